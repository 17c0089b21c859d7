//! Where a file goes that leaves the office, and what is said once it is there.

use std::path::{Path, PathBuf};

use clientele_core::{Result, documents::Format};
use serde::Serialize;
use ts_rs::TS;

use crate::{
    caller::Caller,
    dialogs::Question,
    picks::{Pick, PickId},
};

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Wrote {
    pub rows: u64,
    /// What happened, in words.
    pub sentence: String,
    /// Characters that no built-in font can draw: a box stands in their place on paper.
    pub missing_glyphs: Vec<char>,
}

/// Asks where to write a file; none when the person closed the dialog.
pub fn place(caller: &Caller, title: &str, name: &str, format: Format) -> Option<Pick> {
    let settings = caller.read(|view| Ok(clientele_core::settings::get(view))).ok()?;
    let day = settings.date_of(caller.core().now().wall_ms);
    let name = format!("{}-{day}.{}", harmless(name), format.ending());
    let chosen = caller.dialogs.ask(Question::Save { title: title.to_owned(), name })?;
    Some(caller.desk.picks().keep(ending_in(chosen, format)))
}

/// Where a file goes that was chosen with [`place`], and its name without the folders.
///
/// # Errors
/// `NotFound` for what was never chosen.
pub fn chosen(caller: &Caller, pick: PickId) -> Result<(PathBuf, String)> {
    let path = caller.desk.picks().path(pick)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok((path, name))
}

/// A name without what some system forbids in one, and not longer than names may be.
fn harmless(name: &str) -> String {
    const LONGEST: usize = 60;
    let is_harmless = |it: char| !it.is_control() && !r#"/\:*?"<>|"#.contains(it);
    let name: String = name.chars().map(|it| if is_harmless(it) { it } else { '_' }).collect();
    name.trim_matches([' ', '.']).chars().take(LONGEST).collect()
}

/// The ending says what is written, so it is not lost with a name typed anew. A file that already
/// bears the longer name was not what the person agreed to replace.
fn ending_in(chosen: PathBuf, format: Format) -> PathBuf {
    let ending = format.ending();
    let has_it = |path: &Path| path.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending));
    if has_it(&chosen) {
        return chosen;
    }
    let name = chosen.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let named = |tail: String| chosen.with_file_name(format!("{name}{tail}.{ending}"));
    let mut free = named(String::new());
    let mut number = 2;
    while free.exists() {
        free = named(format!(" ({number})"));
        number += 1;
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_typed_without_its_ending_gets_it_and_replaces_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert_eq!(ending_in(at("a.xlsx"), Format::Xlsx), at("a.xlsx"));
        assert_eq!(ending_in(at("a.XLSX"), Format::Xlsx), at("a.XLSX"));
        assert_eq!(ending_in(at("2026.11"), Format::Pdf), at("2026.11.pdf"));
        std::fs::write(at("a.csv"), "").unwrap();
        assert_eq!(ending_in(at("a"), Format::Csv), at("a (2).csv"));
    }

    #[test]
    fn a_customer_s_name_makes_a_harmless_name_of_a_file() {
        assert_eq!(harmless("佳景/包装: \"A\""), "佳景_包装_ _A_");
        assert_eq!(harmless(&"长".repeat(300)).chars().count(), 60);
        assert_eq!(harmless("..secret"), "secret");
    }
}
