//! SQL of `reports`. It walks covering indexes only: a table page that is looked up must be
//! decrypted, and a report looks at every customer.

use chrono::NaiveDate;

use super::tally::{Counted, Tally};
use crate::{
    Result,
    access::{Reach, ScopeColumns},
    gate::{Fragment, Statement, View},
    id::{AccountId, CustomerId, TagId},
    tasks,
};

/// Counts the live customers that fulfil a condition, newest first.
pub(super) fn count_customers(
    view: &View<'_>,
    reach: &Fragment,
    tally: &mut Tally<'_>,
) -> Result<()> {
    view.select(&customers_statement(reach), |row| {
        tally.add(&Counted {
            id: row.get(0)?,
            created_at: row.get(1)?,
            owner: row.get(2)?,
            status: row.get(3)?,
            category: row.get(4)?,
            level: row.get(5)?,
            department: row.get(6)?,
        });
        Ok(())
    })?;
    Ok(())
}

fn customers_statement(reach: &Fragment) -> Statement {
    Statement::new(
        "select c.id, c.created_at, c.owner_id, c.status_id, c.category_id, c.level_id,
                c.department_id
         from customers c indexed by customers_by_created_at
         where c.deleted_at is null and",
    )
    .condition(reach)
    .then("order by c.created_at desc")
}

/// Counts the tags of the customers counted before.
pub(super) fn count_tags(view: &View<'_>, tally: &mut Tally<'_>) -> Result<()> {
    view.many(TAGS, [], |row| {
        tally.add_tag(row.get::<_, TagId>(0)?, row.get(1)?);
        Ok(())
    })?;
    Ok(())
}

const TAGS: &str = "select tag_id, customer_id from customer_tags";

/// A task that is due.
pub(super) struct DueTask {
    pub title: String,
    pub due_on: NaiveDate,
    pub assignee: Option<AccountId>,
    /// Its customer, where that is within reach.
    pub customer: Option<DueCustomer>,
}

pub(super) struct DueCustomer {
    pub id: CustomerId,
    pub file_no: String,
    pub name: String,
}

pub(super) const TASK_SCOPE: ScopeColumns =
    ScopeColumns { owner: "t.assignee_id", department: "t.department_id", sensitivity: None };

/// Open tasks due until a day, within a part of what both rights reach; of their customers, those within
/// reach. Those of customers in the recycle bin are due to nobody.
pub(super) fn due_tasks(
    view: &View<'_>,
    reaches: [Reach<'_>; 2],
    within: Fragment,
    customers_reach: &Fragment,
    until: NaiveDate,
) -> Result<Vec<DueTask>> {
    let [one, other] = reaches.map(|it| it.condition(&TASK_SCOPE));
    let reach = super::both(&one, &other).and(within).and(tasks::of_customers_in_use());
    let statement = tasks_statement(&reach, customers_reach, until);
    view.select(&statement, |row| {
        let due_on: String = row.get(1)?;
        let customer = match row.get(3)? {
            Some(id) => Some(DueCustomer { id, file_no: row.get(4)?, name: row.get(5)? }),
            None => None,
        };
        Ok(DueTask {
            title: row.get(0)?,
            due_on: due_on.parse().unwrap_or(until),
            assignee: row.get(2)?,
            customer,
        })
    })
}

fn tasks_statement(reach: &Fragment, customers_reach: &Fragment, until: NaiveDate) -> Statement {
    Statement::new(
        "select t.title, t.due_on, t.assignee_id, c.id, c.file_no, c.name
         from tasks t left join customers c on c.id = t.customer_id and c.deleted_at is null and",
    )
    .condition(customers_reach)
    .bind("where t.done_at is null and t.due_on <= ? and", until.to_string())
    .condition(reach)
    .then("order by t.due_on, t.id")
}

#[cfg(test)]
mod tests {
    use rusqlite::{Connection, params_from_iter, types::Value};

    use super::*;

    fn plan(connection: &Connection, statement: &Statement) -> Vec<String> {
        let explained = Statement::new("explain query plan").then(statement.sql());
        let mut prepared = connection.prepare(explained.sql()).unwrap();
        let rows = prepared.query_map(params_from_iter(statement.values()), |row| row.get(3));
        rows.unwrap().collect::<Result<_, _>>().unwrap()
    }

    fn schema() -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        crate::gate::migrate(&mut connection).unwrap();
        connection
    }

    /// What the narrowest grant asks of a row.
    fn own() -> Fragment {
        let clearance = Fragment::compare("c.sensitivity", "<=", Value::Integer(2));
        let department = Fragment::within("c.department_id", [1, 2].map(Value::Integer));
        Fragment::compare("c.owner_id", "=", Value::Integer(7))
            .or(department.and(Fragment::is_set("c.owner_id")))
            .and(clearance)
    }

    #[test]
    fn counting_never_leaves_its_covering_index() {
        let connection = schema();
        for reach in [Fragment::always(), own()] {
            let plan = plan(&connection, &customers_statement(&reach));
            assert_eq!(plan, ["SCAN c USING COVERING INDEX customers_by_created_at"]);
        }
        let plan = plan(&connection, &Statement::new(TAGS));
        // This table is two numbers wide: no index of it could be narrower.
        assert_eq!(plan, ["SCAN customer_tags"]);
    }

    #[test]
    fn due_tasks_are_found_by_their_day() {
        let until = NaiveDate::default();
        let statement = tasks_statement(&tasks::of_customers_in_use(), &own(), until);
        assert_eq!(
            plan(&schema(), &statement),
            [
                "SEARCH t USING INDEX tasks_due_on (due_on<?)",
                "CORRELATED SCALAR SUBQUERY 1",
                "SEARCH d USING INTEGER PRIMARY KEY (rowid=?)",
                "SEARCH c USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
            ]
        );
    }
}
