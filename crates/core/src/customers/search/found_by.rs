//! By what a customer was found, told from what the person sees of it: what is masked is never told.

use serde::Serialize;

use crate::{
    customers::{Customer, Field, SeenPoint},
    points::PointKind,
    text::search::{Hit, Kind, Needles, Word},
};

/// What a search has found a customer by, where that is not its name. The text is one of the
/// customer as it is shown, in three parts: what was typed stands in the middle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FoundBy {
    pub field: Field,
    /// Whose it is, where it is one of its people's.
    pub person: Option<String>,
    pub before: String,
    pub hit: String,
    pub after: String,
}

/// A text of a customer that a search looks at.
struct Text<'a> {
    field: Field,
    kind: Kind,
    person: Option<&'a str>,
    shown: &'a str,
}

/// By what this customer was found: a text for each word that was typed, as far as the name does not
/// have it. None where nothing that the person sees explains it.
pub(in crate::customers) fn found_by(customer: &Customer, needles: &Needles) -> Vec<FoundBy> {
    let texts = texts(customer);
    let is_called = |word: &Word| {
        let sees = !customer.masked.contains(&Field::Name);
        sees && word.is_within(&customer.name, Kind::Name)
    };
    let mut told: Vec<FoundBy> = Vec::new();
    let mut tell = |word: &Word| {
        if is_called(word) {
            return true;
        }
        let Some(found) = first(&texts, word) else { return false };
        if !told.iter().any(|it| it.field == found.field && it.person == found.person) {
            told.push(found);
        }
        true
    };
    if !needles.number().is_some_and(&mut tell) {
        for word in needles.words() {
            if !tell(word) {
                for part in word.parts() {
                    tell(&part);
                }
            }
        }
    }
    told
}

/// The first text that has a word.
fn first(texts: &[Text<'_>], word: &Word) -> Option<FoundBy> {
    texts.iter().find_map(|text| {
        let Hit { before, hit, after } = word.within(text.shown, text.kind)?;
        let person = text.person.map(str::to_owned);
        Some(FoundBy { field: text.field, person, before, hit, after })
    })
}

/// What is searched of a customer beside its name and this person sees whole, the most telling first.
fn texts(customer: &Customer) -> Vec<Text<'_>> {
    let company = own(customer, Field::Company, Kind::Name, customer.company.as_ref());
    let numbered = [
        own(customer, Field::FileNo, Kind::Code, Some(&customer.file_no)),
        own(customer, Field::ExternalNo, Kind::Code, customer.external_no.as_ref()),
        own(customer, Field::Address, Kind::Code, customer.address.as_ref()),
    ];
    let called = customer.contacts.iter().map(|it| Text {
        field: Field::ContactName,
        kind: Kind::Name,
        person: None,
        shown: &it.name,
    });
    let theirs = customer
        .contacts
        .iter()
        .flat_map(|it| it.points.iter().filter_map(|point| reached(point, Some(&it.name))));
    let reached = customer.points.iter().filter_map(|it| reached(it, None));
    let own = company.into_iter().chain(called);
    own.chain(reached).chain(theirs).chain(numbered.into_iter().flatten()).collect()
}

/// A field of the customer itself, where it is set and not masked.
fn own<'a>(
    customer: &Customer,
    field: Field,
    kind: Kind,
    value: Option<&'a String>,
) -> Option<Text<'a>> {
    let shown = value.filter(|_| !customer.masked.contains(&field))?;
    Some(Text { field, kind, person: None, shown })
}

/// A way to reach somebody, where it is not masked.
fn reached<'a>(point: &'a SeenPoint, person: Option<&'a str>) -> Option<Text<'a>> {
    point.value.as_ref()?;
    let (field, kind) = match point.kind {
        PointKind::Phone => (Field::Phone, Kind::Phone),
        PointKind::Email => (Field::Email, Kind::Email),
        PointKind::Wechat => (Field::Wechat, Kind::Code),
        PointKind::Qq | PointKind::Other => (Field::Qq, Kind::Code),
    };
    Some(Text { field, kind, person, shown: &point.shown })
}
