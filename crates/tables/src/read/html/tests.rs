use std::ops::ControlFlow;

use super::*;
use crate::read::Row;

fn page(html: &str) -> HtmlPage {
    HtmlPage::open(html.as_bytes(), &Limits::default()).unwrap()
}

fn rows(page: &mut HtmlPage, sheet: &str) -> Vec<Row> {
    let limits = Limits::default();
    let mut rows = Vec::new();
    let mut receive = |row| {
        rows.push(row);
        ControlFlow::Continue(())
    };
    page.visit(sheet, &mut Sink::new(&limits, &mut receive)).unwrap();
    rows
}

fn row(number: u32, cells: &[&str]) -> Row {
    Row { number, cells: cells.iter().map(|text| text_cell((*text).to_owned())).collect() }
}

#[test]
fn a_table_reads_as_it_is_shown() {
    let mut page = page(
        "<html><head><style>td { mso-number-format: \"\\@\" }</style></head><body><p>出库</p>
         <table border=1><tr><th>姓名<th>电话</tr>
         <tr><td>  王
            伟 </td><td>138<b>0013</b>8000</td></tr>
         <tr><td>A &amp; B&nbsp;<td>line one<br>line  two<script>x()</script></table></body>",
    );
    assert_eq!(
        rows(&mut page, "1"),
        [
            row(1, &["姓名", "电话"]),
            row(2, &["王 伟", "13800138000"]),
            row(3, &["A & B", "line one\nline two"]),
        ]
    );
}

#[test]
fn spans_leave_gaps_and_are_told_as_merged_areas() {
    let mut page = page(
        "<table><tr><td rowspan=2>姓名<td colspan=2>联系方式<td rowspan='2'>地址</tr>
         <tr><td>手机<td>邮箱</tr><tr><td>a<td>b<td>c<td>d</tr></table>",
    );
    assert_eq!(
        rows(&mut page, "1"),
        [
            row(1, &["姓名", "联系方式", "", "地址"]),
            row(2, &["", "手机", "邮箱"]),
            row(3, &["a", "b", "c", "d"]),
        ]
    );
    let merge = |first_row, first_column, last_row, last_column| Merge {
        first_row,
        first_column,
        last_row,
        last_column,
    };
    assert_eq!(
        page.merged("1").unwrap(),
        [merge(1, 1, 2, 1), merge(1, 2, 1, 3), merge(1, 4, 2, 4)]
    );
}

#[test]
fn of_several_tables_the_longest_is_preferred_and_each_has_a_name() {
    let mut page = page(
        "<table><tr><td><table><caption>客户</caption><tr><td>a</td></tr><tr><td>b</table></td></tr>
         </table><table></table><table><tr><td>page 1</td></tr></table>",
    );
    let names: Vec<_> = page.sheets().into_iter().map(|sheet| sheet.name).collect();
    assert_eq!(names, ["客户", "2"]);
    assert_eq!(page.preferred(), Some(0));
    assert_eq!(rows(&mut page, "客户"), [row(1, &["a"]), row(2, &["b"])]);
}

#[test]
fn the_number_behind_a_rounded_one_is_read() {
    let mut page = page("<table><tr><td x:num=\"13800138000\">1.38E+10</td></tr></table>");
    assert_eq!(rows(&mut page, "1")[0].cells, [Cell::Number(13_800_138_000.0)]);
}

#[test]
fn a_page_in_gbk_is_read_whatever_it_declares() {
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let with = |declared: &str| {
        gbk(&format!("<meta charset={declared}><table><tr><td>客户名称<td>联系电话</table>"))
    };
    for declared in ["gb2312", "utf-8", "\"\""] {
        let mut page = HtmlPage::open(&with(declared), &Limits::default()).unwrap();
        assert_eq!(rows(&mut page, "1"), [row(1, &["客户名称", "联系电话"])], "{declared}");
        assert_eq!(page.encoding().as_deref(), Some("gbk"));
    }
    let utf8 = "<meta charset=gb2312><table><tr><td>客户名称</table>".as_bytes();
    let page = HtmlPage::open(utf8, &Limits::default()).unwrap();
    assert_eq!(page.encoding().as_deref(), Some("utf-8"));
}

#[test]
fn a_page_without_a_table_is_no_sheet() {
    let refused = HtmlPage::open(b"<html><p>please sign in</p>", &Limits::default()).err();
    assert_eq!(refused, Some(ReadError::NotASheet { kind: FileKind::WebPage }));
}

#[test]
fn absurd_spans_and_nesting_are_refused_or_harmless() {
    let wide = b"<table><tr><td colspan=4000000000>x<td rowspan=99999999999999>y</table>";
    let refused = HtmlPage::open(wide, &Limits::default()).err();
    let limit = 500;
    assert_eq!(refused, Some(ReadError::TooBig { measure: Measure::Columns, limit, row: Some(1) }));
    let deep = "<table><tr><td>".repeat(100_000) + "x";
    assert_eq!(page(&deep).tables.len(), 1);
}
