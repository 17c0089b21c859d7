//! The customers that fulfil a condition, where the columns in memory can tell.

use std::{cell::OnceCell, sync::Arc};

use super::{Cursor, Direction, Sort, SortField};
use crate::{
    Result,
    customers::columns::{Rows, Table, day_of, day_text},
    gate::{Fragment, View, sql::Value},
};

/// A condition, and who fulfils it once that was asked.
pub(in crate::customers) struct Asked {
    pub condition: Fragment,
    matching: OnceCell<Option<Matching>>,
}

impl From<Fragment> for Asked {
    fn from(condition: Fragment) -> Asked {
        Asked { condition, matching: OnceCell::new() }
    }
}

impl Asked {
    /// Who fulfils it; none where only SQL can tell.
    pub fn matching(&self, view: &View<'_>) -> Result<Option<&Matching>> {
        if let Some(known) = self.matching.get() {
            return Ok(known.as_ref());
        }
        // Asking an empty table tells whether any can answer.
        let can_tell = Table::default().matching(&self.condition).is_some();
        let table = if can_tell { view.columns()? } else { None };
        let found = table.and_then(|table| {
            let rows = table.matching(&self.condition)?;
            Some(Matching { table, rows })
        });
        Ok(self.matching.get_or_init(|| found).as_ref())
    }
}

/// Who fulfils a condition.
pub(in crate::customers) struct Matching {
    table: Arc<Table>,
    rows: Rows,
}

impl Matching {
    pub fn count(&self) -> u64 {
        self.rows.count()
    }

    pub fn has(&self, id: i64) -> bool {
        self.table.row_of(id).is_some_and(|row| self.rows.has(row))
    }

    /// When one of them was last changed; UTC milliseconds.
    pub fn changed_at(&self, id: i64) -> Option<i64> {
        self.table.changed_at(id)
    }

    /// Their ids, in no order that a list is offered in.
    pub(super) fn ids(&self) -> Vec<i64> {
        self.table.ids(&self.rows)
    }

    /// Their ids in an order; none for an order that is not by a column held.
    pub(super) fn in_order(&self, sort: Sort) -> Option<Vec<i64>> {
        let mut keyed = self.keyed(sort.field)?;
        keyed.sort_unstable_by(|one, other| directed(sort, one, other));
        Some(keyed.into_iter().map(|(_, id)| id).collect())
    }

    /// The ids of a page and the cursor of the next, as SQL would give them.
    pub(super) fn page(
        &self,
        sort: Sort,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Option<(Vec<i64>, Option<Cursor>)> {
        let mut keyed = self.keyed(sort.field)?;
        if let Some(cursor) = after {
            let end = (key_number(sort.field, &cursor.key)?, cursor.id);
            keyed.retain(|it| directed(sort, it, &end).is_gt());
        }
        let has_more = keyed.len() > limit;
        if has_more {
            keyed.select_nth_unstable_by(limit, |one, other| directed(sort, one, other));
            keyed.truncate(limit);
        }
        keyed.sort_unstable_by(|one, other| directed(sort, one, other));
        let next = match keyed.last() {
            Some((key, id)) if has_more => {
                Some(Cursor { id: *id, key: key_value(sort.field, *key)? })
            }
            _ => None,
        };
        Some((keyed.into_iter().map(|(_, id)| id).collect(), next))
    }

    /// Their ids with what they are ordered by.
    fn keyed(&self, field: SortField) -> Option<Vec<(i64, i64)>> {
        let column = match field {
            SortField::UpdatedAt => "c.updated_at",
            SortField::CreatedAt => "c.created_at",
            SortField::LastContactAt => "c.last_contact_at",
            SortField::NextFollowUpOn => "c.next_follow_up_on",
            SortField::Name | SortField::FileNo => return None,
        };
        // Rows without a value stand where the keys of the indexes put them.
        let unset = match field {
            SortField::NextFollowUpOn => day_of(LAST_DAY)?,
            _ => 0,
        };
        self.table.keyed(&self.rows, column, unset)
    }
}

/// What stands for no day in the order of days.
const LAST_DAY: &str = "9999-12-31";

fn directed(sort: Sort, one: &(i64, i64), other: &(i64, i64)) -> std::cmp::Ordering {
    match sort.direction() {
        Direction::Ascending => one.cmp(other),
        Direction::Descending => other.cmp(one),
    }
}

fn key_value(field: SortField, key: i64) -> Option<Value> {
    match field {
        SortField::NextFollowUpOn => day_text(key).map(Value::Text),
        _ => Some(Value::Integer(key)),
    }
}

fn key_number(field: SortField, key: &Value) -> Option<i64> {
    match (field, key) {
        (SortField::NextFollowUpOn, Value::Text(day)) => day_of(day),
        (SortField::NextFollowUpOn, _) => None,
        (_, Value::Integer(number)) => Some(*number),
        _ => None,
    }
}
