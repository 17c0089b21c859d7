//! A file opened for an import: what is in it, where its customers stand, which column is what.

use clientele_tables::read::{Contents, Format, Row, Rows, SheetInfo};

use super::{
    Options, Source,
    layout::{self, Layout, SheetRow},
    mapping::{self, ChoiceError, Field, Mapping},
    plan::{Guard, NAMING, Plan},
    report::{Report, Warning},
};
use crate::{
    Error, Result,
    access::Access,
    customers::Record,
    error::ImportFault,
    gate::{Entity, View},
    settings::Settings,
    text::keys::search_key,
    words::Language,
};

/// How many rows are looked at before the first is taken in.
const SAMPLE: usize = 200;

/// Who imports, as far as understanding a sheet depends on it.
pub(super) struct Person {
    pub settings: Settings,
    pub language: Language,
    masked: Vec<Field>,
}

impl Person {
    pub fn of(view: &View<'_>) -> Person {
        let is_masked = |it: &Field| view.access(Record::WORD, it.wire()) == Access::Masked;
        Person {
            settings: view.settings().clone(),
            language: view.standing().language.unwrap_or(view.settings().language),
            masked: Field::ALL.into_iter().filter(is_masked).collect(),
        }
    }
}

/// A file, ready to be taken in row by row.
pub(super) struct Opened {
    pub layout: Layout,
    pub plan: Plan,
    pub mapping: Mapping,
    /// With nothing counted yet.
    pub report: Report,
    /// How many rows of the sheet hold something.
    pub total: u64,
    sample: std::vec::IntoIter<SheetRow>,
    rest: Rows,
}

impl Opened {
    /// Opens a file and understands its layout.
    ///
    /// # Errors
    /// What is wrong with the file; `Import` when a choice does not fit it.
    pub fn open(source: &Source, options: &Options, person: &Person) -> Result<Opened> {
        let contents = source.reader.inspect(&source.path)?;
        let mut rest = source.reader.rows(&source.path, options.sheet.as_deref())?;
        let info = contents.sheets.iter().find(|it| it.name == rest.sheet());
        let sample = take_sample(&mut rest, options.header_row)?;
        let layout = find_layout(&sample, options.header_row, info)?;
        let mut mapping = mapping::guess(&layout, &sample, &own_heading, person.settings.country);
        leave_out_reasons(&mut mapping);
        mapping.choose(&options.choices).map_err(|error| not_followed(error, &mapping))?;
        if let Some(rule) = options.name_rule {
            mapping.name_rule = rule;
        }
        let masked = leave_out_masked(&mut mapping, person)?;
        must_name_somebody(&mapping)?;
        let guard = match contents.format {
            Format::Delimited => Guard::Taken,
            _ => Guard::None,
        };
        let plan = Plan::of(&mapping, &layout, &sample, person.settings.country, guard);
        let mut report = empty_report(&contents, rest.sheet(), &layout, &mapping);
        report.warnings.extend(masked);
        report.warnings.extend(info.map(warnings_of).unwrap_or_default());
        let total = info.map_or(0, |it| u64::from(it.rows));
        Ok(Opened { layout, plan, mapping, report, total, sample: sample.into_iter(), rest })
    }

    /// The next row that holds something.
    pub fn next(&mut self) -> Option<Result<SheetRow>> {
        match self.sample.next() {
            Some(row) => Some(Ok(row)),
            None => Some(self.rest.next()?.map(sheet_row).map_err(Error::from)),
        }
    }
}

pub(super) fn sheet_row(row: Row) -> SheetRow {
    SheetRow { number: row.number, cells: row.cells }
}

fn take_sample(rows: &mut Rows, header_row: Option<u32>) -> Result<Vec<SheetRow>> {
    let mut sample = Vec::with_capacity(SAMPLE);
    let mut below = 0;
    for row in rows {
        let row = sheet_row(row?);
        // Headings that a person points to may stand far down.
        below += usize::from(header_row.is_none_or(|it| row.number > it));
        sample.push(row);
        if below >= SAMPLE {
            break;
        }
    }
    Ok(sample)
}

fn find_layout(
    sample: &[SheetRow],
    header_row: Option<u32>,
    info: Option<&SheetInfo>,
) -> Result<Layout> {
    let Some(row) = header_row else { return Ok(layout::find(sample)) };
    let rows = info.map_or(0, |it| it.rows);
    layout::with_header_row(sample, row)
        .ok_or_else(|| ImportFault::HeaderNotFound { row, rows }.into())
}

/// The field whose name, in any language, our own exports write above its column.
fn own_heading(heading: &str) -> Option<Field> {
    let key = search_key(heading);
    let is_called = |field: &Field, language: Language| {
        ["customers.fields", "customers.columns"]
            .iter()
            .filter_map(|it| language.find(&format!("{it}.{}", field.wire())))
            .any(|word| search_key(word) == key)
    };
    Field::ALL.into_iter().find(|field| Language::ALL.iter().any(|it| is_called(field, *it)))
}

/// The column in which an earlier import gave its reasons is nobody's data.
fn leave_out_reasons(mapping: &mut Mapping) {
    let reasons = Language::ALL.map(|it| search_key(it.word("imports.reasons.title")));
    for column in &mut mapping.columns {
        if reasons.contains(&search_key(&column.heading)) {
            column.field = None;
            column.confidence = 0;
        }
    }
}

/// What the person may not see, they cannot write: such a column is left out, and said so; one
/// that they asked for is refused.
fn leave_out_masked(mapping: &mut Mapping, person: &Person) -> Result<Vec<Warning>> {
    let mut warnings = Vec::new();
    for column in &mut mapping.columns {
        let Some(field) = column.field.filter(|it| person.masked.contains(it)) else { continue };
        if column.chosen {
            return Err(Error::Masked { field: field.wire().to_owned() });
        }
        column.field = None;
        warnings.push(Warning {
            row: 0,
            column: Some(column.heading.clone()),
            field: Some(field.wire()),
            code: "masked",
            value: None,
        });
    }
    Ok(warnings)
}

fn must_name_somebody(mapping: &Mapping) -> Result<()> {
    if mapping.columns.iter().all(|it| it.field.is_none()) {
        return Err(ImportFault::NothingMapped.into());
    }
    if NAMING.iter().all(|it| !mapping.has(*it)) {
        return Err(ImportFault::NoNameColumn.into());
    }
    Ok(())
}

fn not_followed(error: ChoiceError, mapping: &Mapping) -> Error {
    let columns = || mapping.columns.iter().map(|it| it.heading.clone()).collect();
    match error {
        ChoiceError::Form { text } => Error::UnknownField { field: text },
        ChoiceError::UnknownField { field } => Error::UnknownField { field },
        ChoiceError::UnknownColumn { column } => {
            ImportFault::ColumnNotFound { name: column, columns: columns() }.into()
        }
        ChoiceError::AmbiguousColumn { column } => {
            ImportFault::AmbiguousColumn { name: column }.into()
        }
        ChoiceError::Twice { field } => ImportFault::FieldTwice { field: field.wire() }.into(),
    }
}

fn empty_report(contents: &Contents, sheet: &str, layout: &Layout, mapping: &Mapping) -> Report {
    let mut headings = std::collections::BTreeMap::new();
    for column in &mapping.columns {
        let mut heading = column.heading.clone();
        // Two columns of one name are told apart by their letters.
        if headings.contains_key(&heading) {
            heading = format!("{heading} ({})", layout::letter(column.index));
        }
        headings.insert(heading, column.field);
    }
    Report {
        batch: None,
        rows: 0,
        new: 0,
        updated: 0,
        duplicates: 0,
        failed: 0,
        errors: Vec::new(),
        warnings: Vec::new(),
        duplicate_rows: Vec::new(),
        sheet: sheet.to_owned(),
        header_row: layout.header_row,
        encoding: contents.encoding.clone(),
        mapping: headings,
        name_rule: mapping.name_rule,
    }
}

/// What the reading of the sheet could not make out, by the first rows it happened in.
fn warnings_of(info: &SheetInfo) -> Vec<Warning> {
    let notes = &info.notes;
    [
        (&notes.formulas_without_value, "no_cached_value"),
        (&notes.unreadable_cells, "unreadable_cell"),
        (&notes.replaced_characters, "replaced_characters"),
        (&notes.stray_quotes, "stray_quote"),
    ]
    .into_iter()
    .flat_map(|(sightings, code)| sightings.first_rows.iter().map(move |row| (*row, code)))
    .map(|(row, code)| Warning { row, column: None, field: None, code, value: None })
    .collect()
}
