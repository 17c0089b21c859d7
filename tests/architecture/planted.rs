//! A fault planted for every rule: one that finds nothing here would find nothing anywhere.

use super::{
    sql::{format_faults, sql_faults},
    *,
};

fn source(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), text: text.to_owned() }
}

#[test]
fn every_forbidden_word_is_found_where_it_is_forbidden_and_only_there() {
    for rule in SOURCE_RULES {
        for word in rule.words {
            let planted = format!("fn fault() {{ {word}; }}");
            let path = "crates/core/src/planted.rs";
            assert_eq!(rule_faults(&source(path, &planted)).len(), 1, "{word}");
            let mentioned = format!("/// Says why `{word}` is not used.");
            assert!(rule_faults(&source(path, &mentioned)).is_empty(), "{word}");
            for excused in rule.but_in {
                let path = planted_path(excused);
                assert!(rule_faults(&source(&path, &planted)).is_empty(), "{word} in {path}");
            }
        }
    }
}

/// A path that an entry of a rule's list excuses.
fn planted_path(excused: &str) -> String {
    if excused.ends_with('/') {
        format!("{excused}planted.rs")
    } else if excused.starts_with('/') {
        format!("crates/core/src/planted{excused}")
    } else {
        excused.to_owned()
    }
}

#[test]
fn sql_from_parts_is_found_over_several_lines() {
    let text = "let sql = format!(\n    \"select id from {}\",\n    table(),\n);";
    assert_eq!(format_faults(&source("crates/core/src/planted.rs", text)).len(), 1);
    assert!(format_faults(&source("crates/core/src/customers/query.rs", text)).is_empty());
    let harmless = "let name = format!(\"{a} {b}\"); let sql = \"select id from t\";";
    assert!(format_faults(&source("crates/core/src/planted.rs", harmless)).is_empty());
}

#[test]
fn sql_is_found_where_no_rows_are_stored() {
    let text = "/// Says \"select a from b\".\nlet mark = '\"';\nview.many(\n    \"select id\n     from t\", [])";
    assert_eq!(sql_faults(&source("crates/core/src/planted.rs", text)).len(), 1);
    assert!(sql_faults(&source("crates/core/src/planted.rs", text))[0].contains(".rs:4:"));
    assert!(sql_faults(&source("crates/core/src/planted/store.rs", text)).is_empty());
    for piece in [
        "c.id in (select customer_id from points)",
        "update t set a = ?1",
        "delete from t where id = ?1",
        "order by c.id desc limit ?",
    ] {
        let text = format!("let sql = {piece:?};");
        assert_eq!(sql_faults(&source("crates/cli/src/planted.rs", &text)).len(), 1, "{piece}");
    }
    for prose in ["customers.update", "select", "update the list"] {
        let text = format!("let words = {prose:?};");
        assert!(sql_faults(&source("crates/core/src/planted.rs", &text)).is_empty(), "{prose}");
    }
}

#[test]
fn a_feature_that_lacks_a_level_is_named_and_so_is_a_needless_exception() {
    let all: Vec<String> = [
        "migrations/V0001__visits_create.sql",
        "crates/core/src/visits.rs",
        "crates/core/src/visits/store.rs",
        "crates/cli/src/commands/visits.rs",
        "src-tauri/src/commands/visits.rs",
        "ui/src/features/visits/VisitsPage.tsx",
        "tests/visits.rs",
        "docs/features/visits.md",
    ]
    .map(str::to_owned)
    .to_vec();
    assert!(level_faults(&everywhere("visits"), &all).is_empty());
    for missing in 0..all.len() {
        let mut some = all.clone();
        some.remove(missing);
        assert_eq!(level_faults(&everywhere("visits"), &some).len(), 1);
    }
    let needless = except("visits", &[(Level::Cli, "said for the test")]);
    assert_eq!(level_faults(&needless, &all).len(), 1);
}

#[test]
fn a_screen_that_is_no_feature_is_named_and_so_is_one_that_is_gone() {
    let all: Vec<String> = SCREENS.iter().flat_map(|it| [command_of(it), screen_of(it)]).collect();
    assert!(screen_faults(&all).is_empty());
    let strange = [all.clone(), vec!["ui/src/features/clients/Page.tsx".to_owned()]].concat();
    assert_eq!(screen_faults(&strange).len(), 1);
    assert_eq!(screen_faults(&all[1..]).len(), 1);
}

#[test]
fn a_migration_with_a_wrong_name_or_number_is_found() {
    for (names, faults) in [
        (&["migrations/V0001__customers_create.sql"][..], 0),
        (&["migrations/V1__customers_create.sql"], 1),
        (&["migrations/V0001_customers.sql"], 1),
        (&["migrations/V0001__Customers_create.sql"], 1),
        (&["migrations/V0001__clients_create.sql"], 1),
        (&["migrations/V0001__tags_create.sql", "migrations/V0001__tasks_create.sql"], 1),
    ] {
        let names: Vec<String> = names.iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(name_faults(&names).len(), faults, "{names:?}");
    }
}

#[test]
fn a_table_that_is_not_strict_is_found() {
    let text = "create table a (id integer) strict;\ncreate table b (id integer); -- strict\n\
                create virtual table c using fts5(t);";
    assert_eq!(table_faults(&source("migrations/V0001__tags_create.sql", text)).len(), 1);
}
