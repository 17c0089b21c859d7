//! SQL of `contacts` and their points. A contact is found through its customer's search text.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::{
    Result,
    access::{CustomersRead, CustomersUpdate, Placement},
    customers::{self, search_text},
    gate::{Entity, Rows, View},
    id::{ChoiceId, ContactId, CustomerId},
    points::{self, Point},
};

/// A contact as it is stored, with its points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    #[serde(skip, default = "not_given")]
    pub id: ContactId,
    pub customer: CustomerId,
    pub name: String,
    pub title: Option<String>,
    pub role: Option<ChoiceId>,
    pub is_primary: bool,
    pub notes: Option<String>,
    pub version: i64,
    pub points: Vec<Point>,
    #[serde(skip)]
    pub search_text: SearchText,
}

/// Whether the customer's search text knows of this contact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum SearchText {
    #[default]
    ToBeRewritten,
    /// It is written with the customer.
    Written,
}

fn not_given() -> ContactId {
    ContactId(0)
}

impl Record {
    /// A contact that nothing is known of yet.
    pub fn blank(customer: CustomerId) -> Record {
        Record {
            id: not_given(),
            customer,
            name: String::new(),
            title: None,
            role: None,
            is_primary: false,
            notes: None,
            version: 1,
            points: Vec::new(),
            search_text: SearchText::ToBeRewritten,
        }
    }
}

impl Entity for Record {
    const WORD: &'static str = "contacts";
    const TABLES: &'static [&'static str] = &["contacts", "points", "customers_fts"];
    const PERSONAL: &'static [&'static str] = &["name", "notes", "points"];
    type Read = CustomersRead;
    type Create = CustomersUpdate;
    type Update = CustomersUpdate;
    type Delete = CustomersUpdate;

    fn id(&self) -> i64 {
        self.id.get()
    }

    fn with_id(self, id: i64) -> Record {
        Record { id: ContactId(id), ..self }
    }

    fn load(view: &View<'_>, id: i64) -> Result<Option<Record>> {
        let found = view.one(
            "select id, customer_id, name, title, role_id, is_primary, notes, version
             from contacts where id = ?1",
            [id],
            from_row,
        )?;
        found.map(|it| with_points(view, it)).transpose()
    }

    /// A contact stands where its customer stands.
    fn placement(&self, view: &View<'_>) -> Result<Option<Placement>> {
        match customers::Record::load(view, self.customer.get())? {
            Some(customer) => customer.placement(view),
            None => Err(crate::Error::NotFound { entity: "customers" }),
        }
    }

    fn insert(&self, rows: &Rows<'_, Record>) -> Result<i64> {
        let id = rows.insert(
            "insert into contacts (id, customer_id, name, title, role_id, is_primary, notes, version)
             values (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            (
                self.id,
                self.customer,
                &self.name,
                &self.title,
                self.role,
                self.is_primary,
                &self.notes,
                self.version,
            ),
        )?;
        points::insert(rows, self.customer, Some(ContactId(id)), &self.points)?;
        if self.search_text == SearchText::ToBeRewritten {
            search_text::rewrite(rows, self.customer)?;
        }
        Ok(id)
    }

    fn update(&self, rows: &Rows<'_, Record>, before: &Record) -> Result<()> {
        rows.execute(
            "update contacts set name = ?2, title = ?3, role_id = ?4, is_primary = ?5, notes = ?6,
                 version = ?7
             where id = ?1",
            (
                self.id,
                &self.name,
                &self.title,
                self.role,
                self.is_primary,
                &self.notes,
                self.version,
            ),
        )?;
        if self.points != before.points {
            points::remove(rows, self.customer, Some(self.id))?;
            points::insert(rows, self.customer, Some(self.id), &self.points)?;
        }
        if self.points != before.points || self.name != before.name {
            search_text::rewrite(rows, self.customer)?;
        }
        Ok(())
    }

    fn remove(&self, rows: &Rows<'_, Record>) -> Result<()> {
        points::remove(rows, self.customer, Some(self.id))?;
        rows.execute("delete from contacts where id = ?1", [self.id])?;
        search_text::rewrite(rows, self.customer)
    }
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Record> {
    Ok(Record {
        id: row.get(0)?,
        customer: row.get(1)?,
        name: row.get(2)?,
        title: row.get(3)?,
        role: row.get(4)?,
        is_primary: row.get(5)?,
        notes: row.get(6)?,
        version: row.get(7)?,
        points: Vec::new(),
        search_text: SearchText::ToBeRewritten,
    })
}

fn with_points(view: &View<'_>, record: Record) -> Result<Record> {
    Ok(Record { points: points::of_contact(view, record.id)?, ..record })
}

/// The contacts of a customer, the primary one first.
pub(super) fn of_customer(view: &View<'_>, customer: CustomerId) -> Result<Vec<Record>> {
    let records = view.many(
        "select id, customer_id, name, title, role_id, is_primary, notes, version
         from contacts where customer_id = ?1 order by is_primary desc, id",
        [customer],
        from_row,
    )?;
    records.into_iter().map(|it| with_points(view, it)).collect()
}

/// The contacts of these customers, each customer's primary one first; `ids` is a JSON list.
pub(super) fn of_customers(view: &View<'_>, ids: &str) -> Result<Vec<Record>> {
    let mut records = view.many(
        "select id, customer_id, name, title, role_id, is_primary, notes, version
         from contacts where customer_id in (select value from json_each(?1))
         order by customer_id, is_primary desc, id",
        [ids],
        from_row,
    )?;
    if records.is_empty() {
        return Ok(records);
    }
    let contacts: Vec<i64> = records.iter().map(|it| it.id.get()).collect();
    let contacts = serde_json::to_string(&contacts)?;
    let mut points: HashMap<ContactId, Vec<Point>> = HashMap::new();
    for (contact, point) in points::of_contacts(view, &contacts)? {
        points.entry(contact).or_default().push(point);
    }
    for record in &mut records {
        record.points = points.remove(&record.id).unwrap_or_default();
    }
    Ok(records)
}
