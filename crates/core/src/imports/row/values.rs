//! What a cell says: its text, a date, or nothing.

use std::borrow::Cow;

use clientele_tables::Cell;

use crate::{
    customers::Kind,
    imports::{layout::cells, report::Fault},
    text::{
        Rule,
        dates::{self, Epoch, Moment, Order},
        keys::search_key,
    },
};

/// What people write where they have nothing to write.
const NOTHING: &[&str] = &[
    "无",
    "暂无",
    "没有",
    "未知",
    "不详",
    "未填",
    "未填写",
    "空",
    "空白",
    "(无)",
    "(空)",
    "无。",
    "n/a",
    "#n/a",
    "n.a.",
    "null",
    "nil",
    "none",
    "(null)",
    "(none)",
    "(blank)",
    "#null!",
    "unknown",
    "undefined",
];

/// Days before this number of a spreadsheet (18 May 1927) are taken for something else, such as a
/// year.
const FIRST_SERIAL: f64 = 10_000.0;

/// The text of a cell; none where it says nothing.
pub fn text(cell: &Cell) -> Result<Option<Cow<'_, str>>, Fault> {
    if cells::is_blank(cell) {
        return Ok(None);
    }
    let text = cells::text(cell);
    if is_nothing(&text) {
        return Ok(None);
    }
    match cell {
        Cell::Fault(shown) => Err(Fault::SheetError(shown.clone())),
        _ => Ok(Some(text)),
    }
}

/// The text of a cell as it stands, also where it stands for nothing: what we have written ourselves.
pub fn literal(cell: &Cell) -> Result<Option<Cow<'_, str>>, Fault> {
    match cell {
        Cell::Text(written) if written.trim().is_empty() => Ok(None),
        Cell::Text(written) => Ok(Some(Cow::Borrowed(written))),
        _ => text(cell),
    }
}

/// Whether a text stands for nothing: 无, 暂无, N/A, a dash.
pub fn is_nothing(text: &str) -> bool {
    const LONGEST: usize = 16;
    // The apostrophe that makes Excel take a cell for text is sometimes written along: 'null.
    let text = text.trim().trim_start_matches('\'');
    if text.len() > LONGEST {
        return false;
    }
    let is_sign = |c: char| "-–—－―_/／\\.。·…*＊?？、,，~～".contains(c) || c.is_whitespace();
    text.chars().all(is_sign)
        || text == "NA"
        || may_be_nothing(text) && NOTHING.contains(&search_key(text).as_str())
}

/// Whether a tag says nothing of a customer: the groups that an address book puts everyone into.
pub fn is_everybodys(tag: &str) -> bool {
    ["* myContacts", "myContacts", "* 我的联系人", "* 我的聯絡人"].contains(&tag)
}

/// Whether a word for how sensitive something is says that it is as usual.
pub fn is_usual(level: &str) -> bool {
    ["normal", "普通", "一般", "正常"].contains(&search_key(level).as_str())
}

/// Whether it begins as one of [`NOTHING`] does, in whatever width and script: for nearly every cell
/// that settles it.
fn may_be_nothing(text: &str) -> bool {
    text.chars().next().is_some_and(|first| match first {
        '!'..='~' => "(#nNuU".contains(first),
        '\u{4e00}'..='\u{9fff}' => "无無暂暫没沒未不空".contains(first),
        _ => true,
    })
}

/// The moment that a cell names, as a date, as a day number of a spreadsheet, or as text.
pub fn moment(cell: &Cell, text: &str, order: Order) -> Result<Moment, Rule> {
    let at = match cell {
        Cell::Date(date) => Some(date.and_time(chrono::NaiveTime::MIN)),
        Cell::Moment(moment) => Some(*moment),
        Cell::Number(number) => serial(*number),
        Cell::Time(_) => return Err(Rule::NotADate),
        _ => None,
    };
    if let Some(at) = at {
        return Ok(Moment { at, offset: None });
    }
    dates::moment(text, order).or_else(|rule| {
        let digits = text.len() == 5 && text.bytes().all(|it| it.is_ascii_digit());
        let at = text.parse().ok().filter(|_| digits).and_then(serial);
        at.map(|at| Moment { at, offset: None }).ok_or(rule)
    })
}

/// Whether a text stands for no day at all: the zeros that mail programs and databases write for it
/// (`0/0/00`, `0000-00-00`), and what a spreadsheet shows of a zero (`1900-01-00`).
pub fn is_no_day(text: &str) -> bool {
    // Nearly every day is settled by this.
    if !text.starts_with('0') && !text.starts_with("1900") {
        return false;
    }
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty());
    let mut signs = text.chars().filter(|c| !c.is_ascii_digit());
    let value = |it: &str| it.parse::<u32>().ok();
    signs.all(|c| "-/.: T年月日".contains(c))
        && match (numbers.next().and_then(value), numbers.next().and_then(value)) {
            (Some(1900), Some(1)) => numbers.next().and_then(value) == Some(0),
            (Some(0), None | Some(0)) => numbers.all(|it| value(it) == Some(0)),
            _ => false,
        }
}

/// Whether a text tells of a birthday less than its day: 05-06, 3月8日, 1985, 1953年8月, 农历八月十五.
pub fn is_part_of_a_day(text: &str) -> bool {
    const LONGEST: usize = 12;
    const NUMERALS: &str = "一二三四五六七八九十廿正冬腊初月日号";
    let key = search_key(text);
    let lunar = ["农历", "阴历", "旧历"].iter().any(|it| key.contains(it));
    if key.chars().count() > LONGEST || key.is_empty() {
        return false;
    }
    if lunar || key.contains('月') && key.chars().all(|c| NUMERALS.contains(c)) {
        return true;
    }
    let signs = key.chars().all(|c| c.is_ascii_digit() || "-/. 年月日号生".contains(c));
    let numbers = key.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty());
    let numbers: Vec<(usize, u32)> =
        numbers.filter_map(|it| Some((it.len(), it.parse().ok()?))).collect();
    let is_year = |(length, number): (usize, u32)| length == 4 && (1900..=2100).contains(&number);
    let is_month = |(length, number): (usize, u32)| length <= 2 && (1..=12).contains(&number);
    let is_day = |(length, number): (usize, u32)| length <= 2 && (1..=31).contains(&number);
    signs
        && match numbers[..] {
            [one] => is_year(one) || is_month(one) && key.contains('月'),
            [one, other] => {
                is_year(one) && is_month(other)
                    || is_month(one) && is_day(other) && !key.contains('年')
            }
            _ => false,
        }
}

fn serial(number: f64) -> Option<chrono::NaiveDateTime> {
    if number < FIRST_SERIAL {
        return None;
    }
    dates::from_serial(number, Epoch::Y1900)
}

/// Whether a word for what kind of customer it is means a person or a firm.
pub fn kind(name: &str) -> Option<Kind> {
    const FIRMS: [&str; 9] =
        ["公司", "企业", "单位", "机构", "组织", "集团", "company", "business", "organi"];
    const PERSONS: [&str; 7] =
        ["个人", "个体", "自然人", "散客", "person", "individual", "private"];
    let key = search_key(name);
    let is_in = |words: &[&str]| words.iter().any(|it| key.contains(it));
    match (is_in(&FIRMS), is_in(&PERSONS)) {
        (true, false) => Some(Kind::Company),
        (false, true) => Some(Kind::Person),
        _ => None,
    }
}

/// The parts of an address as one: Chinese without a space between, others with one.
pub fn joined(parts: &[String]) -> String {
    let mut address = String::new();
    for part in parts {
        let is_western = |c: Option<char>| c.is_some_and(|it| it.is_ascii());
        if is_western(address.chars().next_back()) && is_western(part.chars().next()) {
            address.push(' ');
        }
        address.push_str(part);
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(cell: Cell, order: Order) -> Result<String, Rule> {
        let text = cells::text(&cell).into_owned();
        moment(&cell, &text, order).map(|it| it.at.date().to_string())
    }

    #[test]
    fn what_stands_for_nothing_is_nothing() {
        for text in [
            "无",
            " 暫無 ",
            "N/A",
            "#N/A",
            "—",
            "--",
            "/",
            "null",
            "（无）",
            "。",
            "NA",
            "'null",
            "'",
        ] {
            assert!(is_nothing(text), "{text}");
        }
        for text in ["无锡", "Na Li", "na", "0", "+", "#", "没有人接", "None of your business"]
        {
            assert!(!is_nothing(text), "{text}");
        }
    }

    #[test]
    fn everything_that_stands_for_nothing_may() {
        for word in NOTHING {
            assert!(may_be_nothing(word) && may_be_nothing(&word.to_uppercase()), "{word}");
        }
        for word in ["無", "暫無", "沒有", "（無）", "ｎｕｌｌ"] {
            assert!(is_nothing(word), "{word}");
        }
    }

    #[test]
    fn a_date_comes_as_itself_as_a_day_number_or_as_text() {
        let text = |it: &str| Cell::Text(it.to_owned());
        let wanted = Ok("2026-06-18".to_owned());
        assert_eq!(day(Cell::Number(46_191.0), Order::YearFirst), wanted);
        assert_eq!(day(Cell::Number(46_191.75), Order::YearFirst), wanted);
        assert_eq!(day(Cell::Number(20_260_618.0), Order::YearFirst), wanted);
        assert_eq!(day(text("46191"), Order::YearFirst), wanted);
        assert_eq!(day(text("2026年6月18日"), Order::YearFirst), wanted);
        assert_eq!(day(text("18/6/2026"), Order::DayFirst), wanted);
        assert_eq!(day(Cell::Number(1985.0), Order::YearFirst), Err(Rule::NotADate));
        assert_eq!(day(text("待定"), Order::YearFirst), Err(Rule::NotADate));
    }

    #[test]
    fn zeros_are_no_day() {
        for text in [
            "0/0/00",
            "0000-00-00",
            "0000-00-00 00:00:00",
            "0",
            "00:00:00",
            "1900-01-00",
            "1900/1/0",
        ] {
            assert!(is_no_day(text), "{text}");
        }
        for text in ["", "-", "10", "1900-01-01", "2000-00-00", "0元", "1900", "0/5/00", "190010"]
        {
            assert!(!is_no_day(text), "{text}");
        }
    }

    #[test]
    fn a_birthday_may_lack_its_year_or_its_day() {
        for text in [
            "05-06",
            "--05-06",
            "3月8日",
            "12/31",
            "5.6",
            "1985",
            "1953年8月",
            "1953-08",
            "8月",
            "农历八月十五",
            "農曆8月15",
            "八月十五",
            "85年",
        ] {
            assert_eq!(is_part_of_a_day(text), text != "85年", "{text}");
        }
        for text in
            ["", "13-32", "1990年13月", "保密", "45000", "2024-05-06", "5", "月底", "05-06-07"]
        {
            assert!(!is_part_of_a_day(text), "{text}");
        }
    }

    #[test]
    fn an_error_of_the_sheet_is_a_fault_unless_it_means_nothing() {
        let fault = |it: &str| text(&Cell::Fault(it.to_owned())).map(|it| it.is_some());
        assert_eq!(fault("#N/A"), Ok(false));
        assert_eq!(fault("#REF!"), Err(Fault::SheetError("#REF!".to_owned())));
    }

    #[test]
    fn what_we_wrote_is_taken_at_its_word() {
        let said = |it: &str| literal(&Cell::Text(it.to_owned())).unwrap().map(Cow::into_owned);
        assert_eq!(said("无"), Some("无".to_owned()));
        assert_eq!(said("'=1"), Some("'=1".to_owned()), "the reader took its own apostrophe off");
        assert_eq!(said("  "), None);
    }

    #[test]
    fn parts_of_an_address_are_joined_as_their_script_does() {
        let joined = |parts: &[&str]| {
            let parts: Vec<String> = parts.iter().map(|it| (*it).to_owned()).collect();
            super::joined(&parts)
        };
        assert_eq!(joined(&["浦东新区", "中山路1号"]), "浦东新区中山路1号");
        assert_eq!(joined(&["1 Main Street", "Springfield"]), "1 Main Street Springfield");
    }
}
