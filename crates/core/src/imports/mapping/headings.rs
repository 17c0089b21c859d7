//! The dictionary of headings: what a column's title says about what the column holds.
//!
//! A heading is read as a chain of known words. Chinese and English both put the word that decides at the
//! end (联系人**电话**, Primary Contact **Phone**), so the last word that means a field wins, what stands
//! before it weakens or bars it, and a word of something that is not ours (订单, Invoice) rules it out.

mod words;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Field;
pub use words::is_han;
use words::{Words, words};

/// The dictionary, one line a field and tier; the file explains itself.
const LISTED: &str = include_str!("headings.tsv");

/// A dictionary word has no more characters or Western words than this.
const LONGEST: usize = 12;

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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Field(Field),
    Foreign,
    Neutral,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tier {
    Sure,
    Likely,
    Weak,
    Bare,
    Part,
}

impl Tier {
    fn strength(self) -> f32 {
        match self {
            Tier::Sure => 1.0,
            Tier::Likely => 0.85,
            Tier::Weak => 0.6,
            Tier::Bare | Tier::Part => 0.9,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    meaning: Meaning,
    tier: Tier,
}

static DICTIONARY: LazyLock<HashMap<String, Vec<Entry>>> = LazyLock::new(dictionary);

fn dictionary() -> HashMap<String, Vec<Entry>> {
    let mut found: HashMap<String, Vec<Entry>> = HashMap::new();
    for (entry, word) in listed() {
        let entries = found.entry(words(word).key()).or_default();
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    for field in Field::ALL {
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

fn line(line: &'static str) -> Option<(Entry, &'static str)> {
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

/// A stretch of a heading that is one word of the dictionary, or one unit that is none.
struct Segment {
    key: String,
    entries: &'static [Entry],
}

impl Segment {
    fn is_unknown(&self) -> bool {
        self.entries.is_empty()
    }

    fn is_neutral(&self) -> bool {
        self.entries.iter().any(|entry| entry.meaning == Meaning::Neutral)
    }

    fn is_foreign(&self) -> bool {
        !self.entries.is_empty() && self.entries.iter().all(|e| e.meaning == Meaning::Foreign)
    }

    fn fields(&self) -> impl Iterator<Item = (Field, Tier)> {
        self.entries.iter().filter_map(|entry| match entry.meaning {
            Meaning::Field(field) => Some((field, entry.tier)),
            Meaning::Foreign | Meaning::Neutral => None,
        })
    }

    /// Whether the segment can stand for a field by itself: 客户, not 信息.
    fn is_noun(&self) -> bool {
        self.fields().any(|(_, tier)| tier != Tier::Bare)
    }

    fn is_han(&self) -> bool {
        self.key.chars().all(is_han)
    }

    fn means(&self, wanted: Field) -> bool {
        self.fields().any(|(field, _)| field == wanted)
    }

    /// 业务员, Account Owner: somebody of ours, so that what follows is not the customer's.
    fn is_ours(&self) -> bool {
        !self.is_neutral() && self.fields().any(|it| it == (Field::Owner, Tier::Sure))
    }
}

fn read_chain(words: &Words) -> Reading {
    let segments = segments(words);
    if segments.is_empty() {
        return Reading::default();
    }
    let head = head(&segments);
    // 开票信息 | 税号: whatever it is for, it is the customer's.
    let is_theirs = |at: usize| segments[at].fields().any(|it| it == (Field::TaxId, Tier::Sure));
    if segments.iter().any(Segment::is_foreign) && !head.is_some_and(is_theirs) {
        return Reading { senses: Vec::new(), foreign: true };
    }
    let Some(head) = head else { return Reading::default() };
    let before = &segments[..head];
    let tail_is_known = segments[head + 1..].iter().all(|segment| !segment.is_unknown());
    let mut senses = Vec::new();
    for (field, tier) in segments[head].fields() {
        let tail = if tail_is_known { 1.0 } else { 0.4 };
        let strength = tier.strength() * tail * weakened(before, field, tier);
        let field = if field == Field::Name { whose_name(&segments[head], before) } else { field };
        if strength > 0.0 {
            senses.push(Sense { field, strength, part: tier == Tier::Part });
        }
    }
    let mut reading = Reading { senses, foreign: false };
    reading.order();
    reading
}

/// The segment that decides: the last that means a field and is not a mere qualifier. In Chinese a qualifier
/// at the very end is none (联系方式 | 联系人), in English it may be (Phone - Business). Failing all that, the
/// last qualifier that can stand for a field (客户 in 客户信息).
fn head(segments: &[Segment]) -> Option<usize> {
    let means_something = |segment: &Segment| segment.fields().next().is_some();
    let last = segments.len() - 1;
    if segments[last].is_noun() && segments[last].is_han() {
        return Some(last);
    }
    segments
        .iter()
        .rposition(|segment| means_something(segment) && !segment.is_neutral())
        .or_else(|| segments.iter().rposition(Segment::is_noun))
        .or_else(|| segments.iter().rposition(means_something))
}

/// Whose name a mere "name" is: 公司信息 | 名称 is the company's, 联系人信息 | 姓名 the contact's.
fn whose_name(head: &Segment, before: &[Segment]) -> Field {
    const MERE_NAMES: [&str; 8] =
        ["名称", "姓名", "全称", "简称", "名字", "真实姓名", "name", "fullname"];
    if !MERE_NAMES.contains(&head.key.as_str()) {
        return Field::Name;
    }
    let owners = [Field::Name, Field::Company, Field::ContactName];
    let owner = |segment: &Segment| owners.into_iter().find(|field| segment.means(*field));
    before.iter().rev().find_map(owner).unwrap_or(Field::Name)
}

/// By how much the words before the deciding one weaken it.
fn weakened(before: &[Segment], field: Field, tier: Tier) -> f32 {
    let of_a_person = matches!(
        field,
        Field::Phone
            | Field::Email
            | Field::Wechat
            | Field::Qq
            | Field::ExternalNo
            | Field::ContactTitle
    );
    if of_a_person && before.iter().any(Segment::is_ours) {
        return 0.0;
    }
    let mut factor = 1.0_f32;
    for segment in before {
        let by = if segment.is_unknown() {
            if tier == Tier::Bare || needs_no_stranger(field) { 0.3 } else { 0.6 }
        } else if segment.is_neutral() || segment.means(field) {
            0.97
        } else if tier == Tier::Bare {
            0.4
        } else {
            0.9
        };
        factor = factor.min(by);
    }
    factor
}

/// A heading's words without marks, spaces, digits and brackets, in one writing.
pub fn key(heading: &str) -> String {
    words(heading).outside().key()
}

/// Fields whose words mean something else under a word that we do not know (XX名称, XX状态, XX日期), unlike
/// XX电话, which is a telephone whatever XX is.
fn needs_no_stranger(field: Field) -> bool {
    !matches!(
        field,
        Field::Phone
            | Field::Email
            | Field::Wechat
            | Field::Qq
            | Field::Address
            | Field::PostalCode
            | Field::Website
            | Field::IdNumber
            | Field::TaxId
            | Field::Notes
            | Field::Tags
    )
}

/// Cuts a heading into words of the dictionary so that as little as possible stays unknown, and then into
/// as few words as possible.
fn segments(words: &Words) -> Vec<Segment> {
    let units = words.units();
    let count = units.len();
    // The cheapest way to each position: (unknown units, words), and where its last word begins.
    let mut best = vec![(usize::MAX, usize::MAX, 0); count + 1];
    best[0] = (0, 0, 0);
    for end in 1..=count {
        for start in end.saturating_sub(LONGEST)..end {
            let (unknown, words_so_far, _) = best[start];
            let known = DICTIONARY.contains_key(&units[start..end].concat());
            if !known && end - start > 1 {
                continue;
            }
            let cost = (unknown + usize::from(!known), words_so_far + 1, start);
            if (cost.0, cost.1) < (best[end].0, best[end].1) {
                best[end] = cost;
            }
        }
    }
    let mut segments = Vec::new();
    let mut end = count;
    while end > 0 {
        let start = best[end].2;
        segments.push(segment(&units[start..end]));
        end = start;
    }
    segments.reverse();
    forget_chance_hits(&mut segments);
    segments
}

fn segment(units: &[String]) -> Segment {
    let key = units.concat();
    let entries = DICTIONARY.get(&key).map_or(&[][..], Vec::as_slice);
    Segment { key, entries }
}

/// One character that is a word (名, 市, 号) counts only where nothing stays unknown: the 市 of 市场 is no city.
fn forget_chance_hits(segments: &mut [Segment]) {
    if segments.iter().any(Segment::is_unknown) {
        for segment in segments.iter_mut().filter(|it| it.key.chars().count() == 1) {
            segment.entries = &[];
        }
    }
}

#[cfg(test)]
mod tests;
