//! Where a page ended, as the next one is asked for.

use serde::{Deserialize, Serialize};

use crate::{Error, Result, gate::sql::Value};

/// Where a page ended.
#[derive(Serialize, Deserialize)]
pub(super) struct Cursor {
    pub id: i64,
    #[serde(with = "in_json")]
    pub key: Value,
}

impl Cursor {
    pub fn write(&self) -> Result<String> {
        Ok(serde_json::to_string(self)?)
    }

    pub fn read(text: &str) -> Result<Cursor> {
        serde_json::from_str(text).map_err(|_| refusal())
    }
}

pub(super) fn refusal() -> Error {
    Error::invalid("after", crate::text::Rule::WrongFormat)
}

/// A value that rows are ordered by: a number or a text.
mod in_json {
    use crate::gate::sql::Value;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Key {
        Number(i64),
        Text(String),
    }

    pub fn serialize<S: Serializer>(value: &Value, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Value::Integer(number) => Key::Number(*number),
            Value::Text(text) => Key::Text(text.clone()),
            _ => Key::Number(0),
        }
        .serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        Ok(match Key::deserialize(deserializer)? {
            Key::Number(number) => Value::Integer(number),
            Key::Text(text) => Value::Text(text),
        })
    }
}
