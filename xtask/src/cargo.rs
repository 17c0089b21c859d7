//! Cargo, as the one that started this program.

use std::{
    env,
    ffi::OsString,
    process::{Command, ExitStatus, Stdio},
};

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

/// Runs it, and gives back what it prints; what it says beside that stays on the terminal.
pub fn answer(arguments: &[&str]) -> Outcome<String> {
    let mut command = command(arguments);
    let output = command.stderr(Stdio::inherit()).output()?;
    must_be_well(&command, output.status)?;
    Ok(String::from_utf8(output.stdout)?)
}

pub fn succeed(mut command: Command) -> Outcome {
    let status = command.status()?;
    must_be_well(&command, status)
}

fn must_be_well(command: &Command, status: ExitStatus) -> Outcome {
    if status.success() {
        return Ok(());
    }
    let words: Vec<_> = command.get_args().map(|it| it.to_string_lossy()).collect();
    let program = command.get_program().to_string_lossy();
    Err(format!("`{program} {}` failed ({status})", words.join(" ")).into())
}
