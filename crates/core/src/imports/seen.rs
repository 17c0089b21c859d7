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

/// So many of one name are told apart.
const NAMESAKES: usize = 32;

/// The first row that had each phone and e-mail address, and the rows with each name and company. Only
/// hashes are kept, so that a million rows take little room.
#[derive(Default)]
pub(super) struct Seen {
    points: HashMap<u64, u32>,
    names: HashMap<u64, u32>,
    /// The rows behind the first that has a name.
    namesakes: HashMap<u64, Vec<u32>>,
    identities: HashMap<u32, Identity>,
    /// The people of companies, each with the company.
    people: HashSet<u64>,
    hasher: RandomState,
}

impl Seen {
    /// The row that this one repeats, with the first thing they share. Whoever only has the name of
    /// another, or lives with them, and says to be somebody else, repeats nobody.
    pub fn find(&self, record: &Record) -> Option<(Likeness, u32)> {
        // Most rows share nothing with those before.
        let ours = LazyCell::new(|| Identity::of(record, &self.hasher));
        let same = |(by, point, key): (Likeness, &Point, u64)| {
            let row = *self.points.get(&key)?;
            let theirs = self.identities.get(&row)?;
            (!ours.lives_with(theirs, &[point])).then_some((by, row))
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
            self.points.entry(key).or_insert(row);
        }
        let name = self.name(record);
        if *self.names.entry(name).or_insert(row) != row {
            let others = self.namesakes.entry(name).or_default();
            if others.len() < NAMESAKES {
                others.push(row);
            }
        }
        self.identities.insert(row, Identity::of(record, &self.hasher));
    }

    /// The first row of this name and company that does not say to be somebody else.
    fn namesake(
        &self,
        record: &Record,
        ours: &LazyCell<Identity, impl FnOnce() -> Identity>,
    ) -> Option<u32> {
        let name = self.name(record);
        let others = self.namesakes.get(&name).into_iter().flatten();
        let mut rows = self.names.get(&name).into_iter().chain(others);
        let is_same = |it: &&u32| self.identities.get(it).is_some_and(|it| !ours.contradicts(it));
        rows.find(is_same).copied()
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
