//! `samples`: a small invented office to try everything on.

use clap::Subcommand;
use clientele_core::samples;

use crate::{caller::Caller, failure::Outcome, terminal::Terminal};

#[derive(Subcommand)]
pub enum Samples {
    Create,
    Remove,
}

pub fn run(asked: &Samples, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    match asked {
        Samples::Create => create(&caller),
        Samples::Remove => remove(&caller),
    }
}

fn create(caller: &Caller<'_>) -> Outcome {
    let terminal = caller.terminal;
    let made = terminal.perform(|job| samples::create(&caller.core, &caller.session, job))?;
    terminal.answer(&made, "samples.created", &[("count", made.customers.into())])?;
    terminal.remark(terminal.language().word("cli.remarks.remove_samples"));
    Ok(())
}

fn remove(caller: &Caller<'_>) -> Outcome {
    let terminal = caller.terminal;
    let gone = terminal.perform(|job| samples::remove(&caller.core, &caller.session, job))?;
    terminal.answer(&gone, "samples.removed", &[("count", gone.removed.into())])?;
    if gone.kept > 0 {
        let count = [("count", gone.kept.into())];
        terminal.remark(&terminal.language().say("samples.kept", &count));
    }
    Ok(())
}
