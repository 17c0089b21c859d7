//! The part of a backup that anyone can read: what it is, of which office, and who can open it.

use std::io::Read;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::seal::HeaderHash;
use crate::{
    BackupFault, Error, Result,
    journal::{hex, unhex},
    vault::{Vault, VaultError, VaultId},
};

/// The first bytes of every backup.
pub(super) const MAGIC: &[u8; 8] = b"CLNTBKP\x01";
/// The last bytes of every backup that was copied whole; the file's length stands before them.
pub(super) const END: &[u8; 8] = b"\x01PKBTNLC";
/// The format this program writes, and the newest that it reads.
const FORMAT: u64 = 1;
/// A thousand people with the right to restore are 1 MB.
const LONGEST: u32 = 4 << 20;

/// What a backup holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Everything: it needs no other file.
    Full,
}

/// What stands before the sealed part, as JSON.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    pub format: u64,
    pub kind: Kind,
    /// The backup that this one builds on; none for a full one.
    pub base: Option<String>,
    pub vault: VaultId,
    /// The number of the newest migration its database has seen.
    pub schema: i64,
    /// The version of the program that wrote it.
    pub app: String,
    /// UTC milliseconds.
    pub made_at: i64,
    pub page_size: u32,
    /// Bytes of a page that are not the cipher's own.
    pub usable: u32,
    salt: String,
    slots: Value,
}

/// A header as it stands in the file.
pub(super) struct Written {
    pub bytes: Vec<u8>,
    pub hash: HeaderHash,
}

/// What a header is made of, beside what this program always writes.
pub(super) struct Parts<'a> {
    /// The vault with the slots of those who may restore.
    pub slots: &'a Vault,
    pub schema: i64,
    pub made_at: i64,
    pub page_size: u32,
    pub usable: u32,
    pub salt: [u8; 32],
}

impl Header {
    pub fn new(parts: &Parts<'_>) -> Result<Header> {
        Ok(Header {
            format: FORMAT,
            kind: Kind::Full,
            base: None,
            vault: parts.slots.id(),
            schema: parts.schema,
            app: env!("CARGO_PKG_VERSION").to_owned(),
            made_at: parts.made_at,
            page_size: parts.page_size,
            usable: parts.usable,
            salt: hex(&parts.salt),
            slots: serde_json::from_str(&parts.slots.to_json())?,
        })
    }

    /// The bytes before the sealed part, and what the first chunk is bound to.
    pub fn write(&self) -> Result<Written> {
        let json = serde_json::to_vec(self)?;
        let length = u32::try_from(json.len()).ok().filter(|it| *it <= LONGEST);
        let length = length.ok_or_else(|| Error::broken("too many people may restore"))?;
        let bytes = [MAGIC.as_slice(), &length.to_be_bytes(), &json].concat();
        let hash = Sha256::digest(&bytes).into();
        Ok(Written { bytes, hash })
    }

    /// Reads a header off the beginning of a file.
    ///
    /// # Errors
    /// `NotABackup`, `Truncated`, `TooNew`, `Hostile`, `Damaged`.
    pub fn read(source: &mut impl Read) -> Result<(Header, Written)> {
        let mut start = [0; 12];
        let found = fill(source, &mut start)?;
        let begins = found.min(MAGIC.len());
        if start[..begins] != MAGIC[..begins] || found == 0 {
            return Err(BackupFault::NotABackup.into());
        }
        if found < start.len() {
            return Err(BackupFault::Truncated.into());
        }
        let length = u32::from_be_bytes([start[8], start[9], start[10], start[11]]);
        if length > LONGEST {
            return Err(BackupFault::Hostile.into());
        }
        let mut json = vec![0; length as usize];
        if fill(source, &mut json)? < json.len() {
            return Err(BackupFault::Truncated.into());
        }
        let header = Header::parse(&json)?;
        let bytes = [start.as_slice(), &json].concat();
        let hash = Sha256::digest(&bytes).into();
        Ok((header, Written { bytes, hash }))
    }

    fn parse(json: &[u8]) -> Result<Header> {
        #[derive(Deserialize)]
        struct Versioned {
            format: u64,
        }
        let versioned: Versioned = serde_json::from_slice(json).map_err(damaged)?;
        if versioned.format > FORMAT {
            return Err(BackupFault::TooNew.into());
        }
        let header: Header = serde_json::from_slice(json).map_err(damaged)?;
        let is_sane = header.page_size.is_power_of_two()
            && (512..=65_536).contains(&header.page_size)
            && (480..=header.page_size).contains(&header.usable)
            && header.format == FORMAT
            && header.base.is_none();
        if !is_sane {
            return Err(BackupFault::Hostile.into());
        }
        Ok(header)
    }

    pub fn salt(&self) -> Result<[u8; 32]> {
        unhex(&self.salt).ok_or_else(|| BackupFault::Damaged.into())
    }

    /// The vault with the slots of those who may restore.
    ///
    /// # Errors
    /// `Damaged`, `TooNew`, `Hostile`: nothing of it has run by then.
    pub fn slots(&self) -> Result<Vault> {
        let vault = read_vault(self.slots.to_string().as_bytes())?;
        if vault.id() == self.vault { Ok(vault) } else { Err(BackupFault::Damaged.into()) }
    }
}

/// A vault that comes out of a backup.
pub(super) fn read_vault(json: &[u8]) -> Result<Vault> {
    Vault::from_json(json).map_err(|error| {
        Error::Backup(match error {
            VaultError::TooNew { .. } => BackupFault::TooNew,
            VaultError::HostileCosts => BackupFault::Hostile,
            _ => BackupFault::Damaged,
        })
    })
}

fn damaged(_: serde_json::Error) -> Error {
    BackupFault::Damaged.into()
}

fn fill(source: &mut impl Read, target: &mut [u8]) -> Result<usize> {
    let mut found = 0;
    while found < target.len() {
        match source.read(&mut target[found..])? {
            0 => break,
            more => found += more,
        }
    }
    Ok(found)
}
