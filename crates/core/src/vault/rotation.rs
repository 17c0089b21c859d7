//! Changing the key of the data: who is no longer let in opens nothing that is written from then on,
//! not even with an old copy of the vault and the password they had.
//!
//! A new data folder is built under the new key. The vault is saved first and keeps the old key
//! within reach of the new one; then the folder is switched to. A stop in between is finished at the
//! next sign-in.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::Serialize;
use serde_json::{Value, json};

use super::{MasterKey, PublicKey, SlotId, Vault, file, file::Trial, store};
use crate::{
    Error, Result,
    access::{AccountsWrite, Session},
    backups,
    clock::Moment,
    folders::{self, Next},
    gate::{self, Core, Operation, Purpose},
    jobs::Job,
    journal::{self, Anchors, Draft, Head},
    upgrades,
};

const OPERATION: &str = "vault.rotate";

/// What came of changing the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Rotated {
    /// People and sheets that open the data from now on.
    pub kept: usize,
    /// Slots that are gone: of disabled accounts, and of nobody.
    pub removed: usize,
}

/// Puts the data under a new key, which everyone gets who may sign in, and every recovery sheet.
/// Passwords stay as they are. Everyone must sign in again afterwards.
///
/// # Errors
/// `Forbidden` without `accounts.write`; `VaultDamaged` while the vault is not as the office left it:
/// see [`super::accept`]; `Full`, `Cancelled`: the data is untouched then.
pub fn rotate(core: &Core, session: &Session, job: &Job) -> Result<Rotated> {
    core.write(session, OPERATION, |tx| tx.grant::<AccountsWrite>().map(drop))?;
    let next = Next::begin(core.home())?;
    let (rotated, head) = core.retire(|| {
        let (old, mut vault) = (core.strongbox().master(), core.strongbox().snapshot());
        let before = vault.slots().count();
        let keys = core.read_unattended(|conn| keys_of_those_let_in(conn, &vault))?;
        let new = vault.rotate(old, &keys)?;
        let rotated = Rotated { kept: keys.len(), removed: before.saturating_sub(keys.len()) };
        let rekeying = Rekeying {
            from: core.folder(),
            old,
            new: &new,
            vault: &vault,
            who: Some((session.account(), session.device())),
            now: core.now(),
        };
        let head = rekeying.build(&next, json!(rotated), job)?;
        file::save(core.home(), &vault, &new, Trial::Seal)?;
        next.go_live()?;
        Ok((rotated, head))
    })?;
    session.end();
    if let Some(head) = head {
        core.anchors().write(core.vault_id(), &head)?;
        core.anchors().write_in_keychain(core.vault_id(), &head);
    }
    Ok(rotated)
}

/// Does the rest of a change of keys that was stopped after the vault was saved. Answers the folder
/// that is live then.
///
/// # Errors
/// `DatabaseDamaged` when no key that the office ever had opens the data.
pub(crate) fn finish(
    home: &Path,
    live: &Path,
    vault: &Vault,
    master: &MasterKey,
    now: Moment,
) -> Result<PathBuf> {
    let path = live.join(gate::DATABASE);
    let opens = |it: &MasterKey| gate::open(&path, &it.database_key(), Purpose::Read).is_ok();
    let retired = vault.retired_keys(master);
    let old = retired.iter().find(|it| opens(it)).ok_or(Error::DatabaseDamaged)?;
    remove_newer(home, live)?;
    let next = Next::begin(home)?;
    let rekeying = Rekeying { from: live, old, new: master, vault, who: None, now };
    let head = rekeying.build(&next, json!({ "finished": true }), &Job::new())?;
    next.go_live()?;
    if let Some(head) = head {
        Anchors::at(home).write(&vault.id().to_string(), &head)?;
    }
    tracing::info!("a change of keys that had been stopped was finished");
    Ok(next.path().to_owned())
}

/// The folder that the stopped change was building: it never was live.
fn remove_newer(home: &Path, live: &Path) -> Result<()> {
    let all = folders::all(home)?;
    for (_, folder) in all.into_iter().skip_while(|(_, it)| it != live).skip(1) {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}

/// A data folder on its way from one key to another.
struct Rekeying<'a> {
    from: &'a Path,
    old: &'a MasterKey,
    new: &'a MasterKey,
    vault: &'a Vault,
    who: Option<(crate::id::AccountId, &'a str)>,
    now: Moment,
}

impl Rekeying<'_> {
    /// Copies the data, adds the entry that says so, and checks what came of it.
    fn build(&self, next: &Next, note: Value, job: &Job) -> Result<Option<Head>> {
        let (old, new) = (self.old.database_key(), self.new.database_key());
        backups::copy_database((self.from, &old), (next.path(), &new), job)?;
        let mut conn = gate::open(&next.path().join(gate::DATABASE), &new, Purpose::Build)?;
        let mut draft = Draft::of(Operation::from(OPERATION), self.who, self.now);
        draft.note("rotation", note);
        let begun = conn.transaction()?;
        let head = journal::append(&begun, &self.vault.id().to_string(), draft)?;
        begun.commit()?;
        upgrades::check(&conn)?;
        Ok(head)
    }
}

/// The keys of the people who may sign in, and of the sheets, as far as the vault has them.
fn keys_of_those_let_in(
    conn: &crate::gate::sql::Connection,
    vault: &Vault,
) -> Result<Vec<(SlotId, PublicKey)>> {
    let known = store::everyone(conn)?.into_iter().filter(|it| it.is_enabled);
    let known = known.map(|it| (it.slot, it.public_key));
    Ok(known
        .filter(|(id, key)| vault.slot(*id).is_some_and(|slot| slot.public_key() == *key))
        .collect())
}
