//! Who can open the data, and the key it is under.

use clientele_core::{
    Result,
    vault::{self, SlotId, WayIn},
    words::Language,
};
use serde::Serialize;
use ts_rs::TS;

use super::journal::Reason;
use crate::{
    caller::{Asked, Caller},
    job::Job,
};

/// What an administrator is shown of the key file.
#[derive(Serialize, TS)]
pub struct ShownReview {
    /// What is wrong with the file as a whole, in words.
    pub finding: Option<String>,
    pub ways_in: Vec<ShownWayIn>,
}

/// One who can open the data, or should be able to.
#[derive(Serialize, TS)]
pub struct ShownWayIn {
    pub slot: String,
    /// The user name, or which recovery sheet it is.
    pub who: String,
    pub is_sheet: bool,
    /// A sheet that was shown and never typed back: perhaps nobody has it.
    pub is_in_doubt: bool,
    /// From which day on; none without a way in.
    pub since: Option<String>,
    pub state: &'static str,
}

pub fn review(caller: &Caller, (): ()) -> Result<ShownReview> {
    let review = vault::review(caller.core(), caller.session())?;
    let language = caller.language();
    let doubts = caller.desk.office()?.sheets_in_doubt();
    Ok(ShownReview {
        finding: review.finding.map(|it| it.say(language)),
        ways_in: review.ways_in.iter().map(|it| shown(it, &doubts, language)).collect(),
    })
}

/// Answers those who lost their way in.
pub fn accept(caller: &Caller, input: Reason) -> Result<Vec<ShownWayIn>> {
    let lost = vault::accept(caller.core(), caller.session(), &input.reason)?;
    caller.desk.seat()?.settle(&["vault_altered", "vault_older", "vault_lost"]);
    let language = caller.language();
    Ok(lost.iter().map(|it| shown(it, &[], language)).collect())
}

/// Everyone must sign in again afterwards.
pub fn rotate(caller: &Caller, (): (), job: &Job) -> Result<()> {
    vault::rotate(caller.core(), caller.session(), job).map(drop)
}

fn shown(way: &WayIn, doubts: &[u32], language: Language) -> ShownWayIn {
    let number = match way.slot {
        SlotId::Recovery(number) => Some(number),
        SlotId::Person(_) => None,
    };
    let sheet =
        number.map(|it| language.say("recovery.sheet_no", &[("number", it.to_string().into())]));
    ShownWayIn {
        slot: way.slot.to_string(),
        is_sheet: sheet.is_some(),
        is_in_doubt: number.is_some_and(|it| doubts.contains(&it)),
        who: way.login.clone().or(sheet).unwrap_or_else(|| way.slot.to_string()),
        since: way.since.map(|it| it.to_string()),
        state: way.state.word(),
    }
}
