//! Shares of a whole, with a legend that says them in figures.

use super::axis::{shown_as, wording};
use super::{Area, Canvas, Fonts, LABEL, SWATCH, Stand, colour, faint, figure, label};
use crate::write::pdf::paper::{INK, Type, baseline};
use crate::write::pdf::wrap::shortened;
use crate::write::table::Chart;

const LINE: f32 = 16.0;
const LEGEND_WIDTH: f32 = 300.0;

pub(super) fn pie(canvas: &mut Canvas, fonts: &mut Fonts, chart: &Chart, area: Area) {
    // Less than nothing has no share.
    let shares: Vec<f64> =
        (0..chart.categories.len()).map(|category| figure(chart, 0, category).max(0.0)).collect();
    let kind = shown_as(chart);
    let whole: f64 = shares.iter().sum();
    if whole <= 0.0 {
        return;
    }
    let radius = (area.height / 2.0 - 8.0).min(110.0);
    let centre = (area.x + radius + 20.0, area.y + area.height / 2.0);
    let mut turn = 0.0;
    for (index, share) in shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
        let next = turn + share / whole;
        canvas.slice(centre, radius, (turn as f32, next as f32), colour(index));
        turn = next;
    }

    let x = centre.0 + radius + 40.0;
    let width = LEGEND_WIDTH.min(area.x + area.width - x);
    let fitting = ((area.height / LINE) as usize).max(1);
    let shown = shares.len().min(fitting);
    let mut y = area.y + (area.height - shown as f32 * LINE) / 2.0 + LINE / 2.0;
    for (index, share) in shares.iter().enumerate().take(shown) {
        canvas.fill_box(x, y - SWATCH / 2.0, SWATCH, SWATCH, colour(index));
        let name = shortened(fonts, &chart.categories[index], (width - 120.0) / LABEL);
        let at = baseline(y, LABEL);
        canvas.text(fonts, &name, x + SWATCH + 6.0, at, Type::regular(LABEL, INK));
        let value = wording(*share, kind);
        label(canvas, fonts, &value, (x + width - 44.0, y), Stand::Right, INK);
        let percent = format!("{:.1}%", share / whole * 100.0);
        faint(canvas, fonts, &percent, (x + width, y), Stand::Right);
        y += LINE;
    }
}
