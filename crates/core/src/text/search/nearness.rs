//! How near a name is to what somebody typed: 李 and 黎 are the whole of `li`, 林 only begins with it.

use crate::text::{
    fold::{bare, is_space, is_word},
    keys::name_key,
    pinyin::{self, Unit},
    traditional::simplify,
};

/// How near a name is; the smaller, the nearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Nearness {
    pub fit: Fit,
    pub place: Place,
}

/// How much of what was typed stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The name is what was typed.
    Exact,
    /// Whole characters, syllables and words.
    Whole,
    /// The last syllable or word is only begun, or first letters stand for syllables.
    Begun,
    /// It was found by something else.
    Elsewhere,
}

/// Where in the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// From its beginning, where a Chinese surname stands, or its last word, where others have theirs.
    Surname,
    Later,
}

impl Nearness {
    /// What was found by no name at all.
    pub const NONE: Nearness = Nearness { fit: Fit::Elsewhere, place: Place::Later };
}

/// What somebody typed, to be compared with many names.
#[derive(Clone, Debug)]
pub struct Needle {
    key: String,
    /// All of it without spaces, then each word.
    texts: Vec<String>,
}

/// Longer names and texts are compared by their beginning.
const LONGEST_NAME: usize = 40;
const LONGEST_TEXT: usize = 60;

impl Needle {
    pub fn of(text: &str) -> Needle {
        let folded: String = bare(text).chars().map(simplify).take(LONGEST_TEXT).collect();
        let letters = |part: &str| -> String { part.chars().filter(|c| is_word(*c)).collect() };
        let words: Vec<String> =
            folded.split(is_space).map(letters).filter(|it| !it.is_empty()).collect();
        let whole = words.concat();
        let parts = if words.len() > 1 { words } else { Vec::new() };
        let texts = [whole].into_iter().filter(|it| !it.is_empty()).chain(parts).collect();
        Needle { key: name_key(text), texts }
    }

    /// The keys between which the names stand that begin with this as a whole, by
    /// [`sort_key`](crate::text::keys::sort_key): from the first, and below the second.
    pub fn beginnings(&self) -> Option<(String, String)> {
        let whole = self.texts.first()?;
        if whole.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if whole.is_ascii() {
            // Behind a syllable comes the digit of its tone, behind a word a space.
            return (whole.len() > 1).then(|| (whole.clone(), format!("{whole}6")));
        }
        let begin = crate::text::keys::sort_key(whole);
        let end = format!("{begin}{}", char::MAX);
        Some((begin, end))
    }

    /// Whether all of it is in a name, in one or word by word.
    pub fn is_within(&self, name: &str) -> bool {
        let units = pinyin::units(name);
        match self.texts.as_slice() {
            [] => false,
            [whole, words @ ..] => {
                is_near(&units, whole)
                    || !words.is_empty() && words.iter().all(|it| is_near(&units, it))
            }
        }
    }

    /// How near a name is to all of it, or else to one of its words.
    pub fn nearness(&self, name: &str) -> Nearness {
        if !self.key.is_empty() && name_key(name) == self.key {
            return Nearness { fit: Fit::Exact, place: Place::Surname };
        }
        let mut units = pinyin::units(name);
        units.truncate(LONGEST_NAME);
        let mut found = self.texts.iter().map(|text| nearness_of(&units, text));
        found.find(|it| *it != Nearness::NONE).unwrap_or(Nearness::NONE)
    }
}

fn nearness_of(units: &[Unit], text: &str) -> Nearness {
    let is_latin = units.iter().all(|unit| matches!(unit, Unit::Word(_)));
    let near = |from: usize| {
        let is_surname = from == 0 || (is_latin && from + 1 == units.len());
        let place = if is_surname { Place::Surname } else { Place::Later };
        fit_of(&units[from..], text).map(|fit| Nearness { fit, place })
    };
    (0..units.len()).filter_map(near).min().unwrap_or(Nearness::NONE)
}

/// Whether a name has the text somewhere.
pub(super) fn is_near(units: &[Unit], text: &str) -> bool {
    (0..units.len()).any(|from| begins(&units[from..], text))
}

/// Whether a name begins with the text.
pub(super) fn begins(units: &[Unit], text: &str) -> bool {
    fit_of(units, text).is_some()
}

/// How a text fits the beginning of a name, unit by unit: so much of the text is used up, and so well.
fn fit_of(units: &[Unit], text: &str) -> Option<Fit> {
    let mut reached = vec![(0, Fit::Whole)];
    let mut best = None;
    let better = |best: Option<Fit>, fit: Fit| best.map_or(fit, |it| it.min(fit));
    for unit in units {
        let mut next = Vec::new();
        for (at, fit) in reached {
            let rest = &text[at..];
            for spelling in spellings(unit) {
                if rest.starts_with(spelling) {
                    next.push((at + spelling.len(), fit));
                } else if spelling.starts_with(rest) {
                    best = Some(better(best, Fit::Begun));
                }
                let initial = spelling.get(..1).filter(|_| matches!(unit, Unit::Han { .. }));
                if let Some(initial) = initial.filter(|it| rest.starts_with(*it)) {
                    next.push((at + initial.len(), Fit::Begun));
                }
            }
            if let Unit::Han { character, .. } = unit
                && rest.starts_with(*character)
            {
                next.push((at + character.len_utf8(), fit));
            }
        }
        for (_, fit) in next.iter().filter(|(at, _)| *at == text.len()) {
            best = Some(better(best, *fit));
        }
        next.retain(|(at, _)| *at < text.len());
        next.sort_unstable();
        next.dedup_by_key(|(at, _)| *at);
        if next.is_empty() {
            break;
        }
        reached = next;
    }
    best
}

/// How a unit is typed in letters: by each of its readings, or as the word that it is.
fn spellings(unit: &Unit) -> Vec<&str> {
    match unit {
        Unit::Word(word) => vec![word],
        Unit::Han { readings, .. } => {
            let others = readings.others.iter().map(|it| it.plain);
            let spelled = readings.first.iter().flat_map(|it| it.other_spellings().iter().copied());
            readings.first.iter().map(|it| it.plain).chain(others).chain(spelled).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn nearness(text: &str, name: &str) -> (Fit, Place) {
        let Nearness { fit, place } = Needle::of(text).nearness(name);
        (fit, place)
    }

    #[test]
    fn a_title_has_all_that_is_typed() {
        let has = |title: &str, text: &str| Needle::of(text).is_within(title);
        for text in ["备份", "備份", "beifen", "bf", "bei f", "份", "BF"] {
            assert!(has("备份", text), "{text}");
        }
        assert!(has("新建客户", "xjkh") && has("新建客户", "客户 新建"));
        assert!(has("New customer", "new cust") && has("Back up now", "up now"));
        assert!(!has("新建客户", "#") && !has("新建客户", ""), "signs alone mean nothing");
        assert!(!has("New customer", "new york") && !has("备份", "bfx") && !has("设置", "备份"));
    }

    #[test]
    fn whole_syllables_come_before_begun_ones_and_surnames_before_given_names() {
        use {Fit::*, Place::*};
        for (text, name, near) in [
            ("li", "李", (Whole, Surname)),
            ("li", "李明", (Whole, Surname)),
            ("li", "黎明", (Whole, Surname)),
            ("li", "林小梅", (Begun, Surname)),
            ("li", "陈丽", (Whole, Later)),
            ("li", "王林", (Begun, Later)),
            ("li", "王五", (Elsewhere, Later)),
            ("lim", "李明", (Begun, Surname)),
            ("lm", "李明", (Begun, Surname)),
            ("wxm", "王小明", (Begun, Surname)),
            ("liming", "李明", (Whole, Surname)),
            ("li ming", "李明", (Whole, Surname)),
            ("李", "李明", (Whole, Surname)),
            ("李明", "李明", (Exact, Surname)),
            ("明", "李明", (Whole, Later)),
            ("李ming", "李明", (Whole, Surname)),
            ("張", "张伟", (Whole, Surname)),
            ("shan", "单雄信", (Whole, Surname)),
            ("le", "乐嘉", (Whole, Surname)),
            ("schmidt", "Anna Schmidt", (Whole, Surname)),
            ("an", "Anna Schmidt", (Begun, Surname)),
            ("maria", "Anna Maria Schmidt", (Whole, Later)),
            ("ouyang", "欧阳晓梅", (Whole, Surname)),
            ("恒达", "苏州恒达电子", (Whole, Later)),
            ("", "李明", (Elsewhere, Later)),
            ("***", "李明", (Elsewhere, Later)),
        ] {
            assert_eq!(nearness(text, name), near, "{text} in {name}");
        }
    }

    #[test]
    fn names_that_begin_with_a_whole_syllable_stand_together() {
        let among = |text: &str, name: &str| {
            let Some((from, below)) = Needle::of(text).beginnings() else { return false };
            let key = crate::text::keys::sort_key(name);
            from <= key && key < below
        };
        for (text, name) in
            [("li", "李明"), ("li", "黎明"), ("li", "Li Ming"), ("李", "李明"), ("李明", "李明华")]
        {
            assert!(among(text, name), "{text} {name}");
        }
        for (text, name) in
            [("li", "林小梅"), ("li", "Lisa"), ("l", "李明"), ("12", "12号店"), ("", "李明")]
        {
            assert!(!among(text, name), "{text} {name}");
        }
    }

    proptest! {
        #[test]
        fn any_two_texts_can_be_compared(text in any::<String>(), name in any::<String>()) {
            let needle = Needle::of(&text);
            needle.nearness(&name);
            needle.beginnings();
        }

        #[test]
        fn a_name_is_near_its_own_beginning(name in "[李林黎王陈明丽小华]{1,4}", of in 1usize..4) {
            let begin: String = name.chars().take(of).collect();
            let near = Needle::of(&begin).nearness(&name);
            prop_assert!(near.fit <= Fit::Whole && near.place == Place::Surname);
            let spelled = pinyin::full(&name);
            prop_assert!(Needle::of(&spelled).nearness(&name).fit <= Fit::Whole);
        }
    }
}
