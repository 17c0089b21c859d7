//! Postal codes.

use super::{Country, Rule, floats, fold, limits};

/// Reads a postal code as it is written in `country`. China has six digits; five are a code whose
/// leading zero a spreadsheet took (050000 石家庄), and get it back.
///
/// # Errors
/// [`Rule::Blank`], [`Rule::NotAPostalCode`].
pub fn parse(text: &str, country: Country) -> Result<String, Rule> {
    if text.chars().nth(3 * limits::POSTAL_CODE).is_some() {
        return Err(Rule::NotAPostalCode);
    }
    let text = fold::width(text);
    let text = text.trim().trim_start_matches('\'');
    let code = floats::undo(text).map_err(|_| Rule::NotAPostalCode)?.to_ascii_uppercase();
    if code.is_empty() {
        return Err(Rule::Blank);
    }
    let digits: String = code.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let is_number = digits.bytes().all(|b| b.is_ascii_digit());
    let valid = match country {
        Country::CN if is_number && digits.len() == 5 => return Ok(format!("0{digits}")),
        Country::CN if is_number && digits.len() == 6 => return Ok(digits),
        Country::TW if is_number && matches!(digits.len(), 3 | 5 | 6) => return Ok(digits),
        Country::CN | Country::TW => false,
        Country::US => is_number && matches!(digits.len(), 5 | 9),
        _ => may_be_somewhere(&code),
    };
    if valid { Ok(code) } else { Err(Rule::NotAPostalCode) }
}

/// Reads the postal code of somebody who lives in `place`, a country as a person wrote it: what an office
/// in `country` knows of its own codes says nothing about those of another.
///
/// # Errors
/// As [`parse`].
pub fn parse_in(place: Option<&str>, text: &str, country: Country) -> Result<String, Rule> {
    if !place.is_some_and(|it| is_abroad(it, country)) || text.trim().is_empty() {
        return parse(text, country);
    }
    let text = fold::width(text);
    let code = text.trim().trim_start_matches('\'').to_ascii_uppercase();
    if may_be_somewhere(&code) { Ok(code) } else { Err(Rule::NotAPostalCode) }
}

/// Letters and digits, as postal codes are all over the world.
fn may_be_somewhere(code: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-');
    let count = code.bytes().filter(u8::is_ascii_alphanumeric).count();
    count >= 2 && code.len() <= limits::POSTAL_CODE && code.chars().all(plain)
}

fn is_abroad(place: &str, country: Country) -> bool {
    // Elsewhere any code is taken as it is.
    let is_strict = [Country::CN, Country::TW, Country::US].contains(&country);
    is_strict && !place.trim().is_empty() && Country::named(place) != Some(country)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_country_has_its_length() {
        for (text, country, code) in [
            ("518000", Country::CN, "518000"),
            ("５１８０００", Country::CN, "518000"),
            ("518000.0", Country::CN, "518000"),
            ("50000", Country::CN, "050000"),
            ("100", Country::TW, "100"),
            ("100-011", Country::TW, "100011"),
            ("94103-1234", Country::US, "94103-1234"),
            ("sw1a 1aa", "GB".parse().unwrap(), "SW1A 1AA"),
        ] {
            assert_eq!(parse(text, country).as_deref(), Ok(code), "{text}");
        }
        for (text, country) in [
            ("5180", Country::CN),
            ("51800A", Country::CN),
            ("1234", Country::TW),
            ("9410", Country::US),
            ("无", Country::HK),
            ("5.18E+05", Country::CN),
        ] {
            assert_eq!(parse(text, country), Err(Rule::NotAPostalCode), "{text}");
        }
        assert_eq!(parse(" ", Country::CN), Err(Rule::Blank));
    }

    #[test]
    fn a_code_of_another_country_is_taken_where_the_country_says_so() {
        let read = |place, text| parse_in(place, text, Country::CN);
        for place in ["德国", "Germany", "DE", "香港"] {
            assert_eq!(read(Some(place), "80331").as_deref(), Ok("80331"), "no zero is missing");
            assert_eq!(read(Some(place), "sw1a 1aa").as_deref(), Ok("SW1A 1AA"), "{place}");
            assert_eq!(read(Some(place), "无"), Err(Rule::NotAPostalCode));
        }
        for place in [None, Some("中国"), Some("中國"), Some("CN"), Some("China"), Some(" ")] {
            assert_eq!(read(place, "50000").as_deref(), Ok("050000"), "{place:?}");
            assert_eq!(read(place, "SW1A 1AA"), Err(Rule::NotAPostalCode), "{place:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_reading_is_stable(text in any::<String>(), country in prop::sample::select(vec![Country::CN, Country::TW, Country::US, Country::HK])) {
            if let Ok(code) = parse(&text, country) {
                prop_assert_eq!(parse(&code, country), Ok(code));
            }
        }
    }
}
