//! The dictionary of headings: what a column's title says about what the column holds.
//!
//! A heading is read as a chain of known words. Chinese and English both put the word that decides at the
//! end (联系人**电话**, Primary Contact **Phone**), so the last word that means a field wins, what stands
//! before it weakens or bars it, and a word of something that is not ours (订单, Invoice) rules it out.

mod chain;
mod dictionary;
mod words;

use super::Field;
use chain::read_chain;
use dictionary::DICTIONARY;
pub use words::is_han;
use words::{Words, words};

/// What a heading may mean, the likeliest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    pub senses: Vec<Sense>,
    /// The heading is a known one, of something that is not ours.
    pub foreign: bool,
}

/// One field that a heading may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sense {
    pub field: Field,
    /// From 0 to 1.
    pub strength: f32,
    /// Whether the column may stand beside others of the same field: a part of an address.
    pub part: bool,
}

/// What a heading means. `own` knows the words of our own exports; it is asked first.
pub fn read(heading: &str, own: &dyn Fn(&str) -> Option<Field>) -> Reading {
    match own(heading.trim()) {
        Some(field) => Reading { senses: vec![sense(field, 1.0)], foreign: false },
        None => read_by_words(heading),
    }
}

/// What a heading means by the dictionary alone.
pub fn read_by_words(heading: &str) -> Reading {
    let all = words(without_remark(heading));
    let mut reading = read_outside(&all);
    if reading.foreign {
        return reading;
    }
    if reading.strength() < 1.0 {
        // 联系方式（微信）, 日期(生日): what stands in brackets decides between weak meanings.
        reading.add(&read_chain(&all.inside()), 0.8);
        for part in all.alternatives() {
            reading.add(&read_chain(&part), 0.85);
        }
    }
    if reading.strength() < 0.5
        && let Some((_, last)) = heading.trim_end().rsplit_once(' ')
        && last.chars().all(is_han)
    {
        // A group of columns under a word that we do not know says nothing about the word below it.
        reading.add(&read_chain(&words(last)), 0.9);
    }
    if continues_an_address(heading, &all) {
        for sense in reading.senses.iter_mut().filter(|sense| sense.field == Field::Address) {
            sense.part = true;
        }
    }
    reading.order();
    reading
}

/// 客户类型（换行）单选：企业/个人: what follows a colon tells how to fill the column in.
fn without_remark(heading: &str) -> &str {
    match heading.split_once([':', '：']) {
        Some((before, _)) if before.chars().any(char::is_alphabetic) => before,
        _ => heading,
    }
}

/// Address 2, Street 3: the second and third line of one address. (地址2 is another address.)
fn continues_an_address(heading: &str, all: &Words) -> bool {
    heading.trim_end().ends_with(['2', '3']) && !all.key().chars().any(is_han)
}

/// Whether a text is, whole, a word of the dictionary: what makes a row of cells a row of headings.
pub fn is_heading(text: &str) -> bool {
    let reading = read_by_words(text);
    reading.foreign || reading.strength() >= 0.8
}

/// A heading's words without marks, spaces, digits and brackets, in one writing.
pub fn key(heading: &str) -> String {
    words(heading).outside().key()
}

/// Whether a text is a single word of the dictionary.
pub fn is_word(text: &str) -> bool {
    DICTIONARY.contains_key(&words(text).key())
}

fn read_outside(all: &Words) -> Reading {
    let outside = all.outside();
    let whole = read_chain(&outside);
    if whole.foreign || whole.strength() >= 0.8 {
        return whole;
    }
    // 手机 Handy: two languages side by side, of which one may be unknown.
    let mut best = whole;
    for side in outside.languages() {
        best.add(&read_chain(&side), 0.95);
    }
    best.order();
    best
}

fn sense(field: Field, strength: f32) -> Sense {
    Sense { field, strength, part: false }
}

impl Reading {
    /// How strong the strongest sense is.
    pub fn strength(&self) -> f32 {
        self.senses.first().map_or(0.0, |sense| sense.strength)
    }

    pub fn is_known(&self) -> bool {
        self.foreign || !self.senses.is_empty()
    }

    fn add(&mut self, other: &Reading, factor: f32) {
        for sense in &other.senses {
            let strength = sense.strength * factor;
            match self.senses.iter_mut().find(|known| known.field == sense.field) {
                Some(known) => known.strength = known.strength.max(strength),
                None => self.senses.push(Sense { strength, ..*sense }),
            }
        }
    }

    fn order(&mut self) {
        self.senses.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    }
}

#[cfg(test)]
mod tests;
