//! Numbers that nobody minds to see in a sentence, as they are written in a country.

use phonenumber::metadata::{DATABASE, Descriptor};

use super::local;
use crate::text::Country;

/// How people in a country write a landline and a mobile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    pub landline: String,
    pub mobile: String,
}

/// Numbers of `country` to show how one is entered; where we know of none, one with a country code.
pub fn example(country: Country) -> Example {
    let (landline, mobile) = match country {
        Country::CN => ("+861062345678", "+8613800138000"),
        Country::TW => ("+886223456789", "+886912345678"),
        Country::HK => ("+85223456789", "+85291234567"),
        Country::MO => ("+85328351234", "+85366123456"),
        _ => return by_metadata(country).unwrap_or_else(of_nowhere),
    };
    Example { landline: local(landline, country), mobile: local(mobile, country) }
}

fn by_metadata(country: Country) -> Option<Example> {
    let known = DATABASE.by_id(country.as_str())?;
    let written = |kind: Option<&Descriptor>| {
        let digits = kind?.example()?;
        Some(local(&format!("+{}{digits}", known.country_code()), country))
    };
    let kinds = known.descriptors();
    Some(Example { landline: written(kinds.fixed_line())?, mobile: written(kinds.mobile())? })
}

fn of_nowhere() -> Example {
    Example { landline: "+44 20 7946 0018".to_owned(), mobile: "+1 415-555-2671".to_owned() }
}
