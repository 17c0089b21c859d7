//! What this computer remembers about how the window looks: nothing about people or customers.

use std::path::Path;

use clientele_core::words::Language;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kept;

const FILE: &str = "window.json";

/// How the window looks on this computer; what is none follows the computer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Preferences {
    pub language: Option<Language>,
    pub theme: Option<Theme>,
    pub density: Option<Density>,
    /// Per cent: 90 to 200.
    pub text_scale: Option<u16>,
    /// Whether the first hints were seen or dismissed.
    pub has_seen_hints: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    Light,
    Dark,
}

/// How high a row of a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    Compact,
    Normal,
    Roomy,
}

impl Preferences {
    pub fn load(home: &Path) -> Preferences {
        kept::load(home, FILE)
    }

    /// Remembers them, once there is an office.
    pub fn save(&self, home: &Path) {
        if home.join("vault.json").exists() {
            kept::write(home, FILE, self);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_kept_where_there_is_an_office_and_only_there() {
        let home = tempfile::tempdir().unwrap();
        let chosen = Preferences { theme: Some(Theme::Dark), ..Preferences::default() };
        chosen.save(home.path());
        assert_eq!(Preferences::load(home.path()), Preferences::default());
        std::fs::write(home.path().join("vault.json"), "{}").unwrap();
        chosen.save(home.path());
        assert_eq!(Preferences::load(home.path()), chosen);
    }

    #[test]
    fn a_file_that_makes_no_sense_is_as_good_as_none() {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join(FILE), "{\"theme\": \"pink\"}").unwrap();
        assert_eq!(Preferences::load(home.path()), Preferences::default());
    }
}
