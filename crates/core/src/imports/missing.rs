//! People and departments that a sheet names and the office does not know: each is told once.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{mapping::Field, report::beginning};
use crate::{text::keys::search_key, words::Language};

/// So many names are told once each; the others row by row.
const MOST_TOLD: usize = 500;
/// So many of its rows are told of each.
const ROWS_TOLD: usize = 5;

/// A name of a sheet that no account, or no department, of the office has. Its rows come in without.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "MissingName")]
pub struct Missing {
    /// `owner` or `department`.
    pub field: Field,
    pub name: String,
    pub rows: u64,
    /// The first of those rows.
    pub first: Vec<u32>,
}

impl Missing {
    /// What is said of it, in the words of a person.
    pub fn text(&self, language: Language) -> String {
        let first: Vec<String> = self.first.iter().map(u32::to_string).collect();
        let mut rows = first.join(language.word("formats.list_separator"));
        if self.rows > self.first.len() as u64 {
            rows.push('…');
        }
        language.say(
            &format!("imports.missing.{}", self.field.wire()),
            &[
                ("name", self.name.as_str().into()),
                ("count", self.rows.into()),
                ("rows", rows.into()),
            ],
        )
    }
}

/// The names that a sheet has missed so far.
#[derive(Debug, Default)]
pub(super) struct MissingNames(BTreeMap<(Field, String), Missing>);

impl MissingNames {
    /// Counts a name; answers whether it is told among the others.
    pub fn add(&mut self, field: Field, name: &str, row: u32) -> bool {
        let key = (field, search_key(name));
        if let Some(known) = self.0.get_mut(&key) {
            known.rows += 1;
            if known.first.len() < ROWS_TOLD {
                known.first.push(row);
            }
            return true;
        }
        if self.0.len() >= MOST_TOLD {
            return false;
        }
        let name = beginning(name);
        self.0.insert(key, Missing { field, name, rows: 1, first: vec![row] });
        true
    }

    /// All of them, of each field the commonest first.
    pub fn told(&self) -> Vec<Missing> {
        let mut all: Vec<Missing> = self.0.values().cloned().collect();
        all.sort_by_key(|it| (it.field, std::cmp::Reverse(it.rows)));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_once_with_its_first_rows() {
        let mut names = MissingNames::default();
        for row in 2..10 {
            assert!(names.add(Field::Owner, "李强", row));
        }
        names.add(Field::Owner, "王芳", 10);
        let told = names.told();
        assert_eq!((told[0].name.as_str(), told[0].rows), ("李强", 8));
        assert_eq!(told[0].first, [2, 3, 4, 5, 6]);
        let said = told[0].text(Language::ZhCn);
        assert!(said.contains("“李强”") && said.contains("2、3、4、5、6…"), "{said}");
        assert_eq!(told[1].first, [10]);
    }

    #[test]
    fn of_a_column_that_holds_something_else_only_so_many_are_told_together() {
        let mut names = MissingNames::default();
        let told = (0..600).filter(|it| names.add(Field::Department, &it.to_string(), *it));
        assert_eq!((told.count(), names.told().len()), (MOST_TOLD, MOST_TOLD));
    }
}
