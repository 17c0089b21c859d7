//! Restoring onto the living office, and going back to what was there before.
//!
//! Both build a new data folder beside the live one and switch to it. The vault and the accounts of
//! now stay; the record of looks goes on; the log of the restored database continues above the one
//! that is given up, and its next entry names that one.

use std::path::Path;

use rusqlite::{Connection, config::DbConfig};
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    Steps,
    archive::Archive,
    copy::{copy_database, key_of},
    rebuild::{self, Target},
    records::Manifest,
    store::{self, CarriedOver},
};
use crate::{
    BackupFault, Error, Result,
    access::{BackupsRestore, Session},
    folders::{self, Next},
    gate::{self, Core, Operation, Purpose},
    jobs::Job,
    journal::{self, Draft},
    upgrades,
    vault::{DatabaseKey, MasterKey},
};

/// What was restored onto the living office.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Restored {
    pub manifest: Manifest,
    /// Accounts that only the backup had: kept, since rows name them, and disabled for review.
    pub disabled: u64,
    /// The first entry of the restored log that is not as it was written.
    pub first_bad: Option<i64>,
}

/// Replaces the office's data by a backup's. Everyone must sign in again afterwards.
///
/// # Errors
/// `Forbidden` without `backups.restore`; every [`BackupFault`]; `Full`, `Cancelled`. The live data
/// is untouched then.
pub fn restore(core: &Core, session: &Session, file: &Path, job: &Job) -> Result<Restored> {
    core.write(session, "backups.restore", |tx| tx.grant::<BackupsRestore>().map(drop))?;
    let archive = Archive::open(file)?;
    if archive.header.vault.to_string() != core.vault_id() {
        return Err(BackupFault::Foreign.into());
    }
    let next = Next::begin(core.home())?;
    let key = core.strongbox().database_key();
    let path = next.path().join(gate::DATABASE);

    let vault = core.strongbox().snapshot();
    let retired = vault.retired_keys(core.strongbox().master());
    let masters: Vec<&MasterKey> =
        std::iter::once(core.strongbox().master()).chain(&retired).collect();
    let master = masters[archive.choose(&masters)?];
    let mut steps = Steps::going_on(job, 0);
    let target = Target { crm: &path, key: &key, access: None };
    let rebuilt = rebuild::rebuild(archive, master, &target, &mut steps)?;

    let mut note = serde_json::Map::new();
    note.insert("file".to_owned(), file_name(file));
    note.insert("made_at".to_owned(), json!(rebuilt.manifest.made_at));
    note.insert("restored".to_owned(), serde_json::to_value(&rebuilt.manifest.journal)?);
    note.insert("previous".to_owned(), file_name(core.folder()));
    let carried = take_over(&next, core, session, "backups.restore", note)?;
    Ok(Restored {
        manifest: rebuilt.manifest,
        disabled: carried.disabled,
        first_bad: rebuilt.first_bad,
    })
}

/// Goes back to the data from before the last restore. Everyone must sign in again afterwards.
///
/// # Errors
/// `Forbidden` without `backups.restore`; `UndoNotPossible` when nothing was restored, or it was
/// undone, or the data from before is gone; `Full`, `Cancelled`. The live data is untouched then.
pub fn undo(core: &Core, session: &Session, job: &Job) -> Result<()> {
    let previous = core.write(session, "backups.undo", |tx| {
        let _restore = tx.grant::<BackupsRestore>()?;
        store::last_restore(tx.connection())
    })?;
    let previous = previous.and_then(|it| it.previous_folder());
    let previous = previous.ok_or(Error::UndoNotPossible)?;
    let all = folders::all(core.home())?;
    let before = all.into_iter().map(|(_, it)| it).find(|it| it.ends_with(&previous));
    let before = before.filter(|it| it != core.folder()).ok_or(Error::UndoNotPossible)?;

    let next = Next::begin(core.home())?;
    let key = core.strongbox().database_key();
    let theirs = key_of(&before, &core.strongbox().snapshot(), core.strongbox().master())?;
    copy_database((&before, &theirs), (next.path(), &key), job)?;
    let mut note = serde_json::Map::new();
    note.insert("previous".to_owned(), file_name(core.folder()));
    note.insert("copied".to_owned(), Value::from(previous));
    take_over(&next, core, session, "backups.undo", note)?;
    Ok(())
}

fn file_name(path: &Path) -> Value {
    Value::from(path.file_name().unwrap_or_default().to_string_lossy())
}

/// Makes the folder the live one. Nothing can be written in between, and the core that was open
/// ends.
fn take_over(
    next: &Next,
    core: &Core,
    session: &Session,
    operation: &str,
    note: serde_json::Map<String, Value>,
) -> Result<CarriedOver> {
    let key = core.strongbox().database_key();
    let mut conn = gate::open(&next.path().join(gate::DATABASE), &key, Purpose::Build)?;
    gate::migrate(&mut conn)?;
    let (carried, head) = core.retire(|| {
        let carried = settle(&mut conn, core.folder(), &key)?;
        // Should the program end before the new head is anchored, both places name the one given up.
        if let Some(abandoned) = &carried.abandoned {
            core.anchors().write(core.vault_id(), abandoned)?;
            core.anchors().write_in_keychain(core.vault_id(), abandoned);
        }
        let who = Some((session.account(), session.device()));
        let mut draft = Draft::of(Operation::from(operation), who, core.now());
        for (name, value) in note {
            draft.note(&name, value);
        }
        draft.note("abandoned", serde_json::to_value(&carried.abandoned)?);
        let begun = conn.transaction()?;
        let head = journal::append(&begun, core.vault_id(), draft)?;
        begun.commit()?;
        upgrades::check(&conn)?;
        drop(conn);
        next.go_live()?;
        Ok((carried, head))
    })?;
    session.end();
    if let Some(head) = head {
        core.anchors().write(core.vault_id(), &head)?;
        core.anchors().write_in_keychain(core.vault_id(), &head);
    }
    Ok(carried)
}

/// Brings over what a restore keeps of the office as it is now.
fn settle(conn: &mut Connection, live: &Path, key: &DatabaseKey) -> Result<CarriedOver> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    conn.pragma_update(None, "foreign_keys", false)?;
    let live = live.join(gate::DATABASE);
    let live = live.to_str().ok_or_else(|| Error::broken("the path of the home is no text"))?;
    let carried = store::carry_over(conn, live, key)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true)?;
    Ok(carried)
}
