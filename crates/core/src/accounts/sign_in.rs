//! Finding the account behind a login, and what it needs to sign in.

use super::{passwords, store};
use crate::{
    Error, Result,
    access::{AccountState, Limits, Session},
    gate::Core,
    id::AccountId,
};

/// A person who has just signed in.
pub(crate) struct SignedIn {
    pub session: Session,
    /// The password has become old: the person should choose another soon.
    pub should_change_password: bool,
}

/// Begins a session for someone whose password has opened their slot of the vault.
///
/// # Errors
/// `WrongPassword` when the login is not that account's, `Disabled`, `PasswordExpired` for an
/// initial password that was not used in time.
pub(crate) fn sign_in(
    core: &Core,
    account: AccountId,
    key: &str,
    device: &str,
) -> Result<SignedIn> {
    let now = core.now();
    let (record, settings) = core.read_unattended(|conn| {
        let settings = crate::settings::Settings::load(conn)?;
        Ok((store::by_id_on(conn, account)?, settings))
    })?;
    let record = record.filter(|it| super::login_key(&it.login) == key);
    let record = record.ok_or(Error::WrongPassword)?;
    if record.state != AccountState::Enabled {
        return Err(Error::Disabled);
    }
    let policy = passwords::Policy::of(settings.password_preset);
    let age = if record.must_change_password {
        policy.age_of_initial(record.password_at, now.wall_ms)
    } else {
        policy.age(record.password_at, now.wall_ms)
    };
    if record.must_change_password && age == passwords::Age::Expired {
        return Err(Error::PasswordExpired);
    }
    let limits = Limits { idle_ms: settings.idle_lock_minutes * 60_000, ..Limits::default() };
    let session = Session::begin(account, device, limits, now);
    core.write(&session, "accounts.sign_in", |tx| {
        if age == passwords::Age::Expired && !record.must_change_password {
            store::demand_new_password(tx, account)?;
        }
        tx.note("login", record.login.as_str());
        Ok(())
    })?;
    Ok(SignedIn { session, should_change_password: age != passwords::Age::Fine })
}
