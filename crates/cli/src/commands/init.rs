//! `init`: the first run, which makes an office.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clientele_core::{
    Error,
    accounts::passwords::Preset,
    office::{self, Founding, Made, RecoverySheet},
    samples,
    settings::Settings,
    text::Country,
    vault::Kdf,
};
use serde_json::json;

use super::recovery;
use crate::{
    failure::{Manner, Outcome},
    keychain,
    terminal::Terminal,
};

#[derive(Args)]
pub struct Init {
    #[arg(long, value_name = "NAME")]
    organization: String,
    #[arg(long, value_name = "LOGIN")]
    admin: String,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "PRESET", value_enum, default_value_t = Rules::Modern)]
    preset: Rules,
    #[arg(long, value_name = "COUNTRY", default_value = "CN")]
    country: String,
    #[arg(long, value_name = "TIME_ZONE")]
    time_zone: Option<String>,
    #[arg(long, value_name = "FILE")]
    recovery_file: Option<PathBuf>,
    #[arg(long)]
    sample_data: bool,
}

/// What is asked of passwords.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Rules {
    Modern,
    Strict,
}

pub fn run(asked: &Init, terminal: &Terminal) -> Outcome {
    let country: Country =
        asked.country.parse().map_err(|rule| Error::Invalid { field: "country".into(), rule })?;
    if let Some(file) = &asked.recovery_file {
        recovery::must_be_free(file)?;
    }
    let home = terminal.home()?;
    let language = terminal.language();
    let time_zone = asked.time_zone.clone().unwrap_or_else(|| time_zone_of(country));
    let password = terminal.keyboard.first_password(language)?;
    let founding = Founding {
        organization: &asked.organization,
        login: &asked.admin,
        name: asked.name.as_deref().unwrap_or(&asked.admin),
        password: &password,
        preset: match asked.preset {
            Rules::Modern => Preset::Modern,
            Rules::Strict => Preset::Strict,
        },
        country,
        language,
        time_zone: &time_zone,
        kdf: Kdf::standard(),
    };
    keychain::begin();
    let made = office::create(&home, &founding, terminal.clock.clone())?;
    hand_over(asked, terminal, &made)
}

/// Gives the person the recovery key, which is kept nowhere else.
fn hand_over(asked: &Init, terminal: &Terminal, made: &Made) -> Outcome {
    let language = terminal.language();
    let core = &made.signed_in.core;
    let settings: Settings =
        core.read(&made.signed_in.session, |view| Ok(clientele_core::settings::get(view)))?;
    let sheet = RecoverySheet {
        organization: &settings.organization,
        key: &made.recovery,
        number: 1,
        made_on: settings.date_of(core.now().wall_ms),
        language,
    };
    let written = asked.recovery_file.as_deref().map(|file| sheet.write(file));
    let is_saved = matches!(written, Some(Ok(())));
    let session = &made.signed_in.session;
    let samples = match asked.sample_data {
        true => Some(terminal.perform(|job| samples::create(core, session, job))),
        false => None,
    };
    let home = made.office.home().display().to_string();
    if terminal.manner() == Manner::Json {
        terminal.json(&json!({
            "organization": settings.organization,
            "login": asked.admin,
            "home": home,
            "recovery_file": asked.recovery_file.as_ref().filter(|_| is_saved),
            "sample_customers": samples.as_ref().and_then(|it| it.as_ref().ok()?.customers.into()),
            "recovery_key": (!is_saved).then(|| sheet.key().to_string()),
        }))?;
    } else {
        let facts = [("organization", (&settings.organization).into()), ("home", home.into())];
        terminal.line(&language.say("settings.initialized", &facts))?;
        match &asked.recovery_file {
            Some(file) if is_saved => {
                let file = file.display().to_string();
                terminal.line(&language.say("recovery.saved", &[("file", file.into())]))?;
            }
            _ => recovery::show_key(terminal, &sheet)?,
        }
        if let Some(Ok(samples)) = &samples {
            let count = [("count", samples.customers.into())];
            terminal.line(&language.say("samples.created", &count))?;
            terminal.remark(language.word("cli.remarks.remove_samples"));
        }
    }
    terminal.flush()?;
    made.office.sheet_in_hand()?;
    // The office is made and the key was shown: what else went wrong is said last.
    written.transpose()?;
    samples.transpose()?;
    Ok(())
}

/// The clocks of a country that has one time, else those of this computer.
fn time_zone_of(country: Country) -> String {
    let computers = || iana_time_zone::get_timezone().unwrap_or_else(|_| "UTC".to_owned());
    country.time_zone().map_or_else(computers, str::to_owned)
}
