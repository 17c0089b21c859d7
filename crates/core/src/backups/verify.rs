//! Looking at a backup: what anyone can see of it, and whether it really restores.

use std::path::Path;

use serde::Serialize;

use super::{
    Steps,
    archive::{Archive, Key},
    header::Kind,
    plan,
    rebuild::{self, Rebuilt},
    records::Manifest,
};
use crate::{
    BackupFault, Result,
    access::{BackupsCreate, Session},
    gate::Core,
    jobs::Job,
    vault::{MasterKey, VaultId},
};

/// What can be seen of a backup without a key.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Inspected {
    pub kind: Kind,
    pub vault: VaultId,
    pub made_at: i64,
    pub app: String,
    pub schema: i64,
    pub bytes: u64,
}

/// A backup that was restored to a folder that was thrown away.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verified {
    pub manifest: Manifest,
    /// The first entry of its log that is not as it was written: it was so in the office.
    pub first_bad: Option<i64>,
}

impl From<Rebuilt> for Verified {
    fn from(rebuilt: Rebuilt) -> Verified {
        Verified { manifest: rebuilt.manifest, first_bad: rebuilt.first_bad }
    }
}

/// Reads the clear part of a backup.
///
/// # Errors
/// `Unreadable`, and what shows of a [`BackupFault`] without a key.
pub fn inspect(file: &Path) -> Result<Inspected> {
    let Archive { header, bytes, .. } = Archive::open(file)?;
    Ok(Inspected {
        kind: header.kind,
        vault: header.vault,
        made_at: header.made_at,
        app: header.app,
        schema: header.schema,
        bytes,
    })
}

/// Proves a backup of this office by restoring it to a folder that is thrown away.
///
/// # Errors
/// `Forbidden` without `backups.create`; every [`BackupFault`]; `WrongKey`, `Full`, `Cancelled`.
pub fn verify(core: &Core, session: &Session, file: &Path, job: &Job) -> Result<Verified> {
    core.write(session, "backups.verify", |tx| tx.grant::<BackupsCreate>().map(drop))?;
    if inspect(file)?.vault.to_string() != core.vault_id() {
        return Err(BackupFault::Foreign.into());
    }
    let vault = core.strongbox().snapshot();
    let retired = vault.retired_keys(core.strongbox().master());
    let masters: Vec<&MasterKey> =
        std::iter::once(core.strongbox().master()).chain(&retired).collect();
    let mut steps = Steps::going_on(job, 0);
    let verified: Verified = rebuild::prove(file, &masters, Some(core.home()), &mut steps)?.into();
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    core.write(session, "backups.verify", |tx| {
        tx.note("file", name.as_str());
        tx.note("made_at", verified.manifest.made_at);
        Ok(())
    })?;
    plan::remember_proved(core.home(), &name, core.now().wall_ms);
    Ok(verified)
}

/// Proves a backup without an office: with the recovery key, or the password of someone who may
/// restore.
///
/// # Errors
/// `WrongKey`, every [`BackupFault`], `Full`, `Cancelled`.
pub fn verify_with(file: &Path, key: Key<'_>, job: &Job) -> Result<Verified> {
    let (_, master) = Archive::open(file)?.unlock(key)?;
    Ok(rebuild::prove(file, &[&master], None, &mut Steps::going_on(job, 0))?.into())
}
