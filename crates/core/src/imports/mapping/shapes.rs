//! What a single value looks like, by its shape: a mistyped telephone number still looks like one.

use chrono::NaiveDate;
use clientele_tables::Cell;

use super::headings::is_han;
use super::{names, places, vocabulary as known};
use crate::imports::layout::cells;
use crate::text::dates::Order;
use crate::text::keys::search_key;
use crate::text::{Country, Rule, dates, emails, id_numbers, tax_ids, urls};

/// The most telling thing that a value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    Blank,
    Email,
    Website,
    IdNumber,
    TaxId,
    Date,
    Phone,
    Number,
    Company,
    Place,
    Person,
    Address,
    Text,
}

impl Shape {
    /// Shapes that a heading never has.
    pub fn is_surely_a_value(self) -> bool {
        matches!(
            self,
            Shape::Email
                | Shape::Website
                | Shape::IdNumber
                | Shape::TaxId
                | Shape::Date
                | Shape::Phone
                | Shape::Address
        )
    }
}

/// The shape of a cell.
pub fn of(cell: &Cell) -> Shape {
    match cell {
        Cell::Date(_) | Cell::Moment(_) => Shape::Date,
        Cell::Flag(_) | Cell::Time(_) | Cell::Fault(_) => Shape::Text,
        Cell::Empty => Shape::Blank,
        Cell::Number(_) => of_number(&cells::text(cell)),
        Cell::Text(text) => of_text(&cells::tidy(text)),
    }
}

/// The shape of a number: an amount, unless its digits are those of a telephone, an ID number or a day.
fn of_number(text: &str) -> Shape {
    if is_mobile(text) {
        Shape::Phone
    } else if is_id_number(text) {
        Shape::IdNumber
    } else if text.len() == 8 && is_date(text) {
        Shape::Date
    } else {
        Shape::Number
    }
}

/// The shape of a text that has been tidied.
fn of_text(text: &str) -> Shape {
    if text.is_empty() {
        Shape::Blank
    } else if is_email(text) {
        Shape::Email
    } else if is_website(text) {
        Shape::Website
    } else if is_tax_id(text) && !is_id_number(text) {
        Shape::TaxId
    } else if is_id_number(text) {
        Shape::IdNumber
    } else if is_date(text) {
        Shape::Date
    } else if phone(text) == Likeness::Plain {
        Shape::Phone
    } else if is_number(text) {
        Shape::Number
    } else if is_address(text) {
        Shape::Address
    } else if names::is_company(text) {
        Shape::Company
    } else if places::is_province(text) || places::is_city(text) {
        Shape::Place
    } else if names::is_person(text) {
        Shape::Person
    } else {
        Shape::Text
    }
}

/// How much a value looks like something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    None,
    /// It would do, under a heading that says so.
    Possible,
    Plain,
}

/// A telephone number, or several: mobile numbers and numbers with an area or country code plainly, bare
/// digits of the usual length and what a sheet made of them (1.38E+10) possibly.
pub fn phone(text: &str) -> Likeness {
    if is_scientific(text) {
        return Likeness::Possible;
    }
    let pieces = text.split(['/', '、', ',', ';', '|']).map(str::trim).filter(|it| !it.is_empty());
    let mut best = Likeness::None;
    for piece in pieces {
        match one_phone(piece) {
            Likeness::Plain => return Likeness::Plain,
            Likeness::Possible => best = Likeness::Possible,
            Likeness::None => {}
        }
    }
    best
}

fn one_phone(text: &str) -> Likeness {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let strange = text.chars().filter(|c| !c.is_ascii_digit() && !"+-() .#*'".contains(*c));
    let strange = strange.collect::<String>().to_lowercase();
    if !matches!(
        strange.as_str(),
        "" | "转" | "轉" | "ext" | "x" | "分机" | "分機" | "tel" | "tel:"
    ) {
        return if has_mobile(text) { Likeness::Possible } else { Likeness::None };
    }
    let separated = digits.len() != text.len();
    let plain = match digits.len() {
        8..=15 if text.starts_with('+') => true,
        11 => is_mobile(&digits) || digits.starts_with('0'),
        8..=10 => digits.starts_with('0') || separated && looks_grouped(text),
        12..=20 => digits.starts_with("86") || digits.starts_with('0') && separated,
        _ => false,
    };
    if plain {
        Likeness::Plain
    } else if matches!(digits.len(), 7..=15) && !text.contains('.') {
        Likeness::Possible
    } else {
        Likeness::None
    }
}

/// 138…, as the mobile numbers of the Chinese mainland are.
fn is_mobile(digits: &str) -> bool {
    digits.len() == 11
        && digits.starts_with('1')
        && digits.chars().nth(1).is_some_and(|second| ('3'..='9').contains(&second))
}

fn has_mobile(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(is_mobile)
}

/// (415) 555-2671, 2345 6789, +852 …: digits in groups as numbers are written, not a date or an amount.
fn looks_grouped(text: &str) -> bool {
    if text.starts_with(['+', '(']) {
        return true;
    }
    let groups: Vec<&str> = text.split(['-', ' ', '.']).collect();
    (2..=4).contains(&groups.len())
        && groups.iter().all(|group| group.chars().all(|c| c.is_ascii_digit()))
        && groups.last().is_some_and(|last| (3..=8).contains(&last.len()))
        && groups.first().is_some_and(|first| (2..=4).contains(&first.len()))
}

/// What a sheet makes of a long number in a narrow column: 1.38E+10.
fn is_scientific(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    upper.split_once("E+").is_some_and(|(mantissa, exponent)| {
        mantissa.parse::<f64>().is_ok()
            && exponent.parse::<u8>().is_ok_and(|it| (7..=18).contains(&it))
    })
}

/// An address, or several of which the first is one.
pub fn is_email(text: &str) -> bool {
    let first = || text.split(['/', '、', ',', ';', ' ']).next().unwrap_or_default();
    text.contains('@') && (emails::parse(text).is_ok() || emails::parse(first()).is_ok())
}

/// A web address that shows it: by its beginning, or by its end.
pub fn is_website(text: &str) -> bool {
    const ENDS: [&str; 12] =
        ["com", "cn", "net", "org", "tw", "hk", "io", "co", "top", "shop", "info", "gov"];
    let lower = text.to_ascii_lowercase();
    if lower.contains('@') || lower.contains(' ') {
        return false;
    }
    let addressed = ["http://", "https://", "www."].iter().any(|start| lower.starts_with(start));
    let host = lower.split('/').next().unwrap_or_default();
    let ends = host.rsplit_once('.').is_some_and(|(name, end)| {
        ENDS.contains(&end) && name.chars().any(|c| c.is_ascii_alphabetic())
    });
    (addressed || ends && host.is_ascii()) && urls::parse(text).is_ok()
}

/// A 身份证号 of the mainland or of Taiwan, whether or not its check digit holds.
pub fn is_id_number(text: &str) -> bool {
    use id_numbers::Kind;
    // Passports have any form; they cannot be told by it.
    if !(10..=20).contains(&text.len()) || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let mainland = match id_numbers::parse(text, Country::CN) {
        Ok(number) => matches!(number.kind, Kind::China | Kind::China15),
        Err(rule) => rule == Rule::BadCheckDigit,
    };
    mainland || id_numbers::parse(text, Country::TW).is_ok_and(|number| number.kind == Kind::Taiwan)
}

/// A 统一社会信用代码, whether or not its check digit holds.
pub fn is_tax_id(text: &str) -> bool {
    text.len() == 18
        && text.starts_with(['1', '5', '9', 'N', 'Y'])
        && matches!(tax_ids::parse(text, Country::CN), Ok(_) | Err(Rule::BadCheckDigit))
}

/// A day, with or without a time.
pub fn is_date(text: &str) -> bool {
    date(text).is_some()
}

/// The day that a text names, in whichever order it reads.
pub fn date(text: &str) -> Option<NaiveDate> {
    let orders = [Order::YearFirst, Order::DayFirst, Order::Minguo];
    orders.into_iter().find_map(|order| dates::parse(text, order).ok())
}

/// A number with or without separators, a currency, a percent sign or a unit.
pub fn is_number(text: &str) -> bool {
    const UNITS: &str = "元万亿个户位人条家笔次件台套吨天年月kK%¥￥$€£ ";
    let bare = text.trim_matches(|c| UNITS.contains(c)).replace([',', '，', '_', ' '], "");
    bare.parse::<f64>().is_ok_and(f64::is_finite)
        && bare.contains(|c: char| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c))
}

/// Several of 省 市 区 路 号 …, or a number and a street.
pub fn is_address(text: &str) -> bool {
    let count = text.chars().count();
    if !(5..=200).contains(&count) {
        return false;
    }
    let simplified = search_key(text);
    let marks = simplified.chars().filter(|c| known::ADDRESS_MARKS.contains(*c)).count();
    let numbered = text.chars().any(|c| c.is_ascii_digit());
    let han = text.chars().any(is_han);
    if han {
        let begins = places::begins_with_a_place(text);
        let ends_as_a_firm = names::is_company(text) && !numbered;
        return !ends_as_a_firm && (marks >= 3 || marks >= 2 && (numbered || begins));
    }
    let lower = text.to_lowercase();
    let street =
        lower.split(|c: char| !c.is_alphabetic()).any(|word| known::STREET_WORDS.contains(word));
    numbered && street && text.contains(' ')
}
