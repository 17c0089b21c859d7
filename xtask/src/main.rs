//! `cargo xtask …`: the only scripts of the project.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a script speaks on the terminal")]

mod bench;
mod bundle;
mod cargo;
mod demo;
mod home;
mod run;
mod sample;
mod test;
mod ui;
mod workspace;

use std::{env, error::Error, path::Path, process::ExitCode};

/// Done, or one sentence for the person at the terminal.
type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const USAGE: &str = "\
cargo xtask run            build Clientele and open its window; with no display the demo and a picture
cargo xtask demo           the main job on the sample list, each step with its result and files
cargo xtask test [--full]  everything that is checked before a change lands; --full at full size
cargo xtask bench          measures each promise of speed beside its floor; `--customers N`, `--only WORD,…`
cargo xtask bench window [--customers N]  what a person waits for in the window as it is shipped; run it alone
cargo xtask bundle [KIND…]  what a person installs: deb, rpm, appimage, msi, dmg; a deb is installed and started
cargo xtask pictures [--out DIR]  every screen of the built window in three languages, light and dark, two sizes
cargo xtask sample         draw the sample list in tests/fixtures anew
cargo xtask home           store a home of the present schema in tests/fixtures, before a release
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run"] => run::run(),
        ["demo"] => demo::run(),
        ["test"] => test::run(test::Size::Usual),
        ["test", "--full"] => test::run(test::Size::Full),
        ["bench", rest @ ..] => bench::run(rest),
        ["bundle", kinds @ ..] => bundle::run(kinds),
        ["pictures"] => ui::pictures(&workspace::out("pictures")),
        ["pictures", "--out", folder] => ui::pictures(Path::new(folder)),
        ["sample"] => sample::write(),
        ["home"] => home::write(),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
