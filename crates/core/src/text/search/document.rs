//! From the fields of a record to the tokens of its index entry.

use super::{Document, LONGEST_TOKEN, Parts};
use crate::text::fold::{bare, compact, is_dense, is_space, is_word};
use crate::text::phones::suffix_digits;
use crate::text::pinyin::{self, Unit};
use crate::text::traditional::simplify;

impl Document {
    pub fn of(parts: &Parts) -> Document {
        let mut open = Tokens::default();
        for name in parts.names {
            open.words(name);
            open.readings(name);
        }
        for code in parts.codes {
            open.words(code);
            open.numbers_without_zeros(code);
        }
        let mut sensitive = Tokens::default();
        for phone in parts.phones {
            suffix_digits(phone).for_each(|suffix| sensitive.push(&suffix));
        }
        for email in parts.emails {
            sensitive.email(email);
        }
        for handle in parts.handles {
            sensitive.words(handle);
            sensitive.suffixes(handle);
        }
        for address in parts.addresses {
            sensitive.words(address);
        }
        Document { open: open.0, sensitive: sensitive.0 }
    }
}

/// Tokens with a space between.
#[derive(Default)]
struct Tokens(String);

impl Tokens {
    fn push(&mut self, token: &str) {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        let end = token.char_indices().nth(LONGEST_TOKEN).map_or(token.len(), |(at, _)| at);
        self.0.push_str(&token[..end]);
    }

    /// Han characters singly and in pairs (pairs also across punctuation, as in 恒达(集团)); other
    /// words whole, and words joined by a sign also as one: `o`, `brien`, `obrien`.
    fn words(&mut self, text: &str) {
        let mut pair = String::new();
        let mut word = String::new();
        let mut joined = Joined::default();
        for c in bare(text).chars().map(simplify) {
            if is_word(c) && !is_dense(c) {
                word.push(c);
                pair.clear();
                continue;
            }
            if !word.is_empty() {
                self.push(&word);
                joined.add(&word);
                word.clear();
            }
            if is_space(c) || is_dense(c) {
                self.joined(&mut joined);
            }
            if is_dense(c) {
                self.push(c.encode_utf8(&mut [0; 4]));
                pair.push(c);
                if pair.chars().count() == 2 {
                    self.push(&pair);
                    pair.remove(0);
                }
            }
        }
        if !word.is_empty() {
            self.push(&word);
            joined.add(&word);
        }
        self.joined(&mut joined);
    }

    fn joined(&mut self, joined: &mut Joined) {
        if joined.words > 1 {
            self.push(&joined.text);
        }
        *joined = Joined::default();
    }

    /// `13` for `KH-00013`.
    fn numbers_without_zeros(&mut self, code: &str) {
        for number in bare(code).split(|c: char| !c.is_ascii_digit()) {
            let value = number.trim_start_matches('0');
            if value.len() < number.len() && !value.is_empty() {
                self.push(value);
            }
        }
    }

    /// From each character on, both sides of the @: what is typed may begin anywhere.
    fn email(&mut self, email: &str) {
        let (local, domain) = email.rsplit_once(['@', '＠']).unwrap_or((email, ""));
        self.suffixes(local);
        for word in bare(local).split(|c| !is_word(c)).filter(|word| word.chars().count() == 1) {
            self.push(word);
        }
        for label in domain.split('.') {
            self.suffixes(label);
        }
    }

    /// The text without signs, from each character on, down to the last two.
    fn suffixes(&mut self, text: &str) {
        let letters = compact(text);
        let count = letters.chars().count();
        let starts = letters.char_indices().take(count.saturating_sub(1).clamp(1, LONGEST_TOKEN));
        for (from, _) in starts {
            self.push(&letters[from..]);
        }
    }

    /// Pinyin in full and initials, from the begin and from where people start typing: any
    /// character of a person's name, behind the place of a company's.
    fn readings(&mut self, name: &str) {
        let units = pinyin::units(name);
        if !units.iter().any(|unit| matches!(unit, Unit::Han { .. })) {
            self.latin_initials(&units);
            return;
        }
        let core = core_length(&units);
        let starts = starts(&units, core);
        let syllables: Vec<Syllable> = units.iter().map(Syllable::of).collect();
        if let Some(letter) = syllables.first().and_then(|first| first.text.chars().next()) {
            self.push(letter.encode_utf8(&mut [0; 4]));
        }
        for from in &starts {
            self.reading(&syllables, *from, core);
        }
        for (at, other) in other_syllables(&units[..core]) {
            let mut variant = syllables.clone();
            variant[at] = Syllable::han(other);
            for from in starts.iter().filter(|from| **from <= at) {
                self.reading(&variant, *from, core);
            }
        }
    }

    fn reading(&mut self, syllables: &[Syllable], from: usize, core: usize) {
        let full: String = syllables[from..core].iter().map(|s| s.text).collect();
        if !full.is_empty() {
            self.push(&full);
        }
        let initials: String =
            syllables[from..].iter().take(LONGEST_INITIALS).map(|s| s.initial).collect();
        if initials.len() > 1 && initials != full {
            self.push(&initials);
        }
    }

    /// `j`, `s` and `js` for John Smith.
    fn latin_initials(&mut self, units: &[Unit]) {
        let letters: Vec<char> = units
            .iter()
            .filter_map(|unit| match unit {
                Unit::Word(word) => word.chars().next(),
                Unit::Han { .. } => None,
            })
            .take(LONGEST_INITIALS)
            .collect();
        for letter in &letters {
            self.push(letter.encode_utf8(&mut [0; 4]));
        }
        if letters.len() > 1 {
            self.push(&letters.into_iter().collect::<String>());
        }
    }
}

/// Words joined by signs, not by spaces.
#[derive(Default)]
struct Joined {
    text: String,
    words: usize,
}

impl Joined {
    fn add(&mut self, word: &str) {
        self.text.push_str(word);
        self.words += 1;
    }
}

/// How far into a name other readings are written out: each costs the index several tokens.
const LAST_VARIANT: usize = 12;
const LONGEST_INITIALS: usize = 16;
/// Names up to this length are findable from each of their characters on.
const SHORT_NAME: usize = 4;
/// Where the place in a company's name usually ends: 深圳, 黑龙江.
const AFTER_PLACE: [usize; 2] = [2, 3];
/// The last character of a place in front of a company's name, and how far in it may stand.
const PLACE_ENDINGS: &str = "省市县区州镇";
const LONGEST_PLACE: usize = 9;

/// What says only that it is a company.
const COMPANY_ENDINGS: [&str; 5] = ["公司", "有限", "责任", "股份", "集团"];

/// How many units a name has before 有限公司 and the like. A name of nothing else keeps all.
fn core_length(units: &[Unit]) -> usize {
    let mut core = units.len();
    while let Some(shorter) = core.checked_sub(2) {
        let ends = COMPANY_ENDINGS.iter().any(|ending| {
            ending.chars().zip(&units[shorter..core]).all(|(c, unit)| is_character(unit, c))
        });
        if !ends {
            break;
        }
        core = shorter;
    }
    if core == 0 { units.len() } else { core }
}

fn is_character(unit: &Unit, expected: char) -> bool {
    matches!(unit, Unit::Han { character, .. } if *character == expected)
}

fn starts(units: &[Unit], core: usize) -> Vec<usize> {
    if core <= SHORT_NAME {
        return (0..core).collect();
    }
    let ends_place = |unit: &Unit| PLACE_ENDINGS.chars().any(|c| is_character(unit, c));
    (0..core)
        .filter(|at| {
            let behind_place = *at > 0 && *at <= LONGEST_PLACE && ends_place(&units[at - 1]);
            *at == 0 || AFTER_PLACE.contains(at) || behind_place
        })
        .collect()
}

/// A unit as it is typed: a Han character by its pinyin or the first letter of it, another word
/// whole in both (`tcljt`).
#[derive(Clone, Copy)]
struct Syllable<'a> {
    text: &'a str,
    initial: &'a str,
}

impl<'a> Syllable<'a> {
    fn of(unit: &'a Unit) -> Syllable<'a> {
        match unit {
            Unit::Han { readings, .. } => {
                Syllable::han(readings.first.map_or("", |reading| reading.plain))
            }
            Unit::Word(word) => Syllable { text: word, initial: word },
        }
    }

    /// Pinyin is ASCII, or empty where there is no reading.
    fn han(pinyin: &'a str) -> Syllable<'a> {
        Syllable { text: pinyin, initial: pinyin.get(..1).unwrap_or_default() }
    }
}

/// Other readings and spellings, each with its place. A name is written out once for each, not for
/// every combination.
fn other_syllables(units: &[Unit]) -> Vec<(usize, &'static str)> {
    let mut others = Vec::new();
    for (at, unit) in units.iter().enumerate().take(LAST_VARIANT) {
        if let Unit::Han { readings, .. } = unit {
            others.extend(readings.others.iter().map(|reading| (at, reading.plain)));
            let spellings = readings.first.iter().flat_map(|first| first.other_spellings());
            others.extend(spellings.map(|spelling| (at, *spelling)));
        }
    }
    others
}
