//! `undo`: taking an operation of the log back.

use clap::Args;
use clientele_core::{Tx, journal};
use serde_json::json;

use crate::{
    failure::{Manner, Outcome},
    terminal::Terminal,
};

#[derive(Args)]
pub struct Undo {
    #[arg(value_name = "OPERATION")]
    operation: i64,
}

pub fn run(asked: &Undo, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let undone = terminal.perform(|job| {
        let undo = |tx: &mut Tx<'_>| journal::undo(tx, asked.operation, job);
        caller.core.write(&caller.session, caller.operation.as_str(), undo)
    })?;
    let number = [("seq", asked.operation.into())];
    let (records, kept) = (undone.records, undone.kept);
    let told = json!({ "undone": asked.operation, "records": records, "kept": kept });
    terminal.answer(&told, "cli.done.undone", &number)?;
    match undone.sentence(terminal.language()) {
        Some(sentence) if terminal.manner() == Manner::Words => terminal.line(&sentence),
        _ => Ok(()),
    }
}
