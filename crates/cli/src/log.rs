//! The log file of a home: every start, what it took, how it ended, and causes that nobody at the
//! desk can mend. Names, numbers and texts of people never stand in it.

use std::{path::Path, time::Duration};

use tracing_appender::rolling::{Builder, Rotation};

use crate::failure::Failure;

const FOLDER: &str = "logs";
/// One file a day, so many days.
const KEPT: usize = 14;

/// Begins to write the log of a home. The office works without one where none can be written.
pub fn begin(home: &Path) {
    let folder = home.join(FOLDER);
    // The appender would complain on the screen of a folder that is not there yet.
    if std::fs::create_dir_all(&folder).is_err() {
        return;
    }
    let files = Builder::new()
        .rotation(Rotation::DAILY)
        .filename_prefix("clientele")
        .filename_suffix("log")
        .max_log_files(KEPT)
        .build(folder);
    let Ok(files) = files else { return };
    let lines = tracing_subscriber::fmt()
        .with_writer(files)
        .with_ansi(false)
        .with_target(false)
        .with_max_level(tracing::Level::INFO)
        // A disk without room for the log is told of by the command, in its own words.
        .log_internal_errors(false)
        .finish();
    // It fails only where a log was begun before, which goes on.
    let _ = tracing::subscriber::set_global_default(lines);
}

/// Says how a command ended: its words, never what was given to it.
pub fn end(command: &str, taken: Duration, outcome: &str) {
    let (version, ms) = (env!("CARGO_PKG_VERSION"), taken.as_millis());
    tracing::info!(version, command, ms, outcome, "ended");
}

/// Writes down the cause of an error that a person is told only a number of.
pub fn refusal(failure: &Failure) {
    if let Failure::Refused(error) = failure
        && error.code() == "internal"
    {
        tracing::error!(reference = error.reference(), causes = error.causes(), "internal");
    }
}

/// A mistake of the program goes to the log by its place, not to the screen.
pub fn keep_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "stopped");
    }));
}
