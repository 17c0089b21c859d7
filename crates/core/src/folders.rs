//! The home of an office: which folder may be one, who holds it, and its data folders.
//!
//! ```text
//! home/  vault.json  current → data-7   data-7/crm.db   data-6/ (undo)   access.db  backups/ logs/
//! ```
//! A restore, an upgrade and a rotation of keys each build a new data folder beside the live one and
//! then replace the one line of `current`. Nothing is ever renamed over live data.

mod chosen;
mod disks;
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

pub use chosen::{chosen_home, remember_home};
pub(crate) use disks::{free_space, share_a_disk};
pub(crate) use lock::{Lock, device};
pub(crate) use next::Next;
pub use place::{PlaceFault, fault_of};
pub(crate) use place::{is_for_devices, why_unwritable};
pub use standard::standard_home;
pub(crate) use unfinished::{
    NO_SHEET, Occupied, SHEETS_IN_DOUBT, Unfinished, remove, remove_remains,
};

use crate::{Error, Result};

const CURRENT: &str = "current";
const PREFIX: &str = "data-";
/// What a home is called that someone wants in a folder where other things are.
const HOME: &str = "Clientele";
/// Stands in a data folder until it has become the live one. Who goes by numbers alone would take a
/// folder away that somebody put aside on purpose.
const MAKING: &str = ".making";
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

/// Whether an office was made in a folder, whatever has become of it.
pub fn is_office(folder: &Path) -> bool {
    folder.join("vault.json").exists() || folder.join(CURRENT).exists()
}

/// Which folder is meant as a home when someone points at one: that folder itself while it is an
/// office, or empty, or missing; else one in it, for a home is not spread among other files.
///
/// # Errors
/// What the disk says.
pub fn home_within(folder: &Path) -> Result<PathBuf> {
    if is_office(folder) || is_free(folder)? {
        return Ok(folder.to_owned());
    }
    let inside = folder.join(HOME);
    if is_office(&inside) { Ok(inside) } else { free_home(folder) }
}

/// A folder for another home beside one that cannot be used any more.
///
/// # Errors
/// What the disk says.
pub fn home_beside(home: &Path) -> Result<PathBuf> {
    free_home(home.parent().unwrap_or(home))
}

/// `Clientele`, `Clientele 2`, …: the first that is missing or empty.
fn free_home(folder: &Path) -> Result<PathBuf> {
    let mut free = folder.join(HOME);
    let mut number = 2;
    while !is_free(&free)? {
        free = folder.join(format!("{HOME} {number}"));
        number += 1;
    }
    Ok(free)
}

fn is_free(folder: &Path) -> Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Makes the next data folder, empty but for the mark that it is in the making.
pub(crate) fn make_next(home: &Path) -> Result<PathBuf> {
    if let Some(live) = current(home)? {
        unmark(&live)?;
    }
    let last = all(home)?.into_iter().map(|(number, _)| number).max().unwrap_or(0);
    let folder = home.join(format!("{PREFIX}{}", last + 1));
    fs::create_dir(&folder)?;
    crate::vault::file::private_folder(&folder)?;
    fs::write(folder.join(MAKING), "")?;
    Ok(folder)
}

/// Makes a data folder the live one: readers of `current` see the old one or the new one.
pub(crate) fn switch_to(home: &Path, folder: &Path) -> Result<()> {
    let name = folder.file_name().and_then(|it| it.to_str()).unwrap_or_default();
    let mut file = tempfile::NamedTempFile::new_in(home)?;
    writeln!(file, "{name}")?;
    file.as_file().sync_all()?;
    file.persist(home.join(CURRENT)).map_err(|it| it.error)?;
    sync_folder(home)?;
    // Last: a stop before it leaves a mark in the live folder, which the next sweep takes away.
    unmark(folder)
}

fn unmark(folder: &Path) -> Result<()> {
    unfinished::remove(&folder.join(MAKING))
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

/// Takes away what a process left that was killed: proofs of backups, and data folders that were
/// being made and never became the live one. Only for who holds the home.
pub(crate) fn sweep(home: &Path) -> Result<()> {
    sweep_proofs(home)?;
    // Without a live folder nobody can tell which of them the data is in.
    let Ok(Some(live)) = current(home) else { return Ok(()) };
    unmark(&live)?;
    for (_, folder) in all(home)? {
        if folder != live && folder.join(MAKING).is_file() {
            fs::remove_dir_all(&folder)?;
            tracing::info!("a data folder that never became live was taken away");
        }
    }
    Ok(())
}

fn sweep_proofs(home: &Path) -> Result<()> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn names(home: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(home)
            .unwrap()
            .map(|it| it.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn live(home: &Path) -> PathBuf {
        let folder = make_next(home).unwrap();
        switch_to(home, &folder).unwrap();
        folder
    }

    #[test]
    fn what_a_killed_restore_was_building_goes_and_everything_else_stays() {
        let home = tempfile::tempdir().unwrap();
        let home = home.path();
        live(home);
        live(home);
        // Killed: nobody dropped it. A later one that went live does not make it one to keep.
        let orphan = make_next(home).unwrap();
        fs::write(orphan.join("crm.db"), "half").unwrap();
        live(home);
        make_next(home).unwrap();
        fs::create_dir(home.join(".checking-x")).unwrap();
        // Not ours to judge: put aside by somebody, under a name of our kind or another.
        fs::create_dir(home.join("data-9")).unwrap();
        fs::create_dir(home.join("data-2 copy")).unwrap();
        fs::write(home.join("data-8"), "a file").unwrap();
        sweep(home).unwrap();
        let kept = ["current", "data-1", "data-2", "data-2 copy", "data-4", "data-8", "data-9"];
        assert_eq!(names(home), kept);
        sweep(home).unwrap();
        assert_eq!(names(home), kept);
    }

    #[test]
    fn a_home_is_a_folder_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        assert_eq!(home_within(folder).unwrap(), folder);
        let missing = folder.join("new");
        assert_eq!(home_within(&missing).unwrap(), missing);
        fs::write(folder.join("letter.txt"), "").unwrap();
        let inside = folder.join("Clientele");
        assert_eq!(home_within(folder).unwrap(), inside);
        fs::write(&inside, "a file of that name").unwrap();
        let second = folder.join("Clientele 2");
        assert_eq!(home_within(folder).unwrap(), second);
        fs::remove_file(&inside).unwrap();
        fs::create_dir(&inside).unwrap();
        fs::write(inside.join("vault.json"), "").unwrap();
        assert_eq!(home_within(folder).unwrap(), inside);
        assert_eq!(home_within(&inside).unwrap(), inside);
        assert_eq!(home_beside(&inside).unwrap(), second);
    }

    #[test]
    fn a_folder_that_was_switched_to_is_the_live_one_whatever_mark_it_bears() {
        let home = tempfile::tempdir().unwrap();
        let home = home.path();
        // Killed between the switch and the taking away of the mark.
        let folder = live(home);
        fs::write(folder.join(MAKING), "").unwrap();
        sweep(home).unwrap();
        assert!(folder.is_dir() && !folder.join(MAKING).exists());
        // And if nobody swept: the next one in the making tells that it was live.
        fs::write(folder.join(MAKING), "").unwrap();
        live(home);
        sweep(home).unwrap();
        assert_eq!(names(home), ["current", "data-1", "data-2"]);
    }

    #[test]
    fn where_no_folder_is_the_live_one_none_is_taken_away() {
        let home = tempfile::tempdir().unwrap();
        let home = home.path();
        make_next(home).unwrap();
        sweep(home).unwrap();
        fs::write(home.join(CURRENT), "data-7\n").unwrap();
        sweep(home).unwrap();
        assert_eq!(names(home), ["current", "data-1"]);
    }
}
