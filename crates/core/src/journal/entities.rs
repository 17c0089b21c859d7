//! Every kind of row the journal knows, by its word: for reading and undoing entries.

use serde_json::Value;

use super::undo::{Undone, reversed, undo_change};
use crate::{
    Error, Result,
    access::{Access, Grant, Right},
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

        /// Fails where one change cannot be taken back.
        pub(super) fn undoable(view: &View<'_>, entity: &str, change: &Undone) -> Result<()> {
            match entity {
                $(<$entity as Entity>::WORD => reversed::<$entity>(view, change).map(drop),)*
                _ => Err(Error::UndoNotPossible),
            }
        }

        /// Takes one change back.
        pub(super) fn undo(tx: &mut Tx<'_>, entity: &str, change: Undone) -> Result<()> {
            match entity {
                $(<$entity as Entity>::WORD => undo_change::<$entity>(tx, &change),)*
                _ => Err(Error::UndoNotPossible),
            }
        }
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
    let Some(row) = E::load(view, id)? else { return Ok(Known::default()) };
    let is_open = match view.grant::<E::Read>() {
        Ok(grant) => covers::<E, E::Read>(view, &grant, &row)?,
        Err(_) => false,
    };
    let may_see = |field: &str| {
        (is_open || !E::PERSONAL.contains(&field)) && view.access(E::WORD, field) == Access::Read
    };
    let image = serde_json::to_value(&row)?;
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
