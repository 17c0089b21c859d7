//! SQL of `access.db`.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use serde_json::json;

use super::{LookEntry, LookQuery, ONE_LOOK_MS, Taken};
use crate::{
    Result,
    gate::{Purpose, open as open_database},
    journal::{Head, link},
    vault::DatabaseKey,
};

pub(crate) const DATABASE: &str = "access.db";

const SCHEMA: &str = "
create table if not exists looks (
    seq        integer primary key autoincrement,
    at         integer not null,
    account_id integer not null,
    kind       text not null,
    entity     text not null,
    entity_id  integer,
    count      integer not null,
    level      integer not null,
    bytes      blob not null,
    hash       blob not null check (length(hash) = 32)
) strict;
create index if not exists looks_entity on looks (entity, entity_id, seq) where entity_id is not null;
create index if not exists looks_account_id on looks (account_id, seq);
create trigger if not exists looks_stay_as_written before update on looks
begin select raise(abort, 'the record of looks is append-only'); end;
";

pub(super) fn open(path: &Path, key: &DatabaseKey) -> Result<Connection> {
    let connection = open_database(path, key, Purpose::Build)?;
    connection.execute_batch(SCHEMA)?;
    connection.pragma_update(None, "synchronous", "normal")?;
    Ok(connection)
}

/// The newest entry, if there is one.
pub(crate) fn head(conn: &Connection) -> Result<Option<Head>> {
    let mut statement =
        conn.prepare_cached("select seq, hash from looks order by seq desc limit 1")?;
    let found = statement.query_row([], |row| Ok(Head::new(row.get(0)?, &row.get(1)?)));
    Ok(found.optional()?)
}

/// Moves a damaged database out of the way; nothing is deleted.
pub(super) fn set_aside(path: &Path, now_ms: i64) -> Result<()> {
    for suffix in ["", "-wal", "-shm"] {
        let mut from = path.as_os_str().to_owned();
        from.push(suffix);
        let mut to = path.as_os_str().to_owned();
        to.push(format!(".damaged-{now_ms}{suffix}"));
        match std::fs::rename(&from, &to) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

pub(super) fn append(
    connection: &mut Connection,
    vault: &str,
    looks: &[Taken],
    is_sensitive: bool,
) -> Result<()> {
    if looks.is_empty() {
        return Ok(());
    }
    if is_sensitive {
        connection.pragma_update(None, "synchronous", "full")?;
    }
    let written = append_all(connection, vault, looks);
    if is_sensitive {
        connection.pragma_update(None, "synchronous", "normal")?;
    }
    written
}

fn append_all(connection: &mut Connection, vault: &str, looks: &[Taken]) -> Result<()> {
    let begun = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for taken in looks {
        if !is_repeated(&begun, taken)? {
            append_one(&begun, vault, taken)?;
        }
    }
    begun.commit()?;
    Ok(())
}

fn is_repeated(conn: &Connection, taken: &Taken) -> Result<bool> {
    let Taken { by, at: now_ms, look, .. } = taken;
    let Some(id) = look.id else { return Ok(false) };
    let earlier: Option<i64> = conn
        .prepare_cached(
            "select at from looks where entity = ?1 and entity_id = ?2 and account_id = ?3
               and kind = ?4 order by seq desc limit 1",
        )?
        .query_row((look.entity, id, by, look.kind.word()), |row| row.get(0))
        .optional()?;
    Ok(earlier.is_some_and(|at| (0..ONE_LOOK_MS).contains(&(now_ms - at))))
}

fn append_one(conn: &Connection, vault: &str, taken: &Taken) -> Result<()> {
    let Taken { by, device, at, look } = taken;
    let last: Option<(i64, [u8; 32])> = conn
        .prepare_cached("select seq, hash from looks order by seq desc limit 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (seq, previous) = last.map_or((1, [0; 32]), |(seq, hash)| (seq + 1, hash));
    let bytes = serde_json::to_vec(&json!({
        "seq": seq, "at": at, "account": by, "device": device,
        "kind": look.kind.word(), "entity": look.entity, "id": look.id, "count": look.count,
        "level": look.level.number(),
    }))?;
    let hash = link(vault, seq, &bytes, &previous);
    conn.prepare_cached(
        "insert into looks (seq, at, account_id, kind, entity, entity_id, count, level, bytes, hash)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute((
        seq,
        at,
        by,
        look.kind.word(),
        look.entity,
        look.id,
        look.count,
        look.level.number(),
        &bytes,
        hash,
    ))?;
    Ok(())
}

/// The looks that are asked for, newest first and nameless.
pub(super) fn newest(conn: &Connection, query: &LookQuery, limit: u32) -> Result<Vec<LookEntry>> {
    let mut statement = conn.prepare_cached(
        "select seq, at, account_id, kind, entity, entity_id, count from looks
         where (?1 is null or entity = ?1) and (?2 is null or entity_id = ?2)
           and (?3 is null or account_id = ?3) order by seq desc limit ?4 offset ?5",
    )?;
    let found = statement
        .query_map((&query.entity, query.entity_id, query.account, limit, query.skip), look)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// How many looks there are of those that are asked for.
pub(super) fn count(conn: &Connection, query: &LookQuery) -> Result<u64> {
    let mut statement = conn.prepare_cached(
        "select count(*) from looks
         where (?1 is null or entity = ?1) and (?2 is null or entity_id = ?2)
           and (?3 is null or account_id = ?3)",
    )?;
    let of = (&query.entity, query.entity_id, query.account);
    Ok(statement.query_row(of, |row| row.get(0))?)
}

fn look(row: &rusqlite::Row<'_>) -> rusqlite::Result<LookEntry> {
    Ok(LookEntry {
        seq: row.get(0)?,
        at: row.get(1)?,
        account: row.get(2)?,
        kind: row.get(3)?,
        entity: row.get(4)?,
        entity_id: row.get(5)?,
        name: None,
        count: row.get(6)?,
    })
}
