//! Who is signed in at the desk.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use clientele_core::{
    Core, Error, Result,
    access::Session,
    jobs::Job,
    office::{SignedIn, Warning},
};

use super::Desk;
use crate::job::Owner;

const MAKE_BACKUPS: &str = "backups.create";

/// Someone who is signed in at the desk.
pub struct Seat {
    pub core: Arc<Core>,
    pub session: Session,
    pub should_change_password: bool,
    may_make_backups: bool,
    warnings: Mutex<Vec<Warning>>,
    /// The person has locked the window: the session ends with what is still being done in it.
    is_left: AtomicBool,
}

/// Something long that is done in the name of whoever sits here, until it is dropped.
pub struct Work(Arc<Seat>);

impl Drop for Work {
    fn drop(&mut self) {
        self.0.session.rest();
        self.0.end_when_done();
    }
}

impl Seat {
    pub fn work(self: &Arc<Self>) -> Work {
        self.session.work();
        Work(self.clone())
    }

    /// The window is locked: nothing begins here any more, and what runs comes to its end.
    fn leave(&self) {
        self.is_left.store(true, Ordering::SeqCst);
        self.end_when_done();
    }

    fn end_when_done(&self) {
        if self.is_left.load(Ordering::SeqCst) && !self.session.is_at_work() {
            self.session.end();
        }
    }

    /// What an administrator should look into, as far as nobody has settled it meanwhile.
    pub fn warnings(&self) -> Vec<Warning> {
        self.warnings.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The warnings of these codes have been looked into.
    pub fn settle(&self, codes: &[&str]) {
        let mut warnings = self.warnings.lock().unwrap_or_else(PoisonError::into_inner);
        warnings.retain(|it| !codes.contains(&it.code()));
    }
}

impl Desk {
    /// Signs someone in; whoever sat here before is signed out.
    ///
    /// # Errors
    /// As [`clientele_core::Office::sign_in_telling`].
    pub fn sign_in(&self, login: &str, password: &str, job: &Job) -> Result<Arc<Seat>> {
        let signed_in = self.office()?.sign_in_telling(login, password, job)?;
        self.take_seat(signed_in)
    }

    pub(super) fn take_seat(&self, signed_in: SignedIn) -> Result<Arc<Seat>> {
        let SignedIn { core, session, warnings, should_change_password, .. } = signed_in;
        let (language, may_make_backups) = core.read(&session, |view| {
            let who = clientele_core::accounts::whoami(view);
            let language = who.language.unwrap_or(clientele_core::settings::get(view).language);
            Ok((language, who.rights.contains_key(MAKE_BACKUPS)))
        })?;
        let warnings = Mutex::new(warnings);
        let is_left = AtomicBool::new(false);
        let seat =
            Seat { core, session, should_change_password, may_make_backups, warnings, is_left };
        let seat = Arc::new(seat);
        let me = seat.session.account();
        let (before, others, last) = self.changing(|state| {
            state.unconfirmed = None;
            state.office_language = Some(language);
            let away = std::mem::take(&mut state.away);
            let (mine, others) = away.into_iter().partition(|it| it.session.account() == me);
            state.away = mine;
            (state.seat.replace(seat.clone()), others, state.last.replace(me))
        });
        end_all(before.into_iter().chain::<Vec<_>>(others));
        // Whoever only locked the window finds everything as it was.
        if last != Some(me) {
            self.picks.forget();
            self.sheets.forget();
        }
        Ok(seat)
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// `SignedOut` when nobody is.
    pub fn seat(&self) -> Result<Arc<Seat>> {
        self.state().seat.clone().ok_or(Error::SignedOut)
    }

    /// To whom a job belongs that is begun here now.
    pub fn owner(&self) -> Owner {
        let state = self.state();
        state.seat.as_ref().map_or(Owner::Visitor, |it| Owner::Person(it.session.account()))
    }

    /// Whoever stops what is planned must be allowed to plan it.
    ///
    /// # Errors
    /// `Forbidden`; `SignedOut`.
    pub fn must_keep_backups(&self) -> Result<()> {
        let may = self.seat()?.may_make_backups;
        if may { Ok(()) } else { Err(Error::Forbidden { right: MAKE_BACKUPS }) }
    }

    /// Signs out whoever is signed in, or has only locked the window.
    pub fn sign_out(&self) {
        self.state().unconfirmed = None;
        self.clear_seats();
    }

    pub(super) fn clear_seats(&self) {
        let mut state = self.state();
        let (seat, away) = (state.seat.take(), std::mem::take(&mut state.away));
        drop(state);
        self.sheets.leave();
        end_all(seat.into_iter().chain(away));
    }

    /// Nobody is signed in any more, but what the person began comes to its end: it goes on in the
    /// session it was begun in, which nothing else can be done in.
    pub fn lock(&self) {
        let mut state = self.state();
        state.unconfirmed = None;
        state.away.retain(|it| it.session.is_at_work());
        let seat = state.seat.take();
        state.away.extend(seat.clone());
        drop(state);
        self.sheets.leave();
        if let Some(seat) = seat {
            seat.leave();
        }
    }
}

fn end_all(seats: impl Iterator<Item = Arc<Seat>>) {
    seats.for_each(|it| it.session.end());
}

#[cfg(test)]
mod tests {
    use clientele_core::{
        accounts::passwords::Preset, clock::ScriptedClock, office::Founding, text::Country,
        vault::Kdf,
    };

    use super::*;
    use crate::arguments::Place;

    const PASSWORD: &str = "lantern-Orchard-47-velvet";

    fn founded(home: &std::path::Path) -> (Desk, Arc<Seat>) {
        let desk = Desk::new(Place::Named(home.to_owned()), ScriptedClock::at(0));
        let founding = Founding {
            organization: "晨光文具",
            login: "chen",
            name: "陈晓东",
            password: PASSWORD,
            preset: Preset::Modern,
            country: Country::CN,
            language: clientele_core::words::Language::ZhCn,
            time_zone: "Asia/Shanghai",
            kdf: Kdf::cheap_for_tests(),
        };
        let seat = desk.found(&founding).unwrap();
        (desk, seat)
    }

    fn may_work(seat: &Seat) -> bool {
        seat.core.read(&seat.session, |_| Ok(())).is_ok()
    }

    #[test]
    fn what_runs_when_the_window_is_locked_comes_to_its_end_and_nothing_else_is_let_in() {
        let home = tempfile::tempdir().unwrap();
        let (desk, seat) = founded(home.path());
        let work = seat.work();
        desk.lock();
        assert!(matches!(desk.seat(), Err(Error::SignedOut)));
        assert!(may_work(&seat));
        // Back at the desk, and gone again: the first job is not touched by it.
        desk.sign_in("chen", PASSWORD, &Job::new()).unwrap();
        desk.lock();
        assert!(may_work(&seat));
        drop(work);
        assert!(!may_work(&seat));
    }

    #[test]
    fn a_window_that_is_locked_with_nothing_running_ends_the_session_at_once() {
        let home = tempfile::tempdir().unwrap();
        let (desk, seat) = founded(home.path());
        drop(seat.work());
        assert!(may_work(&seat));
        desk.lock();
        assert!(!may_work(&seat));
    }

    #[test]
    fn whoever_is_signed_out_of_a_locked_window_has_nothing_done_any_more() {
        let home = tempfile::tempdir().unwrap();
        let (desk, seat) = founded(home.path());
        let _work = seat.work();
        desk.lock();
        desk.sign_out();
        assert!(!may_work(&seat));
    }
}
