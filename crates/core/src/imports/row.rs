//! A row of a sheet, understood: the customer it describes, and what is wrong with it.

mod values;

use std::borrow::Cow;

use clientele_tables::Cell;

use super::{
    layout::SheetRow,
    lists::{List, Unknown},
    mapping::{Field, Kind, Names, Party, full_name},
    plan::{NAMING, Plan, Planned},
    report::{Fault, RowError, Warning},
};
use crate::{
    Error,
    customers::{self, Record, Written, values::Reader},
    directory::Directory,
    points::PointKind,
    settings::Settings,
    text::{Rule, clean, limits},
    word_of,
    words::Language,
};

/// What is needed to understand a row.
pub(super) struct RowReader<'a> {
    pub plan: &'a Plan,
    pub directory: &'a Directory,
    pub settings: &'a Settings,
    pub language: Language,
}

/// The person at a company, as far as a row tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedContact {
    pub name: String,
    pub title: Option<String>,
}

/// What a row says.
pub(super) struct Understood {
    pub record: Record,
    pub contact: Option<NamedContact>,
    /// Words that stand in none of the office's lists yet.
    pub unknown: Vec<Unknown>,
    pub errors: Vec<RowError>,
    pub warnings: Vec<Warning>,
}

impl RowReader<'_> {
    /// Writes what a row says over `base`; what the row leaves blank stays as it is there.
    pub fn understand(&self, row: &SheetRow, base: Record) -> Understood {
        let is_new = base.id.get() == 0;
        let mut reading = Reading {
            reader: self,
            row,
            is_new,
            names: Cells::default(),
            address: Vec::new(),
            notes: Vec::new(),
            remarks: Vec::new(),
            understood: Understood {
                record: base,
                contact: None,
                unknown: Vec::new(),
                errors: Vec::new(),
                warnings: Vec::new(),
            },
        };
        for column in &self.plan.columns {
            reading.take(column);
        }
        reading.finish()
    }
}

/// The cells of a row that make up names.
#[derive(Default)]
struct Cells {
    name: String,
    first: String,
    last: String,
    company: String,
    contact: String,
    title: Option<String>,
}

/// One row while it is read.
struct Reading<'a> {
    reader: &'a RowReader<'a>,
    row: &'a SheetRow,
    is_new: bool,
    names: Cells,
    address: Vec<String>,
    notes: Vec<String>,
    /// What the office does not know, kept for people to read.
    remarks: Vec<String>,
    understood: Understood,
}

impl<'a> Reading<'a> {
    fn take(&mut self, column: &'a Planned) {
        let cell = self.row.cell(column.index);
        let text = match values::text(cell, self.reader.plan.guard) {
            Ok(Some(text)) => text,
            Ok(None) => return,
            Err(fault) => return self.refuse(Some(column), column.field, fault),
        };
        if let Err(rule) = self.put(column, cell, text) {
            self.refuse(Some(column), column.field, Fault::Rule(rule));
        }
    }

    fn put(&mut self, column: &'a Planned, cell: &Cell, text: Cow<'a, str>) -> Result<(), Rule> {
        let line = |limit| clean::line(&text, limit);
        match column.field {
            Field::Name => self.names.name = line(limits::NAME)?,
            Field::FirstName => self.names.first = line(limits::NAME)?,
            Field::LastName => self.names.last = line(limits::NAME)?,
            Field::Company => self.names.company = line(limits::COMPANY)?,
            Field::ContactName => self.names.contact = line(limits::NAME)?,
            Field::ContactTitle => self.names.title = Some(line(limits::TITLE)?),
            Field::Phone => self.add_points(PointKind::Phone, &text)?,
            Field::Email => self.add_points(PointKind::Email, &text)?,
            Field::Wechat => self.add_points(PointKind::Wechat, &text)?,
            Field::Qq => self.add_points(PointKind::Qq, &text)?,
            Field::Tags => self.add_tags(column, &text)?,
            Field::Category | Field::Status | Field::Source | Field::Industry | Field::Level => {
                self.choose(column, &line(limits::CHOICE)?)?;
            }
            Field::Owner | Field::Department => self.place(column, line(limits::NAME)?)?,
            Field::Kind => self.set_kind(column, line(limits::CHOICE)?),
            Field::Address => self.address.push(line(limits::ADDRESS)?),
            Field::Notes => self.add_note(column, &text)?,
            Field::BirthdayOn | Field::NextFollowUpOn | Field::LastContactAt | Field::CreatedAt => {
                self.set_date(column, cell, &text)?;
            }
            Field::ExternalNo
            | Field::Country
            | Field::Province
            | Field::City
            | Field::PostalCode
            | Field::Website
            | Field::IdNumber
            | Field::TaxId
            | Field::Sensitivity => self.set(column, text.into_owned())?,
        }
        Ok(())
    }

    /// Writes a value where every other door writes it.
    fn set(&mut self, column: &Planned, text: String) -> Result<(), Rule> {
        let Some(target) = column.target else { return Ok(()) };
        self.set_target(target, text)
    }

    fn set_target(&mut self, target: customers::Field, text: String) -> Result<(), Rule> {
        let RowReader { directory, settings, .. } = *self.reader;
        let reader = Reader { directory, settings };
        match reader.set(&mut self.understood.record, target, &Written::One(text)) {
            Err(Error::Invalid { rule, .. }) => Err(rule),
            _ => Ok(()),
        }
    }

    fn add_points(&mut self, kind: PointKind, text: &str) -> Result<(), Rule> {
        let written = Written::One(text.to_owned());
        let country = self.reader.settings.country;
        let points = match customers::values::read_points(&written, kind, country) {
            Ok(points) => points,
            Err(Error::Invalid { rule, .. }) => return Err(rule),
            Err(_) => return Err(Rule::WrongFormat),
        };
        let known = &mut self.understood.record.points;
        for point in points {
            let is_same = |it: &crate::points::Point| {
                it.kind == kind && it.value == point.value && it.extension == point.extension
            };
            if !known.iter().any(is_same) {
                known.push(point);
            }
        }
        known.sort_by_key(|it| it.kind);
        Ok(())
    }

    fn add_tags(&mut self, column: &Planned, text: &str) -> Result<(), Rule> {
        for name in customers::values::split_tags(text) {
            let name = clean::line(name, limits::TAG)?;
            match self.reader.directory.tag(&name) {
                Some(tag) => {
                    self.understood.record.tags.insert(tag);
                }
                None if values::is_nothing(&name) => {}
                None => self.add_unknown(List::Tags, column, name),
            }
        }
        Ok(())
    }

    fn choose(&mut self, column: &Planned, name: &str) -> Result<(), Rule> {
        let Some(list) = List::of(column.field) else { return Ok(()) };
        match list.find(self.reader.directory, name) {
            Some(id) => list.write(&mut self.understood.record, id),
            None => {
                list.check(name)?;
                self.add_unknown(list, column, name.to_owned());
            }
        }
        Ok(())
    }

    fn add_unknown(&mut self, list: List, column: &Planned, name: String) {
        let column = column.heading.clone();
        self.understood.unknown.push(Unknown { list, name, column });
    }

    /// Someone or some place that the office does not know costs no row: it is noted.
    fn place(&mut self, column: &Planned, name: String) -> Result<(), Rule> {
        match self.set(column, name.clone()) {
            Err(Rule::UnknownPerson) => self.remark(column, name, "unknown_person"),
            Err(Rule::NotAChoice) => self.remark(column, name, "unknown_record"),
            other => return other,
        }
        Ok(())
    }

    fn remark(&mut self, column: &Planned, name: String, code: &'static str) {
        let language = self.reader.language;
        let colon = language.word("imports.colon");
        self.remarks.push(format!("{}{colon}{name}", word_of(column.field.wire(), language)));
        self.warn(column, code, name);
    }

    fn set_kind(&mut self, column: &Planned, name: String) {
        if self.set(column, name.clone()).is_ok() {
            return;
        }
        match values::kind(&name) {
            Some(kind) => self.understood.record.kind = kind,
            None => self.warn(column, "not_a_choice", name),
        }
    }

    fn add_note(&mut self, column: &Planned, text: &str) -> Result<(), Rule> {
        let note = clean::paragraph(text, limits::NOTES)?;
        // One column of remarks speaks for itself, of several each says which it is.
        let is_alone = self.reader.plan.columns_of(Field::Notes).nth(1).is_none();
        let colon = self.reader.language.word("imports.colon");
        let heading = &column.heading;
        self.notes.push(if is_alone { note } else { format!("{heading}{colon}{note}") });
        Ok(())
    }

    fn set_date(&mut self, column: &Planned, cell: &Cell, text: &str) -> Result<(), Rule> {
        let moment = values::moment(cell, text, column.order)?;
        let at_ms = self.reader.settings.moment_read(&moment);
        let record = &mut self.understood.record;
        match column.field {
            Field::BirthdayOn => record.birthday_on = Some(moment.at.date()),
            Field::NextFollowUpOn => record.next_follow_up_on = Some(moment.at.date()),
            Field::LastContactAt => record.last_contact_at = Some(at_ms),
            // A customer since then; one that is here already has its own date.
            _ if self.is_new => record.created_at = at_ms,
            _ => {}
        }
        Ok(())
    }

    fn finish(mut self) -> Understood {
        self.settle_names();
        if !self.address.is_empty() {
            let address = values::joined(&self.address);
            self.set_late(Field::Address, customers::Field::Address, address);
        }
        self.settle_notes();
        self.understood
    }

    fn settle_names(&mut self) {
        let names = std::mem::take(&mut self.names);
        let name = match names.name.is_empty() {
            true => full_name(&names.first, &names.last),
            false => names.name,
        };
        let all = Names { name: &name, company: &names.company, contact_name: &names.contact };
        let plan = self.reader.plan;
        match plan.name_rule.party(all, plan.kind) {
            Some(party) => self.settle_party(party, names.title),
            // A name that was refused has said so already.
            None if self.is_new && !self.has_refused(&NAMING) => {
                let column = plan.naming_column();
                self.refuse(column, Field::Name, Fault::Rule(Rule::Blank));
            }
            None => {}
        }
    }

    fn settle_party(&mut self, party: Party, title: Option<String>) {
        let has_kind = self.says(Field::Kind);
        let record = &mut self.understood.record;
        if self.is_new && !has_kind {
            record.kind = match party.kind {
                Kind::Company => customers::Kind::Company,
                Kind::Person => customers::Kind::Person,
            };
        }
        if party.company.is_some() {
            record.company = party.company;
        }
        if record.name != party.name {
            self.set_late(Field::Name, customers::Field::Name, party.name);
        }
        let title = title.filter(|it| !it.is_empty());
        self.understood.contact = match (party.contact_name, title) {
            (Some(name), title) => Some(NamedContact { name, title }),
            // A person's own title stands with the person, as their own contact.
            (None, Some(title)) if self.understood.record.kind == customers::Kind::Person => {
                let name = self.understood.record.name.clone();
                Some(NamedContact { name, title: Some(title) })
            }
            _ => None,
        };
    }

    fn says(&self, field: Field) -> bool {
        let filled = |it: &Planned| {
            let cell = self.row.cell(it.index);
            matches!(values::text(cell, self.reader.plan.guard), Ok(Some(_)))
        };
        self.reader.plan.columns_of(field).any(filled)
    }

    fn settle_notes(&mut self) {
        let written = self.notes.join("\n");
        let mut notes = match written.is_empty() {
            true => self.understood.record.notes.clone().unwrap_or_default(),
            false => written,
        };
        for remark in std::mem::take(&mut self.remarks) {
            if !notes.lines().any(|it| it == remark) {
                if !notes.is_empty() {
                    notes.push('\n');
                }
                notes.push_str(&remark);
            }
        }
        if !notes.is_empty() && self.understood.record.notes.as_deref() != Some(notes.as_str()) {
            self.set_late(Field::Notes, customers::Field::Notes, notes);
        }
    }

    /// Writes what several columns make together.
    fn set_late(&mut self, field: Field, target: customers::Field, text: String) {
        if let Err(rule) = self.set_target(target, text) {
            let column = self.reader.plan.columns_of(field).next();
            let column = column.or_else(|| self.reader.plan.naming_column());
            self.refuse(column, field, Fault::Rule(rule));
        }
    }

    fn refuse(&mut self, column: Option<&Planned>, field: Field, fault: Fault) {
        let column = column.map(|it| it.heading.as_str());
        self.understood.errors.push(RowError::new(self.row.number, column, field, fault));
    }

    fn has_refused(&self, fields: &[Field]) -> bool {
        let of = |it: &RowError| fields.iter().any(|field| field.wire() == it.field);
        self.understood.errors.iter().any(of)
    }

    fn warn(&mut self, column: &Planned, code: &'static str, value: String) {
        self.understood.warnings.push(Warning {
            row: self.row.number,
            column: Some(column.heading.clone()),
            field: Some(column.field.wire()),
            code,
            value: Some(value),
        });
    }
}
