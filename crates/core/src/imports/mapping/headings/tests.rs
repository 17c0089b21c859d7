//! What the dictionary says to headings that real sheets have.

use super::chain::LONGEST;
use super::dictionary::{LISTED, Meaning, line};
use super::*;

/// Headings that real sheets have; the file explains itself.
const SEEN: &str = include_str!("tests/headings.tsv");

/// The headings of one kind, each with the field that stands beside it.
fn of_kind(wanted: &str) -> Vec<(&'static str, String)> {
    let lines = SEEN.lines().filter(|line| !line.starts_with('#'));
    let parts = lines.map(|line| line.split('\t').collect::<Vec<_>>());
    let parts = parts.filter(|parts| parts[0] == wanted);
    let heading = |text: &str| text.replace("\\n", "\n");
    let found: Vec<_> = parts
        .flat_map(|parts| parts[2].split(" | ").map(move |text| (parts[1], heading(text))))
        .collect();
    assert!(found.len() >= 10, "{wanted}: {found:?}");
    found
}

/// The field of a heading read on its own.
fn field(heading: &str) -> Option<Field> {
    read_by_words(heading).senses.first().filter(|sense| sense.strength >= 0.5).map(|it| it.field)
}

#[test]
fn every_line_of_the_dictionary_is_of_its_form_and_in_order() {
    let mut last = String::new();
    for text in LISTED.lines().filter(|text| !text.starts_with('#')) {
        assert!(line(text).is_some(), "{text}");
        let place: String = text.split('\t').take(2).collect::<Vec<_>>().join(" ");
        assert!(last <= place, "{place} is not behind {last}");
        last = place;
    }
}

#[test]
fn every_word_of_the_dictionary_can_be_found_and_means_one_thing() {
    // The words that two fields share on purpose: the values decide.
    let shared = [
        "微信/qq",
        "微信qq",
        "收货人",
        "收件人",
        "收货人姓名",
        "收件人姓名",
        "回访日期",
        "回访时间",
        "跟进日期",
        "跟进时间",
    ];
    let shared: Vec<String> =
        shared.iter().flat_map(|it| [*it, "qq微信"]).map(|it| words(it).key()).collect();
    for (key, entries) in DICTIONARY.iter() {
        assert!(!key.is_empty(), "a word of marks only");
        let meanings = entries.iter().filter(|entry| entry.meaning != Meaning::Neutral).count();
        assert!(meanings <= 1 || shared.contains(key), "{key}: {entries:?}");
        let foreign = entries.iter().any(|entry| entry.meaning == Meaning::Foreign);
        assert!(!foreign || entries.len() == 1, "{key}: {entries:?}");
        assert!(words(key).units().len() <= LONGEST, "{key} is longer than is looked for");
    }
}

#[test]
fn every_specified_heading_means_its_field() {
    assert_eq!(of_kind("specified").len(), 162);
    means_its_field("specified");
}

#[test]
fn headings_as_they_come_mean_their_fields() {
    means_its_field("seen");
}

fn means_its_field(kind: &str) {
    let mut wrong = Vec::new();
    for (wire, heading) in of_kind(kind) {
        let expected = Field::from_wire(wire);
        assert!(expected.is_some(), "{wire}");
        if field(&heading) != expected {
            wrong.push(format!("{heading}: {:?}, not {wire}", read_by_words(&heading)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn headings_of_other_things_are_known_and_left_alone() {
    let headings = of_kind("other");
    let taken: Vec<_> = headings.iter().filter(|(_, it)| !read_by_words(it).foreign).collect();
    assert!(taken.is_empty(), "{taken:?}");
}

#[test]
fn unknown_headings_mean_nothing() {
    let mut headings = of_kind("unknown");
    headings.extend(["", "  "].map(|it| ("-", it.to_owned())));
    let taken: Vec<_> = headings.iter().filter(|(_, it)| field(it).is_some()).collect();
    assert!(taken.is_empty(), "{taken:?}");
}

#[test]
fn what_belongs_to_our_own_people_is_not_the_customers() {
    for heading in
        ["业务员电话", "客户经理邮箱", "Account Owner Email", "Sales Rep Phone", "跟进人微信"]
    {
        assert_eq!(field(heading), None, "{heading}");
    }
}

#[test]
fn our_own_words_come_before_the_dictionary() {
    let own = |heading: &str| (heading == "Status").then_some(Field::Level);
    assert_eq!(read(" Status ", &own).senses[0].field, Field::Level);
    assert_eq!(read("Stage", &own).senses[0].field, Field::Status);
}

#[test]
fn every_field_is_found_by_its_wire_name() {
    for expected in Field::ALL {
        // What only our own exports have, is found by the words of their headings.
        assert_eq!(field(expected.wire()) == Some(expected), !expected.is_only_ours());
        assert_eq!(Field::from_wire(expected.wire()), Some(expected));
        assert_eq!(serde_json::to_value(expected).unwrap(), expected.wire());
    }
}
