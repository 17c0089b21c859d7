//! From the fields of a record to the tokens of its index entry.

use super::{
    CALLING_CODES, LONGEST_HEAD_OF_OPEN, LONGEST_HEAD_OF_SENSITIVE, LONGEST_TOKEN, Parts, SENSITIVE,
};
use crate::text::fold::{bare, compact, is_dense, is_space, is_word};
use crate::text::phones::suffix_digits;
use crate::text::pinyin::{self, Unit};
use crate::text::traditional::simplify;

/// The text to index for a record: words for the fields that anyone with the record may see, and
/// marked ones for those of level 2 and above.
pub fn document(parts: &Parts) -> String {
    let mut open = Tokens::open();
    for name in parts.names {
        open.words(name);
        open.readings(name);
    }
    for code in parts.codes {
        open.words(code);
        open.numbers_without_zeros(code);
    }
    let mut sensitive = open.sensitive();
    for phone in parts.phones {
        sensitive.phone(phone);
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
    sensitive.text
}

/// Tokens with a space between. Of the words that people begin to type, their heads are tokens too,
/// so that a few letters are looked up like a word, and not gathered from all that begin so.
struct Tokens {
    text: String,
    mark: &'static str,
    /// How long the heads of a word are.
    heads: &'static [usize],
}

const HEADS_OF_OPEN: &[usize] = &[2, 3, 4, LONGEST_HEAD_OF_OPEN];
/// In fields that need a clearance: a word is found from its second letter on, a place inside it
/// from the third, digits inside a number from the fourth.
const HEADS_OF_WORD: &[usize] = &[2, 3, LONGEST_HEAD_OF_SENSITIVE];
const HEADS_INSIDE: &[usize] = &[3, LONGEST_HEAD_OF_SENSITIVE];
const HEADS_IN_NUMBER: &[usize] = &[LONGEST_HEAD_OF_SENSITIVE];

impl Tokens {
    fn open() -> Tokens {
        Tokens { text: String::new(), mark: "", heads: HEADS_OF_OPEN }
    }

    /// The same text, from here on with sensitive words.
    fn sensitive(self) -> Tokens {
        Tokens { mark: SENSITIVE, heads: HEADS_OF_WORD, ..self }
    }

    /// A token that is looked up whole: a Han character, a pair of them, a single letter.
    fn whole(&mut self, token: &str) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(self.mark);
        self.text.push_str(token);
    }

    fn word(&mut self, word: &str) {
        self.word_with(self.heads, word);
    }

    fn word_with(&mut self, heads: &[usize], word: &str) {
        let end = |length: usize| word.char_indices().nth(length).map(|(at, _)| at);
        for head in heads.iter().filter_map(|length| end(*length)) {
            self.whole(&word[..head]);
        }
        self.whole(&word[..end(LONGEST_TOKEN).unwrap_or(word.len())]);
    }

    /// From each digit on, down to the last four. With the country code, where the number has it.
    fn phone(&mut self, phone: &str) {
        let national = national_length(phone);
        for (at, suffix) in suffix_digits(phone).enumerate() {
            let is_begin = at == 0 || national == Some(suffix.len());
            self.word_with(if is_begin { HEADS_OF_WORD } else { HEADS_IN_NUMBER }, &suffix);
        }
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
                self.word(&word);
                joined.add(&word);
                word.clear();
            }
            if is_space(c) || is_dense(c) {
                self.joined(&mut joined);
            }
            if is_dense(c) {
                self.whole(c.encode_utf8(&mut [0; 4]));
                pair.push(c);
                if pair.chars().count() == 2 {
                    self.whole(&pair);
                    pair.remove(0);
                }
            }
        }
        if !word.is_empty() {
            self.word(&word);
            joined.add(&word);
        }
        self.joined(&mut joined);
    }

    fn joined(&mut self, joined: &mut Joined) {
        if joined.words > 1 {
            self.word(&joined.text);
        }
        *joined = Joined::default();
    }

    /// `13` for `KH-00013`.
    fn numbers_without_zeros(&mut self, code: &str) {
        for number in bare(code).split(|c: char| !c.is_ascii_digit()) {
            let value = number.trim_start_matches('0');
            if value.len() < number.len() && !value.is_empty() {
                self.word(value);
            }
        }
    }

    /// From each character on, both sides of the @: what is typed may begin anywhere.
    fn email(&mut self, email: &str) {
        let (local, domain) = email.rsplit_once(['@', '＠']).unwrap_or((email, ""));
        self.suffixes(local);
        for word in bare(local).split(|c| !is_word(c)).filter(|word| word.chars().count() == 1) {
            self.whole(word);
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
            let heads = if from == 0 { HEADS_OF_WORD } else { HEADS_INSIDE };
            self.word_with(heads, &letters[from..]);
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
            self.whole(letter.encode_utf8(&mut [0; 4]));
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
            self.word(&full);
        }
        let initials: String =
            syllables[from..].iter().take(LONGEST_INITIALS).map(|s| s.initial).collect();
        if initials.len() > 1 && initials != full {
            self.word(&initials);
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
            self.whole(letter.encode_utf8(&mut [0; 4]));
        }
        if letters.len() > 1 {
            self.word(&letters.into_iter().collect::<String>());
        }
    }
}

/// How many digits of a number are left without its country code: where typing it begins.
fn national_length(e164: &str) -> Option<usize> {
    let digits = e164.strip_prefix('+')?;
    let national = CALLING_CODES.iter().find_map(|code| digits.strip_prefix(code));
    national.map(str::len)
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
