//! SQL of `choices`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    Result,
    access::{ChoicesWrite, Placement},
    gate::{Entity, Rows, View, taken},
    id::ChoiceId,
};

/// One choice of one list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Choice {
    #[serde(default = "not_given")]
    pub id: ChoiceId,
    pub list: String,
    /// Immutable: what filters, saved views and JSON use.
    pub code: String,
    /// The office's own name; none shows the word of the code.
    pub name: Option<String>,
    pub colour: Option<String>,
    pub position: i64,
    /// No longer offered; customers that have it keep it.
    pub retired: bool,
    pub version: i64,
}

/// The shipped choices that end a list: what is added to it stands before them.
const LAST: [&str; 4] = ["won", "paused", "lost", "other"];

impl Choice {
    pub(super) fn ends_its_list(&self) -> bool {
        LAST.contains(&self.code.as_str())
    }
}

fn not_given() -> ChoiceId {
    ChoiceId(0)
}

impl Entity for Choice {
    const WORD: &'static str = "choices";
    const TABLES: &'static [&'static str] = &["choices"];
    const PERSONAL: &'static [&'static str] = &[];
    type Read = ChoicesWrite;
    type Create = ChoicesWrite;
    type Update = ChoicesWrite;
    type Delete = ChoicesWrite;

    fn id(&self) -> i64 {
        self.id.get()
    }

    fn with_id(self, id: i64) -> Choice {
        Choice { id: ChoiceId(id), ..self }
    }

    fn load(view: &View<'_>, id: i64) -> Result<Option<Choice>> {
        view.one(
            "select id, list, code, name, colour, position, retired, version
             from choices where id = ?1",
            [id],
            from_row,
        )
    }

    fn placement(&self, _: &View<'_>) -> Result<Option<Placement>> {
        Ok(None)
    }

    fn insert(&self, rows: &Rows<'_, Choice>) -> Result<i64> {
        rows.insert(
            "insert into choices (id, list, code, name, colour, position, retired, version)
             values (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            (
                self.id,
                &self.list,
                &self.code,
                &self.name,
                &self.colour,
                self.position,
                self.retired,
                self.version,
            ),
        )
        .map_err(|error| taken(error, "name"))
    }

    fn update(&self, rows: &Rows<'_, Choice>, _: &Choice) -> Result<()> {
        rows.execute(
            "update choices set name = ?2, colour = ?3, position = ?4, retired = ?5, version = ?6
             where id = ?1",
            (self.id, &self.name, &self.colour, self.position, self.retired, self.version),
        )?;
        Ok(())
    }

    fn remove(&self, rows: &Rows<'_, Choice>) -> Result<()> {
        rows.execute("delete from choices where id = ?1", [self.id])
            .map_err(crate::gate::in_use(Choice::WORD))?;
        Ok(())
    }
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Choice> {
    Ok(Choice {
        id: row.get(0)?,
        list: row.get(1)?,
        code: row.get(2)?,
        name: row.get(3)?,
        colour: row.get(4)?,
        position: row.get(5)?,
        retired: row.get(6)?,
        version: row.get(7)?,
    })
}

/// The choices that customers outside the recycle bin, their people or somebody's tasks have.
pub(super) fn in_use(view: &View<'_>) -> Result<BTreeSet<ChoiceId>> {
    let used = view.many(
        "select status_id from customers where deleted_at is null
         union select source_id from customers where deleted_at is null
         union select industry_id from customers where deleted_at is null
         union select level_id from customers where deleted_at is null
         union select k.role_id from contacts k join customers c on c.id = k.customer_id
               where k.role_id is not null and c.deleted_at is null
         union select type_id from tasks",
        [],
        |row| row.get::<_, Option<ChoiceId>>(0),
    )?;
    Ok(used.into_iter().flatten().collect())
}

/// Every choice of every list, in their order: those that end a list give way to what was added at their
/// place.
pub(crate) fn all(view: &View<'_>) -> Result<Vec<Choice>> {
    let mut choices: Vec<Choice> = view.many(
        "select id, list, code, name, colour, position, retired, version
         from choices order by list, position, id",
        [],
        from_row,
    )?;
    let order = |it: &Choice| (it.position, it.ends_its_list());
    choices.sort_by(|a, b| a.list.cmp(&b.list).then_with(|| order(a).cmp(&order(b))));
    Ok(choices)
}
