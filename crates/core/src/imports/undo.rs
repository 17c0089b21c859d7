//! Taking a whole import back: what it made goes to the recycle bin, unless someone worked on it.

use serde::Serialize;

use super::{
    batch::change_batch,
    store::{self, Batch, State},
};
use crate::{
    Core, Error, Result,
    access::{ChoicesWrite, CustomersDelete, ImportsRun, Session},
    choices,
    customers::{self, Record},
    gate::{Operation, Tx},
    id::{BatchId, CustomerId},
    jobs::Job,
};

const OPERATION: &str = "imports.undo";
/// Customers taken back together.
const TOGETHER: usize = 1_000;

/// What came of taking an import back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Undone {
    /// Customers that are in the recycle bin now.
    pub undone: u64,
    /// Customers that stay: someone worked on them since, or they are out of reach.
    pub kept: u64,
    /// Words that it brought into the office's lists (status, source …), that nobody has now and that are
    /// no longer offered.
    pub retired: u64,
}

/// Takes an import back: the customers that it made go to the recycle bin. Those that someone
/// worked on since stay, and so do the values it wrote into customers that were there before. The words
/// that it brought into lists of choices are offered no more where nobody has them; its tags and
/// categories stay, for customers that come back from the bin.
///
/// # Errors
/// `Forbidden` without `imports.run` and `customers.delete`, `NotFound`, `UndoNotPossible` while
/// it runs and once it was taken back, `Cancelled`: then it can be done again.
pub fn undo(core: &Core, session: &Session, batch: BatchId, job: &Job) -> Result<Undone> {
    let operation = Operation { name: OPERATION, reason: None, batch: Some(batch) };
    let made = core.write(session, operation, |tx| {
        let held = tx.hold::<Batch, ImportsRun>(batch.get())?;
        let _delete = tx.grant::<CustomersDelete>()?;
        match held.state {
            State::Running | State::Undone => Err(Error::UndoNotPossible),
            State::Done | State::Stopped => store::customers_of(tx, batch),
        }
    })?;
    job.expect(made.len() as u64);
    let mut outcome = Undone::default();
    for ids in made.chunks(TOGETHER) {
        let undone = core.write(session, operation, |tx| take_back(tx, batch, ids, job))?;
        outcome.undone += undone;
        outcome.kept += ids.len() as u64 - undone;
        job.report(outcome.undone + outcome.kept)?;
    }
    outcome.retired = core.write(session, operation, |tx| {
        change_batch(tx, batch, |it| Batch { state: State::Undone, ..it })?;
        retire_words(tx, batch)
    })?;
    Ok(outcome)
}

fn retire_words(tx: &mut Tx<'_>, batch: BatchId) -> Result<u64> {
    if tx.grant::<ChoicesWrite>().is_err() {
        return Ok(0);
    }
    let brought = store::choices_of(tx, batch)?;
    choices::retire_unused(tx, &brought)
}

fn take_back(tx: &mut Tx<'_>, batch: BatchId, ids: &[CustomerId], job: &Job) -> Result<u64> {
    let mut undone = 0;
    for id in ids {
        if job.is_cancelled() {
            return Err(Error::Cancelled);
        }
        if store::touched_since(tx, batch, *id)? {
            continue;
        }
        match tx.hold::<Record, CustomersDelete>(id.get()) {
            Ok(_) => {
                customers::delete(tx, *id)?;
                undone += 1;
            }
            Err(Error::NotFound { .. } | Error::Forbidden { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(undone)
}
