//! Running an import, or rehearsing one: the same reading and judging, with and without writing.

use std::{fs::File, io, path::Path};

use sha2::{Digest, Sha256};

use super::{
    Options, Source,
    batch::{begin, end},
    intake::Intake,
    opened::{Opened, Person},
    report::Report,
    store::State,
};
use crate::{
    Core, Error, Result,
    access::{CustomersCreate, ImportsRun, Session},
    error::DocumentFault,
    gate::View,
    id::BatchId,
    jobs::Job,
    journal::hex,
};

/// The name of each operation of an import.
pub(super) const OPERATION: &str = "imports.run";

/// Reads a file and says what importing it would do. Nothing is written, but the file of failed
/// rows if one is asked for.
///
/// # Errors
/// `Forbidden` without `imports.run` and `customers.create`, what is wrong with the file,
/// `Import` when an option does not fit it, `Cancelled`.
pub fn rehearse(
    core: &Core,
    session: &Session,
    source: &Source,
    options: &Options,
    job: &Job,
) -> Result<Report> {
    let person = core.read(session, |view| {
        may_import(view)?;
        Ok(Person::of(view))
    })?;
    must_have_folder(options)?;
    let opened = Opened::open(source, options, &person, job)?;
    let mut intake = Intake::new(core, session, &person, options, job);
    let report = opened.report.clone();
    let mut report = intake.take_in(opened, None, report)?;
    intake.write_failed(source, &mut report);
    Ok(report)
}

/// Makes customers of the rows of a file. Rows with errors are left out and reported.
///
/// # Errors
/// As [`rehearse`]. An import that fails or is cancelled midway leaves its batch *stopped*, with
/// the rows written until then: it can be continued ([`super::resume`]) or undone.
pub fn run(
    core: &Core,
    session: &Session,
    source: &Source,
    options: &Options,
    job: &Job,
) -> Result<Report> {
    // As a write, so that a refusal leaves a trace.
    let person = core.write(session, OPERATION, |tx| {
        may_import(tx)?;
        Ok(Person::of(tx))
    })?;
    must_have_folder(options)?;
    let opened = Opened::open(source, options, &person, job)?;
    let file_name = source.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let file_sha256 = sha256_of(&source.path)?;
    let batch = begin(core, session, OPERATION, |batch| {
        batch.file_name = file_name;
        batch.file_sha256 = Some(file_sha256);
        batch.options = Some(options.clone());
        batch.encoding = opened.report.encoding.clone();
        batch.header_row = opened.report.header_row;
        batch.total = opened.rows_of_data();
        batch.mapping = serde_json::to_value(&opened.report.mapping)?;
        Ok(())
    })?;
    let intake = Intake::new(core, session, &person, options, job);
    let report = opened.report.clone();
    let open = OpenBatch { core, session, operation: OPERATION, batch };
    open.finish(intake, source, opened, report)
}

/// A batch that rows are being taken into.
pub(super) struct OpenBatch<'a> {
    pub core: &'a Core,
    pub session: &'a Session,
    pub operation: &'static str,
    pub batch: BatchId,
}

impl OpenBatch<'_> {
    /// Takes in what there is, and ends the batch whatever comes of that.
    pub fn finish(
        &self,
        mut intake: Intake<'_>,
        source: &Source,
        opened: Opened,
        report: Report,
    ) -> Result<Report> {
        let outcome = intake.take_in(opened, Some(self.batch), report);
        let state = if outcome.is_ok() { State::Done } else { State::Stopped };
        end(self.core, self.session, self.operation, self.batch, state)?;
        let mut report = outcome?;
        intake.write_failed(source, &mut report);
        Ok(report)
    }
}

pub(super) fn may_import(view: &View<'_>) -> Result<()> {
    let _run = view.grant::<ImportsRun>()?;
    let _create = view.grant::<CustomersCreate>()?;
    Ok(())
}

pub(super) fn must_have_folder(options: &Options) -> Result<()> {
    let folder = options.failed.as_ref().and_then(|it| it.parent());
    match folder {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            Err(DocumentFault::NoFolder.into())
        }
        _ => Ok(()),
    }
}

/// What tells a file from every other, whatever it is called.
pub(super) fn sha256_of(path: &Path) -> Result<String> {
    let unreadable = |_| Error::Unreadable { path: path.to_owned() };
    let mut file = File::open(path).map_err(unreadable)?;
    let mut hash = Sha256::new();
    io::copy(&mut file, &mut Hashing(&mut hash)).map_err(unreadable)?;
    Ok(hex(&hash.finalize()))
}

struct Hashing<'a>(&'a mut Sha256);

impl io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
