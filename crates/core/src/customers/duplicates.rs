//! Duplicates: the same phone, the same e-mail address, or the same name and company.

mod store;

use serde::Serialize;

use super::{
    Fields, Record, blank, set_all,
    store::{by_id, company_key, name_key},
    values::Reader,
};
use crate::{
    Result,
    access::{CustomersCreate, CustomersRead, CustomersUpdate},
    directory::Directory,
    gate::{Entity, View},
    id::CustomerId,
    points::PointKind,
};

/// By what two customers are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// The file number, in a sheet of ours.
    FileNo,
    Phone,
    Email,
    Name,
}

/// A customer like the one at hand. Of one out of reach nothing is told but whom to ask.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Duplicate {
    pub by: Likeness,
    pub id: Option<CustomerId>,
    pub file_no: Option<String>,
    pub name: Option<String>,
    /// The name of its owner: whom to ask.
    pub owner: Option<String>,
}

/// Customers that are like what is being written.
///
/// # Errors
/// `Forbidden` without `customers.create` or `customers.update`: who writes no customers has nothing
/// to compare with those out of reach. `Masked`; `Invalid` when the fields cannot be understood.
pub fn find_duplicates(view: &View<'_>, fields: &Fields) -> Result<Vec<Duplicate>> {
    if view.grant::<CustomersCreate>().is_err() {
        let _update = view.grant::<CustomersUpdate>()?;
    }
    let directory = Directory::load(view)?;
    let mut record = blank(view, None)?;
    let reader = Reader::of(view, &directory);
    set_all(view, &reader, &mut record, fields)?;
    let found = likeness_of(view, &record)?;
    found.into_iter().map(|(id, by)| duplicate(view, &directory, id, by)).collect()
}

/// What one person may know of a customer like theirs.
pub(crate) fn duplicate(
    view: &View<'_>,
    directory: &Directory,
    id: CustomerId,
    by: Likeness,
) -> Result<Duplicate> {
    let record = by_id(view, id)?;
    let owner = record.as_ref().and_then(|it| directory.person_of(it.owner?));
    let owner = owner.map(|it| it.name.clone());
    let read = view.grant::<CustomersRead>();
    let seen = match (record, read) {
        (Some(record), Ok(read)) => {
            let is_covered = record.placement(view)?.is_some_and(|it| read.must_cover(&it).is_ok());
            is_covered.then_some(record)
        }
        _ => None,
    };
    Ok(Duplicate {
        by,
        id: seen.as_ref().map(|it| it.id),
        file_no: seen.as_ref().map(|it| it.file_no.clone()),
        name: seen.map(|it| it.name),
        owner,
    })
}

/// The live customers like this record, each with the first thing they share.
pub(crate) fn likeness_of(view: &View<'_>, record: &Record) -> Result<Vec<(CustomerId, Likeness)>> {
    let mut found: Vec<(CustomerId, Likeness)> = Vec::new();
    for point in &record.points {
        let by = match point.kind {
            PointKind::Phone => Likeness::Phone,
            PointKind::Email => Likeness::Email,
            _ => continue,
        };
        let same = store::reached_by(view, point)?;
        found.extend(same.into_iter().map(|id| (id, by)));
    }
    let (name, company) = (name_key(&record.name), company_key(record.company.as_deref()));
    let same = store::called(view, &name, &company)?;
    found.extend(same.into_iter().map(|id| (id, Likeness::Name)));
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|(id, _)| *id != record.id && seen.insert(*id));
    Ok(found)
}
