//! A small pool of connections that only read, so that a report never blocks typing.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use rusqlite::Connection;

use super::connection::{Purpose, open};
use crate::{Result, vault::DatabaseKey};

/// Connections kept open while nobody reads.
const KEPT: usize = 4;
/// How often a running query is looked at, in steps of SQLite's machine.
const STEPS: i32 = 10_000;

/// How long a single read may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Patience {
    /// Somebody waits at the screen: five seconds.
    Short,
    /// A job: as long as it takes.
    Unlimited,
}

/// Room for pages that are asked for again and again, in KiB, as SQLite counts them.
const KEPT_PAGES: i64 = -32_768;
/// For who reads from one end to the other, and hardly anything twice.
const PASSING_PAGES: i64 = -4_096;

/// Reads from one end to the other without keeping what was read.
pub(super) fn in_passing<T>(
    connection: &Connection,
    read: impl FnOnce() -> Result<T>,
) -> Result<T> {
    let room: i64 = connection.pragma_query_value(None, "cache_size", |row| row.get(0))?;
    connection.pragma_update(None, "cache_size", PASSING_PAGES)?;
    let outcome = read();
    connection.pragma_update(None, "cache_size", room)?;
    outcome
}

const SHORT: Duration = Duration::from_secs(5);

pub(crate) struct Readers {
    path: PathBuf,
    key: DatabaseKey,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub fn new(path: PathBuf, key: DatabaseKey) -> Readers {
        Readers { path, key, idle: Mutex::new(Vec::new()) }
    }

    /// Lends a connection to `f`; it goes back to the pool afterwards.
    pub fn with<T>(
        &self,
        patience: Patience,
        f: impl FnOnce(&mut Connection, &Deadline) -> Result<T>,
    ) -> Result<T> {
        let kept = self.idle().pop();
        let mut connection = match kept {
            Some(connection) => connection,
            None => open(&self.path, &self.key, Purpose::Read)?,
        };
        let deadline = Deadline::set(patience, &mut connection)?;
        let outcome = f(&mut connection, &deadline);
        let mut idle = self.idle();
        if idle.len() < KEPT {
            idle.push(connection);
        }
        outcome
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        lock(&self.idle)
    }
}

/// When a read is stopped.
pub(crate) struct Deadline {
    patience: Patience,
    at: Arc<Mutex<Option<Instant>>>,
}

impl Deadline {
    fn set(patience: Patience, connection: &mut Connection) -> Result<Deadline> {
        let deadline = Deadline { patience, at: Arc::default() };
        deadline.begin();
        let at = deadline.at.clone();
        let is_over = move || lock(&at).is_some_and(|it| Instant::now() > it);
        connection.progress_handler(STEPS, Some(is_over))?;
        let room = match patience {
            Patience::Short => KEPT_PAGES,
            Patience::Unlimited => PASSING_PAGES,
        };
        connection.pragma_update(None, "cache_size", room)?;
        Ok(deadline)
    }

    fn begin(&self) {
        *lock(&self.at) = match self.patience {
            Patience::Short => Some(Instant::now() + SHORT),
            Patience::Unlimited => None,
        };
    }

    /// Does something that does not count, however long it takes; then patience begins anew.
    pub fn suspended<T>(&self, f: impl FnOnce() -> T) -> T {
        *lock(&self.at) = None;
        let outcome = f();
        self.begin();
        outcome
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
