//! Categories: the trees that customers are sorted into; each root is a tree.

mod store;

use serde::{Deserialize, Serialize};

pub use store::Category;

use crate::{
    Error, Result,
    access::{Access, CategoriesWrite, CustomersDelete, CustomersRead, Grant},
    customers::{self, Field},
    directory::Directory,
    gate::{Entity, Tx, View},
    id::CategoryId,
    text::{self, Rule},
};

/// Categories below each other, at most.
const DEPTH: usize = 20;
/// Signs between the names of a path in sheets and on the command line.
const PARTS_A_PATH: [char; 4] = ['/', '／', '>', '›'];

/// A category to be made.
#[derive(Debug, Clone, Deserialize, Serialize, ts_rs::TS)]
pub struct NewCategory {
    pub name: String,
    pub parent: Option<CategoryId>,
}

/// Every category, each after the one above it.
pub fn list(view: &View<'_>) -> Result<Vec<Category>> {
    store::all(view)
}

/// The category of this name, or of this path from the root with `/` between.
///
/// # Errors
/// `NotFound`.
pub fn find(view: &View<'_>, path: &str) -> Result<Category> {
    let id = Directory::load(view)?.category(path);
    let found = list(view)?.into_iter().find(|it| Some(it.id) == id);
    found.ok_or(Error::NotFound { entity: "categories" })
}

/// Makes a category.
///
/// # Errors
/// `Forbidden` without `categories.write`, `Invalid` name, `Taken` by a sibling.
pub fn create(tx: &mut Tx<'_>, new: &NewCategory) -> Result<Category> {
    let write = tx.grant::<CategoriesWrite>()?;
    let name = valid_name(&new.name)?;
    if let Some(parent) = new.parent {
        must_have_room_below(tx, parent)?;
    }
    let siblings = store::all(tx)?;
    let siblings = siblings.iter().filter(|it| it.parent == new.parent);
    let position = siblings.map(|it| it.position).max().unwrap_or(0) + 1;
    let category = Category::new(name, new.parent, position);
    let id = tx.insert(&write, &category)?;
    Ok(Category { id: CategoryId(id), ..category })
}

/// Gives a category another name.
///
/// # Errors
/// As [`create`], and `NotFound`.
pub fn rename(tx: &mut Tx<'_>, id: CategoryId, name: &str) -> Result<Category> {
    let held = tx.hold::<Category, CategoriesWrite>(id.get())?;
    let name = valid_name(name)?;
    let after = Category { name, version: held.version + 1, ..held.clone() };
    tx.update(&held, &after)?;
    Ok(after)
}

/// Moves a category, with everything below it, under another one or to the top.
///
/// # Errors
/// As [`create`]; `Invalid` when it would come under itself.
pub fn shift(tx: &mut Tx<'_>, id: CategoryId, parent: Option<CategoryId>) -> Result<Category> {
    let held = tx.hold::<Category, CategoriesWrite>(id.get())?;
    if let Some(parent) = parent {
        if store::is_within(tx, parent, id)? {
            return Err(Error::invalid("parent", Rule::UnderItself));
        }
        must_have_room_below(tx, parent)?;
    }
    let after = Category { parent, version: held.version + 1, ..held.clone() };
    tx.update(&held, &after)?;
    Ok(after)
}

/// Deletes a category that is empty.
///
/// # Errors
/// `Forbidden` without `categories.write`, `NotFound`, `InUse` with how many categories and customers
/// within the person's reach are still in it: 0 when all of them are out of it.
pub fn delete(tx: &mut Tx<'_>, id: CategoryId) -> Result<()> {
    let held = tx.hold::<Category, CategoriesWrite>(id.get())?;
    let below = store::all(tx)?.iter().filter(|it| it.parent == Some(id)).count() as u64;
    if below > 0 || store::has_members(tx, id)? {
        let count = below + members_within_reach(tx, id)?;
        return Err(Error::InUse { entity: "categories", count });
    }
    tx.delete(&held)
}

/// How many customers in this category itself the person sees there, the recycle bin counted where it
/// is theirs to see.
fn members_within_reach(view: &View<'_>, id: CategoryId) -> Result<u64> {
    let Ok(read) = view.grant::<CustomersRead>() else { return Ok(0) };
    if view.access(customers::Record::WORD, Field::Category.word()) == Access::Masked {
        return Ok(0);
    }
    let bin = view.grant::<CustomersDelete>();
    store::members(view, id, read.reach(), bin.ok().as_ref().map(Grant::reach))
}

fn valid_name(name: &str) -> Result<String> {
    let name = text::clean::line(name, 100).map_err(|rule| Error::invalid("name", rule))?;
    if name.is_empty() {
        return Err(Error::invalid("name", Rule::Blank));
    }
    if name.contains(PARTS_A_PATH) {
        return Err(Error::invalid("name", Rule::Reserved { signs: "/ >" }));
    }
    Ok(name)
}

fn must_have_room_below(view: &View<'_>, parent: CategoryId) -> Result<()> {
    let above = store::above(view, parent)?;
    match above {
        0 => Err(Error::NotFound { entity: "categories" }),
        _ if above >= DEPTH => Err(Error::invalid("parent", Rule::TooDeep { limit: DEPTH })),
        _ => Ok(()),
    }
}
