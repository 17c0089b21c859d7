//! Taking an operation back, from what the journal says was there before.

use serde_json::{Map, Value};

use super::{Action, entities, list::Parts};
use crate::{
    Error, Result,
    access::Right,
    gate::{Entity, Tx},
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
/// it, `Forbidden` without the rights that doing the opposite by hand would need.
pub fn undo(tx: &mut Tx<'_>, seq: i64) -> Result<()> {
    let changes = tx.many(
        "select entity, entity_id, action, bytes, personal from changes
         where seq = ?1 order by id desc",
        [seq],
        |row| {
            let parts: (String, i64, String, Vec<u8>, Option<String>) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
            Ok(parts)
        },
    )?;
    if changes.is_empty() {
        let is_known = tx.one("select 1 from operations where seq = ?1", [seq], |_| Ok(()))?;
        return Err(match is_known {
            Some(()) => Error::UndoNotPossible,
            None => Error::NotFound { entity: "journal" },
        });
    }
    tx.note("undoes", seq);
    for (entity, id, action, bytes, personal) in changes {
        let parts = Parts::parse(&bytes, personal.as_deref())?;
        let mut fields = parts.fields;
        fields.extend(parts.personal.ok_or(Error::UndoNotPossible)?);
        let action = Action::of_word(&action).ok_or(Error::UndoNotPossible)?;
        entities::undo(tx, &entity, Undone { action, id, fields })?;
    }
    Ok(())
}

/// Takes one change of one kind of row back.
pub(super) fn undo_change<E: Entity>(tx: &mut Tx<'_>, change: Undone) -> Result<()> {
    if E::FINAL.iter().any(|it| change.fields.contains_key(*it)) {
        return Err(Error::UndoNotPossible);
    }
    let now = E::load(tx, change.id)?;
    match (change.action, now) {
        (Action::Create, Some(now)) => {
            may::<E, E::Delete>(tx, &now)?;
            must_be_as_left(&now, &change.fields)?;
            let retired = now.retired(tx.now().wall_ms);
            tx.put_back(Some(&now), retired.as_ref())
        }
        (Action::Update, Some(now)) => {
            may::<E, E::Update>(tx, &now)?;
            must_be_as_left(&now, &change.fields)?;
            let before = with_earlier_values(&now, &change.fields, tx.now().wall_ms)?;
            may::<E, E::Update>(tx, &before)?;
            tx.put_back(Some(&now), Some(&before))
        }
        (Action::Delete, None) => {
            let before: E = serde_json::from_value(Value::Object(side(&change.fields, 0)))?;
            let before = before.with_id(change.id);
            may::<E, E::Create>(tx, &before)?;
            tx.put_back(None, Some(&before))
        }
        _ => Err(Error::UndoChangedSince),
    }
}

fn may<E: Entity, R: Right>(tx: &Tx<'_>, row: &E) -> Result<()> {
    let grant = tx.grant::<R>()?;
    if entities::covers(tx, &grant, row)? {
        Ok(())
    } else {
        Err(Error::Forbidden { right: R::NAME })
    }
}

fn must_be_as_left<E: Entity>(now: &E, fields: &Map<String, Value>) -> Result<()> {
    let image = serde_json::to_value(now)?;
    let is_same = side(fields, 1).iter().all(|(field, left)| image.get(field) == Some(left));
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
