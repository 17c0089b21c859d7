//! A heading as a chain of words of the dictionary, and which of them decides.

use super::dictionary::{DICTIONARY, Entry, Meaning, Tier};
use super::words::{Words, is_han};
use super::{Reading, Sense};
use crate::imports::mapping::Field;

/// A word of the dictionary has no more characters or Western words than this.
pub const LONGEST: usize = 12;

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

/// What a heading, or a part of one, means.
pub fn read_chain(words: &Words) -> Reading {
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
