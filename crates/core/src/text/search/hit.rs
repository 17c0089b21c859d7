//! Where in a text stands what somebody typed: for whoever is shown why a record was found.

use super::{nearness, query};
use crate::text::{
    fold::{bare, compact, is_dense, is_space, is_word},
    pinyin,
    traditional::simplify,
};

/// A text in three parts, the middle one being what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub before: String,
    pub hit: String,
    pub after: String,
}

/// How a text was read when it went into the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Also by its pinyin; letters from the begin of a word on.
    Name,
    /// Letters from the begin of a word on, digits anywhere.
    Code,
    /// Digits alone.
    Phone,
    /// Letters anywhere.
    Email,
}

/// What somebody typed, to be looked for in single texts.
#[derive(Debug, Clone)]
pub struct Needles {
    /// All of it as one number, which may have spaces.
    number: Option<Word>,
    words: Vec<Word>,
}

/// One word of it, in the forms in which texts are compared.
#[derive(Debug, Clone)]
pub struct Word {
    text: String,
    /// As a number may be stored, when it is one.
    numbers: Vec<String>,
}

/// Longer texts are explained by their beginning.
const LONGEST_TEXT: usize = 400;
const LONGEST_NAME: usize = 40;
const MOST_WORDS: usize = 8;
/// Digits inside a number are found from the fourth on, and fewer where it begins.
const FEWEST_INSIDE: usize = 4;

impl Needles {
    pub fn of(text: &str) -> Needles {
        let folded: String =
            bare(text).chars().map(simplify).take(crate::text::limits::SEARCH).collect();
        let numbers = query::numbers_of(&folded);
        let number = (!numbers.is_empty()).then(|| Word { text: compact(&folded), numbers });
        let words = folded.split(is_space).map(compact).filter(|it| !it.is_empty());
        Needles { number, words: words.take(MOST_WORDS).map(Word::of).collect() }
    }

    pub fn number(&self) -> Option<&Word> {
        self.number.as_ref()
    }

    pub fn words(&self) -> &[Word] {
        &self.words
    }
}

impl Word {
    fn of(text: String) -> Word {
        let is_number = text.bytes().all(|it| it.is_ascii_digit());
        let numbers = if is_number { query::number_forms(&text) } else { Vec::new() };
        Word { text, numbers }
    }

    /// A word of characters and letters in one, part by part: `王san`.
    pub fn parts(&self) -> Vec<Word> {
        let mut parts: Vec<String> = Vec::new();
        let mut was_dense = None;
        for c in self.text.chars() {
            match parts.last_mut() {
                Some(part) if was_dense == Some(is_dense(c)) => part.push(c),
                _ => parts.push(c.into()),
            }
            was_dense = Some(is_dense(c));
        }
        parts.into_iter().map(Word::of).collect()
    }

    /// Whether it stands in a text: cheaper than where.
    pub fn is_within(&self, text: &str, kind: Kind) -> bool {
        match kind {
            Kind::Name => self.spelled(text, kind).is_some() || self.is_read(text),
            _ => self.within(text, kind).is_some(),
        }
    }

    /// Where it stands in a text, if it does.
    pub fn within(&self, text: &str, kind: Kind) -> Option<Hit> {
        match kind {
            Kind::Name => self.spelled(text, kind).or_else(|| self.read(text)),
            Kind::Code | Kind::Email => self.spelled(text, kind),
            Kind::Phone => self.numbers.iter().find_map(|it| find(text, it, kind)),
        }
    }

    fn spelled(&self, text: &str, kind: Kind) -> Option<Hit> {
        find(text, &self.text, kind)
            .or_else(|| self.numbers.iter().find_map(|it| find(text, it, kind)))
    }

    fn is_read(&self, name: &str) -> bool {
        self.text.is_ascii() && nearness::is_near(&pinyin::units(name), &self.text)
    }

    /// By the pinyin of a name: the fewest characters that are read so.
    fn read(&self, name: &str) -> Option<Hit> {
        if !self.is_read(name) {
            return None;
        }
        let ends: Vec<usize> =
            name.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_NAME).collect();
        let starts = [0].into_iter().chain(ends.iter().copied());
        let reads =
            |from: usize, to: usize| nearness::begins(&pinyin::units(&name[from..to]), &self.text);
        let last = *ends.last()?;
        let from = starts.filter(|it| *it < last).find(|it| reads(*it, name.len()))?;
        let to = ends.into_iter().filter(|it| *it > from).find(|it| reads(from, *it))?;
        Some(cut(name, from, to))
    }
}

/// A character of a text as it is compared, and where it stands.
struct Letter {
    folded: char,
    from: usize,
    to: usize,
    begins_word: bool,
}

/// Where a folded word stands in a text.
fn find(text: &str, word: &str, kind: Kind) -> Option<Hit> {
    if word.is_empty() || !compact(text).contains(word) {
        return None;
    }
    let letters = letters(text);
    let wanted: Vec<char> = word.chars().collect();
    let is_number = word.bytes().all(|it| it.is_ascii_digit());
    let is_asked = |at: usize| match kind {
        Kind::Email => true,
        Kind::Phone => {
            let begins = letters[..at].iter().all(|it| it.folded == '0');
            begins || wanted.len() >= FEWEST_INSIDE
        }
        Kind::Name | Kind::Code => is_dense(wanted[0]) || is_number || letters[at].begins_word,
    };
    let stands = |at: usize| {
        letters[at..].iter().map(|it| it.folded).take(wanted.len()).eq(wanted.iter().copied())
    };
    let at = (0..letters.len()).find(|at| stands(*at) && is_asked(*at))?;
    let end = at + wanted.len() - 1;
    Some(cut(text, letters[at].from, letters[end].to))
}

fn letters(text: &str) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut begins_word = true;
    for (from, c) in text.char_indices().take(LONGEST_TEXT) {
        let to = from + c.len_utf8();
        let folded = compact(c.encode_utf8(&mut [0; 4]));
        for folded in folded.chars() {
            letters.push(Letter { folded, from, to, begins_word: begins_word || is_dense(folded) });
            begins_word = is_dense(folded);
        }
        begins_word |= !is_word(c);
    }
    letters
}

fn cut(text: &str, from: usize, to: usize) -> Hit {
    Hit { before: text[..from].into(), hit: text[from..to].into(), after: text[to..].into() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hit(typed: &str, text: &str, kind: Kind) -> Option<String> {
        let needles = Needles::of(typed);
        let word = needles.number().or(needles.words().first()).unwrap();
        word.within(text, kind).map(|it| format!("{}[{}]{}", it.before, it.hit, it.after))
    }

    #[test]
    fn what_was_typed_is_marked_as_it_is_written() {
        for (typed, text, kind, marked) in [
            ("恒达", "苏州恒達电子", Kind::Name, "苏州[恒達]电子"),
            ("恒达集团", "恒达（集团）公司", Kind::Name, "[恒达（集团]）公司"),
            ("wjl", "王经理", Kind::Name, "[王经理]"),
            ("jingli", "王经理", Kind::Name, "王[经理]"),
            ("wang", "王经理", Kind::Name, "[王]经理"),
            ("ANNA", "Anna Schmidt", Kind::Name, "[Anna] Schmidt"),
            ("schm", "Anna Schmidt", Kind::Name, "Anna [Schm]idt"),
            ("8002", "138 0013 8002", Kind::Phone, "138 0013 [8002]"),
            ("138-0013-8002", "138 0013 8002", Kind::Phone, "[138 0013 8002]"),
            ("+86 010 65521234", "010-65521234", Kind::Phone, "0[10-65521234]"),
            ("138", "138 0013 8002", Kind::Phone, "[138] 0013 8002"),
            ("smith123", "john.smith123@mail.com", Kind::Email, "john.[smith123]@mail.com"),
            ("3@mail", "smith123@mail.com", Kind::Email, "smith12[3@mail].com"),
            ("zeng88", "wx_zeng88", Kind::Code, "wx_[zeng88]"),
            ("13", "KH-00013", Kind::Code, "KH-000[13]"),
            ("1203", "人民路12号A座1203室", Kind::Code, "人民路12号A座[1203]室"),
        ] {
            assert_eq!(hit(typed, text, kind).as_deref(), Some(marked), "{typed}");
        }
    }

    #[test]
    fn what_the_index_would_not_find_there_is_no_hit() {
        for (typed, text, kind) in [
            ("li", "Alibaba", Kind::Name),
            ("达恒", "恒达", Kind::Name),
            ("zl", "王经理", Kind::Name),
            ("800", "138 0013 8002", Kind::Phone),
            ("wang", "138 0013 8002", Kind::Phone),
            ("eng88", "wx_zeng88", Kind::Code),
        ] {
            assert_eq!(hit(typed, text, kind), None, "{typed} in {text}");
        }
        assert!(Needles::of(" *** ").words().is_empty());
    }

    proptest! {
        #[test]
        fn the_parts_are_the_text(typed in any::<String>(), text in any::<String>()) {
            for word in Needles::of(&typed).words() {
                for kind in [Kind::Name, Kind::Code, Kind::Phone, Kind::Email] {
                    for part in word.parts().iter().chain([word]) {
                        if part.within(&text, kind).is_some() {
                            prop_assert!(part.is_within(&text, kind));
                        }
                        if let Some(it) = part.within(&text, kind) {
                            prop_assert_eq!(format!("{}{}{}", it.before, it.hit, it.after), &text[..]);
                            prop_assert!(!it.hit.is_empty());
                        }
                    }
                }
            }
        }
    }
}
