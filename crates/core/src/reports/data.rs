//! A report before it is drawn: titles, tables, and which of them want a chart.

use clientele_tables::{Cell, write::Kind};
use serde::Serialize;

use super::{OfferedScope, Report};
use crate::{
    View,
    customers::filters::Filter,
    documents::{self, Format},
    id::CustomerId,
    words::Language,
};

/// A whole report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportData {
    pub name: &'static str,
    pub title: String,
    /// The customer that all of it is about.
    pub subject: Option<CustomerId>,
    /// Whose it is, who made it and when.
    pub lines: Vec<String>,
    /// What it can be narrowed to.
    pub scoped: Option<OfferedScope>,
    pub sections: Vec<ReportSection>,
}

/// One table of a report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportSection {
    /// Its word: `by_status`, `overdue`.
    pub key: &'static str,
    pub title: String,
    pub columns: Vec<ReportColumn>,
    pub rows: Vec<Vec<Cell>>,
    /// Where each row leads to.
    pub leads: Vec<Option<Lead>>,
    /// The column that says to whom: the others tell about them.
    pub lead_column: usize,
    /// What the figures come to, as a sentence.
    pub finding: Option<String>,
    /// A chart of the first column and the first column of counts.
    pub chart: Option<ChartKind>,
}

/// What stands behind a figure.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Lead {
    /// The customers that fulfil all of these conditions.
    List(Vec<Filter>),
    Customer(CustomerId),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ReportColumn {
    pub heading: String,
    pub kind: ColumnKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    Text,
    /// A number that the last row adds up.
    Sum,
    Whole,
    Decimal,
    Date,
    /// A month, by its first day.
    Month,
    Moment,
}

/// How a table is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Upright bars.
    Column,
    /// Lying bars, for long names.
    Bar,
    Line,
}

impl ReportData {
    pub(super) fn new(view: &View<'_>, report: &Report, language: Language) -> ReportData {
        let title = language.word(&super::title_key(report.name()));
        let made = [
            ("who", (&view.standing().name).into()),
            ("moment", view.settings().local(view.now().wall_ms).into()),
        ];
        let lines =
            vec![view.settings().organization.clone(), language.say("formats.made_at", &made)];
        let (name, title, scoped) = (report.name(), title.to_owned(), report.scoped());
        ReportData { name, title, subject: None, lines, scoped, sections: Vec::new() }
    }

    /// The kinds of file it can be written to.
    pub fn formats(&self) -> &'static [Format] {
        match self.is_one_table() {
            true => &[Format::Xlsx, Format::Pdf, Format::Csv],
            false => &[Format::Xlsx, Format::Pdf],
        }
    }

    /// Whether all of it fits under one row of headings.
    pub(super) fn is_one_table(&self) -> bool {
        self.sections.windows(2).all(|it| it[0].columns == it[1].columns)
    }
}

impl ReportSection {
    /// A table without rows; headings are keys of `reports.columns`.
    pub(super) fn new(
        key: &'static str,
        language: Language,
        columns: &[(&str, ColumnKind)],
    ) -> ReportSection {
        let column = |(key, kind): &(&str, ColumnKind)| ReportColumn {
            heading: language.word(key).to_owned(),
            kind: *kind,
        };
        ReportSection {
            key,
            title: language.word(&format!("reports.sections.{key}")).to_owned(),
            columns: columns.iter().map(column).collect(),
            rows: Vec::new(),
            leads: Vec::new(),
            lead_column: 0,
            finding: None,
            chart: None,
        }
    }

    pub(super) fn add(&mut self, row: Vec<Cell>, lead: Option<Lead>) {
        self.rows.push(row);
        self.leads.push(lead);
    }
}

impl ReportSection {
    /// A cell of one of its columns as people read it: days and moments as the language writes them.
    pub(super) fn read(&self, column: usize, cell: Cell, language: Language) -> Cell {
        let is_month = self.columns.get(column).is_some_and(|it| it.kind == ColumnKind::Month);
        match cell {
            Cell::Date(day) if is_month => Cell::Text(language.month(day)),
            Cell::Date(day) => Cell::Text(language.date(day)),
            Cell::Moment(moment) => Cell::Text(language.moment(moment)),
            other => other,
        }
    }

    /// Its rows as people read them.
    pub(super) fn in_words(&self, language: Language) -> Vec<Vec<Cell>> {
        let row = |row: &Vec<Cell>| {
            let cells = row.iter().cloned().enumerate();
            cells.map(|(column, cell)| self.read(column, cell, language)).collect()
        };
        self.rows.iter().map(row).collect()
    }
}

impl ColumnKind {
    pub(super) fn kind(self, language: Language) -> Kind {
        match self {
            ColumnKind::Text => Kind::Text,
            ColumnKind::Sum | ColumnKind::Whole => Kind::Whole,
            ColumnKind::Decimal => Kind::Decimal,
            ColumnKind::Date => Kind::Date,
            ColumnKind::Month => Kind::Month(documents::language(language)),
            ColumnKind::Moment => Kind::Moment,
        }
    }
}
