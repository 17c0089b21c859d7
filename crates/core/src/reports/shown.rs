//! A report as a window shows it: every cell in words, every figure with where it leads to.

use clientele_tables::{
    Cell,
    write::{self, Medium, Words},
};
use serde::Serialize;
use ts_rs::TS;

use super::{ChartKind, Lead, OfferedScope, ReportColumn, ReportData, ReportSection};
use crate::{
    documents::{self, Format},
    words::Language,
};

/// A whole report, to be looked at.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ReportShown {
    pub name: &'static str,
    pub title: String,
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
        let row = |(row, lead): (&Vec<Cell>, Option<Lead>)| RowShown {
            cells: self.in_words(row, &words),
            lead,
        };
        SectionShown {
            key: self.key,
            title: self.title.clone(),
            finding: self.finding.clone(),
            columns: self.columns.clone(),
            lead_column: self.lead_column,
            rows: self.rows.iter().zip(leads).map(row).collect(),
            chart: self.chart.map(|it| self.drawn(it, language)),
        }
    }

    fn in_words(&self, row: &[Cell], words: &Words) -> Vec<String> {
        let cells = row.iter().zip(&self.columns);
        cells.map(|(cell, it)| write::shown(cell, it.kind.kind(), words, Medium::Paper)).collect()
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
