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

use crate::{
    desk::{Desk, Work},
    memory,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct JobId(u32);

/// A job that is running. Of somebody else's it is told that there is one, and no more.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RunningJob {
    pub id: JobId,
    /// The command that it is; none of somebody else's.
    pub operation: Option<String>,
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
    /// What is running, as someone may know of it.
    pub fn seen_by(&self, who: Owner) -> Vec<RunningJob> {
        let seen = |(id, it): (&JobId, &Entry)| {
            let is_theirs = it.owner.is_seen_by(who);
            let unknown = Progress { done: 0, total: None };
            RunningJob {
                id: *id,
                operation: is_theirs.then(|| it.operation.clone()),
                progress: if is_theirs { it.job.progress() } else { unknown },
                is_planned: it.owner == Owner::Office,
            }
        };
        self.running().iter().map(seen).collect()
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
        Job { id, jobs: self.clone(), job, _work: None }
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
    /// For whom it is done: they are not idle meanwhile, wherever they are.
    _work: Option<Work>,
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
        let mut job = window.state::<Jobs>().begin(desk.owner(), &operation);
        job._work = desk.seat().ok().map(|it| it.work());
        Ok(job)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What someone knows of the jobs that are running.
    fn known(jobs: &Jobs, who: Owner) -> Vec<String> {
        jobs.seen_by(who).into_iter().map(|it| it.operation.unwrap_or_default()).collect()
    }

    fn people() -> (Owner, Owner) {
        (Owner::Person(AccountId::from(1)), Owner::Person(AccountId::from(2)))
    }

    #[test]
    fn what_the_program_does_by_itself_is_seen_by_everyone_who_is_signed_in() {
        let jobs = Jobs::default();
        let job = jobs.begin(Owner::Office, "backups.create");
        assert_eq!(known(&jobs, people().0), ["backups.create"]);
        assert_eq!(known(&jobs, Owner::Visitor), [""]);
        drop(job);
        let job = jobs.begin(Owner::Visitor, "office.restore");
        assert_eq!(known(&jobs, people().0), [""]);
        assert_eq!(known(&jobs, Owner::Visitor), ["office.restore"]);
        assert!(jobs.are_running());
        jobs.cancel_all();
        assert!(job.is_cancelled());
    }

    #[test]
    fn a_job_is_known_while_it_runs_and_to_others_only_that_there_is_one() {
        let jobs = Jobs::default();
        let (mine, yours) = people();
        let job = jobs.begin(mine, "samples.create");
        job.expect(10);
        job.report(3).unwrap();
        let listed = jobs.seen_by(mine);
        assert_eq!(listed[0].operation.as_deref(), Some("samples.create"));
        assert_eq!(listed[0].progress, Progress { done: 3, total: Some(10) });
        let told = jobs.seen_by(yours);
        assert_eq!(told[0].operation, None);
        assert_eq!(told[0].progress, Progress { done: 0, total: None });
        drop(job);
        assert!(jobs.seen_by(mine).is_empty());
        assert!(jobs.seen_by(yours).is_empty());
    }

    #[test]
    fn a_job_stops_when_its_owner_says_so_and_nobody_else() {
        let jobs = Jobs::default();
        let (mine, yours) = people();
        let job = jobs.begin(mine, "samples.create");
        let id = jobs.seen_by(mine)[0].id;
        assert!(matches!(jobs.cancel(yours, id), Err(Error::NotFound { .. })));
        assert!(job.report(1).is_ok());
        jobs.cancel(mine, id).unwrap();
        assert!(matches!(job.report(2), Err(Error::Cancelled)));
    }
}
