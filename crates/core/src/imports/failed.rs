//! The rows that did not come in, given back as the same sheet with a reason beside each.

use std::{collections::BTreeMap, ops::ControlFlow, path::Path};

use chrono::NaiveDateTime;
use clientele_tables::{
    Cell,
    write::{
        Column, Kind, Language as Shapes, Orientation, Properties, Report as Document, Section,
        Table, Top, Words, csv, xlsx,
    },
};

use super::{
    Options, Source,
    layout::{self, Layout, SheetRow},
    merged::Merged,
    opened::{Opened, Person, sheet_row},
    report::{DuplicateRow, Report, RowError},
    run::may_import,
};
use crate::{Core, Error, Result, access::Session, word_of, words::Language};

/// Why a row did not come in: something is wrong with it, or it is somebody who is there already.
#[derive(Debug, Clone, PartialEq)]
enum Why {
    Error(RowError),
    Duplicate(DuplicateRow),
}

/// The rows that did not come in, each with the reason, and what stands above their columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FailedRows {
    reasons: BTreeMap<u32, Vec<Why>>,
    headings: Headings,
    /// What their rows take over from rows further up.
    above: Option<(Layout, Merged)>,
    /// Whether the headings of the sheet stand beside the values.
    is_turned: bool,
}

impl FailedRows {
    pub(super) fn of(opened: &Opened, language: Language) -> FailedRows {
        let headings = Headings::of(opened, language);
        let merges = opened.merged.is_any();
        let above = merges.then(|| (opened.layout.clone(), opened.merged.clone()));
        FailedRows { reasons: BTreeMap::new(), headings, above, is_turned: opened.is_turned }
    }

    pub(super) fn add(&mut self, error: RowError) {
        self.reasons.entry(error.row).or_default().push(Why::Error(error));
    }

    /// What else such a row says is nowhere but in the sheet.
    pub(super) fn add_duplicate(&mut self, duplicate: DuplicateRow) {
        self.reasons.entry(duplicate.row).or_default().push(Why::Duplicate(duplicate));
    }

    pub fn len(&self) -> usize {
        self.reasons.len()
    }

    pub fn is_empty(&self) -> bool {
        self.reasons.is_empty()
    }
}

/// Writes the rows that an import of a file left out, as the same sheet with a reason beside each:
/// XLSX, or CSV by the ending of `target`.
///
/// # Errors
/// `Forbidden` as for an import; what is wrong with the file by now; `Document` when the place cannot
/// be written to.
pub fn save_failed(
    core: &Core,
    session: &Session,
    source: &Source,
    options: &Options,
    report: &Report,
    target: &Path,
) -> Result<()> {
    let person = core.read(session, |view| {
        may_import(view)?;
        Ok(Person::of(view))
    })?;
    let made_at = person.settings.local(core.now().wall_ms);
    let language = person.language;
    let sheet = Sheet { name: &report.sheet, failed: &report.failed_rows, language, made_at };
    write(&source.read_as(options), target, sheet)
}

/// What stands above the columns of the sheet; where it had no headings, what they were taken for.
#[derive(Debug, Clone, Default, PartialEq)]
struct Headings(Vec<String>);

impl Headings {
    fn of(opened: &Opened, language: Language) -> Headings {
        let columns = &opened.mapping.columns;
        let width = columns.iter().map(|it| it.index + 1).max().unwrap_or(0);
        let mut headings = vec![String::new(); width];
        for column in columns {
            let is_unnamed =
                opened.layout.column(column.index).is_none_or(layout::Column::is_unnamed);
            headings[column.index] = match (is_unnamed, column.field) {
                (false, _) => column.heading.clone(),
                (true, Some(field)) => word_of(field.wire(), language).to_owned(),
                (true, None) => String::new(),
            };
        }
        Headings(headings)
    }
}

/// What the file is to hold.
pub(super) struct Sheet<'a> {
    pub name: &'a str,
    pub failed: &'a FailedRows,
    pub language: Language,
    pub made_at: NaiveDateTime,
}

/// Writes the file: the failed rows are read from the source once more, so that nobody's data is
/// kept in memory or in another place meanwhile.
///
/// # Errors
/// What the reading or the writing says.
pub(super) fn write(source: &Source, target: &Path, sheet: Sheet<'_>) -> Result<()> {
    let language = sheet.language;
    let table = Table {
        sheet: sheet.name.to_owned(),
        title: sheet.name.to_owned(),
        lines: Vec::new(),
        columns: columns(&sheet),
    };
    let width = table.columns.len();
    let rows = source.reader.rows(&source.path, Some(sheet.name))?;
    let mut rows: Box<dyn Iterator<Item = Result<SheetRow>>> = match sheet.failed.is_turned {
        true => {
            let rows = rows.map(|row| row.map(sheet_row)).collect::<Result<Vec<_>, _>>()?;
            Box::new(layout::upright(&rows).unwrap_or_default().into_iter().map(Ok))
        }
        false => Box::new(rows.map(|row| row.map(sheet_row).map_err(Error::from))),
    };
    let mut above = sheet.failed.above.clone();
    let rows = std::iter::from_fn(move || match &mut above {
        Some((layout, merged)) => merged.next(layout, || rows.next()),
        None => rows.next(),
    });
    let failed = rows.filter_map(|row| match row {
        Ok(row) => {
            let reasons = sheet.failed.reasons.get(&row.number)?;
            Some(Ok(cells(row.cells, reasons, language, width)))
        }
        Err(error) => Some(Err(error)),
    });
    let rows = Box::new(failed);
    let mut progress = |_| ControlFlow::Continue(());
    let is_csv = target.extension().is_some_and(|it| it.eq_ignore_ascii_case("csv"));
    if is_csv {
        csv(target, &table, &words(language), rows, &mut progress)?;
    } else {
        let document = Document {
            language: shapes(language),
            words: words(language),
            properties: Properties {
                title: sheet.name.to_owned(),
                program: "Clientele".to_owned(),
                created: sheet.made_at,
                ..Properties::default()
            },
            orientation: Orientation::Auto,
            sections: vec![Section::Table { table, rows }],
        };
        xlsx(target, document, Top::Headings, &mut progress)?;
    }
    Ok(())
}

fn columns(sheet: &Sheet<'_>) -> Vec<Column> {
    let own = sheet.failed.headings.0.iter().map(|it| Column::new(it.clone(), Kind::Text));
    let reason = sheet.language.word("imports.reasons.title");
    own.chain([Column::new(reason, Kind::Text).wide(60.0)]).collect()
}

fn cells(mut cells: Vec<Cell>, reasons: &[Why], language: Language, width: usize) -> Vec<Cell> {
    cells.resize(width - 1, Cell::Empty);
    let said = |why: &Why| match why {
        Why::Error(error) => error.reason(language),
        Why::Duplicate(duplicate) => duplicate.reason(language),
    };
    let reasons: Vec<String> = reasons.iter().map(said).collect();
    cells.push(Cell::Text(reasons.join("\n")));
    cells
}

fn words(language: Language) -> Words {
    let word = |key| language.word(key).to_owned();
    Words {
        yes: word("formats.yes"),
        no: word("formats.no"),
        total: word("formats.total"),
        empty: word("formats.none"),
        ..Words::default()
    }
}

fn shapes(language: Language) -> Shapes {
    match language {
        Language::En => Shapes::English,
        Language::ZhCn => Shapes::Simplified,
        Language::ZhTw => Shapes::Traditional,
    }
}
