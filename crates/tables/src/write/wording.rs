//! How a cell reads: the same in delimited text and on paper, but for what each does with numbers
//! and moments.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::Cell;

use super::guard::guard;
use super::table::{Kind, Language, Words};

/// Where the words go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// Shown by a spreadsheet, which holds more than it shows.
    Sheet,
    /// Read by programs: no thousands separators, moments to the second.
    Delimited,
    /// Read by people.
    Paper,
}

/// Whole numbers beyond this lose digits in a binary fraction, and so do spreadsheets.
pub(super) const EXACT: f64 = 1e15;

/// A cell as it will read in a file of this medium, for looking at before there is one.
pub fn shown(cell: &Cell, kind: Kind, words: &Words, medium: Medium) -> String {
    let text = wording(cell, kind, words, medium);
    match (medium, cell) {
        (Medium::Delimited, Cell::Number(_)) | (Medium::Sheet | Medium::Paper, _) => {
            text.into_owned()
        }
        (Medium::Delimited, _) => guard(&text).into_owned(),
    }
}

pub(super) fn wording<'c>(
    cell: &'c Cell,
    kind: Kind,
    words: &'c Words,
    medium: Medium,
) -> Cow<'c, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) | Cell::Fault(text) => Cow::Borrowed(text),
        Cell::Number(number) => Cow::Owned(number_wording(*number, kind, medium)),
        Cell::Flag(true) => Cow::Borrowed(&words.yes),
        Cell::Flag(false) => Cow::Borrowed(&words.no),
        Cell::Date(date) => match (kind, medium) {
            (Kind::Month(_), Medium::Delimited) => Cow::Owned(date.format("%Y-%m").to_string()),
            (Kind::Month(language), _) => Cow::Owned(month(*date, language)),
            _ => Cow::Owned(date.format("%Y-%m-%d").to_string()),
        },
        Cell::Time(time) => Cow::Owned(time.format("%H:%M:%S").to_string()),
        Cell::Moment(moment) => Cow::Owned(match (kind, medium) {
            (Kind::Date, _) => moment.format("%Y-%m-%d").to_string(),
            (_, Medium::Delimited) => moment.format("%Y-%m-%d %H:%M:%S").to_string(),
            (_, Medium::Sheet | Medium::Paper) => moment.format("%Y-%m-%d %H:%M").to_string(),
        }),
    }
}

/// `Mar 2026`, `2026年3月`.
fn month(day: NaiveDate, language: Language) -> String {
    let shape = match language {
        Language::English => "%b %Y",
        Language::Simplified | Language::Traditional => "%Y年%-m月",
    };
    day.format(shape).to_string()
}

pub(super) fn number_wording(number: f64, kind: Kind, medium: Medium) -> String {
    match (kind, medium) {
        (Kind::Money { digits }, Medium::Sheet | Medium::Paper) => grouped(&fixed(number, digits)),
        (Kind::Money { digits }, Medium::Delimited) => fixed(number, digits),
        (Kind::Whole, Medium::Paper) if number.abs() >= 10_000.0 => grouped(&plain(number)),
        _ => plain(number),
    }
}

fn fixed(number: f64, digits: u8) -> String {
    let shown = format!("{number:.*}", usize::from(digits));
    // Half a cent below nothing is nothing, not minus nothing.
    let nothing = shown.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
    if nothing { shown.trim_start_matches('-').to_owned() } else { shown }
}

/// The shortest digits that read back as the same number, never with an exponent.
fn plain(number: f64) -> String {
    if number == 0.0 { "0".to_owned() } else { number.to_string() }
}

fn grouped(number: &str) -> String {
    let (sign, number) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, fraction) = number.find('.').map_or((number, ""), |dot| number.split_at(dot));
    if !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{sign}{number}");
    }
    let mut text = String::with_capacity(number.len() + number.len() / 3 + 1);
    text.push_str(sign);
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_show_the_currency_s_digits_and_are_grouped_on_paper_only() {
        let yuan = Kind::Money { digits: 2 };
        assert_eq!(number_wording(1_234_567.5, yuan, Medium::Paper), "1,234,567.50");
        assert_eq!(number_wording(-1_234.0, yuan, Medium::Paper), "-1,234.00");
        assert_eq!(number_wording(123.0, yuan, Medium::Paper), "123.00");
        assert_eq!(number_wording(1_234_567.5, yuan, Medium::Delimited), "1234567.50");
        assert_eq!(number_wording(-0.001, yuan, Medium::Paper), "0.00");
        assert_eq!(number_wording(1_200.0, Kind::Money { digits: 0 }, Medium::Paper), "1,200");
    }

    #[test]
    fn numbers_never_show_an_exponent() {
        assert_eq!(number_wording(1e20, Kind::Decimal, Medium::Paper), "100000000000000000000");
        assert_eq!(number_wording(1e-7, Kind::Decimal, Medium::Delimited), "0.0000001");
        assert_eq!(number_wording(-0.0, Kind::Whole, Medium::Paper), "0");
    }

    #[test]
    fn a_cell_is_shown_as_each_kind_of_file_will_have_it() {
        let words = Words::default();
        let at = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap().and_hms_opt(5, 6, 7).unwrap();
        let shown = |cell: &Cell, kind| {
            [Medium::Sheet, Medium::Delimited, Medium::Paper]
                .map(|medium| super::shown(cell, kind, &words, medium))
        };
        assert_eq!(
            shown(&Cell::Moment(at), Kind::Moment),
            ["2026-03-04 05:06", "2026-03-04 05:06:07", "2026-03-04 05:06"]
        );
        let march = Cell::Date(at.date());
        assert_eq!(
            shown(&march, Kind::Month(Language::Simplified)),
            ["2026年3月", "2026-03", "2026年3月"]
        );
        assert_eq!(shown(&march, Kind::Month(Language::English))[2], "Mar 2026");
        assert_eq!(shown(&Cell::Text("=1+1".into()), Kind::Text), ["=1+1", "'=1+1", "=1+1"]);
        assert_eq!(shown(&Cell::Number(-12_345.0), Kind::Whole), ["-12345", "-12345", "-12,345"]);
    }

    #[test]
    fn years_stay_ungrouped_and_large_counts_do_not() {
        assert_eq!(number_wording(2026.0, Kind::Whole, Medium::Paper), "2026");
        assert_eq!(number_wording(10_000.0, Kind::Whole, Medium::Paper), "10,000");
        assert_eq!(number_wording(f64::INFINITY, Kind::Whole, Medium::Paper), "inf");
    }
}
