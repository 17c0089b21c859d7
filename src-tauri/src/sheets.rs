//! The sheets that are being imported at this desk: what was found in them stays here, and the page
//! reads it a piece at a time.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use clientele_core::{
    Error, Result,
    imports::{Look, Options, Report, RowsAlike},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::picks::PickId;

/// A report that was made here, until the next of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReportId(u32);

/// What came of a file, or would come of it.
pub struct Kept {
    pub id: ReportId,
    pub pick: PickId,
    pub options: Options,
    pub report: Report,
}

#[derive(Default, Clone)]
pub struct Sheets {
    state: Arc<Mutex<State>>,
    /// Held while a file is read for its duplicates: two pages of them read it once.
    reading: Arc<Mutex<()>>,
}

#[derive(Default)]
struct State {
    /// The file that everything here was found in.
    pick: Option<PickId>,
    /// The last look, with the file and the encoding that it was a look at.
    look: Option<(PickId, Option<String>, Arc<Look>)>,
    /// The last rehearsal, and the last import.
    rehearsed: Option<Arc<Kept>>,
    imported: Option<Arc<Kept>>,
    /// What the duplicates of a report say, once somebody looked at them.
    alike: Option<(ReportId, Arc<RowsAlike>)>,
    last: u32,
    /// How often what the duplicates say was let go.
    let_go: u32,
}

impl State {
    fn let_rows_go(&mut self) {
        self.alike = None;
        self.let_go += 1;
    }
}

impl Sheets {
    /// An earlier look at the same file in the same encoding.
    pub fn look_at(&self, pick: PickId, encoding: Option<&str>) -> Option<Arc<Look>> {
        let state = self.state();
        let (of, in_encoding, look) = state.look.as_ref()?;
        (*of == pick && in_encoding.as_deref() == encoding).then(|| look.clone())
    }

    pub fn keep_look(&self, pick: PickId, encoding: Option<String>, look: Arc<Look>) {
        self.state().look = Some((pick, encoding, look));
    }

    pub fn keep(&self, pick: PickId, options: Options, report: Report) -> Arc<Kept> {
        let mut state = self.state();
        state.let_rows_go();
        state.last += 1;
        let id = ReportId(state.last);
        let kept = Arc::new(Kept { id, pick, options, report });
        match kept.report.batch {
            None => state.rehearsed = Some(kept.clone()),
            Some(_) => state.imported = Some(kept.clone()),
        }
        kept
    }

    /// # Errors
    /// `NotFound` for what another has followed, or someone else has made.
    pub fn report(&self, id: ReportId) -> Result<Arc<Kept>> {
        let state = self.state();
        let mut kept = state.rehearsed.iter().chain(&state.imported);
        kept.find(|it| it.id == id).cloned().ok_or(Error::NotFound { entity: "imports" })
    }

    /// What the duplicates of a report say: read the first time.
    ///
    /// # Errors
    /// What reading says; then the next time reads again.
    pub fn rows_alike(
        &self,
        id: ReportId,
        read: impl FnOnce() -> Result<RowsAlike>,
    ) -> Result<Arc<RowsAlike>> {
        let _reading = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        let begun = {
            let state = self.state();
            match &state.alike {
                Some((of, rows)) if *of == id => return Ok(rows.clone()),
                _ => state.let_go,
            }
        };
        let rows = Arc::new(read()?);
        let mut state = self.state();
        // Whoever asked may have left meanwhile, or have turned to another file.
        if state.let_go == begun {
            state.alike = Some((id, rows.clone()));
        }
        Ok(rows)
    }

    /// The person turns to a file: of another nothing stays.
    pub fn turn_to(&self, pick: PickId) {
        if self.state().pick != Some(pick) {
            self.forget();
            self.state().pick = Some(pick);
        }
    }

    /// The person leaves, and may come back: what can be read from the file again does not wait here.
    pub fn leave(&self) {
        self.state().let_rows_go();
    }

    pub fn forget(&self) {
        let mut state = self.state();
        state.let_rows_go();
        (state.pick, state.look, state.rehearsed, state.imported) = (None, None, None, None);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::picks::Picks;

    /// Asks for the rows of a report, and counts how often they had to be read.
    fn ask(sheets: &Sheets, id: u32, reads: &Cell<u32>) {
        let read = || {
            reads.set(reads.get() + 1);
            Ok(RowsAlike::default())
        };
        sheets.rows_alike(ReportId(id), read).unwrap();
    }

    #[test]
    fn the_pages_of_one_report_read_the_file_once() {
        let (sheets, reads) = (Sheets::default(), Cell::new(0));
        ask(&sheets, 1, &reads);
        ask(&sheets, 1, &reads);
        assert_eq!(reads.get(), 1);
        ask(&sheets, 2, &reads);
        assert_eq!(reads.get(), 2);
    }

    #[test]
    fn a_reading_that_was_stopped_is_begun_anew() {
        let (sheets, reads) = (Sheets::default(), Cell::new(0));
        let stopped = sheets.rows_alike(ReportId(1), || Err(Error::Cancelled));
        assert_eq!(stopped.unwrap_err().code(), "cancelled");
        ask(&sheets, 1, &reads);
        assert_eq!(reads.get(), 1);
    }

    #[test]
    fn what_rows_say_goes_with_the_person_and_with_the_file() {
        let (sheets, reads) = (Sheets::default(), Cell::new(0));
        let picks = Picks::default();
        let [first, second] = ["/a.xlsx", "/b.xlsx"].map(|it| picks.keep(it.into()).id);
        let is_kept = || sheets.state().alike.is_some();
        for let_go in [Sheets::leave, Sheets::forget] {
            ask(&sheets, 1, &reads);
            assert!(is_kept());
            let_go(&sheets);
            assert!(!is_kept());
        }
        sheets.turn_to(first);
        ask(&sheets, 1, &reads);
        sheets.turn_to(first);
        assert!(is_kept(), "it is the same file");
        sheets.turn_to(second);
        assert!(!is_kept());
    }

    #[test]
    fn what_is_still_being_read_when_the_person_leaves_is_not_kept() {
        let sheets = Sheets::default();
        let read = || {
            sheets.leave();
            Ok(RowsAlike::default())
        };
        sheets.rows_alike(ReportId(1), read).unwrap();
        assert!(sheets.state().alike.is_none());
    }
}
