//! What happens by itself while the window is open: the backups that are planned.

use std::{
    sync::mpsc::{self, RecvTimeoutError},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use clientele_core::{Error, backups, logs};

use crate::{
    desk::Desk,
    job::{Jobs, Owner},
};

const BACKUP: &str = "backups.create";
const BEAT: Duration = Duration::from_secs(15);
/// After one that failed, a drive that is not plugged in say, so long until the next try.
const RETRY: Duration = Duration::from_secs(10 * 60);

/// Looks at the plan now and then, until it is dropped.
pub struct Timetable {
    end: Option<mpsc::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Timetable {
    pub fn keep(desk: Desk, jobs: Jobs) -> Timetable {
        let (end, ended) = mpsc::channel();
        let thread = thread::spawn(move || {
            let mut tried = None;
            while ended.recv_timeout(beat()) == Err(RecvTimeoutError::Timeout) {
                turn(&desk, &jobs, &mut tried);
            }
        });
        Timetable { end: Some(end), thread: Some(thread) }
    }
}

impl Drop for Timetable {
    fn drop(&mut self) {
        // Not waited for: whoever closes the window while a backup runs was asked about it.
        drop((self.end.take(), self.thread.take()));
    }
}

fn beat() -> Duration {
    #[cfg(feature = "e2e")]
    if crate::e2e::is_driven() {
        return Duration::from_millis(500);
    }
    BEAT
}

/// Makes the backup that is due, unless something else is being done.
fn turn(desk: &Desk, jobs: &Jobs, tried: &mut Option<Instant>) {
    let Some(office) = desk.held() else { return };
    let is_due = match backups::standing_of(&office) {
        Ok(Some(standing)) => standing.due_at.is_some() && standing.is_late,
        Ok(None) | Err(_) => false,
    };
    let waits = tried.is_some_and(|it| it.elapsed() < RETRY);
    if !is_due || waits || jobs.are_running() {
        return;
    }
    let job = jobs.begin(Owner::Office, BACKUP);
    match backups::create_planned(&office, &job) {
        Ok(_) => {
            *tried = None;
            desk.backup_ended(None);
        }
        Err(error) => {
            *tried = Some(Instant::now());
            logs::refusal(BACKUP, &error);
            if !matches!(error, Error::Cancelled) {
                desk.backup_ended(Some(error));
            }
        }
    }
}
