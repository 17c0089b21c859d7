//! SQL of `settings`: one row a setting that was ever changed.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Settings;
use crate::{
    Error, Result,
    access::{Placement, SettingsWrite},
    gate::{Entity, Rows, Tx, View},
};

/// One setting as it is stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Setting {
    #[serde(skip)]
    id: i64,
    name: String,
    value: Value,
    version: i64,
}

impl Entity for Setting {
    const WORD: &'static str = "settings";
    const TABLES: &'static [&'static str] = &["settings"];
    const PERSONAL: &'static [&'static str] = &[];
    type Read = SettingsWrite;
    type Create = SettingsWrite;
    type Update = SettingsWrite;
    type Delete = SettingsWrite;

    fn id(&self) -> i64 {
        self.id
    }

    fn with_id(self, id: i64) -> Setting {
        Setting { id, ..self }
    }

    fn load(view: &View<'_>, id: i64) -> Result<Option<Setting>> {
        view.one("select id, name, value, version from settings where id = ?1", [id], from_row)
    }

    fn placement(&self, _: &View<'_>) -> Result<Option<Placement>> {
        Ok(None)
    }

    fn insert(&self, rows: &Rows<'_, Setting>) -> Result<i64> {
        Ok(rows.insert(
            "insert into settings (id, name, value, version) values (nullif(?1, 0), ?2, ?3, ?4)",
            (self.id, &self.name, self.value.to_string(), self.version),
        )?)
    }

    fn update(&self, rows: &Rows<'_, Setting>, _: &Setting) -> Result<()> {
        rows.execute(
            "update settings set value = ?2, version = ?3 where id = ?1",
            (self.id, self.value.to_string(), self.version),
        )?;
        Ok(())
    }

    fn remove(&self, rows: &Rows<'_, Setting>) -> Result<()> {
        rows.execute("delete from settings where id = ?1", [self.id])?;
        Ok(())
    }
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Setting> {
    let value: String = row.get(2)?;
    Ok(Setting {
        id: row.get(0)?,
        name: row.get(1)?,
        value: serde_json::from_str(&value).unwrap_or(Value::Null),
        version: row.get(3)?,
    })
}

pub(super) fn load(conn: &Connection) -> Result<Settings> {
    let mut statement = conn.prepare_cached("select name, value from settings")?;
    let rows = statement.query_map([], |row| {
        let value: String = row.get(1)?;
        Ok((row.get::<_, String>(0)?, serde_json::from_str(&value).unwrap_or(Value::Null)))
    })?;
    let known: Map<String, Value> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(serde_json::from_value(Value::Object(known))?)
}

pub(super) fn save(tx: &mut Tx<'_>, settings: &Settings) -> Result<()> {
    let wanted = object(settings)?;
    let current = object(tx.settings())?;
    for (name, value) in wanted {
        if current.get(&name) != Some(&value) {
            save_one(tx, name, value)?;
        }
    }
    Ok(())
}

fn save_one(tx: &mut Tx<'_>, name: String, value: Value) -> Result<()> {
    let stored = tx.one("select id from settings where name = ?1", [&name], |row| row.get(0))?;
    match stored {
        Some(id) => {
            let held = tx.hold::<Setting, SettingsWrite>(id)?;
            let after = Setting { value, version: held.version + 1, ..held.clone() };
            tx.update(&held, &after)
        }
        None => {
            let write = tx.grant::<SettingsWrite>()?;
            tx.insert(&write, &Setting { id: 0, name, value, version: 1 }).map(drop)
        }
    }
}

fn object(settings: &Settings) -> Result<Map<String, Value>> {
    match serde_json::to_value(settings)? {
        Value::Object(fields) => Ok(fields),
        _ => Err(Error::broken("settings are a set of fields")),
    }
}
