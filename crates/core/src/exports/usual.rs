//! The columns of a file when nobody chose any: what an office works with, and whatever else its
//! customers have.

use super::{cells::Cells, sheet::BATCH};
use crate::{
    Result, View,
    access::Access,
    customers::{self, Field},
    directory::Directory,
    documents::Format,
    gate::Entity,
    text::Country,
    words::Language,
};

/// By so many customers it is seen which fields are empty: as many as an office looks through.
const LOOKED_THROUGH: usize = 1_000;

/// When a field stands in a file for which nobody chose any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// It says something of every list, be it that nobody has one.
    Always,
    /// Unless nobody has one.
    Usually,
    /// Usually, where an office of China writes; elsewhere where somebody has one.
    InChina,
    /// Where somebody has one, and not as a mask.
    WhereGiven,
}

use Stands::{Always, InChina, Usually, WhereGiven};

const IN_SHEETS: [(Field, Stands); 30] = [
    (Field::FileNo, Always),
    (Field::ExternalNo, WhereGiven),
    (Field::Name, Always),
    (Field::Kind, Always),
    (Field::Company, Usually),
    (Field::ContactName, Usually),
    (Field::Phone, Always),
    (Field::Email, Usually),
    (Field::Wechat, InChina),
    (Field::Qq, WhereGiven),
    (Field::Category, Usually),
    (Field::Status, Always),
    (Field::Source, InChina),
    (Field::Industry, WhereGiven),
    (Field::Level, Usually),
    (Field::Owner, Always),
    (Field::Department, WhereGiven),
    (Field::Tags, Usually),
    (Field::Province, Usually),
    (Field::City, Usually),
    (Field::Address, Usually),
    (Field::PostalCode, WhereGiven),
    (Field::Website, WhereGiven),
    (Field::IdNumber, WhereGiven),
    (Field::TaxId, WhereGiven),
    (Field::BirthdayOn, WhereGiven),
    (Field::LastContactAt, Usually),
    (Field::NextFollowUpOn, Usually),
    (Field::Notes, Usually),
    (Field::CreatedAt, Always),
];

/// Paper has room for no more.
const ON_PAPER: [(Field, Stands); 8] = [
    (Field::FileNo, Always),
    (Field::Name, Always),
    (Field::ContactName, Usually),
    (Field::Phone, Always),
    (Field::Status, Always),
    (Field::Owner, Always),
    (Field::City, Usually),
    (Field::NextFollowUpOn, Usually),
];

fn known(format: Format) -> &'static [(Field, Stands)] {
    match format {
        Format::Xlsx | Format::Csv => &IN_SHEETS,
        Format::Pdf => &ON_PAPER,
    }
}

fn is_usual(stands: Stands, country: Country) -> bool {
    match stands {
        Always | Usually => true,
        InChina => country == Country::CN,
        WhereGiven => false,
    }
}

/// What an office of `country` works with, as much of it as the kind of file has room for.
pub fn default_fields(format: Format, country: Country) -> Vec<Field> {
    let usual = known(format).iter().filter(|(_, stands)| is_usual(*stands, country));
    usual.map(|(field, _)| *field).collect()
}

/// The columns of a file of these customers: none that is empty in all of them, unless they are too
/// many to be looked through.
pub(super) fn of(
    view: &View<'_>,
    directory: &Directory,
    (format, language): (Format, Language),
    ids: &[i64],
) -> Result<Vec<Field>> {
    let country = view.settings().country;
    let is_masked = |it: Field| view.access(customers::Record::WORD, it.word()) == Access::Masked;
    let looked = &ids[..ids.len().min(LOOKED_THROUGH)];
    let optional = known(format).iter().filter(|(_, stands)| *stands != Always);
    let optional: Vec<Field> = optional.map(|(field, _)| *field).collect();
    let given = given(view, directory, &optional, language, looked)?;
    let may_be_given = ids.is_empty() || ids.len() > LOOKED_THROUGH;
    let is_wanted = |(field, stands): &&(Field, Stands)| match *stands {
        Always => true,
        it if is_usual(it, country) => may_be_given || given.contains(field),
        _ => given.contains(field) && !is_masked(*field),
    };
    Ok(known(format).iter().filter(is_wanted).map(|(field, _)| *field).collect())
}

/// Which of `fields` somebody among these customers has.
fn given(
    view: &View<'_>,
    directory: &Directory,
    fields: &[Field],
    language: Language,
    ids: &[i64],
) -> Result<Vec<Field>> {
    let cells = Cells::new(directory, view.settings(), language);
    let mut found = vec![false; fields.len()];
    for ids in ids.chunks(BATCH) {
        for customer in customers::cards(view, directory, ids)? {
            for (found, cell) in found.iter_mut().zip(cells.row(customer, fields)) {
                *found |= cell != clientele_tables::Cell::Empty;
            }
        }
        if found.iter().all(|it| *it) {
            break;
        }
    }
    Ok(fields.iter().zip(found).filter(|(_, found)| *found).map(|(field, _)| *field).collect())
}
