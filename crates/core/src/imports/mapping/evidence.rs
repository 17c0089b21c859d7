//! What speaks for which field in one column: its heading and its values weighed together.

use super::Field;
use super::headings::{self, Reading, Sense};
use super::values::Profile;
use crate::imports::layout::{Column, Layout, SheetRow};
use crate::text::Country;

/// A column's heading and values, understood.
pub struct Evidence {
    pub index: usize,
    pub heading: String,
    pub unnamed: bool,
    pub serial: bool,
    pub reading: Reading,
    pub profile: Profile,
}

/// A field that a column may fill, with how much speaks for it, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    pub field: Field,
    pub score: f32,
    /// May stand beside another column of the same field.
    pub part: bool,
}

impl Evidence {
    pub fn gather(
        layout: &Layout,
        column: &Column,
        data: &[&SheetRow],
        own: &dyn Fn(&str) -> Option<Field>,
        country: Country,
    ) -> Evidence {
        let unnamed = layout.header_row == 0 || column.is_unnamed();
        let reading =
            if unnamed { Reading::default() } else { headings::read(&column.heading, own) };
        let values = data.iter().map(|row| row.cell(column.index));
        Evidence {
            index: column.index,
            heading: column.heading.clone(),
            unnamed,
            serial: layout.serial == Some(column.index),
            reading,
            profile: Profile::of(values, country),
        }
    }

    /// How much of the column is filled, for choosing between two columns of one meaning.
    pub fn filled(&self) -> usize {
        self.profile.filled
    }

    /// Whether the heading says who the customer is.
    pub fn names_somebody(&self) -> bool {
        let naming =
            [Field::Name, Field::Company, Field::ContactName, Field::FirstName, Field::LastName];
        self.reading.senses.iter().any(|it| it.strength >= 0.5 && naming.contains(&it.field))
    }

    /// The fields that the column may fill. `named` says that headings of the sheet tell who the customers are,
    /// so that no unknown column needs to.
    pub fn candidates(&self, named: bool) -> Vec<Candidate> {
        if self.serial || self.reading.foreign {
            return Vec::new();
        }
        let mut found: Vec<Candidate> =
            self.reading.senses.iter().map(|sense| self.weighed(sense)).collect();
        self.add_what_values_overrule(&mut found);
        if self.reading.strength() < 0.5 {
            self.add_what_values_are(named, &mut found);
        }
        found
    }

    fn weighed(&self, sense: &Sense) -> Candidate {
        let support = match self.profile.support(sense.field) {
            _ if self.profile.filled == 0 => 0.6,
            None => 0.95,
            Some(support) => 0.6 + 0.4 * support,
        };
        let contradicted = if self.profile.contradicts(sense.field) { 0.5 } else { 1.0 };
        let score = sense.strength * support * contradicted;
        Candidate { field: sense.field, score, part: sense.part }
    }

    /// A heading 电话 full of e-mails, a date full of sentences, a 客户性质 of persons and firms.
    fn add_what_values_overrule(&self, found: &mut Vec<Candidate>) {
        let Some(top) = self.reading.senses.first().copied() else { return };
        if self.profile.contradicts(top.field)
            && let Some((field, share)) = self.profile.unmistakable()
        {
            add(found, field, 0.8 * share);
        }
        if top.field.is_dated() && self.profile.is_prose() {
            add(found, Field::Notes, 0.65);
        }
        if top.field == Field::Category && self.profile.tells_kinds() {
            // A heading that says 类型 outright stays a category; the kind is then the runner-up.
            add(found, Field::Kind, if top.strength < 0.9 { 0.95 } else { 0.6 });
        }
        if top.field == Field::Province && top.strength < 1.0 {
            // 地区 may be a province, a city, or both in one.
            add(found, Field::City, self.profile.cities() * 0.8);
            let part = Candidate {
                field: Field::Address,
                score: self.profile.regions() * 0.8,
                part: true,
            };
            found.push(part);
        }
    }

    fn add_what_values_are(&self, named: bool, found: &mut Vec<Candidate>) {
        for (field, score) in self.profile.guesses() {
            if self.unnamed {
                add(found, field, score);
            } else if tells_under_any_heading(field, named) {
                add(found, field, score * 0.85);
            }
        }
        if self.unnamed && self.profile.is_tagged() {
            add(found, Field::Tags, 0.52);
        }
    }
}

/// Values that tell what they are even under a heading that we do not know.
fn tells_under_any_heading(field: Field, named: bool) -> bool {
    match field {
        Field::Name | Field::Company => !named,
        Field::Phone
        | Field::Email
        | Field::Website
        | Field::IdNumber
        | Field::TaxId
        | Field::Address
        | Field::Province
        | Field::City => true,
        _ => false,
    }
}

fn add(found: &mut Vec<Candidate>, field: Field, score: f32) {
    match found.iter_mut().find(|known| known.field == field) {
        Some(known) => known.score = known.score.max(score),
        None => found.push(Candidate { field, score, part: false }),
    }
}
