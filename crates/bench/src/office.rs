//! The office that is measured: three departments, twelve sellers, and its list imported.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clientele_core::{
    Core, Office,
    access::Session,
    accounts::{self, NewAccount, passwords::Preset},
    clock::SystemClock,
    departments::{self, NewDepartment},
    imports::{self, OnDuplicate, Options, Source},
    jobs::Job,
    office::{self, Founding, SignedIn},
    text::Country,
    vault::Kdf,
    words::Language,
};
use clientele_tables::read::Reader;

use crate::{
    Outcome, list,
    stopwatch::{self, Cost},
};

pub const BOSS: &str = "boss";
pub const PASSWORD: &str = "correct horse battery 7";
const CHANGED: &str = "another stapled lamp 42";
const SELLERS: usize = 12;

/// An office with everyone signed in who is measured.
pub struct Bench {
    pub home: PathBuf,
    pub core: std::sync::Arc<Core>,
    pub boss: Session,
    /// Sees their own customers: a twelfth of all.
    pub seller: Session,
    /// Sees those of a department and what is below it: a third of all.
    pub lead: Session,
    office: Office,
}

impl Bench {
    /// The office of this size, from the last run or made now.
    pub fn of(folder: &Path, customers: u64, is_fresh: bool) -> Outcome<Bench> {
        let home = folder.join(format!("office-{customers}"));
        let is_whole = home.join(DONE).exists();
        if is_fresh || !is_whole {
            if home.exists() {
                fs::remove_dir_all(&home)?;
            }
            eprintln!("filling an office of {customers} customers, once …");
            let (bench, ..) = Bench::filled(&home, folder, customers)?;
            drop(bench);
            fs::write(home.join(DONE), "")?;
        }
        Bench::open(&home)
    }

    /// A new office that has just imported a list of this size, and what that cost.
    pub fn filled(home: &Path, folder: &Path, customers: u64) -> Outcome<(Bench, Cost)> {
        let bench = Bench::found(home)?;
        let options = Options { on_duplicate: OnDuplicate::Skip, ..Options::default() };
        let (mut come, mut cost) = (0, Cost::default());
        for first in (1..=customers).step_by(A_SHEET) {
            let last = customers.min(first + A_SHEET as u64 - 1);
            let source = Source { reader: reader()?, path: sheet(folder, customers, first) };
            let owners: Vec<String> = (0..SELLERS).map(seller_name).collect();
            list::write(&source.path, customers, first..=last, &owners)?;
            let (report, taken) = stopwatch::of_process(|| {
                imports::run(&bench.core, &bench.boss, &source, &options, &Job::new())
            });
            let report = report?;
            // Of a million some are called alike: people are found as duplicates, and the contacts of
            // companies as more people of the first.
            come += report.new + report.duplicates + report.contacts;
            cost += taken;
        }
        if come < customers {
            return Err(format!("only {come} of {customers} rows came in").into());
        }
        Ok((bench, cost))
    }

    fn found(home: &Path) -> Outcome<Bench> {
        let founding = Founding {
            organization: "晨光文具商行",
            login: BOSS,
            name: "陈老板",
            password: PASSWORD,
            preset: Preset::Modern,
            country: Country::CN,
            language: Language::ZhCn,
            time_zone: "Asia/Shanghai",
            kdf: Kdf::standard(),
        };
        let made = office::create(home, &founding, SystemClock::shared())?;
        let SignedIn { core, session, .. } = made.signed_in;
        for department in 0..3 {
            let new = NewDepartment { name: format!("销售{}部", department + 1), parent: None };
            let department =
                core.write(&session, "departments.create", |tx| departments::create(tx, &new))?;
            let lead = format!("lead{}", department.id);
            let sellers = (0..SELLERS).filter(|it| it % 3 == (department.id.get() as usize) % 3);
            let names = sellers.map(|it| (seller_login(it), seller_name(it), "sales"));
            for (login, name, role) in names.chain([(lead.clone(), lead, "manager")]) {
                let new = NewAccount {
                    login: login.clone(),
                    name,
                    department: Some(department.id),
                    roles: vec![role.to_owned()],
                };
                let issued =
                    core.write(&session, "accounts.create", |tx| accounts::create(tx, &new))?;
                if is_measured(&login) {
                    let first = made.office.sign_in(&login, &issued.password)?;
                    core.write(&first.session, "accounts.change_password", |tx| {
                        accounts::change_password(tx, &issued.password, CHANGED)
                    })?;
                }
            }
        }
        drop((core, session, made.office));
        Bench::open(home)
    }

    /// Opens an office that stands, and signs everyone in.
    pub fn open(home: &Path) -> Outcome<Bench> {
        let office = Office::open(home, SystemClock::shared())?;
        let SignedIn { core, session: boss, .. } = office.sign_in(BOSS, PASSWORD)?;
        let seller = office.sign_in("seller01", CHANGED)?.session;
        let lead = office.sign_in(LEAD, CHANGED)?.session;
        Ok(Bench { home: home.to_owned(), core, boss, seller, lead, office })
    }

    /// Signs in once more.
    pub fn sign_in(&self) -> Outcome {
        self.office.sign_in(BOSS, PASSWORD)?;
        Ok(())
    }
}

/// As many rows as an office would put on one sheet; the importer takes up to a million.
const A_SHEET: usize = 500_000;

/// The sheet that begins with this customer.
pub fn sheet(folder: &Path, customers: u64, first: u64) -> PathBuf {
    folder.join(format!("list-{customers}-{first}.csv"))
}

/// Stands in an office that came in whole.
const DONE: &str = "filled";
const LEAD: &str = "lead1";

fn is_measured(login: &str) -> bool {
    login == LEAD || login == "seller01"
}

fn seller_login(at: usize) -> String {
    format!("seller{:02}", at + 1)
}

pub fn seller_name(at: usize) -> String {
    const NAMES: [&str; SELLERS] = [
        "王思远",
        "李晓梅",
        "张志强",
        "刘佳琪",
        "陈建国",
        "杨雅婷",
        "赵鹏飞",
        "黄海燕",
        "周宇轩",
        "吴欣怡",
        "徐子涵",
        "孙浩然",
    ];
    NAMES[at % SELLERS].to_owned()
}

/// What takes sheets apart: this program, started once more.
pub fn reader() -> Outcome<Reader> {
    Ok(Reader::new(std::env::current_exe()?))
}
