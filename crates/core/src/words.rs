//! The words a person reads: a catalogue for each language, and the formatter that fills it in.
//!
//! A key is `<feature>.<path>` of `locales/<language>/<feature>.json`. The build fails when the
//! languages do not agree (`build.rs`), so a key that is in one is in all of them.

#[cfg(test)]
mod catalogue;
mod language;
mod value;

#[cfg(test)]
mod tests;

pub use language::{Language, UnknownLanguage};
pub use value::Value;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Stands where a word or a value is missing: a slip of ours, which the log names.
const MISSING: &str = "–";

impl Language {
    /// All words of this language, sorted by key: plural forms keep their `_one` and `_other`.
    pub fn words(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Language::En => EN,
            Language::ZhCn => ZH_CN,
            Language::ZhTw => ZH_TW,
        }
    }

    /// The word for a key that may not be there, such as the name of a choice the office made.
    pub fn find(self, key: &str) -> Option<&'static str> {
        let words = self.words();
        let place = words.binary_search_by_key(&key, |(key, _)| key).ok()?;
        words.get(place).map(|(_, word)| *word)
    }

    /// The word for a key that is known to be there. Use [`Language::find`] for any other.
    pub fn word(self, key: &str) -> &'static str {
        self.find(key).unwrap_or_else(|| {
            debug_assert!(false, "there is no word for `{key}`");
            tracing::error!(key, "there is no word for this key");
            MISSING
        })
    }

    /// The sentence for a key, filled in. A plural is chosen by the argument `count`.
    pub fn say(self, key: &str, arguments: &[(&str, Value<'_>)]) -> String {
        let sentence = match self.find(key) {
            Some(sentence) => sentence,
            None => self.word(&format!("{key}_{}", self.plural_form(arguments))),
        };
        self.fill(key, sentence, arguments)
    }

    /// Values as a list: `a, b, c`.
    pub fn list<'a>(self, items: impl IntoIterator<Item = &'a str>) -> String {
        let items: Vec<&str> = items.into_iter().collect();
        match items[..] {
            // Nothing to separate: most lists are no longer, and a sheet has a million of them.
            [] => String::new(),
            [one] => one.to_owned(),
            _ => items.join(self.word("formats.list_separator")),
        }
    }

    fn plural_form(self, arguments: &[(&str, Value<'_>)]) -> &'static str {
        let count = arguments.iter().find(|(name, _)| *name == "count").map(|(_, value)| value);
        match (self, count) {
            (Language::En, Some(Value::Number(1))) => "one",
            _ => "other",
        }
    }

    /// One pass from left to right, so braces inside a value stay what they are.
    fn fill(self, key: &str, sentence: &str, arguments: &[(&str, Value<'_>)]) -> String {
        let mut filled = String::with_capacity(sentence.len() + 32);
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once("{{") {
            let (name, after) = after.split_once("}}").unwrap_or((after, ""));
            filled.push_str(before);
            match arguments.iter().find(|(argument, _)| *argument == name) {
                Some((_, value)) => filled.push_str(&value.shown(self)),
                None => {
                    debug_assert!(false, "`{key}` needs a value for `{name}`");
                    tracing::error!(key, name, "this sentence lacks a value");
                    filled.push_str(MISSING);
                }
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
    }
}
