//! SQL that finds customers: what the search index answers, and whole values.

use crate::{
    Result,
    customers::list::{Bin, Matching},
    gate::{Fragment, Statement, View, sql::Value},
    points::PointKind,
};

/// Being among the hits of an expression, as a condition.
pub(in crate::customers) fn among(expression: String) -> Fragment {
    let sql = "c.id in (select rowid from customers_fts where customers_fts match ?)";
    Fragment::of(sql, [Value::Text(expression)])
}

/// The hits of an expression among who fulfils a condition, the newest first: below an id where one
/// is said, and at most so many.
pub(in crate::customers) fn matching(
    view: &View<'_>,
    expression: &str,
    matching: &Matching,
    below: Option<i64>,
    limit: usize,
) -> Result<Vec<i64>> {
    let mut statement = Statement::new("select f.rowid from customers_fts f")
        .bind("where customers_fts match ?", expression.to_owned());
    if let Some(id) = below {
        statement = statement.bind("and f.rowid < ?", id);
    }
    let statement = statement.then("order by f.rowid desc");
    view.first(&statement, limit, |row| {
        let id = row.get(0)?;
        Ok(matching.has(id).then_some(id))
    })
}

/// The hits of an expression that fulfil a condition, the newest first: in use, or in the recycle bin.
pub(super) fn matches(
    view: &View<'_>,
    expression: &str,
    bin: Bin,
    condition: &Fragment,
    limit: i64,
) -> Result<Vec<i64>> {
    let statement = Statement::new("select c.id from customers_fts f")
        .then(match bin {
            Bin::Live => "join customers c indexed by customers_by_id on c.id = f.rowid",
            Bin::Recycled => "join customers c on c.id = f.rowid",
        })
        .bind("where customers_fts match ? and", expression.to_owned())
        .then(being_in(bin))
        .then("and")
        .condition(condition)
        .bind("order by f.rowid desc limit ?", limit);
    view.select(&statement, |row| row.get(0))
}

fn being_in(bin: Bin) -> &'static str {
    match bin {
        Bin::Live => "c.deleted_at is null",
        Bin::Recycled => "c.deleted_at is not null",
    }
}

/// Whose name stands between two sort keys, among the first `walked` of them, the last changed first:
/// none of the recycle bin. The condition is one of scope.
pub(in crate::customers) fn begun_by(
    view: &View<'_>,
    (from, below): (&str, &str),
    condition: &Fragment,
    walked: i64,
    limit: i64,
) -> Result<Vec<i64>> {
    let statement = Statement::new(BEGUN_BY)
        .bind("where sort_key >= ?", from.to_owned())
        .bind("and sort_key < ? and deleted_at is null", below.to_owned())
        .bind("limit ?) c where", walked)
        .condition(condition)
        .bind("order by c.updated_at desc, c.id desc limit ?", limit);
    view.select(&statement, |row| row.get(0))
}

/// What scope looks at, from the index alone: so many rows are walked, however few of them fit.
pub(in crate::customers) const BEGUN_BY: &str = "select c.id from (
     select id, owner_id, department_id, sensitivity, updated_at
     from customers indexed by customers_by_name";

/// What a customer is called, and when it was last changed.
pub(in crate::customers) struct Named {
    pub id: i64,
    pub name: String,
    pub company: Option<String>,
    pub updated_at: i64,
}

/// What these customers are called; `ids` is a JSON list.
pub(in crate::customers) fn names_of(view: &View<'_>, ids: &str) -> Result<Vec<Named>> {
    view.many(
        "select id, name, company, updated_at from customers
         where id in (select value from json_each(?1))",
        [ids],
        |row| {
            Ok(Named {
                id: row.get(0)?,
                name: row.get(1)?,
                company: row.get(2)?,
                updated_at: row.get(3)?,
            })
        },
    )
}

/// What the people of these customers are called; `ids` is a JSON list.
pub(in crate::customers) fn people_of(view: &View<'_>, ids: &str) -> Result<Vec<(i64, String)>> {
    view.many(
        "select customer_id, name from contacts
         where customer_id in (select value from json_each(?1))",
        [ids],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Who fulfils a condition, the last changed first: in use, or in the recycle bin.
pub(super) fn last_changed(
    view: &View<'_>,
    bin: Bin,
    condition: &Fragment,
    limit: i64,
) -> Result<Vec<i64>> {
    let statement = Statement::new("select c.id from customers c where")
        .then(being_in(bin))
        .then("and")
        .condition(condition)
        .bind("order by c.updated_at desc, c.id desc limit ?", limit);
    view.select(&statement, |row| row.get(0))
}

/// The name that this is the key of.
pub(super) fn with_name(key: &str, bin: Bin) -> Fragment {
    let sql = match bin {
        Bin::Live => "c.id in (select id from customers where name_key = ? and deleted_at is null)",
        Bin::Recycled => "c.name_key = ?",
    };
    whole(sql, key)
}

/// The company that this is the key of.
pub(super) fn with_company(key: &str, bin: Bin) -> Fragment {
    let sql = match bin {
        Bin::Live => {
            "c.id in (select id from customers where company_key = ? and company_key <> '' \
                and deleted_at is null)"
        }
        Bin::Recycled => "(c.company_key = ? and c.company_key <> '')",
    };
    whole(sql, key)
}

pub(super) fn with_file_no(file_no: &str) -> Fragment {
    whole("c.id in (select id from customers where file_no = ?)", file_no)
}

pub(super) fn with_external_no(external_no: &str) -> Fragment {
    whole("c.id in (select id from customers where external_no = ?)", external_no)
}

pub(super) fn with_id_number(id_number: &str) -> Fragment {
    whole("c.id in (select id from customers where id_number = ?)", id_number)
}

/// A way to reach the customer, or one of its people.
pub(super) fn with_point(kind: PointKind, value: &str) -> Fragment {
    let values = [Value::Text(kind.word().to_owned()), Value::Text(value.to_owned())];
    Fragment::of("c.id in (select customer_id from points where kind = ? and value = ?)", values)
}

fn whole(sql: &'static str, value: &str) -> Fragment {
    Fragment::of(sql, [Value::Text(value.to_owned())])
}
