//! Lists of customers: any offered order, filters, search, and a jump to any row.

mod cursor;
mod matching;
mod order;
mod plan;

use serde::{Deserialize, Serialize};

use self::{cursor::Cursor, plan::Plan};
use super::{Cards, Customer, Record, SCOPE, filters::Filter, search, store};
use crate::{
    Result,
    access::{Level, Reach},
    contacts,
    directory::Directory,
    gate::{Entity, View},
    id::CustomerId,
    looks::{Look, LookKind},
    samples,
    text::search::Needles,
};
pub(super) use matching::{Asked, Matching};
pub use order::{Direction, Sort, SortField};

/// What to list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Query {
    pub search: Option<String>,
    pub mode: search::Mode,
    pub filter: Option<Filter>,
    pub sort: Sort,
    pub bin: Bin,
    /// Only among these customers, as somebody has picked them out; none: among all.
    pub only: Option<Vec<CustomerId>>,
    /// All but these.
    pub but: Vec<CustomerId>,
}

/// Which part of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    #[default]
    Start,
    /// Behind the page that gave this cursor.
    After(String),
    /// From this row on, counted from 1.
    Row(u64),
}

/// How exactly to count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    /// Up to [`CAP`]: enough for "1,000+".
    #[default]
    Capped,
    Exact,
}

/// Customers in use, or in the recycle bin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bin {
    #[default]
    Live,
    Recycled,
}

/// How many customers a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Total {
    pub count: u64,
    /// False: there are at least this many.
    pub is_exact: bool,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Page {
    pub rows: Vec<Customer>,
    pub total: Total,
    /// Give it as [`At::After`] for the next page; none at the end.
    pub next: Option<String>,
}

/// Where counting stops unless an exact count is asked for.
pub const CAP: u64 = 1_001;
/// The most rows a page holds.
const PAGE: u32 = 1_000;
/// Rows up to here are read from the top: nobody who has just come waits for the ids of a whole list.
const NEAR: u64 = 1_000;

/// Lists customers within reach. The look is recorded.
///
/// # Errors
/// `Forbidden` without `customers.read`; `Masked` when filter, search or order would tell about a
/// field the person cannot see; what is wrong with the filter.
pub fn list(view: &View<'_>, query: &Query, at: &At, limit: u32, count: Count) -> Result<Page> {
    let limit = limit.clamp(1, PAGE) as usize;
    let directory = Directory::load(view)?;
    let plan = Plan::make(view, &directory, query)?;
    let (ids, next) = match at {
        At::Row(row) if *row <= NEAR => {
            let above = row.saturating_sub(1) as usize;
            let (mut ids, next) = plan.page(view, None, above + limit)?;
            (ids.split_off(above.min(ids.len())), next)
        }
        At::Row(row) => {
            let ids = held(view, query, &plan)?;
            let from = usize::try_from(row.saturating_sub(1)).unwrap_or(usize::MAX).min(ids.len());
            let to = (from + limit).min(ids.len());
            let next = (to < ids.len()).then(|| format!("row:{}", to + 1));
            (ids[from..to].to_vec(), next)
        }
        At::After(cursor) if cursor.starts_with("row:") => {
            let row = cursor["row:".len()..].parse().map_err(|_| cursor::refusal())?;
            return list(view, query, &At::Row(row), limit as u32, count);
        }
        At::After(cursor) => plan.page(view, Some(&Cursor::read(cursor)?), limit)?,
        At::Start => plan.page(view, None, limit)?,
    };
    let total = match count {
        Count::Exact => Total { count: counted(view, query, &plan)?, is_exact: true },
        Count::Capped => plan.capped_count(view)?,
    };
    let mut rows = cards(view, &directory, &ids)?;
    if let Some(text) = &query.search {
        explain(&mut rows, text);
    }
    let kind = if query.search.is_some() { LookKind::Searched } else { LookKind::Listed };
    looked(view, kind, rows.len());
    Ok(Page { rows, total, next })
}

/// Says of customers on their way to a person by what a search has found them.
pub(super) fn explain(rows: &mut [Customer], text: &str) {
    let needles = Needles::of(text);
    for row in rows {
        row.found_by = search::found_by(row, &needles);
    }
}

/// Records that so many customers were shown together.
pub(super) fn looked(view: &View<'_>, kind: LookKind, count: usize) {
    let (entity, level) = (Record::WORD, Level::Internal);
    view.look(Look { kind, entity, id: None, count: count as u64, level });
}

/// The ids of a list that another right reaches too, in its order; `limit` of them at most.
pub(crate) fn ids_within(
    view: &View<'_>,
    directory: &Directory,
    query: &Query,
    reach: Reach<'_>,
    limit: Option<usize>,
) -> Result<Vec<i64>> {
    let plan = Plan::within(view, directory, query, reach.condition(&SCOPE))?;
    match limit {
        Some(limit) => Ok(plan.page(view, None, limit)?.0),
        None => plan.all(view),
    }
}

/// The ids of a whole list, in its order.
pub(super) fn ids(view: &View<'_>, directory: &Directory, query: &Query) -> Result<Vec<i64>> {
    Plan::make(view, directory, query)?.all(view)
}

/// How many customers a list within reach has, exactly.
///
/// # Errors
/// As [`list`].
pub fn count(view: &View<'_>, query: &Query) -> Result<u64> {
    let directory = Directory::load(view)?;
    counted(view, query, &Plan::make(view, &directory, query)?)
}

fn counted(view: &View<'_>, query: &Query, plan: &Plan) -> Result<u64> {
    match plan.matching(view)? {
        Some(matching) => Ok(matching.count()),
        None => Ok(held(view, query, plan)?.len() as u64),
    }
}

fn held(view: &View<'_>, query: &Query, plan: &Plan) -> Result<std::sync::Arc<[i64]>> {
    let key = serde_json::to_string(query)?;
    view.held_list(&key, || plan.all(view))
}

/// The cards of these customers, in this order.
pub(crate) fn cards(view: &View<'_>, directory: &Directory, ids: &[i64]) -> Result<Vec<Customer>> {
    let cards = Cards::new(view, directory);
    let list = serde_json::to_string(ids)?;
    let mut contacts = contacts::of_customers(view, directory, &cards, &list)?;
    let records = store::by_ids(view, ids)?;
    let samples = samples::invented_among(view, &records)?;
    let card = |record: Record| {
        let theirs = contacts.remove(&record.id).unwrap_or_default();
        let is_sample = samples.contains(&record.id);
        Customer { is_sample, ..cards.card(record, theirs) }
    };
    Ok(records.into_iter().map(card).collect())
}
