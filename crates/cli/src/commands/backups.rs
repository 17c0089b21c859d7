//! `backups`: the whole office in one sealed file, and the way back.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::{Args, Subcommand};
use clientele_core::{
    backups::{self, Key, Manifest},
    settings::Settings,
    vault::RecoveryKey,
    words::Value,
};
use serde_json::json;

use crate::{
    caller::Caller,
    failure::{Manner, Outcome},
    table::Table,
    terminal::Terminal,
};

#[derive(Subcommand)]
pub enum Backups {
    Create(Create),
    List(List),
    Verify(Verify),
    Restore(Restore),
    Undo,
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
        return terminal.line(&language.say("backups.nothing_found", &folder));
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
    backups::undo(&caller.core, &caller.session)?;
    caller.terminal.answer(&json!({}), "backups.undone", &[])
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
