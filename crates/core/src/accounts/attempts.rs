//! Failed sign-ins: how long a login must wait, kept in a small file of the home because nothing
//! else can be read before someone has signed in.
//!
//! A courtesy against colleagues, not a wall: whoever can delete the file faces Argon2id. Waiting is
//! counted on the monotonic clock while the program runs. Across a restart only the wall clock is
//! left: what it has moved forward since the file was written counts, a clock set back begins the
//! wait anew.

mod events;
mod file;

#[cfg(test)]
mod tests;

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use events::Events;
pub use events::{Event, Happened};
use file::{Kept, KeptEntry};

use crate::{Error, clock::Moment};

/// Seconds to wait after the first, second, … failure; the one after these locks.
const DELAYS: [u64; 9] = [0, 0, 0, 1, 2, 4, 8, 15, 30];
/// Minutes of the first, second and every later lock.
const LOCKS: [u64; 3] = [15, 30, 60];
/// Logins that are remembered; the ones with the fewest failures make room.
const MOST_LOGINS: usize = 1_000;

/// Whether failures may lock this login, or only slow it down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lockable {
    Yes,
    /// The last administrator: nobody could let them in again.
    Never,
}

/// Why an attempt is not even tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// Whole seconds left, rounded up: at least one.
    pub seconds: u64,
    /// A lock for minutes, rather than a pause for seconds.
    pub locked: bool,
}

impl From<Wait> for Error {
    fn from(wait: Wait) -> Error {
        match wait {
            Wait { seconds, locked: true } => Error::Locked { seconds },
            Wait { seconds, locked: false } => Error::Throttled { seconds },
        }
    }
}

/// The failures of every login, and what each has to wait.
pub struct Attempts {
    path: PathBuf,
    /// Keeps the logins, which people mistake for the password field, out of the file.
    salt: [u8; 16],
    entries: BTreeMap<String, Entry>,
    events: Events,
}

#[derive(Debug, Clone, Default)]
struct Entry {
    failures: u32,
    locks: u32,
    last_failure_ms: i64,
    wait: Option<Running>,
}

/// A wait that runs on this process's monotonic clock.
#[derive(Debug, Clone, Copy)]
struct Running {
    length_ms: u64,
    until_ms: u64,
    locked: bool,
}

impl Running {
    fn left_ms(&self, now: Moment) -> u64 {
        self.until_ms.saturating_sub(now.monotonic_ms)
    }
}

impl Attempts {
    /// Reads `attempts.json` of a home. A missing file is a fresh start; so is a damaged one, which
    /// leaves an event.
    ///
    /// # Errors
    /// When the file is there and the system will not let it be read, or gives no randomness.
    pub fn load(home: &Path, now: Moment) -> io::Result<Attempts> {
        let path = home.join(file::NAME);
        match file::read(&path)? {
            file::Found::Whole(kept) => Ok(Attempts::settled(path, kept, now)),
            found => {
                let mut attempts = Attempts {
                    path,
                    salt: [0; 16],
                    entries: BTreeMap::new(),
                    events: Events::default(),
                };
                getrandom::fill(&mut attempts.salt).map_err(io::Error::other)?;
                if matches!(found, file::Found::Damaged) {
                    attempts.events.add(Happened::StateLost, None, now.wall_ms);
                }
                Ok(attempts)
            }
        }
    }

    /// Brings the waits of the file onto the clock of this process.
    fn settled(path: PathBuf, kept: Kept, now: Moment) -> Attempts {
        let mut events = kept.events;
        if now.wall_ms < kept.wall_ms {
            events.add(Happened::ClockSetBack, None, now.wall_ms);
        }
        let entries = kept
            .entries
            .into_iter()
            .map(|(hash, entry)| (hash, entry.settled(kept.wall_ms, now)))
            .collect();
        Attempts { path, salt: kept.salt, entries, events }
    }

    /// Whether this login may be tried now.
    ///
    /// # Errors
    /// The time left to wait.
    pub fn check(&self, login: &str, now: Moment) -> Result<(), Wait> {
        let Some(wait) = self.waiting(login, now) else { return Ok(()) };
        // What has passed on the monotonic clock is written down beside the present wall time, so
        // that a clock set forward meanwhile gains nothing by a restart.
        if let Err(error) = self.save(now) {
            let cause = crate::Error::from(error).causes();
            tracing::warn!(cause, "the file of failed sign-ins could not be written");
        }
        Err(wait)
    }

    /// What this login still has to wait, if anything.
    pub fn waiting(&self, login: &str, now: Moment) -> Option<Wait> {
        let running = self.entries.get(&self.hash(login))?.wait?;
        let left = running.left_ms(now);
        (left > 0).then(|| Wait { seconds: left.div_ceil(1000), locked: running.locked })
    }

    /// Counts a wrong password, or a login that nobody has: both alike.
    ///
    /// # Errors
    /// When the file cannot be written; the failure counts all the same.
    pub fn failed(&mut self, login: &str, lockable: Lockable, now: Moment) -> io::Result<()> {
        let hash = self.hash(login);
        self.make_room_for(&hash);
        let entry = self.entries.entry(hash.clone()).or_default();
        entry.failures += 1;
        entry.last_failure_ms = now.wall_ms;
        self.events.add(Happened::Failed, Some(&hash), now.wall_ms);
        let delay = usize::try_from(entry.failures)
            .ok()
            .and_then(|failures| DELAYS.get(failures - 1))
            .copied();
        let (length_ms, locked) = match (delay, lockable) {
            (Some(seconds), _) => (seconds * 1000, false),
            (None, Lockable::Never) => (DELAYS[DELAYS.len() - 1] * 1000, false),
            (None, Lockable::Yes) => {
                let place = usize::try_from(entry.locks).unwrap_or(LOCKS.len());
                let minutes = LOCKS[place.min(LOCKS.len() - 1)];
                entry.locks += 1;
                entry.failures = 0;
                self.events.add(Happened::Locked, Some(&hash), now.wall_ms);
                (minutes * 60_000, true)
            }
        };
        let until_ms = now.monotonic_ms.saturating_add(length_ms);
        // A second attempt that was under way meanwhile must not shorten the wait of the first.
        if entry.wait.is_none_or(|running| running.until_ms <= until_ms) {
            entry.wait = Some(Running { length_ms, until_ms, locked });
        }
        self.save(now)
    }

    /// Forgets the failures of a login that has just signed in.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn succeeded(&mut self, login: &str, now: Moment) -> io::Result<()> {
        self.forget(login, now)
    }

    /// Lets a login try again at once: an administrator vouches for the person.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn unlock(&mut self, login: &str, now: Moment) -> io::Result<()> {
        self.forget(login, now)
    }

    /// What happened since it was last entered into the log. The file knows no logins: each is
    /// recognised among `logins`; an event without one was a login that nobody has.
    pub fn events(&self, logins: &[String]) -> Vec<Event> {
        let hashes = logins.iter().map(|login| (self.hash(login), login)).collect();
        self.events.named(&hashes)
    }

    /// Drops events once the log has them for good.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_events(&mut self, logged: &[Event], now: Moment) -> io::Result<()> {
        self.events.forget(logged);
        self.save(now)
    }

    fn forget(&mut self, login: &str, now: Moment) -> io::Result<()> {
        // The usual sign-in, without a failure before it, writes nothing.
        if self.entries.remove(&self.hash(login)).is_some() { self.save(now) } else { Ok(()) }
    }

    fn save(&self, now: Moment) -> io::Result<()> {
        let entries = self.entries.iter().map(|(hash, entry)| {
            let wait = entry.wait.filter(|running| running.left_ms(now) > 0);
            let kept = KeptEntry {
                failures: entry.failures,
                locks: entry.locks,
                last_failure_ms: entry.last_failure_ms,
                length_ms: wait.map_or(0, |running| running.length_ms),
                left_ms: wait.map_or(0, |running| running.left_ms(now)),
                locked: wait.is_some_and(|running| running.locked),
            };
            (hash.clone(), kept)
        });
        let kept = Kept {
            format: file::FORMAT,
            salt: self.salt,
            wall_ms: now.wall_ms,
            entries: entries.collect(),
            events: self.events.clone(),
        };
        file::write(&self.path, &kept)
    }

    fn hash(&self, login: &str) -> String {
        let mut hash = Sha256::new();
        hash.update(b"clientele-attempts/1");
        hash.update(self.salt);
        hash.update(login.as_bytes());
        hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    fn make_room_for(&mut self, hash: &str) {
        if self.entries.len() < MOST_LOGINS || self.entries.contains_key(hash) {
            return;
        }
        let least = self
            .entries
            .iter()
            .min_by_key(|(_, entry)| (entry.locks, entry.failures, entry.last_failure_ms))
            .map(|(hash, _)| hash.clone());
        if let Some(least) = least {
            self.entries.remove(&least);
        }
    }
}

impl KeptEntry {
    /// What is left of the wait. Someone may have written anything into the file: no wait is longer
    /// than the longest lock.
    fn settled(self, kept_wall_ms: i64, now: Moment) -> Entry {
        let longest_ms = LOCKS[LOCKS.len() - 1] * 60_000;
        let length_ms = self.length_ms.min(longest_ms);
        let left_ms = match u64::try_from(now.wall_ms.saturating_sub(kept_wall_ms)) {
            Ok(passed_ms) => self.left_ms.min(length_ms).saturating_sub(passed_ms),
            Err(_) if self.left_ms == 0 => 0,
            Err(_) => length_ms,
        };
        let running = Running {
            length_ms,
            until_ms: now.monotonic_ms.saturating_add(left_ms),
            locked: self.locked,
        };
        Entry {
            failures: self.failures,
            locks: self.locks,
            last_failure_ms: self.last_failure_ms,
            wait: (left_ms > 0).then_some(running),
        }
    }
}
