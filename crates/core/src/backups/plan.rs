//! Where backups go and when they make themselves, and what is remembered of those that were made.
//!
//! It stands in the home beside the data, not in it: a place is a place on this computer, so no
//! backup carries it to another one, and a restore, which rewinds the data, must not make the office
//! forget when it last had a backup. Every change of it is journaled.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use chrono::{Days, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::{
    DocumentFault, Error, Result,
    access::{BackupsCreate, BackupsRestore},
    asides, folders,
    gate::{Tx, View},
    settings::Settings,
    text::Rule,
};

/// By more than this nobody's clock is off without having been set.
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// So long after the plan was made the first backup is due at the latest: by then most offices have
/// brought in the list they cannot do without.
const FIRST_MS: i64 = 60 * 60 * 1_000;
const FILE: &str = "backups.json";
/// The longest that an office may plan to be without a backup.
const MOST_DAYS: u16 = 31;
/// So many names of backups are remembered with the moment of their last proof.
const REMEMBERED: usize = 400;

/// Where backups go, and when they make themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Plan {
    pub folder: Option<PathBuf>,
    /// None: only when someone asks for one.
    pub schedule: Option<Schedule>,
    /// Whether the folder lies on the disk of the data, which theft, fire or a broken disk take
    /// away with it.
    pub is_beside_data: bool,
}

/// How often, and at which hour of the office's clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(rename = "BackupSchedule")]
pub struct Schedule {
    /// From 1 to 31.
    pub every_days: u16,
    pub at: NaiveTime,
}

/// How the office stands: what everyone who works in it may know.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "BackupStanding")]
pub struct Standing {
    /// When the last good backup was made; UTC milliseconds.
    pub last_at: Option<i64>,
    /// When the next one is planned.
    pub due_at: Option<i64>,
    /// There should be a newer one by now, or there is none and none is planned.
    pub is_late: bool,
}

impl Schedule {
    /// The moment from which a backup is missing, when the last one, or the plan itself, is of
    /// `last`: the planned hour is kept whenever in between someone makes one by hand.
    fn due(self, last: i64, settings: &Settings) -> i64 {
        let local = settings.local(last);
        let before = if local.time() < self.at { 1 } else { 0 };
        let day = local.date() - Days::new(before) + Days::new(u64::from(self.every_days));
        settings.moment(day.and_time(self.at))
    }

    fn check(self) -> Result<()> {
        if (1..=MOST_DAYS).contains(&self.every_days) {
            Ok(())
        } else {
            Err(Error::invalid(
                "every_days",
                Rule::OutOfRange { least: 1, most: MOST_DAYS as usize },
            ))
        }
    }
}

/// What the file in the home holds. One that is lost or makes no sense is as good as none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Kept {
    pub folder: Option<PathBuf>,
    schedule: Option<Schedule>,
    /// When the plan was made.
    since: Option<i64>,
    /// When the last good backup was made.
    last_at: Option<i64>,
    /// When each was last proved after it was made, by the names of the files.
    proved: BTreeMap<String, i64>,
}

impl Kept {
    pub fn load(home: &Path) -> Kept {
        let text = fs::read(home.join(FILE)).ok();
        text.and_then(|it| serde_json::from_slice(&it).ok()).unwrap_or_default()
    }

    fn save(&self, home: &Path) -> Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(home)?;
        serde_json::to_writer(&mut file, self)?;
        file.as_file().sync_all()?;
        file.persist(home.join(FILE)).map_err(|it| it.error)?;
        Ok(())
    }

    pub fn standing(&self, now_ms: i64, settings: &Settings) -> Standing {
        // What lies in the future was made while the clock was ahead: to wait for it would be to make none.
        let is_past = |it: &i64| *it <= now_ms + DAY_MS;
        let begun = match self.last_at {
            Some(last) => Some(last).filter(is_past),
            // Another plan makes no old backup newer.
            None => self.since.filter(is_past),
        };
        let planned = self.schedule.zip(self.last_at.max(self.since));
        let due_at = planned.map(|(it, _)| match begun {
            None => now_ms,
            Some(since) if self.last_at.is_none() => it.due(since, settings).min(since + FIRST_MS),
            Some(last) => it.due(last, settings),
        });
        let is_late = match (due_at, self.last_at) {
            (Some(due), _) => due <= now_ms,
            (None, last) => last.is_none(),
        };
        Standing { last_at: self.last_at, due_at, is_late }
    }

    /// When a backup of this name was last proved, if not only when it was made.
    pub fn proved_at(&self, name: &str) -> Option<i64> {
        self.proved.get(name).copied()
    }
}

/// Remembers a backup that was made and proved. The backup is as good where this fails.
pub(super) fn remember_made(home: &Path, made_at: i64) {
    change(home, |kept| kept.last_at = Some(made_at));
}

/// Remembers that a backup was proved again.
pub(super) fn remember_proved(home: &Path, name: &str, at: i64) {
    change(home, |kept| {
        kept.proved.insert(name.to_owned(), at);
        while kept.proved.len() > REMEMBERED {
            let Some(oldest) = kept.proved.iter().min_by_key(|(_, at)| **at) else { break };
            let name = oldest.0.clone();
            kept.proved.remove(&name);
        }
    });
}

fn change(home: &Path, f: impl FnOnce(&mut Kept)) {
    let mut kept = Kept::load(home);
    f(&mut kept);
    if let Err(error) = kept.save(home) {
        tracing::warn!(cause = error.causes(), "what is known of backups could not be kept");
    }
}

/// Where backups go and when they make themselves.
///
/// # Errors
/// `Forbidden` for who may neither make nor restore backups.
pub fn plan(view: &View<'_>) -> Result<Plan> {
    may_see(view)?;
    let home = view.strongbox().home();
    let Kept { folder, schedule, .. } = Kept::load(home);
    let is_beside_data = folder.as_deref().is_some_and(|it| folders::share_a_disk(it, home));
    Ok(Plan { folder, schedule, is_beside_data })
}

/// Anyone who may make or restore backups.
pub(super) fn may_see(view: &View<'_>) -> Result<()> {
    let may_create = view.grant::<BackupsCreate>().map(drop);
    may_create.or_else(|_| view.grant::<BackupsRestore>().map(drop))
}

/// Says where backups go and when they make themselves. Whether the folder lies beside the data is
/// found out, not said.
///
/// # Errors
/// `Forbidden` without `backups.create`; `Invalid` for a schedule without a folder or out of range;
/// `NoFolder`, `Unwritable` and what else the disk says of the folder.
pub fn set_plan(tx: &mut Tx<'_>, plan: &Plan) -> Result<()> {
    let _create = tx.grant::<BackupsCreate>()?;
    if let Some(schedule) = plan.schedule {
        schedule.check()?;
        if plan.folder.is_none() {
            return Err(Error::invalid("folder", Rule::Blank));
        }
    }
    if let Some(folder) = &plan.folder {
        check_folder(folder)?;
        tx.note("folder", folder.display().to_string());
    }
    if let Some(Schedule { every_days, at }) = plan.schedule {
        tx.note("every_days", every_days);
        tx.note("at", at.format("%H:%M").to_string());
    }
    let home = tx.strongbox().home();
    let since = Some(tx.now().wall_ms);
    let Plan { folder, schedule, .. } = plan.clone();
    Kept { folder, schedule, since, ..Kept::load(home) }.save(home)
}

/// Whether a backup could be written there; nothing is left behind.
fn check_folder(folder: &Path) -> Result<()> {
    if !folder.is_dir() {
        return Err(DocumentFault::NoFolder.into());
    }
    if folders::is_for_devices(folder) {
        return Err(DocumentFault::Unwritable.into());
    }
    asides::begin(folder, asides::BACKUP)?.close()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;

    /// 21 November 2026, 10:00 in Shanghai.
    const NOW: i64 = 1_795_226_400_000;

    fn every(every_days: u16) -> Schedule {
        Schedule { every_days, at: NaiveTime::from_hms_opt(18, 0, 0).unwrap() }
    }

    fn standing(schedule: Option<Schedule>, last_at: Option<i64>, now: i64) -> Standing {
        let kept = Kept { schedule, last_at, since: Some(NOW), ..Kept::default() };
        kept.standing(now, &Settings::default())
    }

    #[test]
    fn the_first_does_not_wait_for_its_hour() {
        let first = standing(Some(every(7)), None, NOW);
        assert_eq!((first.due_at, first.is_late), (Some(NOW + HOUR), false));
        assert!(standing(Some(every(7)), None, NOW + HOUR).is_late);
        let soon = Schedule { at: NaiveTime::from_hms_opt(10, 30, 0).unwrap(), ..every(1) };
        assert_eq!(standing(Some(soon), None, NOW).due_at, Some(NOW + HOUR / 2));
    }

    #[test]
    fn the_next_waits_for_its_hour() {
        let next = standing(Some(every(7)), Some(NOW), NOW);
        assert_eq!((next.due_at, next.is_late), (Some(NOW + (6 * 24 + 8) * HOUR), false));
    }

    #[test]
    fn one_made_by_hand_does_not_move_the_hour() {
        let due = |last| every(1).due(last, &Settings::default());
        assert_eq!(due(NOW), NOW + 8 * HOUR);
        assert_eq!(due(NOW + 8 * HOUR), NOW + 32 * HOUR);
        assert_eq!(due(NOW + 9 * HOUR), NOW + 32 * HOUR);
    }

    #[test]
    fn another_plan_makes_no_old_backup_newer() {
        let old = standing(Some(every(1)), Some(NOW - 40 * 24 * HOUR), NOW);
        assert!(old.is_late && old.due_at.is_some_and(|it| it < NOW), "{old:?}");
    }

    #[test]
    fn a_clock_that_was_ahead_keeps_no_backup_away() {
        let year = 365 * 24 * HOUR;
        let put_right = standing(Some(every(1)), Some(NOW + year), NOW + 9 * HOUR);
        assert_eq!((put_right.due_at, put_right.is_late), (Some(NOW + 9 * HOUR), true));
        let kept = Kept {
            schedule: Some(every(1)),
            since: Some(NOW + year),
            last_at: Some(NOW + year),
            ..Kept::default()
        };
        assert!(kept.standing(NOW, &Settings::default()).is_late);
        // The one that is made then is the last, and nothing is late any more.
        let made = Kept { last_at: Some(NOW), ..kept };
        assert!(!made.standing(NOW, &Settings::default()).is_late);
        // A clock that is put right by minutes is none that was ahead.
        assert!(!standing(Some(every(1)), Some(NOW + HOUR), NOW).is_late);
    }

    #[test]
    fn without_a_plan_only_an_office_that_has_none_is_late() {
        assert!(standing(None, None, NOW).is_late);
        let made = standing(None, Some(NOW), NOW + 1_000 * HOUR);
        assert_eq!((made.due_at, made.is_late), (None, false));
    }

    #[test]
    fn only_so_many_proofs_are_remembered() {
        let home = tempfile::tempdir().unwrap();
        for n in 0..=REMEMBERED as i64 {
            remember_proved(home.path(), &format!("{n}"), n);
        }
        let kept = Kept::load(home.path());
        assert_eq!((kept.proved.len(), kept.proved_at("0")), (REMEMBERED, None));
        fs::write(home.path().join(FILE), "half").unwrap();
        assert_eq!(Kept::load(home.path()), Kept::default());
    }
}
