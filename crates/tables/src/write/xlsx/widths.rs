//! How wide a spreadsheet's columns are: what their heading and their first rows need.

use crate::Cell;
use crate::write::table::{Column, Words};
use crate::write::wording::{Medium, wording};

const NARROWEST: f64 = 6.0;
const WIDEST: f64 = 60.0;
/// Beside the text; and beside a heading, whose filter arrow would cover it.
const AIR: f64 = 2.0;
const ARROW: f64 = 3.5;

pub(super) fn of(columns: &[Column], sample: &[Vec<Cell>], words: &Words) -> Vec<f64> {
    let derived = |index: usize, column: &Column| {
        let heading = letters(&column.heading) + ARROW;
        let widest = sample
            .iter()
            .map(|row| letters(&wording(&row[index], column.kind, words, Medium::Paper)) + AIR)
            .fold(heading, f64::max);
        widest.clamp(NARROWEST, WIDEST)
    };
    let width =
        |(index, column): (usize, &Column)| column.width.unwrap_or_else(|| derived(index, column));
    columns.iter().enumerate().map(width).collect()
}

/// The widest line in letters of Latin width; a Han letter is as wide as two.
pub(super) fn letters(text: &str) -> f64 {
    text.lines().map(|line| line.chars().map(width).sum()).fold(0.0, f64::max)
}

const fn width(letter: char) -> f64 {
    match letter {
        '\u{0300}'..='\u{036f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2.0,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::table::Kind;

    #[test]
    fn han_letters_count_twice_and_the_widest_line_counts() {
        assert_eq!(letters("张三"), 4.0);
        assert_eq!(letters("ab\n张三丰\nc"), 6.0);
        assert_eq!(letters(""), 0.0);
    }

    #[test]
    fn a_column_is_as_wide_as_heading_or_rows_need_and_never_absurd() {
        let columns = [
            Column::new("客户名称", Kind::Text),
            Column::new("n", Kind::Whole),
            Column::new("备注", Kind::Text),
            Column::new("x", Kind::Text).wide(9.0),
        ];
        let text = |text: &str| Cell::Text(text.to_owned());
        let rows = [
            vec![text("上海某某贸易有限公司"), Cell::Number(1.0), text(&"长".repeat(99)), text("")],
            vec![text("短"), Cell::Number(20.0), Cell::Empty, text("much too long")],
        ];
        assert_eq!(of(&columns, &rows, &Words::default()), [22.0, 6.0, 60.0, 9.0]);
    }
}
