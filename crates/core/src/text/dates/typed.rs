//! Days as they are typed, counted from today where the year or all of it is left out.

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::{
    Order, parse, read,
    scan::{self, Token, Unit},
};
use crate::text::{Rule, fold};

use Token::{Month, Number, Sign, Space};

/// How far from today `today+7` may lead, in days.
const FARTHEST: i64 = 40_000;

/// What people call the days around today.
const NAMED: &[(&str, i64)] = &[
    ("大前天", -3),
    ("前天", -2),
    ("昨天", -1),
    ("昨日", -1),
    ("今天", 0),
    ("今日", 0),
    ("明天", 1),
    ("明日", 1),
    ("大后天", 3),
    ("大後天", 3),
    ("后天", 2),
    ("後天", 2),
    ("yesterday", -1),
    ("today", 0),
    ("tomorrow", 1),
];

/// Reads a day that a person typed: as [`parse`] does with the year first; 今天, 明天, tomorrow,
/// `today+7`; and of this year 1.3, 1/3, 1月3日, Jan 3.
///
/// # Errors
/// As [`parse`].
pub fn typed(text: &str, today: NaiveDate) -> Result<NaiveDate, Rule> {
    if let Some(days) = from_today(text)? {
        return today.checked_add_signed(TimeDelta::days(days)).ok_or(Rule::ImpossibleDate);
    }
    match parse(text, Order::YearFirst) {
        Err(Rule::NotADate) => of_this_year(text, today),
        read => read,
    }
}

/// How many days from today a text names, when it begins with the name of such a day.
fn from_today(text: &str) -> Result<Option<i64>, Rule> {
    let text: String = fold::case(text).split_whitespace().collect();
    let named = NAMED.iter().find_map(|(name, days)| Some((text.strip_prefix(name)?, days)));
    let Some((rest, days)) = named else { return Ok(None) };
    let further = match rest {
        "" => 0,
        _ if rest.starts_with(['+', '-']) => rest.parse().map_err(|_| Rule::NotADate)?,
        _ => return Err(Rule::NotADate),
    };
    Ok(Some(days + further.clamp(-FARTHEST, FARTHEST)))
}

/// A month and its day without a year.
fn of_this_year(text: &str, today: NaiveDate) -> Result<NaiveDate, Rule> {
    let mut tokens = scan::tokens(text)?;
    tokens.retain(|it| *it != Space);
    if let [.., Token::Unit(Unit::Day)] = tokens[..] {
        tokens.pop();
    }
    let (month, day) = match tokens[..] {
        [
            Number(month, digits),
            Sign('-' | '/' | '.') | Token::Unit(Unit::Month),
            Number(day, of_day),
        ] => ((month, digits), (day, of_day)),
        [Month(month), Number(day, digits)] | [Number(day, digits), Month(month)] => {
            ((u64::from(month), 2), (day, digits))
        }
        _ => return Err(Rule::NotADate),
    };
    read::calendar(today.year(), month, day)
}
