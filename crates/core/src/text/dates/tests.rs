use chrono::{Datelike, FixedOffset};
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn one_day_in_all_its_forms() {
    for text in [
        "2024-1-5",
        "2024-01-05",
        "2024/01/05",
        "2024/1/5",
        "2024.1.5",
        "2024 . 1 . 5",
        "2024年1月5日",
        "2024 年 1 月 5 日",
        "2024年1月5号",
        "2024年1月5",
        "24年1月5日",
        "24/1/5",
        "24-01-05",
        "20240105",
        "二〇二四年一月五日",
        "二○二四年一月五日",
        "二零二四年一月五日",
        "民國113年1月5日",
        "民国113年1月5日",
        "中華民國113年1月5日",
        "民國 113/1/5",
        "民國一一三年一月五日",
        "113/1/5",
        "113.01.05",
        "5-Jan-2024",
        "5 Jan 2024",
        "05-JAN-24",
        "Jan 5, 2024",
        "January 5th, 2024",
        "Fri, 5 January 2024",
        "2024-Jan-05",
        "5th of January 2024",
        "1/5/2024",
        "２０２４／１／５",
        "2024–1–5",
        "2024-01-05 00:00:00",
        "2024-01-05T15:20:01.123Z",
        "2024/1/5 星期五",
        "2024年1月5日（周五）",
        "2024-01-05 (Fri)",
        "'2024-01-05",
        "\u{feff}2024-01-05 ",
        "公元2024年1月5日",
        "20240105 15:20",
        "20240105152001",
        "20240105T152001",
        "2024/1/5 下午 3:20",
    ] {
        assert_eq!(parse(text, Order::YearFirst), Ok(day(2024, 1, 5)), "{text}");
    }
}

#[test]
fn the_order_decides_where_the_writing_does_not() {
    for (text, order, date) in [
        ("5/1/2024", Order::DayFirst, day(2024, 1, 5)),
        ("1/5/2024", Order::MonthFirst, day(2024, 1, 5)),
        ("1/5/24", Order::MonthFirst, day(2024, 1, 5)),
        ("5.1.24", Order::DayFirst, day(2024, 1, 5)),
        ("05.01.2024", Order::YearFirst, day(2024, 1, 5)),
        ("05.01.2024", Order::MonthFirst, day(2024, 1, 5)),
        ("24.1.5", Order::YearFirst, day(2024, 1, 5)),
        ("24/1/5", Order::Minguo, day(1935, 1, 5)),
        ("85/3/2", Order::Minguo, day(1996, 3, 2)),
        ("85/3/2", Order::YearFirst, day(1985, 3, 2)),
        ("113年1月5日", Order::Minguo, day(2024, 1, 5)),
        ("1130105", Order::Minguo, day(2024, 1, 5)),
        ("0850302", Order::Minguo, day(1996, 3, 2)),
        ("民國元年1月1日", Order::YearFirst, day(1912, 1, 1)),
        ("2024/1/5", Order::DayFirst, day(2024, 1, 5)),
        ("2024-01-05", Order::Minguo, day(2024, 1, 5)),
        ("1/5/2024", Order::Minguo, day(2024, 1, 5)),
        ("49/1/1", Order::YearFirst, day(2049, 1, 1)),
        ("50/1/1", Order::YearFirst, day(1950, 1, 1)),
        ("十二月三十一日", Order::YearFirst, NaiveDate::MIN),
        ("二〇二四年十二月三十一日", Order::YearFirst, day(2024, 12, 31)),
        ("二〇二四年十月廿一日", Order::YearFirst, day(2024, 10, 21)),
    ] {
        if date == NaiveDate::MIN {
            assert_eq!(parse(text, order), Err(Rule::NotADate), "{text}");
        } else {
            assert_eq!(parse(text, order), Ok(date), "{text}");
        }
    }
}

#[test]
fn what_is_no_day_is_refused() {
    for text in [
        "2024-02-30",
        "2023-2-29",
        "2024-13-01",
        "2024-00-10",
        "20241301",
        "0000-00-00",
        "31/12/2024",
        "2024-1-5 25:00",
        "2024-1-5 上午13:00",
        "2024-1-5 12:60",
    ] {
        assert_eq!(parse(text, Order::MonthFirst), Err(Rule::ImpossibleDate), "{text}");
    }
    for text in [
        "2024年5月",
        "2024-05",
        "5月1日",
        "2024",
        "45296",
        "12:30",
        "1.5",
        "2024-1/5",
        "明天",
        "农历五月初五",
        "无",
        "-",
        "2024-1-5-6",
        "1/5/024",
        "240105",
        "2024-1-5 foo",
        "2024-1-5 3",
        "2024年13",
        "Foo 5, 2024",
        "113-1",
        "20240105152001123",
        "2024-001-05",
        "1",
        "五",
        "2024-1-5T",
        "13800138000",
    ] {
        let refused = parse(text, Order::YearFirst);
        if text == "2024-1-5T" {
            assert_eq!(refused, Ok(day(2024, 1, 5)));
        } else {
            assert_eq!(refused, Err(Rule::NotADate), "{text}");
        }
    }
    assert_eq!(parse(" \u{200b}", Order::YearFirst), Err(Rule::Blank));
    assert_eq!(parse(&"1".repeat(100_000), Order::YearFirst), Err(Rule::NotADate));
}

#[test]
fn times_of_day_are_read_in_both_ways() {
    for (text, time) in [
        ("2024-1-5", "00:00:00"),
        ("2024-1-5 15:20", "15:20:00"),
        ("2024-1-5 15:20:01", "15:20:01"),
        ("2024-01-05T15:20:01.999", "15:20:01"),
        ("2024/1/5 下午3:20", "15:20:00"),
        ("2024/1/5 下午 3:20:01", "15:20:01"),
        ("2024/1/5 上午12:05", "00:05:00"),
        ("2024/1/5 下午12:05", "12:05:00"),
        ("2024年1月5日 15时20分01秒", "15:20:01"),
        ("2024年1月5日15點20分", "15:20:00"),
        ("2024年1月5日下午三点半", "15:30:00"),
        ("2024年1月5日 晚上8点", "20:00:00"),
        ("2024年1月5日 中午12点", "12:00:00"),
        ("2024年1月5日 凌晨1:30", "01:30:00"),
        ("1/5/2024 3:20 PM", "15:20:00"),
        ("1/5/2024 3:20:01 am", "03:20:01"),
        ("1/5/2024 3:20 p.m.", "15:20:00"),
        ("1/5/2024, 3 PM", "15:00:00"),
        ("2024/1/5 下午15:20", "15:20:00"),
        ("20240105152001", "15:20:01"),
        ("20240105 1520", "15:20:00"),
    ] {
        let read = moment(text, Order::YearFirst).unwrap_or_else(|rule| panic!("{text}: {rule}"));
        assert_eq!(read.at.time().to_string(), time, "{text}");
        assert_eq!(read.at.date(), day(2024, 1, 5));
        assert_eq!(read.offset, None, "{text}");
    }
}

#[test]
fn a_named_zone_wins_over_the_offices() {
    let shanghai = FixedOffset::east_opt(8 * 3600).unwrap();
    for (text, utc) in [
        ("2024-01-05T15:20:01Z", "2024-01-05 15:20:01 UTC"),
        ("2024-01-05T15:20:01+09:00", "2024-01-05 06:20:01 UTC"),
        ("2024-01-05 15:20:01 -0530", "2024-01-05 20:50:01 UTC"),
        ("2024-01-05 15:20 UTC+8", "2024-01-05 07:20:00 UTC"),
        ("2024-01-05 15:20 GMT", "2024-01-05 15:20:00 UTC"),
        ("2024-01-05 15:20:01", "2024-01-05 07:20:01 UTC"),
        ("2024-01-05", "2024-01-04 16:00:00 UTC"),
    ] {
        assert_eq!(
            moment(text, Order::YearFirst).unwrap().utc(&shanghai).to_string(),
            utc,
            "{text}"
        );
    }
    assert_eq!(moment("2024-01-05 15:20+25:00", Order::YearFirst), Err(Rule::ImpossibleDate));
}

#[test]
fn day_numbers_of_spreadsheets_know_the_day_that_never_was() {
    let at = |serial, epoch| from_serial(serial, epoch).map(|at| at.to_string());
    for (serial, expected) in [
        (1.0, "1900-01-01 00:00:00"),
        (59.0, "1900-02-28 00:00:00"),
        (61.0, "1900-03-01 00:00:00"),
        (45296.0, "2024-01-05 00:00:00"),
        (45_296.638_900_463, "2024-01-05 15:20:01"),
        (45_296.999_999_999, "2024-01-06 00:00:00"),
        (2_958_465.5, "9999-12-31 12:00:00"),
    ] {
        assert_eq!(at(serial, Epoch::Y1900).as_deref(), Some(expected));
    }
    assert_eq!(at(0.0, Epoch::Y1904).as_deref(), Some("1904-01-01 00:00:00"));
    assert_eq!(at(43834.0, Epoch::Y1904).as_deref(), Some("2024-01-05 00:00:00"));
    for none in [-1.0, 0.0, 0.5, 60.0, 60.5, 2_958_466.0, 1e18, f64::NAN, f64::INFINITY] {
        assert_eq!(at(none, Epoch::Y1900), None, "{none}");
    }
    assert_eq!(at(2_958_465.0, Epoch::Y1904), None);
}

#[test]
fn a_column_tells_its_order_by_one_large_day() {
    assert_eq!(order_of(["1/5/2024", "13/5/2024", "无"]), Some(Order::DayFirst));
    assert_eq!(order_of(["1/5/2024", "5/13/2024"]), Some(Order::MonthFirst));
    assert_eq!(order_of(["1/5/2024", "2/6/2024"]), None);
    assert_eq!(order_of(["13/5/2024", "5/13/2024"]), None);
    assert_eq!(order_of(["2024-1-13"]), None);
}

#[test]
fn what_is_typed_counts_from_today() {
    let today = day(2026, 3, 30);
    for (text, expected) in [
        ("今天", today),
        ("今日", today),
        (" Today ", today),
        ("明天", day(2026, 3, 31)),
        ("tomorrow", day(2026, 3, 31)),
        ("后天", day(2026, 4, 1)),
        ("大後天", day(2026, 4, 2)),
        ("昨天", day(2026, 3, 29)),
        ("大前天", day(2026, 3, 27)),
        ("today + 7", day(2026, 4, 6)),
        ("今天＋7", day(2026, 4, 6)),
        ("明天-2", day(2026, 3, 29)),
        ("1.3", day(2026, 1, 3)),
        ("1/3", day(2026, 1, 3)),
        ("01-03", day(2026, 1, 3)),
        ("1月3日", day(2026, 1, 3)),
        ("1 月 3", day(2026, 1, 3)),
        ("十二月三十一号", day(2026, 12, 31)),
        ("Jan 3", day(2026, 1, 3)),
        ("3 January", day(2026, 1, 3)),
        ("3rd of Jan", day(2026, 1, 3)),
        ("2027/1/3", day(2027, 1, 3)),
        ("2027年1月3日", day(2027, 1, 3)),
    ] {
        assert_eq!(typed(text, from(today)), Ok(expected), "{text}");
    }
    for (text, expected) in [
        ("", Rule::Blank),
        ("soon", Rule::NotADate),
        ("今天7", Rule::NotADate),
        ("today+", Rule::NotADate),
        ("today+99999999999999999999", Rule::NotADate),
        ("2026-01", Rule::NotADate),
        ("3", Rule::NotADate),
        ("1.", Rule::NotADate),
        ("1.3.", Rule::NotADate),
        ("2.30", Rule::ImpossibleDate),
        ("13.1", Rule::ImpossibleDate),
        ("2月29日", Rule::ImpossibleDate),
    ] {
        assert_eq!(typed(text, from(today)), Err(expected), "{text}");
    }
    assert_eq!(typed("2月29日", from(day(2028, 3, 30))), Ok(day(2028, 2, 29)));
}

#[test]
fn days_are_named_by_how_they_lie_to_today() {
    let today = day(2026, 11, 21);
    assert_eq!(today.weekday(), chrono::Weekday::Sat);
    for (texts, expected) in [
        (&["周六", "today", "这周六", "本周六", "21号"][..], today),
        (&["周日", "周天", "本周日", "这个星期天", "this sun", "sunday"], day(2026, 11, 22)),
        (&["周三", "星期三", "禮拜三", "週三", "wed", "Coming Wed"], day(2026, 11, 25)),
        (
            &["下周三", "下星期三", "下个礼拜三", "下週三", "下個禮拜三", "next wed"],
            day(2026, 11, 25),
        ),
        (&["下下周三", "下下週三"], day(2026, 12, 2)),
        (&["这周五", "本週五", "this fri"], day(2026, 11, 20)),
        (&["上周五", "last Friday"], day(2026, 11, 13)),
        (&["下周", "下星期", "next week", "下周一", "两天后"], day(2026, 11, 23)),
        (&["月底", "本月底", "这个月底", "end of month", "end of the month"], day(2026, 11, 30)),
        (&["下月初", "下个月初", "下個月", "next month", "1号", "下月1日"], day(2026, 12, 1)),
        (&["下月底", "end of next month", "年底", "今年底"], day(2026, 12, 31)),
        (&["下个月五号", "下月5日", "5号", "2026 12 5", "2026，12，5"], day(2026, 12, 5)),
        (&["2026, 12, 5", "12月5号", "十二月五號", "１２月５日"], day(2026, 12, 5)),
        (
            &["三天后", "3天后", "3 天 后", "三天以後", "in 3 days", "in three days"],
            day(2026, 11, 24),
        ),
        (&["大后天", "大後天", "3 days from now"], day(2026, 11, 24)),
        (&["day after tomorrow", "the day after tomorrow", "後天"], day(2026, 11, 23)),
        (&["两周后", "兩週後", "2个星期之后", "in two weeks", "十四天后"], day(2026, 12, 5)),
        (&["一个月后", "1個月後", "in a month"], day(2026, 12, 21)),
        (&["半个月后"], day(2026, 12, 6)),
        (&["三天前", "3 days ago"], day(2026, 11, 18)),
        (&["in 2 years", "两年后"], day(2028, 11, 21)),
    ] {
        for text in texts {
            assert_eq!(typed(text, from(today)), Ok(expected), "{text}");
        }
    }
    for text in [
        "下周八",
        "周",
        "下",
        "月初",
        "32号",
        "0号",
        "天后",
        "in days",
        "next",
        "we",
        "end of days",
        "999999天后",
        "99999年后",
        "明天 3点",
        "下周三 15:30",
        "2026 12 5 8",
        "12 5",
    ] {
        assert_eq!(typed(text, from(today)), Err(Rule::NotADate), "{text}");
    }
    assert_eq!(typed("2026 13 5", from(today)), Err(Rule::ImpossibleDate));
    assert_eq!(typed("下月31号", from(day(2026, 10, 5))), Err(Rule::ImpossibleDate));
    assert_eq!(typed("31号", from(day(2026, 10, 5))), Ok(day(2026, 10, 31)));
    assert_eq!(typed("一个月后", from(day(2027, 1, 31))), Ok(day(2027, 2, 28)));
}

#[test]
fn a_week_begins_on_monday() {
    // From a Monday to the Sunday behind it.
    for today in 23..=29 {
        let today = day(2026, 11, today);
        assert_eq!(typed("本周一", from(today)), Ok(day(2026, 11, 23)));
        assert_eq!(typed("本周日", from(today)), Ok(day(2026, 11, 29)));
        assert_eq!(typed("下周一", from(today)), Ok(day(2026, 11, 30)));
    }
}

fn from(today: NaiveDate) -> Typing {
    Typing { today, order: Order::YearFirst }
}

#[test]
fn a_day_is_read_in_the_order_of_the_country() {
    let typed_in = |order, text| typed(text, Typing { today: day(2026, 11, 23), order });
    let german = |text| typed_in(Order::DayFirst, text);
    for text in ["02.12.2026", "2.12.26", "2.12.", "2.12", "2/12", "2026-12-02", "Dec 2", "12月2日"]
    {
        assert_eq!(german(text), Ok(day(2026, 12, 2)), "{text}");
    }
    assert_eq!(german("tomorrow"), Ok(day(2026, 11, 24)));
    assert_eq!(typed_in(Order::MonthFirst, "12/2/2026"), Ok(day(2026, 12, 2)));
    assert_eq!(typed_in(Order::Minguo, "68/5/7"), Ok(day(1979, 5, 7)));
    assert_eq!(typed_in(Order::Minguo, "12/2"), Ok(day(2026, 12, 2)));
    assert_eq!(Order::of(Country::TW), Order::Minguo);
    assert_eq!(Order::of("DE".parse().unwrap()), Order::DayFirst);
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0i64..90_000).prop_map(|days| day(1850, 1, 1) + Duration::days(days))
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), order in select(vec![Order::YearFirst, Order::Minguo, Order::MonthFirst, Order::DayFirst])) {
        let _ = moment(&text, order);
        let _ = typed(&text, from(day(2026, 3, 30)));
    }

    #[test]
    fn text_of_date_characters_makes_nothing_panic(text in "[0-9一二十〇廿元年月日时点分半民國上下午/.:TZ+ -]{0,30}|[0-9janfebpmTZ/:, -]{0,20}", order in select(vec![Order::YearFirst, Order::Minguo, Order::MonthFirst, Order::DayFirst])) {
        let _ = moment(&text, order);
        let _ = typed(&text, from(day(2026, 3, 30)));
    }

    #[test]
    fn words_about_today_lead_to_no_day_out_of_reason(
        text in "(下|上|本|这个|下下)?(周|星期|礼拜|月|天)?[0-9一二两三十日天底初后前号]{0,6}|(in|next|end of) ?[0-9]{0,6} ?(day|weeks|month|wed)?|[0-9]{1,4}[ ，][0-9]{1,2}[ ，][0-9]{1,2}",
        today in (0i64..90_000).prop_map(|days| day(1850, 1, 1) + Duration::days(days)),
    ) {
        if let Ok(read) = typed(&text, from(today)) {
            prop_assert!((1000..=9999).contains(&read.year()), "{} is {}", text, read);
        }
    }

    #[test]
    fn any_number_makes_a_day_or_none(serial in any::<f64>()) {
        let _ = from_serial(serial, Epoch::Y1900);
        let _ = from_serial(serial, Epoch::Y1904);
    }

    #[test]
    fn every_day_reads_back(date in any_day(), form in select(vec!["%Y-%m-%d", "%Y/%-m/%-d", "%Y年%-m月%-d日", "%Y%m%d", "%d %b %Y", "%B %-d, %Y", "%-m/%-d/%Y", "%Y.%m.%d %H:%M:%S"])) {
        let written = date.and_hms_opt(7, 8, 9).unwrap().format(form).to_string();
        prop_assert_eq!(parse(&written, Order::YearFirst), Ok(date));
    }

    #[test]
    fn every_serial_of_a_day_is_that_day(days in 61i64..2_958_465) {
        let expected = day(1899, 12, 30) + Duration::days(days);
        let serial = days as f64;
        prop_assert_eq!(from_serial(serial, Epoch::Y1900).map(|at| at.date()), Some(expected));
    }
}
