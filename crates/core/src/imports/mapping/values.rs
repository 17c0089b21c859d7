//! What the values of a column look like, taken together.

use std::collections::HashMap;

use chrono::Datelike;
use clientele_tables::Cell;

use super::shapes::{self, Likeness, Shape};
use super::{Field, names, places, vocabulary as known};
use crate::imports::layout::cells;
use crate::text::keys::search_key;
use crate::text::{Country, phones, postal_codes, tax_ids};

/// How many different values of a column a person is shown.
const SAMPLES: usize = 5;

/// Longer texts are remarks.
const LONG: usize = 15;

/// Counts over the values of one column.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    pub filled: usize,
    pub distinct: usize,
    /// Different values in the order of the sheet, shortened for showing.
    pub samples: Vec<String>,
    shapes: HashMap<Shape, usize>,
    phone_possible: usize,
    numeric_cells: usize,
    companies: usize,
    persons: usize,
    provinces: usize,
    cities: usize,
    regions: usize,
    countries: usize,
    addresses: usize,
    postal_codes: usize,
    telling_postal_codes: usize,
    tax_ids: usize,
    digits_only: usize,
    serials: usize,
    levels: usize,
    statuses: usize,
    sources: usize,
    categories: usize,
    industries: usize,
    kinds: usize,
    sensitivities: usize,
    several: usize,
    long: usize,
    codes: usize,
    birth_years: usize,
}

impl Profile {
    /// Looks at the values of one column; blank ones do not count.
    pub fn of<'a>(values: impl Iterator<Item = &'a Cell>, country: Country) -> Profile {
        let mut profile = Profile::default();
        let mut seen: HashMap<String, ()> = HashMap::new();
        let mut previous = None;
        for cell in values.filter(|cell| !cells::is_blank(cell)) {
            let text = cells::tidy(&cells::text(cell));
            profile.look_at(cell, &text, country);
            let number = text.parse::<i64>().ok();
            profile.serials += usize::from(follows(previous, number));
            previous = number;
            if seen.insert(text.clone(), ()).is_none() && profile.samples.len() < SAMPLES {
                profile.samples.push(shortened(&text));
            }
        }
        profile.distinct = seen.len();
        profile
    }

    fn look_at(&mut self, cell: &Cell, text: &str, country: Country) {
        let lower = search_key(text);
        let is_one_of = |words: known::Words| words.contains(&lower);
        let shape = shapes::of(cell);
        self.filled += 1;
        *self.shapes.entry(shape).or_default() += 1;
        let mut count = |which: fn(&mut Profile) -> &mut usize, holds: bool| {
            *which(self) += usize::from(holds);
        };
        count(
            |it| &mut it.phone_possible,
            shapes::phone(text) != Likeness::None || phones::parse(text, country).is_ok(),
        );
        count(|it| &mut it.numeric_cells, matches!(cell, Cell::Number(_)));
        count(|it| &mut it.companies, names::is_company(text));
        count(|it| &mut it.persons, names::is_person(text));
        count(|it| &mut it.provinces, places::is_province(text));
        count(|it| &mut it.cities, places::is_city(text));
        count(|it| &mut it.regions, is_region(text));
        count(|it| &mut it.countries, places::is_country(text));
        count(|it| &mut it.addresses, shapes::is_address(text));
        count(|it| &mut it.postal_codes, postal_codes::parse(text, country).is_ok());
        count(|it| &mut it.telling_postal_codes, is_telling_postal_code(text, country));
        count(|it| &mut it.tax_ids, tax_ids::parse(text, country).is_ok());
        count(|it| &mut it.digits_only, text.bytes().all(|byte| byte.is_ascii_digit()));
        count(|it| &mut it.levels, is_one_of(known::LEVELS));
        count(|it| &mut it.statuses, is_one_of(known::STATUSES));
        count(|it| &mut it.sources, is_one_of(known::SOURCES));
        count(|it| &mut it.categories, is_one_of(known::CATEGORIES));
        count(|it| &mut it.industries, is_industry(&lower));
        count(|it| &mut it.kinds, is_one_of(known::KINDS));
        count(|it| &mut it.sensitivities, is_one_of(known::SENSITIVITIES));
        count(|it| &mut it.several, is_several(text));
        count(|it| &mut it.long, text.chars().count() >= LONG);
        count(|it| &mut it.codes, is_code(text));
        count(|it| &mut it.birth_years, is_birth_year(cell, text));
    }

    fn share(&self, count: usize) -> f32 {
        if self.filled == 0 { 0.0 } else { count as f32 / self.filled as f32 }
    }

    /// The share of values whose most telling shape is `shape`.
    pub fn share_of(&self, shape: Shape) -> f32 {
        self.share(self.shapes.get(&shape).copied().unwrap_or_default())
    }

    pub fn companies(&self) -> f32 {
        self.share(self.companies)
    }

    pub fn persons(&self) -> f32 {
        self.share(self.persons)
    }

    pub fn cities(&self) -> f32 {
        self.share(self.cities.saturating_sub(self.provinces))
    }

    /// The share of places in a column where some are of the kind 广东深圳: a province with what lies in it.
    pub fn regions(&self) -> f32 {
        if self.share(self.regions) < 0.3 {
            return 0.0;
        }
        self.share(self.regions + self.provinces.max(self.cities))
    }

    /// 1, 2, 3 …: the numbers of the rows, nobody's data. A gap or two may be there.
    pub fn is_serial(&self) -> bool {
        self.filled >= 2
            && self.samples.first().is_some_and(|first| matches!(first.as_str(), "0" | "1"))
            && (self.serials + 1) * 10 >= self.filled * 9
    }

    /// Amounts and counts: numbers that are nothing else.
    pub fn is_amount(&self) -> bool {
        self.filled > 0 && self.share_of(Shape::Number) >= 0.8 && !self.is_serial()
    }

    /// Whether nearly every value is another: names, not a short list to choose from.
    pub fn is_varied(&self) -> bool {
        self.filled >= 5 && self.distinct * 10 >= self.filled * 9
    }

    /// How far the values speak for `field`, from 0 to 1; `None` where values cannot tell.
    pub fn support(&self, field: Field) -> Option<f32> {
        if self.filled == 0 {
            return None;
        }
        match field {
            Field::Phone => Some(self.share(self.phone_possible.max(self.plain(Shape::Phone)))),
            Field::Email => Some(self.share_of(Shape::Email)),
            Field::Website => Some(self.share_of(Shape::Website)),
            Field::IdNumber => {
                Some(self.share_of(Shape::IdNumber).max(self.share(self.codes) * 0.6))
            }
            Field::TaxId => Some(self.share(self.tax_ids).max(self.share(self.codes) * 0.8)),
            Field::PostalCode => Some(self.share(self.postal_codes)),
            field if field.is_dated() => Some(self.share_of(Shape::Date)),
            Field::Qq => {
                Some(self.share(self.digits_only.saturating_sub(self.plain(Shape::Phone))))
            }
            Field::Wechat => Some(1.0 - self.share(self.digits_only) * 0.5),
            Field::Name => Some((self.persons() + self.companies()).clamp(0.5, 1.0)),
            Field::Company => Some((1.0 - self.persons()).clamp(0.3, 1.0).max(self.companies())),
            Field::ContactName => Some((1.0 - self.companies()).clamp(0.3, 1.0)),
            Field::Province => Some(self.place_support(self.provinces)),
            Field::City => Some(self.place_support(self.cities)),
            Field::Kind => Some(self.share(self.kinds)),
            _ => None,
        }
    }

    fn place_support(&self, count: usize) -> f32 {
        self.share(count).max(1.0 - self.share(self.addresses)).max(0.5) * 0.5
            + self.share(count) * 0.5
    }

    fn plain(&self, shape: Shape) -> usize {
        self.shapes.get(&shape).copied().unwrap_or_default()
    }

    /// The field that nearly all values belong to by their shape alone, whatever the heading says.
    pub fn unmistakable(&self) -> Option<(Field, f32)> {
        [
            (Shape::Email, Field::Email),
            (Shape::Phone, Field::Phone),
            (Shape::Website, Field::Website),
            (Shape::IdNumber, Field::IdNumber),
            (Shape::TaxId, Field::TaxId),
        ]
        .into_iter()
        .map(|(shape, field)| (field, self.share_of(shape)))
        .find(|(_, share)| *share >= 0.8)
    }

    /// Whether the values cannot be what the heading says.
    pub fn contradicts(&self, field: Field) -> bool {
        if self.filled < 2 {
            return false;
        }
        let of_another_shape = self.unmistakable().is_some_and(|(found, _)| found != field);
        let dates = self.share_of(Shape::Date) >= 0.9;
        match field {
            Field::Notes | Field::ExternalNo => false,
            Field::Wechat => self.share_of(Shape::Date).max(self.share_of(Shape::IdNumber)) >= 0.8,
            Field::Qq => self.share_of(Shape::Email) >= 0.8 && self.support(field) < Some(0.2),
            Field::Name | Field::ContactName | Field::Company | Field::Owner => {
                of_another_shape || dates || self.share_of(Shape::Number) >= 0.9
            }
            field if field.is_dated() => of_another_shape && !dates,
            Field::Phone
            | Field::Email
            | Field::Website
            | Field::IdNumber
            | Field::TaxId
            | Field::PostalCode => of_another_shape && self.support(field) < Some(0.2) || dates,
            _ => of_another_shape || dates,
        }
    }

    /// What the values are by themselves, under an unknown heading or none: fields with how sure, from 0 to 1.
    pub fn guesses(&self) -> Vec<(Field, f32)> {
        if self.filled == 0 || self.is_serial() {
            return Vec::new();
        }
        let shaped = |shape| if self.share_of(shape) >= 0.6 { self.share_of(shape) } else { 0.0 };
        let usual = |count, least: f32| {
            let share = self.share(count);
            let few = self.distinct <= 12 || self.distinct * 3 <= self.filled;
            if share >= least && few { share } else { 0.0 }
        };
        let mut found = vec![
            (Field::Email, shaped(Shape::Email) * 0.95),
            (Field::Phone, shaped(Shape::Phone) * 0.9),
            (Field::Website, shaped(Shape::Website) * 0.9),
            (Field::IdNumber, shaped(Shape::IdNumber) * 0.9),
            (Field::TaxId, shaped(Shape::TaxId) * 0.85),
            (Field::Company, self.named(self.companies()) * 0.8),
            (Field::Name, self.named(self.persons()) * 0.75),
            (Field::Address, self.named(self.share(self.addresses)) * 0.75),
            (Field::Province, usual(self.provinces, 0.7) * 0.8),
            (Field::City, usual(self.cities, 0.6) * 0.75),
            (Field::Country, usual(self.countries, 0.8) * 0.75),
            (Field::Kind, usual(self.kinds, 0.9) * 0.7),
            (Field::Level, usual(self.levels, 0.8) * 0.7),
            (Field::Status, usual(self.statuses, 0.6) * 0.7),
            (Field::Category, usual(self.categories, 0.6) * 0.7),
            (Field::Source, usual(self.sources, 0.6) * 0.7),
            (Field::Industry, usual(self.industries, 0.6) * 0.65),
            (Field::Sensitivity, usual(self.sensitivities, 0.9) * 0.65),
            (Field::PostalCode, self.postal_guess()),
            (Field::BirthdayOn, self.birthday_guess()),
            (Field::Notes, self.notes_guess()),
        ];
        found.retain(|(_, score)| *score > 0.0);
        found.sort_by(|a, b| b.1.total_cmp(&a.1));
        found
    }

    fn named(&self, share: f32) -> f32 {
        if share >= 0.5 { 0.5 + share / 2.0 } else { 0.0 }
    }

    fn postal_guess(&self) -> f32 {
        let written_as_text = self.numeric_cells == 0;
        if self.share(self.telling_postal_codes) >= 0.8 && written_as_text { 0.55 } else { 0.0 }
    }

    fn birthday_guess(&self) -> f32 {
        if self.share(self.birth_years) >= 0.8 { 0.55 } else { 0.0 }
    }

    fn notes_guess(&self) -> f32 {
        let wordy = self.share(self.long) >= 0.4 && self.share_of(Shape::Text) >= 0.6;
        if wordy && self.distinct * 2 > self.filled { 0.55 } else { 0.0 }
    }

    /// Several short words in one cell: VIP、月结.
    pub fn is_tagged(&self) -> bool {
        self.share(self.several) >= 0.3
    }

    /// Values such as 个人 and 企业, which tell persons from firms.
    pub fn tells_kinds(&self) -> bool {
        self.share(self.kinds) >= 0.8
    }

    /// Texts too long and too different to be dates, numbers or choices.
    pub fn is_prose(&self) -> bool {
        self.share_of(Shape::Text) >= 0.6 && self.share(self.long) >= 0.3
    }
}

fn follows(previous: Option<i64>, number: Option<i64>) -> bool {
    match (previous, number) {
        (Some(previous), Some(number)) => previous.checked_add(1) == Some(number),
        _ => false,
    }
}

fn shortened(text: &str) -> String {
    const SHOWN: usize = 60;
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    text.chars().take(SHOWN - 1).chain(['…']).collect()
}

/// A postal code that shows it: in some countries anything can be one.
fn is_telling_postal_code(text: &str, country: Country) -> bool {
    [Country::CN, Country::TW, Country::US].contains(&country)
        && postal_codes::parse(text, country).is_ok_and(|code| code == text)
}

/// 广东深圳, 江苏省-苏州市: more than a province, less than an address.
fn is_region(text: &str) -> bool {
    places::begins_with_a_place(text)
        && !places::is_province(text)
        && !places::is_city(text)
        && !names::is_company(text)
}

fn is_industry(lower: &str) -> bool {
    lower.chars().count() <= 12
        && (lower.ends_with('业') || { known::INDUSTRY_WORDS.stand_in(lower) })
}

fn is_several(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['、', ',', ';', '|', '/', '#']).map(str::trim).collect();
    parts.len() >= 2 && parts.iter().all(|part| part.chars().count() <= 10)
}

/// A word of capitals and digits, as codes and numbers of papers are.
fn is_code(text: &str) -> bool {
    (6..=24).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && text.bytes().filter(u8::is_ascii_digit).count() * 2 >= text.len()
}

/// A date so long ago that it is a birthday: an office's own dates are of this century's second decade on.
fn is_birth_year(cell: &Cell, text: &str) -> bool {
    let year = match cell {
        Cell::Date(date) => Some(date.year()),
        Cell::Moment(moment) => Some(moment.year()),
        _ => shapes::date(text).map(|date| date.year()),
    };
    year.is_some_and(|year| (1920..2010).contains(&year))
}
