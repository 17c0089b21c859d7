//! Anchors: the newest entry of the log, remembered outside the database.
//!
//! Whoever rewrites the database must rewrite these too, wherever they are: in the home's anchor
//! file, in the system's keychain, in the manifest of every backup, in audit reports that left the
//! house. As long as a difference is not accepted, the anchors stay as they are: they are evidence.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::{
    chain::{Head, hex},
    keychain::{self, Reading},
    store,
};
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
    disputes: Mutex<Vec<Dispute>>,
}

/// Where an anchor is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    File,
    Keychain,
}

/// An anchor that the log contradicts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dispute {
    pub place: Place,
    pub anchored: Head,
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
        Anchors { file: home.join(FILE), disputes: Mutex::default() }
    }

    /// Compares a log that is being opened with every anchor there is.
    pub(crate) fn compare(&self, vault: &str, conn: &Connection) -> Result<()> {
        let in_keychain = match keychain::read(vault) {
            Reading::Found(head) => Some(head),
            Reading::Nothing | Reading::Unavailable => None,
        };
        let anchors = [(Place::File, self.read(vault)), (Place::Keychain, in_keychain)];
        let mut disputes = Vec::new();
        for (place, anchored) in anchors {
            if let Some(anchored) = anchored
                && !holds(conn, &anchored)?
            {
                tracing::error!(seq = anchored.seq, ?place, "the log contradicts its anchor");
                disputes.push(Dispute { place, anchored });
            }
        }
        *self.disputed() = disputes;
        Ok(())
    }

    /// What the log contradicted when it was opened, and nobody has accepted yet.
    pub(crate) fn disputes(&self) -> Vec<Dispute> {
        self.disputed().clone()
    }

    /// Remembers a head: the file is whole before and after.
    pub(crate) fn write(&self, vault: &str, head: &Head) -> Result<()> {
        if self.disputed().is_empty() { self.replace(vault, head) } else { Ok(()) }
    }

    /// Remembers a head in the system's keychain, if there is one.
    pub(crate) fn write_in_keychain(&self, vault: &str, head: &Head) {
        if self.disputed().is_empty() {
            keychain::write(vault, head);
        }
    }

    /// Anchors the log anew, as it is now.
    pub(crate) fn accept(&self, vault: &str, head: &Head) -> Result<()> {
        self.disputed().clear();
        self.replace(vault, head)?;
        keychain::write(vault, head);
        Ok(())
    }

    fn replace(&self, vault: &str, head: &Head) -> Result<()> {
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
        if let Some(dispute) = self.disputes().into_iter().next() {
            return Ok(AnchorState::Differs { anchored: dispute.anchored });
        }
        let Some(anchored) = self.read(vault) else { return Ok(AnchorState::Missing) };
        let holds = holds(conn, &anchored)?;
        Ok(if holds { AnchorState::Holds } else { AnchorState::Differs { anchored } })
    }

    fn disputed(&self) -> MutexGuard<'_, Vec<Dispute>> {
        self.disputes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the log holds the anchored entry, or says that it was given up: a program that ends
/// between a restore and its anchor leaves the head of the log before.
fn holds(conn: &Connection, anchored: &Head) -> Result<bool> {
    let found: Option<Vec<u8>> = conn
        .query_row("select hash from operations where seq = ?1", [anchored.seq], |row| row.get(0))
        .optional()?;
    if found.is_some() {
        return Ok(found.is_some_and(|hash| hex(&hash) == anchored.hash));
    }
    Ok(store::abandoned_heads(conn)?.contains(anchored))
}
