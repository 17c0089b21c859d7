//! `cargo xtask sample`: the office list in `tests/fixtures`, drawn from a seed, and beside it what
//! an importer is expected to make of it.

mod chance;
mod dirt;
mod draw;
mod files;
mod list;
mod words;

use std::fs;

use serde_json::{Value, json};

use self::{
    chance::Chance,
    dirt::Verdict,
    list::{COLUMNS, Cell, Column, Row},
};
use crate::{Outcome, workspace};

const SHEET: &str = "客户名单";
const SEED: u64 = 20_261_031;
const CUSTOMERS: usize = 328;
/// Rows of the sheet count from 1, as its row heads do.
const HEADER_ROW: usize = 4;
/// Someone left a row empty after this line.
const GAP_AFTER: usize = 200;

/// One row of the sheet.
enum Line {
    Blank,
    Title(&'static str),
    Caption(&'static [(Column, &'static str)]),
    Header,
    Data(Row),
    Total { label: &'static str, sum: f64 },
}

pub fn write() -> Outcome {
    let folder = workspace::root().join("tests/fixtures");
    fs::create_dir_all(&folder)?;
    let lines = lines();
    files::workbook(&lines, &folder.join("客户名单.xlsx"))?;
    for (name, bytes) in texts(&lines)? {
        fs::write(folder.join(name), bytes)?;
    }
    println!("{} customers in {}", CUSTOMERS, folder.display());
    Ok(())
}

/// Every file but the workbook, whose bytes also hang on the version of the compressor.
fn texts(lines: &[Line]) -> Outcome<Vec<(&'static str, Vec<u8>)>> {
    let expected = serde_json::to_string_pretty(&expected())?;
    Ok(vec![
        ("客户名单.csv", files::gbk_csv(lines)?),
        ("客户名单.txt", files::unicode_text(lines)),
        ("客户名单.expected.json", format!("{expected}\n").into_bytes()),
    ])
}

fn lines() -> Vec<Line> {
    let mut rows = draw::rows(&mut Chance::seeded(SEED), CUSTOMERS);
    dirt::apply(&mut rows);
    let sum = rows.iter().map(turnover).sum();
    let mut lines = vec![
        Line::Title("晨光文具商行客户名单（2026年）"),
        Line::Caption(&[
            (Column::Running, "制表日期：2026年10月31日"),
            (Column::Owner, "内部资料，请勿外传"),
        ]),
        Line::Blank,
        Line::Header,
    ];
    for (row, line) in rows.into_iter().zip(1..) {
        lines.push(Line::Data(row));
        if line == GAP_AFTER {
            lines.push(Line::Blank);
        }
    }
    lines.push(Line::Total { label: "合计", sum });
    lines.push(Line::Blank);
    lines.push(Line::Caption(&[
        (Column::Running, "制表人：周敏"),
        (Column::Landline, "审核：陈国栋"),
    ]));
    lines
}

fn turnover(row: &Row) -> f64 {
    match row.get(Column::Turnover) {
        Cell::Number(amount) => *amount,
        _ => 0.0,
    }
}

fn sheet_row(line: usize) -> usize {
    HEADER_ROW + line + usize::from(line > GAP_AFTER)
}

fn expected() -> Value {
    let twins: Vec<Value> = dirt::twins()
        .iter()
        .map(|it| json!({ "row": sheet_row(it.line), "of": sheet_row(it.of), "by": it.same.field() }))
        .collect();
    let all = twins.len();
    // Who only has the name of a company of a row before is one more person of that.
    let (contacts, twins): (Vec<Value>, Vec<Value>) =
        twins.into_iter().partition(|it| it["by"] == "name");
    // Who somebody is no customer can do without; everything else that is wrong costs no row.
    let (wrong, unclear): (Vec<Value>, Vec<Value>) =
        spots(Verdict::Wrong).into_iter().partition(|it| it["field"] == "name");
    let unmapped = COLUMNS.iter().filter(|(_, _, field)| field.is_none()).skip(1);
    let noted: Vec<&str> = unmapped.map(|(_, header, _)| *header).collect();
    let mapping: serde_json::Map<String, Value> = COLUMNS
        .iter()
        .filter_map(|(_, header, field)| Some(((*header).to_owned(), json!((*field)?))))
        .collect();
    json!({
        "sheet": SHEET,
        "header_row": HEADER_ROW,
        "rows": CUSTOMERS,
        "new": CUSTOMERS - all - wrong.len(),
        "first_row": sheet_row(1),
        "last_row": sheet_row(CUSTOMERS),
        "blank_row": sheet_row(GAP_AFTER) + 1,
        "total_row": sheet_row(CUSTOMERS) + 1,
        "footer_row": sheet_row(CUSTOMERS) + 3,
        "mapping": mapping,
        "duplicates": twins,
        "contacts": contacts,
        "errors": wrong,
        "unclear": unclear,
        "noted": noted,
        "unknown_words": spots(Verdict::Unknown),
        "nothings": spots(Verdict::Nothing),
    })
}

fn spots(verdict: Verdict) -> Vec<Value> {
    let mut spots = dirt::spots();
    spots.retain(|it| it.verdict == verdict);
    spots.sort_by_key(|it| it.line);
    spots
        .iter()
        .map(|it| {
            let (_, header, field) = COLUMNS[it.column as usize];
            json!({ "row": sheet_row(it.line), "column": header, "field": field })
        })
        .collect()
}

#[cfg(test)]
mod tests;
