//! What the log says of a command; the log itself is core's.

use std::time::Duration;

/// How a command ended: its words, never what was given to it.
pub fn end(command: &str, taken: Duration, outcome: &str) {
    let (version, ms) = (env!("CARGO_PKG_VERSION"), taken.as_millis());
    tracing::info!(version, command, ms, outcome, "ended");
}
