//! The self-check, and what the log tells of earlier starts.

use clientele_core::{
    Result, checks,
    logs::{self, Start},
    words::Language,
};
use serde::Serialize;
use ts_rs::TS;

use crate::{
    caller::{Asked, Caller},
    dialogs::Question,
    log,
    papers::{self, Paper},
};

/// One line of the self-check, in words.
#[derive(Serialize, TS)]
pub struct ShownCheck {
    /// Its name in the catalogues: what can be done about it is offered by it.
    pub name: &'static str,
    pub state: checks::State,
    pub title: String,
    pub sentence: String,
}

/// A start of the window.
#[derive(Serialize, TS)]
pub struct ShownStart {
    pub start: Start,
    /// The titles of what was not passed.
    pub titles: Vec<String>,
}

impl ShownCheck {
    pub fn of(check: &checks::Check, language: Language) -> ShownCheck {
        ShownCheck {
            name: check.name,
            state: check.state,
            title: check.title(language).to_owned(),
            sentence: check.say(language),
        }
    }
}

/// Looks at everything anew.
pub fn run(caller: &Caller, (): ()) -> Result<Vec<ShownCheck>> {
    caller.read(|_| Ok(()))?;
    let language = caller.language();
    let found = checks::run(&caller.desk.home());
    Ok(found.iter().map(|it| ShownCheck::of(it, language)).collect())
}

pub fn starts(caller: &Caller, (): ()) -> Result<Vec<ShownStart>> {
    caller.read(|_| Ok(()))?;
    let language = caller.language();
    let title = |name: &String| {
        let title = language.find(&format!("checks.{name}.title"));
        title.unwrap_or(name).to_owned()
    };
    let shown =
        |start: Start| ShownStart { titles: start.findings.iter().map(title).collect(), start };
    Ok(logs::starts(&caller.desk.home(), log::PROGRAM)?.into_iter().map(shown).collect())
}

/// Writes the log of starts to a file that the person chooses; answers where it is.
pub fn export_log(caller: &Caller, (): ()) -> Result<Option<Paper>> {
    caller.read(|_| Ok(()))?;
    let title = caller.language().word("checks.log").to_owned();
    let question = Question::Save { name: format!("{title}.txt"), title };
    let Some(path) = caller.dialogs.ask(question) else { return Ok(None) };
    logs::export(&caller.desk.home(), log::PROGRAM, &path)?;
    Ok(Some(papers::keep(caller, path)))
}
