//! Which folders a home may live in.

use std::{
    fs,
    io::Write,
    path::{Component, Path},
};

use super::disks;
use crate::{Error, Result};

/// Why a folder cannot be the home of an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceFault {
    /// The live database would lie on another machine: its locks do not hold there.
    NetworkShare,
    /// A service copies the folder while it is written to, and brings old pieces back.
    Synced { service: &'static str },
    /// Nothing can be written there.
    ReadOnly,
}

impl From<PlaceFault> for Error {
    fn from(fault: PlaceFault) -> Error {
        match fault {
            PlaceFault::NetworkShare => Error::HomeOnShare,
            PlaceFault::Synced { service } => Error::HomeSynced { service: service.to_owned() },
            PlaceFault::ReadOnly => Error::ReadOnly,
        }
    }
}

/// Names of folders by which the usual services are known, lower case.
const SYNCED: &[(&str, &str)] = &[
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud drive", "iCloud"),
    ("icloud~", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("坚果云", "坚果云"),
    ("nutstore", "坚果云"),
    ("我的坚果云", "坚果云"),
    ("百度网盘", "百度网盘"),
    ("百度云", "百度网盘"),
    ("baidunetdisk", "百度网盘"),
    ("baidusyncdisk", "百度网盘"),
    ("阿里云盘", "阿里云盘"),
    ("微云", "微云"),
    ("seafile", "Seafile"),
    ("nextcloud", "Nextcloud"),
];

/// What speaks against a home at this place; the folder need not exist yet.
pub fn fault_of(home: &Path) -> Result<Option<PlaceFault>> {
    let full = std::path::absolute(home)?;
    if let Some(service) = synced_by(&full) {
        return Ok(Some(PlaceFault::Synced { service }));
    }
    let existing = disks::existing(&full);
    if disks::is_remote(existing) {
        return Ok(Some(PlaceFault::NetworkShare));
    }
    Ok(is_read_only(existing).then_some(PlaceFault::ReadOnly))
}

fn synced_by(path: &Path) -> Option<&'static str> {
    path.components()
        .filter_map(|it| match it {
            Component::Normal(name) => Some(name.to_string_lossy().to_lowercase()),
            _ => None,
        })
        .find_map(|name| {
            SYNCED.iter().find(|(mark, _)| is_named_after(&name, mark)).map(|(_, service)| *service)
        })
}

/// `OneDrive - 晨光文具` is OneDrive, `onedriver` is not.
fn is_named_after(name: &str, mark: &str) -> bool {
    name.strip_prefix(mark).is_some_and(|rest| {
        mark.ends_with('~') || !rest.starts_with(|it: char| it.is_alphanumeric())
    })
}

/// Whether a folder is the system's own for its devices: what is written there is gone with the next
/// start, whoever may write it.
pub(crate) fn is_for_devices(folder: &Path) -> bool {
    let full = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    cfg!(unix) && full.starts_with("/dev") && !full.starts_with("/dev/shm")
}

/// Why a folder takes nothing, where the system knows: SQLite tells only that it failed.
pub(crate) fn why_unwritable(folder: &Path) -> Option<Error> {
    const PROBE: [u8; 4_096] = [0; 4_096];
    let probe = tempfile::Builder::new().prefix(".clientele-probe").tempfile_in(folder);
    let written = probe.and_then(|mut it| {
        it.write_all(&PROBE)?;
        it.as_file().sync_all()
    });
    let why = Error::from(written.err()?);
    matches!(why, Error::Full | Error::ReadOnly).then_some(why)
}

/// Permissions lie on some systems: only writing tells.
fn is_read_only(folder: &Path) -> bool {
    match tempfile::Builder::new().prefix(".clientele-probe").tempfile_in(folder) {
        Ok(file) => file.close().is_err(),
        Err(error) => {
            let kind = error.kind();
            // A full disk is not a read-only one: the writing itself will say so.
            kind != std::io::ErrorKind::StorageFull && fs::metadata(folder).is_ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_sync_services_are_known_by_their_names() {
        let service = |path: &str| synced_by(Path::new(path));
        assert_eq!(service("/home/li/OneDrive/office"), Some("OneDrive"));
        assert_eq!(service("/home/li/OneDrive - 晨光文具/office"), Some("OneDrive"));
        assert_eq!(service("/home/li/我的坚果云/客簿"), Some("坚果云"));
        assert_eq!(service("/home/li/Library/Mobile Documents/x"), Some("iCloud"));
        assert_eq!(service("/home/li/dropboxes/office"), None);
        assert_eq!(service("/home/li/Documents/office"), None);
    }

    #[test]
    fn a_place_that_does_not_exist_yet_is_judged_by_what_is_above() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(fault_of(&folder.path().join("a/b/c")).unwrap(), None);
    }

    #[test]
    #[cfg(unix)]
    fn the_folder_of_devices_is_known_by_any_name() {
        assert!(is_for_devices(Path::new("/dev")) && is_for_devices(Path::new("/dev/../dev")));
        assert!(!is_for_devices(Path::new("/device")));
        assert!(!is_for_devices(tempfile::tempdir().unwrap().path()));
    }
}
