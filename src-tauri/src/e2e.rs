//! Seams for the window tests. They do nothing unless a driver has started the window, and they are
//! not in a build that is shipped.

use std::{env, path::PathBuf};

#[cfg(not(debug_assertions))]
compile_error!("`e2e` is for the window tests: a release is built without it");

/// Whether a driver has started this window.
pub fn is_driven() -> bool {
    env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}

/// What a file dialog answers, which no driver can reach.
pub fn folder() -> Option<PathBuf> {
    env::var_os("CLIENTELE_E2E_FOLDER").filter(|_| is_driven()).map(PathBuf::from)
}
