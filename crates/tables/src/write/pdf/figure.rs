//! A chart on paper, drawn as paths.

mod axis;
mod bars;
mod pie;

use super::columns::MARGIN;
use super::fonts::{Family, Fonts};
use super::paper::{Canvas, GREY, INK, Pen, RULE, Type, baseline};
use super::wrap::{shortened, single};
use crate::write::palette::PALETTE;
use crate::write::table::{Chart, ChartKind};

const LEGEND: f32 = 18.0;
const LABEL: f32 = 8.0;
const SWATCH: f32 = 8.0;

/// Where something is drawn.
#[derive(Debug, Clone, Copy)]
struct Area {
    x: f32,
    y: f32,
    width: f32,
    height: f32,
}

/// How high a chart wants to be.
pub(super) fn height(chart: &Chart) -> f32 {
    match chart.kind {
        ChartKind::Column | ChartKind::Line => 250.0,
        ChartKind::Pie => (chart.categories.len() as f32 * 16.0 + 20.0).clamp(220.0, 420.0),
        ChartKind::Bar => {
            let series = chart.series.len().max(1) as f32;
            (chart.categories.len() as f32 * (8.0 + 12.0 * series) + 50.0).clamp(120.0, 420.0)
        }
    }
}

/// Whether there is anything to draw: a chart of nothing is a lie about something.
pub(super) fn has_figures(chart: &Chart) -> bool {
    let figures = || chart.series.iter().flat_map(|series| &series.values);
    match chart.kind {
        ChartKind::Pie => {
            let shares = chart.series.first().map(|series| series.values.as_slice());
            shares.unwrap_or_default().iter().any(|&value| value.is_finite() && value > 0.0)
        }
        _ => !chart.categories.is_empty() && figures().next().is_some(),
    }
}

/// Narrower than this, a chart cannot be read.
pub(super) fn width_needed(chart: &Chart) -> f32 {
    match chart.kind {
        // Every category has its name below.
        ChartKind::Column => (chart.categories.len() as f32 * 34.0 + 30.0).max(240.0),
        ChartKind::Line | ChartKind::Bar => 260.0,
        ChartKind::Pie => f32::INFINITY,
    }
}

/// Draws a chart of this width and height under `y`.
pub(super) fn draw(
    canvas: &mut Canvas,
    fonts: &mut Fonts,
    chart: &Chart,
    y: f32,
    (width, height): (f32, f32),
) {
    let mut area = Area { x: MARGIN, y, width, height };
    if chart.kind != ChartKind::Pie && chart.series.len() > 1 {
        legend(canvas, fonts, chart, area);
        area.y += LEGEND;
        area.height -= LEGEND;
    }
    match chart.kind {
        ChartKind::Column => bars::upright(canvas, fonts, chart, area),
        ChartKind::Bar => bars::lying(canvas, fonts, chart, area),
        ChartKind::Line => bars::lines(canvas, fonts, chart, area),
        ChartKind::Pie => pie::pie(canvas, fonts, chart, area),
    }
}

fn colour(index: usize) -> u32 {
    PALETTE[index % PALETTE.len()]
}

/// Beyond this a scale has no steps left to draw.
const LARGEST: f64 = 1e18;

/// A missing figure counts as nothing.
fn figure(chart: &Chart, series: usize, category: usize) -> f64 {
    let value = chart.series[series].values.get(category).copied();
    value.filter(|value| value.is_finite()).unwrap_or_default().clamp(-LARGEST, LARGEST)
}

fn legend(canvas: &mut Canvas, fonts: &mut Fonts, chart: &Chart, area: Area) {
    let each = area.width / chart.series.len() as f32;
    let mut x = area.x;
    for (index, series) in chart.series.iter().enumerate() {
        canvas.fill_box(x, area.y, SWATCH, SWATCH, colour(index));
        let line = shortened(fonts, &series.name, (each - SWATCH - 16.0) / LABEL);
        let y = baseline(area.y + SWATCH / 2.0, LABEL);
        canvas.text(fonts, &line, x + SWATCH + 4.0, y, Type::regular(LABEL, INK));
        x += SWATCH + 4.0 + line.width * LABEL + 18.0;
    }
}

/// How a small text stands to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    Left,
    Middle,
    Right,
}

fn label(
    canvas: &mut Canvas,
    fonts: &mut Fonts,
    text: &str,
    at: (f32, f32),
    stand: Stand,
    colour: u32,
) {
    let line = single(fonts, Family::Text, text);
    let width = line.width * LABEL;
    let x = match stand {
        Stand::Left => at.0,
        Stand::Middle => at.0 - width / 2.0,
        Stand::Right => at.0 - width,
    };
    canvas.text(fonts, &line, x, baseline(at.1, LABEL), Type::regular(LABEL, colour));
}

fn zero_line(canvas: &mut Canvas, from: (f32, f32), to: (f32, f32)) {
    canvas.line(&[from, to], Pen { width: 0.8, colour: RULE });
}

fn faint(canvas: &mut Canvas, fonts: &mut Fonts, text: &str, at: (f32, f32), stand: Stand) {
    label(canvas, fonts, text, at, stand, GREY);
}
