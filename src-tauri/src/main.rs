#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    // A spreadsheet is taken apart in a child of this same program, which ends here.
    if let Some(code) = clientele_tables::read::serve_if_asked() {
        return code;
    }
    clientele_desktop::run()
}
