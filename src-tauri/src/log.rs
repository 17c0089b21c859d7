//! What the log says of a start; the log itself is core's.

use std::time::Duration;

use clientele_core::checks::{self, Check, State};

/// The program, as its log files are called.
pub const PROGRAM: &str = "window";

/// What a start found.
pub fn start(checks: &[Check], taken: Duration) {
    let (version, ms) = (env!("CARGO_PKG_VERSION"), taken.as_millis());
    let worst = checks::worst(checks).word();
    tracing::info!(version, ms, worst, "started");
    for check in checks.iter().filter(|it| it.state != State::Pass) {
        tracing::warn!(check = check.name, state = check.state.word(), "self-check");
    }
}
