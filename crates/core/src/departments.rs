//! Departments: the tree of the office that rights follow.

mod store;

use serde::{Deserialize, Serialize};

pub use store::Department;

use crate::{
    Error, Result,
    access::DepartmentsWrite,
    gate::{Tx, View},
    id::DepartmentId,
    text::{self, Rule},
};

/// Departments below each other, at most.
const DEPTH: usize = 20;

/// A department to be made.
#[derive(Debug, Clone, Deserialize, Serialize, ts_rs::TS)]
pub struct NewDepartment {
    pub name: String,
    pub parent: Option<DepartmentId>,
}

/// Every department, each after the one above it.
pub fn list(view: &View<'_>) -> Result<Vec<Department>> {
    store::all(view)
}

/// Makes a department.
///
/// # Errors
/// `Forbidden` without `departments.write`, `Invalid` name, `Taken` by a sibling.
pub fn create(tx: &mut Tx<'_>, new: &NewDepartment) -> Result<Department> {
    let write = tx.grant::<DepartmentsWrite>()?;
    let name = valid_name(&new.name)?;
    if let Some(parent) = new.parent {
        must_have_room_below(tx, parent)?;
    }
    let department = Department::new(name, new.parent);
    let id = tx.insert(&write, &department)?;
    Ok(Department { id: DepartmentId(id), ..department })
}

/// Gives a department another name.
///
/// # Errors
/// As [`create`], and `NotFound`.
pub fn rename(tx: &mut Tx<'_>, id: DepartmentId, name: &str) -> Result<Department> {
    let held = tx.hold::<Department, DepartmentsWrite>(id.get())?;
    let name = valid_name(name)?;
    let after = Department { name, version: held.version + 1, ..held.clone() };
    tx.update(&held, &after)?;
    Ok(after)
}

/// Moves a department, with everything below it, under another one or to the top.
///
/// # Errors
/// As [`create`]; `Invalid` when it would come under itself.
pub fn shift(
    tx: &mut Tx<'_>,
    id: DepartmentId,
    parent: Option<DepartmentId>,
) -> Result<Department> {
    let held = tx.hold::<Department, DepartmentsWrite>(id.get())?;
    if let Some(parent) = parent {
        if store::is_within(tx, parent, id)? {
            return Err(Error::invalid("parent", Rule::UnderItself));
        }
        must_have_room_below(tx, parent)?;
    }
    let after = Department { parent, version: held.version + 1, ..held.clone() };
    tx.update(&held, &after)?;
    Ok(after)
}

/// The department of this name, for people who type it.
///
/// # Errors
/// `NotFound`.
pub fn find(view: &View<'_>, name: &str) -> Result<Department> {
    let key = text::keys::search_key(name);
    let found = store::all(view)?.into_iter().find(|it| text::keys::search_key(&it.name) == key);
    found.ok_or(Error::NotFound { entity: "departments" })
}

fn valid_name(name: &str) -> Result<String> {
    let name = text::clean::line(name, 100).map_err(|rule| Error::invalid("name", rule))?;
    if name.is_empty() { Err(Error::invalid("name", Rule::Blank)) } else { Ok(name) }
}

fn must_have_room_below(view: &View<'_>, parent: DepartmentId) -> Result<()> {
    let above = store::above(view, parent)?;
    match above {
        0 => Err(Error::NotFound { entity: "departments" }),
        _ if above >= DEPTH => Err(Error::invalid("parent", Rule::TooDeep { limit: DEPTH })),
        _ => Ok(()),
    }
}
