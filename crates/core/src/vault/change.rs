//! Changes to the vault: people and sheets come and go, master keys are replaced.
//!
//! Every change asks for the master key and, except for [`Vault::reseal`], for a genuine vault:
//! signing anew what someone altered would hide it.

use chrono::NaiveDate;

use super::{
    Authenticity, MasterKey, PublicKey, RecoveryKey, Slot, SlotId, Vault, VaultError,
    document::Locked, sealed, slot::Opener,
};
use crate::id::AccountId;

/// Undo folders live for 30 days and backups carry their own slots: older keys open nothing here.
const RETIRED_KEYS: usize = 64;

/// A recovery sheet to be printed.
#[derive(Debug)]
pub struct NewSheet {
    pub slot: SlotId,
    /// To be stored in the database.
    pub public_key: PublicKey,
    pub key: RecoveryKey,
}

impl Vault {
    /// Gives a person a slot. The public key is to be stored in the database.
    pub fn add_person(
        &mut self,
        account: AccountId,
        password: &str,
        since: NaiveDate,
        master: &MasterKey,
    ) -> Result<PublicKey, VaultError> {
        self.require_genuine(master)?;
        let id = SlotId::Person(account);
        if self.slot(id).is_some() {
            return Err(VaultError::SlotTaken(id));
        }
        self.put(id, Opener::Password(password), since, master)
    }

    /// Replaces a password by whoever knows the old one. The key pair is a new one too, so that
    /// after a rotation the old password opens nothing new, not even with an old vault file.
    pub fn change_password(
        &mut self,
        account: AccountId,
        old: &str,
        new: &str,
        since: NaiveDate,
        master: &MasterKey,
    ) -> Result<PublicKey, VaultError> {
        self.require_genuine(master)?;
        self.open_with_password(account, old)?;
        self.put(SlotId::Person(account), Opener::Password(new), since, master)
    }

    /// Replaces a password that nobody needs to know: what an administrator does.
    pub fn reset_password(
        &mut self,
        account: AccountId,
        new: &str,
        since: NaiveDate,
        master: &MasterKey,
    ) -> Result<PublicKey, VaultError> {
        self.require_genuine(master)?;
        let id = self.existing(SlotId::Person(account))?;
        self.put(id, Opener::Password(new), since, master)
    }

    /// Makes a recovery sheet beside those that exist. An old one is removed after the new one
    /// is saved and was typed back, not before.
    pub fn add_recovery(
        &mut self,
        since: NaiveDate,
        master: &MasterKey,
    ) -> Result<NewSheet, VaultError> {
        let key = RecoveryKey::random();
        let (slot, public_key) = self.add_sheet(&key, since, master)?;
        Ok(NewSheet { slot, public_key, key })
    }

    /// Makes the slot of a recovery sheet that has this key.
    pub(crate) fn add_sheet(
        &mut self,
        key: &RecoveryKey,
        since: NaiveDate,
        master: &MasterKey,
    ) -> Result<(SlotId, PublicKey), VaultError> {
        self.require_genuine(master)?;
        let number = self.document.sheets.checked_add(1).ok_or(VaultError::Damaged)?;
        self.document.sheets = number;
        let slot = SlotId::Recovery(number);
        let public_key = self.put(slot, Opener::Recovery(key), since, master)?;
        Ok((slot, public_key))
    }

    /// Takes a slot away. Who had it can still open old copies, until the next rotation even with
    /// what is written from now on.
    pub fn remove(&mut self, slot: SlotId, master: &MasterKey) -> Result<(), VaultError> {
        self.require_genuine(master)?;
        let slot = self.existing(slot)?;
        if self.document.slots.len() == 1 {
            return Err(VaultError::LastSlot);
        }
        self.document.slots.retain(|other| other.id() != slot);
        self.commit(master);
        Ok(())
    }

    /// Keeps the slots with these public keys, which come from the database, and no others: what
    /// an administrator does after reviewing a vault that was altered.
    pub fn reseal(
        &mut self,
        master: &MasterKey,
        keys: &[(SlotId, PublicKey)],
    ) -> Result<(), VaultError> {
        self.document.slots = self.sealed_to(keys, master)?;
        let readable = self.retired_entries(master).map(|(entry, _)| entry.clone()).collect();
        self.document.retired = readable;
        self.commit(master);
        Ok(())
    }

    /// Gives the office a new master key, sealed to these public keys, which come from the
    /// database. Passwords stay as they are. The old key stays within reach of the new
    /// ([`Vault::retired_keys`]), so that a stop before the data follows loses nothing.
    pub fn rotate(
        &mut self,
        old: &MasterKey,
        keys: &[(SlotId, PublicKey)],
    ) -> Result<MasterKey, VaultError> {
        self.require_genuine(old)?;
        let new = MasterKey::random();
        let slots = self.sealed_to(keys, &new)?;
        let lock = |key: &MasterKey| {
            Locked(sealed::lock(&new.retired_key(), &self.retired_context(), key.expose()))
        };
        let before = self.retired_keys(old);
        let retired = std::iter::once(old).chain(&before).take(RETIRED_KEYS).map(lock).collect();
        self.document.slots = slots;
        self.document.retired = retired;
        self.commit(&new);
        Ok(new)
    }

    /// Lifts the generation above the database's, after a review of a vault that was older.
    pub fn raise_generation(
        &mut self,
        at_least: u64,
        master: &MasterKey,
    ) -> Result<(), VaultError> {
        self.require_genuine(master)?;
        self.document.generation = self.document.generation.max(at_least.saturating_sub(1));
        self.commit(master);
        Ok(())
    }

    /// A vault that only these slots open, for the head of a backup. Public keys as in
    /// [`Vault::reseal`].
    pub fn excerpt(
        &self,
        master: &MasterKey,
        keys: &[(SlotId, PublicKey)],
    ) -> Result<Vault, VaultError> {
        let mut document = self.document.clone();
        document.slots = self.sealed_to(keys, master)?;
        document.retired = Vec::new();
        document.sign(master);
        Ok(Vault { document })
    }

    /// The master keys before this one, newest first: they open data folders from before a
    /// rotation.
    pub fn retired_keys(&self, master: &MasterKey) -> Vec<MasterKey> {
        self.retired_entries(master).map(|(_, key)| key).collect()
    }

    fn retired_entries(&self, master: &MasterKey) -> impl Iterator<Item = (&Locked, MasterKey)> {
        let (key, context) = (master.retired_key(), self.retired_context());
        self.document.retired.iter().filter_map(move |entry| {
            let plain = sealed::unlock(&key, &context, &entry.0)?;
            Some((entry, MasterKey::copied(&plain)?))
        })
    }

    fn retired_context(&self) -> String {
        format!("clientele vault {} | {} | retired", super::document::FORMAT, self.id())
    }

    fn sealed_to(
        &self,
        keys: &[(SlotId, PublicKey)],
        master: &MasterKey,
    ) -> Result<Vec<Slot>, VaultError> {
        let mut slots: Vec<Slot> = Vec::with_capacity(keys.len());
        for &(id, public_key) in keys {
            let slot = self.slot(id).ok_or(VaultError::UnknownSlot(id))?;
            if slot.public_key() != public_key {
                return Err(VaultError::ForeignKey(id));
            }
            if slots.iter().any(|other| other.id() == id) {
                return Err(VaultError::SlotTaken(id));
            }
            let sealed = slot.clone().sealing(self.id(), master);
            slots.push(sealed.ok_or(VaultError::ForeignKey(id))?);
        }
        if slots.is_empty() {
            return Err(VaultError::LastSlot);
        }
        Ok(slots)
    }

    fn put(
        &mut self,
        id: SlotId,
        opener: Opener<'_>,
        since: NaiveDate,
        master: &MasterKey,
    ) -> Result<PublicKey, VaultError> {
        let slot = Slot::new(self.id(), id, opener, self.document.kdf, since, master)?;
        let public_key = slot.public_key();
        match self.document.slots.iter_mut().find(|other| other.id() == id) {
            Some(old) => *old = slot,
            None => self.document.slots.push(slot),
        }
        self.commit(master);
        Ok(public_key)
    }

    fn existing(&self, slot: SlotId) -> Result<SlotId, VaultError> {
        self.slot(slot).map(Slot::id).ok_or(VaultError::UnknownSlot(slot))
    }

    fn require_genuine(&self, master: &MasterKey) -> Result<(), VaultError> {
        match self.authenticate(master) {
            Authenticity::Genuine => Ok(()),
            Authenticity::Altered => Err(VaultError::Altered),
        }
    }

    fn commit(&mut self, master: &MasterKey) {
        self.document.generation = self.document.generation.saturating_add(1);
        self.document.sign(master);
    }
}
