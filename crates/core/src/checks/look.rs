//! The single checks, in the order people read them.

use std::path::Path;

use clientele_tables::write::{self, Letter, Part};
use sysinfo::System;

use super::{Check, Fact, State};
use crate::{
    folders::{self, PlaceFault},
    gate,
    journal::{self, Availability},
    vault::{
        VaultError,
        file::{self, Source},
    },
};

const GIB: u64 = 1 << 30;
/// An import may take this much, and a sign-in 64 MiB of it.
const MEMORY_NEEDED: u64 = GIB;
const MEMORY_FREE: u64 = GIB / 2;
/// Every page of a database of ours is so long.
const PAGE: u64 = 4_096;
const DISK_NEEDED: u64 = 200 << 20;
const DISK_FREE: u64 = GIB;

pub(super) fn everything(home: &Path) -> Vec<Check> {
    let probe = gate::probe();
    let mut checks: Vec<Check> = memory().into_iter().chain(disk(home)).collect();
    checks.push(match probe.cipher {
        Some(version) => Check::new("cipher", State::Pass, vec![("version", Fact::Text(version))]),
        None => Check::new("cipher", State::Fail, Vec::new()),
    });
    checks.push(Check::new("fts5", pass_or_fail(probe.full_text), Vec::new()));
    checks.push(Check::new("dbpage", pass_or_fail(probe.pages), Vec::new()));
    checks.push(keychain());
    checks.push(fonts());
    checks.push(place(home));
    checks.extend(office(home));
    checks
}

fn pass_or_fail(is_there: bool) -> State {
    if is_there { State::Pass } else { State::Fail }
}

/// None where the system does not tell.
fn memory() -> Option<Check> {
    let mut system = System::new().ok()?;
    system.refresh_memory();
    let (total, free) = (system.total_memory(), system.available_memory());
    let facts = vec![
        ("total", Fact::Bytes(total)),
        ("free", Fact::Bytes(free)),
        ("needed", Fact::Bytes(MEMORY_NEEDED)),
    ];
    Some(Check::new("memory", judge(total >= MEMORY_NEEDED, free >= MEMORY_FREE), facts))
}

/// None where the system does not tell.
fn disk(home: &Path) -> Option<Check> {
    let free = folders::free_space(home)?;
    let facts = vec![("free", Fact::Bytes(free)), ("needed", Fact::Bytes(DISK_NEEDED))];
    Some(Check::new("disk", judge(free >= DISK_NEEDED, free >= DISK_FREE), facts))
}

fn judge(suffices: bool, is_plenty: bool) -> State {
    match (suffices, is_plenty) {
        (false, _) => State::Fail,
        (true, false) => State::Warn,
        (true, true) => State::Pass,
    }
}

fn keychain() -> Check {
    let reason = |key| vec![("reason", Fact::Sentence { key, value: None })];
    let (state, facts) = match journal::keychain() {
        Availability::Reachable => (State::Pass, Vec::new()),
        Availability::Locked => (State::Warn, reason("checks.keychain.locked")),
        Availability::Missing => (State::Warn, reason("checks.keychain.missing")),
    };
    Check::new("keychain", state, facts)
}

/// Draws a letter in each of the scripts, on a sheet that is thrown away.
fn fonts() -> Check {
    let drawn = tempfile::tempdir().ok().is_some_and(|folder| {
        let parts = vec![Part::Paragraph("Aa 1 ¥ 客 戶".to_owned())];
        let letter = Letter { parts, ..Letter::default() };
        let written = write::letter(&folder.path().join("probe.pdf"), &letter);
        written.is_ok_and(|it| it.missing_glyphs.is_empty())
    });
    let state = if drawn { State::Pass } else { State::Warn };
    Check::new("fonts", state, vec![("font", Fact::Text("Noto Sans SC, Noto Sans TC".to_owned()))])
}

fn place(home: &Path) -> Check {
    let path = ("path", Fact::Text(home.display().to_string()));
    let sentence = |key, value| ("reason", Fact::Sentence { key, value });
    let reason = match folders::fault_of(home) {
        Ok(None) => {
            let state = if is_open_to_others(home) { State::Warn } else { State::Pass };
            return Check::new("home", state, vec![path]);
        }
        Ok(Some(PlaceFault::NetworkShare)) => sentence("errors.home_on_share", None),
        Ok(Some(PlaceFault::Synced { service })) => {
            sentence("errors.home_synced", Some(("service", service.to_owned())))
        }
        Ok(Some(PlaceFault::ReadOnly)) | Err(_) => sentence("errors.read_only", None),
    };
    Check::new("home", State::Fail, vec![path, reason])
}

#[cfg(unix)]
fn is_open_to_others(home: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(home).is_ok_and(|it| it.permissions().mode() & 0o077 != 0)
}

/// Elsewhere the permissions of the person's profile apply.
#[cfg(not(unix))]
fn is_open_to_others(_home: &Path) -> bool {
    false
}

/// A database is whole pages, once its write-ahead log is worked in. No more can be told of one
/// without its key; its file is not opened here, which would drop the locks of who has it open.
fn is_torn(database: &Path) -> bool {
    let length = |path: &Path| std::fs::metadata(path).map_or(0, |it| it.len());
    let has_log = length(&database.with_extension("db-wal")) > 0;
    database.is_file() && !has_log && (length(database) == 0 || length(database) % PAGE != 0)
}

/// The key file and the data of an office, where there is one.
fn office(home: &Path) -> Vec<Check> {
    let current = folders::current(home);
    let loaded = file::load(home);
    if matches!((&current, &loaded), (Ok(None), Err(VaultError::Missing))) {
        return Vec::new();
    }
    let reason = |key, value| vec![("reason", Fact::Sentence { key, value })];
    let vault = match loaded {
        Ok(loaded) if loaded.source == Source::Current => (State::Pass, Vec::new()),
        Ok(_) => (State::Warn, Vec::new()),
        Err(VaultError::Missing) => (State::Fail, reason("errors.vault_missing", None)),
        Err(VaultError::TooNew { format }) => {
            (State::Fail, reason("errors.too_new", Some(("needs", format.to_string()))))
        }
        Err(_) => (State::Fail, reason("errors.vault_damaged", None)),
    };
    let data = match current {
        Ok(Some(folder)) if is_torn(&folder.join(gate::DATABASE)) => {
            (State::Fail, reason("errors.database_damaged", None))
        }
        Ok(Some(folder)) if folder.join(gate::DATABASE).is_file() => {
            let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (State::Pass, vec![("folder", Fact::Text(name))])
        }
        _ => (State::Fail, reason("errors.database_missing", None)),
    };
    vec![Check::new("vault", vault.0, vault.1), Check::new("data", data.0, data.1)]
}
