//! Every kind of row the journal knows, by its word: for reading and undoing entries.

use super::undo::{Undone, undo_change};
use crate::{
    Error, Result,
    access::{Grant, Right},
    gate::{Entity, Tx, View},
};

macro_rules! entities {
    ($($entity:ty),* $(,)?) => {
        /// Whether the person may see the row's personal values in the journal.
        pub(super) fn may_read(view: &View<'_>, entity: &str, id: i64) -> Result<bool> {
            match entity {
                $(<$entity as Entity>::WORD => may_read_row::<$entity>(view, id),)*
                _ => Ok(false),
            }
        }

        /// Takes one change back.
        pub(super) fn undo(tx: &mut Tx<'_>, entity: &str, change: Undone) -> Result<()> {
            match entity {
                $(<$entity as Entity>::WORD => undo_change::<$entity>(tx, change),)*
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

fn may_read_row<E: Entity>(view: &View<'_>, id: i64) -> Result<bool> {
    let Ok(grant) = view.grant::<E::Read>() else { return Ok(false) };
    let Some(row) = E::load(view, id)? else { return Ok(false) };
    covers::<E, E::Read>(view, &grant, &row)
}

/// Whether a grant reaches a row.
pub(super) fn covers<'op, E: Entity, R: Right>(
    view: &View<'op>,
    grant: &Grant<'op, R>,
    row: &E,
) -> Result<bool> {
    Ok(row.placement(view)?.is_none_or(|it| grant.must_cover(&it).is_ok()))
}
