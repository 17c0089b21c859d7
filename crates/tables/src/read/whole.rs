//! XLS and ODS, which can only be loaded as a whole; the memory limit of the process holds them.

use std::fs::File;
use std::io::BufReader;

use calamine::{Data, Ods, OdsError, Range, Reader, Xls, XlsError};

use super::excel::{merge, sheet_names};
use super::in_process::{SheetName, Source};
use super::sink::{Halt, Sink};
use super::values;
use super::{Format, Merge, ReadError, open_document};

type Input = BufReader<File>;

pub(super) struct XlsBook(Xls<Input>);

impl XlsBook {
    pub fn open(file: File) -> Result<Self, ReadError> {
        Xls::new(BufReader::new(file)).map(Self).map_err(|error| xls_error(&error))
    }
}

impl Source for XlsBook {
    fn sheets(&self) -> Vec<SheetName> {
        sheet_names(self.0.sheets_metadata())
    }

    fn visit(&mut self, sheet: &str, sink: &mut Sink<'_>) -> Result<(), Halt> {
        let range = self.0.worksheet_range(sheet).map_err(|error| xls_error(&error))?;
        pour(&range, sink)
    }

    fn merged(&mut self, sheet: &str) -> Result<Vec<Merge>, ReadError> {
        let merged = self.0.merge_cells_by_sheet_name(sheet).map_err(|error| xls_error(&error))?;
        Ok(merged.into_iter().map(merge).collect())
    }
}

fn xls_error(error: &XlsError) -> ReadError {
    match error {
        XlsError::Password => ReadError::PasswordProtected,
        _ => ReadError::Damaged { format: Some(Format::Xls), row: None },
    }
}

pub(super) struct OdsBook {
    book: Ods<Input>,
    file: File,
}

impl OdsBook {
    pub fn open(file: File) -> Result<Self, ReadError> {
        let again = file.try_clone();
        let again = again.map_err(|error| ReadError::NotOpened { fault: (&error).into() })?;
        let book = Ods::new(BufReader::new(file)).map_err(|error| ods_error(&error))?;
        Ok(Self { book, file: again })
    }
}

impl Source for OdsBook {
    fn sheets(&self) -> Vec<SheetName> {
        sheet_names(self.book.sheets_metadata())
    }

    fn visit(&mut self, sheet: &str, sink: &mut Sink<'_>) -> Result<(), Halt> {
        let range = self.book.worksheet_range(sheet).map_err(|error| ods_error(&error))?;
        let formulas = self.book.worksheet_formula(sheet).map_err(|error| ods_error(&error))?;
        let (top, left) = formulas.start().unwrap_or_default();
        for (row, column, _) in formulas.used_cells() {
            let at = (top + row as u32, left + column as u32);
            if matches!(range.get_value(at), None | Some(Data::Empty)) {
                sink.notes.formulas_without_value.add(at.0 + 1);
            }
        }
        pour(&range, sink)
    }

    fn merged(&mut self, sheet: &str) -> Result<Vec<Merge>, ReadError> {
        open_document::merged(&self.file, sheet)
    }
}

fn ods_error(error: &OdsError) -> ReadError {
    match error {
        OdsError::Password => ReadError::PasswordProtected,
        _ => ReadError::Damaged { format: Some(Format::Ods), row: None },
    }
}

fn pour(range: &Range<Data>, sink: &mut Sink<'_>) -> Result<(), Halt> {
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let row = top.saturating_add(row as u32).saturating_add(1);
        let column = left.saturating_add(column as u32);
        sink.cell(row, column, values::from_data(value.clone()))?;
    }
    sink.finish()
}
