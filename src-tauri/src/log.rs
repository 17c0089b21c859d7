//! The log file of a home: every start, what it found, and causes that nobody at the desk can mend.
//! Names, numbers and texts of people never stand in it.

use std::{path::Path, time::Duration};

use clientele_core::{
    Error,
    checks::{self, Check, State},
};
use tracing_appender::rolling::{Builder, Rotation};

const FOLDER: &str = "logs";
/// One file a day, so many days.
const KEPT: usize = 14;

/// Begins to write the log of a home, once there is an office in it. The window works without one
/// where none can be written.
pub fn begin(home: &Path) {
    if !home.join("vault.json").exists() {
        return;
    }
    let folder = home.join(FOLDER);
    if std::fs::create_dir_all(&folder).is_err() {
        return;
    }
    let files = Builder::new()
        .rotation(Rotation::DAILY)
        .filename_prefix("window")
        .filename_suffix("log")
        .max_log_files(KEPT)
        .build(folder);
    let Ok(files) = files else { return };
    let lines = tracing_subscriber::fmt()
        .with_writer(files)
        .with_ansi(false)
        .with_target(false)
        .with_max_level(tracing::Level::INFO)
        .finish();
    // It fails only where a log was begun before, which goes on.
    let _ = tracing::subscriber::set_global_default(lines);
}

/// Says what a start found.
pub fn start(checks: &[Check], taken: Duration) {
    let (version, ms) = (env!("CARGO_PKG_VERSION"), taken.as_millis());
    let worst = checks::worst(checks).word();
    tracing::info!(version, ms, worst, "started");
    for check in checks.iter().filter(|it| it.state != State::Pass) {
        tracing::warn!(check = check.name, state = check.state.word(), "self-check");
    }
}

/// Writes down the cause of an error that a person is told only a number of.
pub fn refusal(operation: &str, error: &Error) {
    if error.code() == "internal" {
        let (reference, causes) = (error.reference(), error.causes());
        tracing::error!(operation, reference, causes, "internal");
    }
}

/// A mistake of the program goes to the log by its place.
pub fn keep_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "stopped");
    }));
}
