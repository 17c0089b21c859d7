//! The office of this home: whether there is one, and making it.

use clientele_core::{
    Error, Result,
    accounts::passwords::Preset,
    checks,
    office::{Founding, RecoverySheet},
    text::Country,
    vault::Kdf,
    words::Language,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::checks::ShownCheck;
use crate::{
    caller::{Asked, Guest},
    dialogs::Question,
    failure::Failure,
    preferences::Preferences,
};

/// What there is to see before anyone has signed in.
#[derive(Serialize, TS)]
pub struct OfficeShown {
    pub stage: Stage,
    pub home: String,
    /// The logins that this computer knows of.
    pub logins: Vec<String>,
    pub preferences: Preferences,
    pub language: Language,
    pub version: &'static str,
    /// What stands in the way: another window has the office, the place is not fit, the self-check
    /// found what no data should be opened with.
    pub failure: Option<Failure>,
    pub checks: Vec<ShownCheck>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// There is no office yet.
    FirstRun,
    Ready,
    /// See `failure`.
    Blocked,
}

/// What an office is made of.
#[derive(Deserialize, TS)]
pub struct NewOffice {
    pub organization: String,
    pub country: Country,
    pub login: String,
    pub name: String,
    #[ts(type = "string")]
    pub password: Zeroizing<String>,
    pub preset: Preset,
}

/// The recovery key of an office just made: shown once, kept nowhere.
#[derive(Serialize, TS)]
pub struct FirstSheet {
    #[ts(type = "Array<string>")]
    pub groups: Zeroizing<Vec<String>>,
    /// The groups, counted from 0, that are to be typed back.
    pub ask: Vec<usize>,
}

/// A group of the recovery key, counted from 0, as it was typed back.
#[derive(Deserialize, TS)]
pub struct TypedGroup {
    pub group: usize,
    pub typed: String,
    /// Whether it is the last that is asked for: then the key is forgotten here.
    pub is_last: bool,
}

/// The groups that are typed back, to show that the sheet was written down.
pub const TYPED_BACK: [usize; 2] = [1, 6];

pub fn show(guest: &Guest, (): ()) -> Result<OfficeShown> {
    let desk = &guest.desk;
    let language = desk.language();
    let worst = checks::worst(desk.checks());
    let office = desk.office();
    let logins = office.as_ref().map(|it| it.known_logins()).unwrap_or_default();
    let (stage, failure) = match office {
        _ if worst == checks::State::Fail => (Stage::Blocked, None),
        Ok(_) => (Stage::Ready, None),
        Err(Error::MissingHome) => match clientele_core::fault_of(desk.home())? {
            None => (Stage::FirstRun, None),
            Some(fault) => (Stage::Blocked, Some(Error::from(fault))),
        },
        Err(error) => (Stage::Blocked, Some(error)),
    };
    Ok(OfficeShown {
        stage,
        home: desk.home().display().to_string(),
        logins,
        preferences: desk.preferences(),
        language,
        version: env!("CARGO_PKG_VERSION"),
        failure: failure.map(|it| Failure::of(it, guest.operation(), language)),
        checks: desk.checks().iter().map(|it| ShownCheck::of(it, language)).collect(),
    })
}

pub fn create(guest: &Guest, input: NewOffice) -> Result<FirstSheet> {
    let computers = || iana_time_zone::get_timezone().unwrap_or_else(|_| "UTC".to_owned());
    let time_zone = input.country.time_zone().map_or_else(computers, str::to_owned);
    let founding = Founding {
        organization: &input.organization,
        login: &input.login,
        name: &input.name,
        password: &input.password,
        preset: input.preset,
        country: input.country,
        language: guest.language(),
        time_zone: &time_zone,
        kdf: cost(),
    };
    guest.desk.found(&founding)?;
    let sheet = guest.desk.unconfirmed().ok_or(Error::SignedOut)?;
    let groups = Zeroizing::new(sheet.key.groups().to_vec());
    Ok(FirstSheet { groups, ask: TYPED_BACK.to_vec() })
}

fn cost() -> Kdf {
    // What guessing costs is no part of what a window test shows.
    #[cfg(feature = "e2e")]
    if cfg!(test) || crate::e2e::is_driven() {
        return Kdf::cheap_for_tests();
    }
    Kdf::standard()
}

/// Writes the sheet to a file that the person chooses; answers where it is.
pub fn save_sheet(guest: &Guest, (): ()) -> Result<Option<String>> {
    let new = guest.desk.unconfirmed().ok_or(Error::SignedOut)?;
    let seat = guest.desk.seat()?;
    let language = guest.language();
    let title = language.word("recovery.title");
    let question = Question::Save { title: title.to_owned(), name: format!("{title}.pdf") };
    let Some(path) = guest.dialogs.ask(question) else { return Ok(None) };
    let settings = seat.core.read(&seat.session, |view| Ok(clientele_core::settings::get(view)))?;
    let sheet = RecoverySheet {
        organization: &settings.organization,
        key: &new.key,
        number: new.number.into(),
        made_on: new.made_on,
        language,
    };
    sheet.write(&path)?;
    guest.desk.sheet_in_hand()?;
    Ok(Some(path.display().to_string()))
}

/// Whether a group was typed back as it stands on the sheet.
pub fn confirm_sheet(guest: &Guest, input: TypedGroup) -> Result<bool> {
    let sheet = guest.desk.unconfirmed().ok_or(Error::SignedOut)?;
    let is_right = sheet.key.check_typed(input.group, &input.typed);
    if is_right && input.is_last {
        guest.desk.sheet_in_hand()?;
        guest.desk.confirm();
    }
    Ok(is_right)
}
