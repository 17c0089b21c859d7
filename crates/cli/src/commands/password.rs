//! `password`: a person's own.

use clap::Subcommand;
use clientele_core::accounts;
use serde_json::json;

use crate::{failure::Outcome, terminal::Terminal};

#[derive(Subcommand)]
pub enum Password {
    Change,
}

pub fn run(asked: &Password, terminal: &Terminal) -> Outcome {
    match asked {
        Password::Change => change(terminal),
    }
}

fn change(terminal: &Terminal) -> Outcome {
    let (caller, old) = terminal.sign_in_keeping_password()?;
    let new = terminal.keyboard.new_password(terminal.language())?;
    caller.write(|tx| accounts::change_password(tx, &old, &new))?;
    terminal.answer(&json!({ "login": caller.me.login }), "accounts.password_changed", &[])
}
