//! From tokens to a date and time.

use chrono::{NaiveDate, NaiveTime};

use super::scan::{Half, Token, Unit};
use super::{Moment, Order};
use crate::text::Rule;

use Token::{Greenwich, Minguo, Month, Number, Sign, Space};

/// 1911 is the year before the first of 民國.
const BEFORE_MINGUO: i32 = 1911;

pub(super) fn moment(tokens: &[Token], order: Order) -> Result<Moment, Rule> {
    // A comma is left of "Fri, 5 January".
    let begin = tokens.iter().position(|token| !matches!(token, Space | Sign(',')));
    let mut cursor = Cursor { rest: &tokens[begin.unwrap_or(tokens.len())..] };
    let (date, compact_time) = date(&mut cursor, order)?;
    let (time, offset) = match compact_time {
        Some(time) => (time, None),
        None => time(&mut cursor)?,
    };
    cursor.skip_spaces();
    if !cursor.rest.is_empty() {
        return Err(Rule::NotADate);
    }
    Ok(Moment { at: date.and_time(time), offset })
}

struct Cursor<'a> {
    rest: &'a [Token],
}

impl Cursor<'_> {
    fn skip_spaces(&mut self) {
        while let [Space, rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    fn take(&mut self, wanted: Token) -> bool {
        match self.rest {
            [first, rest @ ..] if *first == wanted => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    fn number(&mut self) -> Option<(u64, usize)> {
        let &[Number(value, digits), ref rest @ ..] = self.rest else { return None };
        self.rest = rest;
        Some((value, digits))
    }

    /// A number with nothing but spaces before it.
    fn next_number(&mut self) -> Result<(u64, usize), Rule> {
        self.skip_spaces();
        self.number().ok_or(Rule::NotADate)
    }

    /// The sign between the parts of a date, spaces around it allowed.
    fn separator(&mut self) -> Option<Token> {
        self.skip_spaces();
        let &[sign @ Sign('-' | '/' | '.'), ref rest @ ..] = self.rest else { return None };
        self.rest = rest;
        self.skip_spaces();
        Some(sign)
    }

    /// Whatever stands between a month's name and its neighbours: `-`, `/`, `.`, `,`, spaces.
    fn skip_loose_signs(&mut self) {
        while let [Space | Sign('-' | '/' | '.' | ','), rest @ ..] = self.rest {
            self.rest = rest;
        }
    }
}

/// A number with the count of digits it was written with.
type Written = (u64, usize);

fn date(cursor: &mut Cursor, order: Order) -> Result<(NaiveDate, Option<NaiveTime>), Rule> {
    if let [Month(month), rest @ ..] = cursor.rest {
        cursor.rest = rest;
        return Ok((month_name_first(cursor, *month)?, None));
    }
    let era = cursor.take(Minguo);
    let first = cursor.next_number()?;
    if first.1 >= 6 && !era {
        return compact(first, order);
    }
    let after_first = Cursor { rest: cursor.rest };
    cursor.skip_spaces();
    if cursor.take(Token::Unit(Unit::Year)) {
        let year = if era { minguo(first)? } else { year(first, order)? };
        return Ok((month_and_day(cursor, year)?, None));
    }
    if era {
        let (second, third) = two_more(cursor)?;
        return Ok((calendar(minguo(first)?, second, third)?, None));
    }
    cursor.skip_loose_signs();
    if let [Month(month), rest @ ..] = cursor.rest {
        cursor.rest = rest;
        cursor.skip_loose_signs();
        let last = cursor.next_number()?;
        let (year, day) = if first.1 == 4 { (first, last) } else { (last, first) };
        return Ok((
            calendar(self::year(year, Order::DayFirst)?, (u64::from(*month), 2), day)?,
            None,
        ));
    }
    *cursor = after_first;
    let is_dotted = Cursor { rest: cursor.rest }.separator() == Some(Sign('.'));
    let (second, third) = two_more(cursor)?;
    // Whoever parts a date by points and writes the year last begins with the day: 05.03.2024.
    let order = if is_dotted && third.1 == 4 { Order::DayFirst } else { order };
    Ok((numeric(first, second, third, order)?, None))
}

/// `Jan 5, 2024`.
fn month_name_first(cursor: &mut Cursor, month: u32) -> Result<NaiveDate, Rule> {
    cursor.skip_loose_signs();
    let day = cursor.next_number()?;
    cursor.skip_loose_signs();
    let year = self::year(cursor.next_number()?, Order::MonthFirst)?;
    calendar(year, (u64::from(month), 2), day)
}

/// `1月5日` behind a year; 日 may be missing.
fn month_and_day(cursor: &mut Cursor, year: i32) -> Result<NaiveDate, Rule> {
    let month = cursor.next_number()?;
    cursor.skip_spaces();
    if !cursor.take(Token::Unit(Unit::Month)) {
        return Err(Rule::NotADate);
    }
    let day = cursor.next_number()?;
    cursor.skip_spaces();
    cursor.take(Token::Unit(Unit::Day));
    calendar(year, month, day)
}

/// The second and third part behind the same sign: `-1-5`.
fn two_more(cursor: &mut Cursor) -> Result<(Written, Written), Rule> {
    let sign = cursor.separator().ok_or(Rule::NotADate)?;
    let second = cursor.next_number()?;
    if cursor.separator() != Some(sign) {
        return Err(Rule::NotADate);
    }
    Ok((second, cursor.next_number()?))
}

/// Three numbers and signs. The year is the one with four digits, else where `order` says.
fn numeric(
    first: Written,
    second: Written,
    third: Written,
    order: Order,
) -> Result<NaiveDate, Rule> {
    let year_leads = matches!(order, Order::YearFirst | Order::Minguo);
    if first.1 == 4 || (year_leads && third.1 <= 2) {
        return calendar(year(first, order)?, second, third);
    }
    if !matches!(third.1, 2 | 4) || first.1 > 2 {
        return Err(Rule::NotADate);
    }
    let year = year(third, Order::DayFirst)?;
    if order == Order::DayFirst {
        calendar(year, second, first)
    } else {
        calendar(year, first, second)
    }
}

/// `20240105`, `20240105152001`, and in Taiwan `1130105`.
fn compact(written: Written, order: Order) -> Result<(NaiveDate, Option<NaiveTime>), Rule> {
    let (value, digits) = written;
    let split = |date: u64| ((date / 10_000, 4), (date / 100 % 100, 2), (date % 100, 2));
    let (date, time) = match digits {
        8 => (value, None),
        14 => (value / 1_000_000, Some(value % 1_000_000)),
        7 if order == Order::Minguo => {
            let (year, month, day) = split(value);
            return Ok((calendar(minguo((year.0, 3))?, month, day)?, None));
        }
        _ => return Err(Rule::NotADate),
    };
    let (year, month, day) = split(date);
    let date = calendar(self::year(year, order)?, month, day)?;
    let time = time.map(|time| clock(time / 10_000, time / 100 % 100, time % 100));
    Ok((date, time.transpose()?))
}

/// The calendar year of a year as written.
fn year((value, digits): Written, order: Order) -> Result<i32, Rule> {
    let value = i32::try_from(value).map_err(|_| Rule::NotADate)?;
    match digits {
        4 if value < 1000 => Err(Rule::ImpossibleDate),
        4 => Ok(value),
        1..=3 if order == Order::Minguo => Ok(BEFORE_MINGUO + value),
        3 if order == Order::YearFirst && value >= 100 => Ok(BEFORE_MINGUO + value),
        2 if value < 50 => Ok(2000 + value),
        2 => Ok(1900 + value),
        _ => Err(Rule::NotADate),
    }
}

fn minguo((value, digits): Written) -> Result<i32, Rule> {
    let value = i32::try_from(value).map_err(|_| Rule::NotADate)?;
    if digits > 3 || value == 0 {
        return Err(Rule::NotADate);
    }
    Ok(BEFORE_MINGUO + value)
}

pub(super) fn calendar(year: i32, month: Written, day: Written) -> Result<NaiveDate, Rule> {
    if month.1 > 2 || day.1 > 2 {
        return Err(Rule::NotADate);
    }
    let part = |(value, _): Written| u32::try_from(value).map_err(|_| Rule::NotADate);
    NaiveDate::from_ymd_opt(year, part(month)?, part(day)?).ok_or(Rule::ImpossibleDate)
}

/// The time behind a date, midnight when there is none, and its zone.
fn time(cursor: &mut Cursor) -> Result<(NaiveTime, Option<i32>), Rule> {
    cursor.skip_loose_signs();
    if cursor.rest.is_empty() {
        return Ok((NaiveTime::MIN, None));
    }
    let mut half = half(cursor);
    cursor.skip_spaces();
    let (hour, digits) = cursor.number().ok_or(Rule::NotADate)?;
    let (hour, minute, second) = match digits {
        1..=2 => {
            let (minute, second) = minute_and_second(cursor, half)?;
            (hour, minute, second)
        }
        4 => (hour / 100, hour % 100, 0),
        6 => (hour / 10_000, hour / 100 % 100, hour % 100),
        _ => return Err(Rule::NotADate),
    };
    if half.is_none() {
        cursor.skip_spaces();
        half = self::half(cursor);
    }
    let time = clock(in_24_hours(hour, half)?, minute, second)?;
    Ok((time, offset(cursor)?))
}

/// Minutes and seconds behind an hour: `:20`, `点20分`, `点半`; nothing only behind 3点 or 下午3.
fn minute_and_second(cursor: &mut Cursor, half: Option<Half>) -> Result<(u64, u64), Rule> {
    let by_word = cursor.take(Token::Unit(Unit::Hour));
    if by_word && cursor.take(Token::Unit(Unit::HalfPast)) {
        return Ok((30, 0));
    }
    if !by_word && !cursor.take(Sign(':')) {
        let names_half = half.is_some()
            || matches!(cursor.rest, [Token::Half(_), ..] | [Space, Token::Half(_), ..]);
        return if names_half { Ok((0, 0)) } else { Err(Rule::NotADate) };
    }
    let Some((minute, _)) = cursor.number() else {
        return if by_word { Ok((0, 0)) } else { Err(Rule::NotADate) };
    };
    if !cursor.take(Token::Unit(Unit::Minute)) && !cursor.take(Sign(':')) {
        return Ok((minute, 0));
    }
    let Some((second, _)) = cursor.number() else { return Ok((minute, 0)) };
    cursor.take(Token::Unit(Unit::Second));
    if let [Sign('.' | ','), Number(..), rest @ ..] = cursor.rest {
        // Fractions of a second are dropped.
        cursor.rest = rest;
    }
    Ok((minute, second))
}

fn half(cursor: &mut Cursor) -> Option<Half> {
    let &[Token::Half(half), ref rest @ ..] = cursor.rest else { return None };
    cursor.rest = rest;
    // The points of a.m.
    while cursor.take(Sign('.')) {}
    Some(half)
}

fn in_24_hours(hour: u64, half: Option<Half>) -> Result<u64, Rule> {
    match (half, hour) {
        (Some(Half::Morning), 13..) => Err(Rule::ImpossibleDate),
        (Some(Half::Morning), 12) => Ok(0),
        (Some(Half::Afternoon), 1..=11) | (Some(Half::Noon), 1..=2) => Ok(hour + 12),
        _ => Ok(hour),
    }
}

fn clock(hour: u64, minute: u64, second: u64) -> Result<NaiveTime, Rule> {
    let part = |value: u64| u32::try_from(value).map_err(|_| Rule::ImpossibleDate);
    NaiveTime::from_hms_opt(part(hour)?, part(minute)?, part(second)?).ok_or(Rule::ImpossibleDate)
}

/// `Z`, `+08:00`, `+0800`, `+08`.
fn offset(cursor: &mut Cursor) -> Result<Option<i32>, Rule> {
    cursor.skip_spaces();
    let named = cursor.take(Greenwich);
    let sign = match cursor.rest {
        [Sign('+'), ..] => 1,
        [Sign('-'), ..] => -1,
        _ => return Ok(named.then_some(0)),
    };
    cursor.rest = &cursor.rest[1..];
    let (value, digits) = cursor.number().ok_or(Rule::NotADate)?;
    let (hours, minutes) = match digits {
        1..=2 if cursor.take(Sign(':')) => (value, cursor.number().ok_or(Rule::NotADate)?.0),
        1..=2 => (value, 0),
        4 => (value / 100, value % 100),
        _ => return Err(Rule::NotADate),
    };
    if hours > 14 || minutes > 59 {
        return Err(Rule::ImpossibleDate);
    }
    let seconds = i32::try_from(hours * 3600 + minutes * 60).map_err(|_| Rule::NotADate)?;
    Ok(Some(sign * seconds))
}
