//! SQL of backups: what there is to count, who may restore, and what a restore keeps of the office
//! as it is now.

use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;

use super::{preview::Lost, records::Counts};
use crate::{
    Result,
    gate::View,
    id::AccountId,
    journal::Head,
    vault::{DatabaseKey, PublicKey, SlotId},
};

/// Pins the moment that a transaction sees: it begins with its first read.
pub(super) fn begin(conn: &Connection) -> Result<()> {
    conn.query_row("select count(*) from sqlite_schema", [], |_| Ok(()))?;
    Ok(())
}

pub(super) fn counts(crm: &Connection, access: &Connection) -> Result<Counts> {
    Ok(Counts { looks: count_of_looks(access)?, ..counts_of_crm(crm)? })
}

pub(super) fn counts_of_crm(crm: &Connection) -> Result<Counts> {
    let counts = crm.query_row(
        "select (select count(*) from customers where deleted_at is null),
                (select count(*) from contacts), (select count(*) from tasks),
                (select count(*) from accounts), (select count(*) from operations)",
        [],
        |row| {
            Ok(Counts {
                customers: row.get(0)?,
                contacts: row.get(1)?,
                tasks: row.get(2)?,
                accounts: row.get(3)?,
                operations: row.get(4)?,
                looks: 0,
            })
        },
    )?;
    Ok(counts)
}

pub(super) fn count_of_looks(access: &Connection) -> Result<u64> {
    Ok(access.query_row("select count(*) from looks", [], |row| row.get(0))?)
}

/// The public keys of the people who hold the right to restore.
pub(super) fn keys_of_restorers(crm: &Connection, now_ms: i64) -> Result<Vec<(SlotId, PublicKey)>> {
    let mut statement = crm.prepare(
        "select a.id, a.public_key from accounts a
         where a.state = 'enabled'
           and (exists (
               select 1 from account_roles r join role_rights p on p.role_id = r.role_id
               where r.account_id = a.id and p.\"right\" = 'backups.restore'
                 and coalesce(r.valid_from, ?1) <= ?1 and coalesce(r.valid_to, ?1 + 1) > ?1)
             or exists (
               select 1 from account_rights o
               where o.account_id = a.id and o.\"right\" = 'backups.restore'
                 and o.effect = 'allow' and coalesce(o.valid_to, ?1 + 1) > ?1))
           and not exists (
               select 1 from account_rights o
               where o.account_id = a.id and o.\"right\" = 'backups.restore'
                 and o.effect = 'deny' and coalesce(o.valid_to, ?1 + 1) > ?1)
         order by a.id",
    )?;
    let rows = statement.query_map([now_ms], |row| {
        Ok((SlotId::Person(row.get(0)?), PublicKey::from(row.get::<_, [u8; 32]>(1)?)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What an abandoned database leaves to the one that takes its place.
pub(super) struct CarriedOver {
    /// The newest entry of the log that is given up.
    pub abandoned: Option<Head>,
    /// Accounts that only the backup has, disabled for review.
    pub disabled: u64,
}

/// Brings who may come in, and every number given out so far, from the live database into the one
/// that takes its place. The connection must have triggers and foreign keys off.
pub(super) fn carry_over(
    conn: &mut Connection,
    live: &str,
    key: &DatabaseKey,
) -> Result<CarriedOver> {
    conn.execute("attach ?1 as live key ?2", (live, key.pragma_literal().as_str()))?;
    let begun = conn.transaction()?;
    begun.execute_batch(CARRY_RIGHTS)?;
    begun.execute_batch(MERGE_DEPARTMENTS)?;
    let disabled = merge_accounts(&begun)?;
    begun.execute_batch(RAISE_NUMBERS)?;
    let abandoned = begun
        .query_row("select seq, hash from live.operations order by seq desc limit 1", [], |row| {
            Ok(Head::new(row.get(0)?, &row.get(1)?))
        })
        .optional()?;
    begun.commit()?;
    conn.execute("detach live", [])?;
    Ok(CarriedOver { abandoned, disabled })
}

const CARRY_RIGHTS: &str = "
    delete from main.role_rights;
    delete from main.account_roles;
    delete from main.account_rights;
    delete from main.account_passwords;
    delete from main.roles;
    delete from main.field_levels;
    delete from main.secrets;
    insert into main.roles select * from live.roles;
    insert into main.role_rights select * from live.role_rights;
    insert into main.account_roles select * from live.account_roles;
    insert into main.account_rights select * from live.account_rights;
    insert into main.account_passwords select * from live.account_passwords;
    insert into main.field_levels select * from live.field_levels;
    insert into main.secrets select * from live.secrets;
";

/// Departments decide how far rights reach: the present ones win. One that only the backup has
/// stays, since customers stand in it, under a name that nobody else has.
const MERGE_DEPARTMENTS: &str = "
    delete from main.departments where id in (select id from live.departments);
    update main.departments set name = substr(name, 1, 80) || ' #' || id
    where exists (select 1 from live.departments l
                  where l.name = main.departments.name
                    and coalesce(l.parent_id, 0) = coalesce(main.departments.parent_id, 0));
    insert into main.departments select * from live.departments;
    delete from main.department_closure;
    insert into main.department_closure (ancestor_id, descendant_id)
    with recursive above (ancestor_id, descendant_id) as (
        select id, id from main.departments
        union
        select d.parent_id, a.descendant_id
        from above a join main.departments d on d.id = a.ancestor_id
        where d.parent_id is not null)
    select ancestor_id, descendant_id from above;
";

/// The present accounts win. One that only the backup has stays, since rows name it, but nobody
/// signs in with it before a review.
fn merge_accounts(conn: &Connection) -> Result<u64> {
    conn.execute("delete from main.accounts where id in (select id from live.accounts)", [])?;
    conn.execute(
        "update main.accounts set login = 'former-' || id, login_key = 'former-' || id
         where login_key in (select login_key from live.accounts)",
        [],
    )?;
    let disabled = conn.execute("update main.accounts set state = 'disabled'", [])?;
    conn.execute("insert into main.accounts select * from live.accounts", [])?;
    Ok(disabled as u64)
}

/// No number is given out twice, not even one of a row that is given up.
const RAISE_NUMBERS: &str = "
    update main.sqlite_sequence as own set seq = max(own.seq,
        (select l.seq from live.sqlite_sequence l where l.name = own.name))
    where exists (select 1 from live.sqlite_sequence l where l.name = own.name);
    insert into main.sqlite_sequence (name, seq)
    select l.name, l.seq from live.sqlite_sequence l
    where not exists (select 1 from main.sqlite_sequence own where own.name = l.name);
";

/// The newest restore or undone restore in the log.
pub(super) struct LastRestore {
    operation: String,
    pub at: i64,
    /// What it noted.
    pub note: Value,
}

impl LastRestore {
    /// The folder of the data from before; none of what was undone already.
    pub fn previous_folder(&self) -> Option<String> {
        let is_restore = self.operation == "backups.restore";
        is_restore.then(|| self.note.get("previous")?.as_str().map(str::to_owned)).flatten()
    }
}

pub(super) fn last_restore(conn: &Connection) -> Result<Option<LastRestore>> {
    let found: Option<(String, i64, Vec<u8>)> = conn
        .query_row(
            "select operation, at, bytes from operations
             where operation in ('backups.restore', 'backups.undo') and outcome = 'done'
             order by seq desc limit 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    found
        .map(|(operation, at, bytes)| {
            let entry: Value = serde_json::from_slice(&bytes)?;
            let note = entry.get("note").cloned().unwrap_or_default();
            Ok(LastRestore { operation, at, note })
        })
        .transpose()
}

/// What the entries of the log behind this one have done to customers and tasks.
pub(super) fn done_since(view: &View<'_>, newest: i64) -> Result<Lost> {
    let counted = view.one(
        "with since (entity, entity_id, is_new) as (
             select entity, entity_id, max(action = 'create') from changes
             where seq > ?1 and entity in ('customers', 'tasks') group by entity, entity_id)
         select coalesce(sum(entity = 'customers' and is_new), 0),
                coalesce(sum(entity = 'customers' and not is_new), 0),
                coalesce(sum(entity = 'tasks'), 0)
         from since",
        [newest],
        |row| Ok(Lost { created: row.get(0)?, changed: row.get(1)?, tasks: row.get(2)? }),
    )?;
    Ok(counted.unwrap_or_default())
}

/// Disables the accounts that have no way in; answers how many there are.
pub(super) fn disable_others(conn: &Connection, with_a_slot: &[AccountId]) -> Result<u64> {
    let mut statement = conn.prepare("select id from accounts where state = 'enabled'")?;
    let enabled: Vec<AccountId> =
        statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut disable = conn.prepare("update accounts set state = 'disabled' where id = ?1")?;
    let mut disabled = 0;
    for account in enabled.iter().filter(|it| !with_a_slot.contains(it)) {
        disable.execute([account])?;
        disabled += 1;
    }
    Ok(disabled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gate::{self, Purpose};

    /// Who may come in and what they may do is never rewound: these are kept as they are now.
    const KEPT: &[&str] = &[
        "roles",
        "role_rights",
        "account_roles",
        "account_rights",
        "account_passwords",
        "field_levels",
        "secrets",
    ];
    /// Present rows win, and rows that only the backup has stay.
    const MERGED: &[&str] = &["accounts", "departments", "department_closure"];
    const RESTORED: &[&str] = &[
        "categories",
        "category_closure",
        "changes",
        "choices",
        "contacts",
        "customer_tags",
        "customers",
        "imports",
        "operations",
        "points",
        "refinery_schema_history",
        "settings",
        "tags",
        "tasks",
    ];

    /// A table that comes into being must be thought of here: is it rewound by a restore or not?
    #[test]
    fn a_restore_knows_of_every_table_whether_it_is_kept_or_restored() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("crm.db");
        let mut conn = gate::open(&path, &DatabaseKey::random(), Purpose::Build).unwrap();
        gate::migrate(&mut conn).unwrap();
        let mut statement = conn
            .prepare(
                "select name from sqlite_schema where type = 'table' and name not glob 'sqlite_*'
                   and name not glob '*_fts*' order by name",
            )
            .unwrap();
        let tables: Vec<String> =
            statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let mut known: Vec<&str> = [KEPT, MERGED, RESTORED].concat();
        known.sort_unstable();
        assert_eq!(tables, known);
        for table in KEPT {
            let given_up = ["delete from main.", table, ";"].concat();
            let carried = ["insert into main.", table, " select * from live.", table, ";"].concat();
            assert!(CARRY_RIGHTS.contains(&given_up), "{table}");
            assert!(CARRY_RIGHTS.contains(&carried), "{table}");
        }
    }
}
