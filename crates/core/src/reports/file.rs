//! A report as a file: its tables, and charts with their figures beside them.

use std::path::Path;

use clientele_tables::write::{
    self, Chart, Column, Kind, Orientation, Report, Section, Series, Table, Top, Total, Written,
};

use super::{ChartKind, ColumnKind, ReportData, ReportSection};
use crate::{
    Error, Result, View,
    documents::{self, Format},
    jobs::Job,
    words::Language,
};

pub(super) fn write(
    view: &View<'_>,
    mut data: ReportData,
    language: Language,
    format: Format,
    path: &Path,
    job: &Job,
) -> Result<Written> {
    let organization = &view.settings().organization;
    let words = documents::words(language, organization, language.word("reports.nothing"));
    let properties = documents::properties(view, &data.title, String::new());
    let mut progress = documents::progress(job);
    if format == Format::Csv {
        let columns = data.sections.first().map(|it| columns(it, language)).unwrap_or_default();
        let table = Table { sheet: data.title.clone(), columns, ..Table::default() };
        let rows = data.sections.into_iter().flat_map(|it| it.rows).map(Ok::<_, Error>);
        return Ok(write::csv(path, &table, &words, Box::new(rows), &mut progress)?);
    }
    leave_out_empty(&mut data, language);
    let report = Report {
        language: documents::language(language),
        words,
        properties,
        orientation: Orientation::Auto,
        sections: sections(data, language, format),
    };
    Ok(match format {
        Format::Pdf => write::pdf(path, report, &mut progress)?,
        _ => write::xlsx(path, report, Top::Title, &mut progress)?,
    })
}

/// A part without rows would be a page that says nothing: one line names them all. Where there is
/// nothing at all, the first of them says that.
fn leave_out_empty(data: &mut ReportData, language: Language) {
    let sections = std::mem::take(&mut data.sections);
    let (told, mut empty): (Vec<_>, Vec<_>) =
        sections.into_iter().partition(|it| !it.rows.is_empty());
    data.sections = told;
    if data.sections.is_empty() {
        empty.truncate(1);
        data.sections = empty;
    } else if !empty.is_empty() {
        let parts = language.list(empty.iter().map(|it| it.title.as_str()));
        data.lines.push(language.say("reports.left_out", &[("parts", parts.into())]));
    }
}

/// A chart shows its figures, so a table of the same stands with it only where it says more: where
/// it is the first, which bears the report's title, or has groups that are not drawn. On paper the
/// drawing is what one sees first; in a workbook the first sheet is the one with the figures.
fn sections(data: ReportData, language: Language, format: Format) -> Vec<Section<'static, Error>> {
    let mut sections = Vec::new();
    for (index, section) in data.sections.into_iter().enumerate() {
        let is_first = index == 0;
        let is_told = is_first || section.chart.is_none() || section.has_more_than_drawn();
        let mut head = match is_first {
            true => (data.title.clone(), head_lines(&data.lines, &section)),
            false => (section.title.clone(), Vec::new()),
        };
        let mut drawn = section.chart.map(|kind| {
            let chart = chart(&section, kind, language);
            Chart { is_told, ..chart }
        });
        if format == Format::Pdf
            && is_told
            && let Some(chart) = drawn.take()
        {
            let (title, lines) =
                if is_first { (data.title.clone(), data.lines.clone()) } else { head };
            sections.push(Section::Chart(Chart { title, lines, ..chart }));
            head = (section.title.clone(), Vec::new());
        }
        if is_told {
            let (title, lines) = head;
            let columns = columns(&section, language);
            let table = Table { sheet: section.title.clone(), title, lines, columns };
            // A workbook keeps days as days, to be sorted and reckoned with.
            let rows = match format {
                Format::Pdf => section.in_words(language),
                _ => section.rows,
            };
            let rows = Box::new(rows.into_iter().map(Ok));
            sections.push(Section::Table { table, rows });
        }
        sections.extend(drawn.map(Section::Chart));
    }
    sections
}

/// What stands over the first part: its name too, unless it is what a report begins with.
fn head_lines(lines: &[String], section: &ReportSection) -> Vec<String> {
    let is_beginning = matches!(section.key, "summary" | "details");
    let part = (!is_beginning).then(|| section.title.clone());
    lines.iter().cloned().chain(part).collect()
}

fn columns(section: &ReportSection, language: Language) -> Vec<Column> {
    let column = |it: &super::ReportColumn| {
        let total = if it.kind == ColumnKind::Sum { Total::Sum } else { Total::None };
        Column::new(&it.heading, it.kind.kind(language)).totalled(total)
    };
    section.columns.iter().map(column).collect()
}

fn chart(section: &ReportSection, kind: ChartKind, language: Language) -> Chart {
    let figures = section.figures(kind, language);
    let months = figures.iter().map(|it| it.month).collect::<Option<Vec<_>>>();
    let (categories, values) = figures.into_iter().map(|it| (it.name, it.value)).unzip();
    let heading = |index: usize| section.columns.get(index).map(|it| it.heading.clone());
    let name = heading(section.counted()).unwrap_or_default();
    Chart {
        kind: match kind {
            ChartKind::Column => write::ChartKind::Column,
            ChartKind::Bar => write::ChartKind::Bar,
            ChartKind::Line => write::ChartKind::Line,
        },
        sheet: section.title.clone(),
        title: section.title.clone(),
        lines: Vec::new(),
        heading: heading(0).unwrap_or_default(),
        categories,
        months: months.unwrap_or_default(),
        series: vec![Series { name, values, kind: Kind::Whole }],
        is_told: false,
    }
}
