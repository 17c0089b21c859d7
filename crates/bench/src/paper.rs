//! What the bench prints: each measurement on a line, beside its floor and its bound.

use std::time::Duration;

use crate::stopwatch::Each;

pub fn title(customers: u64) {
    println!("an office of {customers} customers; CPU time");
    println!("{:<46} {:>12} {:>12} {:>8}  bound", "", "ours", "floor", "ratio");
}

pub fn part(word: &str) {
    println!("\n{word}");
}

/// Something done again and again: the median, the 99th of a hundred, the floor's median.
pub fn each(name: &str, ours: &Each, floor: Option<&Each>, most: Duration) {
    let ratio = floor.map(|it| ours.p50().as_secs_f64() / it.p50().as_secs_f64());
    let floor = floor.map_or_else(String::new, |it| pair(it.p50(), it.p99()));
    line(
        name,
        &pair(ours.p50(), ours.p99()),
        &floor,
        ratio,
        &held(ours.p99() <= most, &span(most)),
    );
}

/// Something done once: the longest it may take.
pub fn once(name: &str, ours: Duration, floor: Option<Duration>, bound: &Bound) {
    let ratio = floor.map(|it| ours.as_secs_f64() / it.as_secs_f64());
    let is_held = match bound {
        Bound::AtMost(most) => ours <= *most,
        Bound::Ratio(most) => ratio.is_some_and(|it| it <= *most),
        Bound::None => true,
    };
    let bound = match bound {
        Bound::AtMost(most) => held(is_held, &span(*most)),
        Bound::Ratio(most) => held(is_held, &format!("{most} × floor")),
        Bound::None => String::new(),
    };
    line(name, &span(ours), &floor.map_or_else(String::new, span), ratio, &bound);
}

/// Something counted, of which there should be at least so many, or at most.
pub fn amount(name: &str, ours: f64, unit: &str, floor: Option<f64>, bound: Option<Amount>) {
    let ratio = floor.map(|it| ours / it);
    let bound = match bound {
        Some(Amount::AtLeast(least)) => held(ours >= least, &format!("≥ {least:.0} {unit}")),
        Some(Amount::Below(most)) => held(ours < most, &format!("< {most:.0} {unit}")),
        None => String::new(),
    };
    let of = |it: f64| format!("{it:.0} {unit}");
    line(name, &of(ours), &floor.map_or_else(String::new, of), ratio, &bound);
}

pub enum Bound {
    AtMost(Duration),
    Ratio(f64),
    None,
}

pub enum Amount {
    AtLeast(f64),
    Below(f64),
}

fn line(name: &str, ours: &str, floor: &str, ratio: Option<f64>, bound: &str) {
    let ratio = ratio.map_or_else(String::new, |it| format!("{it:.2}"));
    println!("  {name:<44} {ours:>14} {floor:>14} {ratio:>6}  {bound}");
}

fn held(is_held: bool, bound: &str) -> String {
    format!("{} {bound}", if is_held { "held  " } else { "MISSED" })
}

fn pair(p50: Duration, p99: Duration) -> String {
    format!("{} / {}", number(p50), span(p99))
}

fn span(of: Duration) -> String {
    if of >= Duration::from_secs(2) {
        format!("{:.2} s", of.as_secs_f64())
    } else {
        format!("{} ms", number(of))
    }
}

fn number(of: Duration) -> String {
    let ms = of.as_secs_f64() * 1_000.0;
    if ms < 10.0 { format!("{ms:.2}") } else { format!("{ms:.0}") }
}
