//! The commands: one file a feature, each a line or three around a call of core.

mod accounts;
mod backups;
mod categories;
mod choices;
mod completions;
mod contacts;
mod customers;
mod departments;
mod doctor;
mod exports;
mod imports;
mod init;
mod journal;
mod looks;
mod password;
mod records;
mod recover;
mod reports;
mod samples;
mod settings;
mod tags;
mod tasks;
mod tree;
mod undo;
mod vault;
mod whoami;

use clap::Subcommand;

use crate::{failure::Outcome, terminal::Terminal};

#[derive(Subcommand)]
pub enum Command {
    Init(init::Init),
    Doctor,
    Whoami,
    #[command(subcommand)]
    Password(password::Password),
    Recover(recover::Recover),
    #[command(subcommand)]
    Departments(departments::Departments),
    #[command(subcommand)]
    Accounts(accounts::Accounts),
    #[command(subcommand)]
    Customers(customers::Customers),
    #[command(subcommand)]
    Contacts(contacts::Contacts),
    #[command(subcommand)]
    Tags(tags::Tags),
    #[command(subcommand)]
    Categories(categories::Categories),
    #[command(subcommand)]
    Choices(choices::Choices),
    #[command(subcommand)]
    Tasks(tasks::Tasks),
    #[command(subcommand)]
    Imports(imports::Imports),
    #[command(subcommand)]
    Exports(exports::Exports),
    #[command(subcommand)]
    Reports(reports::Reports),
    #[command(subcommand)]
    Backups(backups::Backups),
    #[command(subcommand)]
    Samples(samples::Samples),
    #[command(subcommand)]
    Settings(settings::Settings),
    #[command(subcommand)]
    Journal(journal::Journal),
    Undo(undo::Undo),
    #[command(subcommand)]
    Vault(vault::Vault),
    #[command(subcommand)]
    Looks(looks::Looks),
    Completions(completions::Completions),
}

pub fn run(command: &Command, terminal: &Terminal) -> Outcome {
    match command {
        Command::Init(asked) => init::run(asked, terminal),
        Command::Doctor => doctor::run(terminal),
        Command::Whoami => whoami::run(terminal),
        Command::Password(asked) => password::run(asked, terminal),
        Command::Recover(asked) => recover::run(asked, terminal),
        Command::Departments(asked) => departments::run(asked, terminal),
        Command::Accounts(asked) => accounts::run(asked, terminal),
        Command::Customers(asked) => customers::run(asked, terminal),
        Command::Contacts(asked) => contacts::run(asked, terminal),
        Command::Tags(asked) => tags::run(asked, terminal),
        Command::Categories(asked) => categories::run(asked, terminal),
        Command::Choices(asked) => choices::run(asked, terminal),
        Command::Tasks(asked) => tasks::run(asked, terminal),
        Command::Imports(asked) => imports::run(asked, terminal),
        Command::Exports(asked) => exports::run(asked, terminal),
        Command::Reports(asked) => reports::run(asked, terminal),
        Command::Backups(asked) => backups::run(asked, terminal),
        Command::Samples(asked) => samples::run(asked, terminal),
        Command::Settings(asked) => settings::run(asked, terminal),
        Command::Journal(asked) => journal::run(asked, terminal),
        Command::Undo(asked) => undo::run(asked, terminal),
        Command::Vault(asked) => vault::run(asked, terminal),
        Command::Looks(asked) => looks::run(asked, terminal),
        Command::Completions(asked) => completions::run(asked, terminal),
    }
}
