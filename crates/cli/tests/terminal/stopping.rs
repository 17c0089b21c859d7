//! Asking a command to stop: between two steps it ends in order, and says how to go on.

use std::{fs, path::Path};

use serde_json::Value;

use crate::support::{Desk, PASSWORD, Waiting};

const ROWS: usize = 12_000;

/// A sheet that takes a while, with a wrong row before and one behind where it will be stopped.
fn long_sheet(desk: &Desk) -> String {
    let mut lines = "客户名称,手机,标签\n".to_owned();
    for n in 0..ROWS {
        let is_one_of = |of: usize| n == of || n == ROWS - of;
        let name = if is_one_of(500) { String::new() } else { format!("客户{n}") };
        let phone = if is_one_of(700) { "12".to_owned() } else { format!("138{n:08}") };
        lines.push_str(&format!("{name},{phone},第{}批\n", n / 1_000));
    }
    // The first customer stands there once more.
    lines.push_str("客户0,13800000000,\n");
    let file = desk.file("list.csv");
    fs::write(&file, lines).unwrap();
    file
}

fn bytes_of_log(home: &Path) -> u64 {
    fs::metadata(home.join("data-1/crm.db-wal")).map_or(0, |it| it.len())
}

fn stopped_midway(
    desk: &Desk,
    sheet: &str,
    signal: &str,
    words: &[&str],
) -> crate::support::Answer {
    let mut running = desk.begin(&[words, &["imports", "run", sheet]].concat());
    running.type_in(PASSWORD);
    running.until(|| bytes_of_log(&desk.home()) >= 1 << 20);
    running.signal(signal);
    running.end()
}

#[test]
fn a_stopped_import_says_how_to_go_on_and_ends_as_if_it_never_had_been() {
    let desk = Desk::with_office();
    let sheet = long_sheet(&desk);
    let stopped = stopped_midway(&desk, &sheet, "-INT", &[]);
    assert_eq!((stopped.code, stopped.output.as_str()), (1, ""), "{}", stopped.errors);
    assert!(stopped.errors.contains("(cancelled)"), "{}", stopped.errors);
    assert!(stopped.errors.contains("imports continue 1 "), "{}", stopped.errors);
    assert!(stopped.errors.contains("imports undo 1"), "{}", stopped.errors);
    let batch = desk.json(&["imports", "list"])["rows"][0].clone();
    assert_eq!(batch["state"], "stopped");
    let rows = batch["rows"].as_u64().unwrap();
    assert!(rows > 0 && rows < ROWS as u64 && rows.is_multiple_of(2_000), "{rows}");

    let other = desk.file("other.csv");
    fs::write(&other, "客户名称,手机\n王伟,13900000000\n").unwrap();
    let refused = desk.run(&["--json", "imports", "continue", "1", &other]);
    assert_eq!(refused.told()["code"], "import_other_file");

    let failed = desk.file("failed.csv");
    let continued = desk.json(&["imports", "continue", "1", &sheet, "--failed", &failed]);
    let undisturbed = Desk::with_office();
    let whole = undisturbed.json(&["imports", "run", &sheet]);
    assert_eq!(continued, whole);
    assert_eq!((&whole["failed"], &whole["unclear"]), (&2.into(), &2.into()));
    assert_eq!(whole["duplicate_rows"][0]["of_row"], 2);
    // The headings, the two that are wrong, and the one that repeats another.
    assert_eq!(fs::read_to_string(&failed).unwrap().lines().count(), 4);
    let count = |desk: &Desk| desk.json(&["customers", "list", "--count"])["total"].clone();
    assert_eq!(count(&desk), count(&undisturbed));
    assert_eq!(desk.json(&["imports", "list"])["rows"][0]["state"], "done");
    assert_eq!(desk.json(&["journal", "verify"])["whole"], true);
    let again = desk.run(&["--json", "imports", "continue", "1", &sheet]);
    assert_eq!(again.told()["code"], "import_not_stopped");
}

#[test]
fn a_system_that_shuts_down_stops_an_import_in_order_too() {
    let desk = Desk::with_office();
    let sheet = long_sheet(&desk);
    let stopped = stopped_midway(&desk, &sheet, "-TERM", &["--json"]);
    assert_eq!(stopped.code, 1);
    assert_eq!(stopped.told()["code"], "cancelled");
    assert_eq!(desk.json(&["imports", "list"])["rows"][0]["state"], "stopped");
    assert!(desk.json(&["imports", "undo", "1"])["undone"].as_u64().unwrap() >= 999);
}

#[test]
fn a_stopped_export_leaves_no_half_a_file() {
    let desk = Desk::with_office();
    let sheet = long_sheet(&desk);
    desk.json(&["imports", "run", &sheet]);
    let folder = desk.folder().join("out");
    fs::create_dir(&folder).unwrap();
    let target = folder.join("all.xlsx").display().to_string();
    let mut running = desk.begin(&["exports", "run", "--to", &target]);
    running.type_in(PASSWORD);
    running.until(|| fs::read_dir(&folder).unwrap().count() > 0);
    running.signal("-INT");
    let stopped = running.end();
    assert_eq!(stopped.code, 1, "{}", stopped.errors);
    assert!(stopped.errors.contains("(cancelled)"), "{}", stopped.errors);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    let made: Value = desk.json(&["exports", "run", "--to", &target]);
    assert_eq!(made["rows"].as_u64().unwrap(), ROWS as u64 - 2);
}

#[test]
fn asked_for_the_second_time_the_program_ends_soon() {
    let desk = Desk::with_office();
    let sheet = long_sheet(&desk);
    let before = bytes_of_log(&desk.home());
    let mut running: Waiting = desk.begin(&["imports", "run", &sheet]);
    running.type_in(PASSWORD);
    running.until(|| bytes_of_log(&desk.home()) >= before + (1 << 18));
    running.signal("-INT");
    running.signal("-INT");
    assert_eq!(running.end().code, 1);
    // In order or at once, nothing is lost, and the import can be continued.
    assert_eq!(desk.json(&["journal", "verify"])["whole"], true);
    assert_eq!(desk.json(&["imports", "list"])["rows"][0]["state"], "stopped");
}
