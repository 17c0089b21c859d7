//! Someone who has signed in at a terminal to run one command.

use std::{fs, path::Path, sync::Arc};

use clientele_core::{
    Core, Error, Office, Result, Tx, View,
    access::{Session, Whoami},
    accounts, office,
    settings::{self, Settings},
    vault::RecoveryKey,
};
use zeroize::Zeroizing;

use crate::{
    failure::{Failure, Outcome},
    keychain,
    shown::Shown,
    terminal::Terminal,
};

pub struct Caller<'t> {
    pub terminal: &'t Terminal,
    pub office: Office,
    pub core: Arc<Core>,
    pub session: Session,
    pub me: Whoami,
    pub settings: Settings,
    pub operation: String,
}

impl Terminal {
    /// Takes hold of the office and signs the person in.
    pub fn sign_in(&self) -> Outcome<Caller<'_>> {
        Ok(self.sign_in_keeping_password()?.0)
    }

    /// Signs the person in and keeps the password, for what asks for it once more.
    pub fn sign_in_keeping_password(&self) -> Outcome<(Caller<'_>, Zeroizing<String>)> {
        // Held before a password is asked for: nobody types one in vain.
        let office = Office::open(&self.home()?, self.clock.clone())?;
        keychain::begin();
        let login = self.login(&office)?;
        let password = self.keyboard.password(self.language())?;
        Ok((self.begin_call(office, &login, &password)?, password))
    }

    /// The recovery key of a sheet: out of its text file, or typed.
    pub fn recovery_key(&self, file: Option<&Path>) -> Outcome<RecoveryKey> {
        let typed = match file {
            Some(file) => {
                let unreadable = |_| Error::Unreadable { path: file.to_owned() };
                Zeroizing::new(fs::read_to_string(file).map_err(unreadable)?)
            }
            None => self.keyboard.recovery_key(self.language())?,
        };
        office::key_on_sheet(&typed).map_err(Failure::from_recovery)
    }

    fn begin_call(&self, office: Office, login: &str, password: &str) -> Outcome<Caller<'_>> {
        let signed_in = office.sign_in(login, password)?;
        let (core, session) = (signed_in.core, signed_in.session);
        let (me, settings) =
            core.read(&session, |view| Ok((accounts::whoami(view), settings::get(view))))?;
        self.speak_with(me.language, settings.language);
        if signed_in.should_change_password && !signed_in.must_change_password {
            self.remark(self.language().word("cli.remarks.old_password"));
        }
        for warning in &signed_in.warnings {
            self.remark(&warning.say(self.language()));
            self.remark(self.language().word(&format!("cli.warnings.{}", warning.code())));
        }
        let operation = self.operation();
        Ok(Caller { terminal: self, office, core, session, me, settings, operation })
    }

    fn login(&self, office: &Office) -> Outcome<String> {
        if let Some(login) = self.user() {
            return Ok(login.to_owned());
        }
        // Where one person works, nobody needs to say who it is.
        if let [only] = office.known_logins().as_slice() {
            return Ok(only.clone());
        }
        let typed = self.keyboard.line(self.language().word("accounts.prompts.login"))?;
        typed.filter(|it| !it.is_empty()).ok_or(Failure::NoUser)
    }
}

impl Caller<'_> {
    pub fn read<T>(&self, f: impl FnOnce(&View<'_>) -> Result<T>) -> Outcome<T> {
        Ok(self.core.read(&self.session, f)?)
    }

    /// Does what the command says; it is journaled under the command's own name.
    pub fn write<T>(&self, f: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Outcome<T> {
        self.write_as(&self.operation, f)
    }

    /// Does something that the command's words alone do not name.
    pub fn write_as<T>(
        &self,
        operation: &str,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Outcome<T> {
        Ok(self.core.write(&self.session, operation, f)?)
    }

    /// How values are shown to this person.
    pub fn shown(&self) -> Outcome<Shown> {
        let (language, settings) = (self.terminal.language(), self.settings.clone());
        self.read(|view| Shown::load(view, language, settings))
    }
}
