//! Exports: any list of customers as a file, with no more in it than the person may see.

mod cells;
mod columns;
mod sheet;
mod usual;

use std::path::PathBuf;

use clientele_tables::write::LOOKED_AHEAD;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    Core, Result, View,
    access::{CustomersRead, ExportsRun, Session},
    customers::{self, Field, Query, filters},
    directory::Directory,
    documents::{self, Format, Staged},
    jobs::Job,
    looks::LookKind,
    words::Language,
};
pub(crate) use cells::Cells;
use columns::Sketch;
pub(crate) use columns::{Part, masked_heading};
use sheet::Sheet;
pub use usual::default_fields;

/// The operation, as the journal says it.
const OPERATION: &str = "exports.run";
/// How many rows a preview shows.
const PREVIEWED: usize = 20;
/// From so many customers a preview takes which columns their people need.
const SKETCHED: usize = 2_000;

/// What to export, and where to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Ends in `.xlsx`, `.csv` or `.pdf`.
    pub to: PathBuf,
    #[serde(default)]
    pub query: Query,
    #[serde(default)]
    pub columns: Columns,
    pub language: Language,
}

/// What of each customer goes into a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Columns {
    /// In the order of the columns; none stands for a useful few.
    Fields(Vec<Field>),
    /// Everything, so that an import makes the same customers of it: also every person with a way
    /// to reach them, in columns of their own, as many as the rows need.
    Complete,
}

impl Default for Columns {
    fn default() -> Columns {
        Columns::Fields(Vec::new())
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exported {
    pub rows: u64,
    pub bytes: u64,
    /// Of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// The fields that are masked in it.
    pub masked: Vec<Field>,
    /// Characters that no built-in font can draw: a box stands in their place on paper.
    pub missing_glyphs: Vec<char>,
}

/// The first rows of an export, as they will read in a file of its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "ExportPreview")]
pub struct Preview {
    /// How many rows the file will have.
    pub total: u64,
    /// What is told of each customer, in order.
    pub fields: Vec<Field>,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub masked: Vec<Field>,
}

/// Writes a list to a file: rows that both `customers.read` and `exports.run` reach, masked where
/// the person sees a mask. It is journaled, and the look is recorded. An earlier file of the same
/// name is replaced only when the new one is whole.
///
/// # Errors
/// `Forbidden`; `Masked` when filter, search or order would tell about a masked field; `Document`
/// with what is wrong with the target or too much for it; `Full`, `ReadOnly`, `Cancelled`.
pub fn run(core: &Core, session: &Session, request: &Request, job: &Job) -> Result<Exported> {
    documents::must_be_allowed(core, session, OPERATION, |view| {
        let _read = view.grant::<CustomersRead>()?;
        view.grant::<ExportsRun>().map(drop)
    })?;
    let format = Format::of(&request.to)?;
    let staged = Staged::beside(&request.to)?;
    let (written, sketch) = core.read_at_length(session, |view| {
        let directory = Directory::load(view)?;
        let ids = wanted(view, &directory, request)?;
        let sketch = Sketch::of(view, &directory, request, &ids)?;
        let sheet = Sheet::new(view, &directory, request, sketch);
        job.expect(ids.len() as u64);
        job.report(0)?;
        let written = sheet.write(staged.path(), format, &ids, job)?;
        view.look(sheet.look(LookKind::Exported, ids.len()));
        Ok((written, sheet.sketch))
    })?;
    let mut note = vec![
        ("rows", json!(written.rows)),
        ("file", json!(staged.name())),
        ("sha256", json!(written.sha256)),
        ("fields", json!(sketch.fields)),
        ("filter", json!(request.query.filter.as_ref().map(filters::outline))),
        ("searched", json!(request.query.search.is_some())),
    ];
    if let Some(only) = &request.query.only {
        note.push(("selected", json!(only.len())));
    }
    staged.release::<ExportsRun>(core, session, OPERATION, note)?;
    Ok(Exported {
        rows: written.rows,
        bytes: written.bytes,
        sha256: written.sha256,
        masked: sketch.masked,
        missing_glyphs: written.missing_glyphs,
    })
}

/// The first rows of an export. The look is recorded.
///
/// # Errors
/// As [`run`], but for what concerns the disk: also `TooManyRows` and `TooManyColumns` for what
/// cannot be read on paper.
pub fn preview(view: &View<'_>, request: &Request) -> Result<Preview> {
    let format = Format::of(&request.to)?;
    let directory = Directory::load(view)?;
    let ids = wanted(view, &directory, request)?;
    let sketch = Sketch::of(view, &directory, request, &ids[..ids.len().min(SKETCHED)])?;
    let sheet = Sheet::new(view, &directory, request, sketch);
    let first = &ids[..ids.len().min(LOOKED_AHEAD)];
    let rows = sheet.rows(first).collect::<Result<Vec<_>>>()?;
    if format == Format::Pdf {
        sheet.must_fit_on_paper(ids.len(), &rows)?;
    }
    let shown = &rows[..rows.len().min(PREVIEWED)];
    view.look(sheet.look(LookKind::Listed, shown.len()));
    Ok(Preview {
        total: ids.len() as u64,
        headings: sheet.sketch.headings(),
        rows: shown.iter().map(|row| sheet.shown(row, format)).collect(),
        fields: sheet.sketch.fields,
        masked: sheet.sketch.masked,
    })
}

/// The customers that go into the file: those that reading and exporting both reach.
fn wanted(view: &View<'_>, directory: &Directory, request: &Request) -> Result<Vec<i64>> {
    let reach = view.grant::<ExportsRun>()?.reach();
    customers::ids_within(view, directory, &request.query, reach, None)
}
