//! Why a piece of text is refused.

use serde::Serialize;

use super::Country;

/// The reason a text cannot be taken. The words for a person live in the locales, under
/// [`Rule::code`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, thiserror::Error)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Rule {
    #[error("blank")]
    Blank,
    /// `limit` counts characters.
    #[error("longer than {limit} characters")]
    TooLong { limit: usize },
    #[error("control character")]
    ControlCharacter,
    /// Characters that turn the reading direction and so can make text look like another.
    #[error("bidirectional control character")]
    BidiControl,
    /// No number of `country`, where those without a country code belong.
    #[error("not a phone number")]
    NotAPhone { country: Country },
    /// A landline without its area code cannot be called from elsewhere.
    #[error("phone number without area code")]
    NoAreaCode { country: Country },
    /// A spreadsheet kept the number as a float and cut its digits (`1.38E+10`, `…000`).
    #[error("digits lost in a spreadsheet")]
    LostDigits,
    #[error("not an e-mail address")]
    NotAnEmail,
    #[error("not an ID number")]
    NotAnIdNumber,
    #[error("not a tax ID")]
    NotATaxId,
    /// The form is right, the check digit is not: most likely a slip of the hand.
    #[error("wrong check digit")]
    BadCheckDigit,
    #[error("not a date")]
    NotADate,
    /// Reads as a date, but the calendar has no such day (or the day no such time).
    #[error("no such day")]
    ImpossibleDate,
    #[error("still to come")]
    NotYet,
    #[error("not a web address")]
    NotAUrl,
    #[error("not a postal code")]
    NotAPostalCode,
    #[error("not a country")]
    NotACountry,
    /// None of the office's own choices, or of ours.
    #[error("none of the choices")]
    NotAChoice,
    #[error("nobody of this office")]
    UnknownPerson,
    #[error("not a login")]
    NotALogin,
    /// A whole number that is none, or not from `least` to `most`.
    #[error("not from {least} to {most}")]
    OutOfRange { least: usize, most: usize },
    /// Something would come under itself, or become part of itself.
    #[error("under itself")]
    UnderItself,
    #[error("more than {limit} levels deep")]
    TooDeep { limit: usize },
    /// Signs that part names from each other elsewhere.
    #[error("contains one of {signs}")]
    Reserved { signs: &'static str },
    /// A pattern of file numbers without its zeros.
    #[error("not a pattern of numbers")]
    NotANumbering,
    #[error("not in the form expected")]
    WrongFormat,
}

impl Rule {
    /// The stable name on the wire and in the locales.
    pub fn code(&self) -> &'static str {
        match self {
            Rule::Blank => "blank",
            Rule::TooLong { .. } => "too_long",
            Rule::ControlCharacter => "control_character",
            Rule::BidiControl => "bidi_control",
            Rule::NotAPhone { .. } => "not_a_phone",
            Rule::NoAreaCode { .. } => "no_area_code",
            Rule::LostDigits => "lost_digits",
            Rule::NotAnEmail => "not_an_email",
            Rule::NotAnIdNumber => "not_an_id_number",
            Rule::NotATaxId => "not_a_tax_id",
            Rule::BadCheckDigit => "bad_check_digit",
            Rule::NotADate => "not_a_date",
            Rule::ImpossibleDate => "impossible_date",
            Rule::NotYet => "not_yet",
            Rule::NotAUrl => "not_a_url",
            Rule::NotAPostalCode => "not_a_postal_code",
            Rule::NotACountry => "not_a_country",
            Rule::NotAChoice => "not_a_choice",
            Rule::UnknownPerson => "unknown_person",
            Rule::NotALogin => "not_a_login",
            Rule::OutOfRange { .. } => "out_of_range",
            Rule::UnderItself => "under_itself",
            Rule::TooDeep { .. } => "too_deep",
            Rule::Reserved { .. } => "reserved",
            Rule::NotANumbering => "not_a_numbering",
            Rule::WrongFormat => "wrong_format",
        }
    }

    /// The limit that was passed, for the sentence shown to a person.
    pub fn limit(&self) -> Option<usize> {
        match self {
            Rule::TooLong { limit } | Rule::TooDeep { limit } => Some(*limit),
            Rule::OutOfRange { most, .. } => Some(*most),
            _ => None,
        }
    }

    /// The country whose phone numbers are meant, for the sentence shown to a person.
    pub fn country(&self) -> Option<Country> {
        match self {
            Rule::NotAPhone { country } | Rule::NoAreaCode { country } => Some(*country),
            _ => None,
        }
    }

    /// The signs that must not stand there, for the sentence shown to a person.
    pub fn signs(&self) -> Option<&'static str> {
        match self {
            Rule::Reserved { signs } => Some(signs),
            _ => None,
        }
    }

    /// The least that would do, for the sentence shown to a person.
    pub fn least(&self) -> Option<usize> {
        match self {
            Rule::OutOfRange { least, .. } => Some(*least),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_the_name_on_the_wire() {
        for rule in [
            Rule::Blank,
            Rule::TooLong { limit: 3 },
            Rule::ControlCharacter,
            Rule::BidiControl,
            Rule::NotAPhone { country: Country::CN },
            Rule::NoAreaCode { country: Country::CN },
            Rule::LostDigits,
            Rule::NotAnEmail,
            Rule::NotAnIdNumber,
            Rule::NotATaxId,
            Rule::BadCheckDigit,
            Rule::NotADate,
            Rule::ImpossibleDate,
            Rule::NotYet,
            Rule::NotAUrl,
            Rule::NotAPostalCode,
            Rule::NotACountry,
        ] {
            let wire = serde_json::to_value(rule).unwrap();
            assert_eq!(wire["rule"], rule.code());
            assert_eq!(
                wire.get("limit").and_then(serde_json::Value::as_u64),
                rule.limit().map(|l| l as u64)
            );
        }
    }
}
