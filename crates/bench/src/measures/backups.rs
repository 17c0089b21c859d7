//! Backup and restore of the whole office, each beside a bare encrypted copy of a database that is
//! checked afterwards, byte for byte.

use std::{fs, path::Path};

use clientele_core::{
    backups::{self, Key},
    clock::SystemClock,
    jobs::Job,
};
use rusqlite::Connection;

use crate::{
    Outcome,
    office::{Bench, PASSWORD},
    paper::{self, Bound},
    stopwatch::{Cost, of_process},
};

pub fn take(bench: &Bench, folder: &Path, customers: u64) -> Outcome {
    let aside = tempfile::tempdir_in(folder)?;
    let job = Job::new;
    let (created, making) =
        of_process(|| backups::create(&bench.core, &bench.boss, aside.path(), &job()));
    let created = created?;
    let into = aside.path().join("elsewhere");
    let clock = SystemClock::shared();
    let key = Key::Password(PASSWORD);
    let (restored, restoring) =
        of_process(|| backups::restore_into(&created.file, key, &into, &clock, &job()));
    restored?;
    let live = fs::read_to_string(bench.home.join("current"))?;
    let office = database_bytes(&bench.home.join(live.trim()))?;
    let (bytes, bare) = bare_copy(&folder.join(format!("floor-{customers}.db")), aside.path())?;
    let bare = bare.cpu.mul_f64(office as f64 / bytes as f64);
    paper::amount("the office", megabytes(office), "MB", None, None);
    paper::amount("its backup", megabytes(created.bytes), "MB", None, None);
    paper::once("a backup, proved", making.cpu, Some(bare), &Bound::Ratio(2.5));
    paper::once("a restore elsewhere", restoring.cpu, Some(bare), &Bound::Ratio(2.5));
    Ok(())
}

/// Copies an encrypted database within SQLite and checks the copy: every page's seal, then its
/// structure. Says how large it is, and what that cost.
fn bare_copy(plain: &Path, aside: &Path) -> Outcome<(u64, Cost)> {
    let encrypted = aside.join("encrypted.db");
    let copy = aside.join("copy.db");
    {
        let connection = Connection::open(plain)?;
        connection.execute_batch("pragma wal_checkpoint(truncate)")?;
        connection.execute("attach ?1 as encrypted key 'floor'", [path(&encrypted)])?;
        connection.query_row("select sqlcipher_export('encrypted')", [], |_| Ok(()))?;
    }
    let connection = keyed(&encrypted)?;
    let (outcome, cost) = of_process(|| -> rusqlite::Result<()> {
        connection.execute("vacuum into ?1", [path(&copy)])?;
        let copied = keyed(&copy)?;
        // A row for each page that is not as it was sealed.
        let broken = copied.prepare("pragma cipher_integrity_check")?.exists([])?;
        assert!(!broken, "a copy made a moment ago is whole");
        copied.query_row("pragma quick_check", [], |_| Ok(()))
    });
    outcome?;
    Ok((fs::metadata(&copy)?.len(), cost))
}

fn keyed(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "key", "floor")?;
    Ok(connection)
}

fn path(path: &Path) -> String {
    path.display().to_string()
}

/// The database of a data folder with its log.
fn database_bytes(folder: &Path) -> Outcome<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().contains(".db") {
            bytes += entry.metadata()?.len();
        }
    }
    Ok(bytes)
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
