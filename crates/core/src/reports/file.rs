//! A report as a file: its tables, and charts with their figures beside them.

use std::path::Path;

use clientele_tables::{
    Cell,
    write::{
        self, Chart, Column, Kind, Orientation, Report, Section, Series, Table, Top, Total, Written,
    },
};

use super::{ChartKind, ColumnKind, ReportData, ReportSection};
use crate::{
    Error, Result, View,
    documents::{self, Format},
    jobs::Job,
    words::Language,
};

/// Bars that can be told apart; the smaller groups are drawn as one.
const DRAWN: usize = 15;
/// Points of a line whose figures stand beside it.
const POINTS: usize = 24;

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
        sections: sections(data, language),
    };
    Ok(match format {
        Format::Pdf => write::pdf(path, report, &mut progress)?,
        _ => write::xlsx(path, report, Top::Title, &mut progress)?,
    })
}

/// A chart shows its figures, so a table of the same stands before it only where it says more:
/// where it is the first, which bears the report's title, or has groups that are not drawn.
fn sections(data: ReportData, language: Language) -> Vec<Section<'static, Error>> {
    let mut sections = Vec::new();
    for (index, section) in data.sections.into_iter().enumerate() {
        let is_first = index == 0;
        let is_told = is_first || section.chart.is_none() || section.has_more_than_drawn();
        let chart = section.chart.map(|kind| {
            let chart = chart(&section, kind, language);
            Chart { is_told, ..chart }
        });
        if is_told {
            let (title, lines) = if is_first {
                (data.title.clone(), with_part(&data.lines, &section.title))
            } else {
                (section.title.clone(), Vec::new())
            };
            let columns = columns(&section);
            let table = Table { sheet: section.title.clone(), title, lines, columns };
            let rows = Box::new(section.rows.into_iter().map(Ok));
            sections.push(Section::Table { table, rows });
        }
        sections.extend(chart.map(Section::Chart));
    }
    sections
}

impl ReportSection {
    /// Whether its chart leaves something out, or has more figures than stand beside it.
    fn has_more_than_drawn(&self) -> bool {
        let most = if self.chart == Some(ChartKind::Line) { POINTS } else { DRAWN };
        self.rows.len() > most
    }
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
    let is_counted =
        |it: &super::ReportColumn| matches!(it.kind, ColumnKind::Sum | ColumnKind::Whole);
    let counted = section.columns.iter().position(is_counted).unwrap_or(1);
    let figure = |row: &Vec<Cell>| match (row.first(), row.get(counted)) {
        (Some(Cell::Text(name)), Some(Cell::Number(n))) => Some((name.clone(), *n)),
        _ => None,
    };
    let mut figures: Vec<(String, f64)> = section.rows.iter().filter_map(figure).collect();
    // A line may have any number of points; bars may not.
    if kind != ChartKind::Line && figures.len() > DRAWN {
        let rest: f64 = figures.drain(DRAWN - 1..).map(|(_, n)| n).sum();
        figures.push((language.word("reports.others").to_owned(), rest));
    }
    let (categories, values) = figures.into_iter().unzip();
    let heading = |index: usize| section.columns.get(index).map(|it| it.heading.clone());
    let name = heading(counted).unwrap_or_default();
    Chart {
        kind: match kind {
            ChartKind::Column => write::ChartKind::Column,
            ChartKind::Bar => write::ChartKind::Bar,
            ChartKind::Line => write::ChartKind::Line,
        },
        sheet: section.title.clone(),
        title: section.title.clone(),
        heading: heading(0).unwrap_or_default(),
        categories,
        series: vec![Series { name, values, kind: Kind::Whole }],
        is_told: false,
    }
}
