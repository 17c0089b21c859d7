//! Who is signed in at the desk.

use std::sync::{Arc, Mutex, PoisonError};

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
}

impl Seat {
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
        let seat = Seat { core, session, should_change_password, may_make_backups, warnings };
        let seat = Arc::new(seat);
        let (before, last) = self.changing(|state| {
            state.unconfirmed = None;
            state.office_language = Some(language);
            (state.seat.replace(seat.clone()), state.last.replace(seat.session.account()))
        });
        if let Some(before) = before {
            before.session.end();
        }
        // Whoever only locked the window finds everything as it was.
        if last != Some(seat.session.account()) {
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

    /// Signs out whoever is signed in.
    pub fn sign_out(&self) {
        let mut state = self.state();
        state.unconfirmed = None;
        let seat = state.seat.take();
        drop(state);
        self.sheets.leave();
        if let Some(seat) = seat {
            seat.session.end();
        }
    }
}
