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
    data: ReportData,
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
        let columns = data.sections.first().map(columns).unwrap_or_default();
        let table = Table { sheet: data.title.clone(), columns, ..Table::default() };
        let rows = data.sections.into_iter().flat_map(|it| it.rows).map(Ok::<_, Error>);
        return Ok(write::csv(path, &table, &words, Box::new(rows), &mut progress)?);
    }
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

/// A chart shows its figures, so a table of the same stands with it only where it says more: where
/// it is the first, which bears the report's title, or has groups that are not drawn. On paper the
/// drawing is what one sees first; in a workbook the first sheet is the one with the figures.
fn sections(data: ReportData, language: Language, format: Format) -> Vec<Section<'static, Error>> {
    let mut sections = Vec::new();
    for (index, section) in data.sections.into_iter().enumerate() {
        let is_first = index == 0;
        let is_told = is_first || section.chart.is_none() || section.has_more_than_drawn();
        let mut head = match is_first {
            true => (data.title.clone(), with_part(&data.lines, &section.title)),
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
            let columns = columns(&section);
            let table = Table { sheet: section.title.clone(), title, lines, columns };
            let rows = Box::new(section.rows.into_iter().map(Ok));
            sections.push(Section::Table { table, rows });
        }
        sections.extend(drawn.map(Section::Chart));
    }
    sections
}

fn with_part(lines: &[String], part: &str) -> Vec<String> {
    lines.iter().cloned().chain([part.to_owned()]).collect()
}

fn columns(section: &ReportSection) -> Vec<Column> {
    let column = |it: &super::ReportColumn| {
        let total = if it.kind == ColumnKind::Sum { Total::Sum } else { Total::None };
        Column::new(&it.heading, it.kind.kind()).totalled(total)
    };
    section.columns.iter().map(column).collect()
}

fn chart(section: &ReportSection, kind: ChartKind, language: Language) -> Chart {
    let figures = section.figures(kind, language);
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
        series: vec![Series { name, values, kind: Kind::Whole }],
        is_told: false,
    }
}
