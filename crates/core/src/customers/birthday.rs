//! A birthday, of which nobody may know the year.

use std::{fmt, str::FromStr};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    text::{
        Rule,
        dates::{self, Order},
    },
    words::Language,
};

/// A day of birth, or the day of every year that it is kept on. Written `1980-03-17`, and without its
/// year `--03-17`, as XML Schema's `gMonthDay` and Google's contacts write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Birthday(NaiveDate);

/// The year of a day that has none: a leap year in which nobody of today was born, and a date to the
/// database all the same.
const NO_YEAR: i32 = 4;
const NO_YEAR_SIGN: &str = "--";

impl Birthday {
    /// Reads a day without its year: 3月17日, 3-17, Mar 17, `--03-17`; its numbers in this order.
    ///
    /// # Errors
    /// [`Rule::NotADate`], [`Rule::ImpossibleDate`] for 2月30日.
    pub fn of_every_year(text: &str, order: Order) -> Result<Birthday, Rule> {
        match text.trim().strip_prefix(NO_YEAR_SIGN) {
            Some(day) => dates::of_year(day, NO_YEAR, Order::YearFirst),
            None => dates::of_year(text, NO_YEAR, order),
        }
        .map(Birthday)
    }

    /// The date, where the year is known.
    pub fn date(self) -> Option<NaiveDate> {
        (self.0.year() != NO_YEAR).then_some(self.0)
    }

    /// As people of this language write it.
    pub fn said(self, language: Language) -> String {
        match self.date() {
            Some(date) => language.date(date),
            None => language.day_of_year(self.0),
        }
    }

    /// The day that it is kept on, `03-17`.
    pub(super) fn month_and_day(self) -> String {
        self.0.format("%m-%d").to_string()
    }

    /// As the database keeps it: a date in every case.
    pub(super) fn kept(self) -> String {
        self.0.format("%Y-%m-%d").to_string()
    }

    /// What [`Self::kept`] wrote.
    pub(super) fn of_kept(text: &str) -> Option<Birthday> {
        text.parse().ok().map(Birthday)
    }
}

impl From<NaiveDate> for Birthday {
    fn from(date: NaiveDate) -> Birthday {
        Birthday(date)
    }
}

impl fmt::Display for Birthday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.date() {
            Some(date) => date.fmt(f),
            None => write!(f, "{}", self.0.format("--%m-%d")),
        }
    }
}

impl From<Birthday> for String {
    fn from(birthday: Birthday) -> String {
        birthday.to_string()
    }
}

impl FromStr for Birthday {
    type Err = Rule;

    /// Reads what [`fmt::Display`] writes.
    fn from_str(text: &str) -> Result<Birthday, Rule> {
        match text.starts_with(NO_YEAR_SIGN) {
            true => Birthday::of_every_year(text, Order::YearFirst),
            false => text.parse().map(Birthday).map_err(|_| Rule::NotADate),
        }
    }
}

impl TryFrom<String> for Birthday {
    type Error = String;

    fn try_from(text: String) -> Result<Birthday, String> {
        text.parse().map_err(|_| format!("not a birthday: {text}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birthday_without_its_year_is_of_every_year() {
        let read = |text| Birthday::of_every_year(text, Order::YearFirst).map(|it| it.to_string());
        for text in ["3月17日", "3-17", "03/17", "Mar 17", "17 March", "--03-17", "３月１７号"]
        {
            assert_eq!(read(text).as_deref(), Ok("--03-17"), "{text}");
        }
        assert_eq!(read("2月29日").as_deref(), Ok("--02-29"));
        assert_eq!(read("2月30日"), Err(Rule::ImpossibleDate));
        for text in ["1980-03-17", "3月", "1985", "", "--", "明天"] {
            assert!(read(text).is_err(), "{text}");
        }
        let german = Birthday::of_every_year("17.3.", Order::DayFirst);
        assert_eq!(german.map(|it| it.to_string()).as_deref(), Ok("--03-17"));
        let sign = Birthday::of_every_year("--03-04", Order::DayFirst);
        assert_eq!(sign.map(|it| it.to_string()).as_deref(), Ok("--03-04"), "it has one order");
    }

    #[test]
    fn it_is_written_kept_and_said_and_comes_back() {
        for (text, kept, said) in [
            ("1980-03-17", "1980-03-17", ["1980年3月17日", "17 Mar 1980"]),
            ("--02-29", "0004-02-29", ["2月29日", "29 Feb"]),
        ] {
            let birthday: Birthday = text.parse().unwrap();
            assert_eq!(birthday.to_string(), text);
            assert_eq!(birthday.kept(), kept);
            assert_eq!(Birthday::of_kept(kept), Some(birthday));
            assert_eq!([Language::ZhTw, Language::En].map(|it| birthday.said(it)), said);
            let json = serde_json::to_string(&birthday).unwrap();
            assert_eq!(json, format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<Birthday>(&json).unwrap(), birthday);
        }
        let says =
            |language| Birthday::of_every_year("3-7", Order::YearFirst).unwrap().said(language);
        for language in Language::ALL {
            let again = Birthday::of_every_year(&says(language), Order::DayFirst);
            assert_eq!(again.map(|it| it.to_string()).as_deref(), Ok("--03-07"), "{language:?}");
        }
    }
}
