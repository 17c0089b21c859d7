//! Where the desk's data live: the home, and what speaks against it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use clientele_core::{
    Error, Result,
    checks::{self, Check},
    chosen_home, is_office, remember_home,
};

use super::Desk;
use crate::preferences::Preferences;

impl Desk {
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
}

#[cfg(test)]
mod tests {
    use clientele_core::clock::ScriptedClock;

    use super::*;
    use crate::arguments::Place;

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
