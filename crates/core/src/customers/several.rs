//! One deed to many customers: to everything that a query finds, in one operation.
//!
//! A customer that the person may see but not change does not hold the others up: it is left as it
//! is, and the answer says so.

use std::cell::Cell;

use serde::{Deserialize, Serialize};

use super::{Bin, Edit, Field, Fields, Query, Record, Tagging, Written, list, tagging};
use crate::{
    Error, Result,
    access::{CustomersDelete, CustomersUpdate, TasksUpdate},
    directory::Directory,
    gate::{Entity, Tx},
    id::{CustomerId, TagId},
    jobs::Job,
    tasks,
    text::Rule,
};

/// What came of a deed to many customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Outcome {
    /// How many were changed.
    pub done: u64,
    /// How many were as wanted already.
    pub unchanged: u64,
    /// How many were left as they are: out of reach, or gone meanwhile.
    pub refused: u64,
    /// The first of those that were refused and can be seen.
    pub examples: Vec<Refused>,
}

/// A customer that was left as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Refused {
    pub id: CustomerId,
    pub file_no: String,
    pub name: String,
    /// The code of the error.
    pub code: &'static str,
}

/// Refused customers that are named, at most.
const NAMED: usize = 200;

/// Gives every customer that a query finds a tag, or takes it off them.
///
/// # Errors
/// `Forbidden` without `customers.update`, `NotFound` of the tag, `Cancelled`, and what is wrong
/// with the query.
pub fn tag_all(
    tx: &mut Tx<'_>,
    query: &Query,
    tag: TagId,
    tagging: Tagging,
    job: &Job,
) -> Result<Outcome> {
    let _update = tx.grant::<CustomersUpdate>()?;
    tagging::must_exist(tx, tag)?;
    each(tx, query, job, |tx, _, id| tagging::tag_one(tx, id, tag, tagging))
}

/// Writes the same fields into every customer that a query finds. Who is reached how is each
/// customer's own and not written so.
///
/// # Errors
/// `Forbidden` without `customers.update`, `Invalid` with the field, `Masked`, `Cancelled`, and
/// what is wrong with the query.
pub fn update_all(tx: &mut Tx<'_>, query: &Query, set: &Fields, job: &Job) -> Result<Outcome> {
    let _update = tx.grant::<CustomersUpdate>()?;
    if set.contains_key(&Field::ContactName) {
        return Err(Error::invalid(Field::ContactName.word(), Rule::WrongFormat));
    }
    let edit = Edit { set: set.clone(), version: None };
    each(tx, query, job, |tx, directory, id| update_one(tx, directory, id, &edit))
}

fn update_one(tx: &mut Tx<'_>, directory: &Directory, id: CustomerId, edit: &Edit) -> Result<bool> {
    let held = tx.hold::<Record, CustomersUpdate>(id.get())?;
    let mut after = super::edited(tx, directory, &held, &edit.set)?;
    if after == *held {
        return Ok(false);
    }
    after.version += 1;
    after.updated_at = tx.now().wall_ms;
    tx.update(&held, &after)?;
    Ok(true)
}

/// What becomes of what whoever had a customer was still to do for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum OpenTasks {
    /// They go to the new owner.
    Follow,
    Stay,
}

/// What came of giving customers to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Assigned {
    #[serde(flatten)]
    pub outcome: Outcome,
    /// So many open tasks went along.
    pub tasks: u64,
    /// So many of the former owner stayed with them: they may not be given away by this person.
    pub tasks_left: u64,
}

/// Gives every customer that a query finds to a person, by login or name. With them go, where that
/// is wanted, the open tasks that the former owner of each had for it; what others are to do for it
/// stays theirs.
///
/// # Errors
/// `Forbidden` without `customers.update`, or without `tasks.update` where tasks are to follow;
/// `Invalid` for nobody's name, `Cancelled`, and what is wrong with the query.
pub fn assign_all(
    tx: &mut Tx<'_>,
    query: &Query,
    owner: &str,
    open_tasks: OpenTasks,
    job: &Job,
) -> Result<Assigned> {
    let _update = tx.grant::<CustomersUpdate>()?;
    if open_tasks == OpenTasks::Follow {
        let _tasks = tx.grant::<TasksUpdate>()?;
    }
    let set = Fields::from([(Field::Owner, Written::One(owner.to_owned()))]);
    let edit = Edit { set, version: None };
    let (moved, left) = (Cell::new(0), Cell::new(0));
    let outcome = each(tx, query, job, |tx, directory, id| {
        let former = tx.hold::<Record, CustomersUpdate>(id.get())?.owner;
        let is_changed = update_one(tx, directory, id, &edit)?;
        if let Some(former) = former.filter(|_| is_changed && open_tasks == OpenTasks::Follow) {
            let handed = tasks::hand_over(tx, directory, id, former, owner)?;
            moved.set(moved.get() + handed.moved);
            left.set(left.get() + handed.left);
        }
        Ok(is_changed)
    })?;
    Ok(Assigned { outcome, tasks: moved.get(), tasks_left: left.get() })
}

/// Puts every customer that a query finds into the recycle bin.
///
/// # Errors
/// `Forbidden` without `customers.delete`, `Cancelled`, and what is wrong with the query.
pub fn delete_all(tx: &mut Tx<'_>, query: &Query, job: &Job) -> Result<Outcome> {
    let _delete = tx.grant::<CustomersDelete>()?;
    each(tx, query, job, |tx, _, id| super::delete(tx, id).map(|()| true))
}

/// Takes every customer that a query finds in the recycle bin out of it.
///
/// # Errors
/// `Forbidden` without `customers.delete`, `Cancelled`, and what is wrong with the query.
pub fn restore_all(tx: &mut Tx<'_>, query: &Query, job: &Job) -> Result<Outcome> {
    let _delete = tx.grant::<CustomersDelete>()?;
    let binned = Query { bin: Bin::Recycled, ..query.clone() };
    each(tx, &binned, job, |tx, _, id| super::bring_back(tx, id).map(|()| true))
}

/// Does something to each of them; the deed answers whether anything had to be done.
fn each(
    tx: &mut Tx<'_>,
    query: &Query,
    job: &Job,
    deed: impl Fn(&mut Tx<'_>, &Directory, CustomerId) -> Result<bool>,
) -> Result<Outcome> {
    let directory = Directory::load(tx)?;
    let ids = list::ids(tx, &directory, query)?;
    job.expect(ids.len() as u64);
    let (mut done, mut unchanged, mut refused) = (0, 0, Vec::new());
    for (at, id) in ids.iter().enumerate() {
        job.report(at as u64)?;
        // Both refusals come before a row is touched: nothing is left by halves.
        match deed(tx, &directory, CustomerId(*id)) {
            Ok(true) => done += 1,
            Ok(false) => unchanged += 1,
            Err(error @ (Error::Forbidden { .. } | Error::NotFound { entity: Record::WORD })) => {
                refused.push((*id, error.code()));
            }
            Err(error) => return Err(error),
        }
    }
    job.report(ids.len() as u64)?;
    let asked = query.only.as_ref().map_or(ids.len(), Vec::len);
    let gone = asked.saturating_sub(ids.len());
    let examples = named(tx, &directory, &refused)?;
    Ok(Outcome { done, unchanged, refused: (refused.len() + gone) as u64, examples })
}

fn named(
    tx: &Tx<'_>,
    directory: &Directory,
    refused: &[(i64, &'static str)],
) -> Result<Vec<Refused>> {
    let shown = &refused[..refused.len().min(NAMED)];
    let ids: Vec<i64> = shown.iter().map(|(id, _)| *id).collect();
    let cards = list::cards(tx, directory, &ids)?.into_iter().zip(shown);
    let one = |(card, (_, code)): (super::Customer, &(i64, &'static str))| Refused {
        id: card.id,
        file_no: card.file_no,
        name: card.name,
        code,
    };
    Ok(cards.map(one).collect())
}
