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
        _ => {
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-');
            digits.len() >= 2 && code.len() <= limits::POSTAL_CODE && code.chars().all(plain)
        }
    };
    if valid { Ok(code) } else { Err(Rule::NotAPostalCode) }
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

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_reading_is_stable(text in any::<String>(), country in prop::sample::select(vec![Country::CN, Country::TW, Country::US, Country::HK])) {
            if let Ok(code) = parse(&text, country) {
                prop_assert_eq!(parse(&code, country), Ok(code));
            }
        }
    }
}
