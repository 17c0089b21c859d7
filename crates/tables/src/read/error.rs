//! Why a file cannot be read, told apart by what a person can do about it.

use serde::{Deserialize, Serialize};

use super::Format;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ReadError {
    /// Choose another path, or ask for the right to read it.
    #[error("the file cannot be opened: {fault:?}")]
    NotOpened { fault: OpenFault },
    /// There is nothing in the file, or in the sheets that can be seen.
    #[error("the file holds nothing")]
    Empty,
    /// The wrong file was chosen.
    #[error("not a sheet: {kind:?}")]
    NotASheet { kind: FileKind },
    /// A sheet in a format that cannot be read: save it as XLSX.
    #[error("a format that cannot be read: {kind:?}")]
    Unsupported { kind: FileKind },
    /// Save a copy without a password.
    #[error("protected by a password")]
    PasswordProtected,
    /// Save a copy without macros.
    #[error("holds macros")]
    HasMacros,
    /// Not even a part can be trusted: save it again where it opens, or fetch it again.
    #[error("damaged {format:?}, after row {row:?}")]
    Damaged { format: Option<Format>, row: Option<u32> },
    /// Split the file, or clear what stands far outside the list.
    #[error("too big: more than {limit} of {measure:?}, row {row:?}")]
    TooBig { measure: Measure, limit: u64, row: Option<u32> },
    #[error("took longer than {seconds} s")]
    TookTooLong { seconds: u64 },
    /// The reading process died. Opening the file elsewhere and saving it anew often helps.
    #[error("the reading process died: status {status:?}, signal {signal:?}")]
    Crashed { status: Option<i32>, signal: Option<i32> },
    /// Choose one of `names`.
    #[error("no sheet {name:?}")]
    NoSuchSheet { name: String, names: Vec<String> },
    /// The reading process could not be started: this computer lacks something.
    #[error("the reading process could not be started")]
    NotStarted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenFault {
    NotFound,
    Denied,
    /// The path is a folder or a device.
    NotAFile,
    /// Another program keeps it to itself; only Windows tells.
    InUse,
    /// The disk or the network failed.
    Unreadable,
}

impl From<&std::io::Error> for OpenFault {
    fn from(error: &std::io::Error) -> Self {
        const SHARING_VIOLATION: i32 = 32;
        if cfg!(windows) && error.raw_os_error() == Some(SHARING_VIOLATION) {
            return Self::InUse;
        }
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::NotFound,
            std::io::ErrorKind::PermissionDenied => Self::Denied,
            std::io::ErrorKind::IsADirectory => Self::NotAFile,
            _ => Self::Unreadable,
        }
    }
}

/// What a file that is not a readable sheet seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Image,
    Pdf,
    Program,
    Archive,
    TextDocument,
    Presentation,
    Mail,
    Database,
    Media,
    ContactCard,
    /// A web page without a table.
    WebPage,
    Xml,
    Json,
    Unknown,
    /// A sheet of Excel 95 or before, outside any container.
    OldExcel,
    /// An XLSB in a form that no Excel writes.
    BinarySheet,
    /// A web archive (`.mht`) saved by Excel.
    WebArchive,
    Numbers,
    /// A flat OpenDocument file (`.fods`).
    FlatOds,
    /// SYLK, DIF, dBase, Lotus: tables of the eighties.
    OldTable,
}

/// What there is too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    FileBytes,
    Rows,
    Columns,
    /// Characters in one cell.
    Characters,
    /// Files inside a packed file.
    Entries,
    UnpackedBytes,
    OutputBytes,
    MemoryBytes,
}
