//! `imports`: the spreadsheet an office lives in today becomes its customers.

mod said;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use clientele_core::{
    Error,
    id::BatchId,
    imports::{
        self, Batch, Nameless, OnDuplicate, Options, Report, Rest, Source, State, Unclear,
        mapping::{Choice, ChoiceError, NameRule, parse_choice},
    },
    text::Country,
};
use clientele_tables::read::{Reader, is_encoding};
use serde_json::json;

use crate::{
    caller::Caller,
    failure::{Failure, Manner, Outcome},
    table::Table,
    terminal::Terminal,
};

#[derive(Subcommand)]
pub enum Imports {
    Run(Run),
    Continue(Continue),
    List,
    Undo(Undo),
}

#[derive(Args)]
pub struct Run {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    #[arg(long, value_name = "ROW")]
    header_row: Option<u32>,
    #[arg(long, value_name = "COLUMN_FIELD")]
    map: Vec<String>,
    #[arg(long, value_name = "WAY", value_enum, default_value_t = Twins::Skip)]
    on_duplicate: Twins,
    #[arg(long, value_name = "RULE", value_enum)]
    names: Option<Naming>,
    #[arg(long, value_name = "ENCODING")]
    encoding: Option<String>,
    #[arg(long, value_name = "WAY", value_enum, default_value_t = Unnamed::Refuse)]
    nameless: Unnamed,
    #[arg(long, value_name = "WAY", value_enum, default_value_t = Cells::Note)]
    unclear: Cells,
    #[arg(long, value_name = "WAY", value_enum)]
    rest: Option<Columns>,
    #[arg(
        long,
        conflicts_with_all = ["map", "on_duplicate", "names", "nameless", "unclear", "rest", "phones_of"]
    )]
    as_before: bool,
    #[arg(long, value_name = "COUNTRY")]
    phones_of: Option<String>,
    #[arg(long, value_name = "FILE")]
    failed: Option<PathBuf>,
}

/// What becomes of rows that name nobody.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Unnamed {
    Refuse,
    Take,
}

/// What becomes of rows with a cell that cannot be understood.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Cells {
    Note,
    Refuse,
}

/// What becomes of columns that fill no field.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Columns {
    Note,
    Leave,
}

/// What becomes of customers that are there already.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Twins {
    Skip,
    Update,
    Create,
}

/// How the names of a row become a customer.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Naming {
    Company,
    Person,
}

#[derive(Args)]
pub struct Continue {
    #[arg(value_name = "BATCH")]
    batch: i64,
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "FILE")]
    failed: Option<PathBuf>,
}

#[derive(Args)]
pub struct Undo {
    #[arg(value_name = "BATCH")]
    batch: i64,
}

pub fn run(asked: &Imports, terminal: &Terminal) -> Outcome {
    match asked {
        Imports::Run(asked) => take_in(asked, terminal),
        Imports::Continue(asked) => go_on(asked, &terminal.sign_in()?),
        Imports::List => list(&terminal.sign_in()?),
        Imports::Undo(asked) => undo(asked, &terminal.sign_in()?),
    }
}

fn take_in(asked: &Run, terminal: &Terminal) -> Outcome {
    let options = asked.options(terminal)?;
    let caller = terminal.sign_in()?;
    let source = source(&asked.file)?;
    let options = match asked.as_before {
        true => as_before(&caller, &source, options)?,
        false => options,
    };
    let (core, session) = (&caller.core, &caller.session);
    let newest = newest(&caller)?;
    let done = terminal.perform(|job| match asked.dry_run {
        true => imports::rehearse(core, session, &source, &options, job),
        false => imports::run(core, session, &source, &options, job),
    });
    answer(done, &asked.file, asked.failed.as_deref(), &caller, |it| Some(it.id) > newest)
}

/// The options of the last import of a sheet with the same headings, if there was one.
fn as_before(caller: &Caller<'_>, source: &Source, options: Options) -> Outcome<Options> {
    let (terminal, shown) = (caller.terminal, caller.shown()?);
    let look = terminal
        .perform(|job| imports::look(&caller.core, &caller.session, source, &options, None, job))?;
    let language = terminal.language();
    let Some(before) = look.remembered else {
        terminal.remark(language.word("cli.remarks.import_nothing_before"));
        return Ok(options);
    };
    let date = shown.moment(before.started_at);
    let words = [("file", before.file_name.into()), ("date", date.into())];
    terminal.remark(&language.say("cli.remarks.import_as_before", &words));
    Ok(Options { failed: options.failed, ..before.options })
}

/// Goes on with an import that was stopped.
fn go_on(asked: &Continue, caller: &Caller<'_>) -> Outcome {
    let source = source(&asked.file)?;
    let (core, session, batch) = (&caller.core, &caller.session, BatchId::from(asked.batch));
    let failed = asked.failed.clone();
    let done =
        caller.terminal.perform(|job| imports::resume(core, session, batch, &source, failed, job));
    answer(done, &asked.file, asked.failed.as_deref(), caller, |it| it.id == batch)
}

fn source(file: &Path) -> Outcome<Source> {
    Ok(Source { reader: Reader::of_this_program()?, path: file.to_owned() })
}

fn newest(caller: &Caller<'_>) -> Outcome<Option<BatchId>> {
    Ok(caller.read(imports::list)?.first().map(|it| it.id))
}

/// Says what came of an import. Of one that did not come to its end, it says how to go on, too.
fn answer(
    done: Outcome<Report>,
    file: &Path,
    failed: Option<&Path>,
    caller: &Caller<'_>,
    is_it: impl Fn(&Batch) -> bool,
) -> Outcome {
    let terminal = caller.terminal;
    match done {
        Ok(report) if terminal.manner() == Manner::Json => terminal.json(&report),
        Ok(report) => said::say(&report, failed, terminal),
        Err(failure) => {
            // What stopped the import matters more than that nothing more can be said about it.
            let batches = caller.read(imports::list).unwrap_or_default();
            let stopped = batches.iter().find(|it| it.state == State::Stopped && is_it(it));
            if let Some(batch) = stopped {
                said::how_to_go_on(batch, file, terminal);
            }
            Err(failure)
        }
    }
}

impl Run {
    fn options(&self, terminal: &Terminal) -> Outcome<Options> {
        if let Some(named) = self.encoding.as_deref().filter(|it| !is_encoding(it)) {
            return Err(wrong(named, "--encoding", terminal));
        }
        let choices = self.map.iter().map(|it| choice(it, terminal));
        Ok(Options {
            sheet: self.sheet.clone(),
            header_row: self.header_row,
            choices: choices.collect::<Outcome<_>>()?,
            on_duplicate: match self.on_duplicate {
                Twins::Skip => OnDuplicate::Skip,
                Twins::Update => OnDuplicate::Update,
                Twins::Create => OnDuplicate::Create,
            },
            name_rule: self.names.map(|it| match it {
                Naming::Company => NameRule::CompanyWithContact,
                Naming::Person => NameRule::PersonWithCompany,
            }),
            failed: self.failed.clone(),
            encoding: self.encoding.clone(),
            nameless: match self.nameless {
                Unnamed::Refuse => Nameless::Refuse,
                Unnamed::Take => Nameless::Take,
            },
            unclear: match self.unclear {
                Cells::Note => Unclear::Note,
                Cells::Refuse => Unclear::Refuse,
            },
            rest: self.rest.map(|it| match it {
                Columns::Note => Rest::Note,
                Columns::Leave => Rest::Leave,
            }),
            phones_of: self.phones_of.as_deref().map(|it| country(it, terminal)).transpose()?,
            ..Options::default()
        })
    }
}

fn choice(typed: &str, terminal: &Terminal) -> Outcome<Choice> {
    parse_choice(typed).map_err(|error| match error {
        ChoiceError::UnknownField { field } => Error::UnknownField { field }.into(),
        _ => wrong(typed, "--map", terminal),
    })
}

fn country(typed: &str, terminal: &Terminal) -> Outcome<Country> {
    typed.parse().map_err(|_| wrong(typed, "--phones-of", terminal))
}

fn wrong(value: &str, argument: &'static str, terminal: &Terminal) -> Failure {
    let words = [("value", value.into()), ("argument", argument.into())];
    Failure::Usage { sentence: terminal.language().say("cli.usage.wrong_value", &words) }
}

fn list(caller: &Caller<'_>) -> Outcome {
    let batches = caller.read(imports::list)?;
    let shown = caller.shown()?;
    let language = shown.language;
    let fields = ["file", "started_at", "state", "rows", "new", "updated", "duplicates", "errors"];
    let headings = fields.map(|it| language.word(&format!("imports.fields.{it}")));
    let mut table = Table::new([language.word("cli.headings.number")].into_iter().chain(headings));
    for it in [0, 4, 5, 6, 7, 8] {
        table = table.right(it);
    }
    for it in &batches {
        let state = shown.field("state", &json!(it.state));
        let state = language.find(&format!("imports.states.{state}")).unwrap_or(&state).to_owned();
        let counts = [it.rows, it.new, it.updated, it.duplicates, it.errors];
        let cells = [it.id.to_string(), it.file_name.clone(), shown.moment(it.started_at), state];
        table.row(cells.into_iter().chain(counts.map(|it| language.number(it))));
    }
    caller.terminal.rows(&batches, &mut table, "cli.remarks.no_imports")
}

fn undo(asked: &Undo, caller: &Caller<'_>) -> Outcome {
    let (terminal, batch) = (caller.terminal, BatchId::from(asked.batch));
    let undone =
        terminal.perform(|job| imports::undo(&caller.core, &caller.session, batch, job))?;
    terminal.answer(&undone, "imports.undone", &[("count", undone.undone.into())])?;
    let remarks = [
        ("imports.restored", undone.restored),
        ("imports.kept", undone.kept),
        ("imports.words_retired", undone.retired),
    ];
    for (word, count) in remarks.into_iter().filter(|(_, count)| *count > 0) {
        terminal.remark(&terminal.language().say(word, &[("count", count.into())]));
    }
    Ok(())
}
