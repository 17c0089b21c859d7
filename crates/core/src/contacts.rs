//! Contacts: the people at a customer. They follow their customer's rights.

mod store;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

pub(crate) use store::Record;

use crate::{
    Error, Result,
    access::{Access, CustomersUpdate},
    customers::{self, Written},
    directory::Directory,
    gate::{Entity, Held, Tx, View},
    id::{ChoiceId, ContactId, CustomerId},
    points::{Point, PointKind},
    text::{self, Rule, limits},
};

/// A contact as one person sees it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Contact {
    pub id: ContactId,
    pub name: String,
    pub title: Option<String>,
    /// The code of a choice of the list `contact_role`.
    pub role: Option<String>,
    pub is_primary: bool,
    pub notes: Option<String>,
    pub points: Vec<customers::SeenPoint>,
    pub version: i64,
}

/// What to write about a contact: what is none stays.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct ContactFields {
    pub name: Option<String>,
    pub title: Option<String>,
    pub role: Option<String>,
    pub is_primary: Option<bool>,
    pub notes: Option<String>,
    pub phone: Option<Written>,
    pub email: Option<Written>,
    pub wechat: Option<Written>,
    pub qq: Option<Written>,
}

/// Adds a person to a customer; the first one is its primary contact.
///
/// # Errors
/// `Forbidden`, `NotFound` of the customer, `Invalid` with the field.
pub fn add(tx: &mut Tx<'_>, customer: CustomerId, fields: &ContactFields) -> Result<Contact> {
    let _held = tx.hold::<customers::Record, CustomersUpdate>(customer.get())?;
    let others = store::of_customer(tx, customer)?;
    let mut record = Record::blank(customer);
    record.is_primary = others.is_empty();
    write(tx, &mut record, fields)?;
    if record.name.is_empty() {
        return Err(Error::invalid("name", Rule::Blank));
    }
    if record.is_primary {
        demote_all(tx, others)?;
    }
    let grant = tx.grant::<CustomersUpdate>()?;
    let id = tx.insert(&grant, &record)?;
    seen(tx, Record { id: ContactId(id), ..record })
}

/// Changes a contact.
///
/// # Errors
/// As [`add`]; `NotFound` too while its customer is in the recycle bin.
pub fn update(tx: &mut Tx<'_>, id: ContactId, fields: &ContactFields) -> Result<Contact> {
    let held = hold(tx, id)?;
    let mut after = held.clone();
    write(tx, &mut after, fields)?;
    after.version += 1;
    if after.is_primary && !held.is_primary {
        let others = store::of_customer(tx, held.customer)?;
        demote_all(tx, others.into_iter().filter(|it| it.id != id).collect())?;
    }
    tx.update(&held, &after)?;
    seen(tx, after)
}

/// Takes a person away from a customer.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn remove(tx: &mut Tx<'_>, id: ContactId) -> Result<()> {
    let held = hold(tx, id)?;
    tx.delete(&held)
}

/// A contact for changing it: in the recycle bin nobody works on a customer, nor on its people.
fn hold<'op>(tx: &Tx<'op>, id: ContactId) -> Result<Held<'op, Record, CustomersUpdate>> {
    let held = tx.hold::<Record, CustomersUpdate>(id.get())?;
    let _live = tx.hold::<customers::Record, CustomersUpdate>(held.customer.get())?;
    Ok(held)
}

/// The contacts of a customer that the person may see, the primary one first.
pub(crate) fn of_customer(view: &View<'_>, customer: CustomerId) -> Result<Vec<Contact>> {
    let records = store::of_customer(view, customer)?;
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let directory = Directory::load(view)?;
    let cards = customers::Cards::new(view, &directory);
    Ok(records.into_iter().map(|it| card(&cards, &directory, it)).collect())
}

/// The contacts of these customers that the person may see, each customer's primary one first;
/// `ids` is a JSON list.
pub(crate) fn of_customers(
    view: &View<'_>,
    directory: &Directory,
    cards: &customers::Cards<'_>,
    ids: &str,
) -> Result<HashMap<CustomerId, Vec<Contact>>> {
    let mut contacts: HashMap<CustomerId, Vec<Contact>> = HashMap::new();
    for record in store::of_customers(view, ids)? {
        let customer = record.customer;
        contacts.entry(customer).or_default().push(card(cards, directory, record));
    }
    Ok(contacts)
}

/// The person that a new customer is written down with, of whom only the name is known.
///
/// # Errors
/// `Invalid` with the field of the customer that the name was written in.
pub(crate) fn named(name: &str) -> Result<NewContact> {
    let name = valid_name(name).map_err(|rule| Error::invalid("contact_name", rule))?;
    Ok(NewContact { name, ..NewContact::default() })
}

/// Makes a contact of a customer that was made in the same operation.
fn insert_new(tx: &mut Tx<'_>, record: &Record) -> Result<()> {
    // The customer itself was just created under the right to do that.
    tx.put_back(None, Some(record))
}

/// A person at a customer, clean, as a sheet tells of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct NewContact {
    pub name: String,
    pub title: Option<String>,
    pub role: Option<ChoiceId>,
    pub notes: Option<String>,
    pub points: Vec<Point>,
}

impl NewContact {
    fn record(self, customer: CustomerId) -> Record {
        let NewContact { name, title, role, notes, points } = self;
        Record { name, title, role, notes, points, ..Record::blank(customer) }
    }
}

/// Makes the people of a customer that was made with them, [`Record::people`], in the same operation:
/// its search text knows of them. The first is the primary contact.
///
/// [`Record::people`]: customers::Record::people
pub(crate) fn insert_known(
    tx: &mut Tx<'_>,
    customer: CustomerId,
    people: Vec<NewContact>,
) -> Result<()> {
    let search_text = store::SearchText::Written;
    for (place, person) in people.into_iter().enumerate() {
        let record = Record { is_primary: place == 0, search_text, ..person.record(customer) };
        insert_new(tx, &record)?;
    }
    Ok(())
}

/// Adds one more person to a customer that the same import has made, under the right to do that.
pub(crate) fn insert_more(tx: &mut Tx<'_>, customer: CustomerId, person: NewContact) -> Result<()> {
    let is_primary = store::of_customer(tx, customer)?.is_empty();
    insert_new(tx, &Record { is_primary, ..person.record(customer) })
}

/// Adds a person to a customer, or what is new of them to the one of that name; answers whether
/// that changed anything.
///
/// # Errors
/// As [`add`].
pub(crate) fn enrich(tx: &mut Tx<'_>, customer: CustomerId, person: NewContact) -> Result<bool> {
    let _held = tx.hold::<customers::Record, CustomersUpdate>(customer.get())?;
    let known = store::of_customer(tx, customer)?;
    let Some(same) = known.iter().find(|it| it.name == person.name) else {
        let record = Record { is_primary: known.is_empty(), ..person.record(customer) };
        let grant = tx.grant::<CustomersUpdate>()?;
        tx.insert(&grant, &record)?;
        return Ok(true);
    };
    let held = tx.hold::<Record, CustomersUpdate>(same.id.get())?;
    let mut after = held.clone();
    after.take_in(person);
    if after == *held {
        return Ok(false);
    }
    after.version += 1;
    tx.update(&held, &after)?;
    Ok(true)
}

impl Record {
    /// Takes over what is said of the person; what is not said stays.
    fn take_in(&mut self, person: NewContact) {
        self.title = person.title.or(self.title.take());
        self.role = person.role.or(self.role);
        self.notes = person.notes.or(self.notes.take());
        for point in person.points {
            let is_same = |it: &Point| {
                let known = (it.kind, &it.value, &it.extension);
                known == (point.kind, &point.value, &point.extension)
            };
            if !self.points.iter().any(is_same) {
                self.points.push(point);
            }
        }
        self.points.sort_by_key(|it| it.kind);
    }
}

/// The contacts of a customer as they are stored, the primary one first.
pub(crate) fn records_of(view: &View<'_>, customer: CustomerId) -> Result<Vec<Record>> {
    store::of_customer(view, customer)
}

/// Whose contact it is; none where there is no such contact.
pub(crate) fn customer_of(view: &View<'_>, id: ContactId) -> Result<Option<CustomerId>> {
    Ok(Record::load(view, id.get())?.map(|it| it.customer))
}

/// Gives the primary contact another name, or the customer its first contact.
pub(crate) fn rename_first(tx: &mut Tx<'_>, customer: CustomerId, written: &Written) -> Result<()> {
    let Written::One(name) = written else { return Ok(()) };
    match store::of_customer(tx, customer)?.into_iter().next() {
        Some(first) => {
            let fields = ContactFields { name: Some(name.clone()), ..ContactFields::default() };
            update(tx, first.id, &fields).map(drop)
        }
        None => {
            let fields = ContactFields { name: Some(name.clone()), ..ContactFields::default() };
            add(tx, customer, &fields).map(drop)
        }
    }
}

fn demote_all(tx: &mut Tx<'_>, others: Vec<Record>) -> Result<()> {
    for other in others.into_iter().filter(|it| it.is_primary) {
        let held = tx.hold::<Record, CustomersUpdate>(other.id.get())?;
        let after = Record { is_primary: false, version: held.version + 1, ..held.clone() };
        tx.update(&held, &after)?;
    }
    Ok(())
}

fn write(view: &View<'_>, record: &mut Record, fields: &ContactFields) -> Result<()> {
    let refuse = |field: &'static str| move |rule| Error::invalid(field, rule);
    if let Some(name) = &fields.name {
        record.name = valid_name(name).map_err(refuse("name"))?;
    }
    if let Some(title) = &fields.title {
        let title = text::clean::line(title, limits::TITLE).map_err(refuse("title"))?;
        record.title = Some(title).filter(|it| !it.is_empty());
    }
    if let Some(notes) = &fields.notes {
        let notes =
            text::clean::paragraph(notes, limits::CONTACT_NOTES).map_err(refuse("notes"))?;
        record.notes = Some(notes).filter(|it| !it.is_empty());
    }
    if let Some(role) = &fields.role {
        let directory = Directory::load(view)?;
        let found = directory.choice("contact_role", role);
        let is_blank = role.trim().is_empty();
        record.role = match found {
            None if !is_blank => return Err(Error::invalid("role", Rule::NotAChoice)),
            found => found,
        };
    }
    if let Some(is_primary) = fields.is_primary {
        record.is_primary = is_primary;
    }
    let points = [
        (PointKind::Phone, &fields.phone),
        (PointKind::Email, &fields.email),
        (PointKind::Wechat, &fields.wechat),
        (PointKind::Qq, &fields.qq),
    ];
    for (kind, written) in points {
        if let Some(written) = written {
            if view.access(Record::WORD, kind.word()) == Access::Masked {
                return Err(Error::Masked { field: kind.word().to_owned() });
            }
            let country = view.settings().country;
            customers::values::set_points(&mut record.points, kind, written, country)?;
        }
    }
    Ok(())
}

fn valid_name(name: &str) -> Result<String, Rule> {
    let name = text::clean::line(name, limits::NAME)?;
    if name.is_empty() { Err(Rule::Blank) } else { Ok(name) }
}

fn seen(view: &View<'_>, record: Record) -> Result<Contact> {
    let directory = Directory::load(view)?;
    Ok(card(&customers::Cards::new(view, &directory), &directory, record))
}

fn card(cards: &customers::Cards<'_>, directory: &Directory, record: Record) -> Contact {
    Contact {
        id: record.id,
        title: record.title,
        role: record.role.and_then(|it| directory.choice_of(it)).map(|it| it.code.clone()),
        is_primary: record.is_primary,
        notes: record.notes,
        points: record.points.iter().map(|it| cards.point(it)).collect(),
        name: record.name,
        version: record.version,
    }
}
