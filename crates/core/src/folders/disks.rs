//! The disk that a folder lies on: how much is free there, and whether it is another machine's.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sysinfo::Disks;

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

/// What is there of a path: the folder itself, or the nearest above it.
pub(super) fn existing(full: &Path) -> &Path {
    full.ancestors().find(|it| it.exists()).unwrap_or(full)
}

/// Bytes free where a file or folder is; none where the system does not tell.
pub(crate) fn free_space(path: &Path) -> Option<u64> {
    let full = std::path::absolute(path).ok()?;
    free_at(existing(&full))
}

/// Asked of the folder itself: a list of disks leaves out what is mounted in unusual ways.
#[cfg(unix)]
fn free_at(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    disk.f_bavail.checked_mul(disk.f_frsize)
}

#[cfg(not(unix))]
fn free_at(folder: &Path) -> Option<u64> {
    let disks = Disks::new_with_refreshed_list().ok()?;
    disk_of(&disks, &plain(folder.to_owned())).map(sysinfo::Disk::available_space)
}

/// Whether two places lie on one disk, as far as the system tells.
pub(crate) fn share_a_disk(one: &Path, other: &Path) -> bool {
    let (Ok(one), Ok(other)) = (fs::canonicalize(one), fs::canonicalize(other)) else {
        return false;
    };
    are_on_one(&one, &other)
}

#[cfg(unix)]
fn are_on_one(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let device = |path: &Path| fs::metadata(path).ok().map(|it| it.dev());
    device(one).is_some() && device(one) == device(other)
}

#[cfg(not(unix))]
fn are_on_one(one: &Path, other: &Path) -> bool {
    let Ok(disks) = Disks::new_with_refreshed_list() else { return false };
    let mount = |path: &Path| {
        let path = plain(path.to_owned());
        disk_of(&disks, &path).map(|it| it.mount_point().to_owned())
    };
    mount(one).is_some() && mount(one) == mount(other)
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

/// Whether a folder that is there lies on another machine.
pub(super) fn is_remote(path: &Path) -> bool {
    let path = &plain(path.to_owned());
    let text = path.to_string_lossy();
    if text.starts_with(r"\\") || text.starts_with("//") || is_far(path) {
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

/// Linux does not list what is mounted from a network among its disks: the folder itself tells.
#[cfg(target_os = "linux")]
fn is_far(folder: &Path) -> bool {
    rustix::fs::statfs(folder).is_ok_and(|it| FAR.contains(&it.f_type))
}

#[cfg(not(target_os = "linux"))]
fn is_far(_folder: &Path) -> bool {
    false
}

/// File systems of other machines by their numbers: `statfs(2)` and `linux/magic.h`.
#[cfg(target_os = "linux")]
const FAR: &[i64] = &[
    // NFS, SMB, CIFS, SMB2 and later.
    0x6969,
    0x517B,
    0xFF53_4D42,
    0xFE53_4D42,
    // 9P, NetWare, AFS, Coda, Ceph.
    0x0102_1997,
    0x564C,
    0x5346_414F,
    0x7375_7245,
    0x00C3_6400,
];

#[cfg(test)]
mod tests {
    use super::*;

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
    #[cfg(target_os = "linux")]
    fn a_folder_is_asked_itself_how_much_is_free_there() {
        // It is on no list of disks, and nothing can be stored in it.
        assert_eq!(free_space(Path::new("/proc/not/there")), Some(0));
        let folder = tempfile::tempdir().unwrap();
        assert!(free_space(folder.path()).is_some_and(|it| it > 0));
        assert!(share_a_disk(folder.path(), folder.path()));
        assert!(!share_a_disk(folder.path(), Path::new("/proc")));
        assert!(!is_remote(folder.path()));
    }
}
