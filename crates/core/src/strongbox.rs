//! The vault of an open office together with its master key: people come and go here.
//!
//! Every change is saved to the disk before it is answered: vault first, then the database.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::NaiveDate;

use crate::{
    Error, Result,
    id::AccountId,
    vault::{
        DatabaseKey, MasterKey, NewSheet, PublicKey, RecoveryKey, SlotId, Vault, VaultError,
        file::{self, Trial},
    },
};

pub(crate) struct Strongbox {
    home: PathBuf,
    vault: Mutex<Vault>,
    master: MasterKey,
}

impl Strongbox {
    pub fn new(home: &Path, vault: Vault, master: MasterKey) -> Strongbox {
        Strongbox { home: home.to_owned(), vault: Mutex::new(vault), master }
    }

    /// Where the vault lies: the home of the office.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// The identity of the office, which every backup and log entry carries.
    pub fn vault_id(&self) -> String {
        self.vault().id().to_string()
    }

    pub fn database_key(&self) -> DatabaseKey {
        self.master.database_key()
    }

    pub fn master(&self) -> &MasterKey {
        &self.master
    }

    /// The vault as it is now, for a backup.
    pub fn snapshot(&self) -> Vault {
        self.vault().clone()
    }

    /// Gives a person a way in by this password, whether they had one or not: a new person's slot may
    /// be left over from an attempt that did not commit, and one who comes back has lost theirs.
    pub fn let_in(
        &self,
        account: AccountId,
        password: &str,
        since: NaiveDate,
    ) -> Result<PublicKey> {
        self.change(Trial::Password { account, password }, |vault, master| {
            if vault.slot(SlotId::Person(account)).is_some() {
                vault.reset_password(account, password, since, master)
            } else {
                vault.add_person(account, password, since, master)
            }
        })
    }

    /// Changes a person's own password.
    ///
    /// # Errors
    /// `WrongPassword` when the old one is not theirs.
    pub fn change_password(
        &self,
        account: AccountId,
        old: &str,
        new: &str,
        since: NaiveDate,
    ) -> Result<PublicKey> {
        self.change(Trial::Password { account, password: new }, |vault, master| {
            vault.change_password(account, old, new, since, master)
        })
    }

    /// Makes a recovery sheet beside those that exist. The vault is tried with its key.
    pub fn add_sheet(&self, since: NaiveDate) -> Result<NewSheet> {
        let key = RecoveryKey::random();
        let (slot, public_key) = self
            .change(Trial::Recovery(&key), |vault, master| vault.add_sheet(&key, since, master))?;
        Ok(NewSheet { slot, public_key, key })
    }

    /// Takes the slots of these sheets away. The vault is tried with the key of one that stays.
    pub fn retire_sheets(&self, slots: &[SlotId], kept: &RecoveryKey) -> Result<()> {
        self.change(Trial::Recovery(kept), |vault, master| {
            slots.iter().try_for_each(|slot| vault.remove(*slot, master))
        })
    }

    /// Signs a vault anew that someone altered or put back, with these slots alone.
    pub fn accept(&self, keys: &[(SlotId, PublicKey)], at_least: u64) -> Result<()> {
        self.change(Trial::Seal, |vault, master| {
            vault.reseal(master, keys)?;
            vault.raise_generation(at_least, master)
        })
    }

    fn change<T>(
        &self,
        trial: Trial<'_>,
        f: impl FnOnce(&mut Vault, &MasterKey) -> Result<T, VaultError>,
    ) -> Result<T> {
        let mut vault = self.vault();
        let mut changed = vault.clone();
        let value = f(&mut changed, &self.master)?;
        if let Err(error) = file::save(&self.home, &changed, &self.master, trial) {
            // The last step alone may have failed: then the changed vault is already in its place.
            if let Ok(loaded) = file::load(&self.home) {
                *vault = loaded.vault;
            }
            return Err(error.into());
        }
        *vault = changed;
        Ok(value)
    }

    fn vault(&self) -> MutexGuard<'_, Vault> {
        self.vault.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl From<VaultError> for Error {
    fn from(error: VaultError) -> Error {
        use crate::vault::OpenError;
        match error {
            VaultError::Missing => Error::VaultMissing,
            VaultError::Damaged | VaultError::HostileCosts | VaultError::Altered => {
                Error::VaultDamaged
            }
            VaultError::TooNew { format } => Error::TooNew { needs: format.to_string() },
            VaultError::Full => Error::Full,
            VaultError::Io(error) => error.into(),
            VaultError::Open(OpenError::Refused) => Error::WrongPassword,
            VaultError::Open(OpenError::Altered) => Error::VaultDamaged,
            other => Error::internal(other),
        }
    }
}
