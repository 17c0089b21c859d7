//! What an account may do right now, read inside the transaction that needs it.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::{Access, Level, Scope, scope::ScopeName};
use crate::{
    Error, Result,
    id::{AccountId, DepartmentId},
    words::Language,
};

/// Whether an account may sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    Enabled,
    Disabled,
}

impl AccountState {
    pub(crate) fn of_word(word: &str) -> AccountState {
        if word == "enabled" { AccountState::Enabled } else { AccountState::Disabled }
    }

    pub(crate) fn word(self) -> &'static str {
        match self {
            AccountState::Enabled => "enabled",
            AccountState::Disabled => "disabled",
        }
    }
}

/// Who someone is and what they may do, for themselves to see.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct Whoami {
    pub account: AccountId,
    pub login: String,
    pub name: String,
    pub must_change_password: bool,
    pub clearance: Level,
    /// None: that of the computer, or else the office's.
    pub language: Option<Language>,
    pub rights: BTreeMap<String, ScopeName>,
}

/// The rights, scopes, clearance and place of one account at one moment.
pub(crate) struct Standing {
    pub account: AccountId,
    pub login: String,
    pub name: String,
    pub department: Option<DepartmentId>,
    /// The department and everything below it.
    pub subtree: Vec<DepartmentId>,
    pub clearance: Level,
    pub language: Option<Language>,
    state: AccountState,
    must_change_password: bool,
    rights: BTreeMap<String, Scope>,
    levels: HashMap<(String, String), Level>,
}

impl Standing {
    /// Reads the standing of an account as of `now_ms`.
    ///
    /// # Errors
    /// `SignedOut` when the account is gone or disabled: its session ends at its next call.
    pub fn load(conn: &Connection, account: AccountId, now_ms: i64) -> Result<Standing> {
        let mut standing = load_account(conn, account)?.ok_or(Error::SignedOut)?;
        if standing.state != AccountState::Enabled {
            return Err(Error::SignedOut);
        }
        standing.subtree = load_subtree(conn, standing.department)?;
        load_roles(conn, &mut standing, now_ms)?;
        apply_own_rights(conn, &mut standing, now_ms)?;
        standing.levels = load_levels(conn)?;
        Ok(standing)
    }

    /// The standing of the founder while an office is being made: there is no account yet.
    pub fn founder(language: Language) -> Standing {
        let rights = super::ALL_RIGHTS.iter().map(|it| ((*it).to_owned(), Scope::ALL)).collect();
        Standing {
            account: AccountId(0),
            login: String::new(),
            name: String::new(),
            department: None,
            subtree: Vec::new(),
            clearance: Level::Secret,
            language: Some(language),
            state: AccountState::Enabled,
            must_change_password: false,
            rights,
            levels: HashMap::new(),
        }
    }

    pub fn scope_of(&self, right: &str) -> Option<Scope> {
        self.rights.get(right).copied()
    }

    /// Until an initial password is changed, nothing else can be done.
    pub fn must_be_able_to_act(&self) -> Result<()> {
        if self.must_change_password { Err(Error::MustChangePassword) } else { Ok(()) }
    }

    /// What this person may do with a field.
    pub fn access(&self, entity: &str, field: &str) -> Access {
        let level = self.level(entity, field);
        if level <= self.clearance { Access::Read } else { Access::Masked }
    }

    pub fn level(&self, entity: &str, field: &str) -> Level {
        let key = (entity.to_owned(), field.to_owned());
        self.levels.get(&key).copied().unwrap_or_default()
    }

    pub fn whoami(&self) -> Whoami {
        let rights = self.rights.iter();
        Whoami {
            account: self.account,
            login: self.login.clone(),
            name: self.name.clone(),
            must_change_password: self.must_change_password,
            clearance: self.clearance,
            language: self.language,
            rights: rights.filter_map(|(it, scope)| Some((it.clone(), scope.widest()?))).collect(),
        }
    }
}

fn load_account(conn: &Connection, account: AccountId) -> Result<Option<Standing>> {
    let mut statement = conn.prepare_cached(
        "select login, name, department_id, state, must_change_password, language, clearance
         from accounts where id = ?1",
    )?;
    let found = statement.query_row([account], |row| {
        Ok(Standing {
            account,
            login: row.get(0)?,
            name: row.get(1)?,
            department: row.get(2)?,
            subtree: Vec::new(),
            clearance: row
                .get::<_, Option<i64>>(6)?
                .and_then(Level::of_number)
                .unwrap_or(Level::Public),
            language: row.get::<_, Option<String>>(5)?.as_deref().and_then(Language::parse),
            state: AccountState::of_word(&row.get::<_, String>(3)?),
            must_change_password: row.get(4)?,
            rights: BTreeMap::new(),
            levels: HashMap::new(),
        })
    });
    Ok(found.optional()?)
}

fn load_subtree(conn: &Connection, top: Option<DepartmentId>) -> Result<Vec<DepartmentId>> {
    let mut statement = conn.prepare_cached(
        "select descendant_id from department_closure where ancestor_id = ?1 order by 1",
    )?;
    let rows = statement.query_map([top], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds up the roles held now: their rights, and the highest clearance among them and the account's.
fn load_roles(conn: &Connection, standing: &mut Standing, now_ms: i64) -> Result<()> {
    let mut clearances = conn.prepare_cached(
        "select max(r.clearance) from account_roles a join roles r on r.id = a.role_id
         where a.account_id = ?1 and coalesce(a.valid_from, ?2) <= ?2
           and coalesce(a.valid_to, ?2 + 1) > ?2",
    )?;
    let clearance: Option<i64> =
        clearances.query_row((standing.account, now_ms), |row| row.get(0))?;
    let of_roles = clearance.and_then(Level::of_number).unwrap_or(Level::Public);
    standing.clearance = standing.clearance.max(of_roles);

    let mut rights = conn.prepare_cached(
        "select rr.\"right\", coalesce(a.scope, rr.scope)
         from account_roles a join role_rights rr on rr.role_id = a.role_id
         where a.account_id = ?1 and coalesce(a.valid_from, ?2) <= ?2
           and coalesce(a.valid_to, ?2 + 1) > ?2",
    )?;
    let rows = rights.query_map((standing.account, now_ms), pair)?;
    for row in rows {
        let (right, scope) = row?;
        grant(standing, right, &scope);
    }
    Ok(())
}

/// Applies what was allowed or denied to this one person; a denial wins over everything.
fn apply_own_rights(conn: &Connection, standing: &mut Standing, now_ms: i64) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "select \"right\", coalesce(scope, 'all') from account_rights
         where account_id = ?1 and effect = ?3 and coalesce(valid_to, ?2 + 1) > ?2",
    )?;
    let allowed = statement
        .query_map((standing.account, now_ms, "allow"), pair)?
        .collect::<Result<Vec<_>, _>>()?;
    for (right, scope) in allowed {
        grant(standing, right, &scope);
    }
    let denied = statement
        .query_map((standing.account, now_ms, "deny"), pair)?
        .collect::<Result<Vec<_>, _>>()?;
    for (right, _) in denied {
        standing.rights.remove(&right);
    }
    Ok(())
}

fn pair(row: &rusqlite::Row<'_>) -> rusqlite::Result<(String, String)> {
    Ok((row.get(0)?, row.get(1)?))
}

fn grant(standing: &mut Standing, right: String, scope: &str) {
    if let Some(scope) = Scope::named(scope) {
        let held = standing.rights.entry(right).or_default();
        *held = held.with(scope);
    }
}

fn load_levels(conn: &Connection) -> Result<HashMap<(String, String), Level>> {
    let mut statement = conn.prepare_cached("select entity, field, level from field_levels")?;
    let rows = statement.query_map([], |row| {
        let level = Level::of_number(row.get(2)?).unwrap_or(Level::Secret);
        Ok(((row.get(0)?, row.get(1)?), level))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
