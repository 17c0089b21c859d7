//! `categories`: the trees that customers are sorted into.

use clap::{Args, Subcommand};
use clientele_core::categories::{self, Category, NewCategory};
use serde_json::json;

use super::tree;
use crate::{failure::Outcome, table::Table, terminal::Terminal};

#[derive(Subcommand)]
pub enum Categories {
    List,
    Create(Create),
    Rename(Rename),
    Move(Move),
    Delete(Delete),
}

#[derive(Args)]
pub struct Create {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "CATEGORY")]
    parent: Option<String>,
}

#[derive(Args)]
pub struct Rename {
    #[arg(value_name = "CATEGORY")]
    category: String,
    #[arg(value_name = "NAME")]
    name: String,
}

#[derive(Args)]
pub struct Move {
    #[arg(value_name = "CATEGORY")]
    category: String,
    #[arg(long, value_name = "CATEGORY", required_unless_present = "top")]
    under: Option<String>,
    #[arg(long, conflicts_with = "under")]
    top: bool,
}

#[derive(Args)]
pub struct Delete {
    #[arg(value_name = "CATEGORY")]
    category: String,
}

pub fn run(asked: &Categories, terminal: &Terminal) -> Outcome {
    match asked {
        Categories::List => list(terminal),
        Categories::Create(asked) => create(asked, terminal),
        Categories::Rename(asked) => rename(asked, terminal),
        Categories::Move(asked) => shift(asked, terminal),
        Categories::Delete(asked) => delete(asked, terminal),
    }
}

fn list(terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let all = caller.read(categories::list)?;
    let mut table = Table::new([terminal.language().word("categories.fields.path")]);
    let mut rows = Vec::new();
    for it in &all {
        let path = path(&all, it);
        table.row([path.clone()]);
        rows.push(json!({ "id": it.id, "name": it.name, "parent": it.parent, "path": path,
            "position": it.position, "version": it.version }));
    }
    terminal.rows(&rows, &mut table, "categories.nothing_yet")
}

fn create(asked: &Create, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let made = caller.write(|tx| {
        let parent = asked.parent.as_deref().map(|it| categories::find(tx, it)).transpose()?;
        let new = NewCategory { name: asked.name.clone(), parent: parent.map(|it| it.id) };
        categories::create(tx, &new)
    })?;
    let path = path(&caller.read(categories::list)?, &made);
    terminal.answer(&made, "categories.created", &[("path", path.into())])
}

fn rename(asked: &Rename, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let (before, after) = caller.write(|tx| {
        let before = categories::find(tx, &asked.category)?;
        let after = categories::rename(tx, before.id, &asked.name)?;
        Ok((before, after))
    })?;
    let names = [("before", (&before.name).into()), ("after", (&after.name).into())];
    terminal.answer(&after, "categories.renamed", &names)
}

fn shift(asked: &Move, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let moved = caller.write(|tx| {
        let id = categories::find(tx, &asked.category)?.id;
        let under = asked.under.as_deref().map(|it| categories::find(tx, it)).transpose()?;
        categories::shift(tx, id, under.map(|it| it.id))
    })?;
    let path = path(&caller.read(categories::list)?, &moved);
    let words = [("name", (&moved.name).into()), ("path", path.into())];
    terminal.answer(&moved, "categories.moved", &words)
}

fn delete(asked: &Delete, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let gone = caller.write(|tx| {
        let found = categories::find(tx, &asked.category)?;
        categories::delete(tx, found.id)?;
        Ok(found)
    })?;
    terminal.answer(&gone, "categories.deleted", &[("name", (&gone.name).into())])
}

/// The names from the root down to a category.
fn path(all: &[Category], category: &Category) -> String {
    let above = |it: &Category| all.iter().find(|above| Some(above.id) == it.parent);
    tree::path(category, |it| &it.name, above)
}
