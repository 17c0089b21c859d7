//! `choices`: the office's own lists.

use clap::{Args, Subcommand};
use clientele_core::choices::{self, Choice, LISTS, NewChoice};
use serde_json::{Value, json};

use crate::{failure::Outcome, table::Table, terminal::Terminal};

#[derive(Subcommand)]
pub enum Choices {
    List(List),
    Create(Create),
    Rename(Rename),
    Retire(Retire),
}

#[derive(Args)]
pub struct List {
    #[arg(value_name = "LIST")]
    list: Option<String>,
}

#[derive(Args)]
pub struct Create {
    #[arg(value_name = "LIST")]
    list: String,
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "COLOUR")]
    colour: Option<String>,
}

#[derive(Args)]
pub struct Rename {
    #[arg(value_name = "LIST")]
    list: String,
    #[arg(value_name = "CHOICE")]
    choice: String,
    #[arg(value_name = "NAME")]
    name: String,
}

#[derive(Args)]
pub struct Retire {
    #[arg(value_name = "LIST")]
    list: String,
    #[arg(value_name = "CHOICE")]
    choice: String,
    #[arg(long)]
    bring_back: bool,
}

pub fn run(asked: &Choices, terminal: &Terminal) -> Outcome {
    match asked {
        Choices::List(asked) => list(asked, terminal),
        Choices::Create(asked) => create(asked, terminal),
        Choices::Rename(asked) => rename(asked, terminal),
        Choices::Retire(asked) => retire(asked, terminal),
    }
}

fn list(asked: &List, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let lists: Vec<&str> = match &asked.list {
        Some(list) => vec![list],
        None => LISTS.to_vec(),
    };
    let all = caller.read(|view| {
        let each = lists.iter().map(|list| choices::list(view, list));
        Ok(each.collect::<clientele_core::Result<Vec<_>>>()?.concat())
    })?;
    let language = terminal.language();
    let mut table = Table::of_fields(language, "choices", ["list", "code", "name", "retired"]);
    for it in &all {
        let name = language.word(&format!("choices.lists.{}", it.list)).to_owned();
        let retired = if it.retired { language.word("formats.yes") } else { "" };
        let word = it.word(language).to_owned();
        table.row([name, it.code.clone(), word, retired.to_owned()]);
    }
    let rows: Vec<Value> = all.iter().map(|it| row(it, terminal)).collect();
    terminal.rows(&rows, &mut table, "cli.done.nothing")
}

fn create(asked: &Create, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let new = NewChoice {
        list: asked.list.clone(),
        name: asked.name.clone(),
        colour: asked.colour.clone(),
    };
    let made = caller.write(|tx| choices::create(tx, &new))?;
    let list = terminal.language().word(&format!("choices.lists.{}", made.list));
    let name = made.word(terminal.language());
    let words = [("name", name.into()), ("list", list.into())];
    terminal.answer(&row(&made, terminal), "choices.created", &words)
}

fn rename(asked: &Rename, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let (before, after) = caller.write(|tx| {
        let before = choices::find(tx, &asked.list, &asked.choice)?;
        let after = choices::rename(tx, before.id, &asked.name)?;
        Ok((before, after))
    })?;
    let language = terminal.language();
    let words = [("before", before.word(language).into()), ("after", after.word(language).into())];
    terminal.answer(&row(&after, terminal), "choices.renamed", &words)
}

fn retire(asked: &Retire, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let after = caller.write(|tx| {
        let id = choices::find(tx, &asked.list, &asked.choice)?.id;
        choices::set_retired(tx, id, !asked.bring_back)
    })?;
    let key = if after.retired { "choices.retired" } else { "cli.done.choice_back" };
    let words = [("name", after.word(terminal.language()).into())];
    terminal.answer(&row(&after, terminal), key, &words)
}

fn row(choice: &Choice, terminal: &Terminal) -> Value {
    json!({
        "list": choice.list,
        "code": choice.code,
        "name": choice.word(terminal.language()),
        "colour": choice.colour,
        "retired": choice.retired,
        "version": choice.version,
    })
}
