//! What a colleague would try first: the login, the person's name, the name of the office, each as
//! it is typed and in pinyin.

use std::collections::BTreeSet;

use pinyin::ToPinyin;
use unicode_normalization::UnicodeNormalization;

use super::folded::Folded;

/// Words of company names that say nothing about the company.
const GENERAL: &[&str] = &[
    "company",
    "corp",
    "corporation",
    "group",
    "gmbh",
    "holding",
    "holdings",
    "inc",
    "international",
    "limited",
    "office",
    "service",
    "services",
    "trade",
    "trading",
];

/// Shorter ones occur in passwords by chance.
const TYPED: usize = 4;
const IN_PINYIN: usize = 6;
/// Longer names are guessed by their parts.
const MOST_SYLLABLES: usize = 16;

#[derive(Default)]
pub(super) struct Personal {
    /// Refused wherever it stands.
    named: BTreeSet<String>,
    /// Guessed as a part: as a whole, in pieces, by its initials.
    words: BTreeSet<String>,
}

impl Personal {
    pub(super) fn of(inputs: &[&str]) -> Personal {
        let mut personal = Personal::default();
        for input in inputs {
            personal.add_typed(input);
            for run in input.split(|letter: char| letter.to_pinyin().is_none()) {
                personal.add_in_pinyin(run);
            }
        }
        personal
    }

    pub(super) fn is_named_in(&self, folded: &Folded) -> bool {
        self.named.iter().any(|name| folded.as_str().contains(name.as_str()))
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// `Ada Lovelace` → adalovelace, ada, lovelace.
    fn add_typed(&mut self, input: &str) {
        let folded: String = input.nfkc().flat_map(char::to_lowercase).collect();
        let parts: Vec<&str> = folded
            .split(|letter: char| !letter.is_alphanumeric() || letter.to_pinyin().is_some())
            .filter(|part| part.len() > 1)
            .collect();
        for part in parts.iter().filter(|part| !GENERAL.contains(part)) {
            self.add(part, TYPED);
        }
        self.add(&parts.concat(), TYPED);
    }

    /// `王小明` → every stretch of two syllables or more, the given name first, the initials.
    fn add_in_pinyin(&mut self, run: &str) {
        let syllables: Vec<String> = run
            .chars()
            .take(MOST_SYLLABLES)
            .map(|letter| Folded::of(letter.encode_utf8(&mut [0; 4])).as_str().to_owned())
            .collect();
        if syllables.len() < 2 {
            return;
        }
        self.add(&syllables.concat(), IN_PINYIN);
        for from in 0..syllables.len() {
            for until in from + 2..=syllables.len() {
                self.words.insert(syllables[from..until].concat());
            }
        }
        self.add([&syllables[1..], &syllables[..1]].concat().concat().as_str(), IN_PINYIN);
        let initials: String =
            syllables.iter().filter_map(|syllable| syllable.chars().next()).collect();
        for until in 2..=initials.len() {
            self.words.insert(initials[..until].to_owned());
        }
    }

    fn add(&mut self, word: &str, refused_from: usize) {
        if word.chars().count() >= refused_from {
            self.named.insert(word.to_owned());
        }
        if word.len() > 1 {
            self.words.insert(word.to_owned());
        }
    }
}
