//! The rows that did not come in, given back as the same sheet with a reason beside each.

use std::{collections::BTreeMap, ops::ControlFlow, path::Path};

use chrono::NaiveDateTime;
use clientele_tables::{
    Cell,
    write::{
        Column, Kind, Language as Shapes, Orientation, Properties, Report, Section, Table, Top,
        Words, csv, xlsx,
    },
};

use super::{
    Source,
    opened::{Opened, sheet_row},
    report::RowError,
};
use crate::{Error, Result, word_of, words::Language};

/// What stands above the columns of the sheet; where it had no headings, what they were taken for.
#[derive(Debug, Default)]
pub(super) struct Headings(Vec<String>);

impl Headings {
    pub fn of(opened: &Opened, language: Language) -> Headings {
        let columns = &opened.mapping.columns;
        let width = columns.iter().map(|it| it.index + 1).max().unwrap_or(0);
        let mut headings = vec![String::new(); width];
        for column in columns {
            let is_unnamed =
                opened.layout.column(column.index).is_none_or(super::layout::Column::is_unnamed);
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
    pub headings: &'a Headings,
    pub failed: &'a BTreeMap<u32, Vec<RowError>>,
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
    let failed = rows.filter_map(|row| match row {
        Ok(row) => {
            let errors = sheet.failed.get(&row.number)?;
            Some(Ok(cells(sheet_row(row).cells, errors, language, width)))
        }
        Err(error) => Some(Err(Error::from(error))),
    });
    let rows = Box::new(failed);
    let mut progress = |_| ControlFlow::Continue(());
    let is_csv = target.extension().is_some_and(|it| it.eq_ignore_ascii_case("csv"));
    if is_csv {
        csv(target, &table, &words(language), rows, &mut progress)?;
    } else {
        let report = Report {
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
        xlsx(target, report, Top::Headings, &mut progress)?;
    }
    Ok(())
}

fn columns(sheet: &Sheet<'_>) -> Vec<Column> {
    let own = sheet.headings.0.iter().map(|it| Column::new(it.clone(), Kind::Text));
    let reason = sheet.language.word("imports.reasons.title");
    own.chain([Column::new(reason, Kind::Text).wide(60.0)]).collect()
}

fn cells(mut cells: Vec<Cell>, errors: &[RowError], language: Language, width: usize) -> Vec<Cell> {
    cells.resize(width - 1, Cell::Empty);
    let reasons: Vec<String> = errors.iter().map(|it| it.reason(language)).collect();
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
