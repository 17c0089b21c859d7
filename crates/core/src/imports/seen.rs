//! What the rows of a sheet were alike by so far: finds a customer that stands in it twice.

use std::{
    cell::LazyCell,
    collections::{HashMap, HashSet},
    hash::{BuildHasher, RandomState},
};

use crate::{
    contacts::NewContact,
    customers::{Identity, Kind, Likeness, Record},
    points::{Point, PointKind},
    text::keys::name_key,
};

/// So many who have something in common are told apart.
const MOST_ALIKE: usize = 1_000;

/// The rows that have something: all but a few things have one.
#[derive(Default)]
struct Rows {
    first: HashMap<u64, u32>,
    others: HashMap<u64, Vec<u32>>,
}

impl Rows {
    fn of(&self, key: u64) -> impl Iterator<Item = u32> {
        let others = self.others.get(&key).into_iter().flatten();
        self.first.get(&key).into_iter().chain(others).copied()
    }

    fn add(&mut self, key: u64, row: u32) {
        if *self.first.entry(key).or_insert(row) != row {
            let others = self.others.entry(key).or_default();
            if others.len() < MOST_ALIKE {
                others.push(row);
            }
        }
    }
}

/// The rows that had each phone, e-mail address, and name with company. Only hashes are kept, so that
/// a million rows take little room.
#[derive(Default)]
pub(super) struct Seen {
    points: Rows,
    names: Rows,
    identities: HashMap<u32, Identity>,
    /// The people of companies, each with the company.
    people: HashSet<u64>,
    hasher: RandomState,
}

impl Seen {
    /// The row that this one repeats, with the first thing they share. Whoever only has the name of
    /// another, or is reached by the same, and says to be somebody else, repeats nobody.
    pub fn find(&self, record: &Record) -> Option<(Likeness, u32)> {
        // Most rows share nothing with those before.
        let ours = LazyCell::new(|| Identity::of(record, &self.hasher));
        let same = |(by, point, key): (Likeness, &Point, u64)| {
            let is_same = |theirs: &Identity| !ours.is_another_at(theirs, &[point]);
            Some((by, self.first(self.points.of(key), is_same)?))
        };
        let by_name = || Some((Likeness::Name, self.namesake(record, &ours)?));
        self.reached_by(record).find_map(same).or_else(by_name)
    }

    /// The row that brought in the company that this one names with other people than the rows before.
    pub fn company_of(&self, record: &Record, people: &[NewContact]) -> Option<u32> {
        if record.kind != Kind::Company || people.is_empty() {
            return None;
        }
        let ours = LazyCell::new(|| Identity::of(record, &self.hasher));
        let row = self.namesake(record, &ours)?;
        let is_known = |it: &NewContact| self.people.contains(&self.person(record, it));
        (!people.iter().any(is_known)).then_some(row)
    }

    pub fn add(&mut self, record: &Record, people: &[NewContact], row: u32) {
        if record.kind == Kind::Company {
            let keys: Vec<u64> = people.iter().map(|it| self.person(record, it)).collect();
            self.people.extend(keys);
        }
        let keys: Vec<u64> = self.reached_by(record).map(|(_, _, key)| key).collect();
        for key in keys {
            self.points.add(key, row);
        }
        let name = self.name(record);
        self.names.add(name, row);
        self.identities.insert(row, Identity::of(record, &self.hasher));
    }

    /// The first row of this name and company that does not say to be somebody else.
    fn namesake(
        &self,
        record: &Record,
        ours: &LazyCell<Identity, impl FnOnce() -> Identity>,
    ) -> Option<u32> {
        self.first(self.names.of(self.name(record)), |theirs| !ours.contradicts(theirs))
    }

    fn first(
        &self,
        mut rows: impl Iterator<Item = u32>,
        is_same: impl Fn(&Identity) -> bool,
    ) -> Option<u32> {
        rows.find(|row| self.identities.get(row).is_some_and(&is_same))
    }

    fn reached_by<'a>(
        &self,
        record: &'a Record,
    ) -> impl Iterator<Item = (Likeness, &'a Point, u64)> {
        record.points.iter().filter_map(|point| {
            let by = match point.kind {
                PointKind::Phone => Likeness::Phone,
                PointKind::Email => Likeness::Email,
                _ => return None,
            };
            let key = (point.kind.word(), &point.value, point.extension.as_deref());
            Some((by, point, self.hasher.hash_one(key)))
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
