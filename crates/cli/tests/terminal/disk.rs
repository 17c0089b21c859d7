//! A disk that fails at each write in turn, full or broken: the answer says so, the data is as it was
//! before, no half a file is left, and once there is room the same command works.
//!
//! A preloaded library counts what a command changes below its folder, and fails from the n-th change
//! on. Each programme first counts, then spreads its faults over all of them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::support::{Answer, Desk, PASSWORD, Waiting, size};

const FULL: i32 = 28;
const BROKEN: i32 = 5;

/// What a disk may be said to be; anything else is no help to anybody.
const SAID: [&str; 4] = ["full", "disk_failed", "unwritable", "read_only"];

struct FaultyDisk {
    library: PathBuf,
    _folder: tempfile::TempDir,
}

impl FaultyDisk {
    fn new() -> FaultyDisk {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("faulty_disk.so");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/terminal/faulty_disk.c");
        let mut cc = Command::new("cc");
        cc.args(["-shared", "-fPIC", "-o"]).arg(&library).arg(source).arg("-ldl");
        assert!(cc.status().unwrap().success());
        FaultyDisk { library, _folder: folder }
    }

    /// Runs a command on this disk; it fails from the change with this number on.
    fn run(&self, desk: &Desk, words: &[&str], at: usize, fault: i32) -> (Answer, usize) {
        let count = self.library.with_extension("count");
        let mut command = desk.command(&[&["--json"], words].concat());
        command.env("LD_PRELOAD", &self.library).env("FAULT_UNDER", desk.folder());
        command.env("FAULT_AT", at.to_string()).env("FAULT_ERRNO", fault.to_string());
        command.env("FAULT_COUNT", &count);
        let answer = Waiting::of(command.spawn().unwrap()).finish(PASSWORD);
        let changes = fs::read_to_string(&count).unwrap().parse().unwrap();
        (answer, changes)
    }
}

/// Everything that the office says of itself, but for its log, which every attempt adds to.
fn state(desk: &Desk) -> State {
    assert_eq!(desk.json(&["journal", "verify"])["whole"], true);
    (desk.json(&["customers", "list", "--count"]), desk.json(&["tags", "list"]))
}

/// The files beside the home.
fn files(desk: &Desk) -> Vec<PathBuf> {
    let entries = fs::read_dir(desk.folder().join("out")).unwrap();
    entries.map(|it| it.unwrap().path()).collect()
}

/// The customers and the tags.
type State = (Value, Value);

struct Case<'a> {
    words: &'a dyn Fn(&Desk) -> Vec<String>,
    /// What is to be so after a failure, with the state before and after.
    unchanged: &'a dyn Fn(&Desk, &State, &State),
}

fn fail_in_turn(seed: &Desk, faults: usize, case: &Case<'_>) {
    let disk = FaultyDisk::new();
    let desk = || {
        let desk = Desk::with_copy(&seed.home());
        fs::create_dir(desk.folder().join("out")).unwrap();
        desk
    };
    let run = |desk: &Desk, at, fault| {
        let words = (case.words)(desk);
        disk.run(desk, &words.iter().map(String::as_str).collect::<Vec<_>>(), at, fault)
    };
    let (whole, changes) = run(&desk(), usize::MAX >> 1, FULL);
    assert_eq!(whole.code, 0, "{}", whole.errors);
    assert!(changes > faults, "{changes} changes");
    let mut refused = 0;
    for n in 0..faults {
        let at = 1 + n * changes / faults;
        let fault = if n % 2 == 0 { FULL } else { BROKEN };
        let desk = desk();
        let before = state(&desk);
        let (answer, _) = run(&desk, at, fault);
        let context = format!("change {at} of {changes}, fault {fault}: {}", answer.errors);
        if answer.code == 0 {
            // It failed where it does not matter: then it is done, and not said to be.
            serde_json::from_str::<Value>(&answer.output).unwrap();
            continue;
        }
        refused += 1;
        assert_eq!(answer.code, 1, "{context}");
        let told = answer.told();
        assert!(SAID.contains(&told["code"].as_str().unwrap()), "{context}");
        assert!(told["message"].as_str().unwrap().chars().count() > 10, "{context}");
        (case.unchanged)(&desk, &before, &state(&desk));
        let (retried, _) = run(&desk, usize::MAX >> 1, FULL);
        assert_eq!(retried.code, 0, "{context} and then {}", retried.errors);
    }
    assert!(refused > faults / 2, "only {refused} of {faults} faults were noticed");
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|it| (*it).to_owned()).collect()
}

fn out(desk: &Desk, name: &str) -> String {
    desk.folder().join("out").join(name).display().to_string()
}

#[test]
fn a_customer_is_written_whole_or_not_at_all() {
    let seed = Desk::with_office();
    let case = Case {
        words: &|_| owned(&["customers", "create", "张三", "--tag", "VIP"]),
        unchanged: &|_, before, after| assert_eq!(before, after),
    };
    seed.json(&["tags", "create", "VIP"]);
    fail_in_turn(&seed, size(8, 60), &case);
}

#[test]
fn an_import_keeps_whole_lots_and_goes_on() {
    let seed = Desk::with_office();
    let mut lines = "客户名称,手机\n".to_owned();
    for n in 0..2_200 {
        lines.push_str(&format!("客户{n},138{n:08}\n"));
    }
    fs::write(seed.home().join("list.csv"), lines).unwrap();
    let case = Case {
        words: &|desk| {
            owned(&["imports", "run", &desk.home().join("list.csv").display().to_string()])
        },
        unchanged: &|desk, _, (after, _)| {
            let there = after["total"].as_u64().unwrap();
            assert!(there == 0 || there == 2_000, "{there}");
            let batch = desk.json(&["imports", "list"])["rows"][0].clone();
            if batch["state"] == "stopped" {
                assert_eq!(batch["new"], there);
            }
        },
    };
    fail_in_turn(&seed, size(8, 60), &case);
}

#[test]
fn an_export_leaves_a_whole_file_or_none() {
    let seed = Desk::with_office();
    seed.json(&["samples", "create"]);
    let case = Case {
        words: &|desk| owned(&["exports", "run", "--to", &out(desk, "all.xlsx")]),
        unchanged: &|desk, before, after| {
            assert_eq!(before, after);
            assert_eq!(files(desk), [""; 0].map(PathBuf::from));
        },
    };
    fail_in_turn(&seed, size(8, 60), &case);
}

#[test]
fn a_backup_is_whole_or_none() {
    let seed = Desk::with_office();
    seed.json(&["samples", "create"]);
    let case = Case {
        words: &|desk| owned(&["backups", "create", "--to", &out(desk, "")]),
        unchanged: &|desk, before, after| {
            assert_eq!(before, after);
            assert_eq!(files(desk), [""; 0].map(PathBuf::from));
        },
    };
    fail_in_turn(&seed, size(8, 60), &case);
}

#[test]
fn a_restore_that_fails_leaves_the_data_as_it_was() {
    let seed = Desk::with_office();
    seed.json(&["samples", "create"]);
    let made = seed.json(&["backups", "create", "--to", &seed.home().display().to_string()]);
    let name = Path::new(made["file"].as_str().unwrap()).file_name().unwrap().to_owned();
    seed.json(&["customers", "create", "备份之后的客户"]);
    let case = Case {
        words: &|desk| {
            owned(&["backups", "restore", &desk.home().join(&name).display().to_string()])
        },
        unchanged: &|desk, before, after| {
            assert_eq!(before, after);
            let folders = fs::read_dir(desk.home()).unwrap().filter(|it| {
                it.as_ref().unwrap().file_name().to_string_lossy().starts_with("data-")
            });
            assert_eq!(folders.count(), 1);
        },
    };
    fail_in_turn(&seed, size(8, 60), &case);
}

#[test]
fn a_device_is_no_place_for_a_file() {
    let desk = Desk::with_office();
    for target in ["/dev/all.csv", "/dev/full"] {
        let refused = desk.run(&["--json", "exports", "run", "--to", target]);
        assert_eq!(refused.code, 1, "{target}");
        assert!(
            ["unwritable", "unknown_file_type"].contains(&refused.told()["code"].as_str().unwrap())
        );
    }
    assert!(!Path::new("/dev/all.csv").exists());
    let link = desk.file("link.csv");
    std::os::unix::fs::symlink("/dev/full", &link).unwrap();
    let refused = desk.run(&["--json", "exports", "run", "--to", &link]);
    assert_eq!(refused.told()["code"], "unwritable");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}

#[test]
fn an_answer_that_finds_no_room_is_not_said_to_be_unsaved_work() {
    let desk = Desk::with_office();
    let mut command = desk.command(&["--json", "customers", "create", "张三"]);
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let answer = Waiting::of(command.stdout(full).spawn().unwrap()).finish(PASSWORD);
    assert_eq!(answer.code, 1);
    assert_eq!(answer.told()["code"], "answer_lost");
    assert_eq!(desk.json(&["customers", "list"])["rows"][0]["name"], "张三");
}
