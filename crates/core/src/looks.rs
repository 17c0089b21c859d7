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
    Error, Result,
    access::{Level, Session},
    clock::Moment,
    id::AccountId,
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

/// A look, with who took it and when.
pub(crate) struct Taken {
    by: AccountId,
    device: String,
    at: i64,
    look: Look,
}

/// So many looks wait for room on the disk.
const MOST_WAITING: usize = 10_000;

/// The record of looks, open for writing.
pub(crate) struct Looks {
    book: Mutex<Book>,
    vault: String,
}

struct Book {
    connection: Connection,
    /// Taken while the disk was full: whoever needs a telephone number then is not kept from it.
    waiting: Vec<Taken>,
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
        let book = Book { connection, waiting: Vec::new() };
        Ok(Looks { book: Mutex::new(book), vault: vault.to_owned() })
    }

    /// Records looks. Confidential and secret ones are on the disk when this returns; the others wait where
    /// it is full.
    pub fn record(&self, session: &Session, now: Moment, looks: Vec<Look>) -> Result<()> {
        if looks.is_empty() {
            return Ok(());
        }
        let is_sensitive =
            looks.iter().any(|it| it.level >= Level::Confidential && it.id.is_some());
        let taken = looks.into_iter().map(|look| Taken {
            by: session.account(),
            device: session.device().to_owned(),
            at: now.wall_ms,
            look,
        });
        self.book().append(&self.vault, taken.collect(), is_sensitive)
    }

    pub fn read<T>(&self, f: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        f(&self.book().connection)
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Book {
    /// Writes what waits, then these.
    fn append(&mut self, vault: &str, taken: Vec<Taken>, is_sensitive: bool) -> Result<()> {
        let first = self.waiting.len();
        self.waiting.extend(taken);
        let written = store::append(&mut self.connection, vault, &self.waiting, is_sensitive);
        let may_wait = !is_sensitive && self.waiting.len() <= MOST_WAITING;
        match written {
            Ok(()) => self.waiting.clear(),
            Err(Error::Full) if may_wait => {}
            Err(error) => {
                self.waiting.truncate(first);
                return Err(error);
            }
        }
        Ok(())
    }
}

/// There may be room by now.
impl Drop for Looks {
    fn drop(&mut self) {
        let book = self.book.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = book.append(&self.vault, Vec::new(), false) {
            tracing::warn!(cause = error.causes(), "the last looks were not recorded");
        }
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

#[cfg(test)]
mod full_disks {
    use super::*;

    fn taken(at: i64) -> Vec<Taken> {
        let look = Look {
            kind: LookKind::Listed,
            entity: "customers",
            id: None,
            count: 200,
            level: Level::Internal,
        };
        vec![Taken { by: AccountId(1), device: "desk".to_owned(), at, look }]
    }

    fn recorded(book: &Book) -> Vec<i64> {
        let all = LookQuery { entity: None, entity_id: None, account: None, skip: 0, limit: 0 };
        let newest = store::newest(&book.connection, &all, 10_000).unwrap();
        newest.iter().rev().map(|it| it.at).collect()
    }

    fn limit(book: &Book, pages: u32) {
        book.connection.pragma_update(None, "max_page_count", pages).unwrap();
    }

    #[test]
    fn looks_wait_for_room_and_are_recorded_in_their_order_when_there_is_some() {
        let folder = tempfile::tempdir().unwrap();
        let key = DatabaseKey::random();
        let connection = store::open(&folder.path().join(DATABASE), &key).unwrap();
        let mut book = Book { connection, waiting: Vec::new() };
        book.append("vault", taken(1), false).unwrap();
        limit(&book, 1);
        // The pages that are there take some more.
        let mut at = 1;
        while book.waiting.is_empty() {
            at += 1;
            book.append("vault", taken(at), false).unwrap();
        }
        book.append("vault", taken(at + 1), false).unwrap();
        assert_eq!(book.waiting.len(), 2);
        assert!(matches!(book.append("vault", taken(at + 2), true), Err(Error::Full)));
        assert_eq!(book.waiting.len(), 2, "what is sensitive is not shown unrecorded");
        limit(&book, 1_000_000);
        book.append("vault", taken(at + 3), false).unwrap();
        let expected: Vec<i64> = (1..=at + 1).chain([at + 3]).collect();
        assert_eq!((recorded(&book), book.waiting.len()), (expected, 0));
    }
}
