//! The build refuses catalogues that do not agree: each kind of disagreement is tried.

use std::collections::BTreeMap;

use crate::words::catalogue::{Catalogue, PluralForms, faults, table};

fn catalogue(code: &'static str, forms: PluralForms, json: &str) -> Catalogue {
    let mut catalogue = Catalogue { code, forms, words: BTreeMap::new() };
    catalogue.add("f", json).unwrap();
    catalogue
}

fn faults_of(en: &str, zh: &str) -> Vec<String> {
    faults(&[
        catalogue("en", PluralForms::OneAndOther, en),
        catalogue("zh", PluralForms::OtherOnly, zh),
    ])
}

#[test]
fn catalogues_that_agree_have_no_fault() {
    let en =
        r#"{"a": {"b": "B {{x}}"}, "n_one": "one", "n_other": "{{count}} of {{y}}", "other": "O"}"#;
    let zh = r#"{"a": {"b": "{{x}} 乙"}, "n_other": "{{y}} 之 {{count}}", "other": "其他"}"#;
    assert_eq!(faults_of(en, zh), [""; 0]);
}

#[test]
fn a_key_missing_on_either_side_is_a_fault() {
    assert_eq!(
        faults_of(r#"{"a": "A", "b": "B"}"#, r#"{"a": "甲"}"#),
        ["zh: `f.b` of en is missing"]
    );
    assert_eq!(
        faults_of(r#"{"a": "A"}"#, r#"{"a": "甲", "b": "乙"}"#),
        ["zh: `f.b` is unknown in en"]
    );
}

#[test]
fn placeholders_that_differ_are_a_fault() {
    assert_eq!(
        faults_of(r#"{"a": "{{x}} and {{y}}"}"#, r#"{"a": "{{x}}"}"#),
        [r#"zh: `f.a` has the placeholders {"x"}, en has {"x", "y"}"#]
    );
}

#[test]
fn placeholders_must_be_whole_and_plainly_named() {
    for (word, fault) in [
        ("{{x", "is not closed"),
        ("x}}", "is not opened"),
        ("{{ x }}", "is not a lower-case name"),
        ("{{x, number}}", "is not a lower-case name"),
        ("$t(f.b)", "refers to another word"),
        (" ", "is blank"),
    ] {
        let json = serde_json::json!({ "a": word }).to_string();
        let found = faults_of(&json, &json);
        assert!(found.iter().any(|found| found.ends_with(fault)), "{word}: {found:?}");
    }
}

#[test]
fn plural_forms_must_be_those_of_the_language() {
    for (en, zh, fault) in [
        (
            r#"{"a_other": "{{count}}"}"#,
            r#"{"a_other": "{{count}}"}"#,
            "en: `f.a` needs both _one and _other",
        ),
        (
            r#"{"a_one": "1", "a_other": "{{count}}"}"#,
            r#"{"a_one": "1", "a_other": "{{count}}"}"#,
            "zh: `f.a` needs _other and nothing else",
        ),
        (
            r#"{"a": "A", "a_one": "1", "a_other": "{{count}}"}"#,
            r#"{"a_other": "{{count}}"}"#,
            "en: `f.a` is a plain word and a plural at once",
        ),
        (
            r#"{"a_few": "A", "a_one": "1", "a_other": "{{count}}"}"#,
            r#"{"a_other": "{{count}}"}"#,
            "en: `f.a` has a plural form beside _one and _other",
        ),
        (
            r#"{"a_one": "{{x}}", "a_other": "{{count}}"}"#,
            r#"{"a_other": "{{count}}"}"#,
            "en: `f.a_one` alone has x",
        ),
        (
            r#"{"a_one": "1", "a_other": "many"}"#,
            r#"{"a_other": "多"}"#,
            "en: `f.a` is a plural without {{count}}",
        ),
        (
            r#"{"a": "A"}"#,
            r#"{"a_other": "{{count}}"}"#,
            "zh: `f.a` is a plural in one language only",
        ),
    ] {
        let found = faults_of(en, zh);
        assert!(found.iter().any(|found| found == fault), "{fault}: {found:?}");
    }
}

#[test]
fn keys_are_lower_case_names() {
    assert_eq!(
        faults_of(r#"{"fileNo": "No."}"#, r#"{"fileNo": "编号"}"#).len(),
        2,
        "one in each language"
    );
}

#[test]
fn a_file_of_anything_but_words_is_refused() {
    let mut catalogue =
        Catalogue { code: "en", forms: PluralForms::OneAndOther, words: BTreeMap::new() };
    for json in [r#"{"a": 1}"#, r#"{"a": ["A"]}"#, r#"{"a": null}"#, r#""A""#, r#"{"a": "#] {
        assert!(catalogue.add("f", json).is_err(), "{json}");
    }
    let twice = catalogue.add("f", r#"{"a": {"b": "1", "b": "2"}}"#).unwrap_err();
    assert!(twice.contains("`b` stands here twice"), "{twice}");
}

#[test]
fn a_table_is_rust_source_in_the_order_of_the_keys() {
    let words = [("b.a", "\"q\"\n"), ("a.b", "甲")];
    let words = words.map(|(key, word)| (key.to_owned(), word.to_owned())).into();
    assert_eq!(
        table("T", &words),
        "static T: &[(&str, &str)] = &[\n    (\"a.b\", \"甲\"),\n    (\"b.a\", \"\\\"q\\\"\\n\"),\n];\n"
    );
}
