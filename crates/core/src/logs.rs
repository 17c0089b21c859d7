//! The log files of a home: every start, what it took, how it ended, and causes that nobody at the
//! desk can mend. Names, numbers and texts of people never stand in them.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use chrono::DateTime;
use serde::Serialize;
use tracing_appender::rolling::{Builder, Rotation};

use crate::{Error, Result, asides, checks::State};

const FOLDER: &str = "logs";
/// One file a day, so many days.
const KEPT: usize = 14;

/// Begins to write the log of a program, once there is an office in the home. The program works
/// without one where none can be written.
pub fn begin(home: &Path, program: &str) {
    if !home.join("vault.json").exists() {
        return;
    }
    let folder = home.join(FOLDER);
    // The appender would complain on the screen of a folder that is not there yet.
    if std::fs::create_dir_all(&folder).is_err() {
        return;
    }
    let files = Builder::new()
        .rotation(Rotation::DAILY)
        .filename_prefix(program)
        .filename_suffix("log")
        .max_log_files(KEPT)
        .build(folder);
    let Ok(files) = files else { return };
    let lines = tracing_subscriber::fmt()
        .with_writer(files)
        .with_ansi(false)
        .with_target(false)
        .with_max_level(tracing::Level::INFO)
        // A disk without room for the log is told of by what was being done, in its own words.
        .log_internal_errors(false)
        .finish();
    // It fails only where a log was begun before, which goes on.
    let _ = tracing::subscriber::set_global_default(lines);
}

/// One start of a program, as its log tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Start {
    /// UTC milliseconds.
    pub at: i64,
    pub version: String,
    /// How long it took until the self-check was done, in milliseconds.
    pub ms: u64,
    /// The worst that the self-check found.
    pub worst: State,
    /// The checks that were not passed, by their names.
    pub findings: Vec<String>,
    /// Faults that were written down from then to the next start.
    pub faults: u32,
}

/// Every start of a program that its log still tells of, newest first.
///
/// # Errors
/// What the disk says; a home without a log has no starts.
pub fn starts(home: &Path, program: &str) -> Result<Vec<Start>> {
    let mut starts: Vec<Start> = Vec::new();
    for file in files(home, program)? {
        let text = String::from_utf8_lossy(&fs::read(file)?).into_owned();
        for line in text.lines().filter_map(Line::of) {
            if line.is("started") {
                starts.extend(line.start());
                continue;
            }
            let Some(start) = starts.last_mut() else { continue };
            if line.is("self-check") {
                start.findings.extend(line.value("check").map(str::to_owned));
            } else if line.level == "ERROR" {
                start.faults += 1;
            }
        }
    }
    starts.reverse();
    Ok(starts)
}

/// Writes the whole log of a program into one file, for whoever is asked for help: it holds no
/// names, numbers or texts of people.
///
/// # Errors
/// What the disk says.
pub fn export(home: &Path, program: &str, path: &Path) -> Result<()> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let mut aside = asides::begin(folder.unwrap_or(Path::new(".")), asides::DOCUMENT)?;
    for file in files(home, program)? {
        aside.write_all(&fs::read(file)?)?;
    }
    aside.as_file().sync_all()?;
    aside.persist(path).map_err(|it| it.error)?;
    Ok(())
}

/// The log files of a program, oldest first: their names end in the day.
fn files(home: &Path, program: &str) -> Result<Vec<PathBuf>> {
    let folder = home.join(FOLDER);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(&format!("{program}.")) && name.ends_with(".log") {
            files.push(path.clone());
        }
    }
    files.sort();
    Ok(files)
}

/// A line as the formatter writes it: `2026-03-04T01:02:03Z  INFO started version="1.0.0" ms=12`.
struct Line<'a> {
    at: i64,
    level: &'a str,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn of(line: &'a str) -> Option<Line<'a>> {
        let (at, rest) = line.split_once(' ')?;
        let (level, text) = rest.trim_start().split_once(' ')?;
        let at = DateTime::parse_from_rfc3339(at).ok()?.timestamp_millis();
        Some(Line { at, level, text })
    }

    fn is(&self, message: &str) -> bool {
        self.text.strip_prefix(message).is_some_and(|it| it.is_empty() || it.starts_with(' '))
    }

    fn value(&self, field: &str) -> Option<&'a str> {
        let mut words = self.text.split(' ');
        let value = words.find_map(|it| it.strip_prefix(field)?.strip_prefix('='))?;
        Some(value.trim_matches('"'))
    }

    fn start(&self) -> Option<Start> {
        let states = [State::Pass, State::Warn, State::Fail];
        let worst = self.value("worst")?;
        Some(Start {
            at: self.at,
            version: self.value("version")?.to_owned(),
            ms: self.value("ms")?.parse().ok()?,
            worst: states.into_iter().find(|it| it.word() == worst)?,
            findings: Vec::new(),
            faults: 0,
        })
    }
}

/// Writes down the cause of an error that a person is told only a number of.
pub fn refusal(operation: &str, error: &Error) {
    if error.code() == "internal" {
        let (reference, causes) = (error.reference(), error.causes());
        tracing::error!(operation, reference, causes, "internal");
    }
}

/// A mistake of the program goes to the log by its place, not to the screen.
pub fn keep_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "stopped");
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_starts_of_a_program_are_read_from_its_files_newest_first() {
        let home = tempfile::tempdir().unwrap();
        assert_eq!(starts(home.path(), "window").unwrap(), []);
        let folder = home.path().join(FOLDER);
        fs::create_dir(&folder).unwrap();
        let day = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        let first = "2026-03-04T01:02:03.5Z  INFO started version=\"0.1.0\" ms=12 worst=\"warn\"\n";
        let found = "2026-03-04T01:02:04Z  WARN self-check check=\"keychain\" state=\"warn\"\n";
        let fault = "2026-03-04T01:05:00Z ERROR internal operation=\"tags.create\" causes=\"x\"\n";
        let second = "2026-03-05T01:02:03Z  INFO started version=\"0.2.0\" ms=9 worst=\"pass\"\n";
        day("window.2026-03-05.log", second);
        day("window.2026-03-04.log", &format!("{first}{found}{fault}half a li"));
        day("terminal.2026-03-05.log", first);
        let read = starts(home.path(), "window").unwrap();
        let versions: Vec<&str> = read.iter().map(|it| it.version.as_str()).collect();
        assert_eq!(versions, ["0.2.0", "0.1.0"]);
        assert_eq!((read[1].ms, read[1].worst, read[1].faults), (12, State::Warn, 1));
        assert_eq!(read[1].findings, ["keychain"]);
        assert_eq!((read[0].worst, read[0].faults), (State::Pass, 0));

        let file = home.path().join("log.txt");
        export(home.path(), "window", &file).unwrap();
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(text, format!("{first}{found}{fault}half a li{second}"));
    }

    #[test]
    fn a_line_is_read_as_the_formatter_writes_it() {
        #[derive(Clone, Default)]
        struct Kept(std::sync::Arc<std::sync::Mutex<Vec<u8>>>);
        impl std::io::Write for Kept {
            fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
                self.0.lock().unwrap().extend_from_slice(bytes);
                Ok(bytes.len())
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        let kept = Kept::default();
        let writer = kept.clone();
        let lines = tracing_subscriber::fmt()
            .with_writer(move || writer.clone())
            .with_ansi(false)
            .with_target(false)
            .finish();
        tracing::subscriber::with_default(lines, || {
            let (version, ms, worst) = ("0.1.0", 12_u128, "pass");
            tracing::info!(version, ms, worst, "started");
        });
        let text = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
        let line = Line::of(text.trim_end()).unwrap();
        assert!(line.is("started"), "{text}");
        let start = line.start().unwrap();
        assert_eq!((start.version.as_str(), start.ms, start.worst), ("0.1.0", 12, State::Pass));
    }
}
