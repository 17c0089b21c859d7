//! The shapes that passwords take in offices: a known word or a person's name, a known number,
//! some dressing. Guessers try these long before they try anything at random.

mod names;
mod numbers;

use std::sync::LazyLock;

use super::{
    Weakness,
    folded::{Folded, Parts},
    personal::Personal,
};

static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    include_str!("habits.txt")
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
});

/// Up to so many characters beside letters and digits are dressing; more may be a secret.
const DRESSING: usize = 6;
/// So few letters are initials, or nothing.
const INITIALS: usize = 3;
/// A word made of more known words than this is a sentence of someone's own.
const WORDS_TOGETHER: usize = 3;

/// The habitual words, most used first.
pub(super) fn words<'w>() -> impl Iterator<Item = &'w str> {
    WORDS.iter().map(|word| -> &'w str { word })
}

/// What makes the password one of the usual shapes, if it is one.
pub(super) fn weakness_of(folded: &Folded, personal: &Personal) -> Option<Weakness> {
    folded.parts().iter().find_map(|parts| weakness_of_parts(parts, personal))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Initials,
    Known,
    /// A person's name in pinyin.
    Name,
    Personal,
    /// One letter again and again.
    Repeated,
}

fn weakness_of_parts(parts: &Parts, personal: &Personal) -> Option<Weakness> {
    if parts.others > DRESSING {
        return None;
    }
    let word = word_in(&parts.letters, personal)?;
    let number = numbers::number_in(&parts.digits)?;
    Some(match (word, number) {
        (Word::Personal, _) => Weakness::Personal,
        (_, numbers::Number::Phone) => Weakness::Phone,
        (Word::Initials | Word::Name, numbers::Number::Date) => Weakness::Date,
        (Word::Repeated | Word::Initials, _) => Weakness::Pattern,
        (Word::Known | Word::Name, _) => Weakness::Common,
    })
}

fn word_in(letters: &str, personal: &Personal) -> Option<Word> {
    if personal.has(letters) {
        return Some(Word::Personal);
    }
    if letters.len() <= INITIALS {
        return Some(Word::Initials);
    }
    let first = letters.as_bytes().first();
    if letters.as_bytes().iter().all(|letter| Some(letter) == first) {
        return Some(Word::Repeated);
    }
    if let Some(word) = known_words(letters, personal, WORDS_TOGETHER) {
        return Some(word);
    }
    names::is_name(letters).then_some(Word::Name)
}

/// Whether the letters are nothing but known words, one after the other.
fn known_words(letters: &str, personal: &Personal, at_most: usize) -> Option<Word> {
    if letters.is_empty() {
        return Some(Word::Known);
    }
    if at_most == 0 {
        return None;
    }
    let known = words().map(|word| (word, Word::Known));
    let own = personal.words().map(|word| (word, Word::Personal));
    own.chain(known).filter_map(|(word, kind)| Some((letters.strip_prefix(word)?, kind))).find_map(
        |(rest, kind)| match (kind, known_words(rest, personal, at_most - 1)?) {
            (Word::Known, Word::Known) => Some(Word::Known),
            _ => Some(Word::Personal),
        },
    )
}
