//! Where this system keeps the data of programs.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The home of an office that nobody has chosen a place for; none where the system names no folder
/// of the person's own.
pub fn standard_home() -> Option<PathBuf> {
    standard_for(env::consts::OS, |name| env::var_os(name).map(PathBuf::from))
}

fn standard_for(system: &str, variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    // A relative path would mean another office in every folder.
    let folder = |name: &str| variable(name).filter(|it| it.is_absolute());
    match system {
        // Roaming data is copied between computers: a live database must not be.
        "windows" => Some(variable("LOCALAPPDATA")?.join("Clientele")),
        "macos" => Some(folder("HOME")?.join("Library/Application Support/Clientele")),
        _ => {
            let own = || Some(folder("HOME")?.join(Path::new(".local").join("share")));
            Some(folder("XDG_DATA_HOME").or_else(own)?.join("clientele"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home(system: &str, variables: &[(&str, &str)]) -> Option<String> {
        let variable = |name: &str| {
            variables.iter().find(|(it, _)| *it == name).map(|(_, value)| PathBuf::from(value))
        };
        standard_for(system, variable).map(|it| it.display().to_string())
    }

    #[cfg(unix)]
    #[test]
    fn each_system_has_its_own_folder() {
        let chen = ("HOME", "/home/chen");
        let found = |system: &str, variables: &[(&str, &str)]| home(system, variables).unwrap();
        assert_eq!(found("linux", &[chen]), "/home/chen/.local/share/clientele");
        assert_eq!(found("linux", &[chen, ("XDG_DATA_HOME", "/d")]), "/d/clientele");
        assert_eq!(
            found("linux", &[chen, ("XDG_DATA_HOME", "d")]),
            "/home/chen/.local/share/clientele"
        );
        assert_eq!(found("macos", &[chen]), "/home/chen/Library/Application Support/Clientele");
        assert_eq!(home("linux", &[]), None);
    }

    #[test]
    fn windows_keeps_it_on_this_computer() {
        let found = home("windows", &[("LOCALAPPDATA", "C:\\Local")]);
        assert!(found.is_some_and(|it| it.starts_with("C:\\Local") && it.ends_with("Clientele")));
    }
}
