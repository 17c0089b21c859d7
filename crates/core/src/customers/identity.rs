//! What tells two customers apart who have a name or a telephone in common: 张伟 and 张伟, who share
//! nothing else, and a family with one landline.

use std::hash::BuildHasher;

use super::{Birthday, Kind, Record};
use crate::{
    points::{Point, PointKind},
    text::{keys::name_key, phones},
};

/// The place of the tax number among the papers.
const TAX: usize = 0;

/// What a record says of whom it is about, as hashes.
#[derive(Debug)]
pub(crate) struct Identity {
    is_person: bool,
    /// A person on their own: people of a company share its name and its phones.
    is_alone: bool,
    name: u64,
    /// Phones, each with its extension, and addresses for mail and messages.
    reached: Box<[(u64, Option<u64>)]>,
    /// Tax number, ID number, birthday.
    papers: [Option<u64>; 3],
    address: Option<u64>,
}

impl Identity {
    pub fn of(record: &Record, hasher: &impl BuildHasher) -> Identity {
        let extension = |it: &Point| it.extension.as_ref().map(|it| hasher.hash_one(it));
        // Two who keep one day may be one whose year nobody knew.
        let birthday = record.birthday_on.and_then(Birthday::date).map(|it| hasher.hash_one(it));
        let paper = |text: &Option<String>| text.as_ref().map(|it| hasher.hash_one(it));
        let reached = record.points.iter().filter(|it| it.kind != PointKind::Other);
        Identity {
            is_person: record.kind == Kind::Person,
            is_alone: record.kind == Kind::Person && record.company.is_none(),
            name: hasher.hash_one(name_key(&record.name)),
            reached: reached
                .map(|it| (hasher.hash_one((it.kind.word(), &it.value)), extension(it)))
                .collect(),
            papers: [paper(&record.tax_id), paper(&record.id_number), birthday],
            address: record.address.as_ref().map(|it| hasher.hash_one(name_key(it))),
        }
    }

    /// Whether these are two, although they are called the same. What one of them does not say
    /// tells nothing.
    pub fn contradicts(&self, other: &Identity) -> bool {
        let are_alone = self.is_alone && other.is_alone;
        let are_reached = !self.reached.is_empty() && !other.reached.is_empty();
        let live_apart = are_reached || differs(self.address, other.address);
        self.has_other_papers(other) || are_alone && live_apart && !self.shares(other)
    }

    /// Whether these are two, although they are reached by the same: people of other names at one
    /// landline, as families, front desks and colleagues are, or with other birthdays at any number; firms
    /// of one owner, each with its tax number.
    pub fn is_another_at(&self, other: &Identity, by: &[&Point]) -> bool {
        let is_landline =
            |it: &&Point| it.kind == PointKind::Phone && phones::is_landline(&it.value);
        match (self.is_person, other.is_person) {
            (true, true) => {
                let are_neighbours = self.name != other.name && by.iter().all(is_landline);
                self.has_other_papers(other) || are_neighbours
            }
            (false, false) => differs(self.papers[TAX], other.papers[TAX]),
            _ => false,
        }
    }

    fn has_other_papers(&self, other: &Identity) -> bool {
        self.papers.iter().zip(other.papers).any(|(ours, theirs)| differs(*ours, theirs))
    }

    /// One switchboard reaches many: who has another extension there is somebody else.
    fn shares(&self, other: &Identity) -> bool {
        let is_shared = |(number, extension): &(u64, Option<u64>)| {
            other.reached.iter().any(|(theirs, their_extension)| {
                number == theirs && !differs(*extension, *their_extension)
            })
        };
        self.reached.iter().any(is_shared)
    }
}

fn differs(ours: Option<u64>, theirs: Option<u64>) -> bool {
    ours.is_some() && theirs.is_some() && ours != theirs
}
