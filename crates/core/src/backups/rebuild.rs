//! From a backup to databases again: for proving it, and for restoring it.

use std::path::Path;

use rusqlite::Connection;

use super::{
    Steps,
    archive::{Archive, Records},
    pages::{self, Shape},
    records::{Database, Manifest},
    store,
};
use crate::{
    BackupFault, Error, Result, folders,
    gate::{self, Purpose},
    journal, looks, upgrades,
    vault::{Authenticity, DatabaseKey, MasterKey, Vault},
};

/// Where the databases of a backup go, and under which key `crm.db` is put.
pub(super) struct Target<'a> {
    pub crm: &'a Path,
    pub key: &'a DatabaseKey,
    /// None where the present record of looks goes on: then its pages are read through only.
    pub access: Option<&'a Path>,
}

/// What came out of a backup, after it passed every check.
pub(super) struct Rebuilt {
    pub manifest: Manifest,
    pub vault: Vault,
    /// The first entry of the log that is not as it was written. It was so in the office: a backup
    /// of a log that someone altered is still a backup.
    pub first_bad: Option<i64>,
}

/// Restores a backup to a folder that is thrown away.
pub(super) fn prove(
    file: &Path,
    masters: &[&MasterKey],
    home: Option<&Path>,
    steps: &mut Steps<'_>,
) -> Result<Rebuilt> {
    let archive = Archive::open(file)?;
    let master = masters[archive.choose(masters)?];
    let mut builder = tempfile::Builder::new();
    builder.prefix(folders::CHECKING);
    let folder = match home {
        Some(home) => builder.tempdir_in(home)?,
        None => builder.tempdir()?,
    };
    let target = Target {
        crm: &folder.path().join(gate::DATABASE),
        key: &DatabaseKey::random(),
        access: Some(&folder.path().join(looks::DATABASE)),
    };
    let rebuilt = rebuild(archive, master, &target, steps);
    folder.close()?;
    rebuilt
}

/// Builds the databases of a backup and checks them against its manifest.
///
/// # Errors
/// Every [`BackupFault`]; `Full`, `Cancelled`.
pub(super) fn rebuild(
    archive: Archive,
    master: &MasterKey,
    target: &Target<'_>,
    steps: &mut Steps<'_>,
) -> Result<Rebuilt> {
    let (shape, id, schema) = (archive.shape(), archive.header.vault, archive.header.schema);
    if schema > gate::newest_migration() {
        return Err(BackupFault::TooNew.into());
    }
    let mut records = archive.records(master)?;
    let vault = records.vault()?;
    if vault.id() != id || vault.authenticate(master) != Authenticity::Genuine {
        return Err(BackupFault::Damaged.into());
    }
    let manifest = records.manifest()?;
    let pages = manifest.crm_pages.saturating_add(manifest.access_pages);
    let needed = pages.saturating_mul(u64::from(shape.page_size));
    let folder = target.crm.parent().unwrap_or(target.crm);
    if folders::free_space(folder).is_some_and(|free| free < needed) {
        return Err(Error::Full);
    }

    steps.expect(pages);
    let mut source = Source { records: &mut records, shape, steps };
    let crm = source.database(Database::Crm, manifest.crm_pages, target.crm, target.key)?;
    let access_key = journal::access_key(&crm).map_err(as_damage)?;
    let access = match target.access {
        Some(path) => {
            Some(source.database(Database::Access, manifest.access_pages, path, &access_key)?)
        }
        None => {
            source.read_through(Database::Access, manifest.access_pages)?;
            None
        }
    };
    records.finish()?;

    let first_bad =
        check(&crm, access.as_ref(), &manifest, schema, &id.to_string()).map_err(as_damage)?;
    Ok(Rebuilt { manifest, vault, first_bad })
}

struct Source<'a, 'job> {
    records: &'a mut Records,
    shape: Shape,
    steps: &'a mut Steps<'job>,
}

impl Source<'_, '_> {
    fn database(
        &mut self,
        database: Database,
        pages: u64,
        path: &Path,
        key: &DatabaseKey,
    ) -> Result<Connection> {
        let mut blank = gate::open(path, key, Purpose::Build)?;
        crate::vault::file::keep_private(path)?;
        pages::fill(&mut blank, self.shape, pages, |number, page| {
            self.records.page(database, number, &self.shape, page)?;
            self.steps.step()
        })?;
        drop(blank);
        gate::open(path, key, Purpose::Build).map_err(as_damage)
    }

    fn read_through(&mut self, database: Database, pages: u64) -> Result<()> {
        let mut page = vec![0; self.shape.page_size as usize];
        for number in pages::numbers(self.shape, pages) {
            self.records.page(database, number, &self.shape, &mut page)?;
            self.steps.step()?;
        }
        Ok(())
    }
}

/// Checks what was built: pages, structure, references, counts, heads. Answers where the chain of
/// the log breaks, if it does.
fn check(
    crm: &Connection,
    access: Option<&Connection>,
    manifest: &Manifest,
    schema: i64,
    vault: &str,
) -> Result<Option<i64>> {
    upgrades::check(crm)?;
    let mut is_as_said = gate::applied_migration(crm)? == schema
        && journal::head(crm)? == manifest.journal
        && store::counts_of_crm(crm)? == manifest.counts.without_looks();
    if let Some(access) = access {
        upgrades::check(access)?;
        is_as_said &= looks::head(access)? == manifest.looks
            && store::count_of_looks(access)? == manifest.counts.looks;
    }
    if !is_as_said {
        return Err(BackupFault::Damaged.into());
    }
    Ok(journal::check(crm, vault)?.first_bad)
}

/// What a database says of itself that came out of a backup is said of the backup.
fn as_damage(error: Error) -> Error {
    match error {
        Error::DatabaseDamaged | Error::Internal(_) => BackupFault::Damaged.into(),
        other => other,
    }
}
