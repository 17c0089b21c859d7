//! Taking the values of one change back, value by value: what somebody changed since stays.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::{
    Result,
    points::{Point, PointKind},
    text::Country,
    words::Language,
};

/// The field that holds every way to reach someone; people know each kind of them as a field.
pub(super) const POINTS: &str = "points";
/// Fields that hold a set of ids: who was added or taken away since is another matter.
const SETS: [&str; 2] = ["tags", "members"];

/// The values before (0) or after (1) a change.
pub(super) fn side(fields: &Map<String, Value>, index: usize) -> Map<String, Value> {
    let value = |pair: &Value| pair.get(index).cloned().unwrap_or(Value::Null);
    fields.iter().map(|(field, pair)| (field.clone(), value(pair))).collect()
}

/// Marks that every save leaves: they say nothing to people.
pub(super) fn is_mark(field: &str) -> bool {
    matches!(field, "version" | "updated_at" | "batch")
}

/// The fields of a change as people know them, each with its value before and after.
pub(super) fn told(fields: &Map<String, Value>) -> Result<Vec<(String, Value, Value)>> {
    let mut told = Vec::new();
    for (field, pair) in fields.iter().filter(|(field, _)| !is_mark(field)) {
        let side = |index: usize| pair.get(index).cloned().unwrap_or(Value::Null);
        let (before, after) = (side(0), side(1));
        if field != POINTS {
            told.push((field.clone(), before, after));
            continue;
        }
        let (before, after) = (points(&before)?, points(&after)?);
        for kind in PointKind::ALL {
            let (was, is) = (of_kind(&before, kind), of_kind(&after, kind));
            if was != is {
                let word = kind.word().to_owned();
                told.push((word, serde_json::to_value(was)?, serde_json::to_value(is)?));
            }
        }
    }
    Ok(told)
}

/// Puts a field of a row back to what it was before; false where it is not as the change left it.
pub(super) fn put_back(
    row: &mut Map<String, Value>,
    (field, before, after): &(String, Value, Value),
) -> Result<bool> {
    if let Some(kind) = PointKind::of_word(field).filter(|_| row.contains_key(POINTS)) {
        return put_points_back(row, kind, before, after);
    }
    let now = row.get(field).unwrap_or(&Value::Null);
    if SETS.contains(&field.as_str()) {
        let Some(back) = set_back(now, before, after) else { return Ok(false) };
        row.insert(field.clone(), back);
        return Ok(true);
    }
    if now != after {
        return Ok(false);
    }
    row.insert(field.clone(), before.clone());
    Ok(true)
}

fn put_points_back(
    row: &mut Map<String, Value>,
    kind: PointKind,
    before: &Value,
    after: &Value,
) -> Result<bool> {
    let mut now = points(row.get(POINTS).unwrap_or(&Value::Null))?;
    if of_kind(&now, kind) != points(after)? {
        return Ok(false);
    }
    now.retain(|it| it.kind != kind);
    now.extend(points(before)?);
    now.sort_by_key(|it| it.kind);
    row.insert(POINTS.to_owned(), serde_json::to_value(now)?);
    Ok(true)
}

/// A set without what a change added and with what it took away; none where nothing of that is left
/// to be done.
fn set_back(now: &Value, before: &Value, after: &Value) -> Option<Value> {
    let ids = |it: &Value| -> BTreeSet<i64> {
        it.as_array().into_iter().flatten().filter_map(Value::as_i64).collect()
    };
    let (before, after, now) = (ids(before), ids(after), ids(now));
    let mut back = now.clone();
    back.retain(|it| before.contains(it) || !after.contains(it));
    back.extend(before.difference(&after));
    (back != now).then(|| back.into_iter().collect())
}

pub(super) fn points(value: &Value) -> Result<Vec<Point>> {
    match value {
        Value::Null => Ok(Vec::new()),
        list => Ok(serde_json::from_value(list.clone())?),
    }
}

fn of_kind(points: &[Point], kind: PointKind) -> Vec<Point> {
    points.iter().filter(|it| it.kind == kind).cloned().collect()
}

/// Points as people read them, each with the words beside it.
pub(super) fn said(points: &[Point], country: Country, language: Language) -> Vec<String> {
    let one = |it: &Point| match &it.label {
        Some(label) => format!("{} {label}", it.shown(country, language)),
        None => it.shown(country, language),
    };
    points.iter().map(one).collect()
}
