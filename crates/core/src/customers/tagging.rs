//! Giving customers a tag, and taking it off again.

use serde::Deserialize;

use super::Record;
use crate::{
    Error, Result,
    access::CustomersUpdate,
    gate::Tx,
    id::{CustomerId, TagId},
    tags,
};

/// Whether customers are to have a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Tagging {
    Give,
    Take,
}

/// Gives customers a tag or takes it off them; those that are as wanted stay as they are. Answers
/// how many were changed.
///
/// # Errors
/// `Forbidden` without `customers.update`, `NotFound` of the tag or of a customer.
pub fn tag(tx: &mut Tx<'_>, ids: &[CustomerId], tag: TagId, tagging: Tagging) -> Result<u64> {
    must_exist(tx, tag)?;
    let mut changed = 0;
    for id in ids {
        changed += u64::from(tag_one(tx, *id, tag, tagging)?);
    }
    Ok(changed)
}

pub(super) fn must_exist(tx: &Tx<'_>, tag: TagId) -> Result<()> {
    let exists = tags::all(tx)?.iter().any(|it| it.id == tag);
    if exists { Ok(()) } else { Err(Error::NotFound { entity: "tags" }) }
}

/// Answers whether anything had to be done.
pub(super) fn tag_one(
    tx: &mut Tx<'_>,
    id: CustomerId,
    tag: TagId,
    tagging: Tagging,
) -> Result<bool> {
    let held = tx.hold::<Record, CustomersUpdate>(id.get())?;
    let mut after = held.clone();
    let differs = match tagging {
        Tagging::Give => after.tags.insert(tag),
        Tagging::Take => after.tags.remove(&tag),
    };
    if differs {
        after.version += 1;
        after.updated_at = tx.now().wall_ms;
        tx.update(&held, &after)?;
    }
    Ok(differs)
}
