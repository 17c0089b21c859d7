//! A day at the beginning or at the end of a line that says what is to be done.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::{
    Order, moment, relative,
    relative::Place,
    typed::{Typing, of_year, typed},
};
use crate::text::{Rule, fold::is_han};

/// A line that says a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated<'a> {
    /// The line without it.
    pub rest: &'a str,
    /// How the day was said.
    pub words: &'a str,
    pub day: NaiveDate,
}

/// Words for a day are no longer, in characters.
const LONGEST: usize = 30;

/// Finds the day of a line: 明天给王总回电话, `call Ann next wed`, 周五 寄样品. Only days to come, today
/// too; never within the line; and never all of it, for then nothing is said to be done.
pub fn in_line(text: &str, typing: Typing) -> Option<Dated<'_>> {
    let text = text.trim();
    let is_all = text.chars().nth(LONGEST).is_none() && said(text, typing).is_some();
    if is_all {
        return None;
    }
    at_begin(text, typing).or_else(|| at_end(text, typing))
}

/// The longest words come first: 下周三 before 下周.
fn at_begin(text: &str, typing: Typing) -> Option<Dated<'_>> {
    let ends: Vec<usize> =
        text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST).collect();
    ends.into_iter().rev().find_map(|end| {
        let (words, behind) = text.split_at(end);
        if words.ends_with(is_between) || !(behind.starts_with(is_between) || joins(words, behind))
        {
            return None;
        }
        let rest = behind.trim_start_matches(is_between);
        let day = said(words, typing)?;
        says_something(rest).then_some(Dated { rest, words, day })
    })
}

fn at_end(text: &str, typing: Typing) -> Option<Dated<'_>> {
    let mut begins: Vec<(usize, char)> =
        text.char_indices().rev().take(LONGEST).filter(|(_, c)| is_between(*c)).collect();
    begins.reverse();
    begins.into_iter().find_map(|(at, c)| {
        let words = &text[at + c.len_utf8()..];
        let before = text[..at].trim_end_matches(is_between);
        if !says_something(before) || words.starts_with(is_between) {
            return None;
        }
        if let Some(day) = said(words, typing) {
            return Some(Dated { rest: before, words, day });
        }
        // A time says nothing without its day: both stay where they are.
        let words = before_time(words)?;
        said(words, typing).map(|day| Dated { rest: text, words, day })
    })
}

/// What stands before the time at the end of some words: friday of `friday at 3 pm`, 周五 of 周五下午3点.
fn before_time(words: &str) -> Option<&str> {
    const HALVES: [&str; 7] = ["凌晨", "早上", "上午", "中午", "下午", "傍晚", "晚上"];
    const AROUND: [&str; 5] = ["at", "am", "pm", "a.m.", "p.m."];
    if let Some(at) = HALVES.iter().find_map(|it| words.find(it)).filter(|at| *at > 0) {
        return Some(words[..at].trim_end());
    }
    let is_time = |it: &str| {
        let key = it.to_ascii_lowercase();
        let behind = key.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
        let is_number = behind.len() < key.len() && key.starts_with(|c: char| c.is_ascii_digit());
        AROUND.contains(&key.as_str())
            || is_number && (AROUND.contains(&behind) || behind.is_empty())
            || is_number && behind.starts_with(['点', '點'])
    };
    let mut rest = words.trim_end();
    while let Some((before, last)) = rest.rsplit_once(char::is_whitespace)
        && is_time(last)
    {
        rest = before.trim_end();
    }
    (rest.len() < words.trim_end().len()).then_some(rest)
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || "，,、：:；;。—–-".contains(c)
}

fn says_something(rest: &str) -> bool {
    rest.contains(char::is_alphanumeric)
}

/// Whether Chinese runs on behind words for a day, as in 明天给王总回电话; not in 明天的会, where they
/// belong to what follows, nor in 下周一起吃饭.
fn joins(words: &str, behind: &str) -> bool {
    // 日 may be missing: 11月26给王总回电话.
    let is_word = words.ends_with(is_han) || (words.contains('月') && behind.starts_with(is_han));
    let belongs = behind.starts_with(['的', '之']);
    let is_together = words.ends_with('一') && behind.starts_with('起');
    is_word && !belongs && !is_together
}

/// The day that words name which can mean nothing else, if it is not past.
fn said(text: &str, typing: Typing) -> Option<NaiveDate> {
    let today = typing.today;
    let words = without_by(text);
    let is_led = !text.starts_with(words);
    let day = match relative::read(words) {
        // A 栋 5号, sat, sun: more often something else.
        Some(Place::ComingDay(_)) => return None,
        Some(Place::ComingWeekday(5 | 6)) if text.len() == 3 => return None,
        Some(place) => place.day(today),
        None => dated(words, is_led, typing),
    };
    day.filter(|it| *it >= today)
}

/// A day of the calendar, of the next year where it has been in this one. A time with it stays in the
/// line, and 1.5 or 3-5 is a figure; 2.12. is a day where people write days so, and 2.12 behind a word
/// that leads to one.
fn dated(words: &str, is_led: bool, typing: Typing) -> Option<NaiveDate> {
    let Typing { today, order } = typing;
    let has_year = match moment(words, order) {
        Ok(read) if read.at.time() != NaiveTime::MIN || read.offset.is_some() => return None,
        Ok(_) => true,
        Err(Rule::NotADate) => false,
        Err(_) => return None,
    };
    let is_figure = words.chars().all(|it| it.is_ascii_digit());
    if is_figure {
        return None;
    }
    if has_year || of_year(words, today.year(), order).is_err() {
        return typed(words, typing).ok();
    }
    let is_dotted = order == Order::DayFirst && (is_led || words.ends_with('.'));
    if words.contains('-') || words.contains('.') && !is_dotted {
        return None;
    }
    let years = [today.year(), today.year().checked_add(1)?];
    years.into_iter().filter_map(|it| of_year(words, it, order).ok()).find(|it| *it >= today)
}

/// 周五前, 月底之前, `by friday`: without the words that say that it is to be done by then.
fn without_by(words: &str) -> &str {
    const BEFORE: [&str; 4] = ["by ", "on ", "due ", "before "];
    const BEHIND: [&str; 3] = ["之前", "以前", "前"];
    let begins = |it: &&str| words.get(..it.len()).is_some_and(|b| b.eq_ignore_ascii_case(it));
    let words = BEFORE.iter().find(|it| begins(it)).map_or(words, |it| &words[it.len()..]);
    // 三天前 is a day by itself.
    if relative::read(words).is_some() {
        return words;
    }
    BEHIND.iter().find_map(|it| words.strip_suffix(it)).unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A Saturday.
    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    fn found(text: &str) -> String {
        found_in(text, Order::YearFirst)
    }

    fn found_in(text: &str, order: Order) -> String {
        match in_line(text, Typing { today: today(), order }) {
            Some(Dated { rest, words, day }) => format!("{rest} | {words} | {day}"),
            None => "nothing".to_owned(),
        }
    }

    #[test]
    fn a_day_at_the_beginning_or_the_end_is_found() {
        for (text, expected) in [
            ("给王总回电话 明天", "给王总回电话 | 明天 | 2026-11-22"),
            ("明天给王总回电话", "给王总回电话 | 明天 | 2026-11-22"),
            ("明天 给王总回电话", "给王总回电话 | 明天 | 2026-11-22"),
            ("明天：给王总回电话", "给王总回电话 | 明天 | 2026-11-22"),
            ("周五 寄样品", "寄样品 | 周五 | 2026-11-27"),
            ("寄样品，下周三", "寄样品 | 下周三 | 2026-11-25"),
            ("下周三例会", "例会 | 下周三 | 2026-11-25"),
            ("下周联系李总", "联系李总 | 下周 | 2026-11-23"),
            ("下週三 寄樣品", "寄樣品 | 下週三 | 2026-11-25"),
            ("禮拜三寄樣品", "寄樣品 | 禮拜三 | 2026-11-25"),
            ("月底前交报告", "交报告 | 月底前 | 2026-11-30"),
            ("交报告 周五之前", "交报告 | 周五之前 | 2026-11-27"),
            ("三天后回访", "回访 | 三天后 | 2026-11-24"),
            ("12月5号寄样品", "寄样品 | 12月5号 | 2026-12-05"),
            ("12月5寄样品", "寄样品 | 12月5 | 2026-12-05"),
            ("寄样品 12/5", "寄样品 | 12/5 | 2026-12-05"),
            ("1月5日 寄样品", "寄样品 | 1月5日 | 2027-01-05"),
            ("寄样品 2026-12-05", "寄样品 | 2026-12-05 | 2026-12-05"),
            ("寄样品 2026 12 5", "寄样品 | 2026 12 5 | 2026-12-05"),
            ("call Ann next wed", "call Ann | next wed | 2026-11-25"),
            ("Call Ann by Friday", "Call Ann | by Friday | 2026-11-27"),
            ("call Ann Dec 5", "call Ann | Dec 5 | 2026-12-05"),
            ("Tomorrow: call Ann", "call Ann | Tomorrow | 2026-11-22"),
            ("in 3 days call Ann", "call Ann | in 3 days | 2026-11-24"),
            ("meet Ann on sat", "meet Ann | on sat | 2026-11-21"),
            ("今天call Ann", "call Ann | 今天 | 2026-11-21"),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn a_time_stays_with_what_is_to_be_done() {
        assert_eq!(found("明天下午3点给王总回电话"), "下午3点给王总回电话 | 明天 | 2026-11-22");
        assert_eq!(found("周五 9:30 例会"), "9:30 例会 | 周五 | 2026-11-27");
    }

    #[test]
    fn a_time_at_the_end_stays_there_with_its_day() {
        for (text, words, day) in [
            ("例会 2026-12-05 9:30", "2026-12-05", "2026-12-05"),
            ("交报告 周五下午3点", "周五", "2026-11-27"),
            ("prescription for Ms Weiss by friday 3pm", "by friday", "2026-11-27"),
            ("call Ann tomorrow at 3 pm", "tomorrow", "2026-11-22"),
            ("例会 下周三 15点", "下周三", "2026-11-25"),
        ] {
            assert_eq!(found(text), format!("{text} | {words} | {day}"), "{text}");
        }
        for text in ["size 3 pm", "arrange at 3", "room 15:30", "下午3点"] {
            assert_eq!(found(text), "nothing", "{text}");
        }
    }

    #[test]
    fn days_are_written_as_in_the_country() {
        let german = |text| found_in(text, Order::DayFirst);
        assert_eq!(german("send invoice on 2.12."), "send invoice | on 2.12. | 2026-12-02");
        assert_eq!(german("send invoice on 2.12"), "send invoice | on 2.12 | 2026-12-02");
        assert_eq!(german("send invoice 2.12."), "send invoice | 2.12. | 2026-12-02");
        assert_eq!(german("send invoice 02.12.2026"), "send invoice | 02.12.2026 | 2026-12-02");
        assert_eq!(german("5.1. order paper"), "order paper | 5.1. | 2027-01-05");
        assert_eq!(german("send version 2.12"), "nothing");
        assert_eq!(found("send invoice on 2.12."), "nothing");
    }

    #[test]
    fn what_may_mean_something_else_is_left_alone() {
        for text in [
            "",
            "明天",
            "next wed",
            "周五 ，",
            "准备明天的会",
            "明天的会议准备",
            "明日之星颁奖",
            "昨天 对账",
            "2026-11-20 对账",
            "给王总明天回电话",
            "给王总回电话明天",
            "寄样品到 A 栋 5号",
            "holiday in the sun",
            "1.5 升装样品",
            "3-5 折方案",
            "20261205 订单",
            "thank Friday's team",
            "Maybe call Ann",
        ] {
            assert_eq!(found(text), "nothing", "{text}");
        }
        assert_eq!(found("下周一起吃饭"), "一起吃饭 | 下周 | 2026-11-23");
        assert_eq!(found("下周一一起吃饭"), "一起吃饭 | 下周一 | 2026-11-23");
    }

    proptest! {
        #[test]
        fn any_line_is_cut_in_two_or_left(text in "[明后天下周三五月底号日前的，: 0-9a-z/王总回电话]{0,24}|.{0,60}") {
            if let Some(Dated { rest, words, day }) = in_line(&text, Typing { today: today(), order: Order::DayFirst }) {
                let text = text.trim();
                prop_assert!(day >= today() && day < NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap());
                prop_assert!(text.starts_with(words) && text.ends_with(rest)
                    || text.ends_with(words) && text.starts_with(rest));
            }
        }
    }
}
