//! `exports`: any list of customers as a file.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use clientele_core::{
    Error, Result,
    customers::Field,
    exports::{self, Columns, Request},
    words::Value,
};

use super::customers::QueryArguments;
use crate::{
    failure::{Manner, Outcome},
    terminal::Terminal,
};

#[derive(Subcommand)]
pub enum Exports {
    Run(Run),
}

#[derive(Args)]
pub struct Run {
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    #[command(flatten)]
    query: QueryArguments,
    #[arg(long, value_name = "FIELDS")]
    fields: Option<String>,
    #[arg(long, conflicts_with = "fields")]
    complete: bool,
}

pub fn run(asked: &Exports, terminal: &Terminal) -> Outcome {
    let Exports::Run(asked) = asked;
    let caller = terminal.sign_in()?;
    let request = Request {
        to: asked.to.clone(),
        query: asked.query.query()?,
        columns: match asked.complete {
            true => Columns::Complete,
            false => Columns::Fields(fields(asked.fields.as_deref())?),
        },
        language: terminal.language(),
    };
    let exported =
        terminal.perform(|job| exports::run(&caller.core, &caller.session, &request, job))?;
    if terminal.manner() == Manner::Json {
        let mut value = serde_json::to_value(&exported)?;
        value["file"] = asked.to.display().to_string().into();
        return terminal.json(&value);
    }
    let language = terminal.language();
    let file = asked.to.display().to_string();
    let size = Value::Bytes(exported.bytes);
    let words = [("count", exported.rows.into()), ("file", file.into()), ("size", size)];
    terminal.line(&language.say("exports.done", &words))?;
    if !exported.masked.is_empty() {
        terminal.remark(language.word("exports.masked_note"));
    }
    terminal.remark(language.word("exports.not_encrypted"));
    Ok(())
}

/// `name,phone,city`
fn fields(typed: Option<&str>) -> Result<Vec<Field>> {
    let words = typed.unwrap_or_default().split([',', '，', '、', ' ']);
    words
        .filter(|it| !it.is_empty())
        .map(|it| Field::of_word(it).ok_or(Error::UnknownField { field: it.to_owned() }))
        .collect()
}
