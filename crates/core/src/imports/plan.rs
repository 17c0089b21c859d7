//! What is to be done with each column of a sheet: the mapping, made ready for a million rows.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{
    Nameless, Options, Unclear,
    layout::{Layout, RowKind, SheetRow, cells, letter},
    mapping::{Field, Kind, MappedColumn, Mapping, NameRule, Unmapped, headings},
    opened::Person,
    words::Meanings,
};
use crate::{
    customers,
    text::{
        Country,
        dates::{self, Order},
    },
};

/// The mapped columns in the order in which they are read, and how names become a customer.
pub(super) struct Plan {
    pub columns: Vec<Planned>,
    pub name_rule: NameRule,
    pub kind: Kind,
    /// Whether the sheet is an export of ours.
    pub is_own: bool,
    /// What is meant by words that no list knows.
    pub words: Meanings,
    /// Where one part of a name has a column of its own and the other stands under a mere "Name"
    /// (Vorname | Name, 姓氏 | 名字): which part that is.
    pub rest_of_name: Option<Field>,
    /// The column whose words stand before a name: Dr.
    pub prefix: Option<usize>,
    /// Whether what is taken for a name only may be one: 昵称.
    pub has_mere_nicknames: bool,
    pub nameless: Nameless,
    pub unclear: Unclear,
    /// The fields of which nothing may come to stand where more people read it.
    pub secret: Vec<Field>,
    /// Whether the person may write notes.
    pub notes_are_open: bool,
    /// Where telephone numbers belong that are none of the office's country.
    pub phones_of: Option<Country>,
    /// Whether the province and the city that an address begins with are told from the rest of it.
    pub parts_addresses: bool,
}

/// One column that fills a field.
pub(super) struct Planned {
    pub index: usize,
    pub field: Field,
    /// Whose it is: 0 the customer's own, else that of one of its people.
    pub person: u16,
    /// The same field as the customer has it, where it is one of the customer's.
    pub target: Option<customers::Field>,
    pub heading: String,
    /// How its dates are written.
    pub order: Order,
    /// The latest of its days that have a year: those without one are of about then.
    pub latest: Option<NaiveDate>,
    /// When what it says is noted under its heading.
    pub label: Label,
}

/// When a note says which column it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// One column of remarks speaks for itself, of several each says which it is.
    WhereSeveral,
    /// It is none of remarks.
    Always,
}

/// The fields that say who a customer is, the most telling first.
pub(super) const NAMING: [Field; 5] =
    [Field::Name, Field::LastName, Field::FirstName, Field::Company, Field::ContactName];

impl Plan {
    pub fn of(mapping: &Mapping, layout: &Layout, sample: &[SheetRow], country: Country) -> Plan {
        let is_prefix = |it: &&MappedColumn| it.unmapped == Unmapped::Prefix;
        let filled = mapping.columns.iter().filter(|it| !is_prefix(it));
        let filled = filled.filter_map(|it| Some((it, it.fills()?)));
        let mut columns: Vec<Planned> = filled
            .map(|(column, field)| {
                let days = DatedCells::of(column.index, field, layout, sample);
                let order = days.order(country);
                Planned {
                    index: column.index,
                    field,
                    person: column.person,
                    target: customers::Field::of_word(field.wire()),
                    heading: column.heading.clone(),
                    order,
                    latest: days.latest(order),
                    label: label_of(column),
                }
            })
            .collect();
        // An owner brings a department along, which a column of departments then overrules; notes
        // take up what was not understood before them.
        columns.sort_by_key(|it| (it.field, it.index));
        let Mapping { name_rule, kind, is_own, .. } = *mapping;
        Plan {
            columns,
            name_rule,
            kind,
            is_own,
            words: Meanings::default(),
            rest_of_name: rest_of_name(mapping),
            prefix: mapping.columns.iter().find(is_prefix).map(|it| it.index),
            has_mere_nicknames: mapping.columns_of(Field::Name).any(is_mere_nickname),
            nameless: Nameless::default(),
            unclear: Unclear::default(),
            secret: Vec::new(),
            notes_are_open: true,
            phones_of: None,
            parts_addresses: !is_own,
        }
    }

    /// The plan with what a person has said of rows, beside their columns, and with what they may do.
    pub fn following(self, options: &Options, person: &Person) -> Plan {
        let Options { nameless, unclear, phones_of, .. } = *options;
        let words = Meanings::of(&options.words);
        let notes_are_open = !person.masked.contains(&Field::Notes);
        let secret = person.secret.clone();
        // What somebody may not write does not come in by another door.
        let parts = [Field::PostalCode, Field::Province, Field::City];
        let parts_addresses =
            self.parts_addresses && !parts.iter().any(|it| person.masked.contains(it));
        Plan {
            parts_addresses,
            words,
            nameless,
            unclear,
            phones_of,
            notes_are_open,
            secret,
            ..self
        }
    }

    /// Whether a customer can come in without what a cell of this field says: not without who they are,
    /// nor without what says who may see them.
    pub fn can_do_without(&self, field: Field) -> bool {
        use Field::{FileNo, FirstName, LastName, Name, Sensitivity};
        ![FileNo, Name, FirstName, LastName, Sensitivity].contains(&field)
            && self.naming_column().is_none_or(|it| it.field != field)
    }

    /// The first column that says who the customer is.
    pub fn naming_column(&self) -> Option<&Planned> {
        NAMING.iter().find_map(|field| self.columns_of(*field).next())
    }

    /// The columns that fill a field of the customer's own.
    pub fn columns_of(&self, field: Field) -> impl Iterator<Item = &Planned> {
        self.columns.iter().filter(move |it| it.field == field && it.person == 0)
    }

    /// Whether notes of a column say which it is.
    pub fn is_labelled(&self, column: &Planned) -> bool {
        let mut remarks = self.columns_of(Field::Notes).filter(|it| it.label != Label::Always);
        column.label == Label::Always || remarks.nth(1).is_some()
    }
}

/// A column that only somebody's choice makes one of notes does not speak for itself.
fn label_of(column: &MappedColumn) -> Label {
    let is_of_remarks = || {
        let senses = headings::read_by_words(&column.heading).senses;
        let is_unnamed = column.heading == letter(column.index);
        is_unnamed || senses.first().is_some_and(|it| it.field == Field::Notes)
    };
    let is_only_chosen = column.chosen && column.fills() == Some(Field::Notes) && !is_of_remarks();
    match column.unmapped == Unmapped::Noted || is_only_chosen {
        true => Label::Always,
        false => Label::WhereSeveral,
    }
}

fn rest_of_name(mapping: &Mapping) -> Option<Field> {
    let is_under = |words: [&str; 2]| {
        let mut named = mapping.columns_of(Field::Name);
        named.any(|it| words.contains(&headings::key(&it.heading).as_str()))
    };
    match (mapping.has(Field::FirstName), mapping.has(Field::LastName)) {
        (true, false) if is_under(["name", "姓名"]) => Some(Field::LastName),
        (false, true) if is_under(["name", "名字"]) => Some(Field::FirstName),
        _ => None,
    }
}

/// Of a column that nobody chose and whose heading is hardly one of names.
fn is_mere_nickname(column: &MappedColumn) -> bool {
    const HARDLY: u8 = 65;
    !column.chosen && column.confidence < HARDLY
}

/// What stands in a column of dates; nothing in any other.
struct DatedCells<'a>(Vec<Cow<'a, str>>);

impl<'a> DatedCells<'a> {
    fn of(index: usize, field: Field, layout: &Layout, sample: &'a [SheetRow]) -> DatedCells<'a> {
        if !field.is_dated() {
            return DatedCells(Vec::new());
        }
        let data = sample.iter().filter(|row| layout.classify(row) == RowKind::Data);
        DatedCells(data.map(|row| cells::text(row.cell(index))).collect())
    }

    fn read(&self, order: Order) -> impl Iterator<Item = NaiveDate> {
        self.0.iter().filter_map(move |it| dates::parse(it, order).ok())
    }

    /// How they are written: as the country does, unless another order reads many more of them. A slip of the
    /// finger turns no column round.
    fn order(&self, country: Country) -> Order {
        /// Every third.
        const MANY: usize = 3;
        let usual = Order::of(country);
        if self.0.is_empty() {
            return usual;
        }
        let mut best = (usual, self.read(usual).count());
        for order in [Order::MonthFirst, Order::DayFirst] {
            let count = self.read(order).count();
            if count.saturating_sub(best.1) * MANY > count {
                best = (order, count);
            }
        }
        best.0
    }

    /// The latest, where several say what they are about.
    fn latest(&self, order: Order) -> Option<NaiveDate> {
        const SEVERAL: usize = 3;
        let latest = self.read(order).max();
        latest.filter(|_| self.read(order).nth(SEVERAL - 1).is_some())
    }
}
