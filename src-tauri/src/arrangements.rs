//! How each person has arranged their lists on this computer: which columns, how wide, in what
//! order. It is a matter of this screen, so it is no part of the office's data and of no backup.

use std::{collections::BTreeMap, path::Path};

use clientele_core::{Error, Result, id::AccountId, text::Rule};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kept;

const FILE: &str = "lists.json";
/// More columns than any list has.
const COLUMNS: usize = 100;
const LISTS: usize = 50;
const WORD: usize = 40;

/// The columns that are shown of each list, by the list's word.
pub type Arrangements = BTreeMap<String, Vec<ShownColumn>>;

/// A column that is shown, in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShownColumn {
    pub id: String,
    /// In pixels; none: as wide as it comes.
    pub width: Option<u32>,
}

/// The arrangements of everyone, by the number of their account.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
struct Everyones(BTreeMap<i64, Arrangements>);

/// What this person has arranged; nothing where they have not, or where the file makes no sense.
pub fn of(home: &Path, account: AccountId) -> Arrangements {
    kept::load::<Everyones>(home, FILE).0.remove(&account.get()).unwrap_or_default()
}

/// Keeps how a person has arranged one list. It is no harm where it cannot be written.
///
/// # Errors
/// `Invalid` for more than any list has.
pub fn keep(
    home: &Path,
    account: AccountId,
    list: String,
    columns: Vec<ShownColumn>,
) -> Result<()> {
    let is_fit = |word: &str| (1..=WORD).contains(&word.len());
    let mut all: Everyones = kept::load(home, FILE);
    let theirs = all.0.entry(account.get()).or_default();
    let is_full = theirs.len() >= LISTS && !theirs.contains_key(&list);
    if is_full
        || columns.len() > COLUMNS
        || !is_fit(&list)
        || !columns.iter().all(|it| is_fit(&it.id))
    {
        return Err(Error::Invalid {
            field: "columns".to_owned(),
            rule: Rule::TooLong { limit: COLUMNS },
        });
    }
    theirs.insert(list, columns);
    kept::write(home, FILE, &all);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(ids: &[&str]) -> Vec<ShownColumn> {
        ids.iter().map(|id| ShownColumn { id: (*id).to_owned(), width: None }).collect()
    }

    #[test]
    fn each_person_has_their_own() {
        let home = tempfile::tempdir().unwrap();
        let (chen, lin) = (AccountId::from(1), AccountId::from(2));
        keep(home.path(), chen, "customers".to_owned(), columns(&["name", "city"])).unwrap();
        keep(home.path(), lin, "customers".to_owned(), columns(&["name"])).unwrap();
        keep(home.path(), chen, "tasks".to_owned(), columns(&["title"])).unwrap();
        assert_eq!(of(home.path(), chen)["customers"], columns(&["name", "city"]));
        assert_eq!(of(home.path(), chen).len(), 2);
        assert_eq!(of(home.path(), lin)["customers"], columns(&["name"]));
        assert!(of(home.path(), AccountId::from(3)).is_empty());
    }

    #[test]
    fn a_file_that_makes_no_sense_is_as_good_as_none() {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join(FILE), "[1, 2").unwrap();
        assert!(of(home.path(), AccountId::from(1)).is_empty());
        keep(home.path(), AccountId::from(1), "customers".to_owned(), columns(&["name"])).unwrap();
        assert_eq!(of(home.path(), AccountId::from(1)).len(), 1);
    }

    #[test]
    fn the_page_cannot_fill_the_disk() {
        let home = tempfile::tempdir().unwrap();
        let many: Vec<String> = (0..1_000).map(|it| it.to_string()).collect();
        let many = columns(&many.iter().map(String::as_str).collect::<Vec<_>>());
        let long = "x".repeat(10_000);
        for (list, columns) in [("customers", many), ("customers", columns(&[&long]))] {
            assert!(keep(home.path(), AccountId::from(1), list.to_owned(), columns).is_err());
        }
        assert!(keep(home.path(), AccountId::from(1), long, columns(&["name"])).is_err());
    }
}
