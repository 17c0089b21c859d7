//! SQL of `imports`: each batch that rows came from.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{Options, batch::change_batch};
use crate::{
    Core, Result,
    access::{ImportsRun, Level, Placement},
    gate::{Entity, Rows, View},
    id::{AccountId, BatchId, ChoiceId, CustomerId},
    words::Language,
};

/// How far a batch has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportState")]
pub enum State {
    Running,
    Done,
    /// Cancelled, or the program ended in the middle: it can be continued or undone.
    Stopped,
    Undone,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            State::Running => "running",
            State::Done => "done",
            State::Stopped => "stopped",
            State::Undone => "undone",
        }
    }

    fn of_word(word: &str) -> State {
        let all = [State::Running, State::Done, State::Undone];
        all.into_iter().find(|it| it.word() == word).unwrap_or(State::Stopped)
    }
}

/// One import of one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Batch {
    #[serde(default = "not_given")]
    pub id: BatchId,
    pub file_name: String,
    /// None for samples, which are no file.
    #[serde(default)]
    pub file_sha256: Option<String>,
    /// How the file was to be understood.
    #[serde(default)]
    pub options: Option<Options>,
    /// The last row of the sheet that was taken in.
    #[serde(default)]
    pub last_row: u32,
    /// How many rows there were below the headings, sums and blank lines among them; 0 where nobody knows.
    #[serde(default)]
    pub total: u64,
    pub state: State,
    /// Sample data: marked, and removed with one command.
    pub is_sample: bool,
    pub encoding: Option<String>,
    pub header_row: u32,
    pub mapping: serde_json::Value,
    pub rows: u64,
    pub new: u64,
    pub updated: u64,
    pub duplicates: u64,
    pub errors: u64,
    pub started_at: i64,
    pub ended_at: Option<i64>,
    pub account: Option<AccountId>,
    pub version: i64,
}

fn not_given() -> BatchId {
    BatchId(0)
}

impl Batch {
    /// A batch that begins now, of the person who asks.
    pub(super) fn begun(view: &View<'_>) -> Batch {
        Batch {
            id: not_given(),
            file_name: String::new(),
            file_sha256: None,
            options: None,
            last_row: 0,
            total: 0,
            state: State::Running,
            is_sample: false,
            encoding: None,
            header_row: 0,
            mapping: serde_json::json!({}),
            rows: 0,
            new: 0,
            updated: 0,
            duplicates: 0,
            errors: 0,
            started_at: view.now().wall_ms,
            ended_at: None,
            account: Some(view.me()),
            version: 1,
        }
    }
}

impl Entity for Batch {
    const WORD: &'static str = "imports";
    const TABLES: &'static [&'static str] = &["imports"];
    const PERSONAL: &'static [&'static str] = &[];
    type Read = ImportsRun;
    type Create = ImportsRun;
    type Update = ImportsRun;
    type Delete = ImportsRun;

    fn id(&self) -> i64 {
        self.id.get()
    }

    fn with_id(self, id: i64) -> Batch {
        Batch { id: BatchId(id), ..self }
    }

    fn load(view: &View<'_>, id: i64) -> Result<Option<Batch>> {
        view.one(
            "select id, file_name, state, is_sample, encoding, header_row, mapping, row_count,
                    new_count, updated_count, duplicate_count, error_count, started_at, ended_at,
                    account_id, version, file_sha256, options, last_row, total_rows
             from imports where id = ?1",
            [id],
            from_row,
        )
    }

    /// A batch stands where the person stands who ran it.
    fn placement(&self, view: &View<'_>) -> Result<Option<Placement>> {
        let department = match self.account {
            Some(account) => {
                let of = "select department_id from accounts where id = ?1";
                view.one(of, [account], |row| row.get(0))?.flatten()
            }
            None => None,
        };
        Ok(Some(Placement { owner: self.account, department, sensitivity: Level::Public }))
    }

    fn insert(&self, rows: &Rows<'_, Batch>) -> Result<i64> {
        Ok(rows.insert(
            "insert into imports (id, file_name, state, is_sample, encoding, header_row, mapping,
                 row_count, new_count, updated_count, duplicate_count, error_count, started_at,
                 ended_at, account_id, version, file_sha256, options, last_row, total_rows)
             values (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
                 ?16, ?17, ?18, ?19, ?20)",
            rusqlite::params![
                self.id,
                &self.file_name,
                self.state.word(),
                self.is_sample,
                &self.encoding,
                self.header_row,
                self.mapping.to_string(),
                self.rows,
                self.new,
                self.updated,
                self.duplicates,
                self.errors,
                self.started_at,
                self.ended_at,
                self.account,
                self.version,
                &self.file_sha256,
                self.options.as_ref().map(serde_json::to_string).transpose()?,
                self.last_row,
                self.total,
            ],
        )?)
    }

    fn update(&self, rows: &Rows<'_, Batch>, _: &Batch) -> Result<()> {
        rows.execute(
            "update imports set state = ?2, row_count = ?3, new_count = ?4, updated_count = ?5,
                 duplicate_count = ?6, error_count = ?7, ended_at = ?8, version = ?9, last_row = ?10
             where id = ?1",
            (
                self.id,
                self.state.word(),
                self.rows,
                self.new,
                self.updated,
                self.duplicates,
                self.errors,
                self.ended_at,
                self.version,
                self.last_row,
            ),
        )?;
        Ok(())
    }

    fn remove(&self, rows: &Rows<'_, Batch>) -> Result<()> {
        rows.execute("delete from imports where id = ?1", [self.id])
            .map_err(crate::gate::in_use(Batch::WORD))?;
        Ok(())
    }
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Batch> {
    Ok(Batch {
        id: row.get(0)?,
        file_name: row.get(1)?,
        state: State::of_word(&row.get::<_, String>(2)?),
        is_sample: row.get(3)?,
        encoding: row.get(4)?,
        header_row: row.get(5)?,
        mapping: serde_json::from_str(&row.get::<_, String>(6)?).unwrap_or_default(),
        rows: row.get(7)?,
        new: row.get(8)?,
        updated: row.get(9)?,
        duplicates: row.get(10)?,
        errors: row.get(11)?,
        started_at: row.get(12)?,
        ended_at: row.get(13)?,
        account: row.get(14)?,
        version: row.get(15)?,
        file_sha256: row.get(16)?,
        options: row
            .get::<_, Option<String>>(17)?
            .and_then(|options| serde_json::from_str(&options).ok()),
        last_row: row.get(18)?,
        total: row.get(19)?,
    })
}

/// Every batch, the newest first.
pub(crate) fn all(view: &View<'_>) -> Result<Vec<Batch>> {
    view.many(
        "select id, file_name, state, is_sample, encoding, header_row, mapping, row_count,
                new_count, updated_count, duplicate_count, error_count, started_at, ended_at,
                account_id, version, file_sha256, options, last_row, total_rows
         from imports order by id desc limit 1000",
        [],
        from_row,
    )
}

/// The customers in use that a batch has made.
pub(crate) fn customers_of(view: &View<'_>, batch: BatchId) -> Result<Vec<CustomerId>> {
    view.many(
        "select id from customers where batch_id = ?1 and deleted_at is null order by id",
        [batch],
        |row| row.get(0),
    )
}

pub(crate) const TOUCHED: &str = "select exists (
         select 1 from changes h join operations o on o.seq = h.seq
         where h.entity = 'customers' and h.entity_id = ?1 and o.batch_id is not ?2)
     or exists (
         select 1 from contacts k
         join changes h on h.entity = 'contacts' and h.entity_id = k.id
         join operations o on o.seq = h.seq
         where k.customer_id = ?1 and o.batch_id is not ?2)
     or exists (
         select 1 from tasks t
         join changes h on h.entity = 'tasks' and h.entity_id = t.id
         join operations o on o.seq = h.seq
         where t.customer_id = ?1 and o.batch_id is not ?2)";

/// Whether someone has changed a customer, its contacts or its tasks since a batch made it, or has
/// made some.
pub(crate) fn touched_since(view: &View<'_>, batch: BatchId, id: CustomerId) -> Result<bool> {
    let touched = view.one(TOUCHED, (id, batch), |row| row.get(0))?;
    Ok(touched.unwrap_or(false))
}

pub(crate) const SAMPLES_AMONG: &str = "select id from imports
     where id in (select value from json_each(?1)) and is_sample = 1 and state <> 'undone'";

/// Which of these batches are sample data that is there.
pub(crate) fn samples_among(view: &View<'_>, batches: &BTreeSet<BatchId>) -> Result<Vec<BatchId>> {
    if batches.is_empty() {
        return Ok(Vec::new());
    }
    view.many(SAMPLES_AMONG, [serde_json::to_string(batches)?], |row| row.get(0))
}

/// The name of the file of a batch.
pub(crate) fn file_name(view: &View<'_>, batch: BatchId) -> Result<Option<String>> {
    view.one("select file_name from imports where id = ?1", [batch], |row| row.get(0))
}

/// The rows of an entity that the operations of a batch have made, the newest first.
pub(crate) fn made_in(view: &View<'_>, batch: BatchId, entity: &str) -> Result<Vec<i64>> {
    view.many(
        "select h.entity_id from operations o join changes h on h.seq = o.seq
         where o.batch_id = ?1 and h.entity = ?2 and h.action = 'create' order by h.id desc",
        (batch, entity),
        |row| row.get(0),
    )
}

pub(crate) const CHOICES_OF: &str = "select distinct h.entity_id
     from operations o join changes h on h.seq = o.seq
     where o.batch_id = ?1 and h.entity = 'choices' and not exists (
         select 1 from changes later join operations p on p.seq = later.seq
         where later.entity = 'choices' and later.entity_id = h.entity_id and later.seq > h.seq
           and p.batch_id is not ?1)
     order by h.entity_id";

/// The choices that a batch has made or put back into use, and that nobody has changed since.
pub(super) fn choices_of(view: &View<'_>, batch: BatchId) -> Result<Vec<ChoiceId>> {
    view.many(CHOICES_OF, [batch], |row| row.get(0))
}

/// The operations by which a batch took rows in, the newest first.
pub(super) fn taken_in_by(view: &View<'_>, batch: BatchId, undo: &str) -> Result<Vec<i64>> {
    view.many(
        "select seq from operations
         where batch_id = ?1 and outcome = 'done' and operation <> ?2 order by seq desc",
        (batch, undo),
        |row| row.get(0),
    )
}

/// Whether a batch has made a customer.
pub(super) fn is_made_by(view: &View<'_>, id: CustomerId, batch: BatchId) -> Result<bool> {
    let made = view.one(
        "select exists (select 1 from customers where id = ?1 and batch_id = ?2)",
        (id, batch),
        |row| row.get(0),
    )?;
    Ok(made.unwrap_or(false))
}

/// The companies that a batch has made under this name, by the key that names are compared by, the
/// oldest first.
pub(super) fn made_called(
    view: &View<'_>,
    batch: BatchId,
    name_key: &str,
) -> Result<Vec<CustomerId>> {
    view.many(
        "select id from customers
         where name_key = ?1 and company_key = '' and deleted_at is null and batch_id = ?2
           and kind = 'company'
         order by id limit 20",
        (name_key, batch),
        |row| row.get(0),
    )
}

/// How many words the operations of a batch have added to each of the office's lists, by the field
/// that it fills.
pub(super) fn words_made_in(view: &View<'_>, batch: BatchId) -> Result<Vec<(String, usize)>> {
    view.many(
        "select case h.entity when 'choices' then c.list
                              when 'categories' then 'category'
                              when 'departments' then 'department' else h.entity end, count(*)
         from operations o join changes h on h.seq = o.seq
         left join choices c on h.entity = 'choices' and c.id = h.entity_id
         where o.batch_id = ?1 and h.action = 'create'
           and h.entity in ('tags', 'categories', 'choices', 'departments')
         group by 1",
        [batch],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Marks the batches as stopped that were running when the program ended: one process holds the
/// home, so whatever runs as the office is opened runs no more.
pub(crate) fn stop_dead(core: &Core) -> Result<()> {
    let dead = core.read_unattended(running)?;
    if dead.is_empty() {
        return Ok(());
    }
    core.write_unattended("imports.stop", Language::En, |tx| {
        let ended_at = Some(tx.now().wall_ms);
        for batch in dead {
            change_batch(tx, batch, |it| Batch { state: State::Stopped, ended_at, ..it })?;
        }
        Ok(())
    })
}

fn running(conn: &Connection) -> Result<Vec<BatchId>> {
    let mut statement = conn.prepare_cached("select id from imports where state = 'running'")?;
    let found = statement.query_map([], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
