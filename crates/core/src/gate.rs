//! The one way through: every read and every write of business data passes here.
//!
//! [`Core::read`] and [`Core::write`] check who asks, hand out a [`View`] or a [`Tx`], and commit
//! what was done together with its journal entry. No other module holds a connection to `crm.db`.

mod connection;
mod for_tests;
mod held;
mod probe;
mod query;
mod readers;
mod schema;
mod store;
mod touched;
mod tx;
mod view;

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use rusqlite::{Connection, TransactionBehavior};

pub(crate) use connection::{Purpose, open};
pub(crate) use probe::probe;
pub(crate) use query::{Fragment, Statement, Test};
pub(crate) use readers::Patience;
#[cfg(test)]
pub(crate) use schema::shipped_migrations;
pub(crate) use schema::{applied_migration, in_use, migrate, newest_migration, taken};
pub use tx::Tx;
pub(crate) use tx::{Entity, Rows};
pub(crate) use view::Held;
pub use view::View;

use crate::{
    Error, Result,
    access::{Brand, Session, Standing},
    accounts,
    clock::{Clock, Moment},
    customers::Columns,
    folders,
    id::BatchId,
    journal::{self, Anchors, Draft, Head},
    looks::{Look, Looks},
    settings::Settings,
    strongbox::Strongbox,
    vault::Authenticity,
    words::Language,
};
use held::HeldLists;
use readers::Readers;
use touched::Touched;

/// What stores say SQL with: nobody else names the library.
pub(crate) mod sql {
    #[cfg(test)]
    pub(crate) use rusqlite::params_from_iter;
    pub(crate) use rusqlite::{Connection, Result, Row, types::Value};
}

/// What is being done, as the journal will say it.
#[derive(Debug, Clone, Copy)]
pub struct Operation<'a> {
    pub name: &'a str,
    pub reason: Option<&'a str>,
    pub batch: Option<BatchId>,
}

impl<'a> From<&'a str> for Operation<'a> {
    fn from(name: &'a str) -> Operation<'a> {
        Operation { name, reason: None, batch: None }
    }
}

/// What came of an operation.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS)]
pub struct Done<T> {
    pub value: T,
    /// The number of its entry in the journal; none where nothing changed.
    pub seq: Option<i64>,
}

/// An open office: its database, its journal, and the record of who looked.
pub struct Core {
    home: PathBuf,
    folder: PathBuf,
    /// Another data folder has taken the place of this one.
    is_retired: AtomicBool,
    // Closed before the writer: who closes last empties the write-ahead log, and a reader cannot.
    readers: Readers,
    writer: Mutex<Writer>,
    looks: Looks,
    anchors: Anchors,
    held: HeldLists,
    columns: Columns,
    clock: Arc<dyn Clock>,
    strongbox: Strongbox,
    /// The identity of the office, which its chain of entries carries.
    vault: String,
}

struct Writer {
    connection: Connection,
    touched: Touched,
    /// The newest vault that the database has seen: it is saved first, the database follows.
    generation: u64,
}

/// What a core is opened with.
pub(crate) struct Opening<'a> {
    /// The data folder, `home/data-N`.
    pub folder: &'a Path,
    /// The home, where `access.db` and the anchors stand.
    pub home: &'a Path,
    pub strongbox: Strongbox,
    pub clock: Arc<dyn Clock>,
}

impl Core {
    /// Opens a data folder whose schema is current.
    ///
    /// # Errors
    /// What [`open`] says of the file; `TooNew` when a later version made it.
    pub(crate) fn open(opening: Opening<'_>) -> Result<Core> {
        let path = opening.folder.join(DATABASE);
        let key = opening.strongbox.database_key();
        let vault = opening.strongbox.vault_id();
        let mut connection = open(&path, &key, Purpose::Write)?;
        let touched = Touched::watch(&mut connection)?;
        let generation = store::vault_generation(&connection)?;
        let access_key = journal::access_key(&connection)?;
        let looks = Looks::open(opening.home, &access_key, &vault, opening.clock.now())?;
        let anchors = Anchors::at(opening.home);
        anchors.compare(&vault, &connection)?;
        Ok(Core {
            home: opening.home.to_owned(),
            folder: opening.folder.to_owned(),
            is_retired: AtomicBool::new(false),
            writer: Mutex::new(Writer { connection, touched, generation }),
            readers: Readers::new(path, key),
            looks,
            anchors,
            held: HeldLists::default(),
            columns: Columns::default(),
            clock: opening.clock,
            strongbox: opening.strongbox,
            vault,
        })
    }

    /// Reads in the name of a session, while somebody waits.
    ///
    /// # Errors
    /// `SignedOut` when the session is over, `Interrupted` after five seconds, and what `f` says.
    pub fn read<T>(&self, session: &Session, f: impl FnOnce(&View<'_>) -> Result<T>) -> Result<T> {
        self.read_with(Patience::Short, session, f)
    }

    /// Reads in the name of a session as long as it takes: for jobs.
    ///
    /// # Errors
    /// `SignedOut` when the session is over, and what `f` says.
    pub fn read_at_length<T>(
        &self,
        session: &Session,
        f: impl FnOnce(&View<'_>) -> Result<T>,
    ) -> Result<T> {
        self.read_with(Patience::Unlimited, session, f)
    }

    fn read_with<T>(
        &self,
        patience: Patience,
        session: &Session,
        f: impl FnOnce(&View<'_>) -> Result<T>,
    ) -> Result<T> {
        let now = self.clock.now();
        session.touch(now)?;
        self.must_be_live()?;
        let (value, looks) = self.readers.with(patience, |connection, deadline| {
            let begun = connection.transaction()?;
            let standing = Standing::load(&begun, session.account(), now.wall_ms)?;
            let settings = Settings::load(&begun)?;
            let mut view = self.view(&begun, &standing, &settings, now);
            view.columns = Some((&self.columns, deadline));
            let value = f(&view)?;
            Ok((value, view.looks.into_inner()))
        })?;
        // Recorded before the data is returned: nothing confidential is seen unrecorded.
        self.looks.record(session, now, looks)?;
        Ok(value)
    }

    /// Does something in the name of a session; it commits with its journal entry, or not at all.
    ///
    /// # Errors
    /// `SignedOut` when the session is over, and what `f` says: then nothing was changed, and a
    /// refusal for want of a right has left a `denied` entry.
    pub fn write<'a, T>(
        &self,
        session: &Session,
        operation: impl Into<Operation<'a>>,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<T> {
        Ok(self.write_numbered(session, operation, f)?.value)
    }

    /// As [`Core::write`], and says which entry of the journal it left: what an undo names.
    ///
    /// # Errors
    /// As [`Core::write`].
    pub fn write_numbered<'a, T>(
        &self,
        session: &Session,
        operation: impl Into<Operation<'a>>,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        let now = self.clock.now();
        session.touch(now)?;
        let operation = operation.into();
        let mut writer = self.writer();
        self.must_be_live()?;
        let Writer { connection, touched, generation } = &mut *writer;
        let begun = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let standing = Standing::load(&begun, session.account(), now.wall_ms)?;
        let settings = Settings::load(&begun)?;
        let draft = Draft::of(operation, Some((session.account(), session.device())), now);
        let mut tx =
            Tx::begin(self.view(&begun, &standing, &settings, now), draft.clone(), touched.clone());
        let outcome = f(&mut tx).and_then(|value| {
            let newest = self.follow_vault(&mut tx, *generation)?;
            Ok((value, newest, tx.finish()?))
        });
        match outcome {
            Ok((value, newest, (draft, looks))) => {
                let head = journal::append(&begun, &self.vault, draft)?;
                store::keep_generation(&begun, *generation, newest)?;
                begun.commit()?;
                *generation = newest;
                let seq = head.as_ref().map(|it| it.seq);
                self.anchor(head);
                self.looks.record(session, now, looks)?;
                Ok(Done { value, seq })
            }
            Err(error) => {
                begun.rollback()?;
                if let Error::Forbidden { right } | Error::OutOfReach { right } = error {
                    self.journal_denial(connection, draft, right)?;
                }
                Err(error)
            }
        }
    }

    /// The vault is saved before the database. When it is ahead, with this change or because the
    /// program stopped in between, the database takes its public keys over. Answers the generation
    /// that the database has seen then.
    fn follow_vault(&self, tx: &mut Tx<'_>, seen: u64) -> Result<u64> {
        let vault = self.strongbox.snapshot();
        let is_ahead = vault.generation() > seen
            && vault.authenticate(self.strongbox.master()) == Authenticity::Genuine;
        if !is_ahead {
            return Ok(seen);
        }
        accounts::follow_vault(tx)?;
        Ok(vault.generation())
    }

    fn journal_denial(&self, connection: &mut Connection, draft: Draft, right: &str) -> Result<()> {
        let begun = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let head = journal::append(&begun, &self.vault, draft.denied(right))?;
        begun.commit()?;
        self.anchor(head);
        Ok(())
    }

    /// Remembers the head of the log outside the database, where someone who alters it must think
    /// of too. A failure is logged only: the commit stands.
    fn anchor(&self, head: Option<Head>) {
        self.held.outdate();
        if let Some(head) = head
            && let Err(error) = self.anchors.write(&self.vault, &head)
        {
            tracing::warn!(cause = error.causes(), "the anchor of the log could not be written");
        }
    }

    /// Remembers the head of the log in the system's keychain: at sign-in, with a backup, at the end.
    pub(crate) fn anchor_in_keychain(&self) {
        match self.readers.with(Patience::Short, |connection, _| journal::head(connection)) {
            Ok(Some(head)) => self.anchors.write_in_keychain(&self.vault, &head),
            Ok(None) => {}
            Err(error) => tracing::warn!(cause = error.causes(), "the log could not be anchored"),
        }
    }

    /// The newest vault that the database has seen.
    pub(crate) fn vault_generation(&self) -> u64 {
        self.writer().generation
    }

    /// Writes in nobody's name: making the office, and what the program does by itself.
    pub(crate) fn write_unattended<'a, T>(
        &self,
        operation: impl Into<Operation<'a>>,
        language: Language,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<T> {
        let now = self.clock.now();
        let mut writer = self.writer();
        self.must_be_live()?;
        let Writer { connection, touched, generation } = &mut *writer;
        let begun = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let standing = Standing::founder(language);
        let settings = Settings::load(&begun)?;
        let draft = Draft::of(operation.into(), None, now);
        let mut tx =
            Tx::begin(self.view(&begun, &standing, &settings, now), draft, touched.clone());
        let value = f(&mut tx)?;
        let newest = self.follow_vault(&mut tx, *generation)?;
        let (draft, _) = tx.finish()?;
        let head = journal::append(&begun, &self.vault, draft)?;
        store::keep_generation(&begun, *generation, newest)?;
        begun.commit()?;
        *generation = newest;
        self.anchor(head);
        Ok(value)
    }

    /// Reads in nobody's name: signing in, and checks of the program's own.
    pub(crate) fn read_unattended<T>(&self, f: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.readers.with(Patience::Unlimited, |connection, _| {
            let begun = connection.transaction()?;
            f(&begun)
        })
    }

    /// Makes room for writing many rows, until the answer is dropped.
    pub(crate) fn bulk(&self) -> Result<Bulk<'_>> {
        connection::widen(&self.writer().connection)?;
        Ok(Bulk { core: self })
    }

    /// Runs a job of the store itself on the writing connection: never inside a transaction.
    pub(crate) fn maintain<T>(&self, f: impl FnOnce(&mut Connection) -> Result<T>) -> Result<T> {
        f(&mut self.writer().connection)
    }

    /// Ends this core while `f` puts another data folder in the place of its own: nothing is
    /// written in between, and every later call is refused.
    pub(crate) fn retire<T>(&self, f: impl FnOnce() -> Result<T>) -> Result<T> {
        let _writer = self.writer();
        self.must_be_live()?;
        let outcome = f();
        // Whatever became of `f`: what counts is which folder is the live one now.
        let live = folders::current(&self.home);
        let is_ours = matches!(&live, Ok(Some(live)) if *live == self.folder);
        self.is_retired.store(!is_ours, Ordering::SeqCst);
        outcome
    }

    pub(crate) fn is_retired(&self) -> bool {
        self.is_retired.load(Ordering::SeqCst)
    }

    fn must_be_live(&self) -> Result<()> {
        if self.is_retired() { Err(Error::SignedOut) } else { Ok(()) }
    }

    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    pub(crate) fn home(&self) -> &Path {
        &self.home
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn looks(&self) -> &Looks {
        &self.looks
    }

    pub(crate) fn anchors(&self) -> &Anchors {
        &self.anchors
    }

    pub(crate) fn vault_id(&self) -> &str {
        &self.vault
    }

    fn view<'op>(
        &'op self,
        conn: &'op Connection,
        standing: &'op Standing,
        settings: &'op Settings,
        now: Moment,
    ) -> View<'op> {
        let looks = std::cell::RefCell::new(Vec::<Look>::new());
        let strongbox = &self.strongbox;
        let held = &self.held;
        let (columns, brand) = (None, Brand::default());
        View { conn, standing, now, settings, strongbox, held, columns, looks, brand }
    }

    pub(crate) fn strongbox(&self) -> &Strongbox {
        &self.strongbox
    }

    fn writer(&self) -> MutexGuard<'_, Writer> {
        // A panic inside a transaction has rolled it back: the connection is as it was before.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// While it lasts, the writer has room for many rows.
pub(crate) struct Bulk<'a> {
    core: &'a Core,
}

impl Drop for Bulk<'_> {
    fn drop(&mut self) {
        if let Err(error) = connection::narrow(&self.core.writer().connection) {
            tracing::warn!(cause = error.causes(), "the writer kept the room of a large job");
        }
    }
}

impl Drop for Core {
    fn drop(&mut self) {
        if !self.is_retired() {
            self.anchor_in_keychain();
        }
    }
}

/// The database of a data folder.
pub(crate) const DATABASE: &str = "crm.db";
