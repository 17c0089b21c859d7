//! The desk at which one person sits: the home, the office once it is open, and who is signed in.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use clientele_core::{
    Core, Error, Office, Result,
    access::Session,
    checks::Check,
    clock::Clock,
    logs,
    office::{self, Founding, SignedIn, Warning},
    recovery::Renewed,
    words::Language,
};

use crate::{picks::Picks, preferences::Preferences};

/// One window, one desk. Cloning it is cheap: all clones are the same desk.
#[derive(Clone)]
pub struct Desk {
    home: Arc<Path>,
    clock: Arc<dyn Clock>,
    checks: Arc<[Check]>,
    picks: Picks,
    state: Arc<Mutex<State>>,
}

struct State {
    preferences: Preferences,
    /// Held from the first look on, for as long as the window is open.
    office: Option<Arc<Office>>,
    seat: Option<Arc<Seat>>,
    /// A recovery sheet just made, until it was typed back or someone else sits down.
    unconfirmed: Option<Arc<Renewed>>,
    office_language: Option<Language>,
}

/// Someone who is signed in at the desk.
pub struct Seat {
    pub core: Arc<Core>,
    pub session: Session,
    pub should_change_password: bool,
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
    pub fn new(home: PathBuf, clock: Arc<dyn Clock>, checks: Vec<Check>) -> Desk {
        let state = State {
            preferences: Preferences::load(&home),
            office: None,
            seat: None,
            unconfirmed: None,
            office_language: None,
        };
        Desk {
            home: home.into(),
            clock,
            checks: checks.into(),
            picks: Picks::default(),
            state: Arc::new(Mutex::new(state)),
        }
    }

    pub fn home(&self) -> &Path {
        &self.home
    }

    pub fn checks(&self) -> &[Check] {
        &self.checks
    }

    /// The files and folders that were chosen here, until someone else sits down.
    pub fn picks(&self) -> &Picks {
        &self.picks
    }

    pub fn preferences(&self) -> Preferences {
        self.state().preferences
    }

    pub fn prefer(&self, preferences: Preferences) {
        self.state().preferences = preferences;
        preferences.save(&self.home);
    }

    /// The language the window speaks: what was chosen on this computer, else that of the person
    /// or of the office, else what the computer speaks.
    pub fn language(&self) -> Language {
        let state = self.state();
        let chosen = state.preferences.language.or(state.office_language);
        chosen.or_else(language_of_computer).unwrap_or(Language::En)
    }

    /// The office of this home, held from now on.
    ///
    /// # Errors
    /// `MissingHome` where there is none; what speaks against this place; `Held`.
    pub fn office(&self) -> Result<Arc<Office>> {
        let mut state = self.state();
        if let Some(office) = &state.office {
            return Ok(office.clone());
        }
        let office = Arc::new(Office::open(&self.home, self.clock.clone())?);
        state.office = Some(office.clone());
        Ok(office)
    }

    /// Makes the office of this home, with its first person signed in.
    ///
    /// # Errors
    /// What speaks against the place, and what is wrong with what was typed.
    pub fn found(&self, founding: &Founding<'_>) -> Result<Arc<Seat>> {
        let made = office::create(&self.home, founding, self.clock.clone())?;
        {
            let mut state = self.state();
            state.office = Some(Arc::new(made.office));
            state.preferences.save(&self.home);
        }
        logs::begin(&self.home, crate::log::PROGRAM);
        let seat = self.take_seat(made.signed_in)?;
        let made_on = seat.core.read(&seat.session, |view| {
            Ok(clientele_core::settings::get(view).date_of(seat.core.now().wall_ms))
        })?;
        self.hand_out(Renewed { key: made.recovery, number: 1, made_on });
        Ok(seat)
    }

    /// Keeps a recovery sheet that was just made, until it was typed back.
    pub fn hand_out(&self, sheet: Renewed) {
        self.state().unconfirmed = Some(Arc::new(sheet));
    }

    /// The recovery sheet that has not been typed back yet.
    pub fn unconfirmed(&self) -> Option<Arc<Renewed>> {
        self.state().unconfirmed.clone()
    }

    /// Forgets the recovery key: it is on paper now.
    pub fn confirm(&self) {
        self.state().unconfirmed = None;
    }

    /// Somebody has a recovery sheet in hand: it was saved, typed back or brought along.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sheet_in_hand(&self) -> Result<()> {
        self.office()?.sheet_in_hand()?;
        self.seat()?.settle(&["no_recovery_sheet"]);
        Ok(())
    }

    /// Signs someone in; whoever sat here before is signed out.
    ///
    /// # Errors
    /// As [`Office::sign_in`].
    pub fn sign_in(&self, login: &str, password: &str) -> Result<Arc<Seat>> {
        let signed_in = self.office()?.sign_in(login, password)?;
        self.take_seat(signed_in)
    }

    fn take_seat(&self, signed_in: SignedIn) -> Result<Arc<Seat>> {
        let SignedIn { core, session, warnings, should_change_password, .. } = signed_in;
        let language = core.read(&session, |view| {
            let own = clientele_core::accounts::whoami(view).language;
            Ok(own.unwrap_or(clientele_core::settings::get(view).language))
        })?;
        let warnings = Mutex::new(warnings);
        let seat = Arc::new(Seat { core, session, should_change_password, warnings });
        let mut state = self.state();
        let before = state.seat.replace(seat.clone());
        state.unconfirmed = None;
        state.office_language = Some(language);
        drop(state);
        if let Some(before) = before {
            before.session.end();
        }
        self.picks.forget();
        Ok(seat)
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// `SignedOut` when nobody is.
    pub fn seat(&self) -> Result<Arc<Seat>> {
        self.state().seat.clone().ok_or(Error::SignedOut)
    }

    /// Signs out whoever is signed in.
    pub fn sign_out(&self) {
        let mut state = self.state();
        state.unconfirmed = None;
        let seat = state.seat.take();
        drop(state);
        if let Some(seat) = seat {
            seat.session.end();
        }
        self.picks.forget();
    }

    /// Ends everything: the window is closed.
    pub fn close(&self) {
        self.sign_out();
        self.state().office = None;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn language_of_computer() -> Option<Language> {
    let wishes: Vec<String> =
        ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|it| std::env::var(it).ok()).collect();
    Language::preferred(wishes.iter().map(String::as_str))
}
