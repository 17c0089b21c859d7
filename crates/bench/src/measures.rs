//! What is measured, a file each.

mod backups;
mod exports;
mod imports;
mod lists;
mod saves;
mod searches;
mod sign_in;

use std::path::Path;

use crate::{Outcome, Plan, floor::Floor, office::Bench, paper};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    Imports,
    Lists,
    Counts,
    Searches,
    Saves,
    Exports,
    Backups,
    SignIn,
}

impl Measure {
    pub const ALL: [Measure; 8] = [
        Measure::Imports,
        Measure::Lists,
        Measure::Counts,
        Measure::Searches,
        Measure::Saves,
        Measure::Exports,
        Measure::Backups,
        Measure::SignIn,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Measure::Imports => "imports",
            Measure::Lists => "lists",
            Measure::Counts => "counts",
            Measure::Searches => "searches",
            Measure::Saves => "saves",
            Measure::Exports => "exports",
            Measure::Backups => "backups",
            Measure::SignIn => "sign_in",
        }
    }

    pub fn take(self, plan: &Plan, folder: &Path) -> Outcome {
        paper::part(self.word());
        let office = || Bench::of(folder, plan.customers, plan.is_fresh);
        let floor = || Floor::of(folder, plan.customers, plan.is_fresh);
        match self {
            Measure::Imports => imports::take(folder),
            Measure::Lists => lists::pages(&office()?, &floor()?, plan.customers),
            Measure::Counts => lists::counts(&office()?, &floor()?),
            Measure::Searches => searches::take(&office()?, &floor()?, plan.customers),
            Measure::Saves => saves::take(&office()?, &floor()?),
            Measure::Exports => exports::take(folder),
            Measure::Backups => {
                let (office, _floor) = (office()?, floor()?);
                backups::take(&office, folder, plan.customers)
            }
            Measure::SignIn => sign_in::take(&office()?),
        }
    }
}

/// Work of which the memory is measured too: nothing else happens in its process.
pub fn alone(work: &str, arguments: &[&str]) -> Outcome {
    match work {
        "export" => exports::alone(arguments),
        "bare-workbook" => exports::bare(arguments),
        _ => Err(format!("nobody knows how to {work}").into()),
    }
}
