use std::fs::File;
use std::io::Read;
use std::path::Path;

use calamine::{Data, Range, Reader, Xlsx, open_workbook};

use super::payloads::payloads;
use super::*;
use crate::write::xlsx::{LIMITS, Limits, write};
use crate::write::{Chart, ChartKind, Error, Series, Top, Written};

/// A workbook on disk for as long as the test looks at it.
struct Book {
    _folder: tempfile::TempDir,
    path: std::path::PathBuf,
    said: Written,
}

fn tried(report: Report<'static, Broken>, top: Top, limits: Limits) -> Result<Book, Error<Broken>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.xlsx");
    let said = write(&path, report, top, limits, &mut go_on)?;
    Ok(Book { _folder: folder, path, said })
}

fn book(report: Report<'static, Broken>, top: Top) -> Book {
    tried(report, top, LIMITS).unwrap()
}

impl Book {
    fn sheets(&self) -> Vec<String> {
        let book: Xlsx<_> = open_workbook(&self.path).unwrap();
        book.sheet_names()
    }

    fn cells(&self, sheet: &str) -> Range<Data> {
        let mut book: Xlsx<_> = open_workbook(&self.path).unwrap();
        book.worksheet_range(sheet).unwrap()
    }

    fn formulas(&self, sheet: &str) -> Vec<String> {
        let mut book: Xlsx<_> = open_workbook(&self.path).unwrap();
        let range = book.worksheet_formula(sheet).unwrap();
        range.used_cells().map(|(_, _, formula)| formula.clone()).collect()
    }

    fn part(&self, name: &str) -> String {
        part(&self.path, name)
    }
}

fn part(path: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn string(text: &str) -> Data {
    Data::String(text.to_owned())
}

#[test]
fn cells_are_typed_and_phones_are_text() {
    let book = book(one(customers(), many(2)), Top::Headings);
    let cells = book.cells("客户");
    let headings: Vec<String> = cells.headers().unwrap();
    assert_eq!(headings, ["名称", "电话", "金额", "人数", "创建", "跟进", "重点"]);
    let row: Vec<&Data> = cells.rows().nth(1).unwrap().iter().collect();
    assert_eq!(row[0], &string("客户1"));
    assert_eq!(row[1], &string("13800000001"));
    assert_eq!(row[2], &Data::Float(1.1));
    assert_eq!(row[3], &Data::Float(1.0));
    let (Data::DateTime(day), Data::DateTime(time)) = (row[4], row[5]) else {
        panic!("no dates: {row:?}");
    };
    let half_past_three = 15.5 / 24.0;
    assert_eq!((day.as_f64(), time.as_f64()), (46_085.0, 46_085.0 + half_past_three));
    assert_eq!(row[6], &string("否"));
}

#[test]
fn totals_are_live_follow_the_filter_and_show_their_result() {
    let book = book(one(customers(), many(3)), Top::Headings);
    assert_eq!(
        book.formulas("客户"),
        ["SUBTOTAL(103,B2:B4)", "SUBTOTAL(109,C2:C4)", "SUBTOTAL(109,D2:D4)"]
    );
    let cells = book.cells("客户");
    let last: Vec<&Data> = cells.rows().next_back().unwrap().iter().collect();
    assert_eq!(
        last[..4],
        [&string("合计"), &Data::Float(3.0), &Data::Float(6.3), &Data::Float(6.0)]
    );
    let sheet = book.part("xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r#"<autoFilter ref="A1:G4"/>"#), "the total is not filtered away");
    assert!(sheet.contains(r#"ySplit="1""#) && sheet.contains(r#"state="frozen""#));
    let names = book.part("xl/workbook.xml");
    assert!(names.contains("客户!$A$1:$G$4") && names.contains("客户!$1:$1"), "{names}");
}

#[test]
fn a_table_without_rows_totals_nothing() {
    let book = book(one(customers(), many(0)), Top::Headings);
    assert!(book.formulas("客户").is_empty());
    assert_eq!(book.cells("客户").height(), 1);
    assert!(book.part("xl/worksheets/sheet1.xml").contains(r#"<autoFilter ref="A1:G1"/>"#));
}

#[test]
fn no_payload_becomes_a_formula_and_every_one_reads_back() {
    let columns = vec![
        Column::new("t", Kind::Text),
        Column::new("n", Kind::Money { digits: 2 }),
        Column::new("d", Kind::Date),
    ];
    let table = Table { sheet: "p".into(), columns, ..Table::default() };
    let payloads = payloads();
    let row = |payload: &String| vec![text(payload), text(payload), text(payload)];
    let book = book(one(table, rows(payloads.iter().map(row).collect())), Top::Headings);
    assert!(book.formulas("p").is_empty());
    assert!(!book.part("xl/worksheets/sheet1.xml").contains("<f>"));
    let cells = book.cells("p");
    for (row, payload) in cells.rows().skip(1).zip(&payloads) {
        let read: Vec<String> = row.iter().map(ToString::to_string).collect();
        assert_eq!(read, [payload.as_str(); 3]);
        assert!(row.iter().all(|cell| matches!(cell, Data::String(_))), "{row:?}");
    }
    // Entering such a cell and leaving it again must not wake it.
    assert!(book.part("xl/styles.xml").contains(r#"quotePrefix="1""#));
}

#[test]
fn a_mask_in_a_column_of_dates_is_the_text_it_is() {
    let mut row = customer(1);
    row[2] = text("***");
    row[4] = text("***");
    let book = book(one(customers(), rows(vec![row, customer(2)])), Top::Headings);
    let cells = book.cells("客户");
    assert_eq!(cells.get_value((1, 4)), Some(&string("***")));
    assert_eq!(cells.get_value((3, 2)), Some(&Data::Float(2.1)), "a mask adds nothing");
}

#[test]
fn a_long_table_goes_on_on_the_next_sheet_and_its_total_spans_both() {
    let limits = Limits { rows: 5, ..LIMITS };
    let book = tried(one(customers(), many(8)), Top::Headings, limits).unwrap();
    assert_eq!(book.sheets(), ["客户", "客户 (2)", "客户 (3)"]);
    let heights = ["客户", "客户 (2)", "客户 (3)"].map(|sheet| book.cells(sheet).height());
    assert_eq!(heights, [4, 4, 4], "heading and three rows, and at last the total of all");
    let formulas = book.formulas("客户 (3)");
    assert_eq!(
        formulas[1],
        "SUBTOTAL(109,'客户'!C2:C4)+SUBTOTAL(109,'客户 (2)'!C2:C4)+SUBTOTAL(109,C2:C3)"
    );
    let cells = book.cells("客户 (3)");
    assert_eq!(cells.get_value((0, 0)), Some(&string("名称")));
    assert_eq!(cells.get_value((3, 3)), Some(&Data::Float(36.0)));
    assert_eq!(book.said.rows, 8);
    let open: Vec<bool> = (1..=3)
        .map(|number| book.part(&format!("xl/worksheets/sheet{number}.xml")))
        .map(|sheet| sheet.contains("tabSelected"))
        .collect();
    assert_eq!(open, [true, false, false], "sheets open together would be edited together");
}

#[test]
fn a_table_exactly_as_long_as_a_sheet_stays_on_it() {
    let limits = Limits { rows: 5, ..LIMITS };
    let book = tried(one(customers(), many(3)), Top::Headings, limits).unwrap();
    assert_eq!(book.sheets(), ["客户"]);
    assert_eq!(book.cells("客户").height(), 5);
}

#[test]
fn a_sheet_too_large_for_its_archive_goes_on_too() {
    let limits = Limits { bytes: 2_000, ..LIMITS };
    let book = tried(one(customers(), many(20)), Top::Headings, limits).unwrap();
    let data: usize = book.sheets().iter().map(|sheet| book.cells(sheet).height() - 1).sum();
    assert!(book.sheets().len() > 1);
    assert_eq!(data, 21, "twenty rows and a total");
}

#[test]
fn a_cell_longer_than_a_spreadsheet_holds_is_refused_by_row_and_column() {
    let limits = Limits { text: 12, ..LIMITS };
    let mut long = customer(2);
    long[1] = text(&"字".repeat(13));
    let rows = rows(vec![customer(1), long]);
    let Err(error) = tried(one(customers(), rows), Top::Headings, limits) else {
        panic!("it was written");
    };
    assert_eq!(error.to_string(), "row 2, column 电话 is longer than 12 characters");
}

#[test]
fn titles_stand_above_the_headings_where_they_are_wanted() {
    let book = book(one(customers(), many(2)), Top::Title);
    let cells = book.cells("客户");
    let first: Vec<String> = (0..6)
        .map(|row| cells.get_value((row, 0)).map(Data::to_string).unwrap_or_default())
        .collect();
    assert_eq!(first, ["客户清单", "上海某某有限公司", "状态 = 潜在", "", "名称", "客户1"]);
    assert!(book.part("xl/worksheets/sheet1.xml").contains(r#"<autoFilter ref="A5:G7"/>"#));
    assert_eq!(book.formulas("客户")[0], "SUBTOTAL(103,B6:B7)");
}

#[test]
fn charts_stand_between_tables_with_their_figures_beside_them() {
    let chart = |kind, sheet: &str| {
        Section::Chart(Chart {
            kind,
            sheet: sheet.into(),
            title: "按状态".into(),
            heading: "状态".into(),
            categories: vec!["潜在".into(), "成交".into()],
            months: Vec::new(),
            series: vec![
                Series { name: "客户数".into(), values: vec![3.0, 5.0], kind: Kind::Whole },
                Series { name: "去年".into(), values: vec![1.0], kind: Kind::Whole },
            ],
            lines: Vec::new(),
            is_told: false,
        })
    };
    let table = |count| Section::Table { table: customers(), rows: many(count) };
    let sections = vec![
        chart(ChartKind::Column, "柱"),
        table(4),
        chart(ChartKind::Bar, "条"),
        chart(ChartKind::Line, "线"),
        table(1),
        chart(ChartKind::Pie, "饼"),
    ];
    let limits = Limits { rows: 5, ..LIMITS };
    let book = tried(report(sections), Top::Headings, limits).unwrap();
    assert_eq!(book.sheets(), ["柱", "客户", "客户 (3)", "条", "线", "客户 (2)", "饼"]);
    let cells = book.cells("条");
    assert_eq!(cells.get_value((2, 1)), Some(&Data::Float(5.0)));
    assert_eq!(cells.get_value((2, 2)), Some(&Data::Float(0.0)));
    let kinds = ["barChart", "barChart", "lineChart", "pieChart"];
    for (number, kind) in (1..).zip(kinds) {
        let chart = book.part(&format!("xl/charts/chart{number}.xml"));
        assert!(chart.contains(kind), "chart {number} is no {kind}");
        let begins = chart.matches(r#"<c:min val="0"/>"#).count();
        assert_eq!(begins, usize::from(kind != "pieChart"), "{kind} begins where its figures do");
    }
    assert!(book.part("xl/charts/chart1.xml").contains("柱!$B$2:$B$3"));
    // The rows of the second table are those of the second table, not of a sheet beside it.
    assert_eq!(book.cells("客户 (2)").get_value((1, 0)), Some(&string("客户1")));
}

#[test]
fn nothing_to_show_is_a_workbook_all_the_same() {
    assert_eq!(book(report(Vec::new()), Top::Headings).sheets(), ["没有记录"]);
    let bare = Table { sheet: "x".into(), ..Table::default() };
    assert_eq!(book(one(bare, rows(vec![Vec::new()])), Top::Headings).sheets(), ["x"]);
    let chart = Chart {
        kind: ChartKind::Pie,
        sheet: "饼".into(),
        title: String::new(),
        heading: "状态".into(),
        categories: Vec::new(),
        months: Vec::new(),
        series: Vec::new(),
        lines: Vec::new(),
        is_told: false,
    };
    let book = book(report(vec![Section::Chart(chart)]), Top::Headings);
    assert_eq!(book.cells("饼").get_value((2, 0)), Some(&string("没有记录")));
}

#[test]
fn the_file_says_who_wrote_it_and_when() {
    let book = book(one(customers(), many(1)), Top::Headings);
    let core = book.part("docProps/core.xml");
    for said in ["客户清单", "张伟", "2026-03-04T07:30:00Z"] {
        assert!(core.contains(said), "{said} is not in {core}");
    }
    let sheet = book.part("xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains("&amp;L&amp;9客簿 &amp;&amp; 张伟&amp;R&amp;9第 &amp;P 页，共 &amp;N 页")
    );
}

#[test]
fn the_archive_is_one_that_careful_readers_take() {
    let book = book(one(customers(), many(2)), Top::Headings);
    let mut archive = zip::ZipArchive::new(File::open(&book.path).unwrap()).unwrap();
    let mut names = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        std::io::copy(&mut part, &mut std::io::sink()).unwrap();
        names.push(part.name().unwrap().into_owned());
    }
    assert_eq!(
        names[..4],
        ["_rels/.rels", "docProps/core.xml", "xl/theme/theme1.xml", "xl/worksheets/sheet1.xml"]
    );
    names.sort();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all, "a part is there twice");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_to_be_full() {
    use crate::write::feed::Feed;
    use crate::write::xlsx::into_file;

    for count in [1, 50_000] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut go_on = go_on;
        let mut feed = Feed::start::<Broken>(&mut go_on).unwrap();
        let report = one(customers(), many(count));
        let error = into_file(&full, &mut feed, report, Top::Headings, LIMITS).unwrap_err();
        assert!(matches!(error, Error::Full(_)), "{count}: {error:?}");
    }
}
