//! `cargo xtask bundle`: what a person installs, and the proof that it starts.

#[cfg(target_os = "linux")]
mod installed;

use std::{fs, path::PathBuf, process::Command};

use crate::{Outcome, cargo, test, ui, workspace};

/// What is made where nothing else is asked for.
const USUAL: &[&str] = if cfg!(windows) {
    &["msi"]
} else if cfg!(target_os = "macos") {
    &["dmg"]
} else {
    &["deb"]
};

/// Builds the programs as they are shipped, packs them, and starts what can be installed here.
pub fn run(kinds: &[&str]) -> Outcome {
    test::tools::install()?;
    ui::build()?;
    make(kinds)
}

/// The same where the tools and the page are there.
pub fn make(kinds: &[&str]) -> Outcome {
    let kinds = if kinds.is_empty() { USUAL } else { kinds };
    // Without `e2e`: a release that has it does not compile.
    let features = ["--features", "clientele-desktop/custom-protocol"];
    let programs = ["--package", "clientele-desktop", "--package", "clientele-cli"];
    cargo::run(&[&["build", "--release", "--locked"], &programs[..], &features].concat())?;
    pack(kinds)?;
    for kind in kinds {
        for package in packages(kind)? {
            println!("{}", package.display());
            #[cfg(target_os = "linux")]
            if *kind == "deb" {
                installed::prove(&package)?;
            }
        }
    }
    Ok(())
}

fn pack(kinds: &[&str]) -> Outcome {
    for kind in kinds {
        let _made_before = fs::remove_dir_all(folder(kind));
    }
    let name = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
    let mut tauri = Command::new(ui::folder().join("node_modules/.bin").join(name));
    tauri.current_dir(workspace::root()).args(["bundle", "--bundles", &kinds.join(",")]);
    cargo::succeed(tauri)
}

fn folder(kind: &str) -> PathBuf {
    workspace::target().join("release/bundle").join(kind)
}

/// The packages of a kind; beside them lie the folders they were made of.
fn packages(kind: &str) -> Outcome<Vec<PathBuf>> {
    let ending = if kind == "appimage" { "AppImage" } else { kind };
    let there = fs::read_dir(folder(kind))?.filter_map(|it| Some(it.ok()?.path()));
    let packages: Vec<_> =
        there.filter(|it| it.extension().is_some_and(|it| it == ending)).collect();
    if packages.is_empty() {
        return Err(format!("no {kind} was made").into());
    }
    Ok(packages)
}
