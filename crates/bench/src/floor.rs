//! The floor of lists, searches and saves: plain SQLite, written by hand for the one question, with
//! no rights, no cipher, no journal.

use std::path::Path;

use rusqlite::{Connection, params};

use crate::{
    Outcome, list,
    list::Chance,
    office::seller_name,
    stopwatch::{Each, of_each},
};

/// A plain database of as many customers.
pub struct Floor {
    connection: Connection,
}

/// How often a question is asked.
const TIMES: usize = 300;

impl Floor {
    /// The floor of this size, from the last run or made now.
    pub fn of(folder: &Path, customers: u64, is_fresh: bool) -> Outcome<Floor> {
        let path = folder.join(format!("floor-{customers}.db"));
        if is_fresh && path.exists() {
            std::fs::remove_file(&path)?;
        }
        let connection = Connection::open(&path)?;
        connection.execute_batch(
            "pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -32768;",
        )?;
        let is_made: bool = connection.query_row(
            "select exists (select 1 from sqlite_schema where name = 'customers_updated')",
            [],
            |row| row.get(0),
        )?;
        let mut floor = Floor { connection };
        if !is_made {
            floor.fill(customers)?;
        }
        Ok(floor)
    }

    fn fill(&mut self, customers: u64) -> Outcome {
        let owners: Vec<String> = (0..12).map(seller_name).collect();
        let mut chance = Chance::of(42);
        let begun = self.connection.transaction()?;
        begun.execute_batch(
            "drop table if exists customers;
             create table customers (id integer primary key, name text, phone text, email text,
                 city text, address text, category text, status text, owner text, tags text,
                 notes text, created_on text, updated_at integer);
             drop table if exists words;
             create virtual table words using fts5 (name, content = '', detail = none);",
        )?;
        for number in 1..=customers {
            let row = list::row(&mut chance, number, customers, &owners);
            begun
                .prepare_cached(
                    "insert into customers values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                )?
                .execute(params![
                    number as i64, row[1], row[3], row[5], row[7], row[8], row[9], row[10], row[11],
                    row[12], row[14], row[13], number as i64 / 1_000
                ])?;
            let characters: String = row[1].chars().flat_map(|it| [it, ' ']).collect();
            begun
                .prepare_cached("insert into words (rowid, name) values (?1, ?2)")?
                .execute(params![number as i64, characters])?;
        }
        begun.execute_batch(
            "create index customers_updated on customers (updated_at desc, id desc);
             create index customers_owner on customers (owner, status, created_on);",
        )?;
        begun.commit()?;
        Ok(())
    }

    /// A page of fifty from anywhere in the list.
    pub fn page(&self, customers: u64) -> Outcome<Each> {
        let mut chance = Chance::of(1);
        let sql = "select * from customers where (updated_at, id) < (?1, ?2)
                   order by updated_at desc, id desc limit 50";
        self.ask(sql, |_| {
            let id = chance.below(customers) as i64 + 1;
            [(id / 1_000).to_string(), id.to_string()]
        })
    }

    /// Customers of one owner, in one state, since a day: a page of fifty.
    pub fn three_criteria(&self) -> Outcome<Each> {
        let mut chance = Chance::of(2);
        let sql =
            "select * from customers where owner = ?1 and status = '已成交' and created_on >= ?2
                   limit 50";
        self.ask(sql, |_| {
            [seller_name(chance.below(12) as usize), format!("20{}-06-01", 17 + chance.below(8))]
        })
    }

    pub fn count(&self) -> Outcome<Each> {
        let sql = "select count(*) from customers where owner = ?1 and status = ?2";
        self.ask(sql, |at| [seller_name(at), "已成交".to_owned()])
    }

    /// Names with two characters that stand in one: the newest fifty.
    pub fn search(&self) -> Outcome<Each> {
        let mut chance = Chance::of(3);
        let sql = "select * from customers where id in (select rowid from words
                   where words match ?1 || ' AND ' || ?2 order by rowid desc limit 50)";
        let given = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟";
        self.ask(sql, |_| {
            ["王李张刘陈杨黄赵", given].map(|from| format!("\"{}\"", chance.letter(from)))
        })
    }

    pub fn save(&self) -> Outcome<Each> {
        let mut chance = Chance::of(4);
        let mut statement = self
            .connection
            .prepare("update customers set phone = ?2, updated_at = ?3 where id = ?1")?;
        Ok(of_each(TIMES, |at| {
            let id = chance.below(1_000) as i64 + 1;
            statement.execute(params![id, format!("138{at:08}"), 1_000_000 + at as i64]).map(drop)
        })?)
    }

    fn ask(&self, sql: &str, mut with: impl FnMut(usize) -> [String; 2]) -> Outcome<Each> {
        let mut statement = self.connection.prepare(sql)?;
        let columns = statement.column_count();
        Ok(of_each(TIMES, |at| {
            let mut rows = statement.query(with(at))?;
            while let Some(row) = rows.next()? {
                for column in 0..columns {
                    std::hint::black_box(row.get_ref(column)?);
                }
            }
            Ok::<(), rusqlite::Error>(())
        })?)
    }
}
