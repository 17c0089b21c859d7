//! Numbers of identity documents: 身份证, 身分證, Hong Kong identity cards, and passports by their
//! look.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::{Country, Rule, floats, fold};

/// A number whose form, and check digit where it has one, are right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IdNumber {
    /// Upper case, without spaces: `44030119900101123X`, `A123456(3)`.
    pub number: String,
    pub kind: Kind,
    /// What the number says about the birthday.
    pub born_on: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 18 digits, GB 11643.
    China,
    /// 15 digits, issued until 1999: no century, no check digit.
    China15,
    Taiwan,
    HongKong,
    /// A passport, permit or any other document, unchecked.
    Other,
}

/// Reads a number as it is written in `country`. Numbers of other shapes are taken as passports or
/// permits, but what looks like a miscounted 身份证 is refused.
///
/// # Errors
/// [`Rule::Blank`], [`Rule::LostDigits`] (Excel keeps 15 digits: `4.40301E+17`, or three zeros at
/// the end), [`Rule::BadCheckDigit`], [`Rule::ImpossibleDate`], [`Rule::NotAnIdNumber`].
pub fn parse(text: &str, country: Country) -> Result<IdNumber, Rule> {
    if text.chars().nth(LONGEST_PASTE).is_some() {
        return Err(Rule::NotAnIdNumber);
    }
    let number = normal(text)?;
    match country {
        Country::CN => china(&number),
        Country::TW => taiwan(&number),
        Country::HK => hong_kong(&number),
        _ => other(&number),
    }
}

const LONGEST_PASTE: usize = 60;

fn normal(text: &str) -> Result<String, Rule> {
    let text = fold::width(text);
    let text = text.trim().trim_start_matches('\'');
    let number: String = floats::undo(text)?
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'))
        .map(|c| match c {
            // A times sign, or the Cyrillic letters, for the X at the end.
            '×' | 'х' | 'Х' => 'X',
            other => other.to_ascii_uppercase(),
        })
        .collect();
    if number.is_empty() { Err(Rule::Blank) } else { Ok(number) }
}

fn china(number: &str) -> Result<IdNumber, Rule> {
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    match (digits, &number[digits..]) {
        (17, "X") | (18, "") => china_18(number),
        (15, "") => china_15(number),
        // Permits of nothing but digits.
        (7..=10, "") => other(number),
        // A 身份证 miscounted, or a phone number in the wrong column.
        (_, "") | (11.., _) => Err(Rule::NotAnIdNumber),
        _ => other(number),
    }
}

fn china_18(number: &str) -> Result<IdNumber, Rule> {
    let is_right = china_check(number) == number.chars().next_back();
    if !is_right && number.ends_with("000") {
        return Err(Rule::LostDigits);
    }
    region(number)?;
    let born_on = birthday(&number[6..10], &number[10..12], &number[12..14])?;
    if !is_right {
        return Err(Rule::BadCheckDigit);
    }
    Ok(IdNumber { number: number.to_owned(), kind: Kind::China, born_on: Some(born_on) })
}

fn china_15(number: &str) -> Result<IdNumber, Rule> {
    region(number)?;
    let year = format!("19{}", &number[6..8]);
    let born_on = birthday(&year, &number[8..10], &number[10..12])?;
    Ok(IdNumber { number: number.to_owned(), kind: Kind::China15, born_on: Some(born_on) })
}

/// Provinces of GB/T 2260; 81 to 83 are residence permits for people from Hong Kong, Macao and
/// Taiwan, 9 begins those of foreigners.
fn region(number: &str) -> Result<(), Rule> {
    let known = matches!(
        number[..2].parse(),
        Ok(11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83 | 90..=99)
    );
    if known { Ok(()) } else { Err(Rule::NotAnIdNumber) }
}

fn birthday(year: &str, month: &str, day: &str) -> Result<NaiveDate, Rule> {
    let number = |digits: &str| digits.parse::<u32>().map_err(|_| Rule::ImpossibleDate);
    let year = i32::try_from(number(year)?).map_err(|_| Rule::ImpossibleDate)?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
        .filter(|date| (1850..2150).contains(&date.year()))
        .ok_or(Rule::ImpossibleDate)
}

/// ISO 7064 MOD 11-2 over the first 17 digits.
fn china_check(number: &str) -> Option<char> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 =
        number.bytes().zip(WEIGHTS).map(|(b, weight)| u32::from(b - b'0') * weight).sum();
    "10X98765432".chars().nth(usize::try_from(sum % 11).ok()?)
}

impl IdNumber {
    /// The 18-digit form of an old 15-digit number; `None` for any other.
    pub fn to_18(&self) -> Option<String> {
        if self.kind != Kind::China15 {
            return None;
        }
        let seventeen = format!("{}19{}", &self.number[..6], &self.number[6..]);
        let check = china_check(&seventeen)?;
        Some(format!("{seventeen}{check}"))
    }
}

/// A letter for the place of issue, then nine digits (citizens 1 or 2 first, residents 8 or 9, older
/// residence permits a second letter A to D).
fn taiwan(number: &str) -> Result<IdNumber, Rule> {
    let bytes = number.as_bytes();
    let shape = matches!(bytes, [b'A'..=b'Z', b'1' | b'2' | b'8' | b'9' | b'A'..=b'D', rest @ ..]
        if rest.len() == 8 && rest.iter().all(u8::is_ascii_digit));
    if !shape {
        return other(number);
    }
    let letter = taiwan_letter(bytes[0]);
    // Of a second letter only the last digit counts.
    let second = match bytes[1] {
        digit @ b'0'..=b'9' => u32::from(digit - b'0'),
        letter => taiwan_letter(letter) % 10,
    };
    let rest = bytes[2..].iter().map(|b| u32::from(b - b'0'));
    let weighted = rest.zip([7, 6, 5, 4, 3, 2, 1, 1]).map(|(digit, weight)| digit * weight);
    let sum = letter / 10 + letter % 10 * 9 + second * 8 + weighted.sum::<u32>();
    if !sum.is_multiple_of(10) {
        return Err(Rule::BadCheckDigit);
    }
    Ok(IdNumber { number: number.to_owned(), kind: Kind::Taiwan, born_on: None })
}

/// The two-digit value of a letter: A is 10; I, O, W and Z came late.
fn taiwan_letter(letter: u8) -> u32 {
    const IN_ORDER: &[u8; 26] = b"ABCDEFGHJKLMNPQRSTUVXYWZIO";
    let at = IN_ORDER.iter().position(|other| *other == letter).unwrap_or_default();
    10 + u32::try_from(at).unwrap_or_default()
}

/// One or two letters, six digits, a check digit that is usually in brackets.
fn hong_kong(number: &str) -> Result<IdNumber, Rule> {
    let plain: String = number.chars().filter(|c| !matches!(c, '(' | ')')).collect();
    let letters = plain.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = &plain.as_bytes()[letters..];
    let shape = (1..=2).contains(&letters)
        && digits.len() == 7
        && digits[..6].iter().all(u8::is_ascii_digit)
        && (digits[6].is_ascii_digit() || digits[6] == b'A');
    if !shape {
        return other(number);
    }
    // A is 10 … Z is 35; a missing first letter counts as a space, 36.
    let value = |b: u8| match b {
        b'0'..=b'9' => u32::from(b - b'0'),
        _ => u32::from(b - b'A') + 10,
    };
    let padding = if letters == 1 { Some(36) } else { None };
    let values = padding.into_iter().chain(plain.bytes().map(value));
    let sum: u32 = values.zip((1..=9).rev()).map(|(value, weight)| value * weight).sum();
    if !sum.is_multiple_of(11) {
        return Err(Rule::BadCheckDigit);
    }
    let (body, check) = plain.split_at(plain.len() - 1);
    Ok(IdNumber { number: format!("{body}({check})"), kind: Kind::HongKong, born_on: None })
}

/// Letters and digits, at least one digit among them.
fn other(number: &str) -> Result<IdNumber, Rule> {
    let plain: String = number.chars().filter(|c| !matches!(c, '(' | ')' | '/' | '.')).collect();
    let shape = (5..=20).contains(&plain.len())
        && plain.bytes().all(|b| b.is_ascii_alphanumeric())
        && plain.bytes().any(|b| b.is_ascii_digit());
    if !shape {
        return Err(Rule::NotAnIdNumber);
    }
    Ok(IdNumber { number: plain, kind: Kind::Other, born_on: None })
}

/// The first three and last four characters of a long number, less of a short one:
/// `440***********1234`.
pub fn mask(number: &str) -> String {
    let characters: Vec<char> = number.chars().collect();
    let (begin, end) = match characters.len() {
        15.. => (3, 4),
        8..=14 => (2, 2),
        _ => (0, 0),
    };
    let hidden = characters.len().saturating_sub(begin + end).max(4);
    let mut masked: String = characters[..begin].iter().collect();
    masked.extend(std::iter::repeat_n('*', hidden));
    masked.extend(&characters[characters.len() - end..]);
    masked
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn refused(text: &str, country: Country) -> Rule {
        parse(text, country).expect_err(text)
    }

    #[test]
    fn a_chinese_number_is_checked_and_tells_the_birthday() {
        for text in [
            "11010519491231002X",
            "11010519491231002x",
            " 110105 19491231 002X ",
            "'11010519491231002X",
            "１１０１０５１９４９１２３１００２Ｘ",
            "11010519491231002×",
            "110105-19491231-002X",
        ] {
            let id = parse(text, Country::CN).expect(text);
            assert_eq!(id.number, "11010519491231002X");
            assert_eq!(id.kind, Kind::China);
            assert_eq!(id.born_on, NaiveDate::from_ymd_opt(1949, 12, 31));
        }
        assert_eq!(refused("110105194912310021", Country::CN), Rule::BadCheckDigit);
        assert_eq!(refused("110105194913310025", Country::CN), Rule::ImpossibleDate);
        assert_eq!(refused("990105194912310025", Country::CN), Rule::BadCheckDigit);
        assert_eq!(refused("000105194912310025", Country::CN), Rule::NotAnIdNumber);
    }

    #[test]
    fn a_number_cut_by_a_spreadsheet_says_so() {
        assert_eq!(refused("110105194912310000", Country::CN), Rule::LostDigits);
        assert_eq!(refused("1.10105E+17", Country::CN), Rule::LostDigits);
        assert_eq!(refused("1.10105194912310E+17", Country::CN), Rule::LostDigits);
    }

    #[test]
    fn a_miscounted_number_is_not_taken_for_a_passport() {
        for text in [
            "1101051949123100",
            "11010519491231002",
            "1101051949123100211",
            "13800138000",
            "1234",
            "无",
            "护照",
            "1101051949123100XX",
            "X",
        ] {
            assert_eq!(refused(text, Country::CN), Rule::NotAnIdNumber, "{text}");
        }
        assert_eq!(refused(" ", Country::CN), Rule::Blank);
        assert_eq!(refused(&"1".repeat(10_000), Country::CN), Rule::NotAnIdNumber);
    }

    #[test]
    fn the_old_fifteen_digits_are_kept_and_can_grow() {
        let id = parse("110105491231002", Country::CN).unwrap();
        assert_eq!((id.number.as_str(), id.kind), ("110105491231002", Kind::China15));
        assert_eq!(id.born_on, NaiveDate::from_ymd_opt(1949, 12, 31));
        assert_eq!(id.to_18().as_deref(), Some("11010519491231002X"));
        assert_eq!(refused("110105491331002", Country::CN), Rule::ImpossibleDate);
    }

    #[test]
    fn passports_and_permits_pass_as_they_are() {
        for (text, number) in [
            ("e12345678", "E12345678"),
            ("G 1234-5678", "G12345678"),
            ("H12345678", "H12345678"),
            ("12345678", "12345678"),
        ] {
            let id = parse(text, Country::CN).unwrap();
            assert_eq!((id.number.as_str(), id.kind), (number, Kind::Other));
        }
        assert_eq!(parse("C01X00T47", "DE".parse().unwrap()).unwrap().kind, Kind::Other);
        assert_eq!(refused("ABCDEFG", Country::US), Rule::NotAnIdNumber);
    }

    #[test]
    fn taiwan_and_hong_kong_have_their_own_checks() {
        for text in ["A123456789", "a123456789", "A800000014", "AB12345677"] {
            assert_eq!(parse(text, Country::TW).map(|id| id.kind), Ok(Kind::Taiwan), "{text}");
        }
        assert_eq!(refused("A123456788", Country::TW), Rule::BadCheckDigit);
        for text in ["A123456(3)", "A1234563", "a123456（3）"] {
            assert_eq!(parse(text, Country::HK).unwrap().number, "A123456(3)");
        }
        assert_eq!(parse("AB987654(3)", Country::HK).unwrap().kind, Kind::HongKong);
        assert_eq!(refused("A123456(4)", Country::HK), Rule::BadCheckDigit);
        assert_eq!(parse("1234567(8)", Country::MO).unwrap().number, "12345678");
    }

    #[test]
    fn a_mask_hides_the_birthday() {
        assert_eq!(mask("44030119900101123X"), "440***********123X");
        assert_eq!(mask("A123456789"), "A1******89");
        assert_eq!(mask("A123456(3)"), "A1******3)");
        assert_eq!(mask("12345"), "*****");
        assert_eq!(mask(""), "****");
    }

    proptest! {
        #[test]
        fn no_text_makes_them_panic(text in any::<String>(), country in prop::sample::select(vec![Country::CN, Country::TW, Country::HK, Country::US])) {
            if let Ok(id) = parse(&text, country) {
                prop_assert_eq!(parse(&id.number, country), Ok(id));
            }
            let _ = mask(&text);
        }

        #[test]
        fn one_wrong_digit_is_always_noticed(region in "(11|31|44)[0-9]{4}", day in 0i64..30_000, sequence in "[0-9]{3}", at in 0usize..17, shift in 1u8..10) {
            let born = NaiveDate::from_ymd_opt(1930, 1, 1).unwrap() + chrono::Duration::days(day);
            let seventeen = format!("{region}{}{sequence}", born.format("%Y%m%d"));
            let number = format!("{seventeen}{}", china_check(&seventeen).unwrap());
            prop_assert_eq!(parse(&number, Country::CN).unwrap().born_on, Some(born));
            let mut wrong = number.into_bytes();
            wrong[at] = b'0' + (wrong[at] - b'0' + shift) % 10;
            prop_assert!(parse(&String::from_utf8(wrong).unwrap(), Country::CN).is_err());
        }

        #[test]
        fn numbers_like_ours_make_nothing_panic(text in "[0-9A-Z(X) .E+]{1,22}", country in prop::sample::select(vec![Country::CN, Country::TW, Country::HK])) {
            let _ = parse(&text, country);
        }
    }
}
