//! `backups`: the whole office in one sealed file, and the way back.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveTime;
use clap::{Args, Subcommand};
use clientele_core::{
    backups::{self, Key, Manifest, Plan, Schedule},
    settings::Settings,
    vault::RecoveryKey,
    words::Value,
};
use serde_json::json;

use crate::{
    caller::Caller,
    failure::{Failure, Manner, Outcome},
    table::Table,
    terminal::Terminal,
};

/// When backups are made where nobody says a time: everybody is there, and so is the computer.
const NOON: NaiveTime = NaiveTime::from_hms_opt(12, 0, 0).unwrap();

#[derive(Subcommand)]
pub enum Backups {
    Create(Create),
    List(List),
    Verify(Verify),
    Restore(Restore),
    Undo,
    Plan(Planned),
}

#[derive(Args)]
pub struct Create {
    #[arg(long, value_name = "FOLDER")]
    to: PathBuf,
}

#[derive(Args)]
pub struct List {
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

#[derive(Args)]
pub struct Verify {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    recovery: Recovery,
}

#[derive(Args)]
pub struct Restore {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
    #[command(flatten)]
    recovery: Recovery,
}

/// Nothing of it: the plan is shown.
#[derive(Args)]
pub struct Planned {
    #[arg(long, value_name = "FOLDER")]
    to: Option<PathBuf>,
    #[arg(long, value_name = "DAYS")]
    every: Option<u16>,
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    #[arg(long, conflicts_with_all = ["every", "at"])]
    by_hand: bool,
}

/// Where a recovery key comes from, for who has no password.
#[derive(Args)]
#[group(multiple = false)]
pub struct Recovery {
    #[arg(long, value_name = "FILE")]
    recovery_file: Option<PathBuf>,
    #[arg(long)]
    recovery_key: bool,
}

pub fn run(asked: &Backups, terminal: &Terminal) -> Outcome {
    match asked {
        Backups::Create(asked) => create(asked, &terminal.sign_in()?),
        Backups::List(asked) => list(asked, &terminal.sign_in()?),
        Backups::Verify(asked) => verify(asked, terminal),
        Backups::Restore(asked) => restore(asked, terminal),
        Backups::Undo => undo(&terminal.sign_in()?),
        Backups::Plan(asked) => plan(asked, terminal),
    }
}

fn create(asked: &Create, caller: &Caller<'_>) -> Outcome {
    let terminal = caller.terminal;
    make_folder(&asked.to);
    let made =
        terminal.perform(|job| backups::create(&caller.core, &caller.session, &asked.to, job))?;
    let file = made.file.display().to_string();
    let words = [("file", file.into()), ("size", Value::Bytes(made.bytes))];
    terminal.answer(&made, "backups.created", &words)
}

/// A folder that is missing is made, but not on a drive that is missing: core says what is wrong.
fn make_folder(folder: &Path) {
    let _ = fs::create_dir(folder);
}

fn list(asked: &List, caller: &Caller<'_>) -> Outcome {
    let terminal = caller.terminal;
    let found = caller.read(|view| backups::list(view, &asked.folder))?;
    let shown = caller.shown()?;
    let language = shown.language;
    let fields = ["made_at", "state", "size", "customers", "version", "file"];
    let mut table = Table::of_fields(language, "backups", fields).right(2).right(3).whole(5);
    for it in &found {
        let state = json!(it.state);
        let state = state.as_str().unwrap_or_default();
        table.row([
            it.made_at.map(|at| shown.moment(at)).unwrap_or_default(),
            language.find(&format!("backups.states.{state}")).unwrap_or(state).to_owned(),
            language.bytes(it.bytes),
            it.customers.map(|count| language.number(count)).unwrap_or_default(),
            it.app.clone().unwrap_or_default(),
            it.file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        ]);
    }
    if found.is_empty() && terminal.manner() == Manner::Words {
        let folder = [("folder", asked.folder.display().to_string().into())];
        return terminal.line(&language.say("cli.remarks.no_backups", &folder));
    }
    terminal.rows(&found, &mut table, "cli.done.nothing")
}

fn verify(asked: &Verify, terminal: &Terminal) -> Outcome {
    let has_office = terminal.home().is_ok_and(|it| it.join("vault.json").exists());
    let (verified, settings) = if has_office && !asked.recovery.is_asked() {
        let caller = terminal.sign_in()?;
        let proved = terminal
            .perform(|job| backups::verify(&caller.core, &caller.session, &asked.file, job))?;
        (proved, caller.settings)
    } else {
        let brought = asked.recovery.bring(terminal)?;
        let proved =
            terminal.perform(|job| backups::verify_with(&asked.file, brought.key(), job))?;
        (proved, Settings::default())
    };
    let manifest = &verified.manifest;
    terminal.answer(&verified, "backups.verified", &facts(manifest, &settings))?;
    if let Some(seq) = verified.first_bad {
        terminal.remark(&terminal.language().say("errors.log_damaged", &[("seq", seq.into())]));
    }
    Ok(())
}

fn restore(asked: &Restore, terminal: &Terminal) -> Outcome {
    match &asked.into {
        Some(into) => restore_into(asked, into, terminal),
        None => restore_here(asked, &terminal.sign_in()?),
    }
}

fn restore_here(asked: &Restore, caller: &Caller<'_>) -> Outcome {
    let terminal = caller.terminal;
    let restored = terminal
        .perform(|job| backups::restore(&caller.core, &caller.session, &asked.file, job))?;
    let words = facts(&restored.manifest, &caller.settings);
    terminal.answer(&restored, "backups.restored", &words)?;
    terminal.remark(terminal.language().word("cli.remarks.undo_restore"));
    remark(terminal, restored.disabled, restored.first_bad);
    Ok(())
}

fn restore_into(asked: &Restore, into: &Path, terminal: &Terminal) -> Outcome {
    let brought = asked.recovery.bring(terminal)?;
    let restored = terminal.perform(|job| {
        backups::restore_into(&asked.file, brought.key(), into, &terminal.clock, job)
    })?;
    let mut words = facts(&restored.manifest, &Settings::default());
    words.push(("home", into.display().to_string().into()));
    terminal.answer(&restored, "backups.restored_elsewhere", &words)?;
    remark(terminal, restored.disabled, restored.first_bad);
    Ok(())
}

fn undo(caller: &Caller<'_>) -> Outcome {
    caller.terminal.perform(|job| backups::undo(&caller.core, &caller.session, job))?;
    caller.terminal.answer(&json!({}), "backups.undone", &[])
}

/// What is not said of the plan stays as it is.
fn plan(asked: &Planned, terminal: &Terminal) -> Outcome {
    let at = asked.at.as_deref().map(|it| time(it, terminal)).transpose()?;
    let caller = terminal.sign_in()?;
    let now = caller.read(backups::plan)?;
    let is_new = asked.to.is_some() || asked.every.is_some() || at.is_some() || asked.by_hand;
    if is_new {
        let schedule = match (now.schedule, asked.every, at) {
            _ if asked.by_hand => None,
            (Some(it), every, at) => Some(Schedule {
                every_days: every.unwrap_or(it.every_days),
                at: at.unwrap_or(it.at),
            }),
            (None, None, None) => None,
            (None, every, at) => {
                Some(Schedule { every_days: every.unwrap_or(1), at: at.unwrap_or(NOON) })
            }
        };
        let folder = asked.to.as_deref().map(std::path::absolute).transpose()?.or(now.folder);
        let plan = Plan { folder, schedule, ..Plan::default() };
        caller.write(|tx| backups::set_plan(tx, &plan))?;
    }
    say_plan(&caller)
}

fn time(typed: &str, terminal: &Terminal) -> Outcome<NaiveTime> {
    NaiveTime::parse_from_str(typed.trim(), "%H:%M").map_err(|_| {
        let words = [("value", typed.into()), ("argument", "--at".into())];
        Failure::Usage { sentence: terminal.language().say("cli.usage.wrong_value", &words) }
    })
}

fn say_plan(caller: &Caller<'_>) -> Outcome {
    let (terminal, plan) = (caller.terminal, caller.read(backups::plan)?);
    if terminal.manner() == Manner::Json {
        return terminal.json(&plan);
    }
    let language = terminal.language();
    let Some(folder) = &plan.folder else {
        terminal.line(language.word("backups.plan.none"))?;
        terminal.remark(language.word("cli.hints.no_backup_place"));
        return Ok(());
    };
    let mut words = vec![("folder", Value::from(folder.display().to_string()))];
    let key = match plan.schedule {
        None => "backups.plan.by_hand",
        Some(Schedule { every_days, at }) => {
            words.push(("time", at.format("%H:%M").to_string().into()));
            words.push(("count", every_days.into()));
            "backups.plan.scheduled"
        }
    };
    terminal.line(&language.say(key, &words))?;
    if plan.schedule.is_some() {
        terminal.remark(language.word("backups.plan.window"));
    }
    if plan.is_beside_data {
        terminal.remark(language.word("backups.plan.beside_data"));
    }
    Ok(())
}

fn remark(terminal: &Terminal, disabled: u64, first_bad: Option<i64>) {
    let language = terminal.language();
    if disabled > 0 {
        let count = [("count", disabled.into())];
        terminal.remark(&language.say("backups.review_accounts", &count));
    }
    if let Some(seq) = first_bad {
        terminal.remark(&language.say("errors.log_damaged", &[("seq", seq.into())]));
    }
}

/// What is told of a backup; the clocks of an office not signed in to are not known.
fn facts(manifest: &Manifest, settings: &Settings) -> Vec<(&'static str, Value<'static>)> {
    vec![
        ("customers", manifest.counts.customers.into()),
        ("moment", settings.local(manifest.made_at).into()),
    ]
}

/// What a person brings to open a backup where no office is.
enum Brought {
    Password(zeroize::Zeroizing<String>),
    Recovery(RecoveryKey),
}

impl Brought {
    fn key(&self) -> Key<'_> {
        match self {
            Brought::Password(password) => Key::Password(password),
            Brought::Recovery(key) => Key::Recovery(key),
        }
    }
}

impl Recovery {
    fn is_asked(&self) -> bool {
        self.recovery_key || self.recovery_file.is_some()
    }

    fn bring(&self, terminal: &Terminal) -> Outcome<Brought> {
        let file = self.recovery_file.as_deref();
        if file.is_none() && !self.recovery_key {
            return Ok(Brought::Password(terminal.keyboard.password(terminal.language())?));
        }
        let key = terminal.recovery_key(file)?;
        Ok(Brought::Recovery(key))
    }
}
