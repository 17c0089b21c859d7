//! Backups: the whole office in one sealed file, proved by restoring it, and the way back.
//!
//! ```text
//! clear header │ sealed, compressed: the vault, the manifest, pages of crm.db and access.db, end │ length
//! ```
//! The header says of which office the file is and holds the slots of those who may restore. The
//! rest is encrypted under a key of its own, derived from the office's. Nothing in it names a path.

mod archive;
mod copy;
mod create;
mod elsewhere;
mod header;
mod list;
mod pages;
mod plan;
mod planned;
mod preview;
mod rebuild;
mod records;
mod restore;
mod seal;
mod store;
#[cfg(test)]
mod tests;
mod verify;

pub use archive::Key;
pub(crate) use copy::copy_database;
pub use create::{Created, create};
pub use elsewhere::{RestoredElsewhere, restore_into};
pub use header::Kind;
pub use list::{Listed, State, list, look};
pub use plan::{Plan, Schedule, Standing, plan, set_plan};
pub use planned::{create_planned, standing_of};
pub use preview::{Lost, Preview, Reversible, preview, reversible};
pub use records::{Counts, Manifest};
pub use restore::{Restored, restore, undo};
pub use verify::{Inspected, Verified, inspect, verify, verify_with};

use crate::{Result, jobs::Job};

/// How the name of every backup ends.
pub const ENDING: &str = ".clientele-backup";
/// How the name of one ends that is not finished.
pub(crate) const PARTIAL: &str = ".clientele-backup.partial";

/// How far a job over pages is.
struct Steps<'a> {
    job: &'a Job,
    done: u64,
}

impl<'a> Steps<'a> {
    fn of(job: &'a Job, total: u64) -> Steps<'a> {
        job.expect(total);
        Steps { job, done: 0 }
    }

    /// A job of which so much is done.
    fn going_on(job: &'a Job, done: u64) -> Steps<'a> {
        Steps { job, done }
    }

    /// Says how much is still to come, once it is known.
    fn expect(&mut self, more: u64) {
        self.job.expect(self.done.saturating_add(more));
    }

    fn step(&mut self) -> Result<()> {
        self.done += 1;
        self.job.report(self.done)
    }
}

impl Counts {
    /// What is counted in `crm.db` alone.
    fn without_looks(self) -> Counts {
        Counts { looks: 0, ..self }
    }
}
