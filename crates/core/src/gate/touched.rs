//! A test aid: which tables a step really touched. In a shipped build it watches nothing.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use rusqlite::Connection;

use crate::{Error, Result};

#[derive(Clone, Default)]
pub(crate) struct Touched {
    tables: Arc<Mutex<BTreeSet<String>>>,
}

impl Touched {
    /// Begins to watch a connection that writes.
    pub fn watch(connection: &mut Connection) -> Result<Touched> {
        let touched = Touched::default();
        if cfg!(debug_assertions) {
            let tables = touched.tables.clone();
            connection.update_hook(Some(
                move |_: rusqlite::hooks::Action, _: &str, table: &str, _: i64| {
                    let mut tables = tables.lock().unwrap_or_else(PoisonError::into_inner);
                    if !tables.contains(table) {
                        tables.insert(table.to_owned());
                    }
                },
            ))?;
        }
        Ok(touched)
    }

    pub fn forget(&self) {
        if cfg!(debug_assertions) {
            self.tables().clear();
        }
    }

    /// Fails when a step wrote to a table that its entity does not own.
    pub fn must_be_within(&self, own: &[&str]) -> Result<()> {
        let is_own = |table: &str| {
            own.iter().any(|it| {
                table.strip_prefix(it).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
            })
        };
        // A search table notes at once which row it takes (`_docsize`), but keeps its words until
        // some later statement opens a savepoint: that one then writes them out (`_data`, `_idx`).
        let is_late = |table: &str| table.ends_with("_fts_data") || table.ends_with("_fts_idx");
        if cfg!(debug_assertions) && !self.tables().iter().all(|it| is_own(it) || is_late(it)) {
            return Err(Error::Unjournaled);
        }
        Ok(())
    }

    fn tables(&self) -> std::sync::MutexGuard<'_, BTreeSet<String>> {
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
