//! What is saved, loaded, kept and refused.

use std::{fs, io, path::Path};

use super::{
    fake_disk::{FakeDisk, Fault},
    *,
};
use crate::vault::file::{
    self, Loss, Source, Trial, load, load_from, load_previous, save, save_to,
};

const CURRENT: &str = "vault.json";
const PREVIOUS: &str = "vault.json.prev";

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A folder with two generations of one vault.
fn saved_twice() -> (tempfile::TempDir, Vault, Vault, MasterKey) {
    let folder = tempfile::tempdir().unwrap();
    let (first, master) = office();
    save(folder.path(), &first, &master, Trial::Seal).unwrap();
    let mut second = first.clone();
    second.add_person(account(3), "secret-3", today(), &master).unwrap();
    let trial = Trial::Password { account: account(3), password: "secret-3" };
    save(folder.path(), &second, &master, trial).unwrap();
    (folder, first, second, master)
}

#[test]
fn what_is_saved_is_loaded_and_the_one_before_is_kept() {
    let (folder, first, second, _) = saved_twice();
    let loaded = load(folder.path()).unwrap();
    assert!(loaded.vault == second);
    assert_eq!(loaded.source, Source::Current);
    assert!(load_previous(folder.path()).unwrap() == first);
    assert_eq!(names(folder.path()), [CURRENT, PREVIOUS]);
}

#[test]
fn an_empty_folder_has_no_vault() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(load(folder.path()), Err(VaultError::Missing)));
    assert!(matches!(load(&folder.path().join("nowhere")), Err(VaultError::Missing)));
    assert!(matches!(load_previous(folder.path()), Err(VaultError::Missing)));
}

#[test]
fn the_vault_before_stands_in_for_a_damaged_or_missing_one() {
    let (folder, first, ..) = saved_twice();
    let current = folder.path().join(CURRENT);
    let because = |folder: &Path| {
        let loaded = load(folder).unwrap();
        assert!(loaded.vault == first);
        loaded.source
    };
    let text = fs::read_to_string(&current).unwrap();
    for damaged in [&text[..text.len() / 2], "", "not a vault", &text.replace("generation", "g")] {
        fs::write(&current, damaged).unwrap();
        assert_eq!(because(folder.path()), Source::Previous { because: Loss::Damaged });
    }
    fs::remove_file(&current).unwrap();
    assert_eq!(because(folder.path()), Source::Previous { because: Loss::Missing });
}

#[test]
fn a_vault_of_which_any_trace_is_left_is_damaged_and_not_missing() {
    let (folder, ..) = saved_twice();
    fs::write(folder.path().join(CURRENT), "").unwrap();
    fs::write(folder.path().join(PREVIOUS), "").unwrap();
    assert!(matches!(load(folder.path()), Err(VaultError::Damaged)));
    fs::remove_file(folder.path().join(CURRENT)).unwrap();
    assert!(matches!(load(folder.path()), Err(VaultError::Damaged)));
    fs::write(folder.path().join(CURRENT), "").unwrap();
    fs::remove_file(folder.path().join(PREVIOUS)).unwrap();
    assert!(matches!(load(folder.path()), Err(VaultError::Damaged)));
}

#[test]
fn a_damaged_vault_never_pushes_out_the_sound_one_before_it() {
    let (folder, first, _, master) = saved_twice();
    fs::write(folder.path().join(CURRENT), "scratched").unwrap();
    let mut next = load(folder.path()).unwrap().vault;
    next.add_person(account(4), "secret-4", today(), &master).unwrap();
    save(folder.path(), &next, &master, Trial::Seal).unwrap();
    assert!(load(folder.path()).unwrap().vault == next);
    assert!(load_previous(folder.path()).unwrap() == first);
}

#[test]
fn a_newer_format_is_neither_read_nor_replaced() {
    let (folder, _, mut vault, master) = saved_twice();
    let current = folder.path().join(CURRENT);
    let mut document: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(&current).unwrap()).unwrap();
    document["format"] = 2.into();
    document["checksum"] = document::checksum_for_tests(&document).into();
    fs::write(&current, document.to_string()).unwrap();
    assert!(matches!(load(folder.path()), Err(VaultError::TooNew { format: 2 })));
    vault.raise_generation(99, &master).unwrap();
    let refused = save(folder.path(), &vault, &master, Trial::Seal);
    assert!(matches!(refused, Err(VaultError::TooNew { format: 2 })));
    assert_eq!(fs::read_to_string(&current).unwrap(), document.to_string());
}

#[test]
fn a_stale_or_foreign_vault_does_not_replace_the_one_there() {
    let (folder, first, second, master) = saved_twice();
    for stale in [&first, &second] {
        let refused = save(folder.path(), stale, &master, Trial::Seal);
        assert!(matches!(refused, Err(VaultError::Stale)));
    }
    let (mut foreign, its_key) = office();
    foreign.raise_generation(99, &its_key).unwrap();
    let refused = save(folder.path(), &foreign, &its_key, Trial::Seal);
    assert!(matches!(refused, Err(VaultError::OtherOffice)));
    assert!(load(folder.path()).unwrap().vault == second);
}

#[test]
fn a_vault_that_fails_its_trial_replaces_nothing() {
    let (folder, _, second, master) = saved_twice();
    let mut next = second.clone();
    let sheet = next.add_recovery(today(), &master).unwrap();
    let other_sheet = RecoveryKey::random();
    let (_, other_key) = office();
    for trial in [
        Trial::Password { account: account(1), password: "wrong" },
        Trial::Password { account: account(9), password: "secret-1" },
        Trial::Recovery(&other_sheet),
    ] {
        let refused = save(folder.path(), &next, &master, trial);
        assert!(matches!(refused, Err(VaultError::Unproven)));
    }
    let refused = save(folder.path(), &next, &other_key, Trial::Seal);
    assert!(matches!(refused, Err(VaultError::Unproven)));
    assert!(load(folder.path()).unwrap().vault == second);
    assert_eq!(names(folder.path()), [CURRENT, PREVIOUS]);
    save(folder.path(), &next, &master, Trial::Recovery(&sheet.key)).unwrap();
}

#[test]
fn a_vault_that_nobody_can_open_is_not_saved() {
    let folder = tempfile::tempdir().unwrap();
    let (vault, master) = Vault::create(0, Kdf::cheap_for_tests());
    let refused = save(folder.path(), &vault, &master, Trial::Seal);
    assert!(matches!(refused, Err(VaultError::Unproven)));
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_full_disk_at_any_step_leaves_the_old_vault_and_a_retry_works() {
    let folder = Path::new("home");
    let mut steps = 0;
    loop {
        let disk = FakeDisk::new(Fault::None, 1);
        let (mut vault, master) = office();
        save_to(&disk, folder, &vault, &master, Trial::Seal).unwrap();
        let old = vault.clone();
        vault.raise_generation(99, &master).unwrap();
        disk.fail_after(steps, io::ErrorKind::StorageFull);
        match save_to(&disk, folder, &vault, &master, Trial::Seal) {
            Ok(()) => break,
            Err(error) => assert!(matches!(error, VaultError::Full), "{error}"),
        }
        disk.recover();
        // Only the last step, the flushing of names, fails after the new vault is in place.
        let found = load_from(&disk, folder).unwrap();
        assert_eq!(found.source, Source::Current);
        assert!(found.vault == if steps < 6 { old } else { vault.clone() });
        assert!(disk.names().iter().all(|name| !name.ends_with(".new")), "{:?}", disk.names());
        vault.raise_generation(100, &master).unwrap();
        save_to(&disk, folder, &vault, &master, Trial::Seal).unwrap();
        assert!(load_from(&disk, folder).unwrap().vault == vault);
        steps += 1;
    }
    assert_eq!(steps, 7);
}

#[test]
fn other_failures_of_the_disk_are_told_as_such() {
    let disk = FakeDisk::new(Fault::None, 1);
    let (vault, master) = office();
    disk.fail_after(0, io::ErrorKind::PermissionDenied);
    let failed = save_to(&disk, Path::new("home"), &vault, &master, Trial::Seal);
    assert!(
        matches!(failed, Err(VaultError::Io(error)) if error.kind() == io::ErrorKind::PermissionDenied)
    );
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(CURRENT)).unwrap();
    assert!(matches!(load(folder.path()), Err(VaultError::Io(_))));
}

/// A disk that puts something else than it was given.
struct Rewriting<F>(FakeDisk, F);

impl<F: Fn(&[u8]) -> Vec<u8>> file::Disk for Rewriting<F> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0.read(path)
    }
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.0.write(path, &(self.1)(bytes))
    }
    fn sync(&self, path: &Path) -> io::Result<()> {
        self.0.sync(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.rename(from, to)
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.sync_folder(folder)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.0.remove(path)
    }
}

#[test]
fn what_reads_back_otherwise_than_written_replaces_nothing() {
    let (vault, master) = office();
    let older = vault.to_json();
    let mut next = vault.clone();
    next.raise_generation(99, &master).unwrap();
    let check = |rewrite: &dyn Fn(&[u8]) -> Vec<u8>| {
        let disk = Rewriting(FakeDisk::new(Fault::None, 1), rewrite);
        let failed = save_to(&disk, Path::new("home"), &next, &master, Trial::Seal);
        assert!(matches!(failed, Err(VaultError::Unproven)));
        assert!(disk.0.names().is_empty());
    };
    check(&|bytes| bytes[..bytes.len() - 9].to_vec());
    check(&|_| Vec::new());
    check(&|_| older.clone().into_bytes());
}

#[cfg(unix)]
#[test]
fn files_and_folder_are_nobody_elses() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let (folder, _, mut vault, master) = saved_twice();
    let home = folder.path().join("offices/home");
    file::private_folder(&home).unwrap();
    assert_eq!(mode(&home), 0o700);
    let database = home.join("crm.db");
    fs::write(&database, "").unwrap();
    file::keep_private(&database).unwrap();
    assert_eq!(mode(&database), 0o600);

    // Even where someone laid a readable file in the way.
    let aside = folder.path().join("vault.json.new");
    fs::write(&aside, "").unwrap();
    fs::set_permissions(&aside, fs::Permissions::from_mode(0o666)).unwrap();
    vault.raise_generation(99, &master).unwrap();
    save(folder.path(), &vault, &master, Trial::Seal).unwrap();
    for name in [CURRENT, PREVIOUS] {
        assert_eq!(mode(&folder.path().join(name)), 0o600);
    }
}
