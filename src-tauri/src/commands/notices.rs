//! What others have given the person since they last looked.

use clientele_core::{
    Result,
    notices::{self, Notices},
};

use crate::{caller::Caller, seen};

pub fn list(caller: &Caller, (): ()) -> Result<Notices> {
    let (home, account) = (caller.desk.home(), caller.session().account());
    let found = caller.read(|view| notices::list(view, seen::upto(&home, account)))?;
    if found.given.is_empty() {
        seen::keep(&home, account, found.upto);
    }
    Ok(found)
}

/// The person has seen what there was up to an entry of the log.
pub fn seen(caller: &Caller, input: i64) -> Result<()> {
    caller.read(|_| Ok(()))?;
    seen::keep(&caller.desk.home(), caller.session().account(), input);
    Ok(())
}
