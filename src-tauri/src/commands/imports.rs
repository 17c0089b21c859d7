//! Imports: a chosen file is looked into, rehearsed, run, taken back.

use std::sync::Arc;

use clientele_core::{
    ImportFault, Result, accounts,
    id::BatchId,
    imports::{
        self, Batch, Cause, ContactRow, Elsewhere, Look, Missing, NewWord, Options, Source, State,
        Twins, Undone,
    },
    word_of,
};
use clientele_tables::read::Reader;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    caller::{Asked, Caller},
    dialogs::Question,
    job::Job,
    papers::{self, Paper},
    picks::{Pick, PickId},
    sheets::{Kept, ReportId},
};

/// What an import reads; `read` tells by the content, whatever a file is called.
const ENDINGS: &[&str] =
    &["xlsx", "xls", "xlsm", "xlsb", "ods", "csv", "tsv", "txt", "et", "htm", "html", "xml"];
/// What the page shows at once.
const MOST: usize = 200;

/// A chosen file, and how it is to be understood.
#[derive(Deserialize, TS)]
pub struct Sheet {
    pub pick: PickId,
    pub options: Options,
}

/// What a file holds, with what there is to say about it in words.
#[derive(Serialize, TS)]
pub struct Looked {
    #[serde(flatten)]
    pub look: Look,
    pub said: Vec<String>,
    /// Why it cannot be imported so: `nothing_mapped`, `no_name_column`.
    pub fault: Option<&'static str>,
}

/// What came of a file, or would come of it: its counts; what is to be said row by row is asked for.
#[derive(Serialize, TS)]
pub struct Counted {
    pub report: ReportId,
    pub batch: Option<BatchId>,
    pub rows: u64,
    pub new: u64,
    pub updated: u64,
    pub duplicates: u64,
    pub failed: u64,
    /// Rows that say how to reach somebody, and not who it is.
    pub nameless: u64,
    /// Cells that could not be understood, of rows that come in all the same.
    pub unclear: u64,
    /// The headings of the columns that fill no field and are noted.
    pub noted: Vec<String>,
    /// Where telephone numbers belong that are none of the office's country, if there are many such.
    pub phones_elsewhere: Option<Elsewhere>,
    /// How many kinds of those cells can be read one by one.
    pub cells: usize,
    /// How many errors, warnings and duplicates can be read one by one.
    pub errors: usize,
    pub warnings: usize,
    pub duplicate_rows: usize,
    pub new_words: Vec<NewWord>,
    /// The columns with cells that cannot be understood, those first that cost the most rows.
    pub causes: Vec<Cause>,
    /// Owners and departments of the sheet that the office does not know, each once.
    pub missing: Vec<Missing>,
    /// Rows of which the address told the province or the city.
    pub parted: u64,
    /// Rows with a day that was given its year.
    pub yearless: u64,
    /// Rows about one more person of a company of a row before.
    pub contacts: u64,
    /// The first of those rows.
    pub contact_rows: Vec<ContactRow>,
}

/// A piece of a report.
#[derive(Deserialize, TS)]
pub struct Piece {
    pub report: ReportId,
    /// How many to pass over.
    pub from: usize,
    pub limit: usize,
}

/// Why a row does not come in, in words.
#[derive(Serialize, TS)]
pub struct SaidError {
    pub row: u32,
    pub column: String,
    pub written: Option<String>,
    pub reason: String,
}

/// What is wrong with cells of a column that say the same, and what becomes of them, in words.
#[derive(Serialize, TS)]
pub struct SaidCells {
    /// The first of their rows.
    pub rows: Vec<u32>,
    pub count: usize,
    pub column: String,
    /// None where it is better not shown.
    pub written: Option<String>,
    pub reason: String,
    pub became: String,
}

#[derive(Deserialize, TS)]
pub struct Resumed {
    pub batch: BatchId,
    pub pick: PickId,
}

/// An import that was begun.
#[derive(Serialize, TS)]
pub struct PastImport {
    pub id: BatchId,
    pub file: String,
    pub state: State,
    pub started_at: i64,
    /// Who ran it.
    pub by: Option<String>,
    /// Whether it is one's own: only then can it be continued.
    pub is_mine: bool,
    /// Whether it is one's own and the last, was stopped, and is still to be told of.
    pub is_to_tell: bool,
    pub rows: u64,
    /// How many rows there were to come in; 0 where nobody knows.
    pub total: u64,
    pub new: u64,
    pub updated: u64,
    pub duplicates: u64,
    pub failed: u64,
}

pub fn choose_file(caller: &Caller, (): ()) -> Result<Option<Pick>> {
    let word = |key| caller.language().word(key).to_owned();
    let (title, kind) = (word("imports.choose"), word("imports.kinds"));
    let chosen = caller.dialogs.ask(Question::Open { title, kind, endings: ENDINGS });
    Ok(chosen.map(|path| caller.desk.picks().choose(path)))
}

pub fn look(caller: &Caller, input: Sheet, job: &Job) -> Result<Looked> {
    let (sheets, source) = (caller.desk.sheets(), source(caller, input.pick)?);
    sheets.turn_to(input.pick);
    let encoding = input.options.encoding.clone();
    let before = sheets.look_at(input.pick, encoding.as_deref());
    let (core, session) = (caller.core(), caller.session());
    let look = imports::look(core, session, &source, &input.options, before.as_deref(), job)?;
    sheets.keep_look(input.pick, encoding, Arc::new(look.clone()));
    let language = caller.language();
    Ok(Looked {
        said: look.warnings.iter().map(|it| it.text(language)).collect(),
        fault: look.fault.as_ref().map(ImportFault::code),
        look,
    })
}

pub fn rehearse(caller: &Caller, input: Sheet, job: &Job) -> Result<Counted> {
    let source = source(caller, input.pick)?;
    let (core, session) = (caller.core(), caller.session());
    let report = imports::rehearse(core, session, &source, &input.options, job)?;
    Ok(counted(&caller.desk.sheets().keep(input.pick, input.options, report)))
}

pub fn run(caller: &Caller, input: Sheet, job: &Job) -> Result<Counted> {
    let source = source(caller, input.pick)?;
    let (core, session) = (caller.core(), caller.session());
    let report = imports::run(core, session, &source, &input.options, job)?;
    Ok(counted(&caller.desk.sheets().keep(input.pick, input.options, report)))
}

/// Goes on with an import that was stopped.
pub fn resume(caller: &Caller, input: Resumed, job: &Job) -> Result<Counted> {
    let source = source(caller, input.pick)?;
    let (core, session) = (caller.core(), caller.session());
    caller.desk.sheets().turn_to(input.pick);
    let begun = caller.read(|view| imports::find(view, input.batch))?.options.unwrap_or_default();
    let report = imports::resume(core, session, input.batch, &source, None, job)?;
    Ok(counted(&caller.desk.sheets().keep(input.pick, begun, report)))
}

pub fn errors(caller: &Caller, input: Piece) -> Result<Vec<SaidError>> {
    let kept = caller.desk.sheets().report(input.report)?;
    let language = caller.language();
    let said = |it: &imports::RowError| SaidError {
        row: it.row,
        column: it.column.clone().unwrap_or_else(|| word_of(it.field, language).to_owned()),
        written: it.written.clone(),
        reason: it.reason(language),
    };
    Ok(piece(&kept.report.errors, &input).iter().map(said).collect())
}

/// Cells that could not be understood, of rows that come in all the same.
pub fn unclear(caller: &Caller, input: Piece) -> Result<Vec<SaidCells>> {
    /// So many rows of cells that say the same are named.
    const NAMED: usize = 3;
    let kept = caller.desk.sheets().report(input.report)?;
    let language = caller.language();
    let said = |alike: &Vec<&imports::Warning>| {
        let first = alike[0];
        SaidCells {
            rows: alike.iter().take(NAMED).map(|it| it.row).collect(),
            count: alike.len(),
            column: first.column.clone().unwrap_or_default(),
            written: first.value.clone(),
            reason: first.reason(language),
            became: first.became(language),
        }
    };
    Ok(piece(&kept.report.cells_alike(), &input).iter().map(said).collect())
}

pub fn warnings(caller: &Caller, input: Piece) -> Result<Vec<String>> {
    let kept = caller.desk.sheets().report(input.report)?;
    let language = caller.language();
    Ok(piece(&kept.report.warnings, &input).iter().map(|it| it.text(language)).collect())
}

/// Some of the duplicates. The first time the file is read for them, which can take its time.
pub fn twins(caller: &Caller, input: Piece, job: &Job) -> Result<Vec<Twins>> {
    let sheets = caller.desk.sheets();
    let kept = sheets.report(input.report)?;
    let duplicates = &kept.report.duplicate_rows;
    let rows = sheets.rows_alike(kept.id, || {
        let source = source(caller, kept.pick)?;
        let (core, session) = (caller.core(), caller.session());
        imports::rows_alike(core, session, &source, &kept.options, duplicates, job)
    })?;
    caller.read(|view| imports::twins(view, &rows, piece(duplicates, &input)))
}

/// Writes the rows that did not come in to a file that the person chooses; answers where.
pub fn save_failed(caller: &Caller, input: ReportId) -> Result<Option<Paper>> {
    let kept = caller.desk.sheets().report(input)?;
    let source = source(caller, kept.pick)?;
    let language = caller.language();
    let title = language.word("imports.save_failed").to_owned();
    let stem = source.path.file_stem().unwrap_or_default().to_string_lossy();
    let name = format!("{stem} {}.xlsx", language.word("imports.not_imported"));
    let Some(target) = caller.dialogs.ask(Question::Save { title, name }) else { return Ok(None) };
    let (core, session, report) = (caller.core(), caller.session(), &kept.report);
    imports::save_failed(core, session, &source, &kept.options, report, &target)?;
    Ok(Some(papers::keep(caller, target)))
}

/// What was imported from files, the newest first; samples are none.
pub fn list(caller: &Caller, (): ()) -> Result<Vec<PastImport>> {
    let (batches, people, stopped) = caller.read(|view| {
        Ok((imports::list(view)?, accounts::colleagues(view)?, imports::stopped(view)?))
    })?;
    let me = caller.session().account();
    let past = |it: Batch| PastImport {
        id: it.id,
        by: people.iter().find(|who| Some(who.id) == it.account).map(|who| who.name.clone()),
        is_mine: it.account == Some(me),
        is_to_tell: stopped == Some(it.id),
        file: it.file_name,
        state: it.state,
        started_at: it.started_at,
        rows: it.rows,
        total: it.total,
        new: it.new,
        updated: it.updated,
        duplicates: it.duplicates,
        failed: it.errors,
    };
    Ok(batches.into_iter().filter(|it| !it.is_sample).map(past).collect())
}

pub fn undo(caller: &Caller, input: BatchId, job: &Job) -> Result<Undone> {
    imports::undo(caller.core(), caller.session(), input, job)
}

fn source(caller: &Caller, pick: PickId) -> Result<Source> {
    let path = caller.desk.picks().path(pick)?;
    Ok(Source { reader: Reader::of_this_program()?, path })
}

fn counted(kept: &Kept) -> Counted {
    let report = &kept.report;
    Counted {
        report: kept.id,
        batch: report.batch,
        rows: report.rows,
        new: report.new,
        updated: report.updated,
        duplicates: report.duplicates,
        failed: report.failed,
        nameless: report.nameless,
        unclear: report.unclear,
        noted: report.noted.clone(),
        phones_elsewhere: report.phones_elsewhere,
        cells: report.cells_alike().len(),
        errors: report.errors.len(),
        warnings: report.warnings.len(),
        duplicate_rows: report.duplicate_rows.len(),
        new_words: report.new_words.clone(),
        causes: report.causes.clone(),
        missing: report.missing.clone(),
        parted: report.parted,
        yearless: report.yearless,
        contacts: report.contacts,
        contact_rows: report.contact_rows.iter().take(MOST).cloned().collect(),
    }
}

fn piece<'a, T>(all: &'a [T], asked: &Piece) -> &'a [T] {
    let rest = all.get(asked.from..).unwrap_or_default();
    rest.get(..asked.limit.min(MOST)).unwrap_or(rest)
}
