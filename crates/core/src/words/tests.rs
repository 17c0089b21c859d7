use std::{collections::BTreeSet, fs, path::Path, time::Duration};

use chrono::NaiveDate;

use super::{Language, Value};

mod agreement;
mod wording;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn a_word_is_found_by_its_key_in_every_language() {
    let name = "customers.fields.owner";
    assert_eq!(Language::En.word(name), "Owner");
    assert_eq!(Language::ZhCn.word(name), "负责人");
    assert_eq!(Language::ZhTw.word(name), "承辦人");
    assert_eq!(Language::En.find("choices.status.made_up_by_the_office"), None);
}

#[test]
fn tables_are_sorted_so_that_a_binary_search_finds_every_word() {
    for language in Language::ALL {
        let words = language.words();
        assert!(words.is_sorted_by(|(a, _), (b, _)| a < b), "{language}");
        assert!(words.iter().all(|(key, word)| language.find(key) == Some(word)), "{language}");
    }
}

#[test]
fn a_sentence_is_filled_with_values_in_the_manner_of_the_language() {
    let arguments = [
        ("rows", 12_345.into()),
        ("new", 12_000.into()),
        ("updated", 0.into()),
        ("duplicates", 300.into()),
        ("errors", 45.into()),
    ];
    assert_eq!(
        Language::En.say("imports.summary", &arguments),
        "12,345 rows read: 12,000 new, 0 updated, 300 duplicates, 45 with errors."
    );
    assert_eq!(
        Language::ZhCn.say("imports.summary", &arguments),
        "共读取 12,345 行：新建 12,000，更新 0，重复 300，有误 45。"
    );
}

#[test]
fn english_counts_one_apart_and_chinese_does_not() {
    let say = |language: Language, count: i64| {
        language.say("customers.count", &[("count", count.into())])
    };
    assert_eq!(say(Language::En, 1), "1 customer");
    assert_eq!(say(Language::En, 0), "0 customers");
    assert_eq!(say(Language::En, 1_000), "1,000 customers");
    assert_eq!(say(Language::ZhCn, 1), "共 1 位客户");
}

#[test]
fn braces_in_a_value_are_not_filled_again() {
    let arguments = [("field", "{{value}}".into())];
    assert_eq!(
        Language::En.say("errors.invalid.blank", &arguments),
        "{{value}} must not be empty. Please fill it in."
    );
}

#[test]
fn a_value_may_be_a_word_of_the_catalogue() {
    let arguments = [("field", Value::Word("customers.fields.name".into()))];
    assert_eq!(Language::ZhTw.say("errors.taken", &arguments), "「客戶名稱」已被使用，請換一個。");
}

#[test]
#[should_panic(expected = "`errors.taken` needs a value for `field`")]
fn a_missing_value_is_noticed_while_developing() {
    Language::En.say("errors.taken", &[]);
}

#[test]
#[should_panic(expected = "there is no word for `no.such.word`")]
fn a_missing_word_is_noticed_while_developing() {
    Language::En.word("no.such.word");
}

#[test]
fn dates_and_moments_follow_the_language() {
    let date = day(2026, 3, 4);
    let moment = date.and_hms_opt(9, 5, 59).unwrap();
    assert_eq!(Language::En.date(date), "4 Mar 2026");
    assert_eq!(Language::ZhCn.date(day(2026, 11, 21)), "2026年11月21日");
    assert_eq!(Language::ZhTw.date(date), "2026年3月4日");
    assert_eq!(Language::En.moment(moment), "4 Mar 2026 09:05");
    let midnight = moment.date().and_time(chrono::NaiveTime::MIN);
    assert_eq!(Language::En.moment(midnight), "4 Mar 2026", "no time was given");
    assert_eq!(Language::En.month(moment.date()), "Mar 2026");
    assert_eq!(Language::ZhTw.month(moment.date()), "2026年3月");
    assert_eq!(Language::ZhCn.moment(moment), "2026年3月4日 09:05");
}

#[test]
fn numbers_are_grouped_whatever_their_size_and_sign() {
    let shown: Vec<String> = [0, -1, 999, 1_000, -123_456, 1_234_567, i64::MIN]
        .map(|number| Language::En.number(number))
        .into();
    assert_eq!(
        shown,
        ["0", "-1", "999", "1,000", "-123,456", "1,234,567", "-9,223,372,036,854,775,808"]
    );
    assert_eq!(Value::from(u64::MAX).shown(Language::En), "18,446,744,073,709,551,615");
}

#[test]
fn sizes_take_the_unit_that_reads_best() {
    let shown = |bytes: u64| Language::En.bytes(bytes);
    assert_eq!(shown(1), "1 byte");
    assert_eq!(shown(1_023), "1,023 bytes");
    assert_eq!(shown(1_024), "1 KB");
    assert_eq!(shown(1_269), "1.2 KB");
    assert_eq!(shown(10_240), "10 KB");
    assert_eq!(shown(1_048_575), "1 MB", "what rounds up to 1,024 KB is a MB");
    assert_eq!(shown(38 << 20), "38 MB");
    assert_eq!(shown(5 << 30), "5 GB");
    assert_eq!(shown(u64::MAX), "16,777,216 TB");
    assert_eq!(Language::ZhCn.bytes(512), "512 字节");
    assert_eq!(Language::ZhTw.bytes(512), "512 位元組");
}

#[test]
fn durations_name_their_two_largest_units() {
    let shown = |language: Language, ms: u64| language.duration(Duration::from_millis(ms));
    assert_eq!(shown(Language::En, 0), "0 s");
    assert_eq!(shown(Language::En, 849), "0.8 s");
    assert_eq!(shown(Language::En, 45_900), "45 s");
    assert_eq!(shown(Language::En, 60_000), "1 min");
    assert_eq!(shown(Language::En, 312_000), "5 min 12 s");
    assert_eq!(shown(Language::En, 3_900_000), "1 h 5 min");
    assert_eq!(shown(Language::En, 86_400_000), "1 day");
    assert_eq!(shown(Language::ZhCn, 3 * 86_400_000 + 4 * 3_600_000), "3 天 4 小时");
    assert_eq!(shown(Language::ZhTw, 312_000), "5 分鐘 12 秒");
}

#[test]
fn lists_are_joined_as_the_language_does() {
    assert_eq!(Language::En.list(["a", "b"]), "a, b");
    assert_eq!(Language::ZhCn.list(["甲", "乙"]), "甲、乙");
}

#[test]
fn a_language_is_understood_in_every_usual_spelling() {
    for (text, language) in [
        ("en", Language::En),
        ("en_GB.UTF-8", Language::En),
        ("EN-us@euro", Language::En),
        ("zh", Language::ZhCn),
        ("zh_CN.UTF-8", Language::ZhCn),
        ("zh-Hans", Language::ZhCn),
        ("zh_SG", Language::ZhCn),
        ("zh-Hans-HK", Language::ZhCn),
        ("zh-Hant-TW", Language::ZhTw),
        ("zh_HK", Language::ZhTw),
        ("zh_TW.Big5", Language::ZhTw),
        ("zh-hant", Language::ZhTw),
        (" zh-TW ", Language::ZhTw),
    ] {
        assert_eq!(Language::parse(text), Some(language), "{text}");
    }
    for text in ["", "C", "C.UTF-8", "POSIX", "de_DE", "english"] {
        assert_eq!(Language::parse(text), None, "{text}");
    }
}

#[test]
fn a_language_has_one_name_on_the_wire() {
    for language in Language::ALL {
        let wire = serde_json::to_string(&language).unwrap();
        assert_eq!(wire, format!("\"{}\"", language.code()));
        assert_eq!(serde_json::from_str::<Language>(&wire).unwrap(), language);
        assert_eq!(language.code().parse(), Ok(language));
    }
}

/// The quoted words of a source, without those between other marks.
fn quoted(source: &str) -> impl Iterator<Item = &str> {
    source.split('"').skip(1).step_by(2)
}

#[test]
fn every_right_has_a_name() {
    for right in crate::access::ALL_RIGHTS {
        assert!(Language::En.find(&format!("rights.{right}")).is_some(), "{right}");
    }
}

#[test]
fn every_rule_for_text_has_a_sentence() {
    let source = include_str!("../text/rule.rs");
    let (_, code) = source.split_once("fn code(").unwrap();
    let (code, _) = code.split_once("\n    }\n").unwrap();
    assert!(quoted(code).count() > 10);
    for rule in quoted(code) {
        let key = format!("errors.invalid.{rule}");
        assert!(Language::En.find(&key).is_some(), "{key}");
    }
}

#[test]
fn every_shipped_choice_has_a_name_and_no_name_is_left_over() {
    let shipped = include_str!("../../../../migrations/V0005__choices_create.sql");
    let (_, rows) = shipped.split_once("insert into choices").unwrap();
    let mut keys: Vec<String> = rows
        .split("('")
        .skip(1)
        .map(|row| {
            let mut words = row.split('\'');
            let (list, code) = (words.next().unwrap(), words.nth(1).unwrap());
            format!("choices.{list}.{code}")
        })
        .collect();
    // What is offered to a new office elsewhere.
    for country in ["TW", "HK", "DE"] {
        let sources = crate::customs::sources(country.parse().unwrap(), Language::ZhTw);
        keys.extend(sources.iter().map(|it| format!("choices.source.{it}")));
    }
    keys.sort_unstable();
    keys.dedup();
    let lists: Vec<&str> = Language::En
        .words()
        .iter()
        .filter_map(|(key, _)| key.strip_prefix("choices.lists."))
        .collect();
    let named: Vec<&str> = Language::En
        .words()
        .iter()
        .map(|(key, _)| *key)
        .filter(|key| {
            key.strip_prefix("choices.")
                .and_then(|rest| rest.split_once('.'))
                .is_some_and(|(list, _)| lists.contains(&list))
        })
        .collect();
    assert_eq!(keys, named);
}

/// Keys are plain text in the source: this finds the ones that no catalogue has. Other types have
/// words too, so a key is what begins with the name of a catalogue.
#[test]
fn every_key_named_in_the_source_is_in_the_catalogues() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let features: BTreeSet<&str> =
        Language::En.words().iter().filter_map(|(key, _)| key.split('.').next()).collect();
    let mut unknown = Vec::new();
    let mut files = 0;
    for root in [here.join("src"), here.join("../cli/src"), here.join("../../src-tauri/src")] {
        visit(&root, &mut |path, source| {
            files += 1;
            for key in keys_named_in(source) {
                if !features.contains(key.split('.').next().unwrap()) {
                    continue;
                }
                let there = [key.to_owned(), format!("{key}_other")];
                if !there.iter().any(|key| Language::En.find(key).is_some()) {
                    unknown.push(format!("{}: {key}", path.display()));
                }
            }
        });
    }
    assert!(files > 5, "the sources were not found from {}", here.display());
    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn the_search_for_keys_in_the_source_sees_them_on_any_line() {
    let source =
        "x.word(\"a.b\"); y.say(\n    \"c.d\", &[]); Value::Word(\"e.f\".into()); s.word(k)";
    assert_eq!(keys_named_in(source), ["a.b", "c.d", "e.f"]);
}

fn keys_named_in(source: &str) -> Vec<&str> {
    let mut keys = Vec::new();
    for call in [".word(", ".say(", "Value::Word("] {
        for (place, _) in source.match_indices(call) {
            let inside = source[place + call.len()..].trim_start();
            if let Some((key, _)) = inside.strip_prefix('"').and_then(|text| text.split_once('"'))
                && key.contains('.')
            {
                keys.push(key);
            }
        }
    }
    keys.sort_unstable();
    keys
}

fn visit(folder: &Path, look: &mut impl FnMut(&Path, &str)) {
    // A crate that does not exist yet names no keys.
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, look);
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !path.ends_with("words/tests.rs")
        {
            look(&path, &fs::read_to_string(&path).unwrap());
        }
    }
}
