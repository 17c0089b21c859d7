//! Every operation of core: who may do it, and what it leaves in the journal. An operation that is
//! not listed here fails the tests.

mod deeds;
mod entries;
mod rights;
mod scene;

use std::collections::BTreeSet;

use deeds::OPERATIONS;

/// What takes a view, a transaction or a session and is no operation that a person asks for.
const NO_OPERATIONS: &[(&str, &str)] =
    &[("documents::release", "the last step of every export and report")];

/// Operations of the program itself, in nobody's name: the journal names them, no role allows them.
const UNATTENDED: &[&str] =
    &["office.create", "accounts.recover", "accounts.sign_in_failed", "imports.stop"];

/// What a session begins with: there is no grant yet.
const SIGNING_IN: &str = "accounts.sign_in";

#[test]
fn every_operation_of_core_is_listed_once() {
    let listed: Vec<&str> = OPERATIONS.iter().map(|it| it.name).collect();
    let once: BTreeSet<&str> = listed.iter().copied().collect();
    assert_eq!(listed.len(), once.len(), "listed twice");

    let written = crate::architecture::core_sources();
    let found: BTreeSet<String> =
        written.iter().flat_map(|(module, text)| operations_in(module, text)).collect();
    assert!(found.len() > 60, "the operations were not found");
    let excused = |it: &&String| NO_OPERATIONS.iter().any(|(name, _)| name == it);
    let missing: Vec<&String> =
        found.iter().filter(|it| !once.contains(it.as_str()) && !excused(it)).collect();
    assert!(missing.is_empty(), "without a row in tests/operations: {missing:?}");
    let gone: Vec<&&str> = once.iter().filter(|it| !found.contains(**it)).collect();
    assert!(gone.is_empty(), "rows without an operation: {gone:?}");
}

#[test]
fn every_name_the_journal_is_given_is_listed() {
    let written = crate::architecture::core_sources();
    let names: BTreeSet<String> =
        written.iter().flat_map(|(_, text)| entry_names_in(text)).collect();
    assert!(names.len() > 10, "the names were not found");
    let is_listed = |name: &str| {
        name == SIGNING_IN
            || UNATTENDED.contains(&name)
            || OPERATIONS.iter().any(|it| it.entry == Some(name))
    };
    let missing: Vec<&String> = names.iter().filter(|it| !is_listed(it)).collect();
    assert!(missing.is_empty(), "journaled, and in no row of tests/operations: {missing:?}");
}

#[test]
fn a_planted_operation_is_found() {
    let text = "pub fn ban(\n    tx: &mut Tx<'_>,\n    id: CustomerId,\n) -> Result<()> {\n}\n\
                pub(crate) fn aside(tx: &mut Tx<'_>) {}\n\
                pub fn words(language: Language) -> String {}\n\
                pub fn peek<'a>(view: &View<'_>, it: &'a str) -> Result<&'a str> {}\n\
                impl Office {\n    pub fn open(&self, core: &Core, session: &Session) {}\n}\n";
    let found = operations_in("customers", text);
    assert_eq!(found, ["customers::ban", "customers::peek", "customers::open"]);
    let text = "const OPERATION: &str = \"imports.run\";\ncore.write_unattended(\n  \"a.b\", |tx|";
    assert_eq!(entry_names_in(text), ["a.b", "imports.run"]);
}

/// `module::function` of every public function that is given a transaction, a view or a core.
fn operations_in(module: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices("pub fn ") {
        let rest = &text[at + mark.len()..];
        let Some(open) = rest.find('(') else { continue };
        let name: String =
            rest.chars().take_while(|it| it.is_ascii_alphanumeric() || *it == '_').collect();
        let inputs = crate::architecture::balanced(&rest[open + 1..]);
        let is_method = text[..at].ends_with("    ");
        let is_given = |it: &str| inputs.contains(it);
        let acts = is_given("core: &Core") && is_given("session: &Session");
        let sees = is_given("view: &View<'_>") || is_given("tx: &mut Tx<'_>");
        if acts || sees && !is_method {
            found.push(format!("{module}::{name}"));
        }
    }
    found
}

/// Constants that name files look alike.
const FILE_ENDINGS: &[&str] = &["db", "json", "txt", "lock", "holder"];

/// The names given to the gate as literals, and the constants that hold one.
fn entry_names_in(text: &str) -> Vec<String> {
    let is_name = |it: &str| {
        let word =
            |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_lowercase() || it == '_');
        it.split_once('.').is_some_and(|(feature, verb)| {
            word(feature) && word(verb) && !FILE_ENDINGS.contains(&verb)
        })
    };
    let mut names = Vec::new();
    for mark in [".write(", ".write_unattended(", ": &str =", "name:", "take_over("] {
        for (at, _) in text.match_indices(mark) {
            let near: String = text[at..].chars().take(120).collect();
            let literal = near.split('"').nth(1).unwrap_or_default();
            let before = near.split('"').next().unwrap_or_default();
            if is_name(literal) && !before.contains([';', '|', '}']) {
                names.push(literal.to_owned());
            }
        }
    }
    names
}
