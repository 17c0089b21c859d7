//! What tells two customers of one name apart: 张伟 and 张伟, who have nothing else in common.

use std::hash::BuildHasher;

use super::{Kind, Record};
use crate::points::{Point, PointKind};

/// What a record says of whom it is about, as hashes.
#[derive(Debug)]
pub(crate) struct Identity {
    /// A person on their own: a company has many phones, and its people share its name.
    is_alone: bool,
    /// Phones, each with its extension, and e-mail addresses.
    reached: Box<[(u64, Option<u64>)]>,
    /// Tax number, ID number, birthday.
    papers: [Option<u64>; 3],
}

impl Identity {
    pub fn of(record: &Record, hasher: &impl BuildHasher) -> Identity {
        let is_reached = |kind| matches!(kind, PointKind::Phone | PointKind::Email);
        let points = record.points.iter().filter(|it| is_reached(it.kind));
        let extension = |it: &Point| it.extension.as_ref().map(|it| hasher.hash_one(it));
        let birthday = record.birthday_on.map(|it| hasher.hash_one(it));
        let paper = |text: &Option<String>| text.as_ref().map(|it| hasher.hash_one(it));
        Identity {
            is_alone: record.kind == Kind::Person && record.company.is_none(),
            reached: points
                .map(|it| (hasher.hash_one((it.kind.word(), &it.value)), extension(it)))
                .collect(),
            papers: [paper(&record.tax_id), paper(&record.id_number), birthday],
        }
    }

    /// Whether these are two, although they are called the same. What one of them does not say
    /// tells nothing.
    pub fn contradicts(&self, other: &Identity) -> bool {
        let differs = |(ours, theirs): (&Option<u64>, &Option<u64>)| {
            ours.is_some() && theirs.is_some() && ours != theirs
        };
        let are_alone = self.is_alone && other.is_alone;
        let are_reached = !self.reached.is_empty() && !other.reached.is_empty();
        // One switchboard reaches many: who has another extension there is somebody else.
        let is_shared = |(number, extension): &(u64, Option<u64>)| {
            other.reached.iter().any(|(theirs, their_extension)| {
                number == theirs && !differs((extension, their_extension))
            })
        };
        let share = self.reached.iter().any(is_shared);
        self.papers.iter().zip(&other.papers).any(differs) || are_alone && are_reached && !share
    }
}
