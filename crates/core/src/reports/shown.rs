//! A report as a window shows it: every cell in words, every figure with where it leads to.

use clientele_tables::{
    Cell,
    write::{self, Medium},
};
use serde::Serialize;
use ts_rs::TS;

use super::{ChartKind, Lead, OfferedScope, ReportColumn, ReportData, ReportSection};
use crate::{
    documents::{self, Format},
    id::CustomerId,
    words::Language,
};

/// A whole report, to be looked at.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ReportShown {
    pub name: &'static str,
    pub title: String,
    /// The customer that all of it is about.
    pub subject: Option<CustomerId>,
    /// Whose it is, who made it and when.
    pub lines: Vec<String>,
    /// What it can be narrowed to.
    pub scoped: Option<OfferedScope>,
    pub sections: Vec<SectionShown>,
    /// The kinds of file it can be written to.
    pub formats: Vec<Format>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SectionShown {
    pub key: &'static str,
    pub title: String,
    /// What the figures come to, as a sentence.
    pub finding: Option<String>,
    pub columns: Vec<ReportColumn>,
    /// The column that says where a row leads to.
    pub lead_column: usize,
    pub rows: Vec<RowShown>,
    pub chart: Option<ChartShown>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RowShown {
    pub cells: Vec<String>,
    pub lead: Option<Lead>,
}

/// What is drawn of a section: the smaller of many groups as one.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ChartShown {
    pub kind: ChartKind,
    /// What is counted.
    pub counted: String,
    pub figures: Vec<FigureShown>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FigureShown {
    pub name: String,
    pub value: f64,
    pub lead: Option<Lead>,
}

impl ReportData {
    /// As it reads on paper.
    pub fn shown(&self, language: Language) -> ReportShown {
        ReportShown {
            name: self.name,
            title: self.title.clone(),
            subject: self.subject,
            lines: self.lines.clone(),
            scoped: self.scoped,
            sections: self.sections.iter().map(|it| it.shown(language)).collect(),
            formats: self.formats().to_vec(),
        }
    }
}

impl ReportSection {
    fn shown(&self, language: Language) -> SectionShown {
        let words = documents::words(language, "", "");
        let leads = self.leads.iter().cloned().chain(std::iter::repeat(None));
        let row = |(row, lead): (Vec<Cell>, Option<Lead>)| {
            let cells = row.iter().zip(&self.columns);
            let cells = cells.map(|(cell, it)| {
                write::shown(cell, it.kind.kind(language), &words, Medium::Paper)
            });
            RowShown { cells: cells.collect(), lead }
        };
        SectionShown {
            key: self.key,
            title: self.title.clone(),
            finding: self.finding.clone(),
            columns: self.columns.clone(),
            lead_column: self.lead_column,
            rows: self.in_words(language).into_iter().zip(leads).map(row).collect(),
            chart: self.chart.map(|it| self.drawn(it, language)),
        }
    }

    fn drawn(&self, kind: ChartKind, language: Language) -> ChartShown {
        let figures = self.figures(kind, language).into_iter();
        let counted = self.columns.get(self.counted());
        ChartShown {
            kind,
            counted: counted.map(|it| it.heading.clone()).unwrap_or_default(),
            figures: figures
                .map(|it| FigureShown { name: it.name, value: it.value, lead: it.lead })
                .collect(),
        }
    }
}
