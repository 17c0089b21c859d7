//! A signed-in person.

use std::sync::Mutex;

use crate::{Error, Result, clock::Moment, id::AccountId};

/// How long a session may idle and live, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub idle_ms: u64,
    pub absolute_ms: u64,
}

impl Default for Limits {
    /// Ten idle minutes, twelve hours in all.
    fn default() -> Limits {
        Limits { idle_ms: 10 * 60_000, absolute_ms: 12 * 3_600_000 }
    }
}

/// Says who is asking. Only `accounts::sign_in` makes one; what it allows is looked up each time.
pub struct Session {
    account: AccountId,
    device: String,
    limits: Limits,
    state: Mutex<SessionState>,
}

struct SessionState {
    started_ms: u64,
    last_used_ms: u64,
    /// How many long deeds are being done in the person's name.
    works: u32,
    is_over: bool,
}

impl Session {
    pub(crate) fn begin(account: AccountId, device: &str, limits: Limits, now: Moment) -> Session {
        let state = SessionState {
            started_ms: now.monotonic_ms,
            last_used_ms: now.monotonic_ms,
            works: 0,
            is_over: false,
        };
        Session { account, device: device.to_owned(), limits, state: Mutex::new(state) }
    }

    pub fn account(&self) -> AccountId {
        self.account
    }

    /// The name of the computer the person sits at.
    pub fn device(&self) -> &str {
        &self.device
    }

    /// Ends the session: every later call is refused.
    pub fn end(&self) {
        self.state().is_over = true;
    }

    /// Something long begins in the person's name: until [`Session::rest`] the session does not
    /// idle out, for it is not idle. It ends when the person is signed out or disabled, and after
    /// its absolute limit, as ever.
    pub fn work(&self) {
        self.state().works += 1;
    }

    /// What was begun with [`Session::work`] has come to its end.
    pub fn rest(&self) {
        let mut state = self.state();
        state.works = state.works.saturating_sub(1);
    }

    pub fn is_at_work(&self) -> bool {
        self.state().works > 0
    }

    /// Marks the session as used now.
    ///
    /// # Errors
    /// `SignedOut` when it has ended, idled too long or lived too long; it stays ended.
    pub(crate) fn touch(&self, now: Moment) -> Result<()> {
        let mut state = self.state();
        let idle = now.monotonic_ms.saturating_sub(state.last_used_ms);
        let age = now.monotonic_ms.saturating_sub(state.started_ms);
        let has_idled = state.works == 0 && idle >= self.limits.idle_ms;
        if has_idled || age >= self.limits.absolute_ms {
            state.is_over = true;
        }
        if state.is_over {
            return Err(Error::SignedOut);
        }
        state.last_used_ms = now.monotonic_ms;
        Ok(())
    }

    fn state(&self) -> std::sync::MutexGuard<'_, SessionState> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Clock, ScriptedClock};

    #[test]
    fn a_session_idles_out_and_stays_out() {
        let clock = ScriptedClock::at(0);
        let session = Session::begin(AccountId(1), "pc", Limits::default(), clock.now());
        clock.pass(9 * 60_000);
        assert!(session.touch(clock.now()).is_ok());
        clock.pass(10 * 60_000);
        assert!(matches!(session.touch(clock.now()), Err(Error::SignedOut)));
        assert!(matches!(session.touch(clock.now()), Err(Error::SignedOut)));
    }

    #[test]
    fn a_session_at_work_does_not_idle_and_lives_no_longer_for_it() {
        let clock = ScriptedClock::at(0);
        let session = Session::begin(AccountId(1), "pc", Limits::default(), clock.now());
        session.work();
        session.work();
        clock.pass(3 * 3_600_000);
        session.rest();
        assert!(session.is_at_work());
        assert!(session.touch(clock.now()).is_ok());
        session.rest();
        clock.pass(10 * 60_000);
        assert!(matches!(session.touch(clock.now()), Err(Error::SignedOut)));

        let session = Session::begin(AccountId(1), "pc", Limits::default(), clock.now());
        session.work();
        clock.pass(12 * 3_600_000);
        assert!(matches!(session.touch(clock.now()), Err(Error::SignedOut)));
        let session = Session::begin(AccountId(1), "pc", Limits::default(), clock.now());
        session.work();
        session.end();
        assert!(matches!(session.touch(clock.now()), Err(Error::SignedOut)));
    }

    #[test]
    fn a_busy_session_ends_after_its_absolute_limit() {
        let clock = ScriptedClock::at(0);
        let session = Session::begin(AccountId(1), "pc", Limits::default(), clock.now());
        for _ in 0..(12 * 60 / 5 - 1) {
            clock.pass(5 * 60_000);
            assert!(session.touch(clock.now()).is_ok());
        }
        clock.pass(5 * 60_000);
        assert!(matches!(session.touch(clock.now()), Err(Error::SignedOut)));
    }

    #[test]
    fn the_clock_on_the_wall_does_not_lengthen_a_session() {
        let clock = ScriptedClock::at(1_000_000_000);
        let session = Session::begin(AccountId(1), "pc", Limits::default(), clock.now());
        clock.pass(10 * 60_000);
        clock.set_wall(0);
        assert!(matches!(session.touch(clock.now()), Err(Error::SignedOut)));
    }
}
