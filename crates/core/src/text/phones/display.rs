//! Phone numbers as people at home write them, whole or masked.

use phonenumber::Mode;

use crate::text::Country;

/// A number as it is written in `country`: `138 0013 8000`, `010-65521234`; a foreign one with its
/// country code: `+852 2345 6789`. What is not E.164 is shown as it stands.
pub fn local(e164: &str, country: Country) -> String {
    let Some((code, national)) = split_code(e164) else { return e164.to_owned() };
    let at_home = calling_code(country) == Some(code);
    let written = match (code, at_home) {
        ("86", true) => china(national),
        ("86", false) => china(national).trim_start_matches('0').to_owned(),
        ("886", true) => taiwan(national),
        ("886", false) => taiwan(national).trim_start_matches('0').to_owned(),
        ("852" | "853", _) => halves(national),
        _ => return by_metadata(e164, country),
    };
    if at_home { written } else { format!("+{code} {written}") }
}

/// Enough of a number to recognise it, not to call it: `138****8000`, `09****5678`, `0755****1234`. The
/// country code and signs are left out; at least four digits are always hidden.
pub fn mask(number: &str) -> String {
    let digits: Vec<char> = dialled(number).chars().filter(char::is_ascii_digit).collect();
    let (begin, end) = match digits.len() {
        12.. => (4, 4),
        11 => (3, 4),
        10 => (2, 4),
        8..=9 => (2, 2),
        6..=7 => (1, 1),
        _ => (0, 0),
    };
    let hidden = digits.len().saturating_sub(begin + end).max(4);
    let mut masked: String = digits.iter().take(begin).collect();
    masked.extend(std::iter::repeat_n('*', hidden));
    masked.extend(&digits[digits.len() - end..]);
    masked
}

/// A number as it is dialled in its own country, with the zero that goes before.
fn dialled(number: &str) -> String {
    match split_code(number) {
        None => number.to_owned(),
        Some(("86", national)) => china(national),
        Some(("886", national)) => taiwan(national),
        Some((_, national)) => match phonenumber::parse(None, number) {
            Ok(known) => known.format().mode(Mode::National).to_string(),
            Err(_) => national.to_owned(),
        },
    }
}

/// `+8613800138000` in country code and national number.
fn split_code(e164: &str) -> Option<(&str, &str)> {
    let digits = e164.strip_prefix('+')?;
    let plain = digits.len() >= 5 && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.split_at(code_length(digits)))
}

/// How many digits the country code has: ITU-T E.164, list of assigned codes.
fn code_length(digits: &str) -> usize {
    match &digits.as_bytes()[..2] {
        [b'1' | b'7', _]
        | [b'2', b'0' | b'7']
        | [b'3', b'0'..=b'4' | b'6' | b'9']
        | [b'4', b'0' | b'1' | b'3'..=b'9']
        | [b'5', b'1'..=b'8']
        | [b'6', b'0'..=b'6']
        | [b'8', b'1' | b'2' | b'4' | b'6']
        | [b'9', b'0'..=b'5' | b'8'] => {
            if matches!(digits.as_bytes()[0], b'1' | b'7') {
                1
            } else {
                2
            }
        }
        _ => 3,
    }
}

/// The countries whose numbers are written without the metadata.
fn calling_code(country: Country) -> Option<&'static str> {
    match country {
        Country::CN => Some("86"),
        Country::TW => Some("886"),
        Country::HK => Some("852"),
        Country::MO => Some("853"),
        _ => None,
    }
}

fn china(national: &str) -> String {
    match (national.len(), &national.as_bytes()[..2]) {
        (11, [b'1', b'3'..=b'9']) => {
            format!("{} {} {}", &national[..3], &national[3..7], &national[7..])
        }
        (10, [b'4' | b'8', b'0']) if national[2..].starts_with('0') => {
            format!("{}-{}-{}", &national[..3], &national[3..6], &national[6..])
        }
        (..=6, _) => national.to_owned(),
        (_, [b'1', b'0'] | [b'2', _]) => dashed(national, 2),
        _ => dashed(national, 3),
    }
}

fn taiwan(national: &str) -> String {
    let area = match national.as_bytes() {
        [b'9', ..] if national.len() == 9 => {
            return format!("0{}-{}-{}", &national[..3], &national[3..6], &national[6..]);
        }
        [b'8', b'2' | b'3', b'6', ..] | [b'8', b'0', b'0', ..] => 3,
        [b'3', b'7', ..] | [b'4', b'9', ..] | [b'8', b'2' | b'9', ..] | [b'7', b'0', ..] => 2,
        _ => 1,
    };
    let (area, subscriber) = national.split_at(area);
    let break_at = subscriber.len().saturating_sub(4);
    format!("0{area}-{}-{}", &subscriber[..break_at], &subscriber[break_at..])
}

fn halves(national: &str) -> String {
    match national.len() {
        8 => format!("{} {}", &national[..4], &national[4..]),
        _ => national.to_owned(),
    }
}

fn dashed(national: &str, area_length: usize) -> String {
    let (area, subscriber) = national.split_at(area_length);
    format!("0{area}-{subscriber}")
}

fn by_metadata(e164: &str, country: Country) -> String {
    let Ok(number) = phonenumber::parse(None, e164) else { return e164.to_owned() };
    let home = number.country().id().is_some_and(|id| id.as_ref() == country.as_str());
    let mode = if home { Mode::National } else { Mode::International };
    number.format().mode(mode).to_string()
}
