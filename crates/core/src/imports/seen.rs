//! What the rows of a sheet were alike by so far: finds a customer that stands in it twice.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
};

use crate::{
    customers::{Likeness, Record},
    points::PointKind,
    text::keys::name_key,
};

/// The first row that had each phone, e-mail address, and name with company. Only hashes are kept,
/// so that a million rows take little room.
#[derive(Default)]
pub(super) struct Seen {
    rows: HashMap<u64, u32>,
    hasher: RandomState,
}

impl Seen {
    /// The row that this one repeats, with the first thing they share.
    pub fn find(&self, record: &Record) -> Option<(Likeness, u32)> {
        self.keys(record).find_map(|(by, key)| Some((by, *self.rows.get(&key)?)))
    }

    pub fn add(&mut self, record: &Record, row: u32) {
        let keys: Vec<u64> = self.keys(record).map(|(_, key)| key).collect();
        for key in keys {
            self.rows.entry(key).or_insert(row);
        }
    }

    fn keys(&self, record: &Record) -> impl Iterator<Item = (Likeness, u64)> {
        let points = record.points.iter().filter_map(|point| {
            let by = match point.kind {
                PointKind::Phone => Likeness::Phone,
                PointKind::Email => Likeness::Email,
                _ => return None,
            };
            let key = (point.kind.word(), &point.value, point.extension.as_deref());
            Some((by, self.hasher.hash_one(key)))
        });
        let company = record.company.as_deref().map(name_key).unwrap_or_default();
        let name = self.hasher.hash_one(("name", name_key(&record.name), company));
        points.chain([(Likeness::Name, name)])
    }
}
