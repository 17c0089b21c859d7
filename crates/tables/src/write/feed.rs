//! The rows on their way into a file: counted, checked against the columns, and stopped on request.

use std::ops::ControlFlow;

use crate::Cell;

use super::error::Error;
use super::table::{Column, Rows};

/// Told how many rows are written, before the first and after each; `Break` cancels.
pub type Progress<'p> = &'p mut dyn FnMut(u64) -> ControlFlow<()>;

/// Rows read ahead so that columns are as wide as what they hold.
pub const LOOKED_AHEAD: usize = 300;

/// Counts the rows of all tables of a file.
pub(super) struct Feed<'p> {
    progress: Progress<'p>,
    rows: u64,
}

impl<'p> Feed<'p> {
    pub(super) fn start<E>(progress: Progress<'p>) -> Result<Self, Error<E>> {
        let feed = Self { progress, rows: 0 };
        feed.checked()
    }

    fn checked<E>(mut self) -> Result<Self, Error<E>> {
        self.check()?;
        Ok(self)
    }

    /// Called wherever a file grows without rows, so that a cancel never waits.
    pub(super) fn check<E>(&mut self) -> Result<(), Error<E>> {
        match (self.progress)(self.rows) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Error::Cancelled),
        }
    }

    /// One row is in the file.
    pub(super) fn written<E>(&mut self) -> Result<(), Error<E>> {
        self.rows += 1;
        self.check()
    }

    pub(super) fn rows(&self) -> u64 {
        self.rows
    }
}

/// The rows of one table, the first of them at hand for a look ahead.
pub(super) struct Ahead<'a, E> {
    sample: std::vec::IntoIter<Vec<Cell>>,
    failed: Option<Error<E>>,
    rest: Rows<'a, E>,
    columns: usize,
    row: u64,
}

impl<'a, E> Ahead<'a, E> {
    pub(super) fn read(columns: &[Column], mut rows: Rows<'a, E>) -> Self {
        let columns = columns.len();
        let mut sample = Vec::new();
        let mut failed = None;
        let mut row = 0;
        while sample.len() < LOOKED_AHEAD
            && let Some(next) = rows.next()
        {
            row += 1;
            match fit(next, row, columns) {
                Ok(cells) => sample.push(cells),
                Err(error) => {
                    failed = Some(error);
                    break;
                }
            }
        }
        Self { sample: sample.into_iter(), failed, rest: rows, columns, row }
    }

    pub(super) fn sample(&self) -> &[Vec<Cell>] {
        self.sample.as_slice()
    }
}

impl<E> Iterator for Ahead<'_, E> {
    type Item = Result<Vec<Cell>, Error<E>>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(cells) = self.sample.next() {
            return Some(Ok(cells));
        }
        if let Some(error) = self.failed.take() {
            return Some(Err(error));
        }
        let next = self.rest.next()?;
        self.row += 1;
        Some(fit(next, self.row, self.columns))
    }
}

/// A short row is filled up; a long one would lose cells, and is refused.
pub(super) fn fit<E>(
    next: Result<Vec<Cell>, E>,
    row: u64,
    columns: usize,
) -> Result<Vec<Cell>, Error<E>> {
    let mut cells = next.map_err(Error::Rows)?;
    if cells.len() > columns {
        return Err(Error::Ragged { row, cells: cells.len(), columns });
    }
    cells.resize(columns, Cell::Empty);
    Ok(cells)
}
