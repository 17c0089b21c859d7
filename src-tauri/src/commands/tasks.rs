//! Tasks.

use clientele_core::{
    Done as Written, Result,
    id::{AccountId, CustomerId, TaskId},
    tasks::{self, Done, LineRead, Task, TaskFields, TaskFilter},
};
use serde::Deserialize;
use ts_rs::TS;

use crate::caller::Caller;

#[derive(Deserialize, TS)]
pub struct TaskQuery {
    pub filter: TaskFilter,
    /// Only those of this customer.
    pub customer: Option<CustomerId>,
}

#[derive(Deserialize, TS)]
pub struct CountTasks {
    pub filter: TaskFilter,
    /// Only what this person is to do.
    pub assignee: Option<AccountId>,
}

#[derive(Deserialize, TS)]
pub struct UpdateTask {
    pub id: TaskId,
    pub fields: TaskFields,
}

#[derive(Deserialize, TS)]
pub struct DoneTask {
    pub id: TaskId,
    pub is_done: bool,
}

pub fn list(caller: &Caller, input: TaskQuery) -> Result<Vec<Task>> {
    caller.read(|view| tasks::list(view, input.filter, input.customer))
}

pub fn count(caller: &Caller, input: CountTasks) -> Result<u64> {
    caller.read(|view| tasks::count(view, input.filter, input.assignee))
}

pub fn read_line(caller: &Caller, input: String) -> Result<Option<LineRead>> {
    caller.read(|view| tasks::read_line(view, &input))
}

pub fn create(caller: &Caller, input: TaskFields) -> Result<Written<Task>> {
    caller.write(|tx| tasks::create(tx, &input))
}

pub fn update(caller: &Caller, input: UpdateTask) -> Result<Written<Task>> {
    caller.write(|tx| tasks::update(tx, input.id, &input.fields))
}

pub fn done(caller: &Caller, input: DoneTask) -> Result<Written<Task>> {
    let done = if input.is_done { Done::Yes } else { Done::NotYet };
    caller.write(|tx| tasks::set_done(tx, input.id, done))
}

pub fn delete(caller: &Caller, input: TaskId) -> Result<Written<()>> {
    caller.write(|tx| tasks::delete(tx, input))
}
