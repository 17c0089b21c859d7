//! The backups in a folder, the newest first.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{
    ENDING, PARTIAL,
    archive::Archive,
    plan::{Kept, may_see},
    records::Manifest,
};
use crate::{BackupFault, DocumentFault, Error, Result, gate::View};

/// A backup as it lies in a folder.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Listed {
    pub file: PathBuf,
    pub bytes: u64,
    pub state: State,
    /// UTC milliseconds; none where the file does not say.
    pub made_at: Option<i64>,
    /// The version of the program that wrote it.
    pub app: Option<String>,
    /// Only of this office's own.
    pub customers: Option<u64>,
    /// When it was last restored for a proof, the first time before it got its name; only of this
    /// office's own.
    pub verified_at: Option<i64>,
}

/// What can be said of a backup without restoring it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "BackupState")]
pub enum State {
    /// Of this office, and there to its end.
    Whole,
    Damaged,
    /// It was never finished.
    Partial,
    Foreign,
    TooNew,
}

/// Lists the backups in a folder.
///
/// # Errors
/// `Forbidden` for who may neither make nor restore backups; `NoFolder`.
pub fn list(view: &View<'_>, folder: &Path) -> Result<Vec<Listed>> {
    may_see(view)?;
    let kept = Kept::load(view.strongbox().home());
    let entries = std::fs::read_dir(folder).map_err(|_| DocumentFault::NoFolder)?;
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let bytes = entry.metadata()?.len();
        if name.ends_with(ENDING) {
            let proved_at = kept.proved_at(&name);
            found.push(look_at(view, entry.path(), bytes, proved_at));
        } else if name.ends_with(PARTIAL) {
            found.push(unknown(entry.path(), bytes, State::Partial));
        }
    }
    found.sort_by(|a, b| (b.made_at, &b.file).cmp(&(a.made_at, &a.file)));
    Ok(found)
}

/// Lists one backup, wherever it lies.
///
/// # Errors
/// As [`list`].
pub fn look(view: &View<'_>, file: &Path) -> Result<Listed> {
    may_see(view)?;
    let unreadable = |_| Error::Unreadable { path: file.to_owned() };
    let bytes = std::fs::metadata(file).map_err(unreadable)?.len();
    Ok(look_at(view, file.to_owned(), bytes, None))
}

fn look_at(view: &View<'_>, file: PathBuf, bytes: u64, proved_at: Option<i64>) -> Listed {
    let archive = match Archive::open(&file) {
        Ok(archive) => archive,
        Err(Error::Backup(BackupFault::TooNew)) => return unknown(file, bytes, State::TooNew),
        Err(_) => return unknown(file, bytes, State::Damaged),
    };
    let (made_at, app) = (Some(archive.header.made_at), Some(archive.header.app.clone()));
    let (state, customers) = match manifest(view, archive) {
        Ok(Some(manifest)) => (State::Whole, Some(manifest.counts.customers)),
        Ok(None) => (State::Foreign, None),
        Err(_) => (State::Damaged, None),
    };
    let verified_at = made_at.max(proved_at).filter(|_| state == State::Whole);
    Listed { file, bytes, state, made_at, app, customers, verified_at }
}

fn unknown(file: PathBuf, bytes: u64, state: State) -> Listed {
    Listed { file, bytes, state, made_at: None, app: None, customers: None, verified_at: None }
}

/// What a backup says it holds; none when it is another office's.
pub(super) fn manifest_of(view: &View<'_>, file: &Path) -> Result<Option<Manifest>> {
    manifest(view, Archive::open(file)?)
}

/// The first records of an archive: a few kilobytes, whatever its size.
fn manifest(view: &View<'_>, archive: Archive) -> Result<Option<Manifest>> {
    if archive.header.vault.to_string() != view.strongbox().vault_id() {
        return Ok(None);
    }
    let master = view.strongbox().master();
    let retired = view.strongbox().snapshot().retired_keys(master);
    let masters: Vec<_> = std::iter::once(master).chain(&retired).collect();
    let master = masters[archive.choose(&masters)?];
    let mut records = archive.records(master)?;
    records.vault()?;
    records.manifest().map(Some)
}
