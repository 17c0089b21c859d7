//! Recovery sheets: a new one, and taking the others out of use.

use clientele_core::{Error, Result, office, recovery, text::Rule};
use serde::Deserialize;
use ts_rs::TS;
use zeroize::Zeroizing;

use super::office::{FirstSheet, TYPED_BACK};
use crate::caller::Caller;

/// The person's password once more: whoever leaves the desk loses no office to a passer-by.
#[derive(Deserialize, TS)]
pub struct Confirmed {
    #[ts(type = "string")]
    pub password: Zeroizing<String>,
}

/// Every sheet but this one.
#[derive(Deserialize, TS)]
pub struct RetireSheets {
    #[ts(type = "string")]
    pub password: Zeroizing<String>,
    /// The key of the sheet that stays; none is the one just made here.
    #[ts(type = "string | null")]
    pub key: Option<Zeroizing<String>>,
}

/// Makes another sheet. It is saved, typed back and forgotten as the first one: see `office`.
pub fn renew(caller: &Caller, input: Confirmed) -> Result<FirstSheet> {
    let sheet = caller.write(|tx| recovery::renew(tx, &input.password))?.value;
    let groups = Zeroizing::new(sheet.key.groups().to_vec());
    // The key is shown whatever becomes of the mark: the sheet is in use already.
    if let Err(error) = caller.desk.office().and_then(|it| it.sheet_handed_out(sheet.number)) {
        tracing::warn!(cause = error.causes(), "a new recovery sheet could not be marked");
    }
    caller.desk.hand_out(sheet);
    Ok(FirstSheet { groups, ask: TYPED_BACK.to_vec() })
}

/// Answers the numbers of the sheets that open nothing any more.
pub fn retire(caller: &Caller, input: RetireSheets) -> Result<Vec<u32>> {
    let typed = input.key.as_ref().map(|it| office::key_on_sheet(it));
    let typed = typed
        .transpose()
        .map_err(|_| Error::Invalid { field: "key".to_owned(), rule: Rule::WrongFormat })?;
    let made_here = caller.desk.unconfirmed();
    let kept = typed.as_ref().or(made_here.as_deref().map(|it| &it.key));
    let kept = kept.ok_or(Error::NotFound { entity: "recovery" })?;
    let retired = caller.write(|tx| recovery::retire_others(tx, &input.password, kept))?.value;
    caller.desk.sheet_in_hand()?;
    // Whoever brought the one that stays has it in hand, and the others are gone.
    let office = caller.desk.office()?;
    for number in office.sheets_in_doubt() {
        office.sheet_typed_back(number)?;
    }
    caller.desk.confirm();
    Ok(retired)
}
