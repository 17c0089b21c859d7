//! `attempts.json`: what the next start of the program must know.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write as _},
    path::Path,
};

use serde::{Deserialize, Serialize};

use super::events::Events;

pub(super) const NAME: &str = "attempts.json";
pub(super) const FORMAT: u32 = 1;
/// Far more than a full file has.
const MOST_BYTES: u64 = 4 << 20;

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    pub format: u32,
    pub salt: [u8; 16],
    /// The wall time at which the waits below were what they say.
    pub wall_ms: i64,
    pub entries: BTreeMap<String, KeptEntry>,
    pub events: Events,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct KeptEntry {
    pub failures: u32,
    pub locks: u32,
    pub last_failure_ms: i64,
    pub length_ms: u64,
    pub left_ms: u64,
    pub locked: bool,
}

pub(super) enum Found {
    Nothing,
    Damaged,
    Whole(Kept),
}

pub(super) fn read(path: &Path) -> io::Result<Found> {
    let size = match fs::metadata(path) {
        Ok(metadata) => metadata.len(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(error),
    };
    if size > MOST_BYTES {
        return Ok(Found::Damaged);
    }
    let found = serde_json::from_slice::<Kept>(&fs::read(path)?);
    Ok(found.ok().filter(|kept| kept.format == FORMAT).map_or(Found::Damaged, Found::Whole))
}

/// Replaces the file as a whole: a reader finds the old state or the new one.
pub(super) fn write(path: &Path, kept: &Kept) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    serde_json::to_writer(&mut file, kept)?;
    file.flush()?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
