//! Why a command did not do what was asked, as the person hears it and as programs read it.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clientele_core::{Conflict, Error, vault::RecoveryError, words::Language};
use serde::Serialize;

/// Refused or failed.
const FAILED: u8 = 1;
/// Not typed as commands are.
pub const USAGE: u8 = 2;
/// Another process has the office.
const HELD: u8 = 3;

pub type Outcome<T = ()> = Result<T, Failure>;

#[derive(Debug)]
pub enum Failure {
    /// What core says.
    Refused(Error),
    Usage {
        sentence: String,
    },
    NoPassword,
    NoUser,
    /// The folder for the data of programs is not known here, and none was named.
    NoHome,
    /// A file that was to be made is there already.
    AlreadyExists {
        path: String,
    },
    /// The log of operations is not as it was written; the sentence was shown as the answer.
    LogDamaged {
        seq: i64,
    },
    /// The self-check found what no data should be opened with; its lines were shown.
    CheckFailed,
    /// What was asked is done, but where the answer goes nothing could be written.
    AnswerLost,
    /// Whoever read the output has heard enough.
    ReaderGone,
}

/// How a person or a program reads answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    Words,
    Json,
}

#[derive(Serialize)]
struct Told<'a> {
    code: &'a str,
    field: Option<&'a str>,
    message: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    conflicts: &'a [Conflict],
}

impl Failure {
    /// Why what a person typed or brought is no recovery key.
    pub fn from_recovery(error: RecoveryError) -> Failure {
        Failure::Refused(error.into())
    }

    pub fn code(&self) -> &'static str {
        match self {
            Failure::Refused(error) => error.code(),
            Failure::Usage { .. } => "usage",
            Failure::NoPassword => "no_password",
            Failure::NoUser => "no_user",
            Failure::NoHome => "missing_home",
            Failure::AlreadyExists { .. } => "already_exists",
            Failure::LogDamaged { .. } => "log_damaged",
            Failure::CheckFailed => "check_failed",
            Failure::AnswerLost => "answer_lost",
            Failure::ReaderGone => "reader_gone",
        }
    }

    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Failure::Refused(Error::Held { .. }) => HELD,
            Failure::Usage { .. } => USAGE,
            _ => FAILED,
        })
    }

    fn field(&self) -> Option<&str> {
        match self {
            Failure::Refused(error) => error.field(),
            _ => None,
        }
    }

    fn conflicts(&self) -> &[Conflict] {
        match self {
            Failure::Refused(Error::Stale { conflicts }) => conflicts,
            _ => &[],
        }
    }

    /// What happened, and which command helps.
    fn message(&self, language: Language) -> String {
        let hint = language.find(&format!("cli.hints.{}", self.code()));
        let told = [Some(self.sentence(language)), hint.map(str::to_owned)];
        one_line(&told.into_iter().flatten().collect::<Vec<_>>().join("\n"))
    }

    fn sentence(&self, language: Language) -> String {
        match self {
            Failure::Refused(error) => error.sentence(language),
            Failure::Usage { sentence } => sentence.clone(),
            Failure::AlreadyExists { path } => {
                language.say("errors.already_exists", &[("path", path.into())])
            }
            Failure::LogDamaged { seq } => {
                language.say("errors.log_damaged", &[("seq", (*seq).into())])
            }
            Failure::NoPassword
            | Failure::NoUser
            | Failure::NoHome
            | Failure::CheckFailed
            | Failure::AnswerLost
            | Failure::ReaderGone => {
                language.find(&format!("errors.{}", self.code())).unwrap_or_default().to_owned()
            }
        }
    }
}

/// One line on the error output, and nothing else.
pub fn tell(failure: &Failure, language: Language, manner: Manner) {
    let message = failure.message(language);
    let (code, field, conflicts) = (failure.code(), failure.field(), failure.conflicts());
    let line = match manner {
        Manner::Words => format!("{message} ({code})"),
        Manner::Json => {
            let told = Told { code, field, message: &message, conflicts };
            serde_json::to_string(&told).unwrap_or_default()
        }
    };
    // Nobody is left to be told that the error output is closed.
    let _ = writeln!(io::stderr(), "{line}");
}

fn one_line(text: &str) -> String {
    text.split(['\r', '\n']).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

impl Failure {
    /// Why an answer did not get to its reader. It says nothing about the data.
    pub fn of_answer(error: &io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ReaderGone,
            _ => Failure::AnswerLost,
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Refused(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ReaderGone,
            _ => Failure::Refused(error.into()),
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Failure {
        match error.io_error_kind() {
            Some(io::ErrorKind::BrokenPipe) => Failure::ReaderGone,
            _ => Failure::Refused(error.into()),
        }
    }
}
