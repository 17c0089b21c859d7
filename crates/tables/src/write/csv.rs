//! Delimited text as Chinese and Western offices open it: UTF-8 with a mark, CRLF, guarded.

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::Cell;

use super::error::Error;
use super::feed::{Feed, Progress, fit};
use super::guard::guard;
use super::table::{Rows, Table, Words};
use super::target::{Partial, Written};
use super::wording::{Medium, wording};

/// Without it a Chinese Excel reads UTF-8 as GBK.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Writes headings and rows, and nothing else: no title, no totals, so that it reads back as it was.
pub fn csv<E>(
    target: &Path,
    table: &Table,
    words: &Words,
    rows: Rows<'_, E>,
    progress: Progress<'_>,
) -> Result<Written, Error<E>> {
    let partial = Partial::create(target)?;
    let mut feed = Feed::start(progress)?;
    let mut out = BufWriter::with_capacity(64 * 1024, partial.file());
    write(&mut out, table, words, rows, &mut feed)?;
    out.flush()?;
    drop(out);
    Ok(partial.place(feed.rows(), Vec::new())?)
}

pub(super) fn write<E>(
    out: &mut impl Write,
    table: &Table,
    words: &Words,
    rows: Rows<'_, E>,
    feed: &mut Feed<'_>,
) -> Result<(), Error<E>> {
    out.write_all(MARK)?;
    let mut csv = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    let headings = table.columns.iter().map(|column| guard(&column.heading));
    csv.write_record(headings.map(Cow::into_owned)).map_err(from_csv)?;
    for (row, next) in (1..).zip(rows) {
        let cells = fit(next, row, table.columns.len())?;
        for (cell, column) in cells.iter().zip(&table.columns) {
            let text = wording(cell, column.kind, words, Medium::Delimited);
            // Only text can carry a formula; a guarded number would no longer be one.
            let text = if matches!(cell, Cell::Number(_)) { text } else { guarded(text) };
            csv.write_field(text.as_bytes()).map_err(from_csv)?;
        }
        csv.write_record(None::<&[u8]>).map_err(from_csv)?;
        feed.written()?;
    }
    csv.flush()?;
    Ok(())
}

fn guarded(text: Cow<'_, str>) -> Cow<'_, str> {
    match guard(&text) {
        Cow::Owned(guarded) => Cow::Owned(guarded),
        Cow::Borrowed(_) => text,
    }
}

fn from_csv<E>(error: ::csv::Error) -> Error<E> {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error.into(),
        // Rows of one width and no reading back leave the disk as the only thing that fails.
        kind => io::Error::other(format!("{kind:?}")).into(),
    }
}
