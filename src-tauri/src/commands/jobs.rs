//! The jobs that are running.

use clientele_core::Result;

use crate::{
    caller::Caller,
    job::{JobId, RunningJob},
};

/// Asks nothing of the core: looking at a job does not keep a session alive.
pub fn list(caller: &Caller, (): ()) -> Result<Vec<RunningJob>> {
    Ok(caller.jobs.of(caller.session().account()))
}

pub fn cancel(caller: &Caller, input: JobId) -> Result<()> {
    caller.jobs.cancel(caller.session().account(), input)
}
