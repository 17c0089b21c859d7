//! The home of an office: which folder may be one, who holds it, and its data folders.
//!
//! ```text
//! home/  vault.json  current → data-7   data-7/crm.db   data-6/ (undo)   access.db  backups/ logs/
//! ```
//! A restore, an upgrade and a rotation of keys each build a new data folder beside the live one and
//! then replace the one line of `current`. Nothing is ever renamed over live data.

mod lock;
mod next;
mod place;
mod standard;
mod unfinished;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

pub(crate) use lock::{Lock, device};
pub(crate) use next::Next;
pub use place::{PlaceFault, fault_of};
pub(crate) use place::{free_space, is_for_devices};
pub use standard::standard_home;
pub(crate) use unfinished::{Occupied, Unfinished, remove_remains};

use crate::{Error, Result};

const CURRENT: &str = "current";
const PREFIX: &str = "data-";
/// Folders in which backups are proved begin like this; they are thrown away.
pub(crate) const CHECKING: &str = ".checking-";

/// The name of the live data folder, `data-7`; none where no office was made.
///
/// # Errors
/// `DatabaseDamaged` when the file names no data folder.
pub(crate) fn current(home: &Path) -> Result<Option<PathBuf>> {
    let line = match fs::read_to_string(home.join(CURRENT)) {
        Ok(line) => line,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let name = line.trim();
    if number(name).is_none() || !home.join(name).is_dir() {
        return Err(Error::DatabaseDamaged);
    }
    Ok(Some(home.join(name)))
}

/// Makes the next data folder, empty.
pub(crate) fn make_next(home: &Path) -> Result<PathBuf> {
    let last = all(home)?.into_iter().map(|(number, _)| number).max().unwrap_or(0);
    let folder = home.join(format!("{PREFIX}{}", last + 1));
    fs::create_dir(&folder)?;
    crate::vault::file::private_folder(&folder)?;
    Ok(folder)
}

/// Makes a data folder the live one: readers of `current` see the old one or the new one.
pub(crate) fn switch_to(home: &Path, folder: &Path) -> Result<()> {
    let name = folder.file_name().and_then(|it| it.to_str()).unwrap_or_default();
    let mut file = tempfile::NamedTempFile::new_in(home)?;
    writeln!(file, "{name}")?;
    file.as_file().sync_all()?;
    file.persist(home.join(CURRENT)).map_err(|it| it.error)?;
    sync_folder(home)
}

/// Every data folder with its number, the newest last.
pub(crate) fn all(home: &Path) -> Result<Vec<(u64, PathBuf)>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(home)? {
        let entry = entry?;
        if let Some(number) = entry.file_name().to_str().and_then(number) {
            folders.push((number, entry.path()));
        }
    }
    folders.sort();
    Ok(folders)
}

/// Takes away what a process left that was killed. Only for who holds the home.
pub(crate) fn sweep(home: &Path) -> Result<()> {
    for entry in fs::read_dir(home)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(CHECKING) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

fn number(name: &str) -> Option<u64> {
    name.strip_prefix(PREFIX)?.parse().ok()
}

/// Flushes a folder's own entries to the disk, where the system can.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
