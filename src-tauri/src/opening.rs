//! Handing a file to the system, which knows what program it is for.

use std::path::Path;

use clientele_core::{DocumentFault, Result};

use crate::papers::Opens;

/// Opens a file with the program that is for it.
///
/// # Errors
/// `document_gone`, `document_not_shown` with the place, where nothing here can open it.
pub fn open(path: &Path) -> Result<()> {
    if Opens::of(path) == Opens::Nothing {
        return Err(not_shown(path).into());
    }
    ask(path, system::open)
}

/// Shows a file in its folder.
///
/// # Errors
/// As [`open`].
pub fn reveal(path: &Path) -> Result<()> {
    ask(path, system::reveal)
}

fn ask<E>(path: &Path, system: impl FnOnce(&Path) -> Result<(), E>) -> Result<()> {
    if !path.is_file() {
        return Err(DocumentFault::Gone { path: path.display().to_string() }.into());
    }
    // Why, nobody can do anything about: what helps is where the file is.
    Ok(system(path).map_err(|_| not_shown(path))?)
}

fn not_shown(path: &Path) -> DocumentFault {
    DocumentFault::NotShown { path: path.display().to_string() }
}

#[cfg(target_os = "linux")]
mod system {
    use std::path::Path;

    use webkit2gtk::{
        gio::{self, prelude::*},
        glib::Error,
    };

    use crate::linux;

    /// What shows folders, on every desktop under this name.
    const FILES: &str = "org.freedesktop.FileManager1";
    const FILES_AT: &str = "/org/freedesktop/FileManager1";
    /// It may have to start first.
    const PATIENCE_MS: i32 = 8_000;

    pub fn open(path: &Path) -> Result<(), Error> {
        let context = gio::AppLaunchContext::new();
        // What was said to the web view of this window is for no other program.
        linux::SWITCHES.iter().for_each(|it| context.unsetenv(it));
        gio::AppInfo::launch_default_for_uri(&uri(path), Some(&context))
    }

    /// With the file marked where the desktop can, else only the folder.
    pub fn reveal(path: &Path) -> Result<(), Error> {
        marked(path).or_else(|_| open(path.parent().unwrap_or(path)))
    }

    fn marked(path: &Path) -> Result<(), Error> {
        // The bus of the desktop that this window is on already.
        let bus = gio::bus_get_sync(gio::BusType::Session, gio::Cancellable::NONE)?;
        let which = (vec![uri(path)], "").to_variant();
        let (flags, no_stop) = (gio::DBusCallFlags::NONE, gio::Cancellable::NONE);
        let (to, method) = (Some(FILES), "ShowItems");
        bus.call_sync(
            to,
            FILES_AT,
            FILES,
            method,
            Some(&which),
            None,
            flags,
            PATIENCE_MS,
            no_stop,
        )?;
        Ok(())
    }

    fn uri(path: &Path) -> String {
        gio::File::for_path(path).uri().to_string()
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    pub use opener::{open, reveal};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_gone_and_one_that_no_program_is_for_are_told_with_their_place() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("客户.pdf");
        assert_eq!(open(&gone).unwrap_err().code(), "document_gone");
        assert_eq!(reveal(&gone).unwrap_err().code(), "document_gone");
        let log = folder.path().join("log.jsonl");
        std::fs::write(&log, "").unwrap();
        let told = open(&log).unwrap_err();
        assert_eq!(told.code(), "document_not_shown");
        let sentence = told.sentence(clientele_core::words::Language::En);
        assert!(sentence.contains(&*log.to_string_lossy()), "{sentence}");
    }
}
