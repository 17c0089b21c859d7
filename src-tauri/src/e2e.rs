//! Seams for the window tests. They do nothing unless a driver has started the window, and they are
//! not in a build that is shipped.

use std::{env, fs, path::PathBuf};

use crate::dialogs::Question;

#[cfg(not(debug_assertions))]
compile_error!("`e2e` is for the window tests: a release is built without it");

/// Whether a driver has started this window.
pub fn is_driven() -> bool {
    env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
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
