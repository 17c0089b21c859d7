//! Reports: what the customers within someone's reach add up to, as tables with charts.

mod customer;
mod data;
mod figures;
mod file;
mod follow_ups;
mod overview;
mod scope;
mod shown;
mod store;
mod tally;

use std::path::PathBuf;

use clientele_tables::Cell;
use serde::{Deserialize, Serialize};
use serde_json::json;

pub use data::{ChartKind, ColumnKind, Lead, ReportColumn, ReportData, ReportSection};
pub use scope::{Offered as OfferedScope, Scope};
pub use shown::{ChartShown, FigureShown, ReportShown, RowShown, SectionShown};

use crate::{
    Core, Error, Result, View,
    access::{CustomersRead, ReportsRead, Session},
    customers,
    directory::Directory,
    documents::{self, Format, Staged},
    error::DocumentFault,
    gate::{Entity, Fragment},
    jobs::Job,
    words::Language,
};

/// The operation, as the journal says it.
const OPERATION: &str = "reports.run";

/// A report that can be asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Report {
    /// How many customers there are, by each of the things they are sorted by.
    Overview,
    /// How many were created in each month.
    NewCustomers,
    /// Whom to contact now, and who has waited too long.
    FollowUps,
    /// Everything about one customer.
    Customer { file_no: String },
}

/// What to write, and where to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    pub report: Report,
    pub scope: Scope,
    /// Ends in `.xlsx`, `.pdf` or, where the report is one table, `.csv`.
    pub to: PathBuf,
    pub language: Language,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reported {
    /// Rows of tables; the figures of charts are not counted.
    pub rows: u64,
    pub bytes: u64,
    /// Of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// Characters that no built-in font can draw: a box stands in their place on paper.
    pub missing_glyphs: Vec<char>,
}

/// A report as people choose it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "OfferedReport")]
pub struct Offered {
    pub name: &'static str,
    pub title: &'static str,
    pub description: &'static str,
}

/// By what names reports are asked for.
pub const NAMES: [&str; 4] = ["overview", "new_customers", "follow_ups", "customer"];

/// The reports there are.
pub fn names(language: Language) -> Vec<Offered> {
    let offered = |name: &'static str| Offered {
        name,
        title: language.word(&title_key(name)),
        description: language.word(&format!("reports.{}.description", catalogued(name))),
    };
    NAMES.into_iter().map(offered).collect()
}

/// How the catalogues call it: a group of theirs cannot share its name with a word.
fn catalogued(name: &str) -> &str {
    if name == "customer" { "customer_sheet" } else { name }
}

fn title_key(name: &str) -> String {
    format!("reports.{}.title", catalogued(name))
}

impl Report {
    /// The report of this name; the one about a customer needs its file number.
    ///
    /// # Errors
    /// `UnknownReport`; `Invalid` without a file number where one is needed.
    pub fn parse(name: &str, file_no: Option<&str>) -> Result<Report> {
        match name {
            "overview" => Ok(Report::Overview),
            "new_customers" => Ok(Report::NewCustomers),
            "follow_ups" => Ok(Report::FollowUps),
            "customer" => match file_no.map(str::trim).filter(|it| !it.is_empty()) {
                Some(file_no) => Ok(Report::Customer { file_no: file_no.to_owned() }),
                None => Err(Error::invalid("file_no", crate::text::Rule::Blank)),
            },
            _ => Err(Error::UnknownReport { name: name.to_owned() }),
        }
    }

    pub fn name(&self) -> &'static str {
        match self {
            Report::Overview => NAMES[0],
            Report::NewCustomers => NAMES[1],
            Report::FollowUps => NAMES[2],
            Report::Customer { .. } => NAMES[3],
        }
    }
}

/// A report as tables: rows that both `customers.read` and `reports.read` reach. What is masked for
/// the person is not grouped by. Looks at single customers are recorded.
///
/// # Errors
/// `Forbidden`; `NotFound` for a customer out of reach; `Invalid` and `Masked` for the scope.
pub fn data(
    view: &View<'_>,
    report: &Report,
    scope: &Scope,
    language: Language,
) -> Result<ReportData> {
    gather(view, report, scope, language, Purpose::Shown)
}

/// What becomes of a report, as the record of looks tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Shown,
    Written,
}

fn gather(
    view: &View<'_>,
    report: &Report,
    scope: &Scope,
    language: Language,
    purpose: Purpose,
) -> Result<ReportData> {
    let reports = view.grant::<ReportsRead>()?;
    let read = view.grant::<CustomersRead>()?;
    let reach = both(
        &read.reach().condition(&customers::SCOPE),
        &reports.reach().condition(&customers::SCOPE),
    );
    let directory = Directory::load(view)?;
    let narrowed = scope.narrow(view, &directory, report, language)?;
    let reach = reach.and(narrowed.customers.clone());
    let asked = Asked { view, directory: &directory, narrowed: &narrowed, language };
    let mut data = match report {
        Report::Overview => overview::overview(&asked, &reach)?,
        Report::NewCustomers => overview::new_customers(&asked, &reach)?,
        Report::FollowUps => follow_ups::make(&asked, &reports, purpose)?,
        Report::Customer { file_no } => customer::make(view, &reports, file_no, language, purpose)?,
    };
    narrowed.settle(&mut data);
    Ok(data)
}

/// What is asked, with the names of the office.
struct Asked<'a, 'op> {
    view: &'a View<'op>,
    directory: &'a Directory,
    narrowed: &'a scope::Narrowed,
    language: Language,
}

/// Rights of one role mostly reach alike: then nothing needs to be asked twice.
fn both(one: &Fragment, other: &Fragment) -> Fragment {
    if one == other { one.clone() } else { one.clone().and(other.clone()) }
}

/// Writes a report to a file. It is journaled; an earlier file of the same name is replaced only
/// when the new one is whole.
///
/// # Errors
/// As [`data`]; `Document` with what is wrong with the target or too much for it, `SeveralTables`
/// for a CSV of more than one table; `Full`, `ReadOnly`, `Cancelled`.
pub fn run(core: &Core, session: &Session, request: &Request, job: &Job) -> Result<Reported> {
    documents::must_be_allowed(core, session, OPERATION, |view| {
        let _read = view.grant::<CustomersRead>()?;
        view.grant::<ReportsRead>().map(drop)
    })?;
    let format = Format::of(&request.to)?;
    let staged = Staged::beside(&request.to)?;
    let written = core.read_at_length(session, |view| {
        let data =
            gather(view, &request.report, &request.scope, request.language, Purpose::Written)?;
        if format == Format::Csv && !data.is_one_table() {
            return Err(DocumentFault::SeveralTables.into());
        }
        job.expect(data.sections.iter().map(|it| it.rows.len() as u64).sum());
        job.report(0)?;
        file::write(view, data, request.language, format, staged.path(), job)
    })?;
    let mut note = vec![
        ("report", json!(request.report.name())),
        ("rows", json!(written.rows)),
        ("file", json!(staged.name())),
        ("sha256", json!(written.sha256)),
    ];
    if let Report::Customer { file_no } = &request.report {
        note.push(("file_no", json!(file_no)));
    }
    let Scope { period, department } = &request.scope;
    note.extend(period.iter().map(|it| ("period", json!(it))));
    note.extend(department.iter().map(|it| ("department", json!(it))));
    staged.release::<ReportsRead>(core, session, OPERATION, note)?;
    Ok(Reported {
        rows: written.rows,
        bytes: written.bytes,
        sha256: written.sha256,
        missing_glyphs: written.missing_glyphs,
    })
}

/// Whether the person may group by, or be shown, this field of customers.
fn sees(view: &View<'_>, field: customers::Field) -> bool {
    view.access(customers::Record::WORD, field.word()) == crate::access::Access::Read
}

fn text(text: impl Into<String>) -> Cell {
    let text = text.into();
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

fn count(count: u64) -> Cell {
    Cell::Number(count as f64)
}
