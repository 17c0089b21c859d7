//! A search for whole fields.

use super::Parts;
use crate::text::keys::{name_key, search_key};
use crate::text::{Country, emails, phones};

/// One text in the forms in which whole fields are stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exact {
    /// For names, file numbers and handles.
    pub search_key: String,
    /// For a column of name keys, where brackets and spaces may differ as well.
    pub name_key: String,
    /// E.164, when the text is a phone number.
    pub phone: Option<String>,
    pub email: Option<String>,
}

impl Exact {
    pub fn of(text: &str, country: Country) -> Exact {
        Exact {
            search_key: search_key(text),
            name_key: name_key(text),
            phone: phones::parse(text, country).ok().map(|phone| phone.number),
            email: emails::parse(text).ok(),
        }
    }

    /// Whether some field is this text and nothing more.
    pub fn matches(&self, parts: &Parts) -> bool {
        if self.search_key.is_empty() {
            return false;
        }
        let texts = [parts.names, parts.codes, parts.handles, parts.phones];
        texts.into_iter().flatten().any(|text| search_key(text) == self.search_key)
            || parts.phones.iter().any(|phone| self.phone.as_deref() == Some(*phone))
            || parts.emails.iter().any(|email| self.email.as_deref() == Some(*email))
    }
}
