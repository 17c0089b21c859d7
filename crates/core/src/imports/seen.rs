//! What the rows of a sheet were alike by so far: finds a customer that stands in it twice.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher, RandomState},
};

use crate::{
    contacts::NewContact,
    customers::{Identity, Kind, Likeness, Record},
    points::PointKind,
    text::keys::name_key,
};

/// The first row that had each phone, e-mail address, and name with company. Only hashes are kept,
/// so that a million rows take little room.
#[derive(Default)]
pub(super) struct Seen {
    points: HashMap<u64, u32>,
    names: HashMap<u64, (u32, Identity)>,
    /// The people of companies, each with the company.
    people: HashSet<u64>,
    hasher: RandomState,
}

impl Seen {
    /// The row that this one repeats, with the first thing they share. Whoever only has the name of
    /// another, and says to be somebody else, repeats nobody.
    pub fn find(&self, record: &Record) -> Option<(Likeness, u32)> {
        let same = |(by, key)| Some((by, *self.points.get(&key)?));
        self.reached_by(record).find_map(same).or_else(|| {
            let (row, identity) = self.names.get(&self.name(record))?;
            let is_other = identity.contradicts(&Identity::of(record, &self.hasher));
            (!is_other).then_some((Likeness::Name, *row))
        })
    }

    /// The row that brought in the company that this one names with other people than the rows before.
    pub fn company_of(&self, record: &Record, people: &[NewContact]) -> Option<u32> {
        if record.kind != Kind::Company || people.is_empty() {
            return None;
        }
        let (row, identity) = self.names.get(&self.name(record))?;
        let is_other = identity.contradicts(&Identity::of(record, &self.hasher));
        let is_known = |it: &NewContact| self.people.contains(&self.person(record, it));
        (!is_other && !people.iter().any(is_known)).then_some(*row)
    }

    pub fn add(&mut self, record: &Record, people: &[NewContact], row: u32) {
        if record.kind == Kind::Company {
            let keys: Vec<u64> = people.iter().map(|it| self.person(record, it)).collect();
            self.people.extend(keys);
        }
        let keys: Vec<u64> = self.reached_by(record).map(|(_, key)| key).collect();
        for key in keys {
            self.points.entry(key).or_insert(row);
        }
        let (name, identity) = (self.name(record), Identity::of(record, &self.hasher));
        self.names.entry(name).or_insert((row, identity));
    }

    fn reached_by(&self, record: &Record) -> impl Iterator<Item = (Likeness, u64)> {
        record.points.iter().filter_map(|point| {
            let by = match point.kind {
                PointKind::Phone => Likeness::Phone,
                PointKind::Email => Likeness::Email,
                _ => return None,
            };
            let key = (point.kind.word(), &point.value, point.extension.as_deref());
            Some((by, self.hasher.hash_one(key)))
        })
    }

    fn person(&self, record: &Record, person: &NewContact) -> u64 {
        self.hasher.hash_one((self.name(record), name_key(&person.name)))
    }

    fn name(&self, record: &Record) -> u64 {
        let company = record.company.as_deref().map(name_key).unwrap_or_default();
        self.hasher.hash_one((name_key(&record.name), company))
    }
}
