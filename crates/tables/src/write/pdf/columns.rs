//! How wide a table's columns are on paper, and how small its letters.

use super::fonts::{Family, Fonts};
use super::paper::{LANDSCAPE, PORTRAIT, PageSize};
use super::wrap::{longest_piece, single};
use crate::Cell;
use crate::write::table::{Column, Kind, Orientation, Total, Words};
use crate::write::wording::{Medium, wording};

/// Left and right of a cell's text, in points.
pub(super) const PAD: f32 = 4.0;
/// Left and right of the page, in points.
pub(super) const MARGIN: f32 = 36.0;

/// Points, from what reads well to what reads at all.
const SIZES: [f32; 5] = [9.0, 8.5, 8.0, 7.0, 6.0];
/// What a column of text asks for at most, in em: beyond, it wraps.
const WIDEST: f32 = 26.0;
/// A word longer than this is broken rather than kept whole, in em.
const WHOLE_WORD: f32 = 11.0;
/// The least a column can be, in em: two Han letters.
const LEAST: f32 = 2.1;
/// Narrower than this, a longer text cannot be read, in em.
const READABLE: f32 = 4.2;
/// A heading no longer than this stays on one line, in em.
const SHORT_HEADING: f32 = 5.2;
/// A table that needs less than the page is stretched by no more than this.
const STRETCH: f32 = 1.7;
/// How much of the wish beyond the need must be granted before letters get smaller.
const COMFORT: f32 = 0.4;

/// What one column asks for, in em.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Ask {
    /// Below this, no cell can be read. Dates and numbers cannot be read broken.
    least: f32,
    /// Below this, words break.
    need: f32,
    /// At this, hardly anything wraps.
    wish: f32,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    pub(super) page: PageSize,
    pub(super) size: f32,
    /// In points, padding included.
    pub(super) widths: Vec<f32>,
}

/// `Err` holds how many columns would fit.
pub(super) fn layout(
    fonts: &mut Fonts,
    columns: &[Column],
    sample: &[Vec<Cell>],
    words: &Words,
    orientation: Orientation,
) -> Result<Layout, usize> {
    let asks: Vec<Ask> =
        (0..columns.len()).map(|index| ask(fonts, &columns[index], index, sample, words)).collect();
    let page = match orientation {
        Orientation::Portrait => PORTRAIT,
        Orientation::Landscape => LANDSCAPE,
        Orientation::Auto => {
            let wished = total(&asks, SIZES[0], |ask| ask.need + 0.75 * (ask.wish - ask.need));
            if wished <= room(PORTRAIT) { PORTRAIT } else { LANDSCAPE }
        }
    };
    let room = room(page);
    let smallest = SIZES[SIZES.len() - 1];
    let fits = |wanted: fn(&Ask) -> f32| {
        SIZES.into_iter().find(|&size| total(&asks, size, wanted) <= room)
    };
    let comfortable = |ask: &Ask| ask.need + COMFORT * (ask.wish - ask.need);
    let widths = match fits(comfortable).or_else(|| fits(|ask| ask.need)) {
        Some(size) => return Ok(Layout { page, size, widths: share(&asks, size, room) }),
        None => squeeze(&asks, smallest, room)?,
    };
    Ok(Layout { page, size: smallest, widths })
}

fn room(page: PageSize) -> f32 {
    page.width - 2.0 * MARGIN
}

fn total(asks: &[Ask], size: f32, wanted: impl Fn(&Ask) -> f32) -> f32 {
    asks.iter().map(|ask| wanted(ask) * size + 2.0 * PAD).sum()
}

fn ask(
    fonts: &mut Fonts,
    column: &Column,
    index: usize,
    sample: &[Vec<Cell>],
    words: &Words,
) -> Ask {
    let heading = single(fonts, Family::Text, &column.heading).width;
    let heading_piece = if heading <= SHORT_HEADING {
        heading
    } else {
        longest_piece(fonts, &column.heading).clamp(SHORT_HEADING, WHOLE_WORD)
    };
    if let Some(characters) = column.width {
        let width = (characters as f32 / 2.0).max(LEAST);
        return Ask { least: LEAST, need: width, wish: width };
    }
    let mut widths = Vec::with_capacity(sample.len());
    let mut piece: f32 = 0.0;
    for row in sample {
        let text = wording(&row[index], column.kind, words, Medium::Paper);
        for line in text.lines() {
            widths.push(single(fonts, Family::Text, line).width);
        }
        piece = piece.max(longest_piece(fonts, &text));
    }
    widths.sort_by(f32::total_cmp);
    let widest = widths.last().copied().unwrap_or_default();
    if column.kind != Kind::Text {
        // A sum has more digits than what it sums.
        let digits = if column.total == Total::None { 0.0 } else { 1.8 };
        let need = (widest + digits).min(WHOLE_WORD).max(heading_piece).max(LEAST);
        let least = (widest + digits).clamp(LEAST, WHOLE_WORD);
        return Ask { least, need, wish: need.max(heading) };
    }
    // One row in twenty may wrap where the others do not.
    let usual = widths.get(widths.len() * 19 / 20).copied().unwrap_or_default();
    let need = piece.min(WHOLE_WORD).max(heading_piece).max(LEAST);
    Ask { least: LEAST, need, wish: usual.min(WIDEST).max(heading).max(need) }
}

/// Everyone's need, and of what is left a share by how much more each wishes.
fn share(asks: &[Ask], size: f32, room: f32) -> Vec<f32> {
    let (need, wish) = (total(asks, size, |ask| ask.need), total(asks, size, |ask| ask.wish));
    if wish <= room {
        let stretch = (room / wish).min(STRETCH);
        return asks.iter().map(|ask| (ask.wish * size + 2.0 * PAD) * stretch).collect();
    }
    let granted = (room - need) / (wish - need);
    asks.iter().map(|ask| (ask.need + granted * (ask.wish - ask.need)) * size + 2.0 * PAD).collect()
}

/// Not even the needs fit: every column gives up the same part of what it has above what can still
/// be read. `Err` holds how many of them a page has room for.
fn squeeze(asks: &[Ask], size: f32, room: f32) -> Result<Vec<f32>, usize> {
    let need = total(asks, size, |ask| ask.need);
    let floor = total(asks, size, readable);
    if floor > room {
        let mut left = room;
        let fits = |ask: &&Ask| {
            left -= readable(ask) * size + 2.0 * PAD;
            left >= 0.0
        };
        return Err(asks.iter().take_while(fits).count());
    }
    let kept = (room - floor) / (need - floor).max(f32::EPSILON);
    let width = |ask: &Ask| readable(ask) + kept * (ask.need - readable(ask));
    Ok(asks.iter().map(|ask| width(ask) * size + 2.0 * PAD).collect())
}

/// A column keeps what it needs up to four Han letters: narrower, a text is a ribbon of syllables.
fn readable(ask: &Ask) -> f32 {
    ask.least.max(ask.need.min(READABLE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::table::Language;

    fn laid_out(columns: &[Column], rows: &[Vec<Cell>]) -> Result<Layout, usize> {
        let mut fonts = Fonts::new(Language::Simplified).unwrap();
        layout(&mut fonts, columns, rows, &Words::default(), Orientation::Auto)
    }

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn a_narrow_table_stands_upright_and_a_wide_one_lies() {
        let columns = [Column::new("名称", Kind::Text), Column::new("电话", Kind::Text)];
        let rows = [vec![text("张三"), text("13800138000")]];
        let layout = laid_out(&columns, &rows).unwrap();
        assert_eq!((layout.page, layout.size), (PORTRAIT, 9.0));
        let columns: Vec<Column> = (0..9).map(|_| Column::new("公司名称", Kind::Text)).collect();
        let rows = [vec![text("上海某某贸易有限公司"); 9]];
        assert_eq!(laid_out(&columns, &rows).unwrap().page, LANDSCAPE);
    }

    #[test]
    fn columns_never_take_more_than_the_page() {
        for count in [1, 3, 8, 14, 20, 23] {
            let columns: Vec<Column> =
                (0..count).map(|_| Column::new("a longer heading", Kind::Text)).collect();
            let rows = [vec![text("customer.with.a.long.name@example.com"); count]];
            let layout = laid_out(&columns, &rows).unwrap();
            let total: f32 = layout.widths.iter().sum();
            assert!(total <= room(layout.page) + 0.1, "{count}: {total}");
        }
    }

    #[test]
    fn columns_of_text_that_would_be_ribbons_are_refused() {
        let columns: Vec<Column> = (0..36).map(|_| Column::new("客户名称", Kind::Text)).collect();
        let rows = [vec![text("昆山佳景包装材料有限公司"); 36]];
        let fit = laid_out(&columns, &rows).unwrap_err();
        assert!((18..30).contains(&fit), "{fit}");
        let rows = [vec![text("昆山佳景包装材料有限公司"); fit]];
        assert_eq!(laid_out(&columns[..fit], &rows).unwrap().size, 6.0);
    }

    #[test]
    fn more_columns_than_a_page_holds_are_refused_with_the_number_that_would_fit() {
        let columns: Vec<Column> = (0..80).map(|_| Column::new("x", Kind::Whole)).collect();
        let fit = laid_out(&columns, &[]).unwrap_err();
        assert!(laid_out(&columns[..fit], &[]).is_ok());
        assert_eq!(laid_out(&columns[..=fit], &[]).unwrap_err(), fit);
    }
}
