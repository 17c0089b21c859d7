//! Writing inside a transaction: every step is journaled, or the whole does not commit.

use std::ops::Deref;

use rusqlite::{Connection, Params};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::{Held, View, touched::Touched};
use crate::{
    Error, Result,
    access::{Grant, Placement, Right},
    id::BatchId,
    journal::{Action, Change, Draft},
};

/// Something stored and journaled. Its store is the only place that knows its SQL.
pub(crate) trait Entity: Serialize + DeserializeOwned + Clone {
    /// The feature word, the same on every level.
    const WORD: &'static str;
    /// The tables its statements may touch; `<name>_*` search shadows count as theirs.
    const TABLES: &'static [&'static str];
    /// Fields that tell something about a person: they can be erased from the journal.
    const PERSONAL: &'static [&'static str];
    /// Fields that follow something outside the database: what changed them cannot be taken back.
    const FINAL: &'static [&'static str] = &[];
    /// Those of its tables that hold nothing but what is made of the others, at any time anew.
    const DERIVED: &'static [&'static str] = &[];
    type Read: Right;
    type Create: Right;
    type Update: Right;
    type Delete: Right;

    /// The row's id; 0 while SQLite has not given one.
    fn id(&self) -> i64;
    fn with_id(self, id: i64) -> Self;
    /// Loads a row with all that belongs to it, in the recycle bin or not. Decides nothing:
    /// `View::hold` does.
    fn load(view: &View<'_>, id: i64) -> Result<Option<Self>>;
    /// Where the row stands for scope; none where rows belong to the whole office.
    fn placement(&self, view: &View<'_>) -> Result<Option<Placement>>;
    /// False in the recycle bin.
    fn is_live(&self) -> bool {
        true
    }
    /// What undoing the creation leaves: a row in the recycle bin, or none at all.
    fn retired(&self, _now_ms: i64) -> Option<Self> {
        None
    }
    fn insert(&self, rows: &Rows<'_, Self>) -> Result<i64>;
    fn update(&self, rows: &Rows<'_, Self>, before: &Self) -> Result<()>;
    fn remove(&self, rows: &Rows<'_, Self>) -> Result<()>;
}

/// The right to run writing statements, for one entity, inside one journaled step.
pub(crate) struct Rows<'tx, E: ?Sized> {
    conn: &'tx Connection,
    _entity: std::marker::PhantomData<E>,
}

impl<E: ?Sized> Rows<'_, E> {
    /// Runs one writing statement; answers how many rows it changed.
    pub fn execute(&self, sql: &str, params: impl Params) -> rusqlite::Result<usize> {
        self.conn.prepare_cached(sql)?.execute(params)
    }

    /// The same connection, for reading back what derived text is made of.
    pub fn reading(&self) -> &Connection {
        self.conn
    }

    /// Runs one inserting statement; answers the new id.
    pub fn insert(&self, sql: &str, params: impl Params) -> rusqlite::Result<i64> {
        self.conn.prepare_cached(sql)?.insert(params)
    }
}

/// One action of a person: everything it changes, and its journal entry, commit together.
///
/// Code outside this crate is handed a `Tx` only to pass it on to a service function.
pub struct Tx<'op> {
    view: View<'op>,
    draft: Draft,
    journaled: u64,
    touched: Touched,
}

impl<'op> Deref for Tx<'op> {
    type Target = View<'op>;
    fn deref(&self) -> &View<'op> {
        &self.view
    }
}

impl<'op> Tx<'op> {
    pub(super) fn begin(view: View<'op>, draft: Draft, touched: Touched) -> Tx<'op> {
        let journaled = view.conn.total_changes();
        Tx { view, draft, journaled, touched }
    }

    pub(crate) fn insert<E: Entity>(
        &mut self,
        grant: &Grant<'op, E::Create>,
        row: &E,
    ) -> Result<i64> {
        if let Some(placement) = row.placement(self)? {
            grant.must_cover(&placement)?;
        }
        self.add_row(row)
    }

    pub(crate) fn update<E: Entity>(
        &mut self,
        held: &Held<'op, E, E::Update>,
        after: &E,
    ) -> Result<()> {
        self.replace(held, after)
    }

    /// Deletes a row in a way that keeps it: it leaves the lists and can come back.
    pub(crate) fn retire<E: Entity>(
        &mut self,
        held: &Held<'op, E, E::Delete>,
        after: &E,
    ) -> Result<()> {
        self.replace(held, after)
    }

    pub(crate) fn delete<E: Entity>(&mut self, held: &Held<'op, E, E::Delete>) -> Result<()> {
        self.take_away(&held.row)
    }

    /// Says something about the operation beside what it changes: a file, a count.
    pub(crate) fn note(&mut self, key: &'static str, value: impl Into<Value>) {
        self.draft.note(key, value.into());
    }

    /// The import or other batch that this operation belongs to.
    pub(crate) fn batch(&self) -> Option<BatchId> {
        self.draft.batch()
    }

    /// Puts back what an undone change had taken: no right of the entity's own is asked for,
    /// since the caller holds the right to undo and versions were compared.
    pub(crate) fn put_back<E: Entity>(
        &mut self,
        before: Option<&E>,
        after: Option<&E>,
    ) -> Result<()> {
        match (before, after) {
            (Some(before), Some(after)) => self.change_row(before, after),
            (Some(before), None) => self.take_away(before),
            (None, Some(after)) => self.add_row(after).map(drop),
            (None, None) => Ok(()),
        }
    }

    /// Writes what is only derived from rows that were journaled before.
    pub(crate) fn derive<E: Entity>(
        &mut self,
        apply: impl FnOnce(&Rows<'_, E>) -> Result<()>,
    ) -> Result<()> {
        self.step_within(E::DERIVED, apply)
    }

    /// Ends the writing: whatever was not journaled by then is refused.
    pub(super) fn finish(self) -> Result<(Draft, Vec<crate::looks::Look>)> {
        self.check()?;
        Ok((self.draft, self.view.looks.into_inner()))
    }

    fn add_row<E: Entity>(&mut self, row: &E) -> Result<i64> {
        let mut id = 0;
        self.step(|rows: &Rows<'_, E>| {
            id = row.insert(rows)?;
            Ok(())
        })?;
        self.draft.add(Change::created(E::WORD, id, image(row)?, E::PERSONAL));
        Ok(id)
    }

    fn replace<E: Entity, R: Right>(&mut self, held: &Held<'op, E, R>, after: &E) -> Result<()> {
        if let Some(placement) = after.placement(self)? {
            held.must_cover(&placement)?;
        }
        self.change_row(&held.row, after)
    }

    fn change_row<E: Entity>(&mut self, before: &E, after: &E) -> Result<()> {
        let change = change::<E>(Action::Update, before.id(), &image(before)?, &image(after)?)?;
        if change.is_empty() {
            return Ok(());
        }
        self.step(|rows: &Rows<'_, E>| after.update(rows, before))?;
        self.draft.add(change);
        Ok(())
    }

    fn take_away<E: Entity>(&mut self, row: &E) -> Result<()> {
        self.step(|rows: &Rows<'_, E>| row.remove(rows))?;
        self.draft.add(change::<E>(Action::Delete, row.id(), &image(row)?, &Map::new())?);
        Ok(())
    }

    fn step<E: Entity>(&mut self, apply: impl FnOnce(&Rows<'_, E>) -> Result<()>) -> Result<()> {
        self.step_within(E::TABLES, apply)
    }

    fn step_within<E: Entity>(
        &mut self,
        tables: &[&str],
        apply: impl FnOnce(&Rows<'_, E>) -> Result<()>,
    ) -> Result<()> {
        self.check()?;
        self.touched.forget();
        apply(&Rows { conn: self.view.conn, _entity: std::marker::PhantomData })?;
        self.touched.must_be_within(tables)?;
        self.journaled = self.view.conn.total_changes();
        Ok(())
    }

    /// Every row SQLite has changed since `begin` must have gone through `step`.
    fn check(&self) -> Result<()> {
        if self.view.conn.total_changes() == self.journaled {
            Ok(())
        } else {
            Err(Error::Unjournaled)
        }
    }
}

/// What a row holds. Its id is no part of it: the change names the row, and a new one has none yet.
fn image<E: Entity>(row: &E) -> Result<Map<String, Value>> {
    match serde_json::to_value(row)? {
        Value::Object(mut image) => {
            image.remove("id");
            Ok(image)
        }
        _ => Err(Error::broken("an entity is a set of fields")),
    }
}

fn change<E: Entity>(
    action: Action,
    id: i64,
    before: &Map<String, Value>,
    after: &Map<String, Value>,
) -> Result<Change> {
    Change::between(E::WORD, action, id, before, after, E::PERSONAL)
}
