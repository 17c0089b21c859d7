//! Measures what the product promises, each beside a floor: the same work by hand, without the
//! product. In CPU time, because machines are shared. Run it by `cargo xtask bench`.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a bench speaks on the terminal")]

mod floor;
mod list;
mod measures;
mod office;
mod paper;
mod stopwatch;

use std::{env, error::Error, path::PathBuf, process::ExitCode};

use measures::Measure;
use office::Bench;

/// As in the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const USAGE: &str = "\
cargo xtask bench [office] [--customers N] [--only WORD,…] [--fresh]
  office          measures nothing, and says where the office is and who signs in
  --customers N   how many customers the office has; 100,000 unless said
  --only WORD,…   some of: imports lists counts searches saves exports backups sign_in
  --fresh         makes the office anew instead of taking the one of the last run
";

/// What to measure, and in an office of what size.
struct Plan {
    customers: u64,
    only: Vec<String>,
    is_fresh: bool,
}

impl Plan {
    fn read(arguments: &[String]) -> Option<Plan> {
        let mut plan = Plan { customers: 100_000, only: Vec::new(), is_fresh: false };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--customers" => plan.customers = rest.next()?.parse().ok()?,
                "--only" => plan.only = rest.next()?.split(',').map(str::to_owned).collect(),
                "--fresh" => plan.is_fresh = true,
                _ => return None,
            }
        }
        let is_known = |it: &String| Measure::ALL.iter().any(|known| known.word() == it);
        plan.only.iter().all(is_known).then_some(plan)
    }

    fn asks_for(&self, measure: Measure) -> bool {
        self.only.is_empty() || self.only.iter().any(|it| it == measure.word())
    }
}

fn main() -> ExitCode {
    // The bench is also the process that takes its sheets apart, as the program itself is.
    if let Some(served) = clientele_tables::read::serve_if_asked() {
        return served;
    }
    let arguments: Vec<String> = env::args().skip(1).collect();
    // And the process whose memory is measured, of which nothing else is part.
    let alone: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match alone.as_slice() {
        ["alone", work, rest @ ..] => measures::alone(work, rest),
        ["office", ..] => with_plan(&arguments[1..], tell_office),
        _ => with_plan(&arguments, run),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn with_plan(arguments: &[String], f: impl FnOnce(&Plan) -> Outcome) -> Outcome {
    match Plan::read(arguments) {
        Some(plan) => f(&plan),
        None => Err(USAGE.trim_end().into()),
    }
}

/// Home, login and password, a line each: for who measures it in another way.
fn tell_office(plan: &Plan) -> Outcome {
    let home = Bench::of(&folder()?, plan.customers, plan.is_fresh)?.home;
    println!("{}\n{}\n{}", home.canonicalize()?.display(), office::BOSS, office::PASSWORD);
    Ok(())
}

fn run(plan: &Plan) -> Outcome {
    let folder = folder()?;
    paper::title(plan.customers);
    for measure in Measure::ALL {
        if plan.asks_for(measure) {
            measure.take(plan, &folder)?;
        }
    }
    Ok(())
}

/// Where offices are kept from run to run: a million customers take minutes to come in.
fn folder() -> Outcome<PathBuf> {
    let target =
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let folder = target.join("bench");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
