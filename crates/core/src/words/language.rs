//! The languages that Clientele speaks, and the many ways in which computers name them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS,
)]
pub enum Language {
    #[serde(rename = "en")]
    En,
    #[serde(rename = "zh-CN")]
    ZhCn,
    #[serde(rename = "zh-TW")]
    ZhTw,
}

/// A text that names none of the languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a language: use en, zh-CN or zh-TW")]
pub struct UnknownLanguage;

impl Language {
    pub const ALL: [Language; 3] = [Language::En, Language::ZhCn, Language::ZhTw];

    /// The tag of BCP 47, as it stands in settings, on the wire and in file names.
    pub fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::ZhCn => "zh-CN",
            Language::ZhTw => "zh-TW",
        }
    }

    /// What its speakers call it: the same in every language.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::En => "English",
            Language::ZhCn => "简体中文",
            Language::ZhTw => "繁體中文",
        }
    }

    /// Understands `zh_CN.UTF-8`, `zh-Hant-HK`, `en_GB@euro` and their kind. `C` and `POSIX` name no
    /// language. A script says more than a country: `zh-Hans-HK` is simplified.
    pub fn parse(text: &str) -> Option<Language> {
        let name = text.trim().split(['.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        let mut parts = name.split(['-', '_']);
        match parts.next()? {
            "en" => Some(Language::En),
            "zh" => Some(Language::of_chinese(parts)),
            _ => None,
        }
    }

    /// What whoever works at this computer speaks with it, as far as it is spoken here.
    pub fn of_computer() -> Option<Language> {
        Language::preferred(sys_locale::get_locales())
    }

    /// The first language of a list of wishes, best first, that is spoken here.
    fn preferred(wishes: impl IntoIterator<Item = impl AsRef<str>>) -> Option<Language> {
        wishes.into_iter().find_map(|wish| Language::parse(wish.as_ref()))
    }

    fn of_chinese<'a>(parts: impl Iterator<Item = &'a str>) -> Language {
        let mut found = Language::ZhCn;
        for part in parts {
            match part {
                "hans" => return Language::ZhCn,
                "hant" => return Language::ZhTw,
                "tw" | "hk" | "mo" => found = Language::ZhTw,
                _ => {}
            }
        }
        found
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Language, UnknownLanguage> {
        Language::parse(text).ok_or(UnknownLanguage)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn the_first_wish_that_is_spoken_here_is_taken() {
        assert_eq!(Language::preferred(["C", "de-DE", "zh-TW", "en-US"]), Some(Language::ZhTw));
        // As Windows and macOS tell it.
        assert_eq!(Language::preferred(["zh-Hans-CN", "en-US"]), Some(Language::ZhCn));
        assert_eq!(Language::preferred(["zh-Hant-HK"]), Some(Language::ZhTw));
        assert_eq!(Language::preferred(["", "C", "fr"]), None);
    }
}
