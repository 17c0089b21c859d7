//! The log of operations.

use clientele_core::{
    Done, Result,
    journal::{self, EntryPage, EntryQuery},
};

use crate::caller::Caller;

pub fn list(caller: &Caller, input: EntryQuery) -> Result<EntryPage> {
    caller.read(|view| journal::list(view, &input))
}

pub fn undo(caller: &Caller, input: i64) -> Result<Done<()>> {
    caller.write(|tx| journal::undo(tx, input))
}
