//! `looks`: who looked at what.

use clap::{Args, Subcommand};
use clientele_core::{
    accounts,
    looks::{self, LookQuery},
};

use crate::{caller::Caller, failure::Outcome, table::Table, terminal::Terminal};

#[derive(Subcommand)]
pub enum Looks {
    List(List),
}

#[derive(Args)]
pub struct List {
    #[arg(long, value_name = "ENTITY")]
    entity: Option<String>,
    #[arg(long, value_name = "NUMBER", requires = "entity")]
    id: Option<String>,
    #[arg(long, value_name = "LOGIN")]
    account: Option<String>,
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
        let account = match asked.account.as_deref() {
            Some(login) => Some(accounts::find(view, login)?.id),
            None => None,
        };
        let entity_id = super::journal::row_id(view, asked.entity.as_deref(), asked.id.as_deref())?;
        let query =
            LookQuery { entity: asked.entity.clone(), entity_id, account, limit: asked.limit };
        Ok((looks::list(&caller.core, view, &query)?, people))
    })?;
    let shown = caller.shown()?;
    let language = shown.language;
    let heading = |field: &str| language.word(&format!("looks.fields.{field}"));
    let mut table = Table::new(["at", "who", "kind", "record"].map(heading));
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
