//! A value inside a sentence, shown the way the language shows it.

use std::{borrow::Cow, time::Duration};

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike};

use super::Language;

#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Shown as it is.
    Text(Cow<'a, str>),
    /// The key of a word that stands for itself, such as the name of a field.
    Word(Cow<'a, str>),
    /// Shown with its digits in groups: not for years or file numbers.
    Number(i128),
    Date(NaiveDate),
    /// In the office's time zone.
    Moment(NaiveDateTime),
    Bytes(u64),
    Duration(Duration),
}

impl Value<'_> {
    pub fn shown(&self, language: Language) -> String {
        match self {
            Value::Text(text) => text.to_string(),
            Value::Word(key) => language.word(key).to_owned(),
            Value::Number(number) => language.number(*number),
            Value::Date(date) => language.date(*date),
            Value::Moment(moment) => language.moment(*moment),
            Value::Bytes(bytes) => language.bytes(*bytes),
            Value::Duration(duration) => language.duration(*duration),
        }
    }
}

impl Language {
    /// `1234567` → `1,234,567`.
    pub fn number(self, number: impl Into<i128>) -> String {
        let number = number.into();
        let digits = number.unsigned_abs().to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 + 1);
        if number < 0 {
            grouped.push('-');
        }
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        grouped
    }

    /// `4 Mar 2026`, which offices on both sides of the Atlantic read the same; in Chinese `2026年3月4日`. As
    /// the window writes it.
    pub fn date(self, date: NaiveDate) -> String {
        match self {
            Language::En => date.format("%-d %b %Y").to_string(),
            Language::ZhCn | Language::ZhTw => date.format("%Y年%-m月%-d日").to_string(),
        }
    }

    /// A day without its year: `5 Mar`, in Chinese `3月5日`.
    pub fn day_of_year(self, day: NaiveDate) -> String {
        match self {
            Language::En => day.format("%-d %b").to_string(),
            Language::ZhCn | Language::ZhTw => day.format("%-m月%-d日").to_string(),
        }
    }

    /// The month of a day: `Mar 2026`, in Chinese `2026年3月`.
    pub fn month(self, day: NaiveDate) -> String {
        match self {
            Language::En => day.format("%b %Y").to_string(),
            Language::ZhCn | Language::ZhTw => day.format("%Y年%-m月").to_string(),
        }
    }

    /// A date and its time to the minute; the caller has converted it to the office's time zone.
    /// Midnight to the moment is a day that came without a time, and has none here.
    pub fn moment(self, moment: NaiveDateTime) -> String {
        if moment.time() == NaiveTime::MIN {
            return self.date(moment.date());
        }
        format!("{} {:02}:{:02}", self.date(moment.date()), moment.hour(), moment.minute())
    }

    /// `512 bytes`, `1.2 KB`, `37 MB`: steps of 1,024, as file managers show them.
    pub fn bytes(self, bytes: u64) -> String {
        if bytes < 1024 {
            return self.say("formats.bytes", &[("count", bytes.into())]);
        }
        let bytes = u128::from(bytes);
        let mut unit: u128 = 1024;
        for name in ["KB", "MB", "GB"] {
            // What would round up to 1,024 belongs to the next unit.
            if bytes + unit / 2 < unit * 1024 {
                return format!("{} {name}", in_units(bytes, unit));
            }
            unit *= 1024;
        }
        format!("{} TB", in_units(bytes, unit))
    }

    /// The two largest units: `0.8 s`, `5 min 12 s`, `1 h 5 min`, `3 days 4 h`.
    pub fn duration(self, duration: Duration) -> String {
        let seconds = duration.as_secs();
        if seconds < 10 {
            let tenths = duration.as_millis() / 100;
            return self.unit("formats.seconds", with_tenths(tenths));
        }
        let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
        let whole = |number: u64| self.number(number);
        let (large, small) = if days > 0 {
            (self.say("formats.days", &[("count", days.into())]), (hours % 24, "formats.hours"))
        } else if hours > 0 {
            (self.unit("formats.hours", whole(hours)), (minutes % 60, "formats.minutes"))
        } else if minutes > 0 {
            (self.unit("formats.minutes", whole(minutes)), (seconds % 60, "formats.seconds"))
        } else {
            (self.unit("formats.seconds", whole(seconds)), (0, "formats.seconds"))
        };
        match small {
            (0, _) => large,
            (rest, key) => format!("{large} {}", self.unit(key, whole(rest))),
        }
    }

    fn unit(self, key: &str, number: String) -> String {
        self.say(key, &[("number", number.into())])
    }
}

/// One decimal below ten, whole from there on, rounded to the nearest.
fn in_units(bytes: u128, unit: u128) -> String {
    let tenths = (bytes * 10 + unit / 2) / unit;
    if tenths < 100 {
        with_tenths(tenths)
    } else {
        Language::En.number(i128::try_from((bytes + unit / 2) / unit).unwrap_or(i128::MAX))
    }
}

fn with_tenths(tenths: u128) -> String {
    match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}.{tenth}"),
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(text.into())
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Value::Text(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Value::Text(text.into())
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Value<'_> {
            fn from(number: $number) -> Self {
                Value::Number(number.into())
            }
        }
    )*};
}
numbers!(i32, i64, u8, u16, u32, u64);

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Value::Number(i128::try_from(number).unwrap_or(i128::MAX))
    }
}

impl From<NaiveDate> for Value<'_> {
    fn from(date: NaiveDate) -> Self {
        Value::Date(date)
    }
}

impl From<NaiveDateTime> for Value<'_> {
    fn from(moment: NaiveDateTime) -> Self {
        Value::Moment(moment)
    }
}

/// Shown in the zone it carries: convert it to the office's first.
impl<Tz: TimeZone> From<DateTime<Tz>> for Value<'_> {
    fn from(moment: DateTime<Tz>) -> Self {
        Value::Moment(moment.naive_local())
    }
}

impl From<Duration> for Value<'_> {
    fn from(duration: Duration) -> Self {
        Value::Duration(duration)
    }
}
