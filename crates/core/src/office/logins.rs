//! Which slot of the vault a login belongs to: a convenience of this home that can be lost.

use std::{collections::BTreeMap, path::Path};

use serde::{Deserialize, Serialize};

use crate::{
    Error, Result, accounts,
    gate::Core,
    id::AccountId,
    vault::{MasterKey, OpenError, SlotId, Vault},
};

const FILE: &str = "logins.json";

/// No account has this number: its slot takes as long to try as another and never opens.
const NOBODY: AccountId = AccountId(0);

#[derive(Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Logins {
    accounts: BTreeMap<String, AccountId>,
    /// What people are called: whoever sits down looks for a name.
    #[serde(default)]
    names: BTreeMap<String, String>,
}

impl Logins {
    pub fn load(home: &Path) -> Logins {
        let text = std::fs::read(home.join(FILE)).ok();
        text.and_then(|it| serde_json::from_slice(&it).ok()).unwrap_or_default()
    }

    /// Opens the slot of a login. One that is not known here is tried on the slots that are nobody's
    /// here, so that a home whose file was lost still opens.
    ///
    /// # Errors
    /// `WrongPassword` when nothing opens.
    pub fn open(&self, vault: &Vault, key: &str, password: &str) -> Result<(AccountId, MasterKey)> {
        let mut candidates: Vec<AccountId> = match self.accounts.get(key) {
            Some(account) => vec![*account],
            None => self.strangers(vault),
        };
        if candidates.is_empty() {
            candidates.push(NOBODY);
        }
        for account in candidates {
            match vault.open_with_password(account, password) {
                Ok(master) => return Ok((account, master)),
                Err(OpenError::Refused) => {}
                Err(OpenError::Altered) => return Err(Error::VaultDamaged),
                Err(error) => return Err(Error::internal(error)),
            }
        }
        Err(Error::WrongPassword)
    }

    fn strangers(&self, vault: &Vault) -> Vec<AccountId> {
        let people = vault.slots().filter_map(|slot| match slot.id() {
            SlotId::Person(account) => Some(account),
            SlotId::Recovery(_) => None,
        });
        people.filter(|it| !self.accounts.values().any(|known| known == it)).collect()
    }

    /// The logins of this office, as far as they are known here.
    pub fn known(&self) -> Vec<String> {
        self.accounts.keys().cloned().collect()
    }

    /// Those of them who may sign in, as far as that is known.
    pub fn offered(&self) -> Vec<String> {
        let is_offered = |it: &&String| self.names.is_empty() || self.names.contains_key(*it);
        self.accounts.keys().filter(is_offered).cloned().collect()
    }

    /// The names of those people, by their logins.
    pub fn names(self) -> BTreeMap<String, String> {
        self.names
    }

    pub fn is_founder(&self, key: &str) -> bool {
        self.accounts.get(key) == Some(&accounts::FOUNDER)
    }

    /// Takes down every account of the office, for the next sign-in.
    pub fn refresh(self, home: &Path, core: &Core) -> Result<()> {
        let accounts = core.read_unattended(accounts::login_keys)?;
        let names = core.read_unattended(accounts::names_of_logins)?;
        let now = Logins { accounts, names };
        if now != self {
            let mut file = tempfile::NamedTempFile::new_in(home)?;
            serde_json::to_writer(&mut file, &now)?;
            file.persist(home.join(FILE)).map_err(|it| it.error)?;
        }
        Ok(())
    }
}
