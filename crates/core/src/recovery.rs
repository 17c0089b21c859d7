//! Recovery sheets: made anew and taken out of use. Their keys are kept nowhere; the database knows
//! the public halves, to which new secrets are sealed.

mod store;

use chrono::NaiveDate;
use serde_json::json;

pub(crate) use store::{Sheet, keep_public_key, public_keys};

use crate::{
    Error, Result,
    access::AccountsWrite,
    gate::Tx,
    vault::{RecoveryKey, Slot, SlotId},
};

/// A recovery sheet that was just made, and its key: shown once and kept nowhere.
#[derive(Debug)]
pub struct Renewed {
    /// The how-manieth sheet of this office.
    pub number: u32,
    pub key: RecoveryKey,
    pub made_on: NaiveDate,
}

/// Makes another recovery sheet. The earlier ones stay in use until [`retire_others`], for nobody
/// has the new one in hand yet. Asks for the person's password once more.
///
/// # Errors
/// `Forbidden` without `accounts.write`; `WrongPassword`; `VaultDamaged` while the vault is not as the
/// office left it; what the disk says.
pub fn renew(tx: &mut Tx<'_>, password: &str) -> Result<Renewed> {
    let write = tx.grant::<AccountsWrite>()?;
    must_know(tx, password)?;
    let made_on = tx.today();
    let new = tx.strongbox().add_sheet(made_on)?;
    let sheet = Sheet::of(&new)?;
    tx.insert(&write, &sheet)?;
    Ok(Renewed { number: sheet.number, key: new.key, made_on })
}

/// Takes every recovery sheet out of use but the one with this key: whoever brings it has it in hand.
/// Answers the numbers of the others; none where there are no others. Earlier backups, and copies of
/// the key file from before, still open with them.
///
/// # Errors
/// `Forbidden` without `accounts.write`; `WrongPassword`; `WrongKey` when no sheet of this office has
/// this key; `VaultDamaged`; what the disk says.
pub fn retire_others(tx: &mut Tx<'_>, password: &str, kept: &RecoveryKey) -> Result<Vec<u32>> {
    let _write = tx.grant::<AccountsWrite>()?;
    must_know(tx, password)?;
    let vault = tx.strongbox().snapshot();
    let (kept_slot, _) = vault.open_with_recovery(kept).map_err(|_| Error::WrongKey)?;
    let known = store::all(tx)?;
    if known.iter().all(|it| it.slot() != kept_slot) {
        return Err(Error::WrongKey);
    }
    // Both lists: one may be ahead of the other after a stop in between.
    let is_other = |it: &SlotId| matches!(it, SlotId::Recovery(_)) && *it != kept_slot;
    let slots: Vec<SlotId> = vault.slots().map(Slot::id).filter(is_other).collect();
    if !slots.is_empty() {
        tx.strongbox().retire_sheets(&slots, kept)?;
    }
    for sheet in known.iter().filter(|it| is_other(&it.slot())) {
        let held = tx.hold::<Sheet, AccountsWrite>(sheet.id)?;
        tx.delete(&held)?;
    }
    let retired = slots.into_iter().chain(known.iter().map(Sheet::slot).filter(is_other));
    let mut retired: Vec<u32> = retired.filter_map(store::number_of).collect();
    retired.sort_unstable();
    retired.dedup();
    tx.note("kept", json!(kept_slot));
    Ok(retired)
}

/// Who leaves the desk without signing out shall not lose the office to a passer-by.
fn must_know(tx: &Tx<'_>, password: &str) -> Result<()> {
    let vault = tx.strongbox().snapshot();
    vault.open_with_password(tx.me(), password).map_err(|_| Error::WrongPassword)?;
    Ok(())
}
