//! The journal: every change there ever was, who made it, in a chain that shows any alteration.

mod accept;
mod anchors;
mod chain;
mod draft;
mod entities;
mod export;
mod history;
mod keychain;
mod last;
mod list;
mod merge;
mod naming;
mod query;
mod store;
mod undo;
mod verify;

pub use accept::accept;
pub use anchors::{AnchorState, Anchors, Dispute, Place};
pub use chain::Head;
pub(crate) use chain::{hex, link, unhex};
pub use draft::Action;
pub(crate) use draft::{Change, Draft};
pub(crate) use entities::{KINDS, image, name_of};
pub use export::{Exported, export};
pub(crate) use history::history_of_customer;
pub(crate) use keychain::{Availability, availability as keychain};
pub use last::{LastDeed, Way, last};
pub(crate) use list::fields_changed_since;
pub use list::{Changed, Entry, EntryPage, FieldChange, count, list, operations};
pub use query::EntryQuery;
pub(crate) use store::{
    access_key, append, days_signed_in_since, head, latest_of_the_last, set_access_key,
};
pub(crate) use undo::take_back_of;
pub use undo::{Kept, Undone, undo, undoable};
pub use verify::{Verdict, verify, verify_file};
pub(crate) use verify::{check, check_telling};
