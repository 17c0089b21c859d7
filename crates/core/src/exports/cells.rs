//! A customer's fields as cells of a sheet: words for choices, names for people, dates as dates.

use std::{borrow::Cow, collections::HashMap};

use clientele_tables::Cell;

use super::columns::{Part, Slot};
use crate::{
    contacts::Contact,
    customers::{Birthday, Customer, Field, Kind, SeenPoint},
    directory::Directory,
    points::{self, PointKind},
    settings::Settings,
    words::Language,
};

/// Makes cells of cards. A card is masked already, so nothing here can tell more than it does.
pub(crate) struct Cells<'a> {
    settings: &'a Settings,
    language: Language,
    person: &'static str,
    company: &'static str,
    /// Login → name.
    people: HashMap<&'a str, &'a str>,
    /// List and code → word.
    choices: HashMap<(&'a str, &'a str), &'a str>,
}

impl<'a> Cells<'a> {
    pub fn new(directory: &'a Directory, settings: &'a Settings, language: Language) -> Cells<'a> {
        let people = directory.people().iter().map(|it| (it.login.as_str(), directory.called(it)));
        let choices = directory.choices().iter().map(|it| {
            let key = (it.list.as_str(), it.code.as_str());
            (key, it.word(language))
        });
        Cells {
            settings,
            language,
            person: Kind::Person.label(language),
            company: Kind::Company.label(language),
            people: people.collect(),
            choices: choices.collect(),
        }
    }

    pub fn row(&self, mut customer: Customer, fields: &[Field]) -> Vec<Cell> {
        fields.iter().map(|it| self.cell(&mut customer, *it)).collect()
    }

    pub(super) fn slots(&self, mut customer: Customer, slots: &[Slot]) -> Vec<Cell> {
        slots.iter().map(|it| self.slot(&mut customer, *it)).collect()
    }

    fn slot(&self, customer: &mut Customer, slot: Slot) -> Cell {
        match slot {
            Slot::Field(field) => self.cell(customer, field),
            Slot::Exact(field) => self.exact(customer, field),
            Slot::Other => exactly(&customer.points, PointKind::Other),
            Slot::Person(number, part) => {
                let contact = customer.contacts.get(usize::from(number) - 1);
                contact.map_or(Cell::Empty, |it| self.of_person(it, part))
            }
        }
    }

    /// So that an import makes the same of it: what it would add of itself is ruled out in words.
    fn exact(&self, customer: &mut Customer, field: Field) -> Cell {
        let word = |key: &str| text(Some(self.language.word(key).to_owned()));
        match field {
            Field::Phone => exactly(&customer.points, PointKind::Phone),
            Field::Email => exactly(&customer.points, PointKind::Email),
            Field::Wechat => exactly(&customer.points, PointKind::Wechat),
            Field::Qq => exactly(&customer.points, PointKind::Qq),
            Field::Owner if customer.owner.is_none() => word("customers.unassigned"),
            Field::Department if customer.department.is_none() => word("customers.no_department"),
            field => self.cell(customer, field),
        }
    }

    fn of_person(&self, contact: &Contact, part: Part) -> Cell {
        match (part, part.point()) {
            (Part::Title, _) => text(contact.title.clone()),
            (Part::Role, _) => text(contact.role.clone().map(|it| self.word("contact_role", it))),
            (Part::Notes, _) => text(contact.notes.clone()),
            (_, Some(kind)) => exactly(&contact.points, kind),
            _ => text(Some(contact.name.clone())),
        }
    }

    /// Takes the field out of the card.
    fn cell(&self, customer: &mut Customer, field: Field) -> Cell {
        match field {
            Field::FileNo => text(Some(std::mem::take(&mut customer.file_no))),
            Field::Name => text(Some(std::mem::take(&mut customer.name))),
            Field::Kind => text(Some(self.kind(customer.kind).to_owned())),
            Field::Sensitivity => text(Some(customer.sensitivity.label(self.language).to_owned())),
            Field::ExternalNo => text(customer.external_no.take()),
            Field::Company => text(customer.company.take()),
            Field::ContactName => text(customer.contact_name.take()),
            Field::Phone => self.points(customer, PointKind::Phone),
            Field::Email => self.points(customer, PointKind::Email),
            Field::Wechat => self.points(customer, PointKind::Wechat),
            Field::Qq => self.points(customer, PointKind::Qq),
            Field::Category => text(customer.category.take()),
            Field::Status => self.choice(field, customer.status.take()),
            Field::Source => self.choice(field, customer.source.take()),
            Field::Industry => self.choice(field, customer.industry.take()),
            Field::Level => self.choice(field, customer.level.take()),
            Field::Owner => self.person(customer.owner.take()),
            Field::CreatedBy => self.person(customer.created_by.take()),
            Field::Department => text(customer.department.take()),
            Field::Tags => self.list(customer.tags.iter().map(String::as_str)),
            Field::Country => text(customer.country.take()),
            Field::Province => text(customer.province.take()),
            Field::City => text(customer.city.take()),
            Field::Address => text(customer.address.take()),
            Field::PostalCode => text(customer.postal_code.take()),
            Field::Website => text(customer.website.take()),
            Field::IdNumber => text(customer.id_number.take()),
            Field::TaxId => text(customer.tax_id.take()),
            Field::Notes => text(customer.notes.take()),
            Field::BirthdayOn => self.birthday(customer.birthday_on.take()),
            Field::NextFollowUpOn => date(customer.next_follow_up_on.take()),
            Field::LastContactAt => self.moment(customer.last_contact_at),
            Field::CreatedAt => self.moment(Some(customer.created_at)),
            Field::UpdatedAt => self.moment(Some(customer.updated_at)),
            Field::Version => Cell::Number(customer.version as f64),
            Field::Import => Cell::Empty,
        }
    }

    /// A day of every year is said in words: a spreadsheet has no such date.
    fn birthday(&self, shown: Option<String>) -> Cell {
        match shown.as_deref().map(str::parse::<Birthday>) {
            Some(Ok(birthday)) => match birthday.date() {
                Some(date) => Cell::Date(date),
                None => text(Some(birthday.said(self.language))),
            },
            Some(Err(_)) => text(shown),
            None => Cell::Empty,
        }
    }

    fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Person => self.person,
            Kind::Company => self.company,
        }
    }

    fn points(&self, customer: &Customer, kind: PointKind) -> Cell {
        let points = customer.points.iter().filter(|it| it.kind == kind);
        let shown: Vec<Cow<'_, str>> = points.map(|it| self.point(it)).collect();
        self.list(shown.iter().map(Cow::as_ref))
    }

    /// A card says it in the language of the person, a file perhaps in another one.
    fn point<'p>(&self, point: &'p SeenPoint) -> Cow<'p, str> {
        match (point.kind, &point.value, &point.extension) {
            (PointKind::Phone, Some(number), Some(extension)) => {
                let country = self.settings.country;
                Cow::Owned(points::phone(number, Some(extension), country, self.language))
            }
            _ => Cow::Borrowed(&point.shown),
        }
    }

    fn list<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Cell {
        text(Some(self.language.list(texts)))
    }

    fn choice(&self, field: Field, code: Option<String>) -> Cell {
        text(code.map(|it| self.word(field.word(), it)))
    }

    fn word(&self, list: &str, code: String) -> String {
        match self.choices.get(&(list, code.as_str())) {
            Some(word) => (*word).to_owned(),
            None => code,
        }
    }

    fn person(&self, login: Option<String>) -> Cell {
        let name = |login: String| match self.people.get(login.as_str()) {
            Some(name) => (*name).to_owned(),
            None => login,
        };
        text(login.map(name))
    }

    fn moment(&self, at_ms: Option<i64>) -> Cell {
        at_ms.map_or(Cell::Empty, |it| Cell::Moment(self.settings.local(it)))
    }
}

/// The points of one kind as they were typed, a line for each: what stood beside a number, and how
/// it was written, comes back with it.
fn exactly(points: &[SeenPoint], kind: PointKind) -> Cell {
    let points = points.iter().filter(|it| it.kind == kind);
    let lines: Vec<&str> = points.map(|it| it.typed.as_deref().unwrap_or(&it.shown)).collect();
    text(Some(lines.join("\n")))
}

fn text(text: Option<String>) -> Cell {
    text.filter(|it| !it.is_empty()).map_or(Cell::Empty, Cell::Text)
}

/// A date, or the mask that stands in its place.
fn date(shown: Option<String>) -> Cell {
    match shown.as_deref().map(str::parse) {
        Some(Ok(date)) => Cell::Date(date),
        Some(Err(_)) => text(shown),
        None => Cell::Empty,
    }
}
