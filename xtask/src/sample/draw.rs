//! The office's list before anyone was careless with it: one row a customer.

use std::collections::HashSet;

use super::{
    chance::Chance,
    dirt,
    list::{Cell, Column, Day, Row},
    words,
};

/// `count` customers with distinct names, numbers and addresses. Line 1 is the first.
pub fn rows(chance: &mut Chance, count: usize) -> Vec<Row> {
    let mut seen = HashSet::new();
    (1..=count).map(|line| customer(chance, &mut seen, line)).collect()
}

fn customer(chance: &mut Chance, seen: &mut HashSet<String>, line: usize) -> Row {
    let city = chance.pick(words::CITIES);
    let (contact, pinyin) = person(chance, seen);
    let mut row = Row::blank();
    row.set(Column::Running, Cell::Number(line as f64));
    let created = day(chance, 2019, 2026);
    row.set(Column::Number, Cell::text(format!("CG{}-{line:04}", created.year)));
    row.set(Column::Created, noted(chance, created));
    let kind = kind(chance, line);
    match kind {
        Kind::Firm => firm(chance, seen, &mut row, city),
        Kind::School => school(chance, seen, &mut row, city),
        Kind::Office => office(chance, seen, &mut row, city),
        Kind::Shop => shop(chance, seen, &mut row, city),
        Kind::Private => private(chance, &mut row, city, &contact),
    }
    if !matches!(kind, Kind::Private) && chance.in_hundred(90) {
        let title = if chance.in_hundred(15) { *chance.pick(words::TITLES) } else { "" };
        row.set(Column::Contact, Cell::text(format!("{contact}{title}")));
    }
    reach(chance, seen, &mut row, city, &pinyin);
    place(chance, &mut row, city);
    standing(chance, &mut row);
    row
}

enum Kind {
    Firm,
    School,
    Office,
    Shop,
    Private,
}

fn kind(chance: &mut Chance, line: usize) -> Kind {
    let drawn = chance.between(1, 100);
    match line {
        _ if dirt::FIRMS.contains(&line) => Kind::Firm,
        _ if dirt::SCHOOLS.contains(&line) => Kind::School,
        _ if dirt::PRIVATE.contains(&line) => Kind::Private,
        _ => match drawn {
            1..=40 => Kind::Firm,
            41..=62 => Kind::School,
            63..=72 => Kind::Office,
            73..=84 => Kind::Shop,
            _ => Kind::Private,
        },
    }
}

/// A name that is not yet in the list, and its pinyin.
fn person(chance: &mut Chance, seen: &mut HashSet<String>) -> (String, String) {
    let surnames = words::spoken(words::SURNAMES);
    let given_names = words::spoken(words::GIVEN);
    loop {
        let (surname, pinyin) = *chance.pick(&surnames);
        let mut name = surname.to_owned();
        let mut spoken = pinyin.to_owned();
        for _ in 0..chance.between(1, 2) {
            let (given, pinyin) = *chance.pick(&given_names);
            name.push_str(given);
            spoken.push_str(pinyin);
        }
        if seen.insert(name.clone()) {
            return (name, spoken);
        }
    }
}

fn unused(seen: &mut HashSet<String>, mut make: impl FnMut() -> String) -> String {
    loop {
        let made = make();
        if seen.insert(made.clone()) {
            return made;
        }
    }
}

/// 苏州市 → 苏州, as it stands in a company's name.
fn short(city: &words::City) -> &'static str {
    city.name.trim_end_matches('市')
}

fn firm(chance: &mut Chance, seen: &mut HashSet<String>, row: &mut Row, city: &words::City) {
    let (trade, industry) = *chance.pick(words::TRADES);
    let name = unused(seen, || {
        let first = chance.pick(words::FIRM_FIRST);
        let second = chance.pick(words::FIRM_SECOND);
        let end = chance.pick(words::FIRM_ENDS);
        format!("{}{first}{second}{trade}{end}", short(city))
    });
    row.set(Column::Name, Cell::text(name));
    row.set(Column::Category, Cell::text("企业"));
    row.set(Column::Industry, Cell::text(industry));
}

fn school(chance: &mut Chance, seen: &mut HashSet<String>, row: &mut Row, city: &words::City) {
    let name = unused(seen, || {
        let name = chance.pick(words::SCHOOL_NAMES);
        let end = chance.pick(words::SCHOOL_ENDS);
        format!("{}{name}{end}", city.name)
    });
    row.set(Column::Name, Cell::text(name));
    row.set(Column::Category, Cell::text("学校"));
    row.set(Column::Industry, Cell::text("教育"));
}

fn office(chance: &mut Chance, seen: &mut HashSet<String>, row: &mut Row, city: &words::City) {
    let name = unused(seen, || {
        let district = chance.pick(city.districts);
        format!("{}{district}{}", short(city), chance.pick(words::OFFICES))
    });
    row.set(Column::Name, Cell::text(name));
    row.set(Column::Category, Cell::text("机关单位"));
    row.set(Column::Industry, Cell::text("其他"));
}

fn shop(chance: &mut Chance, seen: &mut HashSet<String>, row: &mut Row, city: &words::City) {
    let name = unused(seen, || {
        let first = chance.pick(words::FIRM_FIRST);
        let second = chance.pick(words::FIRM_SECOND);
        format!("{}{first}{second}{}", short(city), chance.pick(words::SHOP_ENDS))
    });
    row.set(Column::Name, Cell::text(name));
    row.set(Column::Category, Cell::text("经销商"));
    row.set(Column::Industry, Cell::text("贸易"));
}

fn private(chance: &mut Chance, row: &mut Row, city: &words::City, name: &str) {
    row.set(Column::Name, Cell::text(name));
    row.set(Column::Category, Cell::text("个人"));
    let born = day(chance, 1958, 2003);
    let order = chance.between(1, 999);
    let Day { year, month, day } = born;
    let number = id_number(&format!("{}{year}{month:02}{day:02}{order:03}", city.region));
    row.set(Column::IdNumber, Cell::text(number));
    row.set(Column::Birthday, Cell::Day(born));
}

/// Seventeen digits and their check character (GB 11643: weights 2^(17-i) mod 11).
pub fn id_number(seventeen: &str) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let sum: u32 = seventeen
        .bytes()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    format!("{seventeen}{}", char::from(CHECKS[(sum % 11) as usize]))
}

fn reach(
    chance: &mut Chance,
    seen: &mut HashSet<String>,
    row: &mut Row,
    city: &words::City,
    pinyin: &str,
) {
    if chance.in_hundred(94) {
        let digits = unused(seen, || {
            let prefix = chance.pick(words::MOBILE_PREFIXES);
            format!("{prefix}{:08}", chance.between(10_000_000, 99_999_999))
        });
        row.set(Column::Mobile, mobile(chance, &digits));
    }
    if chance.in_hundred(45) || row.get(Column::Mobile) == &Cell::Blank {
        let digits = unused(seen, || {
            format!("{}{}", chance.pick(&[6, 8]), chance.between(2_000_000, 7_999_999))
        });
        row.set(Column::Landline, landline(chance, city.area_code, &digits));
    }
    if chance.in_hundred(60) {
        let mail =
            format!("{pinyin}{}@{}", chance.between(10, 9999), chance.pick(words::MAIL_DOMAINS));
        row.set(Column::Email, Cell::text(mail));
    }
}

/// One mobile number in one of the ways people write it.
fn mobile(chance: &mut Chance, digits: &str) -> Cell {
    let (head, middle, tail) = (&digits[..3], &digits[3..7], &digits[7..]);
    match chance.between(1, 100) {
        1..=25 => digits.parse().map_or(Cell::Blank, Cell::Number),
        26..=38 => Cell::text(format!("{head}-{middle}-{tail}")),
        39..=48 => Cell::text(format!("{head} {middle} {tail}")),
        49..=53 => Cell::text(format!("+86 {digits}")),
        54..=57 => Cell::text(format!("86-{digits}")),
        58..=62 => Cell::text(full_width(digits)),
        63..=66 => Cell::text(format!("{digits} ")),
        _ => Cell::text(digits),
    }
}

fn landline(chance: &mut Chance, area_code: &str, digits: &str) -> Cell {
    Cell::text(match chance.between(1, 10) {
        1 => format!("({area_code}){digits}"),
        2 => format!("（{area_code}）{digits}"),
        3 => format!("{area_code} {} {}", &digits[..4], &digits[4..]),
        4 => format!("{area_code}{digits}"),
        5 => format!("{area_code}-{digits}-{}", chance.between(801, 866)),
        6 => format!("{area_code}-{digits}转{}", chance.between(801, 866)),
        _ => format!("{area_code}-{digits}"),
    })
}

fn full_width(digits: &str) -> String {
    const FORMS: [char; 10] = ['０', '１', '２', '３', '４', '５', '６', '７', '８', '９'];
    digits.bytes().map(|digit| FORMS[usize::from(digit - b'0')]).collect()
}

fn place(chance: &mut Chance, row: &mut Row, city: &words::City) {
    if chance.in_hundred(8) {
        return;
    }
    row.set(Column::Province, Cell::text(city.province));
    row.set(Column::City, Cell::text(city.name));
    let district = chance.pick(city.districts);
    let street = chance.pick(words::STREETS);
    let mut address = format!("{district}{street}{}号", chance.between(1, 899));
    if chance.in_hundred(40) {
        address.push_str(&format!("{}幢{}室", chance.between(1, 20), chance.between(101, 2408)));
    }
    row.set(Column::Address, Cell::text(address));
    if chance.in_hundred(70) {
        let postal = city.postal + chance.between(0, 28);
        row.set(Column::Postal, Cell::text(format!("{postal}")));
    }
}

fn standing(chance: &mut Chance, row: &mut Row) {
    if chance.in_hundred(85) {
        row.set(Column::Source, Cell::text(*chance.pick(words::SOURCES)));
    }
    if chance.in_hundred(90) {
        row.set(Column::Level, Cell::text(*chance.pick(words::LEVELS)));
    }
    if chance.in_hundred(95) {
        row.set(Column::Status, Cell::text(*chance.pick(words::STATUSES)));
    }
    if chance.in_hundred(92) {
        row.set(Column::Owner, Cell::text(*chance.pick(words::OWNERS)));
    }
    if chance.in_hundred(35) {
        row.set(Column::FollowUp, Cell::Day(day(chance, 2026, 2026)));
    }
    if chance.in_hundred(80) {
        row.set(
            Column::Turnover,
            Cell::Number(f64::from(chance.between(2_000, 9_000_000)) / 100.0),
        );
    }
    if chance.in_hundred(40) {
        row.set(Column::Notes, Cell::text(*chance.pick(words::NOTES)));
    }
    row.set(Column::Tags, tags(chance));
}

fn tags(chance: &mut Chance) -> Cell {
    let mut chosen: Vec<&str> = Vec::new();
    for _ in 0..chance.between(0, 3) {
        let tag = *chance.pick(words::TAGS);
        if !chosen.contains(&tag) {
            chosen.push(tag);
        }
    }
    if chosen.is_empty() {
        return Cell::Blank;
    }
    let separator = *chance.pick(words::TAG_SEPARATORS);
    Cell::text(chosen.join(separator))
}

/// The first 28 days of a month do for a sample.
fn day(chance: &mut Chance, from: u16, to: u16) -> Day {
    let year = chance.between(u32::from(from), u32::from(to)) as u16;
    Day { year, month: chance.between(1, 10) as u8, day: chance.between(1, 28) as u8 }
}

/// Mostly a real date; else text, in one of the ways people write it.
fn noted(chance: &mut Chance, date: Day) -> Cell {
    let Day { year, month, day } = date;
    match chance.between(1, 40) {
        1 => Cell::text(format!("{year}年{month}月{day}日")),
        2 => Cell::text(format!("{year}.{month}.{day}")),
        3 => Cell::text(format!("{year}-{month:02}-{day:02}")),
        4 => Cell::text(format!("{year}/{month}/{day}")),
        5 => Cell::text(format!("{year}{month:02}{day:02}")),
        _ => Cell::Day(date),
    }
}
