//! Cargo, as the one that started this program.

use std::{env, ffi::OsString, process::Command};

use crate::{Outcome, workspace};

pub fn command(arguments: &[&str]) -> Command {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(cargo);
    command.current_dir(workspace::root()).args(arguments);
    command
}

/// Runs it with its output on the terminal.
pub fn run(arguments: &[&str]) -> Outcome {
    succeed(command(arguments))
}

pub fn succeed(mut command: Command) -> Outcome {
    let status = command.status()?;
    if status.success() {
        return Ok(());
    }
    let words: Vec<_> = command.get_args().map(|it| it.to_string_lossy()).collect();
    let program = command.get_program().to_string_lossy();
    Err(format!("`{program} {}` failed ({status})", words.join(" ")).into())
}
