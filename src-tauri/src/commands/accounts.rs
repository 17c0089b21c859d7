//! Coming, going, and who else is there.

use clientele_core::{
    Done, Result,
    access::Whoami,
    accounts::{self, Colleague},
    settings::{self, Settings},
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
    /// The calendar date in the office's time zone.
    pub today: String,
    pub should_change_password: bool,
    /// What an administrator should look into, in words.
    pub warnings: Vec<String>,
}

pub fn current(guest: &Guest, (): ()) -> Result<Option<Me>> {
    let Ok(seat) = guest.desk.seat() else { return Ok(None) };
    match me(guest, &seat) {
        Ok(me) => Ok(Some(me)),
        Err(clientele_core::Error::SignedOut) => Ok(None),
        Err(error) => Err(error),
    }
}

pub fn sign_in(guest: &Guest, input: Credentials) -> Result<Me> {
    let seat = guest.desk.sign_in(&input.login, &input.password)?;
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
        warnings: seat.warnings.iter().map(|it| it.say(language)).collect(),
        who,
        settings,
    })
}

pub fn sign_out(guest: &Guest, (): ()) -> Result<()> {
    guest.desk.sign_out();
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
