//! Wherever an upgrade is stopped, the office is on the old data or on the new, and never between.

use std::{
    cell::{Cell, RefCell},
    env, fs,
    path::Path,
    process::Command,
};

use refinery::{Migration, Runner, Target};
use tempfile::TempDir;

use super::*;
use crate::{
    accounts::FOUNDER,
    clock::ScriptedClock,
    customers::{self, Field, Written},
    jobs::Progress,
    journal,
    office::{self, Founding, Office},
    vault::{Vault, file},
};

/// What a later version might bring: tables with rows in them, and columns that are filled.
const LATER: [(&str, &str); 2] = [
    (
        "V9001__visits_create",
        "create table visits (
             id integer primary key autoincrement,
             customer_id integer not null constraint visits_customer references customers (id),
             at integer not null
         ) strict;
         insert into visits (customer_id, at) select id, created_at from customers;",
    ),
    (
        "V9002__customers_nickname",
        "alter table customers add column nickname text;
         update customers set nickname = name;",
    ),
];

/// Where an upgrade can be stopped: at its five steps, and between two migrations.
const POINTS: usize = 6;

/// A closed office with three customers.
fn office() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let made = office::create(home.path(), &Founding::for_tests(), ScriptedClock::at(0)).unwrap();
    let (core, session) = (&made.signed_in.core, &made.signed_in.session);
    for name in ["甲", "乙", "丙"] {
        let fields = customers::Fields::from([(Field::Name, Written::from(name))]);
        core.write(session, "customers.create", |tx| customers::create(tx, &fields)).unwrap();
    }
    home
}

fn opened(home: &Path) -> (Vault, DatabaseKey) {
    let vault = file::load(home).unwrap().vault;
    let key = vault.open_with_password(FOUNDER, Founding::PASSWORD).unwrap().database_key();
    (vault, key)
}

/// Every migration of this version, and those of a later one.
fn migrations(later: &[(&str, &str)]) -> Vec<Migration> {
    let later = later.iter().map(|(name, sql)| Migration::unapplied(name, sql).unwrap());
    gate::shipped_migrations().into_iter().chain(later).collect()
}

/// Upgrades to what `later` brings, and asks `stop` at every point whether to go on.
fn upgraded(home: &Path, later: &[(&str, &str)], stop: impl Fn(usize) -> Result<()>) -> Result<()> {
    let point = Cell::new(0);
    let reached = || {
        point.set(point.get() + 1);
        stop(point.get() - 1)
    };
    let all = migrations(later);
    let migrate = |connection: &mut Connection| {
        for number in [9001, 9002] {
            let runner = Runner::new(&all).set_target(Target::Version(number));
            runner.run(connection).map_err(Error::from)?;
            if number == 9001 {
                reached()?;
            }
        }
        Ok(())
    };
    let course = Course { migrate: &migrate, reached: &|_| reached(), job: &Job::new() };
    let (vault, key) = opened(home);
    let live = folders::current(home)?.unwrap();
    follow(&course, home, &live, &vault.id().to_string(), &key).map(drop)
}

#[derive(Debug, PartialEq)]
enum Data {
    Old,
    New,
}

/// Which data the office is on; fails where it is on neither, or anything is lost.
fn data(home: &Path) -> Data {
    let (vault, key) = opened(home);
    let live = folders::current(home).unwrap().expect("a live folder");
    let connection = gate::open(&live.join(gate::DATABASE), &key, Purpose::Write).unwrap();
    check(&connection).unwrap();
    let verdict = journal::check(&connection, &vault.id().to_string()).unwrap();
    // Signing in adds to them.
    assert!(verdict.first_bad.is_none() && verdict.entries >= 5, "{verdict:?}");
    let text = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
    assert_eq!(text("select group_concat(name, '') from customers"), "甲乙丙");
    let brought = text(
        "select (select count(*) from sqlite_schema where name = 'visits') ||
                (select count(*) from pragma_table_info('customers') where name = 'nickname')",
    );
    let applied = gate::applied_migration(&connection).unwrap();
    if applied == gate::newest_migration() {
        assert_eq!(brought, "00");
        return Data::Old;
    }
    assert_eq!((applied, brought.as_str()), (9002, "11"));
    assert_eq!(text("select group_concat(nickname, '') from customers"), "甲乙丙");
    assert_eq!(text("select count(*) || '' from visits"), "3");
    Data::New
}

/// The office on its old data still opens for this version.
fn opens(home: &Path) -> bool {
    let office = Office::open(home, ScriptedClock::at(0)).unwrap();
    office.sign_in("boss", Founding::PASSWORD).is_ok()
}

#[test]
fn an_upgrade_that_goes_well_is_on_the_new_data_and_keeps_the_old() {
    let home = office();
    let old = folders::current(home.path()).unwrap().unwrap();
    let before = fs::read(old.join(gate::DATABASE)).unwrap();
    let points = Cell::new(0);
    upgraded(home.path(), &LATER, |_| {
        points.set(points.get() + 1);
        Ok(())
    })
    .unwrap();
    assert_eq!(points.get(), POINTS);
    assert_eq!(data(home.path()), Data::New);
    assert_eq!(fs::read(old.join(gate::DATABASE)).unwrap(), before);
}

#[test]
fn an_upgrade_that_fails_at_any_step_is_on_the_old_data_until_it_has_switched() {
    for failing in 0..POINTS {
        let home = office();
        let stop = |point| if point == failing { Err(Error::Full) } else { Ok(()) };
        let failed = upgraded(home.path(), &LATER, stop).unwrap_err();
        assert_eq!(failed.code(), "full");
        let is_last = failing == POINTS - 1;
        assert_eq!(data(home.path()), if is_last { Data::New } else { Data::Old }, "{failing}");
        if !is_last {
            assert_eq!(folders::all(home.path()).unwrap().len(), 1, "a copy was left at {failing}");
            assert!(opens(home.path()));
            upgraded(home.path(), &LATER, |_| Ok(())).unwrap();
            assert_eq!(data(home.path()), Data::New);
        }
    }
}

#[test]
fn an_upgrade_tells_how_far_it_is_and_stops_when_asked_to() {
    let home = office();
    let all = migrations(&LATER);
    let migrate = |connection: &mut Connection| Ok(Runner::new(&all).run(connection).map(drop)?);
    let (vault, key) = opened(home.path());
    let live = folders::current(home.path()).unwrap().unwrap();
    let upgrade = |job: &Job, reached: &dyn Fn(Step)| {
        let told = |step| {
            reached(step);
            Ok(())
        };
        let course = Course { migrate: &migrate, reached: &told, job };
        follow(&course, home.path(), &live, &vault.id().to_string(), &key)
    };

    let job = Job::new();
    let stopped = upgrade(&job, &|step| {
        if step == Step::Migrated {
            job.cancel();
        }
    });
    assert_eq!(stopped.unwrap_err().code(), "cancelled");
    assert_eq!(data(home.path()), Data::Old);

    let (job, told) = (Job::new(), RefCell::new(Vec::new()));
    upgrade(&job, &|_| told.borrow_mut().push(job.progress().done)).unwrap();
    assert_eq!(*told.borrow(), [0, READ, COPIED, CHECKED + LOG, CHECKED + LOG]);
    assert_eq!(job.progress(), Progress { done: 100, total: Some(100) });
}

/// The home that the process which is to be killed upgrades, and where it dies.
const HOME: &str = "CLIENTELE_TEST_UPGRADE_HOME";
const POINT: &str = "CLIENTELE_TEST_UPGRADE_POINT";

#[test]
fn an_upgrade_that_is_killed_at_any_step_is_on_the_old_data_or_on_the_new() {
    if let (Ok(home), Ok(deadly)) = (env::var(HOME), env::var(POINT)) {
        let kill = |point: usize| {
            if point.to_string() == deadly { std::process::abort() } else { Ok(()) }
        };
        upgraded(Path::new(&home), &LATER, kill).unwrap();
        return;
    }
    let name =
        "upgrades::tests::an_upgrade_that_is_killed_at_any_step_is_on_the_old_data_or_on_the_new";
    for deadly in 0..POINTS {
        let home = office();
        let mut child = Command::new(env::current_exe().unwrap());
        child.args(["--exact", name, "--test-threads", "1"]);
        let ended = child.env(HOME, home.path()).env(POINT, deadly.to_string()).output().unwrap();
        assert_eq!(ended.status.code(), None, "it was not killed at {deadly}: {ended:?}");
        let is_last = deadly == POINTS - 1;
        assert_eq!(data(home.path()), if is_last { Data::New } else { Data::Old }, "{deadly}");
        if !is_last {
            assert!(opens(home.path()));
            upgraded(home.path(), &LATER, |_| Ok(())).unwrap();
            assert_eq!(data(home.path()), Data::New);
        }
    }
}

#[test]
fn a_migration_that_is_wrong_leaves_the_office_as_it_was() {
    let fails = [LATER[0], ("V9002__customers_wrong", "update customers set nobody = 1;")];
    let orphans = [LATER[0], ("V9002__customers_orphans", "update customers set owner_id = 4711;")];
    let forgets = [
        LATER[0],
        (
            "V9002__journal_forgets",
            "drop trigger operations_stay; drop trigger changes_stay;
             delete from changes where seq = 5; delete from operations where seq = 5;",
        ),
    ];
    for (later, code) in
        [(fails, "internal"), (orphans, "database_damaged"), (forgets, "database_damaged")]
    {
        let home = office();
        // A migration runs with foreign keys off: a slip shows only in the check.
        let wrong = upgraded_without_keys(home.path(), &later).unwrap_err();
        assert_eq!(wrong.code(), code);
        assert_eq!(data(home.path()), Data::Old);
        assert_eq!(folders::all(home.path()).unwrap().len(), 1);
        assert!(opens(home.path()));
    }
}

fn upgraded_without_keys(home: &Path, later: &[(&str, &str)]) -> Result<()> {
    let all = migrations(later);
    let migrate = |connection: &mut Connection| {
        connection.pragma_update(None, "foreign_keys", false)?;
        Runner::new(&all).run(connection)?;
        Ok(())
    };
    let course = Course { migrate: &migrate, reached: &|_| Ok(()), job: &Job::new() };
    let (vault, key) = opened(home);
    let live = folders::current(home)?.unwrap();
    follow(&course, home, &live, &vault.id().to_string(), &key).map(drop)
}
