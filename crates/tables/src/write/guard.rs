//! The guard against formulas in delimited text: an apostrophe before a cell that a spreadsheet
//! would otherwise run.
//!
//! A cell is risky when, after leading blanks and apostrophes, it begins with what starts a formula.
//! Apostrophes are looked through so that taking one off again is the exact reverse.

use std::borrow::Cow;

/// The text as it goes into a delimited file.
pub fn guard(text: &str) -> Cow<'_, str> {
    if is_risky(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that [`guard`] was given: one apostrophe comes off if it guards anything.
pub fn unguard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(inner) if is_risky(inner) => inner,
        _ => text,
    }
}

/// Whether a spreadsheet might take the text for a formula.
pub fn is_risky(text: &str) -> bool {
    let first = text.chars().find(|&letter| letter != '\'' && !is_blank(letter));
    first.is_some_and(starts_formula)
}

const fn starts_formula(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// Blanks that programs trim, and letters nobody sees.
fn is_blank(letter: char) -> bool {
    let unseen = matches!(letter, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\0');
    unseen || (letter.is_whitespace() && !matches!(letter, '\t' | '\r' | '\n'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn plain_text_goes_out_as_it_is() {
        for text in ["", "张三", "a=b", "2026-03-04", "1+1", "it's", "'quoted'", "。=", "（+86）"]
        {
            assert_eq!(guard(text), text);
        }
    }

    #[test]
    fn every_way_to_start_a_formula_is_guarded() {
        for text in ["=1", " =1", "\u{3000}=1", "\u{feff}=1", "+86", "-", "@a", "\t=1", "\r", "\n1"]
        {
            assert_eq!(guard(text), format!("'{text}"));
        }
        for text in ["＝1", "＋1", "－1", "＠1", "'=1", " '=1"] {
            assert_eq!(guard(text), format!("'{text}"));
        }
    }

    proptest! {
        #[test]
        fn unguarding_gives_back_exactly_what_was_guarded(text in "['=+@\t\n a＝-]{0,6}|.*") {
            let guarded = guard(&text);
            prop_assert!(!is_risky(&guarded) || guarded.starts_with('\''));
            prop_assert_eq!(unguard(&guarded), text.as_str());
        }
    }
}
