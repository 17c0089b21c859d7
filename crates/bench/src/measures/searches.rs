//! Finding customers by what people remember of them.

use std::time::Duration;

use clientele_core::{
    access::Session,
    customers::{self, At, Count, Query},
};

use crate::{
    Outcome,
    floor::Floor,
    list::{self, Chance},
    office::{Bench, seller_name},
    paper,
    stopwatch::of_each,
};

const TIMES: usize = 150;
const QUICK: Duration = Duration::from_millis(50);

/// What someone types, drawn from a row of the list.
type Asking = fn(&mut Chance, &[String; 15]) -> String;

const ASKED: [(&str, Asking); 12] = [
    ("one character", |chance, _| chance.letter("王李张刘陈杨伟芳强华").to_string()),
    ("two characters of a name", |_, row| person(row).chars().take(2).collect()),
    ("a whole name", |_, row| person(row).to_owned()),
    ("four characters of a firm", |_, row| row[1].chars().take(4).collect()),
    ("a whole firm", |_, row| row[1].clone()),
    ("the last four digits", |_, row| row[3][7..].to_owned()),
    ("seven digits from the middle", |_, row| row[3][3..10].to_owned()),
    ("a whole phone", |_, row| row[3].clone()),
    ("initials", |chance, _| (*chance.pick(&["zs", "wsy", "lj", "szhx", "gz", "hd"])).to_owned()),
    ("pinyin", |chance, _| {
        (*chance.pick(&["zhang", "wangwei", "shenzhen", "li", "ch"])).to_owned()
    }),
    ("part of an e-mail", |_, row| row[5].split('@').next().unwrap_or("qq").to_owned()),
    ("a name and four digits", |_, row| format!("{} {}", person(row), &row[3][7..])),
];

fn person(row: &[String; 15]) -> &str {
    if row[2].is_empty() { &row[1] } else { &row[2] }
}

pub fn take(bench: &Bench, floor: &Floor, customers: u64) -> Outcome {
    let by_hand = floor.search()?;
    let rows = some_rows(customers);
    for (who, session) in [("", &bench.boss), (", a seller", &bench.seller)] {
        for (name, asking) in ASKED {
            let each = of_each(TIMES, |at| {
                let mut chance = Chance::of(at as u64);
                let text = asking(&mut chance, &rows[at % rows.len()]);
                search(bench, session, text)
            })?;
            paper::each(&format!("{name}{who}"), &each, Some(&by_hand), QUICK);
        }
        for (name, asking) in ASKED {
            let each = of_each(TIMES, |at| {
                let mut chance = Chance::of(at as u64);
                let text = asking(&mut chance, &rows[at % rows.len()]);
                nearest(bench, session, &text)
            })?;
            paper::each(&format!("meant by {name}{who}"), &each, Some(&by_hand), QUICK);
        }
    }
    Ok(())
}

fn some_rows(customers: u64) -> Vec<[String; 15]> {
    let owners: Vec<String> = (0..12).map(seller_name).collect();
    let mut chance = Chance::of(42);
    let step = (customers / TIMES as u64).max(1);
    (1..=customers)
        .map(|number| (number, list::row(&mut chance, number, customers, &owners)))
        .filter(|(number, row)| number % step == 0 && !row[5].is_empty())
        .map(|(_, row)| row)
        .collect()
}

/// As many as are shown at once.
const SHOWN: u32 = 8;

fn nearest(bench: &Bench, who: &Session, text: &str) -> clientele_core::Result<()> {
    bench.core.read(who, |view| customers::nearest(view, text, SHOWN)).map(drop)
}

fn search(bench: &Bench, who: &Session, text: String) -> clientele_core::Result<()> {
    let query = Query { search: Some(text), ..Query::default() };
    let list = |view: &clientele_core::View<'_>| {
        customers::list(view, &query, &At::Start, 50, Count::Capped)
    };
    bench.core.read(who, list).map(drop)
}
