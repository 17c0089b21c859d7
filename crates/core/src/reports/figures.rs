//! The figures of a section that are drawn: as many as can be told apart.

use chrono::NaiveDate;
use clientele_tables::Cell;

use super::{ChartKind, ColumnKind, Lead, ReportColumn, ReportSection};
use crate::words::Language;

/// Bars that can be told apart; the smaller groups are drawn as one.
const DRAWN: usize = 15;
/// Points of a line whose figures stand beside it.
const POINTS: usize = 24;

/// One bar, or one point of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    pub name: String,
    /// The first day of the month that it is of.
    pub month: Option<NaiveDate>,
    pub value: f64,
    pub lead: Option<Lead>,
}

impl ReportSection {
    /// The column that is drawn.
    pub(super) fn counted(&self) -> usize {
        let is_counted = |it: &ReportColumn| matches!(it.kind, ColumnKind::Sum | ColumnKind::Whole);
        self.columns.iter().position(is_counted).unwrap_or(1)
    }

    /// What is drawn, the smaller groups as one; a line may have any number of points.
    pub(super) fn figures(&self, kind: ChartKind, language: Language) -> Vec<Figure> {
        let counted = self.counted();
        let leads = self.leads.iter().map(Option::as_ref).chain(std::iter::repeat(None));
        let figure =
            |(row, lead): (&Vec<Cell>, Option<&Lead>)| match (row.first(), row.get(counted)) {
                (Some(name), Some(Cell::Number(value))) => {
                    let month = match name {
                        Cell::Date(day) => Some(*day),
                        _ => None,
                    };
                    let Cell::Text(name) = self.read(0, name.clone(), language) else {
                        return None;
                    };
                    Some(Figure { name, month, value: *value, lead: lead.cloned() })
                }
                _ => None,
            };
        let mut figures: Vec<Figure> = self.rows.iter().zip(leads).filter_map(figure).collect();
        if kind != ChartKind::Line && figures.len() > DRAWN {
            let value = figures.drain(DRAWN - 1..).map(|it| it.value).sum();
            let name = language.word("reports.others").to_owned();
            figures.push(Figure { name, month: None, value, lead: None });
        }
        figures
    }

    /// Whether its chart leaves something out, or has more figures than stand beside it.
    pub(super) fn has_more_than_drawn(&self) -> bool {
        let most = if self.chart == Some(ChartKind::Line) { POINTS } else { DRAWN };
        self.rows.len() > most
    }
}
