//! Documents: the files that leave the office, as spreadsheets, delimited text or paper.
//!
//! A document is written beside its target. It takes the target's place in the same transaction
//! that journals it, so there is no file without its entry, and a failure leaves what was there.

use std::{
    cell::Cell as Slot,
    fs, io,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use chrono::DateTime;
use clientele_tables::write::{self, Medium, Properties, Words};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tempfile::TempPath;

use crate::{
    Core, Error, Result, Tx, View,
    access::{Right, Session},
    asides,
    error::DocumentFault,
    folders,
    jobs::Job,
    words::Language,
};

/// What a file says of the program that wrote it.
const PROGRAM: &str = "Clientele";

/// What kind of file, by the ending of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Xlsx,
    Csv,
    Pdf,
}

impl Format {
    /// What the name of such a file ends in, without the point.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Csv => "csv",
            Format::Pdf => "pdf",
        }
    }

    pub(crate) fn medium(self) -> Medium {
        match self {
            Format::Xlsx => Medium::Sheet,
            Format::Csv => Medium::Delimited,
            Format::Pdf => Medium::Paper,
        }
    }

    /// The format that the name of a file asks for.
    ///
    /// # Errors
    /// `UnknownFileType` for every other ending.
    pub fn of(path: &Path) -> Result<Format> {
        let ending = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "xlsx" => Ok(Format::Xlsx),
            "csv" => Ok(Format::Csv),
            "pdf" => Ok(Format::Pdf),
            _ => Err(DocumentFault::UnknownFileType { path: path.display().to_string() }.into()),
        }
    }
}

/// What is written down about a document beside who made it and when.
pub(crate) type Note = Vec<(&'static str, Value)>;

/// Fails, and leaves a `denied` entry, unless the person may begin this operation.
pub(crate) fn must_be_allowed(
    core: &Core,
    session: &Session,
    operation: &str,
    check: impl FnOnce(&View<'_>) -> Result<()>,
) -> Result<()> {
    core.write(session, operation, |tx: &mut Tx<'_>| check(tx))
}

/// A document on its way: removes itself unless it is put in its place.
pub(crate) struct Staged {
    path: TempPath,
    target: PathBuf,
}

impl Staged {
    /// Makes room beside the target.
    ///
    /// # Errors
    /// `NoFolder`, `ReadOnly`, `Full`, `Unwritable` when something that is no file is in the way.
    pub fn beside(target: &Path) -> Result<Staged> {
        match fs::metadata(target) {
            Ok(found) if !found.is_file() => return Err(DocumentFault::Unwritable.into()),
            _ => {}
        }
        let folder = target.parent().filter(|it| !it.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        if folders::is_for_devices(folder) {
            return Err(DocumentFault::Unwritable.into());
        }
        let path = asides::begin(folder, asides::DOCUMENT).map_err(of_disk)?.into_temp_path();
        Ok(Staged { path, target: target.to_owned() })
    }

    /// Where it is written to.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name it will have, without the folders, which may name people.
    pub fn name(&self) -> String {
        let name = self.target.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// Journals the document under a right and puts it in its place: both, or neither.
    ///
    /// # Errors
    /// `Forbidden` when the right was taken away meanwhile; what the disk says.
    pub fn release<R: Right>(
        self,
        core: &Core,
        session: &Session,
        operation: &str,
        note: Note,
    ) -> Result<()> {
        let target = self.target.clone();
        let is_placed = Slot::new(false);
        let released = core.write(session, operation, |tx| {
            let _right = tx.grant::<R>()?;
            for (key, value) in note {
                tx.note(key, value);
            }
            self.path.persist(&self.target).map_err(|it| of_disk(it.error))?;
            is_placed.set(true);
            Ok(())
        });
        if released.is_err() && is_placed.get() {
            // The entry did not commit: what is not in the journal does not leave the office.
            fs::remove_file(&target)?;
        }
        if released.is_ok() {
            sync_folder(&target);
        }
        released
    }
}

/// A rename is for good only when the folder is on the disk too; where a folder cannot be opened
/// or synced, the file is in its place all the same.
fn sync_folder(target: &Path) {
    let folder = target.parent().filter(|it| !it.as_os_str().is_empty());
    if let Ok(folder) = fs::File::open(folder.unwrap_or(Path::new("."))) {
        drop(folder.sync_all());
    }
}

fn of_disk(error: io::Error) -> Error {
    write::Error::<Error>::from(error).into()
}

/// Tells a job how many rows are written, and the writer when to stop.
pub(crate) fn progress(job: &Job) -> impl FnMut(u64) -> ControlFlow<()> {
    |rows| match job.report(rows) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    }
}

pub(crate) fn language(language: Language) -> write::Language {
    match language {
        Language::En => write::Language::English,
        Language::ZhCn => write::Language::Simplified,
        Language::ZhTw => write::Language::Traditional,
    }
}

/// The words around the data; `empty` is said where there is none.
pub(crate) fn words(language: Language, organization: &str, empty: &str) -> Words {
    let page = [("page", "{page}".into()), ("pages", "{pages}".into())];
    Words {
        yes: language.word("formats.yes").to_owned(),
        no: language.word("formats.no").to_owned(),
        total: language.word("formats.total").to_owned(),
        page: language.say("formats.page", &page),
        continued: language.say("formats.continued", &[("title", "{title}".into())]),
        empty: empty.to_owned(),
        footer: organization.to_owned(),
    }
}

/// What a file says of itself: its title, who made it, when.
pub(crate) fn properties(view: &View<'_>, title: &str, subject: String) -> Properties {
    let made = DateTime::from_timestamp_millis(view.now().wall_ms).unwrap_or_default();
    Properties {
        title: title.to_owned(),
        subject,
        author: view.standing().name.clone(),
        company: view.settings().organization.clone(),
        program: PROGRAM.to_owned(),
        created: made.naive_utc(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_says_what_is_written() {
        let of = |name: &str| Format::of(Path::new(name));
        assert!(matches!(of("名单.xlsx"), Ok(Format::Xlsx)));
        assert!(matches!(of("LIST.CSV"), Ok(Format::Csv)));
        assert!(matches!(of("a.b.pdf"), Ok(Format::Pdf)));
        for name in ["list", "list.xls", ".xlsx", "list.txt"] {
            assert!(matches!(
                of(name),
                Err(Error::Document(DocumentFault::UnknownFileType { path })) if path == name
            ));
        }
    }

    #[test]
    fn a_document_that_is_not_released_leaves_no_trace() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("list.csv");
        fs::write(&target, "before").unwrap();
        let staged = Staged::beside(&target).unwrap();
        fs::write(staged.path(), "after").unwrap();
        drop(staged);
        assert_eq!(fs::read_to_string(&target).unwrap(), "before");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn where_nothing_can_be_written_it_is_said_why() {
        let folder = tempfile::tempdir().unwrap();
        let fault = |path: &Path| match Staged::beside(path) {
            Err(Error::Document(fault)) => fault,
            other => panic!("{:?}", other.map(|it| it.target)),
        };
        assert_eq!(fault(&folder.path().join("none/list.csv")), DocumentFault::NoFolder);
        assert_eq!(fault(folder.path()), DocumentFault::Unwritable);
    }
}
