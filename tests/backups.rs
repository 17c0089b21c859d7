//! Backups: what is in them comes back, whatever is wrong with them is refused, and nobody's data is
//! touched by either.

mod made;
mod planned;
mod refused;

use std::{
    fs,
    path::{Path, PathBuf},
};

use clientele_core::{
    Core, Error, backups,
    backups::{Key, State},
    customers::{self, Edit, Field},
    jobs::Job,
    journal, tags,
};
use clientele_tests::{CHANGED, PASSWORD, World, code, fields, reopen, size};

/// Makes a backup in a folder of its own.
fn backup(world: &World) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let created = backups::create(&world.core, &world.boss, folder.path(), &Job::new()).unwrap();
    (folder, created.file)
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn customers_of(core: &Core, session: &clientele_core::access::Session) -> Vec<String> {
    let query = customers::Query::default();
    let page = core.read(session, |view| {
        customers::list(view, &query, &customers::At::Start, 100, customers::Count::Exact)
    });
    page.unwrap().rows.into_iter().map(|it| it.name).collect()
}

const HOUR: u64 = 3_600_000;
const MINUTE: u64 = 60_000;

#[test]
fn an_office_comes_back_in_a_new_place_with_its_passwords_or_its_sheet() {
    let world = World::new();
    let he = world.person("he", &["service"], None);
    world.customer(&world.boss, &[(Field::Name, "张三"), (Field::Phone, "13800138000")]).unwrap();
    let seen = world.core.read(&he, |view| {
        customers::list(
            view,
            &customers::Query::default(),
            &customers::At::Start,
            10,
            customers::Count::Exact,
        )
    });
    assert_eq!(seen.unwrap().rows.len(), 1);
    let before = world.core.dump_for_tests().unwrap();
    let (_folder, file) = backup(&world);
    let clock = world.clock.clone();
    let place = tempfile::tempdir().unwrap();
    let clock: std::sync::Arc<dyn clientele_core::clock::Clock> = clock;
    let into = |name: &str, key: Key<'_>| {
        backups::restore_into(&file, key, &place.path().join(name), &clock, &Job::new())
    };
    assert_eq!(code(into("a", Key::Password("a wrong one, certainly"))), "wrong_key");
    // Whoever may not restore has a way into the office, but none into the file.
    assert_eq!(code(into("a", Key::Password(CHANGED))), "wrong_key");
    assert_eq!(names_in(place.path()), Vec::<String>::new());

    let restored = into("by password", Key::Password(PASSWORD)).unwrap();
    assert_eq!((restored.disabled, restored.first_bad), (0, None));
    into("by sheet", Key::Recovery(&world.recovery)).unwrap();
    assert_eq!(code(into("by sheet", Key::Password(PASSWORD))), "home_in_use");
    fs::create_dir(place.path().join("full")).unwrap();
    fs::write(place.path().join("full/letter.txt"), "mine").unwrap();
    assert_eq!(code(into("full", Key::Password(PASSWORD))), "not_empty");
    assert_eq!(names_in(&place.path().join("full")), ["letter.txt"]);

    for name in ["by password", "by sheet"] {
        let office = reopen(&place.path().join(name), clock.clone());
        assert_eq!(code(office.sign_in("boss", CHANGED)), "wrong_password");
        let signed_in = office.sign_in("boss", PASSWORD).unwrap();
        office.sign_in("he", CHANGED).unwrap();
        let verdict =
            signed_in.core.read(&signed_in.session, |view| journal::verify(&signed_in.core, view));
        assert!(verdict.unwrap().is_whole());
        same_but_for_the_log(&before, &signed_in.core.dump_for_tests().unwrap());
    }
}

type Dump = std::collections::BTreeMap<String, Vec<String>>;

/// Everything is the same; the log and the record of looks may have gone on.
fn same_but_for_the_log(before: &Dump, after: &Dump) {
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (table, rows) in before {
        let now = &after[table];
        match table.as_str() {
            "operations" | "changes" | "looks" => {
                assert!(now.len() >= rows.len() && now[..rows.len()] == rows[..], "{table}");
            }
            "sqlite_sequence" => assert_eq!(now.len(), rows.len()),
            _ => assert_eq!(now, rows, "{table}"),
        }
    }
}

#[test]
fn a_restore_brings_the_data_back_and_leaves_people_and_looks_as_they_are_and_can_be_undone() {
    let world = World::new();
    let first = world.customer(&world.boss, &[(Field::Name, "张三")]).unwrap();
    let gone = world.person("gone", &["sales"], None);
    let (_folder, file) = backup(&world);
    world.customer(&world.boss, &[(Field::Name, "李四")]).unwrap();
    world.write("customers.delete", |tx| customers::delete(tx, first.id)).unwrap();
    let late = world.person("late", &["manager"], None);
    world
        .write("accounts.disable", |tx| {
            let gone = gone.account();
            clientele_core::accounts::set_state(
                tx,
                gone,
                clientele_core::access::AccountState::Disabled,
            )
        })
        .unwrap();
    let looks = world.core.dump_for_tests().unwrap()["looks"].len();
    let abandoned = world.core.dump_for_tests().unwrap()["operations"].len();

    let restored = backups::restore(&world.core, &world.boss, &file, &Job::new()).unwrap();
    assert_eq!((restored.manifest.counts.customers, restored.disabled), (1, 0));
    assert_eq!(code(world.read(|_| Ok(()))), "signed_out");
    assert_eq!(code(world.core.read(&late, |_| Ok(()))), "signed_out");
    assert_eq!(code(world.write("tags.create", |_| Ok(()))), "signed_out");

    assert_eq!(code(world.office.sign_in("gone", CHANGED)), "disabled");
    world.office.sign_in("late", CHANGED).unwrap();
    let back = world.office.sign_in("boss", PASSWORD).unwrap();
    assert_eq!(customers_of(&back.core, &back.session), ["张三"]);
    let verdict = back.core.read(&back.session, |view| journal::verify(&back.core, view)).unwrap();
    assert!(verdict.is_whole(), "{verdict:?}");
    assert!(back.core.dump_for_tests().unwrap()["looks"].len() >= looks);
    let next = back.core.write(&back.session, "customers.create", |tx| {
        customers::create(tx, &fields(&[(Field::Name, "王五")]))
    });
    let next = next.unwrap();
    assert!(next.id.get() > first.id.get() + 1, "numbers go on above what was given up");
    let seq = back
        .core
        .read(&back.session, |view| {
            journal::list(view, &journal::EntryQuery { limit: 500, ..Default::default() })
        })
        .unwrap()
        .rows;
    let entry = seq.iter().find(|it| it.operation == "backups.restore").unwrap();
    assert!(entry.seq as usize > abandoned);
    let changes = journal::EntryQuery { limit: 500, only_changes: true, ..Default::default() };
    let changes = back.core.read(&back.session, |view| journal::list(view, &changes)).unwrap();
    let told = |it: &journal::Entry| it.operation == "backups.restore" && it.seq == entry.seq;
    assert_eq!(changes.rows.iter().filter(|it| told(it)).count(), 1, "no change is greater");
    assert!(entry.note["abandoned"]["seq"].as_u64().unwrap() as usize >= abandoned);

    let stopped = Job::new();
    stopped.cancel();
    assert_eq!(code(backups::undo(&back.core, &back.session, &stopped)), "cancelled");
    assert_eq!(customers_of(&back.core, &back.session).len(), 2, "nothing was switched");
    let job = Job::new();
    backups::undo(&back.core, &back.session, &job).unwrap();
    assert_eq!(job.progress().total, Some(job.progress().done));
    let again = world.office.sign_in("boss", PASSWORD).unwrap();
    assert_eq!(customers_of(&again.core, &again.session), ["李四"]);
    let verdict = again.core.read(&again.session, |view| journal::verify(&again.core, view));
    assert!(verdict.unwrap().is_whole());
    assert_eq!(code(backups::undo(&again.core, &again.session, &Job::new())), "undo_not_possible");
}

/// A sequence of numbers that is the same at every run.
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        (self.0 >> 33) as usize % limit
    }
}

#[test]
fn whatever_was_done_comes_back_the_same() {
    let world = World::new();
    let mut dice = Dice(11);
    let mut people = Vec::new();
    let place = tempfile::tempdir().unwrap();
    let clock: std::sync::Arc<dyn clientele_core::clock::Clock> = world.clock.clone();
    for round in 0..size(100, 500) {
        for _ in 0..1 + dice.up_to(8) {
            something(&world, &mut dice, &mut people);
        }
        let before = world.core.dump_for_tests().unwrap();
        let (_folder, file) = backup(&world);
        let into = place.path().join(round.to_string());
        let job = Job::new();
        backups::restore_into(&file, Key::Recovery(&world.recovery), &into, &clock, &job).unwrap();
        let office = reopen(&into, clock.clone());
        let signed_in = office.sign_in("boss", PASSWORD).unwrap();
        same_but_for_the_log(&before, &signed_in.core.dump_for_tests().unwrap());
        drop((signed_in, office));
        fs::remove_dir_all(&into).unwrap();
    }
}

/// One of the things that people do.
fn something(world: &World, dice: &mut Dice, made: &mut Vec<clientele_core::id::CustomerId>) {
    let text = format!("{}号", dice.up_to(100_000));
    world.clock.pass(1 + dice.up_to(5_000) as u64);
    match (dice.up_to(6), made.is_empty()) {
        (0, _) | (_, true) => {
            let phone = format!("138{:08}", dice.up_to(100_000_000));
            let written = [(Field::Name, text.as_str()), (Field::Phone, phone.as_str())];
            made.push(world.customer(&world.boss, &written).unwrap().id);
        }
        (1, _) => {
            let new = tags::NewTag { name: text, colour: None };
            // The same name twice is refused: nothing happens then.
            let _ = world.write("tags.create", |tx| tags::create(tx, &new));
        }
        (2, _) => {
            let id = made[dice.up_to(made.len())];
            let _ = world.write("customers.delete", |tx| customers::delete(tx, id));
        }
        (3, _) => {
            let id = made[dice.up_to(made.len())];
            let _ = world.write("customers.restore", |tx| customers::restore(tx, id));
        }
        _ => {
            let id = made[dice.up_to(made.len())];
            let set = fields(&[(Field::Notes, &text)]);
            let edit = Edit { set, version: None };
            let _ = world.write("customers.update", |tx| customers::update(tx, id, &edit));
            let _ = world.read(|view| customers::show(view, id));
        }
    }
}

#[test]
fn a_restore_says_before_what_it_takes_away_and_after_that_it_can_be_undone() {
    let world = World::new();
    let kept = world.customer(&world.boss, &[(Field::Name, "张三")]).unwrap();
    let (_folder, file) = backup(&world);
    assert_eq!(world.read(backups::reversible).unwrap(), None);
    world.customer(&world.boss, &[(Field::Name, "李四")]).unwrap();
    let edit = Edit { set: fields(&[(Field::City, "昆山")]), version: None };
    world.write("customers.update", |tx| customers::update(tx, kept.id, &edit)).unwrap();
    let preview = world.read(|view| backups::preview(view, &file)).unwrap();
    assert_eq!((preview.customers, preview.customers_now), (1, 2));
    assert_eq!(preview.lost, backups::Lost { created: 1, changed: 1, tasks: 0 });

    let before = backups::standing_of(&world.office).unwrap();
    backups::restore(&world.core, &world.boss, &file, &Job::new()).unwrap();
    let back = world.office.sign_in("boss", PASSWORD).unwrap();
    let reversible = back.core.read(&back.session, backups::reversible).unwrap().unwrap();
    assert_eq!(reversible.made_at, preview.made_at);
    // The data was rewound, what is known of its backups was not.
    assert_eq!(backups::standing_of(&world.office).unwrap(), before);
    backups::undo(&back.core, &back.session, &Job::new()).unwrap();
    let again = world.office.sign_in("boss", PASSWORD).unwrap();
    assert_eq!(again.core.read(&again.session, backups::reversible).unwrap(), None);
    assert_eq!(customers_of(&again.core, &again.session).len(), 2);
}
