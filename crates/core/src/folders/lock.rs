//! One process at a time holds a home.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
};

use crate::{Error, Result};

const LOCK: &str = "clientele.lock";
/// Who holds it stands apart: a locked file cannot be read on Windows.
const HOLDER: &str = "clientele.holder";

/// The hold on a home; it ends when this is dropped or the process dies.
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes hold of a home.
    ///
    /// # Errors
    /// `Held` with who has it.
    pub fn take(home: &Path) -> Result<Lock> {
        let path = home.join(LOCK);
        let file =
            OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Held { who: holder(home) }),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let who = format!("{} ({})", device(), std::process::id());
        if let Err(error) = std::fs::write(home.join(HOLDER), who) {
            tracing::warn!(
                cause = Error::from(error).causes(),
                "who holds the home could not be noted"
            );
        }
        Ok(Lock { _file: file })
    }
}

/// Takes the files of the lock away, from a home that is to be no home.
pub(super) fn remove(home: &Path) -> Result<()> {
    [LOCK, HOLDER].iter().try_for_each(|name| super::unfinished::remove(&home.join(name)))
}

fn holder(home: &Path) -> String {
    let who = std::fs::read_to_string(home.join(HOLDER)).unwrap_or_default();
    let who: String = who.chars().filter(|it| !it.is_control()).take(120).collect();
    if who.is_empty() { "?".to_owned() } else { who }
}

/// The name of this computer, for the journal.
pub(crate) fn device() -> String {
    sysinfo::System::host_name().unwrap_or_else(|_| "?".to_owned())
}
