//! The values of other libraries and formats as cells.

use calamine::{Data, DataRef, ExcelDateTime};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::Cell;

/// Excel shows no date from this day number on (10000-01-01): such a number is no date, most often
/// a telephone number in a cell that was formatted by mistake.
const DAYS_OF_EXCEL: f64 = 2_958_466.0;
const SECONDS_A_DAY: f64 = 86_400.0;

pub(super) fn from_ref(value: DataRef<'_>) -> Cell {
    from_data(value.into())
}

pub(super) fn from_data(value: Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::String(text) => text_cell(text),
        Data::Int(number) => Cell::Number(number as f64),
        Data::Float(number) => Cell::Number(number),
        Data::Bool(flag) => Cell::Flag(flag),
        Data::DateTime(serial) => from_serial(serial),
        Data::DateTimeIso(text) => from_iso(text),
        Data::DurationIso(text) => from_iso_duration(text),
        Data::Error(fault) => Cell::Fault(fault.to_string()),
    }
}

/// A text, or nothing where nothing but space would be seen.
pub(super) fn text_cell(text: String) -> Cell {
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text) }
}

/// A date of Excel: days since its epoch, the time of day as the fraction.
fn from_serial(serial: ExcelDateTime) -> Cell {
    let days = serial.as_f64();
    if !(0.0..DAYS_OF_EXCEL).contains(&days) || (serial.is_duration() && days >= 1.0) {
        return Cell::Number(days);
    }
    let (year, month, day, hour, minute, second, millisecond) = serial.to_ymd_hms_milli();
    let date = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
    let since_midnight = TimeDelta::hours(hour.into())
        + TimeDelta::minutes(minute.into())
        + without_noise(
            TimeDelta::seconds(second.into()) + TimeDelta::milliseconds(millisecond.into()),
        );
    match date {
        _ if days < 1.0 => Cell::Time(NaiveTime::MIN + since_midnight),
        Some(date) => from_moment(date.and_time(NaiveTime::MIN) + since_midnight),
        // 29 February 1900 exists in Excel only.
        None => Cell::Number(days),
    }
}

/// Removes what floating point leaves beside a whole second.
fn without_noise(time: TimeDelta) -> TimeDelta {
    let milliseconds = time.num_milliseconds();
    let second = (milliseconds + 500) / 1000 * 1000;
    if (milliseconds - second).abs() <= 1 { TimeDelta::milliseconds(second) } else { time }
}

fn from_moment(moment: NaiveDateTime) -> Cell {
    if moment.time() == NaiveTime::MIN { Cell::Date(moment.date()) } else { Cell::Moment(moment) }
}

/// `2024-01-31`, `2024-01-31T10:00:00.5`, `10:00:00`, each with or without a `Z`; anything else
/// stays text.
pub(super) fn from_iso(text: String) -> Cell {
    let plain = text.trim().trim_end_matches('Z');
    if let Ok(date) = plain.parse::<NaiveDate>() {
        Cell::Date(date)
    } else if let Ok(moment) = plain.parse::<NaiveDateTime>() {
        from_moment(moment)
    } else if let Ok(time) = plain.parse::<NaiveTime>() {
        Cell::Time(time)
    } else {
        text_cell(text)
    }
}

/// `PT10H30M00S`: a time of day when shorter than a day, else days as a number.
fn from_iso_duration(text: String) -> Cell {
    match iso_seconds(text.trim()) {
        None => text_cell(text),
        Some(seconds) if seconds < SECONDS_A_DAY => {
            let time = TimeDelta::milliseconds((seconds * 1000.0).round() as i64);
            Cell::Time(NaiveTime::MIN + time)
        }
        Some(seconds) => Cell::Number(seconds / SECONDS_A_DAY),
    }
}

fn iso_seconds(text: &str) -> Option<f64> {
    let mut rest = text.strip_prefix("PT")?;
    let mut seconds = 0.0;
    for (unit, worth) in [('H', 3600.0), ('M', 60.0), ('S', 1.0)] {
        if let Some((number, after)) = rest.split_once(unit) {
            seconds += worth * number.parse::<f64>().ok().filter(|n| n.is_finite() && *n >= 0.0)?;
            rest = after;
        }
    }
    rest.is_empty().then_some(seconds)
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    use super::*;

    fn dated(days: f64) -> Cell {
        from_serial(ExcelDateTime::new(days, DateTime, false))
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_number_formatted_as_a_date_is_a_date_a_time_or_a_moment() {
        assert_eq!(dated(45_292.0), Cell::Date(date("2024-01-01")));
        assert_eq!(dated(1.0), Cell::Date(date("1900-01-01")));
        assert_eq!(dated(61.0), Cell::Date(date("1900-03-01")));
        assert_eq!(dated(0.5), Cell::Time("12:00:00".parse().unwrap()));
        assert_eq!(dated(45_292.75), Cell::Moment("2024-01-01T18:00:00".parse().unwrap()));
        assert_eq!(dated(45_292.999_999_999_9), Cell::Date(date("2024-01-02")));
        assert_eq!(dated(2_958_465.0), Cell::Date(date("9999-12-31")));
        assert_eq!(
            from_serial(ExcelDateTime::new(43_830.0, DateTime, true)),
            Cell::Date(date("2024-01-01"))
        );
    }

    #[test]
    fn a_telephone_number_formatted_as_a_date_stays_a_number() {
        assert_eq!(dated(13_800_138_000.0), Cell::Number(13_800_138_000.0));
        assert_eq!(dated(-3.0), Cell::Number(-3.0));
        assert!(matches!(dated(f64::NAN), Cell::Number(_)));
        assert_eq!(dated(60.25), Cell::Number(60.25));
    }

    #[test]
    fn a_duration_longer_than_a_day_is_a_number_of_days() {
        let lasted = |days| from_serial(ExcelDateTime::new(days, TimeDelta, false));
        assert_eq!(lasted(1.5), Cell::Number(1.5));
        assert_eq!(lasted(0.25), Cell::Time("06:00:00".parse().unwrap()));
        assert_eq!(from_iso_duration("PT36H00M00S".to_owned()), Cell::Number(1.5));
        assert_eq!(
            from_iso_duration("PT10H30M05S".to_owned()),
            Cell::Time("10:30:05".parse().unwrap())
        );
        assert_eq!(from_iso_duration("P1Y".to_owned()), Cell::Text("P1Y".to_owned()));
    }

    #[test]
    fn dates_in_iso_form_are_read_and_others_stay_text() {
        let read = |text: &str| from_iso(text.to_owned());
        assert_eq!(read("2024-01-31"), Cell::Date(date("2024-01-31")));
        assert_eq!(read("2024-01-31T00:00:00.000"), Cell::Date(date("2024-01-31")));
        assert_eq!(
            read("2024-01-31T10:05:00Z"),
            Cell::Moment("2024-01-31T10:05:00".parse().unwrap())
        );
        assert_eq!(read("2024年"), Cell::Text("2024年".to_owned()));
    }
}
