//! Tables on a screen: columns that line up, however wide the letters are.

use std::io::{self, Write};

use clientele_core::words::Language;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A cell is cut beyond so many columns of the screen.
const WIDEST: usize = 36;
const GAP: &str = "  ";

/// Which side of its column a cell stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// Rows under headings. Rows that come later keep the widths of the first ones.
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

struct Column {
    heading: String,
    side: Side,
    /// Beyond it a cell is cut.
    widest: usize,
    width: usize,
}

impl Table {
    pub fn new<'a>(headings: impl IntoIterator<Item = &'a str>) -> Table {
        let column = |heading: &str| Column {
            heading: heading.to_owned(),
            side: Side::Left,
            widest: WIDEST,
            width: heading.width(),
        };
        Table { columns: headings.into_iter().map(column).collect(), rows: Vec::new() }
    }

    /// A table of these fields of a feature, under their words.
    pub fn of_fields<const N: usize>(
        language: Language,
        feature: &str,
        fields: [&str; N],
    ) -> Table {
        Table::new(fields.map(|field| language.word(&format!("{feature}.fields.{field}"))))
    }

    /// Numbers stand under each other by their last digit.
    #[must_use]
    pub fn right(mut self, column: usize) -> Table {
        if let Some(column) = self.columns.get_mut(column) {
            column.side = Side::Right;
        }
        self
    }

    /// The cells of this column are never cut.
    #[must_use]
    pub fn whole(mut self, column: usize) -> Table {
        if let Some(column) = self.columns.get_mut(column) {
            column.widest = usize::MAX;
        }
        self
    }

    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let cells = cells.into_iter().zip(&self.columns);
        self.rows.push(cells.map(|(cell, column)| cut(&cell, column.widest)).collect());
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Writes headings and rows.
    pub fn write(&mut self, screen: &mut dyn Write) -> io::Result<()> {
        for row in &self.rows {
            for (column, cell) in self.columns.iter_mut().zip(row) {
                column.width = column.width.max(cell.width());
            }
        }
        let headings: Vec<String> = self.columns.iter().map(|it| it.heading.clone()).collect();
        let rules: Vec<String> = self.columns.iter().map(|it| "─".repeat(it.width)).collect();
        self.write_row(screen, &headings)?;
        self.write_row(screen, &rules)?;
        self.write_more(screen)
    }

    /// Writes the rows that have come since, and lets them go.
    pub fn write_more(&mut self, screen: &mut dyn Write) -> io::Result<()> {
        for row in std::mem::take(&mut self.rows) {
            self.write_row(screen, &row)?;
        }
        Ok(())
    }

    fn write_row(&self, screen: &mut dyn Write, cells: &[String]) -> io::Result<()> {
        let mut line = String::new();
        for (column, cell) in self.columns.iter().zip(cells) {
            let room = " ".repeat(column.width.saturating_sub(cell.width()));
            match column.side {
                Side::Left => line.extend([cell.as_str(), &room, GAP]),
                Side::Right => line.extend([room.as_str(), cell, GAP]),
            }
        }
        writeln!(screen, "{}", line.trim_end())
    }
}

/// Names and values under each other, the values aligned.
pub fn facts(screen: &mut dyn Write, facts: &[(String, String)]) -> io::Result<()> {
    let widest = facts.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
    for (name, value) in facts {
        let room = " ".repeat(widest - name.width());
        let mut lines = value.lines();
        writeln!(screen, "{name}{room}{GAP}{}", lines.next().unwrap_or_default())?;
        for line in lines {
            writeln!(screen, "{}{GAP}{line}", " ".repeat(widest))?;
        }
    }
    Ok(())
}

/// A text on one line, with an ellipsis where it is too wide.
fn cut(text: &str, widest: usize) -> String {
    let line: String = text.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
    if line.width() <= widest {
        return line;
    }
    let mut kept = String::new();
    let mut width = 1;
    for letter in line.chars() {
        width += letter.width().unwrap_or(0);
        if width > widest {
            break;
        }
        kept.push(letter);
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(table: &mut Table) -> String {
        let mut screen = Vec::new();
        table.write(&mut screen).unwrap();
        String::from_utf8(screen).unwrap()
    }

    #[test]
    fn wide_letters_take_two_columns() {
        let mut table = Table::new(["名称", "City", "N"]).right(2);
        table.row(["杭州恒达".into(), "杭州".into(), "7".into()]);
        table.row(["Ada".into(), "Rome".into(), "120".into()]);
        let expected =
            "名称      City    N\n────────  ────  ───\n杭州恒达  杭州    7\nAda       Rome  120\n";
        assert_eq!(written(&mut table), expected);
    }

    #[test]
    fn long_cells_are_cut_and_stay_on_one_line() {
        assert_eq!(cut("一二三四五", 7), "一二三…");
        assert_eq!(cut("a\nb", 7), "a b");
    }

    #[test]
    fn facts_line_up() {
        let mut screen = Vec::new();
        let pairs = [("姓名".to_owned(), "王伟".to_owned()), ("QQ".to_owned(), "1\n2".to_owned())];
        facts(&mut screen, &pairs).unwrap();
        assert_eq!(String::from_utf8(screen).unwrap(), "姓名  王伟\nQQ    1\n      2\n");
    }
}
