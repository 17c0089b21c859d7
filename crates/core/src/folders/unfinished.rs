//! A home in the making: until it is finished it can be told from an office, and taken away again.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::Result;

/// Stands in a folder while an office is restored into it.
const MARK: &str = ".restoring";

/// What a home is made of beside its data folders and its lock.
const FILES: &[&str] = &[
    "vault.json",
    "vault.json.prev",
    "access.db",
    "access.db-wal",
    "access.db-shm",
    "anchors.json",
    "backups.json",
    NO_SHEET,
    SHEETS_IN_DOUBT,
];

/// Stands in a home until somebody has its first recovery sheet in hand.
pub(crate) const NO_SHEET: &str = ".no-recovery-sheet";

/// Names the later recovery sheets that nobody has typed back, one a line.
pub(crate) const SHEETS_IN_DOUBT: &str = ".sheets-in-doubt";

/// What speaks against making an office in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Occupied {
    Office,
    Other,
}

/// A folder into which an office is being restored. Dropped before it is finished, all of it is
/// taken away again.
pub(crate) struct Unfinished {
    home: PathBuf,
    stays: Stays,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stays {
    Nothing,
    /// The folder was there before.
    Folder,
    Everything,
}

impl Unfinished {
    /// Claims a folder that is missing, empty, or was left by an attempt that was killed.
    pub fn begin(home: &Path) -> Result<Unfinished> {
        let stays = match fs::read_dir(home) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Stays::Nothing,
            Err(error) => return Err(error.into()),
            Ok(mut entries) => {
                if super::current(home)?.is_some() {
                    return Err(Occupied::Office.into());
                }
                if home.join(MARK).exists() {
                    remove_remains(home)?;
                } else if entries.next().is_some() {
                    return Err(Occupied::Other.into());
                }
                Stays::Folder
            }
        };
        crate::vault::file::private_folder(home)?;
        fs::write(home.join(MARK), "")?;
        Ok(Unfinished { home: home.to_owned(), stays })
    }

    pub fn finish(mut self) -> Result<()> {
        self.stays = Stays::Everything;
        fs::remove_file(self.home.join(MARK))?;
        super::sync_folder(&self.home)
    }

    fn take_away(&self) -> Result<()> {
        match self.stays {
            Stays::Everything => Ok(()),
            Stays::Nothing => Ok(fs::remove_dir_all(&self.home)?),
            Stays::Folder => {
                remove_remains(&self.home)?;
                super::lock::remove(&self.home)?;
                remove(&self.home.join(MARK))
            }
        }
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Err(error) = self.take_away() {
            tracing::warn!(
                cause = error.causes(),
                "what was restored in part could not be taken away"
            );
        }
    }
}

/// Takes away what an attempt left that was stopped before there was an office.
pub(crate) fn remove_remains(home: &Path) -> Result<()> {
    for (_, folder) in super::all(home)? {
        fs::remove_dir_all(folder)?;
    }
    FILES.iter().try_for_each(|name| remove(&home.join(name)))
}

/// Removes a file, if it is there.
pub(crate) fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
