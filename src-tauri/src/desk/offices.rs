//! The office of the desk's home: held from the first look on, founded, restored, recovered.

use std::{path::Path, sync::Arc};

use clientele_core::{
    Office, Result,
    backups::{self, RestoredElsewhere},
    chosen_home,
    jobs::Job,
    logs,
    office::{self, Founding},
    recovery::Renewed,
    remember_home, standard_home,
    vault::RecoveryKey,
};

use super::{Desk, Seat};

impl Desk {
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
        self.state().office = None;
        self.clear_seats();
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
}
