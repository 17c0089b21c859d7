//! Cells that say what a cell further up says: merged with it, or by a ditto mark. A company that is
//! written once beside several of its people is the company of each of them.

use clientele_tables::{
    Cell,
    read::{Merge, SheetInfo},
};

use super::{
    layout::{Layout, SheetRow, cells},
    mapping::{Field, Mapping},
};

/// What people write for what stands above it, as `cells::squashed` gives it.
const DITTO: [&str; 9] =
    ["同上", "同前", "〃", "\u{2032}\u{2032}", "\"", "”", "''", "ditto", "sameasabove"];

/// The columns whose cells go on below. Goes along with the rows from the first to the last.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Merged {
    columns: Vec<Column>,
}

#[derive(Debug, Clone, PartialEq)]
struct Column {
    index: usize,
    /// The first and the last row of each merged area, the next one at the end.
    areas: Vec<(u32, u32)>,
    has_dittos: bool,
    /// The last row that said something of its own, and what.
    said: Option<(u32, Cell)>,
}

impl Merged {
    /// Of the columns that are mapped to what people have in common, those that go on below.
    pub fn of(
        layout: &Layout,
        sample: &[SheetRow],
        info: Option<&SheetInfo>,
        mapping: &Mapping,
    ) -> Merged {
        let areas = info.map(|it| it.merged.as_slice()).unwrap_or_default();
        let shared = mapping.columns.iter().filter(|it| it.field.is_some_and(is_in_common));
        let columns = shared.map(|it| Column {
            index: it.index,
            areas: going_down(areas, it.index, layout.header_row),
            has_dittos: !mapping.is_own && sample.iter().any(|row| is_ditto(row.cell(it.index))),
            said: None,
        });
        Merged { columns: columns.filter(|it| it.has_dittos || !it.areas.is_empty()).collect() }
    }

    pub fn is_any(&self) -> bool {
        !self.columns.is_empty()
    }

    /// Writes into a row of data what is said of it further up.
    pub fn continue_into(&mut self, row: &mut SheetRow) {
        for column in &mut self.columns {
            while column.areas.pop_if(|(_, last)| *last < row.number).is_some() {}
            let cell = row.cell(column.index);
            if !column.goes_on_in(row.number, cell) {
                if !cells::is_blank(cell) {
                    column.said = Some((row.number, cell.clone()));
                }
            } else if let Some((_, said)) = &column.said {
                let width = row.cells.len().max(column.index + 1);
                row.cells.resize(width, Cell::Empty);
                row.cells[column.index] = said.clone();
                row.continued.push(column.index);
            }
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

/// Fields that people beside each other have in common. A telephone that two of them share is told with
/// the first: with both, the second would be taken for the first.
fn is_in_common(field: Field) -> bool {
    use Field::{
        Address, Category, City, Company, Country, Department, Industry, Level, Name, Owner,
        PostalCode, Province, Source, Status, Tags, Website,
    };
    let common = [
        Name, Company, Category, Status, Source, Industry, Level, Owner, Department, Tags, Country,
        Province, City, Address, PostalCode, Website,
    ];
    common.contains(&field)
}
