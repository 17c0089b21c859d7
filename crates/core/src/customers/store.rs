//! SQL of `customers`, with their tags, points and search text. Nothing here decides anything.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Birthday, Kind, search_text};
use crate::{
    Result,
    access::{CustomersCreate, CustomersDelete, CustomersRead, CustomersUpdate, Level, Placement},
    contacts::NewContact,
    gate::{Entity, Rows, View, taken},
    id::{AccountId, BatchId, CategoryId, ChoiceId, CustomerId, DepartmentId, TagId},
    points::{self, Point},
    text,
};

/// A customer as it is stored, with its tags and its own points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    #[serde(skip, default = "not_given")]
    pub id: CustomerId,
    pub file_no: String,
    pub external_no: Option<String>,
    pub kind: Kind,
    pub name: String,
    pub company: Option<String>,
    pub category: Option<CategoryId>,
    pub status: Option<ChoiceId>,
    pub source: Option<ChoiceId>,
    pub industry: Option<ChoiceId>,
    pub level: Option<ChoiceId>,
    pub owner: Option<AccountId>,
    pub department: Option<DepartmentId>,
    pub country: Option<String>,
    pub province: Option<String>,
    pub city: Option<String>,
    pub address: Option<String>,
    pub postal_code: Option<String>,
    pub website: Option<String>,
    pub id_number: Option<String>,
    pub tax_id: Option<String>,
    pub birthday_on: Option<Birthday>,
    pub notes: Option<String>,
    pub next_follow_up_on: Option<NaiveDate>,
    pub last_contact_at: Option<i64>,
    pub sensitivity: Level,
    pub batch: Option<BatchId>,
    pub archived_at: Option<i64>,
    pub deleted_at: Option<i64>,
    pub created_by: Option<AccountId>,
    pub created_at: i64,
    pub updated_at: i64,
    pub version: i64,
    pub tags: BTreeSet<TagId>,
    pub points: Vec<Point>,
    /// The people that are made together with a new customer: they are found by its search text,
    /// which is so written once.
    #[serde(skip)]
    pub people: Vec<NewContact>,
    /// Whether who makes many new customers writes their search texts together, when all are made.
    #[serde(skip)]
    pub is_found_later: bool,
}

fn not_given() -> CustomerId {
    CustomerId(0)
}

impl Entity for Record {
    const WORD: &'static str = "customers";
    const TABLES: &'static [&'static str] =
        &["customers", "customer_tags", "points", "customers_fts"];
    const DERIVED: &'static [&'static str] = &["customers_fts"];
    const PERSONAL: &'static [&'static str] = &[
        "name",
        "company",
        "points",
        "address",
        "postal_code",
        "website",
        "id_number",
        "tax_id",
        "birthday_on",
        "notes",
        "external_no",
    ];
    type Read = CustomersRead;
    type Create = CustomersCreate;
    type Update = CustomersUpdate;
    type Delete = CustomersDelete;

    fn id(&self) -> i64 {
        self.id.get()
    }

    fn with_id(self, id: i64) -> Record {
        Record { id: CustomerId(id), ..self }
    }

    fn load(view: &View<'_>, id: i64) -> Result<Option<Record>> {
        by_id(view, CustomerId(id))
    }

    fn placement(&self, _: &View<'_>) -> Result<Option<Placement>> {
        Ok(Some(self.place()))
    }

    fn is_live(&self) -> bool {
        self.deleted_at.is_none()
    }

    fn retired(&self, now_ms: i64) -> Option<Record> {
        let (deleted_at, version) = (Some(now_ms), self.version + 1);
        Some(Record { deleted_at, updated_at: now_ms, version, ..self.clone() })
    }

    fn insert(&self, rows: &Rows<'_, Record>) -> Result<i64> {
        let id = self
            .with_values(|values| rows.insert(INSERT, values))
            .map_err(|error| taken(error, "file_no"))?;
        self.insert_tags(rows, id)?;
        points::insert(rows, CustomerId(id), None, &self.points)?;
        if !self.is_found_later {
            search_text::insert(rows, CustomerId(id), &search_text::of_new(self))?;
            search_text::tidy(rows)?;
        }
        Ok(id)
    }

    fn update(&self, rows: &Rows<'_, Record>, before: &Record) -> Result<()> {
        self.with_values(|values| rows.execute(UPDATE, values))?;
        if self.tags != before.tags {
            rows.execute("delete from customer_tags where customer_id = ?1", [self.id])?;
            self.insert_tags(rows, self.id.get())?;
        }
        if self.points != before.points {
            points::remove(rows, self.id, None)?;
            points::insert(rows, self.id, None, &self.points)?;
        }
        if search_text::differs(self, before) {
            search_text::rewrite(rows, self.id)?;
        }
        Ok(())
    }

    fn remove(&self, rows: &Rows<'_, Record>) -> Result<()> {
        search_text::remove(rows, self.id)?;
        rows.execute("delete from customer_tags where customer_id = ?1", [self.id])?;
        points::remove(rows, self.id, None)?;
        rows.execute("delete from customers where id = ?1", [self.id])?;
        Ok(())
    }
}

const INSERT: &str = "insert into customers (id, file_no, external_no, kind, name, name_key,
         sort_key, company, company_key, category_id, status_id, source_id, industry_id, level_id,
         owner_id, department_id, country, province, city, address, postal_code, website,
         id_number, tax_id, birthday_on, notes, next_follow_up_on, last_contact_at, sensitivity,
         batch_id, archived_at, deleted_at, created_by, created_at, updated_at, version)
     values (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
         ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34,
         ?35, ?36)";

/// The file number, the batch, and who made it when stay as they are.
const UPDATE: &str = "update customers set external_no = ?3, kind = ?4, name = ?5, name_key = ?6,
         sort_key = ?7, company = ?8, company_key = ?9, category_id = ?10, status_id = ?11,
         source_id = ?12, industry_id = ?13, level_id = ?14, owner_id = ?15, department_id = ?16,
         country = ?17, province = ?18, city = ?19, address = ?20, postal_code = ?21,
         website = ?22, id_number = ?23, tax_id = ?24, birthday_on = ?25, notes = ?26,
         next_follow_up_on = ?27, last_contact_at = ?28, sensitivity = ?29, archived_at = ?31,
         deleted_at = ?32, updated_at = ?35, version = ?36
     where id = ?1";

impl Record {
    /// Where it stands, for whose rights reach it.
    pub(super) fn place(&self) -> Placement {
        Placement { owner: self.owner, department: self.department, sensitivity: self.sensitivity }
    }

    /// Hands over the values of a row, numbered as in [`INSERT`] and [`UPDATE`].
    fn with_values<T>(&self, write: impl FnOnce(&[&dyn rusqlite::ToSql]) -> T) -> T {
        write(rusqlite::params![
            self.id,
            self.file_no,
            self.external_no,
            self.kind.word(),
            self.name,
            name_key(&self.name),
            text::keys::sort_key(&self.name),
            self.company,
            company_key(self.company.as_deref()),
            self.category,
            self.status,
            self.source,
            self.industry,
            self.level,
            self.owner,
            self.department,
            self.country,
            self.province,
            self.city,
            self.address,
            self.postal_code,
            self.website,
            self.id_number,
            self.tax_id,
            self.birthday_on.map(Birthday::kept),
            self.notes,
            date(self.next_follow_up_on),
            self.last_contact_at,
            self.sensitivity.number(),
            self.batch,
            self.archived_at,
            self.deleted_at,
            self.created_by,
            self.created_at,
            self.updated_at,
            self.version,
        ])
    }

    fn insert_tags(&self, rows: &Rows<'_, Record>, id: i64) -> Result<()> {
        for tag in &self.tags {
            rows.execute(
                "insert into customer_tags (customer_id, tag_id) values (?1, ?2)",
                (id, tag),
            )?;
        }
        Ok(())
    }
}

/// What two names are compared by when looking for duplicates.
pub(super) fn name_key(name: &str) -> String {
    text::keys::name_key(name)
}

pub(super) fn company_key(company: Option<&str>) -> String {
    company.map(text::keys::name_key).unwrap_or_default()
}

fn date(date: Option<NaiveDate>) -> Option<String> {
    date.map(|it| it.format("%Y-%m-%d").to_string())
}

fn parsed_date(text: Option<String>) -> Option<NaiveDate> {
    text.and_then(|it| it.parse().ok())
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Record> {
    Ok(Record {
        id: row.get(0)?,
        file_no: row.get(1)?,
        external_no: row.get(2)?,
        kind: Kind::of_word(row.get_ref(3)?.as_str()?),
        name: row.get(4)?,
        company: row.get(5)?,
        category: row.get(6)?,
        status: row.get(7)?,
        source: row.get(8)?,
        industry: row.get(9)?,
        level: row.get(10)?,
        owner: row.get(11)?,
        department: row.get(12)?,
        country: row.get(13)?,
        province: row.get(14)?,
        city: row.get(15)?,
        address: row.get(16)?,
        postal_code: row.get(17)?,
        website: row.get(18)?,
        id_number: row.get(19)?,
        tax_id: row.get(20)?,
        birthday_on: row.get_ref(21)?.as_str_or_null()?.and_then(Birthday::of_kept),
        notes: row.get(22)?,
        next_follow_up_on: parsed_date(row.get(23)?),
        last_contact_at: row.get(24)?,
        sensitivity: Level::of_number(row.get(25)?).unwrap_or(Level::Secret),
        batch: row.get(26)?,
        archived_at: row.get(27)?,
        deleted_at: row.get(28)?,
        created_by: row.get(29)?,
        created_at: row.get(30)?,
        updated_at: row.get(31)?,
        version: row.get(32)?,
        tags: BTreeSet::new(),
        points: Vec::new(),
        people: Vec::new(),
        is_found_later: false,
    })
}

/// The columns of a customer, in the order that [`from_row`] reads them in.
macro_rules! columns {
    () => {
        "id, file_no, external_no, kind, name, company, category_id, status_id, source_id,
         industry_id, level_id, owner_id, department_id, country, province, city, address,
         postal_code, website, id_number, tax_id, birthday_on, notes, next_follow_up_on,
         last_contact_at, sensitivity, batch_id, archived_at, deleted_at, created_by, created_at,
         updated_at, version"
    };
}

const BY_ID: &str = concat!("select ", columns!(), " from customers where id = ?1");
const BY_IDS: &str =
    concat!("select ", columns!(), " from customers where id in (select value from json_each(?1))");

/// The customer of this id, in the recycle bin or not.
pub(crate) fn by_id(view: &View<'_>, id: CustomerId) -> Result<Option<Record>> {
    let Some(record) = view.one(BY_ID, [id], from_row)? else { return Ok(None) };
    let tags =
        view.many("select tag_id from customer_tags where customer_id = ?1", [id], |row| {
            row.get(0)
        })?;
    let points = points::of_customer(view, id)?;
    Ok(Some(Record { tags: tags.into_iter().collect(), points, ..record }))
}

/// The customers of these ids in their order, in the recycle bin or not: one statement for each
/// table, however many they are.
pub(super) fn by_ids(view: &View<'_>, ids: &[i64]) -> Result<Vec<Record>> {
    let list = serde_json::to_string(ids)?;
    let mut records = view.many(BY_IDS, [&list], from_row)?;
    records.sort_unstable_by_key(|it| it.id);
    // A record is large: it is found by its place and moved once.
    let known: Vec<CustomerId> = records.iter().map(|it| it.id).collect();
    let place = |id: CustomerId| known.binary_search(&id).ok();
    let tags = view.many(
        "select customer_id, tag_id from customer_tags
         where customer_id in (select value from json_each(?1))",
        [&list],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    for (id, tag) in tags {
        if let Some(place) = place(id) {
            records[place].tags.insert(tag);
        }
    }
    for (id, point) in points::of_customers(view, &list)? {
        if let Some(place) = place(id) {
            records[place].points.push(point);
        }
    }
    let mut records: Vec<Option<Record>> = records.into_iter().map(Some).collect();
    let wanted = ids.iter().filter_map(|id| records[place(CustomerId(*id))?].take());
    Ok(wanted.collect())
}

/// The id of the customer with this file number.
pub(super) fn by_file_no(view: &View<'_>, file_no: &str) -> Result<Option<CustomerId>> {
    view.one("select id from customers where file_no = ?1", [file_no], |row| row.get(0))
}

/// The customer with this file number, unless it is in the recycle bin.
pub(crate) fn live_by_file_no(view: &View<'_>, file_no: &str) -> Result<Option<Record>> {
    let Some(id) = by_file_no(view, file_no)? else { return Ok(None) };
    Ok(by_id(view, id)?.filter(Record::is_live))
}

/// The batch that a customer came in with.
pub(crate) fn batch_of(view: &View<'_>, id: CustomerId) -> Result<Option<BatchId>> {
    let found = view.one("select batch_id from customers where id = ?1", [id], |row| row.get(0))?;
    Ok(found.flatten())
}

/// The number that the next customer will have: never one that was given out before.
pub(crate) fn next_number(view: &View<'_>) -> Result<i64> {
    let given: Option<i64> =
        view.one("select seq from sqlite_sequence where name = 'customers'", [], |row| row.get(0))?;
    Ok(given.unwrap_or(0) + 1)
}
