//! What can be typed: the options around every command. The commands stand with their features.

use std::{ffi::OsString, path::PathBuf};

use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser};
use clientele_core::words::Language;

use crate::{commands::Command, help};

#[derive(Parser)]
#[command(
    name = "clientele",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    subcommand_required = true
)]
pub struct Arguments {
    #[command(flatten)]
    pub around: Around,
    #[command(subcommand)]
    pub command: Command,
}

/// What may stand before or after any command.
#[derive(Args)]
pub struct Around {
    #[arg(long, global = true, env = "CLIENTELE_HOME", value_name = "FOLDER")]
    pub home: Option<PathBuf>,
    #[arg(long, global = true, value_name = "LOGIN")]
    pub user: Option<String>,
    #[arg(long, global = true)]
    pub password_stdin: bool,
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub lang: Option<Language>,
    #[arg(long, global = true)]
    pub json: bool,
}

/// The whole grammar, explained in a language.
pub fn grammar(language: Language) -> clap::Command {
    help::explained(Arguments::command(), language)
}

/// Reads what was typed: the arguments, and the words of the command.
pub fn parse(typed: &[OsString], language: Language) -> Result<(Arguments, String), clap::Error> {
    let matches = grammar(language).try_get_matches_from(typed)?;
    let path = words_of(&matches);
    Ok((Arguments::from_arg_matches(&matches)?, path))
}

/// `customers list`
fn words_of(matches: &ArgMatches) -> String {
    let mut words = Vec::new();
    let mut next = matches.subcommand();
    while let Some((word, matches)) = next {
        words.push(word);
        next = matches.subcommand();
    }
    words.join(" ")
}
