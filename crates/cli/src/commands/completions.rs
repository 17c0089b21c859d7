//! `completions`: what a shell needs to complete commands.

use clap::Args;
use clap_complete::Shell;

use crate::{arguments, failure::Outcome, terminal::Terminal};

#[derive(Args)]
pub struct Completions {
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub fn run(asked: &Completions, terminal: &Terminal) -> Outcome {
    let mut script = Vec::new();
    let mut grammar = arguments::grammar(terminal.language());
    clap_complete::generate(asked.shell, &mut grammar, "clientele", &mut script);
    terminal.write(|screen| screen.write_all(&script))
}
