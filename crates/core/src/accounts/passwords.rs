//! Passwords: what is asked of a new one, how long it lasts, and the ones the program makes up.

mod age;
mod folded;
mod habits;
mod history;
mod initial;
mod personal;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;
use zxcvbn::{Score, feedback::Warning};

pub use age::Age;
use folded::Folded;
pub use history::{HistoryFault, history_entry, is_reused};
pub use initial::initial;
use personal::Personal;

/// The two sets of rules an office chooses from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// Long and hard to guess; nothing else is asked.
    #[default]
    Modern,
    /// Kinds of characters and a change every quarter as well, where a rule book demands it.
    Strict,
}

/// What a password must be and how long it may stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// In characters, after composing them (NFC).
    minimum: usize,
    /// Nothing is ever cut off: what is longer is refused.
    limit: usize,
    /// How many of lower-case letters, capitals, digits and others there must be.
    classes: usize,
    remind_after_days: i64,
    expire_after_days: Option<i64>,
}

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Weakness {
    #[error("shorter than {minimum} characters")]
    TooShort { minimum: usize },
    #[error("longer than {limit} characters")]
    TooLong { limit: usize },
    #[error("contains an invisible character")]
    ControlCharacter,
    #[error("too few kinds of characters")]
    Classes,
    #[error("used by many")]
    Common,
    #[error("contains a name of the person or of the office")]
    Personal,
    #[error("hardly more than a date")]
    Date,
    #[error("hardly more than a phone number")]
    Phone,
    #[error("follows a pattern")]
    Pattern,
    #[error("guessed too soon")]
    Guessable,
    #[error("used before")]
    Reused,
}

impl Weakness {
    /// The name on the wire and in the catalogues, under `errors.weak_password`.
    pub fn code(self) -> &'static str {
        match self {
            Weakness::TooShort { .. } => "too_short",
            Weakness::TooLong { .. } => "too_long",
            Weakness::ControlCharacter => "control_character",
            Weakness::Classes => "classes",
            Weakness::Common => "common",
            Weakness::Personal => "personal",
            Weakness::Date => "date",
            Weakness::Phone => "phone",
            Weakness::Pattern => "pattern",
            Weakness::Guessable => "guessable",
            Weakness::Reused => "reused",
        }
    }
}

impl Policy {
    pub fn of(preset: Preset) -> Policy {
        let modern = Policy {
            minimum: 10,
            limit: 128,
            classes: 1,
            remind_after_days: 180,
            expire_after_days: None,
        };
        match preset {
            Preset::Modern => modern,
            Preset::Strict => {
                Policy { classes: 3, remind_after_days: 83, expire_after_days: Some(90), ..modern }
            }
        }
    }

    /// Refuses a password that is easily guessed. `personal` is what a colleague would try: the
    /// login, the person's name, the name of the office. Whether it was used before is asked of
    /// [`is_reused`].
    ///
    /// # Errors
    /// The first reason that a person should hear.
    pub fn check(&self, password: &str, personal: &[&str]) -> Result<(), Weakness> {
        let password = composed(password);
        let length = password.chars().count();
        if length < self.minimum {
            return Err(Weakness::TooShort { minimum: self.minimum });
        }
        if length > self.limit {
            return Err(Weakness::TooLong { limit: self.limit });
        }
        if password.chars().any(is_invisible) {
            return Err(Weakness::ControlCharacter);
        }
        if classes(&password) < self.classes {
            return Err(Weakness::Classes);
        }
        let personal = Personal::of(personal);
        let folded = Folded::of(&password);
        if personal.is_named_in(&folded) {
            return Err(Weakness::Personal);
        }
        if let Some(weakness) = habits::weakness_of(&folded, &personal) {
            return Err(weakness);
        }
        must_withstand_guessing(&password, &personal)
    }
}

/// At least 10^8 guesses by zxcvbn's count, which knows the office's names and the habits too.
fn must_withstand_guessing(password: &str, personal: &Personal) -> Result<(), Weakness> {
    let known: Vec<&str> = personal.words().chain(habits::words()).collect();
    let estimate = zxcvbn::zxcvbn(password, &known);
    if estimate.score() >= Score::Three {
        return Ok(());
    }
    let warning = estimate.feedback().and_then(zxcvbn::feedback::Feedback::warning);
    Err(match warning {
        Some(
            Warning::StraightRowsOfKeysAreEasyToGuess
            | Warning::ShortKeyboardPatternsAreEasyToGuess
            | Warning::RepeatsLikeAaaAreEasyToGuess
            | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess
            | Warning::SequencesLikeAbcAreEasyToGuess,
        ) => Weakness::Pattern,
        Some(
            Warning::ThisIsATop10Password
            | Warning::ThisIsATop100Password
            | Warning::ThisIsACommonPassword
            | Warning::ThisIsSimilarToACommonlyUsedPassword,
        ) => Weakness::Common,
        Some(Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess) => {
            Weakness::Date
        }
        _ => Weakness::Guessable,
    })
}

/// The password in NFC, so that it is the same from every keyboard.
fn composed(password: &str) -> Zeroizing<String> {
    // NFC is at most three times as long in UTF-8: the string never grows and leaves no copy.
    let mut composed = Zeroizing::new(String::with_capacity(password.len() * 3));
    composed.extend(password.nfc());
    composed
}

/// What nobody can see, and so nobody can type again.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(letter, '\u{ad}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

fn classes(password: &str) -> usize {
    let kinds: [fn(char) -> bool; 4] =
        [char::is_lowercase, char::is_uppercase, char::is_numeric, |letter| {
            !letter.is_lowercase() && !letter.is_uppercase() && !letter.is_numeric()
        }];
    kinds.iter().filter(|is_kind| password.chars().any(is_kind)).count()
}
