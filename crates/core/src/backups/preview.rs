//! What a restore would take away, and whether one can be taken back.

use std::path::Path;

use serde::Serialize;

use super::{list::manifest_of, records::Counts, store};
use crate::{BackupFault, Error, Result, access::BackupsRestore, folders, gate::View};

/// What a backup holds, beside what was done in the office since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "RestorePreview")]
pub struct Preview {
    /// UTC milliseconds.
    pub made_at: i64,
    /// Customers in the backup, and in the office now.
    pub customers: u64,
    pub customers_now: u64,
    pub lost: Lost,
}

/// What was done since a backup was made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "LostByRestore")]
pub struct Lost {
    /// Customers that were entered since.
    pub created: u64,
    /// Customers from before that were changed or deleted since.
    pub changed: u64,
    /// Tasks that were entered or changed since.
    pub tasks: u64,
}

/// A restore that can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "ReversibleRestore")]
pub struct Reversible {
    pub restored_at: i64,
    /// When the backup was made that was restored.
    pub made_at: i64,
}

/// Says what restoring a backup of this office would take away, without decrypting more of it than
/// its first records.
///
/// # Errors
/// `Forbidden` without `backups.restore`; `Unreadable`, and the [`BackupFault`]s that show at the
/// beginning of a file.
pub fn preview(view: &View<'_>, file: &Path) -> Result<Preview> {
    let _restore = view.grant::<BackupsRestore>()?;
    let manifest = manifest_of(view, file)?.ok_or(BackupFault::Foreign)?;
    let Counts { customers, .. } = manifest.counts;
    let newest = manifest.journal.map_or(0, |it| it.seq);
    Ok(Preview {
        made_at: manifest.made_at,
        customers,
        customers_now: store::counts_of_crm(view.connection())?.customers,
        lost: store::done_since(view, newest)?,
    })
}

/// The last restore, while it can be taken back.
///
/// # Errors
/// `Forbidden` without `backups.restore`.
pub fn reversible(view: &View<'_>) -> Result<Option<Reversible>> {
    let _restore = view.grant::<BackupsRestore>()?;
    let Some(last) = store::last_restore(view.connection())? else { return Ok(None) };
    let home = view.strongbox().home();
    let made_at = last.note.get("made_at").and_then(serde_json::Value::as_i64);
    match (last.previous_folder(), made_at) {
        (Some(previous), Some(made_at)) if is_there(home, &previous)? => {
            Ok(Some(Reversible { restored_at: last.at, made_at }))
        }
        _ => Ok(None),
    }
}

fn is_there(home: &Path, previous: &str) -> Result<bool> {
    let live = folders::current(home)?.ok_or(Error::DatabaseDamaged)?;
    let all = folders::all(home)?;
    Ok(all.iter().any(|(_, it)| it.ends_with(previous) && *it != live))
}
