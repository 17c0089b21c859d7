//! Text broken into lines of a given width: between Han letters, at blanks, and anywhere in a word
//! that is longer than a line.

use super::fonts::{Family, Fonts, Glyph};

/// One line, without the blanks it was broken at.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    pub(super) glyphs: Vec<Glyph>,
    /// In em.
    pub(super) width: f32,
}

impl Line {
    fn of(letters: &[(char, Glyph)]) -> Self {
        let end = letters.iter().rposition(|(letter, _)| *letter != ' ').map_or(0, |at| at + 1);
        let glyphs: Vec<Glyph> = letters[..end].iter().map(|(_, glyph)| *glyph).collect();
        let width = glyphs.iter().map(|glyph| glyph.width).sum();
        Self { glyphs, width }
    }
}

/// Everything on one line.
pub(super) fn single(fonts: &mut Fonts, family: Family, text: &str) -> Line {
    let text = text.replace(['\n', '\r'], " ");
    Line::of(&measured(fonts, family, &text))
}

/// The start of a text that fits, with an ellipsis if that is not all.
pub(super) fn shortened(fonts: &mut Fonts, text: &str, width: f32) -> Line {
    let whole = single(fonts, Family::Text, text);
    if whole.width <= width {
        return whole;
    }
    let ellipsis = fonts.glyph(Family::Text, '…');
    let mut line = Line { glyphs: Vec::new(), width: ellipsis.width };
    for glyph in whole.glyphs {
        if line.width + glyph.width > width {
            break;
        }
        line.width += glyph.width;
        line.glyphs.push(glyph);
    }
    line.glyphs.push(ellipsis);
    line
}

/// `width` in em. Never fewer than one line, nor a line without a letter where there is one.
pub(super) fn wrap(fonts: &mut Fonts, family: Family, text: &str, width: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    for paragraph in paragraphs(text) {
        let letters = measured(fonts, family, paragraph);
        break_up(&letters, width, &mut lines);
    }
    lines
}

/// The longest piece that is not broken, in em.
pub(super) fn longest_piece(fonts: &mut Fonts, text: &str) -> f32 {
    let mut longest: f32 = 0.0;
    for paragraph in paragraphs(text) {
        let letters = measured(fonts, Family::Text, paragraph);
        // Blanks count once something follows them that they hold on to.
        let (mut piece, mut blanks) = (0.0, 0.0);
        for (at, (letter, glyph)) in letters.iter().enumerate() {
            if may_break(&letters, at) {
                (piece, blanks) = (0.0, 0.0);
            }
            if *letter == ' ' {
                blanks += glyph.width;
            } else {
                piece += blanks + glyph.width;
                blanks = 0.0;
            }
            longest = longest.max(piece);
        }
    }
    longest
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line))
}

/// Letters with their glyphs. Letters nobody sees have none; a tab is as wide as it looks.
fn measured(fonts: &mut Fonts, family: Family, text: &str) -> Vec<(char, Glyph)> {
    let mut letters = Vec::with_capacity(text.len());
    for letter in text.chars().filter(|letter| !is_unseen(*letter)) {
        let (letter, times) = match letter {
            '\t' => (' ', 4),
            '\u{a0}' | '\r' => (' ', 1),
            letter => (letter, 1),
        };
        let glyph = fonts.glyph(family, letter);
        letters.extend(std::iter::repeat_n((letter, glyph), times));
    }
    letters
}

fn break_up(letters: &[(char, Glyph)], width: f32, lines: &mut Vec<Line>) {
    let (mut start, mut chance, mut used) = (0, 0, 0.0);
    for at in 0..letters.len() {
        let (letter, glyph) = letters[at];
        if at > start && may_break(letters, at) {
            chance = at;
        }
        // Blanks hang over the end.
        if letter != ' ' && used + glyph.width > width + 1e-3 && at > start {
            let end = if chance > start { chance } else { at };
            lines.push(Line::of(&letters[start..end]));
            start = end;
            used = letters[start..at].iter().map(|(_, glyph)| glyph.width).sum();
        }
        used += glyph.width;
    }
    lines.push(Line::of(&letters[start..]));
}

/// Whether a line may end before the letter at this place.
fn may_break(letters: &[(char, Glyph)], at: usize) -> bool {
    let (Some((before, _)), (after, _)) = (at.checked_sub(1).map(|at| letters[at]), letters[at])
    else {
        return false;
    };
    if after == ' ' || never_first(after) || never_last(before) {
        return false;
    }
    if before == ' ' {
        // Phones and moments stay whole: a blank between digits is part of them.
        let digit = |at: usize| letters[at].0.is_ascii_digit();
        return !(at >= 2 && digit(at - 2) && digit(at));
    }
    is_han(before) || is_han(after)
}

fn never_first(letter: char) -> bool {
    "、。，．・：；？！）］｝〉》」』】〕’”…—～々ー,.;:?!)]}%‰°℃".contains(letter)
        || matches!(letter, '\u{0300}'..='\u{036f}')
}

fn never_last(letter: char) -> bool {
    "（［｛〈《「『【〔‘“([{".contains(letter)
}

const fn is_han(letter: char) -> bool {
    matches!(letter,
        '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3fffd}')
}

/// Marks that steer a text and are never seen: joiners, directions, variation selectors.
const fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{feff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::table::Language;

    /// Lines as text: the letters are told by their glyphs.
    fn broken(text: &str, width: f32) -> Vec<String> {
        let mut fonts = Fonts::new(Language::Simplified).unwrap();
        let known: Vec<(char, Glyph)> =
            text.chars().map(|letter| (letter, fonts.glyph(Family::Text, letter))).collect();
        let letter = |glyph: &Glyph| known.iter().find(|known| known.1 == *glyph).unwrap().0;
        let lines = wrap(&mut fonts, Family::Text, text, width);
        lines.iter().map(|line| line.glyphs.iter().map(letter).collect()).collect()
    }

    #[test]
    fn han_text_breaks_between_letters_but_not_before_a_full_stop() {
        assert_eq!(broken("上海某某贸易有限公司", 4.0), ["上海某某", "贸易有限", "公司"]);
        assert_eq!(broken("上海某某。贸易", 4.0), ["上海某", "某。贸易"]);
        assert_eq!(broken("上海某（贸易）", 4.0), ["上海某", "（贸易）"]);
    }

    #[test]
    fn latin_text_breaks_at_blanks_and_a_long_word_anywhere() {
        assert_eq!(broken("to be or not to be", 5.0), ["to be or", "not to be"]);
        let lines = broken("a abcdefghijklmnopqrstuvwxyz", 3.0);
        assert!(lines.len() > 3 && lines.concat() == "aabcdefghijklmnopqrstuvwxyz", "{lines:?}");
    }

    #[test]
    fn mixed_text_keeps_words_whole_and_breaks_at_the_han() {
        assert_eq!(broken("联系Johnson先生", 5.4), ["联系", "Johnson先", "生"]);
    }

    #[test]
    fn a_blank_between_digits_does_not_break() {
        assert_eq!(broken("tel +86 13800138000 ok", 9.0), ["tel", "+86 13800138000", "ok"]);
    }

    #[test]
    fn line_ends_of_the_text_stay_and_a_last_one_adds_nothing() {
        assert_eq!(broken("a\r\n\nb\n", 9.0), ["a", "", "b"]);
        assert_eq!(broken("", 9.0), [""]);
    }

    #[test]
    fn a_letter_wider_than_the_line_stands_alone() {
        assert_eq!(broken("客户", 0.5), ["客", "户"]);
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let mut fonts = Fonts::new(Language::Traditional).unwrap();
        let text = "客戶資料 customer@example.com，電話 +886-2-1234-5678（總機）。".repeat(5);
        for width in [2.0, 3.3, 7.0, 20.0] {
            let lines = wrap(&mut fonts, Family::Text, &text, width);
            assert!(lines.iter().all(|line| line.width <= width + 0.01));
        }
    }

    #[test]
    fn the_longest_piece_is_exactly_what_a_line_must_hold() {
        let mut fonts = Fonts::new(Language::Simplified).unwrap();
        let phone = "tel +86 13800138000 ok";
        let piece = longest_piece(&mut fonts, phone);
        let mut second_line =
            |width| wrap(&mut fonts, Family::Text, phone, width).swap_remove(1).glyphs.len();
        assert_eq!(second_line(piece), "+86 13800138000".len());
        assert_eq!(second_line(piece - 0.1), "+86 1380013800".len());
    }

    #[test]
    fn what_is_too_long_ends_in_an_ellipsis() {
        let mut fonts = Fonts::new(Language::English).unwrap();
        let line = shortened(&mut fonts, "上海某某贸易有限公司", 4.5);
        assert!(line.width <= 4.5 && line.glyphs.len() == 4, "{line:?}");
        assert_eq!(shortened(&mut fonts, "上海", 4.5).glyphs.len(), 2);
    }
}
