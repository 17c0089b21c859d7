//! Backups that make themselves.

use super::*;

fn daily(folder: &Path) -> backups::Plan {
    let at = "18:00".parse().unwrap();
    let schedule = Some(backups::Schedule { every_days: 1, at });
    backups::Plan { folder: Some(folder.to_owned()), schedule, is_beside_data: false }
}

#[test]
fn a_plan_is_kept_with_this_home_and_journaled() {
    let world = World::new();
    let folder = tempfile::tempdir().unwrap();
    let standing = || backups::standing_of(&world.office).unwrap().unwrap();
    assert!(standing().is_late);
    let set = |plan: &backups::Plan| world.write("backups.plan", |tx| backups::set_plan(tx, plan));
    set(&daily(folder.path())).unwrap();
    assert_eq!(world.last_entry(), "backups.plan done");
    let kept = world.read(backups::plan).unwrap();
    assert_eq!(
        (kept.folder, kept.schedule),
        (daily(folder.path()).folder, daily(folder.path()).schedule)
    );
    assert_eq!(names_in(folder.path()), Vec::<String>::new());
    assert!(!standing().is_late);

    let schedule = daily(folder.path()).schedule;
    let nowhere = backups::Plan { schedule, ..Default::default() };
    assert_eq!(code(set(&nowhere)), "invalid");
    assert_eq!(code(set(&daily(&folder.path().join("missing")))), "no_folder");
    let mut never = daily(folder.path());
    never.schedule.as_mut().unwrap().every_days = 0;
    assert_eq!(code(set(&never)), "invalid");
    assert_eq!(world.read(backups::plan).unwrap().schedule, schedule);

    world.clock.pass(8 * HOUR);
    assert!(standing().is_late);
}

#[test]
fn what_is_planned_is_made_in_nobodys_name() {
    let world = World::new();
    let folder = tempfile::tempdir().unwrap();
    world.write("backups.plan", |tx| backups::set_plan(tx, &daily(folder.path()))).unwrap();
    world.clock.pass(8 * HOUR);
    world.boss.end();
    assert!(backups::standing_of(&world.office).unwrap().unwrap().is_late);
    let made = backups::create_planned(&world.office, &Job::new()).unwrap().unwrap();
    assert!(made.file.is_file());
    let now = backups::standing_of(&world.office).unwrap().unwrap();
    assert_eq!((now.last_at, now.is_late), (Some(made.manifest.made_at), false));

    let boss = world.office.sign_in("boss", PASSWORD).unwrap().session;
    let query = journal::EntryQuery { limit: 2, ..Default::default() };
    let entries = world.core.read(&boss, |view| journal::list(view, &query)).unwrap().rows;
    let made = entries.iter().find(|it| it.operation == "backups.create").unwrap();
    assert_eq!(made.account, None);

    fs::remove_dir_all(folder.path()).unwrap();
    assert_eq!(code(backups::create_planned(&world.office, &Job::new())), "no_folder");
    let (home, clock) = world.close();
    let office = reopen(home.path(), clock);
    assert_eq!(backups::create_planned(&office, &Job::new()).unwrap(), None);
    assert_eq!(backups::standing_of(&office).unwrap(), None);
}
