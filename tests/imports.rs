//! Imports: a stranger's sheet comes in right, or says why not, and can be taken back.

mod address_books;
mod addresses;
mod batches;
mod duplicates;
mod hostile;
mod left_out;
mod looks;
mod missing;
mod offices;
mod people;
mod remembered;
mod rest;
mod rights;
mod shapes;
mod strangers;
mod unclear;
mod words;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use clientele_core::{
    Result, View,
    access::Session,
    clock::{Clock, Moment, ScriptedClock},
    contacts,
    customers::{self, At, Bin, Count, Customer, Edit, Field, Kind, Query},
    imports::{
        self, DuplicateRow, Nameless, OnDuplicate, Options, Report, Rest, RowsAlike, Source, State,
        Twins, Unclear, mapping,
    },
    jobs::{Job, Progress},
    journal,
    office::SignedIn,
    settings::{self, Settings},
    words::Language,
};
use clientele_tables::{Cell, read::Reader};
use clientele_tests::{PASSWORD, World, code, fields, reopen};
use serde_json::Value;

/// A reader that works in a process of its own, as the program's does.
fn reader() -> Reader {
    Reader::new(env!("CARGO_BIN_EXE_sheet-reader").into())
}

fn fixture(name: &str) -> Source {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
    Source { reader: reader(), path }
}

/// A sheet of these lines, in a folder that goes with the world.
fn sheet(world: &World, lines: &str) -> Source {
    let path = world.home().join("list.csv");
    std::fs::write(&path, lines).unwrap();
    Source { reader: reader(), path }
}

fn run_as(world: &World, who: &Session, source: &Source, options: &Options) -> Report {
    imports::run(&world.core, who, source, options, &Job::new()).unwrap()
}

fn run(world: &World, source: &Source) -> Report {
    run_as(world, &world.boss, source, &Options::default())
}

/// As [`Options::default`], but a cell that cannot be understood costs its row.
fn strict() -> Options {
    Options { unclear: Unclear::Refuse, ..Options::default() }
}

fn run_strictly(world: &World, source: &Source) -> Report {
    run_as(world, &world.boss, source, &strict())
}

fn rehearse(world: &World, source: &Source) -> Report {
    let options = Options::default();
    imports::rehearse(&world.core, &world.boss, source, &options, &Job::new()).unwrap()
}

/// Every customer, in the order of their numbers.
fn customers(world: &World) -> Vec<Customer> {
    list(world, Bin::Live)
}

fn list(world: &World, bin: Bin) -> Vec<Customer> {
    let query = Query { bin, ..Query::default() };
    let page =
        world.read(|view| customers::list(view, &query, &At::Start, 1_000, Count::Exact)).unwrap();
    let mut rows = page.rows;
    rows.sort_by(|a, b| a.file_no.cmp(&b.file_no));
    rows
}

fn named(world: &World, name: &str) -> Customer {
    let found = customers(world).into_iter().find(|it| it.name == name);
    let found = found.unwrap_or_else(|| panic!("no {name}"));
    world.read(|view| customers::show(view, found.id)).unwrap()
}

fn values(customer: &Customer) -> Vec<String> {
    customer.points.iter().map(|it| it.value.clone().unwrap()).collect()
}

/// What is said of each customer, one line each: kind, name, company, contact, ways to reach them.
fn told(world: &World) -> Vec<String> {
    let line = |it: &Customer| {
        let it = world.read(|view| customers::show(view, it.id)).unwrap();
        let kind = if it.kind == Kind::Company { "firm" } else { "person" };
        let people: Vec<&str> = it.contacts.iter().map(|it| it.name.as_str()).collect();
        let company = it.company.clone().unwrap_or_default();
        let points = values(&it).join(" ");
        format!("{kind} {}|{company}|{}|{points}", it.name, people.join(" "))
    };
    customers(world).iter().map(line).collect()
}

/// A workbook of one sheet, as a table of a web page: `^` begins a cell of so many rows.
fn page(world: &World, rows: &[&str]) -> Source {
    let cell = |it: &str| match it.split_once('^') {
        Some((rows, text)) => format!("<td rowspan=\"{rows}\">{text}</td>"),
        None => format!("<td>{it}</td>"),
    };
    let row = |it: &&str| format!("<tr>{}</tr>", it.split('|').map(cell).collect::<String>());
    let rows: String = rows.iter().map(row).collect();
    let path = world.home().join("page.xls");
    let text = format!("<html><meta charset=\"utf-8\"><table>{rows}</table></html>");
    std::fs::write(&path, text).unwrap();
    Source { reader: reader(), path }
}

fn counts(report: &Report) -> [u64; 5] {
    [report.rows, report.new, report.updated, report.duplicates, report.failed]
}

/// Errors as `row column field rule`.
fn errors(report: &Report) -> Vec<String> {
    let line = |it: &imports::RowError| {
        let column = it.column.as_deref().unwrap_or("-");
        let rule = it.rule.map_or(it.code, |it| it.code());
        format!("{} {column} {} {rule}", it.row, it.field)
    };
    report.errors.iter().map(line).collect()
}

fn warnings(report: &Report) -> Vec<String> {
    told_of(&report.warnings)
}

/// Cells that could not be understood, of rows that came in.
fn cells(report: &Report) -> Vec<String> {
    told_of(&report.cells)
}

fn told_of(warnings: &[imports::Warning]) -> Vec<String> {
    let line = |it: &imports::Warning| {
        let value = it.value.as_deref().unwrap_or("-");
        format!("{} {} {value}", it.row, it.code)
    };
    warnings.iter().map(line).collect()
}

fn expected() -> Value {
    let path = fixture("客户名单.expected.json").path;
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The names of the customers that a filter finds, in the order of their numbers.
fn filtered(world: &World, who: &Session, text: &str) -> clientele_core::Result<Vec<String>> {
    let query = Query { filter: Some(customers::filters::parse(text)?), ..Query::default() };
    let page = world
        .core
        .read(who, |view| customers::list(view, &query, &At::Start, 100, Count::Exact))?;
    let mut rows = page.rows;
    rows.sort_by(|a, b| a.file_no.cmp(&b.file_no));
    Ok(rows.into_iter().map(|it| it.name).collect())
}

#[test]
fn the_offices_own_list_comes_in_as_it_should_from_every_format() {
    let expected = expected();
    for (file, encoding) in [
        ("客户名单.xlsx", None),
        ("客户名单.csv", Some("gb18030")),
        ("客户名单.txt", Some("utf-16le")),
    ] {
        let world = World::new();
        let report = run(&world, &fixture(file));
        let told = serde_json::to_value(&report).unwrap();
        assert_eq!(told["rows"], expected["rows"], "{file}");
        assert_eq!(told["header_row"], expected["header_row"], "{file}");
        for (heading, field) in expected["mapping"].as_object().unwrap() {
            assert_eq!(&told["mapping"][heading], field, "{file} {heading}");
        }
        // The remark in row 51 has two lines, also in the text files: a row is what a spreadsheet shows.
        let row = |it: &Value| it.as_i64().unwrap();
        let findings = |list: &Value| -> Vec<String> {
            let line = |it: &Value| format!("{} {} {}", row(&it["row"]), it["column"], it["field"]);
            list.as_array().unwrap().iter().map(line).collect()
        };
        assert_eq!(findings(&told["errors"]), findings(&expected["errors"]), "{file}");
        let unclear = &told["cells"];
        assert_eq!(findings(unclear), findings(&expected["unclear"]), "{file}");
        assert_eq!(told["unclear"].as_u64(), unclear.as_array().map(|it| it.len() as u64));
        for it in unclear.as_array().unwrap() {
            let is_secret = it["field"] == "id_number";
            assert_eq!(it["code"] == "cell_secret", is_secret, "{it}");
            assert_eq!(it.get("value").is_none(), is_secret, "{it}");
        }
        assert_eq!(told["noted"], expected["noted"], "{file}");
        let pairs = |list: &Value, of: &str| -> Vec<String> {
            let line = |it: &Value| format!("{} {} {}", row(&it["row"]), row(&it[of]), it["by"]);
            list.as_array().unwrap().iter().map(line).collect()
        };
        assert_eq!(
            pairs(&told["duplicate_rows"], "of_row"),
            pairs(&expected["duplicates"], "of"),
            "{file}"
        );
        let contacts = |list: &Value, of: &str| -> Vec<(i64, i64)> {
            list.as_array().unwrap().iter().map(|it| (row(&it["row"]), row(&it[of]))).collect()
        };
        assert_eq!(
            contacts(&told["contact_rows"], "of_row"),
            contacts(&expected["contacts"], "of"),
            "{file}"
        );
        assert_eq!(told["new"], expected["new"], "{file}");
        assert_eq!(customers(&world).len() as u64, report.new, "{file}");
        let like = |it: &str| it.replace("gbk", "gb18030");
        assert_eq!(report.encoding.as_deref().map(like).as_deref(), encoding, "{file}");
        assert!(world.has_a_whole_journal());
    }
}

#[test]
fn what_the_sheet_says_stands_on_the_customer() {
    let world = World::new();
    let lines = "\
编号,客户名称,联系人,职务,手机,座机,邮箱,微信,省份,城市,地址,客户分类,状态,标签,建档日期,下次跟进,备注
A-7,恒达贸易有限公司,王伟,采购经理,13800138000（王经理）/13900139000,0571-88886666转801,\
Wang@Example.com,wx_1,浙江,杭州,文一路1号,企业/外贸,潜在,VIP、重点,2024年3月5日,2026/12/1,暂无
";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(errors(&report), Vec::<String>::new());
    let customer = named(&world, "恒达贸易有限公司");
    assert_eq!(customer.kind, Kind::Company);
    assert_eq!(customer.external_no.as_deref(), Some("A-7"));
    assert_eq!(customer.file_no, "K000001");
    assert_eq!(
        values(&customer),
        ["+8613800138000", "+8613900139000", "+8657188886666", "wang@example.com", "wx_1"]
    );
    assert_eq!(customer.points[0].label.as_deref(), Some("王经理"));
    assert_eq!(customer.points[2].extension.as_deref(), Some("801"));
    assert_eq!(customer.contacts[0].name, "王伟");
    assert_eq!(customer.contacts[0].title.as_deref(), Some("采购经理"));
    assert_eq!(customer.category.as_deref(), Some("企业/外贸"));
    assert_eq!(customer.status.as_deref(), Some("potential"));
    assert_eq!(customer.tags.len(), 2);
    assert!(customer.tags.iter().all(|it| ["VIP", "重点"].contains(&it.as_str())));
    assert_eq!(customer.next_follow_up_on.as_deref(), Some("2026-12-01"));
    assert_eq!(customer.notes, None);
    // Midnight in Shanghai.
    assert_eq!(customer.created_at, 1_709_568_000_000);
    assert_eq!(customer.owner.as_deref(), Some("boss"));
    for text in ["王伟", "wangwei", "hengda", "6666"] {
        let query = Query { search: Some(text.to_owned()), ..Query::default() };
        let page =
            world.read(|view| customers::list(view, &query, &At::Start, 10, Count::Exact)).unwrap();
        assert_eq!(page.rows.len(), 1, "{text}");
    }
}

#[test]
fn a_rehearsal_says_what_the_import_would_do_and_writes_nothing() {
    let world = World::new();
    let before = world.journal();
    let rehearsed = rehearse(&world, &fixture("客户名单.csv"));
    assert_eq!(world.journal(), before);
    assert_eq!(rehearsed.batch, None);
    // Which words are new is asked before an import: afterwards none is.
    assert!(rehearsed.new_words.iter().any(|it| (it.word.as_str(), it.rows) == ("代理", 58)));
    let report = run(&world, &fixture("客户名单.csv"));
    assert_eq!(report.new_words, []);
    let told = |report: Report| {
        let told = Report { batch: None, new_words: Vec::new(), ..report };
        serde_json::to_value(told).unwrap()
    };
    assert_eq!(told(report), told(rehearsed));
}

#[test]
fn an_import_is_journaled_under_its_batch() {
    let world = World::new();
    let report = run(&world, &sheet(&world, "姓名,手机,状态\n张三,13800138000,特别关注\n"));
    let journal = world.journal();
    assert_eq!(
        journal[journal.len() - 3..],
        [
            "imports.run done imports.create",
            "imports.run done choices.create customers.create imports.update",
            "imports.run done imports.update",
        ]
    );
    let batch = world.read(imports::list).unwrap().remove(0);
    assert_eq!(Some(batch.id), report.batch);
    assert_eq!((batch.state, batch.rows, batch.new), (State::Done, 1, 1));
    assert_eq!(batch.file_name, "list.csv");
}
