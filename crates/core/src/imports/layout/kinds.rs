//! Tells the rows of customers from the rest: blank rows, totals, repeated headings, remarks, signatures.

use clientele_tables::Cell;

use super::{Column, Layout, RowKind, SheetRow, cells, words};
use crate::imports::mapping::values::Profile;
use crate::imports::mapping::{headings, names, places, shapes};
use crate::text::Country;

/// So many rows show what a column of numbers is.
const COUNTED_ROWS: usize = 50;

/// The kind of a row below the heading.
pub fn classify(layout: &Layout, row: &SheetRow) -> RowKind {
    let filled: Vec<(usize, &Cell)> = row.filled().collect();
    let Some(first) = first_that_counts(layout, &filled) else { return RowKind::Blank };
    if repeats_the_heading(layout, &filled) {
        return RowKind::RepeatedHeading;
    }
    if is_total(&filled) || sums_only(layout, &filled) {
        return RowKind::Total;
    }
    if is_note(layout, &filled, &cells::squashed(&cells::text(first))) {
        return RowKind::Note;
    }
    RowKind::Data
}

/// The first cell beside the row number; a form numbered in advance has many rows with nothing else.
fn first_that_counts<'a>(layout: &Layout, filled: &[(usize, &'a Cell)]) -> Option<&'a Cell> {
    let is_number = |cell: &Cell| shapes::is_number(&cells::tidy(&cells::text(cell)));
    let is_mark = |cell: &Cell| cells::text(cell).chars().all(|c| "-—–/\\_.、·*".contains(c));
    filled
        .iter()
        .find(|(index, cell)| !is_mark(cell) && (Some(*index) != layout.serial || !is_number(cell)))
        .map(|(_, cell)| *cell)
}

fn repeats_the_heading(layout: &Layout, filled: &[(usize, &Cell)]) -> bool {
    layout.header_texts.iter().any(|header| {
        let (mut same, mut other) = (0, 0);
        for (index, cell) in filled {
            let text = header.get(*index).filter(|text| !text.is_empty());
            if text.is_some_and(|text| *text == cells::squashed(&cells::text(cell))) {
                same += 1;
            } else {
                other += 1;
            }
            // Most rows are data and differ from the heading at once.
            if other * 10 > filled.len() * 4 {
                return false;
            }
        }
        same >= 2 || header.len() == 1 && same == 1
    })
}

/// A word of sums, and beside it only numbers and more such words.
fn is_total(filled: &[(usize, &Cell)]) -> bool {
    let mut named = false;
    for (_, cell) in filled {
        if names_a_total(&cells::text(cell)) {
            named = true;
        } else if !is_figure(cell) && !is_signed(&cells::squashed(&cells::text(cell))) {
            return false;
        }
    }
    named
}

/// 合计, 合 计：, 总计(元), 共 12 位客户, Total: 12; but not 合计商贸有限公司.
fn names_a_total(text: &str) -> bool {
    let text = cells::squashed(text);
    if text.chars().count() > 30 {
        return false;
    }
    let counted = |rest: &str| {
        let has_digit = rest.chars().any(|c| c.is_ascii_digit());
        (has_digit, is_counted(rest))
    };
    if let Some(rest) = text.strip_prefix('共')
        && counted(rest) == (true, true)
    {
        return true;
    }
    words::TOTALS.iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| is_counted(rest) || is_bracketed(rest))
            || text
                .strip_suffix(word)
                .is_some_and(|start| start.ends_with(['页', '月', '年', '区', '部']))
    })
}

/// Digits, marks, units: nothing that a name could be made of.
fn is_counted(rest: &str) -> bool {
    let mut rest = rest.to_owned();
    for word in words::COUNTED.iter() {
        rest = rest.replace(word, "");
    }
    rest.chars().all(|c| !c.is_alphabetic())
}

fn is_bracketed(rest: &str) -> bool {
    rest.starts_with('(') && rest.trim_end_matches(':').ends_with(')')
}

fn is_figure(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) | Cell::Fault(_) | Cell::Flag(_) => true,
        Cell::Text(text) => {
            let text = cells::tidy(text);
            // #REF!, #DIV/0!: what a CSV keeps of a broken formula.
            shapes::is_number(&text)
                || has_a_unit(&text)
                || text.starts_with('#')
                || text.chars().all(|c| "-—/".contains(c))
        }
        _ => false,
    }
}

/// 121单, ¥3.5万元: a figure, and at most two letters of what it counts.
fn has_a_unit(text: &str) -> bool {
    let figure = text.trim_start_matches(['¥', '￥', '$', '€', '共']);
    let unit = figure.trim_start_matches(|c: char| c.is_ascii_digit() || ",. ".contains(c));
    figure.starts_with(|c: char| c.is_ascii_digit())
        && (1..=2).contains(&unit.chars().count())
        && unit.chars().all(char::is_alphabetic)
}

/// Numbers in the columns of amounts and nothing anywhere else: a total without a word.
fn sums_only(layout: &Layout, filled: &[(usize, &Cell)]) -> bool {
    let mut others = filled.iter().filter(|(index, _)| Some(*index) != layout.serial).peekable();
    others.peek().is_some()
        && others.all(|(index, cell)| layout.amounts.contains(index) && is_figure(cell))
}

fn is_note(layout: &Layout, filled: &[(usize, &Cell)], first: &str) -> bool {
    let narrow = layout.columns.len() <= 1;
    if is_signed(first) && !narrow || words::REMARKS.iter().any(|start| first.starts_with(start)) {
        return true;
    }
    if filled.len() > 1 || narrow {
        return is_page_number(first) && filled.len() <= 2;
    }
    let (index, cell) = filled[0];
    Some(index) == layout.serial
        || words::SIGNS.iter().any(|start| first.starts_with(start))
        || is_group(layout, index, first)
        || words::SIGNED.contains(first)
        || first.starts_with('(') && first.ends_with(')')
        || layout.titles.iter().any(|title| title == first)
        || is_page_number(first)
        || is_section(first)
        || is_long_remark(cell)
}

/// 制表人：张伟, 审核人: who made the sheet and when, under it or beside its total.
fn is_signed(text: &str) -> bool {
    words::SIGNED.iter().any(|word| {
        // Without a colon a Western word may be somebody's: Larry Page.
        text.strip_prefix(word)
            .is_some_and(|rest| rest.starts_with(':') || rest.is_empty() && !word.is_ascii())
    })
}

/// 第 2 页 共 5 页, Page 2 of 5, 2/5.
fn is_page_number(text: &str) -> bool {
    let han = text.starts_with('第') && (text.contains('页') || text.contains('頁'));
    let western = text
        .strip_prefix("page")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    han && text.chars().count() <= 15 || western
}

/// 一、华东区: the heading of a part of the list.
fn is_section(text: &str) -> bool {
    text.split_once('、').is_some_and(|(number, _)| {
        let count = number.chars().count();
        (1..=3).contains(&count) && number.chars().all(|c| "一二三四五六七八九十".contains(c))
    })
}

/// 华东区, VIP客户, 2024年3月, 苏州: the name of a part of the list, merged across its columns or in the
/// first of them.
fn is_group(layout: &Layout, index: usize, text: &str) -> bool {
    const LONGEST: usize = 12;
    let mut columns = layout.columns.iter().map(|it| it.index);
    let stands_first = columns.find(|it| Some(*it) != layout.serial).is_some_and(|it| it >= index);
    stands_first
        && !layout.says_one_thing
        && layout.columns.len() >= 3
        && text.chars().count() <= LONGEST
        && (words::GROUP_ENDS.end(text)
            || words::PERIOD_ENDS.end(text) && text.contains(|c: char| c.is_ascii_digit())
            || words::PARTS.contains(text)
            || places::is_province(text)
            || places::is_city(text))
}

/// What a row says that is not taken for anybody's although it might be: the text of notes, but for
/// page numbers, signatures and the titles of the sheet.
pub fn passed_over(layout: &Layout, row: &SheetRow) -> Option<String> {
    let filled: Vec<(usize, &Cell)> = row.filled().collect();
    let first = cells::squashed(&cells::text(first_that_counts(layout, &filled)?));
    if is_signed(&first) || is_page_number(&first) || layout.titles.contains(&first) {
        return None;
    }
    let texts: Vec<_> = filled.iter().map(|(_, cell)| cells::text(cell)).collect();
    Some(texts.join(" "))
}

/// A sentence alone in its row.
fn is_long_remark(cell: &Cell) -> bool {
    let text = cells::text(cell);
    text.chars().count() > 40
        && text.contains(['。', '；', '，', ';', '.', '：', ':'])
        && !names::is_company(&text)
}

/// Finds the column of row numbers and the columns of amounts, and whether there is more than one column
/// that says anything.
pub fn note_special_columns(layout: &mut Layout, below: &[SheetRow]) {
    layout.says_one_thing = says_one_thing(below);
    let data = below.iter().filter(|row| layout.classify(row) == RowKind::Data);
    let data: Vec<&SheetRow> = data.take(COUNTED_ROWS).collect();
    let mut serial = None;
    let mut amounts = Vec::new();
    for (at, column) in layout.columns.iter().enumerate() {
        let reading = headings::read_by_words(&column.heading);
        // Countries differ in their telephone numbers, not in what an amount is.
        let profile = Profile::of(data.iter().map(|row| row.cell(column.index)), Country::CN);
        let known = !column.is_unnamed() && !reading.senses.is_empty();
        if at == 0 && is_serial(column, &reading, &profile) {
            serial = Some(column.index);
        } else if !known && profile.is_amount() {
            amounts.push(column.index);
        }
    }
    layout.serial = serial;
    layout.amounts = amounts;
}

fn says_one_thing(rows: &[SheetRow]) -> bool {
    // A number in the first column is the row's.
    let is_own = |(at, (_, cell)): &(usize, (usize, &Cell))| {
        *at > 0 || !shapes::is_number(&cells::tidy(&cells::text(cell)))
    };
    let says = |row: &SheetRow| row.filled().enumerate().filter(is_own).count();
    let count = |is_it: fn(usize) -> bool| rows.iter().filter(|row| is_it(says(row))).count();
    count(|it| it == 1) > 2 * count(|it| it > 1)
}

/// 序号, or 1, 2, 3 … under no heading, an unknown one or a mere "No.".
fn is_serial(column: &Column, reading: &headings::Reading, profile: &Profile) -> bool {
    if column.is_unnamed() {
        return profile.is_serial();
    }
    let key = headings::key(&column.heading);
    if words::SERIAL_HEADINGS.contains(&key) {
        return true;
    }
    profile.is_serial() && (!reading.is_known() || words::MERE_NUMBERS.contains(&key))
}
