//! A watchdog over a child: it counts the time for which the child is waited for, and ends the
//! child when that is used up.

use std::process::Child;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

pub(super) struct Watchdog {
    watch: Arc<Watch>,
    thread: Option<JoinHandle<()>>,
    waited: Duration,
    since: Option<Instant>,
}

#[derive(Default)]
struct Watch {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    deadline: Option<Instant>,
    bitten: bool,
    over: bool,
}

impl Watchdog {
    pub fn over(child: Arc<Mutex<Child>>) -> Self {
        let watch = Arc::new(Watch::default());
        let own = Arc::clone(&watch);
        let thread = std::thread::spawn(move || own.guard(&child));
        Self { watch, thread: Some(thread), waited: Duration::ZERO, since: None }
    }

    /// Begins to wait for the child, which may take so long in all.
    pub fn begin(&mut self, allowed: Duration) {
        let now = Instant::now();
        self.since = Some(now);
        self.watch.set(|state| state.deadline = Some(now + allowed.saturating_sub(self.waited)));
    }

    pub fn pause(&mut self) {
        self.watch.set(|state| state.deadline = None);
        if let Some(since) = self.since.take() {
            self.waited += since.elapsed();
        }
    }

    /// Whether the child was ended for taking too long.
    pub fn has_bitten(&self) -> bool {
        self.watch.lock().bitten
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        self.watch.set(|state| state.over = true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Watch {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.lock());
        self.changed.notify_one();
    }

    fn guard(&self, child: &Mutex<Child>) {
        let mut state = self.lock();
        while !state.over {
            let left = state.deadline.map(|deadline| deadline.duration_since(Instant::now()));
            state = match left {
                None => self.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
                Some(Duration::ZERO) => {
                    state.bitten = true;
                    state.deadline = None;
                    drop(state);
                    let _ = child.lock().unwrap_or_else(PoisonError::into_inner).kill();
                    self.lock()
                }
                Some(left) => {
                    self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }
}
