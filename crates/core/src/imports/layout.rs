//! The layout of a stranger's sheet: where its headings stand, where its customers begin, and which of its
//! rows are neither.

pub mod cells;
mod headers;
mod kinds;
mod turned;
mod words;

use clientele_tables::Cell;
use serde::{Deserialize, Serialize};
pub use turned::{is_turned, upright};

/// A row as it was read, with its number in the sheet, counted from 1.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetRow {
    pub number: u32,
    pub cells: Vec<Cell>,
    /// The columns whose cell says what one further up says: merged with it, or by a ditto mark.
    pub continued: Vec<usize>,
}

impl SheetRow {
    pub fn new(number: u32, cells: Vec<Cell>) -> SheetRow {
        SheetRow { number, cells, continued: Vec::new() }
    }

    /// The cell of a column; a row may be shorter than the sheet.
    pub fn cell(&self, index: usize) -> &Cell {
        const EMPTY: Cell = Cell::Empty;
        self.cells.get(index).unwrap_or(&EMPTY)
    }

    /// The columns that say something, with what they say.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cells::is_blank(cell))
    }
}

/// One column that holds anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its place in the row, counted from 0.
    pub index: usize,
    /// What the sheet calls it, both rows of a two-row heading together; its letter when it has no heading.
    pub heading: String,
}

impl Column {
    /// The letter that spreadsheets show above the column.
    pub fn letter(&self) -> String {
        letter(self.index)
    }

    /// Whether the sheet gives the column no name of its own.
    pub fn is_unnamed(&self) -> bool {
        self.heading == self.letter()
    }
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    Data,
    Blank,
    /// 合计, Total: sums of the rows above.
    Total,
    /// The heading again, as printed at the top of each page.
    RepeatedHeading,
    /// A title, a remark, a signature, anything else that is nobody's row.
    Note,
}

/// Where things stand in a sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Layout {
    /// The numbers of the heading rows: none, one, or two of which the first groups the second.
    pub header_rows: Vec<u32>,
    /// The last of them, 0 when the sheet has no heading.
    pub header_row: u32,
    /// Where the customers begin.
    pub first_data_row: u32,
    pub columns: Vec<Column>,
    /// The column of row numbers (序号), if there is one.
    pub serial: Option<usize>,
    /// Whether nearly every row says one thing only: a list of names, in which none is that of a part.
    says_one_thing: bool,
    /// Columns of amounts and counts, where a total row without a word has its only values.
    pub amounts: Vec<usize>,
    /// The number of the last row that stands above the customers: the heading, or a title where there is none.
    above: u32,
    /// What the heading rows say, made comparable, to know them again further down.
    header_texts: Vec<Vec<String>>,
    /// The titles above the heading, made comparable, for the same reason.
    titles: Vec<String>,
}

/// Finds the layout of a sheet from its first rows (200 are plenty).
pub fn find(sample: &[SheetRow]) -> Layout {
    headers::layout(sample, headers::search(sample))
}

/// The layout of a sheet whose heading row a person has named; 0 means that there is none. `None` when the
/// sample has no such row.
pub fn with_header_row(sample: &[SheetRow], header_row: u32) -> Option<Layout> {
    if header_row == 0 {
        return Some(headers::layout(sample, None));
    }
    let at = sample.iter().position(|row| row.number == header_row)?;
    Some(headers::layout(sample, Some(headers::headed_by(sample, at))))
}

impl Layout {
    /// What a row is. Asked of every row of the sheet from the first to the last.
    pub fn classify(&self, row: &SheetRow) -> RowKind {
        if row.number <= self.above {
            return self.above_the_data(row);
        }
        kinds::classify(self, row)
    }

    fn above_the_data(&self, row: &SheetRow) -> RowKind {
        if row.filled().next().is_none() {
            RowKind::Blank
        } else if self.header_rows.contains(&row.number) {
            RowKind::RepeatedHeading
        } else {
            RowKind::Note
        }
    }

    /// What a row below the headings says that was not taken for a customer's although somebody may
    /// have meant it so: somebody should hear of it.
    pub fn passed_over(&self, row: &SheetRow) -> Option<String> {
        let is_below = row.number > self.above;
        let is_note = || self.classify(row) == RowKind::Note;
        (is_below && is_note()).then(|| kinds::passed_over(self, row)).flatten()
    }

    pub fn column(&self, index: usize) -> Option<&Column> {
        self.columns.iter().find(|column| column.index == index)
    }
}

/// The letter of a column as spreadsheets count: A … Z, AA, AB ….
pub fn letter(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index;
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
        if rest == 0 {
            break;
        }
        rest -= 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests;
