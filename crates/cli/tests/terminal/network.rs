//! The program opens no connection and waits for none: the kernel itself ends it at the first
//! attempt. Only local sockets are left open, over which the keychain of a desktop is asked.

use std::{
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::support::{Answer, Desk, PASSWORD, Waiting};

const SIGSYS: i32 = 31;

/// The launcher, built by the compiler that SQLCipher needs too.
fn launcher(folder: &Path) -> PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/terminal/no_network.c");
    let program = folder.join("no_network");
    let mut cc = Command::new("cc");
    assert!(cc.arg("-o").arg(&program).arg(source).status().unwrap().success());
    program
}

fn run(desk: &Desk, launcher: &Path, words: &[&str]) -> Answer {
    let command = desk.command(words);
    let mut under = Command::new(launcher);
    under.arg(command.get_program()).args(command.get_args());
    under.env_remove("LANGUAGE").env("LC_ALL", "zh_CN.UTF-8");
    under.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    Waiting::of(under.spawn().unwrap()).finish(PASSWORD)
}

#[test]
fn an_attempt_to_speak_to_the_network_is_noticed() {
    let desk = Desk::empty();
    let tried = Command::new(launcher(desk.folder())).arg("--try").status().unwrap();
    assert_eq!(tried.signal(), Some(SIGSYS));
}

#[test]
fn a_whole_day_of_work_opens_no_connection_and_waits_for_none() {
    let desk = Desk::empty();
    let launcher = launcher(desk.folder());
    let (sheet, out, pdf, copies, elsewhere) = (
        desk.file("list.csv"),
        desk.file("out.xlsx"),
        desk.file("overview.pdf"),
        desk.file("backups"),
        desk.file("elsewhere"),
    );
    std::fs::write(&sheet, "客户名称,手机\n恒达贸易,13800138000\n王伟,13900139000\n").unwrap();
    let recovery = desk.file("recovery.txt");
    let init = ["init", "--organization", "晨光", "--admin", "chen", "--recovery-file", &recovery];
    let steps: [&[&str]; 12] = [
        &init,
        &["doctor"],
        &["imports", "run", &sheet],
        &["customers", "create", "张三"],
        &["customers", "list", "--search", "zhangsan"],
        &["exports", "run", "--to", &out],
        &["reports", "run", "overview", "--to", &pdf],
        &["backups", "create", "--to", &copies],
        &["vault", "rotate"],
        &["journal", "verify"],
        &["settings", "show"],
        &["imports", "undo", "1"],
    ];
    for step in steps {
        let answer = run(&desk, &launcher, step);
        assert_eq!(answer.code, 0, "{step:?}: {}{}", answer.output, answer.errors);
    }
    let backup = std::fs::read_dir(&copies).unwrap().next().unwrap().unwrap().path();
    let backup = backup.display().to_string();
    for step in [
        &["backups", "restore", &backup, "--into", &elsewhere, "--recovery-file", &recovery][..],
        &["backups", "restore", &backup],
    ] {
        let answer = run(&desk, &launcher, step);
        assert_eq!(answer.code, 0, "{step:?}: {}{}", answer.output, answer.errors);
    }
}
