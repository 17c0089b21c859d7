//! SQL of `tasks`.

use chrono::NaiveDate;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use crate::{
    Result,
    access::{
        Level, Placement, Reach, ScopeColumns, TasksCreate, TasksDelete, TasksRead, TasksUpdate,
    },
    gate::{Entity, Fragment, Rows, Statement, Tx, View},
    id::{AccountId, ChoiceId, CustomerId, DepartmentId, TaskId},
};

/// A task as it is stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    #[serde(skip, default = "not_given")]
    pub id: TaskId,
    pub title: String,
    pub notes: Option<String>,
    pub customer: Option<CustomerId>,
    pub assignee: Option<AccountId>,
    pub department: Option<DepartmentId>,
    pub task_type: Option<ChoiceId>,
    pub due_on: Option<NaiveDate>,
    pub done_at: Option<i64>,
    pub created_by: Option<AccountId>,
    pub created_at: i64,
    pub updated_at: i64,
    pub version: i64,
}

fn not_given() -> TaskId {
    TaskId(0)
}

impl Record {
    /// Where it stands, for whose rights reach it.
    pub fn place(&self) -> Placement {
        let (owner, department) = (self.assignee, self.department);
        Placement { owner, department, sensitivity: Level::Public }
    }

    /// A task of the person who makes it.
    pub fn blank(tx: &Tx<'_>) -> Record {
        let now = tx.now().wall_ms;
        Record {
            id: not_given(),
            title: String::new(),
            notes: None,
            customer: None,
            assignee: Some(tx.me()),
            department: tx.standing().department,
            task_type: None,
            due_on: None,
            done_at: None,
            created_by: Some(tx.me()),
            created_at: now,
            updated_at: now,
            version: 1,
        }
    }
}

const SCOPE: ScopeColumns =
    ScopeColumns { owner: "t.assignee_id", department: "t.department_id", sensitivity: None };

impl Entity for Record {
    const WORD: &'static str = "tasks";
    const TABLES: &'static [&'static str] = &["tasks"];
    const PERSONAL: &'static [&'static str] = &["title", "notes"];
    type Read = TasksRead;
    type Create = TasksCreate;
    type Update = TasksUpdate;
    type Delete = TasksDelete;

    fn id(&self) -> i64 {
        self.id.get()
    }

    fn with_id(self, id: i64) -> Record {
        Record { id: TaskId(id), ..self }
    }

    fn load(view: &View<'_>, id: i64) -> Result<Option<Record>> {
        view.one(
            "select id, title, notes, customer_id, assignee_id, department_id, type_id, due_on,
                    done_at, created_by, created_at, updated_at, version
             from tasks where id = ?1",
            [id],
            from_row,
        )
    }

    fn placement(&self, _: &View<'_>) -> Result<Option<Placement>> {
        Ok(Some(self.place()))
    }

    fn insert(&self, rows: &Rows<'_, Record>) -> Result<i64> {
        Ok(rows.insert(
            "insert into tasks (id, title, notes, customer_id, assignee_id, department_id, type_id,
                 due_on, done_at, created_by, created_at, updated_at, version)
             values (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            (
                self.id,
                &self.title,
                &self.notes,
                self.customer,
                self.assignee,
                self.department,
                self.task_type,
                self.due_on.map(|it| it.to_string()),
                self.done_at,
                self.created_by,
                self.created_at,
                self.updated_at,
                self.version,
            ),
        )?)
    }

    fn update(&self, rows: &Rows<'_, Record>, _: &Record) -> Result<()> {
        rows.execute(
            "update tasks set title = ?2, notes = ?3, customer_id = ?4, assignee_id = ?5,
                 department_id = ?6, type_id = ?7, due_on = ?8, done_at = ?9, updated_at = ?10,
                 version = ?11
             where id = ?1",
            (
                self.id,
                &self.title,
                &self.notes,
                self.customer,
                self.assignee,
                self.department,
                self.task_type,
                self.due_on.map(|it| it.to_string()),
                self.done_at,
                self.updated_at,
                self.version,
            ),
        )?;
        Ok(())
    }

    fn remove(&self, rows: &Rows<'_, Record>) -> Result<()> {
        rows.execute("delete from tasks where id = ?1", [self.id])?;
        Ok(())
    }
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Record> {
    Ok(Record {
        id: row.get(0)?,
        title: row.get(1)?,
        notes: row.get(2)?,
        customer: row.get(3)?,
        assignee: row.get(4)?,
        department: row.get(5)?,
        task_type: row.get(6)?,
        due_on: row.get::<_, Option<String>>(7)?.and_then(|it| it.parse().ok()),
        done_at: row.get(8)?,
        created_by: row.get(9)?,
        created_at: row.get(10)?,
        updated_at: row.get(11)?,
        version: row.get(12)?,
    })
}

/// Tasks of nobody, or of a customer in use: those of one in the recycle bin wait there with it.
pub(crate) fn of_customers_in_use() -> Fragment {
    Fragment::of(
        "not exists (select 1 from customers d
                     where d.id = t.customer_id and d.deleted_at is not null)",
        [],
    )
}

/// Whether a task waits in the recycle bin with its customer.
pub(crate) fn waits_in_bin(view: &View<'_>, task: &Record) -> Result<bool> {
    let Some(customer) = task.customer else { return Ok(false) };
    let deleted = view.one(
        "select deleted_at is not null from customers where id = ?1",
        [customer],
        |row| row.get(0),
    )?;
    Ok(deleted.unwrap_or(false))
}

/// Which tasks are meant.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    pub is_done: bool,
    /// Due from a day, if it is given, to another.
    pub due: Option<(Option<NaiveDate>, NaiveDate)>,
    /// Only those of this customer, wherever that is.
    pub customer: Option<CustomerId>,
    pub assignee: Option<AccountId>,
}

impl Wanted {
    fn condition(&self, reach: Reach<'_>) -> Fragment {
        let mut condition = reach.condition(&SCOPE).and(if self.is_done {
            Fragment::is_set("t.done_at")
        } else {
            Fragment::is_unset("t.done_at")
        });
        if let Some((from, to)) = self.due {
            let to = Value::Text(to.to_string());
            condition = condition.and(Fragment::compare("t.due_on", "<=", to));
            if let Some(from) = from {
                let from = Value::Text(from.to_string());
                condition = condition.and(Fragment::compare("t.due_on", ">=", from));
            }
        }
        if let Some(assignee) = self.assignee {
            let id = Value::Integer(assignee.get());
            condition = condition.and(Fragment::compare("t.assignee_id", "=", id));
        }
        condition.and(match self.customer {
            Some(customer) => {
                Fragment::compare("t.customer_id", "=", Value::Integer(customer.get()))
            }
            None => of_customers_in_use(),
        })
    }
}

/// Tasks within reach.
pub(super) fn list(view: &View<'_>, reach: Reach<'_>, wanted: &Wanted) -> Result<Vec<Record>> {
    let statement = Statement::new(
        "select t.id, t.title, t.notes, t.customer_id, t.assignee_id, t.department_id, t.type_id,
                t.due_on, t.done_at, t.created_by, t.created_at, t.updated_at, t.version
         from tasks t where",
    )
    .condition(&wanted.condition(reach))
    .then("order by t.done_at desc, t.due_on is null, t.due_on, t.id limit 1000");
    view.select(&statement, from_row)
}

pub(super) fn count(view: &View<'_>, reach: Reach<'_>, wanted: &Wanted) -> Result<u64> {
    let statement =
        Statement::new("select count(*) from tasks t where").condition(&wanted.condition(reach));
    Ok(view.select(&statement, |row| row.get::<_, u64>(0))?.into_iter().sum())
}

/// Every task that concerns a customer.
pub(crate) fn ids_of(view: &View<'_>, customer: CustomerId) -> Result<Vec<TaskId>> {
    view.many("select id from tasks where customer_id = ?1", [customer], |row| row.get(0))
}

/// What somebody is still to do for a customer.
pub(super) fn open_of(
    view: &View<'_>,
    customer: CustomerId,
    assignee: AccountId,
) -> Result<Vec<TaskId>> {
    view.many(
        "select id from tasks
         where customer_id = ?1 and assignee_id = ?2 and done_at is null order by id",
        (customer, assignee),
        |row| row.get(0),
    )
}
