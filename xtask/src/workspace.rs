//! Where the project is, and where it leaves what it makes.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The folder that holds every crate.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// Where Cargo puts what it builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |it| root().join(it))
}

/// What a command leaves for a person to look at.
pub fn out(name: &str) -> PathBuf {
    root().join("out").join(name)
}
