//! What is noticed at sign-in and must be said: a banner each, never a lock-out.

use std::path::Path;

use serde::Serialize;

use crate::{
    Result, accounts, folders,
    gate::Core,
    journal::{self, Head, Place},
    vault::{
        Authenticity, SlotId, Vault,
        file::{Loaded, Loss, Source},
    },
    words::Language,
};

/// Something that an administrator should look into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "warning", rename_all = "snake_case")]
pub enum Warning {
    /// The log is not the one that was anchored outside the database.
    LogDiffers { place: Place, anchored: Head },
    /// Someone without the office's keys has changed `vault.json`.
    VaultAltered,
    /// A `vault.json` from before its last changes was put back.
    VaultOlder { generation: u64, seen: u64 },
    /// `vault.json` was missing or damaged: the one from before its last change was used.
    VaultLost { damaged: bool },
    /// Nobody has a recovery sheet: the office's making was stopped before its key was shown.
    NoRecoverySheet,
    /// The log knows of days that the clock of this computer has not come to yet.
    ClockBehind { days: i64 },
}

impl Warning {
    /// The name of the warning in the catalogues.
    pub fn code(&self) -> &'static str {
        match self {
            Warning::LogDiffers { .. } => "log_differs",
            Warning::VaultAltered => "vault_altered",
            Warning::VaultOlder { .. } => "vault_older",
            Warning::VaultLost { .. } => "vault_lost",
            Warning::NoRecoverySheet => "no_recovery_sheet",
            Warning::ClockBehind { .. } => "clock_behind",
        }
    }
}

impl Warning {
    /// What a person reads, in their language: what it is, and what to do.
    pub fn say(&self, language: Language) -> String {
        let key = format!("checks.warnings.{}", self.code());
        match self {
            Warning::LogDiffers { anchored, .. } => {
                // A number of an entry is a place, not an amount: no groups of digits.
                language.say(&key, &[("seq", anchored.seq.to_string().into())])
            }
            Warning::ClockBehind { days } => language.say(&key, &[("days", (*days).into())]),
            _ => language.say(&key, &[]),
        }
    }
}

/// Everything that speaks against the vault just read and the log just opened.
pub(super) fn found(core: &Core, home: &Path, loaded: &Loaded) -> Result<Vec<Warning>> {
    let disputes = core.anchors().disputes().into_iter();
    let mut warnings: Vec<Warning> =
        disputes.map(|it| Warning::LogDiffers { place: it.place, anchored: it.anchored }).collect();
    if let Source::Previous { because } = loaded.source {
        warnings.push(Warning::VaultLost { damaged: because == Loss::Damaged });
    }
    warnings.extend(of_vault(core, &loaded.vault)?);
    if lacks_a_sheet(home, &loaded.vault) {
        warnings.push(Warning::NoRecoverySheet);
    }
    if let Some(days) = days_behind(core)? {
        warnings.push(Warning::ClockBehind { days });
    }
    Ok(warnings)
}

/// By how many days the clock lies behind what the log has seen. A day is travelled, or put right.
fn days_behind(core: &Core) -> Result<Option<i64>> {
    const DAY_MS: i64 = 86_400_000;
    let seen = core.read_unattended(journal::latest_of_the_last)?;
    let days = seen.map_or(0, |it| it.saturating_sub(core.now().wall_ms) / DAY_MS);
    Ok((days > 1).then_some(days))
}

/// Whether nobody can have a recovery sheet that opens this office.
pub(crate) fn lacks_a_sheet(home: &Path, vault: &Vault) -> bool {
    let has_one = vault.slots().any(|it| matches!(it.id(), SlotId::Recovery(_)));
    !has_one || home.join(folders::NO_SHEET).exists()
}

/// What speaks against the vault, beside the log.
pub(crate) fn of_vault(core: &Core, vault: &Vault) -> Result<Option<Warning>> {
    if vault.authenticate(core.strongbox().master()) == Authenticity::Altered {
        return Ok(Some(Warning::VaultAltered));
    }
    let (generation, seen) = (vault.generation(), core.vault_generation());
    // A newer one is only ahead of the database: it was saved first, and the database follows.
    let is_older = generation < seen || (generation == seen && !accounts::agree_with(core, vault)?);
    Ok(is_older.then_some(Warning::VaultOlder { generation, seen }))
}
