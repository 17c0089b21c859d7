//! Long work at a terminal: how far it is stands on the screen while it goes on, and whoever typed
//! the command can stop it.

use std::{
    io::{self, IsTerminal, Write},
    process,
    sync::{
        Condvar, Mutex, MutexGuard, Once, PoisonError,
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use clientele_core::{
    Error, Result,
    jobs::{Job, Progress},
    words::Language,
};

use crate::{
    failure::{Manner, Outcome},
    terminal::Terminal,
};

/// How often the screen is brought up to date.
const BEAT: Duration = Duration::from_millis(200);
/// So long the work may take to end by itself once the program was asked twice to stop.
const PATIENCE: Duration = Duration::from_secs(2);
/// How a program ends that was asked twice to stop.
const ENDED: i32 = 1;

/// What a request to stop is for. Before the first long work there is none, and the system ends the
/// program by itself.
static STOPPABLE: Mutex<Option<Job>> = Mutex::new(None);
static STOPPED: Condvar = Condvar::new();
static LISTENING: Once = Once::new();

impl Terminal {
    /// Does something long. Where someone watches, they see how far it is. Ctrl-C, or what else asks
    /// a program to end, stops it between two steps; asked once more, the program ends
    /// soon whatever it is at.
    pub fn perform<T>(&self, f: impl FnOnce(&Job) -> Result<T>) -> Outcome<T> {
        let job = Job::new();
        let _stoppable = Stoppable::begin(&job);
        let done = if self.is_watched() { watched(&job, self.language(), f) } else { f(&job) };
        // What went wrong in the work because it was to stop is no fault of its own.
        Ok(done.map_err(|error| if job.is_cancelled() { Error::Cancelled } else { error })?)
    }

    fn is_watched(&self) -> bool {
        self.manner() == Manner::Words && io::stderr().is_terminal()
    }
}

fn watched<T>(job: &Job, language: Language, f: impl FnOnce(&Job) -> Result<T>) -> Result<T> {
    // Whoever waits on it wakes up when the work ends, also by a panic.
    let (ended, waits) = mpsc::channel::<()>();
    thread::scope(|threads| {
        let watched = job.clone();
        threads.spawn(move || {
            while waits.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
                show(watched.progress(), language);
            }
            clear();
        });
        let done = f(job);
        drop(ended);
        done
    })
}

/// The work that a request to stop is for, as long as it goes on.
struct Stoppable;

impl Stoppable {
    fn begin(job: &Job) -> Stoppable {
        *stoppable() = Some(job.clone());
        LISTENING.call_once(|| {
            if ctrlc::set_handler(stop).is_err() {
                tracing::warn!("requests to stop are not heard");
            }
        });
        Stoppable
    }
}

impl Drop for Stoppable {
    fn drop(&mut self) {
        *stoppable() = None;
        STOPPED.notify_all();
    }
}

fn stop() {
    let asked = stoppable().as_ref().map(|job| {
        let is_again = job.is_cancelled();
        job.cancel();
        is_again
    });
    match asked {
        Some(false) => {}
        Some(true) if ends_in_time() => {}
        // Asked for the second time, or between two pieces of work.
        _ => process::exit(ENDED),
    }
}

/// Whether the work ends by itself: to end the program under the hands of who writes is to crash it.
fn ends_in_time() -> bool {
    let waited = STOPPED.wait_timeout_while(stoppable(), PATIENCE, |it| it.is_some());
    waited.is_ok_and(|(_, patience)| !patience.timed_out())
}

fn stoppable() -> MutexGuard<'static, Option<Job>> {
    STOPPABLE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn show(progress: Progress, language: Language) {
    let Some(total) = progress.total else { return };
    let words = [("done", progress.done.into()), ("total", total.into())];
    let line = language.say("cli.remarks.progress", &words);
    // Nobody is harmed where it cannot be shown.
    let _ = write!(io::stderr(), "\r\u{1b}[K{line}");
}

fn clear() {
    let _ = write!(io::stderr(), "\r\u{1b}[K");
}
