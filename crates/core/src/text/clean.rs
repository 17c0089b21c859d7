//! Free text made storable: NFC, no control or bidi characters, no invisible ones, white space in
//! order, within its limit.

use super::Rule;
use super::fold::{composed, is_bidi_control, is_invisible, is_space};

/// One line: a name, a title, a street. Line breaks and tabs count as spaces, runs of white space
/// become one, the ends are trimmed. An empty result is allowed: whether a field may be blank is
/// its owner's to say.
///
/// # Errors
/// [`Rule::ControlCharacter`], [`Rule::BidiControl`], [`Rule::TooLong`].
pub fn line(text: &str, limit: usize) -> Result<String, Rule> {
    let mut kept = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        match class(c) {
            Class::Space | Class::Break => gap = true,
            Class::Invisible | Class::Joiner => {}
            Class::Control => return Err(Rule::ControlCharacter),
            Class::Bidi => return Err(Rule::BidiControl),
            Class::Plain => {
                if gap && !kept.is_empty() {
                    kept.push(' ');
                }
                gap = false;
                kept.push(c);
            }
        }
    }
    within(composed(kept), limit)
}

/// Several lines: notes. Line breaks of any kind become `\n`; spaces at line ends and blank lines at
/// both ends go; indentation stays.
///
/// # Errors
/// [`Rule::ControlCharacter`], [`Rule::BidiControl`], [`Rule::TooLong`].
pub fn paragraph(text: &str, limit: usize) -> Result<String, Rule> {
    let mut kept = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match class(c) {
            Class::Break => {
                if c == '\r' {
                    characters.next_if_eq(&'\n');
                }
                trim_end_of_line(&mut kept);
                kept.push('\n');
            }
            Class::Invisible => {}
            Class::Control => return Err(Rule::ControlCharacter),
            Class::Bidi => return Err(Rule::BidiControl),
            // The joiners hold emoji and Indic letters together.
            Class::Space | Class::Joiner | Class::Plain => kept.push(c),
        }
    }
    let kept = kept.trim_end_matches(is_space);
    let first_line = kept.find(|c| !is_space(c)).map_or(0, |first| {
        kept[..first].rfind('\n').map_or(0, |end_of_blank_lines| end_of_blank_lines + 1)
    });
    within(composed(kept[first_line..].to_owned()), limit)
}

/// What people can read of a text, in several lines: without the characters that nobody sees, and
/// without those that turn the reading direction.
pub fn readable(text: &str) -> String {
    let is_seen = |c: &char| !matches!(class(*c), Class::Control | Class::Bidi);
    let seen: String = text.chars().filter(is_seen).collect();
    paragraph(&seen, usize::MAX).unwrap_or_default()
}

enum Class {
    Plain,
    Space,
    Break,
    Invisible,
    Joiner,
    Control,
    Bidi,
}

fn class(c: char) -> Class {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Break,
        // Part of the character before: emoji style, or a variant of a Han character in a name.
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => Class::Plain,
        '\u{200c}' | '\u{200d}' => Class::Joiner,
        '\u{fff9}'..='\u{fffb}' => Class::Control,
        _ if is_space(c) => Class::Space,
        _ if c.is_control() || is_noncharacter(c) => Class::Control,
        _ if is_bidi_control(c) => Class::Bidi,
        _ if is_invisible(c) => Class::Invisible,
        _ => Class::Plain,
    }
}

fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code)
}

fn trim_end_of_line(text: &mut String) {
    let end = text.trim_end_matches(|c| c != '\n' && is_space(c)).len();
    text.truncate(end);
}

fn within(text: String, limit: usize) -> Result<String, Rule> {
    // Most texts are short enough in bytes already.
    if text.len() <= limit || text.chars().count() <= limit {
        Ok(text)
    } else {
        Err(Rule::TooLong { limit })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_trimmed_collapsed_and_composed() {
        assert_eq!(line(" 张\u{3000}\u{3000}三\t\r\n丰 ", 50).unwrap(), "张 三 丰");
        assert_eq!(line("e\u{301}", 1).unwrap(), "é");
        assert_eq!(line("\u{feff}张\u{200b}三\u{200d}\u{200e}", 2).unwrap(), "张三");
        assert_eq!(line("\u{3164}\u{200b}\u{3000}\u{2800}", 5).unwrap(), "");
        assert_eq!(line("葛\u{e0100}", 5).unwrap(), "葛\u{e0100}");
        assert_eq!(line("", 5).unwrap(), "");
    }

    #[test]
    fn what_could_deceive_or_break_is_refused() {
        for bad in ["a\0b", "a\u{7}b", "a\u{9b}b", "a\u{1b}[31m", "a\u{fffe}b", "a\u{fdd0}"] {
            assert_eq!(line(bad, 50), Err(Rule::ControlCharacter), "{bad:?}");
            assert_eq!(paragraph(bad, 50), Err(Rule::ControlCharacter), "{bad:?}");
        }
        for bad in ["gpj\u{202e}exe", "\u{2066}a", "a\u{202c}"] {
            assert_eq!(line(bad, 50), Err(Rule::BidiControl), "{bad:?}");
            assert_eq!(paragraph(bad, 50), Err(Rule::BidiControl), "{bad:?}");
        }
    }

    #[test]
    fn the_limit_counts_characters_after_cleaning() {
        assert_eq!(line("  张三李四  ", 4).unwrap(), "张三李四");
        assert_eq!(line("张三李四王", 4), Err(Rule::TooLong { limit: 4 }));
        assert_eq!(paragraph("张\n三", 2), Err(Rule::TooLong { limit: 2 }));
    }

    #[test]
    fn a_paragraph_keeps_its_lines_and_indentation() {
        assert_eq!(
            paragraph("\r\n \n\u{3000}\u{3000}第一行 \r\n\r\n第二行\r第三行\u{2028} \n", 50)
                .unwrap(),
            "\u{3000}\u{3000}第一行\n\n第二行\n第三行"
        );
        assert_eq!(paragraph("👨\u{200d}👩\u{200d}👧", 50).unwrap(), "👨\u{200d}👩\u{200d}👧");
        assert_eq!(paragraph(" \n ", 50).unwrap(), "");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in any::<String>()) {
            if let Ok(once) = line(&text, 500) {
                prop_assert_eq!(line(&once, 500), Ok(once));
            }
            if let Ok(once) = paragraph(&text, 500) {
                prop_assert_eq!(paragraph(&once, 500), Ok(once));
            }
        }

        #[test]
        fn a_clean_line_holds_no_break_no_control_and_no_double_space(text in any::<String>()) {
            if let Ok(clean) = line(&text, 500) {
                prop_assert!(!clean.chars().any(char::is_control));
                prop_assert!(!clean.contains("  "));
                prop_assert_eq!(clean.trim(), &clean);
            }
        }
    }
}
