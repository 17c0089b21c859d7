//! What makes a customer findable: derived from its rows, never journaled, rebuilt at any time.

use crate::gate::sql::Connection;

use super::store::Record;
use crate::{
    Result,
    gate::{Rows, Tx},
    id::CustomerId,
    points::PointKind,
    text::search::{self, Parts, Reading},
};

/// The texts of one customer that go into the search index.
#[derive(Default)]
pub(super) struct Findable {
    names: Vec<String>,
    codes: Vec<String>,
    phones: Vec<String>,
    emails: Vec<String>,
    handles: Vec<String>,
    addresses: Vec<String>,
}

impl Findable {
    fn add_point(&mut self, kind: PointKind, value: &str) {
        let place = match kind {
            PointKind::Phone => &mut self.phones,
            PointKind::Email => &mut self.emails,
            _ => &mut self.handles,
        };
        place.push(value.to_owned());
    }

    fn document(&self) -> String {
        self.with_parts(Reading::Everything, search::document)
    }

    /// Hands the texts to `f`, as far as they may be read.
    pub fn with_parts<T>(&self, reading: Reading, f: impl FnOnce(&Parts<'_>) -> T) -> T {
        let sensitive = |texts| match reading {
            Reading::Everything => borrowed(texts),
            Reading::Open => Vec::new(),
        };
        f(&Parts {
            names: &borrowed(&self.names),
            codes: &borrowed(&self.codes),
            phones: &sensitive(&self.phones),
            emails: &sensitive(&self.emails),
            handles: &sensitive(&self.handles),
            addresses: &sensitive(&self.addresses),
        })
    }
}

/// The texts of a new customer, with the people that are made together with it.
pub(super) fn of_new(record: &Record) -> Findable {
    let names = [Some(&record.name), record.company.as_ref()].into_iter().flatten();
    let mut findable = Findable {
        names: names.chain(record.people.iter().map(|it| &it.name)).cloned().collect(),
        codes: [Some(&record.file_no), record.external_no.as_ref()]
            .into_iter()
            .flatten()
            .cloned()
            .collect(),
        addresses: record.address.iter().cloned().collect(),
        ..Findable::default()
    };
    let theirs = record.people.iter().flat_map(|it| &it.points);
    for point in record.points.iter().chain(theirs) {
        findable.add_point(point.kind, &point.value);
    }
    findable
}

/// The search texts of customers that are made one after the other: written together they cost half,
/// because the index then finds its own memory still at hand.
#[derive(Default)]
pub(crate) struct Together {
    made: Vec<(CustomerId, Findable)>,
}

impl Together {
    /// Adds a customer that was made with [`Record::is_found_later`].
    pub fn add(&mut self, id: CustomerId, record: &Record) {
        self.made.push((id, of_new(record)));
    }

    /// Writes what was added. Nothing is tidied: a batch leaves few and large parts.
    pub fn write(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        tx.derive(|rows: &Rows<'_, Record>| {
            self.made.drain(..).try_for_each(|(id, findable)| insert(rows, id, &findable))
        })
    }
}

/// Whether an edit changes what the customer is found by.
pub(super) fn differs(after: &Record, before: &Record) -> bool {
    after.name != before.name
        || after.company != before.company
        || after.external_no != before.external_no
        || after.address != before.address
        || after.points != before.points
}

pub(super) fn insert<E>(rows: &Rows<'_, E>, id: CustomerId, findable: &Findable) -> Result<()> {
    let text = findable.document();
    rows.execute("insert into customers_fts (rowid, text) values (?1, ?2)", (id, &text))?;
    Ok(())
}

pub(super) fn remove<E>(rows: &Rows<'_, E>, id: CustomerId) -> Result<()> {
    rows.execute("delete from customers_fts where rowid = ?1", [id])?;
    Ok(())
}

/// Merges a little of what single saves leave behind in the search index: as much as a save adds,
/// on the average.
pub(super) fn tidy<E>(rows: &Rows<'_, E>) -> Result<()> {
    const PAGES: i64 = 8;
    let merge = "insert into customers_fts (customers_fts, rank) values ('merge', ?1)";
    rows.execute(merge, [PAGES])?;
    Ok(())
}

/// Makes the search text of a customer anew from its rows, contacts included.
pub(crate) fn rewrite<E>(rows: &Rows<'_, E>, id: CustomerId) -> Result<()> {
    let findable = gather(rows.reading(), id)?;
    remove(rows, id)?;
    insert(rows, id, &findable)?;
    tidy(rows)
}

/// Reads the texts of a customer from its rows, contacts included.
pub(super) fn gather(conn: &Connection, id: CustomerId) -> Result<Findable> {
    let mut findable = conn
        .prepare_cached(
            "select name, company, file_no, external_no, address from customers where id = ?1",
        )?
        .query_row([id], |row| {
            let some = |it: Option<String>| it.into_iter();
            Ok(Findable {
                names: some(row.get(0)?).chain(some(row.get(1)?)).collect(),
                codes: some(row.get(2)?).chain(some(row.get(3)?)).collect(),
                addresses: some(row.get(4)?).collect(),
                ..Findable::default()
            })
        })?;
    let mut contacts = conn.prepare_cached("select name from contacts where customer_id = ?1")?;
    for name in contacts.query_map([id], |row| row.get::<_, String>(0))? {
        findable.names.push(name?);
    }
    let mut points =
        conn.prepare_cached("select kind, value from points where customer_id = ?1")?;
    let mut found = points.query([id])?;
    while let Some(row) = found.next()? {
        let kind = row.get::<_, String>(0)?;
        let kind = PointKind::of_word(&kind).unwrap_or(PointKind::Other);
        findable.add_point(kind, &row.get::<_, String>(1)?);
    }
    Ok(findable)
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}
