//! The forms in which texts are compared: width, case, invisible characters and diacritics evened
//! out, step by step.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::traditional::simplify;

/// Takes no room and carries no meaning in a name, number or key.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'..='\u{2064}'
            | '\u{206a}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Turns the reading direction of what follows. The plain marks (U+200E, U+200F, U+061C) are only
/// invisible: they come with every number copied from a phone book.
pub(super) fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// White space of any script, and the blank Braille cell, which looks like it.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{2800}'
}

/// A Han character, the unit of Chinese names.
pub(super) fn is_han(c: char) -> bool {
    matches!(u32::from(c),
        0x3005..=0x3007 | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x33fff)
        && c != '\u{3006}'
}

/// A character of a script written without spaces, in which a single character is already a word:
/// Han, kana, bopomofo and Hangul.
pub(super) fn is_dense(c: char) -> bool {
    is_han(c)
        || matches!(u32::from(c),
            0x3041..=0x3096 | 0x30a1..=0x30fa | 0x3105..=0x312f | 0x31a0..=0x31bf
            | 0x31f0..=0x31ff | 0xac00..=0xd7a3)
}

/// Part of a word: a letter or digit that the tokenizer of the search index also takes for one.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() && !is_combining_mark(c) && !is_unknown_to_the_index(c)
}

/// Letters to Rust, symbols to SQLite's `unicode61` (a test walks all of Unicode).
fn is_unknown_to_the_index(c: char) -> bool {
    matches!(u32::from(c),
        0x19b0..=0x19c9 | 0x1cf2..=0x1cf3 | 0x24b6..=0x24e9 | 0x1f130..=0x1f189)
}

/// Whether nothing but lower-casing ASCII is left to do: true for nearly all Chinese names.
pub(crate) fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// The composed form (NFC), which nearly every text has already.
pub(super) fn composed(text: String) -> String {
    if is_plain(&text) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text;
    }
    text.nfc().collect()
}

/// Full-width to half-width and other compatibility forms (NFKC), invisible characters gone; case
/// as it was.
pub(super) fn width(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    text.chars().nfkc().filter(|c| !is_invisible(*c) && !is_bidi_control(*c)).nfkc().collect()
}

/// [`width`], and lower case.
pub(super) fn case(text: &str) -> String {
    if is_plain(text) {
        return text.to_ascii_lowercase();
    }
    text.chars()
        .nfkc()
        .filter(|c| !is_invisible(*c) && !is_bidi_control(*c))
        .flat_map(lower)
        .nfkc()
        .flat_map(lower)
        .nfkc()
        .collect()
}

fn lower(c: char) -> impl Iterator<Item = char> {
    // The two letters whose folded form is not their lower case.
    let (folded, rest) = match c {
        'ß' | 'ẞ' => ('s', Some('s')),
        'ς' => ('σ', None),
        other => (other, None),
    };
    folded.to_lowercase().chain(rest)
}

/// [`case`], without accents and other marks: what a search compares. Still Traditional where it
/// was, since a reading may depend on it.
pub(super) fn bare(text: &str) -> String {
    if is_plain(text) {
        return text.to_ascii_lowercase();
    }
    case(text).chars().filter_map(without_marks).collect()
}

fn without_marks(c: char) -> Option<char> {
    if is_combining_mark(c) {
        return None;
    }
    // Latin, Greek, Cyrillic. In other scripts a mark makes another letter (か, が).
    if !matches!(u32::from(c), 0xc0..=0x52f | 0x1e00..=0x1fff) {
        return Some(c);
    }
    let mut base = None;
    decompose_canonical(c, |part| {
        base = base.or(Some(part));
    });
    base
}

/// [`bare`], Simplified, and only the characters of words: the form in which "contains" is judged.
pub(super) fn compact(text: &str) -> String {
    composed(bare(text).chars().map(simplify).filter(|c| is_word(*c)).collect())
}

/// White space collapsed to single spaces and trimmed.
pub(super) fn single_spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_step_evens_out_a_little_more() {
        assert_eq!(width("ＡＢＣ１２３\u{200b}（Ⅳ）"), "ABC123(IV)");
        assert_eq!(case("ＡＢＣ Straße ΣΟΦΟΣ"), "abc strasse σοφοσ");
        assert_eq!(bare("Ünal Ğöçmen Йод Ångström"), "unal gocmen иод angstrom");
        assert_eq!(bare("がぎ"), "がぎ");
        assert_eq!(compact("恒達（集團） Co., Ltd."), "恒达集团coltd");
        assert_eq!(single_spaces(" a \u{3000} b\n"), "a b");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            prop_assert_eq!(case(&case(&text)), case(&text));
            prop_assert_eq!(bare(&bare(&text)), bare(&text));
            prop_assert_eq!(compact(&compact(&text)), compact(&text));
        }
    }
}
