//! Taking rows in, some at a time: each lot is judged and written in one transaction, or rehearsed.

use std::collections::HashMap;

use super::{
    OnDuplicate, Options, Source,
    batch::change_batch,
    causes::Causes,
    colleagues::Colleagues,
    elsewhere::Phones,
    failed::{self, FailedRows},
    judge::Verdict,
    layout::{Layout, RowKind, SheetRow},
    lists::NewWords,
    mapping::Field,
    missing::MissingNames,
    opened::{Opened, Person},
    plan::Plan,
    report::{Outcome, Report, RowError, SHOWN, Warning},
    row::Understood,
    run::may_import,
    seen::Seen,
    store::Batch,
    write::{self, Maker},
};
use crate::{
    Core, Result,
    access::Session,
    customers,
    directory::Directory,
    gate::{Operation, Tx, View},
    id::{BatchId, CustomerId},
    jobs::Job,
};

/// Rows written together: what a cancel or a crash loses at most, and for how long, half a second,
/// someone waits who saves meanwhile.
const TOGETHER: usize = 2_000;

/// One import while it runs, or the rehearsal of one.
pub(super) struct Intake<'a> {
    core: &'a Core,
    session: &'a Session,
    pub(super) person: &'a Person,
    pub(super) options: &'a Options,
    job: &'a Job,
    /// What each transaction is journaled as.
    operation: &'static str,
    pub(super) seen: Seen,
    pub(super) new_words: NewWords,
    /// Names of nobody, and of no department, that the office knows.
    missing: MissingNames,
    /// The columns with cells that cannot be understood.
    causes: Causes,
    /// Rows of which the address told the province or the city.
    parted: u64,
    /// Rows with a day that was given its year.
    yearless: u64,
    /// The telephone numbers, and those that are none of the office's country.
    pub(super) phones: Phones,
    /// Rows that say how to reach somebody, and not who it is.
    pub(super) nameless: u64,
    /// Rows up to this one were taken in before the import was stopped.
    done_before: u32,
    /// The batch whose rows are gone through once more, for what there is to say of them.
    pub(super) going_through: Option<BatchId>,
    /// The rows that did not come in, for the file of failed rows.
    failed: FailedRows,
    /// The customers that this import has written, each with its first row.
    pub(super) written: HashMap<CustomerId, u32>,
    taken: u64,
}

impl<'a> Intake<'a> {
    pub fn new(
        core: &'a Core,
        session: &'a Session,
        person: &'a Person,
        options: &'a Options,
        job: &'a Job,
    ) -> Intake<'a> {
        Intake {
            core,
            session,
            person,
            options,
            job,
            operation: super::run::OPERATION,
            seen: Seen::default(),
            new_words: NewWords::default(),
            missing: MissingNames::default(),
            causes: Causes::default(),
            parted: 0,
            yearless: 0,
            phones: Phones::default(),
            nameless: 0,
            done_before: 0,
            going_through: None,
            failed: FailedRows::default(),
            written: HashMap::new(),
            taken: 0,
        }
    }

    /// The same import, gone on with behind the last row that was taken in.
    pub fn behind(self, row: u32, operation: &'static str, new_words: NewWords) -> Intake<'a> {
        Intake { done_before: row, operation, new_words, ..self }
    }

    /// Takes in every row; without a batch nothing is written. The report begins with the counts of
    /// what was taken in before.
    pub fn take_in(
        &mut self,
        mut opened: Opened,
        batch: Option<BatchId>,
        mut report: Report,
    ) -> Result<Report> {
        self.job.expect(opened.total);
        let _room = batch.map(|_| self.core.bulk()).transpose()?;
        report.batch = batch;
        self.failed = FailedRows::of(&opened, self.person.language);
        let mut rows = Vec::with_capacity(TOGETHER);
        let mut read = 0;
        while let Some(row) = opened.next() {
            let row = row?;
            read += 1;
            match opened.layout.classify(&row) {
                RowKind::Data => rows.push(row),
                RowKind::Note => report.warn_of(passed_over(&opened.layout, &row)),
                RowKind::Blank | RowKind::Total | RowKind::RepeatedHeading => {}
            }
            // Rows of an import that goes on stay on their side of where it stopped.
            let is_border = rows.last().is_some_and(|it| it.number == self.done_before);
            if rows.len() == TOGETHER || is_border {
                self.flush(&opened.plan, &mut rows, batch, &mut report)?;
                self.taken = read;
            }
        }
        self.flush(&opened.plan, &mut rows, batch, &mut report)?;
        self.job.report(read)?;
        if batch.is_none() {
            report.new_words = self.new_words.told();
        }
        report.nameless = self.nameless;
        report.parted = self.parted;
        report.yearless = self.yearless;
        report.missing = self.missing.told();
        report.causes = self.causes.told();
        report.phones_elsewhere = self.phones.elsewhere(self.person.settings.country);
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
        let last = rows.last().map_or(0, |it| it.number);
        let outcome = match batch {
            None => core.read_at_length(session, |view| self.rehearse_rows(view, plan, rows)),
            // Rows were written so many at a time, so that either all of these were or none.
            Some(_) if last <= self.done_before => {
                self.going_through = batch;
                let said =
                    core.read_at_length(session, |view| self.rehearse_rows(view, plan, rows));
                self.going_through = None;
                said.map(Outcome::without_counts)
            }
            Some(batch) => {
                let name = self.operation;
                let operation = Operation { name, reason: None, batch: Some(batch) };
                core.write(session, operation, |tx| self.write_rows(tx, plan, rows, batch))
            }
        }?;
        self.causes.add(&outcome.errors, plan);
        self.causes.add_cells(&outcome.cells, plan);
        if batch.is_some() || self.options.failed.is_some() {
            outcome.errors.iter().for_each(|it| self.failed.add(it.clone()));
            outcome.duplicate_rows.iter().for_each(|it| self.failed.add_duplicate(it.clone()));
        }
        report.add(outcome);
        rows.clear();
        Ok(())
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
                Verdict::New(mut understood) => {
                    self.seen.add(&understood.record, &understood.people, row.number);
                    outcome.count_new(self.said(&mut understood, row.number));
                }
                Verdict::Update(found) => {
                    let (held, mut understood) = *found;
                    self.note_written(held.id, row.number);
                    let is_changed = understood.record != *held || !understood.unknown.is_empty();
                    let warnings = self.said(&mut understood, row.number);
                    outcome.count_update(is_changed, warnings);
                }
                Verdict::UpdateOfRow => outcome.count_update(true, Vec::new()),
                Verdict::Contact(found) => {
                    let (contact, _, understood) = *found;
                    self.seen.add(&understood.record, &understood.people, row.number);
                    outcome.count_contact(contact, understood.warnings);
                }
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
                    let refused =
                        self.settle_words(tx, plan, &mut directory, &mut understood, row.number)?;
                    if let Some(error) = refused {
                        outcome.count_failed(vec![error]);
                        continue;
                    }
                    self.seen.add(&understood.record, &understood.people, row.number);
                    let warnings = self.said(&mut understood, row.number);
                    let Understood { record, people, .. } = *understood;
                    let id = maker.make(tx, record, people)?;
                    self.note_written(id, row.number);
                    outcome.count_new(warnings);
                }
                Verdict::Update(found) => {
                    let (held, mut understood) = *found;
                    let refused =
                        self.settle_words(tx, plan, &mut directory, &mut understood, row.number)?;
                    if let Some(error) = refused {
                        outcome.count_failed(vec![error]);
                        continue;
                    }
                    let warnings = self.said(&mut understood, row.number);
                    maker.settle(tx)?;
                    self.note_written(held.id, row.number);
                    let is_changed = write::update(tx, &held, understood)?;
                    outcome.count_update(is_changed, warnings);
                }
                Verdict::UpdateOfRow => outcome.count_update(false, Vec::new()),
                Verdict::Contact(found) => {
                    let (contact, company, mut understood) = *found;
                    self.seen.add(&understood.record, &understood.people, row.number);
                    maker.settle(tx)?;
                    let mut warnings = std::mem::take(&mut understood.warnings);
                    if let Some(company) = company {
                        let more = Colleagues { plan, language: self.person.language, row };
                        warnings.extend(more.join(tx, company, understood)?);
                    }
                    outcome.count_contact(contact, warnings);
                }
                Verdict::Duplicate(duplicate) => outcome.count_duplicate(duplicate),
                Verdict::Failed(errors) => outcome.count_failed(errors),
            }
        }
        maker.settle(tx)?;
        change_batch(tx, batch, |it| Batch {
            rows: it.rows + outcome.rows,
            new: it.new + outcome.new,
            updated: it.updated + outcome.updated,
            duplicates: it.duplicates + outcome.duplicates,
            errors: it.errors + outcome.failed,
            last_row: rows.last().map_or(it.last_row, |row| row.number),
            ..it
        })?;
        Ok(outcome)
    }

    /// Only rows that update ask which customers rows before have written.
    fn note_written(&mut self, id: CustomerId, row: u32) {
        if self.options.on_duplicate == OnDuplicate::Update {
            self.written.entry(id).or_insert(row);
        }
    }

    /// What there is to say of a row that comes in; names that the office does not know are told
    /// together.
    fn said(&mut self, understood: &mut Understood, row: u32) -> Vec<Warning> {
        self.parted += u64::from(understood.is_parted);
        self.yearless += u64::from(understood.has_yearless_day);
        let mut warnings = std::mem::take(&mut understood.warnings);
        for (field, name) in std::mem::take(&mut understood.missing) {
            if !self.missing.add(field, &name, row) {
                let code = if field == Field::Owner { "unknown_person" } else { "unknown_record" };
                warnings.push(Warning::of(row, code, Some(name)));
            }
        }
        warnings
    }

    /// Gives a customer the words that it brings along; one that cannot stand in its list is noted, or
    /// is why the row does not come in.
    fn settle_words(
        &self,
        tx: &mut Tx<'_>,
        plan: &Plan,
        directory: &mut Directory,
        understood: &mut Understood,
        row: u32,
    ) -> Result<Option<RowError>> {
        let refused = write::settle_words(tx, directory, understood)?;
        let language = self.person.language;
        let mut cannot =
            refused.iter().filter_map(|it| understood.set_aside(plan, row, it, language));
        Ok(cannot.next())
    }

    /// Gives back the failed rows, and writes them into the file that was asked for. The import
    /// itself stands, whatever becomes of that.
    pub fn write_failed(&mut self, source: &Source, report: &mut Report) {
        report.failed_rows = std::mem::take(&mut self.failed);
        let failed = &report.failed_rows;
        let Some(target) = self.options.failed.as_ref().filter(|_| !failed.is_empty()) else {
            return;
        };
        let made_at = self.core.now().wall_ms;
        let made_at = self.person.settings.local(made_at);
        let written = failed::write(
            &source.read_as(self.options),
            target,
            failed::Sheet { name: &report.sheet, failed, language: self.person.language, made_at },
        );
        if let Err(error) = written {
            tracing::warn!(cause = error.causes(), "the rows that failed could not be written");
            let place = target.display().to_string();
            report.warnings.push(Warning::of(0, error.code(), Some(place)));
        }
    }
}

/// The remark about a row that was not taken for a customer's.
fn passed_over(layout: &Layout, row: &SheetRow) -> Option<Warning> {
    let value = layout.passed_over(row)?.chars().take(SHOWN).collect();
    Some(Warning::of(row.number, "passed_over", Some(value)))
}
