//! The jobs that are running.

use clientele_core::Result;

use crate::{
    caller::Guest,
    job::{JobId, RunningJob},
};

/// Asks nothing of the core: looking at a job does not keep a session alive.
pub fn list(guest: &Guest, (): ()) -> Result<Vec<RunningJob>> {
    Ok(guest.jobs.seen_by(guest.desk.owner()))
}

pub fn cancel(guest: &Guest, input: JobId) -> Result<()> {
    if guest.jobs.is_planned(input) {
        guest.desk.must_keep_backups()?;
    }
    guest.jobs.cancel(guest.desk.owner(), input)
}
