//! What the office has decided about itself.

use clientele_core::{
    Done, Result,
    settings::{self, Settings},
};

use crate::caller::Caller;

pub fn show(caller: &Caller, (): ()) -> Result<Settings> {
    caller.read(|view| Ok(settings::get(view)))
}

/// The date that somebody means by what they typed.
pub fn day(caller: &Caller, input: String) -> Result<String> {
    Ok(caller.read(|view| settings::day(view, &input))?.to_string())
}

pub fn update(caller: &Caller, input: Settings) -> Result<Done<()>> {
    caller.write(|tx| settings::update(tx, &input))
}
