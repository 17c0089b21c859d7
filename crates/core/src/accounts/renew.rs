//! New passwords: issued by another, chosen by oneself, and by the recovery sheet.

use zeroize::Zeroizing;

use super::{ADMINISTRATOR, Account, passwords, store, store::Record};
use crate::{
    Error, Result,
    access::{AccountState, AccountsWrite, Right},
    gate::Tx,
    id::AccountId,
};

/// A new account, or one with a new password, and that password: shown once and kept nowhere.
pub struct Issued {
    pub account: Account,
    pub password: Zeroizing<String>,
}

/// Gives someone a new random password, which they must change.
///
/// # Errors
/// `Forbidden` without `accounts.write`.
pub fn reset_password(tx: &mut Tx<'_>, id: AccountId) -> Result<Issued> {
    let held = tx.hold::<Record, AccountsWrite>(id.get())?;
    let password = passwords::initial();
    let public_key = tx.strongbox().let_in(id, &password, tx.today())?;
    let after = Record {
        public_key,
        must_change_password: true,
        password_at: tx.now().wall_ms,
        version: held.version + 1,
        ..held.clone()
    };
    tx.update(&held, &after)?;
    Ok(Issued { account: after.into(), password })
}

/// Changes the password of the person who asks: needs no right, only the old password.
///
/// # Errors
/// `WrongPassword`, `Invalid` with what is weak about the new one.
pub fn change_password(tx: &mut Tx<'_>, old: &str, new: &str) -> Result<()> {
    let id = tx.me();
    let before = store::by_id(tx, id)?.ok_or(Error::SignedOut)?;
    passwords::Policy::of(tx.settings().password_preset)
        .check(new, &[&before.login, &before.name, &tx.settings().organization])?;
    let earlier = store::retired_passwords(tx, id)?;
    if old == new || passwords::is_reused(new, &earlier).map_err(Error::internal)? {
        return Err(Error::WeakPassword { weakness: passwords::Weakness::Reused });
    }
    let public_key = tx.strongbox().change_password(id, old, new, tx.today())?;
    let after = Record {
        public_key,
        must_change_password: false,
        password_at: tx.now().wall_ms,
        version: before.version + 1,
        retired_password: Some(passwords::history_entry(old, &earlier).map_err(Error::internal)?),
        ..before.clone()
    };
    tx.put_back(Some(&before), Some(&after))
}

/// Gives an administrator a new password, for someone who holds the recovery sheet: nobody can sign
/// in any more. A disabled one is let in again.
///
/// # Errors
/// `NotFound` for an unknown login, `Forbidden` when it is no administrator's, `WeakPassword`.
pub(crate) fn recover(tx: &mut Tx<'_>, key: &str, new: &str) -> Result<()> {
    let before = store::by_login(tx, key)?.ok_or(Error::NotFound { entity: "accounts" })?;
    let is_administrator =
        before.roles.iter().any(|it| it.code == ADMINISTRATOR && it.valid_to.is_none());
    if !is_administrator {
        return Err(Error::Forbidden { right: AccountsWrite::NAME });
    }
    passwords::Policy::of(tx.settings().password_preset)
        .check(new, &[&before.login, &before.name, &tx.settings().organization])?;
    let public_key = tx.strongbox().let_in(before.id, new, tx.today())?;
    let after = Record {
        public_key,
        state: AccountState::Enabled,
        must_change_password: false,
        password_at: tx.now().wall_ms,
        version: before.version + 1,
        ..before.clone()
    };
    tx.put_back(Some(&before), Some(&after))
}
