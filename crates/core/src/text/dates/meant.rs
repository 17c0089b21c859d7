//! The year that is meant where a text has two digits of it, or none.

use chrono::{Datelike, Days, NaiveDate};

use super::typed::of_year;
use crate::text::{Rule, dates::Order, fold};

/// A day without its year further back than this is one to come.
const HALF_A_YEAR: Days = Days::new(183);

/// A day that has been, a birthday say: of two digits the last such year, 11.06.36 being 1936.
///
/// # Errors
/// [`Rule::NotYet`] for a day to come.
pub fn been(day: NaiveDate, text: &str, today: NaiveDate) -> Result<NaiveDate, Rule> {
    if day <= today {
        return Ok(day);
    }
    let before = day.with_year(day.year() - 100).filter(|_| has_two_digits_of(day.year(), text));
    before.filter(|it| *it <= today).ok_or(Rule::NotYet)
}

/// Whether a text that was read as a day of this year has only two digits of it: no number in it is
/// longer, be it of the Republic's years, and one of them is these. A number alone, in 26 days, is none of
/// a year.
fn has_two_digits_of(year: i32, text: &str) -> bool {
    let text = fold::width(text);
    let numbers = || text.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty());
    let two_digits = format!("{:02}", year.rem_euclid(100));
    numbers().count() > 1
        && numbers().all(|it| it.len() <= 2)
        && numbers().any(|it| it == two_digits)
}

/// The last day of this name, 10月10号 or 3/1, today too.
///
/// # Errors
/// As [`super::typed`].
pub fn last_of_year(text: &str, today: NaiveDate, order: Order) -> Result<NaiveDate, Rule> {
    let this = of_year(text, today.year(), order);
    match this {
        Ok(day) if day > today => of_year(text, today.year() - 1, order),
        read => read,
    }
}

/// The day of this name that lies nearest, one to come rather than one long past.
///
/// # Errors
/// As [`super::typed`].
pub fn coming_of_year(text: &str, today: NaiveDate, order: Order) -> Result<NaiveDate, Rule> {
    match of_year(text, today.year(), order) {
        Ok(day) if day + HALF_A_YEAR < today => of_year(text, today.year() + 1, order),
        read => read,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn nobody_was_born_in_the_future() {
        let today = day(2026, 11, 23);
        let born = |text, read| been(read, text, today);
        assert_eq!(born("11.06.36", day(2036, 6, 11)), Ok(day(1936, 6, 11)));
        assert_eq!(born("26/11/23", day(2026, 11, 23)), Ok(today));
        assert_eq!(born("26/11/24", day(2026, 11, 24)), Ok(day(1926, 11, 24)));
        assert_eq!(born("05.06.24", day(2024, 6, 5)), Ok(day(2024, 6, 5)), "a child");
        assert_eq!(born("2036-06-11", day(2036, 6, 11)), Err(Rule::NotYet));
        assert_eq!(born("125/6/11", day(2036, 6, 11)), Err(Rule::NotYet));
        assert_eq!(born("29.02.48", day(2048, 2, 29)), Ok(day(1948, 2, 29)));
        assert_eq!(born("in 26 days", day(2026, 12, 19)), Err(Rule::NotYet));
        assert_eq!(born("１１.０６.３６", day(2036, 6, 11)), Ok(day(1936, 6, 11)));
        // A day or a month that is called as its year is none of two digits.
        for (text, read) in [
            ("2031-12-31", day(2031, 12, 31)),
            ("30.11.2030", day(2030, 11, 30)),
            ("120/7/31", day(2031, 7, 31)),
            ("２０３１-12-31", day(2031, 12, 31)),
            ("二〇三一年十二月三十一日", day(2031, 12, 31)),
            ("20311231", day(2031, 12, 31)),
        ] {
            assert_eq!(born(text, read), Err(Rule::NotYet), "{text}");
        }
    }

    #[test]
    fn a_day_without_its_year_is_of_the_year_that_is_meant() {
        let today = day(2026, 11, 23);
        let last = |text| last_of_year(text, today, Order::YearFirst);
        for text in ["10月10号", "10月10日", "十月十日", "10-10", "10/10"] {
            assert_eq!(last(text), Ok(day(2026, 10, 10)), "{text}");
        }
        assert_eq!(last("07月25号"), Ok(day(2026, 7, 25)));
        assert_eq!(last("12月3号"), Ok(day(2025, 12, 3)));
        assert_eq!(last("11月23号"), Ok(today));
        assert_eq!(last("昨天再说"), Err(Rule::NotADate));
        let coming = |text| coming_of_year(text, today, Order::YearFirst);
        assert_eq!(coming("1月5号"), Ok(day(2027, 1, 5)));
        assert_eq!(coming("12月3号"), Ok(day(2026, 12, 3)));
        assert_eq!(coming("11月3号"), Ok(day(2026, 11, 3)), "it is overdue");
        assert_eq!(last_of_year("3.10.", today, Order::DayFirst), Ok(day(2026, 10, 3)));
    }
}
