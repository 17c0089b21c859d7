//! Writing the customers that rows describe.

use super::{
    lists::{self, List, Unknown},
    report::{Fault, RowError},
    row::Understood,
};
use crate::{
    Error, Result,
    access::{CustomersCreate, CustomersUpdate, Grant},
    contacts::{self, NewContact},
    customers::{self, Record, search_text},
    directory::Directory,
    gate::{Held, Tx},
    id::CustomerId,
    text::Rule,
};

/// Adds the words that a customer brings along to the office's lists, and gives them to it; answers
/// which of them cannot stand there.
pub(super) fn settle_words(
    tx: &mut Tx<'_>,
    directory: &mut Directory,
    understood: &mut Understood,
) -> Result<Vec<(Unknown, Rule)>> {
    let mut refused = Vec::new();
    for unknown in std::mem::take(&mut understood.unknown) {
        match lists::make(tx, directory, &unknown) {
            Ok(id) => give(understood, unknown.list, id),
            Err(Error::Invalid { rule, .. }) => refused.push((unknown, rule)),
            Err(Error::Taken { .. }) => refused.push((unknown, Rule::NotAChoice)),
            Err(error) => return Err(error),
        }
    }
    Ok(refused)
}

/// Gives the word with this id to whom a row says it of.
fn give(understood: &mut Understood, list: List, id: i64) {
    match list {
        List::ContactRole(place) => {
            if let Some(person) = understood.people.get_mut(usize::from(place)) {
                person.role = Some(id.into());
            }
        }
        list => list.write(&mut understood.record, id),
    }
}

pub(super) fn refused(row: u32, unknown: &Unknown, rule: Rule) -> RowError {
    let error = RowError::new(row, Some(&unknown.column), unknown.list.field(), Fault::Rule(rule));
    error.of_text(Some(unknown.name.clone()))
}

/// Makes new customers one after the other, in one transaction.
pub(super) struct Maker<'op> {
    create: Grant<'op, CustomersCreate>,
    next: i64,
    search_texts: search_text::Together,
}

impl<'op> Maker<'op> {
    pub fn new(tx: &Tx<'op>) -> Result<Maker<'op>> {
        Ok(Maker {
            create: tx.grant()?,
            next: customers::next_number(tx)?,
            search_texts: search_text::Together::default(),
        })
    }

    /// Makes a customer, with its people. It is found when [`Maker::settle`] was called.
    pub fn make(
        &mut self,
        tx: &mut Tx<'op>,
        record: Record,
        people: Vec<NewContact>,
    ) -> Result<CustomerId> {
        let mut record = record;
        record.file_no = tx.settings().file_number(self.next);
        record.people = people;
        record.is_found_later = true;
        let id = CustomerId(tx.insert(&self.create, &record)?);
        self.next = id.get() + 1;
        self.search_texts.add(id, &record);
        contacts::insert_known(tx, id, record.people)?;
        Ok(id)
    }

    /// Makes what was made so far findable: before anything of it is changed, and at the end.
    pub fn settle(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        self.search_texts.write(tx)
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
    let mut has_new_people = false;
    for person in understood.people {
        has_new_people |= contacts::enrich(tx, held.id, person)?;
    }
    Ok(is_changed || has_new_people)
}
