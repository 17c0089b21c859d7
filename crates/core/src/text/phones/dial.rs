//! From groups of digits to E.164: whose numbering plan, which prefix, valid or not.

use phonenumber::country::Id;

use super::scan::Found;
use crate::text::{Country, Rule};

/// The number in E.164, and an extension that was written as its last group (`010-65521234-801`).
pub(super) fn resolve(found: &Found, country: Country) -> Result<(String, Option<String>), Rule> {
    let whole = || e164(found.international, &found.groups.concat(), country);
    let Some((last, rest)) = found.groups.split_last().filter(|_| found.extension.is_none()) else {
        return Ok((whole()?, None));
    };
    let without_last =
        || Ok((e164(found.international, &rest.concat(), country)?, Some(last.clone())));
    let may_be_extension = last.len() <= 6 && rest.iter().any(|group| group.len() >= 3);
    // Seven or eight digits in one group are a whole subscriber's number: what follows is not.
    let is_complete =
        rest.last().is_some_and(|group| group.len() >= 7) || is_service(&rest.concat());
    if may_be_extension && is_complete && !is_dialled_through(found, country) {
        return without_last().or_else(|_: Rule| Ok((whole()?, None)));
    }
    match whole() {
        Ok(number) => Ok((number, None)),
        Err(rule) if may_be_extension && rest.len() >= 2 => without_last().map_err(|_: Rule| rule),
        Err(rule) => Err(rule),
    }
}

/// Whether the digits behind a hyphen are dialled with the number, as in Germany and Austria: they are
/// a part of it.
fn is_dialled_through(found: &Found, country: Country) -> bool {
    const THROUGH: [(&str, &str); 2] = [("DE", "49"), ("AT", "43")];
    let code = found.groups.first().filter(|_| found.international);
    THROUGH.iter().any(|(there, calling_code)| match code {
        Some(code) => code.starts_with(calling_code),
        None => country.as_str() == *there,
    })
}

fn e164(international: bool, digits: &str, country: Country) -> Result<String, Rule> {
    if international {
        // "+0086…" is seen in the wild.
        return world(digits.trim_start_matches('0')).ok_or(Rule::NotAPhone { country });
    }
    if let Some(number) = abroad(digits, country).and_then(world) {
        return Ok(number);
    }
    if let Some(number) = national(digits, country) {
        return Ok(number);
    }
    // 8613800138000 without the plus; a Chinese mobile in an office in Taiwan, Hong Kong, Macao.
    // Other countries' codes are not guessed: a slip in a Chinese mobile would become American.
    let names_country = GREATER_CHINA.iter().any(|code| digits.starts_with(code));
    if let Some(number) = names_country.then(|| world(digits)).flatten() {
        return Ok(number);
    }
    if is_mobile(digits) && [Country::TW, Country::HK, Country::MO].contains(&country) {
        return Ok(format!("+86{digits}"));
    }
    if lacks_area_code(digits, country) {
        Err(Rule::NoAreaCode { country })
    } else {
        Err(Rule::NotAPhone { country })
    }
}

const GREATER_CHINA: [&str; 4] = ["86", "852", "853", "886"];

/// What follows the prefix for calls out of the country.
fn abroad(digits: &str, country: Country) -> Option<&str> {
    let prefix = if matches!(country.as_str(), "US" | "CA") { "011" } else { "00" };
    digits.strip_prefix(prefix).map(|rest| rest.trim_start_matches('0'))
}

/// A landline as written inside its own city.
fn lacks_area_code(digits: &str, country: Country) -> bool {
    let local = matches!(digits.as_bytes(), [b'2'..=b'8', ..]);
    local && (7..=8).contains(&digits.len()) && [Country::CN, Country::TW].contains(&country)
}

/// A number of `country` as it is written there.
fn national(digits: &str, country: Country) -> Option<String> {
    if country == Country::CN {
        return china(digits);
    }
    valid(Some(country.as_str().parse().ok()?), digits)
}

/// A number that begins with its country code.
fn world(digits: &str) -> Option<String> {
    let Some(chinese) = digits.strip_prefix("86") else {
        return valid(None, &format!("+{digits}"));
    };
    let significant = chinese.strip_prefix('0').unwrap_or(chinese);
    if is_landline(significant) { Some(format!("+86{significant}")) } else { china(chinese) }
}

fn china(digits: &str) -> Option<String> {
    let digits = without_carrier(digits);
    let significant = digits.strip_prefix('0').unwrap_or(digits);
    let with_trunk_prefix = digits.starts_with('0');
    let known = is_mobile(significant)
        || is_service(digits)
        || (with_trunk_prefix && is_landline(significant));
    if known {
        return Some(format!("+86{significant}"));
    }
    // A country's code within a number that had one already is none.
    valid(Some(Id::CN), digits).filter(|number| number.strip_prefix("+86") == Some(significant))
}

/// Area code and subscriber. Two-digit areas have eight-digit numbers. In the others cities go from
/// seven to eight over the years, so both are taken.
fn is_landline(digits: &str) -> bool {
    match digits.as_bytes() {
        [b'1', b'0', b'2'..=b'8', ..] | [b'2', b'0'..=b'5' | b'7'..=b'9', b'2'..=b'8', ..] => {
            digits.len() == 10
        }
        [b'3'..=b'9', _, _, b'2'..=b'8', ..] => (10..=11).contains(&digits.len()),
        _ => false,
    }
}

/// Any 1[3-9] with eleven digits: new ranges open faster than an offline program is updated.
pub(super) fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && matches!(digits.as_bytes(), [b'1', b'3'..=b'9', ..])
}

/// Nationwide numbers: 400 and 800, banks and insurers at 95.
fn is_service(digits: &str) -> bool {
    match digits.len() {
        10 => digits.starts_with("400") || digits.starts_with("800"),
        5 => digits.starts_with("95"),
        _ => false,
    }
}

/// The prefixes once dialled for cheaper long-distance calls.
fn without_carrier(digits: &str) -> &str {
    const CARRIERS: [&str; 5] = ["17951", "17911", "17909", "12593", "10193"];
    let rest = CARRIERS.iter().find_map(|carrier| digits.strip_prefix(carrier));
    rest.filter(|rest| rest.len() >= 10).unwrap_or(digits)
}

/// What the world's metadata say, reading digits (and a leading `+`) only.
fn valid(country: Option<Id>, digits: &str) -> Option<String> {
    let shortest = if country.is_some() { 5 } else { 7 };
    if !(shortest..=20).contains(&digits.len()) {
        return None;
    }
    let number = phonenumber::parse(country, digits).ok()?;
    let e164 = format!("+{}{}", number.code().value(), number.national());
    (number.is_valid() && e164.len() <= 16).then_some(e164)
}
