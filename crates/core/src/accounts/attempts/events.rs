//! What happened at the door, waiting to be entered into the log by the next person who gets in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Beyond these, events are only counted.
const MOST_EVENTS: usize = 500;
/// Failures of one login within a day are one event.
const TOGETHER_MS: i64 = 24 * 3_600_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happened {
    Failed,
    Locked,
    /// The file could not be read: counting began anew.
    StateLost,
    /// The wall clock showed an earlier time than when the file was written.
    ClockSetBack,
}

/// Something that the log should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    seq: u64,
    pub happened: Happened,
    /// None when nobody has the login that was tried, or when it concerns none.
    pub login: Option<String>,
    pub first_ms: i64,
    pub last_ms: i64,
    pub count: u64,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Events {
    next_seq: u64,
    kept: Vec<KeptEvent>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct KeptEvent {
    seq: u64,
    happened: Happened,
    login_hash: Option<String>,
    first_ms: i64,
    last_ms: i64,
    count: u64,
}

impl Events {
    pub(super) fn add(&mut self, happened: Happened, login_hash: Option<&str>, wall_ms: i64) {
        let is_full = self.kept.len() >= MOST_EVENTS;
        let same = |event: &&mut KeptEvent| {
            event.happened == happened
                && event.login_hash.as_deref() == login_hash
                && (is_full || (wall_ms - event.first_ms).abs() < TOGETHER_MS)
        };
        if let Some(event) = self.kept.iter_mut().rev().find(same) {
            event.count_one(wall_ms);
        } else if is_full
            && let Some(event) = self.kept.iter_mut().rev().find(|event| event.happened == happened)
        {
            // Which login it was is lost; that it happened is not.
            event.count_one(wall_ms);
            event.login_hash = None;
        } else {
            let login_hash = login_hash.map(str::to_owned);
            let seq = self.next_seq;
            self.next_seq += 1;
            self.kept.push(KeptEvent {
                seq,
                happened,
                login_hash,
                first_ms: wall_ms,
                last_ms: wall_ms,
                count: 1,
            });
        }
    }

    /// The events with their logins, by the hashes of those that exist.
    pub(super) fn named(&self, logins: &BTreeMap<String, &String>) -> Vec<Event> {
        let named = self.kept.iter().map(|event| Event {
            seq: event.seq,
            happened: event.happened,
            login: event
                .login_hash
                .as_ref()
                .and_then(|hash| logins.get(hash))
                .map(|login| (*login).clone()),
            first_ms: event.first_ms,
            last_ms: event.last_ms,
            count: event.count,
        });
        named.collect()
    }

    /// Takes away what was logged, and nothing that was counted since.
    pub(super) fn forget(&mut self, logged: &[Event]) {
        for event in &mut self.kept {
            if let Some(logged) = logged.iter().find(|logged| logged.seq == event.seq) {
                event.count = event.count.saturating_sub(logged.count);
                event.first_ms = logged.last_ms;
            }
        }
        self.kept.retain(|event| event.count > 0);
    }
}

impl KeptEvent {
    fn count_one(&mut self, wall_ms: i64) {
        self.count += 1;
        self.last_ms = wall_ms;
    }
}
