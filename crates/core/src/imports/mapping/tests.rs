//! Whole sheets as they come, and what is understood of them.

mod chinese;
mod chosen;
mod hostile;
mod names;
mod taiwanese;
mod western;

use chrono::NaiveDate;
use clientele_tables::Cell;

use super::*;
use crate::imports::layout;

/// A small sheet: one row a line, cells parted by `|`; `=12` is a number, `@2024-05-01` a date.
pub(in crate::imports) fn sheet(lines: &[&str]) -> Vec<SheetRow> {
    let numbered = (1..).zip(lines);
    numbered
        .map(|(number, line)| SheetRow::new(number, line.split('|').map(cell).collect()))
        .collect()
}

fn cell(text: &str) -> Cell {
    let text = text.trim_matches(' ');
    if let Some(number) = text.strip_prefix('=') {
        return Cell::Number(number.parse().unwrap());
    }
    if let Some(date) = text.strip_prefix('@') {
        return Cell::Date(NaiveDate::parse_from_str(date, "%Y-%m-%d").unwrap());
    }
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.replace("\\n", "\n")) }
}

/// What a sheet was understood as.
pub(in crate::imports) struct Understood {
    pub layout: Layout,
    pub mapping: Mapping,
    rows: Vec<SheetRow>,
}

pub(in crate::imports) fn understood(lines: &[&str]) -> Understood {
    understood_in(Country::CN, lines)
}

fn understood_in(country: Country, lines: &[&str]) -> Understood {
    let rows = sheet(lines);
    let layout = layout::find(&rows);
    let mapping = guess(&layout, &rows, &|_| None, country);
    Understood { layout, mapping, rows }
}

impl Understood {
    /// A letter a row: D data, T total, H heading, N note, a dot for a blank row.
    pub fn kinds(&self) -> String {
        let letter = |kind| match kind {
            RowKind::Data => 'D',
            RowKind::Blank => '.',
            RowKind::Total => 'T',
            RowKind::RepeatedHeading => 'H',
            RowKind::Note => 'N',
        };
        self.rows.iter().map(|row| letter(self.layout.classify(row))).collect()
    }

    /// Every mapped column as `heading=field`.
    pub fn fields(&self) -> String {
        let mapped = self.mapping.columns.iter().filter_map(|column| {
            column.field.map(|field| format!("{}={}", column.heading, field.wire()))
        });
        mapped.collect::<Vec<_>>().join(", ")
    }

    fn rule(&self) -> NameRule {
        self.mapping.name_rule
    }
}

#[test]
fn a_guess_shows_values_confidence_and_the_runner_up() {
    let it = understood(&[
        "姓名|电话|传真",
        "张伟|13800138000|010-65521234",
        "李娜|13900139000|010-65521235",
        "王强|13900139001|010-65521236",
    ]);
    let [name, phone, fax] = &it.mapping.columns[..] else { panic!("three columns") };
    assert_eq!(name.samples, ["张伟", "李娜", "王强"]);
    assert!(name.confidence >= 90, "{name:?}");
    assert_eq!((phone.field, phone.confidence), (Some(Field::Phone), 100));
    assert_eq!((fax.field, fax.confidence), (None, 0));
    assert_eq!(fax.runner_up, Some(Field::Phone));
    assert!(!phone.chosen);
}

#[test]
fn at_most_five_different_values_are_shown() {
    let it = understood(&[
        "姓名|级别",
        "张伟|A",
        "李娜|B",
        "王强|A",
        "赵敏|C",
        "孙丽|A",
        "周杰|B",
        "吴刚|A",
    ]);
    assert_eq!(it.mapping.columns[0].samples.len(), 5);
    assert_eq!(it.mapping.columns[1].samples, ["A", "B", "C"]);
}

#[test]
fn the_words_of_our_own_exports_decide_first() {
    let rows = sheet(&["客户|所有|Zustand", "张伟|李娜|潜在", "王强|李娜|成交"]);
    let own = |heading: &str| match heading {
        "所有" => Some(Field::Owner),
        "Zustand" => Some(Field::Status),
        _ => None,
    };
    let layout = layout::find(&rows);
    let mapping = guess(&layout, &rows, &own, Country::CN);
    let fields: Vec<_> = mapping.columns.iter().map(|column| column.field).collect();
    assert_eq!(fields, [Some(Field::Name), Some(Field::Owner), Some(Field::Status)]);
}

#[test]
fn a_mapping_travels_as_json() {
    let it = understood(&["公司名称|联系人", "恒达贸易有限公司|张伟"]);
    let json = serde_json::to_value(&it.mapping).unwrap();
    assert_eq!(json["name_rule"], "company_with_contact");
    assert_eq!(json["columns"][1]["field"], "contact_name");
    assert_eq!(serde_json::from_value::<Mapping>(json).unwrap(), it.mapping);
}
