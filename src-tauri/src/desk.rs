//! The desk at which one person sits: the home, the office once it is open, and who is signed in.

use std::{
    path::Path,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    time::Instant,
};

use clientele_core::{
    Error, Office, checks::Check, clock::Clock, id::AccountId, recovery::Renewed, words::Language,
};

use crate::{
    arguments::Place, papers::Papers, picks::Picks, preferences::Preferences, sheets::Sheets,
};

mod closing;
mod homes;
mod offices;
mod recovery;
mod seats;

pub use closing::Closing;
pub use seats::{Seat, Work};

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
    /// Where somebody sat who locked the window while something was being done in their name.
    away: Vec<Arc<Seat>>,
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
            away: Vec::new(),
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

    /// Notes how the last backup that was planned ended.
    pub fn backup_ended(&self, failure: Option<Error>) {
        let now = self.clock.now().wall_ms;
        self.state().backup_failure = failure.map(|it| (Arc::new(it), now));
    }

    /// Why the last backup that was planned was not made, and when that was.
    pub fn backup_failure(&self) -> Option<(Arc<Error>, i64)> {
        self.state().backup_failure.clone()
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
}
