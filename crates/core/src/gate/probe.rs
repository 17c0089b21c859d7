//! What the database on board can do, tried out in memory: nothing of an office is opened.

use rusqlite::Connection;

use super::connection::cipher_version;
use crate::vault::DatabaseKey;

/// What every database of an office needs.
pub(crate) struct Probe {
    /// The version of the cipher; none when there is none.
    pub cipher: Option<String>,
    pub full_text: bool,
    pub pages: bool,
}

pub(crate) fn probe() -> Probe {
    let Ok(connection) = Connection::open_in_memory() else {
        return Probe { cipher: None, full_text: false, pages: false };
    };
    let key = DatabaseKey::random();
    let keyed = connection
        .execute_batch("pragma cipher_log_level = NONE")
        .and_then(|()| connection.pragma_update(None, "key", key.pragma_literal().as_str()));
    Probe {
        cipher: keyed.ok().and_then(|()| cipher_version(&connection).ok()),
        full_text: connection
            .execute_batch("create virtual table probe using fts5 (text, content = '')")
            .is_ok(),
        pages: connection
            .query_row("select count(*) from sqlite_dbpage", [], |row| row.get::<_, i64>(0))
            .is_ok(),
    }
}
