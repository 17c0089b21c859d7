//! The self-check: whether an office can live on this computer, and in this folder.
//!
//! It works without signing in and opens no data.

mod look;

use std::{borrow::Cow, path::Path};

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::words::{Language, Value};

/// How a check ended; the worst of several is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "CheckState")]
pub enum State {
    Pass,
    /// Everything works, but something should be looked after.
    Warn,
    /// No data should be opened.
    Fail,
}

impl State {
    pub fn word(self) -> &'static str {
        match self {
            State::Pass => "pass",
            State::Warn => "warn",
            State::Fail => "fail",
        }
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Check {
    /// Its name in the catalogues and on the wire.
    pub name: &'static str,
    pub state: State,
    #[serde(serialize_with = "as_map")]
    facts: Vec<(&'static str, Fact)>,
}

/// What a sentence about a check needs to know.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
enum Fact {
    Bytes(u64),
    Text(String),
    /// A sentence of its own, with at most one value in it.
    Sentence {
        key: &'static str,
        value: Option<(&'static str, String)>,
    },
}

/// Looks at everything.
pub fn run(home: &Path) -> Vec<Check> {
    look::everything(home)
}

/// The state of the worst.
pub fn worst(checks: &[Check]) -> State {
    checks.iter().map(|it| it.state).max().unwrap_or(State::Pass)
}

impl Check {
    fn new(name: &'static str, state: State, facts: Vec<(&'static str, Fact)>) -> Check {
        Check { name, state, facts }
    }

    pub fn title(&self, language: Language) -> &'static str {
        language.word(&format!("checks.{}.title", self.name))
    }

    /// What was found, and what to do about it.
    pub fn say(&self, language: Language) -> String {
        let facts: Vec<(&str, Value<'_>)> =
            self.facts.iter().map(|(name, fact)| (*name, fact.value(language))).collect();
        language.say(&format!("checks.{}.{}", self.name, self.state.word()), &facts)
    }
}

impl Fact {
    fn value(&self, language: Language) -> Value<'_> {
        match self {
            Fact::Bytes(bytes) => Value::Bytes(*bytes),
            Fact::Text(text) => Value::Text(Cow::Borrowed(text)),
            Fact::Sentence { key, value } => {
                let value = value.as_ref().map(|(name, it)| (*name, it.as_str().into()));
                Value::Text(Cow::Owned(language.say(key, value.as_slice())))
            }
        }
    }
}

fn as_map<S: Serializer>(facts: &[(&'static str, Fact)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(facts.len()))?;
    for (name, fact) in facts {
        map.serialize_entry(name, fact)?;
    }
    map.end()
}
