//! Derived forms of a name: equal when a person would call two names the same, ordered as a person
//! would order them.

use super::fold::{bare, case, composed, single_spaces};
use super::pinyin::{self, Unit};
use super::traditional::simplify;

/// In what texts are compared for equality: width, case, Traditional or Simplified and the amount of
/// white space do not matter.
pub fn search_key(text: &str) -> String {
    let folded: String = case(text).chars().map(simplify).collect();
    single_spaces(&folded)
}

/// In what names of people and companies are compared for duplicates: [`search_key`] without spaces,
/// punctuation and brackets, so that 恒达（深圳）有限公司 and 恒达(深圳) 有限公司 are one. A name of
/// nothing but signs keeps them.
pub fn name_key(text: &str) -> String {
    let key = search_key(text);
    let letters = composed(key.chars().filter(|c| c.is_alphanumeric()).collect());
    if letters.is_empty() { key } else { letters }
}

/// In what words of a list are compared where they need not be quite the same: [`search_key`] without what
/// may stand before or behind a word and says nothing more, so that 成交 and 已成交 are one, C级 and C.
pub fn word_key(word: &str) -> String {
    const BEFORE: &str = "已";
    const BEHIND: [&str; 8] = ["客户", "阶段", "行业", "中", "了", "级", "类", "业"];
    let key = search_key(word);
    let is_left = |rest: &&str| !rest.trim().is_empty();
    let mut rest = key.strip_prefix(BEFORE).filter(is_left).unwrap_or(&key);
    let shorter = |rest: &str| {
        BEHIND.iter().find_map(|it| rest.strip_suffix(it).filter(is_left).map(str::len))
    };
    while let Some(length) = shorter(rest) {
        rest = &rest[..length];
    }
    rest.trim().to_owned()
}

/// How long a sort key may grow, in bytes: about ten Han characters. What ties beyond is told apart
/// by the next sort criterion.
const SORT_KEY_BYTES: usize = 96;

/// Order of names under plain byte comparison: digits by value first, then Latin and Han together
/// by letter (王 stands among the W, after "Wang"), Han character by character: all 李 before all 里;
/// then other scripts.
pub fn sort_key(text: &str) -> String {
    let mut key = String::with_capacity(SORT_KEY_BYTES);
    let mut after_word = false;
    for unit in pinyin::units(text) {
        match unit {
            Unit::Han { character, readings } => {
                // The tone's digit sorts before any letter, so li3李 comes before liang2梁, and a
                // space before both.
                if let Some(reading) = readings.first {
                    key.push_str(reading.plain);
                    key.push(char::from(b'0' + reading.tone));
                }
                key.push(character);
                after_word = false;
            }
            Unit::Word(word) => {
                if after_word {
                    key.push(' ');
                }
                push_word(&mut key, &word);
                after_word = true;
            }
        }
        if key.len() >= SORT_KEY_BYTES {
            key.truncate(key.floor_char_boundary(SORT_KEY_BYTES));
            return key;
        }
    }
    if key.is_empty() { bare(text) } else { key }
}

/// Numbers get their length in front, so that 9 comes before 10.
fn push_word(key: &mut String, word: &str) {
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits == 0 {
            key.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            let number = rest[..digits].trim_start_matches('0');
            let length = u8::try_from(number.len()).unwrap_or(9).min(9);
            key.push(char::from(b'0' + length));
            key.push_str(number);
            rest = &rest[digits..];
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_left_of_a_word_is_what_it_means() {
        for (word, other) in [
            ("成交", "已成交"),
            ("成交客戶", "已成交"),
            ("洽谈", "洽谈中"),
            ("C级", "C"),
            ("vip客户", "VIP"),
            ("流失了", "已流失"),
            ("制造", "制造业"),
        ] {
            assert_eq!(word_key(word), word_key(other), "{word}");
        }
        for (word, other) in [("未成交", "已成交"), ("中", "了"), ("客户", "级"), ("意向", "潜在")]
        {
            assert_ne!(word_key(word), word_key(other), "{word}");
        }
    }

    #[test]
    fn the_same_name_in_other_clothes_has_the_same_key() {
        for (one, other) in [
            ("張偉", "张伟"),
            ("ＡＢＣ　Ｌｔｄ", "abc ltd"),
            ("Straße", "STRASSE"),
            ("  王  五 ", "王 五"),
            ("\u{feff}王五\u{200b}", "王五"),
            ("葛\u{e0100}", "葛"),
        ] {
            assert_eq!(search_key(one), search_key(other));
        }
        assert_ne!(search_key("王五"), search_key("王 五"));
        assert_ne!(search_key("José"), search_key("Jose"));
    }

    #[test]
    fn brackets_and_spaces_do_not_make_another_company() {
        for other in [
            "恒达（深圳）有限公司",
            "恒达(深圳) 有限公司",
            "恆達【深圳】有限公司",
            "恒达·深圳有限公司",
        ] {
            assert_eq!(name_key(other), "恒达深圳有限公司");
        }
        assert_eq!(name_key("Apex Foods Co., Ltd."), name_key("APEX FOODS CO LTD"));
        assert_eq!(name_key(" *** "), "***");
        assert_eq!(name_key(""), "");
    }

    #[test]
    fn names_stand_where_a_person_would_look_for_them() {
        let in_order = [
            "3M中国",
            "9号店",
            "10号店",
            "360公司",
            "Adam Smith",
            "爱康",
            "重庆银行",
            "Christine",
            "丁一",
            "Émile Zola",
            "Eric",
            "Li Ming",
            "黎明",
            "李安",
            "李明",
            "里仁",
            "连城",
            "Liang",
            "梁山",
            "Lily",
            "吕布",
            "任我行",
            "Wang Ltd",
            "王安",
            "王伟",
            "西安",
            "鲜花店",
            "曾国藩",
            "zoo",
            "Иван",
            "ひらがな",
        ];
        let keys: Vec<String> = in_order.iter().map(|name| sort_key(name)).collect();
        for (index, pair) in keys.windows(2).enumerate() {
            assert!(
                pair[0] < pair[1],
                "{} before {}: {pair:?}",
                in_order[index],
                in_order[index + 1]
            );
        }
    }

    #[test]
    fn simplified_and_traditional_sort_alike() {
        assert_eq!(sort_key("張偉"), sort_key("张伟"));
        assert_eq!(sort_key("（王）五"), sort_key("王五"));
    }

    #[test]
    fn a_key_stays_short_and_is_never_empty_for_something() {
        assert!(sort_key(&"恒".repeat(200)).len() <= SORT_KEY_BYTES);
        assert!(sort_key(&"x".repeat(200)).len() <= SORT_KEY_BYTES);
        assert_eq!(sort_key("***"), "***");
        assert_eq!(sort_key(""), "");
    }

    proptest! {
        #[test]
        fn keys_are_stable(text in any::<String>()) {
            prop_assert_eq!(search_key(&search_key(&text)), search_key(&text));
            prop_assert_eq!(name_key(&name_key(&text)), name_key(&text));
            sort_key(&text);
        }

        #[test]
        fn numbers_sort_by_value(a in 0u32..1_000_000, b in 0u32..1_000_000) {
            let (one, other) = (sort_key(&format!("第{a}号")), sort_key(&format!("第{b:07}号")));
            prop_assert_eq!(one.cmp(&other), a.cmp(&b));
        }
    }
}
