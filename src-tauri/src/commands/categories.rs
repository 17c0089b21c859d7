//! Categories.

use clientele_core::{
    Done, Result,
    categories::{self, Category, NewCategory},
    id::CategoryId,
};
use serde::Deserialize;
use ts_rs::TS;

use crate::caller::Caller;

#[derive(Deserialize, TS)]
pub struct RenameCategory {
    pub id: CategoryId,
    pub name: String,
}

#[derive(Deserialize, TS)]
pub struct MoveCategory {
    pub id: CategoryId,
    pub parent: Option<CategoryId>,
}

pub fn list(caller: &Caller, (): ()) -> Result<Vec<Category>> {
    caller.read(categories::list)
}

pub fn create(caller: &Caller, input: NewCategory) -> Result<Done<()>> {
    caller.write(|tx| categories::create(tx, &input).map(drop))
}

pub fn rename(caller: &Caller, input: RenameCategory) -> Result<Done<()>> {
    caller.write(|tx| categories::rename(tx, input.id, &input.name).map(drop))
}

pub fn shift(caller: &Caller, input: MoveCategory) -> Result<Done<()>> {
    caller.write(|tx| categories::shift(tx, input.id, input.parent).map(drop))
}

pub fn delete(caller: &Caller, input: CategoryId) -> Result<Done<()>> {
    caller.write(|tx| categories::delete(tx, input))
}
