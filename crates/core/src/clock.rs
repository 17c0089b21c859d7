//! Time, passed in: the one place that reads the clocks of this machine.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Instant,
};

/// One reading of both clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// UTC milliseconds since 1970: what people call the time. Anyone may set it back.
    pub wall_ms: i64,
    /// Milliseconds since this process began: never goes back.
    pub monotonic_ms: u64,
}

/// Where the time comes from.
pub trait Clock: Send + Sync + 'static {
    fn now(&self) -> Moment;
}

/// The clocks of this machine.
pub struct SystemClock {
    started: Instant,
}

impl SystemClock {
    pub fn shared() -> Arc<dyn Clock> {
        Arc::new(SystemClock { started: Instant::now() })
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        #[expect(clippy::disallowed_methods, reason = "this is the place that may")]
        let wall = chrono::Utc::now();
        let monotonic = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        Moment { wall_ms: wall.timestamp_millis(), monotonic_ms: monotonic }
    }
}

/// A clock that moves only when told to: for tests, demonstrations and imports of old journals.
pub struct ScriptedClock {
    wall_ms: AtomicI64,
    monotonic_ms: AtomicU64,
}

impl ScriptedClock {
    pub fn at(wall_ms: i64) -> Arc<ScriptedClock> {
        Arc::new(ScriptedClock { wall_ms: wall_ms.into(), monotonic_ms: 0.into() })
    }

    /// Lets time pass on both clocks.
    pub fn pass(&self, ms: u64) {
        self.wall_ms.fetch_add(i64::try_from(ms).unwrap_or(i64::MAX), Ordering::Relaxed);
        self.monotonic_ms.fetch_add(ms, Ordering::Relaxed);
    }

    /// Someone sets the clock on the wall, forward or back.
    pub fn set_wall(&self, wall_ms: i64) {
        self.wall_ms.store(wall_ms, Ordering::Relaxed);
    }
}

impl Clock for ScriptedClock {
    fn now(&self) -> Moment {
        Moment {
            wall_ms: self.wall_ms.load(Ordering::Relaxed),
            monotonic_ms: self.monotonic_ms.load(Ordering::Relaxed),
        }
    }
}
