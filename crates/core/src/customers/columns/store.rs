//! SQL that fills the columns held in memory, and brings them forward.

use std::{collections::BTreeSet, sync::Arc};

use super::{NAMES, NONE, Rows, Table, day_of};
use crate::{
    Result,
    gate::{View, sql},
};

/// The columns: all but the import stand in the narrow index.
macro_rules! columns {
    ($import:literal) => {
        concat!(
            "id, owner_id, department_id, sensitivity, status_id, category_id, level_id, source_id,
             industry_id, created_at, updated_at, last_contact_at, ",
            $import,
            ", next_follow_up_on"
        )
    };
}

const ALL: &str = concat!(
    "select ",
    columns!("null"),
    " from customers indexed by customers_by_id where deleted_at is null order by id"
);
/// As many as there can be.
const ROOM: &str = "select ifnull((select max(id) from customers)
     - (select min(id) from customers) + 1, 0)";
const SOME: &str = concat!(
    "select ",
    columns!("batch_id"),
    " from customers where id in (select value from json_each(?1)) and deleted_at is null
      order by id"
);
const IMPORTED: &str = "select id, batch_id from customers indexed by customers_batch_id
     where batch_id is not null";
const TAGS: &str = "select tag_id, customer_id from customer_tags order by tag_id, customer_id";
const TAGS_OF_SOME: &str = "select tag_id, customer_id from customer_tags
     where customer_id in (select value from json_each(?1))";
const MEMBERS: &str =
    "select customer_id from customer_tags where tag_id = ?1 order by customer_id";
const CHANGED: &str = "select entity = 'tags', entity_id from changes
     where seq > ?1 and entity in ('customers', 'tags') limit ?2";

/// Changes that are taken in one by one, at most: beyond, everything is read anew.
const FEW: usize = 20_000;
/// Rows that are put between others, at most.
const BETWEEN: usize = 64;

/// Rows that room is made for at once, at most: the ids may have wide gaps.
const MOST_AT_ONCE: usize = 2_000_000;

/// A customer's row.
struct Cells {
    id: i64,
    values: [i64; NAMES.len()],
}

fn cells(row: &sql::Row<'_>) -> sql::Result<Cells> {
    const DATE: usize = NAMES.len() - 1;
    let mut values = [NONE; NAMES.len()];
    for (at, value) in values.iter_mut().enumerate().take(DATE) {
        *value = row.get::<_, Option<i64>>(at + 1)?.unwrap_or(NONE);
    }
    let date = row.get_ref(DATE + 1)?.as_str_or_null()?;
    values[DATE] = date.and_then(day_of).unwrap_or(NONE);
    Ok(Cells { id: row.get(0)?, values })
}

/// The newest entry of the journal that this transaction sees.
pub(super) fn newest_entry(view: &View<'_>) -> Result<i64> {
    let newest = view.one("select max(seq) from operations", [], |row| row.get(0))?;
    Ok(newest.flatten().unwrap_or(0))
}

pub(super) fn load(view: &View<'_>, seq: i64) -> Result<Table> {
    view.in_passing(|| read_all(view, seq))
}

fn read_all(view: &View<'_>, seq: i64) -> Result<Table> {
    let mut table = Table { seq, ..Table::default() };
    table.reserve(view.one(ROOM, [], |row| row.get(0))?.unwrap_or(0));
    view.many(ALL, [], |row| {
        table.append(&cells(row)?);
        Ok(())
    })?;
    view.many(IMPORTED, [], |row| {
        table.imported(row.get(0)?, row.get(1)?);
        Ok(())
    })?;
    view.many(TAGS, [], |row| {
        let (tag, customer): (i64, i64) = (row.get(0)?, row.get(1)?);
        match table.tags.last_mut() {
            Some((last, members)) if *last == tag => members.push(customer),
            _ => table.tags.push((tag, vec![customer])),
        }
        Ok(())
    })?;
    Ok(table)
}

/// The table with what the entries up to `seq` changed.
pub(super) fn caught_up(view: &View<'_>, mut table: Arc<Table>, seq: i64) -> Result<Arc<Table>> {
    let changed: Vec<(bool, i64)> =
        view.many(CHANGED, (table.seq, FEW as i64 + 1), |row| Ok((row.get(0)?, row.get(1)?)))?;
    if changed.len() > FEW {
        return Ok(Arc::new(load(view, seq)?));
    }
    let (tags, customers): (Vec<_>, Vec<_>) = changed.into_iter().partition(|(is_tag, _)| *is_tag);
    let ids = |of: Vec<(bool, i64)>| -> BTreeSet<i64> { of.into_iter().map(|it| it.1).collect() };
    let held = Arc::make_mut(&mut table);
    held.seq = seq;
    if !held.take_in(view, &ids(customers))? {
        return Ok(Arc::new(load(view, seq)?));
    }
    for tag in ids(tags) {
        let members = view.many(MEMBERS, [tag], |row| row.get(0))?;
        held.set_members(tag, members);
    }
    Ok(table)
}

impl Table {
    /// Makes room at once: growing bit by bit would leave as much behind as it needs.
    fn reserve(&mut self, rows: u64) {
        let rows = usize::try_from(rows).unwrap_or(0).min(MOST_AT_ONCE);
        self.ids.reserve_exact(rows);
        self.columns.iter_mut().for_each(|it| it.reserve_exact(rows));
    }

    fn append(&mut self, cells: &Cells) {
        self.ids.push(cells.id);
        for (column, value) in self.columns.iter_mut().zip(cells.values) {
            column.push(value);
        }
        self.live.lengthen();
        self.live.set(self.ids.len() - 1);
    }

    /// A customer's import is set once, when the customer is made.
    fn imported(&mut self, id: i64, batch: i64) {
        let column = NAMES.iter().position(|it| *it == "c.batch_id");
        if let (Ok(row), Some(column)) = (self.place(id), column) {
            self.columns[column][row] = batch;
        }
    }

    /// Reads these customers anew, those that are not in use any more too. False when so many would
    /// have to be put between others that reading all is quicker.
    fn take_in(&mut self, view: &View<'_>, changed: &BTreeSet<i64>) -> Result<bool> {
        if changed.is_empty() {
            return Ok(true);
        }
        for id in changed {
            if let Ok(row) = self.place(*id) {
                self.live.clear(row);
            }
        }
        let list = serde_json::to_string(changed)?;
        let mut put_between = 0;
        for cells in view.many(SOME, [&list], cells)? {
            match self.place(cells.id) {
                Ok(row) => self.write(row, &cells),
                Err(row) if row == self.ids.len() => self.append(&cells),
                Err(row) => {
                    put_between += 1;
                    if put_between > BETWEEN {
                        return Ok(false);
                    }
                    self.put_between(row, &cells);
                }
            }
        }
        let tags: BTreeSet<(i64, i64)> = view
            .many(TAGS_OF_SOME, [&list], |row| Ok((row.get(0)?, row.get(1)?)))?
            .into_iter()
            .collect();
        self.retag(changed, &tags);
        Ok(true)
    }

    fn write(&mut self, row: usize, cells: &Cells) {
        for (column, value) in self.columns.iter_mut().zip(cells.values) {
            column[row] = value;
        }
        self.live.set(row);
    }

    fn put_between(&mut self, row: usize, cells: &Cells) {
        self.ids.insert(row, cells.id);
        for (column, value) in self.columns.iter_mut().zip(cells.values) {
            column.insert(row, value);
        }
        let mut live = Rows::none(self.ids.len());
        for before in self.live.iter() {
            live.set(before + usize::from(before >= row));
        }
        live.set(row);
        self.live = live;
    }

    /// Gives the changed customers the tags they have now, and takes the others from them.
    fn retag(&mut self, changed: &BTreeSet<i64>, now: &BTreeSet<(i64, i64)>) {
        for (tag, _) in now {
            if let Err(at) = self.tags.binary_search_by_key(tag, |it| it.0) {
                self.tags.insert(at, (*tag, Vec::new()));
            }
        }
        for (tag, members) in &mut self.tags {
            for customer in changed {
                match (members.binary_search(customer), now.contains(&(*tag, *customer))) {
                    (Ok(at), false) => {
                        members.remove(at);
                    }
                    (Err(at), true) => members.insert(at, *customer),
                    _ => {}
                }
            }
        }
    }

    fn set_members(&mut self, tag: i64, members: Vec<i64>) {
        match self.tags.binary_search_by_key(&tag, |it| it.0) {
            Ok(at) => self.tags[at].1 = members,
            Err(at) => self.tags.insert(at, (tag, members)),
        }
    }
}
