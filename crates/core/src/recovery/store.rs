//! SQL of the public keys of recovery sheets.

use rusqlite::Connection;
use serde_json::Value;

use crate::{
    Result,
    vault::{NewSheet, PublicKey, SlotId},
};

/// Keeps what new keys are sealed to, for the sheet that was just made.
pub(crate) fn keep_public_key(conn: &Connection, sheet: &NewSheet) -> Result<()> {
    conn.execute(
        "insert into secrets (name, value) values (?1, ?2)",
        (sheet.slot.to_string(), sheet.public_key.as_bytes().as_slice()),
    )?;
    Ok(())
}

/// The public keys of the recovery sheets.
pub(crate) fn public_keys(conn: &Connection) -> Result<Vec<(SlotId, PublicKey)>> {
    let mut statement =
        conn.prepare("select name, value from secrets where name glob 'recovery-[0-9]*'")?;
    let rows = statement
        .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, [u8; 32]>(1)?)))?;
    let mut keys = Vec::new();
    for row in rows {
        let (name, key) = row?;
        let slot: SlotId = serde_json::from_value(Value::String(name))?;
        keys.push((slot, key.into()));
    }
    Ok(keys)
}
