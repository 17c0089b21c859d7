//! The self-check before anything else: what it finds, and what it says about it.

use std::fs;

use serde_json::Value;

use crate::support::Desk;

fn check<'v>(found: &'v Value, name: &str) -> &'v Value {
    found["checks"].as_array().unwrap().iter().find(|it| it["name"] == name).unwrap()
}

fn state(found: &Value, name: &str) -> String {
    check(found, name)["state"].as_str().unwrap().to_owned()
}

/// What the doctor says to a program and in each language; it ends as `code`.
fn examined(desk: &Desk, home: &str, code: i32) -> (Value, [String; 3]) {
    let told = desk.at_home(home, &["--json", "doctor"], "");
    assert_eq!(told.code, code, "{}{}", told.output, told.errors);
    let said = ["en", "zh-CN", "zh-TW"].map(|language| {
        let said = desk.at_home(home, &["--lang", language, "doctor"], "");
        assert_eq!(said.code, code, "{}", said.errors);
        // A key would stand there with its dots.
        assert!(!said.output.contains("checks.") && !said.output.contains("{{"), "{}", said.output);
        said.output
    });
    assert!(said[0] != said[1] && said[1] != said[2]);
    (serde_json::from_str(&told.output).unwrap(), said)
}

#[test]
fn a_healthy_office_is_told_so() {
    let desk = Desk::with_office();
    let (found, said) = examined(&desk, "home", 0);
    for name in ["cipher", "fts5", "dbpage", "fonts", "home", "vault", "data"] {
        assert_eq!(state(&found, name), "pass", "{name}");
    }
    assert!(["pass", "warn"].contains(&state(&found, "keychain").as_str()));
    let home = desk.home().display().to_string();
    assert!(said.iter().all(|it| it.contains(&home) && it.contains("data-1")));
}

#[test]
fn a_home_that_is_not_there_yet_is_judged_by_its_place() {
    let desk = Desk::empty();
    let (found, _) = examined(&desk, "nowhere/yet", 0);
    assert_eq!(state(&found, "home"), "pass");
    assert!(found["checks"].as_array().unwrap().iter().all(|it| it["name"] != "vault"));
    assert!(!desk.folder().join("nowhere").exists());
}

#[test]
fn a_folder_that_is_synchronised_is_no_home() {
    let desk = Desk::empty();
    fs::create_dir(desk.folder().join("OneDrive - 晨光文具")).unwrap();
    let (found, said) = examined(&desk, "OneDrive - 晨光文具/客簿", 1);
    assert_eq!(state(&found, "home"), "fail");
    assert!(said.iter().all(|it| it.contains("OneDrive")));
    for word in ["synchronised", "同步", "同步"].iter().zip(&said) {
        assert!(word.1.contains(word.0), "{}", word.1);
    }
}

#[test]
fn damage_and_loss_are_found_without_a_password() {
    let desk = Desk::with_office();
    let database = desk.home().join("data-1/crm.db");
    let bytes = fs::read(&database).unwrap();
    fs::write(&database, &bytes[..1_000]).unwrap();
    let (found, _) = examined(&desk, "home", 1);
    assert_eq!((state(&found, "data"), state(&found, "vault")), ("fail".into(), "pass".into()));
    fs::remove_file(&database).unwrap();
    let (found, _) = examined(&desk, "home", 1);
    assert_eq!(state(&found, "data"), "fail");
    fs::write(&database, &bytes).unwrap();

    let vault = desk.home().join("vault.json");
    let text = fs::read_to_string(&vault).unwrap();
    fs::write(&vault, &text[..200]).unwrap();
    fs::remove_file(desk.home().join("vault.json.prev")).ok();
    let (found, _) = examined(&desk, "home", 1);
    assert_eq!(state(&found, "vault"), "fail");
    fs::write(&vault, text).unwrap();
    examined(&desk, "home", 0);
}

#[test]
#[cfg(target_os = "linux")]
fn a_place_that_cannot_be_written_to_is_no_home() {
    // Nobody can write there, not even who may do everything.
    let desk = Desk::empty();
    let (found, said) = examined(&desk, "/proc/客簿", 1);
    assert_eq!(state(&found, "home"), "fail");
    assert!(said.iter().all(|it| it.contains("/proc")));
}

/// What the doctor says of the keychain, told over this session bus.
#[cfg(target_os = "linux")]
fn keychain(desk: &Desk, bus: &str) -> (String, String) {
    let mut command = desk.command(&["--json", "doctor"]);
    command.env("DBUS_SESSION_BUS_ADDRESS", bus);
    let told = crate::support::Waiting::of(command.spawn().unwrap()).finish("");
    let found = serde_json::from_str(&told.output).unwrap();
    let reason = check(&found, "keychain")["facts"]["reason"]["key"].clone();
    (state(&found, "keychain"), reason.as_str().unwrap_or_default().to_owned())
}

#[test]
#[cfg(target_os = "linux")]
fn a_computer_without_a_keychain_works_and_is_told_so() {
    let desk = Desk::empty();
    let missing = ("warn".to_owned(), "checks.keychain.missing".to_owned());
    assert_eq!(keychain(&desk, "unix:path=/nowhere/bus"), missing);
    // A bus on another computer is not even asked.
    assert_eq!(keychain(&desk, "tcp:host=127.0.0.1,port=1"), missing);
}

/// Runs the doctor on a session bus of its own, after these lines of a shell.
#[cfg(target_os = "linux")]
fn on_a_bus(desk: &Desk, begin: &str) -> Value {
    let script = format!("{begin}\nexec \"$0\" \"$@\"");
    let doctor = desk.command(&["--json", "doctor"]);
    let mut command = std::process::Command::new("dbus-run-session");
    command.args(["--", "sh", "-c", &script]).arg(doctor.get_program()).args(doctor.get_args());
    // The keyrings of whoever runs the tests are not touched.
    command.env("HOME", desk.folder()).env("XDG_DATA_HOME", desk.folder());
    command.env("XDG_RUNTIME_DIR", desk.folder());
    let told = command.output().unwrap();
    let output = String::from_utf8(told.stdout).unwrap();
    serde_json::from_str(output.lines().last().unwrap_or_default())
        .unwrap_or_else(|_| panic!("{output}{}", String::from_utf8_lossy(&told.stderr)))
}

#[test]
#[cfg(target_os = "linux")]
fn a_keychain_is_reachable_once_it_is_unlocked() {
    let desk = Desk::empty();
    let unlocked = "printf 'pw\\n' | gnome-keyring-daemon --unlock --components=secrets >&2";
    let found = on_a_bus(&desk, unlocked);
    assert_eq!(state(&found, "keychain"), "pass", "{found}");
    let desk = Desk::empty();
    let found = on_a_bus(&desk, "gnome-keyring-daemon --start --components=secrets >&2");
    assert_eq!(check(&found, "keychain")["facts"]["reason"]["key"], "checks.keychain.locked");
}
