//! How values look to a person: words for codes, the office's clock for moments.

use std::collections::HashMap;

use clientele_core::{
    Result, View,
    choices::{self, LISTS},
    customers,
    settings::Settings,
    words::Language,
};
use serde_json::Value;

pub struct Shown {
    pub language: Language,
    settings: Settings,
    /// The word of a choice by its list and code.
    choices: HashMap<(String, String), String>,
}

impl Shown {
    pub fn load(view: &View<'_>, language: Language, settings: Settings) -> Result<Shown> {
        let mut words = HashMap::new();
        for list in LISTS {
            for choice in choices::list(view, list)? {
                let word = choice.word(language).to_owned();
                words.insert((choice.list, choice.code), word);
            }
        }
        Ok(Shown { language, settings, choices: words })
    }

    /// A moment by the office's clocks.
    pub fn moment(&self, at_ms: i64) -> String {
        self.language.moment(self.settings.local(at_ms))
    }

    /// A name with the mark of sample data.
    pub fn sample(&self, name: &str) -> String {
        format!("{name} [{}]", self.language.word("samples.mark"))
    }

    /// The word of a choice; a code that no list has is shown as it is.
    pub fn choice(&self, list: &str, code: &str) -> String {
        let key = (list.to_owned(), code.to_owned());
        self.choices.get(&key).map_or_else(|| code.to_owned(), Clone::clone)
    }

    /// The value of a field as core serialises it, of whatever it is a field.
    pub fn field(&self, field: &str, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(true) => self.language.word("formats.yes").to_owned(),
            Value::Bool(false) => self.language.word("formats.no").to_owned(),
            Value::Number(number) => match number.as_i64() {
                Some(at) if field.ends_with("_at") => self.moment(at),
                _ => number.to_string(),
            },
            Value::String(text) => self.text(field, text),
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|it| self.field(field, it)).collect();
                self.language.list(items.iter().map(String::as_str))
            }
            Value::Object(parts) => {
                let said = ["shown", "typed", "code", "name"].iter().find_map(|it| parts.get(*it));
                said.map_or_else(|| value.to_string(), |it| self.field(field, it))
            }
        }
    }

    fn text(&self, field: &str, text: &str) -> String {
        let word = |group: &str| self.language.find(&format!("{group}.{text}")).map(str::to_owned);
        let word = match field {
            "kind" => word("customers.kinds"),
            "sensitivity" | "clearance" => word("customers.levels"),
            "state" => word("accounts.states"),
            "language" => Language::parse(text).map(|it| it.own_name().to_owned()),
            "roles" => self.language.find(&format!("roles.{text}.name")).map(str::to_owned),
            "role" => Some(self.choice("contact_role", text)),
            "password_preset" => word("accounts.presets"),
            "birthday_on" => {
                text.parse().ok().map(|it: customers::Birthday| it.said(self.language))
            }
            _ if field.ends_with("_on") => {
                text.parse().ok().map(|date: chrono::NaiveDate| self.language.date(date))
            }
            _ if LISTS.contains(&field) => Some(self.choice(field, text)),
            _ => None,
        };
        word.unwrap_or_else(|| text.to_owned())
    }
}
