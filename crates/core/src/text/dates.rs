//! Dates and times in the forms in which people and spreadsheets write them.

mod line;
mod meant;
mod read;
mod relative;
mod scan;
mod typed;

use chrono::{DateTime, Duration, LocalResult, NaiveDate, NaiveDateTime, TimeZone, Utc};

pub use line::{Dated, in_line};
pub use meant::{been, coming_of_year, last_of_year};
pub(crate) use typed::of_year;
pub use typed::{Typing, typed};

use super::{Rule, countries::Country};

/// Which number comes first where the writing does not tell. Four digits are always the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// China: 24/1/5 is 2024-01-05. With the year last, the month comes first (1/5/2024), as
    /// programs set to American write it.
    YearFirst,
    /// Taiwan: as `YearFirst`, but a year of less than four digits counts from 1911: 85/3/2 is
    /// 1996-03-02.
    Minguo,
    /// United States: 1/5/2024 is 2024-01-05.
    MonthFirst,
    /// Most of Europe, Hong Kong: 5/1/2024 is 2024-01-05.
    DayFirst,
}

impl Order {
    /// As dates are written in a country.
    pub fn of(country: Country) -> Order {
        match country.as_str() {
            "CN" | "JP" | "KR" => Order::YearFirst,
            "TW" => Order::Minguo,
            "US" | "PH" => Order::MonthFirst,
            _ => Order::DayFirst,
        }
    }
}

/// A date with its time of day, and the time zone when the text named one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// On the clock of whoever wrote it; midnight when only a date was written.
    pub at: NaiveDateTime,
    /// Seconds east of Greenwich: 0 for `Z`.
    pub offset: Option<i32>,
}

impl Moment {
    /// The point in time, for writing without a time zone taken in `zone`. Where clocks skip an hour
    /// the time after the gap, where they repeat one the first.
    pub fn utc<Z: TimeZone>(&self, zone: &Z) -> DateTime<Utc> {
        if let Some(offset) = self.offset {
            return (self.at - Duration::seconds(offset.into())).and_utc();
        }
        match zone.from_local_datetime(&self.at) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.with_timezone(&Utc),
            LocalResult::None => {
                let later = zone.from_local_datetime(&(self.at + Duration::hours(1)));
                later.earliest().map_or_else(|| self.at.and_utc(), |at| at.with_timezone(&Utc))
            }
        }
    }
}

/// Reads a date; a time behind it is read and dropped. Two-digit years below 50 are 20xx, the others
/// 19xx. A month without a day is refused: no day is invented.
///
/// # Errors
/// [`Rule::Blank`], [`Rule::NotADate`], [`Rule::ImpossibleDate`] (2024-02-30).
pub fn parse(text: &str, order: Order) -> Result<NaiveDate, Rule> {
    moment(text, order).map(|moment| moment.at.date())
}

/// Reads a date with or without a time.
///
/// # Errors
/// As [`parse`].
pub fn moment(text: &str, order: Order) -> Result<Moment, Rule> {
    read::moment(&scan::tokens(text)?, order)
}

/// Whether a text is a day in some order, with or without a time, be it one the calendar lacks.
pub fn looks_like_a_date(text: &str) -> bool {
    [Order::YearFirst, Order::MonthFirst, Order::DayFirst]
        .into_iter()
        .any(|order| matches!(moment(text, order), Ok(_) | Err(Rule::ImpossibleDate)))
}

/// The order in which a column of dates is written, when it leaves no doubt: a 13 or more in first or
/// second place decides for all.
pub fn order_of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Order> {
    let (mut month_first, mut day_first) = (0usize, 0usize);
    for text in texts {
        let reads = |order| parse(text, order).is_ok();
        match (reads(Order::MonthFirst), reads(Order::DayFirst)) {
            (true, false) => month_first += 1,
            (false, true) => day_first += 1,
            _ => {}
        }
    }
    match (month_first, day_first) {
        (0, 1..) => Some(Order::DayFirst),
        (1.., 0) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// From which day a spreadsheet counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Epoch {
    /// Excel on Windows: 1 is 1900-01-01, and 60 the 1900-02-29 that never was.
    Y1900,
    /// Old Excel on the Mac: 0 is 1904-01-01.
    Y1904,
}

/// The date and time of a spreadsheet's day number, to the second; `None` when it is none (a time
/// alone, 1900-02-29, beyond the year 9999).
pub fn from_serial(serial: f64, epoch: Epoch) -> Option<NaiveDateTime> {
    const LAST: f64 = 2_958_466.0;
    const SECONDS_A_DAY: f64 = 86_400.0;
    if !(0.0..LAST).contains(&serial) {
        return None;
    }
    // Within the range just checked, so the cast loses nothing.
    let seconds = (serial * SECONDS_A_DAY).round() as i64;
    let (days, seconds) = (seconds / 86_400, seconds % 86_400);
    let zero = match (epoch, days) {
        (Epoch::Y1904, _) => NaiveDate::from_ymd_opt(1904, 1, 1)?,
        (Epoch::Y1900, ..1 | 60) => return None,
        (Epoch::Y1900, ..60) => NaiveDate::from_ymd_opt(1899, 12, 31)?,
        (Epoch::Y1900, _) => NaiveDate::from_ymd_opt(1899, 12, 30)?,
    };
    let at = zero.and_hms_opt(0, 0, 0)? + Duration::days(days) + Duration::seconds(seconds);
    (at.date() <= NaiveDate::from_ymd_opt(9999, 12, 31)?).then_some(at)
}

#[cfg(test)]
mod tests;
