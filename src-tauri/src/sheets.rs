//! The sheets that are being imported at this desk: what was found in them stays here, and the page
//! reads it a piece at a time.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use clientele_core::{
    Error, Result,
    imports::{Look, Options, Report},
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
}

#[derive(Default)]
struct State {
    /// The last look, with the file and the encoding that it was a look at.
    look: Option<(PickId, Option<String>, Arc<Look>)>,
    /// The last rehearsal, and the last import.
    rehearsed: Option<Arc<Kept>>,
    imported: Option<Arc<Kept>>,
    last: u32,
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

    pub fn forget(&self) {
        let mut state = self.state();
        (state.look, state.rehearsed, state.imported) = (None, None, None);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
