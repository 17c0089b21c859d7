//! SQL of the vault: whom the database knows, and by which key.

use rusqlite::Connection;

use super::{PublicKey, SlotId};
use crate::{Result, access::AccountState, id::AccountId, recovery};

/// A person or a sheet that the database knows.
pub(super) struct Known {
    pub slot: SlotId,
    /// The login of a person; none for a sheet.
    pub login: Option<String>,
    pub is_enabled: bool,
    pub public_key: PublicKey,
}

/// Everyone who has an account, and every recovery sheet.
pub(super) fn everyone(conn: &Connection) -> Result<Vec<Known>> {
    let mut statement =
        conn.prepare("select id, login, state, public_key from accounts order by id")?;
    let people = statement.query_map([], |row| {
        let account: AccountId = row.get(0)?;
        Ok(Known {
            slot: SlotId::Person(account),
            login: Some(row.get(1)?),
            is_enabled: AccountState::of_word(&row.get::<_, String>(2)?) == AccountState::Enabled,
            public_key: row.get::<_, [u8; 32]>(3)?.into(),
        })
    })?;
    let mut known = people.collect::<rusqlite::Result<Vec<_>>>()?;
    for (slot, public_key) in recovery::public_keys(conn)? {
        known.push(Known { slot, login: None, is_enabled: true, public_key });
    }
    Ok(known)
}
