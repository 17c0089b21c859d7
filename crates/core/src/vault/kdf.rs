//! From a password to key bytes: Argon2id, with costs that are checked before it runs.

use std::fmt;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::keys::Secret;

/// What one guess at a password costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kdf {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KdfError {
    /// Costs that no version of the product ever wrote.
    Hostile,
    /// This machine cannot give the memory now.
    NoMemory,
}

impl Kdf {
    /// 64 MiB, three passes, one lane.
    pub fn standard() -> Kdf {
        Kdf { memory_kib: 64 * 1024, passes: 3, lanes: 1 }
    }

    /// Protects nothing: for tests that open vaults by the thousand.
    #[doc(hidden)]
    pub const fn cheap_for_tests() -> Kdf {
        Kdf { memory_kib: 8, passes: 1, lanes: 1 }
    }

    /// Leaves room to raise the costs eightfold, and none to stop a small office PC.
    pub(super) fn is_sane(self) -> bool {
        (8..=512 * 1024).contains(&self.memory_kib)
            && (1..=10).contains(&self.passes)
            && (1..=4).contains(&self.lanes)
            && self.memory_kib >= 8 * self.lanes
    }

    pub(super) fn stretch(self, password: &str, salt: &[u8; 16]) -> Result<Secret<32>, KdfError> {
        if !self.is_sane() {
            return Err(KdfError::Hostile);
        }
        #[cfg(test)]
        RUNS.set(RUNS.get() + 1);
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
            .map_err(|_| KdfError::Hostile)?;
        let mut memory = Memory::of(params.block_count())?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let password = composed(password);
        let mut done = Ok(());
        let stretched = Secret::written_by(|out| {
            done =
                argon.hash_password_into_with_memory(password.as_bytes(), salt, out, &mut memory.0);
        });
        done.map_err(|_| KdfError::Hostile)?;
        Ok(stretched)
    }

    #[cfg(test)]
    pub(super) fn hostile_for_tests(memory_kib: u32, passes: u32, lanes: u32) -> Kdf {
        Kdf { memory_kib, passes, lanes }
    }
}

/// Part of what encryption is bound to: never to be worded otherwise.
impl fmt::Display for Kdf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "m={},t={},p={}", self.memory_kib, self.passes, self.lanes)
    }
}

#[cfg(test)]
thread_local! {
    /// How often this thread has stretched a password.
    pub(super) static RUNS: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

/// The password in NFC, so that two keyboards that compose differently give the same key.
fn composed(password: &str) -> Zeroizing<String> {
    // NFC is at most three times as long in UTF-8: the string never grows and leaves no copy.
    let mut composed = Zeroizing::new(String::with_capacity(password.len() * 3));
    composed.extend(password.nfc());
    composed
}

/// Argon2's work area, from which the key could be computed again: cleared after use.
struct Memory(Vec<Block>);

impl Memory {
    fn of(blocks: usize) -> Result<Memory, KdfError> {
        let mut memory = Vec::new();
        memory.try_reserve_exact(blocks).map_err(|_| KdfError::NoMemory)?;
        memory.resize(blocks, Block::default());
        Ok(Memory(memory))
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        self.0.fill(Block::default());
        // Without a reader the compiler may leave the clearing out.
        std::hint::black_box(&self.0);
    }
}
