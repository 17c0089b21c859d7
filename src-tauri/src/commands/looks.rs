//! Who looked at what.

use clientele_core::{
    Result,
    looks::{self, LookEntry, LookQuery},
};

use crate::caller::Caller;

pub fn list(caller: &Caller, input: LookQuery) -> Result<Vec<LookEntry>> {
    caller.read(|view| looks::list(caller.core(), view, &input))
}

pub fn count(caller: &Caller, input: LookQuery) -> Result<u64> {
    caller.read(|view| looks::count(caller.core(), view, &input))
}
