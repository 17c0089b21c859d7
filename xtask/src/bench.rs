//! `cargo xtask bench`: builds what measures as the product is shipped, and runs it.

use crate::{Outcome, cargo, test, ui, workspace};

/// Who signs in to the office of the bench, as its `office.rs` founds it.
const BOSS: [&str; 2] = ["boss", "correct horse battery 7"];

pub fn run(arguments: &[&str]) -> Outcome {
    match arguments {
        ["window"] => window("100000"),
        ["window", "--customers", customers] => window(customers),
        _ => core(arguments),
    }
}

fn core(arguments: &[&str]) -> Outcome {
    let build = ["run", "--quiet", "--release", "--package", "clientele-bench", "--"];
    cargo::run(&[&build[..], arguments].concat())
}

/// What a person waits for in the window, which a driver starts: all else is as it is shipped.
fn window(customers: &str) -> Outcome {
    test::tools::install()?;
    ui::build()?;
    let build = ["build", "--profile", "driven", "--package", "clientele-desktop", "--locked"];
    cargo::run(&[&build[..], ui::FEATURES].concat())?;
    // Fills the office unless it stands.
    core(&["--customers", customers, "--only", "sign_in"])?;
    let home = workspace::target().join("bench").join(format!("office-{customers}"));
    ui::speed(&workspace::target().join("driven/clientele-desktop"), &home, BOSS)
}
