//! Phone numbers from any paste, kept as E.164.
//!
//! Chinese numbers are understood and shown without the world's metadata, whose loading costs a
//! tenth of a second; everything else is left to it (crate `phonenumber`).

mod dial;
mod display;
mod examples;
mod scan;
mod split;

pub use display::{local, mask};
pub use examples::{Example, example};
pub(super) use scan::without_extension;
pub use split::split;

use serde::Serialize;

use super::{Country, Rule, floats, fold};

/// A number that can be called, and what stood beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Phone {
    /// `+8613800138000`; of one that [`unplaced`] found its bare digits.
    pub number: String,
    /// Digits to dial after the call is answered.
    pub extension: Option<String>,
    /// Words that stood with the number: `张经理` in `13800138000（张经理）`.
    pub note: Option<String>,
}

/// More than anyone writes for one number; longer cells are prose.
const LONGEST: usize = 200;

/// Reads one number as typed or pasted: full width, `+86`/`0086`, brackets, dashes, labels, notes,
/// extensions (`转801`, `ext. 801`, `-801`), floats of spreadsheets. `country` is where numbers
/// without a country code belong. Several numbers in one cell: [`split`] them first.
///
/// # Errors
/// [`Rule::Blank`], [`Rule::LostDigits`] (`1.38E+10`), [`Rule::NoAreaCode`] (a landline without
/// it), [`Rule::NotAPhone`].
pub fn parse(text: &str, country: Country) -> Result<Phone, Rule> {
    if text.chars().nth(LONGEST).is_some() {
        return Err(Rule::NotAPhone { country });
    }
    let text = fold::width(text);
    let text = text.trim().trim_start_matches('\'');
    if text.is_empty() {
        return Err(Rule::Blank);
    }
    let text = floats::undo(text)?;
    let found = scan::number(&text).ok_or(Rule::NotAPhone { country })?;
    let (e164, trailing) = dial::resolve(&found, country)?;
    Ok(Phone { number: e164, extension: found.extension.or(trailing), note: found.note })
}

/// The number in what was typed where nobody can tell where it rings, so that [`parse`] refuses it:
/// `89553423` without its area code.
pub fn unplaced(text: &str) -> Option<Phone> {
    /// ITU-T E.164. More are the number of an identity or a bank card.
    const MOST: usize = 15;
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let text = floats::undo(fold::width(text).trim().trim_start_matches('\'')).ok()?;
    let found = scan::number(&text)?;
    let digits = found.groups.concat();
    (digits.len() <= MOST).then_some(Phone {
        number: digits,
        extension: found.extension,
        note: found.note,
    })
}

/// Whether a number rings in a place and not in a pocket: a family or a front desk shares it.
/// False where nobody can tell, as in America.
pub fn is_landline(number: &str) -> bool {
    /// Of a subscriber, without the area code; no mobile has so few.
    const MOST_OF_A_SUBSCRIBER: usize = 8;
    if !number.starts_with('+') {
        return number.len() <= MOST_OF_A_SUBSCRIBER;
    }
    if let Some(digits) = number.strip_prefix("+86") {
        return !dial::is_mobile(digits);
    }
    let kind = |it: phonenumber::PhoneNumber| it.number_type(&phonenumber::metadata::DATABASE);
    phonenumber::parse(None, number).is_ok_and(|it| kind(it) == phonenumber::Type::FixedLine)
}

/// What search indexes of a number: its digits from each place on, down to the last four, so that
/// any four digits in a row begin one of them. With the country code where the number has it.
pub fn suffix_digits(number: &str) -> impl Iterator<Item = String> {
    let digits: String = fold::width(number).chars().filter(char::is_ascii_digit).collect();
    let last = digits.len().saturating_sub(SHORTEST_SUFFIX);
    (0..=last).map(move |from| digits[from..].to_owned()).filter(|suffix| !suffix.is_empty())
}

const SHORTEST_SUFFIX: usize = 4;

#[cfg(test)]
mod tests;
