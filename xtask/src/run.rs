//! `cargo xtask run`: builds Clientele and opens its window.

use std::{env, process::Command};

use crate::{Outcome, cargo, demo, test, ui, workspace};

pub fn run() -> Outcome {
    test::tools::install()?;
    ui::build()?;
    let build = ["build", "--package", "clientele-desktop", "--locked"];
    cargo::run(&[&build, ui::FEATURES].concat())?;
    if has_display() {
        let binary = workspace::target().join("debug").join(binary_name());
        return cargo::succeed(Command::new(binary));
    }
    println!(
        "There is no display here: the demo runs instead, and leaves a picture of the window."
    );
    demo::run()?;
    let picture = workspace::out("window.png");
    ui::picture(&demo::home(), demo::ADMIN, demo::PASSWORD, &picture)?;
    println!("The window is in {}.", picture.display());
    Ok(())
}

fn has_display() -> bool {
    let is_set = |name: &str| env::var_os(name).is_some_and(|it| !it.is_empty());
    cfg!(not(target_os = "linux")) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

fn binary_name() -> String {
    format!("clientele-desktop{}", env::consts::EXE_SUFFIX)
}
