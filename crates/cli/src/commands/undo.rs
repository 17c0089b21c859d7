//! `undo`: taking an operation of the log back.

use clap::Args;
use clientele_core::journal;
use serde_json::json;

use crate::{failure::Outcome, terminal::Terminal};

#[derive(Args)]
pub struct Undo {
    #[arg(value_name = "OPERATION")]
    operation: i64,
}

pub fn run(asked: &Undo, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    caller.write(|tx| journal::undo(tx, asked.operation))?;
    let number = [("seq", asked.operation.into())];
    terminal.answer(&json!({ "undone": asked.operation }), "cli.done.undone", &number)
}
