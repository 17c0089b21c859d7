//! Columns of further people beside the first (联系人2, 联系人2电话, 第二联系人, Contact 2 Name), and what
//! stands before a name (Name Prefix).

use super::{Field, MappedColumn, Mapping, Unmapped, headings};
use crate::text::keys::search_key;

/// Nobody lists more people in one row.
const MOST: u16 = 9;
/// How sure it is that such a heading means what it says.
const SURE: u8 = 90;
const PEOPLE: [&str; 5] = ["联系人", "联络人", "contactperson", "contact", "kontakt"];
const NUMERALS: &str = "一二三四五六七八九";

/// Gives the columns of the second and any further person to them, and titles to the name.
pub(in crate::imports) fn settle(mapping: &mut Mapping) {
    find_prefix(mapping);
    give_to_further(mapping);
}

/// Dr. in a column of its own belongs to the name that other columns make.
fn find_prefix(mapping: &mut Mapping) {
    const PREFIXES: [&str; 3] = ["nameprefix", "prefix", "honorificprefix"];
    const MERE_NICKNAME: u8 = 65;
    let has_parts = mapping.has(Field::FirstName) || mapping.has(Field::LastName);
    let is_named = mapping.columns_of(Field::Name).any(|it| it.confidence >= MERE_NICKNAME);
    let is_prefix = |it: &&mut MappedColumn| {
        let key = headings::key(&it.heading);
        it.field.is_none() && !it.samples.is_empty() && PREFIXES.contains(&key.as_str())
    };
    if has_parts
        && !is_named
        && let Some(column) = mapping.columns.iter_mut().find(is_prefix)
    {
        (column.field, column.confidence) = (Some(Field::Name), SURE);
        column.unmapped = Unmapped::Prefix;
    }
}

fn give_to_further(mapping: &mut Mapping) {
    let read: Vec<Option<(Field, u16)>> =
        mapping.columns.iter().map(|it| further(&it.heading)).collect();
    let named: Vec<u16> = read
        .iter()
        .flatten()
        .filter(|(field, person)| *field == Field::ContactName && *person > 1)
        .map(|(_, person)| *person)
        .collect();
    if named.is_empty() {
        return;
    }
    let mut taken: Vec<(Field, u16)> = Vec::new();
    for (column, read) in mapping.columns.iter_mut().zip(read) {
        let of_number = || numbered_part(&column.heading).filter(|it| named.contains(&it.1));
        let Some((field, person)) = read.filter(|it| it.1 > 1).or_else(of_number) else { continue };
        let is_again = taken.contains(&(field, person)) && !reaches(field);
        if column.field.is_none() && column.samples.is_empty() || is_again {
            continue;
        }
        taken.push((field, person));
        (column.field, column.person) = (Some(field), person);
        (column.confidence, column.runner_up) = (SURE, None);
    }
    give_to_the_first(mapping);
    mapping.name_rule = mapping.usual_name_rule();
}

/// Whether it is a way to reach somebody: a person may have several.
fn reaches(field: Field) -> bool {
    matches!(field, Field::Phone | Field::Email | Field::Wechat | Field::Qq)
}

/// What was taken for the first's and is the second's leaves room for the first's: 联系人1, 职务.
fn give_to_the_first(mapping: &mut Mapping) {
    for field in [Field::ContactName, Field::ContactTitle, Field::Wechat, Field::Qq] {
        let means = |heading: &str| {
            let reading = headings::read_by_words(heading);
            reading.senses.first().is_some_and(|it| it.field == field)
        };
        if mapping.has(field) {
            continue;
        }
        let free = mapping.columns.iter_mut().find(|it| it.field.is_none() && means(&it.heading));
        if let Some(column) = free.filter(|it| it.unmapped == Unmapped::Open) {
            (column.field, column.confidence) = (Some(field), SURE);
        }
    }
}

/// What a heading says of which of several people.
fn further(heading: &str) -> Option<(Field, u16)> {
    let key = bare(heading);
    let (person, rest) = PEOPLE.iter().find_map(|people| {
        if let Some(rest) = key.strip_prefix(people) {
            return number_first(rest);
        }
        // 第二联系人电话
        let (number, rest) = number_first(key.strip_prefix('第')?)?;
        Some((number, rest.strip_prefix(people)?))
    })?;
    Some((part(rest)?, person))
}

/// 电话2, Email 2: whose, only a column with the name of the second tells.
fn numbered_part(heading: &str) -> Option<(Field, u16)> {
    let key = bare(heading);
    let at = key.char_indices().next_back().map(|(at, _)| at)?;
    let (rest, number) = key.split_at(at);
    let (person, _) = number_first(number)?;
    Some((part(rest).filter(|it| *it != Field::ContactName)?, person))
}

/// One writing, without spaces and signs.
fn bare(heading: &str) -> String {
    search_key(heading).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn number_first(text: &str) -> Option<(u16, &str)> {
    let first = text.chars().next()?;
    let by_sign = NUMERALS.chars().zip(1..).find(|(it, _)| *it == first).map(|(_, at)| at);
    let number = by_sign.or(first.to_digit(10).and_then(|it| u16::try_from(it).ok()))?;
    let rest = &text[first.len_utf8()..];
    let is_number = (1..=MOST).contains(&number) && !rest.starts_with(|c: char| c.is_ascii_digit());
    is_number.then_some((number, rest))
}

/// What of a person a word names.
fn part(word: &str) -> Option<Field> {
    use Field::{Company, ContactName, ContactTitle, Email, Name, Notes, Phone, Qq, Wechat};
    let word = word.strip_prefix('的').unwrap_or(word);
    if word.is_empty() {
        return Some(ContactName);
    }
    let sense = headings::read_by_words(word).senses.first().copied()?;
    match sense.field {
        Name | ContactName if sense.strength >= 0.8 => Some(ContactName),
        Company => None,
        field @ (Phone | Email | Wechat | Qq | ContactTitle | Notes) => Some(field),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_further_people_tell_whose_they_are() {
        for (heading, wanted) in [
            ("联系人2", (Field::ContactName, 2)),
            ("联系人2电话", (Field::Phone, 2)),
            ("联系人 2 - 职务", (Field::ContactTitle, 2)),
            ("第二联系人", (Field::ContactName, 2)),
            ("联系人三手机", (Field::Phone, 3)),
            ("聯絡人2", (Field::ContactName, 2)),
            ("Contact 2 Name", (Field::ContactName, 2)),
            ("Contact 2 E-mail", (Field::Email, 2)),
        ] {
            assert_eq!(further(heading), Some(wanted), "{heading}");
        }
        for heading in
            ["联系人", "联系人电话", "联系人12", "紧急联系人2", "Contact Name", "客户2", "电话2"]
        {
            assert_eq!(further(heading), None, "{heading}");
        }
        assert_eq!(numbered_part("电话2"), Some((Field::Phone, 2)));
        assert_eq!(numbered_part("Email 2"), Some((Field::Email, 2)));
        assert_eq!(numbered_part("电话"), None);
    }
}
