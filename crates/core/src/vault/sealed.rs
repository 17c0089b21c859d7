//! Encryption of small secrets: under a key, or to a public key.
//!
//! A sealed box is X25519 of a fresh key pair with the recipient's public key; HKDF-SHA256 of the
//! shared secret, with a label and both public keys, gives key and nonce of one AES-256-GCM.
//! It says nothing of who sealed it: that the master key inside is the office's own is shown by
//! the vault's MAC and by the database that it opens.

use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Payload},
};
use serde::{Deserialize, Serialize};
use x25519_dalek::{SharedSecret, StaticSecret};
use zeroize::Zeroizing;

use super::{
    hex,
    keys::{Secret, random_bytes},
};

/// Makes a key of what a person knows or holds into one that locks their private key.
pub(super) const KEK_LABEL: &[u8] = b"clientele/1/kek";

const NONCE: usize = 12;

/// What a person's or a recovery key's secrets are sealed to; kept in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PublicKey(#[serde(with = "hex")] [u8; 32]);

impl PublicKey {
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<[u8; 32]> for PublicKey {
    fn from(bytes: [u8; 32]) -> PublicKey {
        PublicKey(bytes)
    }
}

impl TryFrom<&[u8]> for PublicKey {
    type Error = std::array::TryFromSliceError;
    fn try_from(bytes: &[u8]) -> Result<PublicKey, Self::Error> {
        bytes.try_into().map(PublicKey)
    }
}

/// The other half of a [`PublicKey`].
pub(super) struct PrivateKey(Secret<32>);

impl PrivateKey {
    pub(super) fn random() -> PrivateKey {
        PrivateKey(Secret::random())
    }

    pub(super) fn copied(bytes: &[u8]) -> Option<PrivateKey> {
        Secret::copied(bytes).map(PrivateKey)
    }

    pub(super) fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    pub(super) fn public(&self) -> PublicKey {
        PublicKey(x25519_dalek::PublicKey::from(&self.scalar()).to_bytes())
    }

    /// `None` for the few public keys with which everyone shares the same secret.
    fn shared_with(&self, other: PublicKey) -> Option<SharedSecret> {
        let shared = self.scalar().diffie_hellman(&other.0.into());
        shared.was_contributory().then_some(shared)
    }

    fn scalar(&self) -> StaticSecret {
        StaticSecret::from(*self.expose())
    }
}

/// Encrypts under `key` with a random nonce, which stands in front. `context` must be given again.
pub(super) fn lock(key: &Secret<32>, context: &str, plain: &[u8]) -> Vec<u8> {
    let nonce = random_bytes::<NONCE>();
    let mut locked = nonce.to_vec();
    locked.extend(encrypt(key, &nonce, context, plain));
    locked
}

/// `None` if it was not locked under this key in this context.
pub(super) fn unlock(key: &Secret<32>, context: &str, locked: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, cipher) = locked.split_first_chunk::<NONCE>()?;
    decrypt(key, nonce, context, cipher)
}

/// Encrypts to `recipient`; `None` if that is no key of one person alone.
pub(super) fn seal(recipient: PublicKey, context: &str, plain: &[u8]) -> Option<Vec<u8>> {
    let fresh = PrivateKey::random();
    let sender = fresh.public();
    let (key, nonce) = box_key(&fresh.shared_with(recipient)?, sender, recipient);
    let mut sealed = sender.0.to_vec();
    sealed.extend(encrypt(&key, nonce.expose(), context, plain));
    Some(sealed)
}

/// `None` if it was not sealed to this key in this context.
pub(super) fn open(
    recipient: &PrivateKey,
    context: &str,
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let (sender, cipher) = sealed.split_first_chunk::<32>()?;
    let sender = PublicKey(*sender);
    let (key, nonce) = box_key(&recipient.shared_with(sender)?, sender, recipient.public());
    decrypt(&key, nonce.expose(), context, cipher)
}

fn box_key(
    shared: &SharedSecret,
    sender: PublicKey,
    recipient: PublicKey,
) -> (Secret<32>, Secret<NONCE>) {
    let shared: Secret<32> = Secret::written_by(|bytes| bytes.copy_from_slice(shared.as_bytes()));
    let keys = [sender.as_bytes().as_slice(), recipient.as_bytes()];
    (
        shared.derive(&[], &[b"clientele/1/box/key", keys[0], keys[1]]),
        shared.derive(&[], &[b"clientele/1/box/nonce", keys[0], keys[1]]),
    )
}

#[expect(clippy::expect_used, reason = "AES-GCM takes up to 64 GiB")]
fn encrypt(key: &Secret<32>, nonce: &[u8; NONCE], context: &str, plain: &[u8]) -> Vec<u8> {
    Aes256Gcm::new(key.expose().into())
        .encrypt(nonce.into(), Payload { msg: plain, aad: context.as_bytes() })
        .expect("a key is far shorter than AES-GCM's limit")
}

fn decrypt(
    key: &Secret<32>,
    nonce: &[u8; NONCE],
    context: &str,
    cipher: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    Aes256Gcm::new(key.expose().into())
        .decrypt(nonce.into(), Payload { msg: cipher, aad: context.as_bytes() })
        .ok()
        .map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_locked_opens_with_its_key_in_its_place_only() {
        let (key, other) = (Secret::random(), Secret::random());
        let locked = lock(&key, "here", b"secret");
        assert_eq!(*unlock(&key, "here", &locked).unwrap(), b"secret");
        assert!(unlock(&other, "here", &locked).is_none());
        assert!(unlock(&key, "there", &locked).is_none());
        assert!((0..locked.len()).all(|end| unlock(&key, "here", &locked[..end]).is_none()));
    }

    #[test]
    fn what_is_sealed_opens_with_the_private_key_in_its_place_only() {
        let (own, other) = (PrivateKey::random(), PrivateKey::random());
        let sealed = seal(own.public(), "here", b"secret").unwrap();
        assert_eq!(*open(&own, "here", &sealed).unwrap(), b"secret");
        assert!(open(&other, "here", &sealed).is_none());
        assert!(open(&own, "there", &sealed).is_none());
        assert!((0..sealed.len()).all(|end| open(&own, "here", &sealed[..end]).is_none()));
    }

    #[test]
    fn the_same_secret_never_looks_the_same_twice() {
        let (key, person) = (Secret::random(), PrivateKey::random());
        let nonce = |locked: Vec<u8>| locked[..NONCE].to_vec();
        assert_ne!(nonce(lock(&key, "", b"secret")), nonce(lock(&key, "", b"secret")));
        let sealed = || seal(person.public(), "", b"secret").unwrap();
        assert_ne!(sealed()[32..], sealed()[32..]);
    }
}
