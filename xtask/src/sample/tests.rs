use std::collections::HashSet;

use super::*;

#[test]
fn the_committed_list_is_the_one_that_is_drawn() {
    let folder = workspace::root().join("tests/fixtures");
    for (name, bytes) in texts(&lines()).unwrap() {
        let stale = fs::read(folder.join(name)).unwrap() != bytes;
        assert!(!stale, "{name} is stale: run `cargo xtask sample`");
    }
}

#[test]
fn a_column_stands_where_its_name_says() {
    for ((column, ..), index) in COLUMNS.iter().zip(0..) {
        assert_eq!(*column as usize, index);
    }
}

#[test]
fn no_line_is_odd_in_two_ways_that_contradict() {
    let wrong: HashSet<usize> = lines_of(Verdict::Wrong);
    let unknown: HashSet<usize> = lines_of(Verdict::Unknown);
    let twins: HashSet<usize> = dirt::twins().iter().flat_map(|it| [it.line, it.of]).collect();
    assert!(wrong.is_disjoint(&unknown));
    assert!(wrong.is_disjoint(&twins));
    assert!(unknown.is_disjoint(&twins));
    assert!(wrong.iter().chain(&unknown).chain(&twins).all(|it| *it <= CUSTOMERS));
}

fn lines_of(verdict: Verdict) -> HashSet<usize> {
    dirt::spots().iter().filter(|it| it.verdict == verdict).map(|it| it.line).collect()
}

#[test]
fn only_the_twins_share_a_number_an_address_or_a_name() {
    let mut rows = draw::rows(&mut Chance::seeded(SEED), CUSTOMERS);
    dirt::apply(&mut rows);
    let seconds: HashSet<usize> = dirt::twins().iter().map(|it| it.line).collect();
    let mut seen = HashSet::new();
    for (row, line) in rows.iter().zip(1..) {
        let mut shared = false;
        for column in [Column::Name, Column::Mobile, Column::Landline, Column::Email] {
            for key in keys(column, row.get(column)) {
                shared |= !seen.insert((column == Column::Name, key));
            }
        }
        assert_eq!(shared, seconds.contains(&line), "line {line}");
    }
}

/// What two cells have in common when they mean the same, rough but enough for this list.
fn keys(column: Column, cell: &Cell) -> Vec<String> {
    let text = match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Blank | Cell::Day(_) => return Vec::new(),
    };
    let narrow: String = text.to_lowercase().chars().map(half_width).collect();
    if matches!(column, Column::Mobile | Column::Landline) {
        let numbers = narrow.split(['/', '、']).map(|it| {
            let digits: String = it.chars().filter(char::is_ascii_digit).collect();
            digits.strip_prefix("86").map_or(digits.clone(), str::to_owned)
        });
        return numbers.filter(|it| it.len() > 6).collect();
    }
    let key = narrow.trim().to_owned();
    if key.len() < 3 { Vec::new() } else { vec![key] }
}

fn half_width(char: char) -> char {
    match u32::from(char) {
        code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap().to_ascii_lowercase(),
        _ => char,
    }
}

#[test]
fn the_check_character_of_an_id_number_is_the_standards() {
    // The worked example of GB 11643.
    assert_eq!(draw::id_number("11010519491231002"), "11010519491231002X");
}
