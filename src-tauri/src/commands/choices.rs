//! The office's own lists.

use clientele_core::{
    Result,
    choices::{self, Choice, LISTS},
};

use crate::caller::Caller;

/// The choices of every list, each list in its order.
pub fn list(caller: &Caller, (): ()) -> Result<Vec<Choice>> {
    caller.read(|view| {
        let lists = LISTS.iter().map(|it| choices::list(view, it));
        Ok(lists.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    })
}
