//! The list as a workbook and on paper, each in a process of its own so that its memory is its own.

use std::{path::Path, process::Command, time::Duration};

use clientele_core::{
    customers::{Field, Query, filters},
    exports::{self, Columns, Request},
    jobs::Job,
    words::Language,
};
use rust_xlsxwriter::Workbook;

use crate::{
    Outcome,
    list::{self, Chance},
    office::{Bench, seller_name},
    paper::{self, Amount, Bound},
    stopwatch::{of_process, peak_mib},
};

const ROWS: u64 = 100_000;
const ON_PAPER: u64 = 10_000;
/// Fifteen columns, as in the list that came in.
const FIELDS: [Field; 15] = [
    Field::FileNo,
    Field::Name,
    Field::ContactName,
    Field::Phone,
    Field::Email,
    Field::Province,
    Field::City,
    Field::Address,
    Field::Category,
    Field::Status,
    Field::Owner,
    Field::Tags,
    Field::CreatedAt,
    Field::Notes,
    Field::Kind,
];

pub fn take(folder: &Path) -> Outcome {
    drop(Bench::of(folder, ROWS, false)?);
    let home = folder.join(format!("office-{ROWS}"));
    let out = tempfile::tempdir_in(folder)?;
    let in_out = |name: &str| out.path().join(name).display().to_string();
    let home = home.display().to_string();
    let ours = ran(&["export", &home, &in_out("list.xlsx")])?;
    let bare = ran(&["bare-workbook", &in_out("bare.xlsx")])?;
    paper::once("XLSX, 100,000 × 15", ours.cpu, Some(bare.cpu), &Bound::Ratio(1.6));
    let most = Some(Amount::Below(120.0));
    paper::amount("  its peak", ours.peak_mib, "MiB", Some(bare.peak_mib), most);
    let csv = ran(&["export", &home, &in_out("list.csv")])?;
    paper::once("CSV, 100,000 × 15", csv.cpu, None, &Bound::None);
    let pdf = ran(&["export", &home, &in_out("list.pdf")])?;
    paper::once("PDF, 10,000 rows", pdf.cpu, None, &Bound::AtMost(Duration::from_secs(2)));
    paper::amount("  its peak", pdf.peak_mib, "MiB", None, None);
    Ok(())
}

/// What work in a process of its own has cost.
struct Alone {
    cpu: Duration,
    peak_mib: f64,
}

fn ran(arguments: &[&str]) -> Outcome<Alone> {
    let said = Command::new(std::env::current_exe()?).arg("alone").args(arguments).output()?;
    if !said.status.success() {
        return Err(String::from_utf8_lossy(&said.stderr).into_owned().into());
    }
    let said = String::from_utf8(said.stdout)?;
    let mut numbers = said.split_whitespace().map(str::parse::<u64>);
    let mut next = || numbers.next().ok_or("the process said nothing");
    let (cpu, peak) = (next()??, next()??);
    Ok(Alone { cpu: Duration::from_micros(cpu), peak_mib: peak as f64 })
}

fn say(cpu: Duration) {
    println!("{} {}", cpu.as_micros(), peak_mib());
}

/// `alone export HOME FILE`
pub fn alone(arguments: &[&str]) -> Outcome {
    let [home, to] = arguments else { return Err("which home, which file?".into()) };
    let bench = Bench::open(Path::new(home))?;
    let is_paper = to.ends_with(".pdf");
    let filter = match is_paper {
        true => Some(filters::parse(&format!("file_no<=\"{}\"", last_on_paper(&bench)?))?),
        false => None,
    };
    let request = Request {
        to: to.into(),
        query: Query { filter, ..Query::default() },
        columns: Columns::Fields(if is_paper { Vec::new() } else { FIELDS.to_vec() }),
        language: Language::ZhCn,
    };
    let run = || exports::run(&bench.core, &bench.boss, &request, &Job::new());
    let (exported, cost) = of_process(run);
    exported?;
    say(cost.cpu);
    Ok(())
}

/// The file number of the last customer of as many as go on paper.
fn last_on_paper(bench: &Bench) -> Outcome<String> {
    use clientele_core::customers::{At, Count, Sort, list};
    let query = Query { sort: Sort::parse("file_no")?, ..Query::default() };
    let page = bench
        .core
        .read(&bench.boss, |view| list(view, &query, &At::Row(ON_PAPER), 1, Count::Capped))?;
    Ok(page.rows.first().map(|it| it.file_no.clone()).unwrap_or_default())
}

/// `alone bare-workbook FILE`: the same cells by the library alone, in its most frugal way.
pub fn bare(arguments: &[&str]) -> Outcome {
    let [to] = arguments else { return Err("which file?".into()) };
    let owners: Vec<String> = (0..12).map(seller_name).collect();
    let mut chance = Chance::of(42);
    let rows: Vec<[String; 15]> =
        (1..=ROWS).map(|number| list::row(&mut chance, number, ROWS, &owners)).collect();
    let write = || -> Outcome {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet_with_constant_memory()?;
        for (at, row) in rows.iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                sheet.write_string(at as u32, column as u16, cell)?;
            }
        }
        Ok(book.save(to)?)
    };
    let (written, cost) = of_process(write);
    written?;
    say(cost.cpu);
    Ok(())
}
