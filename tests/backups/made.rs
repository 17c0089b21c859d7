//! Backups are made, proved and listed, or leave nothing behind.

use super::*;

#[test]
fn a_backup_is_proved_named_listed_and_journaled() {
    let world = World::new();
    world.customer(&world.boss, &[(Field::Name, "张三")]).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let job = Job::new();
    let created = backups::create(&world.core, &world.boss, folder.path(), &job).unwrap();
    assert_eq!(names_in(folder.path()), ["clientele-20261121-100000.clientele-backup"]);
    assert_eq!(created.manifest.counts.customers, 1);
    assert_eq!(job.progress().total, Some(job.progress().done));
    assert_eq!(world.last_entry(), "backups.create done");
    let entries = world
        .read(|view| journal::list(view, &journal::EntryQuery { limit: 1, ..Default::default() }))
        .unwrap();
    let note = &entries.rows[0].note;
    assert_eq!(note["file"], "clientele-20261121-100000.clientele-backup");
    assert_eq!(note["bytes"], fs::metadata(&created.file).unwrap().len());
    assert_eq!(note["sha256"], created.sha256);
    assert_eq!(note["head"]["seq"], created.manifest.journal.as_ref().unwrap().seq);

    let again = backups::create(&world.core, &world.boss, folder.path(), &Job::new()).unwrap();
    assert_ne!(again.file, created.file);
    fs::write(folder.path().join("clientele-x.clientele-backup.partial"), "half").unwrap();
    fs::write(folder.path().join("other.clientele-backup"), "not a backup").unwrap();
    let listed = world.read(|view| backups::list(view, folder.path())).unwrap();
    let states: Vec<_> = listed.iter().map(|it| (it.state, it.customers)).collect();
    assert_eq!(
        states,
        [
            (State::Whole, Some(1)),
            (State::Whole, Some(1)),
            (State::Damaged, None),
            (State::Partial, None)
        ]
    );
    let verified = backups::verify(&world.core, &world.boss, &created.file, &Job::new()).unwrap();
    assert_eq!((verified.manifest, verified.first_bad), (created.manifest, None));
    assert_eq!(world.last_entry(), "backups.verify done");
}

#[test]
fn who_may_not_make_backups_leaves_a_trace_and_no_file() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    let folder = tempfile::tempdir().unwrap();
    let (_kept, file) = backup(&world);
    let job = Job::new();
    assert_eq!(code(backups::create(&world.core, &lin, folder.path(), &job)), "forbidden");
    assert_eq!(world.last_entry(), "backups.create denied");
    assert_eq!(code(backups::restore(&world.core, &lin, &file, &job)), "forbidden");
    assert_eq!(world.last_entry(), "backups.restore denied");
    assert_eq!(code(backups::undo(&world.core, &lin, &Job::new())), "forbidden");
    assert_eq!(code(backups::verify(&world.core, &lin, &file, &job)), "forbidden");
    assert_eq!(code(world.core.read(&lin, |view| backups::list(view, folder.path()))), "forbidden");
    assert_eq!(names_in(folder.path()), Vec::<String>::new());
}

#[test]
fn a_cancelled_or_failed_backup_leaves_nothing_behind() {
    let world = World::new();
    let folder = tempfile::tempdir().unwrap();
    let before = (world.journal(), names_in(world.home()));
    let job = Job::new();
    job.cancel();
    assert_eq!(code(backups::create(&world.core, &world.boss, folder.path(), &job)), "cancelled");
    let nowhere = folder.path().join("nowhere");
    assert_eq!(code(backups::create(&world.core, &world.boss, &nowhere, &Job::new())), "no_folder");
    assert_eq!(names_in(folder.path()), Vec::<String>::new());
    assert_eq!((world.journal(), names_in(world.home())), before);
}

#[test]
fn a_proof_is_remembered_beside_the_backup() {
    let world = World::new();
    let (folder, file) = backup(&world);
    let listed = || world.read(|view| backups::list(view, folder.path())).unwrap().remove(0);
    assert_eq!(listed().verified_at, listed().made_at);
    world.clock.pass(MINUTE);
    backups::verify(&world.core, &world.boss, &file, &Job::new()).unwrap();
    assert_eq!(listed().verified_at, listed().made_at.map(|it| it + MINUTE as i64));
    let looked = world.read(|view| backups::look(view, &file)).unwrap();
    assert_eq!((looked.state, looked.customers), (State::Whole, Some(0)));
}
