//! How the window looks on this computer.

use clientele_core::Result;
use serde::Deserialize;
use ts_rs::TS;

use crate::{
    arrangements::{self, Arrangements, ShownColumn},
    caller::{Caller, Guest},
    preferences::Preferences,
};

#[derive(Deserialize, TS)]
pub struct ArrangeList {
    pub list: String,
    pub columns: Vec<ShownColumn>,
}

pub fn update(guest: &Guest, input: Preferences) -> Result<()> {
    let text_scale = input.text_scale.map(|it| it.clamp(90, 200));
    guest.desk.prefer(Preferences { text_scale, ..input });
    Ok(())
}

/// How the person has arranged their lists.
pub fn lists(caller: &Caller, (): ()) -> Result<Arrangements> {
    Ok(arrangements::of(&caller.desk.home(), caller.session().account()))
}

pub fn arrange(caller: &Caller, input: ArrangeList) -> Result<()> {
    let account = caller.session().account();
    arrangements::keep(&caller.desk.home(), account, input.list, input.columns)
}
