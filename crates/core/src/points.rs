//! Points: the ways to reach a customer, or one of its people.

mod store;

use serde::{Deserialize, Serialize};

pub(crate) use store::{insert, of_contact, of_contacts, of_customer, of_customers, remove};

use crate::text::{self, Country, Rule};

/// What kind of way it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum PointKind {
    Phone,
    Email,
    Wechat,
    Qq,
    Other,
}

impl PointKind {
    /// Every kind, in the order people see them.
    pub const ALL: [PointKind; 5] =
        [PointKind::Phone, PointKind::Email, PointKind::Wechat, PointKind::Qq, PointKind::Other];

    pub fn word(self) -> &'static str {
        match self {
            PointKind::Phone => "phone",
            PointKind::Email => "email",
            PointKind::Wechat => "wechat",
            PointKind::Qq => "qq",
            PointKind::Other => "other",
        }
    }

    pub fn of_word(word: &str) -> Option<PointKind> {
        PointKind::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// One way to reach someone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    pub kind: PointKind,
    /// As a person wrote it.
    pub typed: String,
    /// In the form that is compared: E.164, lower case.
    pub value: String,
    pub extension: Option<String>,
    pub label: Option<String>,
}

impl Point {
    /// Reads one point as typed.
    ///
    /// # Errors
    /// The rule it breaks.
    pub fn parse(kind: PointKind, typed: &str, country: Country) -> Result<Point, Rule> {
        let typed = text::clean::line(typed, 254)?;
        if typed.is_empty() {
            return Err(Rule::Blank);
        }
        let (value, extension, label) = match kind {
            PointKind::Phone => {
                let phone = text::phones::parse(&typed, country)?;
                if phone.extension.as_ref().is_some_and(|it| it.len() > 20) {
                    return Err(Rule::NotAPhone);
                }
                // A longer note stays in what was typed.
                (phone.e164, phone.extension, phone.note.filter(|it| it.chars().count() <= 50))
            }
            PointKind::Email => (text::emails::parse(&typed)?, None, None),
            PointKind::Wechat | PointKind::Qq | PointKind::Other => {
                (text::keys::search_key(&typed), None, None)
            }
        };
        // Folding a character can make several of it.
        if value.chars().count() > text::limits::EMAIL {
            return Err(Rule::TooLong { limit: text::limits::EMAIL });
        }
        Ok(Point { kind, typed, value, extension, label })
    }

    /// How people read it: a phone in its local form.
    pub fn shown(&self, country: Country) -> String {
        match (self.kind, &self.extension) {
            (PointKind::Phone, None) => text::phones::local(&self.value, country),
            (PointKind::Phone, Some(extension)) => {
                format!("{}-{extension}", text::phones::local(&self.value, country))
            }
            (PointKind::Email, _) => self.value.clone(),
            _ => self.typed.clone(),
        }
    }

    /// What someone without the clearance sees.
    pub fn masked(&self) -> String {
        match self.kind {
            PointKind::Phone => text::phones::mask(&self.value),
            PointKind::Email => text::emails::mask(&self.value),
            _ => MASK.to_owned(),
        }
    }
}

/// What stands for a value that nothing may be told about.
pub(crate) const MASK: &str = "****";
