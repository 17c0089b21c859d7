//! `departments`: the tree of the office.

use clap::{Args, Subcommand};
use clientele_core::departments::{self, Department, NewDepartment};
use serde_json::json;

use super::tree;
use crate::{failure::Outcome, table::Table, terminal::Terminal};

#[derive(Subcommand)]
pub enum Departments {
    List,
    Create(Create),
    Rename(Rename),
    Move(Move),
}

#[derive(Args)]
pub struct Create {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "DEPARTMENT")]
    parent: Option<String>,
}

#[derive(Args)]
pub struct Rename {
    #[arg(value_name = "DEPARTMENT")]
    department: String,
    #[arg(value_name = "NAME")]
    name: String,
}

#[derive(Args)]
pub struct Move {
    #[arg(value_name = "DEPARTMENT")]
    department: String,
    #[arg(long, value_name = "DEPARTMENT", required_unless_present = "top")]
    under: Option<String>,
    #[arg(long, conflicts_with = "under")]
    top: bool,
}

pub fn run(asked: &Departments, terminal: &Terminal) -> Outcome {
    match asked {
        Departments::List => list(terminal),
        Departments::Create(asked) => create(asked, terminal),
        Departments::Rename(asked) => rename(asked, terminal),
        Departments::Move(asked) => shift(asked, terminal),
    }
}

fn list(terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let all = caller.read(departments::list)?;
    let language = terminal.language();
    let mut table = Table::new([language.word("departments.fields.path")]);
    let mut rows = Vec::new();
    for it in &all {
        let path = path(&all, it);
        table.row([path.clone()]);
        rows.push(json!({ "id": it.id, "name": it.name, "parent": it.parent, "path": path,
            "version": it.version }));
    }
    terminal.rows(&rows, &mut table, "cli.done.no_departments")
}

fn create(asked: &Create, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let made = caller.write(|tx| {
        let parent = asked.parent.as_deref().map(|it| departments::find(tx, it)).transpose()?;
        let new = NewDepartment { name: asked.name.clone(), parent: parent.map(|it| it.id) };
        departments::create(tx, &new)
    })?;
    let path = path(&caller.read(departments::list)?, &made);
    terminal.answer(&made, "departments.created", &[("path", path.into())])
}

fn rename(asked: &Rename, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let (before, after) = caller.write(|tx| {
        let before = departments::find(tx, &asked.department)?;
        let after = departments::rename(tx, before.id, &asked.name)?;
        Ok((before, after))
    })?;
    let names = [("before", (&before.name).into()), ("after", (&after.name).into())];
    terminal.answer(&after, "departments.renamed", &names)
}

fn shift(asked: &Move, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let moved = caller.write(|tx| {
        let id = departments::find(tx, &asked.department)?.id;
        let under = asked.under.as_deref().map(|it| departments::find(tx, it)).transpose()?;
        departments::shift(tx, id, under.map(|it| it.id))
    })?;
    let path = path(&caller.read(departments::list)?, &moved);
    terminal.answer(
        &moved,
        "departments.moved",
        &[("name", (&moved.name).into()), ("path", path.into())],
    )
}

/// The names from the top down to a department.
pub fn path(all: &[Department], department: &Department) -> String {
    tree::path(department, |it| &it.name, |it| all.iter().find(|above| Some(above.id) == it.parent))
}
