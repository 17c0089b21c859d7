//! The columns of a list: fields of the customer, and in a complete one those of each of its people.

use std::collections::BTreeSet;

use clientele_tables::write::{Column, Kind, Total};

use super::{Columns, Request, sheet::BATCH, usual};
use crate::{
    Error, Result, View,
    access::Access,
    contacts::Contact,
    customers::{self, Field},
    customs,
    directory::Directory,
    documents::Format,
    error::DocumentFault,
    gate::Entity,
    points::PointKind,
    text::Country,
    words::Language,
};

/// More columns no import takes.
const MOST_COLUMNS: usize = 500;

/// What is told of one of the people at a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Name,
    Title,
    Role,
    Phone,
    Email,
    Wechat,
    Qq,
    Other,
    Notes,
}

impl Part {
    pub const ALL: [Part; 9] = [
        Part::Name,
        Part::Title,
        Part::Role,
        Part::Phone,
        Part::Email,
        Part::Wechat,
        Part::Qq,
        Part::Other,
        Part::Notes,
    ];

    /// What stands above it for the first, second, … person.
    pub fn heading(self, number: u16, language: Language) -> String {
        let key = match self {
            Part::Name => "exports.people.name",
            Part::Title => "exports.people.title",
            Part::Role => "exports.people.role",
            Part::Phone => "exports.people.phone",
            Part::Email => "exports.people.email",
            Part::Wechat => "exports.people.wechat",
            Part::Qq => "exports.people.qq",
            Part::Other => "exports.people.other",
            Part::Notes => "exports.people.notes",
        };
        language.say(key, &[("number", number.to_string().into())])
    }

    pub fn point(self) -> Option<PointKind> {
        Some(match self {
            Part::Phone => PointKind::Phone,
            Part::Email => PointKind::Email,
            Part::Wechat => PointKind::Wechat,
            Part::Qq => PointKind::Qq,
            Part::Other => PointKind::Other,
            Part::Name | Part::Title | Part::Role | Part::Notes => return None,
        })
    }

    /// The field of a customer that is masked together with it.
    fn masked_with(self) -> Field {
        match self {
            Part::Phone => Field::Phone,
            Part::Email => Field::Email,
            Part::Wechat => Field::Wechat,
            Part::Qq | Part::Other => Field::Qq,
            Part::Name | Part::Title | Part::Role | Part::Notes => Field::ContactName,
        }
    }

    fn is_said_of(self, contact: &Contact) -> bool {
        match (self, self.point()) {
            (Part::Title, _) => contact.title.is_some(),
            (Part::Role, _) => contact.role.is_some(),
            (Part::Notes, _) => contact.notes.is_some(),
            (_, Some(kind)) => contact.points.iter().any(|it| it.kind == kind),
            _ => true,
        }
    }
}

/// One column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// As people read it.
    Field(Field),
    /// So that an import makes the same of it.
    Exact(Field),
    /// Ways to reach the customer that have no field.
    Other,
    Person(u16, Part),
}

impl Slot {
    fn field(self) -> Field {
        match self {
            Slot::Field(field) | Slot::Exact(field) => field,
            Slot::Other => Field::Qq,
            Slot::Person(_, part) => part.masked_with(),
        }
    }
}

/// Which columns, in which language, and which of them are masked.
pub(super) struct Sketch {
    pub language: Language,
    country: Country,
    pub slots: Vec<Slot>,
    /// The fields that are told of.
    pub fields: Vec<Field>,
    pub masked: Vec<Field>,
}

impl Sketch {
    /// # Errors
    /// `TooWide` when the customers have more people than an import takes back, `UnknownField` for
    /// one that is not told.
    pub fn of(
        view: &View<'_>,
        directory: &Directory,
        request: &Request,
        ids: &[i64],
    ) -> Result<Sketch> {
        let slots = match &request.columns {
            Columns::Complete => complete(view, directory, ids)?,
            Columns::Fields(chosen) if chosen.is_empty() => {
                let file = (Format::of(&request.to)?, request.language);
                usual::of(view, directory, file, ids)?.into_iter().map(Slot::Field).collect()
            }
            Columns::Fields(chosen) => {
                if chosen.contains(&Field::Import) {
                    return Err(Error::UnknownField { field: Field::Import.word().to_owned() });
                }
                chosen.iter().map(|it| Slot::Field(*it)).collect()
            }
        };
        let slots = each_once(slots);
        let fields = each_once(slots.iter().map(|it| it.field()).collect());
        let is_masked =
            |it: &Field| view.access(customers::Record::WORD, it.word()) == Access::Masked;
        let masked = fields.iter().copied().filter(is_masked).collect();
        Ok(Sketch {
            language: request.language,
            country: view.settings().country,
            slots,
            fields,
            masked,
        })
    }

    pub fn headings(&self) -> Vec<String> {
        self.slots.iter().map(|it| self.heading(*it)).collect()
    }

    fn heading(&self, slot: Slot) -> String {
        let word = match slot {
            Slot::Field(field) | Slot::Exact(field) => {
                customs::word(field, self.country, self.language).to_owned()
            }
            Slot::Other => self.language.word("customers.columns.other").to_owned(),
            Slot::Person(number, part) => part.heading(number, self.language),
        };
        match self.masked.contains(&slot.field()) {
            true => masked_heading(&word, self.language),
            false => word,
        }
    }

    /// The columns; the last row counts the names.
    pub fn columns(&self) -> Vec<Column> {
        let counted = self.counted();
        let column = |(index, slot): (usize, &Slot)| {
            let total = if counted == Some(index) { Total::Count } else { Total::None };
            Column::new(self.heading(*slot), kind(*slot)).totalled(total)
        };
        self.slots.iter().enumerate().map(column).collect()
    }

    /// The column that is counted: one whose cells are never empty, and not the first, where the
    /// word for the total stands, by which an import knows that this is no customer.
    fn counted(&self) -> Option<usize> {
        let is_always_there = |it: &Slot| {
            let (Slot::Field(field) | Slot::Exact(field)) = it else { return false };
            matches!(
                field,
                Field::Name | Field::FileNo | Field::Kind | Field::CreatedAt | Field::Version
            )
        };
        let later = self.slots.iter().enumerate().skip(1);
        later.into_iter().find(|(_, slot)| is_always_there(slot)).map(|(index, _)| index)
    }
}

/// What stands above a column of masks.
pub(crate) fn masked_heading(word: &str, language: Language) -> String {
    language.say("exports.masked_heading", &[("field", word.into())])
}

fn kind(slot: Slot) -> Kind {
    let (Slot::Field(field) | Slot::Exact(field)) = slot else { return Kind::Text };
    match field {
        Field::BirthdayOn | Field::NextFollowUpOn => Kind::Date,
        Field::LastContactAt | Field::CreatedAt | Field::UpdatedAt => Kind::Moment,
        Field::Version => Kind::Whole,
        _ => Kind::Text,
    }
}

fn each_once<T: PartialEq>(wanted: Vec<T>) -> Vec<T> {
    let mut once = Vec::with_capacity(wanted.len());
    for it in wanted {
        if !once.contains(&it) {
            once.push(it);
        }
    }
    once
}

/// Every field, and of each person what is told of anyone of that number.
fn complete(view: &View<'_>, directory: &Directory, ids: &[i64]) -> Result<Vec<Slot>> {
    let mut people: BTreeSet<(u16, Part)> = BTreeSet::new();
    let mut has_others = false;
    for ids in ids.chunks(BATCH) {
        for customer in customers::cards(view, directory, ids)? {
            has_others |= customer.points.iter().any(|it| it.kind == PointKind::Other);
            for (contact, number) in customer.contacts.iter().zip(1..) {
                let said = Part::ALL.into_iter().filter(|it| it.is_said_of(contact));
                people.extend(said.map(|it| (number, it)));
            }
        }
    }
    let others = has_others.then_some(Slot::Other);
    // The people say who the first of them is.
    let fields = Field::told().filter(|it| *it != Field::ContactName);
    let fields = fields.map(Slot::Exact);
    let people = people.into_iter().map(|(number, part)| Slot::Person(number, part));
    let slots: Vec<Slot> = fields.chain(others).chain(people).collect();
    match slots.len() {
        columns if columns > MOST_COLUMNS => {
            Err(DocumentFault::TooWide { columns, limit: MOST_COLUMNS }.into())
        }
        _ => Ok(slots),
    }
}
