//! A small pool of connections that only read, so that a report never blocks typing.

use std::{
    path::PathBuf,
    sync::{Mutex, PoisonError},
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
        f: impl FnOnce(&mut Connection) -> Result<T>,
    ) -> Result<T> {
        let kept = self.idle().pop();
        let mut connection = match kept {
            Some(connection) => connection,
            None => open(&self.path, &self.key, Purpose::Read)?,
        };
        limit(&mut connection, patience)?;
        let outcome = f(&mut connection);
        let mut idle = self.idle();
        if idle.len() < KEPT {
            idle.push(connection);
        }
        outcome
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn limit(connection: &mut Connection, patience: Patience) -> Result<()> {
    match patience {
        Patience::Short => {
            let began = Instant::now();
            connection.progress_handler(STEPS, Some(move || began.elapsed() > SHORT))?;
        }
        Patience::Unlimited => connection.progress_handler(0, None::<fn() -> bool>)?,
    }
    connection.execute_batch(match patience {
        Patience::Short => "pragma cache_size = -32768",
        // It reads from one end to the other, and hardly anything twice.
        Patience::Unlimited => "pragma cache_size = -4096",
    })?;
    Ok(())
}
