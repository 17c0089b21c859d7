//! The log files of a home: every start, what it took, how it ended, and causes that nobody at the
//! desk can mend. Names, numbers and texts of people never stand in them.

use std::path::Path;

use tracing_appender::rolling::{Builder, Rotation};

use crate::Error;

const FOLDER: &str = "logs";
/// One file a day, so many days.
const KEPT: usize = 14;

/// Begins to write the log of a program, once there is an office in the home. The program works
/// without one where none can be written.
pub fn begin(home: &Path, program: &str) {
    if !home.join("vault.json").exists() {
        return;
    }
    let folder = home.join(FOLDER);
    // The appender would complain on the screen of a folder that is not there yet.
    if std::fs::create_dir_all(&folder).is_err() {
        return;
    }
    let files = Builder::new()
        .rotation(Rotation::DAILY)
        .filename_prefix(program)
        .filename_suffix("log")
        .max_log_files(KEPT)
        .build(folder);
    let Ok(files) = files else { return };
    let lines = tracing_subscriber::fmt()
        .with_writer(files)
        .with_ansi(false)
        .with_target(false)
        .with_max_level(tracing::Level::INFO)
        // A disk without room for the log is told of by what was being done, in its own words.
        .log_internal_errors(false)
        .finish();
    // It fails only where a log was begun before, which goes on.
    let _ = tracing::subscriber::set_global_default(lines);
}

/// Writes down the cause of an error that a person is told only a number of.
pub fn refusal(operation: &str, error: &Error) {
    if error.code() == "internal" {
        let (reference, causes) = (error.reference(), error.causes());
        tracing::error!(operation, reference, causes, "internal");
    }
}

/// A mistake of the program goes to the log by its place, not to the screen.
pub fn keep_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "stopped");
    }));
}
