//! Upgrades: a database of an earlier version is migrated on a copy, never where it lives.

use std::path::{Path, PathBuf};

use crate::{
    Error, Result, folders,
    gate::{self, Purpose},
    vault::DatabaseKey,
};

/// Builds a data folder with the schema of this version beside the live one and switches to it. The
/// old folder stays as the way back.
///
/// # Errors
/// What the disk says, `DatabaseDamaged` when the migrated copy does not pass its checks: the live
/// folder is untouched then.
pub(crate) fn upgrade(home: &Path, live: &Path, key: &DatabaseKey) -> Result<PathBuf> {
    let folder = folders::make_next(home)?;
    let built = build(live, &folder, key);
    if let Err(error) = built {
        std::fs::remove_dir_all(&folder)?;
        return Err(error);
    }
    folders::switch_to(home, &folder)?;
    tracing::info!(schema = gate::newest_migration(), "the database was upgraded on a copy");
    Ok(folder)
}

fn build(live: &Path, folder: &Path, key: &DatabaseKey) -> Result<()> {
    let path = folder.join(gate::DATABASE);
    let source = gate::open(&live.join(gate::DATABASE), key, Purpose::Write)?;
    source.pragma_update(None, "wal_checkpoint", "truncate")?;
    drop(source);
    // Every connection to it is closed: reading the file drops no lock of ours.
    std::fs::copy(live.join(gate::DATABASE), &path)?;
    let mut connection = gate::open(&path, key, Purpose::Build)?;
    gate::migrate(&mut connection)?;
    check(&connection)
}

/// What every database must pass before it becomes the live one: pages, structure, references.
pub(crate) fn check(connection: &crate::gate::sql::Connection) -> Result<()> {
    connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
    let rows = |pragma: &str| -> Result<Vec<String>> {
        let mut statement = connection.prepare(pragma)?;
        let rows = statement.query_map([], |row| row.get::<_, crate::gate::sql::Value>(0))?;
        rows.map(|it| {
            Ok(if let crate::gate::sql::Value::Text(text) = it? { text } else { String::new() })
        })
        .collect()
    };
    let is_whole = rows("pragma cipher_integrity_check")?.is_empty()
        && rows("pragma integrity_check")? == ["ok"]
        && rows("pragma foreign_key_check")?.is_empty();
    if is_whole { Ok(()) } else { Err(Error::DatabaseDamaged) }
}
