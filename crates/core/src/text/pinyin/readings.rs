//! Which reading a Han character has where it stands: the dictionary's first, unless our table of
//! surnames, usual readings and words says otherwise.

use std::collections::HashMap;
use std::sync::LazyLock;

use pinyin::ToPinyin;

const TABLE: &str = include_str!("readings.txt");

/// One syllable: `lv`, 3. Tone 5 is the neutral one. Always ASCII; ü is written v.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) struct Reading {
    pub plain: &'static str,
    pub tone: u8,
}

impl Reading {
    /// Other ways to type the same syllable: 吕 is lv on keyboards, lyu in passports, lu on old
    /// name cards.
    pub(in crate::text) fn other_spellings(self) -> &'static [&'static str] {
        match self.plain {
            "lv" => &["lu", "lyu"],
            "nv" => &["nu", "nyu"],
            "lve" => &["lue", "lyue"],
            "nve" => &["nue", "nyue"],
            _ => &[],
        }
    }
}

#[derive(Default)]
struct Entry {
    surname: Option<Reading>,
    usual: Option<Reading>,
    also: Option<Reading>,
    words: Vec<Word>,
}

/// A word in which the character has `reading`.
struct Word {
    characters: Vec<char>,
    at_begin: bool,
    at_end: bool,
    reading: Reading,
}

static ENTRIES: LazyLock<HashMap<char, Entry>> = LazyLock::new(|| {
    let mut entries: HashMap<char, Entry> = HashMap::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        add(&mut entries, line);
    }
    entries
});

/// Takes one line of the table; the table's own comment explains its form.
fn add(entries: &mut HashMap<char, Entry>, line: &'static str) {
    let mut parts = line.split_whitespace();
    let (Some(head), Some(reading)) = (parts.next(), parts.next().and_then(parse)) else { return };
    let Some(character) = head.chars().next_back() else { return };
    let entry = entries.entry(character).or_default();
    match parts.next() {
        _ if head.starts_with('^') => entry.surname = Some(reading),
        Some("=") => entry.words.extend(parts.map(|word| Word {
            characters: word.chars().filter(|c| *c != '^').collect(),
            at_begin: word.starts_with('^'),
            at_end: word.ends_with('^'),
            reading,
        })),
        Some("|") => {
            entry.usual = Some(reading);
            entry.also = parts.next().and_then(parse);
        }
        _ => entry.usual = Some(reading),
    }
}

/// `zhong4`, also the dictionary's `lüe4`.
fn parse(text: &'static str) -> Option<Reading> {
    let (plain, tone) = match text.as_bytes().last() {
        Some(tone @ b'1'..=b'5') => (&text[..text.len() - 1], tone - b'0'),
        _ => (text, 5),
    };
    let plain = match plain {
        "lü" => "lv",
        "nü" => "nv",
        "lüe" => "lve",
        "nüe" => "nve",
        // Interjections (呣, 诶 …) that have no ASCII spelling.
        _ if !plain.is_ascii() || plain.is_empty() => return None,
        _ => plain,
    };
    Some(Reading { plain, tone })
}

/// The readings of a character: the one it has here, then those that people may type as well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::text) struct Readings {
    pub first: Option<Reading>,
    pub others: Vec<Reading>,
}

/// Where a character stands: in a person's name its first character is a surname.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Person,
    Other,
}

/// The readings of `simplified[at]`. `original` is the character as written: where two Traditional
/// characters share a Simplified one, it decides (乾 qian, not gan).
pub(super) fn of(simplified: &[char], at: usize, original: char, kind: Kind) -> Readings {
    let character = simplified[at];
    let Some(entry) = ENTRIES.get(&character) else {
        let first = dictionary(original).or_else(|| dictionary(character));
        return Readings { first, others: Vec::new() };
    };
    if let Some(reading) = entry.in_word(simplified, at) {
        return Readings { first: Some(reading), others: Vec::new() };
    }
    let usual = entry.usual.or_else(|| dictionary(original)).or_else(|| dictionary(character));
    let surname = entry.surname.filter(|_| at == 0 && kind == Kind::Person);
    let mut known = [surname, usual, entry.also].into_iter().flatten();
    let first = known.next();
    let mut others: Vec<Reading> = Vec::new();
    for reading in known {
        let seen = first.iter().chain(&others).any(|other| other.plain == reading.plain);
        if !seen {
            others.push(reading);
        }
    }
    Readings { first, others }
}

fn dictionary(character: char) -> Option<Reading> {
    character.to_pinyin().and_then(|found| parse(found.with_tone_num_end()))
}

impl Entry {
    /// The reading inside the longest word of the table that covers this place.
    fn in_word(&self, text: &[char], at: usize) -> Option<Reading> {
        let covering = self.words.iter().filter(|word| word.covers(text, at));
        covering.max_by_key(|word| word.characters.len()).map(|word| word.reading)
    }
}

impl Word {
    fn covers(&self, text: &[char], at: usize) -> bool {
        let length = self.characters.len();
        self.characters.iter().enumerate().any(|(offset, c)| {
            *c == text[at]
                && at >= offset
                && text.get(at - offset..at - offset + length) == Some(&self.characters[..])
                && (!self.at_begin || at == offset)
                && (!self.at_end || at - offset + length == text.len())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_understood() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let mut parts = line.split_whitespace();
            let head = parts.next().unwrap().trim_start_matches('^');
            let character = head.chars().next().unwrap();
            assert_eq!(head.chars().count(), 1, "{line}");
            let reading = parts.next().unwrap();
            assert!(
                reading.is_ascii() && parse(reading).is_some_and(|r| r.plain != reading),
                "{line}"
            );
            match parts.next() {
                None => {}
                Some("|") => assert!(parse(parts.next().unwrap()).is_some(), "{line}"),
                Some("=") => {
                    let mut words = parts.peekable();
                    assert!(words.peek().is_some(), "{line}");
                    assert!(words.all(|word| word.contains(character)), "{line}");
                }
                Some(other) => panic!("{other} in {line}"),
            }
        }
    }

    #[test]
    fn the_table_does_not_repeat_the_dictionary() {
        for (character, entry) in ENTRIES.iter() {
            if entry.also.is_none() && entry.surname.is_none() && entry.words.is_empty() {
                assert_ne!(entry.usual, dictionary(*character), "{character}");
            }
        }
    }
}
