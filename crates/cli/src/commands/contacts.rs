//! `contacts`: the people at a customer.

use clap::{Args, Subcommand};
use clientele_core::{
    contacts::{self, ContactFields},
    customers::{self, Written},
    id::ContactId,
};
use serde_json::json;

use crate::{failure::Outcome, terminal::Terminal};

#[derive(Subcommand)]
pub enum Contacts {
    Add(Add),
    Update(Update),
    Remove(Remove),
}

#[derive(Args)]
pub struct Add {
    #[arg(value_name = "FILE_NO")]
    file_no: String,
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    given: Given,
}

#[derive(Args)]
pub struct Update {
    #[arg(value_name = "CONTACT")]
    contact: i64,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    given: Given,
}

#[derive(Args)]
pub struct Remove {
    #[arg(value_name = "CONTACT")]
    contact: i64,
}

/// What is said about a contact beside the name.
#[derive(Args)]
struct Given {
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    #[arg(long, value_name = "PHONE")]
    phone: Vec<String>,
    #[arg(long, value_name = "EMAIL")]
    email: Vec<String>,
    #[arg(long, value_name = "NUMBER")]
    wechat: Vec<String>,
    #[arg(long, value_name = "NUMBER")]
    qq: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    notes: Option<String>,
    #[arg(long)]
    primary: bool,
}

impl Given {
    fn fields(&self, name: Option<String>) -> ContactFields {
        let points =
            |typed: &[String]| (!typed.is_empty()).then(|| Written::Several(typed.to_vec()));
        ContactFields {
            name,
            title: self.title.clone(),
            role: self.role.clone(),
            is_primary: self.primary.then_some(true),
            notes: self.notes.clone(),
            phone: points(&self.phone),
            email: points(&self.email),
            wechat: points(&self.wechat),
            qq: points(&self.qq),
        }
    }
}

pub fn run(asked: &Contacts, terminal: &Terminal) -> Outcome {
    match asked {
        Contacts::Add(asked) => add(asked, terminal),
        Contacts::Update(asked) => update(asked, terminal),
        Contacts::Remove(asked) => remove(asked, terminal),
    }
}

fn add(asked: &Add, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let fields = asked.given.fields(Some(asked.name.clone()));
    let contact = caller.write(|tx| {
        let customer = customers::find(tx, &asked.file_no)?;
        contacts::add(tx, customer, &fields)
    })?;
    let words = [("name", (&contact.name).into()), ("customer", (&asked.file_no).into())];
    terminal.answer(&contact, "contacts.added", &words)
}

fn update(asked: &Update, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let fields = asked.given.fields(asked.name.clone());
    let contact =
        caller.write(|tx| contacts::update(tx, ContactId::from(asked.contact), &fields))?;
    terminal.answer(&contact, "contacts.updated", &[("name", (&contact.name).into())])
}

fn remove(asked: &Remove, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    caller.write(|tx| contacts::remove(tx, ContactId::from(asked.contact)))?;
    let number = [("number", asked.contact.into())];
    terminal.answer(&json!({ "id": asked.contact }), "cli.done.contact_removed", &number)
}
