//! Choices: the office's own lists, such as status, source and level.

mod store;

use serde::Deserialize;

pub use store::Choice;
pub(crate) use store::all;

use crate::{
    Error, Result,
    access::ChoicesWrite,
    customs,
    directory::Directory,
    gate::{Tx, View},
    id::ChoiceId,
    text::{self, Country, Rule, keys::search_key},
    words::Language,
};

/// The lists there are.
pub const LISTS: [&str; 6] = ["status", "source", "industry", "level", "task_type", "contact_role"];

/// A choice to be added to a list.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
pub struct NewChoice {
    pub list: String,
    pub name: String,
    pub colour: Option<String>,
}

impl Choice {
    /// What people call it: the office's own name, else the word of its code.
    pub fn word(&self, language: Language) -> &str {
        let shipped = || {
            let key = format!("choices.{}.{}", self.list, self.code);
            language.find(&key)
        };
        self.name.as_deref().or_else(shipped).unwrap_or(&self.code)
    }
}

/// The choices of a list, retired ones too, in their order.
///
/// # Errors
/// `UnknownList`.
pub fn list(view: &View<'_>, list: &str) -> Result<Vec<Choice>> {
    must_be_a_list(list)?;
    Ok(all(view)?.into_iter().filter(|it| it.list == list).collect())
}

/// The choice of a list with this code, or with this name in any language.
///
/// # Errors
/// `NotFound`; `UnknownList`.
pub fn find(view: &View<'_>, list: &str, name: &str) -> Result<Choice> {
    must_be_a_list(list)?;
    let id = Directory::load(view)?.choice(list, name);
    let found = all(view)?.into_iter().find(|it| Some(it.id) == id);
    found.ok_or(Error::NotFound { entity: "choices" })
}

/// Adds a choice, before those that end its list. Its code is its first name, and stays when it is renamed.
///
/// # Errors
/// `Forbidden` without `choices.write`, `Invalid` name, `Taken` in this list.
pub fn create(tx: &mut Tx<'_>, new: &NewChoice) -> Result<Choice> {
    let write = tx.grant::<ChoicesWrite>()?;
    must_be_a_list(&new.list)?;
    let name = valid_name(&new.name)?;
    let others = list(tx, &new.list)?;
    must_be_free(&others, &name, None)?;
    let code: String = search_key(&name).replace(' ', "_").chars().take(64).collect();
    let choice = Choice {
        id: ChoiceId(0),
        list: new.list.clone(),
        code,
        name: Some(name),
        colour: new.colour.clone(),
        position: place_of_a_new_one(&others),
        retired: false,
        version: 1,
    };
    let id = tx.insert(&write, &choice)?;
    Ok(Choice { id: ChoiceId(id), ..choice })
}

/// The position of the first of those that end the list, who give way, or one behind everybody.
fn place_of_a_new_one(others: &[Choice]) -> i64 {
    let behind = others.iter().map(|it| it.position).max().unwrap_or(0) + 1;
    others.iter().rev().take_while(|it| it.ends_its_list()).last().map_or(behind, |it| it.position)
}

/// Gives a choice another name; its code stays, and so does every filter that uses it.
///
/// # Errors
/// As [`create`], and `NotFound`.
pub fn rename(tx: &mut Tx<'_>, id: ChoiceId, name: &str) -> Result<Choice> {
    let held = tx.hold::<Choice, ChoicesWrite>(id.get())?;
    let name = valid_name(name)?;
    must_be_free(&list(tx, &held.list)?, &name, Some(id))?;
    let after = Choice { name: Some(name), version: held.version + 1, ..held.clone() };
    tx.update(&held, &after)?;
    Ok(after)
}

/// Takes a choice out of use, or back into it: customers that have it keep it.
///
/// # Errors
/// `Forbidden` without `choices.write`, `NotFound`.
pub fn set_retired(tx: &mut Tx<'_>, id: ChoiceId, retired: bool) -> Result<Choice> {
    let held = tx.hold::<Choice, ChoicesWrite>(id.get())?;
    let after = Choice { retired, version: held.version + 1, ..held.clone() };
    tx.update(&held, &after)?;
    Ok(after)
}

/// Takes those of these choices out of use that nobody has but the recycle bin; answers how many. A
/// customer that comes back from there has its choice as before.
///
/// # Errors
/// `Forbidden` without `choices.write`.
pub(crate) fn retire_unused(tx: &mut Tx<'_>, among: &[ChoiceId]) -> Result<u64> {
    if among.is_empty() {
        return Ok(0);
    }
    let used = store::in_use(tx)?;
    let mut retired = 0;
    for choice in all(tx)?.iter().filter(|it| !it.retired && !used.contains(&it.id)) {
        if among.contains(&choice.id) {
            set_retired(tx, choice.id, true)?;
            retired += 1;
        }
    }
    Ok(retired)
}

/// Gives a choice a colour, or none.
///
/// # Errors
/// `Forbidden` without `choices.write`, `NotFound`.
pub fn recolour(tx: &mut Tx<'_>, id: ChoiceId, colour: Option<&str>) -> Result<Choice> {
    let held = tx.hold::<Choice, ChoicesWrite>(id.get())?;
    let colour = colour.map(str::to_owned);
    let after = Choice { colour, version: held.version + 1, ..held.clone() };
    tx.update(&held, &after)?;
    Ok(after)
}

/// Puts a list into this order; what is not named follows in the order it had.
///
/// # Errors
/// `Forbidden` without `choices.write`, `NotFound` for a list that does not exist.
pub fn reorder(tx: &mut Tx<'_>, list_name: &str, order: &[ChoiceId]) -> Result<()> {
    let _write = tx.grant::<ChoicesWrite>()?;
    let mut all = list(tx, list_name)?;
    let place = |it: &Choice| order.iter().position(|id| *id == it.id).unwrap_or(order.len());
    all.sort_by_key(place);
    for (position, choice) in (1..).zip(all) {
        if choice.position != position {
            let held = tx.hold::<Choice, ChoicesWrite>(choice.id.get())?;
            let after = Choice { position, version: held.version + 1, ..held.clone() };
            tx.update(&held, &after)?;
        }
    }
    Ok(())
}

/// Makes the lists of a new office those of its country: what is shipped is the list of China.
pub(crate) fn found(tx: &mut Tx<'_>, country: Country, language: Language) -> Result<()> {
    let wanted = customs::sources(country, language);
    let write = tx.grant::<ChoicesWrite>()?;
    let shipped = list(tx, "source")?;
    for choice in shipped.iter().filter(|it| !wanted.contains(&it.code.as_str())) {
        let held = tx.hold::<Choice, ChoicesWrite>(choice.id.get())?;
        tx.delete(&held)?;
    }
    for (position, code) in (1..).zip(wanted) {
        match shipped.iter().find(|it| it.code == code) {
            Some(known) if known.position == position => {}
            Some(known) => {
                let held = tx.hold::<Choice, ChoicesWrite>(known.id.get())?;
                let after = Choice { position, version: held.version + 1, ..held.clone() };
                tx.update(&held, &after)?;
            }
            None => {
                let choice = Choice {
                    id: ChoiceId(0),
                    list: "source".to_owned(),
                    code: code.to_owned(),
                    name: None,
                    colour: None,
                    position,
                    retired: false,
                    version: 1,
                };
                tx.insert(&write, &choice)?;
            }
        }
    }
    Ok(())
}

fn must_be_a_list(list: &str) -> Result<()> {
    if LISTS.contains(&list) { Ok(()) } else { Err(Error::UnknownList { name: list.to_owned() }) }
}

fn valid_name(name: &str) -> Result<String> {
    let name = text::clean::line(name, 100).map_err(|rule| Error::invalid("name", rule))?;
    if name.is_empty() { Err(Error::invalid("name", Rule::Blank)) } else { Ok(name) }
}

fn must_be_free(others: &[Choice], name: &str, except: Option<ChoiceId>) -> Result<()> {
    let key = search_key(name);
    let is_taken = others.iter().filter(|it| Some(it.id) != except).any(|it| {
        search_key(&it.code) == key
            || Language::ALL.iter().any(|lang| search_key(it.word(*lang)) == key)
    });
    if is_taken { Err(Error::Taken { field: "name" }) } else { Ok(()) }
}
