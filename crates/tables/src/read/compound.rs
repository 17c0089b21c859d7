//! What a compound file (the container of old Office documents) holds, told by the names of its
//! streams.

use std::io::{self, Read, Seek, SeekFrom};

use super::text::read_full;
use super::{FileKind, Format, ReadError};

pub(super) const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Directory entries are this long and, in every version, stand at a multiple of it.
const ENTRY: usize = 128;

/// Checks that the file is an XLS workbook that may be read.
///
/// Directory entries are recognised wherever they stand, so a file whose chains are broken is
/// still told apart.
pub(super) fn check(file: &mut (impl Read + Seek)) -> Result<Format, ReadError> {
    let names = names(file).map_err(|error| ReadError::NotOpened { fault: (&error).into() })?;
    let holds = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    if holds("Workbook") || holds("Book") {
        if holds("_VBA_PROJECT_CUR") {
            return Err(ReadError::HasMacros);
        }
        return Ok(Format::Xls);
    }
    if holds("EncryptedPackage") {
        return Err(ReadError::PasswordProtected);
    }
    let kind = if holds("WordDocument") {
        FileKind::TextDocument
    } else if holds("PowerPoint Document") {
        FileKind::Presentation
    } else if holds("__properties_version1.0") {
        FileKind::Mail
    } else {
        FileKind::Unknown
    };
    Err(ReadError::NotASheet { kind })
}

fn names(file: &mut (impl Read + Seek)) -> io::Result<Vec<String>> {
    file.seek(SeekFrom::Start(0))?;
    let mut names = Vec::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let length = read_full(file, &mut buffer)?;
        names.extend(buffer[..length].chunks_exact(ENTRY).filter_map(name_of_entry));
        if length < buffer.len() {
            return Ok(names);
        }
    }
}

/// The name, if these bytes are a directory entry of a stream or storage that people name.
fn name_of_entry(entry: &[u8]) -> Option<String> {
    let length = usize::from(u16::from_le_bytes([entry[64], entry[65]]));
    let (kind, colour) = (entry[66], entry[67]);
    if !(4..=64).contains(&length) || length % 2 != 0 || !(1..=2).contains(&kind) || colour > 1 {
        return None;
    }
    let units: Vec<u16> = entry[..length]
        .chunks_exact(2)
        .map(|unit| u16::from_le_bytes([unit[0], unit[1]]))
        .collect();
    let (end, name) = units.split_last()?;
    (*end == 0).then(|| String::from_utf16(name).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// A compound file as far as its names go.
    fn holding(names: &[&str]) -> Result<Format, ReadError> {
        let mut file = vec![0; 512];
        file[..8].copy_from_slice(&SIGNATURE);
        for name in names {
            let mut entry = [0; ENTRY];
            let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            entry[..units.len()].copy_from_slice(&units);
            entry[64..66].copy_from_slice(&(units.len() as u16 + 2).to_le_bytes());
            entry[66] = 2;
            file.extend(entry);
        }
        check(&mut Cursor::new(file))
    }

    #[test]
    fn a_workbook_is_told_from_other_documents_by_its_streams() {
        let kind = |kind| Err(ReadError::NotASheet { kind });
        assert_eq!(holding(&["Workbook"]), Ok(Format::Xls));
        assert_eq!(holding(&["SummaryInformation", "BOOK"]), Ok(Format::Xls));
        assert_eq!(holding(&["Workbook", "MBD0001", "WordDocument"]), Ok(Format::Xls));
        assert_eq!(holding(&["WordDocument"]), kind(FileKind::TextDocument));
        assert_eq!(holding(&["PowerPoint Document"]), kind(FileKind::Presentation));
        assert_eq!(holding(&["__properties_version1.0"]), kind(FileKind::Mail));
        assert_eq!(holding(&[]), kind(FileKind::Unknown));
    }

    #[test]
    fn macros_and_encryption_are_refused_as_such() {
        assert_eq!(holding(&["Workbook", "_VBA_PROJECT_CUR"]), Err(ReadError::HasMacros));
        assert_eq!(holding(&["EncryptedPackage"]), Err(ReadError::PasswordProtected));
    }
}
