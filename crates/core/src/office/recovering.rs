//! Getting back in with the recovery sheet, when every password is lost.

use std::{path::Path, sync::Arc};

use super::Office;
use crate::{Result, accounts, clock::Clock, jobs::Job, vault::RecoveryKey, words::Language};

/// Gives an administrator a new password. Whoever does it holds the recovery sheet; the log says so.
///
/// # Errors
/// `WrongKey` when no sheet of this office has this key; `NotFound` for an unknown login,
/// `Forbidden` when it is no administrator's, `WeakPassword`; what opening the office says.
pub fn recover(
    home: &Path,
    key: &RecoveryKey,
    login: &str,
    new_password: &str,
    clock: Arc<dyn Clock>,
) -> Result<()> {
    let office = Office::open(home, clock)?;
    let (vault, master) = office.open_with_recovery(key)?;
    let core = office.core(vault, master, &Job::new())?;
    let key = accounts::login_key(login);
    core.write_unattended("accounts.recover", Language::En, |tx| {
        accounts::recover(tx, &key, new_password)
    })?;
    office.attempts().unlock(&key, core.now())?;
    core.anchor_in_keychain();
    Ok(())
}
