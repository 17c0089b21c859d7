//! SQL of `tags` and of who has them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    Result,
    access::{Placement, Reach, TagsWrite},
    customers,
    gate::{Entity, Fragment, Rows, Statement, View, taken},
    id::{CustomerId, TagId},
    text::keys::search_key,
};

/// A tag, with the customers that have it where it was loaded alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    #[serde(default = "not_given")]
    pub id: TagId,
    pub name: String,
    pub colour: Option<String>,
    pub version: i64,
    /// So that a merge or a deletion can be taken back.
    pub(crate) members: BTreeSet<CustomerId>,
}

fn not_given() -> TagId {
    TagId(0)
}

impl Tag {
    pub(super) fn new(name: String, colour: Option<String>) -> Tag {
        Tag { id: not_given(), name, colour, version: 1, members: BTreeSet::new() }
    }
}

impl Entity for Tag {
    const WORD: &'static str = "tags";
    const TABLES: &'static [&'static str] = &["tags", "customer_tags"];
    const PERSONAL: &'static [&'static str] = &[];
    type Read = TagsWrite;
    type Create = TagsWrite;
    type Update = TagsWrite;
    type Delete = TagsWrite;

    fn id(&self) -> i64 {
        self.id.get()
    }

    fn with_id(self, id: i64) -> Tag {
        Tag { id: TagId(id), ..self }
    }

    fn load(view: &View<'_>, id: i64) -> Result<Option<Tag>> {
        let found =
            view.one("select id, name, colour, version from tags where id = ?1", [id], from_row)?;
        let Some(tag) = found else { return Ok(None) };
        let members =
            view.many("select customer_id from customer_tags where tag_id = ?1", [id], |row| {
                row.get(0)
            })?;
        Ok(Some(Tag { members: members.into_iter().collect(), ..tag }))
    }

    fn placement(&self, _: &View<'_>) -> Result<Option<Placement>> {
        Ok(None)
    }

    fn insert(&self, rows: &Rows<'_, Tag>) -> Result<i64> {
        let id = rows
            .insert(
                "insert into tags (id, name, key, colour, version)
                 values (nullif(?1, 0), ?2, ?3, ?4, ?5)",
                (self.id, &self.name, search_key(&self.name), &self.colour, self.version),
            )
            .map_err(|error| taken(error, "name"))?;
        add_members(rows, TagId(id), self.members.iter())?;
        Ok(id)
    }

    fn update(&self, rows: &Rows<'_, Tag>, before: &Tag) -> Result<()> {
        rows.execute(
            "update tags set name = ?2, key = ?3, colour = ?4, version = ?5 where id = ?1",
            (self.id, &self.name, search_key(&self.name), &self.colour, self.version),
        )
        .map_err(|error| taken(error, "name"))?;
        for gone in before.members.difference(&self.members) {
            rows.execute(
                "delete from customer_tags where tag_id = ?1 and customer_id = ?2",
                (self.id, gone),
            )?;
        }
        add_members(rows, self.id, self.members.difference(&before.members))
    }

    fn remove(&self, rows: &Rows<'_, Tag>) -> Result<()> {
        rows.execute("delete from customer_tags where tag_id = ?1", [self.id])?;
        rows.execute("delete from tags where id = ?1", [self.id])?;
        Ok(())
    }
}

fn add_members<'a>(
    rows: &Rows<'_, Tag>,
    id: TagId,
    members: impl Iterator<Item = &'a CustomerId>,
) -> Result<()> {
    for member in members {
        // Undoing finds customers that were erased since: those are gone for good.
        rows.execute(
            "insert into customer_tags (customer_id, tag_id)
             select id, ?2 from customers where id = ?1",
            (member, id),
        )?;
    }
    Ok(())
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Tag> {
    Ok(Tag {
        id: row.get(0)?,
        name: row.get(1)?,
        colour: row.get(2)?,
        version: row.get(3)?,
        members: BTreeSet::new(),
    })
}

/// Every tag by name, without its members.
pub(crate) fn all(view: &View<'_>) -> Result<Vec<Tag>> {
    view.many("select id, name, colour, version from tags order by key", [], from_row)
}

/// How many live customers within reach have each tag.
pub(super) fn counts(view: &View<'_>, reach: Reach<'_>) -> Result<Vec<(TagId, u64)>> {
    let condition = reach.condition(&customers::SCOPE);
    if let Some(table) = view.columns_awaited()?
        && let Some(rows) = table.matching(&condition)
    {
        let counts = table.tags_of(&rows).into_iter();
        return Ok(counts.map(|(tag, count)| (TagId(tag), count)).collect());
    }
    counted_by_sql(view, &condition)
}

fn counted_by_sql(view: &View<'_>, condition: &Fragment) -> Result<Vec<(TagId, u64)>> {
    let statement = Statement::new(
        "select t.tag_id, count(*) from customer_tags t join customers c on c.id = t.customer_id
         where c.deleted_at is null and",
    )
    .condition(condition)
    .then("group by t.tag_id");
    view.select(&statement, |row| Ok((row.get(0)?, row.get(1)?)))
}
