//! An entry in the making: what an operation has changed so far.

use serde_json::{Map, Value, json};

use super::chain::{ChangesDigest, seal_personal};
use crate::{
    Error, Result,
    clock::Moment,
    gate::Operation,
    id::{AccountId, BatchId},
};

/// What happened to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    Create,
    Update,
    Delete,
}

impl Action {
    pub fn word(self) -> &'static str {
        match self {
            Action::Create => "create",
            Action::Update => "update",
            Action::Delete => "delete",
        }
    }

    pub(super) fn of_word(word: &str) -> Option<Action> {
        [Action::Create, Action::Update, Action::Delete].into_iter().find(|it| it.word() == word)
    }
}

/// One row before and after: only the fields that differ.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub entity: &'static str,
    pub action: Action,
    pub id: i64,
    fields: Map<String, Value>,
    personal: Map<String, Value>,
}

/// The bytes of a change: keys in the order of the alphabet, as every entry has them.
#[derive(serde::Serialize)]
struct Chained<'a> {
    action: Action,
    entity: &'a str,
    fields: &'a Map<String, Value>,
    id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    personal: Option<String>,
}

impl Change {
    /// A row that was not there before.
    pub fn created(
        entity: &'static str,
        id: i64,
        row: Map<String, Value>,
        personal_fields: &[&str],
    ) -> Change {
        // Changed where they stand: an import makes a million of these.
        let mut fields = row;
        fields.retain(|_, value| {
            let is_set = !value.is_null();
            *value = Value::Array(vec![Value::Null, value.take()]);
            is_set
        });
        let personal = personal_fields.iter().filter_map(|it| fields.remove_entry(*it)).collect();
        Change { entity, action: Action::Create, id, fields, personal }
    }

    pub fn between(
        entity: &'static str,
        action: Action,
        id: i64,
        before: &Map<String, Value>,
        after: &Map<String, Value>,
        personal_fields: &[&str],
    ) -> Result<Change> {
        let mut change = Change { entity, action, id, fields: Map::new(), personal: Map::new() };
        let names = before.keys().chain(after.keys().filter(|it| !before.contains_key(*it)));
        for name in names {
            let old = before.get(name).unwrap_or(&Value::Null);
            let new = after.get(name).unwrap_or(&Value::Null);
            if old != new {
                let is_personal = personal_fields.contains(&name.as_str());
                let part = if is_personal { &mut change.personal } else { &mut change.fields };
                part.insert(name.clone(), json!([old, new]));
            }
        }
        Ok(change)
    }

    /// Whether nothing differs but the marks that every save leaves.
    pub fn is_empty(&self) -> bool {
        let is_mark = |name: &String| name == "version" || name == "updated_at";
        self.personal.is_empty() && self.fields.keys().all(is_mark)
    }

    /// The bytes that are chained and stored, and what stands beside them.
    pub(super) fn seal(&self) -> Result<SealedChange> {
        let mut chained = Chained {
            action: self.action,
            entity: self.entity,
            fields: &self.fields,
            id: self.id,
            personal: None,
        };
        let mut personal = None;
        if !self.personal.is_empty() {
            let mut salt = [0; 16];
            getrandom::fill(&mut salt).map_err(Error::internal)?;
            let values = serde_json::to_string(&self.personal)?;
            chained.personal = Some(seal_personal(&salt, &values));
            personal = Some((salt, values));
        }
        Ok(SealedChange { bytes: serde_json::to_vec(&chained)?, personal })
    }
}

/// A change as it is stored.
pub(super) struct SealedChange {
    pub bytes: Vec<u8>,
    pub personal: Option<([u8; 16], String)>,
}

/// How an operation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Done,
    Denied,
}

impl Outcome {
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Done => "done",
            Outcome::Denied => "denied",
        }
    }
}

/// An operation and everything it has changed so far.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(super) operation: String,
    pub(super) account: Option<AccountId>,
    pub(super) device: Option<String>,
    pub(super) at: Moment,
    pub(super) reason: Option<String>,
    pub(super) batch: Option<BatchId>,
    pub(super) outcome: Outcome,
    pub(super) note: Map<String, Value>,
    pub(super) changes: Vec<Change>,
}

impl Draft {
    pub fn of(operation: Operation<'_>, who: Option<(AccountId, &str)>, at: Moment) -> Draft {
        Draft {
            operation: operation.name.to_owned(),
            account: who.map(|(account, _)| account),
            device: who.map(|(_, device)| device.to_owned()),
            at,
            reason: operation.reason.map(str::to_owned),
            batch: operation.batch,
            outcome: Outcome::Done,
            note: Map::new(),
            changes: Vec::new(),
        }
    }

    pub fn add(&mut self, change: Change) {
        self.changes.push(change);
    }

    pub fn note(&mut self, key: &str, value: Value) {
        self.note.insert(key.to_owned(), value);
    }

    pub fn batch(&self) -> Option<BatchId> {
        self.batch
    }

    /// The same operation, refused for want of a right: nothing was changed.
    pub fn denied(mut self, right: &str) -> Draft {
        self.outcome = Outcome::Denied;
        self.changes.clear();
        self.note = Map::new();
        self.note("right", Value::from(right));
        self
    }

    /// Whether there is anything to write down.
    pub(super) fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.note.is_empty()
    }

    /// The bytes of the operation itself, which cover its changes by their digest.
    pub(super) fn seal(
        &self,
        seq: i64,
        clock: ClockFlag,
        changes: &[SealedChange],
    ) -> Result<Vec<u8>> {
        let mut digest = ChangesDigest::default();
        changes.iter().for_each(|it| digest.add(&it.bytes));
        let (count, digest) = digest.finish();
        let mut entry = json!({
            "seq": seq,
            "at": self.at.wall_ms,
            "clock": clock.word(),
            "account": self.account,
            "device": self.device,
            "operation": self.operation,
            "outcome": self.outcome.word(),
            "changes": { "count": count, "sha256": digest },
        });
        if let Some(reason) = &self.reason {
            entry["reason"] = Value::from(reason.as_str());
        }
        if let Some(batch) = self.batch {
            entry["batch"] = Value::from(batch.get());
        }
        if !self.note.is_empty() {
            entry["note"] = Value::Object(self.note.clone());
        }
        Ok(serde_json::to_vec(&entry)?)
    }
}

/// Whether the clock on the wall went forward since the entry before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClockFlag {
    Forward,
    SetBack,
}

impl ClockFlag {
    fn word(self) -> &'static str {
        match self {
            ClockFlag::Forward => "ok",
            ClockFlag::SetBack => "back",
        }
    }
}
