//! What the office has decided about itself.

use clientele_core::{
    Done, Result,
    settings::{self, Settings},
};

use crate::caller::Caller;

pub fn show(caller: &Caller, (): ()) -> Result<Settings> {
    caller.read(|view| Ok(settings::get(view)))
}

pub fn update(caller: &Caller, input: Settings) -> Result<Done<()>> {
    caller.write(|tx| settings::update(tx, &input))
}
