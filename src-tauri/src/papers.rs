//! Where a file goes that leaves the office, and what is said once it is there: by a number for it,
//! whoever had it written may have it opened.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use clientele_core::{Error, Result, documents::Format, id::AccountId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    caller::Caller,
    dialogs::Question,
    picks::{Pick, PickId},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct PaperId(u32);

/// A file that was written here, as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Paper {
    pub id: PaperId,
    /// Where it is, to be read: what is opened is said by the number alone.
    pub place: String,
    pub opens: Opens,
}

/// What a program of this computer can do with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Opens {
    /// It is shown as it comes out of the printer.
    ToPrint,
    ToRead,
    /// No other program knows what it is: only its folder can be shown.
    Nothing,
}

impl Opens {
    /// By the ending, which decides what program the system takes: one that starts something is
    /// never opened, whatever somebody called a file.
    pub fn of(path: &Path) -> Opens {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        match ending.as_str() {
            "pdf" => Opens::ToPrint,
            "xlsx" | "csv" | "txt" => Opens::ToRead,
            _ => Opens::Nothing,
        }
    }
}

/// The files that were written here, each for whoever had it written and for nobody else. What the
/// page may have opened is among them, and no path.
#[derive(Default, Clone)]
pub struct Papers {
    kept: Arc<Mutex<BTreeMap<PaperId, (AccountId, PathBuf)>>>,
}

impl Papers {
    pub fn keep(&self, owner: AccountId, path: PathBuf) -> Paper {
        let mut kept = self.kept();
        let id = PaperId(kept.last_key_value().map_or(1, |(last, _)| last.0 + 1));
        let paper = Paper { id, place: path.display().to_string(), opens: Opens::of(&path) };
        kept.insert(id, (owner, path));
        paper
    }

    /// # Errors
    /// `NotFound` for what was not written here, or by somebody else.
    pub fn path(&self, owner: AccountId, id: PaperId) -> Result<PathBuf> {
        let kept = self.kept();
        let found = kept.get(&id).filter(|(whose, _)| *whose == owner);
        found.map(|(_, path)| path.clone()).ok_or(Error::NotFound { entity: "files" })
    }

    fn kept(&self) -> MutexGuard<'_, BTreeMap<PaperId, (AccountId, PathBuf)>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A file that was written, with what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Wrote {
    pub paper: Paper,
    pub rows: u64,
    /// What happened, in words.
    pub sentence: String,
    /// Characters that no built-in font can draw: a box stands in their place on paper.
    pub missing_glyphs: Vec<char>,
}

/// Asks where to write a file; none when the person closed the dialog.
pub fn place(caller: &Caller, title: &str, name: &str, format: Format) -> Option<Pick> {
    let settings = caller.read(|view| Ok(clientele_core::settings::get(view))).ok()?;
    let day = settings.date_of(caller.core().now().wall_ms);
    let name = format!("{}-{day}.{}", harmless(name), format.ending());
    let chosen = caller.dialogs.ask(Question::Save { title: title.to_owned(), name })?;
    Some(caller.desk.picks().keep(ending_in(chosen, format)))
}

/// Where a file goes that was chosen with [`place`], and its name without the folders.
///
/// # Errors
/// `NotFound` for what was never chosen.
pub fn chosen(caller: &Caller, pick: PickId) -> Result<(PathBuf, String)> {
    let path = caller.desk.picks().path(pick)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok((path, name))
}

/// Hands out a number for a file that was just written for the person.
pub fn keep(caller: &Caller, path: PathBuf) -> Paper {
    caller.desk.papers().keep(caller.session().account(), path)
}

/// A name without what some system forbids in one, and not longer than names may be.
fn harmless(name: &str) -> String {
    const LONGEST: usize = 60;
    let is_harmless = |it: char| !it.is_control() && !r#"/\:*?"<>|"#.contains(it);
    let name: String = name.chars().map(|it| if is_harmless(it) { it } else { '_' }).collect();
    name.trim_matches([' ', '.']).chars().take(LONGEST).collect()
}

/// The ending says what is written, so it is not lost with a name typed anew. A file that already
/// bears the longer name was not what the person agreed to replace.
fn ending_in(chosen: PathBuf, format: Format) -> PathBuf {
    let ending = format.ending();
    let has_it = |path: &Path| path.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending));
    if has_it(&chosen) {
        return chosen;
    }
    let name = chosen.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let named = |tail: String| chosen.with_file_name(format!("{name}{tail}.{ending}"));
    let mut free = named(String::new());
    let mut number = 2;
    while free.exists() {
        free = named(format!(" ({number})"));
        number += 1;
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_opened_for_whoever_had_it_written_and_by_its_number_alone() {
        let papers = Papers::default();
        let (chen, li) = (AccountId::from(1), AccountId::from(2));
        let hers = papers.keep(li, PathBuf::from("/tmp/客户.xlsx"));
        let his = papers.keep(chen, PathBuf::from("/tmp/客户.pdf"));
        assert_eq!((hers.opens, his.opens), (Opens::ToRead, Opens::ToPrint));
        assert_eq!(papers.path(chen, his.id).unwrap(), PathBuf::from("/tmp/客户.pdf"));
        for (who, id) in [(chen, hers.id), (li, his.id), (li, PaperId(9))] {
            assert!(matches!(papers.path(who, id), Err(Error::NotFound { .. })));
        }
    }

    #[test]
    fn what_a_program_would_start_is_not_opened_whatever_it_is_called() {
        for name in ["a.exe", "a.desktop", "a.sh", "a", "a.jsonl", "a.clientele-backup", "pdf"] {
            assert_eq!(Opens::of(Path::new(name)), Opens::Nothing, "{name}");
        }
        assert_eq!(Opens::of(Path::new("密钥.PDF")), Opens::ToPrint);
    }

    #[test]
    fn a_name_typed_without_its_ending_gets_it_and_replaces_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert_eq!(ending_in(at("a.xlsx"), Format::Xlsx), at("a.xlsx"));
        assert_eq!(ending_in(at("a.XLSX"), Format::Xlsx), at("a.XLSX"));
        assert_eq!(ending_in(at("2026.11"), Format::Pdf), at("2026.11.pdf"));
        std::fs::write(at("a.csv"), "").unwrap();
        assert_eq!(ending_in(at("a"), Format::Csv), at("a (2).csv"));
    }

    #[test]
    fn a_customer_s_name_makes_a_harmless_name_of_a_file() {
        assert_eq!(harmless("佳景/包装: \"A\""), "佳景_包装_ _A_");
        assert_eq!(harmless(&"长".repeat(300)).chars().count(), 60);
        assert_eq!(harmless("..secret"), "secret");
    }
}
