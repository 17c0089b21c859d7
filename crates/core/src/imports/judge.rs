//! What becomes of a row: a new customer, an update, a duplicate, or none for a reason.

use serde_json::Value;

use super::{
    OnDuplicate, OtherContacts,
    intake::Intake,
    layout::SheetRow,
    own,
    plan::Plan,
    report::{ContactRow, DuplicateRow, Fault, RowError, beginning},
    row::{RowReader, Understood},
    store,
};
use crate::{
    Error, Result,
    access::{CustomersCreate, CustomersUpdate, ImportsRun, Placement, Right},
    customers::{self, Likeness, Record},
    directory::Directory,
    gate::{Held, View},
    id::CustomerId,
    text::{Rule, keys::name_key},
};

/// What becomes of a row.
pub(super) enum Verdict<'op> {
    New(Box<Understood>),
    Update(Box<(Held<'op, Record, CustomersUpdate>, Understood)>),
    /// Like a row before, which a rehearsal has not written.
    UpdateOfRow,
    Duplicate(DuplicateRow),
    /// People of a company of a row before; which customer that is, a rehearsal does not know.
    Contact(Box<(ContactRow, Option<CustomerId>, Understood)>),
    Failed(Vec<RowError>),
}

impl Intake<'_> {
    pub(super) fn judge<'op>(
        &mut self,
        view: &View<'op>,
        directory: &Directory,
        plan: &Plan,
        blank: &Record,
        row: &SheetRow,
    ) -> Result<Verdict<'op>> {
        let language = self.person.language;
        let (settings, today) = (view.settings(), view.today());
        let reader = RowReader { plan, directory, settings, language, today };
        let understood = reader.understand(row, blank.clone());
        self.phones.note(&understood);
        self.nameless += u64::from(understood.is_nameless);
        if !understood.errors.is_empty() {
            return Ok(Verdict::Failed(understood.errors));
        }
        if let Some((of_row, company)) = self.company_of(view, plan, &understood)? {
            if self.options.other_contacts == OtherContacts::Create {
                return self.admitted(view, plan, row.number, Verdict::New(Box::new(understood)));
            }
            let contact = contact_row(row.number, of_row, &understood);
            return Ok(Verdict::Contact(Box::new((contact, company, understood))));
        }
        match self.options.on_duplicate {
            OnDuplicate::Create => {}
            OnDuplicate::Skip => {
                if let Some(duplicate) =
                    self.duplicate_of(view, &reader, &understood, row.number)?
                {
                    return Ok(Verdict::Duplicate(duplicate));
                }
            }
            OnDuplicate::Update => {
                if let Some(verdict) = self.update_of(view, &reader, &understood, row)? {
                    return self.admitted(view, plan, row.number, verdict);
                }
            }
        }
        self.admitted(view, plan, row.number, Verdict::New(Box::new(understood)))
    }

    /// The row before, and its customer, that this one names other people of; none where such rows are
    /// duplicates as any.
    fn company_of(
        &self,
        view: &View<'_>,
        plan: &Plan,
        understood: &Understood,
    ) -> Result<Option<(u32, Option<CustomerId>)>> {
        let is_asked = self.options.other_contacts != OtherContacts::AsDuplicates && !plan.is_own;
        let (record, people) = (&understood.record, &understood.people);
        let Some(of_row) = self.seen.company_of(record, people).filter(|_| is_asked) else {
            return Ok(None);
        };
        let Some(batch) = record.batch else { return Ok(Some((of_row, None))) };
        let made = store::made_called(view, batch, &name_key(&record.name))?;
        for id in made {
            let known = customers::by_id(view, id)?;
            let is_other = |it: &Record| {
                let (ours, theirs) = (&record.tax_id, &it.tax_id);
                ours.is_some() && theirs.is_some() && ours != theirs
            };
            if known.is_some_and(|it| !is_other(&it)) {
                return Ok(Some((of_row, Some(id))));
            }
        }
        // Somebody has taken it away meanwhile.
        Ok(None)
    }

    /// Whether what a row would write may be written.
    fn admitted<'op>(
        &mut self,
        view: &View<'op>,
        plan: &Plan,
        row: u32,
        mut verdict: Verdict<'op>,
    ) -> Result<Verdict<'op>> {
        let (understood, is_covered) = match &mut verdict {
            Verdict::New(understood) => {
                let is_covered = covers::<CustomersCreate>(view, &understood.record)?
                    && covers::<ImportsRun>(view, &understood.record)?;
                (understood.as_mut(), is_covered)
            }
            Verdict::Update(found) => {
                let is_covered = covers::<CustomersUpdate>(view, &found.1.record)?;
                (&mut found.1, is_covered)
            }
            _ => return Ok(verdict),
        };
        let mut errors = understood.errors.clone();
        if !is_covered {
            errors.push(out_of_reach(plan, row));
        }
        let mut refused = Vec::new();
        for unknown in std::mem::take(&mut understood.unknown) {
            match self.new_words.admit(view, &unknown) {
                true => understood.unknown.push(unknown),
                false => refused.push((unknown, Rule::NotAChoice)),
            }
        }
        for word in &refused {
            errors.extend(understood.set_aside(plan, row, word, self.person.language));
        }
        Ok(if errors.is_empty() { verdict } else { Verdict::Failed(errors) })
    }

    fn duplicate_of(
        &self,
        view: &View<'_>,
        reader: &RowReader<'_>,
        understood: &Understood,
        row: u32,
    ) -> Result<Option<DuplicateRow>> {
        if let Some((by, of_row)) = self.earlier_row(reader.plan, understood) {
            return Ok(Some(DuplicateRow::of_file(row, by, Some(of_row))));
        }
        for (id, by) in self.alike(view, reader.plan, understood)? {
            if !self.was_made_by_this_row(view, id)? {
                return self.existing(view, reader.directory, row, id, by).map(Some);
            }
        }
        Ok(None)
    }

    /// A row that is gone through again is like the customer it became.
    fn was_made_by_this_row(&self, view: &View<'_>, id: CustomerId) -> Result<bool> {
        match self.going_through {
            Some(batch) => store::is_made_by(view, id, batch),
            None => Ok(false),
        }
    }

    fn existing(
        &self,
        view: &View<'_>,
        directory: &Directory,
        row: u32,
        id: CustomerId,
        by: Likeness,
    ) -> Result<DuplicateRow> {
        let found = customers::duplicate(view, directory, id, by)?;
        let owner = found.owner.filter(|_| found.file_no.is_none());
        let (file_no, customer) = (found.file_no, found.id);
        Ok(DuplicateRow { row, by, of_row: None, file_no, owner, customer })
    }

    /// The customer that a row is to be written into: the first that it is like and that the
    /// person may change.
    fn update_of<'op>(
        &self,
        view: &View<'op>,
        reader: &RowReader<'_>,
        understood: &Understood,
        row: &SheetRow,
    ) -> Result<Option<Verdict<'op>>> {
        let alike = self.alike(view, reader.plan, understood)?;
        for (id, by) in &alike {
            match view.hold::<Record, CustomersUpdate>(id.get()) {
                Ok(held) => {
                    let understood = reader.understand(row, held.clone());
                    let of_row = self.written.get(id).copied().filter(|_| !reader.plan.is_own);
                    // Of rows that disagree the first stands: none takes away what another has said.
                    if of_row.is_some() && overwrites(&held, &understood.record)? {
                        let found = DuplicateRow::of_file(row.number, *by, of_row);
                        return Ok(Some(Verdict::Duplicate(found)));
                    }
                    return Ok(Some(Verdict::Update(Box::new((held, understood)))));
                }
                Err(Error::NotFound { .. } | Error::Forbidden { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        if let Some((id, by)) = alike.into_iter().next() {
            let duplicate = self.existing(view, reader.directory, row.number, id, by)?;
            return Ok(Some(Verdict::Duplicate(duplicate)));
        }
        Ok(self.earlier_row(reader.plan, understood).map(|_| Verdict::UpdateOfRow))
    }

    fn alike(
        &self,
        view: &View<'_>,
        plan: &Plan,
        understood: &Understood,
    ) -> Result<Vec<(CustomerId, Likeness)>> {
        let batch = understood.record.batch.or(self.going_through);
        own::alike(view, plan, understood, batch)
    }

    /// The row before that this one repeats. Two rows of an export of ours are two customers.
    fn earlier_row(&self, plan: &Plan, understood: &Understood) -> Option<(Likeness, u32)> {
        if plan.is_own { None } else { self.seen.find(&understood.record) }
    }
}

/// Whether a value that a customer has would become another one, or none. Ways to reach somebody and tags
/// only become more.
fn overwrites(held: &Record, after: &Record) -> Result<bool> {
    const GROWING: [&str; 2] = ["points", "tags"];
    let (Value::Object(before), Value::Object(after)) =
        (serde_json::to_value(held)?, serde_json::to_value(after)?)
    else {
        return Err(Error::broken("an entity is a set of fields"));
    };
    Ok(before.iter().any(|(field, value)| {
        !value.is_null() && !GROWING.contains(&field.as_str()) && after.get(field) != Some(value)
    }))
}

fn contact_row(row: u32, of_row: u32, understood: &Understood) -> ContactRow {
    let contact = understood.people.first().map_or("", |it| it.name.as_str());
    let (company, contact) = (beginning(&understood.record.name), beginning(contact));
    ContactRow { row, of_row, company, contact }
}

fn covers<R: Right>(view: &View<'_>, record: &Record) -> Result<bool> {
    let placement = Placement {
        owner: record.owner,
        department: record.department,
        sensitivity: record.sensitivity,
    };
    Ok(view.grant::<R>()?.must_cover(&placement).is_ok())
}

fn out_of_reach(plan: &Plan, row: u32) -> RowError {
    use super::mapping::Field;
    let placing = [Field::Owner, Field::Department, Field::Sensitivity];
    let column = placing.iter().find_map(|field| plan.columns_of(*field).next());
    let field = column.map_or(Field::Owner, |it| it.field);
    RowError::new(row, column.map(|it| it.heading.as_str()), field, Fault::OutOfReach)
}
