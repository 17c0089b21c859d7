//! A table on paper: headings on every page, cells that wrap, rows that go on where a page ends.

use std::borrow::Cow;

use super::columns::{Layout, MARGIN, PAD};
use super::fonts::{Family, Fonts};
use super::paper::{GREY, HAIR, INK, Paper, Pen, RULE, SHADE, Type, baseline};
use super::sheet::Cursor;
use super::wrap::{Line, single, wrap};
use crate::Cell;
use crate::write::table::{Column, Kind, Table, Words};
use crate::write::totals::{Totals, label_column, total_kind};
use crate::write::wording::{Medium, number_wording, wording};

/// From one line of a cell to the next, in letter sizes.
const LEADING: f32 = 1.38;
/// Above and below a cell's text.
const AIR: f32 = 3.2;
/// A row that has to be cut leaves at least so many lines on a page.
const FEWEST_LINES: usize = 3;
/// Numbers do not wrap; they shrink, but never below this.
const SMALLEST: f32 = 3.5;
const RUNNING_SIZE: f32 = 8.0;

pub(super) struct Grid<'t> {
    table: &'t Table,
    words: &'t Words,
    layout: Layout,
    headings: Vec<Vec<Line>>,
    cursor: Cursor,
    /// Where its first column begins.
    left: f32,
}

/// A row broken into lines.
struct Broken {
    cells: Vec<Vec<Line>>,
    look: Type,
}

impl Broken {
    fn lines(&self) -> usize {
        self.cells.iter().map(Vec::len).max().unwrap_or(1).max(1)
    }
}

impl<'t> Grid<'t> {
    /// Begins where the cursor stands, on the page the layout was made for.
    pub(super) fn begin(
        paper: &mut Paper,
        cursor: Cursor,
        table: &'t Table,
        words: &'t Words,
        layout: Layout,
    ) -> Self {
        let mut grid = Self::unopened(paper, cursor, table, words, layout);
        if grid.cursor.room() < grid.heading_height() + 3.0 * grid.height(1) {
            grid.turn(paper);
        } else {
            grid.heading(paper);
        }
        grid
    }

    /// A small table beside something else, as far to the right as the page goes.
    pub(super) fn beside(
        paper: &mut Paper,
        cursor: Cursor,
        table: &'t Table,
        words: &'t Words,
        layout: Layout,
    ) -> Self {
        let left = cursor.page.width - MARGIN - layout.widths.iter().sum::<f32>();
        let mut grid = Self { left, ..Self::unopened(paper, cursor, table, words, layout) };
        grid.heading(paper);
        grid
    }

    fn unopened(
        paper: &mut Paper,
        cursor: Cursor,
        table: &'t Table,
        words: &'t Words,
        layout: Layout,
    ) -> Self {
        let headings = table
            .columns
            .iter()
            .zip(&layout.widths)
            .map(|(column, &width)| {
                wrap(&mut paper.fonts, Family::Text, &column.heading, room(width, layout.size))
            })
            .collect();
        Self { table, words, layout, headings, cursor, left: MARGIN }
    }

    pub(super) fn row(&mut self, paper: &mut Paper, cells: &[Cell]) {
        let look = Type::regular(self.layout.size, INK);
        let texts = self.table.columns.iter().zip(cells).map(|(column, cell)| {
            let wrapped = !matches!((cell, column.kind.is_number()), (Cell::Number(_), true));
            (wording(cell, column.kind, self.words, Medium::Paper), wrapped)
        });
        let broken = self.broken(&mut paper.fonts, texts, look);
        self.put(paper, &broken);
        self.rule(paper, Pen { width: 0.4, colour: HAIR });
    }

    pub(super) fn totals(&mut self, paper: &mut Paper, totals: &Totals) {
        let columns = &self.table.columns;
        let label = label_column(columns);
        let texts = (0..columns.len()).map(|index| match totals.value(columns, index) {
            Some(value) => {
                let kind = total_kind(&columns[index]);
                (Cow::Owned(number_wording(value, kind, Medium::Paper)), false)
            }
            None if label == Some(index) => (Cow::Borrowed(self.words.total.as_str()), true),
            None => (Cow::Borrowed(""), true),
        });
        let look = Type::bold(self.layout.size, INK);
        let broken = self.broken(&mut paper.fonts, texts, look);
        if self.cursor.room() < self.height(broken.lines()) {
            self.turn(paper);
        }
        self.rule(paper, Pen { width: 0.9, colour: RULE });
        self.put(paper, &broken);
    }

    /// Said under the headings of a table without rows.
    pub(super) fn nothing(&mut self, paper: &mut Paper) {
        let size = self.layout.size;
        let (canvas, fonts) = paper.canvas();
        let line = single(fonts, Family::Text, &self.words.empty);
        let y = baseline(self.cursor.y + AIR + size, size);
        canvas.text(fonts, &line, self.left + PAD, y, Type::regular(size, GREY));
        self.cursor.y += 2.0 * (AIR + size);
    }

    pub(super) fn end(self) -> Cursor {
        self.cursor
    }

    fn broken<'c>(
        &self,
        fonts: &mut Fonts,
        texts: impl Iterator<Item = (Cow<'c, str>, bool)>,
        look: Type,
    ) -> Broken {
        let cells = texts.zip(&self.layout.widths).map(|((text, wrapped), &width)| {
            if text.is_empty() {
                Vec::new()
            } else if wrapped {
                wrap(fonts, Family::Text, &text, room(width, look.size))
            } else {
                vec![single(fonts, Family::Text, &text)]
            }
        });
        Broken { cells: cells.collect(), look }
    }

    /// On this page if it fits there; on the next if it fits on one page; else in parts.
    fn put(&mut self, paper: &mut Paper, row: &Broken) {
        let lines = row.lines();
        let leading = self.layout.size * LEADING;
        let fitting = |room: f32| ((room - 2.0 * AIR) / leading).max(0.0) as usize;
        let mut done = 0;
        while done < lines {
            let left = lines - done;
            let here = fitting(self.cursor.room());
            let on_a_page = fitting(self.cursor.whole_page() - self.heading_height() - RUNNING);
            let better_turned = left <= on_a_page || here < FEWEST_LINES;
            if left > here && better_turned && !self.is_fresh() {
                self.turn(paper);
                continue;
            }
            let part = left.min(here.max(1));
            self.part(paper, row, done, part);
            done += part;
            if done < lines {
                self.turn(paper);
            }
        }
    }

    fn part(&mut self, paper: &mut Paper, row: &Broken, from: usize, count: usize) {
        let leading = self.layout.size * LEADING;
        let (canvas, fonts) = paper.canvas();
        let mut x = self.left;
        for ((cell, column), &width) in
            row.cells.iter().zip(&self.table.columns).zip(&self.layout.widths)
        {
            for (place, line) in cell.iter().skip(from).take(count).enumerate() {
                let middle = self.cursor.y + AIR + (place as f32 + 0.5) * leading;
                let look = shrunk(row.look, line, width);
                let x = aligned(column, x, width, line.width * look.size);
                canvas.text(fonts, line, x, baseline(middle, look.size), look);
            }
            x += width;
        }
        self.cursor.y += self.height(count);
    }

    fn height(&self, lines: usize) -> f32 {
        height(lines, self.layout.size)
    }

    fn heading_height(&self) -> f32 {
        let lines = self.headings.iter().map(Vec::len).max().unwrap_or(1);
        self.height(lines) + 2.0
    }

    fn is_fresh(&self) -> bool {
        self.cursor.y <= super::sheet::TOP + self.heading_height() + RUNNING + 0.5
    }

    fn turn(&mut self, paper: &mut Paper) {
        self.cursor = Cursor::turn(paper, self.layout.page);
        let (canvas, fonts) = paper.canvas();
        let line = single(fonts, Family::Text, &self.words.continued(&self.table.title));
        let y = baseline(self.cursor.y + RUNNING / 2.0 - 3.0, RUNNING_SIZE);
        canvas.text(fonts, &line, self.left, y, Type::regular(RUNNING_SIZE, GREY));
        self.cursor.y += RUNNING;
        self.heading(paper);
    }

    fn heading(&mut self, paper: &mut Paper) {
        let height = self.heading_height();
        let size = self.layout.size;
        let leading = size * LEADING;
        let top = self.cursor.y;
        let (canvas, fonts) = paper.canvas();
        let all: f32 = self.layout.widths.iter().sum();
        canvas.fill_box(self.left, top, all, height, SHADE);
        let mut x = self.left;
        let look = Type::bold(size, INK);
        for ((lines, column), &width) in
            self.headings.iter().zip(&self.table.columns).zip(&self.layout.widths)
        {
            // Headings stand on their foot, next to what they head.
            let first = top + height - AIR - 1.0 - lines.len() as f32 * leading;
            for (place, line) in lines.iter().enumerate() {
                let middle = first + (place as f32 + 0.5) * leading;
                let x = aligned(column, x, width, line.width * size);
                canvas.text(fonts, line, x, baseline(middle, size), look);
            }
            x += width;
        }
        self.cursor.y += height;
        self.rule(paper, Pen { width: 0.9, colour: RULE });
    }

    fn rule(&self, paper: &mut Paper, pen: Pen) {
        let (canvas, _) = paper.canvas();
        let all: f32 = self.layout.widths.iter().sum();
        let y = self.cursor.y;
        canvas.line(&[(self.left, y), (self.left + all, y)], pen);
    }
}

/// Numbers end a little earlier, lest they run into a text that begins to their right.
const BESIDE_TEXT: f32 = 3.0;
/// Height of the line above the headings of later pages.
const RUNNING: f32 = 16.0;

/// Of a row of so many lines.
fn height(lines: usize, size: f32) -> f32 {
    lines as f32 * size * LEADING + 2.0 * AIR
}

/// Of a heading and so many rows of one line each.
pub(super) fn height_of_rows(rows: usize, size: f32) -> f32 {
    2.0 + (rows + 1) as f32 * height(1, size)
}

/// For text, in em.
fn room(width: f32, size: f32) -> f32 {
    (width - 2.0 * PAD) / size
}

fn shrunk(look: Type, line: &Line, width: f32) -> Type {
    let fitting = (width - 2.0 * PAD) / line.width.max(0.01);
    // A hair of tolerance, lest rounding make every full line smaller.
    if fitting < look.size * 0.995 { Type { size: fitting.max(SMALLEST), ..look } } else { look }
}

fn aligned(column: &Column, x: f32, width: f32, text: f32) -> f32 {
    match column.kind {
        kind if kind.is_number() => x + width - PAD - BESIDE_TEXT - text,
        Kind::Flag => x + (width - text) / 2.0,
        _ => x + PAD,
    }
}
