//! Tests of the vault as a whole. They use a stretching of passwords that protects nothing.

mod changes;
mod fake_disk;
mod files;
mod sequences;
mod tampering;

use chrono::NaiveDate;

use super::*;

fn account(id: i64) -> AccountId {
    id.into()
}

fn person(id: i64) -> SlotId {
    SlotId::Person(account(id))
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 8, 1).unwrap()
}

/// An office with accounts 1 and 2, whose passwords are `secret-1` and `secret-2`.
fn office() -> (Vault, MasterKey) {
    let (mut vault, master) = Vault::create(1_780_000_000_000, Kdf::cheap_for_tests());
    for id in [1, 2] {
        vault.add_person(account(id), &format!("secret-{id}"), today(), &master).unwrap();
    }
    (vault, master)
}

fn keys(vault: &Vault) -> Vec<(SlotId, PublicKey)> {
    vault.slots().map(|slot| (slot.id(), slot.public_key())).collect()
}
