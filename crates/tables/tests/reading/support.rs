//! Files to read, and short ways to read them.

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use clientele_tables::Cell;
use clientele_tables::read::{Contents, Notes, ReadError, Reader, Row};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

pub fn reader() -> Reader {
    Reader::new(env!("CARGO_BIN_EXE_sheet-child").into())
}

pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// A folder of files that goes away with the test.
pub struct Files(TempDir);

impl Files {
    pub fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

/// What the reader makes of these bytes, whatever they are called.
pub fn inspected(bytes: impl AsRef<[u8]>) -> Result<Contents, ReadError> {
    reader().inspect(&Files::new().put("list.xlsx", bytes))
}

pub fn rows(bytes: impl AsRef<[u8]>) -> Result<Vec<Row>, ReadError> {
    rows_and_notes(bytes).map(|(rows, _)| rows)
}

pub fn rows_and_notes(bytes: impl AsRef<[u8]>) -> Result<(Vec<Row>, Notes), ReadError> {
    let files = Files::new();
    read(&files.put("list.xlsx", bytes), None)
}

pub fn read(path: &Path, sheet: Option<&str>) -> Result<(Vec<Row>, Notes), ReadError> {
    let mut rows = reader().rows(path, sheet)?;
    let read = rows.by_ref().collect::<Result<Vec<_>, _>>()?;
    let notes = rows.notes().cloned().expect("the notes come with the end");
    Ok((read, notes))
}

pub fn row(number: u32, cells: impl IntoIterator<Item = Cell>) -> Row {
    Row { number, cells: cells.into_iter().collect() }
}

/// A row of text, in which an empty word is an empty cell.
pub fn words(number: u32, words: &[&str]) -> Row {
    row(number, words.iter().map(|word| text(word)))
}

pub fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// A zip archive of these entries.
pub fn packed<'e>(entries: impl IntoIterator<Item = (&'e str, &'e [u8])>) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// One entry of a zip archive.
pub fn unpacked(archive: &[u8], name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut bytes = Vec::new();
    archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

pub const CONTENT_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const WORKBOOK_PARTS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// An XLSX whose only sheet has these rows, with any other parts.
pub fn xlsx_of(rows: &str, others: &[(&str, &[u8])]) -> Vec<u8> {
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_PARTS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    packed(parts.into_iter().chain(others.iter().copied()))
}

const ODS_TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
const MANIFEST: &str = r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/"/></manifest:manifest>"#;

/// An ODS with this content and manifest.
pub fn ods_of(content: &str, manifest: Option<&str>) -> Vec<u8> {
    packed([
        ("mimetype", ODS_TYPE.as_bytes()),
        ("META-INF/manifest.xml", manifest.unwrap_or(MANIFEST).as_bytes()),
        ("content.xml", content.as_bytes()),
    ])
}
