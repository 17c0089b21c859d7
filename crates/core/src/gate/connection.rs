//! Opening an encrypted database: the order of the settings matters, so it stands once.

use std::{path::Path, time::Duration};

use rusqlite::{
    Connection, OpenFlags, OptionalExtension,
    config::DbConfig,
    hooks::{AuthAction, AuthContext, Authorization},
};

use crate::{Error, Result, vault::DatabaseKey};

/// Statements kept ready on each connection.
const PREPARED: usize = 256;
/// How long a writer waits for another process before it gives up.
const BUSY: Duration = Duration::from_secs(10);

/// The log of writes is emptied every few saves: of more pages at once the save that does it is felt.
const LOG_OF_A_PERSON: &str = "pragma wal_autocheckpoint = 250";

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// The one that writes.
    Write,
    /// One of the pool that only reads.
    Read,
    /// Builds a new data folder: migrations and restores, never live.
    Build,
}

/// Opens the database at `path`, or makes it when building.
///
/// # Errors
/// `WrongKey`/`DatabaseDamaged` when the first page does not decrypt, and what the disk says.
pub(crate) fn open(path: &Path, key: &DatabaseKey, purpose: Purpose) -> Result<Connection> {
    let mut connection = Connection::open_with_flags(path, flags(purpose))?;
    unlock(&connection, key)?;
    settle(&mut connection, purpose)?;
    Ok(connection)
}

fn flags(purpose: Purpose) -> OpenFlags {
    let access = match purpose {
        Purpose::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Purpose::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Purpose::Build => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    };
    access | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE
}

fn unlock(connection: &Connection, key: &DatabaseKey) -> Result<()> {
    // Else SQLCipher fills stderr.
    connection.execute_batch("pragma cipher_log_level = NONE")?;
    let literal = key.pragma_literal();
    connection.pragma_update(None, "key", literal.as_str())?;
    cipher_version(connection)?;
    Ok(())
}

/// The version of the cipher on board.
///
/// # Errors
/// `Internal` when there is none: then nothing may be written, for it would be in the clear.
pub(crate) fn cipher_version(connection: &Connection) -> Result<String> {
    let version = connection.query_row("pragma cipher_version", [], |row| row.get::<_, String>(0));
    match version {
        Ok(version) if !version.is_empty() => Ok(version),
        _ => Err(Error::broken("the cipher is missing")),
    }
}

fn settle(connection: &mut Connection, purpose: Purpose) -> Result<()> {
    connection.busy_timeout(BUSY)?;
    if purpose != Purpose::Read {
        let mode: Option<String> = connection
            .pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))
            .optional()?;
        // A disk that fails leaves the old mode, and says nothing at all.
        if mode.as_deref() != Some("wal") {
            return Err(Error::DiskFailed);
        }
    }
    let full_sync = cfg!(target_os = "macos");
    connection.execute_batch(
        "pragma synchronous = full;
         pragma foreign_keys = on;
         pragma recursive_triggers = on;
         pragma temp_store = memory;
         pragma trusted_schema = off;
         pragma cell_size_check = on;
         pragma mmap_size = 0;
         pragma secure_delete = fast;
         pragma cache_size = -32768;",
    )?;
    connection.pragma_update(None, "fullfsync", full_sync)?;
    if purpose == Purpose::Read {
        connection.pragma_update(None, "query_only", true)?;
    }
    let is_live = purpose != Purpose::Build;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, is_live)?;
    connection.set_prepared_statement_cache_capacity(PREPARED);
    // The first read of the file: a wrong key or a damaged first page shows here.
    connection.query_row("select count(*) from sqlite_schema", [], |_| Ok(()))?;
    if purpose == Purpose::Write {
        connection.execute_batch(LOG_OF_A_PERSON)?;
        connection.authorizer(Some(protect_the_journal))?;
    }
    Ok(())
}

/// Makes room for work that writes many rows: more pages at hand, and the log of writes emptied
/// seldom.
pub(super) fn widen(connection: &Connection) -> Result<()> {
    connection.execute_batch("pragma cache_size = -131072; pragma wal_autocheckpoint = 8000;")?;
    Ok(())
}

/// Gives the room back.
pub(super) fn narrow(connection: &Connection) -> Result<()> {
    connection.execute_batch("pragma cache_size = -32768; pragma shrink_memory;")?;
    connection.execute_batch(LOG_OF_A_PERSON)?;
    Ok(())
}

/// The journal is only ever added to, and the schema never changes while it is live.
fn protect_the_journal(context: AuthContext<'_>) -> Authorization {
    let is_journal = |table: &str| matches!(table, "operations" | "changes");
    match context.action {
        AuthAction::Delete { table_name } | AuthAction::Update { table_name, .. }
            if is_journal(table_name) =>
        {
            Authorization::Deny
        }
        AuthAction::DropTable { .. }
        | AuthAction::DropTrigger { .. }
        | AuthAction::DropIndex { .. }
        | AuthAction::AlterTable { .. }
        | AuthAction::CreateTrigger { .. }
        | AuthAction::Attach { .. } => Authorization::Deny,
        _ => Authorization::Allow,
    }
}
