//! Taking an operation back, from what the journal says was there before.

use serde_json::{Map, Value};

use super::{
    Action, entities,
    list::Parts,
    store::{self, RawChange},
};
use crate::{
    Error, Result,
    access::Right,
    gate::{Entity, Tx, View},
    jobs::Job,
};

/// One change to take back.
pub(super) struct Undone {
    pub action: Action,
    pub id: i64,
    pub fields: Map<String, Value>,
}

/// Takes back everything an operation changed, newest change first. The undo is an operation of
/// its own, and can itself be undone.
///
/// # Errors
/// `NotFound` when there is no such operation, `UndoNotPossible` for one that changed nothing, gave
/// somebody a password, or whose values were erased, `UndoChangedSince` when a row was changed after
/// it, `Forbidden` without the rights that doing the opposite by hand would need, `Cancelled`: then
/// nothing is taken back.
pub fn undo(tx: &mut Tx<'_>, seq: i64, job: &Job) -> Result<()> {
    let changes = changes_of(tx, seq)?;
    tx.note("undoes", seq);
    job.expect(changes.len() as u64);
    for ((entity, change), done) in changes.into_iter().zip(1..) {
        entities::undo(tx, &entity, change)?;
        job.report(done)?;
    }
    Ok(())
}

/// Fails where [`undo`] would: it is offered only where it can be done.
///
/// # Errors
/// As [`undo`].
pub fn undoable(view: &View<'_>, seq: i64) -> Result<()> {
    let changes = changes_of(view, seq)?;
    changes.iter().try_for_each(|(entity, change)| entities::undoable(view, entity, change))
}

/// What an operation changed, newest change first.
fn changes_of(view: &View<'_>, seq: i64) -> Result<Vec<(String, Undone)>> {
    let changes = store::changes_backwards(view, seq)?;
    if changes.is_empty() {
        return Err(match store::is_known(view, seq)? {
            true => Error::UndoNotPossible,
            false => Error::NotFound { entity: "journal" },
        });
    }
    changes.into_iter().map(undone).collect()
}

fn undone(raw: RawChange) -> Result<(String, Undone)> {
    let parts = Parts::parse(&raw.bytes, raw.personal.as_deref())?;
    let mut fields = parts.fields;
    fields.extend(parts.personal.ok_or(Error::UndoNotPossible)?);
    let action = Action::of_word(&raw.action).ok_or(Error::UndoNotPossible)?;
    Ok((raw.entity, Undone { action, id: raw.id, fields }))
}

/// Takes one change of one kind of row back.
pub(super) fn undo_change<E: Entity>(tx: &mut Tx<'_>, change: &Undone) -> Result<()> {
    let (now, before) = reversed::<E>(tx, change)?;
    tx.put_back(now.as_ref(), before.as_ref())
}

/// A row as it is now and as it was before a change, where that can be taken back.
pub(super) fn reversed<E: Entity>(
    view: &View<'_>,
    change: &Undone,
) -> Result<(Option<E>, Option<E>)> {
    if E::FINAL.iter().any(|it| change.fields.contains_key(*it)) {
        return Err(Error::UndoNotPossible);
    }
    let now = E::load(view, change.id)?;
    match (change.action, now) {
        (Action::Create, Some(now)) => {
            may::<E, E::Delete>(view, &now)?;
            must_be_as_left(&now, &change.fields)?;
            let retired = now.retired(view.now().wall_ms);
            Ok((Some(now), retired))
        }
        (Action::Update, Some(now)) => {
            may::<E, E::Update>(view, &now)?;
            must_be_as_left(&now, &change.fields)?;
            let before = with_earlier_values(&now, &change.fields, view.now().wall_ms)?;
            may::<E, E::Update>(view, &before)?;
            Ok((Some(now), Some(before)))
        }
        (Action::Delete, None) => {
            let before: E = serde_json::from_value(Value::Object(side(&change.fields, 0)))?;
            let before = before.with_id(change.id);
            may::<E, E::Create>(view, &before)?;
            Ok((None, Some(before)))
        }
        _ => Err(Error::UndoChangedSince),
    }
}

fn may<E: Entity, R: Right>(view: &View<'_>, row: &E) -> Result<()> {
    let grant = view.grant::<R>()?;
    if entities::covers(view, &grant, row)? {
        Ok(())
    } else {
        Err(Error::Forbidden { right: R::NAME })
    }
}

fn must_be_as_left<E: Entity>(now: &E, fields: &Map<String, Value>) -> Result<()> {
    let image = serde_json::to_value(now)?;
    // Earlier entries tell the id that a new row did not have yet.
    let is_same = side(fields, 1)
        .iter()
        .filter(|(field, _)| *field != "id")
        .all(|(field, left)| image.get(field) == Some(left));
    if is_same { Ok(()) } else { Err(Error::UndoChangedSince) }
}

fn with_earlier_values<E: Entity>(now: &E, fields: &Map<String, Value>, at: i64) -> Result<E> {
    let Value::Object(mut image) = serde_json::to_value(now)? else {
        return Err(Error::broken("an entity is a set of fields"));
    };
    let version = image.get("version").and_then(Value::as_i64);
    image.extend(side(fields, 0));
    if let Some(version) = version {
        image.insert("version".to_owned(), Value::from(version + 1));
    }
    if image.contains_key("updated_at") {
        image.insert("updated_at".to_owned(), Value::from(at));
    }
    let before: E = serde_json::from_value(Value::Object(image))?;
    Ok(before.with_id(now.id()))
}

/// The values before (0) or after (1) the change.
fn side(fields: &Map<String, Value>, index: usize) -> Map<String, Value> {
    let value = |pair: &Value| pair.get(index).cloned().unwrap_or(Value::Null);
    fields.iter().map(|(field, pair)| (field.clone(), value(pair))).collect()
}
