//! SQL of what the gate itself remembers: how new the vault was that the database has seen.

use rusqlite::{Connection, OptionalExtension};

use crate::Result;

const GENERATION: &str = "vault_generation";

/// The generation of the newest vault that the database has seen; 0 before the first.
pub(super) fn vault_generation(conn: &Connection) -> Result<u64> {
    let found: Option<[u8; 8]> = conn
        .query_row("select value from secrets where name = ?1", [GENERATION], |row| row.get(0))
        .optional()?;
    Ok(found.map_or(0, u64::from_be_bytes))
}

/// Remembers a newer generation in the transaction that came with the change of the vault.
pub(super) fn keep_generation(conn: &Connection, seen: u64, newest: u64) -> Result<()> {
    if newest > seen {
        conn.prepare_cached(
            "insert into secrets (name, value) values (?1, ?2)
             on conflict (name) do update set value = excluded.value",
        )?
        .execute((GENERATION, newest.to_be_bytes().as_slice()))?;
    }
    Ok(())
}
