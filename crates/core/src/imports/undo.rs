//! Taking a whole import back: what it made goes to the recycle bin, unless someone worked on it.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use serde::Serialize;

use super::{
    batch::change_batch,
    store::{self, Batch, State},
};
use crate::{
    Core, Error, Result,
    access::{ChoicesWrite, CustomersDelete, ImportsRun, Session},
    choices, contacts,
    customers::{self, Record},
    gate::{Entity, Operation, Tx, View},
    id::{BatchId, ContactId, CustomerId},
    jobs::Job,
    journal,
};

const OPERATION: &str = "imports.undo";
/// Customers taken back together.
const TOGETHER: usize = 1_000;

/// What came of taking an import back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Undone {
    /// Customers that are in the recycle bin now.
    pub undone: u64,
    /// Customers that were there before and have again what the import wrote over.
    pub restored: u64,
    /// Customers of which something stays: someone worked on them since, or they are out of reach.
    pub kept: u64,
    /// Words that it brought into the office's lists (status, source …), that nobody has now and that are
    /// no longer offered.
    pub retired: u64,
}

/// Takes an import back: the customers that it made go to the recycle bin, and those that were there
/// before have again what it wrote over. What someone worked on since stays. The words
/// that it brought into lists of choices are offered no more where nobody has them; its tags and
/// categories stay, for customers that come back from the bin.
///
/// # Errors
/// `Forbidden` without `imports.run` and `customers.delete`, `NotFound`, `UndoNotPossible` while
/// it runs and once it was taken back, `Cancelled`: then it can be done again.
pub fn undo(core: &Core, session: &Session, batch: BatchId, job: &Job) -> Result<Undone> {
    let operation = Operation { name: OPERATION, reason: None, batch: Some(batch) };
    let (made, taken_in) = core.write(session, operation, |tx| {
        let held = tx.hold::<Batch, ImportsRun>(batch.get())?;
        let _delete = tx.grant::<CustomersDelete>()?;
        match held.state {
            State::Running | State::Undone => Err(Error::UndoNotPossible),
            State::Done | State::Stopped => {
                let is_all_new = held.updated == 0;
                let taken_in = match is_all_new {
                    true => Vec::new(),
                    false => store::taken_in_by(tx, batch, OPERATION)?,
                };
                Ok((store::customers_of(tx, batch)?, taken_in))
            }
        }
    })?;
    job.expect((made.len() + taken_in.len()) as u64);
    let mut before = Before::default();
    for (seq, done) in taken_in.iter().zip(1..) {
        core.write(session, operation, |tx| put_back(tx, batch, *seq, &mut before))?;
        job.report(done)?;
    }
    let mut outcome = Undone::default();
    for ids in made.chunks(TOGETHER) {
        let undone = core.write(session, operation, |tx| take_back(tx, batch, ids, job))?;
        outcome.undone += undone;
        outcome.kept += ids.len() as u64 - undone;
        job.report(taken_in.len() as u64 + outcome.undone + outcome.kept)?;
    }
    outcome.restored = before.restored.difference(&before.kept).count() as u64;
    outcome.kept += before.kept.len() as u64;
    outcome.retired = core.write(session, operation, |tx| {
        change_batch(tx, batch, |it| Batch { state: State::Undone, ..it })?;
        retire_words(tx, batch)
    })?;
    Ok(outcome)
}

/// What became of the customers that were there before the import.
#[derive(Default)]
struct Before {
    restored: BTreeSet<CustomerId>,
    kept: BTreeSet<CustomerId>,
}

/// Puts back what one operation of the import wrote into customers that were there before, and into
/// their contacts.
fn put_back(tx: &mut Tx<'_>, batch: BatchId, seq: i64, before: &mut Before) -> Result<()> {
    // Asked before, as a contact that goes has nobody afterwards.
    let whose = RefCell::new(BTreeMap::new());
    let is_of_before = |view: &View<'_>, entity: &str, id: i64| {
        let Some(customer) = customer_of(view, entity, id)? else { return Ok(false) };
        whose.borrow_mut().insert((entity.to_owned(), id), customer);
        Ok(!store::is_made_by(view, customer, batch)?)
    };
    let rows = journal::take_back_of(tx, seq, is_of_before)?;
    let whose = whose.into_inner();
    for row in rows {
        let Some(customer) = whose.get(&(row.entity, row.id)) else { continue };
        if row.is_changed {
            before.restored.insert(*customer);
        }
        if row.stays {
            before.kept.insert(*customer);
        }
    }
    Ok(())
}

fn customer_of(view: &View<'_>, entity: &str, id: i64) -> Result<Option<CustomerId>> {
    match entity {
        customers::Record::WORD => Ok(Some(CustomerId(id))),
        contacts::Record::WORD => contacts::customer_of(view, ContactId(id)),
        _ => Ok(None),
    }
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
