//! The wish to close the window, and the end of what the desk holds.

use std::time::{Duration, Instant};

use super::Desk;

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

    /// Ends everything: the window is closed.
    pub fn close(&self) {
        self.sign_out();
        self.picks.forget();
        self.sheets.forget();
        self.state().office = None;
    }
}

#[cfg(test)]
mod tests {
    use clientele_core::clock::ScriptedClock;

    use super::*;
    use crate::arguments::Place;

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
}
