//! The records inside the sealed part, in their one order: the vault, the manifest, the pages of
//! `crm.db`, the pages of `access.db`, the end. They are compressed together, then sealed.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use super::{
    header::read_vault,
    pages::{self, Shape},
    seal::{Opened, Sealer},
};
use crate::{BackupFault, Error, Result, journal::Head, vault::Vault};

const VAULT: u8 = 1;
const MANIFEST: u8 = 2;
const CRM_PAGE: u8 = 3;
const ACCESS_PAGE: u8 = 4;
const FINISHED: u8 = 9;

const LEVEL: i32 = 3;
/// The decoder never keeps more than 8 MiB behind, whatever the file asks for.
const WINDOW_LOG: u32 = 23;
/// The longest vault and the longest manifest.
const LONGEST: u32 = 16 << 20;

/// Whose pages they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Database {
    Crm,
    Access,
}

impl Database {
    fn tag(self) -> u8 {
        match self {
            Database::Crm => CRM_PAGE,
            Database::Access => ACCESS_PAGE,
        }
    }
}

/// What a backup says it holds; a restore is compared with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// UTC milliseconds.
    pub made_at: i64,
    pub crm_pages: u64,
    pub access_pages: u64,
    /// The newest entry of the log.
    pub journal: Option<Head>,
    /// The newest entry of the record of looks.
    pub looks: Option<Head>,
    /// The anchor of the log as it stood outside the database.
    pub anchor: Option<Head>,
    pub counts: Counts,
}

/// How much there is of what people count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    pub customers: u64,
    pub contacts: u64,
    pub tasks: u64,
    pub accounts: u64,
    pub operations: u64,
    pub looks: u64,
}

/// Writes records.
pub(super) struct Writing<W: Write> {
    encoder: zstd::stream::write::Encoder<'static, Sealer<W>>,
}

impl<W: Write> Writing<W> {
    pub fn new(sealer: Sealer<W>) -> Result<Writing<W>> {
        Ok(Writing { encoder: zstd::stream::write::Encoder::new(sealer, LEVEL)? })
    }

    pub fn vault(&mut self, vault: &Vault) -> Result<()> {
        self.text(VAULT, vault.to_json().as_bytes())
    }

    pub fn manifest(&mut self, manifest: &Manifest) -> Result<()> {
        self.text(MANIFEST, &serde_json::to_vec(manifest)?)
    }

    /// One page, without the bytes that are the cipher's own.
    pub fn page(&mut self, database: Database, number: u32, usable: &[u8]) -> Result<()> {
        self.encoder.write_all(&[database.tag()])?;
        self.encoder.write_all(&number.to_be_bytes())?;
        self.encoder.write_all(usable)?;
        Ok(())
    }

    /// Whatever someone with the key may put there.
    #[cfg(test)]
    pub fn raw(&mut self, bytes: &[u8]) {
        self.encoder.write_all(bytes).unwrap();
    }

    pub fn finish(mut self) -> Result<W> {
        self.encoder.write_all(&[FINISHED])?;
        Ok(self.encoder.finish()?.finish()?)
    }

    fn text(&mut self, tag: u8, bytes: &[u8]) -> Result<()> {
        let length = u32::try_from(bytes.len()).ok().filter(|it| *it <= LONGEST);
        let length = length.ok_or_else(|| Error::broken("a record is too long"))?;
        self.encoder.write_all(&[tag])?;
        self.encoder.write_all(&length.to_be_bytes())?;
        self.encoder.write_all(bytes)?;
        Ok(())
    }
}

/// Reads records; each can only be asked for in its turn.
pub(super) struct Reading<R: Read> {
    decoder: zstd::stream::read::Decoder<'static, io::BufReader<Opened<R>>>,
}

impl<R: Read> Reading<R> {
    pub fn new(opened: Opened<R>) -> Result<Reading<R>> {
        let mut decoder = zstd::stream::read::Decoder::new(opened)?;
        decoder.window_log_max(WINDOW_LOG)?;
        Ok(Reading { decoder: decoder.single_frame() })
    }

    pub fn vault(&mut self) -> Result<Vault> {
        read_vault(&self.text(VAULT)?)
    }

    pub fn manifest(&mut self) -> Result<Manifest> {
        let json = self.text(MANIFEST)?;
        let manifest: Manifest =
            serde_json::from_slice(&json).map_err(|_| Error::from(BackupFault::Damaged))?;
        let most = u64::from(pages::MOST);
        if manifest.crm_pages > most || manifest.access_pages > most {
            return Err(BackupFault::Hostile.into());
        }
        Ok(manifest)
    }

    /// The page with this number, into `page`; its bytes behind the usable ones are zeros.
    pub fn page(
        &mut self,
        database: Database,
        number: u32,
        shape: &Shape,
        page: &mut [u8],
    ) -> Result<()> {
        let mut start = [0; 5];
        self.exactly(&mut start)?;
        let found = u32::from_be_bytes([start[1], start[2], start[3], start[4]]);
        if start[0] != database.tag() || found != number {
            return Err(BackupFault::Damaged.into());
        }
        let (usable, reserve) = page.split_at_mut(shape.usable as usize);
        reserve.fill(0);
        self.exactly(usable)
    }

    /// Nothing may follow.
    pub fn finish(mut self) -> Result<()> {
        let mut tag = [0];
        self.exactly(&mut tag)?;
        let rest = self.decoder.read(&mut [0; 1]).map_err(fault)?;
        let mut sealed = self.decoder.finish();
        let behind = sealed.read(&mut [0; 1]).map_err(fault)?;
        if tag[0] == FINISHED && rest == 0 && behind == 0 {
            Ok(())
        } else {
            Err(BackupFault::Damaged.into())
        }
    }

    fn text(&mut self, tag: u8) -> Result<Vec<u8>> {
        let mut start = [0; 5];
        self.exactly(&mut start)?;
        let length = u32::from_be_bytes([start[1], start[2], start[3], start[4]]);
        if start[0] != tag {
            return Err(BackupFault::Damaged.into());
        }
        if length > LONGEST {
            return Err(BackupFault::Hostile.into());
        }
        let mut bytes = vec![0; length as usize];
        self.exactly(&mut bytes)?;
        Ok(bytes)
    }

    fn exactly(&mut self, target: &mut [u8]) -> Result<()> {
        self.decoder.read_exact(target).map_err(fault)
    }
}

/// Tells what is wrong with the file from what is wrong with the disk.
pub(super) fn fault(error: io::Error) -> Error {
    let inner = error.get_ref().and_then(|it| it.downcast_ref::<BackupFault>());
    if let Some(fault) = inner {
        return Error::Backup(*fault);
    }
    match error.raw_os_error() {
        Some(_) => error.into(),
        None => BackupFault::Damaged.into(),
    }
}
