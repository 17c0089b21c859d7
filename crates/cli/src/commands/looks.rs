//! `looks`: who looked at what.

use clap::{Args, Subcommand};
use clientele_core::{
    accounts,
    looks::{self, LookQuery},
};

use super::records::Chosen;
use crate::{caller::Caller, failure::Outcome, table::Table, terminal::Terminal};

#[derive(Subcommand)]
pub enum Looks {
    List(List),
}

#[derive(Args)]
pub struct List {
    #[command(flatten)]
    chosen: Chosen,
    #[arg(long, value_name = "COUNT", default_value_t = 50)]
    limit: u32,
}

pub fn run(asked: &Looks, terminal: &Terminal) -> Outcome {
    let Looks::List(asked) = asked;
    list(asked, &terminal.sign_in()?)
}

fn list(asked: &List, caller: &Caller<'_>) -> Outcome {
    let (found, people) = caller.read(|view| {
        let people = accounts::list(view)?;
        let (entity_id, account) = (asked.chosen.entity_id(view)?, asked.chosen.account(view)?);
        let entity = asked.chosen.entity.clone();
        let query = LookQuery { entity, entity_id, account, skip: 0, limit: asked.limit };
        Ok((looks::list(&caller.core, view, &query)?, people))
    })?;
    let shown = caller.shown()?;
    let language = shown.language;
    let mut table = Table::of_fields(language, "looks", ["at", "who", "kind", "record"]);
    for it in &found {
        let who = people.iter().find(|one| one.id == it.account).map(|it| it.name.clone());
        let record = match it.entity_id {
            Some(id) => format!("{} {id}", word(language, &it.entity, "one")),
            None => format!("{} × {}", word(language, &it.entity, "title"), it.count),
        };
        let kind = language.find(&format!("looks.kinds.{}", it.kind)).unwrap_or(&it.kind);
        table.row([shown.moment(it.at), who.unwrap_or_default(), kind.to_owned(), record]);
    }
    caller.terminal.rows(&found, &mut table, "cli.done.nothing")
}

fn word<'a>(language: clientele_core::words::Language, entity: &'a str, form: &str) -> &'a str {
    language.find(&format!("{entity}.{form}")).unwrap_or(entity)
}
