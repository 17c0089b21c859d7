//! Recovery sheets: made anew, taken out of use, and missed when nobody ever had one.

use std::{fs, path::Path, sync::Arc};

use clientele_core::{
    backups, checks,
    clock::ScriptedClock,
    jobs::Job,
    journal, office,
    office::Warning,
    recovery::{self, Renewed},
    vault::RecoveryKey,
    words::Language,
};
use clientele_tests::{CHANGED, PASSWORD, World, code, founding, once_let_go, reopen};

fn renewed(world: &World) -> Renewed {
    world.write("recovery.renew", |tx| recovery::renew(tx, PASSWORD)).unwrap()
}

fn retire_all_but(world: &World, kept: &RecoveryKey) -> clientele_core::Result<Vec<u32>> {
    world.write("recovery.retire", |tx| recovery::retire_others(tx, PASSWORD, kept))
}

/// Whether a sheet lets somebody back in to a home that nobody holds.
fn lets_in(home: &Path, key: &RecoveryKey, clock: &Arc<ScriptedClock>) -> bool {
    let recovered = || office::recover(home, key, "boss", CHANGED, clock.clone());
    match code(once_let_go(recovered)).as_str() {
        "done" => true,
        "wrong_key" => false,
        other => panic!("{other}"),
    }
}

#[test]
fn a_new_sheet_stands_beside_the_old_one_until_that_is_retired() {
    let world = World::new();
    let new = renewed(&world);
    assert_eq!(new.number, 2);
    assert_eq!(world.last_entry(), "recovery.renew done recovery.create");
    let folder = tempfile::tempdir().unwrap();
    let backup = |world: &World| {
        backups::create(&world.core, &world.boss, folder.path(), &Job::new()).unwrap().file
    };
    let opens = |file: &Path, key: &RecoveryKey| {
        code(backups::verify_with(file, backups::Key::Recovery(key), &Job::new()))
    };
    let before = backup(&world);
    assert_eq!([opens(&before, &world.recovery), opens(&before, &new.key)], ["done", "done"]);

    assert_eq!(retire_all_but(&world, &new.key).unwrap(), [1]);
    assert_eq!(world.last_entry(), "recovery.retire done recovery.delete");
    let after = backup(&world);
    assert_eq!([opens(&after, &world.recovery), opens(&after, &new.key)], ["wrong_key", "done"]);
    assert_eq!(retire_all_but(&world, &new.key).unwrap(), [0; 0], "there is nothing more to do");
    assert!(world.has_a_whole_journal());

    let old = RecoveryKey::parse(&world.recovery.groups().join("-")).unwrap();
    let (home, clock) = world.close();
    assert!(!lets_in(home.path(), &old, &clock));
    assert!(lets_in(home.path(), &new.key, &clock));
}

#[test]
fn only_an_administrator_with_the_password_makes_or_retires_a_sheet() {
    let world = World::new();
    let wang = world.person("wang", &["sales", "auditor"], None);
    let denied = world.core.write(&wang, "recovery.renew", |tx| recovery::renew(tx, CHANGED));
    assert_eq!(code(denied), "forbidden");
    assert_eq!(world.last_entry(), "recovery.renew denied");
    let before = fs::read(world.home().join("vault.json")).unwrap();
    let slip = world.write("recovery.renew", |tx| recovery::renew(tx, "not it"));
    assert_eq!(code(slip), "wrong_password");
    let stranger = World::new().recovery;
    assert_eq!(code(retire_all_but(&world, &stranger)), "wrong_key");
    let slip =
        world.write("recovery.retire", |tx| recovery::retire_others(tx, "not it", &world.recovery));
    assert_eq!(code(slip), "wrong_password");
    assert_eq!(fs::read(world.home().join("vault.json")).unwrap(), before);
}

#[test]
fn a_sheet_comes_back_by_no_undo() {
    let world = World::new();
    let new = renewed(&world);
    retire_all_but(&world, &new.key).unwrap();
    let query = journal::EntryQuery { limit: 2, ..Default::default() };
    for entry in world.read(|view| journal::list(view, &query)).unwrap().rows {
        let undone = world.write("journal.undo", |tx| journal::undo(tx, entry.seq, &Job::new()));
        assert_eq!(code(undone), "undo_not_possible", "{}", entry.operation);
    }
}

/// Whoever keeps a sheet does not lose the office because nobody was handed a later one.
#[test]
fn a_sheet_that_was_made_and_never_seen_is_retired_by_whoever_has_an_earlier_one() {
    let world = World::new();
    let lost = renewed(&world);
    assert_eq!(retire_all_but(&world, &world.recovery).unwrap(), [lost.number]);
    let kept = RecoveryKey::parse(&world.recovery.groups().join("-")).unwrap();
    let (home, clock) = world.close();
    assert!(!lets_in(home.path(), &lost.key, &clock));
    assert!(lets_in(home.path(), &kept, &clock));
}

#[test]
fn retiring_is_finished_where_it_was_stopped_between_the_vault_and_the_database() {
    let world = World::new();
    let new = renewed(&world);
    let stopped: clientele_core::Result<()> = world.write("recovery.retire", |tx| {
        recovery::retire_others(tx, PASSWORD, &new.key)?;
        Err(clientele_core::Error::Cancelled)
    });
    assert_eq!(code(stopped), "cancelled");
    assert_eq!(retire_all_but(&world, &new.key).unwrap(), [1]);
    assert_eq!(world.last_entry(), "recovery.retire done recovery.delete");
    let (home, clock) = world.close();
    assert!(lets_in(home.path(), &new.key, &clock));
}

#[test]
fn an_office_whose_making_was_stopped_before_its_sheet_was_seen_says_so_until_there_is_one() {
    let home = tempfile::tempdir().unwrap();
    let clock = ScriptedClock::at(clientele_tests::NOW);
    drop(office::create(home.path(), &founding(), clock.clone()).unwrap());
    let state = || {
        let found = checks::run(home.path());
        found.iter().find(|it| it.name == "recovery").unwrap().state
    };
    let sign_in = || {
        let office = reopen(home.path(), clock.clone());
        let signed_in = office.sign_in("boss", PASSWORD).unwrap();
        (office, signed_in)
    };
    assert_eq!(state(), checks::State::Warn);
    let (office, signed_in) = sign_in();
    assert_eq!(signed_in.warnings, [Warning::NoRecoverySheet]);
    for language in Language::ALL {
        assert!(!Warning::NoRecoverySheet.say(language).is_empty());
    }
    let renew = |tx: &mut clientele_core::Tx<'_>| recovery::renew(tx, PASSWORD);
    signed_in.core.write(&signed_in.session, "recovery.renew", renew).unwrap();
    drop((office, signed_in));
    // Made is not yet in hand: this one may have been lost in the same way.
    let (office, signed_in) = sign_in();
    assert_eq!(signed_in.warnings, [Warning::NoRecoverySheet]);
    office.sheet_in_hand().unwrap();
    drop((office, signed_in));
    assert_eq!(sign_in().1.warnings, []);
    assert_eq!(state(), checks::State::Pass);
}
