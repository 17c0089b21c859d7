//! Sheets of our own: what an export wrote comes back as what it was, and into the customer it was
//! of.

use std::{
    collections::HashMap,
    hash::{BuildHasher, BuildHasherDefault, DefaultHasher},
};

use super::{
    layout::SheetRow,
    mapping::{Field, Mapping, NameRule, Unmapped},
    plan::Plan,
    row::Understood,
};
use crate::{
    Result,
    access::{Access, CustomersRead},
    customers::{self, Identity, Likeness, Record},
    exports::{self, Part},
    gate::{Entity, View},
    id::{BatchId, CustomerId},
    points::Point,
    text::keys::{name_key, search_key},
    words::Language,
};

/// A sheet keeps moments to the second.
const SECOND: u64 = 1_000;

/// What a heading of ours says of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// Whose it is: 0 the customer's own, else that of one of its people.
    Fills(Field, u16),
    /// It holds masks, which are nobody's data.
    Masked(Field),
    /// What the program makes itself.
    Made,
}

/// The words that our own exports write above columns, in every language.
pub(super) struct Words(HashMap<String, Meaning>);

impl Words {
    pub fn new() -> Words {
        let mut words = Words(HashMap::new());
        // What one language calls a field another may call something else: fields come first.
        for language in Language::ALL {
            words.add_fields(language);
        }
        for language in Language::ALL {
            words.add_people(language);
            words.add_made(language);
        }
        words
    }

    fn add_fields(&mut self, language: Language) {
        for field in Field::ALL {
            for place in ["customers.fields", "customers.elsewhere", "customers.columns"] {
                if let Some(word) = language.find(&format!("{place}.{}", field.wire())) {
                    self.add(word, Meaning::Fills(field, 0));
                    self.add(&exports::masked_heading(word, language), Meaning::Masked(field));
                }
            }
        }
    }

    fn add_people(&mut self, language: Language) {
        for part in Part::ALL {
            let word = part.heading(1, language);
            self.add(&word, Meaning::Fills(field_of(part), 1));
            self.add(&exports::masked_heading(&word, language), Meaning::Masked(field_of(part)));
        }
    }

    fn add_made(&mut self, language: Language) {
        for field in customers::Field::ALL {
            self.add(language.word(&field.key()), Meaning::Made);
        }
    }

    fn add(&mut self, word: &str, meaning: Meaning) {
        self.0.entry(search_key(word)).or_insert(meaning);
    }

    fn meaning(&self, heading: &str) -> Option<Meaning> {
        let key = search_key(heading);
        if let Some(found) = self.0.get(&key) {
            return Some(*found);
        }
        let (as_first, number) = with_number_one(&key)?;
        match self.0.get(&as_first)? {
            Meaning::Fills(field, 1) => Some(Meaning::Fills(*field, number)),
            Meaning::Masked(field) => Some(Meaning::Masked(*field)),
            _ => None,
        }
    }

    /// The field of the customer's own that a heading of ours names.
    pub fn field(&self, heading: &str) -> Option<Field> {
        match self.meaning(heading)? {
            Meaning::Fills(field, 0) => Some(field),
            _ => None,
        }
    }

    /// The field whose masks a column holds.
    pub fn masked(&self, heading: &str) -> Option<Field> {
        match self.meaning(heading)? {
            Meaning::Masked(field) => Some(field),
            _ => None,
        }
    }

    /// Whether a row holds the headings of an export of ours: number, name and kind, as only we
    /// write them.
    pub fn heads(&self, row: &SheetRow) -> bool {
        let mut missing = vec![Field::FileNo, Field::Name, Field::Kind];
        for cell in &row.cells {
            if let clientele_tables::Cell::Text(text) = cell {
                let field = self.field(text);
                missing.retain(|it| Some(*it) != field);
            }
        }
        missing.is_empty()
    }

    /// Maps the columns of an export of ours: by their headings alone, whatever the values are.
    pub fn map(&self, mapping: &mut Mapping) {
        mapping.is_own = true;
        mapping.name_rule = NameRule::AsWritten;
        for column in &mut mapping.columns {
            let meaning = self.meaning(&column.heading);
            (column.field, column.person) = match meaning {
                Some(Meaning::Fills(field, person)) => (Some(field), person),
                _ => (None, 0),
            };
            if meaning.is_some() {
                column.unmapped = Unmapped::Barred;
            }
            column.confidence = if column.field.is_some() { 100 } else { 0 };
            column.runner_up = None;
        }
    }
}

/// 联系人12 电话 as 联系人1 电话, and 12.
fn with_number_one(key: &str) -> Option<(String, u16)> {
    let start = key.find(|c: char| c.is_ascii_digit())?;
    let digits = key[start..].bytes().take_while(u8::is_ascii_digit).count();
    let number = key[start..start + digits].parse().ok().filter(|it| *it > 0)?;
    Some((format!("{}1{}", &key[..start], &key[start + digits..]), number))
}

fn field_of(part: Part) -> Field {
    match part {
        Part::Name => Field::ContactName,
        Part::Title => Field::ContactTitle,
        Part::Role => Field::ContactRole,
        Part::Phone => Field::Phone,
        Part::Email => Field::Email,
        Part::Wechat => Field::Wechat,
        Part::Qq => Field::Qq,
        Part::Other => Field::Other,
        Part::Notes => Field::Notes,
    }
}

/// The live customers that a row is like, each with the first thing they share. The number of an
/// export of ours decides alone.
pub(super) fn alike(
    view: &View<'_>,
    plan: &Plan,
    understood: &Understood,
    batch: Option<BatchId>,
) -> Result<Vec<(CustomerId, Likeness)>> {
    if let Some(id) = numbered(view, understood, batch)? {
        return Ok(vec![(id, Likeness::FileNo)]);
    }
    let mut alike = without_namesakes(view, &understood.record)?;
    if plan.is_own && batch.is_some() {
        // Two rows of our own are two customers, however alike they are.
        let mut others = Vec::with_capacity(alike.len());
        for it in alike {
            if customers::batch_of(view, it.0)? != batch {
                others.push(it);
            }
        }
        alike = others;
    }
    Ok(alike)
}

/// The customers that a row is like, but for those who only have its name, or are reached by the same, and
/// say to be somebody else.
fn without_namesakes(view: &View<'_>, row: &Record) -> Result<Vec<(CustomerId, Likeness)>> {
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    let ours = Identity::of(row, &hasher);
    let mut alike = Vec::new();
    for (id, by) in customers::likeness_of(view, row)? {
        if let Some(known) = customers::by_id(view, id)?
            && may_compare(view, &known)?
            && is_other(row, &ours, &known, by, &hasher)
        {
            continue;
        }
        alike.push((id, by));
    }
    Ok(alike)
}

fn is_other(
    row: &Record,
    ours: &Identity,
    known: &Record,
    by: Likeness,
    hasher: &impl BuildHasher,
) -> bool {
    let theirs = Identity::of(known, hasher);
    let is_theirs =
        |it: &&Point| known.points.iter().any(|of| of.kind == it.kind && of.value == it.value);
    match by {
        Likeness::Name => ours.contradicts(&theirs),
        Likeness::Phone | Likeness::Email => {
            let shared: Vec<&Point> = row.points.iter().filter(is_theirs).collect();
            ours.is_another_at(&theirs, &shared)
        }
        Likeness::FileNo => false,
    }
}

/// Whether the person sees what is compared: else rows of guesses would find out a hidden birthday.
fn may_compare(view: &View<'_>, known: &Record) -> Result<bool> {
    const COMPARED: [customers::Field; 8] = [
        customers::Field::Phone,
        customers::Field::Email,
        customers::Field::Wechat,
        customers::Field::Qq,
        customers::Field::Address,
        customers::Field::TaxId,
        customers::Field::IdNumber,
        customers::Field::BirthdayOn,
    ];
    let Ok(read) = view.grant::<CustomersRead>() else { return Ok(false) };
    let is_open = |it: &customers::Field| view.access(Record::WORD, it.word()) == Access::Read;
    let is_within_reach = known.placement(view)?.is_some_and(|it| read.must_cover(&it).is_ok());
    Ok(is_within_reach && COMPARED.iter().all(is_open))
}

/// The customer that a row's number of ours names. Another office, or another program, gives the
/// same numbers to other people: so the row has to share something more with the customer, be it
/// the moment of its making.
fn numbered(
    view: &View<'_>,
    understood: &Understood,
    batch: Option<BatchId>,
) -> Result<Option<CustomerId>> {
    let Some(file_no) = &understood.file_no else { return Ok(None) };
    let Some(known) = customers::live_by_file_no(view, file_no)? else { return Ok(None) };
    if batch.is_some() && known.batch == batch {
        // A moment ago, a row before got this number here.
        return Ok(None);
    }
    let row = &understood.record;
    let is_made_then = understood.made_at.is_some_and(|it| it.abs_diff(known.created_at) <= SECOND);
    let is_known = is_made_then || is_called_the_same(row, &known) || shares_a_point(row, &known);
    Ok(is_known.then_some(known.id))
}

fn is_called_the_same(row: &Record, known: &Record) -> bool {
    !row.name.is_empty() && name_key(&row.name) == name_key(&known.name)
}

fn shares_a_point(row: &Record, known: &Record) -> bool {
    let is_known = |point: &crate::points::Point| {
        known.points.iter().any(|it| it.kind == point.kind && it.value == point.value)
    };
    row.points.iter().any(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_of_ours_is_known_in_every_language_and_for_every_person() {
        let words = Words::new();
        for language in Language::ALL {
            for part in Part::ALL {
                for number in [1, 2, 17] {
                    let heading = part.heading(number, language);
                    let meaning = Some(Meaning::Fills(field_of(part), number));
                    assert_eq!(words.meaning(&heading), meaning, "{heading}");
                }
            }
            let word = language.word("customers.fields.id_number");
            assert_eq!(words.field(word), Some(Field::IdNumber));
            let masked = exports::masked_heading(word, language);
            assert_eq!(
                (words.field(&masked), words.masked(&masked)),
                (None, Some(Field::IdNumber))
            );
            let made = language.word("customers.fields.version");
            assert_eq!(words.meaning(made), Some(Meaning::Made));
        }
        for heading in ["联系人", "电话2", "联系人0", "Q2", ""] {
            assert!(!matches!(words.meaning(heading), Some(Meaning::Fills(_, 1..))), "{heading}");
        }
    }
}
