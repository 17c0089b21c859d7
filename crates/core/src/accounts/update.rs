//! What is changed about an account: its name, its place, its roles, whether it may sign in.

use serde::Deserialize;

use super::{
    Account, ROLES,
    create::valid_name,
    lets_others_in, store,
    store::{Record, RoleHeld},
};
use crate::{
    Error, Result,
    access::{AccountState, AccountsWrite},
    gate::{Tx, View},
    id::{AccountId, DepartmentId},
    text::Rule,
    words::Language,
};

/// What to change about an account: what is none stays.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct AccountPatch {
    pub name: Option<String>,
    pub department: Option<Option<DepartmentId>>,
    pub roles: Option<Vec<String>>,
    pub language: Option<Option<Language>>,
}

/// Changes name, department, roles or language.
///
/// # Errors
/// `Forbidden` without `accounts.write`, `Invalid` with the field, `LastAdministrator`.
pub fn update(tx: &mut Tx<'_>, id: AccountId, patch: &AccountPatch) -> Result<Account> {
    let held_account = tx.hold::<Record, AccountsWrite>(id.get())?;
    let mut after = held_account.clone();
    if let Some(name) = &patch.name {
        after.name = valid_name(name)?;
    }
    if let Some(department) = patch.department {
        if let Some(department) = department {
            must_exist(tx, department)?;
        }
        after.department = department;
    }
    if let Some(roles) = &patch.roles {
        after.roles = held(roles, &held_account.roles)?;
    }
    if let Some(language) = patch.language {
        after.language = language;
    }
    after.version += 1;
    must_keep_an_administrator(tx, &after)?;
    tx.update(&held_account, &after)?;
    Ok(after.into())
}

/// Lets an account sign in again, or no longer: a disabled one is out at its next call.
///
/// # Errors
/// `Forbidden` without `accounts.write`, `LastAdministrator`.
pub fn set_state(tx: &mut Tx<'_>, id: AccountId, state: AccountState) -> Result<Account> {
    let held = tx.hold::<Record, AccountsWrite>(id.get())?;
    let after = Record { state, version: held.version + 1, ..held.clone() };
    must_keep_an_administrator(tx, &after)?;
    tx.update(&held, &after)?;
    Ok(after.into())
}

pub(super) fn must_exist(view: &View<'_>, department: DepartmentId) -> Result<()> {
    let exists = crate::departments::list(view)?.iter().any(|it| it.id == department);
    if exists { Ok(()) } else { Err(Error::NotFound { entity: "departments" }) }
}

/// An office always keeps someone enabled who is administrator without an end date.
fn must_keep_an_administrator(view: &View<'_>, after: &Record) -> Result<()> {
    let others = store::all(view)?;
    let is_kept =
        lets_others_in(after) || others.iter().any(|it| it.id != after.id && lets_others_in(it));
    if is_kept { Ok(()) } else { Err(Error::LastAdministrator) }
}

/// The roles of these codes; one that was held before stays as it was, its scope too.
pub(super) fn held(codes: &[String], before: &[RoleHeld]) -> Result<Vec<RoleHeld>> {
    let mut roles: Vec<RoleHeld> = Vec::new();
    for code in codes {
        if !ROLES.contains(&code.as_str()) {
            return Err(Error::invalid("role", Rule::NotAChoice));
        }
        if !roles.iter().any(|it| it.code == *code) {
            let fresh =
                || RoleHeld { code: code.clone(), scope: None, valid_from: None, valid_to: None };
            let known = before.iter().find(|it| it.code == *code);
            roles.push(known.cloned().unwrap_or_else(fresh));
        }
    }
    // In the order they are read in: another order is no change.
    roles.sort_by_key(|it| ROLES.iter().position(|code| *code == it.code));
    Ok(roles)
}
