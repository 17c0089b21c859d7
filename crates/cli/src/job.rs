//! Long work at a terminal: how far it is stands on the screen while it goes on.

use std::{
    io::{self, IsTerminal, Write},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::Duration,
};

use clientele_core::{
    Result,
    jobs::{Job, Progress},
    words::Language,
};

use crate::{
    failure::{Manner, Outcome},
    terminal::Terminal,
};

/// How often the screen is brought up to date.
const BEAT: Duration = Duration::from_millis(200);

impl Terminal {
    /// Does something long. Where someone watches, they see how far it is.
    pub fn perform<T>(&self, f: impl FnOnce(&Job) -> Result<T>) -> Outcome<T> {
        let job = Job::new();
        let is_watched = self.manner() == Manner::Words && io::stderr().is_terminal();
        if !is_watched {
            return Ok(f(&job)?);
        }
        let language = self.language();
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
            let done = f(&job);
            drop(ended);
            Ok(done?)
        })
    }
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
