//! `cargo xtask test`: everything that is checked before a change lands, red early.

mod counts;
pub mod tools;

use std::{
    io::{BufRead, BufReader},
    process::Stdio,
    time::{Duration, Instant},
};

pub use self::counts::Counts;
use crate::{Outcome, bundle, cargo, ui};

/// How much the long programmes of the tests do: they read it from `CLIENTELE_TEST_SIZE`.
#[derive(Clone, Copy)]
pub enum Size {
    Usual,
    Full,
}

impl Size {
    fn word(self) -> &'static str {
        match self {
            Size::Usual => "usual",
            Size::Full => "full",
        }
    }
}

/// How many cases are drawn for a property at full size, instead of 256.
const DRAWN_IN_FULL: &str = "2000";

/// Where Clientele runs. A browser is no such place: what crates want there is never built.
const PLATFORMS: &[&str] = &[
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
];

/// What core must be able to live without.
const STRANGERS_TO_CORE: &[&str] = &["tauri", "tokio"];

pub fn run(size: Size) -> Outcome {
    let mut report = Report::default();
    let outcome = stages(&mut report, size);
    report.print();
    outcome
}

fn stages(report: &mut Report, size: Size) -> Outcome {
    report.stage("tools", |_| tools::install())?;
    report.stage("format", |_| cargo::run(&["fmt", "--all", "--", "--check"]))?;
    // The window is compiled with what it shows.
    report.stage("ui build", |_| ui::build())?;
    report.stage("ui checks", |_| ui::check())?;
    report.stage("ui tests", ui::test)?;
    report.stage("lints", |_| cargo::run(&lints()))?;
    // The tests drive the built program too, and `cargo test` alone may leave an old one. This one is
    // running: Windows would not let it be replaced.
    report.stage("build", |_| {
        let all = ["build", "--workspace", "--exclude", "xtask", "--locked"];
        cargo::run(&[&all, ui::FEATURES].concat())
    })?;
    report.stage("tests", |counts| tests(counts, size))?;
    if cfg!(target_os = "linux") {
        report.stage("window", ui::drive)?;
    }
    report.stage("core alone", |_| core_alone())?;
    report.stage("dependencies", |_| dependencies())?;
    // Once more from the start, as it is shipped: nothing that is faster is left to fail.
    if cfg!(target_os = "linux") {
        report.stage("bundle", |_| bundle::make(&[]))?;
    }
    Ok(())
}

fn lints() -> Vec<&'static str> {
    let clippy = &["clippy", "--workspace", "--all-targets", "--locked"];
    [clippy, ui::FEATURES, &["--", "--deny", "warnings"]].concat()
}

fn tests(counts: &mut Counts, size: Size) -> Outcome {
    let mut command =
        cargo::command(&[&["test", "--workspace", "--locked"], ui::FEATURES].concat());
    command.env("CLIENTELE_TEST_SIZE", size.word());
    if let Size::Full = size {
        command.env("PROPTEST_CASES", DRAWN_IN_FULL);
    }
    let mut running = command.stdout(Stdio::piped()).spawn()?;
    if let Some(output) = running.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            counts.read(&line);
        }
    }
    if !running.wait()?.success() {
        return Err("a test failed, or did not compile".into());
    }
    if counts.passed == 0 {
        return Err("no test ran".into());
    }
    Ok(())
}

fn core_alone() -> Outcome {
    PLATFORMS.iter().try_for_each(|platform| core_alone_on(platform))
}

fn core_alone_on(platform: &str) -> Outcome {
    let package = ["tree", "--package", "clientele-core", "--prefix", "none", "--locked"];
    let tree = cargo::command(&[&package[..], &["--target", platform]].concat()).output()?;
    if !tree.status.success() {
        return Err(String::from_utf8_lossy(&tree.stderr).into());
    }
    let tree = String::from_utf8(tree.stdout)?;
    let names: Vec<&str> = tree.lines().filter_map(|it| it.split(' ').next()).collect();
    if names.first() != Some(&"clientele-core") {
        return Err("`cargo tree` did not begin with clientele-core".into());
    }
    for stranger in STRANGERS_TO_CORE {
        if names.contains(stranger) {
            return Err(format!("clientele-core depends on {stranger}").into());
        }
    }
    let strangers = STRANGERS_TO_CORE.join(" nor ");
    println!("{platform}: neither {strangers} among {} entries", names.len());
    Ok(())
}

fn dependencies() -> Outcome {
    tools::install_cargo_deny()?;
    cargo::run(&["deny", "--locked", "check", "bans", "licenses", "sources"])
}

/// The stages that ran, with their times.
#[derive(Default)]
struct Report {
    stages: Vec<(&'static str, Duration, &'static str)>,
    counts: Counts,
}

impl Report {
    fn stage(&mut self, name: &'static str, run: impl FnOnce(&mut Counts) -> Outcome) -> Outcome {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = run(&mut self.counts);
        let taken = start.elapsed();
        let word = if outcome.is_ok() { "ok" } else { "FAILED" };
        println!("== {name}: {word}, {:.1} s", taken.as_secs_f64());
        self.stages.push((name, taken, word));
        outcome
    }

    fn print(&self) {
        println!("\n{:<14}{:>10}", "stage", "seconds");
        for (name, taken, word) in &self.stages {
            println!("{name:<14}{:>10.1}  {word}", taken.as_secs_f64());
        }
        let total: Duration = self.stages.iter().map(|(_, taken, _)| taken).sum();
        println!("{:<14}{:>10.1}\n", "all", total.as_secs_f64());
        println!("tests: {} passed, {} failed", self.counts.passed, self.counts.failed);
    }
}
