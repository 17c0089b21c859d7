//! The office's list comes in: 100,000 rows of fifteen columns, with everything on.

use std::path::Path;

use clientele_tables::read::Reader;

use crate::{
    Outcome,
    office::{self, Bench},
    paper::{self, Amount},
    stopwatch::of_process,
};

const ROWS: u64 = 100_000;

pub fn take(folder: &Path) -> Outcome {
    let home = tempfile::tempdir_in(folder)?;
    let (bench, cost) = Bench::filled(home.path(), folder, ROWS)?;
    drop(bench);
    let reader = office::reader()?;
    let read = || read_alone(&reader, &office::sheet(folder, ROWS, 1));
    let (rows, bare) = of_process(read);
    let floor = bare.per_second(rows?);
    let ours = cost.per_second(ROWS);
    paper::amount("rows from CSV", ours, "/s", Some(floor), Some(Amount::AtLeast(4_000.0)));
    paper::amount("  on the wall", ROWS as f64 / cost.wall.as_secs_f64(), "/s", None, None);
    Ok(())
}

/// Only reads the file, in the child process.
fn read_alone(reader: &Reader, path: &Path) -> Outcome<u64> {
    let mut rows = 0;
    for row in reader.rows(path, None)? {
        std::hint::black_box(row?);
        rows += 1;
    }
    Ok(rows)
}
