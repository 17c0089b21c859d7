//! Anchors: the newest entry of the log, remembered outside the database.
//!
//! Whoever rewrites the database must rewrite these too, wherever they are: in the home's anchor
//! file, in the manifest of every backup, in audit reports that left the house.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::chain::{Head, hex};
use crate::Result;

const FILE: &str = "anchors.json";

#[derive(Serialize, Deserialize)]
struct Anchor {
    vault: String,
    head: Head,
}

/// Where the anchors of a home are kept.
pub struct Anchors {
    file: PathBuf,
}

/// How a log stands to its anchor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum AnchorState {
    /// The anchored entry is in the log as it was.
    Holds,
    /// No anchor is known here: a new home, or the file was removed.
    Missing,
    /// The log has no such entry, or another one in its place.
    Differs { anchored: Head },
}

impl Anchors {
    pub(crate) fn at(home: &Path) -> Anchors {
        Anchors { file: home.join(FILE) }
    }

    /// Remembers a head: the file is whole before and after.
    pub(crate) fn write(&self, vault: &str, head: &Head) -> Result<()> {
        let anchor = Anchor { vault: vault.to_owned(), head: head.clone() };
        let new = self.file.with_extension("new");
        std::fs::write(&new, serde_json::to_vec(&anchor)?)?;
        std::fs::rename(&new, &self.file)?;
        Ok(())
    }

    /// The anchored head of this vault's log.
    pub(crate) fn read(&self, vault: &str) -> Option<Head> {
        let anchor: Anchor = serde_json::from_slice(&std::fs::read(&self.file).ok()?).ok()?;
        (anchor.vault == vault).then_some(anchor.head)
    }

    /// Compares the log with the anchor.
    pub(crate) fn check(&self, vault: &str, conn: &Connection) -> Result<AnchorState> {
        let Some(anchored) = self.read(vault) else { return Ok(AnchorState::Missing) };
        let found: Option<Vec<u8>> = conn
            .query_row("select hash from operations where seq = ?1", [anchored.seq], |row| {
                row.get(0)
            })
            .optional()?;
        Ok(match found {
            Some(hash) if hex(&hash) == anchored.hash => AnchorState::Holds,
            _ => AnchorState::Differs { anchored },
        })
    }
}
