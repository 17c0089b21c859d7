//! What a file turned out to hold: its format, its sheets, its rows, and what went wrong on the
//! way without stopping the reading.

use serde::{Deserialize, Serialize};

use super::ReadError;
use crate::Cell;

/// One row that holds something. Rows without any value are not delivered, so numbers may jump.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// The row's number in the sheet, or the line of the text file where the record begins;
    /// the first is 1.
    pub number: u32,
    /// The cells from the first column on. Sheets end at the last value of the row; delimited
    /// text keeps every field, so that a ragged row can be seen.
    pub cells: Vec<Cell>,
}

/// How the file is written, found from its content and never from its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
    /// CSV, TSV, semicolons, bars, or the "Unicode text" of Excel.
    Delimited,
    /// A web page with tables, usually named `.xls` by the system that wrote it.
    Html,
    /// "XML Spreadsheet 2003", usually named `.xls` as well.
    SpreadsheetXml,
}

/// All that can be told of a file before its rows are wanted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contents {
    pub format: Format,
    /// The text encoding in lower case, such as `gbk`; none for formats that fix it.
    pub encoding: Option<String>,
    pub delimiter: Option<char>,
    pub sheets: Vec<SheetInfo>,
    /// Which of `sheets` is read when none is named: the first visible one that holds something.
    /// Of the tables in a web page, the one with the most rows.
    pub default_sheet: Option<usize>,
}

impl Contents {
    /// The sheet that is read when none is named.
    pub fn default_sheet(&self) -> Option<&SheetInfo> {
        self.sheets.get(self.default_sheet?)
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SheetInfo {
    pub name: String,
    pub hidden: bool,
    /// Rows that hold something.
    pub rows: u32,
    /// Cells in the widest row.
    pub columns: u32,
    /// Merged areas from top to bottom, at most [`SheetInfo::MERGES`].
    pub merged: Vec<Merge>,
    pub notes: Notes,
    /// Why this sheet cannot be read, when the others can.
    pub problem: Option<ReadError>,
}

impl SheetInfo {
    /// How many merged areas are told; those of titles and headers come first.
    pub const MERGES: usize = 20_000;
}

/// A merged area; rows and columns count from 1 and both ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Merge {
    pub first_row: u32,
    pub first_column: u32,
    pub last_row: u32,
    pub last_column: u32,
}

/// What a person should hear about although the rows could be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    /// Formulas whose result the file does not hold; their cells are empty.
    pub formulas_without_value: Sightings,
    /// Cells written in a way nobody understands; they are missing.
    pub unreadable_cells: Sightings,
    /// Characters that were lost because the text is not all in one encoding.
    pub replaced_characters: Sightings,
    /// Quotes that open a field and never close; they are taken as plain characters.
    pub stray_quotes: Sightings,
}

impl Notes {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How often something was seen, and the first rows (or lines) it was seen in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sightings {
    pub count: u64,
    pub first_rows: Vec<u32>,
}

impl Sightings {
    const ROWS: usize = 10;

    pub(super) fn add(&mut self, row: u32) {
        self.count += 1;
        if self.first_rows.len() < Self::ROWS && self.first_rows.last() != Some(&row) {
            self.first_rows.push(row);
        }
    }
}
