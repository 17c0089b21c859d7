//! `settings`: what the office has decided about itself.

use clap::{Args, Subcommand, builder::PossibleValuesParser};
use clientele_core::settings::{self, FIELDS};

use crate::{
    caller::Caller,
    failure::{Manner, Outcome},
    table,
    terminal::Terminal,
};

#[derive(Subcommand)]
pub enum Settings {
    Show,
    Set(Set),
}

#[derive(Args)]
pub struct Set {
    #[arg(value_name = "SETTING", value_parser = PossibleValuesParser::new(FIELDS))]
    setting: String,
    #[arg(value_name = "VALUE")]
    value: String,
}

pub fn run(asked: &Settings, terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    match asked {
        Settings::Show => show(&caller),
        Settings::Set(asked) => set(asked, &caller),
    }
}

fn show(caller: &Caller<'_>) -> Outcome {
    let terminal = caller.terminal;
    if terminal.manner() == Manner::Json {
        return terminal.json(&caller.settings);
    }
    let shown = caller.shown()?;
    let values = serde_json::to_value(&caller.settings)?;
    let fact = |field: &str| {
        let name = terminal.language().word(&format!("settings.fields.{field}"));
        (format!("{name} ({field})"), shown.field(field, &values[field]))
    };
    let facts = FIELDS.map(fact);
    terminal.write(|screen| table::facts(screen, &facts))
}

fn set(asked: &Set, caller: &Caller<'_>) -> Outcome {
    let changed = caller.write(|tx| {
        let mut settings = settings::get(tx);
        settings.set(&asked.setting, &asked.value)?;
        settings::update(tx, &settings)?;
        Ok(settings)
    })?;
    caller.terminal.answer(&changed, "settings.updated", &[])
}
