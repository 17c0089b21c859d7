//! Looking through a vault that is not as the office left it, and signing it anew.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;

use super::{PublicKey, SlotId, Vault, store};
use crate::{
    Error, Result,
    access::{AccountsRead, AccountsWrite, Session},
    gate::{Core, Operation, View},
    office::{self, Warning},
    text::{self, Rule},
};

/// The longest reason.
const LONGEST: usize = 500;

/// What an administrator is shown of the vault.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Review {
    /// What is wrong with the file as a whole.
    pub finding: Option<Warning>,
    pub ways_in: Vec<WayIn>,
}

/// One who can open the data, or should be able to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WayIn {
    /// The account's number, or `recovery-<n>`.
    pub slot: SlotId,
    /// None for a recovery sheet, and where nobody has this account.
    pub login: Option<String>,
    /// From which day the password or the sheet opens the vault; none without a slot.
    pub since: Option<NaiveDate>,
    pub state: WayInState,
}

/// How a slot of the vault stands to what the database knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WayInState {
    Sound,
    /// Disabled, and has a slot still: it goes when the data key is changed.
    Disabled,
    /// The slot is of another key pair: an earlier password, or not the person's at all.
    Foreign,
    /// A slot that belongs to nobody.
    Unknown,
    /// Enabled, and without a slot: only a new password lets the person in.
    Missing,
}

impl WayInState {
    /// The word on the wire and in the catalogues.
    pub fn word(self) -> &'static str {
        match self {
            WayInState::Sound => "sound",
            WayInState::Disabled => "disabled",
            WayInState::Foreign => "foreign",
            WayInState::Unknown => "unknown",
            WayInState::Missing => "missing",
        }
    }
}

/// Everyone who can open the data or should be able to, and whether the file is as it was left.
///
/// # Errors
/// `Forbidden` without `accounts.read`.
pub fn review(core: &Core, session: &Session) -> Result<Review> {
    let finding = office::warning_of_vault(core, &core.strongbox().snapshot())?;
    let ways_in = core.read(session, |view| {
        let _read = view.grant::<AccountsRead>()?;
        Ok(ways_in(view, &view.strongbox().snapshot())?.into_iter().map(|(it, _)| it).collect())
    })?;
    Ok(Review { finding, ways_in })
}

/// Signs the vault anew with the slots that the database knows, and with the one of who accepts: it
/// has just opened. Everyone else loses their way in and needs a new password. Answers them.
///
/// # Errors
/// `Forbidden` without `accounts.write`; `Invalid` without a reason; `NotFound` when nothing is
/// wrong with the vault.
pub fn accept(core: &Core, session: &Session, reason: &str) -> Result<Vec<WayIn>> {
    let reason =
        text::clean::line(reason, LONGEST).map_err(|rule| Error::invalid("reason", rule))?;
    let finding = office::warning_of_vault(core, &core.strongbox().snapshot())?;
    let seen = core.vault_generation();
    let operation = Operation { name: "vault.accept", reason: Some(&reason), batch: None };
    core.write(session, operation, |tx| {
        let _write = tx.grant::<AccountsWrite>()?;
        if reason.is_empty() {
            return Err(Error::invalid("reason", Rule::Blank));
        }
        let finding = finding.ok_or(Error::NotFound { entity: "vault" })?;
        let mine = SlotId::Person(tx.me());
        let (kept, lost): (Vec<_>, Vec<_>) = ways_in(tx, &tx.strongbox().snapshot())?
            .into_iter()
            .filter(|(way, _)| way.since.is_some())
            .partition(|(way, _)| {
                way.slot == mine || matches!(way.state, WayInState::Sound | WayInState::Disabled)
            });
        let keys: Vec<(SlotId, PublicKey)> =
            kept.into_iter().filter_map(|(way, key)| Some((way.slot, key?))).collect();
        let lost: Vec<WayIn> = lost.into_iter().map(|(way, _)| way).collect();
        tx.strongbox().accept(&keys, seen + 1)?;
        tx.note("finding", json!(finding));
        tx.note("lost", json!(lost.iter().map(|it| it.slot).collect::<Vec<_>>()));
        Ok(lost)
    })
}

/// Each with the public key of the slot, where there is one.
fn ways_in(view: &View<'_>, vault: &Vault) -> Result<Vec<(WayIn, Option<PublicKey>)>> {
    let known = store::everyone(view.connection())?;
    let mut found = Vec::new();
    for it in &known {
        let slot = vault.slot(it.slot);
        let state = match slot {
            Some(slot) if slot.public_key() != it.public_key => WayInState::Foreign,
            Some(_) if !it.is_enabled => WayInState::Disabled,
            Some(_) => WayInState::Sound,
            None if it.is_enabled => WayInState::Missing,
            None => continue,
        };
        let since = slot.map(super::Slot::since);
        let way = WayIn { slot: it.slot, login: it.login.clone(), since, state };
        found.push((way, slot.map(super::Slot::public_key)));
    }
    for slot in vault.slots().filter(|slot| known.iter().all(|it| it.slot != slot.id())) {
        let (state, since) = (WayInState::Unknown, Some(slot.since()));
        let way = WayIn { slot: slot.id(), login: None, since, state };
        found.push((way, Some(slot.public_key())));
    }
    Ok(found)
}
