//! How the window looks on this computer.

use clientele_core::Result;

use crate::{caller::Guest, preferences::Preferences};

pub fn update(guest: &Guest, input: Preferences) -> Result<()> {
    let text_scale = input.text_scale.map(|it| it.clamp(90, 200));
    guest.desk.prefer(Preferences { text_scale, ..input });
    Ok(())
}
