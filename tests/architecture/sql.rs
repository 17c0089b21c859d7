//! Where SQL may stand, and where it may be put together.

use super::*;

/// Where SQL may stand: where a feature stores its rows, in the query builder and in the gate.
const HOLDS_SQL: &[&str] = &[
    "/store.rs",
    "/query.rs",
    "crates/core/src/gate/",
    // Rights and scopes are read by the gate, inside its transaction.
    "crates/core/src/access/standing.rs",
    // Pages are copied below the level of rows.
    "crates/core/src/backups/copy.rs",
    "crates/core/src/backups/pages.rs",
    // What a filter and a list ask is put together by the query builder, out of pieces that are theirs.
    "crates/core/src/customers/filters/condition.rs",
    "crates/core/src/customers/list/plan.rs",
    // A search text is written and read in one place, whose SQL is most of it.
    "crates/core/src/customers/search_text.rs",
    // The chain is anchored, exported and verified as bytes, entry by entry.
    "crates/core/src/journal/anchors.rs",
    "crates/core/src/journal/export.rs",
    "crates/core/src/journal/verify.rs",
];

/// The sources of the product itself: what measures it asks the database as it likes.
const PRODUCT: &[&str] = &["crates/core/src/", "crates/cli/src/", "crates/tables/src/"];

/// How a text begins that is SQL, or a piece of it.
const SQL_BEGINNINGS: &[&str] = &[
    "select ",
    "insert into ",
    "update ",
    "delete from ",
    "with recursive ",
    "where ",
    "and ",
    "order by ",
    "group by ",
    "join ",
    "pragma ",
    "create table ",
    "drop table ",
];

/// What a text holds besides where it is SQL.
const SQL_INSIDES: &[&str] = &[
    " from ", " set ", " where ", " values ", "(select ", " = ?", " < ?", " in (", " is null",
    " ?", " limit ", " by ", "page", "strict",
];

/// Where SQL may be put together from parts.
const BUILDS_SQL: &[&str] = &[
    "crates/core/src/gate.rs",
    "crates/core/src/gate/",
    "crates/core/src/vault/",
    "/query.rs",
    // Its tests name the search table they make.
    "crates/core/src/text/search/tests.rs",
    // Its tests explain the plans of statements that the query builder has made.
    "crates/core/src/customers/list/plan/tests.rs",
];

/// A text that holds one of these is taken for SQL.
const SQL_MARKS: &[&str] = &[
    "select ",
    "insert into ",
    "delete from ",
    "update ",
    " where ",
    "order by ",
    "group by ",
    "pragma ",
    "attach ",
    "create table ",
    "drop ",
];

/// Macros that put a text together.
const FORMATTERS: &[&str] = &["format!(", "write!(", "writeln!(", "format_args!("];

#[test]
fn no_sql_is_put_together_outside_the_query_builder() {
    assert_none(sources().unwrap().iter().flat_map(format_faults).collect());
}

#[test]
fn sql_stands_where_rows_are_stored() {
    let sources = sources().unwrap();
    assert_none(sources.iter().flat_map(sql_faults).collect());
}

#[test]
fn every_place_that_may_hold_sql_holds_some() {
    let sources = sources().unwrap();
    let holding: Vec<&Source> = sources.iter().filter(|it| holds_sql(it)).collect();
    let is_idle = |place: &&str| !holding.iter().any(|it| listed(&it.path, &[place]));
    let idle = HOLDS_SQL.iter().copied().filter(is_idle);
    assert_none(idle.map(|it| format!("{it}: no SQL, its exception may go")).collect());
}

pub fn format_faults(source: &Source) -> Vec<String> {
    if !source.path.starts_with("crates/") || listed(&source.path, BUILDS_SQL) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for formatter in FORMATTERS {
        for (start, _) in source.text.match_indices(formatter) {
            let arguments = balanced(&source.text[start + formatter.len()..]);
            if let Some(mark) = SQL_MARKS.iter().find(|it| arguments.contains(*it)) {
                let line = source.text[..start].lines().count();
                faults.push(format!("{}:{line}: `{mark}` in a {formatter}…)", source.path));
            }
        }
    }
    faults
}

pub fn sql_faults(source: &Source) -> Vec<String> {
    let is_product = PRODUCT.iter().any(|it| source.path.starts_with(it));
    if !is_product || is_of_tests(&source.path) || listed(&source.path, HOLDS_SQL) {
        return Vec::new();
    }
    let fault = |(line, text): (usize, &str)| {
        format!("{}:{line}: SQL belongs into `store.rs`: {}", source.path, first_line(text))
    };
    texts(&source.text).into_iter().filter(|(_, text)| is_sql(text)).map(fault).collect()
}

fn is_of_tests(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

fn holds_sql(source: &Source) -> bool {
    texts(&source.text).iter().any(|(_, text)| is_sql(text))
}

fn is_sql(text: &str) -> bool {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let begins = SQL_BEGINNINGS.iter().any(|it| text.starts_with(it));
    let is_piece = ["(select ", "exists (select "].iter().any(|it| text.contains(it));
    is_piece || begins && SQL_INSIDES.iter().any(|it| text.contains(it))
}

/// The texts between quotation marks of a Rust source, each with the line it begins in; none of the
/// comments, which may say anything.
fn texts(source: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_of(source, at, &["\"", "//", "'\"'", "'\\\"'", "r#\""]) {
        let rest = &source[start..];
        let (opens, closes) = match rest {
            _ if rest.starts_with("//") => ("//", "\n"),
            _ if rest.starts_with('\'') => ("'", "'"),
            _ if rest.starts_with("r#") => ("r#\"", "\"#"),
            _ => ("\"", "\""),
        };
        let inside = &rest[opens.len()..];
        let length = end_of(inside, closes);
        if opens.ends_with('"') {
            let line = source[..start].matches('\n').count() + 1;
            found.push((line, &inside[..length]));
        }
        at = (start + opens.len() + length + closes.len()).min(source.len());
    }
    found
}

/// The first place from `at` on where one of these stands.
fn next_of(source: &str, at: usize, marks: &[&str]) -> Option<usize> {
    marks.iter().filter_map(|it| source[at..].find(it).map(|found| at + found)).min()
}

/// How long a text is until what closes it; what a backslash guards closes nothing.
fn end_of(text: &str, closes: &str) -> usize {
    let mut at = 0;
    while let Some(found) = text[at..].find(closes).map(|it| at + it) {
        let guards = text[..found].bytes().rev().take_while(|it| *it == b'\\').count();
        if closes.len() > 1 || closes == "\n" || guards % 2 == 0 {
            return found;
        }
        at = found + closes.len();
    }
    text.len()
}
