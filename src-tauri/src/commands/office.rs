//! The office of this home: whether there is one, and making it.

use std::collections::BTreeMap;

use clientele_core::{
    Error, Result,
    accounts::passwords::Preset,
    backups::{self, Key},
    checks, home_beside, home_within, is_office,
    office::{Founding, RecoverySheet},
    standard_home,
    text::Country,
    vault::{Kdf, RecoveryKey},
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
    job::Job,
    log,
    papers::Paper,
    picks::{Pick, PickId},
    preferences::Preferences,
};

/// What there is to see before anyone has signed in.
#[derive(Serialize, TS)]
pub struct OfficeShown {
    pub stage: Stage,
    pub home: String,
    /// Whether another folder may be chosen: nobody named this one at the start.
    pub may_move: bool,
    /// The logins that this computer knows of.
    pub logins: Vec<String>,
    /// What their people are called, as far as it is known.
    pub names: BTreeMap<String, String>,
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
    /// The folder that was chosen at an earlier start is not there.
    Lost,
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

/// A backup that was chosen, and what can be seen of it without a key.
#[derive(Serialize, TS)]
pub struct PickedBackup {
    pub file: Pick,
    /// UTC milliseconds.
    pub made_at: i64,
}

/// A backup of which the office is to be made, and what opens it.
#[derive(Deserialize, TS)]
pub struct OfficeRestore {
    pub file: PickId,
    pub opens_by: OpensBy,
    /// The password, or the recovery key.
    #[ts(type = "string")]
    pub key: Zeroizing<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OpensBy {
    Password,
    Recovery,
}

/// What was restored.
#[derive(Serialize, TS)]
pub struct OfficeRestored {
    pub made_at: i64,
    pub customers: u64,
    /// Accounts without a way in, disabled for review.
    pub disabled: u64,
    pub home: String,
}

/// A new password for an administrator, from whoever has the recovery sheet.
#[derive(Deserialize, TS)]
pub struct Recovery {
    #[ts(type = "string")]
    pub key: Zeroizing<String>,
    pub login: String,
    #[ts(type = "string")]
    pub password: Zeroizing<String>,
}

/// The groups that are typed back, to show that the sheet was written down.
pub const TYPED_BACK: [usize; 2] = [1, 6];

pub fn show(guest: &Guest, (): ()) -> Result<OfficeShown> {
    log::answers();
    let desk = &guest.desk;
    let language = desk.language();
    let checks = desk.checks();
    let worst = checks::worst(&checks);
    let office = desk.office();
    let logins = office.as_ref().map(|it| it.known_logins()).unwrap_or_default();
    let names = office.as_ref().map(|it| it.known_names()).unwrap_or_default();
    let (stage, failure) = match office {
        _ if desk.has_lost_home() => (Stage::Lost, None),
        _ if worst == checks::State::Fail => (Stage::Blocked, None),
        Ok(_) => (Stage::Ready, None),
        Err(Error::MissingHome) => match clientele_core::fault_of(&desk.home())? {
            None => (Stage::FirstRun, None),
            Some(fault) => (Stage::Blocked, Some(Error::from(fault))),
        },
        Err(error) => (Stage::Blocked, Some(error)),
    };
    Ok(OfficeShown {
        stage,
        home: desk.home().display().to_string(),
        may_move: desk.may_move(),
        logins,
        names,
        preferences: desk.preferences(),
        language,
        version: env!("CARGO_PKG_VERSION"),
        failure: failure.map(|it| Failure::of(it, guest.operation(), language)),
        checks: checks.iter().map(|it| ShownCheck::of(it, language)).collect(),
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
pub fn save_sheet(guest: &Guest, (): ()) -> Result<Option<Paper>> {
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
    Ok(Some(guest.desk.papers().keep(seat.session.account(), path)))
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

/// Lets the person choose another folder: one with an office is opened from now on, another one is
/// where the new office will be. False when they closed the dialog.
pub fn choose_home(guest: &Guest, (): ()) -> Result<bool> {
    let title = guest.language().word("checks.home.title").to_owned();
    let Some(chosen) = guest.dialogs.ask(Question::Folder { title }) else { return Ok(false) };
    let home = home_within(&chosen)?;
    if is_office(&home) {
        guest.desk.settle_in(home)?;
        return Ok(true);
    }
    if let Some(fault) = clientele_core::fault_of(&home)? {
        return Err(fault.into());
    }
    guest.desk.move_to(home)?;
    Ok(true)
}

/// Gives up a folder that was chosen and is not there any more.
pub fn leave_home(guest: &Guest, (): ()) -> Result<()> {
    guest.desk.settle_in(standard_home().ok_or(Error::MissingHome)?)
}

/// Lets the person choose a backup; none when they closed the dialog.
pub fn pick_backup(guest: &Guest, (): ()) -> Result<Option<PickedBackup>> {
    let word = guest.language().word("backups.one");
    let endings = super::backups::ENDINGS;
    let question = Question::Open { title: word.to_owned(), kind: word.to_owned(), endings };
    let Some(path) = guest.dialogs.ask(question) else { return Ok(None) };
    let made_at = backups::inspect(&path)?.made_at;
    Ok(Some(PickedBackup { file: guest.desk.picks().keep(path), made_at }))
}

/// Makes the office of a backup: here while there is none, else in a folder beside, so that one that
/// cannot be opened any more stays as it is.
pub fn restore(guest: &Guest, input: OfficeRestore, job: &Job) -> Result<OfficeRestored> {
    let desk = &guest.desk;
    let file = desk.picks().path(input.file)?;
    let before = desk.home();
    if is_office(&before) {
        desk.move_to(home_beside(&before)?)?;
    }
    let restored = match input.opens_by {
        OpensBy::Password => desk.restore(&file, Key::Password(&input.key), job),
        OpensBy::Recovery => {
            let key = RecoveryKey::parse(&input.key)?;
            desk.restore(&file, Key::Recovery(&key), job)
        }
    };
    if restored.is_err() && desk.home() != before {
        desk.move_to(before.to_path_buf())?;
    }
    let restored = restored?;
    Ok(OfficeRestored {
        made_at: restored.manifest.made_at,
        customers: restored.manifest.counts.customers,
        disabled: restored.disabled,
        home: desk.home().display().to_string(),
    })
}

pub fn recover(guest: &Guest, input: Recovery) -> Result<()> {
    let key = RecoveryKey::parse(&input.key)?;
    guest.desk.recover(&key, &input.login, &input.password)
}

pub fn set_unsaved(guest: &Guest, input: bool) -> Result<()> {
    guest.desk.set_unsaved(input);
    Ok(())
}

/// The person stays, though the window was to be closed.
pub fn stay(guest: &Guest, (): ()) -> Result<()> {
    guest.desk.stay();
    Ok(())
}

/// Closes the window; what is running stops between two steps.
pub fn close(guest: &Guest, (): ()) -> Result<()> {
    guest.jobs.cancel_all();
    (guest.close)();
    Ok(())
}
