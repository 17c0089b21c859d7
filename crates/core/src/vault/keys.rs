//! Secret keys: they wipe themselves, print nothing and are compared in constant time.

use std::fmt::Write;

use hkdf::Hkdf;
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::hex::Hex;

/// Secret bytes on the heap: moving them copies a pointer, dropping them wipes them.
pub(super) struct Secret<const N: usize>(Box<[u8; N]>);

impl<const N: usize> Secret<N> {
    pub(super) fn written_by(write: impl FnOnce(&mut [u8; N])) -> Secret<N> {
        let mut secret = Secret(Box::new([0; N]));
        write(&mut secret.0);
        secret
    }

    pub(super) fn random() -> Secret<N> {
        Secret::written_by(|bytes| fill_random(bytes))
    }

    /// `None` if there are not exactly `N` bytes.
    pub(super) fn copied(bytes: &[u8]) -> Option<Secret<N>> {
        (bytes.len() == N).then(|| Secret::written_by(|own| own.copy_from_slice(bytes)))
    }

    pub(super) fn expose(&self) -> &[u8; N] {
        &self.0
    }

    /// HKDF-SHA256 of these bytes; `info` is concatenated.
    #[expect(clippy::expect_used, reason = "HKDF gives up to 8,160 bytes")]
    pub(super) fn derive<const M: usize>(&self, salt: &[u8], info: &[&[u8]]) -> Secret<M> {
        const { assert!(M <= 255 * 32) }
        Secret::written_by(|bytes| {
            Hkdf::<Sha256>::new(Some(salt), self.expose())
                .expand_multi_info(info, bytes)
                .expect("no key of ours is longer than HKDF can give");
        })
    }

    pub(super) fn is(&self, other: &Secret<N>) -> bool {
        self.expose().ct_eq(other.expose()).into()
    }
}

impl<const N: usize> Drop for Secret<N> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<const N: usize> ZeroizeOnDrop for Secret<N> {}

/// Bytes from the operating system's generator, for keys, salts and nonces.
#[expect(clippy::expect_used, reason = "without randomness there is nothing safe left to do")]
pub(super) fn fill_random(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the operating system gives random bytes");
}

pub(super) fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill_random(&mut bytes);
    bytes
}

/// The data master key of an office: every other key of its data comes from it, one label each.
pub struct MasterKey(Secret<32>);

impl MasterKey {
    pub(super) fn random() -> MasterKey {
        MasterKey(Secret::random())
    }

    pub(super) fn copied(bytes: &[u8]) -> Option<MasterKey> {
        Secret::copied(bytes).map(MasterKey)
    }

    pub(super) fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    /// The key of `crm.db`.
    pub fn database_key(&self) -> DatabaseKey {
        DatabaseKey(self.0.derive(&[], &[b"clientele/1/crm"]))
    }

    /// The key that backup files derive theirs from.
    pub fn backup_key(&self) -> BackupKey {
        BackupKey(self.0.derive(&[], &[b"clientele/1/backup"]))
    }

    /// The key of the vault file's MAC.
    pub(super) fn mac_key(&self) -> Secret<32> {
        self.0.derive(&[], &[b"clientele/1/vault"])
    }

    /// The key under which the master keys before this one are kept.
    pub(super) fn retired_key(&self) -> Secret<32> {
        self.0.derive(&[], &[b"clientele/1/retired"])
    }

    pub fn is(&self, other: &MasterKey) -> bool {
        self.0.is(&other.0)
    }
}

/// The raw key of one encrypted database.
pub struct DatabaseKey(Secret<32>);

impl DatabaseKey {
    /// For the databases whose keys are kept in `crm.db`.
    pub fn random() -> DatabaseKey {
        DatabaseKey(Secret::random())
    }

    /// A key read back from `crm.db`; `None` if there are not exactly 32 bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<DatabaseKey> {
        Secret::copied(bytes).map(DatabaseKey)
    }

    pub fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    /// `x'…'`: what `pragma key` and `attach … key` take, wiped when dropped.
    #[expect(clippy::expect_used, reason = "writing into a string cannot fail")]
    pub fn pragma_literal(&self) -> Zeroizing<String> {
        // All the room at once: a string that grew would leave pieces of the key behind.
        let mut literal = Zeroizing::new(String::with_capacity(2 * 32 + 3));
        write!(literal, "x'{}'", Hex(self.expose())).expect("a string takes all text");
        literal
    }
}

/// The key that each backup file derives its own from.
pub struct BackupKey(Secret<32>);

impl BackupKey {
    #[cfg(test)]
    pub(super) fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    /// The key of the one backup file that has this salt.
    pub fn of_file(&self, salt: &[u8; 32]) -> FileKey {
        FileKey(self.0.derive(salt, &[b"clientele/1/backup/file"]))
    }
}

/// The key of one backup file.
pub struct FileKey(Secret<32>);

impl FileKey {
    pub fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }
}

macro_rules! prints_nothing {
    ($($name:ident),*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )*};
}
pub(super) use prints_nothing;

prints_nothing!(MasterKey, DatabaseKey, BackupKey, FileKey);
