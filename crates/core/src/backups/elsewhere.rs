//! Restoring into a place where there is no office: a lost PC, a new one, a look into the past.

use std::{path::Path, sync::Arc};

use rusqlite::{Connection, config::DbConfig};
use serde::Serialize;
use serde_json::json;

use super::{
    Steps,
    archive::{Archive, Key},
    rebuild::{self, Rebuilt, Target},
    records::Manifest,
    store,
};
use crate::{
    Error, Result,
    clock::{Clock, Moment},
    folders::{self, Lock, Unfinished},
    gate::{self, Operation, Purpose},
    id::AccountId,
    jobs::Job,
    journal::{self, Anchors, Draft},
    looks, upgrades,
    vault::{self, MasterKey, SlotId, Vault, file::Trial},
};

/// What was restored into a new place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RestoredElsewhere {
    pub manifest: Manifest,
    /// Accounts without a way in, disabled for review.
    pub disabled: u64,
    /// The first entry of the restored log that is not as it was written.
    pub first_bad: Option<i64>,
}

/// Makes an office out of a backup, in a folder that is missing or empty. The passwords are those
/// of the day of the backup.
///
/// # Errors
/// `WrongKey` when neither a sheet nor anyone with the right to restore has this key; `NotEmpty`;
/// what speaks against the place; every [`crate::BackupFault`]; `Full`, `Cancelled`. Nothing stays
/// behind then.
pub fn restore_into(
    file: &Path,
    key: Key<'_>,
    into: &Path,
    clock: &Arc<dyn Clock>,
    job: &Job,
) -> Result<RestoredElsewhere> {
    if let Some(fault) = folders::fault_of(into)? {
        return Err(fault.into());
    }
    let archive = Archive::open(file)?;
    let (slot, master) = archive.unlock(key)?;
    let unfinished = Unfinished::begin(into)?;
    let lock = Lock::take(into)?;
    let made = Elsewhere { home: into, slot, key, master, now: clock.now() }.build(
        archive,
        file,
        &mut Steps::going_on(job, 0),
    );
    drop(lock);
    let restored = made?;
    unfinished.finish()?;
    Ok(restored)
}

struct Elsewhere<'a> {
    home: &'a Path,
    slot: SlotId,
    key: Key<'a>,
    master: MasterKey,
    now: Moment,
}

impl Elsewhere<'_> {
    fn build(
        &self,
        archive: Archive,
        file: &Path,
        steps: &mut Steps<'_>,
    ) -> Result<RestoredElsewhere> {
        let folder = folders::make_next(self.home)?;
        let path = folder.join(gate::DATABASE);
        let key = self.master.database_key();
        let access = self.home.join(looks::DATABASE);
        let target = Target { crm: &path, key: &key, access: Some(&access) };
        let rebuilt = rebuild::rebuild(archive, &self.master, &target, steps)?;
        vault::file::save(self.home, &rebuilt.vault, &self.master, self.trial(&rebuilt.vault))?;

        let mut conn = gate::open(&path, &key, Purpose::Build)?;
        gate::migrate(&mut conn)?;
        let (disabled, head) = self.settle(&mut conn, &rebuilt, file)?;
        upgrades::check(&conn)?;
        drop(conn);
        folders::sync_folder(&folder)?;
        if let Some(head) = head {
            Anchors::at(self.home).write(&rebuilt.vault.id().to_string(), &head)?;
        }
        folders::switch_to(self.home, &folder)?;
        Ok(RestoredElsewhere { manifest: rebuilt.manifest, disabled, first_bad: rebuilt.first_bad })
    }

    /// The vault is proved with what the person brought, if its slot is still the same there.
    fn trial(&self, vault: &Vault) -> Trial<'_> {
        match (self.key, self.slot) {
            (Key::Password(password), SlotId::Person(account))
                if vault.slot(self.slot).is_some() =>
            {
                Trial::Password { account, password }
            }
            (Key::Recovery(key), _) if vault.slot(self.slot).is_some() => Trial::Recovery(key),
            _ => Trial::Seal,
        }
    }

    /// Disables who has no way in, and writes down what happened.
    fn settle(
        &self,
        conn: &mut Connection,
        rebuilt: &Rebuilt,
        file: &Path,
    ) -> Result<(u64, Option<journal::Head>)> {
        // Without triggers: the last administrator may have no way in but the recovery sheet.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        let begun = conn.transaction()?;
        let people: Vec<AccountId> =
            rebuilt.vault.slots().filter_map(|it| person(it.id())).collect();
        let disabled = store::disable_others(&begun, &people)?;
        let device = folders::device();
        let who = person(self.slot).map(|it| (it, device.as_str()));
        let mut draft = Draft::of(Operation::from("backups.restore"), who, self.now);
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        draft.note("file", json!(name));
        draft.note("made_at", json!(rebuilt.manifest.made_at));
        draft.note("restored", serde_json::to_value(&rebuilt.manifest.journal)?);
        draft.note("disabled", json!(disabled));
        let head = journal::append(&begun, &rebuilt.vault.id().to_string(), draft)?;
        begun.commit()?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true)?;
        Ok((disabled, head))
    }
}

fn person(slot: SlotId) -> Option<AccountId> {
    match slot {
        SlotId::Person(account) => Some(account),
        SlotId::Recovery(_) => None,
    }
}

/// The folder is an office already, or holds something else.
impl From<folders::Occupied> for Error {
    fn from(occupied: folders::Occupied) -> Error {
        match occupied {
            folders::Occupied::Office => Error::HomeInUse,
            folders::Occupied::Other => Error::NotEmpty,
        }
    }
}
