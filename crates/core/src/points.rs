//! Points: the ways to reach a customer, or one of its people.

use serde::{Deserialize, Serialize};

use crate::{
    Result,
    gate::{Rows, View},
    id::{ContactId, CustomerId},
    text::{self, Country, Rule},
};

/// What kind of way it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum PointKind {
    Phone,
    Email,
    Wechat,
    Qq,
    Other,
}

impl PointKind {
    pub fn word(self) -> &'static str {
        match self {
            PointKind::Phone => "phone",
            PointKind::Email => "email",
            PointKind::Wechat => "wechat",
            PointKind::Qq => "qq",
            PointKind::Other => "other",
        }
    }

    pub fn of_word(word: &str) -> Option<PointKind> {
        let all = [
            PointKind::Phone,
            PointKind::Email,
            PointKind::Wechat,
            PointKind::Qq,
            PointKind::Other,
        ];
        all.into_iter().find(|it| it.word() == word)
    }
}

/// One way to reach someone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    pub kind: PointKind,
    /// As a person wrote it.
    pub typed: String,
    /// In the form that is compared: E.164, lower case.
    pub value: String,
    pub extension: Option<String>,
    pub label: Option<String>,
}

impl Point {
    /// Reads one point as typed.
    ///
    /// # Errors
    /// The rule it breaks.
    pub fn parse(kind: PointKind, typed: &str, country: Country) -> Result<Point, Rule> {
        let typed = text::clean::line(typed, 254)?;
        if typed.is_empty() {
            return Err(Rule::Blank);
        }
        let (value, extension, label) = match kind {
            PointKind::Phone => {
                let phone = text::phones::parse(&typed, country)?;
                if phone.extension.as_ref().is_some_and(|it| it.len() > 20) {
                    return Err(Rule::NotAPhone);
                }
                // A longer note stays in what was typed.
                (phone.e164, phone.extension, phone.note.filter(|it| it.chars().count() <= 50))
            }
            PointKind::Email => (text::emails::parse(&typed)?, None, None),
            PointKind::Wechat | PointKind::Qq | PointKind::Other => {
                (text::keys::search_key(&typed), None, None)
            }
        };
        // Folding a character can make several of it.
        if value.chars().count() > text::limits::EMAIL {
            return Err(Rule::TooLong { limit: text::limits::EMAIL });
        }
        Ok(Point { kind, typed, value, extension, label })
    }

    /// How people read it: a phone in its local form.
    pub fn shown(&self, country: Country) -> String {
        match (self.kind, &self.extension) {
            (PointKind::Phone, None) => text::phones::local(&self.value, country),
            (PointKind::Phone, Some(extension)) => {
                format!("{}-{extension}", text::phones::local(&self.value, country))
            }
            (PointKind::Email, _) => self.value.clone(),
            _ => self.typed.clone(),
        }
    }

    /// What someone without the clearance sees.
    pub fn masked(&self) -> String {
        match self.kind {
            PointKind::Phone => text::phones::mask(&self.value),
            PointKind::Email => text::emails::mask(&self.value),
            _ => MASK.to_owned(),
        }
    }
}

/// What stands for a value that nothing may be told about.
pub(crate) const MASK: &str = "****";

/// Stores the points of a customer, or of one of its contacts, in their order.
pub(crate) fn insert<E>(
    rows: &Rows<'_, E>,
    customer: CustomerId,
    contact: Option<ContactId>,
    points: &[Point],
) -> Result<()> {
    for (position, point) in points.iter().enumerate() {
        rows.execute(
            "insert into points (customer_id, contact_id, kind, typed, value, extension, label, position)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            (
                customer,
                contact,
                point.kind.word(),
                &point.typed,
                &point.value,
                &point.extension,
                &point.label,
                position as i64,
            ),
        )?;
    }
    Ok(())
}

/// Takes away the points of a customer itself, or of one of its contacts.
pub(crate) fn remove<E>(
    rows: &Rows<'_, E>,
    customer: CustomerId,
    contact: Option<ContactId>,
) -> Result<()> {
    match contact {
        Some(contact) => rows.execute("delete from points where contact_id = ?1", [contact])?,
        None => rows.execute(
            "delete from points where customer_id = ?1 and contact_id is null",
            [customer],
        )?,
    };
    Ok(())
}

fn from_row(row: &crate::gate::sql::Row<'_>) -> crate::gate::sql::Result<Point> {
    point_at(row, 0)
}

/// Reads the columns of a point, of which the first is column `at`.
fn point_at(row: &crate::gate::sql::Row<'_>, at: usize) -> crate::gate::sql::Result<Point> {
    Ok(Point {
        kind: PointKind::of_word(row.get_ref(at)?.as_str()?).unwrap_or(PointKind::Other),
        typed: row.get(at + 1)?,
        value: row.get(at + 2)?,
        extension: row.get(at + 3)?,
        label: row.get(at + 4)?,
    })
}

/// The points of a customer itself.
pub(crate) fn of_customer(view: &View<'_>, customer: CustomerId) -> Result<Vec<Point>> {
    view.many(
        "select kind, typed, value, extension, label from points
         where customer_id = ?1 and contact_id is null order by position",
        [customer],
        from_row,
    )
}

/// The points of one contact.
pub(crate) fn of_contact(view: &View<'_>, contact: ContactId) -> Result<Vec<Point>> {
    view.many(
        "select kind, typed, value, extension, label from points
         where contact_id = ?1 order by position",
        [contact],
        from_row,
    )
}

/// The points of these customers themselves, each customer's in their order; `ids` is a JSON list.
pub(crate) fn of_customers(view: &View<'_>, ids: &str) -> Result<Vec<(CustomerId, Point)>> {
    view.many(
        "select customer_id, kind, typed, value, extension, label from points
         where customer_id in (select value from json_each(?1)) and contact_id is null
         order by customer_id, position",
        [ids],
        |row| Ok((row.get(0)?, point_at(row, 1)?)),
    )
}

/// The points of these contacts, each contact's in their order; `ids` is a JSON list.
pub(crate) fn of_contacts(view: &View<'_>, ids: &str) -> Result<Vec<(ContactId, Point)>> {
    view.many(
        "select contact_id, kind, typed, value, extension, label from points
         where contact_id in (select value from json_each(?1))
         order by contact_id, position",
        [ids],
        |row| Ok((row.get(0)?, point_at(row, 1)?)),
    )
}
