//! The backups in a folder, the newest first.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{ENDING, PARTIAL, archive::Archive, records::Manifest};
use crate::{
    BackupFault, DocumentFault, Error, Result,
    access::{BackupsCreate, BackupsRestore},
    gate::View,
};

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
}

/// What can be said of a backup without restoring it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
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
    let may_create = view.grant::<BackupsCreate>().map(drop);
    may_create.or_else(|_| view.grant::<BackupsRestore>().map(drop))?;
    let entries = std::fs::read_dir(folder).map_err(|_| DocumentFault::NoFolder)?;
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let bytes = entry.metadata()?.len();
        if name.ends_with(ENDING) {
            found.push(look_at(view, entry.path(), bytes));
        } else if name.ends_with(PARTIAL) {
            found.push(unknown(entry.path(), bytes, State::Partial));
        }
    }
    found.sort_by(|a, b| (b.made_at, &b.file).cmp(&(a.made_at, &a.file)));
    Ok(found)
}

fn look_at(view: &View<'_>, file: PathBuf, bytes: u64) -> Listed {
    let archive = match Archive::open(&file) {
        Ok(archive) => archive,
        Err(Error::Backup(BackupFault::TooNew)) => return unknown(file, bytes, State::TooNew),
        Err(_) => return unknown(file, bytes, State::Damaged),
    };
    let (made_at, app) = (Some(archive.header.made_at), Some(archive.header.app.clone()));
    let (state, customers) = if archive.header.vault.to_string() != view.strongbox().vault_id() {
        (State::Foreign, None)
    } else {
        match manifest(view, archive) {
            Ok(manifest) => (State::Whole, Some(manifest.counts.customers)),
            Err(_) => (State::Damaged, None),
        }
    };
    Listed { file, bytes, state, made_at, app, customers }
}

fn unknown(file: PathBuf, bytes: u64, state: State) -> Listed {
    Listed { file, bytes, state, made_at: None, app: None, customers: None }
}

/// The first records of an archive: a few kilobytes, whatever its size.
fn manifest(view: &View<'_>, archive: Archive) -> Result<Manifest> {
    let master = view.strongbox().master();
    let retired = view.strongbox().snapshot().retired_keys(master);
    let masters: Vec<_> = std::iter::once(master).chain(&retired).collect();
    let master = masters[archive.choose(&masters)?];
    let mut records = archive.records(master)?;
    records.vault()?;
    records.manifest()
}
