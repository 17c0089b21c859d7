//! The tree of the office.

use clientele_core::{
    Done, Result,
    departments::{self, Department, NewDepartment},
    id::DepartmentId,
};
use serde::Deserialize;
use ts_rs::TS;

use crate::caller::Caller;

#[derive(Deserialize, TS)]
pub struct RenameDepartment {
    pub id: DepartmentId,
    pub name: String,
}

#[derive(Deserialize, TS)]
pub struct MoveDepartment {
    pub id: DepartmentId,
    pub parent: Option<DepartmentId>,
}

pub fn list(caller: &Caller, (): ()) -> Result<Vec<Department>> {
    caller.read(departments::list)
}

pub fn create(caller: &Caller, input: NewDepartment) -> Result<Done<()>> {
    caller.write(|tx| departments::create(tx, &input).map(drop))
}

pub fn rename(caller: &Caller, input: RenameDepartment) -> Result<Done<()>> {
    caller.write(|tx| departments::rename(tx, input.id, &input.name).map(drop))
}

pub fn shift(caller: &Caller, input: MoveDepartment) -> Result<Done<()>> {
    caller.write(|tx| departments::shift(tx, input.id, input.parent).map(drop))
}
