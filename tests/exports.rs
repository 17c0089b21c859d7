//! Exports through the gate: what is in the file, for whom, and what is left behind.

mod files;
mod payloads;
mod previews;
mod rights;
mod round_trip;

use std::{fs, path::PathBuf};

use calamine::{Data, Reader, Xlsx};
use clientele_core::{
    Result, View,
    access::Session,
    customers::{self, At, Count, Field, Query, Sort, filters},
    documents::Format,
    exports::{self, Columns, Exported, Preview, Request},
    jobs::Job,
    journal, looks,
    words::Language,
};
use clientele_tests::{World, code};
use tempfile::TempDir;

/// A folder to export into, outside the home.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn names(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder.path()).unwrap();
        names.map(|it| it.unwrap().file_name().into_string().unwrap()).collect()
    }

    fn request(&self, name: &str, fields: &[Field]) -> Request {
        Request {
            to: self.path(name),
            query: Query::default(),
            columns: Columns::Fields(fields.to_vec()),
            language: Language::ZhCn,
        }
    }
}

fn run(world: &World, who: &Session, request: &Request) -> Result<Exported> {
    exports::run(&world.core, who, request, &Job::new())
}

fn filtered(text: &str) -> Query {
    Query { filter: Some(filters::parse(text).unwrap()), ..Query::default() }
}

fn csv(path: &PathBuf) -> Vec<Vec<String>> {
    let bytes = fs::read(path).unwrap();
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").expect("a mark, or Excel reads GBK");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    reader.records().map(|it| it.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn xlsx(path: &PathBuf) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = calamine::open_workbook(path).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    sheet.rows().map(<[Data]>::to_vec).collect()
}

fn pdf(path: &PathBuf) -> String {
    let document = lopdf::Document::load(path).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).unwrap()
}

fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

/// A customer with something in every field that a person can fill.
fn whole(world: &World) {
    world
        .customer(
            &world.boss,
            &[
                (Field::Name, "杭州恒达贸易有限公司"),
                (Field::ExternalNo, "0071"),
                (Field::ContactName, "王伟"),
                (Field::Phone, "138 0013 8000、010-65521234转801、+852 2345 6789"),
                (Field::Email, "wang@example.com, wei@example.com"),
                (Field::Wechat, "wangwei_hz"),
                (Field::Qq, "1003847"),
                (Field::Status, "won"),
                (Field::Source, "referral"),
                (Field::Industry, "trade"),
                (Field::Level, "vip"),
                (Field::Province, "浙江省"),
                (Field::City, "杭州市"),
                (Field::Address, "西湖区文三路 1 号"),
                (Field::PostalCode, "310012"),
                (Field::Website, "https://hengda.example.com"),
                (Field::IdNumber, "11010519491231002X"),
                (Field::BirthdayOn, "1949-12-31"),
                (Field::NextFollowUpOn, "2026-12-01"),
                (Field::LastContactAt, "2026-11-20 14:30"),
                (Field::Notes, "第一行\n第二行"),
                (Field::Sensitivity, "internal"),
            ],
        )
        .unwrap();
}

#[test]
fn a_file_holds_as_many_rows_as_the_list_in_its_order() {
    let (world, desk) = (World::new(), Desk::new());
    for (name, city) in [("丁一", "北京"), ("安二", "上海"), ("程三", "北京"), ("包四", "北京")]
    {
        world.customer(&world.boss, &[(Field::Name, name), (Field::City, city)]).unwrap();
        world.clock.pass(1_000);
    }
    let names = |query: &Query| {
        let request = Request { query: query.clone(), ..desk.request("l.csv", &[Field::Name]) };
        let exported = run(&world, &world.boss, &request).unwrap();
        let list = world.read(|view| customers::list(view, query, &At::Start, 100, Count::Exact));
        let list = list.unwrap();
        assert_eq!(exported.rows, list.total.count);
        let names: Vec<String> = csv(&request.to).into_iter().skip(1).flatten().collect();
        assert_eq!(names, list.rows.into_iter().map(|it| it.name).collect::<Vec<_>>());
        names
    };
    assert_eq!(names(&Query::default()), ["包四", "程三", "安二", "丁一"]);
    let by_name = Query { sort: Sort::parse("name").unwrap(), ..filtered("city=北京") };
    assert_eq!(names(&by_name), ["包四", "程三", "丁一"]);
    let searched = Query {
        search: Some("丁一".to_owned()),
        sort: Sort::parse("name").unwrap(),
        ..Query::default()
    };
    assert_eq!(names(&searched), ["丁一"]);
    assert_eq!(names(&filtered("city=广州")), Vec::<String>::new());
}

#[test]
fn more_rows_than_a_batch_come_out_in_order_and_none_twice() {
    let (world, desk) = (World::new(), Desk::new());
    world
        .write("customers.create", |tx| {
            for n in 0..1_203 {
                let phone = format!("138{n:08}");
                let written = [(Field::Name, format!("客户{n:04}")), (Field::Phone, phone)];
                let written: Vec<_> =
                    written.iter().map(|(it, text)| (*it, text.as_str())).collect();
                customers::create(tx, &clientele_tests::fields(&written))?;
            }
            Ok(())
        })
        .unwrap();
    let query = Query { sort: Sort::parse("name").unwrap(), ..Query::default() };
    let request = Request { query, ..desk.request("l.csv", &[Field::Name, Field::Phone]) };
    let job = Job::new();
    exports::run(&world.core, &world.boss, &request, &job).unwrap();
    let rows = csv(&request.to);
    assert_eq!(rows.len(), 1_204);
    for (n, row) in rows[1..].iter().enumerate() {
        let local = format!("138 {:04} {:04}", n / 10_000, n % 10_000);
        assert_eq!(row, &[format!("客户{n:04}"), local]);
    }
    assert_eq!((job.progress().done, job.progress().total), (1_203, Some(1_203)));
}

#[test]
fn a_failure_leaves_what_was_there_and_nothing_beside_it() {
    let (world, desk) = (World::new(), Desk::new());
    whole(&world);
    fs::write(desk.path("list.csv"), "before").unwrap();
    let entries = world.journal();

    let job = Job::new();
    job.cancel();
    let cancelled = exports::run(&world.core, &world.boss, &desk.request("list.csv", &[]), &job);
    assert_eq!(code(cancelled), "cancelled");
    let missing = Request { to: desk.path("none/list.csv"), ..desk.request("", &[]) };
    assert_eq!(code(run(&world, &world.boss, &missing)), "no_folder");
    let folder = desk.path("folder.csv");
    fs::create_dir(&folder).unwrap();
    assert_eq!(code(run(&world, &world.boss, &desk.request("folder.csv", &[]))), "unwritable");
    fs::remove_dir(&folder).unwrap();
    for name in ["list.xls", "list"] {
        assert_eq!(code(run(&world, &world.boss, &desk.request(name, &[]))), "unknown_file_type");
    }

    assert_eq!(fs::read_to_string(desk.path("list.csv")).unwrap(), "before");
    assert_eq!(desk.names(), ["list.csv"]);
    assert_eq!(world.journal(), entries);
    run(&world, &world.boss, &desk.request("list.csv", &[])).unwrap();
    assert_eq!(csv(&desk.path("list.csv")).len(), 2);
}

#[test]
fn what_cannot_be_read_on_paper_is_refused_before_it_is_written() {
    let (world, desk) = (World::new(), Desk::new());
    whole(&world);
    let complete = |name: &str| Request { columns: Columns::Complete, ..desk.request(name, &[]) };
    let preview = |request: &Request| world.read(|view| exports::preview(view, request));
    assert_eq!(code(preview(&complete("l.pdf"))), "pdf_too_many_columns");
    assert_eq!(code(run(&world, &world.boss, &complete("l.pdf"))), "pdf_too_many_columns");
    assert_eq!(desk.names(), Vec::<String>::new());
    for name in ["l.xlsx", "l.csv"] {
        assert!(preview(&complete(name)).unwrap().headings.len() > 30);
    }
    assert!(preview(&desk.request("l.pdf", &[])).unwrap().headings.len() <= 8);
}

#[test]
fn a_selection_is_written_in_the_order_of_its_list_and_within_reach() {
    let (world, desk) = (World::new(), Desk::new());
    let lin = world.person("lin", &["sales"], None);
    let mut ids = Vec::new();
    for (who, name) in [(&world.boss, "甲"), (&lin, "乙"), (&lin, "丙"), (&lin, "丁")] {
        ids.push(world.customer(who, &[(Field::Name, name)]).unwrap().id);
        world.clock.pass(1_000);
    }
    let selected = |who: &Session, only: Vec<_>| {
        let query = Query { only: Some(only), ..Query::default() };
        let request = Request { query, ..desk.request("l.csv", &[Field::Name, Field::FileNo]) };
        run(&world, who, &request).unwrap();
        let preview = world.core.read(who, |view| exports::preview(view, &request)).unwrap();
        let rows = csv(&request.to);
        assert_eq!(preview.total as usize, rows.len() - 1);
        rows.into_iter().skip(1).map(|row| row[0].clone()).collect::<Vec<_>>()
    };
    assert_eq!(selected(&world.boss, vec![ids[3], ids[0]]), ["丁", "甲"]);
    assert_eq!(selected(&lin, vec![ids[0], ids[1], ids[2]]), ["丙", "乙"]);
    assert_eq!(selected(&lin, vec![]), Vec::<String>::new());
    let many = (1..=1_500).map(clientele_core::id::CustomerId::from).collect();
    assert_eq!(selected(&lin, many), ["丁", "丙", "乙"]);
    let query = journal::EntryQuery { limit: 1, ..Default::default() };
    let page = world.read(|view| journal::list(view, &query)).unwrap();
    assert_eq!(page.rows[0].note["selected"], 1_500);

    let query = Query { only: Some(vec![ids[0], ids[1]]), ..Query::default() };
    let request = Request { query, ..desk.request("l.pdf", &[]) };
    run(&world, &world.boss, &request).unwrap();
    assert!(pdf(&request.to).contains("所选的 2 位客户"));

    let query = Query { but: vec![ids[0], ids[1]], ..Query::default() };
    let request = Request { query, ..desk.request("rest.pdf", &[]) };
    run(&world, &world.boss, &request).unwrap();
    let rest = pdf(&request.to);
    assert!(rest.contains("2 位客户除外") && rest.contains('丙') && !rest.contains('甲'), "{rest}");
}

#[test]
fn the_usual_fields_are_those_of_the_country() {
    let usual = |country: &str| exports::default_fields(Format::Xlsx, country.parse().unwrap());
    let of_china = [Field::Wechat, Field::Source];
    assert!(of_china.iter().all(|it| usual("CN").contains(it)));
    assert!(!of_china.iter().any(|it| usual("DE").contains(it)));
    assert_eq!(usual("DE").len() + of_china.len(), usual("CN").len());
}

#[test]
fn the_usual_fields_are_those_that_somebody_has() {
    let (world, desk) = (World::new(), Desk::new());
    let fields = |who: &Session, name: &str| {
        let preview = |view: &View<'_>| exports::preview(view, &desk.request(name, &[]));
        world.core.read(who, preview).unwrap().fields
    };
    let usual = exports::default_fields(Format::Xlsx, "CN".parse().unwrap());
    assert_eq!(fields(&world.boss, "nobody.xlsx"), usual);
    world.customer(&world.boss, &[(Field::Name, "甲"), (Field::City, "杭州市")]).unwrap();
    let bare = fields(&world.boss, "list.xlsx");
    assert!([Field::Name, Field::Phone, Field::City].iter().all(|it| bare.contains(it)));
    assert!(
        ![Field::Company, Field::LastContactAt, Field::BirthdayOn]
            .iter()
            .any(|it| bare.contains(it))
    );
    let more = [
        (Field::Name, "乙"),
        (Field::BirthdayOn, "1979-05-07"),
        (Field::PostalCode, "310000"),
        (Field::TaxId, "91350100M000100Y43"),
        (Field::LastContactAt, "2026-01-02"),
    ];
    world.customer(&world.boss, &more).unwrap();
    let told = fields(&world.boss, "list.xlsx");
    assert!(more.iter().all(|(it, _)| told.contains(it)), "{told:?}");
    assert!(!fields(&world.boss, "list.pdf").contains(&Field::BirthdayOn));
    // The file is what was shown before it.
    run(&world, &world.boss, &desk.request("list.csv", &[])).unwrap();
    assert_eq!(csv(&desk.path("list.csv"))[0].len(), told.len());
}
