//! Reading who looked: for those who may.

use serde::{Deserialize, Serialize};

use super::store;
use crate::{
    Result,
    access::LooksRead,
    gate::{Core, View},
    id::AccountId,
    journal,
};

/// Which looks to list, newest first.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct LookQuery {
    pub entity: Option<String>,
    pub entity_id: Option<i64>,
    pub account: Option<AccountId>,
    /// So many of the newest are passed over.
    pub skip: u32,
    pub limit: u32,
}

/// One look as people read it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct LookEntry {
    pub seq: i64,
    pub at: i64,
    pub account: AccountId,
    pub kind: String,
    pub entity: String,
    pub entity_id: Option<i64>,
    /// What people call the record, where that is for this person.
    pub name: Option<String>,
    pub count: u64,
}

/// Lists looks, newest first.
///
/// # Errors
/// `Forbidden` without `looks.read`.
pub fn list(core: &Core, view: &View<'_>, query: &LookQuery) -> Result<Vec<LookEntry>> {
    let _read = view.grant::<LooksRead>()?;
    let limit = query.limit.clamp(1, 1_000);
    let mut found = core.looks().read(|conn| store::newest(conn, query, limit))?;
    for it in &mut found {
        if let Some(id) = it.entity_id {
            it.name = journal::name_of(view, &it.entity, id)?;
        }
    }
    Ok(found)
}

/// How many looks there are of those that are asked for, on all pages.
///
/// # Errors
/// `Forbidden` without `looks.read`.
pub fn count(core: &Core, view: &View<'_>, query: &LookQuery) -> Result<u64> {
    let _read = view.grant::<LooksRead>()?;
    core.looks().read(|conn| store::count(conn, query))
}
