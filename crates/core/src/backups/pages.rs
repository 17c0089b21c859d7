//! Pages of a database below the level of rows: read decrypted, written under another key.

use rusqlite::{Connection, OptionalExtension};

use crate::{BackupFault, Error, Result};

/// The most pages a database of SQLite has.
pub(super) const MOST: u32 = 0xffff_fffe;
/// Where SQLite locks a file: the page around it never holds data.
const PENDING_BYTE: u32 = 1 << 30;
/// Where page 1 says how many bytes of every page are not SQLite's.
const RESERVED: usize = 20;

/// How the pages of a database are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    pub page_size: u32,
    /// Without the bytes at the end of each page that belong to the cipher, and so to the key.
    pub usable: u32,
}

impl Shape {
    pub fn of(conn: &Connection) -> Result<Shape> {
        // SQLCipher answers `pragma page_size` itself, as text: the page says it too, by its length.
        let first = conn
            .query_row("select data from sqlite_dbpage where pgno = 1", [], |row| {
                let page = row.get_ref(0)?.as_blob()?;
                Ok((page.len(), page.get(RESERVED).copied().unwrap_or(0)))
            })
            .optional()?;
        // Every database has a first page, unless the disk did not take it.
        let (page_size, reserved) = first.ok_or(Error::DiskFailed)?;
        let page_size = u32::try_from(page_size).map_err(Error::internal)?;
        Ok(Shape { page_size, usable: page_size - u32::from(reserved) })
    }
}

/// How many pages a database has, as this connection sees it.
pub(super) fn count(conn: &Connection) -> Result<u64> {
    Ok(conn.query_row("pragma page_count", [], |row| row.get(0))?)
}

/// The page that holds nothing but SQLite's locks.
fn lock_page(page_size: u32) -> u32 {
    PENDING_BYTE / page_size + 1
}

/// The numbers of the pages that hold data.
pub(super) fn numbers(shape: Shape, pages: u64) -> impl Iterator<Item = u32> {
    let last = u32::try_from(pages).unwrap_or(MOST);
    (1..=last).filter(move |it| *it != lock_page(shape.page_size))
}

/// Hands out every page that holds data, without the cipher's bytes. To be called inside a
/// transaction: else the pages are of different moments.
pub(super) fn each(
    conn: &Connection,
    shape: Shape,
    mut f: impl FnMut(u32, &[u8]) -> Result<()>,
) -> Result<()> {
    let mut statement = conn.prepare("select pgno, data from sqlite_dbpage")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let number: u32 = row.get(0)?;
        if number == lock_page(shape.page_size) {
            continue;
        }
        let page = row.get_ref(1)?.as_blob().map_err(Error::internal)?;
        f(number, page.get(..shape.usable as usize).ok_or(Error::DatabaseDamaged)?)?;
    }
    Ok(())
}

/// Fills a new database with pages: `next` writes the page with this number into the bytes given.
/// Afterwards the connection knows nothing of what is in it: open it again.
pub(super) fn fill(
    conn: &mut Connection,
    shape: Shape,
    pages: u64,
    mut next: impl FnMut(u32, &mut [u8]) -> Result<()>,
) -> Result<()> {
    if Shape::of(conn)? != shape {
        // The cipher of this version cuts pages otherwise.
        return Err(BackupFault::TooNew.into());
    }
    // Nobody sees this file before it is whole: it needs no way back.
    conn.pragma_update(None, "journal_mode", "off")?;
    let begun = conn.transaction()?;
    let mut page = vec![0; shape.page_size as usize];
    let mut insert = begun.prepare("insert into sqlite_dbpage (pgno, data) values (?1, ?2)")?;
    for number in numbers(shape, pages) {
        next(number, &mut page)?;
        insert.execute((number, &page))?;
    }
    drop(insert);
    begun.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_the_locks_is_left_out_for_every_page_size() {
        for (page_size, expected) in [(4_096, 262_145), (512, 2_097_153), (65_536, 16_385)] {
            let shape = Shape { page_size, usable: page_size };
            let around = u64::from(expected) + 1;
            let last: Vec<u32> = numbers(shape, around).skip(expected as usize - 2).collect();
            assert_eq!(last, [expected - 1, expected + 1]);
        }
    }
}
