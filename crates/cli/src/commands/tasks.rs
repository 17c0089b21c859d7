//! `tasks`: what is to be done, by whom and when.

use clap::{Args, Subcommand};
use clientele_core::{
    customers,
    id::TaskId,
    tasks::{self, Done, Task, TaskFields, TaskFilter},
};
use serde_json::json;

use crate::{caller::Caller, failure::Outcome, table::Table, terminal::Terminal};

#[derive(Subcommand)]
pub enum Tasks {
    List(List),
    Create(Create),
    Update(Update),
    Done(Finish),
    Delete(One),
}

#[derive(Args)]
pub struct List {
    #[command(flatten)]
    which: Which,
    #[arg(long, value_name = "FILE_NO")]
    customer: Option<String>,
}

/// Which tasks; the open ones unless one of these is given.
#[derive(Args)]
#[group(multiple = false)]
struct Which {
    #[arg(long)]
    overdue: bool,
    #[arg(long)]
    today: bool,
    #[arg(long)]
    week: bool,
    #[arg(long)]
    done: bool,
}

#[derive(Args)]
pub struct Create {
    #[arg(value_name = "TITLE")]
    title: String,
    #[command(flatten)]
    given: Given,
}

#[derive(Args)]
pub struct Update {
    #[arg(value_name = "TASK")]
    task: i64,
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    #[command(flatten)]
    given: Given,
}

#[derive(Args)]
pub struct Finish {
    #[arg(value_name = "TASK")]
    task: i64,
    #[arg(long)]
    reopen: bool,
}

#[derive(Args)]
pub struct One {
    #[arg(value_name = "TASK")]
    task: i64,
}

/// What is said about a task beside its title.
#[derive(Args)]
struct Given {
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    #[arg(long, value_name = "LOGIN")]
    assignee: Option<String>,
    #[arg(long, value_name = "FILE_NO")]
    customer: Option<String>,
    #[arg(long = "type", value_name = "CHOICE")]
    task_type: Option<String>,
    #[arg(long, value_name = "TEXT")]
    notes: Option<String>,
}

pub fn run(asked: &Tasks, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    match asked {
        Tasks::List(asked) => list(asked, &caller),
        Tasks::Create(asked) => create(asked, &caller),
        Tasks::Update(asked) => update(asked, &caller),
        Tasks::Done(asked) => finish(asked, &caller),
        Tasks::Delete(asked) => delete(asked, &caller),
    }
}

fn list(asked: &List, caller: &Caller<'_>) -> Outcome {
    let filter = match &asked.which {
        Which { overdue: true, .. } => TaskFilter::Overdue,
        Which { today: true, .. } => TaskFilter::Today,
        Which { week: true, .. } => TaskFilter::Week,
        Which { done: true, .. } => TaskFilter::Done,
        _ => TaskFilter::Open,
    };
    let found = caller.read(|view| {
        let customer = asked.customer.as_deref().map(|it| customers::find(view, it)).transpose()?;
        tasks::list(view, filter, customer)
    })?;
    let shown = caller.shown()?;
    let heading = |field: &str| shown.language.word(&format!("tasks.fields.{field}"));
    let fields = ["title", "due_on", "type", "assignee", "customer"].map(heading);
    let mut table =
        Table::new([shown.language.word("cli.headings.number")].into_iter().chain(fields)).right(0);
    for it in &found {
        let customer: Vec<&str> =
            [&it.file_no, &it.customer_name].into_iter().flatten().map(String::as_str).collect();
        table.row([
            it.id.to_string(),
            it.title.clone(),
            it.due_on.map(|it| shown.language.date(it)).unwrap_or_default(),
            shown.field("task_type", &json!(it.task_type)),
            it.assignee.clone().unwrap_or_default(),
            customer.join(" "),
        ]);
    }
    caller.terminal.rows(&found, &mut table, "tasks.nothing_yet")
}

fn create(asked: &Create, caller: &Caller<'_>) -> Outcome {
    let task = caller.write(|tx| {
        let fields = fields(tx, &asked.given, Some(asked.title.clone()))?;
        tasks::create(tx, &fields)
    })?;
    say(&task, "tasks.created", caller)
}

fn update(asked: &Update, caller: &Caller<'_>) -> Outcome {
    let task = caller.write(|tx| {
        let fields = fields(tx, &asked.given, asked.title.clone())?;
        tasks::update(tx, TaskId::from(asked.task), &fields)
    })?;
    say(&task, "cli.done.task_updated", caller)
}

fn finish(asked: &Finish, caller: &Caller<'_>) -> Outcome {
    let (done, operation, key) = if asked.reopen {
        (Done::NotYet, "tasks.reopen", "cli.done.task_reopened")
    } else {
        (Done::Yes, "tasks.done", "tasks.done")
    };
    let id = TaskId::from(asked.task);
    let task = caller.write_as(operation, |tx| tasks::set_done(tx, id, done))?;
    say(&task, key, caller)
}

fn delete(asked: &One, caller: &Caller<'_>) -> Outcome {
    caller.write(|tx| tasks::delete(tx, TaskId::from(asked.task)))?;
    let number = [("number", asked.task.into())];
    caller.terminal.answer(&json!({ "id": asked.task }), "cli.done.task_deleted", &number)
}

fn fields(
    view: &clientele_core::View<'_>,
    given: &Given,
    title: Option<String>,
) -> clientele_core::Result<TaskFields> {
    let customer = given.customer.as_deref().map(|it| customers::find(view, it)).transpose()?;
    Ok(TaskFields {
        title,
        notes: given.notes.clone(),
        customer,
        assignee: given.assignee.clone(),
        task_type: given.task_type.clone(),
        due_on: given.due.clone(),
    })
}

fn say(task: &Task, key: &str, caller: &Caller<'_>) -> Outcome {
    caller.terminal.answer(task, key, &[("title", (&task.title).into())])
}
