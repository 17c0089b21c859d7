//! Lists of customers: any offered order, filters, search, and a jump to any row.

mod matching;

use std::cell::OnceCell;

use crate::gate::sql::Value;
use serde::{Deserialize, Serialize};

use super::{
    Cards, Customer, Record, SCOPE, filters, filters::Filter, search, search::Hits, store,
};
use crate::{
    Error, Result,
    access::{Access, CustomersDelete, CustomersRead, Level, Reach},
    contacts,
    directory::Directory,
    gate::{Entity, Fragment, Statement, View},
    id::CustomerId,
    looks::{Look, LookKind},
    samples,
};
pub(super) use matching::{Asked, Matching};

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

/// An order that lists are offered in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    pub field: SortField,
    pub direction: Option<Direction>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SortField {
    #[default]
    UpdatedAt,
    CreatedAt,
    Name,
    FileNo,
    NextFollowUpOn,
    LastContactAt,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Ascending,
    Descending,
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

impl SortField {
    pub const ALL: [SortField; 6] = [
        SortField::UpdatedAt,
        SortField::CreatedAt,
        SortField::Name,
        SortField::FileNo,
        SortField::NextFollowUpOn,
        SortField::LastContactAt,
    ];

    pub fn word(self) -> &'static str {
        match self {
            SortField::UpdatedAt => "updated_at",
            SortField::CreatedAt => "created_at",
            SortField::Name => "name",
            SortField::FileNo => "file_no",
            SortField::NextFollowUpOn => "next_follow_up_on",
            SortField::LastContactAt => "last_contact_at",
        }
    }

    /// What rows are ordered by; rows without a value come last in the natural direction.
    fn key(self) -> &'static str {
        match self {
            SortField::UpdatedAt => "c.updated_at",
            SortField::CreatedAt => "c.created_at",
            SortField::Name => "c.sort_key",
            SortField::FileNo => "c.file_no",
            SortField::NextFollowUpOn => "ifnull(c.next_follow_up_on, '9999-12-31')",
            SortField::LastContactAt => "ifnull(c.last_contact_at, 0)",
        }
    }

    /// The covering index that holds this order.
    fn index(self) -> &'static str {
        match self {
            SortField::UpdatedAt => "customers_by_updated_at",
            SortField::CreatedAt => "customers_by_created_at",
            SortField::Name => "customers_by_name",
            SortField::FileNo => "customers_by_file_no",
            SortField::NextFollowUpOn => "customers_by_next_follow_up",
            SortField::LastContactAt => "customers_by_last_contact",
        }
    }

    fn natural(self) -> Direction {
        match self {
            SortField::UpdatedAt | SortField::CreatedAt | SortField::LastContactAt => {
                Direction::Descending
            }
            SortField::Name | SortField::FileNo | SortField::NextFollowUpOn => Direction::Ascending,
        }
    }
}

impl Sort {
    /// Reads `name`, `name:desc`.
    ///
    /// # Errors
    /// `NotSortable` for a field that lists are not offered in the order of.
    pub fn parse(text: &str) -> Result<Sort> {
        let refuse = || Error::NotSortable { field: text.to_owned() };
        let (field, direction) = text.split_once(':').unwrap_or((text, ""));
        let field = SortField::ALL.into_iter().find(|it| it.word() == field).ok_or_else(refuse)?;
        let direction = match direction {
            "" => None,
            "asc" => Some(Direction::Ascending),
            "desc" => Some(Direction::Descending),
            _ => return Err(refuse()),
        };
        Ok(Sort { field, direction })
    }

    fn direction(self) -> Direction {
        self.direction.unwrap_or(self.field.natural())
    }

    fn order(self) -> &'static str {
        match self.direction() {
            Direction::Ascending => "asc",
            Direction::Descending => "desc",
        }
    }
}

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
        At::Row(row) => {
            let ids = held(view, query, &plan)?;
            let from = usize::try_from(row.saturating_sub(1)).unwrap_or(usize::MAX).min(ids.len());
            let to = (from + limit).min(ids.len());
            let next = (to < ids.len()).then(|| format!("row:{}", to + 1));
            (ids[from..to].to_vec(), next)
        }
        At::After(cursor) if cursor.starts_with("row:") => {
            let row = cursor["row:".len()..].parse().map_err(|_| bad_cursor())?;
            return list(view, query, &At::Row(row), limit as u32, count);
        }
        At::After(cursor) => plan.page(view, Some(&Cursor::read(cursor)?), limit)?,
        At::Start => plan.page(view, None, limit)?,
    };
    let total = match count {
        Count::Exact => {
            let count = match plan.matching(view)? {
                Some(matching) => matching.count(),
                None => held(view, query, &plan)?.len() as u64,
            };
            Total { count, is_exact: true }
        }
        Count::Capped => plan.capped_count(view)?,
    };
    let rows = cards(view, &directory, &ids)?;
    let kind = if query.search.is_some() { LookKind::Searched } else { LookKind::Listed };
    let (entity, level) = (Record::WORD, Level::Internal);
    view.look(Look { kind, entity, id: None, count: rows.len() as u64, level });
    Ok(Page { rows, total, next })
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
    let samples = samples::untouched_among(view, &records)?;
    let card = |record: Record| {
        let theirs = contacts.remove(&record.id).unwrap_or_default();
        let is_sample = samples.contains(&record.id);
        Customer { is_sample, ..cards.card(record, theirs) }
    };
    Ok(records.into_iter().map(card).collect())
}

/// How a list is read: from which index, under which condition.
struct Plan {
    source: Source,
    asked: Asked,
    sort: Sort,
    is_filtered: bool,
    /// The first hits of a search, as many as are counted.
    first_hits: OnceCell<Vec<i64>>,
}

/// So many matches are put in order in memory: of more, an index soon gives a page.
const ORDERED: u64 = 50_000;
/// So many matches are looked up one by one, for an order that no column in memory gives.
const LOOKED_UP: u64 = 500;

enum Source {
    /// The covering index of the order.
    Index(&'static str),
    /// A handful of ids that a search has found and checked.
    Found(Vec<i64>),
    /// The rows themselves: the condition names the handful.
    Rows,
    /// The search index, newest first.
    Search { expression: String },
    /// The recycle bin.
    Bin,
}

impl Plan {
    fn make(view: &View<'_>, directory: &Directory, query: &Query) -> Result<Plan> {
        Plan::within(view, directory, query, Fragment::always())
    }

    /// A list of which only the part that fulfils a further condition is wanted.
    fn within(
        view: &View<'_>,
        directory: &Directory,
        query: &Query,
        further: Fragment,
    ) -> Result<Plan> {
        let read = view.grant::<CustomersRead>()?;
        let mut reach = read.reach().condition(&SCOPE);
        // Rights of one role mostly reach alike: then nothing needs to be asked twice.
        if further != reach {
            reach = reach.and(further);
        }
        if query.bin == Bin::Recycled {
            reach = view.grant::<CustomersDelete>()?.reach().condition(&SCOPE).and(reach);
        }
        must_see_order(view, query.sort.field)?;
        let mut asked = Asked::from(reach);
        if let Some(filter) = &query.filter {
            let filter = filters::condition(view, directory, filter)?;
            asked = asked.condition.and(filter).into();
        }
        if let Some(only) = &query.only {
            asked = asked.condition.and(one_of(only)?).into();
        }
        if !query.but.is_empty() {
            asked = asked.condition.and(one_of(&query.but)?.negated()).into();
        }
        let hits = match query.search.as_deref().map(str::trim).filter(|it| !it.is_empty()) {
            Some(text) => Some(search::hits(view, text, query.mode, &asked)?),
            None => None,
        };
        let source = match hits {
            // The planner has no plan for nothing.
            _ if asked.condition.is_never() => Source::Found(Vec::new()),
            Some(Hits::Few(ids)) if query.sort == Sort::default() => Source::Found(ids),
            Some(Hits::Few(ids)) => {
                let ids = ids.into_iter().map(Value::Integer);
                asked = asked.condition.and(Fragment::within("c.id", ids)).into();
                Source::Rows
            }
            Some(Hits::Many { expression }) if query.sort == Sort::default() => {
                Source::Search { expression }
            }
            Some(Hits::Many { expression }) => {
                asked = asked.condition.and(search::among(expression)).into();
                Source::Index(query.sort.field.index())
            }
            None if query.bin == Bin::Recycled => Source::Bin,
            None if query.only.is_some() => Source::Rows,
            None => Source::Index(index_for(&asked.condition, query.sort.field)),
        };
        let (sort, is_filtered) = (query.sort, query.filter.is_some());
        Ok(Plan { source, asked, sort, is_filtered, first_hits: OnceCell::new() })
    }

    /// The ids of one page, and the cursor of the next.
    fn page(
        &self,
        view: &View<'_>,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<(Vec<i64>, Option<String>)> {
        if let Source::Found(ids) = &self.source {
            let to = limit.min(ids.len());
            let next = (to < ids.len()).then(|| format!("row:{}", to + 1));
            return Ok((ids[..to].to_vec(), next));
        }
        if let Some((ids, next)) = self.page_in_memory(view, after, limit)? {
            return Ok((ids, next.as_ref().map(Cursor::write).transpose()?));
        }
        let mut statement = self.statement(after);
        statement = statement.bind("limit ?", limit as i64 + 1);
        let mut rows =
            view.select(&statement, |row| Ok(Cursor { id: row.get(0)?, key: row.get(1)? }))?;
        let has_more = rows.len() > limit;
        rows.truncate(limit);
        let next = if has_more { rows.last().map(Cursor::write).transpose()? } else { None };
        Ok((rows.into_iter().map(|it| it.id).collect(), next))
    }

    fn all(&self, view: &View<'_>) -> Result<Vec<i64>> {
        if let Source::Found(ids) = &self.source {
            return Ok(ids.clone());
        }
        match &self.source {
            Source::Search { expression } => {
                if let Some(matching) = self.asked.matching(view)? {
                    return search::matching(view, expression, matching, None, usize::MAX);
                }
            }
            _ => {
                let matching = self.matching(view)?;
                if let Some(ids) = matching.and_then(|it| it.in_order(self.sort)) {
                    return Ok(ids);
                }
            }
        }
        view.select(&self.statement(None), |row| row.get(0))
    }

    /// Who is in the list, where that is the columns in memory to tell.
    fn matching(&self, view: &View<'_>) -> Result<Option<&Matching>> {
        match self.source {
            Source::Index(_) => self.asked.matching(view),
            _ => Ok(None),
        }
    }

    /// A page that the columns in memory give sooner than an index.
    fn page_in_memory(
        &self,
        view: &View<'_>,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Option<(Vec<i64>, Option<Cursor>)>> {
        if let Source::Search { expression } = &self.source {
            return self.hits_in_memory(view, expression, after, limit);
        }
        let matching = if self.is_filtered { self.matching(view)? } else { None };
        let Some(matching) = matching else { return Ok(None) };
        let count = matching.count();
        if count == 0 {
            return Ok(Some((Vec::new(), None)));
        }
        if count > ORDERED {
            return Ok(None);
        }
        if let Some(page) = matching.page(self.sort, after, limit) {
            return Ok(Some(page));
        }
        if count > LOOKED_UP {
            return Ok(None);
        }
        let ids = matching.ids().into_iter().map(Value::Integer);
        let few = Plan {
            source: Source::Rows,
            asked: Fragment::within("c.id", ids).into(),
            sort: self.sort,
            is_filtered: false,
            first_hits: OnceCell::new(),
        };
        let (ids, next) = few.page(view, after, limit)?;
        Ok(Some((ids, next.as_deref().map(Cursor::read).transpose()?)))
    }

    /// A page of the hits of a search, the newest first.
    fn hits_in_memory(
        &self,
        view: &View<'_>,
        expression: &str,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Option<(Vec<i64>, Option<Cursor>)>> {
        let Some(matching) = self.asked.matching(view)? else { return Ok(None) };
        let mut ids = match after {
            None if limit < CAP as usize => self.first_hits(view, expression, matching)?.to_vec(),
            _ => {
                let below = after.map(|it| it.id);
                search::matching(view, expression, matching, below, limit + 1)?
            }
        };
        let has_more = ids.len() > limit;
        ids.truncate(limit);
        let end = ids.last().filter(|_| has_more);
        let next = end.map(|id| Cursor { id: *id, key: Value::Integer(*id) });
        Ok(Some((ids, next)))
    }

    fn first_hits(&self, view: &View<'_>, expression: &str, matching: &Matching) -> Result<&[i64]> {
        if let Some(found) = self.first_hits.get() {
            return Ok(found);
        }
        let found = search::matching(view, expression, matching, None, CAP as usize)?;
        Ok(self.first_hits.get_or_init(|| found))
    }

    fn counted_in_memory(&self, view: &View<'_>) -> Result<Option<u64>> {
        match &self.source {
            Source::Found(ids) => Ok(Some(ids.len() as u64)),
            Source::Search { expression } => match self.asked.matching(view)? {
                Some(matching) => {
                    Ok(Some(self.first_hits(view, expression, matching)?.len() as u64))
                }
                None => Ok(None),
            },
            _ if self.is_filtered => Ok(self.matching(view)?.map(Matching::count)),
            _ => Ok(None),
        }
    }

    fn capped_count(&self, view: &View<'_>) -> Result<Total> {
        let count = match self.counted_in_memory(view)? {
            Some(count) => count,
            None => {
                let inner = self.from(Statement::new("select count(*) from (select 1"));
                let statement = inner.bind("limit ?", CAP as i64).then(")");
                view.select(&statement, |row| row.get(0))?.first().copied().unwrap_or(0)
            }
        };
        Ok(Total { count: count.min(CAP), is_exact: count < CAP })
    }

    /// `select id, key … order by …`, behind a cursor.
    fn statement(&self, after: Option<&Cursor>) -> Statement {
        let (key, id, order) = match &self.source {
            Source::Search { .. } => ("f.rowid", "f.rowid", "desc"),
            Source::Bin => ("c.deleted_at", "c.id", "desc"),
            _ => (self.sort.field.key(), "c.id", self.sort.order()),
        };
        let mut statement = self.from(Statement::new("select c.id,").then(key));
        if let Some(cursor) = after {
            statement = behind(statement, key, id, order, cursor);
        }
        let statement = statement.then("order by").then(key).then(order);
        if key == id { statement } else { statement.then(",").then(id).then(order) }
    }

    /// Adds where rows come from, and the condition they must fulfil.
    fn from(&self, statement: Statement) -> Statement {
        let statement = match &self.source {
            Source::Index(index) => statement
                .then("from customers c indexed by")
                .then(index)
                .then("where c.deleted_at is null and"),
            Source::Search { expression } => statement
                .then("from customers_fts f join customers c indexed by customers_by_id on c.id = f.rowid")
                .bind("where customers_fts match ? and c.deleted_at is null and", expression.clone()),
            Source::Bin => statement.then(
                "from customers c indexed by customers_deleted_at where c.deleted_at is not null and",
            ),
            Source::Found(_) | Source::Rows => {
                statement.then("from customers c where c.deleted_at is null and")
            }
        };
        statement.condition(&self.asked.condition)
    }
}

/// Adds the condition of coming after a cursor in an order.
fn behind(statement: Statement, key: &str, id: &str, order: &str, cursor: &Cursor) -> Statement {
    let sign = if order == "desc" { "<" } else { ">" };
    if key == id {
        return statement.then("and").then(id).then(sign).bind("?", cursor.id);
    }
    statement
        .then("and (")
        .then(key)
        .then(",")
        .then(id)
        .then(")")
        .then(sign)
        .bind("(?,", cursor.key.clone())
        .bind("?)", cursor.id)
}

/// Being one of these customers: however many they are, it is one value.
fn one_of(ids: &[CustomerId]) -> Result<Fragment> {
    let list = Value::Text(serde_json::to_string(ids)?);
    Ok(Fragment::of("c.id in (select value from json_each(?))", [list]))
}

/// A list that is bound to one owner is read from that owner's rows alone.
fn index_for(condition: &Fragment, field: SortField) -> &'static str {
    if condition.requires("c.owner_id = ?") { "customers_by_owner" } else { field.index() }
}

fn must_see_order(view: &View<'_>, field: SortField) -> Result<()> {
    match view.access(Record::WORD, field.word()) {
        Access::Read => Ok(()),
        Access::Masked => Err(Error::Masked { field: field.word().to_owned() }),
    }
}

/// Where a page ended.
#[derive(Serialize, Deserialize)]
struct Cursor {
    id: i64,
    #[serde(with = "cursor_key")]
    key: Value,
}

impl Cursor {
    fn write(&self) -> Result<String> {
        Ok(serde_json::to_string(self)?)
    }

    fn read(text: &str) -> Result<Cursor> {
        serde_json::from_str(text).map_err(|_| bad_cursor())
    }
}

fn bad_cursor() -> Error {
    Error::invalid("after", crate::text::Rule::WrongFormat)
}

mod cursor_key {
    use crate::gate::sql::Value;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Key {
        Number(i64),
        Text(String),
    }

    pub fn serialize<S: Serializer>(value: &Value, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Value::Integer(number) => Key::Number(*number),
            Value::Text(text) => Key::Text(text.clone()),
            _ => Key::Number(0),
        }
        .serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        Ok(match Key::deserialize(deserializer)? {
            Key::Number(number) => Value::Integer(number),
            Key::Text(text) => Value::Text(text),
        })
    }
}

#[cfg(test)]
mod tests;
