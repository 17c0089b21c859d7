//! How entries are chained: each hash covers the exact bytes of its entry and the hash before.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// Names the scheme inside every hash, so that no other data can pass for an entry.
const SCHEME: &[u8] = b"clientele-journal/1";

/// A SHA-256 value.
pub(crate) type Hash = [u8; 32];

/// The newest entry of a log: its number and its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Head {
    pub seq: i64,
    /// Lower-case hexadecimal.
    pub hash: String,
}

impl Head {
    pub(crate) fn new(seq: i64, hash: &Hash) -> Head {
        Head { seq, hash: hex(hash) }
    }
}

/// `SHA-256(0x00 ‖ scheme ‖ vault id ‖ seq ‖ length ‖ bytes ‖ previous hash)`, numbers as eight
/// bytes, big-endian.
pub(crate) fn link(vault: &str, seq: i64, bytes: &[u8], previous: &Hash) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update([0]);
    hasher.update(SCHEME);
    hasher.update(vault.as_bytes());
    hasher.update(seq.to_be_bytes());
    hasher.update((bytes.len() as u64).to_be_bytes());
    hasher.update(bytes);
    hasher.update(previous);
    hasher.finalize().into()
}

/// The digest of the changes of one operation, in their order, each with its length before it.
#[derive(Default)]
pub(crate) struct ChangesDigest {
    hasher: Sha256,
    count: u64,
}

impl ChangesDigest {
    pub fn add(&mut self, bytes: &[u8]) {
        self.hasher.update((bytes.len() as u64).to_be_bytes());
        self.hasher.update(bytes);
        self.count += 1;
    }

    pub fn finish(self) -> (u64, String) {
        (self.count, hex(&self.hasher.finalize()))
    }
}

/// What stands for personal values in the chained bytes: `SHA-256(salt ‖ values)`. With salt and
/// values erased nobody can tell what was there, and the chain stays whole.
pub(crate) fn seal_personal(salt: &[u8], values: &str) -> String {
    hex(&Sha256::new().chain_update(salt).chain_update(values.as_bytes()).finalize())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The 32 bytes that 64 hexadecimal digits spell.
pub(crate) fn unhex(text: &str) -> Option<Hash> {
    let mut hash = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (byte, digits) in hash.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_an_entry_enters_its_hash() {
        let base = link("v", 7, b"entry", &[1; 32]);
        assert_ne!(base, link("w", 7, b"entry", &[1; 32]));
        assert_ne!(base, link("v", 8, b"entry", &[1; 32]));
        assert_ne!(base, link("v", 7, b"entrx", &[1; 32]));
        assert_ne!(base, link("v", 7, b"entry", &[2; 32]));
    }

    #[test]
    fn changes_cannot_be_split_differently() {
        let digest = |parts: &[&[u8]]| {
            let mut digest = ChangesDigest::default();
            parts.iter().for_each(|it| digest.add(it));
            digest.finish().1
        };
        assert_ne!(digest(&[b"ab", b"c"]), digest(&[b"a", b"bc"]));
    }

    #[test]
    fn hashes_survive_being_spelled() {
        let hash = link("v", 1, b"x", &[9; 32]);
        assert_eq!(unhex(&hex(&hash)), Some(hash));
        assert_eq!(unhex("zz"), None);
    }
}
