//! The terminal a command runs in: what stands around it, what it may ask, and where it answers.

use std::{
    cell::{Cell, RefCell},
    ffi::OsString,
    io::{self, BufWriter, StdoutLock, Write},
    path::PathBuf,
    sync::Arc,
};

use clientele_core::{
    chosen_home,
    clock::{Clock, SystemClock},
    logs,
    settings::Settings,
    standard_home,
    words::{Language, Value},
};
use serde::Serialize;

use crate::{
    arguments::Around,
    failure::{Failure, Manner, Outcome},
    passwords::Keyboard,
    table::Table,
};

/// Operations that are journaled under another name than that of their command.
const RENAMED: [(&str, &str); 3] = [
    ("password change", "accounts.change_password"),
    ("settings set", "settings.update"),
    ("undo", "journal.undo"),
];

pub struct Terminal {
    around: Around,
    /// The words of the command: `customers list`.
    path: String,
    /// Changes when someone signs in who has a language of their own.
    language: Cell<Language>,
    screen: RefCell<BufWriter<StdoutLock<'static>>>,
    pub keyboard: Keyboard,
    pub clock: Arc<dyn Clock>,
}

impl Terminal {
    pub fn new(around: Around, path: String, language: Language) -> Terminal {
        let keyboard =
            if around.password_stdin { Keyboard::of_lines() } else { Keyboard::of_prompts() };
        Terminal {
            around,
            path,
            language: Cell::new(language),
            screen: RefCell::new(BufWriter::new(io::stdout().lock())),
            keyboard,
            clock: SystemClock::shared(),
        }
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    /// What the command is called in the journal.
    pub fn operation(&self) -> String {
        match RENAMED.iter().find(|(path, _)| *path == self.path) {
            Some((_, operation)) => (*operation).to_owned(),
            None => self.path.replace(' ', ".").replace('-', "_"),
        }
    }

    pub fn language(&self) -> Language {
        self.language.get()
    }

    /// `--lang`, else what the person has chosen, else what the computer speaks, else the office.
    pub fn speak_with(&self, theirs: Option<Language>, office: Language) {
        let chosen = self.around.lang.or(theirs).or_else(Language::of_computer);
        self.language.set(chosen.unwrap_or(office));
    }

    pub fn manner(&self) -> Manner {
        if self.around.json { Manner::Json } else { Manner::Words }
    }

    pub fn user(&self) -> Option<&str> {
        self.around.user.as_deref()
    }

    /// The folder of the office.
    ///
    /// # Errors
    /// `NoHome` where none is named and the system knows none.
    pub fn home(&self) -> Outcome<PathBuf> {
        let named = self.around.home.clone().filter(|it| !it.as_os_str().is_empty());
        named.or_else(chosen_home).or_else(standard_home).ok_or(Failure::NoHome)
    }

    /// Begins the log, where there is an office that keeps one.
    pub fn begin_log(&self) {
        if let Ok(home) = self.home() {
            logs::begin(&home, "clientele");
        }
    }

    /// Answers a program with a value, a person with a sentence.
    pub fn answer(
        &self,
        value: &impl Serialize,
        key: &str,
        filling: &[(&str, Value<'_>)],
    ) -> Outcome {
        match self.manner() {
            Manner::Json => self.json(value),
            Manner::Words => self.line(&self.language().say(key, filling)),
        }
    }

    /// Answers a program with rows, a person with a table, or with a sentence where it is empty.
    pub fn rows(&self, rows: &impl Serialize, table: &mut Table, nothing: &str) -> Outcome {
        match self.manner() {
            Manner::Json => self.json(&serde_json::json!({ "rows": rows })),
            Manner::Words if table.is_empty() => self.line(self.language().word(nothing)),
            Manner::Words => self.write(|screen| table.write(screen)),
        }
    }

    /// One value on one line, for programs.
    pub fn json(&self, value: &impl Serialize) -> Outcome {
        let mut line = serde_json::to_vec(value)?;
        line.push(b'\n');
        self.write(|screen| screen.write_all(&line))
    }

    /// One line for people.
    pub fn line(&self, line: &str) -> Outcome {
        self.write(|screen| writeln!(screen, "{line}"))
    }

    /// Writes to the output.
    pub fn write(&self, f: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Outcome {
        f(&mut *self.screen.borrow_mut()).map_err(|error| Failure::of_answer(&error))
    }

    /// Something a person should know beside the answer; programs do not hear it.
    pub fn remark(&self, remark: &str) {
        if self.manner() == Manner::Words {
            // A remark that nobody can hear changes nothing.
            let _ = writeln!(io::stderr(), "{remark}");
        }
    }

    pub fn flush(&self) -> Outcome {
        self.write(|screen| screen.flush())
    }
}

/// The language for what is said before anyone has signed in.
pub fn language_before_sign_in(typed: &[OsString]) -> Language {
    let chosen = option(typed, "--lang").and_then(|it| Language::parse(&it));
    chosen.or_else(Language::of_computer).unwrap_or(Settings::default().language)
}

/// How to say that what was typed is not understood.
pub fn manner_typed(typed: &[OsString]) -> Manner {
    if typed.iter().any(|it| it == "--json") { Manner::Json } else { Manner::Words }
}

/// The value of an option, before anything was understood: `--lang en`, `--lang=en`.
fn option(typed: &[OsString], name: &str) -> Option<String> {
    let mut words = typed.iter().map(|it| it.to_string_lossy());
    while let Some(word) = words.next() {
        if word == name {
            return words.next().map(Into::into);
        }
        if let Some(value) = word.strip_prefix(name).and_then(|it| it.strip_prefix('=')) {
            return Some(value.to_owned());
        }
    }
    None
}
