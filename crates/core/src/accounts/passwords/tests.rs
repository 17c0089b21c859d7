use proptest::prelude::*;

use super::*;

/// The login, the name and the office of the person in these tests.
const OWN: &[&str] = &["wangxm", "王小明", "广州恒达贸易有限公司"];

fn modern(password: &str) -> Result<(), Weakness> {
    Policy::of(Preset::Modern).check(password, OWN)
}

fn strict(password: &str) -> Result<(), Weakness> {
    Policy::of(Preset::Strict).check(password, OWN)
}

#[test]
fn what_is_long_and_a_person_s_own_is_taken() {
    for password in [
        "correct horse battery staple",
        "Tulpen-im-November-87",
        "kettle.orbit.mustard",
        "窗外三只青蛙在唱歌呢",
        "myaunt drives 3 tractors",
        "Vq7#mPz2!kTw",
        "gongyuanli you yi zhi hei mao",
        "7 Zwerge & 1 Wolf",
    ] {
        assert_eq!(modern(password), Ok(()), "{password}");
    }
}

#[test]
fn real_habits_are_refused_for_what_they_are() {
    use Weakness::{Common, Date, Pattern, Personal, Phone};
    let expected = [
        ("woaini5201314", Common),
        ("WoAiNi1314520", Common),
        ("Woaini@5201314", Common),
        ("我爱你5201314", Common),
        ("woailaopo520", Common),
        ("woainiwoaini", Common),
        ("laopowoaini1314", Common),
        ("ｗｏａｉｎｉ５２０１３１４", Common),
        ("qwe123456789", Pattern),
        ("qwe123!@#asd", Common),
        ("1qaz2wsx3edc", Common),
        ("1qaz@WSX3edc", Common),
        ("qazwsx123456", Common),
        ("asdf1234asdf", Common),
        ("admin123456!", Common),
        ("Admin@2026!!", Common),
        ("P@ssw0rd2026", Common),
        ("Password123!", Common),
        ("iloveyou520!", Common),
        ("mima12345678", Common),
        ("Huawei@12345", Common),
        ("abc123456789", Pattern),
        ("a123456789b", Pattern),
        ("aaaaaaaaaaaa", Pattern),
        ("1234567890", Pattern),
        ("0987654321", Pattern),
        ("8888888888", Pattern),
        ("5201314520", Pattern),
        ("zhangwei123456", Common),
        ("lina@1988..", Date),
        ("zhangwei19900101", Date),
        ("19900101zhangwei", Date),
        ("Zhang.Wei_900101", Date),
        ("zw19900101", Date),
        ("1990-01-01-1990", Date),
        ("13800138000", Phone),
        ("a13912345678", Phone),
        ("zhangwei13912345678", Phone),
        ("8613912345678", Phone),
        ("wangxm-is-here-today", Personal),
        ("my own wangxiaoming!", Personal),
        ("xiaoming@20260101", Personal),
        ("xiaomingwang77", Personal),
        ("wxm19900101!", Personal),
        ("Hengda2026!!", Personal),
        ("hengda@2025", Personal),
        ("gzhd20262026", Personal),
        ("Hengdamaoyi88", Personal),
        ("恒达贸易2026!!!", Personal),
        ("woaihengda520", Personal),
    ];
    let found: Vec<_> = expected.map(|(password, _)| (password, modern(password))).into();
    let expected: Vec<_> = expected.map(|(password, weakness)| (password, Err(weakness))).into();
    similar(&found, &expected);
}

/// Shows every difference at once, not only the first.
fn similar<T: PartialEq + std::fmt::Debug>(found: &[T], expected: &[T]) {
    let different: Vec<_> =
        found.iter().zip(expected).filter(|(found, expected)| found != expected).collect();
    assert!(different.is_empty(), "{different:#?}");
}

#[test]
fn what_a_guesser_reaches_early_is_refused_even_without_a_known_shape() {
    for password in ["trustnobody1", "sunflower1", "basketball7x", "zyxwvutsrq", "Dragonfly99"] {
        assert!(modern(password).is_err(), "{password}");
    }
}

#[test]
fn length_is_counted_in_characters_and_nothing_is_cut_off() {
    assert_eq!(modern("Vq7#mPz2!"), Err(Weakness::TooShort { minimum: 10 }));
    assert_eq!(modern("Vq7#mPz2!k"), Ok(()));
    assert_eq!(modern(""), Err(Weakness::TooShort { minimum: 10 }));
    // Decomposed letters count as the one that they compose.
    assert_eq!(modern(&"e\u{301}".repeat(9)), Err(Weakness::TooShort { minimum: 10 }));
    let long: String = (0..128).map(|n| char::from(b'a' + (n * n % 26) as u8)).collect();
    assert_eq!(modern(&long), Ok(()));
    assert_eq!(modern(&format!("{long}x")), Err(Weakness::TooLong { limit: 128 }));
}

#[test]
fn what_cannot_be_seen_cannot_be_typed_again() {
    for letter in ['\0', '\n', '\t', '\u{7f}', '\u{200b}', '\u{202e}', '\u{feff}'] {
        let password = format!("Vq7#mPz2!kTw{letter}x");
        assert_eq!(modern(&password), Err(Weakness::ControlCharacter), "{letter:?}");
    }
}

#[test]
fn strict_asks_for_three_kinds_of_characters_and_modern_does_not() {
    for (password, taken) in [
        ("kettle orbit mustard", Err(Weakness::Classes)),
        ("kettleorbitmustard", Err(Weakness::Classes)),
        ("Kettle orbit mustard", Ok(())),
        ("kettle orbit mustard 7", Ok(())),
        ("KETTLE ORBIT MUSTARD 7", Ok(())),
    ] {
        assert_eq!(modern(password), Ok(()), "{password}");
        assert_eq!(strict(password), taken, "{password}");
    }
}

#[test]
fn an_account_without_a_telling_name_still_has_a_check() {
    let policy = Policy::of(Preset::Modern);
    assert_eq!(policy.check("kettle orbit mustard", &[]), Ok(()));
    assert_eq!(policy.check("kettle orbit mustard", &["", " ", "李", "bo"]), Ok(()));
}

#[test]
fn short_or_general_names_do_not_forbid_words_that_contain_them() {
    let policy = Policy::of(Preset::Modern);
    let inputs = ["tina", "李娜", "Pacific Trading Company Limited"];
    assert_eq!(policy.check("no limited company for otters", &inputs), Ok(()));
    assert_eq!(policy.check("carolina pines at night", &inputs), Ok(()));
    assert_eq!(policy.check("the pacific at night", &inputs), Err(Weakness::Personal));
}

#[test]
fn strict_passwords_end_after_ninety_days_and_modern_ones_are_only_spoken_of() {
    let day = 86_400_000;
    let (modern, strict) = (Policy::of(Preset::Modern), Policy::of(Preset::Strict));
    for (days, of_modern, of_strict) in [
        (-30, Age::Fine, Age::Fine),
        (0, Age::Fine, Age::Fine),
        (82, Age::Fine, Age::Fine),
        (83, Age::Fine, Age::Remind),
        (89, Age::Fine, Age::Remind),
        (90, Age::Fine, Age::Expired),
        (179, Age::Fine, Age::Expired),
        (180, Age::Remind, Age::Expired),
        (4_000, Age::Remind, Age::Expired),
    ] {
        assert_eq!(modern.age(0, days * day), of_modern, "{days}");
        assert_eq!(strict.age(0, days * day), of_strict, "{days}");
    }
    assert_eq!(strict.age(0, 90 * day - 1), Age::Remind);
}

#[test]
fn an_initial_password_ends_after_seventy_two_hours() {
    let hour = 3_600_000;
    for preset in [Preset::Modern, Preset::Strict] {
        let policy = Policy::of(preset);
        assert_eq!(policy.age_of_initial(0, 72 * hour - 1), Age::Fine);
        assert_eq!(policy.age_of_initial(0, 72 * hour), Age::Expired);
        assert_eq!(policy.age_of_initial(i64::MAX, i64::MIN), Age::Fine);
    }
}

#[test]
fn every_weakness_has_a_sentence() {
    use crate::words::Language;
    for weakness in [
        Weakness::TooShort { minimum: 10 },
        Weakness::TooLong { limit: 128 },
        Weakness::ControlCharacter,
        Weakness::Classes,
        Weakness::Common,
        Weakness::Personal,
        Weakness::Date,
        Weakness::Phone,
        Weakness::Pattern,
        Weakness::Guessable,
        Weakness::Reused,
    ] {
        let key = format!("errors.weak_password.{}", weakness.code());
        assert!(Language::ZhTw.find(&key).is_some(), "{key}");
        let wire = serde_json::to_value(weakness).unwrap();
        assert_eq!(wire["reason"], weakness.code());
    }
}

#[test]
fn the_list_of_habits_is_in_order() {
    let mut seen = std::collections::HashSet::new();
    for word in habits::words() {
        assert!(word.bytes().all(|letter| letter.is_ascii_lowercase()), "{word}");
        assert!(seen.insert(word), "{word} stands there twice");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_gets_an_answer(password in "\\PC{0,40}", name in "\\PC{0,12}") {
        let _ = Policy::of(Preset::Strict).check(&password, &[&name]);
    }

    #[test]
    fn no_dressing_saves_a_habit(
        word in prop::sample::select(vec!["woaini", "qwerty", "admin", "password", "hengda", "laopo"]),
        number in prop::sample::select(vec!["5201314", "123456", "20261121", "13800138000", "8888"]),
        dressing in "[!@#.*_-]{0,3}",
        upper in any::<bool>(),
    ) {
        let word = if upper { word.to_uppercase() } else { word.to_owned() };
        for password in [
            format!("{word}{dressing}{number}"),
            format!("{number}{word}{dressing}"),
            format!("{dressing}{word}{number}{dressing}"),
        ] {
            prop_assert!(modern(&password).is_err(), "{}", password);
        }
    }
}
