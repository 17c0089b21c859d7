//! Long work: known to the desk from its first moment to its end, whatever the page does meanwhile.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use clientele_core::{
    Error, Result,
    id::AccountId,
    jobs::{self, Progress},
};
use serde::{Deserialize, Serialize};
use tauri::{
    Manager, Runtime,
    ipc::{CommandArg, CommandItem, InvokeError},
};
use ts_rs::TS;

use crate::{desk::Desk, memory};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct JobId(u32);

/// A job that is running, as the person who started it sees it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RunningJob {
    pub id: JobId,
    /// The command that it is.
    pub operation: String,
    pub progress: Progress,
    /// The program's own: only who may plan it may stop it.
    pub is_planned: bool,
}

/// The jobs that are running.
#[derive(Default, Clone)]
pub struct Jobs {
    running: Arc<Mutex<BTreeMap<JobId, Entry>>>,
    last: Arc<AtomicU32>,
}

/// To whom a job belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    Person(AccountId),
    /// The program's own, as someone has planned: everyone who is signed in sees it.
    Office,
    /// Whoever is at the window before anyone has signed in.
    Visitor,
}

impl Owner {
    fn is_seen_by(self, who: Owner) -> bool {
        self == who || self == Owner::Office && matches!(who, Owner::Person(_))
    }
}

struct Entry {
    owner: Owner,
    operation: String,
    job: jobs::Job,
}

impl Jobs {
    pub fn of(&self, who: Owner) -> Vec<RunningJob> {
        let running = self.running();
        let theirs = running.iter().filter(|(_, it)| it.owner.is_seen_by(who));
        let seen = |(id, it): (&JobId, &Entry)| RunningJob {
            id: *id,
            operation: it.operation.clone(),
            progress: it.job.progress(),
            is_planned: it.owner == Owner::Office,
        };
        theirs.map(seen).collect()
    }

    /// Asks a job to stop; one that has already ended is left alone.
    ///
    /// # Errors
    /// `NotFound` for the job of someone else.
    pub fn cancel(&self, who: Owner, id: JobId) -> Result<()> {
        match self.running().get(&id) {
            Some(entry) if entry.owner.is_seen_by(who) => entry.job.cancel(),
            Some(_) => return Err(Error::NotFound { entity: "jobs" }),
            None => {}
        }
        Ok(())
    }

    /// Whether a job is the program's own, as someone has planned.
    pub fn is_planned(&self, id: JobId) -> bool {
        self.running().get(&id).is_some_and(|it| it.owner == Owner::Office)
    }

    pub fn are_running(&self) -> bool {
        !self.running().is_empty()
    }

    pub fn cancel_all(&self) {
        self.running().values().for_each(|it| it.job.cancel());
    }

    pub fn begin(&self, owner: Owner, operation: &str) -> Job {
        let id = JobId(self.last.fetch_add(1, Ordering::Relaxed) + 1);
        let job = jobs::Job::new();
        let entry = Entry { owner, operation: operation.to_owned(), job: job.clone() };
        self.running().insert(id, entry);
        Job { id, jobs: self.clone(), job }
    }

    fn running(&self) -> MutexGuard<'_, BTreeMap<JobId, Entry>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A command that takes a `Job` is a job; it leaves the list when the `Job` is dropped.
pub struct Job {
    id: JobId,
    jobs: Jobs,
    job: jobs::Job,
}

impl std::ops::Deref for Job {
    type Target = jobs::Job;
    fn deref(&self) -> &jobs::Job {
        &self.job
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.jobs.running().remove(&self.id);
        memory::give_back();
    }
}

impl<'de, R: Runtime> CommandArg<'de, R> for Job {
    fn from_command(item: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let window = item.message.webview_ref();
        let desk = window.state::<Desk>();
        let operation = item.name.replacen('_', ".", 1);
        Ok(window.state::<Jobs>().begin(desk.owner(), &operation))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> (Owner, Owner) {
        (Owner::Person(AccountId::from(1)), Owner::Person(AccountId::from(2)))
    }

    #[test]
    fn what_the_program_does_by_itself_is_seen_by_everyone_who_is_signed_in() {
        let jobs = Jobs::default();
        let job = jobs.begin(Owner::Office, "backups.create");
        assert_eq!(jobs.of(people().0).len(), 1);
        assert_eq!(jobs.of(Owner::Visitor), []);
        drop(job);
        let job = jobs.begin(Owner::Visitor, "office.restore");
        assert_eq!((jobs.of(people().0), jobs.of(Owner::Visitor).len()), (vec![], 1));
        assert!(jobs.are_running());
        jobs.cancel_all();
        assert!(job.is_cancelled());
    }

    #[test]
    fn a_job_is_listed_while_it_runs_and_only_to_whom_it_belongs() {
        let jobs = Jobs::default();
        let (mine, yours) = people();
        let job = jobs.begin(mine, "samples.create");
        job.expect(10);
        job.report(3).unwrap();
        let listed = jobs.of(mine);
        assert_eq!(listed[0].operation, "samples.create");
        assert_eq!(listed[0].progress, Progress { done: 3, total: Some(10) });
        assert!(jobs.of(yours).is_empty());
        drop(job);
        assert!(jobs.of(mine).is_empty());
    }

    #[test]
    fn a_job_stops_when_its_owner_says_so_and_nobody_else() {
        let jobs = Jobs::default();
        let (mine, yours) = people();
        let job = jobs.begin(mine, "samples.create");
        let id = jobs.of(mine)[0].id;
        assert!(matches!(jobs.cancel(yours, id), Err(Error::NotFound { .. })));
        assert!(job.report(1).is_ok());
        jobs.cancel(mine, id).unwrap();
        assert!(matches!(job.report(2), Err(Error::Cancelled)));
    }
}
