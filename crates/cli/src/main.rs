//! Clientele from a terminal: the same core as the window, one command at a time.

mod arguments;
mod caller;
mod commands;
mod failure;
mod help;
mod job;
mod keychain;
mod log;
mod passwords;
mod shown;
mod table;
mod terminal;
mod usage;

use std::{panic::AssertUnwindSafe, process::ExitCode, time::Instant};

use clap::error::ErrorKind;
use clientele_core::{Error, logs, words::Language};

use crate::{failure::Failure, terminal::Terminal};

/// A list that comes in is a great many small texts.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // A spreadsheet is taken apart in a child of this same program, which ends here.
    if let Some(code) = clientele_tables::read::serve_if_asked() {
        return code;
    }
    let typed: Vec<_> = std::env::args_os().collect();
    let language = terminal::language_before_sign_in(&typed);
    match arguments::parse(&typed, language) {
        Ok((arguments, path)) => {
            let terminal = Terminal::new(arguments.around, path, language);
            perform(&terminal, &arguments.command)
        }
        Err(error) => decline(&error, &typed, language),
    }
}

/// Runs a command, with what the log says of it and what the person hears of it.
fn perform(terminal: &Terminal, command: &commands::Command) -> ExitCode {
    let begun = Instant::now();
    terminal.begin_log();
    logs::keep_panics();
    let ran = std::panic::catch_unwind(AssertUnwindSafe(|| commands::run(command, terminal)));
    let outcome = ran.unwrap_or_else(|_| Err(panicked()));
    let outcome = outcome.and_then(|()| terminal.flush());
    // An office that was made just now has a place for a log only now.
    terminal.begin_log();
    let taken = begun.elapsed();
    match outcome {
        Ok(()) | Err(Failure::ReaderGone) => {
            log::end(terminal.path(), taken, "done");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            if let Failure::Refused(error) = &failure {
                logs::refusal(terminal.path(), error);
            }
            log::end(terminal.path(), taken, failure.code());
            failure::tell(&failure, terminal.language(), terminal.manner());
            failure.exit_code()
        }
    }
}

/// What was typed is no command, or asks how commands are typed.
fn decline(error: &clap::Error, typed: &[std::ffi::OsString], language: Language) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // A reader that is gone needs no help.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return ExitCode::from(failure::USAGE);
    }
    let failure = Failure::Usage { sentence: usage::sentence(error, language) };
    failure::tell(&failure, language, terminal::manner_typed(typed));
    failure.exit_code()
}

fn panicked() -> Failure {
    Failure::Refused(Error::broken("the program stopped at a mistake of its own"))
}
