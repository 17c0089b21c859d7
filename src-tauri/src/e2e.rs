//! Seams for the window tests. They do nothing unless a driver has started the window, and they are
//! not in a build that is shipped.

use std::{env, fs, path::PathBuf, sync::Arc};

use clientele_core::clock::{Clock, Moment};

use crate::dialogs::Question;

#[cfg(not(debug_assertions))]
compile_error!("`e2e` is for the window tests: a release is built without it");

/// Whether a driver has started this window.
pub fn is_driven() -> bool {
    env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}

/// A clock on the wall that somebody has set.
struct SetClock {
    real: Arc<dyn Clock>,
    ahead_ms: i64,
}

impl Clock for SetClock {
    fn now(&self) -> Moment {
        let real = self.real.now();
        Moment { wall_ms: real.wall_ms + self.ahead_ms, ..real }
    }
}

/// The clock of a driven window: so many milliseconds ahead, or behind, as its test says.
pub fn set(real: Arc<dyn Clock>) -> Arc<dyn Clock> {
    let ahead = env::var("CLIENTELE_E2E_CLOCK").ok().and_then(|it| it.parse().ok());
    match ahead {
        Some(ahead_ms) if is_driven() => Arc::new(SetClock { real, ahead_ms }),
        _ => real,
    }
}

/// What a dialog answers, which no driver can reach: a place in the folder of the test. Which file is
/// to be read stands in `open.txt` there; none, and the person closed the dialog.
pub fn answer(question: &Question) -> Option<PathBuf> {
    let folder = PathBuf::from(env::var_os("CLIENTELE_E2E_FOLDER")?);
    match question {
        Question::Save { name, .. } => Some(folder.join(name)),
        Question::Open { .. } => {
            let name = fs::read_to_string(folder.join("open.txt")).ok()?;
            Some(folder.join(name.trim()))
        }
        Question::Folder { .. } => Some(folder),
    }
}
