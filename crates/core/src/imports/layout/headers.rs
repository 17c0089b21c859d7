//! Finds the heading among the first rows of a sheet: under titles and remarks, in one row or two, or not at
//! all.

use clientele_tables::Cell;

use super::{Column, Layout, RowKind, SheetRow, cells, kinds, letter, words};
use crate::imports::mapping::headings;
use crate::imports::mapping::shapes::{self, Shape};

/// A heading stands among the first so many filled rows.
const SEARCHED: usize = 40;

/// The rows of a sample that are looked at for a heading.
const LOOKED_AT: usize = 120;

/// How many rows below a candidate are compared with it.
const COMPARED: usize = 60;

/// Longer texts are remarks, not headings.
const LONGEST_HEADING: usize = 40;

/// Where the heading stands in the sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    group: Option<usize>,
    row: usize,
}

/// The heading of a sheet, if it has one.
pub fn search(sample: &[SheetRow]) -> Option<Header> {
    let shapes: Vec<Vec<Shape>> = sample
        .iter()
        .take(LOOKED_AT)
        .map(|row| row.cells.iter().map(shapes::of).collect())
        .collect();
    let widest = sample.iter().map(|row| row.filled().count()).max().unwrap_or_default();
    let candidates = (0..shapes.len()).filter(|at| sample[*at].filled().next().is_some());
    let mut best: Option<(i32, usize)> = None;
    for at in candidates.take(SEARCHED) {
        let Some(score) = score(sample, &shapes, at, widest) else { continue };
        if best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, at));
        }
    }
    let (_, at) = best?;
    Some(with_partner(sample, at))
}

/// The heading that a person has named, with the row above it where that groups it.
pub fn headed_by(sample: &[SheetRow], at: usize) -> Header {
    Header { group: group_above(sample, at), row: at }
}

/// How much a row looks like a heading; `None` when it does not.
fn score(sample: &[SheetRow], shapes: &[Vec<Shape>], at: usize, widest: usize) -> Option<i32> {
    let row = &sample[at];
    let filled: Vec<(usize, String)> =
        row.filled().map(|(index, cell)| (index, cells::text(cell).into_owned())).collect();
    if filled.len() == 1 && widest > 1 {
        return None;
    }
    let mut score = 0;
    for (index, text) in &filled {
        score += cell_score(shapes, at, *index, text);
    }
    let distinct: std::collections::HashSet<&str> =
        filled.iter().map(|(_, text)| text.as_str()).collect();
    // A heading names each column once; group headings and pairs of blocks repeat a few.
    let repeats = filled.len() - distinct.len();
    score -= i32::try_from(repeats).unwrap_or(i32::MAX).min(score.max(0) / 2);
    (score >= 2).then_some(score)
}

fn cell_score(shapes: &[Vec<Shape>], at: usize, index: usize, text: &str) -> i32 {
    let shape = shapes[at][index];
    if matches!(shape, Shape::Phone | Shape::Email | Shape::IdNumber | Shape::Website) {
        return -5;
    }
    if shape.is_surely_a_value() || text.chars().count() > LONGEST_HEADING || is_labelled(text) {
        return -2;
    }
    let mut score = if headings::is_heading(text) { 2 } else { 0 };
    if let Some(below) = shape_below(shapes, at, index) {
        let telling = below.is_surely_a_value() || matches!(below, Shape::Person | Shape::Company);
        if below == shape && (telling || below == Shape::Number) {
            score -= 2;
        } else if below != shape && (telling || below == Shape::Number) {
            score += 1;
        }
    }
    if shape == Shape::Number { score - 1 } else { score }
}

/// The shape of most values below a cell, where one is of most.
fn shape_below(shapes: &[Vec<Shape>], at: usize, index: usize) -> Option<Shape> {
    let mut counts: Vec<(Shape, usize)> = Vec::new();
    let mut filled = 0;
    for row in shapes.iter().skip(at + 1).take(COMPARED) {
        let shape = row.get(index).copied().unwrap_or(Shape::Blank);
        if shape == Shape::Blank {
            continue;
        }
        filled += 1;
        match counts.iter_mut().find(|(known, _)| *known == shape) {
            Some((_, count)) => *count += 1,
            None => counts.push((shape, 1)),
        }
    }
    let (shape, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count * 10 >= filled * 6).then_some(shape)
}

/// 制表日期：2024-05-01: a label with its value in one cell, as remarks above a heading have.
fn is_labelled(text: &str) -> bool {
    text.split_once([':', '：']).is_some_and(|(_, value)| value.chars().any(char::is_alphanumeric))
}

/// The heading row, and the row that groups it or that it groups.
fn with_partner(sample: &[SheetRow], at: usize) -> Header {
    if let Some(row) = details_below(sample, at) {
        return Header { group: Some(at), row };
    }
    headed_by(sample, at)
}

/// The row above, when it groups the columns of this one: 客户信息 | | 联系方式 | .
fn group_above(sample: &[SheetRow], at: usize) -> Option<usize> {
    let above = at.checked_sub(1)?;
    let (group, detail) = (&sample[above], &sample[at]);
    if group.number + 1 != detail.number || !says_headings_only(group) {
        return None;
    }
    let columns: Vec<usize> = group.filled().map(|(index, _)| index).collect();
    let fills_a_gap = columns.iter().any(|index| cells::is_blank(detail.cell(*index)));
    let spans = columns.len() >= 2 && detail.filled().count() > columns.len();
    // One group alone would be a title, if it did not stand further right.
    let begins_inside =
        columns.len() == 1 && Some(columns[0]) > detail.filled().map(|(index, _)| index).next();
    (spans || fills_a_gap && columns.len() >= 2 || begins_inside).then_some(above)
}

/// The row below, when this one groups it: 姓名 | 联系方式 | | 备注 over | 手机 | 邮箱 | .
fn details_below(sample: &[SheetRow], at: usize) -> Option<usize> {
    let below = at + 1;
    let (group, detail) = (sample.get(at)?, sample.get(below)?);
    if group.number + 1 != detail.number || !says_headings_only(detail) {
        return None;
    }
    let filled: Vec<usize> = detail.filled().map(|(index, _)| index).collect();
    let all_known = detail.filled().all(|(_, cell)| headings::is_heading(&cells::text(cell)));
    let some_gap = filled.iter().any(|index| cells::is_blank(group.cell(*index)));
    let leaves_some = group.filled().any(|(index, _)| cells::is_blank(detail.cell(index)));
    (!filled.is_empty() && all_known && some_gap && leaves_some).then_some(below)
}

fn says_headings_only(row: &SheetRow) -> bool {
    let mut any = false;
    let fits = row.filled().all(|(_, cell)| {
        any = true;
        let text = cells::text(cell);
        !shapes::of(cell).is_surely_a_value()
            && shapes::of(cell) != Shape::Number
            && text.chars().count() <= LONGEST_HEADING / 2
            && !is_labelled(&text)
    });
    any && fits
}

/// The layout that a heading gives.
pub fn layout(sample: &[SheetRow], header: Option<Header>) -> Layout {
    let rows: Vec<&SheetRow> = header.map_or_else(Vec::new, |header| {
        header.group.into_iter().chain([header.row]).map(|at| &sample[at]).collect()
    });
    let first_below = header.map_or_else(|| titles_above(sample), |header| header.row + 1);
    let header_row = rows.last().map_or(0, |row| row.number);
    let first = first_below - rows.len();
    let above = first_below.checked_sub(1).map_or(0, |at| sample[at].number);
    let mut layout = Layout {
        header_rows: rows.iter().map(|row| row.number).collect(),
        header_row,
        first_data_row: above + 1,
        columns: columns(&rows, &sample[first_below..]),
        serial: None,
        says_one_thing: false,
        amounts: Vec::new(),
        header_texts: rows.iter().map(|row| comparable(row)).collect(),
        above,
        titles: sample[..first]
            .iter()
            .flat_map(comparable)
            .filter(|text| !text.is_empty())
            .collect(),
    };
    kinds::note_special_columns(&mut layout, &sample[first_below..]);
    let data = sample[first_below..].iter().find(|row| layout.classify(row) == RowKind::Data);
    if let Some(row) = data {
        layout.first_data_row = row.number;
    }
    layout
}

/// How many rows of a sheet without a heading are titles: one cell each, with no value in it, above rows of
/// more cells.
fn titles_above(sample: &[SheetRow]) -> usize {
    let is_wide = |row: &SheetRow| row.filled().count() >= 2;
    let Some(first) = sample.iter().position(is_wide) else { return 0 };
    let title = |cell: &Cell| {
        let text = cells::squashed(&cells::text(cell));
        shapes::of(cell) == Shape::Text || words::TITLE_ENDS.end(&text)
    };
    let all_titles = sample[..first].iter().all(|row| row.filled().all(|(_, cell)| title(cell)));
    if all_titles { first } else { 0 }
}

fn comparable(row: &SheetRow) -> Vec<String> {
    row.cells.iter().map(|cell| cells::squashed(&cells::text(cell))).collect()
}

/// Every column with a heading or a value, named by its heading or its letter.
fn columns(header: &[&SheetRow], below: &[SheetRow]) -> Vec<Column> {
    let width = |rows: &mut dyn Iterator<Item = usize>| rows.max().unwrap_or_default();
    let widest = width(&mut header.iter().map(|row| row.cells.len()))
        .max(width(&mut below.iter().map(|row| row.cells.len())));
    let groups = header.split_last().and_then(|(_, above)| above.first()).copied();
    let mut group = String::new();
    let mut found = Vec::new();
    for index in 0..widest {
        let own = header.last().map_or_else(String::new, |row| shown(row, index));
        let above = groups.map_or_else(String::new, |row| shown(row, index));
        if !above.is_empty() {
            group.clone_from(&above);
        }
        let heading = combined(&above, &group, &own);
        let is_used = below.iter().any(|row| !cells::is_blank(row.cell(index)));
        if !heading.is_empty() {
            found.push(Column { index, heading });
        } else if is_used {
            found.push(Column { index, heading: letter(index) });
        }
    }
    found
}

/// 联系方式 over 手机 is "联系方式 手机"; a group over nothing stands for itself.
fn combined(above: &str, group: &str, own: &str) -> String {
    if own.is_empty() {
        above.to_owned()
    } else if group.is_empty() || group == own {
        own.to_owned()
    } else {
        format!("{group} {own}")
    }
}

fn shown(row: &SheetRow, index: usize) -> String {
    let cell = row.cell(index);
    if cells::is_blank(cell) { String::new() } else { cells::tidy_heading(&cells::text(cell)) }
}
