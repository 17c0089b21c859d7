//! The office as a place: made, held, opened, broken into, and got back into.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Barrier},
};

use clientele_core::{
    Error, Office, accounts, backups, checks,
    clock::{Clock, ScriptedClock},
    customers,
    customers::Field,
    jobs::Job,
    journal,
    journal::{AnchorState, Place},
    office,
    office::{RecoverySheet, SignedIn, Warning},
    tags,
    vault::RecoveryKey,
    words::Language,
};
use clientele_tests::{CHANGED, PASSWORD, World, code, founding, is_alone, reopen, size};
use serde_json::Value;
use tempfile::TempDir;

fn verdict(signed_in: &SignedIn) -> journal::Verdict {
    let core = &signed_in.core;
    core.read(&signed_in.session, |view| journal::verify(core, view)).unwrap()
}

/// An office with a few entries in its log, closed.
fn closed() -> (TempDir, Arc<ScriptedClock>) {
    let world = World::new();
    for name in ["张三", "李四", "王五"] {
        world.customer(&world.boss, &[(Field::Name, name)]).unwrap();
    }
    world.close()
}

fn reopened(home: &Path, clock: &Arc<ScriptedClock>, password: &str) -> (Office, SignedIn) {
    let office = reopen(home, clock.clone());
    let signed_in = office.sign_in("boss", password).unwrap();
    (office, signed_in)
}

/// What was noticed at sign-in, by name. The keychain of these tests is one for all, or none.
fn noticed(signed_in: &SignedIn) -> Vec<&'static str> {
    let mut codes: Vec<_> = signed_in.warnings.iter().map(Warning::code).collect();
    codes.dedup();
    codes
}

/// Copies the live data folder: what someone with a copy of the home has.
fn copy_of_data(home: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = home.join(fs::read_to_string(home.join("current")).unwrap().trim());
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    files.map(|it| (it.clone(), fs::read(it).unwrap())).collect()
}

fn put_back(files: &[(PathBuf, Vec<u8>)]) {
    for (file, bytes) in files {
        fs::write(file, bytes).unwrap();
    }
}

#[test]
fn every_kind_of_tampering_with_the_log_is_found_at_its_first_entry() {
    // Entries 3 to 5 are the three customers; 6 is the second sign-in.
    let cases = [
        (
            "modified",
            "update operations set bytes = cast(replace(cast(bytes as text), 'boss', 'bass')
             as blob) where seq = 4;
             update operations set bytes = cast(replace(cast(bytes as text), 'create', 'delete')
             as blob) where seq = 4",
            4,
        ),
        ("hash", "update operations set hash = zeroblob(32) where seq = 5", 5),
        ("deleted", "delete from changes where seq = 4; delete from operations where seq = 4", 5),
        (
            "inserted",
            "insert into operations (seq, at, account_id, operation, outcome, bytes, hash)
             select 99, at, account_id, operation, outcome, bytes, hash from operations
             where seq = 5",
            99,
        ),
        (
            "reordered",
            "create temp table held as select * from operations where seq in (4, 5);
             update operations set bytes = (select bytes from held where seq = 9 - operations.seq),
                 hash = (select hash from held where seq = 9 - operations.seq)
             where seq in (4, 5)",
            4,
        ),
        ("a change dropped", "delete from changes where seq = 5", 5),
        (
            "a change altered",
            "update changes set bytes = cast(replace(cast(bytes as text), 'version', 'versiom')
             as blob) where seq = 5",
            5,
        ),
        (
            "a personal value altered",
            "update changes set personal = replace(personal, '王五', '王六') where seq = 5",
            5,
        ),
        (
            "a change added",
            "insert into changes (seq, entity, entity_id, action, bytes)
             values (77, 'customers', 1, 'update', x'7b7d')",
            77,
        ),
    ];
    for (what, sql, first_bad) in cases {
        let (home, clock) = closed();
        let (_office, signed_in) = reopened(home.path(), &clock, PASSWORD);
        assert_eq!(verdict(&signed_in).first_bad, None, "{what}");
        assert!(verdict(&signed_in).entries >= 6);
        signed_in.core.tamper_for_tests(sql).unwrap();
        assert_eq!(verdict(&signed_in).first_bad, Some(first_bad), "{what}");
    }
}

#[test]
fn a_log_cut_short_contradicts_its_anchor_until_that_is_accepted_with_a_reason() {
    let (home, clock) = closed();
    {
        let (_office, signed_in) = reopened(home.path(), &clock, PASSWORD);
        signed_in
            .core
            .tamper_for_tests(
                "delete from changes where seq > 4; delete from operations where seq > 4",
            )
            .unwrap();
        let found = verdict(&signed_in);
        assert_eq!(found.first_bad, None);
        assert!(matches!(&found.anchor, AnchorState::Differs { anchored } if anchored.seq == 6));
    }
    let (_office, signed_in) = reopened(home.path(), &clock, PASSWORD);
    let differs = |it: &Warning| matches!(it, Warning::LogDiffers { place: Place::File, anchored } if anchored.seq == 6);
    assert!(signed_in.warnings.iter().any(differs), "{:?}", signed_in.warnings);
    assert!(!verdict(&signed_in).is_whole(), "signing in does not hide it");
    drop((_office, signed_in));

    let (office, signed_in) = reopened(home.path(), &clock, PASSWORD);
    assert!(signed_in.warnings.iter().any(differs), "nor does signing in again");
    let accept = |reason| journal::accept(&signed_in.core, &signed_in.session, reason);
    assert_eq!(code(accept(" ")), "invalid");
    accept("硬盘损坏，放回了昨天的副本").unwrap();
    assert_eq!(code(accept("again")), "not_found");
    drop((office, signed_in));
    let (_office, signed_in) = reopened(home.path(), &clock, PASSWORD);
    assert_eq!(signed_in.warnings, []);
}

#[test]
fn an_old_database_put_back_is_noticed_at_sign_in() {
    let (home, clock) = closed();
    let old = copy_of_data(home.path());
    drop(reopened(home.path(), &clock, PASSWORD));
    put_back(&old);
    let (_office, signed_in) = reopened(home.path(), &clock, PASSWORD);
    assert_eq!(noticed(&signed_in), ["log_differs"]);
}

#[test]
fn an_old_vault_put_back_is_noticed_and_locks_nobody_out() {
    let (home, clock) = closed();
    let vault = home.path().join("vault.json");
    let old = fs::read(&vault).unwrap();
    let (office, signed_in) = reopened(home.path(), &clock, PASSWORD);
    let change = |old: &str, new: &str| {
        signed_in.core.write(&signed_in.session, "accounts.change_password", |tx| {
            accounts::change_password(tx, old, new)
        })
    };
    change(PASSWORD, CHANGED).unwrap();
    let between = fs::read(&vault).unwrap();
    change(CHANGED, "third lamp on the quiet hill").unwrap();
    drop((office, signed_in));
    for (bytes, password) in [(old, PASSWORD), (between, CHANGED)] {
        fs::write(&vault, bytes).unwrap();
        let (_office, signed_in) = reopened(home.path(), &clock, password);
        assert_eq!(noticed(&signed_in), ["vault_older"]);
    }
}

#[test]
fn a_vault_changed_by_someone_without_the_keys_is_noticed() {
    let (home, clock) = closed();
    let file = home.path().join("vault.json");
    let mut vault: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    vault["sheets"] = Value::from(7);
    vault.as_object_mut().unwrap().remove("checksum");
    vault["checksum"] = Value::from(sha256(canonical(&vault).as_bytes()));
    fs::write(&file, vault.to_string()).unwrap();
    let (_office, signed_in) = reopened(home.path(), &clock, PASSWORD);
    assert_eq!(signed_in.warnings, [Warning::VaultAltered]);
    for language in Language::ALL {
        assert!(signed_in.warnings[0].say(language).contains("vault.json"));
    }
}

/// How the vault is spelled for its checksum: sorted, every item with a comma after it.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_by_key(|(name, _)| name.as_str());
            let items = sorted.iter().map(|(name, value)| {
                format!("{}:{},", Value::from(name.as_str()), canonical(value))
            });
            format!("{{{}}}", items.collect::<String>())
        }
        Value::Array(items) => {
            let items = items.iter().map(|it| canonical(it) + ",");
            format!("[{}]", items.collect::<String>())
        }
        scalar => scalar.to_string(),
    }
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|it| format!("{it:02x}")).collect()
}

#[test]
fn the_database_follows_a_vault_that_was_saved_just_before_a_crash() {
    let (home, clock) = closed();
    let before = copy_of_data(home.path());
    let anchors = fs::read(home.path().join("anchors.json")).unwrap();
    let (office, signed_in) = reopened(home.path(), &clock, PASSWORD);
    let change = |tx: &mut clientele_core::Tx<'_>| accounts::change_password(tx, PASSWORD, CHANGED);
    signed_in.core.write(&signed_in.session, "accounts.change_password", change).unwrap();
    drop((office, signed_in));
    put_back(&before);
    fs::write(home.path().join("anchors.json"), anchors).unwrap();

    let (_office, signed_in) = reopened(home.path(), &clock, CHANGED);
    // Only the keychain remembers that more than a crash happened here.
    assert!(!noticed(&signed_in).iter().any(|it| it.starts_with("vault")));
    let folder = tempfile::tempdir().unwrap();
    let (core, session) = (&signed_in.core, &signed_in.session);
    let made = backups::create(core, session, folder.path(), &Job::new()).unwrap();
    let opened = backups::verify_with(&made.file, backups::Key::Password(CHANGED), &Job::new());
    assert_eq!(opened.unwrap().manifest, made.manifest);
}

#[test]
fn an_anchor_in_the_keychain_shows_what_the_anchor_file_no_longer_does() {
    // A process has one keychain, and copies of the same office would contradict each other in it.
    if !is_alone("office::an_anchor_in_the_keychain_shows_what_the_anchor_file_no_longer_does") {
        return;
    }
    keyring_core::set_default_store(keyring_core::mock::Store::new().unwrap());
    let (home, clock) = closed();
    let old = copy_of_data(home.path());
    let file = home.path().join("anchors.json");
    let old_anchor = fs::read(&file).unwrap();
    drop(reopened(home.path(), &clock, PASSWORD));
    // Someone who knows of the file puts both back.
    put_back(&old);
    fs::write(&file, old_anchor).unwrap();
    let (_office, signed_in) = reopened(home.path(), &clock, PASSWORD);
    assert!(
        matches!(signed_in.warnings[..], [Warning::LogDiffers { place: Place::Keychain, .. }]),
        "{:?}",
        signed_in.warnings
    );
    journal::accept(&signed_in.core, &signed_in.session, "the computer was replaced").unwrap();
    drop((_office, signed_in));
    let (_office, signed_in) = reopened(home.path(), &clock, PASSWORD);
    assert_eq!(signed_in.warnings, []);
    let keychain = checks::run(home.path()).into_iter().find(|it| it.name == "keychain").unwrap();
    assert_eq!(keychain.state, checks::State::Pass);
}

#[test]
fn clean_offices_raise_no_alarm() {
    for round in 0..size(10, 1_000) {
        let (home, clock) = closed();
        for _ in 0..2 {
            let (_office, signed_in) = reopened(home.path(), &clock, PASSWORD);
            assert_eq!(signed_in.warnings, [], "round {round}");
            assert!(verdict(&signed_in).is_whole());
        }
    }
}

#[test]
fn a_newer_database_is_refused_and_left_alone() {
    let (home, clock) = closed();
    {
        let (_office, signed_in) = reopened(home.path(), &clock, PASSWORD);
        let sql = "insert into refinery_schema_history (version, name, applied_on, checksum)
                   values (9999, 'later', '', '0')";
        signed_in.core.tamper_for_tests(sql).unwrap();
    }
    let before = copy_of_data(home.path());
    let office = reopen(home.path(), clock);
    assert!(matches!(
        office.sign_in("boss", PASSWORD),
        Err(Error::TooNew { needs }) if needs == "9999"
    ));
    let main = |files: &[(PathBuf, Vec<u8>)]| {
        files.iter().find(|(it, _)| it.ends_with("crm.db")).map(|(_, bytes)| bytes.clone())
    };
    assert!(main(&before).is_some() && main(&copy_of_data(home.path())) == main(&before));
}

#[test]
fn what_people_write_is_in_no_file_in_the_clear() {
    let world = World::new();
    let planted = ["种在这里的秘密四四", "PlantedSecret4477", "13844774477"];
    let written = [
        (Field::Name, planted[0]),
        (Field::Notes, planted[1]),
        (Field::Phone, planted[2]),
        (Field::Tags, planted[1]),
    ];
    let tag = tags::NewTag { name: planted[1].to_owned(), colour: None };
    world.write("tags.create", |tx| tags::create(tx, &tag)).unwrap();
    let customer = world.customer(&world.boss, &written).unwrap();
    world.read(|view| customers::show(view, customer.id)).unwrap();
    let query = customers::Query { search: Some(planted[0].to_owned()), ..Default::default() };
    world
        .read(|view| {
            customers::list(view, &query, &customers::At::Start, 10, customers::Count::Exact)
        })
        .unwrap();
    let backups_folder = world.home().join("backups");
    fs::create_dir(&backups_folder).unwrap();
    let made = backups::create(&world.core, &world.boss, &backups_folder, &Job::new()).unwrap();
    backups::restore(&world.core, &world.boss, &made.file, &Job::new()).unwrap();
    let home = world.home().to_owned();
    let found = |needles: &[&str]| {
        let mut found = Vec::new();
        let mut searched = 0;
        let mut folders = vec![home.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                searched += 1;
                let bytes = fs::read(&path).unwrap();
                let has =
                    |needle: &&str| bytes.windows(needle.len()).any(|it| it == needle.as_bytes());
                if needles.iter().any(has) {
                    found.push(path);
                }
            }
        }
        assert!(searched >= 8, "both data folders, the backup, the vault and what is beside them");
        found
    };
    assert_eq!(found(&planted), Vec::<PathBuf>::new());
    // The search itself finds what is there.
    fs::write(home.join("planted.txt"), planted[1]).unwrap();
    assert_eq!(found(&planted), [home.join("planted.txt")]);
}

#[test]
fn of_twenty_programs_that_start_at_once_one_gets_the_home() {
    let (home, clock) = closed();
    let start = Barrier::new(20);
    let outcomes: Vec<Result<Office, Error>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..20)
            .map(|_| {
                scope.spawn(|| {
                    start.wait();
                    Office::open(home.path(), clock.clone())
                })
            })
            .collect();
        threads.into_iter().map(|it| it.join().unwrap()).collect()
    });
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 1);
    let held = |it: &&Result<Office, Error>| matches!(it, Err(Error::Held { .. }));
    assert_eq!(outcomes.iter().filter(held).count(), 19);
    drop(outcomes);
    reopened(home.path(), &clock, PASSWORD);
}

#[test]
fn a_clock_that_lies_behind_the_log_is_said_until_it_is_put_right() {
    const DAY_MS: i64 = 86_400_000;
    let (home, clock) = closed();
    let right = clock.now().wall_ms;
    for (behind, is_said) in [(40, true), (40, true), (1, false), (0, false)] {
        clock.set_wall(right - behind * DAY_MS + 60_000);
        let (_office, signed_in) = reopened(home.path(), &clock, PASSWORD);
        assert_eq!(noticed(&signed_in).contains(&"clock_behind"), is_said, "{behind}");
        for warning in &signed_in.warnings {
            let said = warning.say(Language::ZhCn);
            assert!(
                !matches!(warning, Warning::ClockBehind { .. }) || said.contains("39 天"),
                "{said}"
            );
        }
    }
}

#[test]
fn making_an_office_can_be_repeated_wherever_it_was_stopped() {
    let (home, clock) = closed();
    assert_eq!(code(office::create(home.path(), &founding(), clock.clone())), "home_in_use");
    // Every moment before the last step looks like one of these.
    fs::remove_file(home.path().join("current")).unwrap();
    let made = office::create(home.path(), &founding(), clock.clone()).unwrap();
    drop(made);
    fs::remove_file(home.path().join("current")).unwrap();
    fs::remove_dir_all(home.path().join("data-1")).unwrap();
    let made = office::create(home.path(), &founding(), clock.clone()).unwrap();
    drop(made);
    // Nobody has said that the sheet of this last attempt is in hand.
    let (_office, signed_in) = reopened(home.path(), &clock, PASSWORD);
    assert_eq!(signed_in.warnings, [Warning::NoRecoverySheet]);
}

#[test]
fn whoever_holds_the_sheet_gets_an_administrator_back_in() {
    let world = World::new();
    world.person("lin", &["sales"], None);
    let sheet = world.recovery.groups().join("-");
    let (home, clock) = world.close();
    let recover = |key: &str, login: &str, password: &str| {
        let key = RecoveryKey::parse(key).unwrap();
        office::recover(home.path(), &key, login, password, clock.clone())
    };
    let other = World::new().recovery.groups().join("-");
    assert_eq!(code(recover(&other, "boss", CHANGED)), "wrong_key");
    assert_eq!(code(recover(&sheet, "nobody", CHANGED)), "not_found");
    assert_eq!(code(recover(&sheet, "lin", CHANGED)), "forbidden");
    assert_eq!(code(recover(&sheet, "boss", "boss1234567")), "weak_password");
    recover(&sheet, "Boss", "a new lamp on the old hill").unwrap();
    let office = reopen(home.path(), clock.clone());
    assert_eq!(code(office.sign_in("boss", PASSWORD)), "wrong_password");
    let signed_in = office.sign_in("boss", "a new lamp on the old hill").unwrap();
    assert_eq!(signed_in.warnings, []);
    assert!(!signed_in.must_change_password);
    let query = journal::EntryQuery { limit: 50, ..Default::default() };
    let page = signed_in.core.read(&signed_in.session, |view| journal::list(view, &query)).unwrap();
    let entry = page.rows.iter().find(|it| it.operation == "accounts.recover").unwrap();
    assert_eq!((entry.account, entry.changes[0].entity.as_str()), (None, "accounts"));
}

#[test]
fn the_recovery_sheet_says_its_key_and_how_to_keep_it_in_every_language() {
    let world = World::new();
    let made_on = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for language in Language::ALL {
        let (organization, key) = ("晨光文具商行", &world.recovery);
        let sheet = RecoverySheet { organization, key, number: 1, made_on, language };
        let text = sheet.text();
        assert!(text.contains(organization) && text.lines().count() > 15);
        for name in ["sheet.txt", "sheet.pdf"] {
            let file = folder.path().join(name);
            sheet.write(&file).unwrap();
            assert_eq!(fs::read(&file).unwrap().starts_with(b"%PDF"), name.ends_with("pdf"));
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt;
                assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
            }
        }
        let typed = fs::read_to_string(folder.path().join("sheet.txt")).unwrap();
        let read = office::key_on_sheet(&typed).unwrap();
        assert_eq!(read.groups(), world.recovery.groups());
    }
}

#[test]
fn the_self_check_needs_nobody_signed_in_and_says_what_is_wrong() {
    let (home, _clock) = closed();
    let found = checks::run(home.path());
    for name in ["cipher", "fts5", "dbpage", "fonts", "home", "vault", "data"] {
        let check = found.iter().find(|it| it.name == name).unwrap();
        assert_eq!(check.state, checks::State::Pass, "{name}: {}", check.say(Language::En));
    }
    for (check, language) in
        found.iter().flat_map(|it| Language::ALL.map(|language| (it, language)))
    {
        assert!(!check.title(language).is_empty() && !check.say(language).is_empty());
    }
    fs::write(home.path().join("vault.json"), "{}").unwrap();
    fs::remove_file(home.path().join("current")).unwrap();
    let synced = home.path().join("OneDrive");
    let state = |home: &Path, name: &str| {
        checks::run(home).into_iter().find(|it| it.name == name).map(|it| it.state)
    };
    assert_eq!(state(&synced, "home"), Some(checks::State::Fail));
    assert_eq!(state(&synced, "vault"), None);
    assert_eq!(state(home.path(), "vault"), Some(checks::State::Fail));
    assert_eq!(state(home.path(), "data"), Some(checks::State::Fail));
    assert_eq!(checks::worst(&checks::run(home.path())), checks::State::Fail);
}
