//! Customers: the people and companies we sell to.

mod birthday;
mod card;
mod columns;
mod duplicates;
mod field;
pub mod filters;
mod identity;
mod list;
mod nearest;
mod search;
pub(crate) mod search_text;
mod several;
mod store;
mod tagging;
pub(crate) mod values;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use birthday::Birthday;
pub(crate) use card::Cards;
pub use card::{Customer, SeenPoint};
pub(crate) use columns::{Columns, Table};
pub use duplicates::{Duplicate, Likeness, find_duplicates};
pub(crate) use duplicates::{duplicate, likeness_of};
pub use field::Field;
pub(crate) use identity::Identity;
pub use list::{At, Bin, CAP, Count, Direction, Page, Query, Sort, SortField, Total, count, list};
pub(crate) use list::{cards, ids_within};
pub use nearest::nearest;
pub use search::{FoundBy, Mode};
pub use several::{
    Assigned, OpenTasks, Outcome, Refused, assign_all, delete_all, restore_all, tag_all, update_all,
};
pub(crate) use store::{Record, batch_of, by_id, live_by_file_no, next_number};
pub use tagging::{Tagging, tag};
pub use values::Written;

use crate::{
    Error, Result,
    access::{
        Access, CustomersCreate, CustomersDelete, CustomersRead, CustomersUpdate, Level,
        ScopeColumns,
    },
    contacts,
    directory::Directory,
    error::Conflict,
    gate::{Entity, Tx, View},
    id::{BatchId, CustomerId},
    journal,
    looks::{Look, LookKind},
    points::{Point, PointKind},
    text::Rule,
    words::Language,
};
use values::Reader;

/// How the columns of customers that scope looks at are called; `c` is the table in every query.
pub(crate) const SCOPE: ScopeColumns = ScopeColumns {
    owner: "c.owner_id",
    department: "c.department_id",
    sensitivity: Some("c.sensitivity"),
};

/// A person or a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Person,
    Company,
}

impl Kind {
    pub fn word(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Company => "company",
        }
    }

    pub(crate) fn of_word(word: &str) -> Kind {
        if word == "person" { Kind::Person } else { Kind::Company }
    }

    pub fn label(self, language: Language) -> &'static str {
        match self {
            Kind::Person => language.word("customers.kinds.person"),
            Kind::Company => language.word("customers.kinds.company"),
        }
    }
}

impl Level {
    /// 公开, 内部, 敏感, 机密.
    pub fn label(self, language: Language) -> &'static str {
        language.word(match self {
            Level::Public => "customers.levels.public",
            Level::Internal => "customers.levels.internal",
            Level::Confidential => "customers.levels.confidential",
            Level::Secret => "customers.levels.secret",
        })
    }
}

/// Fields as a person wrote them, by their word.
pub type Fields = BTreeMap<Field, Written>;

/// An edit of a customer.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
pub struct Edit {
    pub set: Fields,
    /// The version the person saw; none overwrites whatever is there.
    pub version: Option<i64>,
}

/// Makes a customer. Its owner is who makes it unless the fields say otherwise.
///
/// # Errors
/// `Forbidden` without `customers.create` or for a place out of reach; `Invalid` with the field.
pub fn create(tx: &mut Tx<'_>, fields: &Fields) -> Result<Customer> {
    let directory = Directory::load(tx)?;
    let id = create_with(tx, &directory, fields)?;
    card::load(tx, &directory, id)
}

pub(crate) fn create_with(
    tx: &mut Tx<'_>,
    directory: &Directory,
    fields: &Fields,
) -> Result<CustomerId> {
    let create = tx.grant::<CustomersCreate>()?;
    let reader = Reader::of(tx, directory);
    let mut record = blank(tx, tx.batch())?;
    set_all(tx, &reader, &mut record, fields)?;
    let is_named = !record.name.is_empty();
    if !is_named {
        name_somehow(&mut record)?;
    }
    if !fields.contains_key(&Field::Kind) {
        let is_company = !is_named && fields.contains_key(&Field::Company);
        record.kind = if is_company { Kind::Company } else { guess_kind(&record, fields) };
    }
    if let Some(Written::One(name)) = fields.get(&Field::ContactName)
        && !name.trim().is_empty()
    {
        record.people.push(contacts::named(name)?);
    }
    let id = CustomerId(tx.insert(&create, &record)?);
    contacts::insert_known(tx, id, record.people)?;
    Ok(id)
}

/// Whom nobody has named is known by the company, or else by a number or an address until somebody asks: so
/// much of it as those see who see it masked, for they see every name.
fn name_somehow(record: &mut Record) -> Result<()> {
    let reached = || record.points.first().map(Point::as_name);
    let name = record.company.take().or_else(reached);
    record.name = name.ok_or_else(|| Error::invalid("name", Rule::Blank))?;
    Ok(())
}

/// A customer with one person and no company is a person.
fn guess_kind(record: &Record, fields: &Fields) -> Kind {
    let has_contact = fields.contains_key(&Field::ContactName);
    let looks_like_a_firm = crate::imports::is_company_name(&record.name);
    if record.company.is_none() && (has_contact || looks_like_a_firm) {
        Kind::Company
    } else {
        Kind::Person
    }
}

/// A customer that nothing is known of yet but whose it is.
pub(crate) fn blank(view: &View<'_>, batch: Option<BatchId>) -> Result<Record> {
    let now = view.now().wall_ms;
    let number = store::next_number(view)?;
    Ok(Record {
        id: CustomerId(0),
        file_no: view.settings().file_number(number),
        external_no: None,
        kind: Kind::Person,
        name: String::new(),
        company: None,
        category: None,
        status: None,
        source: None,
        industry: None,
        level: None,
        owner: Some(view.me()).filter(|it| it.get() > 0),
        department: view.standing().department,
        country: None,
        province: None,
        city: None,
        address: None,
        postal_code: None,
        website: None,
        id_number: None,
        tax_id: None,
        birthday_on: None,
        notes: None,
        next_follow_up_on: None,
        last_contact_at: None,
        sensitivity: Level::Internal,
        batch,
        archived_at: None,
        deleted_at: None,
        created_by: Some(view.me()).filter(|it| it.get() > 0),
        created_at: now,
        updated_at: now,
        version: 1,
        tags: Default::default(),
        points: Vec::new(),
        people: Vec::new(),
        is_found_later: false,
    })
}

/// Writes every field; one that is masked for the person cannot be written.
fn set_all(
    view: &View<'_>,
    reader: &Reader<'_>,
    record: &mut Record,
    fields: &Fields,
) -> Result<()> {
    for (field, written) in fields {
        if *field == Field::ContactName {
            continue;
        }
        if view.access(Record::WORD, field.word()) == Access::Masked {
            return Err(Error::Masked { field: field.word().to_owned() });
        }
        reader.set(record, *field, written)?;
    }
    Ok(())
}

/// The customer with this file number.
///
/// # Errors
/// `Forbidden` without `customers.read`; `NotFound`, also when it is out of reach.
pub fn find(view: &View<'_>, file_no: &str) -> Result<CustomerId> {
    let _read = view.grant::<CustomersRead>()?;
    let missing = Error::NotFound { entity: Record::WORD };
    let id = store::by_file_no(view, file_no.trim())?.ok_or(missing)?;
    must_see(view, id)?;
    Ok(id)
}

/// One customer with everything the person may see of it. The look is recorded.
///
/// # Errors
/// `Forbidden` without `customers.read`, `NotFound`, also when it is out of reach.
pub fn show(view: &View<'_>, id: CustomerId) -> Result<Customer> {
    must_see(view, id)?;
    let directory = Directory::load(view)?;
    let customer = card::load(view, &directory, id)?;
    let level = customer.highest_level_shown(view);
    let entity = Record::WORD;
    view.look(Look { kind: LookKind::Opened, entity, id: Some(id.get()), count: 1, level });
    Ok(customer)
}

pub(crate) fn must_see(view: &View<'_>, id: CustomerId) -> Result<Record> {
    let read = view.grant::<CustomersRead>()?;
    let missing = || Error::NotFound { entity: Record::WORD };
    let record = store::by_id(view, id)?.ok_or_else(missing)?;
    let placement = record.placement(view)?.ok_or_else(missing)?;
    read.must_cover(&placement).map_err(|_| missing())?;
    Ok(record)
}

/// Changes a customer.
///
/// # Errors
/// `Forbidden`, `NotFound`, `Invalid` with the field, `Masked` for a field the person cannot see,
/// `Stale` with both values when someone else changed the same fields meanwhile.
pub fn update(tx: &mut Tx<'_>, id: CustomerId, edit: &Edit) -> Result<Customer> {
    let directory = Directory::load(tx)?;
    let held = tx.hold::<Record, CustomersUpdate>(id.get())?;
    let mut after = edited(tx, &directory, &held, &edit.set)?;
    must_not_be_stale(tx, &directory, &held, &after, edit)?;
    after.version += 1;
    after.updated_at = tx.now().wall_ms;
    tx.update(&held, &after)?;
    if let Some(written) = edit.set.get(&Field::ContactName) {
        contacts::rename_first(tx, id, written)?;
    }
    card::load(tx, &directory, id)
}

/// A record with what a person wrote in it.
fn edited(view: &View<'_>, directory: &Directory, record: &Record, set: &Fields) -> Result<Record> {
    let reader = Reader::of(view, directory);
    let mut after = record.clone();
    set_all(view, &reader, &mut after, set)?;
    Ok(after)
}

/// An edit made on an older version is refused when it and what happened since touch the same
/// fields: the person sees both values and chooses.
fn must_not_be_stale(
    view: &View<'_>,
    directory: &Directory,
    now: &Record,
    after: &Record,
    edit: &Edit,
) -> Result<()> {
    let Some(seen) = edit.version.filter(|it| *it != now.version) else { return Ok(()) };
    let changed = journal::fields_changed_since(view, Record::WORD, now.id.get(), seen)?;
    let (stored, wanted) = (serde_json::to_value(now)?, serde_json::to_value(after)?);
    // Every kind of way to reach somebody is a field of its own.
    let value = |image: &Value, field: &str| match PointKind::of_word(field) {
        Some(_) => {
            let points = image.get("points").and_then(Value::as_array).into_iter().flatten();
            Value::Array(points.filter(|it| it["kind"] == field).cloned().collect())
        }
        None => image.get(field).cloned().unwrap_or(Value::Null),
    };
    // Shown as on a card: with names, and masked where the person sees a mask.
    let cards = Cards::new(view, directory);
    let card = |record: &Record| serde_json::to_value(cards.card(record.clone(), Vec::new()));
    let (theirs, yours) = (card(now)?, card(after)?);
    let conflicts: Vec<Conflict> = changed
        .into_iter()
        .filter(|field| value(&stored, field) != value(&wanted, field))
        .map(|field| Conflict {
            theirs: value(&theirs, &field),
            yours: value(&yours, &field),
            field,
        })
        .collect();
    if conflicts.is_empty() { Ok(()) } else { Err(Error::Stale { conflicts }) }
}

/// Puts a customer into the recycle bin.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn delete(tx: &mut Tx<'_>, id: CustomerId) -> Result<()> {
    let held = tx.hold::<Record, CustomersDelete>(id.get())?;
    let now = tx.now().wall_ms;
    let after = Record {
        deleted_at: Some(now),
        updated_at: now,
        version: held.version + 1,
        ..held.clone()
    };
    tx.retire(&held, &after)
}

/// Takes a customer out of the recycle bin.
///
/// # Errors
/// `Forbidden`, `NotFound` when it is not in there.
pub fn restore(tx: &mut Tx<'_>, id: CustomerId) -> Result<Customer> {
    bring_back(tx, id)?;
    let directory = Directory::load(tx)?;
    card::load(tx, &directory, id)
}

fn bring_back(tx: &mut Tx<'_>, id: CustomerId) -> Result<()> {
    let held = tx.hold_any::<Record, CustomersDelete>(id.get())?;
    if held.is_live() {
        return Err(Error::NotFound { entity: Record::WORD });
    }
    let after = Record {
        deleted_at: None,
        updated_at: tx.now().wall_ms,
        version: held.version + 1,
        ..held.clone()
    };
    tx.retire(&held, &after)
}

/// Everything that happened to a customer, newest first; also what happened to the tags it had.
///
/// # Errors
/// `Forbidden` without `customers.read`, `NotFound`.
pub fn history(view: &View<'_>, id: CustomerId) -> Result<Vec<journal::Entry>> {
    must_see(view, id)?;
    journal::history_of_customer(view, id)
}
