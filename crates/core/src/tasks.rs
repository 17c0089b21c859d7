//! Tasks: what someone is to do, by when, for which customer.

mod store;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use store::Wanted;
pub(crate) use store::{Record, ids_of, of_customers_in_use, waits_in_bin};

use crate::{
    Error, Result,
    access::{TasksCreate, TasksDelete, TasksRead, TasksUpdate},
    customers,
    directory::Directory,
    gate::{Tx, View},
    id::{AccountId, CustomerId, TaskId},
    text::{self, Rule, limits},
};

/// A task as people see it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Task {
    pub id: TaskId,
    pub title: String,
    pub notes: Option<String>,
    pub customer: Option<CustomerId>,
    /// The customer's file number and name, where the person may see it.
    pub file_no: Option<String>,
    pub customer_name: Option<String>,
    /// The login of the person who is to do it.
    pub assignee: Option<String>,
    /// The code of a choice of the list `task_type`.
    pub task_type: Option<String>,
    pub due_on: Option<NaiveDate>,
    pub done_at: Option<i64>,
    pub version: i64,
    /// What this person may do with it: what they may not is not offered.
    pub may_change: bool,
    pub may_delete: bool,
}

/// What to write about a task: what is none stays; an empty text clears.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct TaskFields {
    pub title: Option<String>,
    pub notes: Option<String>,
    pub customer: Option<CustomerId>,
    pub assignee: Option<String>,
    pub task_type: Option<String>,
    pub due_on: Option<String>,
}

/// Which tasks to list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskFilter {
    #[default]
    Open,
    Overdue,
    Today,
    /// Due within seven days, the overdue ones too.
    Week,
    Done,
}

/// Lists tasks within reach, the most urgent first. Those of a customer in the recycle bin are listed
/// only where that customer is asked for.
///
/// # Errors
/// `Forbidden` without `tasks.read`.
pub fn list(
    view: &View<'_>,
    filter: TaskFilter,
    customer: Option<CustomerId>,
) -> Result<Vec<Task>> {
    let read = view.grant::<TasksRead>()?;
    let wanted = Wanted { customer, ..filter.wanted(view.today()) };
    let records = store::list(view, read.reach(), &wanted)?;
    let directory = Directory::load(view)?;
    records.into_iter().map(|it| seen(view, &directory, it)).collect()
}

/// Counts the tasks that [`list`] has, of one person or of everybody.
///
/// # Errors
/// `Forbidden` without `tasks.read`.
pub fn count(view: &View<'_>, filter: TaskFilter, assignee: Option<AccountId>) -> Result<u64> {
    let read = view.grant::<TasksRead>()?;
    store::count(view, read.reach(), &Wanted { assignee, ..filter.wanted(view.today()) })
}

impl TaskFilter {
    fn wanted(self, today: NaiveDate) -> Wanted {
        let due = match self {
            TaskFilter::Open | TaskFilter::Done => None,
            TaskFilter::Overdue => Some((None, today - Days::new(1))),
            TaskFilter::Today => Some((Some(today), today)),
            TaskFilter::Week => Some((None, today + Days::new(7))),
        };
        Wanted { is_done: self == TaskFilter::Done, due, ..Wanted::default() }
    }
}

/// A line that says what is to be done, and the day that was understood in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LineRead {
    /// The line without the words for the day.
    pub title: String,
    /// Those words, as they were typed.
    pub words: String,
    pub due_on: NaiveDate,
}

/// Reads a line in which somebody types a task; none where it says no day at its beginning or end.
///
/// # Errors
/// `Forbidden` without `tasks.create`.
pub fn read_line(view: &View<'_>, line: &str) -> Result<Option<LineRead>> {
    let _create = view.grant::<TasksCreate>()?;
    let read = text::dates::in_line(line, view.typing());
    Ok(read.map(|it| LineRead {
        title: it.rest.to_owned(),
        words: it.words.to_owned(),
        due_on: it.day,
    }))
}

/// Makes a task; it is the person's own unless someone else is to do it.
///
/// # Errors
/// `Forbidden` without `tasks.create` or for someone out of reach, `Invalid` with the field.
pub fn create(tx: &mut Tx<'_>, fields: &TaskFields) -> Result<Task> {
    let create = tx.grant::<TasksCreate>()?;
    let directory = Directory::load(tx)?;
    let mut record = Record::blank(tx);
    write(tx, &directory, &mut record, fields)?;
    if record.title.is_empty() {
        return Err(Error::invalid("title", Rule::Blank));
    }
    let id = tx.insert(&create, &record)?;
    seen(tx, &directory, Record { id: TaskId(id), ..record })
}

/// Changes a task.
///
/// # Errors
/// As [`create`], and `NotFound`.
pub fn update(tx: &mut Tx<'_>, id: TaskId, fields: &TaskFields) -> Result<Task> {
    let directory = Directory::load(tx)?;
    let held = tx.hold::<Record, TasksUpdate>(id.get())?;
    let mut after = held.clone();
    write(tx, &directory, &mut after, fields)?;
    after.version += 1;
    after.updated_at = tx.now().wall_ms;
    tx.update(&held, &after)?;
    seen(tx, &directory, after)
}

/// Marks a task as done, or as open again.
///
/// # Errors
/// `Forbidden` without `tasks.update`, `NotFound`.
pub fn set_done(tx: &mut Tx<'_>, id: TaskId, done: Done) -> Result<Task> {
    let held = tx.hold::<Record, TasksUpdate>(id.get())?;
    let now = tx.now().wall_ms;
    let done_at = (done == Done::Yes).then_some(now);
    let after = Record { done_at, updated_at: now, version: held.version + 1, ..held.clone() };
    tx.update(&held, &after)?;
    let directory = Directory::load(tx)?;
    seen(tx, &directory, after)
}

/// Whether a task is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    Yes,
    NotYet,
}

/// What became of the open tasks of somebody who gave a customer away.
pub(crate) struct HandedOver {
    pub moved: u64,
    /// Out of this person's reach: they stay as they are.
    pub left: u64,
}

/// Gives a person the open tasks that somebody has for a customer.
pub(crate) fn hand_over(
    tx: &mut Tx<'_>,
    directory: &Directory,
    customer: CustomerId,
    from: AccountId,
    to: &str,
) -> Result<HandedOver> {
    let mut handed = HandedOver { moved: 0, left: 0 };
    for id in store::open_of(tx, customer, from)? {
        // Refused before the task is touched: nothing is left by halves.
        match give(tx, directory, id, to) {
            Ok(()) => handed.moved += 1,
            Err(Error::Forbidden { .. } | Error::NotFound { .. }) => handed.left += 1,
            Err(error) => return Err(error),
        }
    }
    Ok(handed)
}

fn give(tx: &mut Tx<'_>, directory: &Directory, id: TaskId, to: &str) -> Result<()> {
    let held = tx.hold::<Record, TasksUpdate>(id.get())?;
    let mut after = held.clone();
    let fields = TaskFields { assignee: Some(to.to_owned()), ..TaskFields::default() };
    write(tx, directory, &mut after, &fields)?;
    after.version += 1;
    after.updated_at = tx.now().wall_ms;
    tx.update(&held, &after)
}

/// Deletes a task.
///
/// # Errors
/// `Forbidden` without `tasks.delete`, `NotFound`.
pub fn delete(tx: &mut Tx<'_>, id: TaskId) -> Result<()> {
    let held = tx.hold::<Record, TasksDelete>(id.get())?;
    tx.delete(&held)
}

fn write(
    tx: &Tx<'_>,
    directory: &Directory,
    record: &mut Record,
    fields: &TaskFields,
) -> Result<()> {
    let refuse = |field: &'static str| move |rule| Error::invalid(field, rule);
    if let Some(title) = &fields.title {
        record.title = text::clean::line(title, limits::TASK_TITLE).map_err(refuse("title"))?;
        if record.title.is_empty() {
            return Err(Error::invalid("title", Rule::Blank));
        }
    }
    if let Some(notes) = &fields.notes {
        let notes = text::clean::paragraph(notes, limits::NOTES).map_err(refuse("notes"))?;
        record.notes = Some(notes).filter(|it| !it.is_empty());
    }
    if let Some(customer) = fields.customer {
        customers::must_see(tx, customer)?;
        record.customer = Some(customer);
    }
    if let Some(assignee) = &fields.assignee {
        let person = directory.person(assignee);
        record.assignee = Some(person.ok_or(Error::invalid("assignee", Rule::UnknownPerson))?);
        record.department =
            record.assignee.and_then(|it| directory.person_of(it)).and_then(|it| it.department);
    }
    if let Some(task_type) = &fields.task_type {
        let choice = directory.choice("task_type", task_type);
        record.task_type = Some(choice.ok_or(Error::invalid("task_type", Rule::NotAChoice))?);
    }
    if let Some(due_on) = &fields.due_on {
        let parse = |it: &str| text::dates::typed(it, tx.typing());
        let due_on = Some(due_on.as_str()).filter(|it| !it.trim().is_empty());
        record.due_on = due_on.map(parse).transpose().map_err(refuse("due_on"))?;
    }
    Ok(())
}

fn seen(view: &View<'_>, directory: &Directory, record: Record) -> Result<Task> {
    // A task may be in reach while its customer is not: then it is shown without a name.
    let customer = record.customer.and_then(|it| customers::must_see(view, it).ok());
    let (file_no, customer_name) = customer.map(|it| (it.file_no, it.name)).unzip();
    let place = record.place();
    Ok(Task {
        id: record.id,
        title: record.title,
        notes: record.notes,
        customer: record.customer.filter(|_| file_no.is_some()),
        file_no,
        customer_name,
        assignee: record.assignee.and_then(|it| directory.person_of(it)).map(|it| it.login.clone()),
        task_type: record
            .task_type
            .and_then(|it| directory.choice_of(it))
            .map(|it| it.code.clone()),
        due_on: record.due_on,
        done_at: record.done_at,
        version: record.version,
        may_change: view.may::<TasksUpdate>(&place),
        may_delete: view.may::<TasksDelete>(&place),
    })
}
