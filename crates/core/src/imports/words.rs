//! What a person says of words that stand in none of the office's lists.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::mapping::Field;
use crate::text::keys::search_key;

/// What is meant by a word of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct WordChoice {
    /// The list, by the field that its words fill; `owner` and `department` too.
    pub field: Field,
    /// As the sheet writes it.
    pub word: String,
    /// The word of the list, a name or a login; none leaves the value out. A department that there is
    /// not is made, where the person may.
    pub becomes: Option<String>,
}

/// Every such choice, ready to be asked of a million rows.
#[derive(Debug, Default)]
pub(super) struct Meanings(HashMap<(Field, String), Option<String>>);

impl Meanings {
    pub fn of(choices: &[WordChoice]) -> Meanings {
        let meaning = |it: &WordChoice| ((it.field, search_key(&it.word)), it.becomes.clone());
        Meanings(choices.iter().map(meaning).collect())
    }

    /// Whether a person has said what is meant by a word.
    pub fn has(&self, field: Field, word: &str) -> bool {
        !self.0.is_empty() && self.0.contains_key(&(field, search_key(word)))
    }

    /// The word that is meant; none where the value is to be left out.
    pub fn meant<'a>(&'a self, field: Field, word: &'a str) -> Option<&'a str> {
        if self.0.is_empty() {
            return Some(word);
        }
        match self.0.get(&(field, search_key(word))) {
            Some(becomes) => becomes.as_deref(),
            None => Some(word),
        }
    }
}
