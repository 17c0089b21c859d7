//! Reading who looked: for those who may.

use serde::{Deserialize, Serialize};

use crate::{
    Result,
    access::LooksRead,
    gate::{Core, View},
    id::AccountId,
};

/// Which looks to list, newest first.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct LookQuery {
    pub entity: Option<String>,
    pub entity_id: Option<i64>,
    pub account: Option<AccountId>,
    pub limit: u32,
}

/// One look as people read it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LookEntry {
    pub seq: i64,
    pub at: i64,
    pub account: AccountId,
    pub kind: String,
    pub entity: String,
    pub entity_id: Option<i64>,
    pub count: u64,
}

/// Lists looks, newest first.
///
/// # Errors
/// `Forbidden` without `looks.read`.
pub fn list(core: &Core, view: &View<'_>, query: &LookQuery) -> Result<Vec<LookEntry>> {
    let _read = view.grant::<LooksRead>()?;
    core.looks().read(|conn| {
        let mut statement = conn.prepare_cached(
            "select seq, at, account_id, kind, entity, entity_id, count from looks
             where (?1 is null or entity = ?1) and (?2 is null or entity_id = ?2)
               and (?3 is null or account_id = ?3) order by seq desc limit ?4",
        )?;
        let limit = query.limit.clamp(1, 1_000);
        let rows =
            statement.query_map((&query.entity, query.entity_id, query.account, limit), |row| {
                Ok(LookEntry {
                    seq: row.get(0)?,
                    at: row.get(1)?,
                    account: row.get(2)?,
                    kind: row.get(3)?,
                    entity: row.get(4)?,
                    entity_id: row.get(5)?,
                    count: row.get(6)?,
                })
            })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    })
}
