//! `vault`: who can open the data, and the key it is under.

use clap::{Args, Subcommand};
use clientele_core::vault::{self, WayIn};
use serde_json::json;

use crate::{
    caller::Caller,
    failure::{Manner, Outcome},
    table::Table,
    terminal::Terminal,
};

#[derive(Subcommand)]
pub enum Vault {
    Review,
    Accept(Accept),
    Rotate,
}

#[derive(Args)]
pub struct Accept {
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

pub fn run(asked: &Vault, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    match asked {
        Vault::Review => review(&caller),
        Vault::Accept(asked) => accept(asked, &caller),
        Vault::Rotate => rotate(&caller),
    }
}

fn review(caller: &Caller<'_>) -> Outcome {
    let terminal = caller.terminal;
    let review = vault::review(&caller.core, &caller.session)?;
    if terminal.manner() == Manner::Json {
        return terminal.json(&review);
    }
    let mut table = table(&review.ways_in, caller)?;
    terminal.write(|screen| table.write(screen))?;
    let language = terminal.language();
    match &review.finding {
        // What was found was said at sign-in; here it is said what can be done.
        Some(_) => terminal.line(language.word("cli.remarks.accept_vault")),
        None => terminal.line(language.word("vault.sound")),
    }
}

fn accept(asked: &Accept, caller: &Caller<'_>) -> Outcome {
    let terminal = caller.terminal;
    let lost = vault::accept(&caller.core, &caller.session, &asked.reason)?;
    terminal.answer(&json!({ "lost": lost }), "vault.accepted", &[])?;
    if !lost.is_empty() && terminal.manner() == Manner::Words {
        terminal.line(terminal.language().word("cli.remarks.ways_in_removed"))?;
        let mut table = table(&lost, caller)?;
        terminal.write(|screen| table.write(screen))?;
    }
    Ok(())
}

fn rotate(caller: &Caller<'_>) -> Outcome {
    let terminal = caller.terminal;
    let rotated = terminal.perform(|job| vault::rotate(&caller.core, &caller.session, job))?;
    let words = [("count", rotated.kept.into())];
    terminal.answer(&rotated, "vault.rotated", &words)?;
    terminal.remark(terminal.language().word("vault.old_copies"));
    Ok(())
}

fn table(ways_in: &[WayIn], caller: &Caller<'_>) -> Outcome<Table> {
    let language = caller.terminal.language();
    let mut table = Table::of_fields(language, "vault", ["who", "since", "state"]).whole(2);
    for it in ways_in {
        let sheet = || match it.slot {
            vault::SlotId::Recovery(number) => {
                let number = [("number", number.to_string().into())];
                language.say("recovery.sheet_no", &number)
            }
            vault::SlotId::Person(account) => account.to_string(),
        };
        table.row([
            it.login.clone().unwrap_or_else(sheet),
            it.since.map(|since| language.date(since)).unwrap_or_default(),
            language.word(&format!("vault.states.{}", it.state.word())).to_owned(),
        ]);
    }
    Ok(table)
}
