//! A heading taken apart: single Han characters and whole Western words, brackets and slashes noted.

use unicode_normalization::UnicodeNormalization;

/// A longer heading is a sentence; its beginning is enough.
const MOST_UNITS: usize = 40;

/// A Han character or a Western word, and where it stood.
#[derive(Debug, Clone, PartialEq)]
struct Unit {
    text: String,
    bracketed: bool,
    /// Counts the slashes, commas and line breaks before it.
    alternative: usize,
}

/// The units of a heading in their order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    units: Vec<Unit>,
    texts: Vec<String>,
}

/// Takes a heading apart. Digits, asterisks and other marks are dropped: 手机1*, Phone 2.
pub fn words(heading: &str) -> Words {
    let mut reader = Reader::default();
    for c in heading.nfkc().take(MOST_UNITS * 8) {
        reader.take(c);
    }
    reader.end_word();
    reader.units.truncate(MOST_UNITS);
    Words::of(reader.units)
}

#[derive(Default)]
struct Reader {
    units: Vec<Unit>,
    word: String,
    depth: usize,
    alternative: usize,
    after_lower: bool,
}

impl Reader {
    fn take(&mut self, c: char) {
        if is_han(c) {
            self.end_word();
            self.push(folded(&c.to_string()));
        } else if c.is_alphabetic() {
            // customerName is two words, QQ and ID are one.
            if c.is_uppercase() && self.after_lower {
                self.end_word();
            }
            self.after_lower = c.is_lowercase();
            self.word.extend(c.to_lowercase());
        } else {
            self.end_word();
            self.mark(c);
        }
    }

    fn mark(&mut self, c: char) {
        match c {
            '(' | '[' | '{' | '【' | '<' | '《' | '〔' | '「' | '『' => self.depth += 1,
            ')' | ']' | '}' | '】' | '>' | '》' | '〕' | '」' | '』' => {
                self.depth = self.depth.saturating_sub(1);
            }
            '/' | '\\' | '|' | '、' | ',' | ';' | '&' | '+' | '\n' | '\r' => self.alternative += 1,
            _ => {}
        }
    }

    fn end_word(&mut self) {
        self.after_lower = false;
        if !self.word.is_empty() {
            let word = std::mem::take(&mut self.word);
            self.push(word);
        }
    }

    fn push(&mut self, text: String) {
        let unit = Unit { text, bracketed: self.depth > 0, alternative: self.alternative };
        self.units.push(unit);
    }
}

impl Words {
    fn of(units: Vec<Unit>) -> Words {
        let texts = units.iter().map(|unit| unit.text.clone()).collect();
        Words { units, texts }
    }

    /// The words without marks and spaces, as the dictionary holds them.
    pub fn key(&self) -> String {
        self.texts.concat()
    }

    pub fn units(&self) -> &[String] {
        &self.texts
    }

    /// What stands outside brackets; everything, when nothing does (【姓名】).
    pub fn outside(&self) -> Words {
        let outside = self.only(|unit| !unit.bracketed);
        if outside.units.is_empty() { self.clone() } else { outside }
    }

    pub fn inside(&self) -> Words {
        self.only(|unit| unit.bracketed)
    }

    /// What slashes, commas and line breaks part, when they part anything: 手机/微信.
    pub fn alternatives(&self) -> Vec<Words> {
        let outside = self.outside();
        let first = outside.units.first().map_or(0, |unit| unit.alternative);
        let last = outside.units.last().map_or(0, |unit| unit.alternative);
        if first == last {
            return Vec::new();
        }
        (first..=last)
            .map(|number| outside.only(|unit| unit.alternative == number))
            .filter(|part| !part.units.is_empty())
            .collect()
    }

    /// The Han part and the Western part of a heading in two languages, when each is of one piece.
    pub fn languages(&self) -> Vec<Words> {
        let han: Vec<bool> = self.units.iter().map(|unit| is_han_text(&unit.text)).collect();
        let turns = han.windows(2).filter(|pair| pair[0] != pair[1]).count();
        let western_words = han.iter().filter(|han| !**han).count();
        if turns != 1 || western_words == 0 {
            return Vec::new();
        }
        vec![self.only(|unit| is_han_text(&unit.text)), self.only(|unit| !is_han_text(&unit.text))]
    }

    fn only(&self, wanted: impl Fn(&Unit) -> bool) -> Words {
        Words::of(self.units.iter().filter(|unit| wanted(unit)).cloned().collect())
    }
}

fn is_han_text(text: &str) -> bool {
    text.chars().any(is_han)
}

/// Han characters, of which each can be a word.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// One writing for simplified and traditional characters.
fn folded(text: &str) -> String {
    crate::text::keys::search_key(text)
}
