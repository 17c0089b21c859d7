//! Exports through the gate: what is in the file, for whom, and what is left behind.

mod payloads;
mod round_trip;

use std::{fs, path::PathBuf};

use calamine::{Data, Reader, Xlsx};
use clientele_core::{
    Result,
    access::Session,
    customers::{self, At, Count, Field, Query, Sort, filters},
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

/// What a spreadsheet's day number means.
fn moment_of(serial: f64) -> String {
    let zero = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap().and_time(Default::default());
    (zero + chrono::TimeDelta::seconds((serial * 86_400.0).round() as i64)).to_string()
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

const WHOLE: &[Field] = &[
    Field::FileNo,
    Field::ExternalNo,
    Field::Kind,
    Field::Name,
    Field::ContactName,
    Field::Phone,
    Field::Email,
    Field::Wechat,
    Field::Qq,
    Field::Status,
    Field::Source,
    Field::Industry,
    Field::Level,
    Field::Owner,
    Field::Province,
    Field::City,
    Field::Address,
    Field::PostalCode,
    Field::Website,
    Field::IdNumber,
    Field::BirthdayOn,
    Field::Notes,
    Field::NextFollowUpOn,
    Field::LastContactAt,
    Field::Sensitivity,
    Field::CreatedAt,
    Field::CreatedBy,
    Field::Version,
];

#[test]
fn a_sheet_holds_words_dates_and_text_that_stays_text() {
    let (world, desk) = (World::new(), Desk::new());
    whole(&world);
    let request = desk.request("名单.xlsx", WHOLE);
    let exported = run(&world, &world.boss, &request).unwrap();
    assert_eq!((exported.rows, exported.masked), (1, vec![]));
    let rows = xlsx(&request.to);
    assert_eq!(rows[0][3], text("客户名称"));
    let shown: Vec<String> = rows[1]
        .iter()
        .map(|it| match it {
            Data::String(text) => text.clone(),
            Data::DateTime(moment) => moment_of(moment.as_f64()),
            Data::Float(number) => format!("number {number}"),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(
        shown,
        [
            "K000001",
            "0071",
            "企业",
            "杭州恒达贸易有限公司",
            "王伟",
            "138 0013 8000、010-65521234-801、+852 2345 6789",
            "wang@example.com、wei@example.com",
            "wangwei_hz",
            "1003847",
            "已成交",
            "转介绍",
            "贸易",
            "VIP",
            "陈老板",
            "浙江省",
            "杭州市",
            "西湖区文三路 1 号",
            "310012",
            "https://hengda.example.com",
            "11010519491231002X",
            "1949-12-31 00:00:00",
            "第一行\n第二行",
            "2026-12-01 00:00:00",
            "2026-11-20 14:30:00",
            "内部",
            "2026-11-21 10:00:00",
            "陈老板",
            "number 1",
        ]
    );
    assert_eq!(rows[2][0], text("合计"), "an import knows this row by its word");
    assert_eq!(rows[2][2], Data::Float(1.0), "the count");
    assert_eq!(rows.len(), 3);
}

#[test]
fn the_total_follows_the_rows_and_the_headings_stay_in_sight() {
    let (world, desk) = (World::new(), Desk::new());
    for name in ["张三", "李四", "王五"] {
        world.customer(&world.boss, &[(Field::Name, name)]).unwrap();
    }
    let request = desk.request("list.xlsx", &[Field::FileNo, Field::Name, Field::Phone]);
    run(&world, &world.boss, &request).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook(&request.to).unwrap();
    let name = book.sheet_names()[0].clone();
    assert_eq!(name, "客户");
    let formulas = book.worksheet_formula(&name).unwrap();
    let live: Vec<&String> = formulas.rows().flatten().filter(|it| !it.is_empty()).collect();
    assert_eq!(live, ["SUBTOTAL(103,B2:B4)"]);
}

#[test]
fn csv_opens_in_excel_and_reads_back_the_same() {
    let (world, desk) = (World::new(), Desk::new());
    whole(&world);
    let request = Request { language: Language::En, ..desk.request("list.csv", WHOLE) };
    run(&world, &world.boss, &request).unwrap();
    let rows = csv(&request.to);
    assert_eq!(rows.len(), 2, "no title, no total: headings and data");
    let value = |field: Field| {
        let column = WHOLE.iter().position(|it| *it == field).unwrap();
        (rows[0][column].as_str(), rows[1][column].as_str())
    };
    assert_eq!(value(Field::Phone), ("Phone", "138 0013 8000, 010-65521234-801, +852 2345 6789"));
    assert_eq!(value(Field::PostalCode).1, "310012");
    assert_eq!(value(Field::BirthdayOn).1, "1949-12-31");
    assert_eq!(value(Field::LastContactAt).1, "2026-11-20 14:30:00");
    assert_eq!(value(Field::Notes).1, "第一行\n第二行");
    assert_eq!(value(Field::Status), ("Status", "Won"));
    assert!(fs::read(&request.to).unwrap().windows(2).any(|it| it == b"\r\n"));
}

#[test]
fn paper_says_whose_list_it_is_which_part_of_it_who_made_it_and_when() {
    let (world, desk) = (World::new(), Desk::new());
    whole(&world);
    let query = Query {
        sort: Sort::parse("name").unwrap(),
        ..filtered("status in (won, lost) and city ~ 杭 and owner = me")
    };
    let request = Request { query, ..desk.request("list.pdf", &[]) };
    let exported = run(&world, &world.boss, &request).unwrap();
    assert_eq!((exported.rows, exported.missing_glyphs), (1, vec![]));
    let shown = pdf(&request.to);
    for line in [
        "晨光文具商行",
        "筛选条件：客户状态 = 已成交、已流失 且 城市包含“杭” 且 负责人 = 陈老板",
        "按“客户名称”排序",
        "由 陈老板 于 2026年11月21日 10:00 导出",
        "杭州恒达贸易有限公司",
        "第 1 页，共 1 页",
    ] {
        assert!(shown.contains(line), "{line} is not in {shown}");
    }
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
fn an_export_is_journaled_and_the_look_is_recorded() {
    let (world, desk) = (World::new(), Desk::new());
    whole(&world);
    let auditor = world.person("shen", &["auditor"], None);
    let query = filtered("city=杭州市 and phone is not null and name contains 恒达");
    let request = Request { query, ..desk.request("名单.csv", &[Field::Name, Field::Phone]) };
    let exported = run(&world, &world.boss, &request).unwrap();
    assert_eq!(world.last_entry(), "exports.run done");
    let query = journal::EntryQuery { limit: 1, ..Default::default() };
    let page = world.read(|view| journal::list(view, &query)).unwrap();
    assert_eq!(
        page.rows[0].note,
        serde_json::json!({
            "rows": 1,
            "file": "名单.csv",
            "sha256": exported.sha256,
            "fields": ["name", "phone"],
            "filter": "city = 杭州市 and phone is not null and name contains …",
            "searched": false,
        })
    );
    assert_eq!(exported.bytes, fs::metadata(&request.to).unwrap().len());
    let query = looks::LookQuery { limit: 1, ..Default::default() };
    let seen = world.core.read(&auditor, |view| looks::list(&world.core, view, &query)).unwrap();
    let seen = &seen[0];
    assert_eq!(
        (seen.kind.as_str(), seen.entity.as_str(), seen.count),
        ("exported", "customers", 1)
    );
    assert_eq!(seen.account, world.boss.account());
}

#[test]
fn without_the_right_nothing_is_written_and_the_attempt_is_journaled() {
    let (world, desk) = (World::new(), Desk::new());
    whole(&world);
    let service = world.person("he", &["service"], None);
    let request = desk.request("list.csv", &[]);
    assert_eq!(code(run(&world, &service, &request)), "forbidden");
    assert_eq!(world.last_entry(), "exports.run denied");
    let preview = world.core.read(&service, |view| exports::preview(view, &request));
    assert_eq!(code(preview), "forbidden");
    assert_eq!(desk.names(), Vec::<String>::new());
}

#[test]
fn rows_are_those_that_reading_and_exporting_both_reach() {
    let (world, desk) = (World::new(), Desk::new());
    let north = world.department("华北", None);
    let lin = world.person("lin", &["sales"], Some(north.id));
    // Sees everyone's customers, but exports own ones only.
    let both = world.person("qian", &["service", "sales"], Some(north.id));
    let head = world.person("zhao", &["manager"], Some(north.id));
    for (who, name) in [(&world.boss, "甲"), (&lin, "乙"), (&both, "丙")] {
        world.customer(who, &[(Field::Name, name)]).unwrap();
        world.clock.pass(1_000);
    }
    let names = |who: &Session, query: Query| {
        let request = Request { query, ..desk.request("l.csv", &[Field::Name]) };
        run(&world, who, &request).unwrap();
        csv(&request.to).into_iter().skip(1).flatten().collect::<Vec<_>>()
    };
    assert_eq!(names(&world.boss, Query::default()), ["丙", "乙", "甲"]);
    assert_eq!(names(&lin, Query::default()), ["乙"]);
    assert_eq!(names(&both, Query::default()), ["丙"]);
    assert_eq!(names(&head, Query::default()), ["丙", "乙"]);
    let search = |text: &str| Query { search: Some(text.to_owned()), ..Query::default() };
    assert_eq!(names(&both, search("乙")), Vec::<String>::new());
    assert_eq!(names(&both, search("丙")), ["丙"]);
}

#[test]
fn what_is_masked_is_in_no_file_and_the_heading_says_so() {
    let (world, desk) = (World::new(), Desk::new());
    let north = world.department("华北", None);
    let lin = world.person("lin", &["sales"], Some(north.id));
    let written = [
        (Field::Name, "张三"),
        (Field::Owner, "lin"),
        (Field::Phone, "13800138000"),
        (Field::IdNumber, "11010519491231002X"),
    ];
    world.customer(&world.boss, &written).unwrap();
    let fields = [Field::FileNo, Field::Name, Field::Phone, Field::IdNumber];
    for name in ["list.xlsx", "list.csv", "list.pdf"] {
        let request = desk.request(name, &fields);
        let exported = run(&world, &lin, &request).unwrap();
        assert_eq!(exported.masked, [Field::IdNumber]);
        let shown = match name {
            "list.xlsx" => format!("{:?}", xlsx(&request.to)),
            "list.csv" => format!("{:?}", csv(&request.to)),
            _ => pdf(&request.to),
        };
        assert!(shown.contains("138 0013 8000"), "{shown}");
        assert!(shown.contains("身份证号（已遮盖）"), "{shown}");
        assert!(!shown.contains("19491231"), "{shown}");
    }
    let boss = desk.request("boss.csv", &fields);
    run(&world, &world.boss, &boss).unwrap();
    assert_eq!(csv(&boss.to)[1][3], "11010519491231002X");
    let asked =
        Request { query: filtered("id_number is not null"), ..desk.request("asked.csv", &fields) };
    assert_eq!(code(run(&world, &lin, &asked)), "masked");
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
fn a_preview_shows_the_first_rows_as_they_will_read() {
    let (world, desk) = (World::new(), Desk::new());
    for n in 0..25 {
        world.customer(&world.boss, &[(Field::Name, &format!("客户{n}"))]).unwrap();
        world.clock.pass(60_000);
    }
    let request =
        desk.request("x.xlsx", &[Field::FileNo, Field::Name, Field::Owner, Field::CreatedAt]);
    let Preview { total, fields, headings, rows, masked } =
        world.read(|view| exports::preview(view, &request)).unwrap();
    assert_eq!(headings, ["客户档案编号", "客户名称", "负责人", "创建时间"]);
    assert_eq!((total, rows.len()), (25, 20));
    assert_eq!(fields, [Field::FileNo, Field::Name, Field::Owner, Field::CreatedAt]);
    assert_eq!(rows[0], ["K000025", "客户24", "陈老板", "2026-11-21 10:24"]);
    assert_eq!(masked, []);
    assert_eq!(desk.names(), Vec::<String>::new());
}

#[test]
fn a_preview_reads_as_the_file_will() {
    let (world, desk) = (World::new(), Desk::new());
    whole(&world);
    world.customer(&world.boss, &[(Field::Name, "=1+1"), (Field::Notes, "-")]).unwrap();
    let fields = [Field::Name, Field::Notes, Field::CreatedAt, Field::LastContactAt];
    let request = desk.request("l.csv", &fields);
    run(&world, &world.boss, &request).unwrap();
    let written = csv(&request.to);
    let shown = world.read(|view| exports::preview(view, &request)).unwrap();
    assert_eq!(shown.headings, written[0]);
    assert_eq!(shown.rows, written[1..]);
    assert!(shown.rows[0].concat().contains("'=1+1"), "{:?}", shown.rows);
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
    assert_eq!(preview(&desk.request("l.pdf", &[])).unwrap().headings.len(), 8);
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
fn of_two_people_with_one_name_each_is_told_by_login() {
    let (world, desk) = (World::new(), Desk::new());
    let new = |login: &str| clientele_core::accounts::NewAccount {
        login: login.to_owned(),
        name: "王芳".to_owned(),
        department: None,
        roles: vec!["sales".to_owned()],
    };
    for login in ["fang1", "fang2"] {
        world
            .write("accounts.create", |tx| clientele_core::accounts::create(tx, &new(login)))
            .unwrap();
        world.customer(&world.boss, &[(Field::Name, login), (Field::Owner, login)]).unwrap();
        world.clock.pass(1_000);
    }
    let request = desk.request("l.csv", &[Field::Name, Field::Owner]);
    run(&world, &world.boss, &request).unwrap();
    assert_eq!(csv(&request.to)[1..], [["fang2", "fang2"], ["fang1", "王芳"]]);
}
