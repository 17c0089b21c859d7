//! `reports`: what the customers add up to, as files.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use clientele_core::{
    reports::{self, Report, Request, Scope},
    words::Value,
};

use crate::{
    failure::{Manner, Outcome},
    table::Table,
    terminal::Terminal,
};

#[derive(Subcommand)]
pub enum Reports {
    List,
    Run(Run),
}

#[derive(Args)]
pub struct Run {
    #[arg(value_name = "REPORT")]
    report: String,
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    #[arg(long, value_name = "FILE_NO")]
    customer: Option<String>,
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["from", "until"])]
    period: Option<String>,
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    #[arg(long, value_name = "DEPARTMENT")]
    department: Option<String>,
}

pub fn run(asked: &Reports, terminal: &Terminal) -> Outcome {
    match asked {
        Reports::List => list(terminal),
        Reports::Run(asked) => make(asked, terminal),
    }
}

/// Which reports there are is no secret: nobody needs to sign in.
fn list(terminal: &Terminal) -> Outcome {
    let language = terminal.language();
    let offered = reports::names(language);
    let headings = ["cli.headings.name", "reports.one", "cli.headings.meaning"];
    let mut table = Table::new(headings.map(|it| language.word(it))).whole(2);
    for it in &offered {
        table.row([it.name, it.title, it.description].map(str::to_owned));
    }
    terminal.rows(&offered, &mut table, "cli.done.nothing")
}

impl Run {
    fn scope(&self) -> Scope {
        let ends = match (&self.from, &self.until) {
            (None, None) => None,
            (from, until) => Some(format!(
                "{}..{}",
                from.as_deref().unwrap_or_default(),
                until.as_deref().unwrap_or_default()
            )),
        };
        let period = self.period.clone().or(ends);
        Scope { period, department: self.department.clone() }
    }
}

fn make(asked: &Run, terminal: &Terminal) -> Outcome {
    let report = Report::parse(&asked.report, asked.customer.as_deref())?;
    let caller = terminal.sign_in()?;
    let request = Request {
        report,
        scope: asked.scope(),
        to: asked.to.clone(),
        language: terminal.language(),
    };
    let reported =
        terminal.perform(|job| reports::run(&caller.core, &caller.session, &request, job))?;
    let file = asked.to.display().to_string();
    if terminal.manner() == Manner::Json {
        let mut value = serde_json::to_value(&reported)?;
        value["file"] = file.into();
        return terminal.json(&value);
    }
    let words = [("file", file.into()), ("size", Value::Bytes(reported.bytes))];
    terminal.line(&terminal.language().say("reports.done", &words))
}
