//! Proving the log: in the office, and from an exported file on any other computer.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

use rusqlite::Connection;
use serde::Serialize;
use serde_json::Value;

use super::{
    AnchorState, Head,
    chain::{ChangesDigest, Hash, link, seal_personal, unhex},
    export::{FileEntry, FileHead},
};
use crate::{
    DocumentFault, Error, Result,
    access::JournalRead,
    gate::{Core, View},
};

/// What a check of the log found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Entries looked at.
    pub entries: u64,
    pub head: Option<Head>,
    /// The first entry that is not as it was written; none when the log is whole.
    pub first_bad: Option<i64>,
    pub anchor: AnchorState,
}

impl Verdict {
    pub fn is_whole(&self) -> bool {
        self.first_bad.is_none() && !matches!(self.anchor, AnchorState::Differs { .. })
    }
}

/// Checks every entry of the log, and the newest against its anchor outside.
///
/// # Errors
/// `Forbidden` without `journal.read`.
pub fn verify(core: &Core, view: &View<'_>) -> Result<Verdict> {
    let _read = view.grant::<JournalRead>()?;
    core.read_unattended(|conn| {
        let checked = check(conn, core.vault_id())?;
        let anchor = core.anchors().check(core.vault_id(), conn)?;
        Ok(Verdict { anchor, ..checked })
    })
}

/// Checks the chain of a database, wherever it stands.
pub(crate) fn check(conn: &Connection, vault: &str) -> Result<Verdict> {
    check_telling(conn, vault, |_| Ok(()))
}

/// Like [`check`]; `told` hears of every entry before it is looked at, and may stop there.
pub(crate) fn check_telling(
    conn: &Connection,
    vault: &str,
    told: impl Fn(i64) -> Result<()>,
) -> Result<Verdict> {
    let mut chain = Chain::new(vault);
    let mut operations = conn.prepare("select seq, bytes, hash from operations order by seq")?;
    let mut changes =
        conn.prepare("select bytes, salt, personal from changes where seq = ?1 order by id")?;
    let mut rows = operations.query([])?;
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        told(seq)?;
        let bytes: Vec<u8> = row.get(1)?;
        let hash: Vec<u8> = row.get(2)?;
        let mut links = Vec::new();
        let mut found = changes.query([seq])?;
        while let Some(change) = found.next()? {
            links.push(Link {
                bytes: change.get(0)?,
                personal: change
                    .get::<_, Option<Vec<u8>>>(1)?
                    .zip(change.get::<_, Option<String>>(2)?),
            });
        }
        if !chain.follows(seq, &bytes, &hash, &links) {
            return Ok(chain.broken_at(seq));
        }
    }
    let orphan: Option<i64> = conn.query_row(
        "select min(seq) from changes where seq not in (select seq from operations)",
        [],
        |row| row.get(0),
    )?;
    Ok(match orphan {
        Some(seq) => chain.broken_at(seq),
        None => chain.whole(),
    })
}

/// Checks a log that was exported to a file: no office and no password is needed.
///
/// # Errors
/// `NotALog` when the file is not an exported log.
pub fn verify_file(path: &Path) -> Result<Verdict> {
    let not_a_log = || Error::from(DocumentFault::NotALog);
    let mut lines = BufReader::new(File::open(path)?).lines();
    let first = lines.next().ok_or_else(not_a_log)?.map_err(|_| not_a_log())?;
    let head: FileHead = serde_json::from_str(&first).map_err(|_| not_a_log())?;
    let mut chain = Chain::new(&head.vault);
    for line in lines {
        let line = line?;
        let entry: FileEntry = match serde_json::from_str(&line) {
            Ok(entry) => entry,
            Err(_) => return Ok(chain.broken_at(chain.seq + 1)),
        };
        let links: Vec<Link> = entry
            .changes
            .into_iter()
            .map(|bytes| Link { bytes: bytes.into_bytes(), personal: None })
            .collect();
        let hash = unhex(&entry.hash).map(Vec::from).unwrap_or_default();
        if !chain.follows(entry.seq, entry.entry.as_bytes(), &hash, &links) {
            return Ok(chain.broken_at(entry.seq));
        }
    }
    if chain.head() != head.head {
        return Ok(chain.broken_at(chain.seq + 1));
    }
    Ok(chain.whole())
}

struct Link {
    bytes: Vec<u8>,
    personal: Option<(Vec<u8>, String)>,
}

/// The chain as far as it has been followed.
struct Chain<'a> {
    vault: &'a str,
    seq: i64,
    hash: Hash,
    entries: u64,
}

impl Chain<'_> {
    fn new(vault: &str) -> Chain<'_> {
        Chain { vault, seq: 0, hash: [0; 32], entries: 0 }
    }

    fn follows(&mut self, seq: i64, bytes: &[u8], hash: &[u8], links: &[Link]) -> bool {
        let expected = link(self.vault, seq, bytes, &self.hash);
        let Ok(said) = serde_json::from_slice::<Value>(bytes) else { return false };
        // A gap is there only where a restored log goes on above the one it abandoned.
        let may_leap = said.pointer("/note/abandoned").is_some();
        let is_next = seq == self.seq + 1 || (may_leap && seq > self.seq);
        let is_whole = is_next
            && hash == expected
            && said.get("seq") == Some(&Value::from(seq))
            && covers(&said, links);
        if is_whole {
            (self.seq, self.hash) = (seq, expected);
            self.entries += 1;
        }
        is_whole
    }

    fn head(&self) -> Option<Head> {
        (self.entries > 0).then(|| Head::new(self.seq, &self.hash))
    }

    fn whole(&self) -> Verdict {
        let anchor = AnchorState::Missing;
        Verdict { entries: self.entries, head: self.head(), first_bad: None, anchor }
    }

    fn broken_at(&self, seq: i64) -> Verdict {
        Verdict { first_bad: Some(seq), ..self.whole() }
    }
}

/// Whether an operation's digest covers exactly these changes, and each its personal values.
fn covers(said: &Value, links: &[Link]) -> bool {
    let mut digest = ChangesDigest::default();
    links.iter().for_each(|it| digest.add(&it.bytes));
    let (count, digest) = digest.finish();
    said.pointer("/changes/count") == Some(&Value::from(count))
        && said.pointer("/changes/sha256") == Some(&Value::from(digest))
        && links.iter().all(personal_is_genuine)
}

fn personal_is_genuine(link: &Link) -> bool {
    let Some((salt, values)) = &link.personal else { return true };
    let said: Option<Value> = serde_json::from_slice(&link.bytes).ok();
    let sealed = said.as_ref().and_then(|it| it.get("personal")).and_then(Value::as_str);
    sealed == Some(seal_personal(salt, values).as_str())
}
