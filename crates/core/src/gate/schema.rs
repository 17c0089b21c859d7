//! The schema of the database: what brings it up to date, and what its rules say when broken.

use rusqlite::Connection;

use crate::{Error, Result};

mod embedded {
    refinery::embed_migrations!("../../migrations");
}

/// Brings a database that is not live to the schema of this version.
///
/// # Errors
/// `TooNew` when a later version of the product made it.
pub(crate) fn migrate(connection: &mut Connection) -> Result<()> {
    let ours = newest_migration();
    let theirs = applied_migration(connection)?;
    if theirs > ours {
        return Err(Error::TooNew { needs: theirs.to_string() });
    }
    connection.pragma_update(None, "foreign_keys", false)?;
    embedded::migrations::runner().run(connection)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

/// The number of the newest migration this version knows.
pub(crate) fn newest_migration() -> i64 {
    let runner = embedded::migrations::runner();
    runner.get_migrations().iter().map(|it| i64::from(it.version())).max().unwrap_or(0)
}

/// Every migration of this version, for tests of what a later one would bring.
#[cfg(test)]
pub(crate) fn shipped_migrations() -> Vec<refinery::Migration> {
    embedded::migrations::runner().get_migrations().clone()
}

/// The number of the newest migration a database has seen.
pub(crate) fn applied_migration(connection: &Connection) -> Result<i64> {
    let has_history: bool = connection.query_row(
        "select exists (select 1 from sqlite_schema where name = 'refinery_schema_history')",
        [],
        |row| row.get(0),
    )?;
    if !has_history {
        return Ok(0);
    }
    let newest = connection.query_row(
        "select coalesce(max(version), 0) from refinery_schema_history",
        [],
        |row| row.get(0),
    )?;
    Ok(newest)
}

/// Says which field a broken uniqueness rule is about; other errors stay what they are.
pub(crate) fn taken(error: rusqlite::Error, field: &'static str) -> Error {
    match error.sqlite_error().map(|it| it.extended_code) {
        Some(rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE) => Error::Taken { field },
        _ => error.into(),
    }
}

/// Says that a row cannot go while others point to it.
pub(crate) fn in_use(entity: &'static str) -> impl Fn(rusqlite::Error) -> Error {
    move |error| match error.sqlite_error().map(|it| it.extended_code) {
        Some(rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => Error::InUse { entity, count: 1 },
        _ => error.into(),
    }
}
