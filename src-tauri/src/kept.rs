//! Small matters of this screen, kept beside the office: no part of its data and of no backup.

use std::path::Path;

use serde::{Serialize, de::DeserializeOwned};

/// What a file of the home holds; nothing where it is not there or makes no sense.
pub fn load<T: DeserializeOwned + Default>(home: &Path, file: &str) -> T {
    let text = std::fs::read(home.join(file)).ok();
    text.and_then(|it| serde_json::from_slice(&it).ok()).unwrap_or_default()
}

/// Writes a file of the home whole, or leaves it as it was: it is no harm where it cannot be written.
pub fn write<T: Serialize>(home: &Path, file: &str, all: &T) {
    if let Err(error) = replace(home, file, all) {
        let kind = error.kind();
        tracing::warn!(file, %kind, "a matter of this screen was not kept");
    }
}

fn replace<T: Serialize>(home: &Path, file: &str, all: &T) -> std::io::Result<()> {
    let mut written = tempfile::NamedTempFile::new_in(home)?;
    serde_json::to_writer(&mut written, all)?;
    written.persist(home.join(file)).map_err(|it| it.error)?;
    Ok(())
}
