//! `accounts`: the people who sign in.

use clap::{Args, Subcommand, builder::PossibleValuesParser};
use clientele_core::{
    Result, View,
    access::AccountState,
    accounts::{self, Account, AccountPatch, Issued, NewAccount, ROLES},
    departments,
    id::DepartmentId,
    vault,
    words::Language,
};
use serde_json::json;

use crate::{
    caller::Caller,
    failure::{Manner, Outcome},
    table::Table,
    terminal::Terminal,
};

#[derive(Subcommand)]
pub enum Accounts {
    List,
    Create(Create),
    Update(Update),
    Disable(Disable),
    Enable(One),
    Unlock(One),
    ResetPassword(One),
}

#[derive(Args)]
pub struct Create {
    #[arg(value_name = "LOGIN")]
    login: String,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long = "role", value_name = "ROLE", required = true, value_parser = PossibleValuesParser::new(ROLES))]
    roles: Vec<String>,
    #[arg(long, value_name = "DEPARTMENT")]
    department: Option<String>,
}

#[derive(Args)]
pub struct Update {
    #[arg(value_name = "LOGIN")]
    login: String,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long = "role", value_name = "ROLE", value_parser = PossibleValuesParser::new(ROLES))]
    roles: Vec<String>,
    #[arg(long, value_name = "DEPARTMENT")]
    department: Option<String>,
    #[arg(long, conflicts_with = "department")]
    no_department: bool,
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<Language>,
}

#[derive(Args)]
pub struct Disable {
    #[command(flatten)]
    one: One,
    #[arg(long)]
    keep_key: bool,
}

#[derive(Args)]
pub struct One {
    #[arg(value_name = "LOGIN")]
    login: String,
}

pub fn run(asked: &Accounts, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    match asked {
        Accounts::List => list(&caller),
        Accounts::Create(asked) => create(asked, &caller),
        Accounts::Update(asked) => update(asked, &caller),
        Accounts::Disable(asked) => disable(asked, &caller),
        Accounts::Enable(one) => enable(one, &caller),
        Accounts::Unlock(one) => unlock(one, &caller),
        Accounts::ResetPassword(one) => reset_password(one, &caller),
    }
}

fn list(caller: &Caller<'_>) -> Outcome {
    let shown = caller.shown()?;
    let (accounts, departments) =
        caller.read(|view| Ok((accounts::list(view)?, departments::list(view)?)))?;
    let fields = ["login", "name", "department", "roles", "state"];
    let mut table = Table::of_fields(shown.language, "accounts", fields);
    for it in &accounts {
        let department = departments.iter().find(|one| Some(one.id) == it.department);
        let roles: Vec<&str> = it.roles.iter().map(|role| role.code.as_str()).collect();
        table.row([
            it.login.clone(),
            it.name.clone(),
            department.map(|it| it.name.clone()).unwrap_or_default(),
            shown.field("roles", &json!(roles)),
            shown.field("state", &json!(it.state)),
        ]);
    }
    caller.terminal.rows(&accounts, &mut table, "cli.done.nothing")
}

fn create(asked: &Create, caller: &Caller<'_>) -> Outcome {
    let issued = caller.write(|tx| {
        let department = department(tx, asked.department.as_deref())?;
        let name = asked.name.clone().unwrap_or_else(|| asked.login.clone());
        let (login, roles) = (asked.login.clone(), asked.roles.clone());
        accounts::create(tx, &NewAccount { login, name, department, roles })
    })?;
    let account = &issued.account;
    let words = [("login", (&account.login).into()), ("name", (&account.name).into())];
    let sentence = caller.terminal.language().say("accounts.created", &words);
    hand_over(&issued, &sentence, caller)
}

fn update(asked: &Update, caller: &Caller<'_>) -> Outcome {
    let account = caller.write(|tx| {
        let id = accounts::find(tx, &asked.login)?.id;
        let department = match department(tx, asked.department.as_deref())? {
            Some(department) => Some(Some(department)),
            None => asked.no_department.then_some(None),
        };
        let patch = AccountPatch {
            name: asked.name.clone(),
            department,
            roles: Some(asked.roles.clone()).filter(|it| !it.is_empty()),
            language: asked.language.map(Some),
        };
        accounts::update(tx, id, &patch)
    })?;
    say(&account, "accounts.updated", caller)
}

fn set_state(one: &One, state: AccountState, key: &str, caller: &Caller<'_>) -> Outcome {
    let account = caller.write(|tx| {
        let id = accounts::find(tx, &one.login)?.id;
        accounts::set_state(tx, id, state)
    })?;
    say(&account, key, caller)
}

/// Who leaves takes a way in along, in every copy of the data they may have made: so the key of the
/// data is changed at once, unless it is said that it can wait.
fn disable(asked: &Disable, caller: &Caller<'_>) -> Outcome {
    set_state(&asked.one, AccountState::Disabled, "accounts.disabled", caller)?;
    let terminal = caller.terminal;
    if asked.keep_key {
        terminal.remark(terminal.language().word("cli.remarks.rotate_after_leaving"));
        return Ok(());
    }
    terminal.perform(|job| vault::rotate(&caller.core, &caller.session, job))?;
    terminal.remark(terminal.language().word("vault.rotated_after"));
    Ok(())
}

/// Who was away while the key of the data was changed has no way in any more.
fn enable(one: &One, caller: &Caller<'_>) -> Outcome {
    set_state(one, AccountState::Enabled, "accounts.enabled", caller)?;
    let ways_in = vault::review(&caller.core, &caller.session)?.ways_in;
    let is_lost = |it: &vault::WayIn| {
        it.login.as_deref() == Some(&one.login) && it.state == vault::WayInState::Missing
    };
    if ways_in.iter().any(is_lost) {
        let words = [("login", (&one.login).into())];
        caller
            .terminal
            .remark(&caller.terminal.language().say("cli.remarks.needs_password", &words));
    }
    Ok(())
}

fn unlock(one: &One, caller: &Caller<'_>) -> Outcome {
    caller.office.unlock(&caller.core, &caller.session, &one.login)?;
    let words = [("login", (&one.login).into())];
    caller.terminal.answer(&json!({ "login": one.login }), "accounts.unlocked", &words)
}

fn reset_password(one: &One, caller: &Caller<'_>) -> Outcome {
    let issued = caller.write(|tx| {
        let id = accounts::find(tx, &one.login)?.id;
        accounts::reset_password(tx, id)
    })?;
    let words = [("login", (&issued.account.login).into())];
    let sentence = caller.terminal.language().say("accounts.password_reset", &words);
    hand_over(&issued, &sentence, caller)
}

/// Shows a new password: this once and never again.
fn hand_over(issued: &Issued, sentence: &str, caller: &Caller<'_>) -> Outcome {
    let (terminal, password) = (caller.terminal, issued.password.as_str());
    if terminal.manner() == Manner::Json {
        let mut value = serde_json::to_value(&issued.account)?;
        value["initial_password"] = password.into();
        return terminal.json(&value);
    }
    let language = terminal.language();
    terminal.line(sentence)?;
    terminal.line(&language.say("accounts.initial_password", &[("password", password.into())]))?;
    terminal.line(language.word("accounts.initial_password_note"))
}

fn say(account: &Account, key: &str, caller: &Caller<'_>) -> Outcome {
    caller.terminal.answer(account, key, &[("login", (&account.login).into())])
}

fn department(view: &View<'_>, name: Option<&str>) -> Result<Option<DepartmentId>> {
    Ok(name.map(|it| departments::find(view, it)).transpose()?.map(|it| it.id))
}
