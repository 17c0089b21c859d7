//! SQL of `accounts`, the roles each holds, and their earlier passwords.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::Role;
use crate::{
    Error, Result,
    access::{AccountState, AccountsRead, AccountsWrite, Level, Placement, ScopeName},
    directory::Person,
    gate::{Entity, Rows, Tx, View, in_use, taken},
    id::{AccountId, DepartmentId},
    vault::{PublicKey, SlotId, Vault},
    words::Language,
};

/// A role that an account holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct RoleHeld {
    pub code: String,
    /// Wider or narrower than the role says; none keeps what the role says.
    pub scope: Option<ScopeName>,
    pub valid_from: Option<i64>,
    pub valid_to: Option<i64>,
}

/// An account as it is stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    #[serde(skip, default = "not_given")]
    pub id: AccountId,
    pub login: String,
    pub name: String,
    pub department: Option<DepartmentId>,
    pub state: AccountState,
    pub clearance: Option<Level>,
    pub language: Option<Language>,
    /// What new keys are sealed to.
    pub public_key: PublicKey,
    pub must_change_password: bool,
    pub password_at: i64,
    pub roles: Vec<RoleHeld>,
    pub created_at: i64,
    pub version: i64,
    /// What a password just given up can be recognised by: never part of the journal.
    #[serde(skip)]
    pub retired_password: Option<String>,
}

fn not_given() -> AccountId {
    AccountId(0)
}

impl Entity for Record {
    const WORD: &'static str = "accounts";
    const TABLES: &'static [&'static str] = &["accounts", "account_roles", "account_passwords"];
    const PERSONAL: &'static [&'static str] = &[];
    // The vault holds what belongs to it, and no earlier password.
    const FINAL: &'static [&'static str] = &["public_key"];
    type Read = AccountsRead;
    type Create = AccountsWrite;
    type Update = AccountsWrite;
    type Delete = AccountsWrite;

    fn id(&self) -> i64 {
        self.id.get()
    }

    fn with_id(self, id: i64) -> Record {
        Record { id: AccountId(id), ..self }
    }

    fn load(view: &View<'_>, id: i64) -> Result<Option<Record>> {
        by_id(view, AccountId(id))
    }

    fn placement(&self, _: &View<'_>) -> Result<Option<Placement>> {
        Ok(None)
    }

    fn insert(&self, rows: &Rows<'_, Record>) -> Result<i64> {
        let id = rows
            .insert(
                "insert into accounts (id, login, login_key, name, department_id, state, clearance,
                     language, public_key, must_change_password, password_at, created_at, version)
                 values (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                (
                    self.id,
                    &self.login,
                    super::login_key(&self.login),
                    &self.name,
                    self.department,
                    self.state.word(),
                    self.clearance.map(Level::number),
                    self.language.map(Language::code),
                    self.public_key.as_bytes().as_slice(),
                    self.must_change_password,
                    self.password_at,
                    self.created_at,
                    self.version,
                ),
            )
            .map_err(|error| taken(error, "login"))?;
        insert_roles(rows, id, &self.roles)?;
        Ok(id)
    }

    fn update(&self, rows: &Rows<'_, Record>, before: &Record) -> Result<()> {
        rows.execute(
            "update accounts set name = ?2, department_id = ?3, state = ?4, clearance = ?5,
                 language = ?6, public_key = ?7, must_change_password = ?8, password_at = ?9,
                 version = ?10
             where id = ?1",
            (
                self.id,
                &self.name,
                self.department,
                self.state.word(),
                self.clearance.map(Level::number),
                self.language.map(Language::code),
                self.public_key.as_bytes().as_slice(),
                self.must_change_password,
                self.password_at,
                self.version,
            ),
        )
        .map_err(keeps_an_administrator)?;
        if let Some(verifier) = &self.retired_password {
            rows.execute(
                "insert into account_passwords (account_id, verifier, at) values (?1, ?2, ?3)",
                (self.id, verifier, self.password_at),
            )?;
        }
        // One by one: the last administrator may change every role but that one.
        for role in before.roles.iter().filter(|it| !self.roles.contains(it)) {
            rows.execute(
                "delete from account_roles
                 where account_id = ?1 and role_id = (select id from roles where code = ?2)",
                (self.id, &role.code),
            )
            .map_err(keeps_an_administrator)?;
        }
        let new = self.roles.iter().filter(|it| !before.roles.contains(it));
        insert_roles(rows, self.id.get(), new)
    }

    fn remove(&self, rows: &Rows<'_, Record>) -> Result<()> {
        rows.execute("delete from account_roles where account_id = ?1", [self.id])
            .map_err(keeps_an_administrator)?;
        rows.execute("delete from account_passwords where account_id = ?1", [self.id])?;
        rows.execute("delete from accounts where id = ?1", [self.id])
            .map_err(in_use(Record::WORD))?;
        Ok(())
    }
}

fn insert_roles<'r>(
    rows: &Rows<'_, Record>,
    id: i64,
    roles: impl IntoIterator<Item = &'r RoleHeld>,
) -> Result<()> {
    for role in roles {
        let found = rows.execute(
            "insert into account_roles (account_id, role_id, scope, valid_from, valid_to)
             select ?1, id, ?3, ?4, ?5 from roles where code = ?2",
            (id, &role.code, role.scope.map(ScopeName::word), role.valid_from, role.valid_to),
        )?;
        if found == 0 {
            return Err(Error::NotFound { entity: "roles" });
        }
    }
    Ok(())
}

/// The trigger that backs [`super::must_keep_an_administrator`].
fn keeps_an_administrator(error: rusqlite::Error) -> Error {
    match error.sqlite_error().map(|it| it.extended_code) {
        Some(rusqlite::ffi::SQLITE_CONSTRAINT_TRIGGER) => Error::LastAdministrator,
        _ => error.into(),
    }
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Record> {
    let key: [u8; 32] = row.get(7)?;
    Ok(Record {
        id: row.get(0)?,
        login: row.get(1)?,
        name: row.get(2)?,
        department: row.get(3)?,
        state: AccountState::of_word(&row.get::<_, String>(4)?),
        clearance: row.get::<_, Option<i64>>(5)?.and_then(Level::of_number),
        language: row.get::<_, Option<String>>(6)?.as_deref().and_then(Language::parse),
        public_key: key.into(),
        must_change_password: row.get(8)?,
        password_at: row.get(9)?,
        roles: Vec::new(),
        created_at: row.get(10)?,
        version: row.get(11)?,
        retired_password: None,
    })
}

pub(super) fn by_id(view: &View<'_>, id: AccountId) -> Result<Option<Record>> {
    by_id_on(view.connection(), id)
}

/// Reads an account without a session: while someone signs in there is none yet.
pub(super) fn by_id_on(conn: &Connection, id: AccountId) -> Result<Option<Record>> {
    let mut statement = conn.prepare_cached(
        "select id, login, name, department_id, state, clearance, language,
                public_key, must_change_password, password_at, created_at, version
         from accounts where id = ?1",
    )?;
    let found = statement.query_row([id], from_row).optional()?;
    found.map(|it| with_roles(conn, it)).transpose()
}

pub(super) fn all(view: &View<'_>) -> Result<Vec<Record>> {
    let mut statement = view.connection().prepare_cached(
        "select id, login, name, department_id, state, clearance, language,
                public_key, must_change_password, password_at, created_at, version
         from accounts order by id",
    )?;
    let rows = statement.query_map([], from_row)?.collect::<rusqlite::Result<Vec<_>>>()?;
    rows.into_iter().map(|it| with_roles(view.connection(), it)).collect()
}

/// When each person last signed in. The newest entry of a person is never far behind it.
pub(super) fn last_sign_ins(view: &View<'_>) -> Result<BTreeMap<AccountId, i64>> {
    let found = view.many(
        "select a.id, (select o.at from operations o where o.account_id = a.id
                and o.operation = 'accounts.sign_in' order by o.seq desc limit 1)
         from accounts a",
        [],
        |row| Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?)),
    )?;
    Ok(found.into_iter().filter_map(|(id, at)| Some((id, at?))).collect())
}

/// Every role, in the order people see them.
pub(super) fn roles(view: &View<'_>) -> Result<Vec<Role>> {
    let rights = view.many("select role_id, \"right\", scope from role_rights", [], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
    })?;
    view.many("select id, code, clearance from roles order by id", [], |row| {
        let id: i64 = row.get(0)?;
        let of_role = rights.iter().filter(|(role, _, _)| *role == id);
        Ok(Role {
            code: row.get(1)?,
            clearance: Level::of_number(row.get(2)?).unwrap_or(Level::Public),
            rights: of_role
                .filter_map(|(_, right, scope)| Some((right.clone(), ScopeName::of_word(scope)?)))
                .collect(),
            is_usual: false,
        })
    })
}

fn with_roles(conn: &Connection, record: Record) -> Result<Record> {
    let mut statement = conn.prepare_cached(
        "select r.code, a.scope, a.valid_from, a.valid_to
         from account_roles a join roles r on r.id = a.role_id where a.account_id = ?1 order by r.id",
    )?;
    let roles = statement.query_map([record.id], |row| {
        Ok(RoleHeld {
            code: row.get(0)?,
            scope: row.get::<_, Option<String>>(1)?.as_deref().and_then(ScopeName::of_word),
            valid_from: row.get(2)?,
            valid_to: row.get(3)?,
        })
    })?;
    Ok(Record { roles: roles.collect::<rusqlite::Result<_>>()?, ..record })
}

/// The id that the next account will get: its slot in the vault comes before its row.
pub(super) fn next_id(view: &View<'_>) -> Result<AccountId> {
    let given: Option<i64> =
        view.one("select seq from sqlite_sequence where name = 'accounts'", [], |row| row.get(0))?;
    Ok(AccountId(given.unwrap_or(0) + 1))
}

/// Verifiers of the last passwords this account has given up.
pub(super) fn retired_passwords(view: &View<'_>, id: AccountId) -> Result<Vec<String>> {
    view.many(
        "select verifier from account_passwords where account_id = ?1 order by at desc, id desc limit ?2",
        (id, REMEMBERED),
        |row| row.get(0),
    )
}

/// How many earlier passwords may not come back.
const REMEMBERED: i64 = 5;

/// The person's password has become too old: they must choose another before anything else.
pub(super) fn demand_new_password(tx: &mut Tx<'_>, id: AccountId) -> Result<()> {
    let Some(before) = by_id(tx, id)? else { return Err(Error::SignedOut) };
    let version = before.version + 1;
    let after = Record { must_change_password: true, version, ..before.clone() };
    tx.put_back(Some(&before), Some(&after))
}

/// Takes over the public keys of a vault that is ahead of the database: a change of it was saved,
/// and the program stopped before the database followed.
pub(super) fn follow_vault(tx: &mut Tx<'_>) -> Result<()> {
    let vault = tx.strongbox().snapshot();
    for before in all(tx)? {
        let Some(slot) = vault.slot(SlotId::Person(before.id)) else { continue };
        if slot.public_key() != before.public_key {
            let version = before.version + 1;
            let after = Record { public_key: slot.public_key(), version, ..before.clone() };
            tx.put_back(Some(&before), Some(&after))?;
        }
    }
    Ok(())
}

/// Whether the vault and the database know the same key of each person.
pub(super) fn agrees_with(conn: &Connection, vault: &Vault) -> Result<bool> {
    let mut statement = conn.prepare_cached("select id, public_key from accounts")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let key: [u8; 32] = row.get(1)?;
        let slot = vault.slot(SlotId::Person(row.get(0)?));
        if slot.is_some_and(|it| it.public_key() != key.into()) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The account with this login, without a session.
pub(super) fn by_login(view: &View<'_>, key: &str) -> Result<Option<Record>> {
    let id = id_of_login(view.connection(), key)?;
    id.map_or(Ok(None), |id| by_id(view, id))
}

/// The account of a login, whether it may sign in or not.
pub(super) fn id_of_login(conn: &Connection, key: &str) -> Result<Option<AccountId>> {
    let found = conn
        .prepare_cached("select id from accounts where login_key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    Ok(found)
}

/// Every account by its login, as logins are compared.
pub(crate) fn login_keys(conn: &Connection) -> Result<BTreeMap<String, AccountId>> {
    let mut statement = conn.prepare_cached("select login_key, id from accounts")?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// What everyone is called who may sign in, by their login as logins are compared.
pub(crate) fn names_of_logins(conn: &Connection) -> Result<BTreeMap<String, String>> {
    let mut statement =
        conn.prepare_cached("select login_key, name from accounts where state <> 'disabled'")?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The logins that let others in now, as they are compared.
pub(super) fn logins_of_administrators(conn: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "select a.login_key from accounts a join account_roles r on r.account_id = a.id
         where r.role_id = 1 and a.state = 'enabled' and r.valid_to is null",
    )?;
    statement.query_map([], |row| row.get(0))?.collect()
}

/// Everyone who has an account, for whoever may see customers: owners are shown by name.
pub(crate) fn people(view: &View<'_>) -> Result<Vec<Person>> {
    view.many(
        "select id, login, name, department_id, state = 'disabled' from accounts order by id",
        [],
        |row| {
            Ok(Person {
                id: row.get(0)?,
                login: row.get(1)?,
                name: row.get(2)?,
                department: row.get(3)?,
                is_disabled: row.get(4)?,
            })
        },
    )
}
