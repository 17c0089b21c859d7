//! Making a backup: written aside, proved by a real restore, then given its name.

use std::{
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use rusqlite::Connection;
use serde::Serialize;
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::{
    ENDING, Steps,
    header::{END, Header, Parts},
    pages::{self, Shape},
    plan, rebuild,
    records::{Database, Manifest, Writing},
    seal::Sealer,
    store,
};
use crate::{
    BackupFault, DocumentFault, Error, Result,
    access::{BackupsCreate, Session},
    asides, folders,
    gate::{self, Core, Purpose, Tx},
    jobs::Job,
    journal::{self, hex},
    looks, recovery,
    vault::{SlotId, Vault},
    words::Language,
};

/// A backup that was just made and proved.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Created {
    pub file: PathBuf,
    pub bytes: u64,
    pub sha256: String,
    pub manifest: Manifest,
}

/// Makes a full backup in a folder. It gets its name only after it was restored once, to a folder
/// that is thrown away; a cancelled or failed one leaves nothing behind.
///
/// # Errors
/// `Forbidden` without `backups.create`; `NoFolder`, `Full`, `ReadOnly`, `Cancelled`;
/// `BackupFault::NotVerified` when what was written does not restore.
pub fn create(core: &Core, session: &Session, folder: &Path, job: &Job) -> Result<Created> {
    core.write(session, "backups.create", |tx| tx.grant::<BackupsCreate>().map(drop))?;
    make(core, Maker::Person(session), folder, job)
}

/// In whose name the journal says that a backup was made.
#[derive(Clone, Copy)]
pub(super) enum Maker<'a> {
    Person(&'a Session),
    /// Nobody's: it was planned.
    Plan,
}

pub(super) fn make(core: &Core, maker: Maker<'_>, folder: &Path, job: &Job) -> Result<Created> {
    if !folder.is_dir() {
        return Err(DocumentFault::NoFolder.into());
    }
    if folders::is_for_devices(folder) {
        return Err(DocumentFault::Unwritable.into());
    }
    let aside = asides::begin(folder, asides::BACKUP)?;
    let snapshot = core.read_unattended(|crm| write(core, crm, aside, job))?;
    prove(core, &snapshot, job)?;
    let created = name(core, maker, folder, snapshot)?;
    plan::remember_made(core.home(), created.manifest.made_at);
    Ok(created)
}

/// What was written, still without its name.
struct Snapshot {
    aside: NamedTempFile,
    bytes: u64,
    sha256: String,
    manifest: Manifest,
}

/// Writes a backup of what `crm` sees in its transaction.
fn write(core: &Core, crm: &Connection, aside: NamedTempFile, job: &Job) -> Result<Snapshot> {
    let access_key = journal::access_key(crm)?;
    let access_path = core.home().join(looks::DATABASE);
    let mut access = gate::open(&access_path, &access_key, Purpose::Read)?;
    let access = access.transaction()?;
    // No account and no slot changes between the beginning of the snapshot and this copy of the
    // vault, for every change of them holds the writer.
    let vault = core.maintain(|_| {
        store::begin(crm)?;
        store::begin(&access)?;
        Ok(core.strongbox().snapshot())
    })?;

    let shape = Shape::of(crm)?;
    if Shape::of(&access)? != shape {
        return Err(Error::broken("both databases have pages of one shape"));
    }
    let manifest = Manifest {
        made_at: core.now().wall_ms,
        crm_pages: pages::count(crm)?,
        access_pages: pages::count(&access)?,
        journal: journal::head(crm)?,
        looks: looks::head(&access)?,
        anchor: core.anchors().read(core.vault_id()),
        counts: store::counts(crm, &access)?,
    };
    let pages = manifest.crm_pages + manifest.access_pages;
    make_room(core, aside.path(), pages * u64::from(shape.page_size))?;

    let mut salt = [0; 32];
    getrandom::fill(&mut salt).map_err(Error::internal)?;
    let header = Header::new(&Parts {
        slots: &for_those_who_may_restore(core, crm, &vault)?,
        schema: gate::applied_migration(crm)?,
        made_at: manifest.made_at,
        page_size: shape.page_size,
        usable: shape.usable,
        salt,
    })?;
    let written = header.write()?;
    let key = core.strongbox().master().backup_key().of_file(&salt);

    // Every page is written once and restored once.
    let mut steps = Steps::of(job, 2 * pages);
    let mut target = Counted::new(BufWriter::new(aside));
    target.write_all(&written.bytes)?;
    let mut records = Writing::new(Sealer::new(&key, written.hash, target))?;
    records.vault(&vault)?;
    records.manifest(&manifest)?;
    for (conn, database) in [(crm, Database::Crm), (&access, Database::Access)] {
        pages::each(conn, shape, |number, page| {
            records.page(database, number, page)?;
            steps.step()
        })?;
    }
    let mut target = records.finish()?;
    let length = target.bytes + END.len() as u64 + 8;
    target.write_all(&length.to_be_bytes())?;
    target.write_all(END)?;
    target.flush()?;
    let sha256 = hex(&target.hasher.finalize());
    let aside = target.inner.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    aside.as_file().sync_all()?;
    Ok(Snapshot { aside, bytes: length, sha256, manifest })
}

/// Refuses early what could not be finished: the copy that proves the backup is as large as the
/// data, the backup itself rarely more than half of it.
fn make_room(core: &Core, aside: &Path, bytes: u64) -> Result<()> {
    let lacks =
        |place: &Path, needed: u64| folders::free_space(place).is_some_and(|free| free < needed);
    if lacks(aside, bytes / 2) || lacks(core.home(), bytes) { Err(Error::Full) } else { Ok(()) }
}

/// The vault with the slots of the recovery sheets and of those who may restore now. The keys they
/// are sealed to come from the database.
fn for_those_who_may_restore(core: &Core, crm: &Connection, vault: &Vault) -> Result<Vault> {
    let mut keys = recovery::public_keys(crm)?;
    keys.extend(store::keys_of_restorers(crm, core.now().wall_ms)?);
    // A key that the vault does not know under this slot opens nothing: better a backup without it
    // than none.
    keys.retain(|(slot, key): &(SlotId, _)| {
        vault.slot(*slot).is_some_and(|it| it.public_key() == *key)
    });
    Ok(vault.excerpt(core.strongbox().master(), &keys)?)
}

fn prove(core: &Core, snapshot: &Snapshot, job: &Job) -> Result<()> {
    let masters = [core.strongbox().master()];
    let pages = snapshot.manifest.crm_pages + snapshot.manifest.access_pages;
    let mut steps = Steps::going_on(job, pages);
    match rebuild::prove(snapshot.aside.path(), &masters, Some(core.home()), &mut steps) {
        Ok(proof) if proof.manifest == snapshot.manifest => Ok(()),
        Err(error @ (Error::Cancelled | Error::Full | Error::DiskFailed)) => Err(error),
        Ok(_) => Err(BackupFault::NotVerified.into()),
        Err(error) => {
            tracing::error!(cause = error.causes(), "a new backup did not restore");
            Err(BackupFault::NotVerified.into())
        }
    }
}

/// Gives the backup its name and writes it into the journal: both or neither.
fn name(core: &Core, maker: Maker<'_>, folder: &Path, snapshot: Snapshot) -> Result<Created> {
    let Snapshot { aside, bytes, sha256, manifest } = snapshot;
    let mut aside = Some(aside);
    let mut named = None;
    let mut in_journal = |tx: &mut Tx<'_>| -> Result<PathBuf> {
        let local = tx.settings().local(manifest.made_at);
        let file = free_name(folder, &local.format("%Y%m%d-%H%M%S").to_string());
        let file_name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        tx.note("file", file_name);
        tx.note("bytes", bytes);
        tx.note("sha256", sha256.as_str());
        tx.note("head", serde_json::to_value(&manifest.journal)?);
        if let Some(aside) = aside.take() {
            aside.persist(&file).map_err(|it| it.error)?;
            named = Some(file.clone());
            folders::sync_folder(folder)?;
        }
        Ok(file)
    };
    let by_person = match maker {
        Maker::Person(session) => Some(core.write(session, "backups.create", |tx| {
            let _create = tx.grant::<BackupsCreate>()?;
            in_journal(tx)
        })),
        Maker::Plan => None,
    };
    let written = match by_person {
        // Whoever asked for it was allowed to, and has left meanwhile: the office wants it all the same.
        None | Some(Err(Error::SignedOut)) => {
            core.write_unattended("backups.create", Language::En, in_journal)
        }
        Some(written) => written,
    };
    match written {
        Ok(file) => {
            core.anchor_in_keychain();
            Ok(Created { file, bytes, sha256, manifest })
        }
        Err(error) => {
            if let Some(file) = named {
                std::fs::remove_file(file)?;
            }
            Err(error)
        }
    }
}

/// A name that no file in the folder has.
fn free_name(folder: &Path, moment: &str) -> PathBuf {
    let name = |suffix: &str| folder.join(format!("clientele-{moment}{suffix}{ENDING}"));
    let mut file = name("");
    let mut number = 2;
    while file.exists() {
        file = name(&format!("-{number}"));
        number += 1;
    }
    file
}

/// Counts and hashes what passes.
struct Counted<W> {
    inner: W,
    bytes: u64,
    hasher: Sha256,
}

impl<W> Counted<W> {
    fn new(inner: W) -> Counted<W> {
        Counted { inner, bytes: 0, hasher: Sha256::new() }
    }
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}
