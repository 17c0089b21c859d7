//! New accounts: by whoever may let others in, and the first one of an office.

use serde::Deserialize;

use super::{
    ADMINISTRATOR, Issued, login_key, passwords, store,
    store::{Record, RoleHeld},
    update::{held, must_exist},
};
use crate::{
    Error, Result,
    access::{AccountState, AccountsWrite, Level, ScopeName},
    gate::Tx,
    id::{AccountId, DepartmentId},
    text::{self, Rule},
    vault::PublicKey,
    words::Language,
};

/// An account to be made.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
pub struct NewAccount {
    pub login: String,
    pub name: String,
    pub department: Option<DepartmentId>,
    pub roles: Vec<String>,
}

/// Makes an account with a random password that must be changed at the first sign-in.
///
/// # Errors
/// `Forbidden` without `accounts.write`, `Invalid` with the field, `Taken` when the login was ever
/// given out.
pub fn create(tx: &mut Tx<'_>, new: &NewAccount) -> Result<Issued> {
    let write = tx.grant::<AccountsWrite>()?;
    let login = valid_login(&new.login)?;
    let name = valid_name(&new.name)?;
    if let Some(department) = new.department {
        must_exist(tx, department)?;
    }
    if store::id_of_login(tx.connection(), &login_key(&login))?.is_some() {
        return Err(Error::Taken { field: "login" });
    }
    let password = passwords::initial();
    let id = store::next_id(tx)?;
    let public_key = tx.strongbox().let_in(id, &password, tx.today())?;
    let record = Record {
        id,
        login,
        name,
        department: new.department,
        state: AccountState::Enabled,
        clearance: None,
        language: None,
        public_key,
        must_change_password: true,
        password_at: tx.now().wall_ms,
        roles: held(&new.roles, &[])?,
        created_at: tx.now().wall_ms,
        version: 1,
        retired_password: None,
    };
    tx.insert(&write, &record)?;
    Ok(Issued { account: record.into(), password })
}

/// The first account of an office: administrator, and manager of everything there is, so that an
/// office of one person works at once.
pub(crate) struct Founder<'a> {
    pub login: &'a str,
    pub name: &'a str,
    pub language: Language,
    pub public_key: PublicKey,
}

/// Makes the first account, while the office is being made.
pub(crate) fn found(tx: &mut Tx<'_>, founder: &Founder<'_>) -> Result<()> {
    let write = tx.grant::<AccountsWrite>()?;
    let role = |code: &str, scope| RoleHeld {
        code: code.to_owned(),
        scope,
        valid_from: None,
        valid_to: None,
    };
    let record = Record {
        id: FOUNDER,
        login: valid_login(founder.login)?,
        name: valid_name(founder.name)?,
        department: None,
        state: AccountState::Enabled,
        clearance: Some(Level::Secret),
        language: Some(founder.language),
        public_key: founder.public_key,
        must_change_password: false,
        password_at: tx.now().wall_ms,
        roles: vec![role(ADMINISTRATOR, None), role("manager", Some(ScopeName::All))],
        created_at: tx.now().wall_ms,
        version: 1,
        retired_password: None,
    };
    tx.insert(&write, &record)?;
    Ok(())
}

/// The id of the first account.
pub(crate) const FOUNDER: AccountId = AccountId(1);

fn valid_login(login: &str) -> Result<String> {
    let login = text::clean::line(login, 64).map_err(|rule| Error::invalid("login", rule))?;
    if login.is_empty() {
        return Err(Error::invalid("login", Rule::Blank));
    }
    if login.chars().any(char::is_whitespace) {
        return Err(Error::invalid("login", Rule::NotALogin));
    }
    Ok(login)
}

pub(super) fn valid_name(name: &str) -> Result<String> {
    let name = text::clean::line(name, 100).map_err(|rule| Error::invalid("name", rule))?;
    if name.is_empty() { Err(Error::invalid("name", Rule::Blank)) } else { Ok(name) }
}
