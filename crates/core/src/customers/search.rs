//! Finding customers by what people remember of them.

use crate::gate::sql::Value;
use serde::{Deserialize, Serialize};

use super::{
    Field, Record, list,
    list::{Asked, Matching},
    search_text, store,
};
use crate::{
    Result,
    access::{Access, Level},
    gate::{Entity, Fragment, Statement, View},
    points::{Point, PointKind},
    text::search::{Query as Typed, Reading},
};

/// How a search text is compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Parts of names, pinyin, digits of a phone, parts of an e-mail address.
    #[default]
    Fuzzy,
    /// A whole name, phone, e-mail address or number.
    Exact,
}

/// What a search has found.
pub(super) enum Hits {
    /// All of them, checked, in the order they are shown.
    Few(Vec<i64>),
    /// What the search index will answer to this expression.
    Many { expression: String },
}

/// Hits that are checked one by one, at most: beyond, the index alone decides.
const CHECKED: i64 = 2_000;

/// Looks for a text among the customers that fulfil a condition.
pub(super) fn hits(view: &View<'_>, text: &str, mode: Mode, asked: &Asked) -> Result<Hits> {
    if mode == Mode::Exact {
        return exact(view, text, &asked.condition).map(Hits::Few);
    }
    let typed = Typed::parse(text);
    let Some(expression) = typed.expression(reading_of(view)) else {
        return Ok(Hits::Few(Vec::new()));
    };
    if !typed.needs_recheck() {
        return Ok(Hits::Many { expression });
    }
    let candidates = candidates(view, &expression, asked)?;
    if candidates.len() as i64 >= CHECKED {
        return Ok(Hits::Many { expression });
    }
    let mut found = Vec::new();
    for id in candidates {
        if is_match(view, &typed, id)? {
            found.push(id);
        }
    }
    Ok(Hits::Few(found))
}

/// What of the search index this person may ask.
fn reading_of(view: &View<'_>) -> Reading {
    if view.standing().clearance >= Level::Confidential {
        Reading::Everything
    } else {
        Reading::Open
    }
}

/// Being among the hits of an expression, as a condition.
pub(super) fn among(expression: String) -> Fragment {
    let sql = "c.id in (select rowid from customers_fts where customers_fts match ?)";
    Fragment::of(sql, [Value::Text(expression)])
}

/// The hits of an expression among who fulfils a condition, the newest first: below an id where one
/// is said, and at most so many.
pub(super) fn matching(
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

fn candidates(view: &View<'_>, expression: &str, asked: &Asked) -> Result<Vec<i64>> {
    if let Some(found) = asked.matching(view)? {
        return matching(view, expression, found, None, CHECKED as usize);
    }
    let statement = Statement::new("select c.id from customers_fts f")
        .then("join customers c indexed by customers_by_id on c.id = f.rowid")
        .bind("where customers_fts match ? and c.deleted_at is null and", expression.to_owned())
        .condition(&asked.condition)
        .bind("order by f.rowid desc limit ?", CHECKED);
    view.select(&statement, |row| row.get(0))
}

/// Whether a hit really holds what was typed: the index knows pairs of characters, not phrases.
fn is_match(view: &View<'_>, typed: &Typed, id: i64) -> Result<bool> {
    let findable = search_text::gather(view.connection(), id.into())?;
    Ok(findable.with_parts(reading_of(view), |parts| typed.matches(parts)))
}

/// Whole values: only of fields that this person sees.
fn exact(view: &View<'_>, text: &str, condition: &Fragment) -> Result<Vec<i64>> {
    const NAME: &str =
        "c.id in (select id from customers where name_key = ? and deleted_at is null)";
    const COMPANY: &str = "c.id in (select id from customers where company_key = ? \
        and company_key <> '' and deleted_at is null)";
    const FILE_NO: &str = "c.id in (select id from customers where file_no = ?)";
    const EXTERNAL_NO: &str = "c.id in (select id from customers where external_no = ?)";
    const ID_NUMBER: &str = "c.id in (select id from customers where id_number = ?)";
    const POINT: &str = "c.id in (select customer_id from points where kind = ? and value = ?)";
    let key = Value::Text(store::name_key(text));
    let typed = || Value::Text(text.trim().to_owned());
    let mut any = Fragment::of(NAME, [key.clone()])
        .or(Fragment::of(COMPANY, [key]))
        .or(Fragment::of(FILE_NO, [typed()]))
        .or(Fragment::of(EXTERNAL_NO, [typed()]));
    let sees = |field: Field| view.access(Record::WORD, field.word()) == Access::Read;
    if sees(Field::IdNumber) {
        any = any.or(Fragment::of(ID_NUMBER, [Value::Text(text.trim().to_uppercase())]));
    }
    let points = [
        (Field::Phone, PointKind::Phone),
        (Field::Email, PointKind::Email),
        (Field::Wechat, PointKind::Wechat),
        (Field::Qq, PointKind::Qq),
    ];
    for (field, kind) in points {
        if sees(field)
            && let Ok(point) = Point::parse(kind, text, view.settings().country)
        {
            let values = [Value::Text(kind.word().to_owned()), Value::Text(point.value)];
            any = any.or(Fragment::of(POINT, values));
        }
    }
    let statement = Statement::new("select c.id from customers c where c.deleted_at is null and")
        .condition(&any.and(condition.clone()))
        .bind("order by c.updated_at desc, c.id desc limit ?", list::CAP as i64);
    view.select(&statement, |row| row.get(0))
}
