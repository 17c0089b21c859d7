//! `recovery`: the sheets that open the office when every password is lost.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use clientele_core::{Error, office::RecoverySheet, recovery, vault::RecoveryKey};
use serde_json::json;

use crate::{
    caller::Caller,
    failure::{Failure, Manner, Outcome},
    terminal::Terminal,
};

/// Groups of the recovery key that are typed back, to show that it was written down.
const TYPED_BACK: [usize; 2] = [1, 6];

#[derive(Subcommand)]
pub enum Recovery {
    Renew(Renew),
    Retire(Retire),
}

#[derive(Args)]
pub struct Renew {
    #[arg(long, value_name = "FILE")]
    recovery_file: Option<PathBuf>,
    // What only stood on a screen may not be on paper yet.
    #[arg(long, requires = "recovery_file")]
    retire_old: bool,
}

#[derive(Args)]
pub struct Retire {
    #[arg(long, value_name = "FILE")]
    recovery_file: Option<PathBuf>,
}

pub fn run(asked: &Recovery, terminal: &Terminal) -> Outcome {
    match asked {
        Recovery::Renew(asked) => renew(asked, terminal),
        Recovery::Retire(asked) => retire(asked, terminal),
    }
}

fn renew(asked: &Renew, terminal: &Terminal) -> Outcome {
    if let Some(file) = &asked.recovery_file {
        must_be_free(file)?;
    }
    let (caller, password) = terminal.sign_in_keeping_password()?;
    let new = caller.write(|tx| recovery::renew(tx, &password))?;
    let sheet = RecoverySheet {
        organization: &caller.settings.organization,
        key: &new.key,
        number: new.number.into(),
        made_on: new.made_on,
        language: terminal.language(),
    };
    let written = asked.recovery_file.as_deref().map(|file| sheet.write(file));
    let saved = asked.recovery_file.as_deref().filter(|_| matches!(written, Some(Ok(()))));
    let retired = match saved {
        Some(_) if asked.retire_old => Some(retire_others(&caller, &password, &new.key)),
        _ => None,
    };
    if terminal.manner() == Manner::Json {
        terminal.json(&json!({
            "number": new.number,
            "recovery_file": saved,
            "recovery_key": saved.is_none().then(|| sheet.key().to_string()),
            "retired": retired.as_ref().and_then(|it| it.as_ref().ok()),
        }))?;
    } else {
        match saved {
            Some(file) => {
                let file = file.display().to_string();
                terminal
                    .line(&terminal.language().say("recovery.saved", &[("file", file.into())]))?;
            }
            None => show_key(terminal, &sheet)?,
        }
        match &retired {
            Some(Ok(retired)) => tell_retired(terminal, retired)?,
            _ => terminal.remark(terminal.language().word("cli.remarks.old_sheets_stay")),
        }
    }
    terminal.flush()?;
    caller.office.sheet_in_hand()?;
    // The sheet is made and its key was shown: what else went wrong is said last.
    written.transpose()?;
    retired.transpose().map(drop)
}

fn retire(asked: &Retire, terminal: &Terminal) -> Outcome {
    let (caller, password) = terminal.sign_in_keeping_password()?;
    let kept = terminal.recovery_key(asked.recovery_file.as_deref())?;
    let retired = retire_others(&caller, &password, &kept)?;
    caller.office.sheet_in_hand()?;
    match terminal.manner() {
        Manner::Json => terminal.json(&json!({ "retired": retired })),
        Manner::Words => tell_retired(terminal, &retired),
    }
}

fn retire_others(caller: &Caller<'_>, password: &str, kept: &RecoveryKey) -> Outcome<Vec<u32>> {
    caller.write_as("recovery.retire", |tx| recovery::retire_others(tx, password, kept))
}

fn tell_retired(terminal: &Terminal, retired: &[u32]) -> Outcome {
    let language = terminal.language();
    if retired.is_empty() {
        return terminal.line(language.word("recovery.no_others"));
    }
    let sheets: Vec<String> = retired
        .iter()
        .map(|it| language.say("recovery.sheet_no", &[("number", it.to_string().into())]))
        .collect();
    let sheets = language.list(sheets.iter().map(String::as_str));
    terminal.line(&language.say("recovery.retired", &[("sheets", sheets.into())]))?;
    terminal.remark(language.word("cli.remarks.rotate_after_sheets"));
    Ok(())
}

/// Shows a key that is kept nowhere else, and asks for some of it back.
pub fn show_key(terminal: &Terminal, sheet: &RecoverySheet<'_>) -> Outcome {
    let language = terminal.language();
    terminal.line("")?;
    terminal.line(language.word("recovery.key"))?;
    terminal.line(&format!("    {}", sheet.key().as_str()))?;
    terminal.line(language.word("recovery.shown_once"))?;
    terminal.line(language.word("recovery.nobody_else"))?;
    terminal.flush()?;
    for group in TYPED_BACK {
        let number = [("group", (group + 1).into())];
        while let Some(typed) =
            terminal.keyboard.line(&language.say("recovery.confirm", &number))?
        {
            if sheet.key.check_typed(group, &typed) {
                break;
            }
            terminal.remark(&language.say("recovery.confirm_wrong", &number));
        }
    }
    Ok(())
}

/// A recovery key is not written over another one, nor into a folder that is not there: that is
/// found out before there is a key.
pub fn must_be_free(file: &Path) -> Outcome {
    if file.exists() {
        return Err(Failure::AlreadyExists { path: file.display().to_string() });
    }
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty());
    match folder {
        Some(folder) if !folder.is_dir() => {
            Err(Failure::Refused(Error::Document(clientele_core::DocumentFault::NoFolder)))
        }
        _ => Ok(()),
    }
}
