//! One way in: a private key locked by what someone knows, and the master key sealed to it.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{
    Kdf, MasterKey, OpenError, PublicKey, RecoveryKey, VaultId,
    document::FORMAT,
    hex::{self, Hex},
    kdf::KdfError,
    keys::{Secret, random_bytes},
    sealed::{self, KEK_LABEL, PrivateKey},
};
use crate::id::AccountId;

/// Who a slot is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlotId {
    /// The person of this account.
    Person(AccountId),
    /// The recovery sheet with this number. Numbers are never given twice.
    Recovery(u32),
}

impl fmt::Display for SlotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SlotId::Person(account) => write!(f, "{}", account.get()),
            SlotId::Recovery(number) => write!(f, "recovery-{number}"),
        }
    }
}

/// On the wire: the account's number, or `"recovery-<n>"`.
impl Serialize for SlotId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            SlotId::Person(account) => account.get().serialize(serializer),
            SlotId::Recovery(_) => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for SlotId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SlotId, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Account(i64),
            Recovery(String),
        }
        match Written::deserialize(deserializer)? {
            Written::Account(id) => Ok(SlotId::Person(id.into())),
            Written::Recovery(text) => text
                .strip_prefix("recovery-")
                .and_then(|number| number.parse().ok())
                .map(SlotId::Recovery)
                .filter(|slot| slot.to_string() == text)
                .ok_or_else(|| de::Error::custom("neither an account nor a recovery sheet")),
        }
    }
}

/// What the slot's holder brings.
#[derive(Clone, Copy)]
pub(super) enum Opener<'a> {
    Password(&'a str),
    Recovery(&'a RecoveryKey),
}

/// How what the holder brings becomes the key of their private key.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "snake_case", deny_unknown_fields)]
enum Stretch {
    Argon2id {
        costs: Kdf,
        #[serde(with = "hex")]
        salt: [u8; 16],
    },
    Hkdf {
        #[serde(with = "hex")]
        salt: [u8; 16],
    },
}

/// A slot of the vault. What is secret in it is encrypted.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    id: SlotId,
    kdf: Stretch,
    public_key: PublicKey,
    #[serde(with = "hex")]
    private_key: Vec<u8>,
    #[serde(with = "hex")]
    master_key: Vec<u8>,
    since: NaiveDate,
}

impl Slot {
    pub fn id(&self) -> SlotId {
        self.id
    }

    pub fn public_key(&self) -> PublicKey {
        self.public_key
    }

    /// The day from which the slot's password or recovery sheet opens the vault.
    pub fn since(&self) -> NaiveDate {
        self.since
    }

    /// A slot with a key pair of its own.
    #[expect(clippy::expect_used, reason = "states the invariant")]
    pub(super) fn new(
        vault: VaultId,
        id: SlotId,
        opener: Opener<'_>,
        costs: Kdf,
        since: NaiveDate,
        master: &MasterKey,
    ) -> Result<Slot, KdfError> {
        let private = PrivateKey::random();
        let salt = random_bytes();
        let kdf = match opener {
            Opener::Password(_) => Stretch::Argon2id { costs, salt },
            Opener::Recovery(_) => Stretch::Hkdf { salt },
        };
        let mut slot = Slot {
            id,
            kdf,
            public_key: private.public(),
            private_key: Vec::new(),
            master_key: Vec::new(),
            since,
        };
        let kek = slot.kek(opener)?;
        slot.private_key =
            sealed::lock(&kek, &slot.context(vault, "private key"), private.expose());
        let sealed = slot.sealing(vault, master);
        Ok(sealed.expect("the public half of a random key pair can be sealed to"))
    }

    /// A slot that nobody can open and that takes as long to try as another.
    pub(super) fn decoy(id: SlotId, costs: Kdf) -> Slot {
        Slot {
            id,
            kdf: Stretch::Argon2id { costs, salt: [0; 16] },
            public_key: [0; 32].into(),
            private_key: Vec::new(),
            master_key: Vec::new(),
            since: NaiveDate::default(),
        }
    }

    /// The same slot with this master key in it; `None` if its public key is no one person's.
    pub(super) fn sealing(mut self, vault: VaultId, master: &MasterKey) -> Option<Slot> {
        let context = self.context(vault, "master key");
        self.master_key = sealed::seal(self.public_key, &context, master.expose())?;
        Some(self)
    }

    pub(super) fn open(&self, vault: VaultId, opener: Opener<'_>) -> Result<MasterKey, OpenError> {
        let private = self.unlock(vault, opener)?;
        // From here on the opener is right: what does not fit was changed by someone.
        if private.public() != self.public_key {
            return Err(OpenError::Altered);
        }
        self.unseal(vault, &private).ok_or(OpenError::Altered)
    }

    pub(super) fn unlock(
        &self,
        vault: VaultId,
        opener: Opener<'_>,
    ) -> Result<PrivateKey, OpenError> {
        let kek = self.kek(opener)?;
        sealed::unlock(&kek, &self.context(vault, "private key"), &self.private_key)
            .and_then(|private| PrivateKey::copied(&private))
            .ok_or(OpenError::Refused)
    }

    pub(super) fn unseal(&self, vault: VaultId, private: &PrivateKey) -> Option<MasterKey> {
        sealed::open(private, &self.context(vault, "master key"), &self.master_key)
            .and_then(|master| MasterKey::copied(&master))
    }

    pub(super) fn has_sane_costs(&self) -> bool {
        match self.kdf {
            Stretch::Argon2id { costs, .. } => costs.is_sane(),
            Stretch::Hkdf { .. } => true,
        }
    }

    /// People have passwords, sheets have not.
    pub(super) fn is_coherent(&self) -> bool {
        matches!(
            (self.id, self.kdf),
            (SlotId::Person(_), Stretch::Argon2id { .. })
                | (SlotId::Recovery(_), Stretch::Hkdf { .. })
        )
    }

    fn kek(&self, opener: Opener<'_>) -> Result<Secret<32>, KdfError> {
        match (self.kdf, opener) {
            (Stretch::Argon2id { costs, salt }, Opener::Password(password)) => {
                Ok(costs.stretch(password, &salt)?.derive(&[], &[KEK_LABEL]))
            }
            (Stretch::Hkdf { salt }, Opener::Recovery(key)) => Ok(key.kek(&salt)),
            // A vault with an incoherent slot is not read in the first place.
            _ => Err(KdfError::Hostile),
        }
    }

    /// What the slot's encryption is bound to: nothing of it works in another place.
    fn context(&self, vault: VaultId, what: &str) -> String {
        let id = self.id;
        let kdf = match &self.kdf {
            Stretch::Argon2id { costs, salt } => format!("argon2id {costs} salt={}", Hex(salt)),
            Stretch::Hkdf { salt } => format!("hkdf salt={}", Hex(salt)),
        };
        format!("clientele vault {FORMAT} | {vault} | slot {id} | {kdf} | {what}")
    }
}
