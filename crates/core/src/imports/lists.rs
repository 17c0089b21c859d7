//! Words of a sheet that stand in none of the office's lists: made there, up to a limit, when the
//! person may.

use std::collections::BTreeMap;

use serde::Serialize;

use super::mapping::Field;
use crate::{
    Error, Result,
    access::{
        CategoriesWrite, ChoicesWrite, CustomersCreate, DepartmentsWrite, ImportsRun, Level,
        Placement, Right, TagsWrite,
    },
    categories::{self, NewCategory},
    choices::{self, NewChoice},
    customers::Record,
    departments::{self, NewDepartment},
    directory::Directory,
    gate::{Tx, View},
    id::{CategoryId, ChoiceId, DepartmentId, TagId},
    tags::{self, NewTag},
    text::{Rule, clean, keys::search_key, limits},
};

/// More new words in one list are no list any more: the column was taken for something it is not.
const MOST_NEW: usize = 200;
/// So many words of one list are told one by one.
const MOST_TOLD: usize = 500;
/// Categories below each other, at most.
const DEEPEST: usize = 20;

/// One of the office's lists that a sheet may add to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum List {
    Tags,
    Categories,
    Status,
    Source,
    Industry,
    Level,
    /// Only those that a person has said are to be made.
    Departments,
    /// Of one of the people that a row names, by their place among them.
    ContactRole(u16),
}

/// A word of a row that its list does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unknown {
    pub list: List,
    pub name: String,
    /// The heading of the column it stands in.
    pub column: String,
}

impl List {
    pub fn of(field: Field) -> Option<List> {
        Some(match field {
            Field::Tags => List::Tags,
            Field::Category => List::Categories,
            Field::Status => List::Status,
            Field::Source => List::Source,
            Field::Industry => List::Industry,
            Field::Level => List::Level,
            _ => return None,
        })
    }

    pub fn field(self) -> Field {
        match self {
            List::Tags => Field::Tags,
            List::Categories => Field::Category,
            List::Status => Field::Status,
            List::Source => Field::Source,
            List::Industry => Field::Industry,
            List::Level => Field::Level,
            List::Departments => Field::Department,
            List::ContactRole(_) => Field::ContactRole,
        }
    }

    /// The id of a word of this list that is offered.
    pub fn find(self, directory: &Directory, name: &str) -> Option<i64> {
        match self {
            List::Tags => directory.tag(name).map(TagId::get),
            List::Categories => directory.category(name).map(CategoryId::get),
            List::Departments => directory.department(name).map(DepartmentId::get),
            _ => {
                let list = self.field().wire();
                let exact = directory.choice(list, name);
                let is_offered = |id: &ChoiceId| !directory.is_retired(*id);
                let is_loose = matches!(self, List::Status | List::Level | List::Industry);
                let near = || directory.near_choice(list, name).filter(|_| is_loose);
                exact.filter(is_offered).or_else(near).map(ChoiceId::get)
            }
        }
    }

    /// As [`List::find`], or the choice of that word that is no longer offered.
    pub fn find_any(self, directory: &Directory, name: &str) -> Option<i64> {
        let retired = || directory.choice(self.field().wire(), name).map(ChoiceId::get);
        self.find(directory, name).or_else(retired)
    }

    /// Gives a customer the word with this id.
    pub fn write(self, record: &mut Record, id: i64) {
        match self {
            List::ContactRole(_) => {}
            List::Tags => {
                record.tags.insert(id.into());
            }
            List::Categories => record.category = Some(id.into()),
            List::Status => record.status = Some(id.into()),
            List::Source => record.source = Some(id.into()),
            List::Industry => record.industry = Some(id.into()),
            List::Level => record.level = Some(id.into()),
            List::Departments => record.department = Some(id.into()),
        }
    }

    /// Whether the word could stand in this list at all.
    pub fn check(self, name: &str) -> Result<(), Rule> {
        if self != List::Categories {
            return Ok(());
        }
        let path = path(name);
        if path.len() > DEEPEST {
            return Err(Rule::TooDeep { limit: DEEPEST });
        }
        for part in path {
            if clean::line(part, limits::CHOICE)?.is_empty() {
                return Err(Rule::WrongFormat);
            }
        }
        Ok(())
    }

    /// The list, whoever the word is for.
    fn as_one(self) -> List {
        if let List::ContactRole(_) = self { List::ContactRole(0) } else { self }
    }

    fn may_write(self, view: &View<'_>) -> bool {
        match self {
            List::Tags => view.grant::<TagsWrite>().is_ok(),
            List::Categories => view.grant::<CategoriesWrite>().is_ok(),
            // Whoever comes to stand there must be within reach, wherever that is.
            List::Departments => {
                view.grant::<DepartmentsWrite>().is_ok()
                    && reaches_all::<CustomersCreate>(view)
                    && reaches_all::<ImportsRun>(view)
            }
            _ => view.grant::<ChoicesWrite>().is_ok(),
        }
    }
}

/// Whether a right reaches also who belongs to nobody and to no department.
fn reaches_all<R: Right>(view: &View<'_>) -> bool {
    let nowhere = Placement { owner: None, department: None, sensitivity: Level::default() };
    view.grant::<R>().is_ok_and(|it| it.must_cover(&nowhere).is_ok())
}

/// A word of a sheet that stands in none of the office's lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct NewWord {
    /// The list, by the field that its words fill.
    pub field: Field,
    pub word: String,
    pub rows: u64,
    /// Whether it is added to its list; if not, its rows do not come in.
    pub is_added: bool,
}

/// The words that a sheet has added so far, or would add.
#[derive(Debug, Default)]
pub(super) struct NewWords {
    words: BTreeMap<List, Met>,
    /// How many were added before the import was stopped.
    before: BTreeMap<List, usize>,
}

/// The new words of one list.
#[derive(Debug, Default)]
struct Met {
    words: BTreeMap<String, NewWord>,
    added: usize,
}

impl NewWords {
    /// As an import stands that has added so many words to each list, by its name.
    pub fn added_before(counts: Vec<(String, usize)>) -> NewWords {
        let lists = Field::ALL.into_iter().filter_map(List::of).chain([List::Departments]);
        let count = |list: List| {
            let found = counts.iter().find(|(name, _)| name == list.field().wire());
            (list, found.map_or(0, |(_, count)| *count))
        };
        NewWords { before: lists.map(count).collect(), ..NewWords::default() }
    }

    /// Whether a word is, or may be, added to its list.
    pub fn admit(&mut self, view: &View<'_>, unknown: &Unknown) -> bool {
        let met = self.words.entry(unknown.list.as_one()).or_default();
        let key = search_key(&unknown.name);
        if let Some(known) = met.words.get_mut(&key) {
            known.rows += 1;
            return known.is_added;
        }
        let before = self.before.get(&unknown.list).copied().unwrap_or(0);
        let is_added = before + met.added < MOST_NEW && unknown.list.may_write(view);
        met.added += usize::from(is_added);
        if is_added || met.words.len() < MOST_TOLD {
            let (field, word) = (unknown.list.field(), unknown.name.clone());
            met.words.insert(key, NewWord { field, word, rows: 1, is_added });
        }
        is_added
    }

    /// All of them, the commonest of each list first.
    pub fn told(&self) -> Vec<NewWord> {
        let lists = self.words.values().map(|met| {
            let mut words: Vec<NewWord> = met.words.values().cloned().collect();
            words.sort_by_key(|it| std::cmp::Reverse(it.rows));
            words
        });
        lists.flatten().collect()
    }
}

/// Adds a word to its list, unless a row before has done so; answers its id.
///
/// # Errors
/// `Invalid` and `Taken` when it cannot stand there.
pub(super) fn make(tx: &mut Tx<'_>, directory: &mut Directory, unknown: &Unknown) -> Result<i64> {
    let Unknown { list, name, .. } = unknown;
    if let Some(id) = list.find(directory, name) {
        return Ok(id);
    }
    match list {
        List::Tags => {
            let tag = tags::create(tx, &NewTag { name: name.clone(), colour: None })?;
            let id = tag.id;
            directory.add_tag(tag);
            Ok(id.get())
        }
        List::Categories => make_category(tx, directory, name).map(CategoryId::get),
        List::Departments => {
            let new = NewDepartment { name: name.clone(), parent: None };
            let department = departments::create(tx, &new)?;
            let id = department.id;
            directory.add_department(department);
            Ok(id.get())
        }
        _ => {
            let list = list.field().wire();
            let choice = match directory.choice(list, name) {
                // It was taken out of use, and is wanted again.
                Some(retired) => choices::set_retired(tx, retired, false)?,
                None => {
                    let (list, name) = (list.to_owned(), name.clone());
                    choices::create(tx, &NewChoice { list, name, colour: None })?
                }
            };
            let id = choice.id;
            directory.add_choice(choice);
            Ok(id.get())
        }
    }
}

/// Makes a category with every one above it that is not there.
fn make_category(tx: &mut Tx<'_>, directory: &mut Directory, name: &str) -> Result<CategoryId> {
    let path = path(name);
    let mut parent = None;
    for depth in 1..=path.len() {
        let so_far = path[..depth].join("/");
        // A category of this name further down in another tree is not the one that is meant.
        let is_meant =
            |id: &CategoryId| search_key(&directory.category_path(*id)) == search_key(&so_far);
        let found = directory.category(&so_far).filter(is_meant);
        parent = Some(match found {
            Some(id) => id,
            None => {
                let name = path[depth - 1].to_owned();
                let category = categories::create(tx, &NewCategory { name, parent })?;
                let id = category.id;
                directory.add_category(category);
                id
            }
        });
    }
    parent.ok_or(Error::invalid("category", Rule::Blank))
}

fn path(name: &str) -> Vec<&str> {
    name.split(['/', '／', '>', '›']).map(str::trim).collect()
}
