//! Up to which entry of the log each person has seen what they were given. It is a matter of this
//! screen, so it is no part of the office's data and of no backup.

use std::{collections::BTreeMap, path::Path};

use clientele_core::id::AccountId;
use serde::{Deserialize, Serialize};

use crate::kept;

const FILE: &str = "seen.json";

/// The numbers of entries, by the number of the account.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
struct Seen(BTreeMap<i64, i64>);

/// 0 for whoever has seen nothing yet, or where the file makes no sense.
pub fn upto(home: &Path, account: AccountId) -> i64 {
    kept::load::<Seen>(home, FILE).0.get(&account.get()).copied().unwrap_or(0)
}

/// Where it cannot be written, the same is told once more.
pub fn keep(home: &Path, account: AccountId, upto: i64) {
    let mut all: Seen = kept::load(home, FILE);
    if all.0.insert(account.get(), upto) == Some(upto) {
        return;
    }
    kept::write(home, FILE, &all);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_person_has_seen_something_else_and_a_file_that_makes_no_sense_is_as_good_as_none() {
        let home = tempfile::tempdir().unwrap();
        let (chen, lin) = (AccountId::from(1), AccountId::from(2));
        keep(home.path(), chen, 40);
        keep(home.path(), lin, 7);
        keep(home.path(), chen, 41);
        assert_eq!((upto(home.path(), chen), upto(home.path(), lin)), (41, 7));
        assert_eq!(upto(home.path(), AccountId::from(3)), 0);
        std::fs::write(home.path().join(FILE), "[1, 2").unwrap();
        assert_eq!(upto(home.path(), chen), 0);
        keep(home.path(), chen, 42);
        assert_eq!(upto(home.path(), chen), 42);
    }
}
