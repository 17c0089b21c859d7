//! Periods of days: named from today, as `this_week` and `last_30_days`, or by their two ends.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::{
    text::{
        Rule,
        dates::{self, Typing},
    },
    words::Language,
};

/// The days from one on and before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub from: NaiveDate,
    pub until: NaiveDate,
}

impl Span {
    pub fn days(self) -> i64 {
        (self.until - self.from).num_days()
    }
}

/// Days that a period may count, at most.
const LONGEST: u64 = 40_000;
/// What is meant where a period has no beginning, or no end.
const FIRST: NaiveDate = NaiveDate::from_ymd_opt(1, 1, 1).unwrap();
const LAST: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 30).unwrap();
const BETWEEN: &str = "..";

/// What is shown to people in the order of their lists.
const NAMED: &[&str] = &[
    "past",
    "today",
    "yesterday",
    "tomorrow",
    "this_week",
    "last_week",
    "next_week",
    "this_month",
    "last_month",
    "next_month",
    "this_year",
    "last_year",
];

enum Counted {
    Last(u64),
    Next(u64),
}

/// The days of a period; a week begins on Monday, and `last_7_days` ends with today.
pub(crate) fn parse(text: &str, typing: Typing) -> Result<Span, Rule> {
    let today = typing.today;
    let text = text.trim();
    if let Some((first, last)) = text.split_once(BETWEEN) {
        let day = |it: &str, open: NaiveDate| match it.trim() {
            "" => Ok(open),
            day => dates::typed(day, typing),
        };
        let is_given = !(first.trim().is_empty() && last.trim().is_empty());
        return match is_given {
            true => after(day(first, FIRST)?, day(last, LAST)?),
            false => Err(Rule::NotADate),
        };
    }
    if let Some(counted) = counted(text) {
        return match counted {
            Counted::Last(days) => spanning(back(today, days - 1)?, days),
            Counted::Next(days) => spanning(today, days),
        };
    }
    named(text, today).ok_or(Rule::NotADate)
}

/// Whether a period is counted from today, and not given by its days.
pub(super) fn is_counted(text: &str) -> bool {
    !text.contains(BETWEEN)
}

fn named(text: &str, today: NaiveDate) -> Option<Span> {
    let monday =
        today.checked_sub_days(Days::new(today.weekday().num_days_from_monday().into()))?;
    let first = today.with_day(1)?;
    let new_year = first.with_month(1)?;
    let week = |from: NaiveDate| Some(Span { from, until: from.checked_add_days(Days::new(7))? });
    let month = |from: NaiveDate| Some(Span { from, until: next_month(from)? });
    let year = |from: NaiveDate| Some(Span { from, until: from.with_year(from.year() + 1)? });
    let day = |from: NaiveDate| Some(Span { from, until: from.succ_opt()? });
    match text {
        "past" => Some(Span { from: FIRST, until: today }),
        "today" => day(today),
        "yesterday" => day(today.pred_opt()?),
        "tomorrow" => day(today.succ_opt()?),
        "this_week" => week(monday),
        "last_week" => week(monday.checked_sub_days(Days::new(7))?),
        "next_week" => week(monday.checked_add_days(Days::new(7))?),
        "this_month" => month(first),
        "last_month" => month(first.checked_sub_months(Months::new(1))?),
        "next_month" => month(next_month(first)?),
        "this_year" => year(new_year),
        "last_year" => year(new_year.with_year(new_year.year() - 1)?),
        _ => None,
    }
}

fn next_month(first: NaiveDate) -> Option<NaiveDate> {
    first.checked_add_months(Months::new(1))
}

/// `last_30_days`, `next_7_days`.
fn counted(text: &str) -> Option<Counted> {
    let (which, days) = text.strip_suffix("_days")?.split_once('_')?;
    let days = days.parse().ok().filter(|it| (1..=LONGEST).contains(it))?;
    match which {
        "last" => Some(Counted::Last(days)),
        "next" => Some(Counted::Next(days)),
        _ => None,
    }
}

fn back(day: NaiveDate, days: u64) -> Result<NaiveDate, Rule> {
    day.checked_sub_days(Days::new(days)).ok_or(Rule::ImpossibleDate)
}

fn spanning(from: NaiveDate, days: u64) -> Result<Span, Rule> {
    let until = from.checked_add_days(Days::new(days)).ok_or(Rule::ImpossibleDate)?;
    Ok(Span { from, until })
}

fn after(first: NaiveDate, last: NaiveDate) -> Result<Span, Rule> {
    let until = last.succ_opt().filter(|_| first <= last).ok_or(Rule::ImpossibleDate)?;
    Ok(Span { from: first, until })
}

/// A period as filters say it, by its first day and its last.
pub(crate) fn range(first: NaiveDate, last: NaiveDate) -> String {
    format!("{first}{BETWEEN}{last}")
}

/// The first day of the month that a period is from end to end.
fn month(span: Span) -> Option<NaiveDate> {
    let Span { from, until } = span;
    (from.day() == 1 && next_month(from) == Some(until)).then_some(from)
}

/// A period by its days, whatever name it was asked for by.
pub(crate) fn days(span: Span, language: Language) -> String {
    let day = |it: NaiveDate, open: NaiveDate| {
        if it == open { String::new() } else { language.date(it) }
    };
    if let Some(first) = month(span) {
        return language.month(first);
    }
    let last = span.until.pred_opt().unwrap_or(LAST);
    ends(&day(span.from, FIRST), &day(last, LAST), language)
}

fn ends(from: &str, to: &str, language: Language) -> String {
    let word = |name, day: &str| (name, day.to_owned().into());
    match (from, to) {
        (from, "") => language.say("customers.periods.from", &[word("from", from)]),
        ("", to) => language.say("customers.periods.to", &[word("to", to)]),
        (from, to) => {
            language.say("customers.periods.range", &[word("from", from), word("to", to)])
        }
    }
}

/// What people call a period.
pub(super) fn word(text: &str, language: Language) -> String {
    let text = text.trim();
    if let Some((from, to)) = text.split_once(BETWEEN) {
        let read = |it: &str| dates::parse(it, dates::Order::YearFirst);
        if let (Ok(first), Ok(last)) = (read(from), read(to))
            && let Some(first) = after(first, last).ok().and_then(month)
        {
            return language.month(first);
        }
        let day = |it: &str| match read(it) {
            Ok(date) => language.date(date),
            Err(_) => it.trim().to_owned(),
        };
        return ends(&day(from), &day(to), language);
    }
    match counted(text) {
        Some(Counted::Last(days)) => {
            language.say("customers.periods.last_days", &[("count", days.into())])
        }
        Some(Counted::Next(days)) => {
            language.say("customers.periods.next_days", &[("count", days.into())])
        }
        None if NAMED.contains(&text) => {
            language.word(&format!("customers.periods.{text}")).to_owned()
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(today: NaiveDate) -> Typing {
        Typing { today, order: dates::Order::YearFirst }
    }

    fn span(text: &str, today: &str) -> (String, String) {
        let span = parse(text, from(today.parse().unwrap())).unwrap();
        (span.from.to_string(), span.until.pred_opt().unwrap().to_string())
    }

    fn days(first: &str, last: &str) -> (String, String) {
        (first.to_owned(), last.to_owned())
    }

    #[test]
    fn a_week_begins_on_monday_and_ends_on_sunday() {
        for today in ["2026-03-09", "2026-03-11", "2026-03-15"] {
            assert_eq!(span("this_week", today), days("2026-03-09", "2026-03-15"));
        }
        assert_eq!(span("last_week", "2026-03-11"), days("2026-03-02", "2026-03-08"));
        assert_eq!(span("next_week", "2026-03-11"), days("2026-03-16", "2026-03-22"));
    }

    #[test]
    fn months_and_years_end_where_they_end() {
        assert_eq!(span("this_month", "2028-02-29"), days("2028-02-01", "2028-02-29"));
        assert_eq!(span("last_month", "2026-01-31"), days("2025-12-01", "2025-12-31"));
        assert_eq!(span("next_month", "2026-12-31"), days("2027-01-01", "2027-01-31"));
        assert_eq!(span("this_year", "2028-02-29"), days("2028-01-01", "2028-12-31"));
        assert_eq!(span("last_year", "2028-02-29"), days("2027-01-01", "2027-12-31"));
    }

    #[test]
    fn counted_days_end_or_begin_with_today() {
        assert_eq!(span("last_30_days", "2026-03-30"), days("2026-03-01", "2026-03-30"));
        assert_eq!(span("next_7_days", "2026-03-30"), days("2026-03-30", "2026-04-05"));
        assert_eq!(span("last_1_days", "2026-03-30"), span("today", "2026-03-30"));
        assert_eq!(span("past", "2026-03-30").1, "2026-03-29");
    }

    #[test]
    fn both_ends_belong_to_a_range() {
        assert_eq!(span("2026-01-01..2026-03-31", "2026-06-01"), days("2026-01-01", "2026-03-31"));
        assert_eq!(span("2026年1月1日..2026/1/1", "2026-06-01"), days("2026-01-01", "2026-01-01"));
    }

    #[test]
    fn a_period_may_be_open_at_one_end() {
        let today = "2026-03-30".parse().unwrap();
        let day = |text: &str| text.parse().unwrap();
        let since = parse("2026-03-07..", from(today)).unwrap();
        assert_eq!((since.from, since.until), (day("2026-03-07"), LAST.succ_opt().unwrap()));
        let until = parse("..2026-03-07", from(today)).unwrap();
        assert_eq!((until.from, until.until), (FIRST, day("2026-03-08")));
        let said = [since, until].map(|it| super::days(it, Language::ZhCn));
        assert_eq!(said, ["2026年3月7日 起", "2026年3月7日 及以前"]);
        assert_eq!(word(" .. 2026-03-07", Language::ZhCn), said[1]);
    }

    #[test]
    fn a_range_that_is_a_month_is_called_by_it() {
        let said = |text: &str| {
            let span = parse(text, from("2026-03-30".parse().unwrap())).unwrap();
            [word(text, Language::ZhCn), super::days(span, Language::ZhCn)]
        };
        assert_eq!(said("2026-11-01..2026-11-30"), ["2026年11月", "2026年11月"]);
        assert_eq!(word("2028-02-01..2028-02-29", Language::En), "Feb 2028");
        for near in ["2028-02-01..2028-02-28", "2026-11-02..2026-11-30", "2026-11-01..2026-12-31"] {
            assert!(said(near).iter().all(|it| it.contains('至')), "{near}");
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        let today = "2026-03-30".parse().unwrap();
        for text in [
            "",
            "soon",
            "last_0_days",
            "last_999999_days",
            "last__days",
            "_days",
            "..",
            "2026-03-31..2026-03-01",
            "next_-1_days",
        ] {
            assert!(parse(text, from(today)).is_err(), "{text}");
        }
    }

    #[test]
    fn every_named_period_is_understood_and_has_a_word_in_every_language() {
        let today = "2026-03-30".parse().unwrap();
        for name in NAMED {
            assert!(parse(name, from(today)).is_ok(), "{name}");
            // In English some are called what they are called on the wire.
            for language in [Language::ZhCn, Language::ZhTw] {
                assert_ne!(word(name, language), *name);
            }
        }
        assert_eq!(word("last_30_days", Language::ZhCn), "最近 30 天");
        assert_eq!(word("2026-01-01..2026-02-01", Language::En), "1 Jan 2026 to 1 Feb 2026");
    }
}
