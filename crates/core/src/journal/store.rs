//! SQL of the journal: adding to it, its newest entry, and its entries and changes as they stand.

use rusqlite::{Connection, OptionalExtension, Row};

use super::{
    chain::{Hash, Head, link},
    draft::{ClockFlag, Draft},
};
use crate::{
    Error, Result,
    gate::View,
    id::{AccountId, BatchId},
    vault::DatabaseKey,
};

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

/// The latest time that the newest entries tell: after the clock was set back they lie before others.
pub(crate) fn latest_of_the_last(conn: &Connection) -> Result<Option<i64>> {
    const NEWEST: i64 = 100;
    let mut statement = conn.prepare_cached(
        "select max(at) from (select at from operations order by seq desc limit ?1)",
    )?;
    Ok(statement.query_row([NEWEST], |row| row.get(0))?)
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

/// An operation as it stands in the journal, with the name of who did it.
#[derive(Clone)]
pub(super) struct RawEntry {
    pub seq: i64,
    pub at: i64,
    pub account: Option<AccountId>,
    pub who: String,
    pub operation: String,
    pub outcome: String,
    pub batch: Option<i64>,
    pub bytes: Vec<u8>,
}

/// What an operation did to one row.
#[derive(Clone)]
pub(super) struct RawChange {
    pub entity: String,
    pub id: i64,
    pub action: String,
    pub bytes: Vec<u8>,
    pub personal: Option<String>,
}

/// A change with the operation it belongs to.
pub(super) type Step = (RawEntry, RawChange);

/// Reads the columns of an entry.
pub(super) fn entry(row: &Row<'_>) -> rusqlite::Result<RawEntry> {
    Ok(RawEntry {
        seq: row.get(0)?,
        at: row.get(1)?,
        account: row.get(2)?,
        who: row.get(3)?,
        operation: row.get(4)?,
        outcome: row.get(5)?,
        batch: row.get(6)?,
        bytes: row.get(7)?,
    })
}

/// Reads the columns of a change, of which the first is column `at`.
fn change(row: &Row<'_>, at: usize) -> rusqlite::Result<RawChange> {
    Ok(RawChange {
        entity: row.get(at)?,
        id: row.get(at + 1)?,
        action: row.get(at + 2)?,
        bytes: row.get(at + 3)?,
        personal: row.get(at + 4)?,
    })
}

fn step(row: &Row<'_>) -> rusqlite::Result<Step> {
    Ok((entry(row)?, change(row, 8)?))
}

/// Whether there is an operation of this number.
pub(super) fn is_known(view: &View<'_>, seq: i64) -> Result<bool> {
    let found = view.one("select 1 from operations where seq = ?1", [seq], |_| Ok(()))?;
    Ok(found.is_some())
}

/// What an operation changed, in the order in which it did: at most so many.
pub(super) fn changes_of(view: &View<'_>, seq: i64, limit: i64) -> Result<Vec<RawChange>> {
    view.many(
        "select entity, entity_id, action, bytes, personal from changes
         where seq = ?1 order by id limit ?2",
        (seq, limit),
        |row| change(row, 0),
    )
}

/// Everything that an operation changed, newest change first.
pub(super) fn changes_backwards(view: &View<'_>, seq: i64) -> Result<Vec<RawChange>> {
    view.many(
        "select entity, entity_id, action, bytes, personal from changes
         where seq = ?1 order by id desc",
        [seq],
        |row| change(row, 0),
    )
}

/// The newest changes of one row, newest first: at most so many.
pub(super) fn newest_changes_of_row(
    view: &View<'_>,
    entity: &str,
    id: i64,
    limit: u32,
) -> Result<Vec<RawChange>> {
    view.many(
        "select entity, entity_id, action, bytes, personal from changes
         where entity = ?1 and entity_id = ?2 order by id desc limit ?3",
        (entity, id, limit),
        |row| change(row, 0),
    )
}

/// On how many days a person has signed in since the last entry of a batch.
pub(crate) fn days_signed_in_since(
    view: &View<'_>,
    account: AccountId,
    batch: BatchId,
) -> Result<u64> {
    let days = view.one(
        "select count(distinct at / 86400000) from operations
         where account_id = ?1 and operation = 'accounts.sign_in' and outcome = 'done'
           and seq > (select coalesce(max(seq), 0) from operations where batch_id = ?2)",
        (account, batch),
        |row| row.get(0),
    )?;
    Ok(days.unwrap_or(0))
}

/// How many rows an operation changed.
pub(super) fn count_of_changes(view: &View<'_>, seq: i64) -> Result<u64> {
    let count = view.one("select count(*) from changes where seq = ?1", [seq], |row| row.get(0))?;
    Ok(count.unwrap_or(0))
}

/// Whether the operation of this number took something back; an undo of an undo did it again.
pub(super) fn is_undo(view: &View<'_>, seq: i64) -> Result<bool> {
    let found = view.one(
        "select 1 from operations where seq = ?1 and operation = 'journal.undo'
           and json_extract(cast(bytes as text), '$.note.redoes') is null",
        [seq],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Whether an operation only changed rows of these kinds, given as a JSON list.
pub(super) fn changed_only(view: &View<'_>, seq: i64, kinds: &str) -> Result<bool> {
    let other = view.one(
        "select 1 from changes
         where seq = ?1 and entity not in (select value from json_each(?2)) limit 1",
        (seq, kinds),
        |_| Ok(()),
    )?;
    Ok(other.is_none())
}

/// What a person has done, newest first: at most so many operations.
pub(super) fn newest_of_person(
    view: &View<'_>,
    account: AccountId,
    limit: i64,
) -> Result<Vec<RawEntry>> {
    view.many(
        "select o.seq, o.at, o.account_id, coalesce(a.name, ''), o.operation, o.outcome,
                o.batch_id, o.bytes
         from operations o left join accounts a on a.id = o.account_id
         where o.account_id = ?1 and o.outcome = 'done' order by o.seq desc limit ?2",
        (account, limit),
        entry,
    )
}

/// The contacts that a customer had and has not any more, as far as they went after entry `since`.
pub(super) fn contacts_gone(view: &View<'_>, customer: i64, since: i64) -> Result<Vec<i64>> {
    view.many(
        "select distinct c.entity_id from operations o join changes c on c.seq = o.seq
         where o.seq > ?2 and o.operation in ('contacts.remove', 'journal.undo')
           and c.entity = 'contacts' and c.action = 'delete'
           and json_extract(cast(c.bytes as text), '$.fields.customer[0]') = ?1",
        (customer, since),
        |row| row.get(0),
    )
}

/// Everything that was ever done to one row, newest first.
pub(super) fn steps_of(view: &View<'_>, entity: &str, id: i64) -> Result<Vec<Step>> {
    view.many(
        "select o.seq, o.at, o.account_id, coalesce(a.name, ''), o.operation, o.outcome,
                o.batch_id, o.bytes, c.entity, c.entity_id, c.action, c.bytes, c.personal
         from changes c join operations o on o.seq = c.seq
         left join accounts a on a.id = o.account_id
         where c.entity = ?1 and c.entity_id = ?2 order by c.seq desc, c.id desc",
        (entity, id),
        step,
    )
}

/// Every change of who is a member of rows of a kind, newest first.
pub(super) fn steps_of_members(view: &View<'_>, entity: &str) -> Result<Vec<Step>> {
    view.many(
        "select o.seq, o.at, o.account_id, coalesce(a.name, ''), o.operation, o.outcome,
                o.batch_id, o.bytes, c.entity, c.entity_id, c.action, c.bytes, c.personal
         from changes c join operations o on o.seq = c.seq
         left join accounts a on a.id = o.account_id
         where c.entity = ?1 and instr(cast(c.bytes as text), '\"members\"') > 0
         order by c.seq desc, c.id desc",
        [entity],
        step,
    )
}

/// The operations that occur among so many of the newest entries.
pub(super) fn newest_operations(view: &View<'_>, among: i64) -> Result<Vec<String>> {
    view.many(
        "select distinct operation from operations
         where seq > (select max(seq) from operations) - ?1 order by operation",
        [among],
        |row| row.get(0),
    )
}
