//! The file being written: a `.partial` beside its target, put in place only when whole.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Rows of tables; headings, totals and the figures of charts are not counted.
    pub rows: u64,
    pub bytes: u64,
    /// Of the finished file, in lower-case hexadecimal.
    pub sha256: String,
    /// Characters no built-in font can draw: a box stands in their place.
    pub missing_glyphs: Vec<char>,
}

/// Removes itself unless it is put in place, so an error or a cancel leaves no trace and the
/// target as it was.
#[derive(Debug)]
pub(super) struct Partial {
    path: PathBuf,
    target: PathBuf,
    /// Held so that its lock keeps a second writer of the same target out.
    file: File,
    placed: bool,
}

impl Partial {
    pub(super) fn create(target: &Path) -> io::Result<Self> {
        let name = target.file_name().ok_or(io::ErrorKind::IsADirectory)?;
        match fs::metadata(target) {
            Ok(found) if found.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            // A device or a pipe would be replaced by a file.
            Ok(found) if !found.is_file() => return Err(io::ErrorKind::InvalidInput.into()),
            _ => {}
        }
        let mut partial = OsString::from(name);
        partial.push(".partial");
        let path = target.with_file_name(partial);
        remove_leftover(&path)?;
        let file = OpenOptions::new().read(true).write(true).create_new(true).open(&path)?;
        let partial = Self { path, target: target.to_owned(), file, placed: false };
        lock(&partial.file)?;
        Ok(partial)
    }

    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// Puts the file in the target's place, once it is on the disk for good.
    pub(super) fn place(mut self, rows: u64, missing_glyphs: Vec<char>) -> io::Result<Written> {
        self.file.sync_all()?;
        let (bytes, sha256) = digest(&self.file)?;
        fs::rename(&self.path, &self.target)?;
        self.placed = true;
        sync_folder(&self.target)?;
        Ok(Written { rows, bytes, sha256, missing_glyphs })
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if !self.placed {
            // Nothing more can be done here; the next writer of this target removes a leftover.
            drop(fs::remove_file(&self.path));
        }
    }
}

/// A writer that was killed leaves its partial behind; one that still writes holds its lock.
fn remove_leftover(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
        // Nobody follows a link here: what it points at is not ours.
        Ok(found) if found.is_symlink() => {}
        Ok(_) => lock(&File::open(path)?)?,
    }
    fs::remove_file(path)
}

fn lock(file: &File) -> io::Result<()> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
        // Some network drives know no locks; writing there must still work.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Reads through the handle that holds the lock: on Windows no other may.
fn digest(mut file: &File) -> io::Result<(u64, String)> {
    file.rewind()?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut bytes = 0;
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
        bytes += read as u64;
    }
    let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((bytes, sha256))
}

/// On Unix a rename is for good only when the folder is on the disk too.
#[cfg(unix)]
fn sync_folder(target: &Path) -> io::Result<()> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // A folder may be written and yet not be opened; the file is in place all the same.
    let Ok(folder) = File::open(folder) else { return Ok(()) };
    match folder.sync_all() {
        // Some network drives refuse to sync a folder.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        result => result,
    }
}

#[cfg(not(unix))]
fn sync_folder(_target: &Path) -> io::Result<()> {
    Ok(())
}
