//! A database copied page by page, and put under another key on the way.

use std::path::Path;

use super::pages::{self, Shape};
use crate::{
    Error, Result, folders,
    gate::{self, Purpose},
    jobs::Job,
    vault::{DatabaseKey, MasterKey, Vault},
};

/// Copies the database of one data folder into another, which is empty. The source may be live: what
/// is copied is one moment of it.
///
/// # Errors
/// `Full` before anything is written; `Cancelled`.
pub(crate) fn copy_database(
    from: (&Path, &DatabaseKey),
    to: (&Path, &DatabaseKey),
    job: &Job,
) -> Result<()> {
    let mut source = gate::open(&from.0.join(gate::DATABASE), from.1, Purpose::Read)?;
    let source = source.transaction()?;
    let (shape, count) = (Shape::of(&source)?, pages::count(&source)?);
    let needed = count.saturating_mul(u64::from(shape.page_size));
    if folders::free_space(to.0).is_some_and(|free| free < needed) {
        return Err(Error::Full);
    }
    let path = to.0.join(gate::DATABASE);
    let mut target = gate::open(&path, to.1, Purpose::Build)?;
    crate::vault::file::keep_private(&path)?;
    let mut read = source.prepare("select data from sqlite_dbpage where pgno = ?1")?;
    job.expect(count);
    pages::fill(&mut target, shape, count, |number, page| {
        let usable = shape.usable as usize;
        let data: Vec<u8> = read.query_row([number], |row| row.get(0))?;
        page[..usable].copy_from_slice(data.get(..usable).ok_or(Error::DatabaseDamaged)?);
        page[usable..].fill(0);
        job.report(u64::from(number))
    })
}

/// The key of a data folder: the office's, or one from before it was changed.
///
/// # Errors
/// `DatabaseDamaged` when none fits.
pub(crate) fn key_of(folder: &Path, vault: &Vault, master: &MasterKey) -> Result<DatabaseKey> {
    let path = folder.join(gate::DATABASE);
    let retired = vault.retired_keys(master);
    let mut keys = std::iter::once(master).chain(&retired).map(MasterKey::database_key);
    let fits = |key: &DatabaseKey| gate::open(&path, key, Purpose::Read).is_ok();
    keys.find(fits).ok_or(Error::DatabaseDamaged)
}
