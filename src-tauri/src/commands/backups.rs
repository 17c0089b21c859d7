//! Backups: now and as planned, which there are, and the way back.

use std::path::Path;

use clientele_core::{
    Result,
    backups::{self, Listed, Plan, Preview, Reversible, Schedule, State},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    caller::{Asked, Caller},
    dialogs::Question,
    job::Job,
    papers::{self, Paper},
    picks::{Pick, PickId, Picks},
};

/// How a backup file ends, without the dot.
pub const ENDINGS: &[&str] = &["clientele-backup"];

/// How the office stands with its backups.
#[derive(Serialize, TS)]
pub struct BackupsShown {
    pub standing: backups::Standing,
    /// Why the last backup that was planned was not made.
    pub failure: Option<BackupFailure>,
}

#[derive(Serialize, TS)]
pub struct BackupFailure {
    /// UTC milliseconds.
    pub at: i64,
    pub sentence: String,
}

/// Where backups go, and when they make themselves.
#[derive(Serialize, TS)]
pub struct PlanShown {
    pub folder: Option<FolderShown>,
    pub schedule: Option<Schedule>,
    /// Whether the folder lies on the disk of the data.
    pub is_beside_data: bool,
}

/// A folder as a person reads it, and the number under which the page may name it.
#[derive(Serialize, TS)]
pub struct FolderShown {
    pub pick: PickId,
    pub path: String,
    /// The drive is plugged in, the folder was not moved.
    pub is_there: bool,
}

#[derive(Deserialize, TS)]
pub struct NewPlan {
    pub folder: Option<PickId>,
    pub schedule: Option<Schedule>,
}

/// A backup as it lies in a folder.
#[derive(Serialize, TS)]
pub struct BackupShown {
    pub file: Pick,
    pub state: State,
    pub made_at: Option<i64>,
    pub customers: Option<u64>,
    pub verified_at: Option<i64>,
}

/// A backup that was just made or proved.
#[derive(Serialize, TS)]
pub struct BackupProved {
    pub name: String,
    /// The file, where it was made just now.
    pub paper: Option<Paper>,
    pub made_at: i64,
    pub customers: u64,
    /// The first entry of its log that is not as it was written: it was so in the office.
    pub first_bad: Option<i64>,
}

/// What was restored onto this office.
#[derive(Serialize, TS)]
pub struct RestoredHere {
    pub made_at: i64,
    pub customers: u64,
    /// Accounts that only the backup had, disabled for review.
    pub disabled: u64,
}

/// Asks nothing in the person's name: looking at the bottom bar does not keep a session alive.
pub fn show(caller: &Caller, (): ()) -> Result<BackupsShown> {
    let office = caller.desk.office()?;
    let language = caller.language();
    let failure = caller.desk.backup_failure();
    let failure =
        failure.map(|(error, at)| BackupFailure { at, sentence: error.sentence(language) });
    Ok(BackupsShown { standing: backups::standing_of(&office)?.unwrap_or_default(), failure })
}

pub fn plan(caller: &Caller, (): ()) -> Result<PlanShown> {
    let Plan { folder, schedule, is_beside_data } = caller.read(backups::plan)?;
    let folder = folder.map(|it| shown(caller.desk.picks(), &it));
    Ok(PlanShown { folder, schedule, is_beside_data })
}

fn shown(picks: &Picks, folder: &Path) -> FolderShown {
    FolderShown {
        pick: picks.keep(folder.to_owned()).id,
        path: folder.display().to_string(),
        is_there: folder.is_dir(),
    }
}

/// Lets the person choose a folder; none when they closed the dialog.
pub fn choose_folder(caller: &Caller, (): ()) -> Result<Option<FolderShown>> {
    caller.read(backups::plan)?;
    let title = caller.language().word("backups.fields.folder").to_owned();
    let chosen = caller.dialogs.ask(Question::Folder { title });
    Ok(chosen.map(|it| shown(caller.desk.picks(), &it)))
}

pub fn set_plan(caller: &Caller, input: NewPlan) -> Result<()> {
    let folder = input.folder.map(|it| caller.desk.picks().path(it)).transpose()?;
    let plan = Plan { folder, schedule: input.schedule, ..Plan::default() };
    caller.core().write(caller.session(), "backups.plan", |tx| backups::set_plan(tx, &plan))?;
    caller.desk.backup_ended(None);
    Ok(())
}

/// The backups in the folder of the plan; none where there is no such folder.
pub fn list(caller: &Caller, (): ()) -> Result<Vec<BackupShown>> {
    let plan = caller.read(backups::plan)?;
    let Some(folder) = plan.folder.filter(|it| it.is_dir()) else { return Ok(Vec::new()) };
    let found = caller.read(|view| backups::list(view, &folder))?;
    Ok(found.into_iter().map(|it| listed(caller, it)).collect())
}

fn listed(caller: &Caller, it: Listed) -> BackupShown {
    let Listed { file, state, made_at, customers, verified_at, .. } = it;
    BackupShown { file: caller.desk.picks().keep(file), state, made_at, customers, verified_at }
}

/// Lets the person choose a backup that lies elsewhere; none when they closed the dialog.
pub fn open(caller: &Caller, (): ()) -> Result<Option<BackupShown>> {
    caller.read(backups::plan)?;
    let word = caller.language().word("backups.one");
    let question =
        Question::Open { title: word.to_owned(), kind: word.to_owned(), endings: ENDINGS };
    let Some(path) = caller.dialogs.ask(question) else { return Ok(None) };
    Ok(Some(listed(caller, caller.read(|view| backups::look(view, &path))?)))
}

/// Makes a backup in the folder of the plan.
pub fn create(caller: &Caller, (): (), job: &Job) -> Result<BackupProved> {
    let folder = caller.read(backups::plan)?.folder;
    let folder = folder.ok_or(clientele_core::DocumentFault::NoFolder)?;
    let made = backups::create(caller.core(), caller.session(), &folder, job)?;
    caller.desk.backup_ended(None);
    Ok(BackupProved {
        name: made.file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        made_at: made.manifest.made_at,
        customers: made.manifest.counts.customers,
        first_bad: None,
        paper: Some(papers::keep(caller, made.file)),
    })
}

pub fn verify(caller: &Caller, input: PickId, job: &Job) -> Result<BackupProved> {
    let file = caller.desk.picks().path(input)?;
    let proved = backups::verify(caller.core(), caller.session(), &file, job)?;
    Ok(BackupProved {
        name: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        made_at: proved.manifest.made_at,
        customers: proved.manifest.counts.customers,
        first_bad: proved.first_bad,
        paper: None,
    })
}

pub fn preview(caller: &Caller, input: PickId) -> Result<Preview> {
    let file = caller.desk.picks().path(input)?;
    caller.read(|view| backups::preview(view, &file))
}

pub fn restore(caller: &Caller, input: PickId, job: &Job) -> Result<RestoredHere> {
    let file = caller.desk.picks().path(input)?;
    let restored = backups::restore(caller.core(), caller.session(), &file, job)?;
    caller.desk.sign_out();
    Ok(RestoredHere {
        made_at: restored.manifest.made_at,
        customers: restored.manifest.counts.customers,
        disabled: restored.disabled,
    })
}

pub fn reversible(caller: &Caller, (): ()) -> Result<Option<Reversible>> {
    caller.read(backups::reversible)
}

pub fn undo(caller: &Caller, (): (), job: &Job) -> Result<()> {
    backups::undo(caller.core(), caller.session(), job)?;
    caller.desk.sign_out();
    Ok(())
}
