//! The log of operations.

use clientele_core::{
    Done, Result, View,
    journal::{self, AnchorState, EntryPage, EntryQuery, LastDeed, Verdict, Way},
    words::Language,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    caller::{Asked, Caller},
    dialogs::Question,
    job::Job,
    papers::{self, Paper},
};

/// Why somebody accepts what was found.
#[derive(Deserialize, TS)]
pub struct Reason {
    pub reason: String,
}

/// What a check of the log found, in words.
#[derive(Serialize, TS)]
pub struct ShownVerdict {
    pub is_whole: bool,
    /// What it found, and what to do about it.
    pub sentences: Vec<String>,
    /// The log is whole in itself, but not the one that was anchored outside: once the cause is
    /// known, that can be accepted.
    pub can_be_accepted: bool,
    /// The entry where it is not as it was written.
    pub seq: Option<i64>,
}

/// Whether an operation can be taken back, and how many records it changed.
#[derive(Serialize, TS)]
pub struct Undoable {
    /// 0 where this person cannot take it back: how many there are is not theirs to know.
    pub records: u64,
    /// Why it cannot be taken back; none where it can.
    pub refusal: Option<String>,
}

/// The log, written to a file.
#[derive(Serialize, TS)]
pub struct ExportedLog {
    pub entries: u64,
    pub paper: Paper,
}

pub fn list(caller: &Caller, input: EntryQuery) -> Result<EntryPage> {
    caller.read(|view| journal::list(view, &input))
}

pub fn count(caller: &Caller, input: EntryQuery) -> Result<u64> {
    caller.read(|view| journal::count(view, &input))
}

pub fn operations(caller: &Caller, (): ()) -> Result<Vec<String>> {
    caller.read(journal::operations)
}

/// What stays as it is since it was changed again, in words; none where everything was taken back.
pub fn undo(caller: &Caller, input: i64, job: &Job) -> Result<Done<Option<String>>> {
    let language = caller.language();
    caller.write(|tx| Ok(journal::undo(tx, input, job)?.sentence(language)))
}

/// Whether an operation can be taken back.
pub fn undoable(caller: &Caller, input: i64) -> Result<Undoable> {
    let language = caller.language();
    caller.read(|view| {
        Ok(match journal::undoable(view, input) {
            Ok(records) => Undoable { records, refusal: None },
            Err(error) => Undoable { records: 0, refusal: Some(error.sentence(language)) },
        })
    })
}

pub fn last(caller: &Caller, input: Way) -> Result<Option<LastDeed>> {
    caller.read(|view| journal::last(view, input))
}

pub fn verify(caller: &Caller, (): ()) -> Result<ShownVerdict> {
    let language = caller.language();
    caller.core().read_at_length(caller.session(), |view| {
        let verdict = journal::verify(caller.core(), view)?;
        let seq = verdict.first_bad;
        Ok(ShownVerdict {
            is_whole: verdict.is_whole(),
            sentences: sentences(view, &verdict, language)?,
            can_be_accepted: seq.is_none() && !verdict.is_whole(),
            seq,
        })
    })
}

fn sentences(view: &View<'_>, verdict: &Verdict, language: Language) -> Result<Vec<String>> {
    if let Some(seq) = verdict.first_bad {
        // A number of an entry is a place, not an amount: no groups of digits.
        let words = [("seq", seq.to_string().into()), ("moment", moment(view, seq)?.into())];
        return Ok(vec![language.say("journal.verify.changed", &words)]);
    }
    if let AnchorState::Differs { anchored } = &verdict.anchor {
        let words = [("seq", anchored.seq.to_string().into())];
        return Ok(vec![language.say("journal.verify.anchor_differs", &words)]);
    }
    let count = [("count", verdict.entries.into())];
    let mut said = vec![language.say("journal.verify.whole", &count)];
    if verdict.anchor == AnchorState::Missing {
        said.push(language.word("journal.verify.no_anchor").to_owned());
    }
    Ok(said)
}

/// When an entry says it was written, as the clocks of the office show it.
fn moment(view: &View<'_>, seq: i64) -> Result<String> {
    let query = EntryQuery { before: Some(seq + 1), limit: 1, ..EntryQuery::default() };
    let at = journal::list(view, &query).ok().and_then(|it| it.rows.first().map(|it| it.at));
    let settings = clientele_core::settings::get(view);
    Ok(at.map_or_else(
        || "–".to_owned(),
        |at| settings.local(at).format("%Y-%m-%d %H:%M").to_string(),
    ))
}

/// Writes the log to a file that the person chooses; none when they chose none.
pub fn export(caller: &Caller, (): ()) -> Result<Option<ExportedLog>> {
    let title = caller.language().word("journal.title").to_owned();
    let today = caller.read(|view| {
        Ok(clientele_core::settings::get(view).date_of(caller.core().now().wall_ms))
    })?;
    let question = Question::Save { name: format!("{title} {today}.jsonl"), title };
    let Some(path) = caller.dialogs.ask(question) else { return Ok(None) };
    let exported = caller.write(|tx| journal::export(caller.core(), tx, &path))?.value;
    Ok(Some(ExportedLog { entries: exported.entries, paper: papers::keep(caller, path) }))
}

/// Anchors the log anew: what was found stands in it with the reason.
pub fn accept(caller: &Caller, input: Reason) -> Result<()> {
    journal::accept(caller.core(), caller.session(), &input.reason)?;
    caller.desk.seat()?.settle(&["log_differs"]);
    Ok(())
}
