//! The numbers that people put into passwords.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// None at all, or one that is tried early: `123`, `666`, `5201314`, any four digits.
    Common,
    Date,
    Phone,
}

/// Numbers with a meaning: by sound (520 我爱你, 1314 一生一世), luck, keys, emergency calls.
const MEANT: &[&str] = &[
    "5201314",
    "1314520",
    "5211314",
    "1314521",
    "7758521",
    "7758258",
    "3344520",
    "584520",
    "1314",
    "520",
    "521",
    "530",
    "147258369",
    "147258",
    "159357",
    "159753",
    "741852963",
    "789456123",
    "456789",
    "789456",
    "123321",
    "112233",
    "121212",
    "123123",
    "100200",
    "10086",
    "10010",
    "1008611",
    "12306",
    "12345679",
    "168",
    "1688",
    "518",
    "5188",
    "888",
    "666",
    "999",
    "110",
    "119",
    "120",
    "007",
    "911",
    "365",
    "996",
    "369",
    "258",
    "147",
    "159",
    "753",
    "00",
    "01",
    "11",
];
const FREE_DIGITS: usize = 4;
const NUMBERS_TOGETHER: usize = 3;

/// What the digits of a password are, unless they are a number of someone's own.
pub(super) fn number_in(digits: &str) -> Option<Number> {
    if digits.len() <= FREE_DIGITS {
        return Some(if is_year(digits) { Number::Date } else { Number::Common });
    }
    numbers_in(digits, NUMBERS_TOGETHER)
}

/// The digits as a row of known numbers; the most telling kind counts.
fn numbers_in(digits: &str, at_most: usize) -> Option<Number> {
    if digits.is_empty() {
        return Some(Number::Common);
    }
    if at_most == 0 {
        return None;
    }
    // The longest piece first: a date is a date before it is four digits and four more.
    (1..=digits.len()).rev().find_map(|length| {
        let (piece, rest) = digits.split_at(length);
        let kind = kind_of(piece)?;
        match numbers_in(rest, at_most - 1)? {
            Number::Common => Some(kind),
            other if kind == Number::Common => Some(other),
            _ => Some(kind),
        }
    })
}

fn kind_of(piece: &str) -> Option<Number> {
    if MEANT.contains(&piece) || is_row(piece) {
        Some(Number::Common)
    } else if is_mobile(piece) {
        Some(Number::Phone)
    } else if is_date(piece) || is_year(piece) {
        Some(Number::Date)
    } else {
        None
    }
}

/// A mobile number of the mainland, Hong Kong or Taiwan, without or with its country code.
fn is_mobile(piece: &str) -> bool {
    let bare = ["0086", "86"].iter().find_map(|code| piece.strip_prefix(code)).unwrap_or(piece);
    let digit = |place: usize| bare.as_bytes().get(place).copied();
    let mainland =
        bare.len() == 11 && digit(0) == Some(b'1') && digit(1).is_some_and(|d| d >= b'3');
    let taiwan = piece.len() == 10 && piece.starts_with("09");
    mainland || taiwan
}

/// Digits that repeat, climb or fall: `000`, `12345`, `98765`, `7890`.
fn is_row(piece: &str) -> bool {
    let digits = piece.as_bytes();
    let steps = |by: u8| {
        digits.windows(2).all(|pair| matches!(pair, [a, b] if (a - b'0' + by) % 10 == b - b'0'))
    };
    digits.len() >= 3 && (steps(0) || steps(1) || steps(9))
}

fn is_year(piece: &str) -> bool {
    piece.len() == 4 && matches!(piece.parse(), Ok(1920..=2059))
}

/// Year, month and day in the orders people write them, with two or four digits for the year;
/// also month and day alone, and year and month.
fn is_date(piece: &str) -> bool {
    let day_and_month =
        |a: &str, b: &str| matches!((a.parse(), b.parse()), (Ok(1..=12), Ok(1..=31)));
    match piece.len() {
        8 => {
            let (year, rest) = piece.split_at(4);
            let (a, b) = rest.split_at(2);
            let (start, end) = piece.split_at(4);
            let (c, d) = start.split_at(2);
            (is_year(year) && (day_and_month(a, b)))
                || (is_year(end) && (day_and_month(c, d) || day_and_month(d, c)))
        }
        6 => {
            let (a, rest) = piece.split_at(2);
            let (b, c) = rest.split_at(2);
            day_and_month(b, c)
                || day_and_month(a, b)
                || day_and_month(b, a)
                || (is_year(&piece[..4]) && matches!(c.parse(), Ok(1..=12)))
        }
        4 => {
            let (a, b) = piece.split_at(2);
            day_and_month(a, b)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_people_use_are_told_apart() {
        for (digits, kind) in [
            ("", Some(Number::Common)),
            ("7391", Some(Number::Common)),
            ("1987", Some(Number::Date)),
            ("19900101", Some(Number::Date)),
            ("01011990", Some(Number::Date)),
            ("31121990", Some(Number::Date)),
            ("900101", Some(Number::Date)),
            ("199001", Some(Number::Date)),
            ("13800138000", Some(Number::Phone)),
            ("8613912345678", Some(Number::Phone)),
            ("0912345678", Some(Number::Phone)),
            ("5201314", Some(Number::Common)),
            ("5201314520", Some(Number::Common)),
            ("1234567890", Some(Number::Common)),
            ("0987654321", Some(Number::Common)),
            ("88888888", Some(Number::Common)),
            ("20260520", Some(Number::Date)),
            ("83920571", None),
            ("4807153962", None),
        ] {
            assert_eq!(number_in(digits), kind, "{digits}");
        }
    }
}
