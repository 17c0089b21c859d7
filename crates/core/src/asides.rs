//! Files on their way to a name that somebody chose: written aside, hidden or marked as unfinished,
//! in the folder they are for.
//!
//! A process that is killed leaves its file behind, in a folder of the person's own. The next one that
//! writes into that folder takes it away: by names that nobody else gives, and only when it is a day
//! older than the file just begun, for another process may be writing still.

use std::{
    fs, io,
    path::Path,
    time::{Duration, SystemTime},
};

use tempfile::NamedTempFile;

use crate::{Error, backups};

/// How files of one kind are called while they are written; signs that nobody else has stand between.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pattern {
    prefix: &'static str,
    suffix: &'static str,
}

/// A table, a letter or a log.
pub(crate) const DOCUMENT: Pattern = Pattern { prefix: ".clientele-", suffix: "" };
pub(crate) const BACKUP: Pattern = Pattern { prefix: "clientele-", suffix: backups::PARTIAL };

/// Writers of tables write beside the name that they are given.
const OF_WRITERS: Pattern = Pattern { prefix: ".clientele-", suffix: ".partial" };

const PATTERNS: [Pattern; 3] = [DOCUMENT, BACKUP, OF_WRITERS];
const SIGNS: usize = 6;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Begins a file in a folder, and takes away what was left there by others that were killed.
pub(crate) fn begin(folder: &Path, pattern: Pattern) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(pattern.prefix).suffix(pattern.suffix).rand_bytes(SIGNS);
    let begun = builder.tempfile_in(folder)?;
    // By the clock of the disk, which may be another machine's. Failing hinders nobody's work.
    let swept = begun.as_file().metadata().and_then(|it| it.modified());
    if let Err(error) = swept.and_then(|now| sweep(folder, now)) {
        let cause = Error::from(error).causes();
        tracing::warn!(cause, "what lies unfinished in a folder could not be taken away");
    }
    Ok(begun)
}

fn sweep(folder: &Path, now: SystemTime) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_str().is_some_and(is_ours) && is_old(&entry, now)? {
            fs::remove_file(entry.path())?;
            tracing::info!("an unfinished file of more than a day ago was taken away");
        }
    }
    Ok(())
}

/// Links and folders are not ours, whatever they are called.
fn is_old(entry: &fs::DirEntry, now: SystemTime) -> io::Result<bool> {
    let found = match entry.metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        found => found?,
    };
    Ok(found.is_file() && now.duration_since(found.modified()?).is_ok_and(|age| age > DAY))
}

fn is_ours(name: &str) -> bool {
    PATTERNS.iter().any(|it| {
        let signs = name.strip_prefix(it.prefix).and_then(|rest| rest.strip_suffix(it.suffix));
        signs.is_some_and(|it| {
            it.len() == SIGNS && it.bytes().all(|sign| sign.is_ascii_alphanumeric())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(folder: &Path, name: &str, days: u64) {
        let file = fs::File::create(folder.join(name)).unwrap();
        let now = file.metadata().unwrap().modified().unwrap();
        file.set_modified(now - DAY * u32::try_from(days).unwrap() - Duration::from_secs(9))
            .unwrap();
    }

    #[test]
    fn what_killed_writers_left_goes_after_a_day_and_nothing_of_anybody_elses_does() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        for name in [".clientele-a1B2c3", ".clientele-a1B2c3.partial"] {
            left(folder, name, 1);
        }
        left(folder, "clientele-a1B2c3.clientele-backup.partial", 30);
        let kept = [
            // Somebody may be writing it still.
            (".clientele-Fresh1", 0),
            // Other programs', the person's own, and what is finished.
            (".clientele-notes", 30),
            (".clientele-a1B2c3.xlsx", 30),
            (".tmpa1B2c3", 30),
            ("film.partial", 30),
            ("clientele-20260101-120000.clientele-backup", 30),
            ("clientele-a1-2c3.clientele-backup.partial", 30),
            ("客户.xlsx", 30),
        ];
        for (name, days) in kept {
            left(folder, name, days);
        }
        fs::create_dir(folder.join(".clientele-folder")).unwrap();
        drop(begin(folder, DOCUMENT).unwrap());
        let mut found: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|it| it.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        found.sort();
        let mut expected: Vec<&str> = kept.iter().map(|(name, _)| *name).collect();
        expected.push(".clientele-folder");
        expected.sort_unstable();
        assert_eq!(found, expected);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_with_a_name_of_ours_is_nobodys_to_follow_or_remove() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        left(folder, "precious", 30);
        let link = folder.join(".clientele-a1B2c3");
        std::os::unix::fs::symlink(folder.join("precious"), &link).unwrap();
        sweep(folder, fs::metadata(folder).unwrap().modified().unwrap() + DAY * 9).unwrap();
        assert!(link.is_symlink() && folder.join("precious").is_file());
    }
}
