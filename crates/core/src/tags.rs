//! Tags: free words that customers are marked with.

mod store;

use serde::{Deserialize, Serialize};

pub use store::Tag;
pub(crate) use store::all;

use crate::{
    Error, Result,
    access::{CustomersRead, TagsWrite},
    gate::{Tx, View},
    id::TagId,
    text::{self, Rule, keys::search_key},
};

/// A tag to be made.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
pub struct NewTag {
    pub name: String,
    pub colour: Option<String>,
}

/// A tag and how many customers within reach have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct TagUse {
    pub id: TagId,
    pub name: String,
    pub colour: Option<String>,
    pub customers: u64,
}

/// Every tag with its use, by name. Customers out of reach are not counted.
///
/// # Errors
/// `Forbidden` without `customers.read`.
pub fn list(view: &View<'_>) -> Result<Vec<TagUse>> {
    let read = view.grant::<CustomersRead>()?;
    let counts = store::counts(view, read.reach())?;
    let count_of = |id: TagId| counts.iter().find(|(it, _)| *it == id).map_or(0, |(_, n)| *n);
    let tags = all(view)?.into_iter();
    Ok(tags
        .map(|it| TagUse {
            customers: count_of(it.id),
            id: it.id,
            name: it.name,
            colour: it.colour,
        })
        .collect())
}

/// The tag of this name.
///
/// # Errors
/// `NotFound`.
pub fn find(view: &View<'_>, name: &str) -> Result<Tag> {
    let key = search_key(name);
    let found = all(view)?.into_iter().find(|it| search_key(&it.name) == key);
    found.ok_or(Error::NotFound { entity: "tags" })
}

/// Makes a tag.
///
/// # Errors
/// `Forbidden` without `tags.write`, `Invalid` name, `Taken`.
pub fn create(tx: &mut Tx<'_>, new: &NewTag) -> Result<Tag> {
    let write = tx.grant::<TagsWrite>()?;
    let tag = Tag::new(valid_name(&new.name)?, new.colour.clone());
    let id = tx.insert(&write, &tag)?;
    Ok(Tag { id: TagId(id), ..tag })
}

/// Gives a tag another name, or another colour.
///
/// # Errors
/// As [`create`], and `NotFound`.
pub fn update(tx: &mut Tx<'_>, id: TagId, new: &NewTag) -> Result<Tag> {
    let held = tx.hold::<Tag, TagsWrite>(id.get())?;
    let name = valid_name(&new.name)?;
    let colour = new.colour.clone().or_else(|| held.colour.clone());
    let after = Tag { name, colour, version: held.version + 1, ..held.clone() };
    tx.update(&held, &after)?;
    Ok(after)
}

/// Makes one tag of two: every customer of the first has the second afterwards, the first is gone.
///
/// # Errors
/// `Forbidden` without `tags.write`, `NotFound`, `Invalid` when they are the same.
pub fn merge(tx: &mut Tx<'_>, from: TagId, into: TagId) -> Result<Tag> {
    if from == into {
        return Err(Error::invalid("into", Rule::UnderItself));
    }
    let source = tx.hold::<Tag, TagsWrite>(from.get())?;
    let target = tx.hold::<Tag, TagsWrite>(into.get())?;
    let mut after = Tag { version: target.version + 1, ..target.clone() };
    after.members.extend(source.members.iter().copied());
    tx.update(&target, &after)?;
    tx.delete(&source)?;
    Ok(after)
}

/// Deletes a tag; the customers that had it lose it. To keep them marked, [`merge`] it.
///
/// # Errors
/// `Forbidden` without `tags.write`, `NotFound`.
pub fn delete(tx: &mut Tx<'_>, id: TagId) -> Result<()> {
    let held = tx.hold::<Tag, TagsWrite>(id.get())?;
    tx.delete(&held)
}

fn valid_name(name: &str) -> Result<String> {
    let limit = text::limits::TAG;
    let name = text::clean::line(name, limit).map_err(|rule| Error::invalid("name", rule))?;
    if name.is_empty() {
        return Err(Error::invalid("name", Rule::Blank));
    }
    // These part tags from each other in sheets and on the command line.
    if name.contains([',', '，', '、', ';', '；', '|']) {
        return Err(Error::invalid("name", Rule::Reserved { signs: ", 、 ; |" }));
    }
    Ok(name)
}
