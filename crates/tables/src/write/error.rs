//! Why a file was not written, by what can be done about it.

use std::io;

/// `E` is what the source of the rows fails with.
#[derive(Debug, thiserror::Error)]
pub enum Error<E> {
    #[error("the disk is full")]
    Full(#[source] io::Error),
    #[error("the folder does not exist")]
    NoFolder(#[source] io::Error),
    #[error("writing there is not allowed")]
    Denied(#[source] io::Error),
    /// Another program holds the file, such as the spreadsheet that shows its last edition.
    #[error("the file is in use by another program")]
    InUse(#[source] io::Error),
    #[error("the file cannot be written")]
    Unwritable(#[source] io::Error),
    /// Paper ends where a spreadsheet goes on: write XLSX instead.
    #[error("more than {limit} rows do not go on paper")]
    TooManyRows { limit: u64 },
    /// Fewer columns, or a spreadsheet.
    #[error("{columns} columns do not fit on a page, {fit} would")]
    TooManyColumns { columns: usize, fit: usize },
    /// Longer than a spreadsheet's cell holds: write CSV instead. Rows count from 1.
    #[error("row {row}, column {column} is longer than {limit} characters")]
    CellTooLong { row: u64, column: String, limit: usize },
    /// More cells than columns, which is a mistake of the caller. Rows count from 1.
    #[error("row {row} has {cells} cells for {columns} columns")]
    Ragged { row: u64, cells: usize, columns: usize },
    #[error("cancelled")]
    Cancelled,
    #[error("the rows could not be read")]
    Rows(#[source] E),
    /// The spreadsheet library refused what this crate asked of it.
    #[error("the workbook could not be built: {0}")]
    Workbook(String),
    /// The built-in fonts could not be read or cut down.
    #[error("the fonts could not be embedded: {0}")]
    Fonts(String),
}

impl<E> Error<E> {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Full(_) => "full",
            Self::NoFolder(_) => "no_folder",
            Self::Denied(_) => "denied",
            Self::InUse(_) => "in_use",
            Self::Unwritable(_) => "unwritable",
            Self::TooManyRows { .. } => "too_many_rows",
            Self::TooManyColumns { .. } => "too_many_columns",
            Self::CellTooLong { .. } => "cell_too_long",
            Self::Ragged { .. } => "ragged",
            Self::Cancelled => "cancelled",
            Self::Rows(_) => "rows",
            Self::Workbook(_) | Self::Fonts(_) => "internal",
        }
    }
}

impl<E> From<io::Error> for Error<E> {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind::{
            ExecutableFileBusy, FileTooLarge, NotADirectory, NotFound, PermissionDenied,
            QuotaExceeded, ReadOnlyFilesystem, ResourceBusy, StorageFull, WouldBlock,
        };
        // Windows says 32 and 33 when another program holds the file, and has no kind for them.
        if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) {
            return Self::InUse(error);
        }
        match error.kind() {
            StorageFull | QuotaExceeded | FileTooLarge => Self::Full(error),
            NotFound | NotADirectory => Self::NoFolder(error),
            PermissionDenied | ReadOnlyFilesystem => Self::Denied(error),
            WouldBlock | ResourceBusy | ExecutableFileBusy => Self::InUse(error),
            _ => Self::Unwritable(error),
        }
    }
}
