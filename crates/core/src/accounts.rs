//! Accounts: the people who sign in, their passwords and the roles they hold.

pub mod attempts;
mod create;
pub mod passwords;
mod renew;
mod sign_in;
mod store;
mod update;

use std::collections::BTreeMap;

use serde::Serialize;

pub(crate) use create::{FOUNDER, Founder, found};
pub use create::{NewAccount, create};
pub(crate) use renew::recover;
pub use renew::{Issued, change_password, reset_password};
pub(crate) use sign_in::sign_in;
pub use store::RoleHeld;
pub(crate) use store::{Record, login_keys, names_of_logins, people};
pub use update::{AccountPatch, set_state, update};

use crate::{
    Error, Result,
    access::{AccountState, AccountsRead, AccountsWrite, CustomersRead, Level, ScopeName, Whoami},
    directory::{self, Directory},
    gate::{Core, Tx, View},
    id::{AccountId, DepartmentId},
    text,
    vault::Vault,
    words::Language,
};

/// The role that lets others in; an office always keeps someone enabled who holds it.
const ADMINISTRATOR: &str = "administrator";

/// The roles every office is born with.
pub const ROLES: [&str; 8] = [
    ADMINISTRATOR,
    "security_officer",
    "auditor",
    "executive",
    "manager",
    "sales",
    "service",
    "read_only",
];

/// An account as people see it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Account {
    pub id: AccountId,
    pub login: String,
    pub name: String,
    pub department: Option<DepartmentId>,
    pub state: AccountState,
    pub language: Option<Language>,
    pub clearance: Option<Level>,
    pub must_change_password: bool,
    pub roles: Vec<RoleHeld>,
    pub version: i64,
}

/// Who is signed in and what they may do.
pub fn whoami(view: &View<'_>) -> Whoami {
    view.standing().whoami()
}

/// Every account.
///
/// # Errors
/// `Forbidden` without `accounts.read`.
pub fn list(view: &View<'_>) -> Result<Vec<Account>> {
    let _read = view.grant::<AccountsRead>()?;
    Ok(store::all(view)?.into_iter().map(Account::from).collect())
}

/// An account among all of them, with what only the whole shows.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Member {
    pub account: Account,
    /// When the person last signed in.
    pub signed_in_at: Option<i64>,
    /// The only one left who lets others in: it can be neither disabled nor lose that role.
    pub is_last_administrator: bool,
}

/// Everyone who has an account, as whoever looks after them sees it.
///
/// # Errors
/// `Forbidden` without `accounts.read`.
pub fn members(view: &View<'_>) -> Result<Vec<Member>> {
    let _read = view.grant::<AccountsRead>()?;
    let all = store::all(view)?;
    let administrators = all.iter().filter(|it| lets_others_in(it)).count();
    let seen = store::last_sign_ins(view)?;
    let member = |record: Record| Member {
        signed_in_at: seen.get(&record.id).copied(),
        is_last_administrator: administrators == 1 && lets_others_in(&record),
        account: record.into(),
    };
    Ok(all.into_iter().map(member).collect())
}

/// A role as it is shipped: what it allows, and how far.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Role {
    pub code: String,
    /// Fields up to this level are shown, the others are masked.
    pub clearance: Level,
    pub rights: BTreeMap<String, ScopeName>,
    /// Whether most offices of this kind need it: the others are for larger ones.
    pub is_usual: bool,
}

/// Every role there is, those that are usual first: where there are departments, somebody leads one;
/// where there are none, somebody sees everything.
///
/// # Errors
/// `Forbidden` without `accounts.read`.
pub fn roles(view: &View<'_>) -> Result<Vec<Role>> {
    let _read = view.grant::<AccountsRead>()?;
    let leads = if Directory::load(view)?.has_departments() { "manager" } else { "executive" };
    let usual = ["sales", "service", leads, "administrator"];
    let mut roles = store::roles(view)?;
    let place = |it: &Role| usual.iter().position(|code| *code == it.code).unwrap_or(usual.len());
    for role in &mut roles {
        role.is_usual = place(role) < usual.len();
    }
    roles.sort_by_key(place);
    Ok(roles)
}

/// The account with this login.
///
/// # Errors
/// `Forbidden` without `accounts.read`, `NotFound`.
pub fn find(view: &View<'_>, login: &str) -> Result<Account> {
    let key = login_key(login);
    let found = list(view)?.into_iter().find(|it| login_key(&it.login) == key);
    found.ok_or(Error::NotFound { entity: "accounts" })
}

/// Takes over the public keys of a vault that is ahead of the database.
pub(crate) fn follow_vault(tx: &mut Tx<'_>) -> Result<()> {
    store::follow_vault(tx)
}

/// Whether the vault and the database know the same key of each person.
pub(crate) fn agree_with(core: &Core, vault: &Vault) -> Result<bool> {
    core.read_unattended(|conn| store::agrees_with(conn, vault))
}

/// Notes that an administrator has ended a login's waiting.
///
/// # Errors
/// `Forbidden` without `accounts.write`, `NotFound` for an unknown login.
pub(crate) fn note_unlock(tx: &mut Tx<'_>, key: &str) -> Result<()> {
    let _write = tx.grant::<AccountsWrite>()?;
    let account = store::id_of_login(tx.connection(), key)?;
    let account = account.ok_or(Error::NotFound { entity: "accounts" })?;
    tx.note("account", account.get());
    Ok(())
}

/// Whether this login is the only one left that lets others in.
pub(crate) fn is_last_administrator(core: &Core, key: &str) -> Result<bool> {
    core.read_unattended(|conn| Ok(store::logins_of_administrators(conn)? == [key]))
}

fn lets_others_in(it: &Record) -> bool {
    it.state == AccountState::Enabled
        && it.roles.iter().any(|role| role.code == ADMINISTRATOR && role.valid_to.is_none())
}

/// How logins are compared: nobody remembers which letters were capitals.
pub(crate) fn login_key(login: &str) -> String {
    text::keys::search_key(login)
}

impl From<Record> for Account {
    fn from(record: Record) -> Account {
        Account {
            id: record.id,
            login: record.login,
            name: record.name,
            department: record.department,
            state: record.state,
            language: record.language,
            clearance: record.clearance,
            must_change_password: record.must_change_password,
            roles: record.roles,
            version: record.version,
        }
    }
}

/// Someone who has an account, as colleagues know them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Colleague {
    pub id: AccountId,
    pub login: String,
    pub name: String,
    /// Known by what they did, and not to be given anything new.
    pub is_disabled: bool,
}

/// Everyone who has an account: owners and assignees are shown by name.
///
/// # Errors
/// `Forbidden` without `customers.read`.
pub fn colleagues(view: &View<'_>) -> Result<Vec<Colleague>> {
    let _read = view.grant::<CustomersRead>()?;
    let colleague = |it: directory::Person| Colleague {
        id: it.id,
        login: it.login,
        name: it.name,
        is_disabled: it.is_disabled,
    };
    Ok(people(view)?.into_iter().map(colleague).collect())
}
