//! Who opens what, before and after each change.

use super::*;

#[test]
fn each_person_opens_with_their_own_password_and_no_other() {
    let (vault, master) = office();
    assert!(vault.open_with_password(account(1), "secret-1").unwrap().is(&master));
    assert!(vault.open_with_password(account(2), "secret-2").unwrap().is(&master));
    for wrong in ["secret-2", "secret-1 ", "Secret-1", ""] {
        let error = vault.open_with_password(account(1), wrong).unwrap_err();
        assert_eq!(error, OpenError::Refused);
    }
}

#[test]
fn the_standard_costs_open_too() {
    let (mut vault, master) = Vault::create(0, Kdf::standard());
    vault.add_person(account(1), "客户很多", today(), &master).unwrap();
    assert!(vault.open_with_password(account(1), "客户很多").unwrap().is(&master));
    assert!(vault.to_json().contains(r#""memory_kib": 65536"#));
}

#[test]
fn a_password_typed_in_decomposed_form_is_the_same_password() {
    let (mut vault, master) = office();
    vault.add_person(account(3), "caf\u{e9} au lait", today(), &master).unwrap();
    assert!(vault.open_with_password(account(3), "cafe\u{301} au lait").is_ok());
}

#[test]
fn an_unknown_account_is_refused_like_a_wrong_password_and_as_slowly() {
    let (vault, _) = office();
    let refused_after = |id, password| {
        let before = kdf::RUNS.get();
        let error = vault.open_with_password(account(id), password).unwrap_err();
        (error, kdf::RUNS.get() - before)
    };
    assert_eq!(refused_after(1, "wrong"), (OpenError::Refused, 1));
    assert_eq!(refused_after(99, "wrong"), (OpenError::Refused, 1));
    assert_eq!(refused_after(99, "secret-1"), (OpenError::Refused, 1));
}

#[test]
fn a_recovery_key_opens_after_it_went_over_paper() {
    let (mut vault, master) = office();
    let sheet = vault.add_recovery(today(), &master).unwrap();
    let second = vault.add_recovery(today(), &master).unwrap();
    let typed = RecoveryKey::parse(&second.key.groups().join(" ")).unwrap();
    let (slot, opened) = vault.open_with_recovery(&typed).unwrap();
    assert_eq!(slot, second.slot);
    assert!(opened.is(&master));
    vault.remove(second.slot, &master).unwrap();
    assert_eq!(vault.open_with_recovery(&typed).unwrap_err(), OpenError::Refused);
    assert!(vault.open_with_recovery(&sheet.key).is_ok());
}

#[test]
fn a_recovery_sheet_number_is_never_given_twice() {
    let (mut vault, master) = office();
    let first = vault.add_recovery(today(), &master).unwrap().slot;
    vault.remove(first, &master).unwrap();
    let second = vault.add_recovery(today(), &master).unwrap().slot;
    assert_eq!((first.to_string(), second.to_string()), ("recovery-1".into(), "recovery-2".into()));
}

#[test]
fn changing_a_password_asks_for_the_old_one_and_ends_it() {
    let (mut vault, master) = office();
    let before = vault.clone();
    let error = vault.change_password(account(1), "secret-2", "new", today(), &master).unwrap_err();
    assert!(matches!(error, VaultError::Open(OpenError::Refused)));
    assert!(vault == before);

    let key = vault.change_password(account(1), "secret-1", "new", today(), &master).unwrap();
    assert_eq!(vault.slot(person(1)).unwrap().public_key(), key);
    assert_ne!(before.slot(person(1)).unwrap().public_key(), key);
    assert!(vault.open_with_password(account(1), "new").unwrap().is(&master));
    assert!(vault.open_with_password(account(1), "secret-1").is_err());
    assert!(vault.open_with_password(account(2), "secret-2").is_ok());
}

#[test]
fn resetting_a_password_needs_no_old_one() {
    let (mut vault, master) = office();
    vault.reset_password(account(1), "new", today(), &master).unwrap();
    assert!(vault.open_with_password(account(1), "new").unwrap().is(&master));
    assert!(vault.open_with_password(account(1), "secret-1").is_err());
    let error = vault.reset_password(account(9), "new", today(), &master).unwrap_err();
    assert!(matches!(error, VaultError::UnknownSlot(slot) if slot == person(9)));
}

#[test]
fn an_account_has_one_slot_and_the_last_slot_stays() {
    let (mut vault, master) = office();
    let error = vault.add_person(account(1), "again", today(), &master).unwrap_err();
    assert!(matches!(error, VaultError::SlotTaken(slot) if slot == person(1)));
    vault.remove(person(1), &master).unwrap();
    assert_eq!(vault.open_with_password(account(1), "secret-1").unwrap_err(), OpenError::Refused);
    assert!(matches!(vault.remove(person(1), &master), Err(VaultError::UnknownSlot(_))));
    assert!(matches!(vault.remove(person(2), &master), Err(VaultError::LastSlot)));
    assert!(vault.open_with_password(account(2), "secret-2").is_ok());
}

#[test]
fn rotation_keeps_passwords_and_sheets_and_leaves_out_who_is_not_listed() {
    let (mut vault, old) = office();
    let sheet = vault.add_recovery(today(), &old).unwrap();
    let listed: Vec<_> = keys(&vault).into_iter().filter(|(id, _)| *id != person(2)).collect();
    let new = vault.rotate(&old, &listed).unwrap();
    assert!(!new.is(&old));
    assert!(vault.open_with_password(account(1), "secret-1").unwrap().is(&new));
    assert!(vault.open_with_recovery(&sheet.key).unwrap().1.is(&new));
    assert_eq!(vault.open_with_password(account(2), "secret-2").unwrap_err(), OpenError::Refused);
    assert_eq!(vault.authenticate(&new), Authenticity::Genuine);
    assert_eq!(vault.authenticate(&old), Authenticity::Altered);
}

#[test]
fn after_rotations_the_older_keys_are_in_reach_of_the_newest_only() {
    let (mut vault, first) = office();
    let second = vault.rotate(&first, &keys(&vault)).unwrap();
    let third = vault.rotate(&second, &keys(&vault)).unwrap();
    let retired = vault.retired_keys(&third);
    assert_eq!(retired.len(), 2);
    assert!(retired[0].is(&second) && retired[1].is(&first));
    assert!(vault.retired_keys(&second).is_empty());
    let mut newest = third;
    for _ in 0..70 {
        newest = vault.rotate(&newest, &keys(&vault)).unwrap();
    }
    assert_eq!(vault.retired_keys(&newest).len(), 64);
}

#[test]
fn rotation_and_reseal_trust_the_callers_public_keys_and_not_the_vaults() {
    let (mut vault, master) = office();
    let before = vault.clone();
    let foreign = [(person(1), PublicKey::from([9; 32]))];
    let unknown = [(person(9), PublicKey::from([9; 32]))];
    let twice = [keys(&vault)[0], keys(&vault)[0]];
    assert!(matches!(vault.rotate(&master, &foreign), Err(VaultError::ForeignKey(_))));
    assert!(matches!(vault.reseal(&master, &unknown), Err(VaultError::UnknownSlot(_))));
    assert!(matches!(vault.rotate(&master, &twice), Err(VaultError::SlotTaken(_))));
    assert!(matches!(vault.rotate(&master, &[]), Err(VaultError::LastSlot)));
    assert!(vault == before);
}

#[test]
fn a_foreign_master_key_changes_nothing() {
    let (mut vault, _) = office();
    let (_, foreign) = office();
    let before = vault.clone();
    let keys = keys(&vault);
    assert!(matches!(
        vault.add_person(account(3), "x", today(), &foreign),
        Err(VaultError::Altered)
    ));
    assert!(matches!(
        vault.reset_password(account(1), "x", today(), &foreign),
        Err(VaultError::Altered)
    ));
    assert!(matches!(
        vault.change_password(account(1), "secret-1", "x", today(), &foreign),
        Err(VaultError::Altered)
    ));
    assert!(matches!(vault.add_recovery(today(), &foreign), Err(VaultError::Altered)));
    assert!(matches!(vault.remove(person(1), &foreign), Err(VaultError::Altered)));
    assert!(matches!(vault.rotate(&foreign, &keys), Err(VaultError::Altered)));
    assert!(matches!(vault.raise_generation(9, &foreign), Err(VaultError::Altered)));
    assert!(vault == before);
}

#[test]
fn every_change_raises_the_generation_and_leaves_a_genuine_vault() {
    let (mut vault, master) = office();
    let mut generation = vault.generation();
    let mut check = |vault: &Vault, master: &MasterKey| {
        assert!(vault.generation() > generation);
        assert_eq!(vault.authenticate(master), Authenticity::Genuine);
        generation = vault.generation();
    };
    vault.add_person(account(3), "x", today(), &master).unwrap();
    check(&vault, &master);
    vault.reset_password(account(3), "y", today(), &master).unwrap();
    check(&vault, &master);
    vault.change_password(account(3), "y", "z", today(), &master).unwrap();
    check(&vault, &master);
    vault.add_recovery(today(), &master).unwrap();
    check(&vault, &master);
    vault.remove(person(3), &master).unwrap();
    check(&vault, &master);
    let keys = keys(&vault);
    vault.reseal(&master, &keys).unwrap();
    check(&vault, &master);
    let new = vault.rotate(&master, &keys).unwrap();
    check(&vault, &new);
    vault.raise_generation(500, &new).unwrap();
    check(&vault, &new);
    assert_eq!(vault.generation(), 500);
}

#[test]
fn an_excerpt_opens_for_those_it_names() {
    let (mut vault, first) = office();
    let sheet = vault.add_recovery(today(), &first).unwrap();
    let master = vault.rotate(&first, &keys(&vault)).unwrap();
    let named: Vec<_> = keys(&vault).into_iter().filter(|(id, _)| *id != person(2)).collect();
    let excerpt = vault.excerpt(&master, &named).unwrap();
    let read = Vault::from_json(excerpt.to_json().as_bytes()).unwrap();
    assert_eq!((read.id(), read.generation()), (vault.id(), vault.generation()));
    assert!(read.open_with_password(account(1), "secret-1").unwrap().is(&master));
    assert!(read.open_with_recovery(&sheet.key).unwrap().1.is(&master));
    assert!(read.open_with_password(account(2), "secret-2").is_err());
    assert!(read.retired_keys(&master).is_empty());
    assert_eq!(read.authenticate(&master), Authenticity::Genuine);
}

#[test]
fn the_derived_keys_differ_and_are_always_the_same() {
    let (_, master) = office();
    assert_eq!(master.database_key().expose(), master.database_key().expose());
    assert_ne!(master.database_key().expose(), master.backup_key().expose());
    assert_ne!(master.database_key().expose(), master.mac_key().expose());
    assert_ne!(master.retired_key().expose(), master.mac_key().expose());
    assert_ne!(DatabaseKey::random().expose(), DatabaseKey::random().expose());
    assert!(DatabaseKey::from_bytes(&[7; 31]).is_none());
    let key = DatabaseKey::from_bytes(&[0xa7; 32]).unwrap();
    assert_eq!(*key.pragma_literal(), format!("x'{}'", "a7".repeat(32)));
}

#[test]
fn keys_print_nothing() {
    let (mut vault, master) = office();
    let sheet = vault.add_recovery(today(), &master).unwrap();
    assert_eq!(format!("{master:?}"), "MasterKey(…)");
    assert_eq!(format!("{:?}", master.database_key()), "DatabaseKey(…)");
    assert_eq!(format!("{:?}", master.backup_key()), "BackupKey(…)");
    let printed = format!("{sheet:?}");
    assert!(printed.contains("RecoveryKey(…)"));
    assert!(sheet.key.groups().iter().all(|group| !printed.contains(group)));
}

#[test]
fn a_vault_of_the_first_release_still_opens_with_the_same_keys() {
    let vault = Vault::from_json(include_bytes!("first_release.json")).unwrap();
    let master = vault.open_with_password(account(1), "first release").unwrap();
    let sheet = RecoveryKey::parse("51DK-Y5VE-SSNN-2VXJ-4NFR-K3EJ-E2XY-6GCQ-NZ44").unwrap();
    assert!(vault.open_with_recovery(&sheet).unwrap().1.is(&master));
    assert_eq!(vault.authenticate(&master), Authenticity::Genuine);
    assert_eq!(vault.retired_keys(&master).len(), 1);
    assert_eq!(
        *master.database_key().pragma_literal(),
        "x'28191f1ade6f514479370f7297f0bf45dd21d90566094c26a7ba5e490aa7d2d9'"
    );
    assert_eq!(
        hex::Hex(master.backup_key().expose()).to_string(),
        "8c956c85fc12491030bd12d5c7a3e075505b12806d5b4ec8fd4041b07efca4e8"
    );
}
