//! A written date cut into numbers, names and signs.

use crate::text::{Rule, fold};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number and how many digits it was written with.
    Number(u64, usize),
    /// 1 for January.
    Month(u32),
    Unit(Unit),
    Half(Half),
    /// 民國: years count from 1911.
    Minguo,
    /// `Z`, UTC, GMT.
    Greenwich,
    /// One of `- / . , : +`; `T` is a space.
    Sign(char),
    Space,
}

/// The character behind a number that says what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    /// 三点半.
    HalfPast,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    Morning,
    Noon,
    Afternoon,
}

const LONGEST: usize = 60;
const MOST_DIGITS: usize = 14;

/// Longest first, so that none hides another. `None` says nothing about the date.
const WORDS: &[(&str, Option<Token>)] = &[
    ("中华民国", Some(Token::Minguo)),
    ("中華民國", Some(Token::Minguo)),
    ("民国", Some(Token::Minguo)),
    ("民國", Some(Token::Minguo)),
    ("公元", None),
    ("西元", None),
    ("上午", Some(Token::Half(Half::Morning))),
    ("早上", Some(Token::Half(Half::Morning))),
    ("早晨", Some(Token::Half(Half::Morning))),
    ("清晨", Some(Token::Half(Half::Morning))),
    ("凌晨", Some(Token::Half(Half::Morning))),
    ("中午", Some(Token::Half(Half::Noon))),
    ("下午", Some(Token::Half(Half::Afternoon))),
    ("傍晚", Some(Token::Half(Half::Afternoon))),
    ("晚上", Some(Token::Half(Half::Afternoon))),
    ("年", Some(Token::Unit(Unit::Year))),
    ("月份", Some(Token::Unit(Unit::Month))),
    ("月", Some(Token::Unit(Unit::Month))),
    ("日", Some(Token::Unit(Unit::Day))),
    ("号", Some(Token::Unit(Unit::Day))),
    ("號", Some(Token::Unit(Unit::Day))),
    ("时", Some(Token::Unit(Unit::Hour))),
    ("時", Some(Token::Unit(Unit::Hour))),
    ("点", Some(Token::Unit(Unit::Hour))),
    ("點", Some(Token::Unit(Unit::Hour))),
    ("半", Some(Token::Unit(Unit::HalfPast))),
    ("分", Some(Token::Unit(Unit::Minute))),
    ("秒", Some(Token::Unit(Unit::Second))),
];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
pub(super) const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The tokens of a written date; names of weekdays are left out.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Rule> {
    if text.chars().nth(LONGEST).is_some() {
        return Err(Rule::NotADate);
    }
    let text = fold::case(text);
    let mut rest = text.trim().trim_start_matches('\'');
    if rest.is_empty() {
        return Err(Rule::Blank);
    }
    let mut tokens = Vec::new();
    while !rest.is_empty() {
        let (token, length) = next(rest).ok_or(Rule::NotADate)?;
        if token != Some(Token::Space) || tokens.last() != Some(&Token::Space) {
            tokens.extend(token);
        }
        rest = &rest[length..];
    }
    Ok(tokens)
}

/// The first token and its length; no token for what may be skipped.
fn next(text: &str) -> Option<(Option<Token>, usize)> {
    let first = text.chars().next()?;
    if first.is_ascii_digit() {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let value = text.get(..digits).filter(|_| digits <= MOST_DIGITS)?.parse().ok()?;
        return Some((Some(Token::Number(value, digits)), digits));
    }
    if first.is_ascii_alphabetic() {
        let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        return Some((word(&text[..length])?, length));
    }
    if let Some(length) = weekday(text) {
        return Some((None, length));
    }
    if let Some((word, token)) = WORDS.iter().find(|(word, _)| text.starts_with(word)) {
        return Some((*token, word.len()));
    }
    if let Some((value, digits, length)) = chinese_number(text) {
        return Some((Some(Token::Number(value, digits)), length));
    }
    let token = match first {
        '-' | '/' | '.' | ',' | ':' | '+' => Token::Sign(first),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Token::Sign('-'),
        '、' | '。' => Token::Sign('.'),
        '(' | ')' | '[' | ']' => Token::Space,
        c if c.is_whitespace() => Token::Space,
        _ => return None,
    };
    Some((Some(token), first.len_utf8()))
}

/// An English word: a month, a weekday, am and pm, an ordinal's ending, a zone.
fn word(word: &str) -> Option<Option<Token>> {
    let token = match word {
        "am" | "a" => Token::Half(Half::Morning),
        "pm" | "p" => Token::Half(Half::Afternoon),
        // a.m. arrives in two pieces.
        "m" | "st" | "nd" | "rd" | "th" | "of" => return Some(None),
        "t" => Token::Space,
        "z" | "utc" | "gmt" => Token::Greenwich,
        "sept" => Token::Month(9),
        _ if word.len() >= 3 => {
            let begins = |names: &[&str]| names.iter().position(|name| name.starts_with(word));
            match begins(&MONTHS) {
                Some(month) => Token::Month(u32::try_from(month + 1).ok()?),
                None if begins(&WEEKDAYS).is_some() => return Some(None),
                None => return None,
            }
        }
        _ => return None,
    };
    Some(Some(token))
}

/// 星期五, 周日, 礼拜天: how long it is.
fn weekday(text: &str) -> Option<usize> {
    const NAMES: [&str; 5] = ["星期", "礼拜", "禮拜", "周", "週"];
    let name = NAMES.iter().find(|name| text.starts_with(*name))?;
    let day = text[name.len()..].chars().next().filter(|c| "一二三四五六日天".contains(*c))?;
    Some(name.len() + day.len_utf8())
}

/// 二〇二四 digit by digit, 三十一 by tens, 元 for a first year: value, digits, length in bytes.
pub(super) fn chinese_number(text: &str) -> Option<(u64, usize, usize)> {
    if let Some(rest) = text.strip_prefix('元') {
        return rest.starts_with('年').then_some((1, 1, '元'.len_utf8()));
    }
    let end = text.find(|c| chinese_digit(c).is_none() && !"十廿卅".contains(c));
    let run = &text[..end.unwrap_or(text.len())];
    let length = run.len();
    let by_tens = run.replace('廿', "二十").replace('卅', "三十");
    let digits = |part: &str| part.chars().map(chinese_digit).collect::<Option<Vec<_>>>();
    let value = match by_tens.split_once('十') {
        None => {
            let digits = digits(&by_tens).filter(|digits| (1..=4).contains(&digits.len()))?;
            let value = digits.iter().fold(0, |value, digit| value * 10 + digit);
            return Some((value, digits.len(), length));
        }
        Some((tens, ones)) => match (&digits(tens)?[..], &digits(ones)?[..]) {
            ([], []) => 10,
            ([], [one]) => 10 + one,
            ([ten], []) => ten * 10,
            ([ten], [one]) => ten * 10 + one,
            _ => return None,
        },
    };
    Some((value, 2, length))
}

fn chinese_digit(c: char) -> Option<u64> {
    let at = "〇一二三四五六七八九".chars().position(|digit| digit == c);
    let at = at.or_else(|| "零壹贰叁肆伍陆柒捌玖".chars().position(|digit| digit == c));
    at.or_else(|| (c == '○').then_some(0)).and_then(|at| u64::try_from(at).ok())
}
