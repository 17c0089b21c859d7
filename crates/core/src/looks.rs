//! Who looked at what: kept in a database of its own, so that a look never waits for an import.

mod list;
mod store;

use std::{
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub use list::{LookEntry, LookQuery, count, list};
pub(crate) use store::{DATABASE, head};

use crate::{
    Result,
    access::{Level, Session},
    clock::Moment,
    vault::DatabaseKey,
};

/// The same person and record within this time count as one look.
const ONE_LOOK_MS: i64 = 5 * 60_000;

/// How something was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LookKind {
    Opened,
    Listed,
    Searched,
    Exported,
    Printed,
}

impl LookKind {
    #[cfg(test)]
    const ALL: [LookKind; 5] = [
        LookKind::Opened,
        LookKind::Listed,
        LookKind::Searched,
        LookKind::Exported,
        LookKind::Printed,
    ];

    fn word(self) -> &'static str {
        match self {
            LookKind::Opened => "opened",
            LookKind::Listed => "listed",
            LookKind::Searched => "searched",
            LookKind::Exported => "exported",
            LookKind::Printed => "printed",
        }
    }
}

/// One look, about to be recorded.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Look {
    pub kind: LookKind,
    pub entity: &'static str,
    /// The record; none for a list.
    pub id: Option<i64>,
    /// How many records were shown.
    pub count: u64,
    /// The highest level among what was shown.
    pub level: Level,
}

/// The record of looks, open for writing.
pub(crate) struct Looks {
    connection: Mutex<Connection>,
    vault: String,
}

impl Looks {
    /// Opens `access.db`. A damaged one is set aside and a new one begins: the office stays usable.
    pub fn open(home: &Path, key: &DatabaseKey, vault: &str, now: Moment) -> Result<Looks> {
        let path = home.join(store::DATABASE);
        let connection = match store::open(&path, key) {
            Ok(connection) => connection,
            Err(error) => {
                tracing::error!(
                    cause = error.causes(),
                    "the record of looks is damaged: it is set aside"
                );
                store::set_aside(&path, now.wall_ms)?;
                store::open(&path, key)?
            }
        };
        Ok(Looks { connection: Mutex::new(connection), vault: vault.to_owned() })
    }

    /// Records looks. Confidential and secret ones are on the disk when this returns.
    pub fn record(&self, session: &Session, now: Moment, looks: Vec<Look>) -> Result<()> {
        if looks.is_empty() {
            return Ok(());
        }
        let is_sensitive =
            looks.iter().any(|it| it.level >= Level::Confidential && it.id.is_some());
        store::append(
            &mut self.connection(),
            &self.vault,
            session,
            now.wall_ms,
            &looks,
            is_sensitive,
        )
    }

    pub fn read<T>(&self, f: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        f(&self.connection())
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod words {
    use super::LookKind;
    use crate::words::Language;

    #[test]
    fn every_kind_of_look_has_its_word_in_every_language() {
        for language in Language::ALL {
            for kind in LookKind::ALL {
                let found = language.find(&format!("looks.kinds.{}", kind.word()));
                assert!(found.is_some(), "{language}: {}", kind.word());
            }
        }
    }
}
