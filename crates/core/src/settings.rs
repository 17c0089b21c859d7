//! Settings of the office: typed, in the database, with defaults here.

mod store;

use crate::gate::sql::Connection;
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

pub(crate) use store::Setting;

use crate::{
    Error, Result,
    access::SettingsWrite,
    accounts::passwords::Preset,
    gate::{Tx, View},
    text::{self, Country, Rule},
    words::Language,
};

/// The settings by their words, in the order people see them.
pub const FIELDS: [&str; 7] = [
    "organization",
    "country",
    "time_zone",
    "language",
    "password_preset",
    "file_numbers",
    "idle_lock_minutes",
];

/// Minutes without a key or a move, after which a window locks itself.
const IDLE_LEAST: u64 = 1;
const IDLE_MOST: u64 = 60;
const IDLE_RULE: Rule = Rule::OutOfRange { least: IDLE_LEAST as usize, most: IDLE_MOST as usize };

/// What the office has decided about itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Settings {
    /// The name on reports and on the recovery sheet.
    pub organization: String,
    /// Where a phone number without a country code belongs to.
    pub country: Country,
    /// The language of those who have not chosen one.
    pub language: Language,
    /// IANA name; "today" is the date there.
    pub time_zone: String,
    pub password_preset: Preset,
    pub file_numbers: String,
    pub idle_lock_minutes: u64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            organization: String::new(),
            country: Country::CN,
            language: Language::ZhCn,
            time_zone: "Asia/Shanghai".to_owned(),
            password_preset: Preset::Modern,
            file_numbers: "K{000000}".to_owned(),
            idle_lock_minutes: 10,
        }
    }
}

impl Settings {
    pub(crate) fn load(conn: &Connection) -> Result<Settings> {
        store::load(conn)
    }

    fn zone(&self) -> Tz {
        self.time_zone.parse().unwrap_or(Tz::UTC)
    }

    /// The calendar date of a moment, in the office's time zone.
    pub fn date_of(&self, at_ms: i64) -> NaiveDate {
        self.local(at_ms).date()
    }

    /// A moment as the clocks of the office show it.
    pub fn local(&self, at_ms: i64) -> NaiveDateTime {
        let utc = DateTime::from_timestamp_millis(at_ms).unwrap_or_default();
        utc.with_timezone(&self.zone()).naive_local()
    }

    /// The moment at which the clocks of the office show this; the earlier one where they do twice.
    pub fn moment(&self, local: NaiveDateTime) -> i64 {
        let found = self.zone().from_local_datetime(&local).earliest();
        found.map_or_else(|| local.and_utc().timestamp_millis(), |it| it.timestamp_millis())
    }

    /// The moment that a text names: without an offset of its own it is a moment of this office.
    pub(crate) fn moment_read(&self, read: &text::dates::Moment) -> i64 {
        read.utc(&self.zone()).timestamp_millis()
    }

    /// The file number of the n-th customer: digits fill the zeros in braces.
    pub fn file_number(&self, n: i64) -> String {
        let (before, rest) = self.file_numbers.split_once('{').unwrap_or(("K", "000000}"));
        let (zeros, after) = rest.split_once('}').unwrap_or(("000000", ""));
        format!("{before}{n:0width$}{after}", width = zeros.len())
    }

    /// Writes what a person typed into one of the settings.
    ///
    /// # Errors
    /// `NotFound` for one that does not exist, `Invalid` with the field.
    pub fn set(&mut self, field: &str, text: &str) -> Result<()> {
        let text = text.trim();
        let refuse = |rule: Rule| Error::invalid(field, rule);
        match field {
            "organization" => self.organization = text.to_owned(),
            "country" => self.country = text.parse().map_err(refuse)?,
            "language" => {
                self.language = Language::parse(text).ok_or(refuse(Rule::NotAChoice))?;
            }
            "time_zone" => self.time_zone = text.to_owned(),
            "password_preset" => {
                self.password_preset = match text {
                    "modern" => Preset::Modern,
                    "strict" => Preset::Strict,
                    _ => return Err(refuse(Rule::NotAChoice)),
                }
            }
            "file_numbers" => self.file_numbers = text.to_owned(),
            "idle_lock_minutes" => {
                self.idle_lock_minutes = text.parse().map_err(|_| refuse(IDLE_RULE))?;
            }
            _ => return Err(Error::NotFound { entity: "settings" }),
        }
        self.check()
    }

    fn check(&self) -> Result<()> {
        let refuse = |field: &str, rule: Rule| Err(Error::invalid(field, rule));
        match text::clean::line(&self.organization, 200) {
            Ok(name) if name.is_empty() => return refuse("organization", Rule::Blank),
            Ok(_) => {}
            Err(rule) => return refuse("organization", rule),
        }
        if self.time_zone.parse::<Tz>().is_err() {
            return refuse("time_zone", Rule::NotAChoice);
        }
        let zeros = self.file_numbers.split_once('{').and_then(|(_, rest)| rest.split_once('}'));
        let is_pattern = zeros.is_some_and(|(zeros, after)| {
            (1..=12).contains(&zeros.len())
                && zeros.bytes().all(|it| it == b'0')
                && !after.contains('{')
        });
        if !is_pattern || self.file_numbers.len() > 40 {
            return refuse("file_numbers", Rule::NotANumbering);
        }
        if !(IDLE_LEAST..=IDLE_MOST).contains(&self.idle_lock_minutes) {
            return refuse("idle_lock_minutes", IDLE_RULE);
        }
        Ok(())
    }
}

/// The settings, for anyone who is signed in.
pub fn get(view: &View<'_>) -> Settings {
    view.settings().clone()
}

/// The day that somebody typed, counted from today in the office's time zone where they wrote 明天, or
/// left out the year.
///
/// # Errors
/// `Invalid`, with what was typed in the place of the field.
pub fn day(view: &View<'_>, text: &str) -> Result<NaiveDate> {
    let read = text::dates::typed(text, view.typing());
    read.map_err(|rule| Error::invalid(text.trim(), rule))
}

/// Changes the settings that differ.
///
/// # Errors
/// `Forbidden` without `settings.write`; `Invalid` with the field.
pub fn update(tx: &mut Tx<'_>, settings: &Settings) -> Result<()> {
    let _write = tx.grant::<SettingsWrite>()?;
    settings.check()?;
    store::save(tx, settings)
}
