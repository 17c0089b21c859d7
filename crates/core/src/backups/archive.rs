//! A backup file, opened: its header can be read by anyone, its records by whoever has a key.

use std::{
    fs::File,
    io::{BufReader, Read, Seek, SeekFrom, Take},
    path::Path,
};

use super::{
    header::{END, Header},
    pages::Shape,
    records::Reading,
    seal::{HeaderHash, Opened},
};
use crate::{
    BackupFault, Error, Result,
    vault::{Authenticity, MasterKey, OpenError, RecoveryKey, SlotId},
};

/// The file's length and the mark of its end.
pub(super) const FOOTER: u64 = 16;

/// What a person brings to open a backup.
#[derive(Clone, Copy)]
pub enum Key<'a> {
    Password(&'a str),
    Recovery(&'a RecoveryKey),
}

pub(super) struct Archive {
    pub header: Header,
    pub bytes: u64,
    hash: HeaderHash,
    file: File,
    sealed: u64,
}

/// The records of an archive, from the disk.
pub(super) type Records = Reading<Take<BufReader<File>>>;

impl Archive {
    /// Opens a file and reads its header; nothing is decrypted yet.
    ///
    /// # Errors
    /// `Unreadable`, and every [`BackupFault`] that shows without a key.
    pub fn open(path: &Path) -> Result<Archive> {
        let unreadable = |_| Error::Unreadable { path: path.to_owned() };
        let mut file = File::open(path).map_err(unreadable)?;
        let bytes = file.metadata().map_err(unreadable)?.len();
        let mut source = BufReader::new(&file);
        let (header, written) = Header::read(&mut source).map_err(|error| match error {
            Error::Internal(_) => Error::Unreadable { path: path.to_owned() },
            other => other,
        })?;
        let start = written.bytes.len() as u64;
        let sealed = bytes.checked_sub(start + FOOTER).ok_or(BackupFault::Truncated)?;
        check_end(&mut file, bytes)?;
        file.seek(SeekFrom::Start(start))?;
        Ok(Archive { header, bytes, hash: written.hash, file, sealed })
    }

    pub fn shape(&self) -> Shape {
        Shape { page_size: self.header.page_size, usable: self.header.usable }
    }

    /// The master key of the office at the time of the backup, and whose way in it was.
    ///
    /// # Errors
    /// `WrongKey`; `Damaged` or `Hostile` when the header was altered.
    pub fn unlock(&self, key: Key<'_>) -> Result<(SlotId, MasterKey)> {
        let vault = self.header.slots()?;
        match key {
            Key::Recovery(key) => vault.open_with_recovery(key).map_err(refused),
            Key::Password(password) => {
                let people: Vec<SlotId> = vault.slots().map(crate::vault::Slot::id).collect();
                for slot in people {
                    let SlotId::Person(account) = slot else { continue };
                    match vault.open_with_password(account, password) {
                        Ok(master) => return Ok((slot, master)),
                        Err(OpenError::Refused) => {}
                        Err(error) => return Err(refused(error)),
                    }
                }
                Err(Error::WrongKey)
            }
        }
    }

    /// The one of these master keys under which the backup was made.
    ///
    /// # Errors
    /// `WrongKey` when it is none of them; `Damaged` or `Hostile` when the header was altered.
    pub fn choose(&self, masters: &[&MasterKey]) -> Result<usize> {
        let vault = self.header.slots()?;
        let fits = |it: &&MasterKey| vault.authenticate(it) == Authenticity::Genuine;
        masters.iter().position(fits).ok_or(Error::WrongKey)
    }

    pub fn records(self, master: &MasterKey) -> Result<Records> {
        let key = master.backup_key().of_file(&self.header.salt()?);
        let source = BufReader::new(self.file).take(self.sealed);
        Reading::new(Opened::new(&key, self.hash, source, self.sealed))
    }
}

fn refused(error: OpenError) -> Error {
    match error {
        OpenError::Refused => Error::WrongKey,
        OpenError::Altered => BackupFault::Damaged.into(),
        OpenError::NoMemory => Error::internal(error),
    }
}

/// A file that was not copied to its end is known before anything is decrypted.
fn check_end(file: &mut File, bytes: u64) -> Result<()> {
    let mut footer = [0; FOOTER as usize];
    file.seek(SeekFrom::Start(bytes - FOOTER))?;
    file.read_exact(&mut footer)?;
    let (length, end) = footer.split_at(8);
    if end != END {
        return Err(BackupFault::Truncated.into());
    }
    if length != bytes.to_be_bytes() {
        return Err(BackupFault::Damaged.into());
    }
    Ok(())
}
