//! `cargo xtask bench`: builds what measures as the product is shipped, and runs it.

use std::path::Path;

use crate::{Outcome, cargo, test, ui, workspace};

pub fn run(arguments: &[&str]) -> Outcome {
    match arguments {
        ["window"] => window("100000"),
        ["window", "--customers", customers] => window(customers),
        _ => cargo::run(&[BENCH, arguments].concat()),
    }
}

const BENCH: &[&str] = &["run", "--quiet", "--release", "--package", "clientele-bench", "--"];

/// What a person waits for in the window, which a driver starts: all else is as it is shipped.
fn window(customers: &str) -> Outcome {
    test::tools::install()?;
    ui::build()?;
    let build = ["build", "--profile", "driven", "--package", "clientele-desktop", "--locked"];
    cargo::run(&[&build[..], ui::FEATURES].concat())?;
    // Fills the office unless it stands.
    let told = cargo::answer(&[BENCH, &["office", "--customers", customers]].concat())?;
    let [home, login, password] = told.lines().collect::<Vec<_>>()[..] else {
        return Err(format!("the bench told of no office: {told}").into());
    };
    let window = workspace::target().join("driven/clientele-desktop");
    ui::speed(&window, Path::new(home), [login, password])
}
