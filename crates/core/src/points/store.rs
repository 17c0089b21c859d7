//! SQL of `points`: they belong to a customer, or to one of its contacts.

use super::{Point, PointKind};
use crate::{
    Result,
    gate::{Rows, View, sql},
    id::{ContactId, CustomerId},
};

/// Stores the points of a customer, or of one of its contacts, in their order.
pub(crate) fn insert<E>(
    rows: &Rows<'_, E>,
    customer: CustomerId,
    contact: Option<ContactId>,
    points: &[Point],
) -> Result<()> {
    for (position, point) in points.iter().enumerate() {
        rows.execute(
            "insert into points (customer_id, contact_id, kind, typed, value, extension, label, position)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            (
                customer,
                contact,
                point.kind.word(),
                &point.typed,
                &point.value,
                &point.extension,
                &point.label,
                position as i64,
            ),
        )?;
    }
    Ok(())
}

/// Takes away the points of a customer itself, or of one of its contacts.
pub(crate) fn remove<E>(
    rows: &Rows<'_, E>,
    customer: CustomerId,
    contact: Option<ContactId>,
) -> Result<()> {
    match contact {
        Some(contact) => rows.execute("delete from points where contact_id = ?1", [contact])?,
        None => rows.execute(
            "delete from points where customer_id = ?1 and contact_id is null",
            [customer],
        )?,
    };
    Ok(())
}

fn from_row(row: &sql::Row<'_>) -> sql::Result<Point> {
    point_at(row, 0)
}

/// Reads the columns of a point, of which the first is column `at`.
fn point_at(row: &sql::Row<'_>, at: usize) -> sql::Result<Point> {
    Ok(Point {
        kind: PointKind::of_word(row.get_ref(at)?.as_str()?).unwrap_or(PointKind::Other),
        typed: row.get(at + 1)?,
        value: row.get(at + 2)?,
        extension: row.get(at + 3)?,
        label: row.get(at + 4)?,
    })
}

/// The points of a customer itself.
pub(crate) fn of_customer(view: &View<'_>, customer: CustomerId) -> Result<Vec<Point>> {
    view.many(
        "select kind, typed, value, extension, label from points
         where customer_id = ?1 and contact_id is null order by position",
        [customer],
        from_row,
    )
}

/// The points of one contact.
pub(crate) fn of_contact(view: &View<'_>, contact: ContactId) -> Result<Vec<Point>> {
    view.many(
        "select kind, typed, value, extension, label from points
         where contact_id = ?1 order by position",
        [contact],
        from_row,
    )
}

/// The points of these customers themselves, each customer's in their order; `ids` is a JSON list.
pub(crate) fn of_customers(view: &View<'_>, ids: &str) -> Result<Vec<(CustomerId, Point)>> {
    view.many(
        "select customer_id, kind, typed, value, extension, label from points
         where customer_id in (select value from json_each(?1)) and contact_id is null
         order by customer_id, position",
        [ids],
        |row| Ok((row.get(0)?, point_at(row, 1)?)),
    )
}

/// The points of these contacts, each contact's in their order; `ids` is a JSON list.
pub(crate) fn of_contacts(view: &View<'_>, ids: &str) -> Result<Vec<(ContactId, Point)>> {
    view.many(
        "select contact_id, kind, typed, value, extension, label from points
         where contact_id in (select value from json_each(?1))
         order by contact_id, position",
        [ids],
        |row| Ok((row.get(0)?, point_at(row, 1)?)),
    )
}
