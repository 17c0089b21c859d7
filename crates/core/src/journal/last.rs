//! What a person did last: what one key takes back, and another does again.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Entry,
    list::{changes_of, entry},
    store::{self, RawEntry},
    undo::undoable,
};
use crate::{Result, directory::Directory, gate::View};

/// Back, or forward again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    Undo,
    Redo,
}

/// What a person did last and can take back, or took back last and can do again.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct LastDeed {
    /// What to undo: of what is to be done again, the entry of the undo.
    pub entry: Entry,
    /// It was done a moment ago: nobody needs to be asked.
    pub is_recent: bool,
}

/// The operation that takes another back.
pub(super) const UNDO: &str = "journal.undo";
/// What is undone by a key: the work of every day. Accounts, imports and the vault are not.
const DAILY: &str =
    r#"["customers","contacts","tasks","tags","categories","choices","departments","settings"]"#;
/// So many of a person's entries are looked through.
const LOOKED_THROUGH: i64 = 200;
/// What was done so long ago is still in everyone's mind.
const RECENT_MS: i64 = 30_000;
/// Changed rows that are told of it.
const SHOWN: i64 = 5;

/// The last deed of the person themselves that can be undone, or done again; none where there is no
/// such. What was undone is not undone twice, and a new deed ends what could be done again.
///
/// # Errors
/// `MustChangePassword`.
pub fn last(view: &View<'_>, way: Way) -> Result<Option<LastDeed>> {
    view.standing().must_be_able_to_act()?;
    let mut undone = BTreeSet::new();
    let mut is_newest = true;
    for raw in store::newest_of_person(view, view.me(), LOOKED_THROUGH)? {
        if !is_daily(view, &raw)? {
            continue;
        }
        let undoes = undoes(&raw)?;
        if undone.contains(&raw.seq) {
            continue;
        }
        let is_it = match (way, undoes) {
            (Way::Undo, None) => true,
            (Way::Redo, None) => return Ok(None),
            (_, Some(target)) => {
                undone.insert(target);
                way == Way::Redo && !store::is_undo(view, target)?
            }
        };
        if is_it && undoable(view, raw.seq).is_ok() {
            let is_recent = is_newest && view.now().wall_ms - raw.at <= RECENT_MS;
            let directory = Directory::load(view)?;
            let changes = changes_of(view, &directory, raw.seq, SHOWN)?;
            return Ok(Some(LastDeed { entry: entry(raw, changes)?, is_recent }));
        }
        is_newest &= !is_it;
    }
    Ok(None)
}

fn is_daily(view: &View<'_>, raw: &RawEntry) -> Result<bool> {
    let is_deed = raw.batch.is_none() && store::count_of_changes(view, raw.seq)? > 0;
    Ok(is_deed && store::changed_only(view, raw.seq, DAILY)?)
}

fn undoes(raw: &RawEntry) -> Result<Option<i64>> {
    if raw.operation != UNDO {
        return Ok(None);
    }
    let said: Value = serde_json::from_slice(&raw.bytes)?;
    Ok(said.pointer("/note/undoes").and_then(Value::as_i64))
}
