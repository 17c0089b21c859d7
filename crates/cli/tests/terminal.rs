//! The program as a person at a terminal meets it: what is typed, what is answered, how it ends.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[cfg(target_os = "linux")]
#[path = "terminal/disk.rs"]
mod disk;
#[path = "terminal/doctor.rs"]
mod doctor;
#[cfg(unix)]
#[path = "terminal/kills.rs"]
mod kills;
#[cfg(target_os = "linux")]
#[path = "terminal/network.rs"]
mod network;
#[cfg(unix)]
#[path = "terminal/stopping.rs"]
mod stopping;
#[path = "terminal/support.rs"]
mod support;
#[path = "terminal/vault.rs"]
mod vault;

use serde_json::Value;
use support::{Answer, Desk, PASSWORD, Waiting};

#[test]
fn an_office_is_made_worked_in_and_proved() {
    let desk = Desk::with_office();

    let made = desk.json(
        &["customers", "create", "杭州恒达贸易有限公司"]
            .into_iter()
            .chain(["--set", "phone=13800138000", "--set", "status=潜在"])
            .collect::<Vec<_>>(),
    );
    assert_eq!(made["file_no"], "K000001");
    assert_eq!(made["status"], "potential");

    let page = desk.json(&["customers", "list", "--search", "hengda", "--count"]);
    assert_eq!(page["total"], 1);
    assert_eq!(page["exact"], true);
    assert_eq!(page["rows"][0]["name"], "杭州恒达贸易有限公司");
    assert_eq!(page["next"], Value::Null);

    desk.json(&["tags", "create", "VIP"]);
    let given = desk.json(&["tags", "add", "VIP", "K000001"]);
    assert_eq!(given["customers"], 1);
    let page = desk.json(&["customers", "list", "--filter", "tag=VIP and owner=me"]);
    assert_eq!(page["rows"][0]["tags"][0], "VIP");

    let stale = desk.run(&["--json", "customers", "update", "K000001", "--set", "status=won"]);
    assert_eq!(stale.code, 0, "{}", stale.errors);
    let history = desk.run(&["customers", "history", "K000001"]);
    assert!(history.output.contains("客户状态：潜在 → 已成交"), "{}", history.output);
    assert!(history.output.contains("修改客户"), "{}", history.output);

    let verdict = desk.json(&["journal", "verify"]);
    assert_eq!(verdict["whole"], true);
    let log = desk.json(&["journal", "list", "--limit", "1", "--entity", "customers"]);
    assert_eq!(log["rows"][0]["operation"], "customers.update");
    assert!(log["next"].is_i64());
    let undone = desk.json(&["undo", &log["rows"][0]["seq"].to_string()]);
    assert_eq!(undone["undone"], log["rows"][0]["seq"]);
    assert_eq!(desk.json(&["customers", "show", "K000001"])["status"], "potential");
}

#[test]
fn refusals_have_their_code_their_field_and_their_sentence() {
    let desk = Desk::with_office();
    let refused = desk.run(&["--json", "customers", "create", "张三", "--set", "phone=12"]);
    assert_eq!(refused.code, 1);
    assert_eq!(refused.output, "");
    let told = refused.told();
    assert_eq!((&told["code"], &told["field"]), (&"invalid".into(), &"phone".into()));
    assert!(told["message"].as_str().unwrap().contains("“电话”"));

    let refused = desk.run(&["customers", "show", "K999999"]);
    assert_eq!(refused.code, 1);
    assert_eq!(refused.errors.lines().count(), 1);
    assert!(refused.errors.trim_end().ends_with("(not_found)"), "{}", refused.errors);

    let refused = desk.run(&["--json", "customers", "list", "--sort", "notes"]);
    assert_eq!(refused.told()["code"], "not_sortable");

    let wrong = desk.typed(&["--json", "whoami"], "not the password");
    assert_eq!((wrong.code, wrong.told()["code"].clone()), (1, "wrong_password".into()));
    let none = desk.typed(&["--json", "whoami"], "");
    assert_eq!((none.code, none.told()["code"].clone()), (1, "no_password".into()));
}

#[test]
fn what_is_no_command_ends_with_two_and_a_sentence() {
    let desk = Desk::empty();
    for (words, says) in [
        (&["customers", "list", "--colour"][..], "--colour"),
        (&["custmers"], "customers"),
        (&["customers", "show"], "档案编号"),
        (&["customers"], "list"),
        (&["customers", "list", "--limit", "many"], "many"),
        (&["customers", "list", "--after", "x", "--row", "2"], "--row"),
    ] {
        let wrong = desk.typed(words, "");
        assert_eq!(wrong.code, 2, "{words:?}: {}", wrong.errors);
        assert!(wrong.errors.contains(says), "{words:?}: {}", wrong.errors);
    }
    let wrong = desk.typed(&["--json", "customers", "list", "--colour"], "");
    assert_eq!(wrong.told()["code"], "usage");
    let nowhere = desk.typed(&["--json", "whoami"], PASSWORD);
    assert_eq!((nowhere.code, nowhere.told()["code"].clone()), (1, "missing_home".into()));
}

/// A program that has the office and waits for its password, and what a second one was answered.
fn two_at_once(desk: &Desk) -> (Waiting, Answer) {
    loop {
        let mut waiting = desk.begin(&["customers", "list"]);
        while waiting.goes_on() {
            let tried = desk.run(&["--json", "whoami"]);
            if tried.code == 3 {
                return (waiting, tried);
            }
            assert_eq!(tried.code, 0, "{}", tried.errors);
        }
        // It came while the other one had the office: it was the second.
        assert_eq!(waiting.end().code, 3);
    }
}

#[test]
fn a_second_process_is_told_who_has_the_office() {
    let desk = Desk::with_office();
    let (waiting, held) = two_at_once(&desk);
    assert_eq!(held.told()["code"], "held");
    let first = waiting.finish(PASSWORD);
    assert_eq!(first.code, 0, "{}", first.errors);
    assert_eq!(desk.run(&["whoami"]).code, 0);
}

#[test]
fn a_colleague_gets_a_password_once_and_must_choose_another() {
    let desk = Desk::with_office();
    let create = ["accounts", "create", "wang", "--name", "王敏", "--role", "sales"];
    let issued = desk.json(&create);
    let first = issued["initial_password"].as_str().unwrap().to_owned();
    let colleague = desk.user("wang");
    let early = colleague.typed(&["--json", "customers", "list"], &first);
    assert_eq!(early.told()["code"], "must_change_password");
    let second = "seven gulls over the harbour";
    let changed = colleague.typed(&["password", "change"], &format!("{first}\n{second}"));
    assert_eq!(changed.code, 0, "{}", changed.errors);
    let denied = colleague.typed(&["--json", "accounts", "list"], second);
    assert_eq!(denied.told()["code"], "forbidden");
    let mine = desk.json(&["customers", "create", "归老板"]);
    let hidden = colleague
        .typed(&["--json", "customers", "show", mine["file_no"].as_str().unwrap()], second);
    assert_eq!(hidden.told()["code"], "not_found");
}

#[test]
fn each_language_answers_in_its_own_words() {
    let desk = Desk::with_office();
    desk.json(&[
        "customers",
        "create",
        "王伟",
        "--set",
        "status=won",
        "--set",
        "birthday_on=1990-1-2",
    ]);
    for (language, words) in [
        ("zh-CN", ["客户名称", "已成交", "1990年1月2日"]),
        ("zh-TW", ["客戶名稱", "已成交", "1990年1月2日"]),
        ("en", ["Name", "Won", "2 Jan 1990"]),
    ] {
        let shown = desk.run(&["--lang", language, "customers", "show", "K000001"]);
        for word in words {
            assert!(shown.output.contains(word), "{language}: {}", shown.output);
        }
        // A key would stand there with its dots.
        assert!(!shown.output.contains("customers."), "{}", shown.output);
    }
}

#[test]
fn a_sheet_comes_in_goes_out_and_is_taken_back() {
    let desk = Desk::with_office();
    let sheet = desk.file("list.csv");
    let rows = "客户名称,手机,城市\n恒达贸易,13800138000,杭州\n王伟,12,苏州\n";
    std::fs::write(&sheet, rows).unwrap();
    let rehearsed = desk.json(&["imports", "run", &sheet, "--dry-run"]);
    assert_eq!(
        (&rehearsed["rows"], &rehearsed["new"], &rehearsed["batch"]),
        (&2.into(), &2.into(), &Value::Null)
    );
    assert_eq!(
        (&rehearsed["unclear"], &rehearsed["cells"][0]["code"]),
        (&1.into(), &"cell_noted".into())
    );
    let failed = desk.file("failed.csv");
    let strictly = ["imports", "run", &sheet, "--failed", &failed, "--unclear", "refuse"];
    let report = desk.json(&strictly);
    let error = &report["errors"][0];
    assert_eq!((&error["row"], &error["field"]), (&3.into(), &"phone".into()));
    assert_eq!((&error["column"], &error["code"]), (&"手机".into(), &"invalid".into()));
    assert_eq!((&report["header_row"], &report["encoding"]), (&1.into(), &"utf-8".into()));
    assert_eq!(report["mapping"]["手机"], "phone");
    assert!(std::fs::read_to_string(&failed).unwrap().contains("王伟"));

    let out = desk.file("out.csv");
    let exported = desk.json(&["exports", "run", "--to", &out, "--fields", "name,city"]);
    assert_eq!(exported["rows"], 1);
    assert!(std::fs::read_to_string(&out).unwrap().contains("恒达贸易,杭州"));
    let report = desk.file("overview.pdf");
    desk.json(&["reports", "run", "overview", "--to", &report]);
    assert!(std::fs::read(&report).unwrap().starts_with(b"%PDF"));

    let batch = desk.json(&["imports", "list"])["rows"][0]["id"].to_string();
    assert_eq!(desk.json(&["imports", "undo", &batch])["undone"], 1);
    assert_eq!(desk.json(&["customers", "list"])["total"], 0);
}

#[test]
fn an_import_is_read_in_the_encoding_that_is_named_and_its_customers_found_by_its_number() {
    let desk = Desk::with_office();
    desk.json(&["customers", "create", "手工录入"]);
    let sheet = desk.file("big5.csv");
    // 姓名,城市 / 王小明,台北 in Big5.
    let rows = b"\xa9m\xa6W,\xab\xb0\xa5\xab\n\xa4\xfd\xa4p\xa9\xfa,\xa5x\xa5_\n";
    std::fs::write(&sheet, rows).unwrap();
    let unknown = desk.run(&["imports", "run", &sheet, "--encoding", "klingon"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.errors.contains("klingon"), "{}", unknown.errors);
    let report = desk.json(&["imports", "run", &sheet, "--encoding", "big5"]);
    assert_eq!((&report["encoding"], &report["new"]), (&"big5".into(), &1.into()));
    let filter = format!("import={}", report["batch"]);
    let found = desk.json(&["customers", "list", "--filter", &filter]);
    assert_eq!((&found["total"], &found["rows"][0]["name"]), (&1.into(), &"王小明".into()));
    let others = desk.json(&["customers", "list", "--filter", "import is null"]);
    assert_eq!(others["rows"][0]["name"], "手工录入");
}

#[test]
fn samples_bear_their_mark_in_the_list_and_on_the_card() {
    let desk = Desk::with_office();
    desk.json(&["samples", "create"]);
    desk.json(&["customers", "create", "真的客户"]);
    let list = desk.run(&["customers", "list", "--limit", "100"]).output;
    assert_eq!(list.matches("[示例]").count(), 60, "{list}");
    assert!(desk.run(&["customers", "show", "K000001"]).output.contains("[示例]"));
    assert!(!desk.run(&["customers", "show", "K000061"]).output.contains("[示例]"));
}

#[test]
fn the_plan_of_backups_is_shown_and_changed_a_piece_at_a_time() {
    let desk = Desk::with_office();
    let none = desk.run(&["backups", "plan"]);
    assert!(none.errors.contains("backups plan --to"), "{}", none.errors);
    let folder = desk.file("usb");
    let missing = desk.run(&["--json", "backups", "plan", "--to", &folder]);
    assert_eq!(missing.told()["code"], "no_folder");
    let nowhere = desk.run(&["--json", "backups", "plan", "--every", "2"]);
    assert_eq!(nowhere.told()["field"], "folder");
    std::fs::create_dir(&folder).unwrap();
    let plan = desk.json(&["backups", "plan", "--to", &folder, "--every", "2"]);
    assert_eq!(plan["folder"], folder.as_str());
    assert_eq!(plan["schedule"]["at"], "12:00:00");
    let plan = desk.json(&["backups", "plan", "--at", "18:30"]);
    assert_eq!(
        (&plan["schedule"]["every_days"], &plan["schedule"]["at"]),
        (&2.into(), &"18:30:00".into())
    );
    let said = desk.run(&["backups", "plan"]).output;
    assert!(said.contains("每 2 天") && said.contains("18:30"), "{said}");
    let odd = desk.run(&["backups", "plan", "--at", "noon"]);
    assert_eq!(odd.code, 2);
    let by_hand = desk.json(&["backups", "plan", "--by-hand"]);
    assert_eq!((&by_hand["schedule"], &by_hand["folder"]), (&Value::Null, &folder.as_str().into()));
    let log = desk.json(&["journal", "list", "--limit", "10"]);
    let entries = log["rows"].as_array().unwrap();
    assert!(entries.iter().any(|it| it["operation"] == "backups.plan"), "{log}");
}

#[test]
fn a_list_that_there_is_not_is_answered_with_those_that_there_are() {
    let desk = Desk::with_office();
    let refused = desk.run(&["choices", "list", "colours"]);
    assert_eq!(refused.code, 1);
    for word in ["colours", "status", "contact_role", "(unknown_list)"] {
        assert!(refused.errors.contains(word), "{}", refused.errors);
    }
}

#[test]
fn a_report_is_about_the_days_and_the_department_that_are_named() {
    let desk = Desk::with_office();
    desk.json(&["departments", "create", "华北"]);
    desk.json(&["customers", "create", "恒达贸易"]);
    let out = desk.file("new.csv");
    let run = ["reports", "run", "new_customers", "--to", &out];
    let rows = |more: &[&str]| {
        desk.json(&[&run[..], more].concat());
        std::fs::read_to_string(&out)
            .unwrap()
            .lines()
            .skip(1)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let counted = |more: &[&str]| rows(more).iter().any(|it| it.contains(",1,"));
    assert!(counted(&["--from", "2020-01-01"]));
    assert!(!counted(&["--until", "2020-12-31"]));
    assert!(!counted(&["--department", "华北"]));
    let refused = desk.run(&[&["--json"], &run[..], &["--department", "华南"]].concat());
    assert_eq!(refused.told()["field"], "department");
    let both = desk.run(&[&run[..], &["--period", "this_year", "--from", "2020-01-01"]].concat());
    assert_eq!(both.code, 2);
}

#[test]
fn a_lost_computer_is_replaced_with_the_backup_and_the_sheet() {
    let desk = Desk::with_office();
    desk.json(&["customers", "create", "杭州恒达"]);
    let folder = desk.file("backups");
    let made = desk.json(&["backups", "create", "--to", &folder]);
    let backup = made["file"].as_str().unwrap();
    assert_eq!(desk.json(&["backups", "verify", backup])["manifest"]["counts"]["customers"], 1);
    assert_eq!(desk.json(&["backups", "list", &folder])["rows"][0]["state"], "whole");
    let second = desk.file("second");
    let sheet = desk.file("recovery.txt");
    let restore = ["backups", "restore", backup, "--into", &second, "--recovery-file", &sheet];
    let restored = desk.run(&restore);
    assert_eq!(restored.code, 0, "{}", restored.errors);
    let found = desk.at_home("second", &["customers", "list"], PASSWORD);
    assert!(found.output.contains("杭州恒达"), "{}{}", found.output, found.errors);

    let key = std::fs::read_to_string(&sheet).unwrap();
    let slip = key.replacen("-", "-U", 1);
    std::fs::write(&sheet, slip).unwrap();
    let third = desk.file("third");
    let restore = ["--json", "backups", "restore", backup, "--into", &third, "--recovery-file"];
    let refused = desk.run(&[&restore[..], &[&sheet]].concat());
    assert_eq!(refused.code, 1);
    assert!(!std::path::Path::new(&third).exists());
}

#[test]
fn help_and_completions_need_no_office() {
    let desk = Desk::empty();
    let help = desk.typed(&["--lang", "zh-TW", "customers", "list", "--help"], "");
    assert_eq!(help.code, 0);
    assert!(help.output.contains("用法: clientele customers list"), "{}", help.output);
    let script = desk.typed(&["completions", "bash"], "");
    assert_eq!(script.code, 0);
    assert!(script.output.contains("reset-password"));
}

#[test]
fn a_reader_that_leaves_ends_the_program_quietly() {
    let desk = Desk::with_office();
    let (code, errors) = desk.unread(&["journal", "list", "--limit", "500"]);
    assert_eq!((code, errors.as_str()), (0, ""));
}

#[test]
fn the_recovery_sheet_is_written_and_no_file_is_lost() {
    let desk = Desk::empty();
    let sheet = desk.file("recovery.pdf");
    std::fs::write(&sheet, "mine").unwrap();
    let init = ["init", "--organization", "晨光", "--admin", "chen", "--recovery-file", &sheet];
    let refused = desk.typed(&init, PASSWORD);
    assert!(refused.errors.contains("(already_exists)"), "{}", refused.errors);
    assert_eq!(std::fs::read_to_string(&sheet).unwrap(), "mine");
    std::fs::remove_file(&sheet).unwrap();
    let made = desk.typed(&init, PASSWORD);
    assert_eq!(made.code, 0, "{}", made.errors);
    assert!(std::fs::read(&sheet).unwrap().starts_with(b"%PDF"));
    let again = desk.typed(&["--json", "init", "--organization", "X", "--admin", "y"], PASSWORD);
    assert_eq!(again.told()["code"], "home_in_use");
}

#[test]
fn the_log_tells_every_start_and_no_names() {
    let desk = Desk::with_office();
    desk.json(&["customers", "create", "欧阳晓梅"]);
    let log = desk.log();
    assert!(log.contains("init") && log.contains("customers create"), "{log}");
    assert!(log.contains("done") && log.contains("0.1.0"), "{log}");
    assert!(!log.contains("欧阳") && !log.contains(PASSWORD), "{log}");
}
