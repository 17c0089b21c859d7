//! A customer's fields as cells of a sheet: words for choices, names for people, dates as dates.

use std::collections::HashMap;

use clientele_tables::Cell;

use crate::{
    customers::{Customer, Field},
    directory::Directory,
    points::PointKind,
    settings::Settings,
    words::Language,
};

/// Makes cells of cards. A card is masked already, so nothing here can tell more than it does.
pub(crate) struct Cells<'a> {
    settings: &'a Settings,
    language: Language,
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
        Cells { settings, language, people: people.collect(), choices: choices.collect() }
    }

    pub fn row(&self, mut customer: Customer, fields: &[Field]) -> Vec<Cell> {
        fields.iter().map(|it| self.cell(&mut customer, *it)).collect()
    }

    /// Takes the field out of the card.
    fn cell(&self, customer: &mut Customer, field: Field) -> Cell {
        match field {
            Field::FileNo => text(Some(std::mem::take(&mut customer.file_no))),
            Field::Name => text(Some(std::mem::take(&mut customer.name))),
            Field::Kind => text(Some(customer.kind.label(self.language).to_owned())),
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
            Field::BirthdayOn => date(customer.birthday_on.take()),
            Field::NextFollowUpOn => date(customer.next_follow_up_on.take()),
            Field::LastContactAt => self.moment(customer.last_contact_at),
            Field::CreatedAt => self.moment(Some(customer.created_at)),
            Field::UpdatedAt => self.moment(Some(customer.updated_at)),
            Field::Version => Cell::Number(customer.version as f64),
        }
    }

    fn points(&self, customer: &Customer, kind: PointKind) -> Cell {
        let points = customer.points.iter().filter(|it| it.kind == kind);
        self.list(points.map(|it| it.shown.as_str()))
    }

    fn list<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Cell {
        text(Some(self.language.list(texts)))
    }

    fn choice(&self, field: Field, code: Option<String>) -> Cell {
        let word = |code: String| match self.choices.get(&(field.word(), code.as_str())) {
            Some(word) => (*word).to_owned(),
            None => code,
        };
        text(code.map(word))
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
