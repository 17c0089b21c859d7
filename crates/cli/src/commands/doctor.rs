//! `doctor`: whether an office can live on this computer, and in this folder.

use clientele_core::checks::{self, Check, State};
use serde_json::json;

use crate::{
    failure::{Failure, Manner, Outcome},
    keychain, table,
    terminal::Terminal,
};

pub fn run(terminal: &Terminal) -> Outcome {
    let language = terminal.language();
    keychain::begin();
    let found = checks::run(&terminal.home()?);
    let worst = checks::worst(&found);
    if terminal.manner() == Manner::Json {
        terminal.json(&json!({ "state": worst, "checks": found }))?;
    } else {
        let fact = |check: &Check| {
            let state = language.word(&format!("checks.states.{}", check.state.word()));
            (format!("{state}  {}", check.title(language)), check.say(language))
        };
        let facts: Vec<(String, String)> = found.iter().map(fact).collect();
        terminal.write(|screen| table::facts(screen, &facts))?;
        terminal.line(language.word(&format!("checks.summary.{}", worst.word())))?;
        if found.iter().any(|it| it.name == "recovery" && it.state != State::Pass) {
            terminal.line(language.word("cli.warnings.no_recovery_sheet"))?;
        }
    }
    if worst == State::Fail { Err(Failure::CheckFailed) } else { Ok(()) }
}
