//! Days as they are typed, counted from today where the year or all of it is left out.

use chrono::{Datelike, NaiveDate};

use super::{
    Order, parse, read, relative,
    scan::{self, Token, Unit},
};
use crate::text::Rule;

use Token::{Month, Number, Sign, Space};

/// What days that are typed count from, and in which order their numbers stand.
#[derive(Clone, Copy, Debug)]
pub struct Typing {
    pub today: NaiveDate,
    pub order: Order,
}

/// Reads a day that a person typed: as [`parse`] does in their order, and 2026 12 5; counted from
/// today 今天, 下周三, 月底, 三天后, 25号, `today+7`, next wed, in 3 days; of this year 1.3, 1/3, 1月3日,
/// Jan 3. A week begins on Monday; 周三 alone is the next one, today too.
///
/// # Errors
/// As [`parse`].
pub fn typed(text: &str, typing: Typing) -> Result<NaiveDate, Rule> {
    let Typing { today, order } = typing;
    if let Some(place) = relative::read(text) {
        return place.day(today).ok_or(Rule::ImpossibleDate);
    }
    match parse(text, order) {
        Err(Rule::NotADate) => match spaced(text)? {
            Some(day) => Ok(day),
            None => of_year(text, today.year(), order),
        },
        read => read,
    }
}

/// Year, month and day with nothing but spaces between them, or commas: 2026 12 5, 2026，12，5.
fn spaced(text: &str) -> Result<Option<NaiveDate>, Rule> {
    let mut tokens = scan::tokens(text)?;
    if tokens.contains(&Sign(',')) {
        tokens.retain(|it| *it != Space);
    }
    match tokens[..] {
        [
            Number(year, 4),
            Space | Sign(','),
            Number(month, of_month),
            Space | Sign(','),
            Number(day, of_day),
        ] => {
            let year = i32::try_from(year).ok().filter(|it| *it >= 1000);
            let year = year.ok_or(Rule::ImpossibleDate)?;
            read::calendar(year, (month, of_month), (day, of_day)).map(Some)
        }
        _ => Ok(None),
    }
}

/// A month and its day without a year; 2.12. where the day comes first.
///
/// # Errors
/// [`Rule::NotADate`], [`Rule::ImpossibleDate`] where that year lacks the day.
pub(crate) fn of_year(text: &str, year: i32, order: Order) -> Result<NaiveDate, Rule> {
    let mut tokens = scan::tokens(text)?;
    tokens.retain(|it| *it != Space);
    let is_of_month = tokens.contains(&Token::Unit(Unit::Month));
    let leads = order == Order::DayFirst && !is_of_month;
    match tokens[..] {
        [.., Token::Unit(Unit::Day)] => drop(tokens.pop()),
        [_, Sign('.'), _, Sign('.')] if leads => drop(tokens.pop()),
        _ => {}
    }
    let (month, day) = match tokens[..] {
        [
            Number(month, digits),
            Sign('-' | '/' | '.') | Token::Unit(Unit::Month),
            Number(day, of_day),
        ] if leads => ((day, of_day), (month, digits)),
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
    read::calendar(year, month, day)
}
