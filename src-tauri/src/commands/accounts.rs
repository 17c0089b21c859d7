//! Coming, going, and who else is there.

use clientele_core::{
    Done, Result,
    access::{AccountState, Whoami},
    accounts::{self, AccountPatch, Colleague, Issued, Member, NewAccount, Role},
    customs::Customs,
    id::{AccountId, DepartmentId},
    jobs::Job,
    office::Warning,
    settings::{self, Settings},
    vault::{self, SlotId, WayInState},
    words::Language,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use crate::{
    caller::{Asked, Caller, Guest},
    desk::Seat,
};

#[derive(Deserialize, TS)]
pub struct Credentials {
    pub login: String,
    #[ts(type = "string")]
    pub password: Zeroizing<String>,
}

#[derive(Deserialize, TS)]
pub struct NewPassword {
    #[ts(type = "string")]
    pub old: Zeroizing<String>,
    #[ts(type = "string")]
    pub new: Zeroizing<String>,
}

/// Who is signed in, what they may do, and what they should be told.
#[derive(Serialize, TS)]
pub struct Me {
    pub who: Whoami,
    pub organization: String,
    pub settings: Settings,
    /// What is usual where the office stands.
    pub customs: Customs,
    /// The calendar date in the office's time zone.
    pub today: String,
    pub should_change_password: bool,
    /// What an administrator should look into.
    pub warnings: Vec<ShownWarning>,
}

/// Something to look into: what can be done about it is offered by its code.
#[derive(Serialize, TS)]
pub struct ShownWarning {
    pub code: &'static str,
    pub sentence: String,
}

impl ShownWarning {
    fn of(warning: &Warning, language: Language) -> ShownWarning {
        ShownWarning { code: warning.code(), sentence: warning.say(language) }
    }
}

/// Someone who has an account, as whoever looks after them sees it.
#[derive(Serialize, TS)]
pub struct Person {
    pub member: Member,
    /// Wrong passwords: so many seconds before the login may be tried again.
    pub waits_seconds: Option<u64>,
    /// It waits for minutes rather than for seconds: that is worth ending early.
    pub is_locked: bool,
}

/// A password that is shown once and kept nowhere.
#[derive(Serialize, TS)]
pub struct FirstPassword {
    pub login: String,
    pub name: String,
    #[ts(type = "string")]
    pub password: Zeroizing<String>,
}

impl From<Issued> for FirstPassword {
    fn from(Issued { account, password }: Issued) -> FirstPassword {
        FirstPassword { login: account.login, name: account.name, password }
    }
}

/// An account as it is to be.
#[derive(Deserialize, TS)]
pub struct UpdateAccount {
    pub id: AccountId,
    pub name: String,
    pub department: Option<DepartmentId>,
    pub language: Option<Language>,
    pub roles: Vec<String>,
}

#[derive(Serialize, TS)]
pub struct Enabled {
    /// The key of the data was changed meanwhile: only a new password lets the person in.
    pub needs_password: bool,
}

pub fn current(guest: &Guest, (): ()) -> Result<Option<Me>> {
    let Ok(seat) = guest.desk.seat() else { return Ok(None) };
    match me(guest, &seat) {
        Ok(me) => Ok(Some(me)),
        Err(clientele_core::Error::SignedOut) => Ok(None),
        Err(error) => Err(error),
    }
}

/// A job, for the first to sign in with a later version waits for the upgrade.
pub fn sign_in(guest: &Guest, input: Credentials, job: &Job) -> Result<Me> {
    let seat = guest.desk.sign_in(&input.login, &input.password, job)?;
    me(guest, &seat)
}

fn me(guest: &Guest, seat: &Seat) -> Result<Me> {
    let (who, settings) =
        seat.core.read(&seat.session, |view| Ok((accounts::whoami(view), settings::get(view))))?;
    let language = guest.language();
    Ok(Me {
        organization: settings.organization.clone(),
        today: settings.date_of(seat.core.now().wall_ms).to_string(),
        should_change_password: seat.should_change_password && !who.must_change_password,
        warnings: seat.warnings().iter().map(|it| ShownWarning::of(it, language)).collect(),
        customs: Customs::of(settings.country, language),
        who,
        settings,
    })
}

pub fn sign_out(guest: &Guest, (): ()) -> Result<()> {
    guest.desk.sign_out();
    Ok(())
}

/// Takes the person from their seat; what they began goes on.
pub fn lock(guest: &Guest, (): ()) -> Result<()> {
    guest.desk.lock();
    Ok(())
}

/// Says that the person is still there, though what they do asks nothing of the core: they type.
pub fn stay(caller: &Caller, (): ()) -> Result<()> {
    caller.read(|_| Ok(()))
}

pub fn change_password(caller: &Caller, input: NewPassword) -> Result<Done<()>> {
    caller.write(|tx| accounts::change_password(tx, &input.old, &input.new))
}

pub fn colleagues(caller: &Caller, (): ()) -> Result<Vec<Colleague>> {
    caller.read(accounts::colleagues)
}

pub fn list(caller: &Caller, (): ()) -> Result<Vec<Person>> {
    let members = caller.read(accounts::members)?;
    let waits = caller.desk.office()?.waits(caller.core(), caller.session())?;
    let person = |member: Member| {
        let wait = waits.iter().find(|it| it.login == member.account.login);
        Person {
            waits_seconds: wait.map(|it| it.seconds),
            is_locked: wait.is_some_and(|it| it.is_locked),
            member,
        }
    };
    Ok(members.into_iter().map(person).collect())
}

pub fn roles(caller: &Caller, (): ()) -> Result<Vec<Role>> {
    caller.read(accounts::roles)
}

pub fn create(caller: &Caller, input: NewAccount) -> Result<FirstPassword> {
    Ok(caller.write(|tx| accounts::create(tx, &input))?.value.into())
}

pub fn update(caller: &Caller, input: UpdateAccount) -> Result<Done<()>> {
    let UpdateAccount { id, name, department, language, roles } = input;
    let patch = AccountPatch {
        name: Some(name),
        department: Some(department),
        language: Some(language),
        roles: Some(roles),
    };
    caller.write(|tx| accounts::update(tx, id, &patch).map(drop))
}

pub fn enable(caller: &Caller, input: AccountId) -> Result<Enabled> {
    caller.write(|tx| accounts::set_state(tx, input, AccountState::Enabled))?;
    let ways_in = vault::review(caller.core(), caller.session())?.ways_in;
    let is_lost =
        |it: &vault::WayIn| it.slot == SlotId::Person(input) && it.state == WayInState::Missing;
    Ok(Enabled { needs_password: ways_in.iter().any(is_lost) })
}

pub fn disable(caller: &Caller, input: AccountId) -> Result<Done<()>> {
    caller.write(|tx| accounts::set_state(tx, input, AccountState::Disabled).map(drop))
}

pub fn unlock(caller: &Caller, input: String) -> Result<()> {
    caller.desk.office()?.unlock(caller.core(), caller.session(), &input)
}

pub fn reset_password(caller: &Caller, input: AccountId) -> Result<FirstPassword> {
    Ok(caller.write(|tx| accounts::reset_password(tx, input))?.value.into())
}
