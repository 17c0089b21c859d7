//! What the writers promise, held against the files they write.

mod charts;
mod csv;
mod files;
mod payloads;
mod pdf;
mod xlsx;

use std::ops::ControlFlow;

use chrono::{NaiveDate, NaiveDateTime};

use super::table::{
    Column, Kind, Language, Orientation, Properties, Report, Rows, Section, Table, Total, Words,
};
use crate::Cell;

/// What a source of rows fails with.
#[derive(Debug, PartialEq, thiserror::Error)]
#[error("the rows ended badly")]
struct Broken;

type Source = Rows<'static, Broken>;

fn go_on(_rows: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn moment(day: u32, hour: u32, minute: u32) -> NaiveDateTime {
    date(2026, 3, day).and_hms_opt(hour, minute, 0).unwrap()
}

fn words() -> Words {
    Words {
        yes: "是".into(),
        no: "否".into(),
        total: "合计".into(),
        page: "第 {page} 页，共 {pages} 页".into(),
        continued: "{title}（续）".into(),
        empty: "没有记录".into(),
        footer: "客簿 & 张伟".into(),
    }
}

/// Customers as an office lists them.
fn customers() -> Table {
    Table {
        sheet: "客户".into(),
        title: "客户清单".into(),
        lines: vec!["上海某某有限公司".into(), "状态 = 潜在".into()],
        columns: vec![
            Column::new("名称", Kind::Text),
            Column::new("电话", Kind::Text).totalled(Total::Count),
            Column::new("金额", Kind::Money { digits: 2 }).totalled(Total::Sum),
            Column::new("人数", Kind::Whole).totalled(Total::Sum),
            Column::new("创建", Kind::Date),
            Column::new("跟进", Kind::Moment),
            Column::new("重点", Kind::Flag),
        ],
    }
}

fn customer(number: u32) -> Vec<Cell> {
    vec![
        text(&format!("客户{number}")),
        text(&format!("138{number:08}")),
        Cell::Number(f64::from(number) + 0.1),
        Cell::Number(f64::from(number)),
        Cell::Date(date(2026, 3, 4)),
        Cell::Moment(moment(4, 15, 30)),
        Cell::Flag(number.is_multiple_of(2)),
    ]
}

fn rows(rows: Vec<Vec<Cell>>) -> Source {
    Box::new(rows.into_iter().map(Ok))
}

fn many(count: u32) -> Source {
    Box::new((1..=count).map(|number| Ok(customer(number))))
}

/// A good row, then the source fails.
fn breaking() -> Source {
    Box::new([Ok(customer(1)), Err(Broken)].into_iter())
}

fn report(sections: Vec<Section<'static, Broken>>) -> Report<'static, Broken> {
    Report {
        language: Language::Simplified,
        words: words(),
        properties: Properties {
            title: "客户清单".into(),
            subject: "导出".into(),
            author: "张伟".into(),
            company: "上海某某有限公司".into(),
            program: "Clientele".into(),
            created: moment(4, 7, 30),
        },
        orientation: Orientation::Auto,
        sections,
    }
}

fn one(table: Table, rows: Source) -> Report<'static, Broken> {
    report(vec![Section::Table { table, rows }])
}
