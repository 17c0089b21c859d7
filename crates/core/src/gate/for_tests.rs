//! What only tests do to an open office: looking behind the gate, and breaking in.

use std::collections::BTreeMap;

use rusqlite::{Connection, config::DbConfig, types::Value};

use super::{Core, DATABASE, Purpose, open};
use crate::{Result, access::Session, journal};

impl Core {
    /// Every row of every table, also of the record of looks: to compare two offices.
    #[doc(hidden)]
    pub fn dump_for_tests(&self) -> Result<BTreeMap<String, Vec<String>>> {
        let mut tables = self.read_unattended(dump)?;
        tables.extend(self.looks.read(dump)?);
        Ok(tables)
    }

    /// A row as the journal knows it, marks of versions left out; none where it is gone.
    #[doc(hidden)]
    pub fn image_for_tests(
        &self,
        session: &Session,
        entity: &str,
        id: i64,
    ) -> Result<Option<serde_json::Value>> {
        self.read(session, |view| journal::image(view, entity, id))
    }

    /// The kinds of rows that the journal knows.
    #[doc(hidden)]
    pub fn kinds_for_tests() -> &'static [&'static str] {
        journal::KINDS
    }

    /// Runs statements past the gate, as someone would who has the key and tools of their own.
    #[doc(hidden)]
    pub fn tamper_for_tests(&self, sql: &str) -> Result<()> {
        let key = self.strongbox.database_key();
        let connection = open(&self.folder.join(DATABASE), &key, Purpose::Build)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        connection.pragma_update(None, "foreign_keys", false)?;
        connection.execute_batch(sql)?;
        self.columns.forget();
        Ok(())
    }
}

fn dump(conn: &Connection) -> Result<BTreeMap<String, Vec<String>>> {
    let mut names = conn.prepare("select name from sqlite_schema where type = 'table'")?;
    let names =
        names.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    names.into_iter().map(|name| Ok((name.clone(), rows(conn, &name)?))).collect()
}

fn rows(conn: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement = conn.prepare(&format!("select * from \"{table}\" order by 1"))?;
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| {
        let values = (0..columns).map(|it| row.get::<_, Value>(it));
        Ok(format!("{:?}", values.collect::<rusqlite::Result<Vec<_>>>()?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
