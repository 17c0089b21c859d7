//! Getting back in, looking through the key file, and changing the key when someone leaves.

use std::fs;

use serde_json::{Value, json};

use crate::support::{Desk, PASSWORD};

const NEW: &str = "seven gulls over the harbour";

fn with_colleague(desk: &Desk, login: &str, role: &str) {
    let issued = desk.json(&["accounts", "create", login, "--role", role]);
    let first = issued["initial_password"].as_str().unwrap();
    let changed = desk.user(login).typed(&["password", "change"], &format!("{first}\n{NEW}"));
    assert_eq!(changed.code, 0, "{}", changed.errors);
}

#[test]
fn who_holds_the_sheet_gets_back_in() {
    let desk = Desk::with_office();
    desk.json(&["customers", "create", "杭州恒达"]);
    let sheet = desk.file("recovery.txt");
    let recover = ["--json", "recover", "chen", "--recovery-file", &sheet];
    let weak = desk.typed(&recover, "12345678");
    assert_eq!(weak.told()["code"], "weak_password");
    let nobody = desk.typed(&["--json", "recover", "li", "--recovery-file", &sheet], NEW);
    assert_eq!(nobody.told()["code"], "not_found");
    let back = desk.typed(&["recover", "chen", "--recovery-file", &sheet], NEW);
    assert_eq!(back.code, 0, "{}", back.errors);
    assert!(back.output.contains("chen"), "{}", back.output);
    assert_eq!(desk.run(&["--json", "whoami"]).told()["code"], "wrong_password");
    let found = desk.typed(&["customers", "list"], NEW);
    assert!(found.output.contains("杭州恒达"), "{}{}", found.output, found.errors);

    // The key typed off the paper, then the new password.
    let text = fs::read_to_string(&sheet).unwrap();
    let key: Vec<&str> = text.lines().map(str::trim).filter(|it| it.len() == 14).collect();
    let typed = format!("{}\n{PASSWORD}", key.join("-"));
    let back = desk.typed(&["recover", "chen"], &typed);
    assert_eq!(back.code, 0, "{}", back.errors);
    let log = desk.json(&["journal", "list", "--limit", "200"]);
    let operations: Vec<&Value> =
        log["rows"].as_array().unwrap().iter().map(|it| &it["operation"]).collect();
    assert_eq!(operations.iter().filter(|it| **it == "accounts.recover").count(), 2);
}

#[test]
fn a_log_that_differs_from_its_anchor_is_accepted_with_a_reason() {
    let desk = Desk::with_office();
    desk.json(&["customers", "create", "张三"]);
    let anchors = desk.home().join("anchors.json");
    let mut anchor: Value = serde_json::from_slice(&fs::read(&anchors).unwrap()).unwrap();
    anchor["head"]["seq"] = json!(999);
    fs::write(&anchors, anchor.to_string()).unwrap();
    let warned = desk.run(&["whoami"]);
    assert!(warned.errors.contains("999"), "{}", warned.errors);
    assert_eq!(desk.run(&["journal", "verify"]).code, 1);
    let blank = desk.run(&["--json", "journal", "accept", "--reason", " "]);
    assert_eq!(blank.told()["code"], "invalid");
    let reason = "换了硬盘，放回了前一天的副本";
    desk.json(&["journal", "accept", "--reason", reason]);
    assert_eq!(desk.json(&["journal", "verify"])["whole"], true);
    assert_eq!(desk.run(&["whoami"]).errors, "");
    let log = desk.run(&["--json", "journal", "list", "--limit", "20"]);
    assert!(log.output.contains(reason), "{}", log.output);
    let again = desk.run(&["--json", "journal", "accept", "--reason", "x"]);
    assert_eq!(again.told()["code"], "not_found");
}

#[test]
fn an_older_key_file_is_reviewed_and_accepted() {
    let desk = Desk::with_office();
    with_colleague(&desk, "wang", "sales");
    let file = desk.home().join("vault.json");
    let before = fs::read(&file).unwrap();
    desk.json(&["accounts", "reset-password", "wang"]);
    desk.json(&["accounts", "create", "li", "--role", "sales"]);
    assert_eq!(desk.json(&["vault", "review"])["finding"], Value::Null);
    let sound = desk.run(&["--json", "vault", "accept", "--reason", "x"]);
    assert_eq!(sound.told()["code"], "not_found");

    fs::write(&file, before).unwrap();
    let warned = desk.run(&["vault", "review"]);
    assert!(warned.errors.contains("vault review"), "{}", warned.errors);
    assert!(warned.output.contains("vault accept"), "{}", warned.output);
    let review = desk.json(&["vault", "review"]);
    assert_eq!(review["finding"]["warning"], "vault_older");
    let state = |login: &str| {
        let ways = review["ways_in"].as_array().unwrap();
        ways.iter().find(|it| it["login"] == login).unwrap()["state"].clone()
    };
    assert_eq!((state("chen"), state("wang")), (json!("sound"), json!("foreign")));
    assert_eq!(state("li"), "missing");
    let accepted = desk.json(&["vault", "accept", "--reason", "放回了旧文件"]);
    assert_eq!(accepted["lost"][0]["login"], "wang");
    assert_eq!(desk.run(&["whoami"]).errors, "");
    let refused = desk.user("wang").typed(&["--json", "whoami"], NEW);
    assert_eq!(refused.told()["code"], "wrong_password");
    for login in ["wang", "li"] {
        let issued = desk.json(&["accounts", "reset-password", login]);
        let first = issued["initial_password"].as_str().unwrap();
        let early = desk.user(login).typed(&["--json", "customers", "list"], first);
        assert_eq!(early.told()["code"], "must_change_password");
    }
}

#[test]
fn a_key_file_that_someone_altered_is_signed_anew() {
    let desk = Desk::with_office();
    let file = desk.home().join("vault.json");
    let mut vault: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    vault["mac"] = json!("00".repeat(32));
    vault.as_object_mut().unwrap().remove("checksum");
    let checksum = checksum(&vault);
    vault["checksum"] = json!(checksum);
    fs::write(&file, vault.to_string()).unwrap();
    assert_eq!(desk.json(&["vault", "review"])["finding"]["warning"], "vault_altered");
    let changed = desk.typed(&["--json", "password", "change"], &format!("{PASSWORD}\n{NEW}"));
    assert_eq!(changed.told()["code"], "vault_damaged");
    desk.json(&["vault", "accept", "--reason", "x"]);
    assert_eq!(desk.json(&["vault", "review"])["finding"], Value::Null);
    let changed = desk.typed(&["password", "change"], &format!("{PASSWORD}\n{NEW}"));
    assert_eq!(changed.code, 0, "{}", changed.errors);
}

/// What anybody can write: it covers the file, and is no secret.
fn checksum(vault: &Value) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(canonical(vault));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn canonical(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let sorted: std::collections::BTreeMap<_, _> = fields.iter().collect();
            let fields =
                sorted.iter().map(|(name, it)| format!("{}:{},", json!(name), canonical(it)));
            format!("{{{}}}", fields.collect::<String>())
        }
        Value::Array(items) => {
            let items = items.iter().map(|it| format!("{},", canonical(it)));
            format!("[{}]", items.collect::<String>())
        }
        scalar => scalar.to_string(),
    }
}

#[test]
fn who_leaves_opens_nothing_that_is_written_afterwards() {
    let desk = Desk::with_office();
    with_colleague(&desk, "wang", "sales");
    let backups = desk.file("backups");
    let old = desk.json(&["backups", "create", "--to", &backups])["file"].clone();
    let taken_along = fs::read(desk.home().join("vault.json")).unwrap();
    desk.json(&["accounts", "disable", "wang"]);
    desk.json(&["customers", "create", "后来的客户"]);
    let folder = fs::read_to_string(desk.home().join("current")).unwrap();
    assert_eq!(folder.trim(), "data-2");

    // The old key file with the old password opens the old vault, but not the new data.
    let vault = desk.home().join("vault.json");
    let now = fs::read(&vault).unwrap();
    fs::write(&vault, taken_along).unwrap();
    let refused = desk.user("wang").typed(&["--json", "customers", "list"], NEW);
    assert_eq!(refused.told()["code"], "database_damaged");
    fs::write(&vault, now).unwrap();

    let listed = desk.json(&["customers", "list"]);
    assert_eq!(listed["rows"][0]["name"], "后来的客户");
    assert_eq!(desk.json(&["journal", "verify"])["whole"], true);
    let log = desk.run(&["--json", "journal", "list", "--limit", "20"]);
    assert!(log.output.contains("vault.rotate"), "{}", log.output);
    // What was there before the change of keys still opens for who may sign in.
    let old = old.as_str().unwrap();
    assert_eq!(desk.json(&["backups", "verify", old])["first_bad"], Value::Null);
    desk.json(&["backups", "restore", old]);
    desk.json(&["backups", "undo"]);
    assert_eq!(desk.json(&["customers", "list"])["rows"][0]["name"], "后来的客户");

    let enabled = desk.run(&["accounts", "enable", "wang"]);
    assert!(enabled.errors.contains("reset-password wang"), "{}", enabled.errors);
    let issued = desk.json(&["accounts", "reset-password", "wang"]);
    let first = issued["initial_password"].as_str().unwrap();
    let early = desk.user("wang").typed(&["--json", "customers", "list"], first);
    assert_eq!(early.told()["code"], "must_change_password");
    desk.json(&["vault", "rotate"]);
    assert_eq!(desk.json(&["journal", "verify"])["whole"], true);
}

#[test]
fn a_change_of_keys_that_was_stopped_is_finished_at_the_next_sign_in() {
    let desk = Desk::with_office();
    desk.json(&["customers", "create", "张三"]);
    desk.json(&["vault", "rotate"]);
    // As if the program had ended between the vault and the switch.
    fs::write(desk.home().join("current"), "data-1\n").unwrap();
    assert_eq!(desk.json(&["customers", "list"])["rows"][0]["name"], "张三");
    assert_eq!(fs::read_to_string(desk.home().join("current")).unwrap().trim(), "data-2");
    assert_eq!(desk.json(&["journal", "verify"])["whole"], true);
}
