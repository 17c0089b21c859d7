mod file;

use std::fs;

use super::*;
use crate::write::{Error, MOST_ROWS_ON_PAPER, Written, pdf};

/// A document's pages as the lines of text that a reader can copy.
struct Print {
    said: Written,
    bytes: Vec<u8>,
    pages: Vec<Vec<String>>,
}

fn tried(report: Report<'static, Broken>) -> Result<Print, Error<Broken>> {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("list.pdf");
    let said = pdf(&target, report, &mut go_on)?;
    let bytes = fs::read(&target).unwrap();
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let page = |number: &u32| {
        document.extract_text(&[*number]).unwrap().lines().map(str::to_owned).collect()
    };
    Ok(Print { said, pages: document.get_pages().keys().map(page).collect(), bytes })
}

pub(super) fn printed(report: Report<'static, Broken>) -> Vec<Vec<String>> {
    tried(report).unwrap().pages
}

fn print(report: Report<'static, Broken>) -> Print {
    tried(report).unwrap()
}

#[test]
fn a_short_list_reads_exactly_as_it_was_given() {
    let print = print(one(customers(), many(2)));
    assert_eq!(print.pages.len(), 1);
    let expected = "客户清单|上海某某有限公司|状态 = 潜在|名称|电话|金额|人数|创建|跟进|重点|\
        客户1|13800000001|1.10|1|2026-03-04|2026-03-04 15:30|否|\
        客户2|13800000002|2.10|2|2026-03-04|2026-03-04 15:30|是|\
        合计|2|3.20|3|客簿 & 张伟|第 1 页，共 1 页";
    assert_eq!(print.pages[0].join("|"), expected);
}

#[test]
fn every_page_has_the_headings_and_its_number_and_no_row_is_lost() {
    let print = print(one(customers(), many(400)));
    let count = print.pages.len();
    assert!(count > 5);
    for (index, page) in print.pages.iter().enumerate() {
        let number = format!("第 {} 页，共 {count} 页", index + 1);
        assert_eq!(page.last(), Some(&number));
        assert!(page.contains(&"电话".to_owned()), "page {index} has no headings");
        assert_eq!(page[0], if index == 0 { "客户清单" } else { "客户清单（续）" });
    }
    let all = print.pages.concat();
    let names: Vec<&String> = all.iter().filter(|line| is_customer(line)).collect();
    assert_eq!(names.len(), 400);
    assert!((1..=400).zip(names).all(|(number, name)| *name == format!("客户{number}")));
    assert!(all.contains(&"80,240.00".to_owned()), "the sum of all amounts");
    assert_eq!(print.said.rows, 400);
}

fn is_customer(line: &str) -> bool {
    line.strip_prefix("客户").is_some_and(|rest| rest.parse::<u32>().is_ok())
}

#[test]
fn the_fonts_are_inside_and_only_what_is_used_of_them() {
    let print = print(one(customers(), many(400)));
    assert!(print.bytes.len() < 120_000, "{} bytes", print.bytes.len());
    let document = lopdf::Document::load_mem(&print.bytes).unwrap();
    let embedded = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dictionary| dictionary.has(b"FontFile2"))
        .count();
    assert_eq!(embedded, 1, "one font is enough for Chinese and Latin");
}

#[test]
fn rare_letters_come_from_another_font_and_what_none_has_is_reported() {
    let table = Table { columns: vec![Column::new("名称", Kind::Text)], ..Table::default() };
    let names = ["𠮷野家", "㐂", "¥100 €5 №1", "😀", "\u{20021}", "Łódź", "a\u{200b}b"];
    let rows = rows(names.iter().map(|name| vec![text(name)]).collect());
    let print = print(one(table, rows));
    assert_eq!(print.said.missing_glyphs, ['😀', '𠮷']);
    // A box is drawn, but the letter itself can be copied and found.
    let page = &print.pages[0];
    for name in ["𠮷野家", "㐂", "¥100 €5 №1", "\u{20021}", "Łódź", "ab"] {
        assert!(page.contains(&name.to_owned()), "{name} is not in {page:?}");
    }
}

#[test]
fn letters_that_share_a_shape_stay_themselves() {
    // Radicals and the letters they look like have one glyph in the font.
    let table = Table { columns: vec![Column::new("x", Kind::Text)], ..Table::default() };
    let alike = "⼀一⾦金";
    let print = print(one(table, rows(vec![vec![text(alike)]])));
    assert!(print.pages[0].contains(&alike.to_owned()), "{:?}", print.pages[0]);
}

#[test]
fn traditional_chinese_takes_its_own_shapes() {
    let mut report = one(customers(), many(1));
    report.language = Language::Traditional;
    let print = print(report);
    let fonts = String::from_utf8_lossy(&print.bytes).into_owned();
    assert!(fonts.contains("NotoSansTC") && !fonts.contains("NotoSansMono"));
    assert!(fonts.contains("zh-TW"));
}

#[test]
fn a_row_higher_than_a_page_goes_on_on_the_next() {
    let columns = vec![Column::new("号", Kind::Text), Column::new("内容", Kind::Text)];
    let table = Table { title: "长文".into(), columns, ..Table::default() };
    let long = "请于下周三之前回复。".repeat(600);
    let rows = rows(vec![
        vec![text("1"), text("短")],
        vec![text("2"), text(&long)],
        vec![text("3"), text("完")],
    ]);
    let print = print(one(table, rows));
    assert!(print.pages.len() >= 3, "{} pages", print.pages.len());
    let lines = print.pages.concat();
    let body: String = lines.iter().filter(|line| line.contains("周三")).cloned().collect();
    // Lines that happen to break around it hold the rest of the text.
    assert!(lines.concat().matches('。').count() == 600, "a line is lost");
    assert!(!body.is_empty() && print.pages[0].contains(&"2".to_owned()));
    assert!(print.pages.last().unwrap().contains(&"完".to_owned()));
}

#[test]
fn a_list_too_long_for_paper_is_refused_with_the_limit() {
    let table = Table { columns: vec![Column::new("x", Kind::Whole)], ..Table::default() };
    let count = MOST_ROWS_ON_PAPER as u32;
    let source = |count: u32| -> Source {
        Box::new((0..count).map(|number| Ok(vec![Cell::Number(f64::from(number))])))
    };
    let Err(error) = tried(one(table.clone(), source(count + 1))) else { panic!("printed") };
    assert!(matches!(error, Error::TooManyRows { limit: MOST_ROWS_ON_PAPER }), "{error:?}");
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("list.pdf");
    assert_eq!(
        pdf(&target, one(table, source(count)), &mut go_on).unwrap().rows,
        MOST_ROWS_ON_PAPER
    );
}

#[test]
fn more_columns_than_fit_are_refused_with_the_number_that_would() {
    let columns = vec![Column::new("x", Kind::Text); 60];
    let Err(error) = tried(one(Table { columns, ..Table::default() }, many(0))) else {
        panic!("printed");
    };
    assert!(matches!(error, Error::TooManyColumns { columns: 60, fit: 30..=40 }), "{error:?}");
}

#[test]
fn an_empty_list_says_so() {
    let page = printed(one(customers(), many(0))).remove(0);
    assert!(page.contains(&"没有记录".to_owned()) && page.contains(&"电话".to_owned()));
    assert!(!page.contains(&"合计".to_owned()));
}

#[test]
fn a_number_too_wide_for_its_column_is_made_smaller_and_not_broken() {
    let columns = vec![Column::new("n", Kind::Money { digits: 2 }).wide(4.0)];
    let table = Table { columns, ..Table::default() };
    let page = printed(one(table, rows(vec![vec![Cell::Number(123_456_789.01)]]))).remove(0);
    assert!(page.contains(&"123,456,789.01".to_owned()), "{page:?}");
}

#[test]
fn sections_share_a_page_while_there_is_room() {
    let table = |count| Section::Table { table: customers(), rows: many(count) };
    let pages = printed(report(vec![table(3), table(3)]));
    assert_eq!(pages.len(), 1);
    let titles = pages[0].iter().filter(|line| *line == "客户清单").count();
    assert_eq!(titles, 2);
}
