//! Going on with an import that was stopped, as if it never had been.

use super::{
    Options, Source,
    intake::Intake,
    lists::NewWords,
    opened::{Opened, Person},
    report::Report,
    run::{OpenBatch, may_import, must_have_folder, sha256_of},
    store::{self, Batch, State},
};
use crate::{
    Core, Error, Result,
    access::{ImportsRun, Session},
    error::ImportFault,
    gate::Operation,
    id::BatchId,
    jobs::Job,
};

const OPERATION: &str = "imports.continue";

/// Takes in the rows behind the last one that a stopped import has written, understood as it began.
/// The rows before are read once more, so that the report, and the file of failed rows in `failed`,
/// are those of the whole file. Its counts are what was done, before and now.
///
/// # Errors
/// `Forbidden` as for a new import; `NotFound`; `Import` when it is not stopped, was begun by someone
/// else, or the file is another one; what is wrong with the file, `Cancelled`: then it is stopped
/// again, behind what came in by now.
pub fn resume(
    core: &Core,
    session: &Session,
    batch: BatchId,
    source: &Source,
    failed: Option<std::path::PathBuf>,
    job: &Job,
) -> Result<Report> {
    let operation = Operation { name: OPERATION, reason: None, batch: Some(batch) };
    let (stopped, person, new_words) = core.write(session, operation, |tx| {
        may_import(tx)?;
        let held = tx.hold::<Batch, ImportsRun>(batch.get())?;
        if held.state != State::Stopped || held.options.is_none() {
            return Err(ImportFault::NotStopped.into());
        }
        // What comes in belongs to who imports: half of a list would be someone else's.
        if held.account != Some(tx.me()) {
            return Err(ImportFault::SomeoneElses.into());
        }
        let words = NewWords::added_before(store::words_made_in(tx, batch)?);
        Ok((held.clone(), Person::of(tx), words))
    })?;
    let options = Options { failed, ..stopped.options.clone().unwrap_or_default() };
    must_have_folder(&options)?;
    if stopped.file_sha256.as_ref() != Some(&sha256_of(&source.path)?) {
        return Err(other_file(&stopped));
    }
    let opened = Opened::open(source, &options, &person, job)?;
    if !is_understood_as_before(&opened.report, &stopped)? {
        return Err(other_file(&stopped));
    }
    core.write(session, operation, |tx| {
        super::change_batch(tx, batch, |it| Batch { state: State::Running, ended_at: None, ..it })
    })?;
    let report = Report {
        rows: stopped.rows,
        new: stopped.new,
        updated: stopped.updated,
        duplicates: stopped.duplicates,
        failed: stopped.errors,
        ..opened.report.clone()
    };
    let intake = Intake::new(core, session, &person, &options, job);
    let intake = intake.behind(stopped.last_row, OPERATION, new_words);
    let open = OpenBatch { core, session, operation: OPERATION, batch };
    open.finish(intake, source, opened, report)
}

/// Columns that now fill other fields would make two kinds of customers of one sheet.
fn is_understood_as_before(report: &Report, stopped: &Batch) -> Result<bool> {
    let mapping = serde_json::to_value(&report.mapping)?;
    Ok(report.header_row == stopped.header_row && mapping == stopped.mapping)
}

fn other_file(stopped: &Batch) -> Error {
    ImportFault::OtherFile { name: stopped.file_name.clone() }.into()
}
