//! What becomes of a vault that someone else wrote into.

use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::*;
use crate::vault::document::checksum_for_tests;

/// An office with everything in it: people, a sheet, a retired key.
fn full_office() -> (Vault, MasterKey, RecoveryKey) {
    let (mut vault, first) = office();
    let sheet = vault.add_recovery(today(), &first).unwrap();
    let master = vault.rotate(&first, &keys(&vault)).unwrap();
    (vault, master, sheet.key)
}

/// Every place of a document, as JSON pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    if !at.is_empty() {
        found.push(at.to_owned());
    }
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| places(value, &format!("{at}/{name}"), found));
        }
        Value::Array(items) => {
            let numbered = items.iter().enumerate();
            numbered.for_each(|(index, item)| places(item, &format!("{at}/{index}"), found));
        }
        _ => {}
    }
}

/// Other values for one place: small slips, wrong types, and what attackers like.
fn others(value: &Value) -> Vec<Value> {
    let mut others = vec![json!(null), json!(true), json!(""), json!([]), json!({}), json!(-1)];
    others.extend([json!(0), json!(1.5), json!(u64::MAX), json!(u32::MAX), json!("ff".repeat(80))]);
    match value {
        Value::String(text) => {
            others.push(json!(text.to_uppercase()));
            others.push(json!(format!("{text}0")));
            others.push(json!(text.chars().rev().collect::<String>()));
            for at in (0..text.len()).step_by(7) {
                let mut bytes = text.clone().into_bytes();
                bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
                others.push(json!(String::from_utf8(bytes).unwrap()));
            }
        }
        Value::Number(number) => {
            let number = number.as_u64().unwrap();
            others.extend([json!(number + 1), json!(number.wrapping_sub(1)), json!(number * 2)]);
        }
        Value::Array(items) => {
            others.push(items.iter().rev().cloned().collect());
            others.push(items.iter().skip(1).cloned().collect());
            others.push(items.iter().chain(items).cloned().collect());
        }
        _ => {}
    }
    others.retain(|other| other != value);
    others
}

fn altered(document: &Value, place: &str, other: Value) -> Value {
    let mut altered = document.clone();
    *altered.pointer_mut(place).unwrap() = other;
    altered
}

fn with_checksum(mut document: Value) -> Value {
    document["checksum"] = json!(checksum_for_tests(&document));
    document
}

fn read(document: &Value) -> Result<Vault, VaultError> {
    Vault::from_json(document.to_string().as_bytes())
}

/// Whoever opens gets the right key or none, and the change is seen.
fn assert_harmless(vault: &Vault, master: &MasterKey, sheet: &RecoveryKey, what: &str) {
    assert_eq!(vault.authenticate(master), Authenticity::Altered, "{what}");
    let people = [1, 2].map(|id| vault.open_with_password(account(id), &format!("secret-{id}")));
    let opened = people.into_iter().chain([vault.open_with_recovery(sheet).map(|(_, key)| key)]);
    for key in opened.flatten() {
        assert!(key.is(master), "{what} opens with a wrong key");
    }
    assert!(vault.retired_keys(master).len() <= 2, "{what}");
}

#[test]
fn a_change_anywhere_in_the_file_is_damage() {
    let (vault, ..) = full_office();
    let document: Value = serde_json::from_str(&vault.to_json()).unwrap();
    let mut all = Vec::new();
    places(&document, "", &mut all);
    assert!(all.len() > 40);
    for place in all {
        for other in others(document.pointer(&place).unwrap()) {
            let error = read(&altered(&document, &place, other.clone())).err();
            assert!(matches!(error, Some(VaultError::Damaged)), "{place} = {other}: {error:?}");
        }
    }
}

#[test]
fn a_change_with_the_checksum_made_to_fit_is_seen_and_never_opens_with_a_wrong_key() {
    let (vault, master, sheet) = full_office();
    let document: Value = serde_json::from_str(&vault.to_json()).unwrap();
    let mut all = Vec::new();
    places(&document, "", &mut all);
    let (mut refused, mut accepted) = (0, 0);
    for place in all.iter().filter(|place| *place != "/checksum") {
        for other in others(document.pointer(place).unwrap()) {
            let what = format!("{place} = {other}");
            match read(&with_checksum(altered(&document, place, other))) {
                Ok(vault) => {
                    accepted += 1;
                    assert_harmless(&vault, &master, &sheet, &what);
                }
                Err(VaultError::Damaged | VaultError::HostileCosts) => refused += 1,
                Err(VaultError::TooNew { .. }) => assert_eq!(place, "/format"),
                Err(error) => panic!("{what}: {error}"),
            }
        }
    }
    assert!(refused > 100 && accepted > 100, "{refused} refused, {accepted} accepted");
}

#[test]
fn parts_exchanged_between_slots_open_nothing() {
    let (vault, master, sheet) = full_office();
    let document: Value = serde_json::from_str(&vault.to_json()).unwrap();
    for field in ["id", "kdf", "public_key", "private_key", "master_key"] {
        let (first, second) = (&document["slots"][0][field], &document["slots"][1][field]);
        let one = altered(&document, &format!("/slots/0/{field}"), second.clone());
        let both = altered(&one, &format!("/slots/1/{field}"), first.clone());
        let vault = read(&with_checksum(both)).unwrap();
        assert_harmless(&vault, &master, &sheet, field);
        assert!(vault.open_with_password(account(1), "secret-1").is_err(), "{field}");
        assert!(vault.open_with_password(account(1), "secret-2").is_err(), "{field}");
    }
}

#[test]
fn a_slot_of_another_office_opens_nothing_here() {
    let (vault, master, sheet) = full_office();
    let (other, ..) = full_office();
    let mut document: Value = serde_json::from_str(&vault.to_json()).unwrap();
    let other: Value = serde_json::from_str(&other.to_json()).unwrap();
    document["slots"][0] = other["slots"][0].clone();
    let vault = read(&with_checksum(document)).unwrap();
    assert_harmless(&vault, &master, &sheet, "a foreign slot");
    assert_eq!(vault.open_with_password(account(1), "secret-1").unwrap_err(), OpenError::Refused);
}

#[test]
fn a_right_password_before_an_altered_slot_says_altered() {
    let (vault, ..) = full_office();
    let document: Value = serde_json::from_str(&vault.to_json()).unwrap();
    for field in ["public_key", "master_key"] {
        let other = document["slots"][1][field].clone();
        let document = altered(&document, &format!("/slots/0/{field}"), other);
        let vault = read(&with_checksum(document)).unwrap();
        let opened = vault.open_with_password(account(1), "secret-1");
        assert_eq!(opened.unwrap_err(), OpenError::Altered, "{field}");
    }
}

#[test]
fn an_altered_vault_takes_no_change_until_it_was_reviewed() {
    let (vault, master, _) = full_office();
    let known = keys(&vault);
    let mut document: Value = serde_json::from_str(&vault.to_json()).unwrap();
    let mut intruder = document["slots"][1].clone();
    intruder["id"] = json!(77);
    document["slots"].as_array_mut().unwrap().push(intruder);
    let mut vault = read(&with_checksum(document)).unwrap();
    let refused = vault.add_person(account(3), "x", today(), &master);
    assert!(matches!(refused, Err(VaultError::Altered)));

    vault.reseal(&master, &known).unwrap();
    assert_eq!(vault.authenticate(&master), Authenticity::Genuine);
    assert_eq!(keys(&vault), known);
    assert_eq!(vault.retired_keys(&master).len(), 1);
    assert!(vault.open_with_password(account(1), "secret-1").unwrap().is(&master));
}

#[test]
fn hostile_costs_are_refused_before_they_run() {
    let hostile = [
        (u32::MAX, 1, 1),
        (513 * 1024, 1, 1),
        (64 * 1024, u32::MAX, 1),
        (64 * 1024, 11, 1),
        (64 * 1024, 3, 5),
        (8, 1, 4),
        (7, 1, 1),
        (0, 0, 0),
    ];
    for (memory_kib, passes, lanes) in hostile {
        let before = kdf::RUNS.get();
        let kdf = Kdf::hostile_for_tests(memory_kib, passes, lanes);
        assert!(kdf.stretch("password", &[0; 16]).is_err_and(|error| error == KdfError::Hostile));
        let (vault, ..) = full_office();
        let runs_of_the_office = kdf::RUNS.get();
        let document: Value = serde_json::from_str(&vault.to_json()).unwrap();
        let costs = json!({ "memory_kib": memory_kib, "passes": passes, "lanes": lanes });
        for place in ["/kdf", "/slots/0/kdf/costs"] {
            let error = read(&with_checksum(altered(&document, place, costs.clone()))).err();
            assert!(matches!(error, Some(VaultError::HostileCosts)), "{costs} at {place}");
        }
        assert_eq!(kdf::RUNS.get(), runs_of_the_office);
        assert_eq!(runs_of_the_office - before, 2);
    }
}

#[test]
fn a_public_key_that_everyone_shares_is_never_sealed_to() {
    let (mut vault, master, _) = full_office();
    let document: Value = serde_json::from_str(&vault.to_json()).unwrap();
    let weak = altered(&document, "/slots/0/public_key", json!("00".repeat(32)));
    vault = read(&with_checksum(weak)).unwrap();
    let error = vault.reseal(&master, &[(person(1), PublicKey::from([0; 32]))]).unwrap_err();
    assert!(matches!(error, VaultError::ForeignKey(slot) if slot == person(1)));
}

#[test]
fn slots_that_contradict_each_other_or_themselves_are_damage() {
    let (vault, ..) = full_office();
    let document: Value = serde_json::from_str(&vault.to_json()).unwrap();
    let slot = |index: usize, field: &str| document["slots"][index][field].clone();
    for (place, other) in [
        ("/slots/1/id", slot(0, "id")),
        ("/slots/0/kdf", slot(2, "kdf")),
        ("/slots/2/kdf", slot(0, "kdf")),
        ("/slots/2/id", json!("recovery-2")),
        ("/slots/2/id", json!("recovery-01")),
        ("/slots/2/id", json!(5)),
        ("/sheets", json!(0)),
    ] {
        let error = read(&with_checksum(altered(&document, place, other.clone()))).err();
        assert!(matches!(error, Some(VaultError::Damaged)), "{place} = {other}: {error:?}");
    }
}

#[test]
fn a_newer_format_is_told_from_damage() {
    let (vault, ..) = full_office();
    let document: Value = serde_json::from_str(&vault.to_json()).unwrap();
    let mut newer = altered(&document, "/format", json!(2));
    newer["a field of the future"] = json!([1, 2, 3]);
    assert!(matches!(read(&newer), Err(VaultError::Damaged)));
    assert!(matches!(read(&with_checksum(newer)), Err(VaultError::TooNew { format: 2 })));
}

#[test]
fn order_and_spaces_of_the_file_mean_nothing() {
    let (vault, ..) = full_office();
    let document: Value = serde_json::from_str(&vault.to_json()).unwrap();
    let fields = document.as_object().unwrap();
    let reversed: Vec<String> =
        fields.iter().rev().map(|(name, value)| format!("{name:?} : {value}")).collect();
    let text = format!(" {{\n{}}} ", reversed.join(" ,\n"));
    assert!(Vault::from_json(text.as_bytes()).unwrap() == vault);
}

#[test]
fn the_file_holds_neither_passwords_nor_keys() {
    let (vault, master, sheet) = full_office();
    let file = vault.to_json();
    let old = vault.retired_keys(&master).remove(0);
    let mut secrets: Vec<Vec<u8>> = vec![b"secret-1".to_vec(), b"secret-2".to_vec()];
    // A group alone is short enough to stand there by chance.
    for part in sheet.groups().chunks(3) {
        secrets.extend([part.concat(), part.join(" "), part.join("-")].map(String::into_bytes));
    }
    let mut keys = vec![sheet.expose().to_vec(), master.expose().to_vec(), old.expose().to_vec()];
    keys.push(master.database_key().expose().to_vec());
    keys.push(master.backup_key().expose().to_vec());
    keys.push(master.mac_key().expose().to_vec());
    for slot in vault.slots() {
        let opener = match slot.id() {
            SlotId::Person(id) => &format!("secret-{}", id.get()),
            SlotId::Recovery(_) => "",
        };
        let opener = match slot.id() {
            SlotId::Person(_) => Opener::Password(opener),
            SlotId::Recovery(_) => Opener::Recovery(&sheet),
        };
        keys.push(slot.unlock(vault.id(), opener).unwrap().expose().to_vec());
    }
    assert_eq!(keys.len(), 9);
    for key in keys {
        secrets.push(hex::Hex(&key[..8]).to_string().into_bytes());
        secrets.push(hex::Hex(&Sha256::digest(&key)).to_string().into_bytes());
        secrets.push(key);
    }
    let file = file.into_bytes();
    for secret in secrets {
        let found = file.windows(secret.len()).any(|window| window.eq_ignore_ascii_case(&secret));
        assert!(!found, "{}", String::from_utf8_lossy(&secret));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Vault::from_json(&bytes).is_err());
    }

    #[test]
    fn a_flipped_or_cut_file_is_damage_or_means_the_same(
        at in any::<prop::sample::Index>(), flip in 1u8.., cut in any::<bool>(),
    ) {
        let (vault, ..) = full_office();
        let mut file = vault.to_json().into_bytes();
        let at = at.index(file.len());
        if cut { file.truncate(at) } else { file[at] ^= flip }
        match Vault::from_json(&file) {
            Ok(read) => prop_assert!(read == vault),
            Err(error) => prop_assert!(matches!(error, VaultError::Damaged)),
        }
    }
}
