//! Writing the customers that rows describe.

use super::{
    lists,
    report::{Fault, RowError},
    row::{NamedContact, Understood},
};
use crate::{
    Error, Result,
    access::{CustomersCreate, CustomersUpdate, Grant},
    contacts::{self, ContactFields},
    customers::{self, Record},
    directory::Directory,
    gate::{Held, Tx},
    id::CustomerId,
    text::Rule,
};

/// Adds the words that a customer brings along to the office's lists, and gives them to it.
///
/// # Errors
/// In the inner result, which word cannot stand in its list.
pub(super) fn settle_words(
    tx: &mut Tx<'_>,
    directory: &mut Directory,
    understood: &mut Understood,
    row: u32,
) -> Result<Result<(), RowError>> {
    for unknown in std::mem::take(&mut understood.unknown) {
        match lists::make(tx, directory, &unknown) {
            Ok(id) => unknown.list.write(&mut understood.record, id),
            Err(Error::Invalid { rule, .. }) => return Ok(Err(refused(row, &unknown, rule))),
            Err(Error::Taken { .. }) => {
                return Ok(Err(refused(row, &unknown, Rule::NotAChoice)));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(Ok(()))
}

pub(super) fn refused(row: u32, unknown: &lists::Unknown, rule: Rule) -> RowError {
    RowError::new(row, Some(&unknown.column), unknown.list.field(), Fault::Rule(rule))
}

/// Makes new customers one after the other, in one transaction.
pub(super) struct Maker<'op> {
    create: Grant<'op, CustomersCreate>,
    next: i64,
}

impl<'op> Maker<'op> {
    pub fn new(tx: &Tx<'op>) -> Result<Maker<'op>> {
        Ok(Maker { create: tx.grant()?, next: customers::next_number(tx)? })
    }

    /// Makes a customer, with its contact.
    pub fn make(
        &mut self,
        tx: &mut Tx<'op>,
        record: Record,
        contact: Option<NamedContact>,
    ) -> Result<CustomerId> {
        let mut record = record;
        record.file_no = tx.settings().file_number(self.next);
        // Written here once, so that the contact need not write the search text anew.
        record.people = contact.iter().map(|it| it.name.clone()).collect();
        let id = CustomerId(tx.insert(&self.create, &record)?);
        self.next = id.get() + 1;
        if let Some(contact) = contact {
            contacts::insert_known(tx, id, contact.name, contact.title)?;
        }
        Ok(id)
    }
}

/// Writes what a row says into the customer there is; answers whether that changed anything.
pub(super) fn update<'op>(
    tx: &mut Tx<'op>,
    held: &Held<'op, Record, CustomersUpdate>,
    understood: Understood,
) -> Result<bool> {
    let mut after = understood.record;
    let is_changed = after != **held;
    if is_changed {
        after.version += 1;
        after.updated_at = tx.now().wall_ms;
        tx.update(held, &after)?;
    }
    let has_new_contact = match understood.contact {
        Some(contact) => update_contact(tx, held.id, contact)?,
        None => false,
    };
    Ok(is_changed || has_new_contact)
}

fn update_contact(tx: &mut Tx<'_>, customer: CustomerId, contact: NamedContact) -> Result<bool> {
    let known = contacts::records_of(tx, customer)?;
    let fields = ContactFields { title: contact.title.clone(), ..ContactFields::default() };
    match known.into_iter().find(|it| it.name == contact.name) {
        Some(found) if contact.title.is_none() || contact.title == found.title => Ok(false),
        Some(found) => contacts::update(tx, found.id, &fields).map(|_| true),
        None => {
            let fields = ContactFields { name: Some(contact.name), ..fields };
            contacts::add(tx, customer, &fields).map(|_| true)
        }
    }
}
