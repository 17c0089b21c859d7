//! SQL of the public keys of recovery sheets.

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    Error, Result,
    access::{AccountsRead, AccountsWrite, Placement},
    gate::{Entity, Rows, View},
    vault::{NewSheet, PublicKey, SlotId},
};

/// A recovery sheet, as far as the database knows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Sheet {
    #[serde(skip)]
    pub id: i64,
    pub number: u32,
    pub public_key: PublicKey,
}

impl Sheet {
    pub fn of(new: &NewSheet) -> Result<Sheet> {
        let number = number_of(new.slot).ok_or_else(|| Error::broken("a sheet has a number"))?;
        Ok(Sheet { id: 0, number, public_key: new.public_key })
    }

    pub fn slot(&self) -> SlotId {
        SlotId::Recovery(self.number)
    }
}

impl Entity for Sheet {
    const WORD: &'static str = "recovery";
    const TABLES: &'static [&'static str] = &["secrets"];
    const PERSONAL: &'static [&'static str] = &[];
    // The vault holds what belongs to it.
    const FINAL: &'static [&'static str] = &["public_key"];
    type Read = AccountsRead;
    type Create = AccountsWrite;
    type Update = AccountsWrite;
    type Delete = AccountsWrite;

    fn id(&self) -> i64 {
        self.id
    }

    fn with_id(self, id: i64) -> Sheet {
        Sheet { id, ..self }
    }

    fn load(view: &View<'_>, id: i64) -> Result<Option<Sheet>> {
        Ok(all(view)?.into_iter().find(|it| it.id == id))
    }

    fn placement(&self, _: &View<'_>) -> Result<Option<Placement>> {
        Ok(None)
    }

    fn insert(&self, rows: &Rows<'_, Sheet>) -> Result<i64> {
        // The vault may have been put back to a time before this number: it is a sheet of now that
        // counts.
        let earlier: Option<i64> = rows
            .reading()
            .query_row("select id from secrets where name = ?1", [self.slot().to_string()], |row| {
                row.get(0)
            })
            .optional()?;
        let id = match earlier {
            Some(id) => {
                rows.execute(
                    "update secrets set value = ?2 where id = ?1",
                    (id, self.public_key.as_bytes().as_slice()),
                )?;
                id
            }
            None => rows.insert(
                "insert into secrets (name, value) values (?1, ?2)",
                (self.slot().to_string(), self.public_key.as_bytes().as_slice()),
            )?,
        };
        Ok(id)
    }

    fn update(&self, rows: &Rows<'_, Sheet>, _: &Sheet) -> Result<()> {
        rows.execute(
            "update secrets set value = ?2 where id = ?1",
            (self.id, self.public_key.as_bytes().as_slice()),
        )?;
        Ok(())
    }

    fn remove(&self, rows: &Rows<'_, Sheet>) -> Result<()> {
        rows.execute("delete from secrets where id = ?1", [self.id])?;
        Ok(())
    }
}

/// Keeps what new keys are sealed to, for the first sheet of an office in the making.
pub(crate) fn keep_public_key(conn: &Connection, sheet: &NewSheet) -> Result<()> {
    conn.execute(
        "insert into secrets (name, value) values (?1, ?2)",
        (sheet.slot.to_string(), sheet.public_key.as_bytes().as_slice()),
    )?;
    Ok(())
}

/// The public keys of the recovery sheets.
pub(crate) fn public_keys(conn: &Connection) -> Result<Vec<(SlotId, PublicKey)>> {
    Ok(sheets(conn)?.into_iter().map(|it| (it.slot(), it.public_key)).collect())
}

/// Every sheet that is in use.
pub(super) fn all(view: &View<'_>) -> Result<Vec<Sheet>> {
    sheets(view.connection())
}

fn sheets(conn: &Connection) -> Result<Vec<Sheet>> {
    let mut statement =
        conn.prepare("select id, name, value from secrets where name glob 'recovery-[0-9]*'")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, [u8; 32]>(2)?))
    })?;
    let mut sheets = Vec::new();
    for row in rows {
        let (id, name, key) = row?;
        let slot: SlotId = serde_json::from_value(Value::String(name))?;
        let number = number_of(slot).ok_or_else(|| Error::broken("a sheet has a number"))?;
        sheets.push(Sheet { id, number, public_key: key.into() });
    }
    Ok(sheets)
}

pub(super) fn number_of(slot: SlotId) -> Option<u32> {
    match slot {
        SlotId::Recovery(number) => Some(number),
        SlotId::Person(_) => None,
    }
}
