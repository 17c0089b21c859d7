//! Sample data: a small invented office to try everything on, marked, and removed with one command.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, TimeDelta};
use clientele_tables::Cell;
use serde::Serialize;

use crate::{
    Core, Error, Result,
    access::{
        CategoriesWrite, CustomersDelete, CustomersUpdate, SamplesWrite, Session, TagsWrite,
        TasksCreate, TasksDelete,
    },
    categories,
    choices::{self, Choice},
    contacts, customers,
    gate::{Entity, Operation, Tx, View},
    id::{BatchId, CategoryId, CustomerId, TaskId},
    imports::{self, Batch, State, layout::SheetRow, mapping::Field},
    jobs::Job,
    journal::fields_changed_since,
    tags::Tag,
    tasks::{self, TaskFields},
    words::Language,
};

const CREATE: &str = "samples.create";
const REMOVE: &str = "samples.remove";

/// The customers in each language: a line of fields, then a line for each customer. Dates are days
/// from today.
fn lines(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("samples/en.tsv"),
        Language::ZhCn => include_str!("samples/zh-CN.tsv"),
        Language::ZhTw => include_str!("samples/zh-TW.tsv"),
    }
}

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "SamplesCreated")]
pub struct Created {
    pub batch: BatchId,
    pub customers: u64,
    pub tasks: u64,
}

/// What was removed, and what stays because somebody has made a customer of theirs out of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "SamplesRemoved")]
pub struct Removed {
    pub removed: u64,
    pub kept: u64,
}

/// The sample customers that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "SamplesPresent")]
pub struct Present {
    pub customers: u64,
    /// Those that would stay, because somebody has made customers of theirs out of them.
    pub kept: u64,
}

/// What a removal would take away and leave; none where there are no samples.
///
/// # Errors
/// `Forbidden` without `samples.write` and the right to delete customers.
pub fn present(view: &View<'_>) -> Result<Option<Present>> {
    let _write = view.grant::<SamplesWrite>()?;
    let _delete = view.grant::<CustomersDelete>()?;
    let Some(batch) = sample_batch(view)? else { return Ok(None) };
    let mut present = Present { customers: 0, kept: 0 };
    for id in imports::customers_of(view, batch)? {
        present.customers += 1;
        present.kept += u64::from(is_real(view, batch, id)?);
    }
    Ok(Some(present))
}

/// Adds sample customers with tags, categories and tasks, in the language of the office.
///
/// # Errors
/// `Forbidden` without `samples.write` and the rights to import, create customers and tasks;
/// `Taken` while there are samples already; `Cancelled`.
pub fn create(core: &Core, session: &Session, job: &Job) -> Result<Created> {
    core.write(session, CREATE, |tx| {
        let _write = tx.grant::<SamplesWrite>()?;
        let _tasks = tx.grant::<TasksCreate>()?;
        match sample_batch(tx)? {
            Some(_) => Err(Error::Taken { field: "samples" }),
            None => Ok(()),
        }
    })?;
    let batch = imports::begin(core, session, CREATE, |batch| {
        batch.is_sample = true;
        Ok(())
    })?;
    let operation = Operation { name: CREATE, reason: None, batch: Some(batch) };
    let made = core.write(session, operation, |tx| make(tx, batch, job));
    let state = if made.is_ok() { State::Done } else { State::Stopped };
    imports::end(core, session, CREATE, batch, state)?;
    made
}

fn make(tx: &mut Tx<'_>, batch: BatchId, job: &Job) -> Result<Created> {
    let language = tx.settings().language;
    let table = Table::read(lines(language));
    job.expect(table.lines.len() as u64);
    let known = choices::list(tx, Field::Source.wire())?;
    let rows = table.rows(tx.today(), &known);
    let made = imports::make_all(tx, batch, &table.fields, &rows, language)?;
    let mut tasks = 0;
    for ((line, customer), done) in table.lines.iter().zip(&made).zip(1..) {
        if let Some(task) = table.task(line, *customer, tx.today()) {
            tasks::create(tx, &task)?;
            tasks += 1;
        }
        job.report(done)?;
    }
    let customers = made.len() as u64;
    imports::change_batch(tx, batch, |it| Batch { rows: customers, new: customers, ..it })?;
    Ok(Created { batch, customers, tasks })
}

/// Removes the sample data. A sample that was given another name or number stays, as a customer like any
/// other.
///
/// # Errors
/// `Forbidden` without `samples.write` and the right to delete customers, `NotFound` when there
/// are no samples, `Cancelled`.
pub fn remove(core: &Core, session: &Session, job: &Job) -> Result<Removed> {
    let batch = core.write(session, REMOVE, |tx| {
        let _write = tx.grant::<SamplesWrite>()?;
        let _delete = tx.grant::<CustomersDelete>()?;
        sample_batch(tx)?.ok_or(Error::NotFound { entity: "samples" })
    })?;
    let operation = Operation { name: REMOVE, reason: None, batch: Some(batch) };
    core.write(session, operation, |tx| take_away(tx, batch, job))
}

fn take_away(tx: &mut Tx<'_>, batch: BatchId, job: &Job) -> Result<Removed> {
    let customers = imports::customers_of(tx, batch)?;
    job.expect(customers.len() as u64);
    let mut outcome = Removed::default();
    for (id, done) in customers.into_iter().zip(1..) {
        job.report(done)?;
        if !is_real(tx, batch, id)? && take_customer_away(tx, id)? {
            outcome.removed += 1;
        } else {
            outcome.kept += 1;
        }
    }
    take_words_away(tx, batch)?;
    imports::change_batch(tx, batch, |it| Batch { state: State::Undone, ..it })?;
    Ok(outcome)
}

/// Removes a customer with all that is theirs; false, and nothing is touched, where somebody has been given
/// of it what this person may not delete.
fn take_customer_away(tx: &mut Tx<'_>, id: CustomerId) -> Result<bool> {
    let (tasks, people) = (tasks::ids_of(tx, id)?, contacts::records_of(tx, id)?);
    let held = || {
        let customer = tx.hold::<customers::Record, CustomersDelete>(id.get())?;
        let task = |it: &TaskId| tx.hold::<tasks::Record, TasksDelete>(it.get());
        let tasks = tasks.iter().map(task).collect::<Result<Vec<_>>>()?;
        let person =
            |it: &contacts::Record| tx.hold::<contacts::Record, CustomersUpdate>(it.id.get());
        Ok((customer, tasks, people.iter().map(person).collect::<Result<Vec<_>>>()?))
    };
    let (customer, tasks, people) = match held() {
        Ok(held) => held,
        Err(Error::Forbidden { .. } | Error::NotFound { .. }) => return Ok(false),
        Err(error) => return Err(error),
    };
    tasks.iter().try_for_each(|it| tx.delete(it))?;
    people.iter().try_for_each(|it| tx.delete(it))?;
    tx.delete(&customer)?;
    Ok(true)
}

/// Removes the tags and categories that came with the samples and that nobody uses or has changed.
fn take_words_away(tx: &mut Tx<'_>, batch: BatchId) -> Result<()> {
    if tx.grant::<TagsWrite>().is_ok() {
        for id in imports::made_in(tx, batch, "tags")? {
            match tx.hold::<Tag, TagsWrite>(id) {
                Ok(held) if held.version == 1 && held.members.is_empty() => tx.delete(&held)?,
                Ok(_) | Err(Error::NotFound { .. }) => {}
                Err(error) => return Err(error),
            }
        }
    }
    if tx.grant::<CategoriesWrite>().is_ok() {
        // The newest first, so that each is empty before the one above it is asked.
        for id in imports::made_in(tx, batch, "categories")? {
            let is_as_made =
                categories::list(tx)?.iter().any(|it| it.id.get() == id && it.version == 1);
            match if is_as_made { categories::delete(tx, CategoryId(id)) } else { Ok(()) } {
                Ok(()) | Err(Error::InUse { .. }) => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}

/// What a customer is known by: a sample with another name or number has become somebody's customer, while
/// one that was tagged, assigned or noted was only tried out.
const KNOWN_BY: [&str; 7] = ["name", "company", "phone", "email", "wechat", "qq", "id_number"];

/// Whether somebody has made a customer of theirs out of a sample.
fn is_real(view: &View<'_>, batch: BatchId, id: CustomerId) -> Result<bool> {
    if !imports::touched_since(view, batch, id)? {
        return Ok(false);
    }
    let first = 1;
    let changed = fields_changed_since(view, customers::Record::WORD, id.get(), first)?;
    Ok(changed.iter().any(|it| KNOWN_BY.contains(&it.as_str())))
}

/// Which of these customers are samples still: those that [`remove`] would take. Only what came in with a
/// sample is looked at, so that a list of others costs nothing more.
pub(crate) fn invented_among(
    view: &View<'_>,
    customers: &[customers::Record],
) -> Result<BTreeSet<CustomerId>> {
    let batches = customers.iter().filter_map(|it| it.batch).collect();
    let samples = imports::samples_among(view, &batches)?;
    let mut invented = BTreeSet::new();
    for customer in customers {
        let Some(batch) = customer.batch.filter(|it| samples.contains(it)) else { continue };
        if !is_real(view, batch, customer.id)? {
            invented.insert(customer.id);
        }
    }
    Ok(invented)
}

/// The samples that are there.
fn sample_batch(view: &View<'_>) -> Result<Option<BatchId>> {
    let batches = imports::all(view)?;
    let found = batches.iter().find(|it| it.is_sample && it.state != State::Undone);
    Ok(found.map(|it| it.id))
}

/// One of our tables of samples.
struct Table {
    names: Vec<&'static str>,
    /// What each column holds; none for those of tasks.
    fields: Vec<Option<Field>>,
    lines: Vec<Vec<&'static str>>,
}

impl Table {
    fn read(text: &'static str) -> Table {
        let mut lines = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        let names = lines.next().unwrap_or_default();
        let fields = names.iter().map(|it| Field::from_wire(it)).collect();
        Table { names, fields, lines: lines.collect() }
    }

    /// The rows, with sources that this office knows: those of another country are others here.
    fn rows(&self, today: NaiveDate, sources: &[Choice]) -> Vec<SheetRow> {
        let is_known = |code: &str| sources.iter().any(|it| it.code == code);
        let known = |text: &'static str, field: Option<Field>| match field {
            Some(Field::Source) if !text.is_empty() && !is_known(text) => "other",
            _ => text,
        };
        let row = |(line, number): (&Vec<&'static str>, u32)| {
            let cells = line.iter().zip(&self.fields);
            let cells = cells.map(|(it, field)| cell(known(it, *field), *field, today));
            SheetRow::new(number, cells.collect())
        };
        self.lines.iter().zip(2..).map(row).collect()
    }

    fn task(&self, line: &[&str], customer: CustomerId, today: NaiveDate) -> Option<TaskFields> {
        let value = |name: &str| {
            let column = self.names.iter().position(|it| *it == name)?;
            line.get(column).filter(|it| !it.is_empty()).map(|it| (*it).to_owned())
        };
        Some(TaskFields {
            title: Some(value("task")?),
            customer: Some(customer),
            task_type: value("task_type"),
            due_on: value("task_due").and_then(|it| day(&it, today)).map(|it| it.to_string()),
            ..TaskFields::default()
        })
    }
}

fn cell(text: &str, field: Option<Field>, today: NaiveDate) -> Cell {
    match field {
        _ if text.is_empty() => Cell::Empty,
        Some(field) if field.is_dated() => day(text, today).map_or(Cell::Empty, Cell::Date),
        _ => Cell::Text(text.to_owned()),
    }
}

/// `-3`: three days ago; a date with dashes is itself.
fn day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    match text.parse::<i64>() {
        Ok(days) if days < 0 => today.checked_sub_days(Days::new(days.unsigned_abs())),
        Ok(days) => today.checked_add_signed(TimeDelta::days(days)),
        Err(_) => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_every_column() {
        for text in Language::ALL.map(lines) {
            let table = Table::read(text);
            assert!((50..=80).contains(&table.lines.len()));
            assert!(table.lines.iter().all(|it| it.len() == table.names.len()));
            let of_tasks = table.names.iter().zip(&table.fields).filter(|(_, it)| it.is_none());
            let of_tasks: Vec<_> = of_tasks.map(|(name, _)| *name).collect();
            assert_eq!(of_tasks, ["task", "task_type", "task_due"]);
        }
    }
}
