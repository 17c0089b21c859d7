//! The words of the dictionary, read from their file.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::words::words;
use crate::imports::mapping::Field;

/// The dictionary, lines of words by field and tier; the file explains itself.
pub const LISTED: &str = include_str!("../headings.tsv");

/// What a word of the dictionary stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    Field(Field),
    /// Something that is not ours.
    Foreign,
    /// Nothing by itself.
    Neutral,
}

/// How much a word says; the file tells what each means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    Sure,
    Likely,
    Weak,
    Bare,
    Part,
}

impl Tier {
    pub fn strength(self) -> f32 {
        match self {
            Tier::Sure => 1.0,
            Tier::Likely => 0.85,
            Tier::Weak => 0.6,
            Tier::Bare | Tier::Part => 0.9,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub meaning: Meaning,
    pub tier: Tier,
}

/// Every word with what it stands for, by its key.
pub static DICTIONARY: LazyLock<HashMap<String, Vec<Entry>>> = LazyLock::new(dictionary);

fn dictionary() -> HashMap<String, Vec<Entry>> {
    let mut found: HashMap<String, Vec<Entry>> = HashMap::new();
    for (entry, word) in listed() {
        let entries = found.entry(words(word).key()).or_default();
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    for field in Field::ALL.into_iter().filter(|it| !it.is_only_ours()) {
        let entries = found.entry(words(field.wire()).key()).or_default();
        if !entries.iter().any(|entry| entry.meaning == Meaning::Field(field)) {
            entries.insert(0, Entry { meaning: Meaning::Field(field), tier: Tier::Sure });
        }
    }
    found
}

/// The words of the file with what they mean; a line that is not of the file's form is passed over (a
/// test makes sure that there is none).
fn listed() -> impl Iterator<Item = (Entry, &'static str)> {
    LISTED
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(line)
        .flat_map(|(entry, words)| words.split(" | ").map(move |word| (entry, word)))
}

/// One line of the file.
pub fn line(line: &'static str) -> Option<(Entry, &'static str)> {
    let mut parts = line.split('\t');
    let meaning = match parts.next()? {
        "other" => Meaning::Foreign,
        "neutral" => Meaning::Neutral,
        wire => Meaning::Field(Field::from_wire(wire)?),
    };
    let tier = match parts.next()? {
        "sure" => Tier::Sure,
        "likely" => Tier::Likely,
        "weak" => Tier::Weak,
        "bare" => Tier::Bare,
        "part" => Tier::Part,
        _ => return None,
    };
    Some((Entry { meaning, tier }, parts.next()?))
}
