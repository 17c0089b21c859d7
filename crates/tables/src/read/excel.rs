//! XLSX and XLSB, read cell by cell: a sheet never stands in memory as a grid.

use std::fs::File;
use std::io::BufReader;

use calamine::{Dimensions, Reader, SheetType, SheetVisible, Xlsb, XlsbError, Xlsx, XlsxError};

use super::in_process::{SheetName, Source};
use super::sink::{Halt, Sink};
use super::values;
use super::{Format, Merge, ReadError};
use crate::Cell;

/// From so many unreadable cells on, the sheet counts as damaged.
const UNREADABLE: u64 = 1_000;

type Input = BufReader<File>;

pub(super) struct XlsxBook(Xlsx<Input>);

impl XlsxBook {
    pub fn open(file: File) -> Result<Self, ReadError> {
        Xlsx::new(BufReader::new(file)).map(Self).map_err(|error| xlsx_error(&error, None))
    }
}

impl Source for XlsxBook {
    fn sheets(&self) -> Vec<SheetName> {
        sheet_names(self.0.sheets_metadata())
    }

    fn visit(&mut self, sheet: &str, sink: &mut Sink<'_>) -> Result<(), Halt> {
        let mut cells =
            self.0.worksheet_cells_reader(sheet).map_err(|error| xlsx_error(&error, None))?;
        let mut row = 0;
        loop {
            match cells.next_cell_with_formula_metadata() {
                Ok(None) => return sink.finish(),
                Ok(Some(cell)) => {
                    row = cell.pos.0.saturating_add(1);
                    let value = values::from_ref(cell.value);
                    if value == Cell::Empty && cell.formula.is_some() {
                        sink.notes.formulas_without_value.add(row);
                    }
                    sink.cell(row, cell.pos.1, value)?;
                }
                Err(error) if spares_the_rest(&error) => {
                    sink.notes.unreadable_cells.add(row);
                    if sink.notes.unreadable_cells.count >= UNREADABLE {
                        return Err(xlsx_error(&error, Some(row)).into());
                    }
                }
                Err(error) => return Err(xlsx_error(&error, Some(row)).into()),
            }
        }
    }

    fn merged(&mut self, sheet: &str) -> Result<Vec<Merge>, ReadError> {
        let merged =
            self.0.merge_cells_by_sheet_name(sheet).map_err(|error| xlsx_error(&error, None))?;
        Ok(merged.into_iter().map(merge).collect())
    }
}

/// Whether only this one cell is beyond understanding, and the reader stands behind it.
fn spares_the_rest(error: &XlsxError) -> bool {
    matches!(
        error,
        XlsxError::CellError(_)
            | XlsxError::CellTAttribute(_)
            | XlsxError::ParseFloat(_)
            | XlsxError::Unexpected(_)
            | XlsxError::Unrecognized { .. }
            | XlsxError::UnexpectedNode(_)
    )
}

fn xlsx_error(error: &XlsxError, row: Option<u32>) -> ReadError {
    match error {
        XlsxError::Password => ReadError::PasswordProtected,
        _ => ReadError::Damaged { format: Some(Format::Xlsx), row },
    }
}

pub(super) struct XlsbBook(Xlsb<Input>);

impl XlsbBook {
    pub fn open(file: File) -> Result<Self, ReadError> {
        Xlsb::new(BufReader::new(file)).map(Self).map_err(|error| xlsb_error(&error, None))
    }
}

impl Source for XlsbBook {
    fn sheets(&self) -> Vec<SheetName> {
        sheet_names(self.0.sheets_metadata())
    }

    fn visit(&mut self, sheet: &str, sink: &mut Sink<'_>) -> Result<(), Halt> {
        let mut cells =
            self.0.worksheet_cells_reader(sheet).map_err(|error| xlsb_error(&error, None))?;
        let mut row = 0;
        loop {
            match cells.next_cell() {
                Ok(None) => return sink.finish(),
                Ok(Some(cell)) => {
                    let (above, column) = cell.get_position();
                    row = above.saturating_add(1);
                    sink.cell(row, column, values::from_ref(cell.get_value().clone()))?;
                }
                Err(error) => return Err(xlsb_error(&error, Some(row)).into()),
            }
        }
    }

    /// The library does not tell the merged areas of this format.
    fn merged(&mut self, _sheet: &str) -> Result<Vec<Merge>, ReadError> {
        Ok(Vec::new())
    }
}

fn xlsb_error(error: &XlsbError, row: Option<u32>) -> ReadError {
    match error {
        XlsbError::Password => ReadError::PasswordProtected,
        _ => ReadError::Damaged { format: Some(Format::Xlsb), row },
    }
}

/// The worksheets among the sheets; charts and macro sheets have no rows.
pub(super) fn sheet_names(sheets: &[calamine::Sheet]) -> Vec<SheetName> {
    sheets
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| SheetName {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
        })
        .collect()
}

pub(super) fn merge(area: Dimensions) -> Merge {
    Merge {
        first_row: area.start.0.saturating_add(1),
        first_column: area.start.1.saturating_add(1),
        last_row: area.end.0.saturating_add(1),
        last_column: area.end.1.saturating_add(1),
    }
}
