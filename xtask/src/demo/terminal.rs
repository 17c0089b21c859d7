//! A person at a terminal: types one command after another and shows what came of each.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use serde_json::Value;

use crate::{Outcome, cargo, workspace};

/// Longer output is shown up to here.
const LINES_SHOWN: usize = 24;

pub struct Terminal {
    program: PathBuf,
    folder: PathBuf,
    home: PathBuf,
    steps: usize,
}

/// What is typed at a prompt, a line each.
pub type Typed<'a> = &'a [&'a str];

impl Terminal {
    /// Builds the program and begins in an empty `folder`.
    pub fn new(folder: PathBuf) -> Outcome<Terminal> {
        cargo::run(&["build", "--bin", "clientele", "--locked"])?;
        let program = workspace::target().join("debug").join("clientele").with_extension(EXTENSION);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let home = folder.join("home");
        Ok(Terminal { program, folder, home, steps: 0 })
    }

    pub fn file(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    /// From here on the commands are for the office in another folder.
    pub fn move_to(&mut self, home: &str) {
        self.home = self.folder.join(home);
    }

    /// One step of the story, shown as it is typed, with its output and the files it left.
    pub fn step(&mut self, title: &str, words: &[&str], typed: Typed) -> Outcome {
        self.steps += 1;
        println!("\n{:>2}. {title}", self.steps);
        println!("    $ clientele {}", words.join(" "));
        let before = files(&self.folder)?;
        let start = Instant::now();
        let output = self.run(words, typed)?;
        let taken = start.elapsed();
        show(&output);
        for file in files(&self.folder)?.iter().filter(|it| !before.contains(it)) {
            if !file.starts_with(&self.home) {
                let size = fs::metadata(file)?.len();
                println!("    → {} ({size} bytes)", file.display());
            }
        }
        println!("    {:.2} s", taken.as_secs_f64());
        Ok(())
    }

    /// An answer for the story itself, not shown.
    pub fn ask(&self, words: &[&str], typed: Typed) -> Outcome<Value> {
        let output = self.run(&[&["--json"], words].concat(), typed)?;
        Ok(serde_json::from_str(&output)?)
    }

    fn run(&self, words: &[&str], typed: Typed) -> Outcome<String> {
        let mut command = Command::new(&self.program);
        command.args(["--lang", "zh-CN", "--user", super::ADMIN, "--password-stdin", "--home"]);
        command.arg(&self.home).args(words).current_dir(workspace::root());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = command.spawn()?;
        if let Some(mut keyboard) = running.stdin.take() {
            // A command that needs no password may be gone before it is typed.
            let _unread = keyboard.write_all(format!("{}\n", typed.join("\n")).as_bytes());
        }
        let output = running.wait_with_output()?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(format!("`{}` failed ({}): {said}", words.join(" "), output.status).into());
        }
        Ok(String::from_utf8(output.stdout)?)
    }
}

const EXTENSION: &str = if cfg!(windows) { "exe" } else { "" };

fn show(output: &str) {
    for line in output.lines().take(LINES_SHOWN) {
        println!("    {line}");
    }
    let more = output.lines().count().saturating_sub(LINES_SHOWN);
    if more > 0 {
        println!("    … {more} more lines");
    }
}

fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
