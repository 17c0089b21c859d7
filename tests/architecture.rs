//! Keeps the promises that no type and no compiler keeps. The rules are data, here at the top; what
//! applies them is below, and each has a planted fault that it must find.

mod planted;
mod sql;

use std::{fs, io, path::Path};

/// A feature is one plural word, the same at every level.
const FEATURES: &[Feature] = &[
    everywhere("departments"),
    everywhere("accounts"),
    everywhere("customers"),
    everywhere("contacts"),
    everywhere("tags"),
    everywhere("categories"),
    everywhere("choices"),
    everywhere("tasks"),
    everywhere("imports"),
    except("exports", &[(Level::Migration, LEAVES_NO_ROWS), (Level::Store, LEAVES_NO_ROWS)]),
    except("reports", &[(Level::Migration, LEAVES_NO_ROWS)]),
    except("backups", &[(Level::Migration, IS_A_FILE)]),
    everywhere("journal"),
    everywhere("settings"),
    except("samples", &[(Level::Migration, ARE_A_BATCH), (Level::Store, ARE_A_BATCH)]),
];

/// What has a screen and commands, and is no feature with rows, documents and a word of the terminal.
const SCREENS: &[&str] = &["checks", "office", "vault"];

const LEAVES_NO_ROWS: &str = "it reads other features' rows and leaves only its journal entry";

const IS_A_FILE: &str = "a backup is a file outside the database";

const ARE_A_BATCH: &str = "sample rows are one batch of `imports`";

const LEVELS: &[Level] = &[
    Level::Migration,
    Level::Service,
    Level::Store,
    Level::Cli,
    Level::Command,
    Level::Screen,
    Level::Tests,
    Level::Docs,
];

/// A screen of pages that ask nobody.
const HELP: &str = "help";

/// Words that a migration may bear although they are no feature with a screen of its own.
const OTHER_MIGRATIONS: &[&str] = &["roles", "search"];

const EVERYWHERE: &[&str] = &[""];

const PROGRAMS: &[&str] = &["crates/", "src-tauri/"];

/// What may not stand in a source, and where it may all the same. A path ending in `/` is a folder.
const SOURCE_RULES: &[Rule] = &[
    Rule {
        words: &["rusqlite"],
        scope: PROGRAMS,
        but_in: &[
            "crates/core/src/gate.rs",
            "crates/core/src/gate/",
            "/query.rs",
            "/store.rs",
            // Rights and scopes are read by the gate, inside its transaction.
            "crates/core/src/access/",
            // Pages are copied below the level of rows.
            "crates/core/src/backups/",
            "crates/core/src/error.rs",
            "crates/core/src/error/",
            // A typed id is a value of a column.
            "crates/core/src/id.rs",
            // The chain is written and verified as bytes, and its head anchored, below the features.
            "crates/core/src/journal/",
            "crates/core/src/looks.rs",
            "crates/core/src/looks/",
            // Its tests try the tokens on a real search index.
            "crates/core/src/text/search/tests.rs",
            // The databases are opened where their keys are.
            "crates/core/src/vault/",
            // What the disk and the library cost without the product: the floor of its figures.
            "crates/bench/",
        ],
        reason: "the gate is the one way to the data",
    },
    Rule {
        words: &["SystemTime::now", "Utc::now", "Local::now", "OffsetDateTime::now"],
        scope: PROGRAMS,
        but_in: &["crates/core/src/clock.rs"],
        reason: "time is passed in",
    },
    Rule {
        words: &["'now'", "current_timestamp", "current_date", "unixepoch("],
        scope: EVERYWHERE,
        but_in: &[],
        reason: "time is passed in, to SQL too",
    },
    Rule {
        words: &["on delete cascade", "on delete set null", "or replace", "replace into"],
        scope: EVERYWHERE,
        but_in: &[],
        reason: "what SQLite removes by itself is in no journal",
    },
    Rule {
        words: &["without rowid"],
        scope: EVERYWHERE,
        but_in: &[],
        reason: "the update hook cannot see such a table",
    },
    Rule {
        words: &["#[ignore", "todo!(", "unimplemented!("],
        scope: EVERYWHERE,
        but_in: &[],
        reason: "a check that does not run is none",
    },
    Rule {
        words: &["%error", "?error", "%cause", "?cause"],
        scope: PROGRAMS,
        // The shell's own errors, of windows and menus, know nothing of anybody.
        but_in: &["src-tauri/src/closing.rs", "src-tauri/src/lib.rs", "src-tauri/src/menus.rs"],
        reason: "the text of an error may quote a value: the log hears `Error::causes`",
    },
    Rule {
        words: &["thread::sleep"],
        scope: EVERYWHERE,
        // It waits for another program, with an end that is an error.
        but_in: &["xtask/src/bundle/installed.rs"],
        reason: "a test that waits fails on a slow machine",
    },
];

/// These files, which name all that they forbid.
const HERE: &str = "tests/architecture";

#[derive(Clone, Copy, PartialEq)]
enum Level {
    Migration,
    Service,
    Store,
    Cli,
    Command,
    Screen,
    Tests,
    Docs,
}

struct Feature {
    word: &'static str,
    lacks: &'static [(Level, &'static str)],
}

const fn everywhere(word: &'static str) -> Feature {
    Feature { word, lacks: &[] }
}

const fn except(word: &'static str, lacks: &'static [(Level, &'static str)]) -> Feature {
    Feature { word, lacks }
}

struct Rule {
    words: &'static [&'static str],
    scope: &'static [&'static str],
    but_in: &'static [&'static str],
    reason: &'static str,
}

struct Source {
    path: String,
    text: String,
}

#[test]
fn every_feature_has_its_file_at_every_level() {
    let paths: Vec<String> = files().unwrap().into_iter().map(|it| it.path).collect();
    assert_none(FEATURES.iter().flat_map(|it| level_faults(it, &paths)).collect());
}

#[test]
fn every_screen_is_a_feature_and_asks_by_its_name() {
    let paths: Vec<String> = files().unwrap().into_iter().map(|it| it.path).collect();
    assert_none(screen_faults(&paths));
}

#[test]
fn no_source_holds_what_a_rule_forbids() {
    let sources = sources().unwrap();
    assert!(sources.len() > 20, "the sources were not found");
    assert_none(sources.iter().flat_map(rule_faults).collect());
}

#[test]
fn every_migration_is_one_features_and_numbered_once() {
    let names: Vec<String> = migrations().unwrap().into_iter().map(|it| it.path).collect();
    assert!(!names.is_empty(), "the migrations were not found");
    assert_none(name_faults(&names));
}

#[test]
fn every_table_is_strict() {
    assert_none(migrations().unwrap().iter().flat_map(table_faults).collect());
}

fn level_faults(feature: &Feature, paths: &[String]) -> Vec<String> {
    let word = feature.word;
    let mut faults = Vec::new();
    for level in LEVELS {
        let (place, found) = match level {
            Level::Migration => {
                let place = format!("migrations/V0000__{word}_what.sql");
                (place, paths.iter().any(|it| is_migration_of(it, word)))
            }
            Level::Service => exact(paths, format!("crates/core/src/{word}.rs")),
            Level::Store => exact(paths, format!("crates/core/src/{word}/store.rs")),
            Level::Cli => exact(paths, format!("crates/cli/src/commands/{word}.rs")),
            Level::Command => exact(paths, command_of(word)),
            Level::Screen => {
                let place = screen_of(word);
                let found = paths.iter().any(|it| it.starts_with(&place));
                (place, found)
            }
            Level::Tests => exact(paths, format!("tests/{word}.rs")),
            Level::Docs => exact(paths, format!("docs/features/{word}.md")),
        };
        let excused = feature.lacks.iter().any(|(lacking, _)| lacking == level);
        match (found, excused) {
            (false, false) => faults.push(format!("{word}: no {place}")),
            (true, true) => faults.push(format!("{word}: {place} exists, its exception may go")),
            _ => {}
        }
    }
    faults
}

/// What the window asks the core for.
fn command_of(word: &str) -> String {
    format!("src-tauri/src/commands/{word}.rs")
}

/// Where the window shows it.
fn screen_of(word: &str) -> String {
    format!("ui/src/features/{word}/")
}

/// Folders of screens that no feature is called by, and names that are promised and have none.
fn screen_faults(paths: &[String]) -> Vec<String> {
    let words: Vec<&str> =
        FEATURES.iter().map(|it| it.word).chain(SCREENS.iter().copied()).collect();
    let folders = paths.iter().filter_map(|it| {
        let (folder, _) = it.strip_prefix("ui/src/features/")?.split_once('/')?;
        Some(folder)
    });
    let mut faults: Vec<String> = folders
        .filter(|it| *it != HELP && !words.contains(it))
        .map(|it| format!("ui/src/features/{it}: no feature is called so"))
        .collect();
    faults.dedup();
    for word in SCREENS {
        let places = [command_of(word), screen_of(word)];
        let is_there = |place: &String| paths.iter().any(|it| it.starts_with(place.as_str()));
        let missing = places.into_iter().filter(|it| !is_there(it));
        faults.extend(missing.map(|it| format!("{word}: no {it}")));
    }
    faults
}

fn exact(paths: &[String], place: String) -> (String, bool) {
    let found = paths.contains(&place);
    (place, found)
}

fn is_migration_of(path: &str, word: &str) -> bool {
    path.strip_prefix("migrations/V").is_some_and(|it| it[4..].starts_with(&format!("__{word}_")))
}

fn rule_faults(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    for rule in SOURCE_RULES {
        let is_meant = rule.scope.iter().any(|it| source.path.starts_with(it));
        if !is_meant || listed(&source.path, rule.but_in) {
            continue;
        }
        for (line, number) in source.text.lines().zip(1..) {
            let code = without_comment(line).to_lowercase();
            for word in rule.words.iter().filter(|it| code.contains(&it.to_lowercase())) {
                faults.push(format!("{}:{number}: `{word}`: {}", source.path, rule.reason));
            }
        }
    }
    faults
}

/// An entry that begins with `/` is the end of a path, one that ends with `/` its beginning.
fn listed(path: &str, list: &[&str]) -> bool {
    list.iter().any(|it| {
        path == *it
            || it.ends_with('/') && path.starts_with(it)
            || it.starts_with('/') && path.ends_with(it)
    })
}

fn without_comment(line: &str) -> &str {
    let code = line.trim_start();
    if code.starts_with("//") || code.starts_with("--") { "" } else { code }
}

/// What stands before the parenthesis that closes the one just opened.
pub fn balanced(text: &str) -> &str {
    let mut depth = 1;
    for (at, char) in text.char_indices() {
        match char {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[..at];
        }
    }
    text
}

fn name_faults(paths: &[String]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut numbers = Vec::new();
    for path in paths {
        let words = FEATURES.iter().map(|it| it.word).chain(OTHER_MIGRATIONS.iter().copied());
        match parsed(path) {
            Some((_, rest)) if !words.clone().any(|it| rest.starts_with(&format!("{it}_"))) => {
                faults.push(format!("{path}: no feature is called so"));
            }
            Some((number, _)) if numbers.contains(&number) => {
                faults.push(format!("{path}: the number is taken"));
            }
            Some((number, _)) => numbers.push(number),
            None => faults.push(format!("{path}: not V<4 digits>__<feature>_<what>.sql")),
        }
    }
    faults
}

/// The number and the words of a migration's name.
fn parsed(path: &str) -> Option<(u32, &str)> {
    let name = path.strip_prefix("migrations/V")?.strip_suffix(".sql")?;
    let (digits, rest) = name.split_once("__")?;
    let plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
    let fits = digits.len() == 4 && rest.chars().all(plain);
    fits.then(|| digits.parse().ok())?.map(|number| (number, rest))
}

fn table_faults(migration: &Source) -> Vec<String> {
    let code: Vec<&str> = migration
        .text
        .lines()
        .map(|line| line.split_once("--").map_or(line, |(code, _)| code))
        .collect();
    code.join("\n")
        .split(';')
        .map(str::trim)
        .filter(|it| it.starts_with("create table") && !it.ends_with("strict"))
        .map(|it| format!("{}: not strict: {}", migration.path, first_line(it)))
        .collect()
}

fn first_line(text: &str) -> &str {
    text.split_once('\n').map_or(text, |(first, _)| first)
}

fn assert_none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Every file of the project's own folders; the texts of those that are Rust or SQL.
fn files() -> io::Result<Vec<Source>> {
    let mut found = Vec::new();
    for folder in ["crates", "docs", "migrations", "src-tauri", "tests", "ui/src", "xtask"] {
        walk(folder, &mut found)?;
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// Paths are the project's own, with `/` on every system.
fn walk(folder: &str, found: &mut Vec<Source>) -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            walk(&path, found)?;
            continue;
        }
        let read = path.ends_with(".rs") || path.ends_with(".sql");
        let text = if read { fs::read_to_string(entry.path())? } else { String::new() };
        found.push(Source { path, text });
    }
    Ok(())
}

fn sources() -> io::Result<Vec<Source>> {
    let mut sources = files()?;
    sources.retain(|it| !it.text.is_empty() && !it.path.starts_with(HERE));
    Ok(sources)
}

/// The sources of core with the module each belongs to; their tests are left out.
pub fn core_sources() -> Vec<(String, String)> {
    let of_core = |source: Source| {
        let path = source.path.strip_prefix("crates/core/src/")?;
        let module = path.split(['/', '.']).next()?.to_owned();
        let is_code = !path.contains("tests") && module != "lib" && module != "gate";
        is_code.then_some((module, source.text))
    };
    sources().unwrap().into_iter().filter_map(of_core).collect()
}

fn migrations() -> io::Result<Vec<Source>> {
    let mut migrations = files()?;
    migrations.retain(|it| it.path.starts_with("migrations/") && it.path.ends_with(".sql"));
    Ok(migrations)
}
