//! What can go wrong, by what the person or program that called can do about it.

mod cause;
mod sentence;

use serde::Serialize;
use serde_json::Value;

pub use cause::Cause;
pub use sentence::word_of;

use crate::text::Rule;

/// A field of a stale edit: what was there when the edit began, what is there now, what was wanted.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Conflict {
    pub field: String,
    #[ts(type = "unknown")]
    pub theirs: Value,
    #[ts(type = "unknown")]
    pub yours: Value,
}

/// Why an operation was refused or failed. The code, never the text, crosses the boundary.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    // --- who is asking
    #[error("not signed in, or no longer")]
    SignedOut,
    #[error("unknown login or wrong password")]
    WrongPassword,
    #[error("the account is disabled")]
    Disabled,
    #[error("wait {seconds} s before the next attempt")]
    Throttled { seconds: u64 },
    #[error("locked for {seconds} s")]
    Locked { seconds: u64 },
    #[error("the password must be changed first")]
    MustChangePassword,
    #[error("the initial password has expired")]
    PasswordExpired,
    #[error("the new password is too weak: {weakness:?}")]
    WeakPassword { weakness: crate::accounts::passwords::Weakness },
    #[error("`{right}` is required")]
    Forbidden { right: &'static str },
    #[error("the field `{field}` is masked for this person")]
    Masked { field: String },

    // --- what was asked for
    #[error("no such {entity}")]
    NotFound { entity: &'static str },
    #[error("{field}: {rule}")]
    Invalid { field: String, rule: Rule },
    #[error("{field} is already taken")]
    Taken { field: &'static str },
    #[error("changed by someone else meanwhile")]
    Stale { conflicts: Vec<Conflict> },
    /// By so many records that the person may see; 0: only by others.
    #[error("{entity} is still used {count} times")]
    InUse { entity: &'static str, count: u64 },
    #[error("no office would be left with an administrator")]
    LastAdministrator,
    /// The right is there, but a record of what was done is not this person's.
    #[error("`{right}` does not reach every record of it")]
    OutOfReach { right: &'static str },
    #[error("cannot be taken back: it was changed since")]
    UndoChangedSince { kept: Box<crate::journal::Kept> },
    #[error("cannot be taken back")]
    UndoNotPossible,
    #[error("unknown field `{field}`")]
    UnknownField { field: String },
    #[error("unknown report `{name}`")]
    UnknownReport { name: String },
    #[error("there is no such list")]
    UnknownList { name: String },
    #[error("cannot sort by `{field}`")]
    NotSortable { field: String },
    #[error("the filter is not understood at character {position}")]
    FilterSyntax { position: usize, near: String },
    #[error("stopped by the person")]
    Cancelled,
    #[error("took too long")]
    Interrupted,

    // --- the place it lives in
    #[error("there is no office at this place")]
    MissingHome,
    #[error("there is an office at this place already")]
    HomeInUse,
    #[error("held by {who}")]
    Held { who: String },
    #[error("on a network share")]
    HomeOnShare,
    #[error("in a folder that {service} synchronises")]
    HomeSynced { service: String },
    #[error("the folder is not empty")]
    NotEmpty,
    #[error("the place cannot be written to")]
    ReadOnly,
    #[error("the disk is full")]
    Full,
    #[error("the disk reports an error")]
    DiskFailed,
    #[error("the database needs {needs}")]
    TooNew { needs: String },
    #[error("the vault is damaged")]
    VaultDamaged,
    #[error("the vault is missing")]
    VaultMissing,
    #[error("the recovery key does not fit")]
    WrongKey,
    /// A recovery key has a slip in this group, counted from 1.
    #[error("the recovery key is mistyped in group {group}")]
    MistypedKey { group: usize },
    #[error("the database is damaged")]
    DatabaseDamaged,

    // --- files in and out
    #[error("{} cannot be read", path.display())]
    Unreadable { path: std::path::PathBuf },
    #[error(transparent)]
    Sheet(#[from] clientele_tables::read::ReadError),
    #[error(transparent)]
    Import(#[from] ImportFault),
    #[error(transparent)]
    Document(#[from] DocumentFault),
    #[error(transparent)]
    Backup(#[from] BackupFault),

    // --- what nobody at the desk can mend
    #[error("a row was written outside the journal")]
    Unjournaled,
    #[error("a reading statement tried to write")]
    ReadTriedToWrite,
    #[error("internal: {0}")]
    Internal(Cause),
}

/// Why a sheet cannot be imported the way it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportFault {
    #[error("the sheet has no row {row} of {rows}")]
    HeaderNotFound { row: u32, rows: u32 },
    #[error("no column is called `{name}`")]
    ColumnNotFound { name: String, columns: Vec<String> },
    #[error("several columns are called `{name}`")]
    AmbiguousColumn { name: String },
    #[error("`{field}` can be filled by one column only")]
    FieldTwice { field: &'static str },
    #[error("no column fills a field")]
    NothingMapped,
    #[error("no column names the customers")]
    NoNameColumn,
    #[error("the headings stand beside the values, not above them")]
    Turned,
    #[error("the import was not stopped midway")]
    NotStopped,
    #[error("the import was begun by someone else")]
    SomeoneElses,
    #[error("not the file `{name}` that the import began with")]
    OtherFile { name: String },
}

/// What is wrong with a backup file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BackupFault {
    #[error("not a backup of this product")]
    NotABackup,
    #[error("damaged")]
    Damaged,
    #[error("cut short")]
    Truncated,
    #[error("of another office")]
    Foreign,
    #[error("made by a newer version")]
    TooNew,
    #[error("asks for more than a backup may")]
    Hostile,
    #[error("just written, it did not restore")]
    NotVerified,
}

/// Why a document could not be written, or shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentFault {
    #[error("the folder does not exist")]
    NoFolder,
    #[error("another program has the file open")]
    FileInUse,
    #[error("the file cannot be written")]
    Unwritable,
    #[error("`{path}` has no ending that can be written")]
    UnknownFileType { path: String },
    #[error("several tables do not go into one delimited text")]
    SeveralTables,
    #[error("`{path}` is not there any more")]
    Gone { path: String },
    #[error("no program here shows `{path}`")]
    NotShown { path: String },
    #[error("the file is no exported log")]
    NotALog,
    #[error("more than {limit} rows do not go on paper")]
    TooManyRows { limit: u64 },
    #[error("{columns} columns do not fit on a page, {fit} would")]
    TooManyColumns { columns: usize, fit: usize },
    #[error("{columns} columns cannot be read back, {limit} could")]
    TooWide { columns: usize, limit: usize },
    #[error("row {row}, column {column} is longer than {limit} characters")]
    CellTooLong { row: u64, column: String, limit: usize },
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// Wraps a cause that nobody at the desk can mend.
    pub(crate) fn internal(cause: impl std::error::Error + Send + Sync + 'static) -> Error {
        Error::Internal(Cause::of(cause))
    }

    /// Says in our own words what should always hold and does not.
    pub fn broken(promise: &'static str) -> Error {
        Error::Internal(Cause::said(promise))
    }

    pub(crate) fn invalid(field: impl Into<String>, rule: Rule) -> Error {
        Error::Invalid { field: field.into(), rule }
    }
}

/// The cause stands in the log only: a person can do nothing with the number of a failed call.
fn of_failed_io(error: &rusqlite::Error) -> Error {
    let code = error.sqlite_error().map_or(0, |it| it.extended_code);
    tracing::error!(code, "the disk reports an error");
    Error::DiskFailed
}

/// The number by which systems say that a disk does not do what it is told to.
const DISK_ERROR: i32 = if cfg!(windows) { 1_117 } else { 5 };

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Error::Full,
            Some(Code::SystemIoFailure) => of_failed_io(&error),
            Some(Code::ReadOnly) => Error::ReadOnly,
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Error::DatabaseDamaged,
            Some(Code::OperationInterrupted) => Error::Interrupted,
            _ => Error::internal(error),
        }
    }
}

impl From<crate::accounts::passwords::Weakness> for Error {
    fn from(weakness: crate::accounts::passwords::Weakness) -> Error {
        Error::WeakPassword { weakness }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Error {
        use std::io::ErrorKind as Kind;
        match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Error::Full,
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Error::ReadOnly,
            _ if error.raw_os_error() == Some(DISK_ERROR) => Error::DiskFailed,
            _ => Error::internal(error),
        }
    }
}

impl From<clientele_tables::write::Error<Error>> for Error {
    fn from(error: clientele_tables::write::Error<Error>) -> Error {
        use clientele_tables::write::Error as Write;
        match error {
            Write::Rows(cause) => cause,
            Write::Full(_) => Error::Full,
            Write::Denied(_) => Error::ReadOnly,
            Write::Cancelled => Error::Cancelled,
            Write::NoFolder(_) => DocumentFault::NoFolder.into(),
            Write::InUse(_) => DocumentFault::FileInUse.into(),
            Write::Unwritable(_) => DocumentFault::Unwritable.into(),
            Write::TooManyRows { limit } => DocumentFault::TooManyRows { limit }.into(),
            Write::TooManyColumns { columns, fit } => {
                DocumentFault::TooManyColumns { columns, fit }.into()
            }
            Write::CellTooLong { row, column, limit } => {
                DocumentFault::CellTooLong { row, column, limit }.into()
            }
            other => Error::internal(other),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Error {
        Error::internal(error)
    }
}

impl From<refinery::Error> for Error {
    fn from(error: refinery::Error) -> Error {
        Error::internal(error)
    }
}

impl Error {
    /// The name of the error on the wire, in the exit message and in the catalogues.
    pub fn code(&self) -> &'static str {
        match self {
            Error::SignedOut => "signed_out",
            Error::WrongPassword => "wrong_password",
            Error::Disabled => "disabled",
            Error::Throttled { .. } => "throttled",
            Error::Locked { .. } => "locked",
            Error::MustChangePassword => "must_change_password",
            Error::PasswordExpired => "password_expired",
            Error::WeakPassword { .. } => "weak_password",
            Error::Forbidden { .. } => "forbidden",
            Error::Masked { .. } => "masked",
            Error::NotFound { .. } => "not_found",
            Error::Invalid { .. } => "invalid",
            Error::Taken { .. } => "taken",
            Error::Stale { .. } => "stale",
            Error::InUse { .. } => "in_use",
            Error::LastAdministrator => "last_administrator",
            Error::OutOfReach { .. } => "out_of_reach",
            Error::UndoChangedSince { .. } => "undo_changed_since",
            Error::UndoNotPossible => "undo_not_possible",
            Error::UnknownField { .. } => "unknown_field",
            Error::UnknownReport { .. } => "unknown_report",
            Error::UnknownList { .. } => "unknown_list",
            Error::NotSortable { .. } => "not_sortable",
            Error::FilterSyntax { .. } => "filter_syntax",
            Error::Cancelled => "cancelled",
            Error::Interrupted => "interrupted",
            Error::MissingHome => "missing_home",
            Error::HomeInUse => "home_in_use",
            Error::Held { .. } => "held",
            Error::HomeOnShare => "home_on_share",
            Error::HomeSynced { .. } => "home_synced",
            Error::NotEmpty => "not_empty",
            Error::ReadOnly => "read_only",
            Error::Full => "full",
            Error::DiskFailed => "disk_failed",
            Error::TooNew { .. } => "too_new",
            Error::VaultDamaged => "vault_damaged",
            Error::VaultMissing => "vault_missing",
            Error::WrongKey => "wrong_key",
            Error::MistypedKey { .. } => "recovery_key_mistyped",
            Error::DatabaseDamaged => "database_damaged",
            Error::Unreadable { .. } => "unreadable",
            Error::Sheet(error) => sheet_code(error),
            Error::Import(fault) => fault.code(),
            Error::Document(fault) => fault.code(),
            Error::Backup(fault) => fault.code(),
            Error::Unjournaled | Error::ReadTriedToWrite | Error::Internal(_) => "internal",
        }
    }

    /// The field that the error is about, by its word.
    pub fn field(&self) -> Option<&str> {
        match self {
            Error::Invalid { field, .. }
            | Error::Masked { field }
            | Error::UnknownField { field } => Some(field),
            Error::NotSortable { field } => Some(field),
            Error::Taken { field } | Error::Import(ImportFault::FieldTwice { field }) => {
                Some(field)
            }
            _ => None,
        }
    }
}

impl ImportFault {
    pub fn code(&self) -> &'static str {
        match self {
            ImportFault::HeaderNotFound { .. } => "header_not_found",
            ImportFault::ColumnNotFound { .. } => "column_not_found",
            ImportFault::AmbiguousColumn { .. } => "ambiguous_column",
            ImportFault::FieldTwice { .. } => "field_twice",
            ImportFault::NothingMapped => "nothing_mapped",
            ImportFault::NoNameColumn => "no_name_column",
            ImportFault::Turned => "sheet_turned",
            ImportFault::NotStopped => "import_not_stopped",
            ImportFault::SomeoneElses => "import_someone_elses",
            ImportFault::OtherFile { .. } => "import_other_file",
        }
    }
}

impl DocumentFault {
    pub fn code(&self) -> &'static str {
        match self {
            DocumentFault::NoFolder => "no_folder",
            DocumentFault::FileInUse => "file_in_use",
            DocumentFault::Unwritable => "unwritable",
            DocumentFault::UnknownFileType { .. } => "unknown_file_type",
            DocumentFault::SeveralTables => "several_tables",
            DocumentFault::Gone { .. } => "document_gone",
            DocumentFault::NotShown { .. } => "document_not_shown",
            DocumentFault::NotALog => "not_a_log",
            DocumentFault::TooManyRows { .. } => "pdf_too_many_rows",
            DocumentFault::TooManyColumns { .. } => "pdf_too_many_columns",
            DocumentFault::TooWide { .. } => "export_too_wide",
            DocumentFault::CellTooLong { .. } => "cell_too_long",
        }
    }
}

impl From<crate::vault::RecoveryError> for Error {
    fn from(error: crate::vault::RecoveryError) -> Error {
        use crate::vault::RecoveryError;
        let group = match error {
            RecoveryError::Sign { group } | RecoveryError::GroupLength { group } => Some(group),
            RecoveryError::Check { suspect } => suspect,
            RecoveryError::Length { .. } => None,
        };
        group.map_or(Error::WrongKey, |it| Error::MistypedKey { group: it + 1 })
    }
}

impl BackupFault {
    pub fn code(&self) -> &'static str {
        match self {
            BackupFault::NotABackup => "not_a_backup",
            BackupFault::Damaged => "backup_damaged",
            BackupFault::Truncated => "backup_truncated",
            BackupFault::Foreign => "backup_foreign",
            BackupFault::TooNew => "backup_too_new",
            BackupFault::Hostile => "backup_hostile",
            BackupFault::NotVerified => "backup_not_verified",
        }
    }
}

fn sheet_code(error: &clientele_tables::read::ReadError) -> &'static str {
    use clientele_tables::read::ReadError as Read;
    match error {
        Read::NotOpened { .. } => "unreadable",
        Read::Empty => "sheet_empty",
        Read::NotASheet { .. } => "not_a_sheet",
        Read::Unsupported { .. } => "sheet_unsupported",
        Read::PasswordProtected => "sheet_encrypted",
        Read::HasMacros => "sheet_macros",
        Read::Damaged { .. } => "sheet_damaged",
        Read::TooBig { .. } => "sheet_too_big",
        Read::TookTooLong { .. } => "sheet_took_too_long",
        Read::Crashed { .. } => "sheet_crashed",
        Read::NoSuchSheet { .. } => "sheet_not_found",
        Read::NotStarted => "sheet_reader_not_started",
    }
}
