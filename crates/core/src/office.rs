//! An office at a place on the disk: making one, holding it, signing in.
//!
//! Keys exist only after someone signed in: until then an office is a folder and a lock.

mod logins;
mod making;
mod recovering;
mod sheet;
mod warnings;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

pub use making::{Founding, Made, create};
pub use recovering::recover;
pub use sheet::{RecoverySheet, key_on_sheet};
pub use warnings::Warning;
pub(crate) use warnings::{lacks_a_sheet, of_vault as warning_of_vault};

use crate::{
    Error, Result,
    access::Session,
    accounts::{
        self,
        attempts::{Attempts, Lockable},
    },
    clock::Clock,
    folders::{self, Lock},
    gate::{self, Core, Opening, Purpose},
    jobs::Job,
    strongbox::Strongbox,
    vault::{self, MasterKey, RecoveryKey, Vault, file},
    words::Language,
};
use logins::Logins;

/// A home that this process holds.
pub struct Office {
    home: PathBuf,
    clock: Arc<dyn Clock>,
    attempts: Mutex<Attempts>,
    open: Mutex<Option<Arc<Core>>>,
    _lock: Lock,
}

/// A login that may not be tried for a while, after too many wrong passwords.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub login: String,
    pub seconds: u64,
    /// Locked for minutes, rather than slowed down for seconds.
    pub is_locked: bool,
}

/// Someone who has signed in, and the open office.
pub struct SignedIn {
    pub core: Arc<Core>,
    pub session: Session,
    pub must_change_password: bool,
    /// The password has become old: another one should be chosen soon.
    pub should_change_password: bool,
    /// What an administrator should look into.
    pub warnings: Vec<Warning>,
}

impl Office {
    /// Takes hold of a home where an office was made.
    ///
    /// # Errors
    /// `MissingHome` where there is none, `HomeOnShare` and `HomeSynced` where none may live,
    /// `Held` while another process has it.
    pub fn open(home: &Path, clock: Arc<dyn Clock>) -> Result<Office> {
        if !home.join("vault.json").exists() && folders::current(home)?.is_none() {
            return Err(Error::MissingHome);
        }
        if let Some(fault) = folders::fault_of(home)? {
            return Err(fault.into());
        }
        Office::hold(home, clock)
    }

    pub(crate) fn hold(home: &Path, clock: Arc<dyn Clock>) -> Result<Office> {
        let lock = Lock::take(home)?;
        folders::sweep(home)?;
        let attempts = Attempts::load(home, clock.now())?;
        Ok(Office {
            home: home.to_owned(),
            clock,
            attempts: Mutex::new(attempts),
            open: Mutex::new(None),
            _lock: lock,
        })
    }

    pub fn home(&self) -> &Path {
        &self.home
    }

    /// The logins that this computer knows of, as far as anyone has signed in here: of people who may
    /// still do so.
    pub fn known_logins(&self) -> Vec<String> {
        Logins::load(&self.home).offered()
    }

    /// What the people of those logins are called, by login; of one that nobody has signed in with
    /// since names are kept, none.
    pub fn known_names(&self) -> BTreeMap<String, String> {
        Logins::load(&self.home).names()
    }

    /// Signs a person in.
    ///
    /// # Errors
    /// `Throttled` or `Locked` with the time left, `WrongPassword` for an unknown login as for a
    /// wrong password, `Disabled`, `PasswordExpired`; `VaultMissing`, `VaultDamaged`,
    /// `DatabaseDamaged`, `TooNew`.
    pub fn sign_in(&self, login: &str, password: &str) -> Result<SignedIn> {
        self.sign_in_telling(login, password, &Job::new())
    }

    /// Signs a person in. The first to do so with a later version waits for the data to be upgraded:
    /// `job` is told how far that is, in hundredths, and may stop it; nothing else expects anything.
    ///
    /// # Errors
    /// As [`Office::sign_in`]; `Cancelled`, with the data as they were.
    pub fn sign_in_telling(&self, login: &str, password: &str, job: &Job) -> Result<SignedIn> {
        self.attempt(login, password, job).map_err(|error| match error {
            // A disk that is full before anything is open fails in ways that say nothing of it.
            Error::DiskFailed => folders::why_unwritable(&self.home).unwrap_or(error),
            other => other,
        })
    }

    fn attempt(&self, login: &str, password: &str, job: &Job) -> Result<SignedIn> {
        let key = accounts::login_key(login);
        let now = self.clock.now();
        // Held until the attempt is counted: else many at once would all pass as the first.
        let mut attempts = self.attempts();
        attempts.check(&key, now)?;
        let outcome = self.try_password(&key, password, job);
        match &outcome {
            Ok(signed_in) => {
                self.log_attempts(&mut attempts, signed_in)?;
                attempts.succeeded(&key, now)?;
            }
            Err(Error::WrongPassword) => {
                let lockable =
                    if self.is_last_administrator(&key) { Lockable::Never } else { Lockable::Yes };
                attempts.failed(&key, lockable, now)?;
            }
            Err(_) => {}
        }
        outcome
    }

    /// Takes what happened before anyone was signed in over into the journal.
    fn log_attempts(&self, attempts: &mut Attempts, signed_in: &SignedIn) -> Result<()> {
        let logins = Logins::load(&self.home).known();
        let events = attempts.events(&logins);
        if events.is_empty() {
            return Ok(());
        }
        signed_in.core.write_unattended("accounts.sign_in_failed", Language::En, |tx| {
            tx.note("events", serde_json::to_value(&events)?);
            Ok(())
        })?;
        attempts.forget_events(&events, self.clock.now())?;
        Ok(())
    }

    fn try_password(&self, key: &str, password: &str, job: &Job) -> Result<SignedIn> {
        let loaded = file::load(&self.home)?;
        let logins = Logins::load(&self.home);
        let (account, master) = logins.open(&loaded.vault, key, password)?;
        let core = self.core(loaded.vault.clone(), master, job)?;
        // Before anything is written: what is written now is anchored and followed.
        let warnings = warnings::found(&core, &self.home, &loaded)?;
        let signed_in = accounts::sign_in(&core, account, key, &folders::device())?;
        logins.refresh(&self.home, &core)?;
        core.anchor_in_keychain();
        let must_change_password =
            core.read(&signed_in.session, |view| Ok(accounts::whoami(view).must_change_password))?;
        Ok(SignedIn {
            core,
            session: signed_in.session,
            must_change_password,
            should_change_password: signed_in.should_change_password,
            warnings,
        })
    }

    /// The master key, for someone with the recovery sheet.
    ///
    /// # Errors
    /// `WrongKey` when no sheet of this office has this key.
    pub(crate) fn open_with_recovery(&self, key: &RecoveryKey) -> Result<(Vault, MasterKey)> {
        let vault = file::load(&self.home)?.vault;
        let (_, master) = vault.open_with_recovery(key).map_err(|_| Error::WrongKey)?;
        Ok((vault, master))
    }

    /// Somebody has a recovery sheet of this office in hand: it was written to a file, copied off a
    /// screen, or brought back. Until then everyone is warned.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sheet_in_hand(&self) -> Result<()> {
        folders::remove(&self.home.join(folders::NO_SHEET))
    }

    /// A later recovery sheet was shown to somebody: it is in doubt until [`Office::sheet_typed_back`].
    ///
    /// # Errors
    /// What the disk says.
    pub fn sheet_handed_out(&self, number: u32) -> Result<()> {
        let mut doubts = self.sheets_in_doubt();
        doubts.push(number);
        self.keep_doubts(&doubts)
    }

    /// Somebody has this sheet in hand.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sheet_typed_back(&self, number: u32) -> Result<()> {
        let mut doubts = self.sheets_in_doubt();
        doubts.retain(|it| *it != number);
        self.keep_doubts(&doubts)
    }

    /// The numbers of the recovery sheets that were shown and that perhaps nobody has on paper.
    pub fn sheets_in_doubt(&self) -> Vec<u32> {
        let kept = fs::read_to_string(self.home.join(folders::SHEETS_IN_DOUBT)).unwrap_or_default();
        kept.lines().filter_map(|it| it.parse().ok()).collect()
    }

    fn keep_doubts(&self, doubts: &[u32]) -> Result<()> {
        let file = self.home.join(folders::SHEETS_IN_DOUBT);
        if doubts.is_empty() {
            return folders::remove(&file);
        }
        let lines: Vec<String> = doubts.iter().map(u32::to_string).collect();
        Ok(fs::write(file, lines.join("\n"))?)
    }

    /// Opens the databases, unless someone has signed in before.
    pub(crate) fn core(&self, vault: Vault, master: MasterKey, job: &Job) -> Result<Arc<Core>> {
        let mut open = self.open_core();
        if let Some(core) = open.as_ref().filter(|it| !it.is_retired()) {
            return Ok(core.clone());
        }
        let folder = self.current_folder(&vault, &master, job)?;
        let core = Arc::new(Core::open(Opening {
            folder: &folder,
            home: &self.home,
            strongbox: Strongbox::new(&self.home, vault, master),
            clock: self.clock.clone(),
        })?);
        if let Err(error) = crate::imports::stop_dead(&core) {
            tracing::warn!(
                cause = error.causes(),
                "an import that had been running could not be marked as stopped"
            );
        }
        *open = Some(core.clone());
        Ok(core)
    }

    /// The databases, while they are open: from the first sign-in on, whoever is signed in now.
    pub(crate) fn opened(&self) -> Option<Arc<Core>> {
        self.open_core().as_ref().filter(|it| !it.is_retired()).cloned()
    }

    /// The live data folder, brought to the schema of this version if it is older: on a copy in a
    /// new folder, which is checked before it is switched to.
    fn current_folder(&self, vault: &Vault, master: &MasterKey, job: &Job) -> Result<PathBuf> {
        let mut folder = folders::current(&self.home)?.ok_or(Error::DatabaseDamaged)?;
        let open = |folder: &Path| {
            gate::open(&folder.join(gate::DATABASE), &master.database_key(), Purpose::Write)
        };
        let connection = match open(&folder) {
            Err(Error::DatabaseDamaged) => {
                let now = self.clock.now();
                folder = vault::finish_rotation(&self.home, &folder, vault, master, now)?;
                open(&folder)?
            }
            opened => opened?,
        };
        let (applied, ours) = (gate::applied_migration(&connection)?, gate::newest_migration());
        if applied > ours {
            return Err(Error::TooNew { needs: applied.to_string() });
        }
        if applied == ours {
            return Ok(folder);
        }
        drop(connection);
        let (vault, key) = (vault.id().to_string(), master.database_key());
        crate::upgrades::upgrade(&self.home, &folder, &vault, &key, job)
    }

    /// The last administrator waits, but is never locked out. Before anyone has signed in nothing is
    /// known of accounts: then the founder's slot stands for them.
    fn is_last_administrator(&self, key: &str) -> bool {
        match self.open_core().as_ref() {
            Some(core) => accounts::is_last_administrator(core, key).unwrap_or(false),
            None => Logins::load(&self.home).is_founder(key),
        }
    }

    /// Ends the waiting of a login early: an administrator vouches for the person.
    ///
    /// # Errors
    /// `Forbidden` without `accounts.write`, `NotFound` for an unknown login.
    pub fn unlock(&self, core: &Core, session: &Session, login: &str) -> Result<()> {
        let key = accounts::login_key(login);
        core.write(session, "accounts.unlock", |tx| accounts::note_unlock(tx, &key))?;
        self.attempts().unlock(&key, self.clock.now())?;
        Ok(())
    }

    /// The logins of the office that have to wait before they may try again.
    ///
    /// # Errors
    /// `Forbidden` without `accounts.read`.
    pub fn waits(&self, core: &Core, session: &Session) -> Result<Vec<Waiting>> {
        let all = core.read(session, accounts::list)?;
        let (attempts, now) = (self.attempts(), self.clock.now());
        let waiting = |login: String| {
            let wait = attempts.waiting(&accounts::login_key(&login), now)?;
            Some(Waiting { login, seconds: wait.seconds, is_locked: wait.locked })
        };
        Ok(all.into_iter().filter_map(|it| waiting(it.login)).collect())
    }

    fn attempts(&self) -> MutexGuard<'_, Attempts> {
        self.attempts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open_core(&self) -> MutexGuard<'_, Option<Arc<Core>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
