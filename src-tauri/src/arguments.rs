//! Where the office is: `--home DIR`, else `CLIENTELE_HOME`, else the platform's data folder.

use std::{env, ffi::OsString, path::PathBuf};

use clientele_core::standard_home;

pub fn home() -> Option<PathBuf> {
    let named = named(env::args_os().skip(1));
    let around = || env::var_os("CLIENTELE_HOME");
    let chosen = named.or_else(around).filter(|it| !it.is_empty());
    chosen.map(PathBuf::from).or_else(standard_home)
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
