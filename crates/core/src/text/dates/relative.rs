//! Days named by how they lie to today: 明天, 下周三, 月底, 三天后, next wed, in 3 days.

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

use super::scan;
use crate::text::{fold, traditional::simplify};

/// How far from today `today+7` and `7天后` may lead, in days.
const FARTHEST: i64 = 40_000;
/// No such words are longer.
const LONGEST: usize = 40;

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
    ("后天", 2),
    ("dayaftertomorrow", 2),
    ("yesterday", -1),
    ("today", 0),
    ("tomorrow", 1),
];

/// Which week, month or year: none of them has to be said for the present one.
const WHICH: &[(&str, i64)] = &[
    ("下下个", 2),
    ("下下", 2),
    ("上上个", -2),
    ("上上", -2),
    ("下个", 1),
    ("下", 1),
    ("上个", -1),
    ("上", -1),
    ("这个", 0),
    ("这", 0),
    ("本", 0),
];

/// How a day lies to today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Days(i64),
    /// A day of a week that is so many weeks from this one; weeks and days count from Monday.
    OfWeek {
        weeks: i64,
        day: i64,
    },
    /// The next day of this name, today too.
    ComingWeekday(i64),
    /// The same day so many months on, or the last where that month is shorter.
    Months(i64),
    OfMonth {
        months: i64,
        day: u32,
    },
    EndOfMonth(i64),
    /// The next day of this number, today too: 25号.
    ComingDay(u32),
    EndOfYear(i64),
}

impl Place {
    /// The day; none where the calendar has no such day, or it is out of all reason.
    pub(super) fn day(self, today: NaiveDate) -> Option<NaiveDate> {
        match self {
            Place::Days(days) => after(today, days),
            Place::OfWeek { weeks, day } => {
                let monday = after(today, -i64::from(today.weekday().num_days_from_monday()))?;
                after(monday, weeks.checked_mul(7)?.checked_add(day)?)
            }
            Place::ComingWeekday(day) => {
                let now = i64::from(today.weekday().num_days_from_monday());
                after(today, (day - now).rem_euclid(7))
            }
            Place::Months(months) => months_after(today, months),
            Place::OfMonth { months, day } => {
                months_after(today.with_day(1)?, months)?.with_day(day)
            }
            Place::EndOfMonth(months) => {
                months_after(today.with_day(1)?, months.checked_add(1)?)?.pred_opt()
            }
            Place::ComingDay(day) => {
                let of = |months| Place::OfMonth { months, day }.day(today);
                of(0).filter(|it| *it >= today).or_else(|| of(1))
            }
            Place::EndOfYear(years) => {
                let year = today.year().checked_add(i32::try_from(years).ok()?)?;
                NaiveDate::from_ymd_opt(year, 12, 31)
            }
        }
    }
}

fn after(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_signed(TimeDelta::try_days(days)?)
}

fn months_after(day: NaiveDate, months: i64) -> Option<NaiveDate> {
    let count = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    if months < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) }
}

/// What a text that is nothing but such words says.
pub(super) fn read(text: &str) -> Option<Place> {
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let text: String = fold::case(text).chars().map(simplify).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let whole = words.concat();
    named(&whole).or_else(|| chinese(&whole)).or_else(|| english(&words))
}

/// 明天, and so many days from it: `today+7`.
fn named(text: &str) -> Option<Place> {
    let (rest, days) =
        NAMED.iter().find_map(|(name, days)| Some((text.strip_prefix(name)?, days)))?;
    let further = match rest {
        "" => 0,
        _ if rest.starts_with(['+', '-']) => rest.parse::<i64>().ok()?,
        _ => return None,
    };
    Some(Place::Days(days + further.clamp(-FARTHEST, FARTHEST)))
}

fn chinese(text: &str) -> Option<Place> {
    if let Some(place) = counted(text).or_else(|| year_end(text)) {
        return Some(place);
    }
    let which = WHICH.iter().find_map(|(word, which)| Some((text.strip_prefix(word)?, *which)));
    let (rest, which) = match which {
        Some((rest, which)) => (rest, Some(which)),
        None => (text, None),
    };
    week(rest, which).or_else(|| month(rest, which)).or_else(|| match which {
        None => day_number(rest).map(Place::ComingDay),
        Some(_) => None,
    })
}

/// 周三, 下星期三, 这礼拜天; the Monday of 下周.
fn week(text: &str, which: Option<i64>) -> Option<Place> {
    let rest = ["星期", "礼拜", "周"].iter().find_map(|it| text.strip_prefix(it))?;
    let mut rest = rest.chars();
    match (rest.next(), rest.next(), which) {
        (None, _, Some(weeks @ 1..)) => Some(Place::OfWeek { weeks, day: 0 }),
        (Some(day), None, _) => {
            let day = match day {
                '天' | '日' => 6,
                _ => i64::try_from("一二三四五六".chars().position(|it| it == day)?).ok()?,
            };
            Some(match which {
                Some(weeks) => Place::OfWeek { weeks, day },
                None => Place::ComingWeekday(day),
            })
        }
        _ => None,
    }
}

/// 月底, 下月初, 下个月5号; the first day of 下个月.
fn month(text: &str, which: Option<i64>) -> Option<Place> {
    match (text.strip_prefix('月')?, which) {
        ("底" | "末" | "最后一天", months) => Some(Place::EndOfMonth(months.unwrap_or(0))),
        ("初", Some(months)) => Some(Place::OfMonth { months, day: 1 }),
        ("", Some(months @ 1..)) => Some(Place::OfMonth { months, day: 1 }),
        (day, Some(months)) => day_number(day).map(|day| Place::OfMonth { months, day }),
        _ => None,
    }
}

fn year_end(text: &str) -> Option<Place> {
    match text {
        "年底" | "年末" | "今年底" | "今年年底" | "今年年末" => {
            Some(Place::EndOfYear(0))
        }
        "明年底" | "明年年底" | "明年年末" => Some(Place::EndOfYear(1)),
        _ => None,
    }
}

/// 25号, 五日.
fn day_number(text: &str) -> Option<u32> {
    let number = text.strip_suffix(['号', '日'])?;
    u32::try_from(count(number)?).ok().filter(|it| (1..=31).contains(it))
}

/// 三天后, 两周之后, 半年前.
fn counted(text: &str) -> Option<Place> {
    const LATER: &[&str] = &["以后", "之后", "后"];
    const EARLIER: &[&str] = &["以前", "之前", "前"];
    let before = |words: &[&str]| words.iter().find_map(|it| text.strip_suffix(it));
    let (span, sign) = match before(LATER) {
        Some(span) => (span, 1),
        None => (before(EARLIER)?, -1),
    };
    let place = match span {
        "半个月" => Place::Days(15 * sign),
        "半年" => Place::Months(6 * sign),
        _ => {
            // The longest first, so that none hides another.
            const UNITS: &[&str] =
                &["个星期", "个礼拜", "星期", "礼拜", "个月", "天", "日", "周", "年"];
            let (number, unit) =
                UNITS.iter().find_map(|unit| Some((span.strip_suffix(unit)?, *unit)))?;
            counting(count(number)? * sign, unit)?
        }
    };
    Some(place)
}

fn counting(count: i64, unit: &str) -> Option<Place> {
    let (place, days) = match unit {
        "天" | "日" | "day" | "days" => (Place::Days(count), 1),
        "个星期" | "个礼拜" | "星期" | "礼拜" | "周" | "week" | "weeks" => {
            (Place::Days(count.checked_mul(7)?), 7)
        }
        "个月" | "month" | "months" => (Place::Months(count), 31),
        "年" | "year" | "years" => (Place::Months(count.checked_mul(12)?), 366),
        _ => return None,
    };
    (count.abs() <= FARTHEST / days).then_some(place)
}

/// A number in figures or in Chinese, 两 too.
fn count(text: &str) -> Option<i64> {
    if text.bytes().all(|it| it.is_ascii_digit()) {
        return text.parse().ok().filter(|it| *it <= FARTHEST);
    }
    let text = text.replace('两', "二");
    let (value, _, length) = scan::chinese_number(&text)?;
    (length == text.len()).then(|| i64::try_from(value).ok())?
}

fn english(words: &[&str]) -> Option<Place> {
    let words = match words {
        // Not `the sun`.
        ["the", rest @ ..] if matches!(rest, ["day" | "end", ..]) => rest,
        words => words,
    };
    match *words {
        ["day", "after", "tomorrow"] => Some(Place::Days(2)),
        ["next", "week"] => Some(Place::OfWeek { weeks: 1, day: 0 }),
        ["next", "month"] => Some(Place::OfMonth { months: 1, day: 1 }),
        ["month", "end"] => Some(Place::EndOfMonth(0)),
        ["end", "of", .., "month"] => end_of(words).map(Place::EndOfMonth),
        ["end", "of", .., "year"] => end_of(words).map(Place::EndOfYear),
        ["in", number, unit] | [number, unit, "from", "now"] => counting(spelled(number)?, unit),
        [number, unit, "ago"] => counting(-spelled(number)?, unit),
        ["this", day] => Some(Place::OfWeek { weeks: 0, day: weekday(day)? }),
        ["next", day] => Some(Place::OfWeek { weeks: 1, day: weekday(day)? }),
        ["last", day] => Some(Place::OfWeek { weeks: -1, day: weekday(day)? }),
        [day] | ["coming", day] => Some(Place::ComingWeekday(weekday(day)?)),
        _ => None,
    }
}

/// Of which one from the present is the end, in what stands between `end of` and `month`.
fn end_of(words: &[&str]) -> Option<i64> {
    match words[2..words.len() - 1] {
        [] | ["the" | "this"] => Some(0),
        ["next"] => Some(1),
        _ => None,
    }
}

fn weekday(word: &str) -> Option<i64> {
    if word.len() < 3 {
        return None;
    }
    let at = scan::WEEKDAYS.iter().position(|name| name.starts_with(word))?;
    i64::try_from(at).ok()
}

fn spelled(word: &str) -> Option<i64> {
    const NUMBERS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    match NUMBERS.iter().position(|it| *it == word) {
        Some(at) => i64::try_from(at + 1).ok(),
        None => count(word),
    }
}
