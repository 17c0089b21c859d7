//! T14: random changes, with the power failing at any step.

use std::{collections::BTreeMap, io, path::Path};

use proptest::{
    prelude::*,
    test_runner::{RngAlgorithm, TestRng, TestRunner},
};

use super::{
    fake_disk::{Dice, FakeDisk, Fault},
    *,
};
use crate::vault::{
    file::{Loaded, Source, Trial, load_from, save_to},
    sealed::PrivateKey,
};

/// A mistake that the programme must notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Planted {
    Nothing,
    DiskForgetsToFlush,
    RotationKeepsTheKey,
}

#[derive(Debug, Clone)]
struct Step {
    change: Change,
    /// The power fails after so many writing steps of the save.
    crash: Option<u32>,
}

#[derive(Debug, Clone, Copy)]
enum Change {
    Add,
    Remove(usize),
    Reset(usize),
    NewPassword(usize),
    AddSheet,
    Rotate,
}

fn steps() -> impl Strategy<Value = (u64, Vec<Step>)> {
    let change = prop_oneof![
        3 => Just(Change::Add),
        3 => any::<usize>().prop_map(Change::Remove),
        2 => any::<usize>().prop_map(Change::Reset),
        2 => any::<usize>().prop_map(Change::NewPassword),
        1 => Just(Change::AddSheet),
        3 => Just(Change::Rotate),
    ];
    let step =
        (change, proptest::option::of(0u32..9)).prop_map(|(change, crash)| Step { change, crash });
    (any::<u64>(), proptest::collection::vec(step, 1..14))
}

enum Opens {
    Password(String),
    Sheet(RecoveryKey),
}

impl Opens {
    fn opener(&self) -> Opener<'_> {
        match self {
            Opens::Password(password) => Opener::Password(password),
            Opens::Sheet(key) => Opener::Recovery(key),
        }
    }

    fn open(&self, vault: &Vault, id: SlotId) -> Result<MasterKey, OpenError> {
        match (self, id) {
            (Opens::Password(password), SlotId::Person(account)) => {
                vault.open_with_password(account, password)
            }
            (Opens::Sheet(key), _) => vault.open_with_recovery(key).map(|(_, master)| master),
            _ => unreachable!("people have passwords"),
        }
    }
}

/// What someone whose way in has ended still has.
struct Leaver {
    slot: SlotId,
    opens: Opens,
    private_key: PrivateKey,
    master: MasterKey,
    rotated_since: bool,
}

/// An office, and what its database would know.
struct World {
    disk: FakeDisk,
    planted: Planted,
    vault: Vault,
    master: MasterKey,
    holders: BTreeMap<SlotId, Opens>,
    leavers: Vec<Leaver>,
    passwords: u32,
    dice: Dice,
}

const FOLDER: &str = "home";

impl World {
    fn new(planted: Planted, seed: u64) -> World {
        let fault = match planted {
            Planted::DiskForgetsToFlush => Fault::ForgetsToFlush,
            _ => Fault::None,
        };
        let (mut vault, master) = Vault::create(0, Kdf::cheap_for_tests());
        vault.add_person(account(1), "first", today(), &master).unwrap();
        let disk = FakeDisk::new(fault, seed);
        save_to(&disk, Path::new(FOLDER), &vault, &master, Trial::Seal).unwrap();
        let holders = BTreeMap::from([(person(1), Opens::Password("first".into()))]);
        World {
            disk,
            planted,
            vault,
            master,
            holders,
            leavers: Vec::new(),
            passwords: 0,
            dice: Dice::new(!seed),
        }
    }

    fn run(planted: Planted, seed: u64, steps: &[Step]) -> Result<(), TestCaseError> {
        let mut world = World::new(planted, seed);
        for step in steps {
            world.step(step)?;
            world.check()?;
        }
        Ok(())
    }

    fn step(&mut self, step: &Step) -> Result<(), TestCaseError> {
        let mut after =
            Next { vault: self.vault.clone(), master: None, came: Vec::new(), went: Vec::new() };
        self.change(step.change, &mut after);
        if after.vault == self.vault {
            return Ok(());
        }
        if let Some(steps) = step.crash {
            self.disk.fail_after(steps, io::ErrorKind::Other);
        }
        let master = after.master.as_ref().unwrap_or(&self.master);
        let trial = match after.came.last() {
            Some((SlotId::Person(account), Opens::Password(password))) => {
                Trial::Password { account: *account, password }
            }
            Some((_, Opens::Sheet(key))) => Trial::Recovery(key),
            _ => Trial::Seal,
        };
        let saved = save_to(&self.disk, Path::new(FOLDER), &after.vault, master, trial);
        match (&saved, step.crash) {
            (Ok(()), None) => {}
            (Ok(()) | Err(VaultError::Io(_)), Some(_)) => self.disk.restart(),
            (Err(error), _) => return Err(TestCaseError::fail(format!("not saved: {error}"))),
        }
        let found = self.load()?;
        prop_assert!(found == after.vault || saved.is_err(), "an acknowledged change is lost");
        if found == after.vault {
            self.adopt(after);
        } else {
            prop_assert!(found == self.vault, "neither the old vault nor the new");
        }
        Ok(())
    }

    /// What the change does to the vault in memory.
    fn change(&mut self, change: Change, after: &mut Next) {
        self.passwords += 1;
        let password = format!("password {}", self.passwords);
        let vault = &mut after.vault;
        match change {
            Change::Add => {
                let id = account(1 + self.dice.below(6) as i64);
                if vault.add_person(id, &password, today(), &self.master).is_ok() {
                    after.came.push((SlotId::Person(id), Opens::Password(password)));
                }
            }
            Change::Remove(index) => {
                let id = self.slot(index);
                if vault.remove(id, &self.master).is_ok() {
                    after.went.push(id);
                }
            }
            Change::Reset(index) => {
                let id = self.slot(index);
                let SlotId::Person(account) = id else { return };
                vault.reset_password(account, &password, today(), &self.master).unwrap();
                after.went.push(id);
                after.came.push((id, Opens::Password(password)));
            }
            Change::NewPassword(index) => {
                let id = self.slot(index);
                let (SlotId::Person(account), Opens::Password(old)) = (id, &self.holders[&id])
                else {
                    return;
                };
                vault.change_password(account, old, &password, today(), &self.master).unwrap();
                after.went.push(id);
                after.came.push((id, Opens::Password(password)));
            }
            Change::AddSheet => {
                let sheet = vault.add_recovery(today(), &self.master).unwrap();
                after.came.push((sheet.slot, Opens::Sheet(sheet.key)));
            }
            Change::Rotate if self.planted == Planted::RotationKeepsTheKey => {
                vault.reseal(&self.master, &keys(&self.vault)).unwrap();
                after.master = MasterKey::copied(self.master.expose());
            }
            Change::Rotate => {
                after.master = Some(vault.rotate(&self.master, &keys(&self.vault)).unwrap());
            }
        }
    }

    fn slot(&self, index: usize) -> SlotId {
        *self.holders.keys().nth(index % self.holders.len()).unwrap()
    }

    fn adopt(&mut self, after: Next) {
        for slot in after.went {
            let opens = self.holders.remove(&slot).unwrap();
            let own = self.vault.slot(slot).unwrap();
            let private_key = own.unlock(self.vault.id(), opens.opener()).unwrap();
            let master = own.unseal(self.vault.id(), &private_key).unwrap();
            self.leavers.push(Leaver { slot, opens, private_key, master, rotated_since: false });
        }
        self.holders.extend(after.came);
        self.vault = after.vault;
        if let Some(master) = after.master {
            self.master = master;
            self.leavers.iter_mut().for_each(|leaver| leaver.rotated_since = true);
        }
    }

    fn load(&self) -> Result<Vault, TestCaseError> {
        match load_from(&self.disk, Path::new(FOLDER)) {
            Ok(Loaded { vault, source: Source::Current }) => Ok(vault),
            Ok(_) => Err(TestCaseError::fail("the current vault was lost")),
            Err(error) => Err(TestCaseError::fail(format!("nobody can open: {error}"))),
        }
    }

    fn check(&self) -> Result<(), TestCaseError> {
        let vault = self.load()?;
        prop_assert_eq!(vault.authenticate(&self.master), Authenticity::Genuine);
        for (id, opens) in &self.holders {
            let opened = opens.open(&vault, *id);
            prop_assert!(opened.is_ok_and(|key| key.is(&self.master)), "{id} cannot open");
        }
        for leaver in &self.leavers {
            let opened = leaver.opens.open(&vault, leaver.slot);
            prop_assert!(opened.is_err(), "{} can still sign in", leaver.slot);
            if leaver.rotated_since {
                prop_assert!(!self.reaches_the_key(leaver), "{} reads on", leaver.slot);
            }
        }
        Ok(())
    }

    /// Tries all that a leaver can do with what they once had and the whole disk, which here
    /// forgets no file.
    fn reaches_the_key(&self, leaver: &Leaver) -> bool {
        let files = self.disk.everything();
        let vaults: Vec<Vault> =
            files.iter().filter_map(|file| Vault::from_json(file).ok()).collect();
        let retired = vaults.iter().flat_map(|vault| vault.retired_keys(&leaver.master));
        // Only what was written under the present key can hold it.
        let present = vaults
            .iter()
            .filter(|vault| vault.authenticate(&self.master) == Authenticity::Genuine)
            .flat_map(Vault::slots);
        leaver.master.is(&self.master)
            || retired.into_iter().any(|key| key.is(&self.master))
            || present.into_iter().any(|slot| {
                slot.unseal(self.vault.id(), &leaver.private_key).is_some()
                    || slot.unlock(self.vault.id(), leaver.opens.opener()).is_ok()
            })
    }
}

/// The world after a change, if it gets saved.
struct Next {
    vault: Vault,
    master: Option<MasterKey>,
    came: Vec<(SlotId, Opens)>,
    went: Vec<SlotId>,
}

/// 256 sequences, or as many as `PROPTEST_CASES` says.
fn programme(planted: Planted) -> Result<(), proptest::test_runner::TestError<(u64, Vec<Step>)>> {
    let shrinks = if planted == Planted::Nothing { 500 } else { 0 };
    let config = ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: shrinks,
        ..ProptestConfig::default()
    };
    let mut runner = match planted {
        Planted::Nothing => TestRunner::new(config),
        _ => {
            let dice = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
            TestRunner::new_with_rng(config, dice)
        }
    };
    runner.run(&steps(), |(seed, steps)| World::run(planted, seed, &steps))
}

#[test]
fn someone_can_always_open_and_the_removed_cannot_open_what_was_rotated_after() {
    if let Err(failure) = programme(Planted::Nothing) {
        panic!("{failure}");
    }
}

#[test]
fn the_programme_notices_a_disk_that_does_not_flush() {
    let failure = programme(Planted::DiskForgetsToFlush).unwrap_err().to_string();
    assert!(
        ["lost", "nobody can open", "neither"].iter().any(|word| failure.contains(word)),
        "{failure}"
    );
}

#[test]
fn the_programme_notices_a_rotation_that_keeps_the_key() {
    let failure = programme(Planted::RotationKeepsTheKey).unwrap_err().to_string();
    assert!(failure.contains("reads on"), "{failure}");
}
