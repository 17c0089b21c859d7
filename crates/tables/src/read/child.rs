//! The child's side: one request on its standard input, frames on its standard output, then it is
//! gone.

use std::any::Any;
use std::ffi::OsString;
use std::io::{self, BufRead, Read, Stdout, Write};
use std::ops::ControlFlow;
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::process::ExitCode;

use serde::{Deserialize, Serialize};

use super::in_process::Workbook;
use super::wire::{FrameWriter, News};
use super::{Limits, ReadError, confine};

/// The first argument that makes a program serve as the child.
pub const CHILD_ARGUMENT: &str = "--read-sheet-child";

/// Longer than any path and sheet name.
const REQUEST_BYTES: u64 = 1 << 20;
/// After so many rows the limits are eased and the parent hears of progress.
const STRIDE: u64 = 10_000;

#[derive(Serialize, Deserialize)]
pub(super) struct Request {
    pub path: OsString,
    pub wanted: Wanted,
    pub encoding: Option<String>,
    pub limits: Limits,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Wanted {
    Contents,
    Rows { sheet: Option<String> },
}

/// Serves as the child if this process was started for that. A program that reads sheets calls
/// this before anything else and, when it gets a code, ends with it.
pub fn serve_if_asked() -> Option<ExitCode> {
    let asked = std::env::args_os().nth(1).is_some_and(|first| first == CHILD_ARGUMENT);
    asked.then(serve)
}

fn serve() -> ExitCode {
    // What a panic says could hold cells; the parent needs no more than its kind.
    std::panic::set_hook(Box::new(|_| {}));
    let Ok(request) = request() else { return ExitCode::FAILURE };
    let mut frames = FrameWriter::new(io::stdout());
    let answered = std::panic::catch_unwind(AssertUnwindSafe(|| answer(&request, &mut frames)));
    let sent = match answered {
        Ok(Ok(())) => Ok(()),
        Ok(Err(Fault::Read(error))) => frames.news(&News::Failed(error)),
        Ok(Err(Fault::Parent(error))) => Err(error),
        Err(panic) => frames.news(&News::Failed(meaning(panic.as_ref(), &request.limits))),
    };
    if sent.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn request() -> io::Result<Request> {
    let mut line = String::new();
    io::stdin().lock().take(REQUEST_BYTES).read_line(&mut line)?;
    Ok(serde_json::from_str(&line)?)
}

/// Why the child stops early.
enum Fault {
    Read(ReadError),
    /// The parent no longer listens.
    Parent(io::Error),
}

impl From<ReadError> for Fault {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Parent(error)
    }
}

fn answer(request: &Request, frames: &mut FrameWriter<Stdout>) -> Result<(), Fault> {
    let limits = &request.limits;
    confine::confine(limits).map_err(|_| ReadError::NotStarted)?;
    let encoding = request.encoding.as_deref();
    let mut workbook = Workbook::open_in(Path::new(&request.path), encoding, limits)?;
    match &request.wanted {
        Wanted::Contents => contents(&mut workbook, limits, frames),
        Wanted::Rows { sheet } => rows(&mut workbook, sheet.as_deref(), limits, frames),
    }
}

fn contents(
    workbook: &mut Workbook,
    limits: &Limits,
    frames: &mut FrameWriter<Stdout>,
) -> Result<(), Fault> {
    let mut strides = Strides::default();
    let mut sent = Ok(());
    let contents = workbook.contents(&mut || {
        if strides.ends_with_this_row(limits) && sent.is_ok() {
            sent = frames.news(&News::Progress(STRIDE));
        }
    })?;
    sent?;
    Ok(frames.news(&News::Contents(contents))?)
}

fn rows(
    workbook: &mut Workbook,
    sheet: Option<&str>,
    limits: &Limits,
    frames: &mut FrameWriter<Stdout>,
) -> Result<(), Fault> {
    let sheet = workbook.choose(sheet)?;
    frames.news(&News::Opened(sheet.clone()))?;
    let mut strides = Strides::default();
    let mut sent = Ok(());
    let notes = workbook.rows(&sheet, &mut |row| {
        strides.ends_with_this_row(limits);
        sent = frames.row(&row);
        if sent.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    sent?;
    Ok(frames.news(&News::Ended(notes))?)
}

/// Counts rows and eases the limits at every stride.
#[derive(Default)]
struct Strides {
    rows: u64,
}

impl Strides {
    fn ends_with_this_row(&mut self, limits: &Limits) -> bool {
        self.rows += 1;
        let ends = self.rows.is_multiple_of(STRIDE);
        if ends {
            // A limit that cannot be eased only ends the reading earlier.
            let _ = confine::allow_rows(limits, self.rows);
        }
        ends
    }
}

/// What a panic of a parser means: most are a size in the file that no memory could hold.
fn meaning(panic: &(dyn Any + Send), limits: &Limits) -> ReadError {
    let message = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    if message == Some("capacity overflow") {
        limits.out_of_memory()
    } else {
        ReadError::Crashed { status: None, signal: None }
    }
}

/// Sends a request as the parent does.
pub(super) fn send(request: &Request, input: &mut impl Write) -> io::Result<()> {
    let mut line = serde_json::to_vec(request)?;
    line.push(b'\n');
    input.write_all(&line)
}
