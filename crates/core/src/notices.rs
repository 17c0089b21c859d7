//! What others have given a person since they last looked: customers and tasks that are theirs now.

mod store;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    Error, Result,
    access::{CustomersRead, Grant, Right, TasksRead},
    customers::{self, Query},
    directory::Directory,
    gate::{Entity, View},
    id::{AccountId, CustomerId},
    tasks,
};

/// What of a person's there is to see, and the entry of the log up to which it was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Notices {
    pub upto: i64,
    /// The newest first.
    pub given: Vec<Given>,
}

/// Customers, or tasks, that one person gave another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Given {
    pub what: GivenKind,
    /// The name of whoever gave them.
    pub by: String,
    /// When the last of them was given, in UTC milliseconds.
    pub at: i64,
    pub count: u64,
    /// The customers by their file numbers; none of them where they are too many to be named.
    pub file_nos: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum GivenKind {
    Customers,
    Tasks,
}

/// More are not named one by one.
const NAMED: usize = 50;

/// The place of a deed among those that the log has, and its time.
type Latest = (usize, i64);

/// What others have given the person behind an entry of the log, as far as it is theirs still.
///
/// # Errors
/// `MustChangePassword` before the first password is changed. Who may see neither customers nor
/// tasks is given none.
pub fn list(view: &View<'_>, since: i64) -> Result<Notices> {
    let customers_read = granted::<CustomersRead>(view)?;
    let tasks_read = granted::<TasksRead>(view)?;
    let upto = store::head(view)?;
    let mut given = BTreeMap::new();
    for (order, step) in store::given_to(view, view.me(), since)?.into_iter().enumerate() {
        // Of several who had a hand in it, the last gave it.
        given.insert((step.what, step.id), (step.by, (order, step.at)));
    }
    let mut by_giver: BTreeMap<(GivenKind, AccountId), (Latest, Vec<i64>)> = BTreeMap::new();
    for ((what, id), (by, at)) in given {
        let (latest, ids) = by_giver.entry((what, by)).or_default();
        *latest = at.max(*latest);
        ids.push(id);
    }
    let directory = Directory::load(view)?;
    let mut told = Vec::new();
    // What the log has last is told first: of two deeds in one moment too.
    let mut by_giver: Vec<_> = by_giver.into_iter().collect();
    by_giver.sort_by_key(|(_, (latest, _))| std::cmp::Reverse(*latest));
    for ((what, by), ((_, at), ids)) in by_giver {
        let (count, file_nos) = match what {
            GivenKind::Customers if customers_read.is_some() => mine(view, &ids)?,
            GivenKind::Tasks => match &tasks_read {
                Some(read) => (open(view, read, &ids)?, Vec::new()),
                None => continue,
            },
            GivenKind::Customers => continue,
        };
        if count > 0 {
            let by = directory.person_of(by).map(|it| it.name.clone()).unwrap_or_default();
            told.push(Given { what, by, at, count, file_nos });
        }
    }
    Ok(Notices { upto, given: told })
}

/// None for whoever has not got the right.
fn granted<'op, R: Right>(view: &View<'op>) -> Result<Option<Grant<'op, R>>> {
    match view.grant::<R>() {
        Ok(grant) => Ok(Some(grant)),
        Err(Error::Forbidden { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// How many of these customers are the person's now, and their numbers while they are few.
fn mine(view: &View<'_>, ids: &[i64]) -> Result<(u64, Vec<String>)> {
    let filter = Some(customers::filters::parse("owner=me")?);
    let only = Some(ids.iter().copied().map(CustomerId).collect());
    let count = customers::count(view, &Query { filter, only, ..Query::default() })?;
    if count > NAMED as u64 {
        return Ok((count, Vec::new()));
    }
    let seen = ids.iter().filter_map(|id| customers::must_see(view, CustomerId(*id)).ok());
    let theirs = seen.filter(|it| it.is_live() && it.owner == Some(view.me()));
    Ok((count, theirs.map(|it| it.file_no).collect()))
}

/// How many of these tasks the person is still to do.
fn open(view: &View<'_>, read: &Grant<'_, TasksRead>, ids: &[i64]) -> Result<u64> {
    let mut count = 0;
    for id in ids {
        let Some(task) = tasks::Record::load(view, *id)? else { continue };
        let is_theirs = task.assignee == Some(view.me())
            && task.done_at.is_none()
            && !tasks::waits_in_bin(view, &task)?;
        let Some(placement) = task.placement(view)? else { continue };
        count += u64::from(is_theirs && read.must_cover(&placement).is_ok());
    }
    Ok(count)
}
