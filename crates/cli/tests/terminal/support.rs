//! A desk with a computer: its folder, the program, and what was typed.

use std::{
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

pub const PASSWORD: &str = "lantern-Orchard-47-velvet";

pub struct Desk {
    folder: TempDir,
    user: &'static str,
}

/// What the program said and how it ended.
pub struct Answer {
    pub code: i32,
    pub output: String,
    pub errors: String,
}

/// A program that waits for what is typed.
pub struct Waiting(Child);

/// How long a programme is to be: the usual size, or that of `cargo xtask test --full`.
#[cfg(unix)]
pub fn size(usual: usize, full: usize) -> usize {
    let is_full = std::env::var("CLIENTELE_TEST_SIZE").is_ok_and(|it| it == "full");
    if is_full { full } else { usual }
}

impl Desk {
    /// A computer without an office.
    pub fn empty() -> Desk {
        Desk { folder: tempfile::tempdir().unwrap(), user: "chen" }
    }

    /// A computer with a copy of an office that nobody holds.
    #[cfg(unix)]
    pub fn with_copy(of: &Path) -> Desk {
        let desk = Desk::empty();
        copy_folder(of, &desk.home());
        desk
    }

    /// A computer with a new office of one person.
    pub fn with_office() -> Desk {
        let desk = Desk::empty();
        let sheet = desk.file("recovery.txt");
        let made = desk.run(&[
            "init",
            "--organization",
            "晨光文具商行",
            "--admin",
            "chen",
            "--recovery-file",
            &sheet,
        ]);
        assert_eq!(made.code, 0, "{}", made.errors);
        desk
    }

    /// Someone else at the same computer.
    pub fn user<'d>(&'d self, login: &'d str) -> Colleague<'d> {
        Colleague { desk: self, login }
    }

    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn file(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    pub fn run(&self, words: &[&str]) -> Answer {
        self.typed(words, PASSWORD)
    }

    /// Runs a command while something else is typed than the password.
    pub fn typed(&self, words: &[&str], typed: &str) -> Answer {
        self.start(self.user, words).finish(typed)
    }

    /// The answer to a command as a program reads it.
    pub fn json(&self, words: &[&str]) -> Value {
        let answer = self.run(&[&["--json"], words].concat());
        assert_eq!(answer.code, 0, "{words:?}: {}", answer.errors);
        serde_json::from_str(&answer.output).unwrap()
    }

    /// Starts a command; nothing is typed yet.
    pub fn begin(&self, words: &[&str]) -> Waiting {
        self.start(self.user, words)
    }

    /// Runs a command whose output nobody reads.
    pub fn unread(&self, words: &[&str]) -> (i32, String) {
        let mut running = self.start(self.user, words).0;
        drop(running.stdout.take());
        let answer = Waiting(running).finish(PASSWORD);
        (answer.code, answer.errors)
    }

    /// A computer whose programs take this folder for the home.
    pub fn at_home(&self, name: &str, words: &[&str], typed: &str) -> Answer {
        let mut command = self.program(self.user);
        command.arg(self.folder.path().join(name)).args(words);
        Waiting(command.spawn().unwrap()).finish(typed)
    }

    /// Every line of the log files.
    pub fn log(&self) -> String {
        let files = fs::read_dir(self.folder.path().join("home/logs")).unwrap();
        files.map(|it| fs::read_to_string(it.unwrap().path()).unwrap()).collect()
    }

    /// A command as it would be typed, for whoever runs it in another way.
    #[cfg(target_os = "linux")]
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = self.program(self.user);
        command.arg(self.home()).args(words);
        command
    }

    fn start(&self, user: &str, words: &[&str]) -> Waiting {
        let mut command = self.program(user);
        command.arg(self.folder.path().join("home")).args(words);
        Waiting(command.spawn().unwrap())
    }

    /// The program, up to the name of the home.
    fn program(&self, user: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_clientele"));
        command.args(["--user", user, "--password-stdin", "--home"]);
        command
            .env("LC_ALL", "zh_CN.UTF-8")
            .env_remove("LANGUAGE")
            .env_remove("CLIENTELE_PASSWORD");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

pub struct Colleague<'d> {
    desk: &'d Desk,
    login: &'d str,
}

impl Colleague<'_> {
    pub fn typed(&self, words: &[&str], typed: &str) -> Answer {
        self.desk.start(self.login, words).finish(typed)
    }
}

#[cfg(unix)]
fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

impl Waiting {
    #[cfg(target_os = "linux")]
    pub fn of(child: Child) -> Waiting {
        Waiting(child)
    }

    /// Sends the program a signal, as a terminal or the system does.
    #[cfg(unix)]
    pub fn signal(&self, name: &str) {
        let id = self.0.id().to_string();
        assert!(Command::new("kill").args([name, &id]).status().unwrap().success());
    }

    /// Types the lines; the program goes on.
    pub fn type_in(&mut self, typed: &str) {
        let mut keyboard = self.0.stdin.take().unwrap();
        let _unread = keyboard.write_all(format!("{typed}\n").as_bytes());
    }

    /// Whether the program has not ended by itself.
    pub fn goes_on(&mut self) -> bool {
        self.0.try_wait().unwrap().is_none()
    }

    /// Waits until the program has come so far. One that ends before will never come there.
    #[cfg(unix)]
    pub fn until(&mut self, is_there: impl Fn() -> bool) {
        while !is_there() {
            assert!(self.goes_on() || is_there(), "the program ended before it came so far");
            std::thread::yield_now();
        }
    }

    /// Waits for the end of a program that has been typed to.
    pub fn end(mut self) -> Answer {
        let mut output = String::new();
        if let Some(mut screen) = self.0.stdout.take() {
            screen.read_to_string(&mut output).unwrap();
        }
        let mut errors = String::new();
        self.0.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        let code = self.0.wait().unwrap().code().unwrap_or(-1);
        Answer { code, output, errors }
    }

    /// Kills the program as soon as it has answered; answers what it said.
    #[cfg(unix)]
    pub fn killed_at_its_answer(mut self) -> String {
        let mut screen = std::io::BufReader::new(self.0.stdout.take().unwrap());
        let mut line = String::new();
        std::io::BufRead::read_line(&mut screen, &mut line).unwrap();
        let _ended_before = self.0.kill();
        self.0.wait().unwrap();
        line
    }

    /// Kills the program after so long, unless it has ended; answers what it had said by then.
    #[cfg(unix)]
    pub fn killed_after(mut self, moment: std::time::Duration) -> String {
        let mut screen = self.0.stdout.take().unwrap();
        let (send, said) = std::sync::mpsc::channel();
        let reader = std::thread::spawn(move || {
            let mut output = Vec::new();
            let _ = screen.read_to_end(&mut output);
            let _ = send.send(String::from_utf8_lossy(&output).into_owned());
        });
        let ended = said.recv_timeout(moment);
        let _ended_before = self.0.kill();
        self.0.wait().unwrap();
        reader.join().unwrap();
        ended.or_else(|_| said.recv()).unwrap()
    }

    /// Types the lines and waits for the end.
    pub fn finish(mut self, typed: &str) -> Answer {
        // A program that needs no password may be gone before it is typed.
        self.type_in(typed);
        self.end()
    }
}

impl Answer {
    /// The refusal as a program reads it: one line.
    pub fn told(&self) -> Value {
        assert_eq!(self.errors.lines().count(), 1, "{}{}", self.output, self.errors);
        serde_json::from_str(&self.errors).unwrap()
    }
}
