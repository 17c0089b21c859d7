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
    if !tags::all(tx)?.iter().any(|it| it.id == tag) {
        return Err(Error::NotFound { entity: "tags" });
    }
    let mut changed = 0;
    for id in ids {
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
            changed += 1;
        }
    }
    Ok(changed)
}
