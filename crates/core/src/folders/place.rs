//! Which folders a home may live in.

use std::{
    fs,
    io::Write,
    path::{Component, Path, PathBuf},
};

use sysinfo::Disks;

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

/// File systems that live on another machine.
const REMOTE: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "afpfs",
    "webdav",
    "davfs",
    "sshfs",
    "fuse.sshfs",
    "fuse.davfs",
    "9p",
    "ncpfs",
];

/// What speaks against a home at this place; the folder need not exist yet.
pub fn fault_of(home: &Path) -> Result<Option<PlaceFault>> {
    let full = std::path::absolute(home)?;
    if let Some(service) = synced_by(&full) {
        return Ok(Some(PlaceFault::Synced { service }));
    }
    let existing = full.ancestors().find(|it| it.exists()).unwrap_or(&full);
    if is_remote(existing) {
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

/// Bytes free where a file or folder is; none where the system does not tell.
pub(crate) fn free_space(path: &Path) -> Option<u64> {
    let full = std::path::absolute(path).ok()?;
    let disks = Disks::new_with_refreshed_list().ok()?;
    disk_of(&disks, &full).map(sysinfo::Disk::available_space)
}

/// Whether two places lie on one disk, as far as the system tells.
pub(crate) fn share_a_disk(one: &Path, other: &Path) -> bool {
    let (Ok(one), Ok(other)) = (fs::canonicalize(one), fs::canonicalize(other)) else {
        return false;
    };
    let (one, other) = (plain(one), plain(other));
    let Ok(disks) = Disks::new_with_refreshed_list() else { return false };
    let mount = |path: &Path| disk_of(&disks, path).map(sysinfo::Disk::mount_point);
    mount(&one).is_some() && mount(&one) == mount(&other)
}

fn disk_of<'a>(disks: &'a Disks, path: &Path) -> Option<&'a sysinfo::Disk> {
    disks
        .iter()
        .filter(|it| path.starts_with(it.mount_point()))
        .max_by_key(|it| it.mount_point().as_os_str().len())
}

/// Windows has a second way to write a path in full (`\\?\C:\office`), with which no mount point begins.
fn plain(path: PathBuf) -> PathBuf {
    match path.to_str().and_then(|it| it.strip_prefix(r"\\?\")) {
        Some(rest) if !rest.starts_with("UNC") => PathBuf::from(rest),
        _ => path,
    }
}

fn is_remote(path: &Path) -> bool {
    let path = &plain(path.to_owned());
    let text = path.to_string_lossy();
    if text.starts_with(r"\\") || text.starts_with("//") {
        return true;
    }
    // Where the system does not tell its disks, the path alone decides.
    let Ok(disks) = Disks::new_with_refreshed_list() else { return false };
    match disk_of(&disks, path) {
        Some(disk) => {
            let system = disk.file_system().to_string_lossy().to_lowercase();
            REMOTE.contains(&system.as_str())
        }
        // Windows names the disks of this computer alone: a letter of none of them leads elsewhere.
        None => cfg!(windows) && !disks.is_empty(),
    }
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
    fn both_ways_of_windows_to_write_a_path_are_one() {
        let plain = |path: &str| plain(PathBuf::from(path)).display().to_string();
        assert_eq!(plain(r"\\?\D:\客簿"), r"D:\客簿");
        assert_eq!(plain(r"\\?\UNC\server\share"), r"\\?\UNC\server\share");
        assert_eq!(plain("/home/li"), "/home/li");
        assert!(is_remote(Path::new(r"\\?\UNC\server\share")));
        assert!(is_remote(Path::new(r"\\server\share")));
    }

    #[test]
    #[cfg(unix)]
    fn the_folder_of_devices_is_known_by_any_name() {
        assert!(is_for_devices(Path::new("/dev")) && is_for_devices(Path::new("/dev/../dev")));
        assert!(!is_for_devices(Path::new("/device")));
        assert!(!is_for_devices(tempfile::tempdir().unwrap().path()));
    }
}
