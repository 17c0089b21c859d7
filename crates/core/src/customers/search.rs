//! Finding customers by what people remember of them.

mod found_by;
mod store;

use serde::{Deserialize, Serialize};

use super::{
    Field, Record,
    list::{self, Asked, Bin},
    search_text,
    store::name_key,
};
pub use found_by::FoundBy;
pub(super) use found_by::found_by;
#[cfg(test)]
pub(super) use store::BEGUN_BY;
pub(super) use store::{Named, begun_by, matching, names_of, people_of};

use store::among;

use crate::{
    Result,
    access::{Access, Level},
    gate::{Entity, Fragment, View, sql::Value},
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

impl Hits {
    /// Being one of them.
    pub fn condition(&self) -> Fragment {
        match self {
            Hits::Few(ids) => Fragment::within("c.id", ids.iter().copied().map(Value::Integer)),
            Hits::Many { expression } => among(expression.clone()),
        }
    }
}

/// Hits that are checked one by one, at most: beyond, the index alone decides.
const CHECKED: usize = 2_000;

/// Looks for a text among the customers that fulfil a condition, in use or in the recycle bin.
pub(super) fn hits(
    view: &View<'_>,
    text: &str,
    mode: Mode,
    bin: Bin,
    asked: &Asked,
) -> Result<Hits> {
    if mode == Mode::Exact {
        return exact(view, text, bin, &asked.condition, list::CAP as i64).map(Hits::Few);
    }
    let typed = Typed::parse(text);
    let Some(expression) = typed.expression(reading_of(view)) else {
        return Ok(Hits::Few(Vec::new()));
    };
    if !typed.needs_recheck() {
        return Ok(Hits::Many { expression });
    }
    let candidates = match bin {
        Bin::Live => newest(view, &expression, asked, CHECKED)?,
        Bin::Recycled => store::matches(view, &expression, bin, &asked.condition, CHECKED as i64)?,
    };
    if candidates.len() >= CHECKED {
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

/// Whether a hit really holds what was typed: the index knows pairs of characters, not phrases.
fn is_match(view: &View<'_>, typed: &Typed, id: i64) -> Result<bool> {
    let findable = search_text::gather(view.connection(), id.into())?;
    Ok(findable.with_parts(reading_of(view), |parts| typed.matches(parts)))
}

/// The newest hits of a search index's expression, at most so many.
pub(super) fn newest(
    view: &View<'_>,
    expression: &str,
    asked: &Asked,
    limit: usize,
) -> Result<Vec<i64>> {
    match asked.matching(view)? {
        Some(found) => matching(view, expression, found, None, limit),
        None => store::matches(view, expression, Bin::Live, &asked.condition, limit as i64),
    }
}

/// Whose whole name, phone, e-mail address or number this is, the last changed first: only by fields
/// that this person sees.
pub(super) fn exact(
    view: &View<'_>,
    text: &str,
    bin: Bin,
    condition: &Fragment,
    limit: i64,
) -> Result<Vec<i64>> {
    let (key, typed) = (name_key(text), text.trim());
    let mut any = store::with_name(&key, bin)
        .or(store::with_company(&key, bin))
        .or(store::with_file_no(typed))
        .or(store::with_external_no(typed));
    let sees = |field: Field| view.access(Record::WORD, field.word()) == Access::Read;
    if sees(Field::IdNumber) {
        any = any.or(store::with_id_number(&typed.to_uppercase()));
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
            any = any.or(store::with_point(kind, &point.value));
        }
    }
    store::last_changed(view, bin, &any.and(condition.clone()), limit)
}
