//! What the window shows: built, checked and driven by Node's tools.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    Outcome, cargo,
    test::{self, Counts},
    workspace,
};

/// One feature set for development and tests: another one would compile Tauri again.
pub const FEATURES: &[&str] =
    &["--features", "clientele-desktop/custom-protocol,clientele-desktop/e2e"];

pub fn folder() -> PathBuf {
    workspace::root().join("ui")
}

/// Installs what `package-lock.json` names, unless it is there.
pub fn install(folder: &Path) -> Outcome {
    let lock = folder.join("package-lock.json");
    let installed = folder.join("node_modules/.package-lock.json");
    let time = |path: &Path| fs::metadata(path).and_then(|it| it.modified());
    let is_fresh = matches!((time(&installed), time(&lock)), (Ok(ours), Ok(lock)) if ours >= lock);
    if is_fresh {
        return Ok(());
    }
    run(folder, &["npm", "ci", "--no-audit", "--no-fund"])
}

pub fn build() -> Outcome {
    install(&folder())?;
    run(&folder(), &["npm", "run", "build"])
}

/// Types, format and lints.
pub fn check() -> Outcome {
    install(&folder())?;
    run(&folder(), &["npm", "run", "check"])?;
    run(&folder(), &["npm", "run", "lint"])
}

/// The tests of components and of what they stand on.
pub fn test(counts: &mut Counts) -> Outcome {
    let command = program(&folder(), &["npm", "run", "test", "--", "--reporter=tap-flat"]);
    counted(command, counts)
}

/// What hangs fails: no file of stories takes a fifth of this.
const LONGEST: &str = "--test-timeout=600000";

/// The main job in the built window, on a display that nobody sees.
pub fn drive(counts: &mut Counts) -> Outcome {
    let folder = workspace::root().join("tests/e2e");
    install(&folder)?;
    let words = [DISPLAY, &["node", "--test", "--test-reporter=tap", LONGEST]].concat();
    let mut command = program(&folder, &words);
    // A desktop that is not there has a lot to say; what a test says is on the output.
    command.stderr(Stdio::null());
    counted(command, counts)
}

/// A picture of the built window on a home where somebody has an account.
pub fn picture(home: &Path, login: &str, password: &str, picture: &Path) -> Outcome {
    let folder = workspace::root().join("tests/e2e");
    install(&folder)?;
    let words = [DISPLAY, &["node", "picture.mjs"]].concat();
    let mut command = program(&folder, &words);
    command.arg(home).args([login, password]).arg(picture).stderr(Stdio::null());
    cargo::succeed(command)
}

/// What a person waits for in this window, on a home where somebody has an account.
pub fn speed(window: &Path, home: &Path, [login, password]: [&str; 2]) -> Outcome {
    let folder = workspace::root().join("tests/e2e");
    install(&folder)?;
    let words = [DISPLAY, &["node", "speed.mjs"]].concat();
    let mut command = program(&folder, &words);
    command.env("CLIENTELE_BINARY", window).arg(home).args([login, password]);
    command.stderr(Stdio::null());
    cargo::succeed(command)
}

/// Pictures of every screen of the built window, for whoever reviews one.
pub fn pictures(out: &Path) -> Outcome {
    test::tools::install()?;
    build()?;
    cargo::run(&[&["build", "--package", "clientele-desktop", "--locked"], FEATURES].concat())?;
    let folder = workspace::root().join("tests/e2e");
    install(&folder)?;
    fs::create_dir_all(out)?;
    let words = [DISPLAY, &["node", "pictures.mjs"]].concat();
    let mut command = program(&folder, &words);
    command.arg(out.canonicalize()?).stderr(Stdio::null());
    cargo::succeed(command)
}

pub const DISPLAY: &[&str] =
    &["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1920x1080x24"];

/// Runs tests that speak TAP; only the lines that say something are shown.
fn counted(mut command: Command, counts: &mut Counts) -> Outcome {
    let mut running = command.stdout(Stdio::piped()).spawn()?;
    let before = counts.passed;
    if let Some(output) = running.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            counts.read_tap(&line);
        }
    }
    if !running.wait()?.success() {
        return Err("a test of the window failed".into());
    }
    if counts.passed == before { Err("no test of the window ran".into()) } else { Ok(()) }
}

fn run(folder: &Path, words: &[&str]) -> Outcome {
    cargo::succeed(program(folder, words))
}

fn program(folder: &Path, words: &[&str]) -> Command {
    let mut command = test::tools::program(words);
    command.current_dir(folder).stdin(Stdio::null());
    command
}
