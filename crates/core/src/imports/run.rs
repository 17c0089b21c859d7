//! Running an import, or rehearsing one: the same reading and judging, with and without writing.

use std::collections::BTreeMap;

use super::{
    OnDuplicate, Options, Source, failed,
    layout::{RowKind, SheetRow},
    lists::NewWords,
    opened::{Opened, Person},
    own,
    plan::Plan,
    report::{DuplicateRow, Fault, Outcome, Report, RowError, Warning},
    row::{RowReader, Understood},
    seen::Seen,
    store::{Batch, State},
    write::{self, Maker},
};
use crate::{
    Core, Error, Result,
    access::{CustomersCreate, CustomersUpdate, ImportsRun, Placement, Right, Session},
    customers::{self, Likeness, Record},
    directory::Directory,
    error::DocumentFault,
    gate::{Held, Operation, Tx, View},
    id::{BatchId, CustomerId},
    jobs::Job,
    text::Rule,
};

/// The name of each operation of an import.
const OPERATION: &str = "imports.run";
/// Rows written together: what a cancel or a crash loses at most.
const TOGETHER: usize = 1_000;

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
    let opened = Opened::open(source, options, &person)?;
    let mut import = Import::new(core, session, &person, options, job);
    let mut report = import.take_in(opened, None)?;
    import.write_failed(source, &mut report);
    Ok(report)
}

/// Makes customers of the rows of a file. Rows with errors are left out and reported.
///
/// # Errors
/// As [`rehearse`]. An import that fails or is cancelled midway leaves its batch *stopped*, with
/// the rows written until then.
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
    let opened = Opened::open(source, options, &person)?;
    let file_name = source.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let batch = begin(core, session, OPERATION, |batch| {
        batch.file_name = file_name;
        batch.encoding = opened.report.encoding.clone();
        batch.header_row = opened.report.header_row;
        batch.mapping = serde_json::to_value(&opened.report.mapping)?;
        Ok(())
    })?;
    let mut import = Import::new(core, session, &person, options, job);
    let outcome = import.take_in(opened, Some(batch));
    end(
        core,
        session,
        OPERATION,
        batch,
        if outcome.is_ok() { State::Done } else { State::Stopped },
    )?;
    let mut report = outcome?;
    import.write_failed(source, &mut report);
    Ok(report)
}

fn may_import(view: &View<'_>) -> Result<()> {
    let _run = view.grant::<ImportsRun>()?;
    let _create = view.grant::<CustomersCreate>()?;
    Ok(())
}

fn must_have_folder(options: &Options) -> Result<()> {
    let folder = options.failed.as_ref().and_then(|it| it.parent());
    match folder {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            Err(DocumentFault::NoFolder.into())
        }
        _ => Ok(()),
    }
}

/// Begins a batch, which is *running* until [`end`].
pub(crate) fn begin(
    core: &Core,
    session: &Session,
    operation: &str,
    describe: impl FnOnce(&mut Batch) -> Result<()>,
) -> Result<BatchId> {
    core.write(session, operation, |tx| {
        let run = tx.grant::<ImportsRun>()?;
        let mut batch = Batch::begun(tx);
        describe(&mut batch)?;
        Ok(BatchId(tx.insert(&run, &batch)?))
    })
}

/// Ends a batch, also for someone whose session has ended meanwhile.
pub(crate) fn end(
    core: &Core,
    session: &Session,
    operation: &str,
    batch: BatchId,
    state: State,
) -> Result<()> {
    let change = |tx: &mut Tx<'_>| {
        let ended_at = Some(tx.now().wall_ms);
        change_batch(tx, batch, |it| Batch { state, ended_at, ..it })
    };
    let operation = Operation { name: operation, reason: None, batch: Some(batch) };
    match core.write(session, operation, change) {
        Err(Error::SignedOut) => {
            core.write_unattended(operation, crate::words::Language::En, change)
        }
        outcome => outcome,
    }
}

pub(crate) fn change_batch(
    tx: &mut Tx<'_>,
    batch: BatchId,
    change: impl FnOnce(Batch) -> Batch,
) -> Result<()> {
    let held = tx.hold::<Batch, ImportsRun>(batch.get())?;
    let after = change(held.clone());
    tx.update(&held, &Batch { version: held.version + 1, ..after })
}

/// One import while it runs.
struct Import<'a> {
    core: &'a Core,
    session: &'a Session,
    person: &'a Person,
    options: &'a Options,
    job: &'a Job,
    seen: Seen,
    new_words: NewWords,
    /// The rows that did not come in, for the file of failed rows.
    failed: BTreeMap<u32, Vec<RowError>>,
    headings: failed::Headings,
    taken: u64,
}

/// What becomes of a row.
enum Verdict<'op> {
    New(Box<Understood>),
    Update(Box<(Held<'op, Record, CustomersUpdate>, Understood)>),
    /// Like a row before, which a rehearsal has not written.
    UpdateOfRow,
    Duplicate(DuplicateRow),
    Failed(Vec<RowError>),
}

impl<'a> Import<'a> {
    fn new(
        core: &'a Core,
        session: &'a Session,
        person: &'a Person,
        options: &'a Options,
        job: &'a Job,
    ) -> Import<'a> {
        Import {
            core,
            session,
            person,
            options,
            job,
            seen: Seen::default(),
            new_words: NewWords::default(),
            failed: BTreeMap::new(),
            headings: failed::Headings::default(),
            taken: 0,
        }
    }

    /// Takes in every row; without a batch nothing is written.
    fn take_in(&mut self, mut opened: Opened, batch: Option<BatchId>) -> Result<Report> {
        self.job.expect(opened.total);
        let mut report = opened.report.clone();
        report.batch = batch;
        self.headings = failed::Headings::of(&opened, self.person.language);
        let mut rows = Vec::with_capacity(TOGETHER);
        let mut read = 0;
        while let Some(row) = opened.next() {
            let row = row?;
            read += 1;
            if opened.layout.classify(&row) == RowKind::Data {
                rows.push(row);
            }
            if rows.len() == TOGETHER {
                self.flush(&opened.plan, &mut rows, batch, &mut report)?;
                self.taken = read;
            }
        }
        self.flush(&opened.plan, &mut rows, batch, &mut report)?;
        self.job.report(read)?;
        Ok(report)
    }

    fn flush(
        &mut self,
        plan: &Plan,
        rows: &mut Vec<SheetRow>,
        batch: Option<BatchId>,
        report: &mut Report,
    ) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let (core, session) = (self.core, self.session);
        let outcome = match batch {
            None => core.read_at_length(session, |view| self.rehearse_rows(view, plan, rows)),
            Some(batch) => {
                let operation = Operation { name: OPERATION, reason: None, batch: Some(batch) };
                core.write(session, operation, |tx| self.write_rows(tx, plan, rows, batch))
            }
        }?;
        self.keep_failed(&outcome);
        report.add(outcome);
        rows.clear();
        Ok(())
    }

    fn keep_failed(&mut self, outcome: &Outcome) {
        if self.options.failed.is_none() {
            return;
        }
        for error in &outcome.errors {
            self.failed.entry(error.row).or_default().push(error.clone());
        }
    }

    fn rehearse_rows(
        &mut self,
        view: &View<'_>,
        plan: &Plan,
        rows: &[SheetRow],
    ) -> Result<Outcome> {
        may_import(view)?;
        let directory = Directory::load(view)?;
        let blank = customers::blank(view, None)?;
        let mut outcome = Outcome::default();
        for (row, done) in rows.iter().zip(self.taken + 1..) {
            self.job.report(done)?;
            let verdict = self.judge(view, &directory, plan, &blank, row)?;
            match verdict {
                Verdict::New(understood) => {
                    self.seen.add(&understood.record, row.number);
                    outcome.count_new(understood.warnings);
                }
                Verdict::Update(found) => {
                    let (held, understood) = *found;
                    let is_changed = understood.record != *held || !understood.unknown.is_empty();
                    outcome.count_update(is_changed, understood.warnings);
                }
                Verdict::UpdateOfRow => outcome.count_update(true, Vec::new()),
                Verdict::Duplicate(duplicate) => outcome.count_duplicate(duplicate),
                Verdict::Failed(errors) => outcome.count_failed(errors),
            }
        }
        Ok(outcome)
    }

    fn write_rows<'op>(
        &mut self,
        tx: &mut Tx<'op>,
        plan: &Plan,
        rows: &[SheetRow],
        batch: BatchId,
    ) -> Result<Outcome> {
        may_import(tx)?;
        let mut directory = Directory::load(tx)?;
        let blank = customers::blank(tx, Some(batch))?;
        let mut maker = Maker::new(tx)?;
        let mut outcome = Outcome::default();
        for (row, done) in rows.iter().zip(self.taken + 1..) {
            self.job.report(done)?;
            match self.judge(tx, &directory, plan, &blank, row)? {
                Verdict::New(mut understood) => {
                    let words =
                        write::settle_words(tx, &mut directory, &mut understood, row.number)?;
                    if let Err(error) = words {
                        outcome.count_failed(vec![error]);
                        continue;
                    }
                    self.seen.add(&understood.record, row.number);
                    let Understood { record, people, warnings, .. } = *understood;
                    maker.make(tx, record, people)?;
                    outcome.count_new(warnings);
                }
                Verdict::Update(found) => {
                    let (held, mut understood) = *found;
                    let words =
                        write::settle_words(tx, &mut directory, &mut understood, row.number)?;
                    if let Err(error) = words {
                        outcome.count_failed(vec![error]);
                        continue;
                    }
                    let warnings = std::mem::take(&mut understood.warnings);
                    let is_changed = write::update(tx, &held, understood)?;
                    outcome.count_update(is_changed, warnings);
                }
                Verdict::UpdateOfRow => outcome.count_update(false, Vec::new()),
                Verdict::Duplicate(duplicate) => outcome.count_duplicate(duplicate),
                Verdict::Failed(errors) => outcome.count_failed(errors),
            }
        }
        change_batch(tx, batch, |it| Batch {
            rows: it.rows + outcome.rows,
            new: it.new + outcome.new,
            updated: it.updated + outcome.updated,
            duplicates: it.duplicates + outcome.duplicates,
            errors: it.errors + outcome.failed,
            ..it
        })?;
        Ok(outcome)
    }

    fn judge<'op>(
        &mut self,
        view: &View<'op>,
        directory: &Directory,
        plan: &Plan,
        blank: &Record,
        row: &SheetRow,
    ) -> Result<Verdict<'op>> {
        let language = self.person.language;
        let reader = RowReader { plan, directory, settings: view.settings(), language };
        let understood = reader.understand(row, blank.clone());
        if !understood.errors.is_empty() {
            return Ok(Verdict::Failed(understood.errors));
        }
        match self.options.on_duplicate {
            OnDuplicate::Create => {}
            OnDuplicate::Skip => {
                if let Some(duplicate) =
                    self.duplicate_of(view, &reader, &understood, row.number)?
                {
                    return Ok(Verdict::Duplicate(duplicate));
                }
            }
            OnDuplicate::Update => {
                if let Some(verdict) = self.update_of(view, &reader, &understood, row)? {
                    return self.admitted(view, plan, row.number, verdict);
                }
            }
        }
        self.admitted(view, plan, row.number, Verdict::New(Box::new(understood)))
    }

    /// Whether what a row would write may be written.
    fn admitted<'op>(
        &mut self,
        view: &View<'op>,
        plan: &Plan,
        row: u32,
        verdict: Verdict<'op>,
    ) -> Result<Verdict<'op>> {
        let (understood, is_covered) = match &verdict {
            Verdict::New(understood) => (
                understood.as_ref(),
                covers::<CustomersCreate>(view, &understood.record)?
                    && covers::<ImportsRun>(view, &understood.record)?,
            ),
            Verdict::Update(found) => (&found.1, covers::<CustomersUpdate>(view, &found.1.record)?),
            _ => return Ok(verdict),
        };
        let mut errors = understood.errors.clone();
        if !is_covered {
            errors.push(out_of_reach(plan, row));
        }
        for unknown in &understood.unknown {
            if !self.new_words.admit(view, unknown) {
                errors.push(write::refused(row, unknown, Rule::NotAChoice));
            }
        }
        Ok(if errors.is_empty() { verdict } else { Verdict::Failed(errors) })
    }

    fn duplicate_of(
        &self,
        view: &View<'_>,
        reader: &RowReader<'_>,
        understood: &Understood,
        row: u32,
    ) -> Result<Option<DuplicateRow>> {
        if let Some((by, of_row)) = self.earlier_row(reader.plan, understood) {
            let of_row = Some(of_row);
            return Ok(Some(DuplicateRow { row, by, of_row, file_no: None, owner: None }));
        }
        let alike = own::alike(view, reader.plan, understood, understood.record.batch)?;
        match alike.into_iter().next() {
            Some((id, by)) => self.existing(view, reader.directory, row, id, by).map(Some),
            None => Ok(None),
        }
    }

    fn existing(
        &self,
        view: &View<'_>,
        directory: &Directory,
        row: u32,
        id: CustomerId,
        by: Likeness,
    ) -> Result<DuplicateRow> {
        let found = customers::duplicate(view, directory, id, by)?;
        let owner = found.owner.filter(|_| found.file_no.is_none());
        Ok(DuplicateRow { row, by, of_row: None, file_no: found.file_no, owner })
    }

    /// The customer that a row is to be written into: the first that it is like and that the
    /// person may change.
    fn update_of<'op>(
        &self,
        view: &View<'op>,
        reader: &RowReader<'_>,
        understood: &Understood,
        row: &SheetRow,
    ) -> Result<Option<Verdict<'op>>> {
        let alike = own::alike(view, reader.plan, understood, understood.record.batch)?;
        for (id, _) in &alike {
            match view.hold::<Record, CustomersUpdate>(id.get()) {
                Ok(held) => {
                    let understood = reader.understand(row, held.clone());
                    return Ok(Some(Verdict::Update(Box::new((held, understood)))));
                }
                Err(Error::NotFound { .. } | Error::Forbidden { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        if let Some((id, by)) = alike.into_iter().next() {
            let duplicate = self.existing(view, reader.directory, row.number, id, by)?;
            return Ok(Some(Verdict::Duplicate(duplicate)));
        }
        Ok(self.earlier_row(reader.plan, understood).map(|_| Verdict::UpdateOfRow))
    }

    /// The row before that this one repeats. Two rows of an export of ours are two customers.
    fn earlier_row(&self, plan: &Plan, understood: &Understood) -> Option<(Likeness, u32)> {
        if plan.is_own { None } else { self.seen.find(&understood.record) }
    }

    /// Writes the file of failed rows. The import itself stands, whatever becomes of it.
    fn write_failed(&self, source: &Source, report: &mut Report) {
        let Some(target) = self.options.failed.as_ref().filter(|_| !self.failed.is_empty()) else {
            return;
        };
        let made_at = self.core.now().wall_ms;
        let made_at = self.person.settings.local(made_at);
        let written = failed::write(
            source,
            target,
            failed::Sheet {
                name: &report.sheet,
                headings: &self.headings,
                failed: &self.failed,
                language: self.person.language,
                made_at,
            },
        );
        if let Err(error) = written {
            tracing::warn!(cause = error.causes(), "the rows that failed could not be written");
            report.warnings.push(Warning {
                row: 0,
                column: None,
                field: None,
                code: error.code(),
                value: Some(target.display().to_string()),
            });
        }
    }
}

fn covers<R: Right>(view: &View<'_>, record: &Record) -> Result<bool> {
    let placement = Placement {
        owner: record.owner,
        department: record.department,
        sensitivity: record.sensitivity,
    };
    Ok(view.grant::<R>()?.must_cover(&placement).is_ok())
}

fn out_of_reach(plan: &Plan, row: u32) -> RowError {
    use super::mapping::Field;
    let placing = [Field::Owner, Field::Department, Field::Sensitivity];
    let column = placing.iter().find_map(|field| plan.columns_of(*field).next());
    let field = column.map_or(Field::Owner, |it| it.field);
    RowError::new(row, column.map(|it| it.heading.as_str()), field, Fault::OutOfReach)
}

impl Outcome {
    fn count_new(&mut self, warnings: Vec<Warning>) {
        self.rows += 1;
        self.new += 1;
        self.warnings.extend(warnings);
    }

    /// A customer that says all of this already is none that was updated.
    fn count_update(&mut self, is_changed: bool, warnings: Vec<Warning>) {
        self.rows += 1;
        if is_changed {
            self.updated += 1;
        } else {
            self.duplicates += 1;
        }
        self.warnings.extend(warnings);
    }

    fn count_duplicate(&mut self, duplicate: DuplicateRow) {
        self.rows += 1;
        self.duplicates += 1;
        self.duplicate_rows.push(duplicate);
    }

    fn count_failed(&mut self, errors: Vec<RowError>) {
        self.rows += 1;
        self.failed += 1;
        self.errors.extend(errors);
    }
}
