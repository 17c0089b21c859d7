//! SQL that finds customers like another: none of the recycle bin, and a few of each likeness.

use crate::{Result, gate::View, id::CustomerId, points::Point};

/// Who is reached this way, or whose people are.
pub(super) fn reached_by(view: &View<'_>, point: &Point) -> Result<Vec<CustomerId>> {
    view.many(
        "select p.customer_id from points p join customers c on c.id = p.customer_id
         where p.kind = ?1 and p.value = ?2 and coalesce(p.extension, '') = ?3
           and c.deleted_at is null limit 20",
        (point.kind.word(), &point.value, point.extension.as_deref().unwrap_or("")),
        |row| row.get(0),
    )
}

/// Who has this name and this company, by the keys that they are compared by.
pub(super) fn called(view: &View<'_>, name: &str, company: &str) -> Result<Vec<CustomerId>> {
    view.many(
        "select id from customers where name_key = ?1 and company_key = ?2 and deleted_at is null
         limit 20",
        (name, company),
        |row| row.get(0),
    )
}
