//! Cells that say what a cell further up says: merged with it, or by a ditto mark. A company that is
//! written once beside several of its people is the company of each of them; a name that is written once
//! beside several of its telephones has them all.

use clientele_tables::{
    Cell,
    read::{Merge, SheetInfo},
};

use super::{
    layout::{Layout, RowKind, SheetRow, cells},
    mapping::{Field, Mapping},
    plan::NAMING,
    row::GOOGLES,
};
use crate::Result;

/// What people write for what stands above it, as `cells::squashed` gives it.
const DITTO: [&str; 9] =
    ["同上", "同前", "〃", "\u{2032}\u{2032}", "\"", "”", "''", "ditto", "sameasabove"];
/// What people write for what stands to the left of it.
const DITTO_LEFT: &str = "同左";

/// What goes on below, or to the right. Goes along with the rows from the first to the last.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Merged {
    columns: Vec<Column>,
    /// The columns that fill a field, by their place, where anything goes on.
    fields: Vec<(usize, Field)>,
    has_left_dittos: bool,
    /// The row behind the one that was handed out.
    ahead: Option<SheetRow>,
}

/// A column whose cells go on below.
#[derive(Debug, Clone, PartialEq)]
struct Column {
    index: usize,
    field: Field,
    /// The first and the last row of each merged area, the next one at the end.
    areas: Vec<(u32, u32)>,
    has_dittos: bool,
    /// The last row that said something of its own, and what.
    said: Option<(u32, Cell)>,
}

impl Merged {
    /// Of the columns that are mapped, those that go on below.
    pub fn of(
        layout: &Layout,
        sample: &[SheetRow],
        info: Option<&SheetInfo>,
        mapping: &Mapping,
    ) -> Merged {
        let areas = info.map(|it| it.merged.as_slice()).unwrap_or_default();
        let mapped = mapping.columns.iter().filter_map(|it| Some((it.index, it.fills()?)));
        let fields: Vec<(usize, Field)> = mapped.collect();
        let is_written =
            |is_it: fn(&Cell) -> bool, at: usize| sample.iter().any(|row| is_it(row.cell(at)));
        let columns = fields.iter().map(|(index, field)| Column {
            index: *index,
            field: *field,
            areas: match is_in_common(*field) {
                true => going_down(areas, *index, layout.header_row),
                false => Vec::new(),
            },
            has_dittos: !mapping.is_own && is_written(is_ditto, *index),
            said: None,
        });
        let columns = columns.filter(|it| it.has_dittos || !it.areas.is_empty()).collect();
        let has_left_dittos =
            !mapping.is_own && fields.iter().any(|(index, _)| is_written(is_left_ditto, *index));
        Merged { columns, fields, has_left_dittos, ahead: None }
    }

    pub fn is_any(&self) -> bool {
        !self.columns.is_empty() || self.has_left_dittos
    }

    /// The next of the rows that `read` gives: with what is said of it elsewhere, and with what the rows
    /// below add to the same customer.
    pub fn next(
        &mut self,
        layout: &Layout,
        mut read: impl FnMut() -> Option<Result<SheetRow>>,
    ) -> Option<Result<SheetRow>> {
        if !self.is_any() {
            return read();
        }
        let mut row = match self.ahead.take() {
            Some(row) => row,
            None => match self.completed(layout, read()?) {
                Ok(row) => row,
                Err(error) => return Some(Err(error)),
            },
        };
        loop {
            match read().map(|next| self.completed(layout, next)) {
                Some(Ok(next)) if self.is_more_of(&row, &next) => self.add(&mut row, &next),
                Some(Ok(next)) => {
                    self.ahead = Some(next);
                    return Some(Ok(row));
                }
                Some(Err(error)) => return Some(Err(error)),
                None => return Some(Ok(row)),
            }
        }
    }

    fn completed(&mut self, layout: &Layout, row: Result<SheetRow>) -> Result<SheetRow> {
        let mut row = row?;
        if layout.classify(&row) == RowKind::Data {
            self.continue_into(&mut row);
        }
        Ok(row)
    }

    /// Writes into a row of data what is said of it elsewhere.
    fn continue_into(&mut self, row: &mut SheetRow) {
        for (index, _) in self.fields.iter().filter(|_| self.has_left_dittos) {
            if is_left_ditto(row.cell(*index)) {
                let before = row.filled().take_while(|(at, _)| at < index).last();
                row.cells[*index] = before.map_or(Cell::Empty, |(_, cell)| cell.clone());
            }
        }
        for column in &mut self.columns {
            while column.areas.pop_if(|(_, last)| *last < row.number).is_some() {}
            let cell = row.cell(column.index);
            if !column.goes_on_in(row.number, cell) {
                if !cells::is_blank(cell) {
                    column.said = Some((row.number, cell.clone()));
                }
            } else if is_ones_own(column.field) {
                // Whoever shares it with the one above is not taken for them.
                row.cells[column.index] = Cell::Empty;
            } else if let Some((_, said)) = &column.said {
                let width = row.cells.len().max(column.index + 1);
                row.cells.resize(width, Cell::Empty);
                row.cells[column.index] = said.clone();
                row.continued.push(column.index);
            }
        }
    }

    /// Whether a row names who the row above names, and nobody else, and says nothing of them that has
    /// room only once.
    fn is_more_of(&self, row: &SheetRow, next: &SheetRow) -> bool {
        let goes_on = |it: &&(usize, Field)| next.continued.contains(&it.0);
        let names = self.fields.iter().filter(goes_on).any(|(_, field)| NAMING.contains(field));
        names
            && self.fields.iter().filter(|it| !goes_on(it)).all(|(index, field)| {
                let cell = next.cell(*index);
                cells::is_blank(cell)
                    || between(*field).is_some()
                    || !NAMING.contains(field) && cells::text(cell) == cells::text(row.cell(*index))
            })
    }

    fn add(&self, row: &mut SheetRow, more: &SheetRow) {
        for (index, field) in &self.fields {
            let cell = more.cell(*index);
            let Some(between) = between(*field) else { continue };
            if more.continued.contains(index) || cells::is_blank(cell) {
                continue;
            }
            let width = row.cells.len().max(*index + 1);
            row.cells.resize(width, Cell::Empty);
            let (said, more) = (cells::text(&row.cells[*index]), cells::text(cell));
            row.cells[*index] = match said.is_empty() {
                true => cell.clone(),
                false => Cell::Text(format!("{said}{between}{more}")),
            };
        }
    }
}

impl Column {
    fn goes_on_in(&self, row: u32, cell: &Cell) -> bool {
        let since = self.said.as_ref().map(|(since, _)| *since);
        let is_merged = self.areas.last().is_some_and(|(first, _)| {
            *first < row && since == Some(*first) && cells::is_blank(cell)
        });
        is_merged || self.has_dittos && is_ditto(cell)
    }
}

/// The areas of one column below the headings, the last first.
fn going_down(areas: &[Merge], index: usize, header_row: u32) -> Vec<(u32, u32)> {
    let of_column = areas.iter().filter(|it| {
        it.first_row > header_row
            && it.last_row > it.first_row
            && it.first_column == it.last_column
            && it.first_column as usize == index + 1
    });
    of_column.map(|it| (it.first_row, it.last_row)).rev().collect()
}

fn is_ditto(cell: &Cell) -> bool {
    const LONGEST: usize = 16;
    match cell {
        Cell::Text(text) if text.len() <= LONGEST => {
            DITTO.contains(&cells::squashed(text).as_str())
        }
        _ => false,
    }
}

fn is_left_ditto(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.trim() == DITTO_LEFT)
}

/// Fields that people beside each other have in common where their cells are merged.
fn is_in_common(field: Field) -> bool {
    use Field::{
        Address, Category, City, Company, Country, Department, Industry, Level, Name, Notes, Owner,
        PostalCode, Province, Source, Status, Tags, Website,
    };
    let common = [
        Name, Company, Category, Status, Source, Industry, Level, Owner, Department, Tags, Country,
        Province, City, Address, PostalCode, Website, Notes,
    ];
    common.contains(&field)
}

/// Fields that tell somebody from everyone else. A telephone that two people share is told with the
/// first: with both, the second would be taken for the first.
fn is_ones_own(field: Field) -> bool {
    use Field::{BirthdayOn, Email, ExternalNo, FileNo, IdNumber, Other, Phone, Qq, TaxId, Wechat};
    let own = [Phone, Email, Wechat, Qq, Other, ExternalNo, FileNo, IdNumber, TaxId, BirthdayOn];
    own.contains(&field)
}

/// What stands between several values of one cell, where a customer has several.
fn between(field: Field) -> Option<&'static str> {
    match field {
        Field::Phone | Field::Email | Field::Wechat | Field::Qq => Some(GOOGLES),
        Field::Tags => Some("、"),
        Field::Notes => Some("\n"),
        _ => None,
    }
}
