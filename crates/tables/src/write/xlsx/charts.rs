//! Charts a spreadsheet draws itself, beside the figures they come from.

use rust_xlsxwriter::{
    Chart as Drawing, ChartAxis, ChartAxisCrossing, ChartDataLabel, ChartDataLabelPosition,
    ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartPoint, ChartSolidFill, ChartType,
    Color, FormatAlign, Worksheet, XlsxError,
};

use super::styles::{INK, Style, number_format};
use super::widths::letters;
use crate::write::palette::PALETTE;
use crate::write::table::{Chart, ChartKind, Kind, Language, Series, Words};

const GRID: Color = Color::RGB(0xE2_E6EC);
/// Pixels.
const WIDTH: u32 = 760;
const HEIGHT: u32 = 400;
/// A lying bar and its name want this much.
const BAR: u32 = 24;

pub(super) fn draw(
    sheet: &mut Worksheet,
    name: &str,
    chart: &Chart,
    words: &Words,
    language: Language,
) -> Result<(), XlsxError> {
    figures(sheet, chart, language)?;
    let last = chart.categories.len() as u32;
    let shown: &[_] = if chart.kind == ChartKind::Pie {
        &chart.series[..chart.series.len().min(1)]
    } else {
        &chart.series
    };
    if last == 0 || shown.is_empty() {
        sheet.write_string_with_format(2, 0, &words.empty, &Style::Line.format())?;
        return Ok(());
    }
    let mut drawing = Drawing::new(match chart.kind {
        ChartKind::Column => ChartType::Column,
        ChartKind::Bar => ChartType::Bar,
        ChartKind::Line => ChartType::Line,
        ChartKind::Pie => ChartType::Pie,
    });
    for (column, _) in (1..).zip(shown) {
        let colour = Color::RGB(PALETTE[usize::from(column - 1) % PALETTE.len()]);
        let series = drawing.add_series();
        series
            .set_name((name, 0, column))
            .set_categories((name, 1, 0, last, 0))
            .set_values((name, 1, column, last, column));
        match chart.kind {
            ChartKind::Pie => {
                let mut label = ChartDataLabel::new();
                label.show_percentage().set_position(ChartDataLabelPosition::OutsideEnd);
                series.set_points(&slices(last)).set_data_label(&label);
            }
            ChartKind::Line => {
                let mut line = ChartLine::new();
                line.set_color(colour).set_width(2.25);
                series.set_format(ChartFormat::new().set_line(&line));
            }
            ChartKind::Column | ChartKind::Bar => {
                series.set_format(&mut filled(colour)).set_gap(60);
            }
        }
    }
    dress(&mut drawing, chart, shown, language);
    sheet.insert_chart(0, chart.series.len() as u16 + 2, &drawing)?;
    Ok(())
}

/// The table the drawing refers to.
fn figures(sheet: &mut Worksheet, chart: &Chart, language: Language) -> Result<(), XlsxError> {
    let widest = chart.categories.iter().map(|text| letters(text));
    let widest = widest.fold(letters(&chart.heading), f64::max);
    sheet.set_column_width(0, (widest + 2.0).clamp(10.0, 40.0))?;
    sheet.write_string_with_format(0, 0, &chart.heading, &Style::Heading.format())?;
    let text = Style::Text.format();
    let month = Style::Value(Kind::Month(language)).format().set_align(FormatAlign::Left);
    for (index, category) in chart.categories.iter().enumerate() {
        let row = index as u32 + 1;
        match chart.months.get(index) {
            Some(day) => sheet.write_date_with_format(row, 0, day, &month)?,
            None => sheet.write_string_with_format(row, 0, category, &text)?,
        };
    }
    for (column, series) in (1..).zip(&chart.series) {
        sheet.set_column_width(column, (letters(&series.name) + 2.0).clamp(12.0, 30.0))?;
        let heading = Style::NumberHeading.format();
        sheet.write_string_with_format(0, column, &series.name, &heading)?;
        let format = Style::Value(series.kind).format();
        for row in 0..chart.categories.len() {
            let value = series.values.get(row).copied().filter(|value| value.is_finite());
            let value = value.unwrap_or_default();
            sheet.write_number_with_format(row as u32 + 1, column, value, &format)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn dress(drawing: &mut Drawing, chart: &Chart, series: &[Series], language: Language) {
    let shown = series.len();
    let mut bold = ChartFont::new();
    bold.set_bold().set_size(14).set_color(INK);
    drawing.title().set_name(chart.title.as_str()).set_font(&bold);
    let rows = chart.categories.len() as u32 * shown as u32;
    let height = if chart.kind == ChartKind::Bar { HEIGHT.max(120 + rows * BAR) } else { HEIGHT };
    drawing.set_width(WIDTH).set_height(height.min(4 * HEIGHT));
    let mut grid = ChartLine::new();
    grid.set_color(GRID).set_width(0.75);
    match chart.kind {
        ChartKind::Pie => {
            drawing.legend().set_position(ChartLegendPosition::Right);
        }
        _ if shown > 1 => {
            drawing.legend().set_position(ChartLegendPosition::Bottom);
        }
        _ => {
            drawing.legend().set_hidden();
        }
    }
    match chart.kind {
        ChartKind::Pie => {}
        ChartKind::Bar => {
            drawing.x_axis().set_major_gridlines_line(&grid);
            begin_at_nothing(drawing.x_axis(), series);
            // The first category at the top, as the table reads; the scale stays at the bottom.
            drawing.y_axis().set_reverse().set_major_gridlines(false);
            drawing.y_axis().set_crossing(ChartAxisCrossing::Max);
        }
        ChartKind::Column | ChartKind::Line => {
            drawing.y_axis().set_major_gridlines_line(&grid);
            begin_at_nothing(drawing.y_axis(), series);
            drawing.x_axis().set_major_gridlines(false);
            if !chart.months.is_empty() {
                // As names beside each other, though they are days: no month is wider than another.
                let month = number_format(Kind::Month(language));
                drawing.x_axis().set_text_axis(true).set_num_format(month);
            }
        }
    }
}

/// Left to itself a spreadsheet begins where the figures do, and a small difference looks large.
fn begin_at_nothing(axis: &mut ChartAxis, series: &[Series]) {
    if series.iter().flat_map(|it| &it.values).all(|it| *it >= 0.0) {
        axis.set_min(0);
    }
}

fn slices(count: u32) -> Vec<ChartPoint> {
    (0..count as usize)
        .map(|index| {
            let colour = Color::RGB(PALETTE[index % PALETTE.len()]);
            ChartPoint::new().set_format(&mut filled(colour))
        })
        .collect()
}

fn filled(colour: Color) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(colour));
    format
}
