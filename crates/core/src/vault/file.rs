//! `vault.json` on the disk: written so that at every moment one whole vault can be read, and so
//! that no vault replaces another before it was seen to open.
//!
//! `vault.json.prev` keeps the vault before the last change. The steps of a save: write the new
//! file aside, flush it, read it back and open it; the same for a copy of the present one; rename
//! both into place; flush the folder.

mod disk;

use std::{io, path::Path};

pub(super) use self::disk::Disk;
use self::disk::RealDisk;
pub use self::disk::{keep_private, private_folder};
use super::{Authenticity, MasterKey, RecoveryKey, Vault, VaultError};
use crate::id::AccountId;

const CURRENT: &str = "vault.json";
const NEXT: &str = "vault.json.new";
const PREVIOUS: &str = "vault.json.prev";
const NEXT_PREVIOUS: &str = "vault.json.prev.new";

/// A vault and where it came from.
pub struct Loaded {
    pub vault: Vault,
    pub source: Source,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Current,
    /// The vault before the last change, where the current one is lost.
    Previous {
        because: Loss,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    Missing,
    Damaged,
}

/// How a written vault is tried before it replaces another.
#[derive(Clone, Copy)]
pub enum Trial<'a> {
    /// Its MAC is enough: no password was set.
    Seal,
    Password {
        account: AccountId,
        password: &'a str,
    },
    Recovery(&'a RecoveryKey),
}

/// Reads the vault of this folder, or the one before it if that is damaged or missing.
///
/// # Errors
/// `Missing` only where there is no trace of a vault; `Damaged`, `TooNew`, `HostileCosts`, `Io`.
/// A current vault that is too new, hostile or unreadable for the moment is not passed over: an
/// older one would bring back people who have left.
pub fn load(folder: &Path) -> Result<Loaded, VaultError> {
    load_from(&RealDisk, folder)
}

/// Reads the vault before the last change, whatever the current one is.
pub fn load_previous(folder: &Path) -> Result<Vault, VaultError> {
    read(&RealDisk, &folder.join(PREVIOUS)).map(|(vault, _)| vault)
}

/// Replaces the vault of this folder.
///
/// # Errors
/// `Full`, `Io`, `Unproven`, `Stale`, `OtherOffice`, and what [`load`] says of the vault there.
/// Then the old vault is still in place; only if the very last step failed, the flushing of the
/// folder's names, it is the new one. So load it again before the next change.
pub fn save(
    folder: &Path,
    vault: &Vault,
    master: &MasterKey,
    trial: Trial<'_>,
) -> Result<(), VaultError> {
    save_to(&RealDisk, folder, vault, master, trial)
}

pub(super) fn load_from(disk: &impl Disk, folder: &Path) -> Result<Loaded, VaultError> {
    let (error, because) = match read(disk, &folder.join(CURRENT)) {
        Ok((vault, _)) => return Ok(Loaded { vault, source: Source::Current }),
        Err(VaultError::Missing) => (VaultError::Missing, Loss::Missing),
        Err(VaultError::Damaged) => (VaultError::Damaged, Loss::Damaged),
        Err(other) => return Err(other),
    };
    match read(disk, &folder.join(PREVIOUS)) {
        Ok((vault, _)) => Ok(Loaded { vault, source: Source::Previous { because } }),
        // Only a folder with no trace of a vault may look like a first run.
        Err(VaultError::Missing) => Err(error),
        Err(other) => Err(other),
    }
}

pub(super) fn save_to(
    disk: &impl Disk,
    folder: &Path,
    vault: &Vault,
    master: &MasterKey,
    trial: Trial<'_>,
) -> Result<(), VaultError> {
    let saved = replace(disk, folder, vault, master, trial);
    if saved.is_err() {
        // What lies aside holds nothing that anyone needs; the next save would replace it anyway.
        let _ = disk.remove(&folder.join(NEXT));
        let _ = disk.remove(&folder.join(NEXT_PREVIOUS));
    }
    saved
}

fn replace(
    disk: &impl Disk,
    folder: &Path,
    vault: &Vault,
    master: &MasterKey,
    trial: Trial<'_>,
) -> Result<(), VaultError> {
    let at = |name| folder.join(name);
    let present = present(disk, &at(CURRENT), vault)?;
    write(disk, &at(NEXT), vault.to_json().as_bytes())?;
    match read(disk, &at(NEXT)) {
        Ok((written, _)) if written == *vault && passes(&written, master, trial) => {}
        Ok(_) | Err(VaultError::Damaged | VaultError::Missing) => return Err(VaultError::Unproven),
        Err(other) => return Err(other),
    }
    if let Some(present) = present {
        write(disk, &at(NEXT_PREVIOUS), &present)?;
        rename(disk, &at(NEXT_PREVIOUS), &at(PREVIOUS))?;
    }
    rename(disk, &at(NEXT), &at(CURRENT))?;
    disk.sync_folder(folder).map_err(failed)
}

/// The bytes of the vault that `vault` will replace, if they are worth keeping as the previous
/// one: a damaged file must not push a sound one out.
fn present(disk: &impl Disk, path: &Path, vault: &Vault) -> Result<Option<Vec<u8>>, VaultError> {
    match read(disk, path) {
        Ok((present, _)) if present.id() != vault.id() => Err(VaultError::OtherOffice),
        Ok((present, _)) if present.generation() >= vault.generation() => Err(VaultError::Stale),
        Ok((_, bytes)) => Ok(Some(bytes)),
        Err(VaultError::Missing | VaultError::Damaged) => Ok(None),
        Err(other) => Err(other),
    }
}

fn passes(vault: &Vault, master: &MasterKey, trial: Trial<'_>) -> bool {
    let opened = match trial {
        Trial::Seal => None,
        Trial::Password { account, password } => Some(vault.open_with_password(account, password)),
        Trial::Recovery(key) => Some(vault.open_with_recovery(key).map(|(_, master)| master)),
    };
    vault.slots().next().is_some()
        && vault.authenticate(master) == Authenticity::Genuine
        && opened.is_none_or(|opened| opened.is_ok_and(|opened| opened.is(master)))
}

fn read(disk: &impl Disk, path: &Path) -> Result<(Vault, Vec<u8>), VaultError> {
    let bytes = disk.read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => VaultError::Missing,
        _ => failed(error),
    })?;
    Ok((Vault::from_json(&bytes)?, bytes))
}

fn write(disk: &impl Disk, path: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    disk.write(path, bytes).and_then(|()| disk.sync(path)).map_err(failed)
}

fn rename(disk: &impl Disk, from: &Path, to: &Path) -> Result<(), VaultError> {
    disk.rename(from, to).map_err(failed)
}

fn failed(error: io::Error) -> VaultError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => VaultError::Full,
        _ => VaultError::Io(error),
    }
}
