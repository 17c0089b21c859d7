//! What a file is, told by its first bytes. Its name says nothing: web systems call everything
//! `.xls`.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use super::{FileKind, ReadError, compound, encoding};

/// How much of the beginning is looked at.
const HEAD: u64 = 64 * 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detected {
    /// A zip archive; XLSX, XLSB, ODS or something else.
    Packed,
    /// A compound file; XLS or something else.
    Compound,
    Html,
    SpreadsheetXml,
    Delimited,
}

pub(super) fn detect(file: &mut File) -> Result<Detected, ReadError> {
    let fault = |error: std::io::Error| ReadError::NotOpened { fault: (&error).into() };
    let mut head = Vec::new();
    file.seek(SeekFrom::Start(0)).map_err(fault)?;
    file.take(HEAD).read_to_end(&mut head).map_err(fault)?;
    from_head(&head)
}

fn from_head(head: &[u8]) -> Result<Detected, ReadError> {
    if head.is_empty() {
        return Err(ReadError::Empty);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(Detected::Packed);
    }
    if head.starts_with(&compound::SIGNATURE) {
        return Ok(Detected::Compound);
    }
    if is_old_excel(head) {
        return Err(ReadError::Unsupported { kind: FileKind::OldExcel });
    }
    if let Some(kind) = known(head) {
        return Err(ReadError::NotASheet { kind });
    }
    if is_old_table(head) {
        return Err(ReadError::Unsupported { kind: FileKind::OldTable });
    }
    if !encoding::is_text(head) {
        return Err(ReadError::NotASheet { kind: FileKind::Unknown });
    }
    from_text(&encoding::decode(head, None).0)
}

/// Kinds with a signature that no text begins with.
fn known(head: &[u8]) -> Option<FileKind> {
    const SIGNATURES: [(&[u8], FileKind); 28] = [
        (b"\x89PNG", FileKind::Image),
        (b"\xFF\xD8\xFF", FileKind::Image),
        (b"GIF8", FileKind::Image),
        (b"II*\0", FileKind::Image),
        (b"MM\0*", FileKind::Image),
        (b"8BPS", FileKind::Image),
        (b"\0\0\x01\0", FileKind::Image),
        (b"%PDF", FileKind::Pdf),
        (b"\x7FELF", FileKind::Program),
        (b"\xCA\xFE\xBA\xBE", FileKind::Program),
        (b"\xCF\xFA\xED\xFE", FileKind::Program),
        (b"Rar!", FileKind::Archive),
        (b"7z\xBC\xAF", FileKind::Archive),
        (b"\x1F\x8B", FileKind::Archive),
        (b"BZh9", FileKind::Archive),
        (b"\xFD7zXZ", FileKind::Archive),
        (b"\x28\xB5\x2F\xFD", FileKind::Archive),
        (b"MSCF", FileKind::Archive),
        (b"SQLite format 3\0", FileKind::Database),
        (b"\0\x01\0\0Standard", FileKind::Database),
        (b"ID3", FileKind::Media),
        (b"OggS", FileKind::Media),
        (b"fLaC", FileKind::Media),
        (b"\x1A\x45\xDF\xA3", FileKind::Media),
        (b"{\\rtf", FileKind::TextDocument),
        (b"%!PS", FileKind::TextDocument),
        (b"BEGIN:VCARD", FileKind::ContactCard),
        (b"\xEF\xBB\xBFBEGIN:VCARD", FileKind::ContactCard),
    ];
    if let Some((_, kind)) = SIGNATURES.iter().find(|(start, _)| head.starts_with(start)) {
        return Some(*kind);
    }
    let at = |from: usize, wanted: &[u8]| head.get(from..).is_some_and(|h| h.starts_with(wanted));
    // These letters may begin a text, so that more of the file must agree.
    if head.starts_with(b"MZ") && head.contains(&0) {
        return Some(FileKind::Program);
    }
    if head.starts_with(b"BM") && at(6, &[0; 4]) {
        return Some(FileKind::Image);
    }
    if head.starts_with(b"RIFF") {
        return Some(if at(8, b"WEBP") { FileKind::Image } else { FileKind::Media });
    }
    if at(4, b"ftyp") {
        let still = [&b"hei"[..], b"mif", b"avif"].iter().any(|brand| at(8, brand));
        return Some(if still { FileKind::Image } else { FileKind::Media });
    }
    at(257, b"ustar").then_some(FileKind::Archive)
}

/// The record that begins a workbook of Excel 2 to 95 which stands in no container.
fn is_old_excel(head: &[u8]) -> bool {
    matches!(head, [0x09, 0x00 | 0x02 | 0x04 | 0x08, 4..=16, 0x00, ..])
}

fn is_old_table(head: &[u8]) -> bool {
    let dbase = matches!(head, [0x03 | 0x30 | 0x83 | 0x8B | 0xF5, _, 1..=12, 1..=31, ..])
        && head.contains(&0);
    let lotus =
        head.starts_with(&[0, 0, 2, 0, 6, 4]) || head.starts_with(&[0, 0, 0x1A, 0, 0, 0x10]);
    dbase || lotus || head.starts_with(b"ID;P") || head.starts_with(b"TABLE\r\n0,1")
}

fn from_text(head: &str) -> Result<Detected, ReadError> {
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let lower = start.to_lowercase();
    if lower.starts_with("mime-version:") {
        return Err(ReadError::Unsupported { kind: FileKind::WebArchive });
    }
    if lower.starts_with("begin:vcard") {
        return Err(ReadError::NotASheet { kind: FileKind::ContactCard });
    }
    if ["{\"", "{\n", "{\r", "[{", "[\n", "[\r"].iter().any(|json| start.starts_with(json)) {
        return Err(ReadError::NotASheet { kind: FileKind::Json });
    }
    if !lower.starts_with('<') {
        // A table has more than one cell; a file without any is told as an empty one.
        let is_table =
            start.is_empty() || start.contains(['\n', '\r', '\t', ',', ';', '|', '，', '；']);
        let text = ReadError::NotASheet { kind: FileKind::TextDocument };
        return if is_table { Ok(Detected::Delimited) } else { Err(text) };
    }
    let holds = |tags: &[&str]| tags.iter().any(|tag| lower.contains(tag));
    if holds(&["urn:schemas-microsoft-com:office:spreadsheet", "progid=\"excel.sheet\""])
        && holds(&["<workbook", "<ss:workbook"])
    {
        return Ok(Detected::SpreadsheetXml);
    }
    if holds(&["<html", "<table", "<!doctype html", "<head", "<body", "<meta", "<div", "<style"]) {
        return Ok(Detected::Html);
    }
    if holds(&["<office:document"]) {
        return Err(ReadError::Unsupported { kind: FileKind::FlatOds });
    }
    if holds(&["<svg"]) {
        return Err(ReadError::NotASheet { kind: FileKind::Image });
    }
    if lower.starts_with("<?xml") {
        return Err(ReadError::NotASheet { kind: FileKind::Xml });
    }
    Ok(Detected::Delimited)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(head: &[u8]) -> ReadError {
        from_head(head).unwrap_err()
    }

    #[test]
    fn text_in_any_encoding_is_a_delimited_file() {
        let texts: [&[u8]; 6] = [
            b"name,phone\n",
            "姓名,电话\n".as_bytes(),
            b"\xD0\xD5\xC3\xFB,\xB5\xE7\xBB\xB0\n",
            b"\xFF\xFEa\0\t\0b\0\r\0\n\0",
            b"a\0,\0b\0\r\0\n\0",
            b"MZ is a name,BM too\n",
        ];
        for text in texts {
            assert_eq!(from_head(text).unwrap(), Detected::Delimited, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_sheet_is_called_by_its_kind() {
        let not_a_sheet = |kind| ReadError::NotASheet { kind };
        assert_eq!(refused(b"\x89PNG\r\n\x1a\n"), not_a_sheet(FileKind::Image));
        assert_eq!(refused(b"%PDF-1.7\n"), not_a_sheet(FileKind::Pdf));
        assert_eq!(refused(b"MZ\x90\0\x03\0\0\0"), not_a_sheet(FileKind::Program));
        assert_eq!(refused(b"Rar!\x1a\x07"), not_a_sheet(FileKind::Archive));
        assert_eq!(refused(b"\0\0\0\x18ftypheic"), not_a_sheet(FileKind::Image));
        assert_eq!(refused(b"BEGIN:VCARD\r\n"), not_a_sheet(FileKind::ContactCard));
        assert_eq!(refused(b"{\"name\": 1}"), not_a_sheet(FileKind::Json));
        assert_eq!(refused(b"<?xml version='1.0'?><note/>"), not_a_sheet(FileKind::Xml));
        assert_eq!(refused(&[1, 2, 3, 4, 200, 5, 6, 7]), not_a_sheet(FileKind::Unknown));
        assert_eq!(refused(b"x"), not_a_sheet(FileKind::TextDocument));
        assert_eq!(refused("一句话".as_bytes()), not_a_sheet(FileKind::TextDocument));
        assert_eq!(refused(b""), ReadError::Empty);
    }

    #[test]
    fn old_and_foreign_sheets_ask_to_be_saved_anew() {
        let unsupported = |kind| ReadError::Unsupported { kind };
        assert_eq!(refused(b"\x09\x08\x08\0\0\x05"), unsupported(FileKind::OldExcel));
        assert_eq!(refused(b"ID;PWXL;N;E\r\n"), unsupported(FileKind::OldTable));
        assert_eq!(refused(b"MIME-Version: 1.0\r\nX"), unsupported(FileKind::WebArchive));
        assert_eq!(
            refused(b"<?xml version='1.0'?><office:document/>"),
            unsupported(FileKind::FlatOds)
        );
    }

    #[test]
    fn markup_called_a_sheet_is_recognised_by_its_tags() {
        let xml = b"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n\
            <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
        assert_eq!(from_head(xml).unwrap(), Detected::SpreadsheetXml);
        assert_eq!(from_head(b"\r\n <TABLE border=1><tr>").unwrap(), Detected::Html);
        assert_eq!(from_head(b"<\xBF\xCD\xBB\xA7>,x\n").unwrap(), Detected::Delimited);
    }
}
