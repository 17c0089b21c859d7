//! Tax numbers of companies: 统一社会信用代码, 統一編號, and others by their look.

use super::{Country, Rule, floats, fold, id_numbers, limits};

/// Reads a tax ID as it is written in `country`; the result is upper case without spaces.
///
/// China: the 18 characters of GB 32100 with their check character; also the 15 digits used before
/// 2015, and a sole trader's 身份证号. Taiwan: eight digits with their check. Elsewhere any letters
/// and digits.
///
/// # Errors
/// [`Rule::Blank`], [`Rule::LostDigits`], [`Rule::BadCheckDigit`], [`Rule::NotATaxId`].
pub fn parse(text: &str, country: Country) -> Result<String, Rule> {
    if text.chars().nth(3 * limits::TAX_ID).is_some() {
        return Err(Rule::NotATaxId);
    }
    let text = fold::width(text);
    let text = text.trim().trim_start_matches('\'');
    let number: String = floats::undo(text)?
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| c.to_ascii_uppercase())
        .collect();
    if number.is_empty() {
        return Err(Rule::Blank);
    }
    if !number.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(Rule::NotATaxId);
    }
    match country {
        Country::CN => china(&number)?,
        Country::TW => taiwan(&number)?,
        _ if !(4..=limits::TAX_ID).contains(&number.len()) => return Err(Rule::NotATaxId),
        _ => {}
    }
    Ok(number)
}

/// The characters of GB 32100 in the order of their values: no I, O, S, V, Z.
const CREDIT_CODE: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

fn china(number: &str) -> Result<(), Rule> {
    match number.len() {
        15 if number.bytes().all(|b| b.is_ascii_digit()) => Ok(()),
        18 if credit_code_is_right(number) => Ok(()),
        18 => match id_numbers::parse(number, Country::CN) {
            Ok(id) if id.kind == id_numbers::Kind::China => Ok(()),
            Err(Rule::LostDigits) => Err(Rule::LostDigits),
            _ if credit_code_values(number).is_some() => Err(Rule::BadCheckDigit),
            _ => Err(Rule::NotATaxId),
        },
        _ => Err(Rule::NotATaxId),
    }
}

fn credit_code_values(number: &str) -> Option<Vec<usize>> {
    number.bytes().map(|b| CREDIT_CODE.iter().position(|other| *other == b)).collect()
}

/// The weighted sum of all characters, the last with weight 1, is divisible by 31; weights are powers
/// of 3.
fn credit_code_is_right(number: &str) -> bool {
    const WEIGHTS: [usize; 18] =
        [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1];
    let Some(values) = credit_code_values(number) else { return false };
    let sum: usize = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    // Codes of nothing but zeros check out and are nobody's.
    sum.is_multiple_of(31) && values.iter().any(|value| *value != 0)
}

/// The digit sums of the weighted digits add up to a multiple of 5 (of 10 until 2023); with a 7 in the
/// seventh place one more is right too.
fn taiwan(number: &str) -> Result<(), Rule> {
    if number.len() != 8 || !number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Rule::NotATaxId);
    }
    let weighted = number.bytes().zip([1, 2, 1, 2, 1, 2, 4, 1]);
    let sum: u32 = weighted
        .map(|(b, weight)| u32::from(b - b'0') * weight)
        .map(|product| product / 10 + product % 10)
        .sum();
    let seventh_is_7 = number.as_bytes()[6] == b'7';
    let right = sum.is_multiple_of(5) || (seventh_is_7 && (sum + 1).is_multiple_of(5));
    if right && sum > 0 { Ok(()) } else { Err(Rule::BadCheckDigit) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_credit_code_is_checked() {
        for text in [
            "91350100M000100Y43",
            "91350100m000100y43",
            " 9135 0100 M000 100Y43",
            "'91350100M000100Y43",
            "９１３５０１００Ｍ０００１００Ｙ４３",
        ] {
            assert_eq!(parse(text, Country::CN).as_deref(), Ok("91350100M000100Y43"), "{text}");
        }
        assert_eq!(parse("91350100M000100Y44", Country::CN), Err(Rule::BadCheckDigit));
        assert_eq!(parse("91350100O000100Y43", Country::CN), Err(Rule::NotATaxId));
        assert_eq!(parse("000000000000000000", Country::CN), Err(Rule::LostDigits));
        assert_eq!(parse("9.1350E+17", Country::CN), Err(Rule::LostDigits));
        assert_eq!(parse("91350100M000100Y4", Country::CN), Err(Rule::NotATaxId));
        assert_eq!(parse("恒达", Country::CN), Err(Rule::NotATaxId));
        assert_eq!(parse("  ", Country::CN), Err(Rule::Blank));
    }

    #[test]
    fn older_and_personal_numbers_are_taken_too() {
        assert_eq!(parse("440301123456789", Country::CN).as_deref(), Ok("440301123456789"));
        assert_eq!(parse("11010519491231002X", Country::CN).as_deref(), Ok("11010519491231002X"));
    }

    #[test]
    fn taiwan_has_eight_digits() {
        for text in ["04595257", "10458575", "22099131", "0459-5257"] {
            assert!(parse(text, Country::TW).is_ok(), "{text}");
        }
        assert_eq!(parse("04595258", Country::TW), Err(Rule::BadCheckDigit));
        assert_eq!(parse("00000000", Country::TW), Err(Rule::BadCheckDigit));
        assert_eq!(parse("0459525", Country::TW), Err(Rule::NotATaxId));
        assert_eq!(parse("DE 123456789", "DE".parse().unwrap()).as_deref(), Ok("DE123456789"));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), country in prop::sample::select(vec![Country::CN, Country::TW, Country::US])) {
            if let Ok(id) = parse(&text, country) {
                prop_assert_eq!(parse(&id, country), Ok(id));
            }
        }

        #[test]
        fn one_wrong_character_is_always_noticed(code in "[0-9A-HJ-NPQRTUWXY]{17}", at in 0usize..17, shift in 1usize..31) {
            let check = CREDIT_CODE.iter().map(|c| format!("{code}{}", char::from(*c)));
            let right: Vec<String> = check.filter(|code| credit_code_is_right(code)).collect();
            prop_assume!(right.len() == 1);
            prop_assert!(parse(&right[0], Country::CN).is_ok());
            let mut wrong = right[0].clone().into_bytes();
            let value = CREDIT_CODE.iter().position(|c| *c == wrong[at]).unwrap();
            wrong[at] = CREDIT_CODE[(value + shift) % 31];
            prop_assert!(!credit_code_is_right(&String::from_utf8(wrong).unwrap()));
        }
    }
}
