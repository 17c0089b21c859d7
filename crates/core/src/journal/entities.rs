//! Every kind of row the journal knows, by its word: for reading and undoing entries.

use serde_json::Value;

use super::{
    Action,
    list::Parts,
    merge::side,
    store,
    undo::{Made, Reversal, TakenBack, reversal, take_back},
};
use crate::{
    Error, Result,
    access::{Access, Grant, Right},
    directory::Directory,
    gate::{Entity, Tx, View},
};

macro_rules! entities {
    ($($entity:ty),* $(,)?) => {
        /// What someone who reads the journal may know of a row.
        pub(super) fn known(view: &View<'_>, entity: &str, id: i64) -> Result<Known> {
            match entity {
                $(<$entity as Entity>::WORD => known_row::<$entity>(view, id),)*
                _ => Ok(Known::default()),
            }
        }

        /// What taking one change back would do.
        pub(super) fn reversible(
            view: &View<'_>,
            directory: &Directory,
            change: &Made,
        ) -> Result<TakenBack> {
            match change.entity.as_str() {
                $(<$entity as Entity>::WORD => {
                    reversal::<$entity>(view, directory, change).map(|it: Reversal<$entity>| it.told)
                })*
                _ => Err(Error::UndoNotPossible),
            }
        }

        /// Takes one change back.
        pub(super) fn undo(
            tx: &mut Tx<'_>,
            directory: &Directory,
            change: &Made,
        ) -> Result<TakenBack> {
            match change.entity.as_str() {
                $(<$entity as Entity>::WORD => take_back::<$entity>(tx, directory, change),)*
                _ => Err(Error::UndoNotPossible),
            }
        }

        /// A row as it is journaled.
        pub(crate) fn image(view: &View<'_>, entity: &str, id: i64) -> Result<Option<Value>> {
            match entity {
                $(<$entity as Entity>::WORD => {
                    let row = <$entity as Entity>::load(view, id)?;
                    Ok(row.map(serde_json::to_value).transpose()?)
                })*
                _ => Ok(None),
            }
        }

        /// The kinds of rows that the journal knows.
        pub(crate) const KINDS: &[&str] = &[$(<$entity as Entity>::WORD),*];
    };
}

entities! {
    crate::accounts::Record,
    crate::categories::Category,
    crate::choices::Choice,
    crate::contacts::Record,
    crate::customers::Record,
    crate::departments::Department,
    crate::imports::Batch,
    crate::recovery::Sheet,
    crate::settings::Setting,
    crate::tags::Tag,
    crate::tasks::Record,
}

/// What someone who reads the journal may know of a row beside the values that are nobody's own.
#[derive(Default)]
pub(super) struct Known {
    /// Its personal values: they are for who may see the row itself.
    pub is_open: bool,
    /// What people call it; none when it is gone, or its name is not for this person.
    pub name: Option<String>,
}

/// The fields that people call a row by, the first that there is.
pub(super) const NAMES: [&str; 3] = ["name", "title", "file_no"];

fn known_row<E: Entity>(view: &View<'_>, id: i64) -> Result<Known> {
    let Some(row) = E::load(view, id)? else { return known_gone::<E>(view, id) };
    known_as(view, &row)
}

/// What someone may know of a row that is gone: as much as if it were there as it was last.
fn known_gone<E: Entity>(view: &View<'_>, id: i64) -> Result<Known> {
    let Some(last) = store::newest_changes_of_row(view, E::WORD, id, 1)?.pop() else {
        return Ok(Known::default());
    };
    let parts = Parts::parse(&last.bytes, last.personal.as_deref())?;
    let Some(personal) = parts.personal.filter(|_| last.action == Action::Delete.word()) else {
        return Ok(Known::default());
    };
    let mut fields = parts.fields;
    fields.extend(personal);
    // Written by an earlier version perhaps, or of something that is gone as well.
    match serde_json::from_value::<E>(Value::Object(side(&fields, 0))) {
        Ok(row) => Ok(known_as(view, &row.with_id(id)).unwrap_or_default()),
        Err(_) => Ok(Known::default()),
    }
}

fn known_as<E: Entity>(view: &View<'_>, row: &E) -> Result<Known> {
    let is_open = match view.grant::<E::Read>() {
        Ok(grant) => covers::<E, E::Read>(view, &grant, row)?,
        Err(_) => false,
    };
    let may_see = |field: &str| {
        (is_open || !E::PERSONAL.contains(&field)) && view.access(E::WORD, field) == Access::Read
    };
    let image = serde_json::to_value(row)?;
    let said = |field: &str| image.get(field).and_then(Value::as_str).map(str::to_owned);
    let name = NAMES.into_iter().filter(|it| may_see(it)).find_map(said);
    Ok(Known { is_open, name })
}

/// What people call a row, where the person may know.
pub(crate) fn name_of(view: &View<'_>, entity: &str, id: i64) -> Result<Option<String>> {
    Ok(known(view, entity, id)?.name)
}

/// Whether a grant reaches a row.
pub(super) fn covers<'op, E: Entity, R: Right>(
    view: &View<'op>,
    grant: &Grant<'op, R>,
    row: &E,
) -> Result<bool> {
    Ok(row.placement(view)?.is_none_or(|it| grant.must_cover(&it).is_ok()))
}
