//! A small office for tests: one line makes it, one line does something in it.

#![expect(clippy::expect_used, reason = "a world that cannot be made fails its test")]

use std::{collections::BTreeMap, path::Path, sync::Arc};

use clientele_core::{
    Core, Error, Office, Result, Tx, View,
    access::Session,
    accounts::{self, NewAccount, passwords::Preset},
    clock::{Clock, ScriptedClock},
    customers::{self, Customer, Field, Fields, Written},
    departments::{self, Department, NewDepartment},
    id::DepartmentId,
    journal,
    office::{self, Founding, Made},
    text::Country,
    vault::{Kdf, RecoveryKey},
    words::Language,
};
use tempfile::TempDir;

/// 21 November 2026, 10:00 in Shanghai.
pub const NOW: i64 = 1_795_226_400_000;
/// The password of the founder.
pub const PASSWORD: &str = "correct horse battery 7";
/// What people change their initial password to.
pub const CHANGED: &str = "another stapled lamp 42";

/// An office in a folder of its own, with a clock that stands still.
pub struct World {
    pub office: Office,
    pub core: Arc<Core>,
    pub boss: Session,
    pub clock: Arc<ScriptedClock>,
    pub recovery: RecoveryKey,
    pub home: TempDir,
}

impl Default for World {
    fn default() -> World {
        World::new()
    }
}

impl World {
    /// A new office of one person: `boss`.
    pub fn new() -> World {
        let home = tempfile::tempdir().expect("a temporary folder");
        let clock = ScriptedClock::at(NOW);
        let Made { office, signed_in, recovery, .. } =
            office::create(home.path(), &founding(), clock.clone()).expect("an office is made");
        office.sheet_in_hand().expect("the test has it");
        World { office, core: signed_in.core, boss: signed_in.session, clock, recovery, home }
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Gives up the hold on the home, to open it again.
    pub fn close(self) -> (TempDir, Arc<ScriptedClock>) {
        (self.home, self.clock)
    }

    /// Does something as the boss.
    pub fn write<T>(&self, operation: &str, f: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<T> {
        self.core.write(&self.boss, operation, f)
    }

    /// Reads something as the boss.
    pub fn read<T>(&self, f: impl FnOnce(&View<'_>) -> Result<T>) -> Result<T> {
        self.core.read(&self.boss, f)
    }

    pub fn department(&self, name: &str, parent: Option<DepartmentId>) -> Department {
        let new = NewDepartment { name: name.to_owned(), parent };
        self.write("departments.create", |tx| departments::create(tx, &new)).expect("a department")
    }

    /// Someone with these roles, signed in with a password of their own.
    pub fn person(&self, login: &str, roles: &[&str], department: Option<DepartmentId>) -> Session {
        let new = NewAccount {
            login: login.to_owned(),
            name: format!("{login} 先生"),
            department,
            roles: roles.iter().map(|it| (*it).to_owned()).collect(),
        };
        let issued =
            self.write("accounts.create", |tx| accounts::create(tx, &new)).expect("an account");
        let signed_in = self.office.sign_in(login, &issued.password).expect("an initial password");
        let change = |tx: &mut Tx<'_>| accounts::change_password(tx, &issued.password, CHANGED);
        self.core.write(&signed_in.session, "accounts.change_password", change).expect("a change");
        signed_in.session
    }

    pub fn customer(&self, who: &Session, written: &[(Field, &str)]) -> Result<Customer> {
        let fields = fields(written);
        self.core.write(who, "customers.create", |tx| customers::create(tx, &fields))
    }

    /// The journal as lines, the oldest first: `operation outcome entity.action …`.
    pub fn journal(&self) -> Vec<String> {
        let mut query = journal::EntryQuery { limit: 500, ..Default::default() };
        let mut rows = Vec::new();
        loop {
            let page = self.read(|view| journal::list(view, &query)).expect("the boss may read it");
            rows.extend(page.rows);
            query.before = page.next;
            if query.before.is_none() {
                break;
            }
        }
        let line = |entry: &journal::Entry| {
            let mut line = format!("{} {}", entry.operation, entry.outcome);
            for change in &entry.changes {
                line.push_str(&format!(" {}.{}", change.entity, change.action.word()));
            }
            line
        };
        rows.iter().rev().map(line).collect()
    }

    pub fn has_a_whole_journal(&self) -> bool {
        let verdict = self.read(|view| journal::verify(&self.core, view));
        verdict.expect("the boss may check it").is_whole()
    }

    /// The newest entry of the journal, as a line.
    pub fn last_entry(&self) -> String {
        self.journal().pop().expect("an office begins with an entry")
    }
}

/// What every office of these tests is made of.
pub fn founding() -> Founding<'static> {
    Founding {
        organization: "晨光文具商行",
        login: "boss",
        name: "陈老板",
        password: PASSWORD,
        preset: Preset::Modern,
        country: Country::CN,
        language: Language::ZhCn,
        time_zone: "Asia/Shanghai",
        kdf: Kdf::cheap_for_tests(),
    }
}

pub fn fields(written: &[(Field, &str)]) -> Fields {
    written.iter().map(|(field, text)| (*field, Written::from(*text))).collect::<BTreeMap<_, _>>()
}

/// What needs a home that nobody holds. A program that another test is just starting has all our files,
/// until it is its own.
pub fn once_let_go<T>(attempt: impl Fn() -> Result<T>) -> Result<T> {
    const TRIES: usize = 10_000;
    let patiently = |_| match attempt() {
        Err(Error::Held { .. }) => {
            std::thread::yield_now();
            None
        }
        other => Some(other),
    };
    (0..TRIES).find_map(patiently).unwrap_or_else(&attempt)
}

/// Opens an office that was open before.
pub fn reopen(home: &Path, clock: Arc<dyn Clock>) -> Office {
    once_let_go(|| Office::open(home, clock.clone())).expect("an office opens again")
}

/// The code by which a refusal is known.
pub fn code<T>(outcome: Result<T>) -> String {
    match outcome {
        Ok(_) => "done".to_owned(),
        Err(error) => code_of(&error),
    }
}

pub fn code_of(error: &Error) -> String {
    error.code().to_owned()
}

/// How often a test does something: little every day, much with `CLIENTELE_TEST_SIZE=full`.
pub fn size(usual: usize, full: usize) -> usize {
    if std::env::var("CLIENTELE_TEST_SIZE").is_ok_and(|it| it == "full") { full } else { usual }
}

/// Runs a test once more in a process of its own, where it may change what all tests of a process
/// share; true in that process.
pub fn is_alone(test: &str) -> bool {
    const ALONE: &str = "CLIENTELE_TEST_ALONE";
    if std::env::var(ALONE).is_ok_and(|it| it == test) {
        return true;
    }
    let program = std::env::current_exe().expect("this program");
    let run = std::process::Command::new(program).args(["--exact", test]).env(ALONE, test).output();
    let said = String::from_utf8_lossy(&run.expect("the test once more").stdout).into_owned();
    assert!(said.contains("1 passed"), "{said}");
    false
}
