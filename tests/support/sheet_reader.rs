//! The process that reads a sheet for a test.

use std::process::ExitCode;

fn main() -> ExitCode {
    clientele_tables::read::serve_if_asked().unwrap_or(ExitCode::FAILURE)
}
