//! The program that the tests of reading start as their child.

use std::process::ExitCode;

fn main() -> ExitCode {
    clientele_tables::read::serve_if_asked().unwrap_or(ExitCode::FAILURE)
}
