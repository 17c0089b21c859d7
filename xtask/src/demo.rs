//! `cargo xtask demo`: the main job of an office on the sample list, as a person does it.

pub mod terminal;

use std::path::PathBuf;

use serde_json::Value;

use self::terminal::Terminal;
use crate::{Outcome, workspace};

pub const ADMIN: &str = "chen";
pub const PASSWORD: &str = "lantern-Orchard-47-velvet";
const TYPED: &[&str] = &[PASSWORD];

/// The people named in the list's column 负责人, and one who only audits.
const ACCOUNTS: &[(&str, &str, &str, &str)] = &[
    ("zhangxiaoyan", "张晓燕", "sales", "销售部"),
    ("lizhiqiang", "李志强", "sales", "销售部"),
    ("wangmin", "王敏", "sales", "大客户组"),
    ("zhoumin", "周敏", "auditor", "综合部"),
];

const CATEGORIES: &[&str] = &["企业", "学校", "机关单位", "经销商", "个人"];

/// The office of the demo, once it has run.
pub fn home() -> PathBuf {
    workspace::out("demo").join("home")
}

pub fn run() -> Outcome {
    let mut terminal = Terminal::new(workspace::out("demo"))?;
    open_the_office(&mut terminal)?;
    let sheet = workspace::root().join("tests/fixtures/客户名单.xlsx").display().to_string();
    bring_in(&mut terminal, &sheet)?;
    find(&mut terminal)?;
    work(&mut terminal)?;
    hand_out(&mut terminal)?;
    look_back(&mut terminal)?;
    lose_the_computer(&mut terminal)
}

fn open_the_office(terminal: &mut Terminal) -> Outcome {
    let sheet = terminal.file("recovery.txt");
    let organization = "晨光文具商行";
    terminal.step(
        "First run: the office, its first person, the recovery sheet",
        &["init", "--organization", organization, "--admin", ADMIN, "--recovery-file", &sheet],
        TYPED,
    )?;
    terminal.step("What this computer offers", &["doctor"], TYPED)?;
    for words in [
        &["departments", "create", "销售部"][..],
        &["departments", "create", "大客户组", "--parent", "销售部"],
        &["departments", "create", "综合部"],
    ] {
        terminal.step("A department", words, TYPED)?;
    }
    for &(login, name, role, department) in ACCOUNTS {
        let rest = ["--name", name, "--role", role, "--department", department];
        let words = [&["accounts", "create", login], &rest[..]].concat();
        terminal.step("A colleague, with a first password", &words, TYPED)?;
    }
    terminal.step("Who may sign in", &["accounts", "list"], TYPED)
}

fn bring_in(terminal: &mut Terminal, sheet: &str) -> Outcome {
    for category in CATEGORIES {
        terminal.step("A category of the list", &["categories", "create", category], TYPED)?;
    }
    terminal.step("Rehearse the import", &["imports", "run", sheet, "--dry-run"], TYPED)?;
    let failed = terminal.file("未导入.xlsx");
    let words = ["imports", "run", sheet, "--failed", &failed];
    terminal.step("Import; what cannot be right comes back as a sheet", &words, TYPED)?;
    terminal.step("What was imported", &["imports", "list"], TYPED)
}

fn find(terminal: &mut Terminal) -> Outcome {
    for (title, words) in [
        ("The list", &["customers", "list", "--limit", "8"][..]),
        ("By pinyin", &["customers", "list", "--search", "kunshan"]),
        ("By initials", &["customers", "list", "--search", "ksjj"]),
        ("Simplified finds traditional", &["customers", "list", "--search", "台晶"]),
        ("By four digits of a phone", &["customers", "list", "--search", "1102"]),
        (
            "By what is known of them",
            &["customers", "list", "--filter", "owner=张晓燕 and category=学校", "--count"],
        ),
    ] {
        terminal.step(title, words, TYPED)?;
    }
    Ok(())
}

fn work(terminal: &mut Terminal) -> Outcome {
    let school = first(terminal, "狮山实验小学")?;
    let firm = first(terminal, "鸿达纸业")?;
    for (title, words) in [
        ("A tag", &["tags", "create", "年度合作"][..]),
        ("It is given", &["tags", "add", "年度合作", &school, &firm]),
        ("Who has it", &["customers", "list", "--filter", "tag=年度合作"]),
        ("A change", &["customers", "update", &school, "--set", "status=won"]),
        ("What was before", &["customers", "history", &school]),
    ] {
        terminal.step(title, words, TYPED)?;
    }
    let due = ["--due", "2026-12-01", "--assignee", "zhangxiaoyan", "--customer", &school];
    let words = [&["tasks", "create", "送新学期本册样品"], &due[..]].concat();
    terminal.step("A task", &words, TYPED)?;
    terminal.step("What is to do", &["tasks", "list"], TYPED)
}

fn hand_out(terminal: &mut Terminal) -> Outcome {
    terminal.step("Which reports there are", &["reports", "list"], TYPED)?;
    for extension in ["xlsx", "pdf"] {
        let file = terminal.file(&format!("客户概览.{extension}"));
        let words = ["reports", "run", "overview", "--to", &file];
        terminal.step("The overview", &words, TYPED)?;
    }
    for extension in ["xlsx", "pdf", "csv"] {
        let file = terminal.file(&format!("客户名单.{extension}"));
        let words = ["exports", "run", "--to", &file, "--sort", "name"];
        terminal.step("The list as a file", &words, TYPED)?;
    }
    Ok(())
}

fn look_back(terminal: &mut Terminal) -> Outcome {
    terminal.step("Who did what", &["journal", "list", "--limit", "8"], TYPED)?;
    terminal.step("Nothing in it was altered", &["journal", "verify"], TYPED)
}

fn lose_the_computer(terminal: &mut Terminal) -> Outcome {
    let folder = terminal.file("backups");
    terminal.step(
        "A backup, proved by restoring it",
        &["backups", "create", "--to", &folder],
        TYPED,
    )?;
    let backup = only_file(&folder)?;
    terminal.step("It is whole", &["backups", "verify", &backup], TYPED)?;
    let before = terminal.ask(CUSTOMERS, TYPED)?;
    let second = terminal.file("second-home");
    let key = terminal.file("recovery.txt");
    let words = ["backups", "restore", &backup, "--into", &second, "--recovery-file", &key];
    terminal.step("Another computer: restored with the recovery sheet", &words, TYPED)?;
    terminal.move_to("second-home");
    terminal.step("The office is there", &["customers", "list", "--limit", "8"], TYPED)?;
    let after = terminal.ask(CUSTOMERS, TYPED)?;
    if before != after {
        return Err("the restored list differs from the one that was backed up".into());
    }
    let customers = before["rows"].as_array().map_or(0, Vec::len);
    if customers < MANY {
        return Err(format!("only {customers} customers came through").into());
    }
    println!("\nThe restored list is equal: {customers} customers.");
    println!("What was made is in {}.", workspace::out("demo").display());
    Ok(())
}

/// Nearly all of the sample list; two empty lists are equal too.
const MANY: usize = 290;

const CUSTOMERS: &[&str] = &["customers", "list", "--sort", "name", "--limit", "1000"];

/// The number of the first customer that a search finds.
fn first(terminal: &Terminal, text: &str) -> Outcome<String> {
    let found = terminal.ask(&["customers", "list", "--search", text], TYPED)?;
    match &found["rows"][0]["file_no"] {
        Value::String(file_no) => Ok(file_no.clone()),
        _ => Err(format!("the search for {text} found nobody").into()),
    }
}

fn only_file(folder: &str) -> Outcome<String> {
    let mut files = std::fs::read_dir(folder)?;
    let file = files.next().ok_or("the backup left no file")??;
    Ok(file.path().display().to_string())
}
