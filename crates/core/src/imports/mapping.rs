//! The mapping of a sheet: which column fills which field of a customer, guessed from headings and values,
//! and corrected by a person.

mod assign;
mod chosen;
mod evidence;
mod field;
pub mod headings;
pub mod names;
pub(super) mod people;
pub(super) mod places;
pub(super) mod shapes;
pub(super) mod values;
pub(super) mod vocabulary;

use serde::{Deserialize, Serialize};

pub use chosen::{Choice, ChoiceError, parse_choice};
pub use field::Field;
pub use names::{Kind, NameRule, Names, Party, full_name};

use super::layout::{Layout, RowKind, SheetRow};
use crate::text::Country;
use evidence::Evidence;

/// So many values are looked at altogether, but this many rows even of the widest sheet.
const MOST_VALUES: usize = 8_000;
const FEWEST_ROWS: usize = 25;

/// Which column fills which field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    pub columns: Vec<MappedColumn>,
    /// How a name, a company and a contact become a customer.
    pub name_rule: NameRule,
    /// What a name is taken for that shows neither a person nor a firm.
    pub kind: Kind,
    /// Whether the sheet is an export of ours, in which every word means what it says.
    pub is_own: bool,
}

/// One column of the sheet, and where its values go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappedColumn {
    /// Its place in the row, counted from 0.
    pub index: usize,
    pub heading: String,
    /// Where the values go; `None` leaves them out.
    pub field: Option<Field>,
    /// Whose it is: 0 the customer's own, else that of the first, second, … of its people.
    pub person: u16,
    /// How sure the guess is, from 0 to 100; 100 when a person chose.
    pub confidence: u8,
    /// The next best guess, or the best one where it was not good enough or already taken.
    pub runner_up: Option<Field>,
    /// Up to five different values.
    pub samples: Vec<String>,
    /// Whether a person, not the guess, decided.
    pub chosen: bool,
    /// What becomes of it where it fills no field.
    pub unmapped: Unmapped,
}

/// What becomes of a column that fills no field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Unmapped {
    /// It is left out, and could be noted.
    #[default]
    Open,
    /// What it says is noted under its heading.
    Noted,
    /// It is left out, because more people read notes than should read what its heading names.
    Secret,
    /// It is left out, and is nobody's: a number of the row, a mask, a reason, somebody else's list.
    Barred,
    /// It fills the name, and stands before what other columns say of it: a title.
    Prefix,
}

impl MappedColumn {
    /// The field that its values come to stand in.
    pub fn fills(&self) -> Option<Field> {
        self.field.or((self.unmapped == Unmapped::Noted).then_some(Field::Notes))
    }
}

/// Guesses the mapping of a sheet from its headings and the rows of its sample that are data.
///
/// `own` knows the words that our own exports write above columns, in every language; it is asked before the
/// dictionary. `country` is where the office is, for telephone numbers and postal codes.
pub fn guess(
    layout: &Layout,
    sample: &[SheetRow],
    own: &dyn Fn(&str) -> Option<Field>,
    country: Country,
) -> Mapping {
    let rows = (MOST_VALUES / layout.columns.len().max(1)).max(FEWEST_ROWS);
    let data = sample.iter().filter(|row| layout.classify(row) == RowKind::Data);
    let data: Vec<&SheetRow> = data.take(rows).collect();
    let evidence: Vec<Evidence> = layout
        .columns
        .iter()
        .map(|column| Evidence::gather(layout, column, &data, own, country))
        .collect();
    let columns = assign::assign(&evidence);
    let kind = kind_of_names(&evidence, &columns);
    let mut mapping = Mapping { columns, name_rule: NameRule::NameOnly, kind, is_own: false };
    mapping.name_rule = mapping.usual_name_rule();
    mapping
}

/// What the names of the sheet are when they show it: persons or firms, whichever are more.
fn kind_of_names(evidence: &[Evidence], columns: &[MappedColumn]) -> Kind {
    let named = columns.iter().zip(evidence).find(|(column, _)| column.field == Some(Field::Name));
    let fills = |field| columns.iter().any(|column| column.field == Some(field));
    // Firms have no first name.
    if fills(Field::FirstName) {
        return Kind::Person;
    }
    let has_contacts = fills(Field::ContactName);
    match named {
        Some((_, it)) if it.profile.persons() > it.profile.companies() => Kind::Person,
        Some((_, it)) if it.profile.persons() < it.profile.companies() => Kind::Company,
        Some(_) if !has_contacts => Kind::Person,
        _ => Kind::Company,
    }
}

impl Mapping {
    /// The columns that fill a field of the customer's own, from left to right.
    pub fn columns_of(&self, field: Field) -> impl Iterator<Item = &MappedColumn> {
        self.columns.iter().filter(move |it| it.field == Some(field) && it.person == 0)
    }

    pub fn has(&self, field: Field) -> bool {
        self.columns_of(field).next().is_some()
    }

    /// The rule that the mapped columns suggest: 公司名称 + 联系人 is a company with a contact, 姓名 + 公司 a
    /// person with a company.
    pub fn usual_name_rule(&self) -> NameRule {
        let named =
            self.has(Field::Name) || self.has(Field::FirstName) || self.has(Field::LastName);
        match (named, self.has(Field::Company), self.has(Field::ContactName)) {
            (true, true, true) if !self.names_are_persons() => NameRule::CompanyWithContact,
            (true, true, _) => NameRule::PersonWithCompany,
            (true, false, true) | (false, true, true) => NameRule::CompanyWithContact,
            _ => NameRule::NameOnly,
        }
    }

    fn names_are_persons(&self) -> bool {
        let samples = || self.columns_of(Field::Name).flat_map(|column| &column.samples);
        samples().filter(|name| names::is_person(name)).count() * 2 > samples().count()
    }
}

#[cfg(test)]
pub(super) mod tests;
