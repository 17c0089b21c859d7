//! Jobs: long work that says how far it is, and stops when asked to.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

use serde::Serialize;

use crate::{Error, Result};

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Progress {
    pub done: u64,
    /// None while it is not known yet.
    pub total: Option<u64>,
}

/// One long piece of work, seen by who does it and by who waits for it.
#[derive(Clone, Default)]
pub struct Job {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    is_cancelled: AtomicBool,
    done: AtomicU64,
    /// 0 while it is not known.
    total: AtomicU64,
}

impl Job {
    pub fn new() -> Job {
        Job::default()
    }

    /// Asks the work to stop at its next step.
    pub fn cancel(&self) {
        self.shared.is_cancelled.store(true, Ordering::Relaxed);
    }

    pub fn is_cancelled(&self) -> bool {
        self.shared.is_cancelled.load(Ordering::Relaxed)
    }

    pub fn progress(&self) -> Progress {
        let total = self.shared.total.load(Ordering::Relaxed);
        let done = self.shared.done.load(Ordering::Relaxed);
        Progress { done, total: (total > 0).then_some(total) }
    }

    /// Says how much there is to do.
    pub fn expect(&self, total: u64) {
        self.shared.total.store(total, Ordering::Relaxed);
    }

    /// Says how much is done; to be called between steps.
    ///
    /// # Errors
    /// `Cancelled` when someone asked the job to stop.
    pub fn report(&self, done: u64) -> Result<()> {
        self.shared.done.store(done, Ordering::Relaxed);
        if self.is_cancelled() { Err(Error::Cancelled) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cancelled_job_ends_at_its_next_step() {
        let job = Job::new();
        let watcher = job.clone();
        job.expect(10);
        assert!(job.report(3).is_ok());
        assert_eq!(watcher.progress(), Progress { done: 3, total: Some(10) });
        watcher.cancel();
        assert!(matches!(job.report(4), Err(Error::Cancelled)));
    }
}
