//! Reports through the gate: what adds up to what, for whom, and how it reads in a file.

mod figures;
mod files;
mod narrowed;

use std::{fs, path::PathBuf};

use calamine::{Data, Reader, Xlsx};
use clientele_core::{
    Error, Result,
    access::Session,
    customers::{self, At, Count, Field, Query, filters::Filter},
    documents::Format,
    jobs::Job,
    journal, looks,
    reports::{self, Lead, Report, ReportData, Reported, Request},
    tags, tasks,
    words::Language,
};
use clientele_tables::Cell;
use clientele_tests::{World, code};
use tempfile::TempDir;

fn data(world: &World, who: &Session, report: &Report) -> Result<ReportData> {
    world
        .core
        .read(who, |view| reports::data(view, report, &reports::Scope::default(), Language::ZhCn))
}

/// A report about a part of the office.
fn part(
    world: &World,
    report: &Report,
    period: Option<&str>,
    department: Option<&str>,
) -> Result<ReportData> {
    let [period, department] = [period, department].map(|it| it.map(str::to_owned));
    let scope = reports::Scope { period, department };
    world.read(|view| reports::data(view, report, &scope, Language::ZhCn))
}

fn write(world: &World, who: &Session, report: Report, to: PathBuf) -> Result<Reported> {
    let request =
        Request { report, scope: reports::Scope::default(), to, language: Language::ZhCn };
    reports::run(&world.core, who, &request, &Job::new())
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::Moment(moment) => moment.to_string(),
        other => format!("{other:?}"),
    }
}

/// A section's rows as lines: `name n …`.
fn lines(data: &ReportData, key: &str) -> Vec<String> {
    let section = data.sections.iter().find(|it| it.key == key).expect("a section");
    let line = |row: &Vec<Cell>| row.iter().map(shown).collect::<Vec<_>>().join(" ");
    section.rows.iter().map(line).collect()
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn pdf(path: &PathBuf) -> String {
    let document = lopdf::Document::load(path).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).unwrap()
}

/// Five customers of two people in two months.
fn office() -> (World, Session) {
    let world = World::new();
    let north = world.department("华北", None);
    let lin = world.person("lin", &["sales"], Some(north.id));
    world
        .write("tags.create", |tx| {
            for name in ["VIP", "展会"] {
                tags::create(tx, &tags::NewTag { name: name.to_owned(), colour: None })?;
            }
            Ok(())
        })
        .unwrap();
    let all: [(&Session, &[(Field, &str)]); 5] = [
        (&world.boss, &[(Field::Name, "甲"), (Field::Status, "won"), (Field::Tags, "VIP")]),
        (&world.boss, &[(Field::Name, "乙"), (Field::Status, "potential"), (Field::Level, "a")]),
        (&lin, &[(Field::Name, "丙"), (Field::Status, "won"), (Field::Tags, "VIP、展会")]),
        (&lin, &[(Field::Name, "丁")]),
        (&lin, &[(Field::Name, "戊"), (Field::Status, "won")]),
    ];
    for (n, (who, written)) in all.into_iter().enumerate() {
        if n == 3 {
            // Half a month on: it is December.
            world.clock.set_wall(clientele_tests::NOW + 15 * 86_400_000);
        }
        world.customer(who, written).unwrap();
    }
    (world, lin)
}

/// How many customers each row of a section leads to.
fn led_to(world: &World, data: &ReportData, key: &str) -> Vec<u64> {
    let section = data.sections.iter().find(|it| it.key == key).expect("a section");
    let count = |lead: &Option<Lead>| {
        let Some(Lead::List(filters)) = lead else { panic!("no list") };
        let filter = (!filters.is_empty()).then(|| Filter::And(filters.clone()));
        let query = Query { filter, ..Query::default() };
        let list = |view: &clientele_core::View<'_>| {
            customers::list(view, &query, &At::Start, 1, Count::Exact)
        };
        world.read(list).unwrap().total.count
    };
    section.leads.iter().map(count).collect()
}

#[test]
fn a_report_counts_only_what_both_rights_reach() {
    let (world, lin) = office();
    let own = data(&world, &lin, &Report::Overview).unwrap();
    assert_eq!(lines(&own, "summary")[0], "客户总数 3");
    assert_eq!(lines(&own, "by_owner"), ["lin 先生 3 100"]);
    assert_eq!(lines(&own, "by_tag"), ["VIP 1", "展会 1"]);
    // Reads everyone's customers, but reports on own ones only: there are none.
    let both = world.person("qian", &["service", "sales"], None);
    let none = data(&world, &both, &Report::Overview).unwrap();
    assert_eq!(lines(&none, "summary")[0], "客户总数 0");
    assert_eq!(lines(&none, "by_tag"), Vec::<String>::new());
    let foreign = Report::Customer { file_no: "K000001".to_owned() };
    assert_eq!(code(data(&world, &both, &foreign)), "not_found");
    assert_eq!(code(data(&world, &lin, &foreign)), "not_found");
}

#[test]
fn without_the_right_there_is_no_report_and_the_attempt_is_journaled() {
    let (world, _) = office();
    let service = world.person("he", &["service"], None);
    let folder = folder();
    let to = folder.path().join("r.xlsx");
    assert_eq!(code(data(&world, &service, &Report::Overview)), "forbidden");
    assert_eq!(code(write(&world, &service, Report::Overview, to)), "forbidden");
    assert_eq!(world.last_entry(), "reports.run denied");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_report_is_journaled_and_single_customers_count_as_looks() {
    let (world, _) = office();
    let auditor = world.person("shen", &["auditor"], None);
    let folder = folder();
    let to = folder.path().join("卡.pdf");
    let report = Report::Customer { file_no: "K000001".to_owned() };
    let written = write(&world, &world.boss, report, to).unwrap();
    let query = journal::EntryQuery { limit: 1, ..Default::default() };
    let page = world.read(|view| journal::list(view, &query)).unwrap();
    assert_eq!(page.rows[0].operation, "reports.run");
    assert_eq!(
        page.rows[0].note,
        serde_json::json!({
            "report": "customer",
            "rows": written.rows,
            "file": "卡.pdf",
            "sha256": written.sha256,
            "file_no": "K000001",
        })
    );
    let query = looks::LookQuery { limit: 10, ..Default::default() };
    let seen = world.core.read(&auditor, |view| looks::list(&world.core, view, &query)).unwrap();
    assert_eq!((seen[0].kind.as_str(), seen[0].entity_id, seen[0].count), ("printed", Some(1), 1));
    let report = Report::Customer { file_no: "K000002".to_owned() };
    data(&world, &world.boss, &report).unwrap();
    let seen = world.core.read(&auditor, |view| looks::list(&world.core, view, &query)).unwrap();
    assert_eq!((seen[0].kind.as_str(), seen[0].entity_id), ("opened", Some(2)));
}

#[test]
fn reports_are_asked_for_by_name() {
    let names: Vec<&str> = reports::names(Language::En).iter().map(|it| it.name).collect();
    assert_eq!(names, ["overview", "new_customers", "follow_ups", "customer"]);
    for name in names {
        assert_eq!(Report::parse(name, Some("K1")).unwrap().name(), name);
    }
    assert_eq!(code(Report::parse("turnover", None)), "unknown_report");
    assert_eq!(code(Report::parse("customer", Some(" "))), "invalid");
}
