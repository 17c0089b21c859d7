//! A workbook: typed cells, live totals, native charts.
//!
//! The spreadsheet library draws everything but the rows of tables: styles, sheets, print set-up,
//! charts, properties. It would hold the rows in memory, or spool them into a file elsewhere and
//! panic when that disk is full. So it draws the tables' sheets empty, as a frame, and the rows
//! stream straight into the finished archive: no spool, no second copy of anyone's data on the
//! disk, every write a result, and a cancel at any row.

mod archive;
mod charts;
mod frame;
mod names;
mod sheet;
mod styles;
mod widths;
mod xml;

use std::fs::File;
use std::path::Path;

use super::error::Error;
use super::feed::{Ahead, Feed, Progress};
use super::table::{Report, Section, Table, Words};
use super::target::{Partial, Written};
use super::totals::Totals;
use archive::Archive;
use frame::{Frame, Leaf, SheetFrame, TableLeaf};
use names::SheetNames;
use sheet::{Place, Sheet};
use styles::{Ids, Styles};

/// What a table's sheet begins with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Top {
    /// The headings stand in the first row, so that the sheet reads back as it was.
    #[default]
    Headings,
    /// Title and lines stand above the headings, for a sheet that people pass on.
    Title,
}

/// What a spreadsheet can hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) rows: u32,
    pub(super) columns: usize,
    /// Of a cell's text, as the spreadsheet counts: in UTF-16.
    pub(super) text: usize,
    /// Of a sheet before it is compressed: the archive's small form ends at four gibibytes.
    pub(super) bytes: u64,
}

pub(super) const LIMITS: Limits =
    Limits { rows: 1_048_576, columns: 16_384, text: 32_767, bytes: 3 << 30 };

/// Writes every section on a worksheet of its own; a table too long for one goes on on the next.
pub fn xlsx<E>(
    target: &Path,
    report: Report<'_, E>,
    top: Top,
    progress: Progress<'_>,
) -> Result<Written, Error<E>> {
    write(target, report, top, LIMITS, progress)
}

pub(super) fn write<E>(
    target: &Path,
    report: Report<'_, E>,
    top: Top,
    limits: Limits,
    progress: Progress<'_>,
) -> Result<Written, Error<E>> {
    let partial = Partial::create(target)?;
    let mut feed = Feed::start(progress)?;
    into_file(partial.file(), &mut feed, report, top, limits)?;
    feed.check()?;
    Ok(partial.place(feed.rows(), Vec::new())?)
}

pub(super) fn into_file<E>(
    file: &File,
    feed: &mut Feed<'_>,
    report: Report<'_, E>,
    top: Top,
    limits: Limits,
) -> Result<(), Error<E>> {
    let mut archive = Archive::new(file);
    let written = fill(&mut archive, feed, report, top, limits);
    archive.close(written)
}

/// A table and the rows it is still to be given.
struct Filling<'a, E> {
    table: Table,
    rows: Ahead<'a, E>,
}

fn fill<E>(
    archive: &mut Archive<'_>,
    feed: &mut Feed<'_>,
    mut report: Report<'_, E>,
    top: Top,
    limits: Limits,
) -> Result<(), Error<E>> {
    let styles = Styles::of(&report.sections);
    let mut names = SheetNames::default();
    let mut leaves = Vec::new();
    let mut fillings = Vec::new();
    for section in std::mem::take(&mut report.sections) {
        let (leaf, filling) = prepare(section, &mut names, &report.words, top, limits)?;
        leaves.push(leaf);
        fillings.push(filling);
    }
    if leaves.is_empty() {
        leaves.push(Leaf::Blank { name: names.take(&report.words.empty) });
        fillings.push(None);
    }

    let empty = Frame::draw(&leaves, &styles, &report)?;
    let ids = empty.style_ids(&styles)?;
    archive.open(&empty)?;
    let mut press = Press {
        archive,
        feed,
        names,
        leaves: Vec::new(),
        words: &report.words,
        ids: &ids,
        top,
        limits,
    };
    for (index, (leaf, filling)) in leaves.into_iter().zip(fillings).enumerate() {
        match (leaf, filling) {
            (Leaf::Table(leaf), Some(filling)) => {
                press.table(leaf, filling, &empty.sheet(index + 1)?)?;
            }
            (leaf, _) => press.leaves.push(leaf),
        }
        press.feed.check()?;
    }

    let leaves = press.leaves;
    let whole = Frame::draw(&leaves, &styles, &report)?;
    if whole.style_ids(&styles)? != ids {
        return Err(Error::Workbook("the styles changed places".to_owned()));
    }
    archive.finish(&whole, &leaves)
}

fn prepare<'a, E>(
    section: Section<'a, E>,
    names: &mut SheetNames,
    words: &Words,
    top: Top,
    limits: Limits,
) -> Result<(Leaf, Option<Filling<'a, E>>), Error<E>> {
    match section {
        Section::Chart(chart) => Ok((Leaf::Chart { name: names.take(&chart.sheet), chart }, None)),
        Section::Table { table, rows } => {
            if table.columns.len() > limits.columns {
                let (columns, fit) = (table.columns.len(), limits.columns);
                return Err(Error::TooManyColumns { columns, fit });
            }
            let rows = Ahead::read(&table.columns, rows);
            let widths = widths::of(&table.columns, rows.sample(), words);
            let name = names.take(&table.sheet);
            let leaf = TableLeaf::new(name, &table, widths, top);
            Ok((Leaf::Table(leaf), Some(Filling { table, rows })))
        }
    }
}

/// Fills one sheet after the other and keeps what the frame of the whole book must know of them.
struct Press<'p, 'f, 'b> {
    archive: &'p mut Archive<'f>,
    feed: &'p mut Feed<'b>,
    names: SheetNames,
    leaves: Vec<Leaf>,
    words: &'p Words,
    ids: &'p Ids,
    top: Top,
    limits: Limits,
}

impl<'p> Press<'p, '_, '_> {
    fn table<E>(
        &mut self,
        mut leaf: TableLeaf,
        filling: Filling<'_, E>,
        frame: &SheetFrame,
    ) -> Result<(), Error<E>> {
        let Filling { table, rows } = filling;
        let mut totals = Totals::of(&table.columns);
        let mut before: Vec<Place> = Vec::new();
        let mut sheet = self.begin(&leaf, &table, frame)?;
        for (row, next) in (1..).zip(rows) {
            let cells = next?;
            if sheet.is_full() {
                let following = leaf.following(self.names.take(&table.sheet));
                before.push(sheet.place(&leaf.name));
                self.end(leaf, sheet, frame)?;
                leaf = following;
                sheet = self.begin(&leaf, &table, frame)?;
            }
            if let Some(totals) = &mut totals {
                totals.add(&table.columns, &cells);
            }
            sheet.row(self.archive, &cells, row)?;
            self.feed.written()?;
        }
        if let Some(totals) = &totals {
            sheet.totals(self.archive, totals, &before)?;
        }
        self.end(leaf, sheet, frame)
    }

    fn begin<'s, E>(
        &mut self,
        leaf: &TableLeaf,
        table: &'s Table,
        frame: &SheetFrame,
    ) -> Result<Sheet<'s>, Error<E>>
    where
        'p: 's,
    {
        let number = self.leaves.len() + 1;
        self.archive.start(&frame::sheet_path(number))?;
        let head = if number == 1 { frame.head.clone() } else { frame.head_of_following() };
        let mut sheet = Sheet::new(table, leaf, self.words, self.ids, self.limits);
        sheet.begin(self.archive, &head, self.top)?;
        Ok(sheet)
    }

    fn end<E>(
        &mut self,
        mut leaf: TableLeaf,
        sheet: Sheet<'_>,
        frame: &SheetFrame,
    ) -> Result<(), Error<E>> {
        sheet.end(self.archive, &mut leaf, frame)?;
        self.leaves.push(Leaf::Table(leaf));
        Ok(())
    }
}
