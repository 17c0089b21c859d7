//! A file opened for an import: what is in it, where its customers stand, which column is what.

use clientele_tables::read::{Contents, Row, Rows, SheetInfo};

use super::{
    Options, Source,
    failed::FailedRows,
    layout::{self, Layout, SheetRow},
    mapping::{self, ChoiceError, Field, MappedColumn, Mapping, Unmapped},
    merged::Merged,
    own,
    plan::{NAMING, Plan},
    report::{Report, Warning},
    rest,
};
use crate::{
    Error, Result,
    access::{Access, Level},
    customers::Record,
    error::ImportFault,
    gate::{Entity, View},
    jobs::Job,
    settings::Settings,
    text::keys::search_key,
    words::Language,
};

/// How many rows are looked at before the first is taken in.
const SAMPLE: usize = 200;
/// So many rows of a sheet are kept at once, to be understood as a table.
const MOST_TURNED: usize = 10_000;
/// In how many sheets customers are looked for.
const MOST_SHEETS: usize = 12;

/// Who imports, as far as understanding a sheet depends on it.
pub(super) struct Person {
    pub settings: Settings,
    pub language: Language,
    pub masked: Vec<Field>,
    /// The fields that hardly anyone may see.
    pub secret: Vec<Field>,
}

impl Person {
    pub fn of(view: &View<'_>) -> Person {
        let is_masked = |it: &Field| view.access(Record::WORD, it.wire()) == Access::Masked;
        let level = |it: &Field| view.standing().level(Record::WORD, it.wire());
        Person {
            settings: view.settings().clone(),
            language: view.language(),
            masked: Field::ALL.into_iter().filter(is_masked).collect(),
            secret: Field::ALL.into_iter().filter(|it| level(it) == Level::Secret).collect(),
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
    /// The cells that say what stands further up.
    pub merged: Merged,
    /// Whether its headings stood beside the values: then the rows are those of the table that it means.
    pub is_turned: bool,
    sample: std::vec::IntoIter<SheetRow>,
    rest: Rows,
}

impl Opened {
    /// Opens a file and understands its layout. Of several sheets it is the first that lists
    /// customers: instructions and sums often stand before it.
    ///
    /// # Errors
    /// What is wrong with the file; `Import` when a choice does not fit it; `Cancelled`.
    pub fn open(source: &Source, options: &Options, person: &Person, job: &Job) -> Result<Opened> {
        let source = &source.read_as(options);
        let contents = source.contents(job)?;
        Opened::within(source, options, person, &contents)
    }

    /// Opens a file, also one of which nothing says yet who its customers are.
    ///
    /// # Errors
    /// As [`Opened::open`], but for `nothing_mapped`, `no_name_column` and `sheet_turned`.
    pub fn look(
        source: &Source,
        options: &Options,
        person: &Person,
        contents: &Contents,
    ) -> Result<Opened> {
        match Opened::within(source, options, person, contents) {
            Err(Error::Import(
                ImportFault::NothingMapped | ImportFault::NoNameColumn | ImportFault::Turned,
            )) => {
                let usual = contents.default_sheet().map(|it| it.name.as_str());
                let name = options.sheet.as_deref().or(usual);
                Opened::read(source, options, person, contents, name)
            }
            other => other,
        }
    }

    fn within(
        source: &Source,
        options: &Options,
        person: &Person,
        contents: &Contents,
    ) -> Result<Opened> {
        let filled = contents.sheets.iter().filter(|it| it.rows > 0 && !it.hidden);
        let names: Vec<&str> = filled.map(|it| it.name.as_str()).take(MOST_SHEETS).collect();
        match &options.sheet {
            None if names.len() > 1 => {
                let open = |it: &str| Opened::sheet(source, options, person, contents, Some(it));
                first_list(contents.default_sheet(), &names, open)
            }
            named => Opened::sheet(source, options, person, contents, named.as_deref()),
        }
    }

    fn sheet(
        source: &Source,
        options: &Options,
        person: &Person,
        contents: &Contents,
        name: Option<&str>,
    ) -> Result<Opened> {
        let opened = Opened::read(source, options, person, contents, name)?;
        must_list_customers(&opened, options)?;
        Ok(opened)
    }

    fn read(
        source: &Source,
        options: &Options,
        person: &Person,
        contents: &Contents,
        name: Option<&str>,
    ) -> Result<Opened> {
        let mut rest = source.reader.rows(&source.path, name)?;
        let info = contents.sheets.iter().find(|it| it.name == rest.sheet());
        let mut sample = take_sample(&mut rest, options.header_row)?;
        let upright = match is_explained(options) {
            true => None,
            false => upright(&sample, &mut rest)?,
        };
        let is_turned = upright.is_some();
        sample = upright.unwrap_or(sample);
        let words = own::Words::new();
        // Nobody needs to look for a heading that we have written ourselves.
        let own_header = sample.iter().find(|it| words.heads(it)).map(|it| it.number);
        let turned_header = sample.first().filter(|_| is_turned).map(|it| it.number);
        let header_row = options.header_row.or(own_header).or(turned_header);
        let layout = find_layout(&sample, header_row, info)?;
        let country = person.settings.country;
        let mut mapping = mapping::guess(&layout, &sample, &|it| words.field(it), country);
        if own_header.is_some_and(|it| it == layout.header_row) {
            words.map(&mut mapping);
        } else {
            mapping::people::settle(&mut mapping);
        }
        leave_out_reasons(&mut mapping);
        let masks = leave_out_masks(&mut mapping, &words);
        mapping.choose(&options.choices).map_err(|error| not_followed(error, &mapping))?;
        if let Some(rule) = options.name_rule {
            mapping.name_rule = rule;
        }
        let masked = leave_out_masked(&mut mapping, person)?;
        let is_all = is_turned || info.is_some_and(|it| it.rows as usize <= sample.len());
        let secrets = match person.masked.contains(&Field::Notes) {
            true => Vec::new(),
            false => rest::settle(&mut mapping, &layout, &sample, is_all, options.rest),
        };
        let plan = Plan::of(&mapping, &layout, &sample, country).following(options, person);
        let mut report = empty_report(contents, rest.sheet(), &layout, &mapping);
        report.warnings.extend(masks.into_iter().chain(masked).chain(secrets));
        report.warnings.extend(info.map(warnings_of).unwrap_or_default());
        report.warnings.extend(is_turned.then(|| about_sheet("turned", rest.sheet())));
        let total = match is_turned {
            true => sample.len() as u64,
            false => info.map_or(0, |it| u64::from(it.rows)),
        };
        let merged = Merged::of(&layout, &sample, info, &mapping);
        let sample = sample.into_iter();
        Ok(Opened { layout, plan, mapping, report, total, merged, is_turned, sample, rest })
    }

    /// The first rows of the sheet that hold something, before any was taken.
    pub fn first_rows(&self) -> &[SheetRow] {
        self.sample.as_slice()
    }

    /// How many rows stand below the headings, before any was taken.
    pub fn rows_of_data(&self) -> u64 {
        let above =
            self.first_rows().iter().take_while(|it| it.number < self.layout.first_data_row);
        self.total.saturating_sub(above.count() as u64)
    }

    /// The next row that is somebody's or nobody's; rows about the same customer are one.
    pub fn next(&mut self) -> Option<Result<SheetRow>> {
        let (sample, rest) = (&mut self.sample, &mut self.rest);
        self.merged.next(&self.layout, || match sample.next() {
            Some(row) => Some(Ok(row)),
            None => Some(rest.next()?.map(sheet_row).map_err(Error::from)),
        })
    }
}

/// The first sheet that lists customers, and a word about each of the others that does: nobody is
/// to believe that everything came in.
fn first_list(
    usual: Option<&SheetInfo>,
    names: &[&str],
    open: impl Fn(&str) -> Result<Opened>,
) -> Result<Opened> {
    let usual = usual.map(|it| it.name.as_str());
    let in_order = usual.into_iter().chain(names.iter().copied().filter(|it| Some(*it) != usual));
    let mut lists: Vec<(&str, Opened)> = Vec::new();
    let mut refusal = None;
    for name in in_order {
        match open(name) {
            Ok(opened) => lists.push((name, opened)),
            Err(error) if lists.is_empty() && refusal.is_none() => refusal = Some(error),
            Err(_) => {}
        }
    }
    let mut lists = lists.into_iter();
    let Some((name, mut first)) = lists.next() else {
        // There was at least one to refuse.
        return Err(refusal.unwrap_or_else(|| ImportFault::NothingMapped.into()));
    };
    if Some(name) != usual {
        first.report.warnings.push(about_sheet("other_sheet", name));
    }
    let others = lists.filter(|(_, it)| it.layout.header_row > 0);
    first.report.warnings.extend(others.map(|(name, _)| about_sheet("more_sheets", name)));
    Ok(first)
}

fn about_sheet(code: &'static str, name: &str) -> Warning {
    Warning::of(0, code, Some(name.to_owned()))
}

pub(super) fn sheet_row(row: Row) -> SheetRow {
    SheetRow::new(row.number, row.cells)
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

/// The column in which an earlier import gave its reasons is nobody's data.
fn leave_out_reasons(mapping: &mut Mapping) {
    let reasons = Language::ALL.map(|it| search_key(it.word("imports.reasons.title")));
    for column in &mut mapping.columns {
        if reasons.contains(&search_key(&column.heading)) {
            column.field = None;
            column.confidence = 0;
            column.unmapped = Unmapped::Barred;
        }
    }
}

/// A mask is never written back: a column of an export that shows only masks is left out.
fn leave_out_masks(mapping: &mut Mapping, words: &own::Words) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for column in &mut mapping.columns {
        let Some(field) = words.masked(&column.heading) else { continue };
        (column.field, column.confidence) = (None, 0);
        column.unmapped = Unmapped::Barred;
        warnings.push(masked(column, field));
    }
    warnings
}

fn masked(column: &MappedColumn, field: Field) -> Warning {
    Warning {
        row: 0,
        column: Some(column.heading.clone()),
        field: Some(field.wire()),
        code: "masked",
        rule: None,
        value: None,
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
        column.unmapped = Unmapped::Barred;
        warnings.push(masked(column, field));
    }
    Ok(warnings)
}

/// Whoever says where the headings stand knows the sheet.
fn is_explained(options: &Options) -> bool {
    options.header_row.is_some()
}

/// The table that a sheet means whose headings stand beside the values, if it says so clearly.
fn upright(sample: &[SheetRow], rest: &mut Rows) -> Result<Option<Vec<SheetRow>>> {
    if !layout::is_turned(sample) {
        return Ok(None);
    }
    let mut rows = sample.to_vec();
    for row in rest {
        if rows.len() == MOST_TURNED {
            return Ok(None);
        }
        rows.push(sheet_row(row?));
    }
    Ok(layout::upright(&rows))
}

pub(super) fn must_list_customers(opened: &Opened, options: &Options) -> Result<(), ImportFault> {
    if !is_explained(options) && !opened.mapping.is_own && layout::is_turned(opened.first_rows()) {
        return Err(ImportFault::Turned);
    }
    let mapping = &opened.mapping;
    if mapping.columns.iter().all(|it| it.field.is_none()) {
        return Err(ImportFault::NothingMapped);
    }
    if NAMING.iter().all(|it| !mapping.has(*it)) {
        return Err(ImportFault::NoNameColumn);
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

/// What a report calls columns: two of one name are told apart by their letters.
pub(super) fn headings_of<'a>(columns: impl Iterator<Item = (usize, &'a str)>) -> Vec<String> {
    let mut headings: Vec<String> = Vec::new();
    for (index, heading) in columns {
        let is_again = headings.iter().any(|it| it == heading);
        let letter = || format!("{heading} ({})", layout::letter(index));
        headings.push(if is_again { letter() } else { heading.to_owned() });
    }
    headings
}

fn empty_report(contents: &Contents, sheet: &str, layout: &Layout, mapping: &Mapping) -> Report {
    let columns = mapping.columns.iter();
    let headings = headings_of(columns.clone().map(|it| (it.index, it.heading.as_str())));
    let is_noted = |(it, _): &(&MappedColumn, &String)| it.unmapped == Unmapped::Noted;
    let noted = columns.clone().zip(&headings).filter(is_noted).map(|it| it.1.clone()).collect();
    let headings = headings.into_iter().zip(columns.map(|it| it.field)).collect();
    Report {
        batch: None,
        rows: 0,
        new: 0,
        updated: 0,
        duplicates: 0,
        failed: 0,
        unclear: 0,
        noted,
        errors: Vec::new(),
        cells: Vec::new(),
        warnings: Vec::new(),
        duplicate_rows: Vec::new(),
        contacts: 0,
        contact_rows: Vec::new(),
        sheet: sheet.to_owned(),
        header_row: layout.header_row,
        encoding: contents.encoding.clone(),
        mapping: headings,
        name_rule: mapping.name_rule,
        causes: Vec::new(),
        missing: Vec::new(),
        parted: 0,
        yearless: 0,
        nameless: 0,
        phones_elsewhere: None,
        new_words: Vec::new(),
        failed_rows: FailedRows::default(),
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
    .map(|(row, code)| Warning::of(row, code, None))
    .collect()
}
