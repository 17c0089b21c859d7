//! What each operation leaves in the journal: one entry when it is done, one that says `denied` when
//! the right is lacking, and none when it fails.

use clientele_core::{Error, Result, jobs::Job, journal};
use clientele_tests::{PASSWORD, World, code};

use super::{
    deeds::{Deed, OPERATIONS, Operation},
    scene::{Place, Scene},
};

/// The entries that an operation adds, as `operation outcome`.
fn added<T>(world: &World, f: impl FnOnce() -> T) -> (T, Vec<String>) {
    let before = world.journal().len();
    let outcome = f();
    let entries = world.journal().split_off(before);
    let words = |it: &String| it.split(' ').take(2).collect::<Vec<_>>().join(" ");
    (outcome, entries.iter().map(words).collect())
}

/// What becomes of an office is known from its rows; what was looked at is another matter.
fn rows(world: &World) -> std::collections::BTreeMap<String, Vec<String>> {
    let mut tables = world.core.dump_for_tests().unwrap();
    tables.retain(|name, _| !name.starts_with("looks"));
    tables
}

fn writing() -> impl Iterator<Item = (&'static Operation, &'static str)> {
    OPERATIONS.iter().filter_map(|it| Some((it, it.entry?)))
}

#[test]
fn whatever_is_done_leaves_one_entry_under_its_name() {
    let scene = Scene::new();
    let world = &scene.world;
    for (operation, entry) in writing() {
        // Each finds its record as it was: the one before went to another.
        let place = match operation.name {
            "customers::restore" => Place::Bin,
            "contacts::remove" | "customers::tag_all" | "customers::update_all" => {
                Place::Department
            }
            "customers::delete_all" | "customers::restore_all" => Place::Subtree,
            "customers::delete" | "tasks::delete" => Place::Foreign,
            "accounts::set_state" | "accounts::reset_password" => Place::Subtree,
            _ => Place::Own,
        };
        let role = if operation.name == "journal::undo" { 3 } else { 4 };
        let it = scene.target(role, place).clone();
        let (outcome, entries) = added(world, || perform(&scene, operation, &it));
        outcome.unwrap_or_else(|error| panic!("{}: {error}", operation.name));
        let count = match operation.deed {
            // What these leave is told below, where something is there to be done.
            _ if LATER.contains(&operation.name) => 0,
            Deed::Whole(count, _) => count,
            _ => 1,
        };
        assert_eq!(entries, vec![format!("{entry} done"); count], "{}", operation.name);
    }
    assert!(world.has_a_whole_journal());
}

/// The table of rights tries these on nothing; what the sheets leave, `tests/recovery.rs` tells.
const LATER: &[&str] = &[
    "journal::accept",
    "vault::accept",
    "recovery::renew",
    "recovery::retire_others",
    "imports::resume",
    "backups::verify",
    "backups::restore",
    "backups::undo",
];

fn perform(scene: &Scene, operation: &Operation, it: &super::scene::Target) -> Result<()> {
    let world = &scene.world;
    match operation.deed {
        Deed::Read(_) => unreachable!("it writes"),
        Deed::Write(deed) if operation.name == "accounts::change_password" => {
            let changed = "violet harbour 93 lanterns";
            let _ = deed;
            world.write("accounts.change_password", |tx| {
                clientele_core::accounts::change_password(tx, PASSWORD, changed)
            })
        }
        Deed::Write(deed) => {
            world.write(operation.entry.unwrap_or_default(), |tx| deed(scene, tx, it))
        }
        Deed::Whole(_, deed) => deed(scene, &world.boss, it).map(drop),
    }
}

#[test]
fn a_backup_that_is_verified_restored_and_undone_leaves_one_entry_each_time() {
    use clientele_core::backups;
    let scene = Scene::new();
    let file = scene.backup();
    let world = scene.world;
    let (_, entries) = added(&world, || {
        backups::verify(&world.core, &world.boss, &file, &Job::new()).unwrap();
    });
    assert_eq!(entries, ["backups.verify done"]);

    let counted = world.journal().len();
    backups::restore(&world.core, &world.boss, &file, &Job::new()).unwrap();
    let world = signed_in_again(world);
    // The log goes on where the backup ended: before the entry of its own making.
    let newest = world.journal();
    let since: Vec<&String> =
        newest.iter().filter(|it| it.starts_with("backups.restore")).collect();
    assert_eq!(since, ["backups.restore done"]);
    assert!(newest.len() <= counted + 2);
    backups::undo(&world.core, &world.boss, &Job::new()).unwrap();
    let world = signed_in_again(world);
    let newest = world.journal();
    let undone: Vec<&String> = newest.iter().filter(|it| it.starts_with("backups.undo")).collect();
    assert_eq!(undone, ["backups.undo done"]);
}

fn signed_in_again(world: World) -> World {
    let signed_in = world.office.sign_in("boss", PASSWORD).unwrap();
    World { core: signed_in.core, boss: signed_in.session, ..world }
}

#[test]
fn a_dispute_that_is_accepted_leaves_one_entry() {
    let world = World::new();
    let cut = "delete from changes where seq > 1; delete from operations where seq > 1";
    world.core.tamper_for_tests(cut).unwrap();
    let World { office, core, boss, clock, recovery, home } = world;
    drop((office, core, boss));
    let office = clientele_tests::reopen(home.path(), clock.clone());
    let signed_in = office.sign_in("boss", PASSWORD).unwrap();
    let (core, boss) = (signed_in.core, signed_in.session);
    let world = World { office, core, boss, clock, recovery, home };
    let accept = || journal::accept(&world.core, &world.boss, "硬盘坏了");
    let (outcome, entries) = added(&world, accept);
    outcome.unwrap();
    assert_eq!(entries, ["journal.accept done"]);
    let (outcome, entries) = added(&world, accept);
    assert_eq!(code(outcome), "not_found");
    assert_eq!(entries, [""; 0]);
}

#[test]
fn whatever_fails_at_its_end_leaves_no_entry_and_no_row() {
    let scene = Scene::new();
    let world = &scene.world;
    let before = rows(world);
    for (operation, entry) in writing() {
        let Deed::Write(deed) = operation.deed else { continue };
        let place =
            if operation.name.starts_with("customers::restore") { Place::Bin } else { Place::Own };
        let it = scene.target(4, place);
        let outcome: Result<()> = world.write(entry, |tx| {
            deed(&scene, tx, it)?;
            Err(Error::broken("a planted failure"))
        });
        assert_eq!(code(outcome), "internal", "{}", operation.name);
        assert!(rows(world) == before, "{} left something", operation.name);
    }
}

#[test]
fn whatever_is_cancelled_before_it_is_done_leaves_no_entry_and_no_file() {
    use clientele_core::{backups, exports, reports, words::Language};
    let scene = Scene::new();
    let world = &scene.world;
    let (core, boss) = (&world.core, &world.boss);
    let job = Job::new();
    job.cancel();
    let (to, language) = (scene.file("list.xlsx"), Language::En);
    let query = clientele_core::customers::Query::default();
    let list =
        exports::Request { to: to.clone(), query, columns: exports::Columns::default(), language };
    let report = reports::Request {
        report: reports::Report::Overview,
        scope: reports::Scope::default(),
        to,
        language,
    };
    let (codes, entries) = added(world, || {
        [
            code(exports::run(core, boss, &list, &job)),
            code(reports::run(core, boss, &report, &job)),
            code(backups::create(core, boss, scene.folder.path(), &job)),
        ]
    });
    assert_eq!(codes, ["cancelled"; 3]);
    assert_eq!(entries, [""; 0]);
    assert_eq!(std::fs::read_dir(scene.folder.path()).unwrap().count(), 0);
}

#[test]
fn whoever_lacks_the_right_leaves_one_denied_entry_and_changes_nothing() {
    let scene = Scene::new();
    let world = &scene.world;
    let nobody = world.person("nobody", &[], None);
    let mut denied = 0;
    for (operation, entry) in writing() {
        // These read, and every person may change their own password.
        let reads =
            ["imports::look", "imports::rehearse", "imports::rows_alike", "imports::save_failed"];
        if reads.contains(&operation.name) || operation.name == "accounts::change_password" {
            continue;
        }
        let it = scene.target(4, Place::Own);
        let before = rows(world);
        let (outcome, entries) = added(world, || match operation.deed {
            Deed::Read(_) => unreachable!("it writes"),
            Deed::Write(deed) => world.core.write(&nobody, entry, |tx| deed(&scene, tx, it)),
            Deed::Whole(_, deed) => deed(&scene, &nobody, it).map(drop),
        });
        assert_eq!(code(outcome), "forbidden", "{}", operation.name);
        assert_eq!(entries, [format!("{entry} denied")], "{}", operation.name);
        let mut after = rows(world);
        for table in ["operations", "sqlite_sequence"] {
            after.insert(table.to_owned(), before[table].clone());
        }
        assert!(after == before, "{} changed something", operation.name);
        denied += 1;
    }
    assert!(denied > 35, "only {denied} operations were tried");
}

#[test]
fn signing_in_and_failing_to_leave_one_entry_each() {
    let world = World::new();
    let (_, entries) = added(&world, || world.office.sign_in("boss", PASSWORD).map(drop).unwrap());
    assert_eq!(entries, ["accounts.sign_in done"]);
    let (refused, entries) = added(&world, || code(world.office.sign_in("boss", "wrong")));
    assert_eq!((refused.as_str(), entries), ("wrong_password", vec![]));
    let (_, entries) = added(&world, || world.office.sign_in("boss", PASSWORD).map(drop).unwrap());
    assert_eq!(entries, ["accounts.sign_in done", "accounts.sign_in_failed done"]);
}
