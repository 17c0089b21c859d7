//! What a cell reads as: the text a person sees, and that text made comparable.

use std::borrow::Cow;

use clientele_tables::Cell;
use unicode_normalization::UnicodeNormalization;

use crate::text::is_plain;

/// Numbers up to here are whole in a double, so they are written without a fraction.
const WHOLE: f64 = 9_007_199_254_740_992.0;

/// The text of a cell as a person would type it; empty for an empty cell.
pub fn text(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) | Cell::Fault(text) => Cow::Borrowed(text.trim_matches(is_space)),
        Cell::Number(number) => Cow::Owned(number_text(*number)),
        Cell::Flag(flag) => Cow::Borrowed(if *flag { "TRUE" } else { "FALSE" }),
        Cell::Date(date) => Cow::Owned(date.to_string()),
        Cell::Time(time) => Cow::Owned(time.to_string()),
        Cell::Moment(moment) => Cow::Owned(moment.format("%Y-%m-%d %H:%M:%S").to_string()),
    }
}

fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < WHOLE {
        format!("{number:.0}")
    } else {
        number.to_string()
    }
}

/// Whether the cell says nothing: empty, spaces, or the unticked box of a pre-filled form.
pub fn is_blank(cell: &Cell) -> bool {
    match cell {
        Cell::Empty | Cell::Flag(false) => true,
        Cell::Text(text) => text.chars().all(is_space),
        _ => false,
    }
}

/// Spaces, line breaks, and the marks of no width that copying from a web page leaves.
pub fn is_space(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{00ad}')
}

/// One width, one case, no spaces: for comparing what two cells say.
pub fn squashed(text: &str) -> String {
    if is_plain(text) {
        return text.chars().filter(|c| !is_space(*c)).map(|c| c.to_ascii_lowercase()).collect();
    }
    text.nfkc().filter(|c| !is_space(*c)).flat_map(char::to_lowercase).collect()
}

/// One width, single inner spaces, nothing invisible: for looking at the shape of a value.
pub fn tidy(text: &str) -> String {
    let blank = |c| if is_space(c) { ' ' } else { c };
    let narrow: String = match is_plain(text) {
        true => text.chars().map(blank).collect(),
        false => text.nfkc().map(blank).collect(),
    };
    narrow.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A heading on one line, otherwise as the sheet writes it.
pub fn tidy_heading(text: &str) -> String {
    let one_line: String = text.chars().map(|c| if is_space(c) { ' ' } else { c }).collect();
    one_line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
