//! Where passwords come from: lines of the standard input, a variable, or a prompt.

use std::{
    cell::RefCell,
    env,
    io::{self, BufRead, IsTerminal, Write},
};

use clientele_core::words::Language;
use zeroize::Zeroizing;

use crate::failure::{Failure, Outcome};

const VARIABLE: &str = "CLIENTELE_PASSWORD";

/// What a person types beside the command.
pub struct Keyboard {
    lines: Option<RefCell<io::StdinLock<'static>>>,
}

impl Keyboard {
    /// Passwords are lines of the standard input, each where it is asked for.
    pub fn of_lines() -> Keyboard {
        Keyboard { lines: Some(RefCell::new(io::stdin().lock())) }
    }

    /// Passwords are typed unseen.
    pub fn of_prompts() -> Keyboard {
        Keyboard { lines: None }
    }

    /// Whether there is someone to ask.
    pub fn is_attended(&self) -> bool {
        self.lines.is_none() && io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// The password a person has.
    pub fn password(&self, language: Language) -> Outcome<Zeroizing<String>> {
        if let Some(lines) = &self.lines {
            return next_line(lines);
        }
        match env::var(VARIABLE) {
            Ok(password) if !password.is_empty() => Ok(Zeroizing::new(password)),
            _ => unseen(language.word("accounts.prompts.password")),
        }
    }

    /// A password to be: typed twice where it is typed unseen.
    pub fn new_password(&self, language: Language) -> Outcome<Zeroizing<String>> {
        if let Some(lines) = &self.lines {
            return next_line(lines);
        }
        loop {
            let password = unseen(language.word("accounts.prompts.new_password"))?;
            if password == unseen(language.word("accounts.prompts.repeat_password"))? {
                return Ok(password);
            }
            writeln!(io::stderr(), "{}", language.word("accounts.prompts.not_the_same"))?;
        }
    }

    /// The first password of an office: from the variable too, which cannot slip.
    pub fn first_password(&self, language: Language) -> Outcome<Zeroizing<String>> {
        let is_given = env::var(VARIABLE).is_ok_and(|it| !it.is_empty());
        if is_given { self.password(language) } else { self.new_password(language) }
    }

    /// A recovery key, read off a sheet.
    pub fn recovery_key(&self, language: Language) -> Outcome<Zeroizing<String>> {
        match &self.lines {
            Some(lines) => next_line(lines),
            None => unseen(language.word("backups.prompts.recovery_key")),
        }
    }

    /// A line typed in the open; none where nobody is there.
    pub fn line(&self, prompt: &str) -> Outcome<Option<String>> {
        if !self.is_attended() {
            return Ok(None);
        }
        let mut screen = io::stderr();
        write!(screen, "{prompt}")?;
        screen.flush()?;
        let mut line = String::new();
        let read = io::stdin().lock().read_line(&mut line)?;
        Ok((read > 0).then(|| line.trim().to_owned()))
    }
}

fn next_line(lines: &RefCell<io::StdinLock<'static>>) -> Outcome<Zeroizing<String>> {
    let mut line = Zeroizing::new(String::with_capacity(1024));
    lines.borrow_mut().read_line(&mut line).map_err(|_| Failure::NoPassword)?;
    // PowerShell begins what it pipes with a byte order mark.
    let typed = line.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']);
    if typed.is_empty() { Err(Failure::NoPassword) } else { Ok(Zeroizing::new(typed.to_owned())) }
}

fn unseen(prompt: &str) -> Outcome<Zeroizing<String>> {
    let typed = rpassword::prompt_password(prompt).map_err(|_| Failure::NoPassword)?;
    let typed = Zeroizing::new(typed);
    if typed.is_empty() { Err(Failure::NoPassword) } else { Ok(typed) }
}
