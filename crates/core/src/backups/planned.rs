//! Backups that make themselves: in nobody's name, as someone with the right to has planned.

use super::{create, plan::Kept, plan::Standing};
use crate::{DocumentFault, Office, Result, jobs::Job};

/// How an office that someone has opened stands with its backups; none before the first sign-in,
/// when there is no key yet.
///
/// # Errors
/// What the disk says.
pub fn standing_of(office: &Office) -> Result<Option<Standing>> {
    let Some(core) = office.opened() else { return Ok(None) };
    let settings = core.read_unattended(crate::settings::Settings::load)?;
    Ok(Some(Kept::load(core.home()).standing(core.now().wall_ms, &settings)))
}

/// Makes the backup that is planned, into the folder of the plan. The journal names nobody. Answers
/// none where nothing is open to be backed up.
///
/// # Errors
/// `NoFolder` where the plan has none or it is not there, a drive that is not plugged in say;
/// `Full`, `ReadOnly`, `Cancelled`, `NotVerified` as when someone asks for one.
pub fn create_planned(office: &Office, job: &Job) -> Result<Option<create::Created>> {
    let Some(core) = office.opened() else { return Ok(None) };
    let folder = Kept::load(core.home()).folder.ok_or(DocumentFault::NoFolder)?;
    create::make(&core, create::Maker::Plan, &folder, job).map(Some)
}
