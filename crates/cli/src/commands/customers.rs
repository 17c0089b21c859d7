//! `customers`: the people and companies we sell to.

mod card;
mod list;

pub use list::QueryArguments;

use clap::{Args, Subcommand};
use clientele_core::{
    Error, Result, View,
    customers::{self, Customer, Edit, Field, Fields, Written},
    id::CustomerId,
};

use crate::{
    caller::Caller,
    failure::{Manner, Outcome},
    terminal::Terminal,
};

#[derive(Subcommand)]
pub enum Customers {
    List(list::List),
    Show(One),
    Create(Create),
    Update(Update),
    Delete(One),
    Restore(One),
    History(One),
}

#[derive(Args)]
pub struct One {
    #[arg(value_name = "FILE_NO")]
    file_no: String,
}

#[derive(Args)]
pub struct Create {
    #[arg(value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    given: Given,
}

#[derive(Args)]
pub struct Update {
    #[arg(value_name = "FILE_NO")]
    file_no: String,
    #[command(flatten)]
    given: Given,
    #[arg(long, value_name = "VERSION")]
    version: Option<i64>,
}

/// What is written into fields.
#[derive(Args)]
struct Given {
    #[arg(long, value_name = "ASSIGNMENT", value_parser = assignment)]
    set: Vec<(String, String)>,
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
}

pub fn run(asked: &Customers, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    match asked {
        Customers::List(asked) => list::run(asked, &caller),
        Customers::Show(one) => show(one, &caller),
        Customers::Create(asked) => create(asked, &caller),
        Customers::Update(asked) => update(asked, &caller),
        Customers::Delete(one) => delete(one, &caller),
        Customers::Restore(one) => restore(one, &caller),
        Customers::History(one) => history(one, &caller),
    }
}

fn show(one: &One, caller: &Caller<'_>) -> Outcome {
    let customer =
        caller.read(|view| customers::show(view, customers::find(view, &one.file_no)?))?;
    if caller.terminal.manner() == Manner::Json {
        return caller.terminal.json(&customer);
    }
    card::write(&customer, caller)
}

fn create(asked: &Create, caller: &Caller<'_>) -> Outcome {
    let mut fields = asked.given.fields()?;
    if let Some(name) = &asked.name {
        fields.insert(Field::Name, Written::One(name.clone()));
    }
    let (customer, twins) = caller.write(|tx| {
        let twins = customers::find_duplicates(tx, &fields)?;
        Ok((customers::create(tx, &fields)?, twins))
    })?;
    card::warn_of(&twins, caller);
    say(&customer, "customers.created", caller)
}

fn update(asked: &Update, caller: &Caller<'_>) -> Outcome {
    let mut set = asked.given.fields()?;
    let customer = caller.write(|tx| {
        let id = customers::find(tx, &asked.file_no)?;
        if !asked.given.tags.is_empty() {
            keep_tags(tx, id, &mut set)?;
        }
        customers::update(tx, id, &Edit { set: set.clone(), version: asked.version })
    })?;
    say(&customer, "customers.updated", caller)
}

/// A tag that is given comes beside those the customer has.
fn keep_tags(view: &View<'_>, id: CustomerId, set: &mut Fields) -> Result<()> {
    if let Some(Written::Several(tags)) = set.get_mut(&Field::Tags) {
        tags.extend(customers::show(view, id)?.tags);
    }
    Ok(())
}

fn delete(one: &One, caller: &Caller<'_>) -> Outcome {
    let customer = caller.write(|tx| {
        let id = customers::find(tx, &one.file_no)?;
        let customer = customers::show(tx, id)?;
        customers::delete(tx, id)?;
        Ok(customer)
    })?;
    say(&customer, "customers.deleted", caller)
}

fn restore(one: &One, caller: &Caller<'_>) -> Outcome {
    let customer = caller.write(|tx| {
        let id = customers::find(tx, &one.file_no)?;
        customers::restore(tx, id)
    })?;
    say(&customer, "customers.restored", caller)
}

fn history(one: &One, caller: &Caller<'_>) -> Outcome {
    let entries =
        caller.read(|view| customers::history(view, customers::find(view, &one.file_no)?))?;
    if caller.terminal.manner() == Manner::Json {
        return caller.terminal.json(&serde_json::json!({ "rows": entries }));
    }
    for line in super::journal::lines(&entries, &caller.shown()?) {
        caller.terminal.line(&line)?;
    }
    Ok(())
}

fn say(customer: &Customer, key: &str, caller: &Caller<'_>) -> Outcome {
    let words = [("name", (&customer.name).into()), ("file_no", (&customer.file_no).into())];
    caller.terminal.answer(customer, key, &words)
}

impl Given {
    /// The fields to write; one that is given several times has several values.
    fn fields(&self) -> Result<Fields> {
        let mut fields = Fields::new();
        let tags = self.tags.iter().map(|tag| (Field::Tags, tag.clone()));
        let set = self.set.iter().map(|(name, value)| {
            let field = Field::of_word(name).ok_or(Error::UnknownField { field: name.clone() })?;
            Ok::<_, Error>((field, value.clone()))
        });
        for given in set.chain(tags.map(Ok)) {
            let (field, value) = given?;
            let written = fields.entry(field).or_insert_with(|| Written::Several(Vec::new()));
            if let Written::Several(values) = written {
                values.push(value);
            }
        }
        for written in fields.iter_mut().filter(|(field, _)| **field != Field::Tags) {
            if let (_, Written::Several(values)) = written
                && let [only] = values.as_slice()
            {
                *written.1 = Written::One(only.clone());
            }
        }
        Ok(fields)
    }
}

/// `field=value`; the value may hold more of the sign.
fn assignment(typed: &str) -> std::result::Result<(String, String), String> {
    let (field, value) = typed.split_once(['=', '＝']).ok_or_else(|| typed.to_owned())?;
    Ok((field.trim().to_lowercase(), value.to_owned()))
}
