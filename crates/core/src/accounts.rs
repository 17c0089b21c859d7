//! Accounts: the people who sign in, their passwords and the roles they hold.

pub mod attempts;
pub mod passwords;
mod sign_in;
mod store;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

pub(crate) use sign_in::sign_in;
pub use store::RoleHeld;
pub(crate) use store::{Record, login_keys, names_of_logins, people};

use crate::{
    Error, Result,
    access::{
        AccountState, AccountsRead, AccountsWrite, CustomersRead, Level, Right, ScopeName, Whoami,
    },
    directory::{self, Directory},
    gate::{Core, Tx, View},
    id::{AccountId, DepartmentId},
    text::{self, Rule},
    vault::{PublicKey, Vault},
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

/// An account to be made.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
pub struct NewAccount {
    pub login: String,
    pub name: String,
    pub department: Option<DepartmentId>,
    pub roles: Vec<String>,
}

/// What to change about an account: what is none stays.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct AccountPatch {
    pub name: Option<String>,
    pub department: Option<Option<DepartmentId>>,
    pub roles: Option<Vec<String>>,
    pub language: Option<Option<Language>>,
}

/// A new account, or one with a new password, and that password: shown once and kept nowhere.
pub struct Issued {
    pub account: Account,
    pub password: Zeroizing<String>,
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

fn must_exist(view: &View<'_>, department: DepartmentId) -> Result<()> {
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

fn lets_others_in(it: &Record) -> bool {
    it.state == AccountState::Enabled
        && it.roles.iter().any(|role| role.code == ADMINISTRATOR && role.valid_to.is_none())
}

/// The roles of these codes; one that was held before stays as it was, its scope too.
fn held(codes: &[String], before: &[RoleHeld]) -> Result<Vec<RoleHeld>> {
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

/// How logins are compared: nobody remembers which letters were capitals.
pub(crate) fn login_key(login: &str) -> String {
    text::keys::search_key(login)
}

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

fn valid_name(name: &str) -> Result<String> {
    let name = text::clean::line(name, 100).map_err(|rule| Error::invalid("name", rule))?;
    if name.is_empty() { Err(Error::invalid("name", Rule::Blank)) } else { Ok(name) }
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
