//! Archives that someone with the key made to do harm, and what is refused of them.

use std::{io::Write, path::PathBuf};

use super::{
    Key, Manifest,
    header::{END, Header, Parts},
    records::{Counts, Writing},
    seal::Sealer,
    verify_with,
};
use crate::{
    BackupFault, Error, Result, gate,
    jobs::Job,
    vault::{Kdf, MasterKey, NewSheet, Vault},
};

struct Forger {
    vault: Vault,
    master: MasterKey,
    sheet: NewSheet,
    folder: tempfile::TempDir,
}

impl Forger {
    fn new() -> Forger {
        let (mut vault, master) = Vault::create(0, Kdf::cheap_for_tests());
        let sheet = vault.add_recovery(chrono::NaiveDate::default(), &master).unwrap();
        Forger { vault, master, sheet, folder: tempfile::tempdir().unwrap() }
    }

    fn manifest(&self) -> Manifest {
        Manifest {
            made_at: 0,
            crm_pages: 10,
            access_pages: 10,
            journal: None,
            looks: None,
            anchor: None,
            counts: Counts {
                customers: 0,
                contacts: 0,
                tasks: 0,
                accounts: 0,
                operations: 0,
                looks: 0,
            },
        }
    }

    /// A file that is sealed as it should be, whatever is in it.
    fn archive(&self, schema: i64, fill: impl FnOnce(&mut Writing<Vec<u8>>)) -> PathBuf {
        let slots = &self.vault;
        let salt = [3; 32];
        let parts = Parts { slots, schema, made_at: 0, page_size: 4096, usable: 4016, salt };
        let header = Header::new(&parts).unwrap().write().unwrap();
        let key = self.master.backup_key().of_file(&salt);
        let sealer = Sealer::new(&key, header.hash, header.bytes);
        let mut records = Writing::new(sealer).unwrap();
        fill(&mut records);
        let mut bytes = records.finish().unwrap();
        let length = bytes.len() as u64 + 16;
        bytes.extend(length.to_be_bytes());
        bytes.extend(END);
        let file = self.folder.path().join("forged");
        std::fs::File::create(&file).unwrap().write_all(&bytes).unwrap();
        file
    }

    fn verdict(&self, schema: i64, fill: impl FnOnce(&mut Writing<Vec<u8>>)) -> Result<()> {
        let file = self.archive(schema, fill);
        verify_with(&file, Key::Recovery(&self.sheet.key), &Job::new()).map(drop)
    }
}

fn fault(outcome: Result<()>) -> BackupFault {
    match outcome {
        Err(Error::Backup(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn more_pages_than_there_can_be_are_refused_at_once() {
    let forger = Forger::new();
    let ours = gate::newest_migration();
    let with_pages = |crm_pages, access_pages| {
        let manifest = Manifest { crm_pages, access_pages, ..forger.manifest() };
        forger.verdict(ours, |records| {
            records.vault(&forger.vault).unwrap();
            records.manifest(&manifest).unwrap();
        })
    };
    assert_eq!(fault(with_pages(1 << 40, 1)), BackupFault::Hostile);
    assert_eq!(fault(with_pages(1, 1 << 40)), BackupFault::Hostile);
    assert_eq!(fault(with_pages(u64::MAX, u64::MAX)), BackupFault::Hostile);
    // As many as there can be, and not one of them there: no disk has room for them.
    let most = with_pages(u64::from(super::pages::MOST), 1);
    assert!(matches!(most, Err(Error::Full | Error::Backup(BackupFault::Damaged))), "{most:?}");
    assert_eq!(fault(with_pages(3, 0)), BackupFault::Damaged);
}

#[test]
fn lengths_are_judged_before_anything_is_reserved_for_them() {
    let forger = Forger::new();
    let ours = gate::newest_migration();
    for length in [u32::MAX, (16 << 20) + 1] {
        let verdict = forger.verdict(ours, |records| {
            records.raw(&[1]);
            records.raw(&length.to_be_bytes());
        });
        assert_eq!(fault(verdict), BackupFault::Hostile);
    }
    let short = forger.verdict(ours, |records| records.raw(&[1, 0, 255, 255, 255]));
    assert_eq!(fault(short), BackupFault::Damaged);
}

#[test]
fn what_is_compressed_without_end_is_not_unpacked() {
    let forger = Forger::new();
    let ours = gate::newest_migration();
    let zeros = vec![0; 1 << 20];
    let bomb = forger.verdict(ours, |records| {
        (0..512).for_each(|_| records.raw(&zeros));
    });
    assert_eq!(fault(bomb), BackupFault::Damaged);
    let behind = forger.verdict(ours, |records| {
        records.vault(&forger.vault).unwrap();
        records.manifest(&forger.manifest()).unwrap();
        (0..64).for_each(|_| records.raw(&zeros));
    });
    assert_eq!(fault(behind), BackupFault::Damaged);
}

#[test]
fn a_newer_schema_is_refused_before_a_page_is_written() {
    let forger = Forger::new();
    let verdict = forger.verdict(gate::newest_migration() + 1, |records| {
        records.vault(&forger.vault).unwrap();
        records.manifest(&forger.manifest()).unwrap();
    });
    assert_eq!(fault(verdict), BackupFault::TooNew);
}

#[test]
fn another_offices_vault_inside_is_refused() {
    let forger = Forger::new();
    let (other, _) = Vault::create(0, Kdf::cheap_for_tests());
    let verdict = forger.verdict(gate::newest_migration(), |records| {
        records.vault(&other).unwrap();
        records.manifest(&forger.manifest()).unwrap();
    });
    assert_eq!(fault(verdict), BackupFault::Damaged);
}
