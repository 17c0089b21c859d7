//! Points: the ways to reach a customer, or one of its people.

mod store;

use serde::{Deserialize, Serialize};

pub(crate) use store::{insert, of_contact, of_contacts, of_customer, of_customers, remove};

use crate::{
    text::{self, Country, Rule},
    words::Language,
};

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
    /// In the form that is compared: E.164, lower case; bare digits of a phone that nobody can place.
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
                    return Err(Rule::NotAPhone { country });
                }
                // A longer note stays in what was typed.
                (phone.number, phone.extension, phone.note.filter(|it| it.chars().count() <= 50))
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

    /// A telephone number that is kept as it was written: nobody can tell where it rings.
    pub fn unplaced(typed: &str) -> Option<Point> {
        const LONGEST: usize = 60;
        let typed = text::clean::line(typed, LONGEST).ok()?;
        let phone = text::phones::unplaced(&typed)?;
        Some(Point {
            kind: PointKind::Phone,
            typed,
            value: phone.number,
            extension: phone.extension.filter(|it| it.len() <= 20),
            label: phone.note.filter(|it| it.chars().count() <= 50),
        })
    }

    /// Whether it is such a number, and the other may well be the same with its area code.
    pub fn may_be(&self, other: &Point) -> bool {
        /// Fewer are the end of many numbers.
        const FEWEST: usize = 7;
        let is_phone = |it: &Point| it.kind == PointKind::Phone;
        is_phone(self)
            && is_phone(other)
            && !self.value.starts_with('+')
            && self.value.len() >= FEWEST
            && other.value.ends_with(&self.value)
            && text::phones::is_landline(&other.value)
            && (self.extension.is_none() || self.extension == other.extension)
    }

    /// How people read it: a phone in its local form, with its extension behind it.
    pub fn shown(&self, country: Country, language: Language) -> String {
        match (self.kind, &self.extension) {
            // Nobody can tell how its digits belong together, but who wrote them.
            (PointKind::Phone, None) if self.label.is_none() && !self.value.starts_with('+') => {
                self.typed.clone()
            }
            (PointKind::Phone, extension) => {
                phone(&self.value, extension.as_deref(), country, language)
            }
            (PointKind::Email, _) => self.value.clone(),
            _ => self.typed.clone(),
        }
    }

    /// What somebody is called of whom nothing else is known: names are seen by all, so it tells no more than
    /// a mask, 138****0002 and w***.
    pub fn as_name(&self) -> String {
        match self.kind {
            PointKind::Phone | PointKind::Email => self.masked(),
            _ => self.typed.chars().take(1).chain("***".chars()).collect(),
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

/// A number as it is written in `country`; its extension stands apart, never as if it were a part of
/// the number: `010-65521234 转801`, `07-331-2233 #5`, `030 123456 ext. 5`. What is written here,
/// [`Point::parse`] reads.
pub(crate) fn phone(
    e164: &str,
    extension: Option<&str>,
    country: Country,
    language: Language,
) -> String {
    let number = text::phones::local(e164, country);
    let Some(extension) = extension else { return number };
    let words = [("number", number.as_str().into()), ("extension", extension.into())];
    language.say("formats.extension", &words)
}

/// What stands for a value that nothing may be told about.
pub(crate) const MASK: &str = "****";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extension_is_shown_apart_and_reads_back() {
        let germany: Country = "DE".parse().unwrap();
        let countries = [Country::CN, Country::TW, Country::HK, germany];
        for (typed, country, language, shown) in [
            ("010-65521234-801", Country::CN, Language::ZhCn, "010-65521234 转801"),
            ("010-65521234-801", Country::CN, Language::En, "010-65521234 ext. 801"),
            ("07-3312233 ext.5", Country::TW, Language::ZhTw, "07-331-2233 #5"),
            ("07-3312233 分機 12", Country::TW, Language::ZhTw, "07-331-2233 #12"),
            ("07-3312233 x12", Country::TW, Language::En, "07-331-2233 ext. 12"),
            ("07-3312233轉8001", Country::TW, Language::ZhTw, "07-331-2233 #8001"),
            ("2345 6789 #123", Country::HK, Language::ZhTw, "2345 6789 #123"),
            ("030/6223847 ext 5", germany, Language::En, "030 6223847 ext. 5"),
        ] {
            let point = Point::parse(PointKind::Phone, typed, country).unwrap();
            assert_eq!(point.shown(country, language), shown);
            for (home, said) in countries.into_iter().zip(Language::ALL.into_iter().cycle()) {
                let written = point.shown(home, said);
                assert_eq!(text::phones::split(&written), [written.as_str()]);
                let again = Point::parse(PointKind::Phone, &written, home).unwrap();
                assert_eq!(
                    (again.value, again.extension),
                    (point.value.clone(), point.extension.clone())
                );
            }
        }
    }
}
