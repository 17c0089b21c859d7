//! Where the office is: `--home DIR`, else `CLIENTELE_HOME`, else the folder that was chosen on this
//! computer, else the platform's data folder.

use std::{env, ffi::OsString, path::PathBuf};

use clientele_core::{chosen_home, standard_home};

/// Where to look for the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Whoever started the program named it.
    Named(PathBuf),
    /// Someone chose it in the window, now or at an earlier start; or nobody chose.
    Chosen(PathBuf),
}

pub fn place() -> Option<Place> {
    let named = named(env::args_os().skip(1));
    let around = || env::var_os("CLIENTELE_HOME");
    let named = named.or_else(around).filter(|it| !it.is_empty());
    let named = named.map(|it| Place::Named(it.into()));
    named.or_else(|| chosen_home().or_else(standard_home).map(Place::Chosen))
}

fn named(arguments: impl IntoIterator<Item = OsString>) -> Option<OsString> {
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        if argument == "--home" {
            return arguments.next();
        }
        if let Some(home) = argument.to_str().and_then(|it| it.strip_prefix("--home=")) {
            return Some(home.into());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_home_is_named_with_a_space_or_with_a_sign() {
        let home = |words: &[&str]| named(words.iter().map(OsString::from));
        assert_eq!(home(&["--home", "/a b"]), Some("/a b".into()));
        assert_eq!(home(&["--home=/a b"]), Some("/a b".into()));
        assert_eq!(home(&["--home"]), None);
        assert_eq!(home(&["--other", "/a"]), None);
    }
}
