//! What the window itself offers, found by what is typed.

use clientele_core::{Result, text::search::Needle};
use serde::Deserialize;
use ts_rs::TS;

use crate::caller::Caller;

/// What somebody types, and what the screens and deeds are called that they may mean.
#[derive(Deserialize, TS)]
pub struct NearTitles {
    pub text: String,
    pub titles: Vec<String>,
}

/// Whether each title has all that is typed: its signs in either script, their pinyin or first letters.
pub fn near(_: &Caller, input: NearTitles) -> Result<Vec<bool>> {
    let needle = Needle::of(&input.text);
    Ok(input.titles.iter().map(|it| needle.is_within(it)).collect())
}
