//! SQL of the public keys of recovery sheets.

use rusqlite::Connection;

use crate::{Result, vault::NewSheet};

/// Keeps what new keys are sealed to, for the sheet that was just made.
pub(crate) fn keep_public_key(conn: &Connection, sheet: &NewSheet) -> Result<()> {
    conn.execute(
        "insert into secrets (name, value) values (?1, ?2)",
        (sheet.slot.to_string(), sheet.public_key.as_bytes().as_slice()),
    )?;
    Ok(())
}
