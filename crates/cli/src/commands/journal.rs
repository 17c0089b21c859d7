//! `journal`: what happened in the office, and the proof that nothing of it was altered.

mod entries;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use clientele_core::journal::{self, AnchorState, EntryQuery, Verdict};
use serde_json::json;

pub use entries::lines;

use super::records::Chosen;
use crate::{
    caller::Caller,
    failure::{Failure, Manner, Outcome},
    table::Table,
    terminal::Terminal,
};

/// Entries that are read at once.
const CHUNK: u32 = 500;

#[derive(Subcommand)]
pub enum Journal {
    List(List),
    Verify,
    Accept(Accept),
    Export(File),
    VerifyFile(File),
}

#[derive(Args)]
pub struct List {
    #[command(flatten)]
    chosen: Chosen,
    #[arg(long)]
    changes: bool,
    #[arg(long, value_name = "OPERATION")]
    before: Option<i64>,
    #[arg(long, value_name = "COUNT", default_value_t = 50)]
    limit: u32,
}

#[derive(Args)]
pub struct Accept {
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

#[derive(Args)]
pub struct File {
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub fn run(asked: &Journal, terminal: &Terminal) -> Outcome {
    match asked {
        Journal::List(asked) => list(asked, &terminal.sign_in()?),
        Journal::Verify => verify(&terminal.sign_in()?),
        Journal::Accept(asked) => accept(asked, &terminal.sign_in()?),
        Journal::Export(asked) => export(asked, &terminal.sign_in()?),
        Journal::VerifyFile(asked) => tell(&journal::verify_file(&asked.file)?, terminal),
    }
}

fn list(asked: &List, caller: &Caller<'_>) -> Outcome {
    let terminal = caller.terminal;
    let mut query = caller.read(|view| {
        let (entity_id, account) = (asked.chosen.entity_id(view)?, asked.chosen.account(view)?);
        let (entity, before) = (asked.chosen.entity.clone(), asked.before);
        let only_changes = asked.changes;
        Ok(EntryQuery { entity, entity_id, account, before, only_changes, ..EntryQuery::default() })
    })?;
    let shown = caller.shown()?;
    let mut writer = entries::Writer::begin(terminal)?;
    let mut left = asked.limit.max(1);
    loop {
        query.limit = left.min(CHUNK);
        let page = caller.read(|view| journal::list(view, &query))?;
        left -= u32::try_from(page.rows.len()).unwrap_or(left).min(left);
        writer.write(&page.rows, &shown)?;
        query.before = page.next;
        if page.next.is_none() || left == 0 {
            return writer.end(page.next);
        }
    }
}

fn verify(caller: &Caller<'_>) -> Outcome {
    let verdict =
        caller.core.read_at_length(&caller.session, |view| journal::verify(&caller.core, view))?;
    tell(&verdict, caller.terminal)
}

/// Says what a check found; one that found something ends as a failure.
fn tell(verdict: &Verdict, terminal: &Terminal) -> Outcome {
    if terminal.manner() == Manner::Json {
        let mut value = serde_json::to_value(verdict)?;
        value["whole"] = verdict.is_whole().into();
        terminal.json(&value)?;
    }
    if let Some(seq) = verdict.first_bad {
        return Err(Failure::LogDamaged { seq });
    }
    if let AnchorState::Differs { anchored } = &verdict.anchor {
        return Err(Failure::LogDamaged { seq: anchored.seq });
    }
    if terminal.manner() == Manner::Json {
        return Ok(());
    }
    let count = [("count", verdict.entries.into())];
    terminal.line(&terminal.language().say("journal.verify.whole", &count))
}

fn accept(asked: &Accept, caller: &Caller<'_>) -> Outcome {
    journal::accept(&caller.core, &caller.session, &asked.reason)?;
    caller.terminal.answer(&json!({ "reason": asked.reason }), "journal.accepted", &[])
}

fn export(asked: &File, caller: &Caller<'_>) -> Outcome {
    let path = asked.file.display().to_string();
    if asked.file.exists() {
        return Err(Failure::AlreadyExists { path });
    }
    let exported = caller.write(|tx| journal::export(&caller.core, tx, &asked.file))?;
    let words = [("count", exported.entries.into()), ("file", path.into())];
    caller.terminal.answer(&exported, "journal.exported", &words)
}

/// The columns of a list of entries.
fn headings(terminal: &Terminal) -> Table {
    let fields = ["seq", "at", "who", "operation", "outcome", "record"];
    Table::of_fields(terminal.language(), "journal", fields).right(0)
}
