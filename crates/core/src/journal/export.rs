//! The log in a file that anyone can verify: the chained bytes as they stand, without the personal
//! values, which the chain holds only as digests.

use std::{
    io::{BufWriter, Write},
    path::Path,
};

use serde::{Deserialize, Serialize};

use super::{Head, chain::hex, store};
use crate::{
    Result,
    access::JournalRead,
    asides,
    gate::{Core, Tx},
};

const FORMAT: &str = "clientele-journal/1";

/// The first line of an exported log.
#[derive(Serialize, Deserialize)]
pub(super) struct FileHead {
    format: String,
    pub vault: String,
    pub head: Option<Head>,
}

/// Every other line.
#[derive(Serialize, Deserialize)]
pub(super) struct FileEntry {
    pub seq: i64,
    pub hash: String,
    pub entry: String,
    pub changes: Vec<String>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exported {
    pub entries: u64,
    pub head: Option<Head>,
}

/// Writes the whole log to a file; the file is there completely or not at all.
///
/// # Errors
/// `Forbidden` without `journal.read`; what the disk says.
pub fn export(core: &Core, tx: &mut Tx<'_>, path: &Path) -> Result<Exported> {
    let _read = tx.grant::<JournalRead>()?;
    let exported = core.read_unattended(|conn| {
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
        let mut file = asides::begin(folder.unwrap_or(Path::new(".")), asides::DOCUMENT)?;
        let head = store::head(conn)?;
        let mut out = BufWriter::new(file.as_file_mut());
        let first = FileHead {
            format: FORMAT.to_owned(),
            vault: core.vault_id().to_owned(),
            head: head.clone(),
        };
        writeln!(out, "{}", serde_json::to_string(&first)?)?;
        let mut entries = 0;
        let mut operations =
            conn.prepare("select seq, hash, bytes from operations order by seq")?;
        let mut changes = conn.prepare("select bytes from changes where seq = ?1 order by id")?;
        let mut rows = operations.query([])?;
        while let Some(row) = rows.next()? {
            let seq: i64 = row.get(0)?;
            let links = changes.query_map([seq], |it| it.get::<_, Vec<u8>>(0))?;
            let entry = FileEntry {
                seq,
                hash: hex(&row.get::<_, Vec<u8>>(1)?),
                entry: text(row.get(2)?)?,
                changes: links.map(|it| text(it?)).collect::<Result<_>>()?,
            };
            writeln!(out, "{}", serde_json::to_string(&entry)?)?;
            entries += 1;
        }
        out.flush()?;
        drop(out);
        file.as_file().sync_all()?;
        file.persist(path).map_err(|it| it.error)?;
        Ok(Exported { entries, head })
    })?;
    tx.note("entries", exported.entries);
    Ok(exported)
}

fn text(bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(crate::Error::internal)
}
