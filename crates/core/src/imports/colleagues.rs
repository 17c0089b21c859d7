//! A row that names more people of a company that the same import has made: they become its contacts,
//! and whatever else the row says is kept with the first of them.

use super::{
    layout::SheetRow,
    mapping::Field,
    plan::{Plan, Planned},
    report::Warning,
    row::{Understood, values},
    unclear::{self, Lines},
};
use crate::{
    Error, Result, contacts,
    customers::{self, Record},
    gate::Tx,
    id::CustomerId,
    points::Point,
    text::limits,
    words::Language,
};

/// The row, and what it is read by.
pub(super) struct Colleagues<'a> {
    pub plan: &'a Plan,
    pub language: Language,
    pub row: &'a SheetRow,
}

impl Colleagues<'_> {
    /// Gives the company the people of the row. Ways to reach them that the company does not have are
    /// the first one's; so are, as notes, its notes and everything else that it says otherwise than the
    /// company's own row did. Answers what could not be kept.
    pub fn join(
        &self,
        tx: &mut Tx<'_>,
        company: CustomerId,
        understood: Understood,
    ) -> Result<Vec<Warning>> {
        let known =
            customers::by_id(tx, company)?.ok_or(Error::NotFound { entity: "customers" })?;
        let mut warnings = Vec::new();
        let notes = self.notes(&known, &understood, &mut warnings)?;
        let Understood { record, mut people, .. } = understood;
        if let Some(first) = people.first_mut() {
            for point in record.points {
                let mut of_both = known.points.iter().chain(&first.points);
                if !of_both.any(|it| is_same(it, &point)) {
                    first.points.push(point);
                }
            }
            first.points.sort_by_key(|it| it.kind);
            let own = first.notes.take().into_iter();
            let notes = own.chain(notes).collect::<Vec<_>>().join("\n");
            first.notes = self.cut(notes, &mut warnings);
        }
        people.into_iter().try_for_each(|person| contacts::insert_more(tx, company, person))?;
        Ok(warnings)
    }

    /// The notes of the row, and below them a line for each cell that the company does not have so.
    fn notes(
        &self,
        known: &Record,
        understood: &Understood,
        warnings: &mut Vec<Warning>,
    ) -> Result<Option<String>> {
        let record = &understood.record;
        let (ours, theirs) = (serde_json::to_value(record)?, serde_json::to_value(known)?);
        let colon = self.language.word("imports.colon");
        let mut lines = Lines::default();
        for column in &self.plan.columns {
            let is_new_word = understood.unknown.iter().any(|it| it.column == column.heading);
            let says_more = match (column.person, column.field) {
                (0, Field::Tags) => !record.tags.is_subset(&known.tags),
                (0, field) => members_of(field).iter().any(|it| ours[*it] != theirs[*it]),
                _ => false,
            };
            let Ok(Some(text)) = values::text(self.row.cell(column.index)) else { continue };
            if !is_new_word && !says_more {
                continue;
            }
            let is_secret = self.plan.secret.contains(&column.field) || unclear::is_secret(&text);
            if is_secret || !self.plan.notes_are_open {
                warnings.push(self.warning("contact_without", column));
            } else {
                lines.push((), unclear::labelled(&column.heading, colon, &text));
            }
        }
        let own = record.notes.clone().filter(|it| known.notes.as_ref() != Some(it));
        let mut notes = own.unwrap_or_default();
        lines.write(&mut notes);
        Ok(Some(notes).filter(|it| !it.is_empty()))
    }

    /// Notes of a contact are shorter than a customer's.
    fn cut(&self, notes: String, warnings: &mut Vec<Warning>) -> Option<String> {
        let kept = unclear::cut(&notes, limits::CONTACT_NOTES);
        if kept.len() < notes.len() {
            let heading = self.plan.naming_column().map_or("", |it| it.heading.as_str());
            warnings.push(unclear::notes_cut(self.row.number, heading, &notes));
        }
        Some(kept).filter(|it| !it.is_empty())
    }

    fn warning(&self, code: &'static str, column: &Planned) -> Warning {
        Warning {
            row: self.row.number,
            column: Some(column.heading.clone()),
            field: Some(column.field.wire()),
            code,
            rule: None,
            value: None,
        }
    }
}

/// The members of a customer's record that a column writes and that its contacts do not have.
fn members_of(field: Field) -> &'static [&'static str] {
    match field {
        Field::FileNo | Field::ExternalNo => &["external_no"],
        Field::Category => &["category"],
        Field::Status => &["status"],
        Field::Source => &["source"],
        Field::Industry => &["industry"],
        Field::Level => &["level"],
        Field::Owner => &["owner"],
        Field::Department => &["department"],
        Field::Country => &["country"],
        Field::Province => &["province"],
        Field::City => &["city"],
        // One piece may tell them all.
        Field::Address => &["province", "city", "address"],
        Field::PostalCode => &["postal_code"],
        Field::Website => &["website"],
        Field::IdNumber => &["id_number"],
        Field::TaxId => &["tax_id"],
        Field::BirthdayOn => &["birthday_on"],
        Field::NextFollowUpOn => &["next_follow_up_on"],
        Field::LastContactAt => &["last_contact_at"],
        Field::Sensitivity => &["sensitivity"],
        _ => &[],
    }
}

fn is_same(point: &Point, other: &Point) -> bool {
    (point.kind, &point.value, &point.extension) == (other.kind, &other.value, &other.extension)
}
