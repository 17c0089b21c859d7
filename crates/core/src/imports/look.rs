//! A look at a file before it is imported: what is in it, and how it would be understood.

use clientele_tables::read::{Contents, Format};
use serde::Serialize;

use super::{
    Options, Source,
    layout::{Layout, RowKind, SheetRow, cells, letter},
    mapping::{Field, MappedColumn, Mapping, NameRule, Unmapped},
    opened::{Opened, Person, must_list_customers},
    remembered::{self, Remembered},
    report::Warning,
    run::may_import,
};
use crate::{Core, Result, access::Session, error::ImportFault, jobs::Job};

/// How many lines of the sheet are shown.
const LINES: usize = 14;
/// How many cells of a line, and how much of each, in characters.
const CELLS: usize = 24;
const SHOWN: usize = 60;
/// A guess of this confidence is one that nobody needs to look at.
const SURE: u8 = 75;

/// What a file holds, and how one of its sheets is understood.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct Look {
    /// Whether it is plain text, whose encoding can be chosen.
    pub is_text: bool,
    /// None where the format fixes it.
    pub encoding: Option<String>,
    /// Every sheet that holds something.
    pub sheets: Vec<SeenSheet>,
    /// The one that is looked at.
    pub sheet: String,
    /// 0 when the sheet has no headings.
    pub header_row: u32,
    /// Its first lines.
    pub lines: Vec<SheetLine>,
    pub columns: Vec<LookedColumn>,
    /// The fields that a column may fill.
    pub fields: Vec<OfferedField>,
    pub name_rule: NameRule,
    /// What was chosen for a sheet with the same headings, where nothing was said of this one.
    pub remembered: Option<Remembered>,
    #[serde(skip)]
    pub warnings: Vec<Warning>,
    /// Why it cannot be imported so: no column says who the customers are, or each row is about one field.
    #[serde(skip)]
    pub fault: Option<ImportFault>,
    #[serde(skip)]
    contents: Contents,
}

#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct SeenSheet {
    pub name: String,
    /// Rows that hold something.
    pub rows: u32,
    pub is_hidden: bool,
    pub is_readable: bool,
}

/// A line of the sheet as a person sees it.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct SheetLine {
    pub row: u32,
    pub kind: RowKind,
    pub cells: Vec<String>,
}

/// A column, and what it would be imported as.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct LookedColumn {
    /// What a choice calls it.
    pub called: String,
    pub letter: String,
    /// None where the sheet gives it no name.
    pub heading: Option<String>,
    /// Up to five different values.
    pub samples: Vec<String>,
    pub field: Option<Field>,
    /// In an export of ours, whose it is: 0 the customer's own, else that of one of its people.
    pub person: u16,
    pub certainty: Certainty,
    /// What becomes of it where it fills no field.
    pub unmapped: Unmapped,
}

/// How far a person should look into a guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// A person said so.
    Chosen,
    Sure,
    Unsure,
    /// Nothing was recognised.
    Unknown,
}

#[derive(Debug, Clone, Copy, Serialize, ts_rs::TS)]
pub struct OfferedField {
    pub field: Field,
    /// Whether several columns may fill it.
    pub takes_several: bool,
}

/// Looks into a file and writes nothing. What `before`, an earlier look at the same file in the same
/// encoding, has found of its contents is not sought again.
///
/// # Errors
/// `Forbidden` without `imports.run` and `customers.create`, what is wrong with the file, `Import`
/// when an option does not fit it, `Cancelled`.
pub fn look(
    core: &Core,
    session: &Session,
    source: &Source,
    options: &Options,
    before: Option<&Look>,
    job: &Job,
) -> Result<Look> {
    let person = core.read(session, |view| {
        may_import(view)?;
        Ok(Person::of(view))
    })?;
    let source = &source.read_as(options);
    let contents = match before {
        Some(before) => before.contents.clone(),
        None => source.contents(job)?,
    };
    let opened = Opened::look(source, options, &person, &contents)?;
    let remembered =
        core.read(session, |view| remembered::find(view, &opened, options, &person))?;
    let fault = must_list_customers(&opened, options).err();
    let sheets = contents.sheets.iter().filter(|it| it.rows > 0 || it.problem.is_some());
    let seen = |it: &clientele_tables::read::SheetInfo| SeenSheet {
        name: it.name.clone(),
        rows: it.rows,
        is_hidden: it.hidden,
        is_readable: it.problem.is_none(),
    };
    Ok(Look {
        is_text: contents.format == Format::Delimited,
        encoding: contents.encoding.clone(),
        sheets: sheets.map(seen).collect(),
        sheet: opened.report.sheet.clone(),
        header_row: opened.layout.header_row,
        lines: lines(&opened.layout, opened.first_rows()),
        columns: columns(&opened.layout, &opened.mapping),
        fields: offered(&opened.mapping, &person),
        name_rule: opened.mapping.name_rule,
        remembered,
        warnings: opened.report.warnings,
        fault,
        contents,
    })
}

/// The first lines, and where the headings stand far below them, those instead.
fn lines(layout: &Layout, rows: &[SheetRow]) -> Vec<SheetLine> {
    let header = rows.iter().position(|it| it.number == layout.header_row).unwrap_or(0);
    let from = if header + 2 > LINES { header.saturating_sub(2) } else { 0 };
    let line = |row: &SheetRow| SheetLine {
        row: row.number,
        kind: layout.classify(row),
        cells: row.cells.iter().take(CELLS).map(|it| shown(&cells::text(it))).collect(),
    };
    rows.iter().skip(from).take(LINES).map(line).collect()
}

fn shown(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

fn columns(layout: &Layout, mapping: &Mapping) -> Vec<LookedColumn> {
    let column = |it: &MappedColumn| {
        let is_unnamed = layout.column(it.index).is_none_or(super::layout::Column::is_unnamed);
        let is_alone =
            mapping.columns.iter().filter(|other| other.heading == it.heading).count() == 1;
        LookedColumn {
            called: if is_alone { it.heading.clone() } else { letter(it.index) },
            letter: letter(it.index),
            heading: (!is_unnamed).then(|| it.heading.clone()),
            samples: it.samples.iter().map(|it| shown(it)).collect(),
            field: it.field,
            person: it.person,
            certainty: certainty(it),
            unmapped: it.unmapped,
        }
    };
    mapping.columns.iter().map(column).collect()
}

fn certainty(column: &MappedColumn) -> Certainty {
    match column.field {
        _ if column.chosen => Certainty::Chosen,
        Some(_) if column.confidence >= SURE => Certainty::Sure,
        Some(_) => Certainty::Unsure,
        None => Certainty::Unknown,
    }
}

fn offered(mapping: &Mapping, person: &Person) -> Vec<OfferedField> {
    let may_be = |it: &Field| !person.masked.contains(it) && (mapping.is_own || !it.is_only_ours());
    let offered = Field::ALL.into_iter().filter(may_be);
    offered
        .map(|field| OfferedField { field, takes_several: field.takes_several_columns() })
        .collect()
}
