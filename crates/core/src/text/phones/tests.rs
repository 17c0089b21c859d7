use proptest::prelude::*;

use super::*;

const CN: Country = Country::CN;
const TW: Country = Country::TW;
const HK: Country = Country::HK;

const NOT_A_PHONE: Rule = Rule::NotAPhone { country: CN };
const NO_AREA_CODE: Rule = Rule::NoAreaCode { country: CN };

fn e164(text: &str, country: Country) -> String {
    match parse(text, country) {
        Ok(phone) => phone.number,
        Err(rule) => format!("{}: {text}", rule.code()),
    }
}

fn with_extra(text: &str) -> (String, Option<String>, Option<String>) {
    let phone = parse(text, CN).unwrap();
    (phone.number, phone.extension, phone.note)
}

#[test]
fn a_chinese_mobile_comes_in_every_dress() {
    for text in [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "138.0013.8000",
        "138。0013。8000",
        "13800138000。",
        "+86 138-0013-8000",
        "+8613800138000",
        "0086 13800138000",
        "+0086 13800138000",
        "8613800138000",
        "86-13800138000",
        "(+86)13800138000",
        "（+86）138 0013 8000",
        "013800138000",
        "17951 13800138000",
        "１３８００１３８０００",
        "＋８６１３８００１３８０００",
        "13800138000.0",
        "1.3800138000E+10",
        "'13800138000",
        "tel:+86-138-0013-8000",
        "手机：13800138000",
        "Tel. 13800138000",
        "\u{202d}138\u{a0}0013\u{a0}8000\u{202c}",
        "138\u{2013}0013\u{2014}8000",
        "138\u{3000}0013\u{3000}8000",
        "\u{feff}13800138000\n",
    ] {
        assert_eq!(e164(text, CN), "+8613800138000", "{text}");
        assert_eq!(parse(text, CN).unwrap().extension, None, "{text}");
        assert_eq!(parse(text, CN).unwrap().note, None, "{text}");
    }
}

#[test]
fn landlines_keep_their_area_code_and_lose_the_trunk_zero() {
    for text in [
        "010-65521234",
        "(010) 6552-1234",
        "（010）65521234",
        "010 6552 1234",
        "010/65521234",
        "010 / 6552 1234",
        "+86 (0)10 65521234",
        "+86 10 6552 1234",
        "1065521234",
        "01065521234",
        "8601065521234",
    ] {
        assert_eq!(e164(text, CN), "+861065521234", "{text}");
    }
    assert_eq!(e164("0755-22881234", CN), "+8675522881234");
    assert_eq!(e164("0311-8765432", CN), "+863118765432");
    assert_eq!(e164("400-820-8820", CN), "+864008208820");
    assert_eq!(e164("800 820 8820", CN), "+868008208820");
    assert_eq!(e164("95588", CN), "+8695588");
}

#[test]
fn an_extension_is_kept_apart() {
    for text in [
        "(010) 6552-1234 转 801",
        "010-65521234转801",
        "010-65521234轉801",
        "010-65521234-801",
        "010-65521234 ext. 801",
        "010-65521234x801",
        "010-65521234#801",
        "010-65521234，分机801",
        "010-65521234（分机号：801）",
        "tel:+86-10-65521234;ext=801",
        "010-65521234 转801号",
    ] {
        assert_eq!(with_extra(text), ("+861065521234".into(), Some("801".into()), None), "{text}");
    }
    assert_eq!(with_extra("400-820-8820-2").1.as_deref(), Some("2"));
    assert_eq!(with_extra("0311-8765432-1").1.as_deref(), Some("1"));
    assert_eq!(with_extra("+86-755-22881234-8001").1.as_deref(), Some("8001"));
}

#[test]
fn digits_behind_a_german_hyphen_are_dialled_with_the_number() {
    let germany: Country = "DE".parse().unwrap();
    for (typed, country) in [("030 6223847-12", germany), ("+49 30 6223847-12", CN)] {
        let phone = parse(typed, country).unwrap();
        assert_eq!((phone.number.as_str(), phone.extension), ("+4930622384712", None), "{typed}");
    }
}

#[test]
fn what_was_typed_is_told_from_its_extension() {
    for (typed, number) in [
        ("07-3312233 ext.5", Some("07-3312233")),
        ("07-3312233#5", Some("07-3312233")),
        ("010-65521234转801", Some("010-65521234")),
        ("010-65521234-801", Some("010-65521234")),
        ("138-0013-8000", None),
        ("1234 x5", None),
        ("07-3312233", None),
        ("2026-11-22", None),
        ("x", None),
    ] {
        assert_eq!(without_extension(typed), number, "{typed}");
    }
}

#[test]
fn every_country_shows_numbers_of_its_own_for_an_example() {
    for (code, landline, mobile) in [
        ("CN", "010-62345678", "138 0013 8000"),
        ("TW", "02-2345-6789", "0912-345-678"),
        ("HK", "2345 6789", "9123 4567"),
        ("DE", "030 123456", "01512 3456789"),
        ("US", "(201) 555-0123", "(201) 555-0123"),
    ] {
        let shown = example(code.parse().unwrap());
        assert_eq!((shown.landline.as_str(), shown.mobile.as_str()), (landline, mobile));
    }
    for code in ["GB", "JP", "FR", "CH", "AT", "SG", "MO", "TH", "BR", "AQ"] {
        let country = code.parse().unwrap();
        let shown = example(country);
        for number in [&shown.landline, &shown.mobile] {
            assert!(parse(number, country).is_ok(), "{code}: {number}");
        }
    }
}

#[test]
fn words_beside_the_number_become_its_note() {
    assert_eq!(
        with_extra("138 0013 8000（张经理）"),
        ("+8613800138000".into(), None, Some("张经理".into()))
    );
    assert_eq!(with_extra("张经理 13800138000").2.as_deref(), Some("张经理"));
    assert_eq!(with_extra("手机13800138000(微信同号)").2.as_deref(), Some("微信同号"));
    assert_eq!(with_extra("Mr. Wang: 13800138000").2.as_deref(), Some("Mr. Wang"));
    assert_eq!(with_extra("13800138000 (2号楼)").2.as_deref(), Some("2号楼"));
    assert_eq!(
        with_extra("010-65521234 转 801 李小姐"),
        ("+861065521234".into(), Some("801".into()), Some("李小姐".into()))
    );
}

#[test]
fn taiwan_hong_kong_and_macao_write_their_own_way() {
    assert_eq!(e164("0912-345-678", TW), "+886912345678");
    assert_eq!(e164("(02) 2345-6789", TW), "+886223456789");
    assert_eq!(e164("04-22345678#12", TW), "+886422345678");
    assert_eq!(e164("+886 912 345 678", CN), "+886912345678");
    assert_eq!(e164("+886 (0)912 345 678", HK), "+886912345678");
    assert_eq!(e164("2345 6789", HK), "+85223456789");
    assert_eq!(e164("9123-4567", HK), "+85291234567");
    assert_eq!(e164("6612 3456", Country::MO), "+85366123456");
    assert_eq!(e164("13800138000", TW), "+8613800138000");
    assert_eq!(e164("8613800138000", HK), "+8613800138000");
    assert_eq!(e164("(415) 555-2671", Country::US), "+14155552671");
    assert_eq!(e164("011 86 138 0013 8000", Country::US), "+8613800138000");
    assert_eq!(e164("+1 415 555 2671", CN), "+14155552671");
    assert_eq!(e164("+44 (0)20 7946 0018", CN), "+442079460018");
    assert_eq!(e164("+39 06 6982", CN), "+39066982");
}

#[test]
fn what_cannot_be_called_is_refused_with_the_reason() {
    for (text, rule) in [
        ("", Rule::Blank),
        (" \u{200b} ", Rule::Blank),
        ("1.38E+10", Rule::LostDigits),
        ("1.38001E+10", Rule::LostDigits),
        ("65521234", NO_AREA_CODE),
        ("6552 1234", NO_AREA_CODE),
        ("1380013800", NOT_A_PHONE),
        ("138001380001", NOT_A_PHONE),
        ("12345", NOT_A_PHONE),
        ("12800138000", NOT_A_PHONE),
        ("138****8000", NOT_A_PHONE),
        ("无", NOT_A_PHONE),
        ("-", NOT_A_PHONE),
        ("13800138000 13900139000", NOT_A_PHONE),
        ("13800138000/13900139000", NOT_A_PHONE),
        ("zhang@qq.com", NOT_A_PHONE),
        ("440301199001011234", NOT_A_PHONE),
        ("+86 1380013800", NOT_A_PHONE),
        ("+999 12345678", NOT_A_PHONE),
        ("2024-01-05 10:20", NOT_A_PHONE),
    ] {
        assert_eq!(parse(text, CN), Err(rule), "{text}");
    }
    assert_eq!(parse(&"1".repeat(100_000), CN), Err(NOT_A_PHONE));
}

#[test]
fn several_numbers_in_a_cell_come_apart() {
    for (cell, parts) in [
        ("13800138000/13900139000", vec!["13800138000", "13900139000"]),
        (
            "13800138000、010-65521234；400-820-8820",
            vec!["13800138000", "010-65521234", "400-820-8820"],
        ),
        ("13800138000\n13900139000\r\n", vec!["13800138000", "13900139000"]),
        ("13800138000 13900139000", vec!["13800138000", "13900139000"]),
        ("138 0013 8000", vec!["138 0013 8000"]),
        (
            "13800138000（张经理、李总），13900139000",
            vec!["13800138000（张经理、李总）", "13900139000"],
        ),
        ("010-65521234/35", vec!["010-65521234/35"]),
        ("010-65521234/35、13800138000", vec!["010-65521234/35", "13800138000"]),
        ("张经理，13800138000", vec!["张经理，13800138000"]),
        ("13800138000, ", vec!["13800138000,"]),
        ("tel:+86-10-65521234;ext=801", vec!["tel:+86-10-65521234;ext=801"]),
        (
            "１３８００１３８０００／１３９００１３９０００",
            vec!["１３８００１３８０００", "１３９００１３９０００"],
        ),
        ("13800138000(13900139000", vec!["13800138000(13900139000"]),
        ("", vec![]),
    ] {
        assert_eq!(split(cell), parts, "{cell}");
    }
}

#[test]
fn numbers_are_shown_as_at_home_and_abroad() {
    for (e164, country, shown) in [
        ("+8613800138000", CN, "138 0013 8000"),
        ("+8613800138000", HK, "+86 138 0013 8000"),
        ("+861065521234", CN, "010-65521234"),
        ("+861065521234", TW, "+86 10-65521234"),
        ("+8675522881234", CN, "0755-22881234"),
        ("+864008208820", CN, "400-820-8820"),
        ("+8695588", CN, "95588"),
        ("+886912345678", TW, "0912-345-678"),
        ("+886223456789", TW, "02-2345-6789"),
        ("+886422345678", CN, "+886 4-2234-5678"),
        ("+85223456789", HK, "2345 6789"),
        ("+85223456789", CN, "+852 2345 6789"),
        ("+14155552671", Country::US, "(415) 555-2671"),
        ("+14155552671", CN, "+1 415-555-2671"),
        ("65521234", CN, "65521234"),
        ("+12", CN, "+12"),
    ] {
        assert_eq!(local(e164, country), shown);
    }
}

#[test]
fn a_masked_number_hides_at_least_four_digits() {
    for (number, masked) in [
        ("+8613800138000", "138****8000"),
        ("+861065521234", "010****1234"),
        ("+8675522881234", "0755****1234"),
        ("+886912345678", "09****5678"),
        ("+886227711234", "02****1234"),
        ("+442079460958", "020****0958"),
        ("+85223456789", "23****89"),
        ("+14155552671", "41****2671"),
        ("65521234", "65****34"),
        ("95588", "*****"),
        ("110", "****"),
        ("", "****"),
    ] {
        assert_eq!(mask(number), masked, "{number}");
    }
}

#[test]
fn suffixes_end_with_the_last_four_digits() {
    let suffixes: Vec<String> = suffix_digits("+861065521234").collect();
    assert_eq!(suffixes.first().map(String::as_str), Some("861065521234"));
    assert_eq!(suffixes.last().map(String::as_str), Some("1234"));
    assert_eq!(suffix_digits("12").collect::<Vec<_>>(), ["12"]);
    assert_eq!(suffix_digits("无").count(), 0);
}

/// A number of a country as its own people might write it.
fn somewhere() -> impl Strategy<Value = (Country, String)> {
    let digits = prop_oneof![
        "1[3-9][0-9]{9}",
        "0(10|2[0-57-9])-?[2-8][0-9]{7}",
        "0[3-9][0-9]{2}-?[2-8][0-9]{6,7}",
        "(09[0-9]{8}|0[2-8]-?[2-8][0-9]{6,7})",
        "[2-9][0-9]{7}",
        "\\+(1|33|44|49|65|81|82|61|971)[0-9]{8,10}",
        "(400|800)[0-9]{7}",
    ];
    let country = prop::sample::select(vec![CN, TW, HK, Country::MO, Country::US]);
    (country, digits)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_text_makes_them_panic(text in any::<String>(), country in prop::sample::select(vec![CN, TW, HK, Country::US])) {
        let _ = parse(&text, country);
        let _ = local(&text, country);
        let _ = mask(&text);
        let parts = split(&text);
        prop_assert!(parts.iter().all(|part| text.contains(part)));
        suffix_digits(&text).count();
    }

    #[test]
    fn text_of_phone_characters_makes_nothing_panic(text in "[-+()（）0-9 .#x转/;ext=86０１E,]{0,40}") {
        for part in split(&text) {
            if let Ok(phone) = parse(part, CN) {
                prop_assert!(phone.number.len() <= 16);
                prop_assert!(phone.number[1..].bytes().all(|b| b.is_ascii_digit()));
            }
        }
    }

    #[test]
    fn splitting_loses_no_digit(text in "[0-9]{0,12}([/、; （）\n张-]{1,2}[0-9]{0,12}){0,4}") {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        prop_assert_eq!(split(&text).into_iter().map(digits).collect::<String>(), digits(&text));
    }

    #[test]
    fn what_is_shown_reads_back_as_the_same_number((country, text) in somewhere(), shown_in in prop::sample::select(vec![CN, TW, HK, Country::US])) {
        if let Ok(phone) = parse(&text, country) {
            for home in [country, shown_in] {
                let shown = local(&phone.number, home);
                prop_assert_eq!(parse(&shown, home).map(|again| again.number), Ok(phone.number.clone()), "{}", shown);
            }
            prop_assert_eq!(parse(&phone.number, country).map(|again| again.number), Ok(phone.number.clone()));
        }
    }

    #[test]
    fn the_short_way_for_chinese_numbers_agrees_with_the_metadata(digits in "(86|0)?(1[0-9]{10}|10[0-9]{8}|2[0-9]{9}|[3-9][0-9]{9,10}|[48]00[0-9]{7})") {
        let theirs = phonenumber::parse(Some(phonenumber::country::Id::CN), &digits).ok().filter(phonenumber::PhoneNumber::is_valid);
        let theirs = theirs.map(|number| format!("+{}{}", number.code().value(), number.national()));
        let ours = parse(&digits, CN).ok().map(|phone| phone.number);
        match (theirs, ours) {
            (Some(theirs), ours) => prop_assert_eq!(Some(theirs), ours),
            // We also take ranges that the metadata do not know yet.
            (None, Some(ours)) => {
                let national = &ours[3..];
                let mobile = national.len() == 11 && national.starts_with('1');
                let service = national.starts_with("400") || national.starts_with("800");
                let landline = digits.starts_with(['0', '8']) && national.len() >= 10;
                prop_assert!(mobile || service || landline, "{}", ours);
            }
            (None, None) => {}
        }
    }
}

#[test]
fn a_countrys_code_is_taken_off_once() {
    assert_eq!(parse("8613800138000", CN).unwrap().number, "+8613800138000");
    assert!(parse("8686016800000", CN).is_err());
}

#[test]
fn the_stroke_behind_a_german_area_code_parts_nothing() {
    let germany = "DE".parse().unwrap();
    for (text, e164) in [("030/6223847", "+49306223847"), ("0351/4567890", "+493514567890")] {
        assert_eq!(split(text), [text]);
        assert_eq!(parse(text, germany).unwrap().number, e164);
    }
}
