//! The sealed stream of a backup: chunks of AES-256-GCM that cannot be cut, swapped or spliced.
//!
//! Every chunk but the last holds [`CHUNK`] bytes. A chunk's nonce is its number and whether it is
//! the last; the first one is bound to the header of the file. The key is the file's own, so no
//! nonce is ever used twice under it.

use std::io::{self, Read, Write};

use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Payload},
};
use zeroize::Zeroizing;

use crate::{BackupFault, vault::FileKey};

pub(super) const CHUNK: usize = 256 * 1024;
const TAG: usize = 16;

/// What the first chunk is bound to.
pub(super) type HeaderHash = [u8; 32];

struct Chunks {
    cipher: Aes256Gcm,
    header: HeaderHash,
    number: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Inner,
    Last,
}

impl Chunks {
    fn new(key: &FileKey, header: HeaderHash) -> Chunks {
        Chunks { cipher: Aes256Gcm::new(key.expose().into()), header, number: 0 }
    }

    /// Three zeros, the chunk's number in eight bytes, and one for the last.
    fn nonce(&self, place: Place) -> [u8; 12] {
        let mut nonce = [0; 12];
        nonce[3..11].copy_from_slice(&self.number.to_be_bytes());
        nonce[11] = u8::from(place == Place::Last);
        nonce
    }

    fn bound_to(&self) -> &[u8] {
        if self.number == 0 { &self.header } else { &[] }
    }

    fn seal(&mut self, plain: &[u8], place: Place) -> io::Result<Vec<u8>> {
        let nonce = self.nonce(place);
        let payload = Payload { msg: plain, aad: self.bound_to() };
        let sealed = self.cipher.encrypt((&nonce).into(), payload);
        self.number += 1;
        sealed.map_err(|_| io::Error::other("a chunk is far shorter than the cipher's limit"))
    }

    fn open(&mut self, sealed: &[u8], place: Place) -> Result<Zeroizing<Vec<u8>>, BackupFault> {
        let nonce = self.nonce(place);
        let payload = Payload { msg: sealed, aad: self.bound_to() };
        let opened = self.cipher.decrypt((&nonce).into(), payload);
        self.number += 1;
        opened.map(Zeroizing::new).map_err(|_| BackupFault::Damaged)
    }
}

/// Seals what is written to it.
pub(super) struct Sealer<W> {
    chunks: Chunks,
    pending: Zeroizing<Vec<u8>>,
    target: W,
}

impl<W: Write> Sealer<W> {
    pub fn new(key: &FileKey, header: HeaderHash, target: W) -> Sealer<W> {
        let pending = Zeroizing::new(Vec::with_capacity(CHUNK));
        Sealer { chunks: Chunks::new(key, header), pending, target }
    }

    /// Seals what is left as the last chunk.
    pub fn finish(mut self) -> io::Result<W> {
        self.emit(Place::Last)?;
        Ok(self.target)
    }

    fn emit(&mut self, place: Place) -> io::Result<()> {
        let sealed = self.chunks.seal(&self.pending, place)?;
        self.pending.clear();
        self.target.write_all(&sealed)
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full chunk waits for the byte after it: without one it is the last.
        if self.pending.len() == CHUNK {
            self.emit(Place::Inner)?;
        }
        let taken = bytes.len().min(CHUNK - self.pending.len());
        self.pending.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Opens a sealed stream of known length; nothing is handed out that was not authenticated.
pub(super) struct Opened<R> {
    chunks: Chunks,
    /// Sealed bytes not read yet.
    left: u64,
    plain: Zeroizing<Vec<u8>>,
    taken: usize,
    source: R,
}

impl<R: Read> Opened<R> {
    pub fn new(key: &FileKey, header: HeaderHash, source: R, length: u64) -> Opened<R> {
        let plain = Zeroizing::new(Vec::new());
        Opened { chunks: Chunks::new(key, header), left: length, plain, taken: 0, source }
    }

    fn next_chunk(&mut self) -> io::Result<()> {
        let length = self.left.min((CHUNK + TAG) as u64);
        self.left -= length;
        let place = if self.left == 0 { Place::Last } else { Place::Inner };
        let mut sealed = vec![0; usize::try_from(length).unwrap_or(CHUNK + TAG)];
        self.source.read_exact(&mut sealed)?;
        self.plain = self.chunks.open(&sealed, place).map_err(io::Error::other)?;
        self.taken = 0;
        Ok(())
    }
}

impl<R: Read> Read for Opened<R> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.plain.len() && self.left > 0 {
            self.next_chunk()?;
        }
        let rest = &self.plain[self.taken..];
        let given = rest.len().min(target.len());
        target[..given].copy_from_slice(&rest[..given]);
        self.taken += given;
        Ok(given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::{Kdf, Vault};

    fn key(salt: u8) -> FileKey {
        let (_, master) = Vault::create(0, Kdf::cheap_for_tests());
        master.backup_key().of_file(&[salt; 32])
    }

    fn sealed(key: &FileKey, plain: &[u8]) -> Vec<u8> {
        let mut sealer = Sealer::new(key, [7; 32], Vec::new());
        sealer.write_all(plain).unwrap();
        sealer.finish().unwrap()
    }

    fn opened(key: &FileKey, header: HeaderHash, sealed: &[u8]) -> io::Result<Vec<u8>> {
        let mut plain = Vec::new();
        Opened::new(key, header, sealed, sealed.len() as u64).read_to_end(&mut plain)?;
        Ok(plain)
    }

    #[test]
    fn every_length_comes_back() {
        let key = key(1);
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5] {
            let plain: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
            let sealed = sealed(&key, &plain);
            assert_eq!(sealed.len(), length + TAG * length.div_ceil(CHUNK).max(1));
            assert_eq!(opened(&key, [7; 32], &sealed).unwrap(), plain);
        }
    }

    #[test]
    fn chunks_cannot_be_cut_swapped_repeated_or_moved_to_another_file() {
        let (key, other) = (key(1), key(2));
        let whole = sealed(&key, &vec![5; 3 * CHUNK + 9]);
        let chunk = CHUNK + TAG;
        let refused = |bytes: &[u8]| assert!(opened(&key, [7; 32], bytes).is_err());
        for chunks in 1..=3 {
            refused(&whole[..chunks * chunk]);
        }
        refused(&[&whole[chunk..2 * chunk], &whole[..chunk], &whole[2 * chunk..]].concat());
        refused(&[&whole[..chunk], &whole[..chunk], &whole[2 * chunk..]].concat());
        refused(&whole[chunk..]);
        let foreign = sealed(&other, &vec![5; 3 * CHUNK + 9]);
        refused(&[&whole[..chunk], &foreign[chunk..]].concat());
        assert!(opened(&key, [8; 32], &whole).is_err());
        assert!(opened(&other, [7; 32], &whole).is_err());
    }
}
