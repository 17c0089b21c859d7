//! Reading the journal: who did what, when, and what each row was before and after.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    Action, EntryQuery,
    entities::{self, Known},
    history_of_customer, merge,
    naming::{named, word_of},
    store::{self, RawChange, RawEntry},
};
use crate::{
    Result,
    access::{Access, JournalRead},
    directory::Directory,
    gate::{Entity, View},
    id::{AccountId, CustomerId},
    points::PointKind,
};

/// One operation as people read it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Entry {
    pub seq: i64,
    pub at: i64,
    /// The clock had been set back since the entry before.
    pub clock_set_back: bool,
    pub account: Option<AccountId>,
    /// The person's name; empty for what the program did by itself.
    pub who: String,
    pub device: Option<String>,
    pub operation: String,
    /// An undo that took an undo back: what it was about was done again.
    pub is_redo: bool,
    pub outcome: String,
    pub reason: Option<String>,
    pub batch: Option<i64>,
    #[ts(type = "unknown")]
    pub note: Value,
    /// At most [`SHOWN`] of them; `change_count` says how many there are.
    pub changes: Vec<Changed>,
    pub change_count: u64,
}

/// One row that an operation touched.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Changed {
    pub entity: String,
    pub entity_id: i64,
    /// What people call the row now, or called it last; none where that is not for this person.
    pub name: Option<String>,
    pub action: Action,
    pub fields: Vec<FieldChange>,
}

/// One field before and after.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct FieldChange {
    /// The field as people know it: each kind of way to reach someone is one.
    pub field: String,
    /// The key of its word; none for what the program keeps for itself.
    pub word: Option<String>,
    /// True when this person may know that it changed, but not what it was and is.
    pub masked: bool,
    #[ts(type = "unknown")]
    pub before: Value,
    #[ts(type = "unknown")]
    pub after: Value,
}

/// A page of entries.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct EntryPage {
    pub rows: Vec<Entry>,
    /// Give it as `before` for the next page; none at the end.
    pub next: Option<i64>,
}

/// How many changed rows of one operation are listed with it.
const SHOWN: i64 = 50;
/// The most entries a page holds.
const PAGE: u32 = 500;
/// So many entries are looked through for the operations that occur.
const LOOKED_THROUGH: i64 = 200_000;

/// Lists entries, newest first.
///
/// # Errors
/// `Forbidden` without `journal.read`.
pub fn list(view: &View<'_>, query: &EntryQuery) -> Result<EntryPage> {
    let _read = view.grant::<JournalRead>()?;
    let limit = query.limit.clamp(1, PAGE);
    if let Some(id) = customer_of(query) {
        let mut rows = of_customer(view, query, id)?;
        rows.drain(..rows.len().min(query.skip as usize));
        let has_more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let next = if has_more { rows.last().map(|it| it.seq) } else { None };
        return Ok(EntryPage { rows, next });
    }
    let statement = query.page(query.span(view.settings()), limit + 1);
    let mut rows = view.select(&statement, store::entry)?;
    let has_more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let directory = Directory::load(view)?;
    let shown = query.changes.map_or(SHOWN, |it| SHOWN.min(it.into()));
    let entries = rows
        .into_iter()
        .map(|raw| {
            let changes = changes_of(view, &directory, raw.seq, shown)?;
            entry(raw, changes)
        })
        .collect::<Result<Vec<_>>>()?;
    let next = if has_more { entries.last().map(|it| it.seq) } else { None };
    Ok(EntryPage { rows: entries, next })
}

/// How many entries there are of those that are asked for, on all pages.
///
/// # Errors
/// `Forbidden` without `journal.read`.
pub fn count(view: &View<'_>, query: &EntryQuery) -> Result<u64> {
    let _read = view.grant::<JournalRead>()?;
    if let Some(id) = customer_of(query) {
        return Ok(of_customer(view, query, id)?.len() as u64);
    }
    let statement = query.count(query.span(view.settings()));
    let counted: Vec<u64> = view.select(&statement, |row| row.get(0))?;
    Ok(counted.first().copied().unwrap_or(0))
}

/// The operations that occur among the newest entries, for choosing between them.
///
/// # Errors
/// `Forbidden` without `journal.read`.
pub fn operations(view: &View<'_>) -> Result<Vec<String>> {
    let _read = view.grant::<JournalRead>()?;
    store::newest_operations(view, LOOKED_THROUGH)
}

fn customer_of(query: &EntryQuery) -> Option<CustomerId> {
    let is_of_customers = query.entity.as_deref() == Some(crate::customers::Record::WORD);
    query.entity_id.filter(|_| is_of_customers).map(CustomerId)
}

/// The entries that touched one customer: the same that its history tells, merged tags included.
fn of_customer(view: &View<'_>, query: &EntryQuery, id: CustomerId) -> Result<Vec<Entry>> {
    let span = query.span(view.settings());
    let mut rows = history_of_customer(view, id)?;
    rows.retain(|it| query.fits(span, it));
    Ok(rows)
}

pub(super) fn entry(raw: RawEntry, changes: Vec<Changed>) -> Result<Entry> {
    let said: Map<String, Value> = serde_json::from_slice(&raw.bytes)?;
    let text = |key: &str| said.get(key).and_then(Value::as_str).map(str::to_owned);
    let count = said.get("changes").and_then(|it| it.get("count")).and_then(Value::as_u64);
    Ok(Entry {
        seq: raw.seq,
        at: raw.at,
        clock_set_back: text("clock").as_deref() == Some("back"),
        account: raw.account,
        who: raw.who,
        device: text("device"),
        operation: raw.operation,
        is_redo: said.get("note").is_some_and(|it| it.get("redoes").is_some()),
        outcome: raw.outcome,
        reason: text("reason"),
        batch: raw.batch,
        note: said.get("note").cloned().unwrap_or(Value::Null),
        changes,
        change_count: count.unwrap_or(0),
    })
}

pub(super) fn changes_of(
    view: &View<'_>,
    directory: &Directory,
    seq: i64,
    limit: i64,
) -> Result<Vec<Changed>> {
    let rows = store::changes_of(view, seq, limit)?;
    rows.into_iter().map(|raw| changed(view, directory, raw)).collect()
}

pub(super) fn changed(view: &View<'_>, directory: &Directory, raw: RawChange) -> Result<Changed> {
    let Known { is_open, name } = entities::known(view, &raw.entity, raw.id)?;
    let parts = Parts::parse(&raw.bytes, raw.personal.as_deref())?;
    let action = Action::of_word(&raw.action).unwrap_or(Action::Update);
    let mut fields = parts.shown_to(view, directory, &raw.entity, is_open)?;
    let name = name.or_else(|| last_name(&fields));
    for field in &mut fields {
        field.word = word_of(&raw.entity, &field.field, name.as_deref());
    }
    Ok(Changed { entity: raw.entity, entity_id: raw.id, name, action, fields })
}

/// What a row that is gone was called.
fn last_name(fields: &[FieldChange]) -> Option<String> {
    let naming = fields.iter().find(|it| entities::NAMES.contains(&it.field.as_str()))?;
    let name = naming.after.as_str().or(naming.before.as_str())?;
    Some(name.to_owned())
}

/// The fields of one stored change, apart by whether they can be erased.
pub(super) struct Parts {
    pub fields: Map<String, Value>,
    /// None when there were some and they have been erased.
    pub personal: Option<Map<String, Value>>,
}

impl Parts {
    pub fn parse(bytes: &[u8], personal: Option<&str>) -> Result<Parts> {
        let mut said: Map<String, Value> = serde_json::from_slice(bytes)?;
        let fields = match said.remove("fields") {
            Some(Value::Object(fields)) => fields,
            _ => Map::new(),
        };
        let has_personal = said.contains_key("personal");
        let personal = match personal {
            Some(text) => Some(serde_json::from_str(text)?),
            None if has_personal => None,
            None => Some(Map::new()),
        };
        Ok(Parts { fields, personal })
    }

    fn shown_to(
        self,
        view: &View<'_>,
        directory: &Directory,
        entity: &str,
        sees_personal: bool,
    ) -> Result<Vec<FieldChange>> {
        let mut shown = Vec::new();
        let personal = self.personal.unwrap_or_default();
        for (fields, may_see) in [(self.fields, true), (personal, sees_personal)] {
            for (field, before, after) in merge::told(&fields)? {
                let is_open = may_see && view.access(entity, &field) == Access::Read;
                let mut change = field_change(field, [before, after], is_open);
                for side in [&mut change.before, &mut change.after] {
                    *side = named(view, directory, entity, &change.field, side.take())?;
                }
                say_points(view, &mut change)?;
                shown.push(change);
            }
        }
        Ok(shown)
    }
}

/// Ways to reach someone, as people read them; as they were written where that alone differs.
fn say_points(view: &View<'_>, change: &mut FieldChange) -> Result<()> {
    let is_points = |it: &Value| it.get(0).is_some_and(|it| it.get("typed").is_some());
    let is_of_points = PointKind::of_word(&change.field).is_some()
        && (is_points(&change.before) || is_points(&change.after));
    if !is_of_points {
        return Ok(());
    }
    let (country, language) = (view.settings().country, view.language());
    let (before, after) = (merge::points(&change.before)?, merge::points(&change.after)?);
    let said = |points: &[_]| merge::said(points, country, language);
    let (mut was, mut is) = (said(&before), said(&after));
    if was == is {
        was = before.into_iter().map(|it| it.typed).collect();
        is = after.into_iter().map(|it| it.typed).collect();
    }
    (change.before, change.after) = (was.into(), is.into());
    Ok(())
}

pub(super) fn field_change(field: String, sides: [Value; 2], is_open: bool) -> FieldChange {
    let [before, after] = if is_open { sides } else { [Value::Null, Value::Null] };
    FieldChange { field, word: None, before, after, masked: !is_open }
}

/// So many changes of a row are looked through.
const CHANGES_LOOKED_THROUGH: u32 = 200;

/// The fields of a row, as people know them, that were changed after it had this version.
pub(crate) fn fields_changed_since(
    view: &View<'_>,
    entity: &'static str,
    id: i64,
    version: i64,
) -> Result<Vec<String>> {
    let mut fields = Vec::new();
    for change in store::newest_changes_of_row(view, entity, id, CHANGES_LOOKED_THROUGH)? {
        let parts = Parts::parse(&change.bytes, change.personal.as_deref())?;
        let left = parts.fields.get("version").and_then(|it| it.get(1)).and_then(Value::as_i64);
        if left.is_none_or(|it| it <= version) {
            break;
        }
        for part in [Some(parts.fields), parts.personal].into_iter().flatten() {
            fields.extend(merge::told(&part)?.into_iter().map(|(field, ..)| field));
        }
    }
    fields.sort();
    fields.dedup();
    Ok(fields)
}
