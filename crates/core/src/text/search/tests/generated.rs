//! Records made at random, found by each of their parts; any text as record and as query.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::text::{Country, phones, pinyin};

/// Substrings of a text by characters.
fn part_of(text: &str, from: usize, length: usize) -> String {
    let characters: Vec<char> = text.chars().collect();
    let length = length.min(characters.len());
    let from = from % (characters.len() - length + 1);
    characters[from..from + length].iter().collect()
}

fn person() -> impl Strategy<Value = String> {
    let surname =
        select(vec!["王", "李", "张", "曾", "单", "欧阳", "吕", "覃", "乐", "長孫", "區", "查"]);
    let given = "[伟芳娜敏静丽强磊军洋勇艷傑濤明超霞平剛桂建國華文志海玉秀英紅春長行重樂]{1,2}";
    (surname, given).prop_map(|(surname, given)| format!("{surname}{given}"))
}

fn company() -> impl Strategy<Value = String> {
    let place = select(vec!["", "重庆", "深圳市", "廈門", "黑龙江省", "呼和浩特", "番禺"]);
    let word = "[恒金鑫华中瑞盛泰廣宏嘉德正永百][达通源丰和创信誠泰隆業]";
    let trade = select(vec!["贸易", "科技", "模具", "银行", "音乐", "会计", "弹簧"]);
    let ending = select(vec!["有限公司", "（集团）股份有限公司", "厂", "经营部", ""]);
    (place, word, trade, ending).prop_map(|(p, w, t, e)| format!("{p}{w}{t}{e}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_generated_record_is_found_by_each_of_its_parts(
        person in person(),
        company in company(),
        mobile in "1[3-9][0-9]{9}",
        landline in "0(755|571|10|21)[2-8][0-9]{6}[0-9]",
        email in "[a-z]{3,9}[._-]?[a-z0-9]{1,6}@(qq|163|gmail|mail\\.hengda)\\.(com|cn)",
        handle in "[a-z]{2,6}_?[0-9]{2,8}",
        number in 1u32..99_999,
        at in any::<usize>(),
        length in 1usize..9,
    ) {
        let code = format!("KH-2025-{number:05}");
        let phones = [mobile, landline].map(|typed| phones::parse(&typed, Country::CN).map_or(typed, |phone| phone.number));
        let phones = [phones[0].as_str(), phones[1].as_str()];
        let parts = Parts {
            names: &[&person, &company],
            codes: &[&code],
            phones: &phones,
            emails: &[&email],
            handles: &[&handle],
            addresses: &[],
        };
        let index = Index::of(&parts);
        let national = phones::local(phones[1], Country::CN);
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let local = email.split('@').next().unwrap();
        for text in [
            person.clone(),
            company.clone(),
            part_of(&person, at, length),
            part_of(&company, at, length),
            pinyin::full(&person),
            pinyin::initials(&person),
            part_of(&pinyin::full(&person), 0, 3 + length),
            pinyin::initials(&company),
            pinyin::full(&company),
            format!("{person} {company}"),
            format!("{} {}", pinyin::initials(&person), part_of(&company, at, 2)),
            code.clone(),
            number.to_string(),
            phones[0].to_owned(),
            part_of(&digits(phones[0]), at, 3 + length),
            part_of(&digits(phones[1]), at, 3 + length),
            national.clone(),
            digits(&national),
            email.clone(),
            email.to_uppercase(),
            part_of(local, at, 2 + length),
            part_of(&email, at, 5 + length),
            handle.clone(),
            part_of(&handle, at, 3 + length),
        ] {
            let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
            // A letter finds beginnings, not any place; so do two of them in an e-mail address.
            let is_inside = email.contains(&text) && !email.starts_with(&text);
            let fewest = if !text.is_ascii() { 1 } else if is_inside { 3 } else { 2 };
            if letters >= fewest {
                prop_assert!(index.finds(&text, &parts), "{} in {:?}", text, parts);
            }
        }
    }

    #[test]
    fn any_text_is_a_query_the_index_understands(text in any::<String>(), name in any::<String>()) {
        let parts = Parts { names: &[&name], ..Parts::default() };
        let index = Index::of(&parts);
        let query = Query::parse(&text);
        index.hits(&query, Reading::Open);
        index.hits(&query, Reading::Everything);
        let _ = query.matches(&parts);
        let exact = Query::exact(&text, Country::CN);
        index.hits(&exact, Reading::Everything);
        let _ = exact.matches(&parts);
    }

    #[test]
    fn any_record_can_be_indexed_and_any_name_found_again(texts in prop::collection::vec(any::<String>(), 6)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let parts = Parts {
            names: &texts[..1],
            codes: &texts[1..2],
            phones: &texts[2..3],
            emails: &texts[3..4],
            handles: &texts[4..5],
            addresses: &texts[5..6],
        };
        let index = Index::of(&parts);
        let query = Query::parse(texts[0]);
        if query.expression(Reading::Everything).is_some() {
            prop_assert!(index.finds(texts[0], &parts), "{:?}", query);
        }
    }
}
