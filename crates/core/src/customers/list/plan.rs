//! How a list is read.

use std::cell::OnceCell;

use super::{Asked, Bin, CAP, Cursor, Matching, Query, Sort, SortField, Total};
use crate::{
    Error, Result,
    access::{Access, CustomersDelete, CustomersRead},
    customers::{Record, SCOPE, filters, search, search::Hits},
    directory::Directory,
    gate::{Entity, Fragment, Statement, View, sql::Value},
    id::CustomerId,
};

/// How a list is read: from which index, under which condition.
pub(super) struct Plan {
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
    pub fn make(view: &View<'_>, directory: &Directory, query: &Query) -> Result<Plan> {
        Plan::within(view, directory, query, Fragment::always())
    }

    /// A list of which only the part that fulfils a further condition is wanted.
    pub fn within(
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
            Some(text) => Some(search::hits(view, text, query.mode, query.bin, &asked)?),
            None => None,
        };
        if query.bin == Bin::Recycled
            && let Some(hits) = &hits
        {
            asked = asked.condition.and(hits.condition()).into();
        }
        let source = match hits {
            // The planner has no plan for nothing.
            _ if asked.condition.is_never() => Source::Found(Vec::new()),
            _ if query.bin == Bin::Recycled => Source::Bin,
            Some(Hits::Few(ids)) if query.sort == Sort::default() => Source::Found(ids),
            Some(hits @ Hits::Few(_)) => {
                asked = asked.condition.and(hits.condition()).into();
                Source::Rows
            }
            Some(Hits::Many { expression }) if query.sort == Sort::default() => {
                Source::Search { expression }
            }
            Some(hits @ Hits::Many { .. }) => {
                asked = asked.condition.and(hits.condition()).into();
                Source::Index(query.sort.field.index())
            }
            None if query.only.is_some() => Source::Rows,
            None => Source::Index(index_for(&asked.condition, query.sort.field)),
        };
        let (sort, is_filtered) = (query.sort, query.filter.is_some());
        Ok(Plan { source, asked, sort, is_filtered, first_hits: OnceCell::new() })
    }

    /// The ids of one page, and the cursor of the next.
    pub fn page(
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

    pub fn all(&self, view: &View<'_>) -> Result<Vec<i64>> {
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
    pub fn matching(&self, view: &View<'_>) -> Result<Option<&Matching>> {
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

    pub fn capped_count(&self, view: &View<'_>) -> Result<Total> {
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

#[cfg(test)]
mod tests;
