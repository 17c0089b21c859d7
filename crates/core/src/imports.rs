//! Imports: the spreadsheet an office lives in today becomes its customers.

mod batch;
mod causes;
mod colleagues;
mod elsewhere;
mod failed;
mod intake;
mod judge;
pub mod layout;
mod lists;
mod look;
pub mod mapping;
mod merged;
mod missing;
mod opened;
mod own;
mod plan;
mod ready;
mod remembered;
mod report;
mod rest;
mod resume;
mod row;
mod run;
mod seen;
mod stopped;
mod store;
mod twins;
mod unclear;
mod undo;
mod words;
mod write;

use std::path::PathBuf;

use clientele_tables::read::{Contents, Reader};
use serde::{Deserialize, Serialize};

pub(crate) use batch::{begin, change_batch, end};
pub use causes::Cause;
pub use elsewhere::Elsewhere;
pub use failed::{FailedRows, save_failed};
pub use lists::NewWord;
pub use look::{Certainty, Look, LookedColumn, OfferedField, SeenSheet, SheetLine, look};
pub use missing::Missing;
pub(crate) use ready::make_all;
pub use remembered::Remembered;
pub use report::{ContactRow, DuplicateRow, Report, RowError, Warning};
pub use rest::Rest;
pub use resume::resume;
pub use run::{rehearse, run};
pub use stopped::stopped;
pub use store::{Batch, State};
#[cfg(test)]
pub(crate) use store::{CHOICES_OF, SAMPLES_AMONG, TOUCHED};
pub(crate) use store::{
    all, customers_of, file_name, made_in, samples_among, stop_dead, touched_since,
};
pub use twins::{RowsAlike, Side, Twins, rows_alike, twins};
pub use unclear::Unclear;
pub use undo::{Undone, undo};
pub use words::WordChoice;

use crate::{
    Error, Result,
    access::ImportsRun,
    gate::{Entity, View},
    id::BatchId,
    jobs::Job,
    text::Country,
};
use mapping::{Choice, NameRule};

/// A file, and what takes it apart in a process of its own.
#[derive(Debug, Clone)]
pub struct Source {
    pub reader: Reader,
    pub path: PathBuf,
}

impl Source {
    /// The same file, its text in the encoding that a person has named.
    fn read_as(&self, options: &Options) -> Source {
        let reader = Reader { encoding: options.encoding.clone(), ..self.reader.clone() };
        Source { reader, path: self.path.clone() }
    }

    /// What the file holds; how many rows were read is the progress of the job.
    fn contents(&self, job: &Job) -> Result<Contents> {
        let goes_on = |rows| job.report(rows).is_ok();
        self.reader.inspect_while(&self.path, goes_on)?.ok_or(Error::Cancelled)
    }
}

/// How a file is to be understood; what is none is found out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(rename = "ImportOptions")]
pub struct Options {
    pub sheet: Option<String>,
    /// The row of the headings, counted from 1; 0 says that there are none.
    pub header_row: Option<u32>,
    pub choices: Vec<Choice>,
    pub on_duplicate: OnDuplicate,
    pub name_rule: Option<NameRule>,
    /// The encoding of plain text, such as `gbk`; none where it is found out, and where the format
    /// fixes it.
    pub encoding: Option<String>,
    /// What is meant by words that stand in none of the office's lists.
    #[serde(default)]
    pub words: Vec<WordChoice>,
    /// What becomes of rows that name one more person of a company of a row before. A batch that was
    /// begun before there was a choice goes on as it began.
    #[serde(default = "OtherContacts::before_there_was_a_choice")]
    pub other_contacts: OtherContacts,
    /// What becomes of rows that say how to reach somebody, and not who it is.
    #[serde(default)]
    pub nameless: Nameless,
    /// What becomes of rows with a cell that cannot be understood. A batch that was begun before there
    /// was a choice goes on as it began.
    #[serde(default = "Unclear::before_there_was_a_choice")]
    pub unclear: Unclear,
    /// What becomes of the columns that fill no field; none where it depends on how many there are.
    #[serde(default = "Rest::before_there_was_a_choice")]
    pub rest: Option<Rest>,
    /// Where telephone numbers without the code of a country belong that are none of the office's own.
    #[serde(default)]
    pub phones_of: Option<Country>,
    /// Where the rows that do not come in are written, each with its reason; XLSX, or CSV by its
    /// ending. Its path is no part of what a batch remembers.
    #[serde(skip)]
    pub failed: Option<PathBuf>,
}

/// What becomes of a row that is like a customer there is, or like a row before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum OnDuplicate {
    /// It is counted and left out.
    #[default]
    Skip,
    /// What it says is written into the customer there is; what it does not say stays.
    Update,
    /// It becomes a customer of its own.
    Create,
}

/// What becomes of a row about a company that a row before has brought in, with another person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum OtherContacts {
    /// The person becomes one more contact of the company.
    #[default]
    Add,
    /// As any row that is like one before it.
    AsDuplicates,
    /// It becomes a customer of its own.
    Create,
}

impl OtherContacts {
    fn before_there_was_a_choice() -> OtherContacts {
        OtherContacts::AsDuplicates
    }
}

/// What becomes of a row that names nobody, but says how to reach them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Nameless {
    /// It does not come in, and is told.
    #[default]
    Refuse,
    /// It becomes a customer that is called by its telephone number, e-mail address or account.
    Take,
}

/// Every batch within reach, the newest first.
///
/// # Errors
/// `Forbidden` without `imports.run`.
pub fn list(view: &View<'_>) -> Result<Vec<Batch>> {
    let run = view.grant::<ImportsRun>()?;
    let mut batches = Vec::new();
    for batch in store::all(view)? {
        let placement = batch.placement(view)?;
        if placement.is_none_or(|it| run.must_cover(&it).is_ok()) {
            batches.push(batch);
        }
    }
    Ok(batches)
}

/// One batch.
///
/// # Errors
/// `Forbidden` without `imports.run`, `NotFound`, also when it is out of reach.
pub fn find(view: &View<'_>, id: BatchId) -> Result<Batch> {
    let run = view.grant::<ImportsRun>()?;
    let missing = || Error::NotFound { entity: Batch::WORD };
    let batch = Batch::load(view, id.get())?.ok_or_else(missing)?;
    match batch.placement(view)? {
        Some(placement) if run.must_cover(&placement).is_err() => Err(missing()),
        _ => Ok(batch),
    }
}

/// Whether a name shows a firm.
pub(crate) fn is_company_name(name: &str) -> bool {
    mapping::names::is_company(name)
}
