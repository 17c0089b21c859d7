//! The gate before a packed file (XLSX, XLSB, ODS) is given to a parser: what it holds, that it is
//! no bomb, that it has no macros and no password.

use std::fs::File;
use std::io::{BufReader, Read};

use quick_xml::events::Event;
use zip::ZipArchive;
use zip::result::ZipError;

use super::{FileKind, Format, Limits, Measure, ReadError};

type Archive<'a> = ZipArchive<BufReader<&'a File>>;

/// Long enough for the list of a workbook's parts, and for the type of an OpenDocument file.
const TELLING_BYTES: u64 = 1 << 20;
/// A part larger than this must not unpack to more than so many times its packed size: sheets and
/// strings of real offices stay below thirty times, bombs begin at some hundreds.
const MODEST_BYTES: u64 = 64 << 20;
const BLOW_UP: u64 = 150;
const ODS_TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

pub(super) fn check(file: &File, limits: &Limits) -> Result<Format, ReadError> {
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| refusal(&error))?;
    let names = names(&archive);
    check_entries(&names, limits)?;
    let format = format(&mut archive, &names)?;
    if names.iter().any(|name| name.to_ascii_lowercase().ends_with("vbaproject.bin")) {
        return Err(ReadError::HasMacros);
    }
    check_sizes(&mut archive, format, limits)?;
    Ok(format)
}

fn names(archive: &Archive<'_>) -> Vec<String> {
    archive.file_names_raw().map(|name| String::from_utf8_lossy(name).replace('\\', "/")).collect()
}

fn check_entries(names: &[String], limits: &Limits) -> Result<(), ReadError> {
    let pictures = names.iter().filter(|name| is_picture(name)).count() as u64;
    let others = names.len() as u64 - pictures;
    for (count, limit) in [(others, limits.entries), (pictures, limits.pictures)] {
        if count > limit {
            return Err(ReadError::TooBig { measure: Measure::Entries, limit, row: None });
        }
    }
    Ok(())
}

/// A list with a photograph in every row is common; nothing ever unpacks the photographs.
fn is_picture(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.contains("media/") || name.starts_with("pictures/")
}

fn format(archive: &mut Archive<'_>, names: &[String]) -> Result<Format, ReadError> {
    let holds = |start: &str| names.iter().any(|name| name.starts_with(start));
    let types = text_of(archive, "[Content_Types].xml")?;
    if types.contains("ms-excel.sheet.binary") {
        return Ok(Format::Xlsb);
    }
    if types.contains("spreadsheetml") || types.contains("ms-excel") {
        return Ok(Format::Xlsx);
    }
    let declared = text_of(archive, "mimetype")?;
    if declared.starts_with(ODS_TYPE) {
        let manifest = text_of(archive, "META-INF/manifest.xml")?;
        if manifest.contains("encryption-data") {
            return Err(ReadError::PasswordProtected);
        }
        return Ok(Format::Ods);
    }
    if holds("Index/Document.iwa") || holds("Index.zip") {
        return Err(ReadError::Unsupported { kind: FileKind::Numbers });
    }
    let kind = if holds("word/") || declared.contains("text") || declared.contains("epub") {
        FileKind::TextDocument
    } else if holds("ppt/") || declared.contains("presentation") {
        FileKind::Presentation
    } else if holds("AndroidManifest.xml") || holds("META-INF/MANIFEST.MF") {
        FileKind::Program
    } else {
        FileKind::Archive
    };
    Err(ReadError::NotASheet { kind })
}

/// The beginning of an entry, or nothing when there is none of that name.
fn text_of(archive: &mut Archive<'_>, name: &str) -> Result<String, ReadError> {
    let entry = match archive.by_name(name) {
        Ok(entry) => entry,
        Err(ZipError::FileNotFound) => return Ok(String::new()),
        Err(error) => return Err(refusal(&error)),
    };
    let mut bytes = Vec::new();
    entry
        .take(TELLING_BYTES)
        .read_to_end(&mut bytes)
        .map_err(|_| ReadError::Damaged { format: None, row: None })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Counts what the parts really unpack to; what they declare is checked first, as it costs nothing.
fn check_sizes(
    archive: &mut Archive<'_>,
    format: Format,
    limits: &Limits,
) -> Result<(), ReadError> {
    let too_big =
        |limit| Err(ReadError::TooBig { measure: Measure::UnpackedBytes, limit, row: None });
    let limit = limits.unpacked_bytes;
    let parts = parts(archive)?;
    let declared = parts.iter().fold(0_u64, |sum, part| sum.saturating_add(part.declared));
    if declared > limit {
        return too_big(limit);
    }
    if parts.iter().any(Part::blows_up) {
        return too_big(MODEST_BYTES);
    }
    let mut left = limit + 1;
    for part in parts {
        let entry = archive.by_index(part.index).map_err(|error| refusal(&error))?;
        let mut unpacked = entry.take(left);
        let looked_through = look_through(&mut unpacked, format, &part.name);
        left = unpacked.limit();
        if left == 0 {
            return too_big(limit);
        }
        looked_through?;
    }
    Ok(())
}

/// Reads a part to its end, with a look at what the parsers do not look at.
fn look_through(part: &mut impl Read, format: Format, name: &str) -> Result<(), ReadError> {
    let damaged = ReadError::Damaged { format: Some(format), row: None };
    if format == Format::Ods && name == "content.xml" {
        return if is_balanced(part) { Ok(()) } else { Err(damaged) };
    }
    if format == Format::Xlsb && name.starts_with("xl/worksheets/sheet") {
        return match has_short_cells(&mut BufReader::new(part)) {
            Ok(false) => Ok(()),
            Ok(true) => Err(ReadError::Unsupported { kind: FileKind::BinarySheet }),
            Err(_) => Err(damaged),
        };
    }
    std::io::copy(part, &mut std::io::sink()).map(|_| ()).map_err(|_| damaged)
}

struct Part {
    index: usize,
    name: String,
    packed: u64,
    declared: u64,
}

impl Part {
    fn blows_up(&self) -> bool {
        self.declared > MODEST_BYTES.max(self.packed.saturating_mul(BLOW_UP))
    }
}

/// The entries that a parser may unpack.
fn parts(archive: &mut Archive<'_>) -> Result<Vec<Part>, ReadError> {
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|error| refusal(&error))?;
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        if entry.encrypted() {
            return Err(ReadError::PasswordProtected);
        }
        if !is_picture(&name) {
            let (packed, declared) = (entry.compressed_size(), entry.size());
            parts.push(Part { index, name, packed, declared });
        }
    }
    Ok(parts)
}

/// Reads an XML part to its end. An element that is not closed would keep the ODS parser waiting
/// for its end for ever.
fn is_balanced(part: &mut impl Read) -> bool {
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    let mut depth = 0_u64;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) => return depth == 0,
            Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// Whether a binary sheet holds cells in the short form, which stand behind the cell before them.
/// Excel does not write it; the parser would pass over such cells without a word.
fn has_short_cells(part: &mut impl Read) -> std::io::Result<bool> {
    const SHORT_CELLS: std::ops::RangeInclusive<u32> = 0x0C..=0x12;
    let mut found = false;
    while let Some(kind) = read_packed(part, 2)? {
        found |= SHORT_CELLS.contains(&kind);
        let length = read_packed(part, 4)?.unwrap_or_default();
        std::io::copy(&mut part.take(length.into()), &mut std::io::sink())?;
    }
    Ok(found)
}

/// A number of seven bits a byte, the lowest first; none where the part ends.
fn read_packed(part: &mut impl Read, longest: u32) -> std::io::Result<Option<u32>> {
    let mut number = 0;
    for place in 0..longest {
        let mut byte = [0];
        if part.read(&mut byte)? == 0 {
            return Ok(None);
        }
        number |= u32::from(byte[0] & 0x7F) << (7 * place);
        if byte[0] & 0x80 == 0 {
            break;
        }
    }
    Ok(Some(number))
}

fn refusal(error: &ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadError::PasswordProtected,
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            ReadError::NotASheet { kind: FileKind::Archive }
        }
        ZipError::Io(error) if error.kind() != std::io::ErrorKind::UnexpectedEof => {
            ReadError::NotOpened { fault: error.into() }
        }
        _ => ReadError::Damaged { format: None, row: None },
    }
}
