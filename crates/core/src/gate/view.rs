//! Reading inside a transaction.

use rusqlite::{Connection, OptionalExtension, Params, Row};

use super::{Entity, Statement, held::HeldLists, readers, readers::Deadline};
use crate::{
    Error, Result,
    access::{Access, Brand, Grant, Placement, Right, Standing},
    clock::Moment,
    customers::{self, Columns},
    id::AccountId,
    looks::Look,
    settings::Settings,
    strongbox::Strongbox,
    text::dates,
    words::Language,
};

/// Read access inside one transaction, in the name of one person.
pub struct View<'op> {
    pub(super) conn: &'op Connection,
    pub(super) standing: &'op Standing,
    pub(super) now: Moment,
    pub(super) settings: &'op Settings,
    pub(super) strongbox: &'op Strongbox,
    pub(super) held: &'op HeldLists,
    /// None while writing: what is not journaled yet is in no column.
    pub(super) columns: Option<(&'op Columns, &'op Deadline)>,
    pub(super) looks: std::cell::RefCell<Vec<Look>>,
    pub(super) brand: Brand<'op>,
}

/// A row loaded under the right to change it: the proof that [`Tx`](super::Tx) asks for.
pub(crate) struct Held<'op, E, R> {
    pub(super) row: E,
    _grant: Grant<'op, R>,
}

impl<E, R> std::ops::Deref for Held<'_, E, R> {
    type Target = E;
    fn deref(&self) -> &E {
        &self.row
    }
}

impl<'op> View<'op> {
    /// Proof of a right, or `Forbidden`.
    pub(crate) fn grant<R: Right>(&self) -> Result<Grant<'op, R>> {
        Grant::of(self.standing)
    }

    /// Whether the person holds a right that reaches a row placed like this.
    pub(crate) fn may<R: Right>(&self, placement: &Placement) -> bool {
        self.grant::<R>().is_ok_and(|it| it.reach().covers(placement))
    }

    /// Loads a live row for changing it.
    ///
    /// # Errors
    /// `NotFound` when the person cannot see it, `Forbidden` when they see it but may not do this.
    pub(crate) fn hold<E: Entity, R: Right>(&self, id: i64) -> Result<Held<'op, E, R>> {
        let held: Held<'op, E, R> = self.hold_any(id)?;
        if held.row.is_live() { Ok(held) } else { Err(Error::NotFound { entity: E::WORD }) }
    }

    /// Loads a row for changing it, also out of the recycle bin.
    ///
    /// # Errors
    /// As [`View::hold`].
    pub(crate) fn hold_any<E: Entity, R: Right>(&self, id: i64) -> Result<Held<'op, E, R>> {
        let missing = Error::NotFound { entity: E::WORD };
        let Some(row) = E::load(self, id)? else { return Err(missing) };
        let placement = row.placement(self)?;
        if let Some(placement) = &placement {
            let seen = self.grant::<E::Read>()?;
            seen.must_cover(placement).map_err(|_| missing)?;
        }
        let grant = self.grant::<R>()?;
        if let Some(placement) = &placement {
            grant.must_cover(placement)?;
        }
        Ok(Held { row, _grant: grant })
    }

    /// The person behind this transaction.
    pub(crate) fn me(&self) -> AccountId {
        self.standing.account
    }

    pub(crate) fn standing(&self) -> &'op Standing {
        self.standing
    }

    pub(crate) fn settings(&self) -> &'op Settings {
        self.settings
    }

    /// The vault, for the accounts that come and go.
    pub(crate) fn strongbox(&self) -> &'op Strongbox {
        self.strongbox
    }

    pub(crate) fn now(&self) -> Moment {
        self.now
    }

    /// The calendar date in the office's time zone.
    pub(crate) fn today(&self) -> chrono::NaiveDate {
        self.settings.date_of(self.now.wall_ms)
    }

    /// What the days that somebody types count from, and how the office writes them.
    pub(crate) fn typing(&self) -> dates::Typing {
        dates::Typing { today: self.today(), order: dates::Order::of(self.settings.country) }
    }

    /// The language of the person, or else of the office.
    pub(crate) fn language(&self) -> Language {
        self.standing.language.unwrap_or(self.settings.language)
    }

    /// What the person may do with one field.
    pub(crate) fn access(&self, entity: &str, field: &str) -> Access {
        self.standing.access(entity, field)
    }

    /// Remembers that the person looked at something; it is recorded when the read ends.
    pub(crate) fn look(&self, look: Look) {
        self.looks.borrow_mut().push(look);
    }

    /// The connection itself, for stores that read before there is a session too.
    pub(crate) fn connection(&self) -> &'op Connection {
        self.conn
    }

    /// The one row a query finds, if any.
    pub(crate) fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        let mut statement = self.reading(sql)?;
        Ok(statement.query_row(params, map).optional()?)
    }

    /// Every row a query finds.
    pub(crate) fn many<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.reading(sql)?;
        let rows = statement.query_map(params, map)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every row of a statement put together by the query builder.
    pub(crate) fn select<T>(
        &self,
        statement: &Statement,
        map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        self.many(statement.sql(), rusqlite::params_from_iter(statement.values()), map)
    }

    /// The ids of a whole list, made by `make` unless they are still held from before.
    pub(crate) fn held_list(
        &self,
        query: &str,
        make: impl FnOnce() -> Result<Vec<i64>>,
    ) -> Result<std::sync::Arc<[i64]>> {
        self.held.get(self.me(), query, make)
    }

    /// The columns of customers in memory, as this transaction sees them; none when only SQL knows.
    pub(crate) fn columns(&self) -> Result<Option<std::sync::Arc<customers::Table>>> {
        match self.columns {
            // What every later read needs is not begun again and again.
            Some((columns, deadline)) => deadline.suspended(|| columns.of(self)),
            None => Ok(None),
        }
    }

    /// The same for who would rather wait for them than ask SQL about every customer.
    pub(crate) fn columns_awaited(&self) -> Result<Option<std::sync::Arc<customers::Table>>> {
        match self.columns {
            Some((columns, deadline)) => deadline.suspended(|| columns.awaited(self)),
            None => Ok(None),
        }
    }

    /// Reads from one end to the other: what was read is not kept, it would only fill the memory.
    pub(crate) fn in_passing<T>(&self, read: impl FnOnce() -> Result<T>) -> Result<T> {
        readers::in_passing(self.conn, read)
    }

    /// The first rows of a statement of which `map` makes something, at most `limit`.
    pub(crate) fn first<T>(
        &self,
        statement: &Statement,
        limit: usize,
        mut map: impl FnMut(&Row<'_>) -> rusqlite::Result<Option<T>>,
    ) -> Result<Vec<T>> {
        let mut prepared = self.reading(statement.sql())?;
        let mut rows = prepared.query(rusqlite::params_from_iter(statement.values()))?;
        let mut found = Vec::new();
        while found.len() < limit
            && let Some(row) = rows.next()?
        {
            found.extend(map(row)?);
        }
        Ok(found)
    }

    fn reading(&self, sql: &str) -> Result<rusqlite::CachedStatement<'_>> {
        let statement = self.conn.prepare_cached(sql)?;
        if statement.readonly() { Ok(statement) } else { Err(Error::ReadTriedToWrite) }
    }
}

impl<'op, E, R: Right> Held<'op, E, R> {
    /// Whether the row would still be within reach when placed like this.
    pub(super) fn must_cover(&self, placement: &crate::access::Placement) -> Result<()> {
        self._grant.must_cover(placement)
    }
}
