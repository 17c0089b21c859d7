//! SQL of what was given to whom, as the journal tells it.

use rusqlite::Row;

use super::GivenKind;
use crate::{Result, gate::View, id::AccountId};

/// One row that somebody was given.
pub(super) struct Step {
    pub what: GivenKind,
    pub id: i64,
    pub by: AccountId,
    pub at: i64,
}

/// So many of the newest entries are looked through: whoever was away for longer finds what is
/// theirs in their list.
const LOOKED_THROUGH: i64 = 5_000;

/// The number of the newest entry.
pub(super) fn head(view: &View<'_>) -> Result<i64> {
    let found = view.one("select max(seq) from operations", [], |row| row.get(0))?;
    Ok(found.flatten().unwrap_or(0))
}

/// What others have made somebody's, in the order in which they did.
pub(super) fn given_to(view: &View<'_>, account: AccountId, since: i64) -> Result<Vec<Step>> {
    view.many(
        "select c.entity, c.entity_id, o.account_id, o.at
         from changes c join operations o on o.seq = c.seq
         where c.seq > max(?2, (select max(seq) from operations) - ?3)
             and o.account_id <> ?1 and o.outcome = 'done'
             and (c.entity = 'customers'
                     and json_extract(cast(c.bytes as text), '$.fields.owner[1]') = ?1
                 or c.entity = 'tasks'
                     and json_extract(cast(c.bytes as text), '$.fields.assignee[1]') = ?1)
         order by c.id",
        (account, since, LOOKED_THROUGH),
        step,
    )
}

fn step(row: &Row<'_>) -> rusqlite::Result<Step> {
    let entity: String = row.get(0)?;
    let what = if entity == "tasks" { GivenKind::Tasks } else { GivenKind::Customers };
    Ok(Step { what, id: row.get(1)?, by: row.get(2)?, at: row.get(3)? })
}
