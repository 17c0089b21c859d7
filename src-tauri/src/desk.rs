//! The desk at which one person sits: the home, the office once it is open, and who is signed in.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    time::{Duration, Instant},
};

use clientele_core::{
    Core, Error, Office, Result,
    access::Session,
    backups::{self, RestoredElsewhere},
    checks::{self, Check},
    chosen_home,
    clock::Clock,
    id::AccountId,
    is_office,
    jobs::Job,
    logs,
    office::{self, Founding, SignedIn, Warning},
    recovery::Renewed,
    remember_home, standard_home,
    vault::RecoveryKey,
    words::Language,
};

use crate::{arguments::Place, job::Owner, papers::Papers, picks::Picks, preferences::Preferences, sheets::Sheets};

const MAKE_BACKUPS: &str = "backups.create";

/// One window, one desk. Cloning it is cheap: all clones are the same desk.
#[derive(Clone)]
pub struct Desk {
    clock: Arc<dyn Clock>,
    /// Nobody named the home at the start: another one may be chosen here, and is remembered.
    may_move: bool,
    picks: Picks,
    papers: Papers,
    sheets: Sheets,
    state: Arc<Mutex<State>>,
    listener: Arc<OnceLock<Listener>>,
}

/// Hears of every language that the window begins to speak.
type Listener = Box<dyn Fn(Language) + Send + Sync>;

struct State {
    home: Arc<Path>,
    checks: Arc<[Check]>,
    preferences: Preferences,
    /// Held from the first look on, for as long as the window is open.
    office: Option<Arc<Office>>,
    seat: Option<Arc<Seat>>,
    /// Who sat here last.
    last: Option<AccountId>,
    /// A recovery sheet just made, until it was typed back or someone else sits down.
    unconfirmed: Option<Arc<Renewed>>,
    office_language: Option<Language>,
    /// Why the last backup that was planned was not made, and when that was.
    backup_failure: Option<(Arc<Error>, i64)>,
    /// Whether the page holds something that was typed and not saved.
    has_unsaved: bool,
    /// When the person was asked whether to close, while they have not said to stay.
    asked_to_close: Option<Instant>,
}

impl State {
    fn language(&self) -> Language {
        let chosen = self.preferences.language.or(self.office_language);
        chosen.or_else(Language::of_computer).unwrap_or(Language::En)
    }
}

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

/// What becomes of a wish to close the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    Close,
    /// Something would be lost.
    Ask,
}

/// Two presses of one impatient person are one wish.
const IMPATIENCE: Duration = Duration::from_secs(2);

impl Desk {
    pub fn new(place: Place, clock: Arc<dyn Clock>) -> Desk {
        let (home, may_move) = match place {
            Place::Named(home) => (home, false),
            Place::Chosen(home) => (home, true),
        };
        let state = State {
            preferences: Preferences::load(&home),
            home: home.into(),
            checks: Arc::new([]),
            office: None,
            seat: None,
            last: None,
            unconfirmed: None,
            office_language: None,
            backup_failure: None,
            has_unsaved: false,
            asked_to_close: None,
        };
        Desk {
            clock,
            may_move,
            picks: Picks::default(),
            papers: Papers::default(),
            sheets: Sheets::default(),
            state: Arc::new(Mutex::new(state)),
            listener: Arc::default(),
        }
    }

    pub fn home(&self) -> Arc<Path> {
        self.state().home.clone()
    }

    pub fn checks(&self) -> Arc<[Check]> {
        self.state().checks.clone()
    }

    /// Looks whether an office can live here.
    pub fn look(&self) {
        let found = checks::run(&self.home());
        self.state().checks = found.into();
    }

    pub fn may_move(&self) -> bool {
        self.may_move
    }

    /// Whether an office is remembered here and cannot be found: its drive is not plugged in, say.
    pub fn has_lost_home(&self) -> bool {
        let home = self.home();
        self.may_move && !is_office(&home) && chosen_home().as_deref() == Some(&*home)
    }

    /// Turns to another home. How the window looks goes along, unless that home has a say of its own.
    ///
    /// # Errors
    /// `HomeInUse` while someone is signed in, or where whoever started the program named the home.
    pub fn move_to(&self, home: PathBuf) -> Result<()> {
        {
            let mut state = self.state();
            if !self.may_move || state.seat.is_some() {
                return Err(Error::HomeInUse);
            }
            state.office = None;
            if is_office(&home) {
                let language = state.preferences.language;
                state.preferences = Preferences::load(&home);
                state.preferences.language = state.preferences.language.or(language);
            }
            state.home = home.into();
        }
        self.look();
        Ok(())
    }

    /// Turns to an office that is there, now and at the next start.
    ///
    /// # Errors
    /// As [`Desk::move_to`], and what the disk says.
    pub fn settle_in(&self, home: PathBuf) -> Result<()> {
        self.move_to(home)?;
        remember_home(&self.home())
    }

    /// Makes an office here that is found again at the next start. That is remembered first: an
    /// office that nobody finds again would be worse than none.
    fn claim<T>(&self, make: impl FnOnce(&Path) -> Result<T>) -> Result<T> {
        let home = self.home();
        if !self.may_move {
            return make(&home);
        }
        let before = chosen_home();
        remember_home(&home)?;
        make(&home).inspect_err(|_| {
            let Some(before) = before.or_else(standard_home) else { return };
            if let Err(error) = remember_home(&before) {
                let cause = error.causes();
                tracing::warn!(cause, "the home before could not be remembered again");
            }
        })
    }

    /// The files and folders that were chosen here, until someone else sits down.
    pub fn picks(&self) -> &Picks {
        &self.picks
    }

    /// The files that were written here, each for whoever had it written.
    pub fn papers(&self) -> &Papers {
        &self.papers
    }

    /// What was found in the files that are being imported here, until someone else sits down.
    pub fn sheets(&self) -> &Sheets {
        &self.sheets
    }

    pub fn preferences(&self) -> Preferences {
        self.state().preferences
    }

    pub fn prefer(&self, preferences: Preferences) {
        self.changing(|state| state.preferences = preferences);
        preferences.save(&self.home());
    }

    /// The language the window speaks: what was chosen on this computer, else that of the person
    /// or of the office, else what the computer speaks.
    pub fn language(&self) -> Language {
        self.state().language()
    }

    /// Tells one listener, the first, of each other language that the window speaks from now on.
    pub fn when_language_changes(&self, listener: impl Fn(Language) + Send + Sync + 'static) {
        let _first = self.listener.set(Box::new(listener));
    }

    fn changing<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.state();
        let before = state.language();
        let changed = change(&mut state);
        let now = state.language();
        drop(state);
        if let Some(listener) = self.listener.get().filter(|_| now != before) {
            listener(now);
        }
        changed
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
        let office = Arc::new(Office::open(&state.home, self.clock.clone())?);
        state.office = Some(office.clone());
        Ok(office)
    }

    /// The office, if it is held.
    pub fn held(&self) -> Option<Arc<Office>> {
        self.state().office.clone()
    }

    /// Gives up the hold on the home, for what takes hold of it itself.
    fn let_go(&self) {
        let mut state = self.state();
        let seat = state.seat.take();
        state.office = None;
        drop(state);
        self.sheets.leave();
        if let Some(seat) = seat {
            seat.session.end();
        }
    }

    /// Makes the office of this home out of a backup.
    ///
    /// # Errors
    /// As [`backups::restore_into`].
    pub fn restore(
        &self,
        file: &Path,
        key: backups::Key<'_>,
        job: &Job,
    ) -> Result<RestoredElsewhere> {
        self.let_go();
        let restored =
            self.claim(|home| backups::restore_into(file, key, home, &self.clock, job))?;
        let home = self.home();
        self.preferences().save(&home);
        logs::begin(&home, crate::log::PROGRAM);
        Ok(restored)
    }

    /// Gives an administrator a new password, for whoever has the recovery sheet.
    ///
    /// # Errors
    /// As [`office::recover`].
    pub fn recover(&self, key: &RecoveryKey, login: &str, password: &str) -> Result<()> {
        self.let_go();
        office::recover(&self.home(), key, login, password, self.clock.clone())
    }

    /// Makes the office of this home, with its first person signed in.
    ///
    /// # Errors
    /// What speaks against the place, and what is wrong with what was typed.
    pub fn found(&self, founding: &Founding<'_>) -> Result<Arc<Seat>> {
        let made = self.claim(|home| office::create(home, founding, self.clock.clone()))?;
        {
            let mut state = self.state();
            state.office = Some(Arc::new(made.office));
            state.preferences.save(&state.home);
        }
        logs::begin(&self.home(), crate::log::PROGRAM);
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
        let office = self.office()?;
        office.sheet_in_hand()?;
        if let Some(sheet) = self.unconfirmed() {
            office.sheet_typed_back(sheet.number)?;
        }
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

    /// Notes how the last backup that was planned ended.
    pub fn backup_ended(&self, failure: Option<Error>) {
        let now = self.clock.now().wall_ms;
        self.state().backup_failure = failure.map(|it| (Arc::new(it), now));
    }

    /// Why the last backup that was planned was not made, and when that was.
    pub fn backup_failure(&self) -> Option<(Arc<Error>, i64)> {
        self.state().backup_failure.clone()
    }

    /// Whether the page holds something that was typed and not saved.
    pub fn set_unsaved(&self, has_unsaved: bool) {
        self.state().has_unsaved = has_unsaved;
    }

    /// The person wants to close the window. They are asked once when something would be lost: a
    /// page that does not answer must not hold them.
    pub fn closing(&self, has_jobs: bool) -> Closing {
        let mut state = self.state();
        if !has_jobs && !state.has_unsaved {
            return Closing::Close;
        }
        match state.asked_to_close {
            Some(asked) if asked.elapsed() > IMPATIENCE => Closing::Close,
            Some(_) => Closing::Ask,
            None => {
                state.asked_to_close = Some(Instant::now());
                Closing::Ask
            }
        }
    }

    /// The person stays.
    pub fn stay(&self) {
        self.state().asked_to_close = None;
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

    /// Ends everything: the window is closed.
    pub fn close(&self) {
        self.sign_out();
        self.picks.forget();
        self.sheets.forget();
        self.state().office = None;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use clientele_core::clock::ScriptedClock;

    use super::*;

    #[test]
    fn a_window_with_nothing_to_lose_closes_and_another_asks_once() {
        let home = tempfile::tempdir().unwrap();
        let desk = Desk::new(Place::Named(home.path().to_owned()), ScriptedClock::at(0));
        assert_eq!(desk.closing(false), Closing::Close);
        assert_eq!(desk.closing(true), Closing::Ask);
        // At once again: the same press.
        assert_eq!(desk.closing(true), Closing::Ask);
        desk.stay();
        desk.set_unsaved(true);
        assert_eq!(desk.closing(false), Closing::Ask);
        desk.state().asked_to_close = Instant::now().checked_sub(IMPATIENCE * 2);
        assert_eq!(desk.closing(false), Closing::Close);
    }

    #[test]
    fn who_listens_hears_of_another_language_and_of_no_other_change() {
        let home = tempfile::tempdir().unwrap();
        let desk = Desk::new(Place::Named(home.path().to_owned()), ScriptedClock::at(0));
        let heard = Arc::new(Mutex::new(Vec::new()));
        let hears = heard.clone();
        desk.when_language_changes(move |it| hears.lock().unwrap().push(it));
        let speaking = |language| Preferences { language: Some(language), ..desk.preferences() };
        desk.prefer(speaking(Language::ZhTw));
        desk.prefer(Preferences { text_scale: Some(120), ..desk.preferences() });
        desk.prefer(speaking(Language::ZhCn));
        assert_eq!(*heard.lock().unwrap(), [Language::ZhTw, Language::ZhCn]);
    }

    #[test]
    fn a_home_that_was_named_is_not_left() {
        let home = tempfile::tempdir().unwrap();
        let desk = Desk::new(Place::Named(home.path().to_owned()), ScriptedClock::at(0));
        assert_eq!(desk.move_to(home.path().join("x")).unwrap_err().code(), "home_in_use");
        let desk = Desk::new(Place::Chosen(home.path().to_owned()), ScriptedClock::at(0));
        desk.move_to(home.path().join("x")).unwrap();
        assert_eq!(&*desk.home(), home.path().join("x"));
        assert!(!desk.checks().is_empty());
    }
}
