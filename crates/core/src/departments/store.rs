//! SQL of `departments` and their closure.

use serde::{Deserialize, Serialize};

use crate::{
    Result,
    access::{DepartmentsWrite, Placement},
    gate::{Entity, Rows, View, in_use, taken},
    id::DepartmentId,
};

/// A part of the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Department {
    #[serde(default = "not_given")]
    pub id: DepartmentId,
    pub name: String,
    pub parent: Option<DepartmentId>,
    pub version: i64,
}

fn not_given() -> DepartmentId {
    DepartmentId(0)
}

impl Department {
    pub(super) fn new(name: String, parent: Option<DepartmentId>) -> Department {
        Department { id: not_given(), name, parent, version: 1 }
    }
}

impl Entity for Department {
    const WORD: &'static str = "departments";
    const TABLES: &'static [&'static str] = &["departments", "department_closure"];
    const PERSONAL: &'static [&'static str] = &[];
    type Read = DepartmentsWrite;
    type Create = DepartmentsWrite;
    type Update = DepartmentsWrite;
    type Delete = DepartmentsWrite;

    fn id(&self) -> i64 {
        self.id.get()
    }

    fn with_id(self, id: i64) -> Department {
        Department { id: DepartmentId(id), ..self }
    }

    fn load(view: &View<'_>, id: i64) -> Result<Option<Department>> {
        view.one(
            "select id, name, parent_id, version from departments where id = ?1",
            [id],
            from_row,
        )
    }

    fn placement(&self, _: &View<'_>) -> Result<Option<Placement>> {
        Ok(None)
    }

    fn insert(&self, rows: &Rows<'_, Department>) -> Result<i64> {
        let id = rows
            .insert(
                "insert into departments (id, name, parent_id, version)
                 values (nullif(?1, 0), ?2, ?3, ?4)",
                (self.id, &self.name, self.parent, self.version),
            )
            .map_err(|error| taken(error, "name"))?;
        rebuild_closure(rows)?;
        Ok(id)
    }

    fn update(&self, rows: &Rows<'_, Department>, before: &Department) -> Result<()> {
        rows.execute(
            "update departments set name = ?2, parent_id = ?3, version = ?4 where id = ?1",
            (self.id, &self.name, self.parent, self.version),
        )
        .map_err(|error| taken(error, "name"))?;
        if before.parent != self.parent { rebuild_closure(rows) } else { Ok(()) }
    }

    fn remove(&self, rows: &Rows<'_, Department>) -> Result<()> {
        rows.execute(
            "delete from department_closure where ancestor_id = ?1 or descendant_id = ?1",
            [self.id],
        )?;
        rows.execute("delete from departments where id = ?1", [self.id])
            .map_err(in_use(Department::WORD))?;
        Ok(())
    }
}

/// The closure is derived: a whole office has few enough departments to make it anew.
fn rebuild_closure(rows: &Rows<'_, Department>) -> Result<()> {
    rows.execute("delete from department_closure", [])?;
    rows.execute(
        "insert into department_closure (ancestor_id, descendant_id)
         with recursive above (ancestor_id, descendant_id) as (
             select id, id from departments
             union
             select d.parent_id, a.descendant_id
             from above a join departments d on d.id = a.ancestor_id
             where d.parent_id is not null)
         select ancestor_id, descendant_id from above",
        [],
    )?;
    Ok(())
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Department> {
    Ok(Department { id: row.get(0)?, name: row.get(1)?, parent: row.get(2)?, version: row.get(3)? })
}

pub(super) fn all(view: &View<'_>) -> Result<Vec<Department>> {
    view.many(
        "select d.id, d.name, d.parent_id, d.version from departments d
         order by (select count(*) from department_closure c where c.descendant_id = d.id), d.name",
        [],
        from_row,
    )
}

/// How many departments stand above this one, itself counted; 0 when there is no such department.
pub(super) fn above(view: &View<'_>, id: DepartmentId) -> Result<usize> {
    let count: Option<i64> = view.one(
        "select count(*) from department_closure where descendant_id = ?1",
        [id],
        |row| row.get(0),
    )?;
    Ok(count.and_then(|it| usize::try_from(it).ok()).unwrap_or(0))
}

/// Whether `inner` is `outer` or stands somewhere below it.
pub(super) fn is_within(view: &View<'_>, inner: DepartmentId, outer: DepartmentId) -> Result<bool> {
    let found = view.one(
        "select 1 from department_closure where ancestor_id = ?1 and descendant_id = ?2",
        (outer, inner),
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}
