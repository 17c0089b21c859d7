//! Row scope: which rows a right reaches.

use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::{Level, Standing};
use crate::{
    gate::Fragment,
    id::{AccountId, DepartmentId},
};

/// How far a right reaches. Scopes of several roles add up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scope {
    own: bool,
    department: bool,
    subtree: bool,
    all: bool,
}

/// One scope as roles name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ScopeName {
    /// Rows whose owner is this person.
    Own,
    /// Owned rows of this person's department.
    Department,
    /// Owned rows of this person's department and everything below it.
    Subtree,
    /// Every row, the ones without an owner too.
    All,
}

impl ScopeName {
    pub fn word(self) -> &'static str {
        match self {
            ScopeName::Own => "own",
            ScopeName::Department => "department",
            ScopeName::Subtree => "subtree",
            ScopeName::All => "all",
        }
    }

    pub fn of_word(word: &str) -> Option<ScopeName> {
        let all = [ScopeName::Own, ScopeName::Department, ScopeName::Subtree, ScopeName::All];
        all.into_iter().find(|it| it.word() == word)
    }
}

impl Scope {
    pub const ALL: Scope = Scope { own: false, department: false, subtree: false, all: true };

    /// Reads a scope as the role tables spell it.
    pub(crate) fn named(text: &str) -> Option<Scope> {
        let none = Scope::default();
        Some(match ScopeName::of_word(text)? {
            ScopeName::Own => Scope { own: true, ..none },
            ScopeName::Department => Scope { department: true, ..none },
            ScopeName::Subtree => Scope { subtree: true, ..none },
            ScopeName::All => Scope::ALL,
        })
    }

    pub(crate) fn with(self, other: Scope) -> Scope {
        Scope {
            own: self.own || other.own,
            department: self.department || other.department,
            subtree: self.subtree || other.subtree,
            all: self.all || other.all,
        }
    }

    /// The widest of the scopes in here, for people to read.
    pub fn widest(self) -> Option<ScopeName> {
        [
            (self.all, ScopeName::All),
            (self.subtree, ScopeName::Subtree),
            (self.department, ScopeName::Department),
            (self.own, ScopeName::Own),
        ]
        .into_iter()
        .find_map(|(held, name)| held.then_some(name))
    }
}

/// Where a row stands: what scope looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placement {
    pub owner: Option<AccountId>,
    pub department: Option<DepartmentId>,
    pub sensitivity: Level,
}

/// A scope in the hands of one person: decides about a row, in Rust and as SQL alike.
#[derive(Clone, Copy)]
pub struct Reach<'op> {
    standing: &'op Standing,
    scope: Scope,
}

/// How the columns that scope looks at are called in a query.
pub(crate) struct ScopeColumns {
    pub owner: &'static str,
    pub department: &'static str,
    /// None where rows have no sensitivity of their own.
    pub sensitivity: Option<&'static str>,
}

impl<'op> Reach<'op> {
    pub(super) fn new(standing: &'op Standing, scope: Scope) -> Reach<'op> {
        Reach { standing, scope }
    }

    pub(crate) fn covers(&self, row: &Placement) -> bool {
        row.sensitivity <= self.standing.clearance && self.scope_covers(row)
    }

    fn scope_covers(&self, row: &Placement) -> bool {
        let Scope { own, department, subtree, all } = self.scope;
        let Some(owner) = row.owner else { return all };
        all || (own && owner == self.standing.account)
            || (department
                && row.department.is_some()
                && row.department == self.standing.department)
            || (subtree && row.department.is_some_and(|it| self.standing.subtree.contains(&it)))
    }

    /// The same decision as a condition on rows.
    pub(crate) fn condition(&self, columns: &ScopeColumns) -> Fragment {
        let mut condition = self.scope_condition(columns);
        if let Some(column) = columns.sensitivity
            && self.standing.clearance < Level::Secret
        {
            let clearance = i64::from(self.standing.clearance.number());
            condition = condition.and(Fragment::compare(column, "<=", Value::Integer(clearance)));
        }
        condition
    }

    fn scope_condition(&self, columns: &ScopeColumns) -> Fragment {
        if self.scope.all {
            return Fragment::always();
        }
        let mut any = Fragment::never();
        if self.scope.own {
            let me = Value::Integer(self.standing.account.get());
            any = any.or(Fragment::compare(columns.owner, "=", me));
        }
        let departments = self.departments();
        if !departments.is_empty() {
            let ids = departments.into_iter().map(|it| Value::Integer(it.get()));
            let theirs = Fragment::within(columns.department, ids);
            any = any.or(theirs.and(Fragment::is_set(columns.owner)));
        }
        any
    }

    fn departments(&self) -> Vec<DepartmentId> {
        if self.scope.subtree {
            self.standing.subtree.clone()
        } else if self.scope.department {
            self.standing.department.into_iter().collect()
        } else {
            Vec::new()
        }
    }
}
