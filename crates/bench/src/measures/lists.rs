//! Pages of the list in every order it is offered in, with and without filters, and counts.

use std::time::Duration;

use clientele_core::{
    access::Session,
    customers::{self, At, Count, Direction, Page, Query, Sort, SortField, filters},
};

use crate::{
    Outcome,
    floor::Floor,
    list::Chance,
    office::Bench,
    paper::{self, Bound},
    stopwatch::{of_each, of_process},
};

const PAGE: u32 = 50;
const TIMES: usize = 200;
const INSTANT: Duration = Duration::from_millis(10);
const FILTERED: Duration = Duration::from_millis(25);
const EVERYTHING: Duration = Duration::from_millis(250);

pub fn pages(bench: &Bench, floor: &Floor, customers: u64) -> Outcome {
    let by_hand = floor.page(customers)?;
    for field in SortField::ALL {
        for direction in [Direction::Ascending, Direction::Descending] {
            let name = format!("page by {}, {}", field.word(), word(direction));
            let sort = Sort { field, direction: Some(direction) };
            let query = Query { sort, ..Query::default() };
            let pages = through(bench, &bench.boss, &query)?;
            paper::each(&name, &pages, Some(&by_hand), INSTANT);
        }
    }
    let query = Query::default();
    for (who, session) in [("a seller", &bench.seller), ("a department", &bench.lead)] {
        let pages = through(bench, session, &query)?;
        paper::each(&format!("page of {who}"), &pages, Some(&by_hand), INSTANT);
    }
    jumps(bench, customers)
}

fn word(direction: Direction) -> &'static str {
    match direction {
        Direction::Ascending => "up",
        Direction::Descending => "down",
    }
}

/// Reads on and on, a page at a time, and begins again at the end.
fn through(bench: &Bench, who: &Session, query: &Query) -> Outcome<crate::stopwatch::Each> {
    let mut at = At::Start;
    Ok(of_each(TIMES, |_| {
        let page = list(bench, who, query, &at, Count::Capped)?;
        at = page.next.map_or(At::Start, At::After);
        Ok::<(), clientele_core::Error>(())
    })?)
}

fn list(
    bench: &Bench,
    who: &Session,
    query: &Query,
    at: &At,
    count: Count,
) -> clientele_core::Result<Page> {
    bench.core.read(who, |view| customers::list(view, query, at, PAGE, count))
}

/// Any row of a filtered list, once its ids are held.
fn jumps(bench: &Bench, customers: u64) -> Outcome {
    let query = filtered("status in (potential,won) and created_at>=2018-01-01")?;
    let first = of_process(|| list(bench, &bench.boss, &query, &At::Row(1), Count::Exact));
    let total = first.0?.total.count;
    paper::once("the ids of a filtered list", first.1.cpu, None, &Bound::None);
    let mut chance = Chance::of(customers);
    let jumped = of_each(TIMES, |_| {
        let row = chance.below(total.max(1)) + 1;
        list(bench, &bench.boss, &query, &At::Row(row), Count::Exact).map(drop)
    })?;
    paper::each(&format!("page N of {total}"), &jumped, None, INSTANT);
    Ok(())
}

pub fn counts(bench: &Bench, floor: &Floor) -> Outcome {
    let by_hand = floor.three_criteria()?;
    let asked: Vec<Query> = (0..TIMES).map(three_criteria).collect::<Outcome<_>>()?;
    for (who, session) in
        [("everyone", &bench.boss), ("a department", &bench.lead), ("a seller", &bench.seller)]
    {
        let each = of_each(TIMES, |at| {
            list(bench, session, &asked[at], &At::Start, Count::Capped).map(drop)
        })?;
        paper::each(&format!("three criteria, of {who}"), &each, Some(&by_hand), FILTERED);
    }
    let nothing = filtered("status=lost and level=\"A\" and created_at>=2031-01-01 and tag=VIP")?;
    let each =
        of_each(20, |_| list(bench, &bench.boss, &nothing, &At::Start, Count::Capped).map(drop))?;
    paper::each("criteria that nothing fulfils", &each, None, EVERYTHING);
    exact(bench, floor)
}

/// Three things that people ask for together, different each time.
fn three_criteria(at: usize) -> Outcome<Query> {
    let mut chance = Chance::of(at as u64);
    let owner = format!("owner=seller{:02}", 1 + chance.below(12));
    let status = *chance.pick(&["status=won", "status in (potential,interested)", "status=lost"]);
    let since = format!("created_at>=20{}-06-01", 17 + chance.below(7));
    let tag = *chance.pick(&["tag=VIP", "tag=老客户", "tag=月结"]);
    let category =
        *chance.pick(&["category under 制造业", "category=贸易", "category under 服务业"]);
    let all = [owner.as_str(), status, since.as_str(), tag, category];
    let from = chance.below(all.len() as u64) as usize;
    let three: Vec<&str> = (0..3).map(|next| all[(from + next) % all.len()]).collect();
    filtered(&three.join(" and "))
}

fn exact(bench: &Bench, floor: &Floor) -> Outcome {
    let by_hand = floor.count()?;
    let all = ["", "status=won", "tag=VIP", "category under 制造业 and status=won"];
    for text in all {
        let each = of_each(5, |at| {
            // Each a question that was not asked before: nothing is held.
            let fresh = format!("created_at>=2001-01-{:02}", at + 1);
            let text = if text.is_empty() { fresh } else { format!("{text} and {fresh}") };
            let query = filtered(&text).map_err(|it| it.to_string())?;
            list(bench, &bench.boss, &query, &At::Start, Count::Exact)
                .map(drop)
                .map_err(|it| it.to_string())
        })?;
        let name = format!("exact count: {}", if text.is_empty() { "all" } else { text });
        paper::each(&name, &each, Some(&by_hand), EVERYTHING);
    }
    Ok(())
}

fn filtered(text: &str) -> Outcome<Query> {
    Ok(Query { filter: Some(filters::parse(text)?), ..Query::default() })
}
