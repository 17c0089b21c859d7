//! Upgrades: a database of an earlier version is migrated on a copy, never where it lives.

use std::{
    fs::OpenOptions,
    path::{Path, PathBuf},
};

use crate::{
    Error, Result, folders,
    gate::{
        self, Purpose,
        sql::{Connection, Value},
    },
    jobs::Job,
    journal::{self, Verdict},
    vault::DatabaseKey,
};

#[cfg(test)]
mod tests;

/// How an upgrade migrates, and who is told how far it is.
struct Course<'a> {
    migrate: &'a dyn Fn(&mut Connection) -> Result<()>,
    /// Tests stop an upgrade here.
    reached: &'a dyn Fn(Step) -> Result<()>,
    job: &'a Job,
}

/// The hundredths of an upgrade that are behind it at each of its steps, as a large office takes them.
const READ: u64 = LOG;
const COPIED: u64 = READ + 4;
const MIGRATED: u64 = COPIED + 4;
const CHECKED: u64 = MIGRATED + 48;
/// The log is read before and after.
const LOG: u64 = 22;

/// What an upgrade has behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Begun,
    Copied,
    Migrated,
    Checked,
    Switched,
}

/// Builds a data folder with the schema of this version beside the live one and switches to it. The
/// old folder stays as the way back.
///
/// # Errors
/// What the disk says, `DatabaseDamaged` when the migrated copy does not pass its checks, `Cancelled`:
/// the live folder is untouched then.
pub(crate) fn upgrade(
    home: &Path,
    live: &Path,
    vault: &str,
    key: &DatabaseKey,
    job: &Job,
) -> Result<PathBuf> {
    let course = Course { migrate: &gate::migrate, reached: &|_| Ok(()), job };
    let folder = follow(&course, home, live, vault, key)?;
    tracing::info!(schema = gate::newest_migration(), "the database was upgraded on a copy");
    Ok(folder)
}

fn follow(
    course: &Course<'_>,
    home: &Path,
    live: &Path,
    vault: &str,
    key: &DatabaseKey,
) -> Result<PathBuf> {
    let folder = folders::make_next(home)?;
    if let Err(error) = build(course, live, &folder, vault, key) {
        std::fs::remove_dir_all(&folder)?;
        return Err(error);
    }
    folders::switch_to(home, &folder)?;
    (course.reached)(Step::Switched)?;
    Ok(folder)
}

fn build(
    course: &Course<'_>,
    live: &Path,
    folder: &Path,
    vault: &str,
    key: &DatabaseKey,
) -> Result<()> {
    (course.reached)(Step::Begun)?;
    course.job.expect(100);
    let path = folder.join(gate::DATABASE);
    let source = gate::open(&live.join(gate::DATABASE), key, Purpose::Write)?;
    source.pragma_update(None, "wal_checkpoint", "truncate")?;
    let log = check_log(course.job, 0, &source, vault)?;
    drop(source);
    // Every connection to it is closed: reading the file drops no lock of ours.
    std::fs::copy(live.join(gate::DATABASE), &path)?;
    (course.reached)(Step::Copied)?;
    course.job.report(COPIED)?;
    let mut connection = gate::open(&path, key, Purpose::Build)?;
    (course.migrate)(&mut connection)?;
    (course.reached)(Step::Migrated)?;
    course.job.report(MIGRATED)?;
    check(&connection)?;
    // A log that was damaged before must not lock anybody out: it is to be as it was.
    if check_log(course.job, CHECKED, &connection, vault)? != log {
        return Err(Error::DatabaseDamaged);
    }
    drop(connection);
    // The copy itself was not written by SQLite, which would have waited for the disk.
    OpenOptions::new().write(true).open(&path)?.sync_all()?;
    folders::sync_folder(folder)?;
    (course.reached)(Step::Checked)
}

/// Reads the log, which begins when `done` hundredths of the upgrade are behind it.
fn check_log(job: &Job, done: u64, conn: &Connection, vault: &str) -> Result<Verdict> {
    let newest = journal::head(conn)?.map_or(1, |it| it.seq.max(1));
    journal::check_telling(conn, vault, |seq| {
        let share = LOG * u64::try_from(seq).unwrap_or(0) / u64::try_from(newest).unwrap_or(1);
        job.report(done + share.min(LOG))
    })
}

/// What every database must pass before it becomes the live one: pages, structure, references.
pub(crate) fn check(connection: &Connection) -> Result<()> {
    connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
    let rows = |pragma: &str| -> Result<Vec<String>> {
        let mut statement = connection.prepare(pragma)?;
        let rows = statement.query_map([], |row| row.get::<_, Value>(0))?;
        rows.map(|it| Ok(if let Value::Text(text) = it? { text } else { String::new() })).collect()
    };
    let is_whole = rows("pragma cipher_integrity_check")?.is_empty()
        && rows("pragma integrity_check")? == ["ok"]
        && rows("pragma foreign_key_check")?.is_empty();
    if is_whole { Ok(()) } else { Err(Error::DatabaseDamaged) }
}
