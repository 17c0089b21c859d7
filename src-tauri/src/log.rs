//! What the log says of a start; the log itself is core's.

use std::{
    sync::{Once, OnceLock},
    time::Instant,
};

use clientele_core::checks::{self, Check, State};

/// The program, as its log files are called.
pub const PROGRAM: &str = "window";

/// When the program was started.
static BEGUN: OnceLock<Instant> = OnceLock::new();

/// What a start found.
pub fn start(checks: &[Check], begun: Instant) {
    let (version, ms) = (env!("CARGO_PKG_VERSION"), begun.elapsed().as_millis());
    let worst = checks::worst(checks).word();
    tracing::info!(version, ms, worst, "started");
    for check in checks.iter().filter(|it| it.state != State::Pass) {
        tracing::warn!(check = check.name, state = check.state.word(), "self-check");
    }
    let _first = BEGUN.set(begun);
}

/// The page asked its first question: what is shown runs, and reaches the core. A page that is
/// loaded again in the same start is not written down.
pub fn answers() {
    static FIRST: Once = Once::new();
    if let Some(begun) = BEGUN.get() {
        FIRST.call_once(|| tracing::info!(ms = begun.elapsed().as_millis(), "the window answers"));
    }
}
