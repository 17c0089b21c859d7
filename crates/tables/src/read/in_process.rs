//! A file, opened and read in this very process: what the child does, and what tests and benches
//! may do with files they trust. Everyone else goes through [`Reader`](super::Reader).

use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

use super::delimited::Delimited;
use super::detect::{self, Detected};
use super::excel::{XlsbBook, XlsxBook};
use super::html::HtmlPage;
use super::sheet_xml::SheetXml;
use super::sink::{Halt, Sink};
use super::whole::{OdsBook, XlsBook};
use super::{
    Contents, Format, Limits, Merge, Notes, OpenFault, ReadError, Row, SheetInfo, archive, compound,
};

/// A format that can name its sheets and pour one of them out.
pub(super) trait Source {
    fn sheets(&self) -> Vec<SheetName>;

    fn visit(&mut self, sheet: &str, sink: &mut Sink<'_>) -> Result<(), Halt>;

    fn merged(&mut self, sheet: &str) -> Result<Vec<Merge>, ReadError>;

    /// Which sheet to read when none is named, if this format knows better than "the first".
    fn preferred(&self) -> Option<usize> {
        None
    }

    fn encoding(&self) -> Option<String> {
        None
    }

    fn delimiter(&self) -> Option<char> {
        None
    }
}

pub(super) struct SheetName {
    pub name: String,
    pub hidden: bool,
}

/// An open file whose sheets can be told and read.
pub struct Workbook {
    format: Format,
    source: Box<dyn Source>,
    limits: Limits,
}

impl Workbook {
    pub fn open(path: &Path, limits: &Limits) -> Result<Self, ReadError> {
        Self::open_in(path, None, limits)
    }

    /// Opens a file whose encoding, if it is plain text, a person has named.
    pub fn open_in(
        path: &Path,
        encoding: Option<&str>,
        limits: &Limits,
    ) -> Result<Self, ReadError> {
        let mut file = open(path, limits)?;
        let detected = detect::detect(&mut file)?;
        let (format, source) = source(detected, file, path, encoding, limits)?;
        Ok(Self { format, source, limits: limits.clone() })
    }

    /// Reads every sheet once to tell what is in it. `progress` hears of each row.
    ///
    /// Fails with [`ReadError::Empty`] when no sheet holds anything.
    pub fn contents(&mut self, progress: &mut dyn FnMut()) -> Result<Contents, ReadError> {
        let mut sheets = Vec::new();
        for sheet in self.source.sheets() {
            sheets.push(self.look_at(sheet, progress));
        }
        let holds_something = |sheet: &SheetInfo| sheet.rows > 0 || sheet.problem.is_some();
        if !sheets.iter().any(holds_something) {
            return Err(ReadError::Empty);
        }
        let first = sheets.iter().position(|sheet| !sheet.hidden && holds_something(sheet));
        Ok(Contents {
            format: self.format,
            encoding: self.source.encoding(),
            delimiter: self.source.delimiter(),
            default_sheet: self.source.preferred().or(first),
            sheets,
        })
    }

    fn look_at(&mut self, sheet: SheetName, progress: &mut dyn FnMut()) -> SheetInfo {
        let mut info = SheetInfo { hidden: sheet.hidden, ..SheetInfo::default() };
        let read = self.rows(&sheet.name, &mut |row| {
            progress();
            info.rows += 1;
            info.columns = info.columns.max(row.cells.len() as u32);
            ControlFlow::Continue(())
        });
        let merged = read.and_then(|notes| {
            info.notes = notes;
            self.source.merged(&sheet.name)
        });
        match merged {
            Ok(merged) => info.merged = merged,
            Err(problem) => info.problem = Some(problem),
        }
        info.merged.sort_unstable();
        info.merged.truncate(SheetInfo::MERGES);
        info.name = sheet.name;
        info
    }

    /// The name of the sheet to read: the wanted one, or else the first visible one that holds
    /// something.
    pub fn choose(&mut self, wanted: Option<&str>) -> Result<String, ReadError> {
        let sheets = self.source.sheets();
        if let Some(wanted) = wanted {
            if sheets.iter().any(|sheet| sheet.name == wanted) {
                return Ok(wanted.to_owned());
            }
            let names = sheets.into_iter().map(|sheet| sheet.name).collect();
            return Err(ReadError::NoSuchSheet { name: wanted.to_owned(), names });
        }
        let preferred = self.source.preferred();
        if let Some(sheet) = preferred.and_then(|index| sheets.get(index)) {
            return Ok(sheet.name.clone());
        }
        for sheet in sheets.into_iter().filter(|sheet| !sheet.hidden) {
            if self.holds_something(&sheet.name) {
                return Ok(sheet.name);
            }
        }
        Err(ReadError::Empty)
    }

    /// A sheet that fails holds something too: whoever reads it is told what is wrong with it.
    fn holds_something(&mut self, sheet: &str) -> bool {
        let mut found = false;
        let read = self.rows(sheet, &mut |_| {
            found = true;
            ControlFlow::Break(())
        });
        found || read.is_err()
    }

    /// Hands out the rows of a sheet until `receive` wants no more.
    pub fn rows(
        &mut self,
        sheet: &str,
        receive: &mut dyn FnMut(Row) -> ControlFlow<()>,
    ) -> Result<Notes, ReadError> {
        let mut sink = Sink::new(&self.limits, receive);
        match self.source.visit(sheet, &mut sink) {
            Ok(()) | Err(Halt::Enough) => Ok(sink.notes),
            Err(Halt::Fault(error)) => Err(error),
        }
    }
}

fn open(path: &Path, limits: &Limits) -> Result<File, ReadError> {
    let fault = |error: std::io::Error| ReadError::NotOpened { fault: (&error).into() };
    // Opening a pipe or a device could wait for ever: the kind is asked before.
    let metadata = std::fs::metadata(path).map_err(fault)?;
    if !metadata.is_file() {
        return Err(ReadError::NotOpened { fault: OpenFault::NotAFile });
    }
    if metadata.len() == 0 {
        return Err(ReadError::Empty);
    }
    if metadata.len() > limits.file_bytes {
        return Err(limits.too_many_file_bytes());
    }
    File::open(path).map_err(fault)
}

fn source(
    detected: Detected,
    mut file: File,
    path: &Path,
    encoding: Option<&str>,
    limits: &Limits,
) -> Result<(Format, Box<dyn Source>), ReadError> {
    let format = match detected {
        Detected::Packed => archive::check(&file, limits)?,
        Detected::Compound => compound::check(&mut file)?,
        Detected::Html => Format::Html,
        Detected::SpreadsheetXml => Format::SpreadsheetXml,
        Detected::Delimited => Format::Delimited,
    };
    let source: Box<dyn Source> = match format {
        Format::Xlsx => Box::new(XlsxBook::open(rewound(file)?)?),
        Format::Xlsb => Box::new(XlsbBook::open(rewound(file)?)?),
        Format::Ods => Box::new(OdsBook::open(rewound(file)?)?),
        Format::Xls => Box::new(XlsBook::open(rewound(file)?)?),
        Format::Html => Box::new(HtmlPage::open(&whole(file, limits)?, limits)?),
        Format::SpreadsheetXml => Box::new(SheetXml::open(&whole(file, limits)?)?),
        Format::Delimited => Box::new(Delimited::open(file, path, encoding, limits)?),
    };
    Ok((format, source))
}

fn rewound(mut file: File) -> Result<File, ReadError> {
    use std::io::{Seek, SeekFrom};
    file.seek(SeekFrom::Start(0))
        .map_err(|error| ReadError::NotOpened { fault: (&error).into() })?;
    Ok(file)
}

/// The bytes of a text format that cannot be read piece by piece.
fn whole(file: File, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    rewound(file)?
        .take(limits.whole_text_bytes + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| ReadError::NotOpened { fault: (&error).into() })?;
    if bytes.len() as u64 > limits.whole_text_bytes {
        return Err(ReadError::TooBig {
            measure: super::Measure::FileBytes,
            limit: limits.whole_text_bytes,
            row: None,
        });
    }
    Ok(bytes)
}
