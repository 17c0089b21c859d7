//! The home that was chosen on this computer instead of the standard one: one line in the folder
//! where this system keeps the settings of programs.
//!
//! It cannot stand in the home, which is what it leads to. The window and the terminal both follow it.

use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
};

use super::standard_home;
use crate::{Error, Result};

const FILE: &str = "home";

/// The home that was chosen on this computer, whether it is there or not; none where nobody chose.
pub fn chosen_home() -> Option<PathBuf> {
    read(&settings_folder()?)
}

/// Remembers a home for the next start of the window and of the terminal; the standard one is what
/// is taken when none is remembered.
///
/// # Errors
/// What the disk says; `ReadOnly` where the system names no folder for settings.
pub fn remember_home(home: &Path) -> Result<()> {
    let folder = settings_folder().ok_or(Error::ReadOnly)?;
    write(&folder, Some(home).filter(|it| Some(*it) != standard_home().as_deref()))
}

fn settings_folder() -> Option<PathBuf> {
    folder_for(env::consts::OS, |name| env::var_os(name).map(PathBuf::from))
}

fn folder_for(system: &str, variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let folder = |name: &str| variable(name).filter(|it| it.is_absolute());
    match system {
        // Not the one that roams: a path of this computer means nothing on another.
        "windows" => Some(variable("LOCALAPPDATA")?.join("Clientele settings")),
        "macos" => Some(folder("HOME")?.join("Library/Preferences/Clientele")),
        _ => {
            let own = || Some(folder("HOME")?.join(".config"));
            Some(folder("XDG_CONFIG_HOME").or_else(own)?.join("clientele"))
        }
    }
}

fn read(folder: &Path) -> Option<PathBuf> {
    let line = fs::read_to_string(folder.join(FILE)).ok()?;
    Some(PathBuf::from(line.trim_end_matches(['\r', '\n']))).filter(|it| it.is_absolute())
}

fn write(folder: &Path, home: Option<&Path>) -> Result<()> {
    let Some(home) = home else { return super::remove(&folder.join(FILE)) };
    let text = home.to_str().ok_or_else(|| Error::broken("the path of the home is no text"))?;
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    writeln!(file, "{text}")?;
    file.as_file().sync_all()?;
    file.persist(folder.join(FILE)).map_err(|it| it.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_is_remembered_and_forgotten() {
        let config = tempfile::tempdir().unwrap();
        let folder = config.path().join("clientele");
        assert_eq!(read(&folder), None);
        write(&folder, None).unwrap();
        let home = config.path().join("客簿 数据 ");
        write(&folder, Some(&home)).unwrap();
        assert_eq!(read(&folder), Some(home));
        write(&folder, None).unwrap();
        assert_eq!(read(&folder), None);
        fs::write(folder.join(FILE), "relative\n").unwrap();
        assert_eq!(read(&folder), None);
    }

    #[cfg(unix)]
    #[test]
    fn each_system_has_its_own_folder_of_settings() {
        let variable = |name: &str| (name == "HOME").then(|| PathBuf::from("/home/chen"));
        let found = |system: &str| folder_for(system, variable).unwrap().display().to_string();
        assert_eq!(found("linux"), "/home/chen/.config/clientele");
        assert_eq!(found("macos"), "/home/chen/Library/Preferences/Clientele");
        assert_eq!(folder_for("windows", variable), None);
    }
}
