//! SQL of `categories` and their closure.

use serde::{Deserialize, Serialize};

use crate::{
    Result,
    access::{CategoriesWrite, Placement, Reach},
    customers,
    gate::{Entity, Fragment, Rows, Statement, View, in_use, sql::Value, taken},
    id::CategoryId,
};

/// A place in one of the trees that customers are sorted into; a root is a tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Category {
    #[serde(default = "not_given")]
    pub id: CategoryId,
    pub name: String,
    pub parent: Option<CategoryId>,
    /// Among its siblings.
    pub position: i64,
    pub version: i64,
}

fn not_given() -> CategoryId {
    CategoryId(0)
}

impl Category {
    pub(super) fn new(name: String, parent: Option<CategoryId>, position: i64) -> Category {
        Category { id: not_given(), name, parent, position, version: 1 }
    }
}

impl Entity for Category {
    const WORD: &'static str = "categories";
    const TABLES: &'static [&'static str] = &["categories", "category_closure"];
    const PERSONAL: &'static [&'static str] = &[];
    type Read = CategoriesWrite;
    type Create = CategoriesWrite;
    type Update = CategoriesWrite;
    type Delete = CategoriesWrite;

    fn id(&self) -> i64 {
        self.id.get()
    }

    fn with_id(self, id: i64) -> Category {
        Category { id: CategoryId(id), ..self }
    }

    fn load(view: &View<'_>, id: i64) -> Result<Option<Category>> {
        view.one(
            "select id, name, parent_id, position, version from categories where id = ?1",
            [id],
            from_row,
        )
    }

    fn placement(&self, _: &View<'_>) -> Result<Option<Placement>> {
        Ok(None)
    }

    fn insert(&self, rows: &Rows<'_, Category>) -> Result<i64> {
        let id = rows
            .insert(
                "insert into categories (id, name, parent_id, position, version)
                 values (nullif(?1, 0), ?2, ?3, ?4, ?5)",
                (self.id, &self.name, self.parent, self.position, self.version),
            )
            .map_err(|error| taken(error, "name"))?;
        rebuild_closure(rows)?;
        Ok(id)
    }

    fn update(&self, rows: &Rows<'_, Category>, before: &Category) -> Result<()> {
        rows.execute(
            "update categories set name = ?2, parent_id = ?3, position = ?4, version = ?5
             where id = ?1",
            (self.id, &self.name, self.parent, self.position, self.version),
        )
        .map_err(|error| taken(error, "name"))?;
        if before.parent != self.parent { rebuild_closure(rows) } else { Ok(()) }
    }

    fn remove(&self, rows: &Rows<'_, Category>) -> Result<()> {
        rows.execute(
            "delete from category_closure where ancestor_id = ?1 or descendant_id = ?1",
            [self.id],
        )?;
        rows.execute("delete from categories where id = ?1", [self.id])
            .map_err(in_use(Category::WORD))?;
        Ok(())
    }
}

/// The closure is derived: an office has few enough categories to make it anew.
fn rebuild_closure(rows: &Rows<'_, Category>) -> Result<()> {
    rows.execute("delete from category_closure", [])?;
    rows.execute(
        "insert into category_closure (ancestor_id, descendant_id)
         with recursive above (ancestor_id, descendant_id) as (
             select id, id from categories
             union
             select d.parent_id, a.descendant_id
             from above a join categories d on d.id = a.ancestor_id
             where d.parent_id is not null)
         select ancestor_id, descendant_id from above",
        [],
    )?;
    Ok(())
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Category> {
    Ok(Category {
        id: row.get(0)?,
        name: row.get(1)?,
        parent: row.get(2)?,
        position: row.get(3)?,
        version: row.get(4)?,
    })
}

pub(super) fn all(view: &View<'_>) -> Result<Vec<Category>> {
    view.many(
        "select d.id, d.name, d.parent_id, d.position, d.version from categories d
         order by (select count(*) from category_closure c where c.descendant_id = d.id), d.position, d.name",
        [],
        from_row,
    )
}

/// How many categories stand above this one, itself counted; 0 when there is no such category.
pub(super) fn above(view: &View<'_>, id: CategoryId) -> Result<usize> {
    let count: Option<i64> =
        view.one("select count(*) from category_closure where descendant_id = ?1", [id], |row| {
            row.get(0)
        })?;
    Ok(count.and_then(|it| usize::try_from(it).ok()).unwrap_or(0))
}

/// Whether `inner` is `outer` or stands somewhere below it.
pub(super) fn is_within(view: &View<'_>, inner: CategoryId, outer: CategoryId) -> Result<bool> {
    let found = view.one(
        "select 1 from category_closure where ancestor_id = ?1 and descendant_id = ?2",
        (outer, inner),
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Whether any customer is in this category itself, the recycle bin counted.
pub(super) fn has_members(view: &View<'_>, id: CategoryId) -> Result<bool> {
    let found =
        view.one("select 1 from customers where category_id = ?1 limit 1", [id], |_| Ok(()))?;
    Ok(found.is_some())
}

/// How many customers within reach are in this category itself; those in the recycle bin where they
/// are within its reach too.
pub(super) fn members(
    view: &View<'_>,
    id: CategoryId,
    reach: Reach<'_>,
    bin: Option<Reach<'_>>,
) -> Result<u64> {
    let binned = bin.map_or_else(Fragment::never, |it| it.condition(&customers::SCOPE));
    let condition = Fragment::compare("c.category_id", "=", Value::Integer(id.get()))
        .and(reach.condition(&customers::SCOPE))
        .and(Fragment::is_unset("c.deleted_at").or(binned));
    let statement = Statement::new("select count(*) from customers c where").condition(&condition);
    let counts = view.select(&statement, |row| row.get(0))?;
    Ok(counts.first().copied().unwrap_or(0))
}
