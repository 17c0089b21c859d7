//! SQL of `imports`: each batch that rows came from.

use serde::{Deserialize, Serialize};

use crate::{
    Result,
    access::{ImportsRun, Placement},
    gate::{Entity, Rows, View},
    id::{AccountId, BatchId},
};

/// How far a batch has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Running,
    Done,
    /// Cancelled, or the program ended in the middle: it can be undone, or the sheet imported again.
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
                    account_id, version
             from imports where id = ?1",
            [id],
            from_row,
        )
    }

    fn placement(&self, _: &View<'_>) -> Result<Option<Placement>> {
        Ok(None)
    }

    fn insert(&self, rows: &Rows<'_, Batch>) -> Result<i64> {
        Ok(rows.insert(
            "insert into imports (id, file_name, state, is_sample, encoding, header_row, mapping,
                 row_count, new_count, updated_count, duplicate_count, error_count, started_at,
                 ended_at, account_id, version)
             values (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            (
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
            ),
        )?)
    }

    fn update(&self, rows: &Rows<'_, Batch>, _: &Batch) -> Result<()> {
        rows.execute(
            "update imports set state = ?2, row_count = ?3, new_count = ?4, updated_count = ?5,
                 duplicate_count = ?6, error_count = ?7, ended_at = ?8, version = ?9
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
    })
}

/// Every batch, the newest first.
pub(super) fn all(view: &View<'_>) -> Result<Vec<Batch>> {
    view.many(
        "select id, file_name, state, is_sample, encoding, header_row, mapping, row_count,
                new_count, updated_count, duplicate_count, error_count, started_at, ended_at,
                account_id, version
         from imports order by id desc limit 1000",
        [],
        from_row,
    )
}
