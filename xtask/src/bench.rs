//! `cargo xtask bench`: builds what measures as the product is shipped, and runs it.

use crate::{Outcome, cargo};

pub fn run(arguments: &[&str]) -> Outcome {
    let build = ["run", "--quiet", "--release", "--package", "clientele-bench", "--"];
    cargo::run(&[&build[..], arguments].concat())
}
