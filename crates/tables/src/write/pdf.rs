//! Paper: tables, charts and letters as PDF, with the letters' shapes inside the file.

mod columns;
mod figure;
mod fonts;
mod grid;
mod letter;
mod paper;
mod sheet;
mod wrap;

use std::io::Write;
use std::path::Path;

use self::columns::{Layout, MARGIN, layout};
use self::fonts::Fonts;
use self::grid::Grid;
use self::paper::{LANDSCAPE, PORTRAIT, PageSize, Paper};
use self::sheet::Cursor;
use super::error::Error;
use super::feed::{Ahead, Feed, Progress};
use super::table::{Chart, Column, Kind, Language, Orientation, Report, Section, Table, Words};
use super::target::{Partial, Written};
use super::totals::Totals;
use crate::Cell;

pub use self::letter::{Letter, Part, letter};

/// Beyond this nobody reads paper, and a document grows in memory: write XLSX instead.
pub const MOST_ROWS_ON_PAPER: u64 = 20_000;

const FIRST_TITLE: f32 = 17.0;
const TITLE: f32 = 13.0;
/// A table begins on a page that still has so much room, or as much as all of it needs.
const BEGINNING: f32 = 160.0;
/// Title and lines above a table, or a chart.
const ABOVE: f32 = 40.0;
/// A chart beside few figures is at least so high.
const LEAST_DRAWING: f32 = 150.0;
/// Between a chart and the figures beside it.
const BETWEEN: f32 = 24.0;
/// More figures than this stand below their chart.
const MOST_BESIDE: usize = 30;

/// Writes the sections one after the other, on pages of A4.
pub fn pdf<E>(
    target: &Path,
    report: Report<'_, E>,
    progress: Progress<'_>,
) -> Result<Written, Error<E>> {
    let partial = Partial::create(target)?;
    let mut feed = Feed::start(progress)?;
    let (bytes, missing) = drawn(report, &mut feed)?;
    partial.file().write_all(&bytes)?;
    feed.check()?;
    Ok(partial.place(feed.rows(), missing)?)
}

pub(super) fn drawn<E>(
    report: Report<'_, E>,
    feed: &mut Feed<'_>,
) -> Result<(Vec<u8>, Vec<char>), Error<E>> {
    let Report { language, words, properties, orientation, sections } = report;
    let paper = Paper::new(language, MARGIN).map_err(Error::Fonts)?;
    let mut print = Print { paper, words: &words, orientation, cursor: None };
    for section in sections {
        match section {
            Section::Table { table, rows } => {
                let rows = Ahead::read(&table.columns, rows);
                print.table(&table, rows, feed)?;
            }
            Section::Chart(chart) => print.chart(&chart)?,
        }
        feed.check()?;
    }
    print.paper.finish(language, &properties, &words).map_err(Error::Fonts)
}

/// Whether these columns can be read side by side on a page, by the first of their rows.
///
/// # Errors
/// `TooManyColumns` with how many would fit.
pub fn must_fit_on_paper<E>(
    language: Language,
    columns: &[Column],
    sample: &[Vec<Cell>],
    words: &Words,
    orientation: Orientation,
) -> Result<(), Error<E>> {
    let mut fonts = Fonts::new(language).map_err(Error::Fonts)?;
    layout(&mut fonts, columns, sample, words, orientation)
        .map(drop)
        .map_err(|fit| Error::TooManyColumns { columns: columns.len(), fit })
}

struct Print<'w> {
    paper: Paper,
    words: &'w Words,
    orientation: Orientation,
    /// Where the last section ended.
    cursor: Option<Cursor>,
}

impl<'w> Print<'w> {
    fn table<E>(
        &mut self,
        table: &Table,
        rows: Ahead<'_, E>,
        feed: &mut Feed<'_>,
    ) -> Result<(), Error<E>> {
        let fonts = &mut self.paper.fonts;
        let layout = layout(fonts, &table.columns, rows.sample(), self.words, self.orientation)
            .map_err(|fit| Error::TooManyColumns { columns: table.columns.len(), fit })?;
        let mut totals = Totals::of(&table.columns);
        let rows_at_least = rows.sample().len();
        let mut grid = self.open(table, layout, rows_at_least);
        let mut any = false;
        for next in rows {
            let cells = next?;
            if feed.rows() >= MOST_ROWS_ON_PAPER {
                return Err(Error::TooManyRows { limit: MOST_ROWS_ON_PAPER });
            }
            if let Some(totals) = &mut totals {
                totals.add(&table.columns, &cells);
            }
            grid.row(&mut self.paper, &cells);
            any = true;
            feed.written()?;
        }
        match &totals {
            Some(totals) if any => grid.totals(&mut self.paper, totals),
            _ if any => {}
            _ => grid.nothing(&mut self.paper),
        }
        self.cursor = Some(grid.end());
        Ok(())
    }

    /// Title, lines and headings.
    fn open<'t>(&mut self, table: &'t Table, layout: Layout, rows: usize) -> Grid<'t>
    where
        'w: 't,
    {
        // No table begins with fewer rows' room than these.
        let all = ABOVE + grid::height_of_rows(rows.max(3), layout.size);
        let (size, mut cursor) = self.make_room(layout.page, all.min(BEGINNING));
        cursor.title(&mut self.paper, size, &table.title, &table.lines);
        Grid::begin(&mut self.paper, cursor, table, self.words, layout)
    }

    /// Where the next section begins, and how large its title is: the document's first is its own.
    fn make_room(&mut self, page: PageSize, wanted: f32) -> (f32, Cursor) {
        let size = if self.cursor.is_some() { TITLE } else { FIRST_TITLE };
        let earlier = self.cursor.take();
        (size, Cursor::make_room(earlier, &mut self.paper, page, wanted))
    }

    fn chart<E>(&mut self, chart: &Chart) -> Result<(), Error<E>> {
        let page = match (self.orientation, &self.cursor) {
            (Orientation::Landscape, _) => LANDSCAPE,
            (Orientation::Auto, Some(cursor)) => cursor.page,
            _ => PORTRAIT,
        };
        let figures = figures(chart);
        let rows = figure_rows(chart);
        let orientation =
            if page == LANDSCAPE { Orientation::Landscape } else { Orientation::Portrait };
        let fonts = &mut self.paper.fonts;
        let layout = layout(fonts, &figures.columns, &rows, self.words, orientation)
            .map_err(|fit| Error::TooManyColumns { columns: figures.columns.len(), fit })?;

        let is_told_here = figure::has_figures(chart) && !chart.is_told;
        match room_beside(chart, &layout).filter(|_| is_told_here) {
            Some(width) => self.chart_beside(chart, &figures, &rows, layout, width),
            None => self.chart_above(chart, &figures, &rows, layout),
        }
        Ok(())
    }

    /// The drawing on the left, its figures on the right.
    fn chart_beside(
        &mut self,
        chart: &Chart,
        figures: &Table,
        rows: &[Vec<Cell>],
        layout: Layout,
        width: f32,
    ) {
        let of_rows = grid::height_of_rows(rows.len(), layout.size);
        let height = figure::height(chart).min(of_rows.max(LEAST_DRAWING));
        let above = above(&chart.lines);
        let (size, mut cursor) = self.make_room(layout.page, of_rows.max(height) + above);
        cursor.title(&mut self.paper, size, &chart.title, &chart.lines);
        let foot = cursor.y + of_rows.max(height);
        let (canvas, fonts) = self.paper.canvas();
        figure::draw(canvas, fonts, chart, cursor.y, (width, height));
        let page = cursor.page;
        let mut grid = Grid::beside(&mut self.paper, cursor, figures, self.words, layout);
        for row in rows {
            grid.row(&mut self.paper, row);
        }
        self.cursor = Some(Cursor { page, y: grid.end().y.max(foot) });
    }

    /// The drawing over the whole width, its figures below, unless they are told elsewhere.
    fn chart_above(&mut self, chart: &Chart, figures: &Table, rows: &[Vec<Cell>], layout: Layout) {
        let height = figure::height(chart);
        let (size, mut cursor) = self.make_room(layout.page, height + above(&chart.lines));
        cursor.title(&mut self.paper, size, &chart.title, &chart.lines);
        if figure::has_figures(chart) {
            let height = height.min(cursor.room());
            let width = layout.page.width - 2.0 * MARGIN;
            let (canvas, fonts) = self.paper.canvas();
            figure::draw(canvas, fonts, chart, cursor.y, (width, height));
            cursor.y += height + 12.0;
            if chart.is_told {
                self.cursor = Some(cursor);
                return;
            }
        }
        let mut grid = Grid::begin(&mut self.paper, cursor, figures, self.words, layout);
        for row in rows {
            grid.row(&mut self.paper, row);
        }
        if rows.is_empty() {
            grid.nothing(&mut self.paper);
        }
        self.cursor = Some(grid.end());
    }
}

/// A title and the lines under it.
fn above(lines: &[String]) -> f32 {
    ABOVE + lines.len() as f32 * sheet::LINE
}

/// How wide a chart is beside its figures; none where both would be cramped.
fn room_beside(chart: &Chart, layout: &Layout) -> Option<f32> {
    let figures: f32 = layout.widths.iter().sum();
    let width = layout.page.width - 2.0 * MARGIN - figures - BETWEEN;
    let is_short = chart.categories.len() <= MOST_BESIDE;
    (is_short && width >= figure::width_needed(chart)).then_some(width)
}

/// The figures of a chart as a table: paper cannot be pointed at to see them.
fn figures(chart: &Chart) -> Table {
    let mut columns = vec![Column::new(&chart.heading, Kind::Text)];
    columns.extend(chart.series.iter().map(|series| Column::new(&series.name, series.kind)));
    Table { title: chart.title.clone(), columns, ..Table::default() }
}

fn figure_rows(chart: &Chart) -> Vec<Vec<Cell>> {
    let row = |(index, category): (usize, &String)| {
        let mut row = vec![Cell::Text(category.clone())];
        row.extend(chart.series.iter().map(|series| {
            let value = series.values.get(index).copied();
            Cell::Number(value.filter(|value| value.is_finite()).unwrap_or_default())
        }));
        row
    };
    chart.categories.iter().enumerate().map(row).collect()
}
