//! The vault: who can open the office's data, and with what.
//!
//! ```text
//! password ─Argon2id─► HKDF ─► KEK ─AES-256-GCM─► private key of the person ─sealed box─► master key
//! recovery key ───────► HKDF ─► KEK ─AES-256-GCM─► private key of the sheet ──sealed box─► master key
//! master key ─HKDF, one label each─► crm.db · backups · MAC of the vault
//! ```
//!
//! The step over a key pair lets an administrator create, reset and rotate without anyone's
//! password. There is no password hash beside: a password is right if it opens its slot.
//!
//! Order of things for callers: the vault is saved first, then the database. So a vault that is
//! genuine and newer than the database is simply ahead: its public keys ([`Vault::slots`]) and its
//! generation go into the database. An older one calls for a banner and a review, never for a
//! refusal.

mod change;
mod document;
pub mod file;
mod hex;
mod kdf;
mod keys;
mod recovery;
mod review;
mod rotation;
mod sealed;
mod slot;
mod store;
#[cfg(test)]
mod tests;

pub use self::{
    change::NewSheet,
    document::VaultId,
    kdf::Kdf,
    keys::{BackupKey, DatabaseKey, FileKey, MasterKey},
    recovery::{GROUPS as RECOVERY_GROUPS, RecoveryError, RecoveryKey},
    review::{Review, WayIn, WayInState, accept, review},
    rotation::{Rotated, rotate},
    sealed::PublicKey,
    slot::{Slot, SlotId},
};

pub(crate) use self::rotation::finish as finish_rotation;
use self::{
    document::{Document, FORMAT},
    kdf::KdfError,
    slot::Opener,
};
use crate::id::AccountId;

/// The slots of one office and what stands around them in `vault.json`.
#[derive(Clone, PartialEq)]
pub struct Vault {
    document: Document,
}

/// Whether the vault is as a holder of the master key left it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authenticity {
    Genuine,
    /// Someone without the master key changed it, or this is another office's master key.
    Altered,
}

/// Why a slot does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// A wrong password, a wrong recovery key, or nobody's: they are told apart by nothing.
    #[error("nothing opens with this")]
    Refused,
    /// The password or recovery key is right, but someone changed the slot behind it.
    #[error("the slot was altered")]
    Altered,
    #[error("not enough memory to try a password")]
    NoMemory,
}

/// Why a vault cannot be read, changed or saved.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    #[error("there is no vault")]
    Missing,
    /// The checksum does not fit, or what it covers is no vault.
    #[error("the vault is damaged")]
    Damaged,
    #[error("the vault has format {format}, newer than this program")]
    TooNew { format: u64 },
    /// Costs of a password that would stop this machine.
    #[error("the vault asks for unheard-of costs")]
    HostileCosts,
    #[error("the disk is full")]
    Full,
    #[error("the vault cannot be read or written")]
    Io(#[source] std::io::Error),

    /// See [`Authenticity::Altered`]; review it, then [`Vault::reseal`].
    #[error("the vault was altered")]
    Altered,
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("there is no slot {0}")]
    UnknownSlot(SlotId),
    #[error("there is a slot {0} already")]
    SlotTaken(SlotId),
    /// The slot in the vault belongs to another key pair than the database says.
    #[error("slot {0} has a foreign public key")]
    ForeignKey(SlotId),
    /// Afterwards nobody could open the data.
    #[error("the last slot cannot go")]
    LastSlot,

    /// What is on the disk is as new or newer than what was to be saved over it.
    #[error("the vault on the disk has changed meanwhile")]
    Stale,
    #[error("the vault on the disk is another office's")]
    OtherOffice,
    /// What was written does not open when read back. Nothing was replaced.
    #[error("the written vault did not pass its trial")]
    Unproven,
}

impl From<KdfError> for OpenError {
    fn from(error: KdfError) -> OpenError {
        match error {
            KdfError::NoMemory => OpenError::NoMemory,
            KdfError::Hostile => OpenError::Altered,
        }
    }
}

impl From<KdfError> for VaultError {
    fn from(error: KdfError) -> VaultError {
        VaultError::Open(error.into())
    }
}

impl Vault {
    /// A new office's vault, which nobody can open yet, and its master key.
    pub fn create(now_ms: i64, kdf: Kdf) -> (Vault, MasterKey) {
        let master = MasterKey::random();
        let mut document = Document {
            format: FORMAT,
            vault: keys::random_bytes().into(),
            generation: 0,
            created_at: now_ms,
            kdf,
            sheets: 0,
            slots: Vec::new(),
            retired: Vec::new(),
            mac: [0; 32],
        };
        document.sign(&master);
        (Vault { document }, master)
    }

    /// Reads what [`Vault::to_json`] wrote. Costs out of bounds are refused here, so that nothing
    /// hostile ever runs.
    pub fn from_json(bytes: &[u8]) -> Result<Vault, VaultError> {
        Document::from_json(bytes).map(|document| Vault { document })
    }

    pub fn to_json(&self) -> String {
        self.document.to_json()
    }

    pub fn id(&self) -> VaultId {
        self.document.vault
    }

    /// Rises with every change.
    pub fn generation(&self) -> u64 {
        self.document.generation
    }

    /// UTC milliseconds.
    pub fn created_at(&self) -> i64 {
        self.document.created_at
    }

    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.document.slots.iter()
    }

    pub fn slot(&self, id: SlotId) -> Option<&Slot> {
        self.slots().find(|slot| slot.id() == id)
    }

    /// An account without a slot takes as long and fails the same way as a wrong password.
    pub fn open_with_password(
        &self,
        account: AccountId,
        password: &str,
    ) -> Result<MasterKey, OpenError> {
        let id = SlotId::Person(account);
        let opener = Opener::Password(password);
        match self.slot(id) {
            Some(slot) => slot.open(self.id(), opener),
            None => Slot::decoy(id, self.document.kdf).open(self.id(), opener),
        }
    }

    /// Tries every recovery sheet; says which one it was.
    pub fn open_with_recovery(&self, key: &RecoveryKey) -> Result<(SlotId, MasterKey), OpenError> {
        let mut failure = OpenError::Refused;
        for slot in self.slots().filter(|slot| matches!(slot.id(), SlotId::Recovery(_))) {
            match slot.open(self.id(), Opener::Recovery(key)) {
                Ok(master) => return Ok((slot.id(), master)),
                Err(OpenError::Refused) => {}
                Err(altered) => failure = altered,
            }
        }
        Err(failure)
    }

    pub fn authenticate(&self, master: &MasterKey) -> Authenticity {
        self.document.authenticate(master)
    }
}
