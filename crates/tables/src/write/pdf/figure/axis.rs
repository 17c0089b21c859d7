//! The scale of a chart: round steps that hold every figure and nothing.

use crate::write::table::{Chart, Kind};
use crate::write::wording::{Medium, number_wording};

use super::figure;

/// About so many steps.
const STEPS: f64 = 5.0;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    pub(super) low: f64,
    pub(super) high: f64,
    step: f64,
}

impl Scale {
    pub(super) fn of(chart: &Chart) -> Self {
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for series in 0..chart.series.len() {
            for category in 0..chart.categories.len() {
                let value = figure(chart, series, category);
                (low, high) = (low.min(value), high.max(value));
            }
        }
        let whole = chart.series.iter().all(|series| series.kind == Kind::Whole);
        Self::over(low, high, whole)
    }

    fn over(low: f64, high: f64, whole: bool) -> Self {
        let span = if high > low { high - low } else { 1.0 };
        let rough = span / STEPS;
        let magnitude = 10_f64.powf(rough.log10().floor());
        let nice = [1.0, 2.0, 2.5, 5.0, 10.0].map(|factor| factor * magnitude);
        let mut step = nice.into_iter().find(|&step| step >= rough * 0.999).unwrap_or(rough);
        if whole {
            step = step.ceil().max(1.0);
        }
        let high = (high / step).ceil() * step;
        let low = (low / step).floor() * step;
        Self { low, high: if high > low { high } else { low + step }, step }
    }

    /// The figures at which a line is drawn.
    pub(super) fn ticks(&self) -> impl Iterator<Item = f64> {
        let (low, step) = (self.low, self.step);
        let count = ((self.high - low) / step).round() as u32;
        // Not by adding up, which drifts: 0.30000000000000004 is no label.
        (0..=count).map(move |tick| {
            let value = (low / step).round() + f64::from(tick);
            (value * step * 1e9).round() / 1e9
        })
    }

    /// Where a figure lies between the low end, 0, and the high end, 1.
    pub(super) fn part(&self, value: f64) -> f32 {
        ((value - self.low) / (self.high - self.low)) as f32
    }
}

/// How a chart's figures read: money shows its cents only where one of them has some.
pub(super) fn shown_as(chart: &Chart) -> Kind {
    let kind = chart.series.first().map_or(Kind::Decimal, |series| series.kind);
    let mut values = chart.series.iter().flat_map(|series| &series.values);
    match kind {
        Kind::Money { .. } if values.all(|value| value.fract() == 0.0) => Kind::Money { digits: 0 },
        kind => kind,
    }
}

/// A round figure of the scale. Whole steps need no cents, whatever the figures have.
pub(super) fn tick_wording(tick: f64, kind: Kind) -> String {
    match kind {
        Kind::Money { .. } if tick.fract() == 0.0 => {
            number_wording(tick, Kind::Money { digits: 0 }, Medium::Paper)
        }
        Kind::Money { digits: 0 } => number_wording(tick, Kind::Decimal, Medium::Paper),
        kind => number_wording(tick, kind, Medium::Paper),
    }
}

pub(super) fn wording(value: f64, kind: Kind) -> String {
    number_wording(value, kind, Medium::Paper)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_round_and_hold_every_figure() {
        let ticks = |low, high, whole| Scale::over(low, high, whole).ticks().collect::<Vec<_>>();
        assert_eq!(ticks(0.0, 97.0, true), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks(0.0, 3.0, true), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(ticks(0.0, 0.3, false), [0.0, 0.1, 0.2, 0.3]);
        assert_eq!(ticks(-30.0, 45.0, true), [-40.0, -20.0, 0.0, 20.0, 40.0, 60.0]);
        assert_eq!(ticks(0.0, 0.0, true), [0.0, 1.0]);
    }
}
