//! `recover`: back in with the recovery sheet, when nobody can sign in any more.

use std::path::PathBuf;

use clap::Args;
use clientele_core::office;
use serde_json::json;

use crate::{failure::Outcome, keychain, terminal::Terminal};

#[derive(Args)]
pub struct Recover {
    #[arg(value_name = "LOGIN")]
    login: String,
    #[arg(long, value_name = "FILE")]
    recovery_file: Option<PathBuf>,
}

/// The key comes out of the file or is asked for; then the new password is.
pub fn run(asked: &Recover, terminal: &Terminal) -> Outcome {
    let home = terminal.home()?;
    let key = terminal.recovery_key(asked.recovery_file.as_deref())?;
    let new = terminal.keyboard.new_password(terminal.language())?;
    keychain::begin();
    office::recover(&home, &key, &asked.login, &new, terminal.clock.clone())?;
    let words = [("login", (&asked.login).into())];
    terminal.answer(&json!({ "login": asked.login }), "recovery.recovered", &words)?;
    terminal.remark(terminal.language().word("cli.remarks.renew_sheet"));
    Ok(())
}
