//! What the window learns when a command fails: a code for the program, a sentence for the person.

use clientele_core::{Conflict, Error, logs, words::Language};
use serde::Serialize;
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Failure {
    pub code: String,
    /// The field it is about, by its word.
    pub field: Option<String>,
    /// What a person reads, in the language of the window.
    pub sentence: String,
    /// How long to wait, in seconds.
    pub seconds: Option<u64>,
    /// What stands in the log under this number, where nobody at the desk can mend it.
    pub reference: Option<String>,
    /// A stale edit: each field with what was saved meanwhile and what was wanted.
    pub conflicts: Vec<Conflict>,
}

impl Failure {
    /// Tells of an error; its cause goes to the log, once, here.
    pub fn of(error: Error, operation: &str, language: Language) -> Failure {
        logs::refusal(operation, &error);
        let is_internal = error.code() == "internal";
        Failure {
            code: error.code().to_owned(),
            field: error.field().map(str::to_owned),
            sentence: error.sentence(language),
            seconds: match error {
                Error::Throttled { seconds } | Error::Locked { seconds } => Some(seconds),
                _ => None,
            },
            reference: is_internal.then(|| error.reference()),
            conflicts: match error {
                Error::Stale { conflicts } => conflicts,
                _ => Vec::new(),
            },
        }
    }
}
