//! SQL of the journal: adding to it, and its newest entry.

use rusqlite::{Connection, OptionalExtension};

use super::{
    chain::{Hash, Head, link},
    draft::{ClockFlag, Draft},
};
use crate::{Error, Result, vault::DatabaseKey};

struct Last {
    seq: i64,
    at: i64,
    hash: Hash,
}

/// Adds an operation and its changes; answers the new head, or none when nothing happened.
pub(crate) fn append(conn: &Connection, vault: &str, draft: Draft) -> Result<Option<Head>> {
    if draft.is_empty() {
        return Ok(None);
    }
    let last = last(conn)?;
    let seq = next_seq(conn)?;
    let clock = if draft.at.wall_ms < last.at { ClockFlag::SetBack } else { ClockFlag::Forward };
    let changes = draft.changes.iter().map(super::Change::seal).collect::<Result<Vec<_>>>()?;
    let bytes = draft.seal(seq, clock, &changes)?;
    let hash = link(vault, seq, &bytes, &last.hash);
    conn.prepare_cached(
        "insert into operations (seq, at, account_id, operation, outcome, batch_id, bytes, hash)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute((
        seq,
        draft.at.wall_ms,
        draft.account,
        &draft.operation,
        draft.outcome.word(),
        draft.batch,
        &bytes,
        hash,
    ))?;
    let mut insert = conn.prepare_cached(
        "insert into changes (seq, entity, entity_id, action, bytes, salt, personal)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (change, sealed) in draft.changes.iter().zip(&changes) {
        let (salt, personal) = sealed.personal.as_ref().map(|(salt, it)| (salt, it)).unzip();
        insert.execute((
            seq,
            change.entity,
            change.id,
            change.action.word(),
            &sealed.bytes,
            salt,
            personal,
        ))?;
    }
    Ok(Some(Head::new(seq, &hash)))
}

/// The newest entry, if there is one.
pub(crate) fn head(conn: &Connection) -> Result<Option<Head>> {
    let last = last(conn)?;
    Ok((last.seq > 0).then(|| Head::new(last.seq, &last.hash)))
}

fn last(conn: &Connection) -> Result<Last> {
    let found = conn
        .prepare_cached("select seq, at, hash from operations order by seq desc limit 1")?
        .query_row([], |row| Ok(Last { seq: row.get(0)?, at: row.get(1)?, hash: row.get(2)? }))
        .optional()?;
    Ok(found.unwrap_or(Last { seq: 0, at: i64::MIN, hash: [0; 32] }))
}

/// The next number: after a restore, one above everything the abandoned database had given out.
fn next_seq(conn: &Connection) -> Result<i64> {
    let given: Option<i64> = conn
        .prepare_cached("select seq from sqlite_sequence where name = 'operations'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(given.unwrap_or(0) + 1)
}

/// The key of `access.db`, which only `crm.db` knows.
pub(crate) fn access_key(conn: &Connection) -> Result<DatabaseKey> {
    let bytes: Vec<u8> =
        conn.query_row("select value from secrets where name = 'access_key'", [], |row| {
            row.get(0)
        })?;
    DatabaseKey::from_bytes(&bytes).ok_or_else(|| Error::broken("the key of access.db is short"))
}

/// Keeps a new key for `access.db`, while a database is being made.
pub(crate) fn set_access_key(conn: &Connection, key: &DatabaseKey) -> Result<()> {
    conn.execute(
        "insert into secrets (name, value) values ('access_key', ?1)
         on conflict (name) do update set value = excluded.value",
        [key.expose()],
    )?;
    Ok(())
}

/// The heads of the logs that restores have given up, as their entries name them.
pub(super) fn abandoned_heads(conn: &Connection) -> Result<Vec<Head>> {
    let mut statement = conn.prepare(
        "select bytes from operations
         where operation in ('backups.restore', 'backups.undo') and outcome = 'done'",
    )?;
    let entries = statement.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
    let mut heads = Vec::new();
    for entry in entries {
        let said: serde_json::Value = serde_json::from_slice(&entry?)?;
        let abandoned = said.pointer("/note/abandoned").cloned().unwrap_or_default();
        heads.extend(serde_json::from_value::<Option<Head>>(abandoned)?);
    }
    Ok(heads)
}
