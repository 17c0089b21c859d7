//! `tags`: the words that customers are marked with.

use clap::{Args, Subcommand};
use clientele_core::{
    Result, View,
    customers::{self, Tagging},
    id::CustomerId,
    tags::{self, NewTag, Tag},
};
use serde_json::{Value, json};

use crate::{failure::Outcome, table::Table, terminal::Terminal};

#[derive(Subcommand)]
pub enum Tags {
    List,
    Create(Create),
    Rename(Rename),
    Merge(Merge),
    Delete(Delete),
    Add(Give),
    Remove(Give),
}

#[derive(Args)]
pub struct Create {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "COLOUR")]
    colour: Option<String>,
}

#[derive(Args)]
pub struct Rename {
    #[arg(value_name = "TAG")]
    tag: String,
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "COLOUR")]
    colour: Option<String>,
}

#[derive(Args)]
pub struct Merge {
    #[arg(value_name = "TAG")]
    from: String,
    #[arg(value_name = "TAG")]
    into: String,
}

#[derive(Args)]
pub struct Delete {
    #[arg(value_name = "TAG")]
    tag: String,
    #[arg(long, value_name = "TAG")]
    reassign: Option<String>,
}

#[derive(Args)]
pub struct Give {
    #[arg(value_name = "TAG")]
    tag: String,
    #[arg(value_name = "FILE_NO", required = true)]
    file_nos: Vec<String>,
}

pub fn run(asked: &Tags, terminal: &Terminal) -> Outcome {
    match asked {
        Tags::List => list(terminal),
        Tags::Create(asked) => create(asked, terminal),
        Tags::Rename(asked) => rename(asked, terminal),
        Tags::Merge(asked) => merge(&asked.from, &asked.into, terminal),
        Tags::Delete(Delete { tag, reassign: Some(into) }) => merge(tag, into, terminal),
        Tags::Delete(asked) => delete(&asked.tag, terminal),
        Tags::Add(asked) => tag(asked, Tagging::Give, "cli.done.tag_given", terminal),
        Tags::Remove(asked) => tag(asked, Tagging::Take, "cli.done.tag_taken", terminal),
    }
}

fn list(terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let all = caller.read(tags::list)?;
    let language = terminal.language();
    let mut table = Table::of_fields(language, "tags", ["name", "colour", "uses"]).right(2);
    for it in &all {
        let colour = it.colour.as_deref().unwrap_or_default();
        let colour = language.find(&format!("tags.colours.{colour}")).unwrap_or(colour);
        table.row([it.name.clone(), colour.to_owned(), language.number(it.customers)]);
    }
    terminal.rows(&all, &mut table, "tags.nothing_yet")
}

fn create(asked: &Create, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let new = NewTag { name: asked.name.clone(), colour: asked.colour.clone() };
    let made = caller.write(|tx| tags::create(tx, &new))?;
    terminal.answer(&row(&made), "tags.created", &[("name", (&made.name).into())])
}

fn rename(asked: &Rename, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let new = NewTag { name: asked.name.clone(), colour: asked.colour.clone() };
    let (before, after) = caller.write(|tx| {
        let before = tags::find(tx, &asked.tag)?;
        let after = tags::update(tx, before.id, &new)?;
        Ok((before, after))
    })?;
    let words = [("before", (&before.name).into()), ("after", (&after.name).into())];
    terminal.answer(&row(&after), "tags.renamed", &words)
}

fn merge(from: &str, into: &str, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let (from, into, count) = caller.write_as("tags.merge", |tx| {
        let (from, into) = (tags::find(tx, from)?, tags::find(tx, into)?);
        let count = uses(tx, &from.name)?;
        let into = tags::merge(tx, from.id, into.id)?;
        Ok((from, into, count))
    })?;
    let words =
        [("from", (&from.name).into()), ("into", (&into.name).into()), ("count", count.into())];
    let row = json!({ "id": into.id, "name": into.name, "customers": count });
    terminal.answer(&row, "tags.merged", &words)
}

fn delete(tag: &str, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let (gone, count) = caller.write(|tx| {
        let found = tags::find(tx, tag)?;
        let count = uses(tx, &found.name)?;
        tags::delete(tx, found.id)?;
        Ok((found, count))
    })?;
    let words = [("name", (&gone.name).into()), ("count", count.into())];
    let row = json!({ "id": gone.id, "name": gone.name, "customers": count });
    terminal.answer(&row, "tags.deleted", &words)
}

fn tag(asked: &Give, tagging: Tagging, key: &str, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let (tag, changed) = caller.write(|tx| {
        let tag = tags::find(tx, &asked.tag)?;
        let ids = asked.file_nos.iter().map(|it| customers::find(tx, it));
        let ids: Vec<CustomerId> = ids.collect::<Result<_>>()?;
        let changed = customers::tag(tx, &ids, tag.id, tagging)?;
        Ok((tag, changed))
    })?;
    let words = [("name", (&tag.name).into()), ("count", changed.into())];
    terminal.answer(&json!({ "tag": tag.name, "customers": changed }), key, &words)
}

fn row(tag: &Tag) -> Value {
    json!({ "id": tag.id, "name": tag.name, "colour": tag.colour })
}

/// How many customers within reach have a tag.
fn uses(view: &View<'_>, name: &str) -> Result<u64> {
    Ok(tags::list(view)?.into_iter().find(|it| it.name == name).map_or(0, |it| it.customers))
}
