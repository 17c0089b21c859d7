//! Bars, upright and lying, and lines: figures along a scale.

use super::axis::{Scale, shown_as, tick_wording, wording};
use super::{Area, Canvas, Fonts, LABEL, Stand, colour, faint, figure, label, zero_line};
use crate::write::pdf::fonts::Family;
use crate::write::pdf::paper::{HAIR, INK, Pen, Type, baseline};
use crate::write::pdf::wrap::{longest_piece, shortened, single, wrap};
use crate::write::table::{Chart, ChartKind};

/// Under an upright chart, for two lines of names.
const NAMES: f32 = 26.0;
/// Of a category's share, what its bars take.
const FILLED: f32 = 0.68;
/// A bar is never thicker than this.
const THICKEST: f32 = 34.0;
/// A category narrower than this shares its name with its neighbours.
const NARROW: f32 = 30.0;
/// A longer name under a line is broken.
const WIDEST_NAME: f32 = 80.0;
const HAIRLINE: Pen = Pen { width: 0.5, colour: HAIR };

/// The field in which figures stand, and how they map onto it.
struct Field {
    area: Area,
    scale: Scale,
    each: f32,
}

impl Field {
    fn y(&self, value: f64) -> f32 {
        self.area.y + self.area.height * (1.0 - self.scale.part(value))
    }

    fn x(&self, value: f64) -> f32 {
        self.area.x + self.area.width * self.scale.part(value)
    }
}

pub(super) fn upright(canvas: &mut Canvas, fonts: &mut Fonts, chart: &Chart, area: Area) {
    let field = upright_field(canvas, fonts, chart, area);
    let count = chart.series.len() as f32;
    let bar = (field.each * FILLED / count).min(THICKEST);
    // One series has room for its figures above its bars.
    let kind = shown_as(chart);
    let told = chart.series.len() == 1 && field.each >= NARROW;
    for category in 0..chart.categories.len() {
        let middle = field.area.x + (category as f32 + 0.5) * field.each;
        for series in 0..chart.series.len() {
            let value = figure(chart, series, category);
            let x = middle + (series as f32 - count / 2.0) * bar;
            let (top, foot) = (field.y(value.max(0.0)), field.y(value.min(0.0)));
            canvas.fill_box(x, top, bar * 0.94, foot - top, colour(series));
            if told && value != 0.0 {
                let y = if value > 0.0 { top - 6.0 } else { foot + 6.0 };
                let text = wording(value, kind);
                label(canvas, fonts, &text, (middle, y), Stand::Middle, INK);
            }
        }
    }
    let zero = field.y(0.0);
    let right = field.area.x + field.area.width;
    zero_line(canvas, (field.area.x, zero), (right, zero));
}

pub(super) fn lines(canvas: &mut Canvas, fonts: &mut Fonts, chart: &Chart, area: Area) {
    let field = upright_field(canvas, fonts, chart, area);
    let zero = field.y(0.0);
    zero_line(canvas, (field.area.x, zero), (field.area.x + field.area.width, zero));
    let kind = shown_as(chart);
    let told = chart.series.len() == 1 && field.each >= NARROW;
    for series in 0..chart.series.len() {
        let points: Vec<(f32, f32)> = (0..chart.categories.len())
            .map(|category| {
                let x = field.area.x + (category as f32 + 0.5) * field.each;
                (x, field.y(figure(chart, series, category)))
            })
            .collect();
        canvas.line(&points, Pen { width: 1.6, colour: colour(series) });
        for (category, &(x, y)) in points.iter().enumerate() {
            canvas.slice((x, y), 2.6, (0.0, 1.0), colour(series));
            if told {
                let value = figure(chart, series, category);
                let text = wording(value, kind);
                label(canvas, fonts, &text, (x, y - 9.0), Stand::Middle, INK);
            }
        }
    }
}

/// The scale on the left, the names underneath.
fn upright_field(canvas: &mut Canvas, fonts: &mut Fonts, chart: &Chart, area: Area) -> Field {
    let scale = Scale::of(chart);
    let kind = shown_as(chart);
    let widest = scale
        .ticks()
        .map(|tick| single(fonts, Family::Text, &tick_wording(tick, kind)).width * LABEL)
        .fold(0.0, f32::max);
    let left = widest + 8.0;
    // Room above for the figure over the highest bar.
    let area = Area {
        x: area.x + left,
        y: area.y + 14.0,
        width: area.width - left,
        height: area.height - NAMES - 14.0,
    };
    let field = Field { area, scale, each: area.width / chart.categories.len() as f32 };
    for tick in scale.ticks() {
        let y = field.y(tick);
        canvas.line(&[(area.x, y), (area.x + area.width, y)], HAIRLINE);
        faint(canvas, fonts, &tick_wording(tick, kind), (area.x - 6.0, y), Stand::Right);
    }
    let narrow = match chart.kind {
        ChartKind::Line => NARROW.max(widest_name(fonts, chart) + 6.0),
        _ => NARROW,
    };
    names(canvas, fonts, chart, &field, narrow);
    field
}

/// Of the names under a line, of which a month stays on one line. Long ones wrap.
fn widest_name(fonts: &mut Fonts, chart: &Chart) -> f32 {
    let width = |name: &String| match chart.months.is_empty() {
        true => longest_piece(fonts, name),
        false => wrap(fonts, Family::Text, name, f32::MAX).iter().map(|it| it.width).sum(),
    };
    let widths = chart.categories.iter().map(width).map(|it| it * LABEL);
    widths.fold(0.0, f32::max).min(WIDEST_NAME)
}

/// Under every so many points that no two names come closer than `narrow` from middle to middle.
fn names(canvas: &mut Canvas, fonts: &mut Fonts, chart: &Chart, field: &Field, narrow: f32) {
    let every = (narrow / field.each).ceil().max(1.0) as usize;
    let room = (field.each * every as f32 - 4.0) / LABEL;
    let top = field.area.y + field.area.height + 5.0;
    for (category, name) in chart.categories.iter().enumerate().step_by(every) {
        let middle = field.area.x + (category as f32 + 0.5) * field.each;
        let mut lines = wrap(fonts, Family::Text, name, room);
        if lines.len() > 2 {
            lines = vec![shortened(fonts, name, room)];
        }
        for (place, line) in lines.iter().enumerate() {
            let y = baseline(top + (place as f32 + 0.5) * LABEL * 1.25, LABEL);
            let x = middle - line.width * LABEL / 2.0;
            canvas.text(fonts, line, x, y, Type::regular(LABEL, INK));
        }
    }
}

pub(super) fn lying(canvas: &mut Canvas, fonts: &mut Fonts, chart: &Chart, area: Area) {
    let scale = Scale::of(chart);
    let kind = shown_as(chart);
    let widest = chart
        .categories
        .iter()
        .map(|name| single(fonts, Family::Text, name).width * LABEL)
        .fold(0.0, f32::max);
    let left = widest.min(area.width * 0.32) + 8.0;
    // Room on the right for the figure beside the longest bar.
    let inner = Area {
        x: area.x + left,
        y: area.y,
        width: area.width - left - 56.0,
        height: area.height - 18.0,
    };
    let field = Field { area: inner, scale, each: inner.height / chart.categories.len() as f32 };
    let foot = inner.y + inner.height;
    for tick in scale.ticks() {
        let x = field.x(tick);
        canvas.line(&[(x, inner.y), (x, foot)], HAIRLINE);
        faint(canvas, fonts, &tick_wording(tick, kind), (x, foot + 9.0), Stand::Middle);
    }
    let count = chart.series.len() as f32;
    let bar = (field.each * FILLED / count).min(THICKEST / 2.0);
    let every = (10.0 / field.each).ceil().max(1.0) as usize;
    for (category, name) in chart.categories.iter().enumerate() {
        let middle = inner.y + (category as f32 + 0.5) * field.each;
        if category.is_multiple_of(every) {
            let line = shortened(fonts, name, (left - 8.0) / LABEL);
            let x = inner.x - 6.0 - line.width * LABEL;
            canvas.text(fonts, &line, x, baseline(middle, LABEL), Type::regular(LABEL, INK));
        }
        for series in 0..chart.series.len() {
            let value = figure(chart, series, category);
            let y = middle + (series as f32 - count / 2.0) * bar;
            let (from, to) = (field.x(value.min(0.0)), field.x(value.max(0.0)));
            canvas.fill_box(from, y, to - from, bar * 0.92, colour(series));
            if bar >= LABEL {
                let text = wording(value, kind);
                let at = (to + 4.0, y + bar * 0.46);
                label(canvas, fonts, &text, at, Stand::Left, INK);
            }
        }
    }
    let zero = field.x(0.0);
    zero_line(canvas, (zero, inner.y), (zero, foot));
}
