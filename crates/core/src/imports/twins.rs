//! Twins: a row and what it is like, side by side, for a person to judge.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    Options, Source,
    opened::{Opened, Person},
    report::DuplicateRow,
    row::RowReader,
    run::may_import,
};
use crate::{
    Core, Error, Result,
    access::Session,
    customers::{self, Customer, Likeness, Record},
    directory::Directory,
    gate::View,
    id::CustomerId,
    jobs::Job,
};

/// A row, and the customer or the row before that it is like.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Twins {
    pub row: u32,
    pub by: Likeness,
    pub said: Side,
    /// The row of this file that came first.
    pub of_row: Option<u32>,
    /// The customer there is, where the person may see it.
    pub customer: Option<CustomerId>,
    pub file_no: Option<String>,
    /// Whose it is, where the person may not see it: whom to ask.
    pub owner: Option<String>,
    /// None where the person may not see it.
    pub like: Option<Side>,
}

/// What tells who somebody is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ts_rs::TS)]
pub struct Side {
    pub name: String,
    pub company: Option<String>,
    /// The ways to reach them.
    pub points: Vec<String>,
}

/// Shows some of the duplicates of a file beside what they are like. The file is read up to the last
/// of them.
///
/// # Errors
/// `Forbidden` as for an import, what is wrong with the file by now.
pub fn twins(
    core: &Core,
    session: &Session,
    source: &Source,
    options: &Options,
    duplicates: &[DuplicateRow],
) -> Result<Vec<Twins>> {
    let person = core.read(session, |view| {
        may_import(view)?;
        Ok(Person::of(view))
    })?;
    let opened = Opened::open(source, options, &person, &Job::new())?;
    core.read_at_length(session, |view| {
        let sides = sides_of_rows(view, &person, opened, duplicates)?;
        duplicates.iter().map(|it| beside(view, it, &sides)).collect()
    })
}

fn beside(view: &View<'_>, duplicate: &DuplicateRow, sides: &BTreeMap<u32, Side>) -> Result<Twins> {
    let side = |row: &u32| sides.get(row).cloned();
    let like = match (duplicate.of_row, duplicate.customer) {
        (Some(row), _) => side(&row),
        (None, Some(id)) => side_of(view, id)?,
        (None, None) => None,
    };
    Ok(Twins {
        row: duplicate.row,
        by: duplicate.by,
        said: side(&duplicate.row).unwrap_or_default(),
        of_row: duplicate.of_row,
        customer: duplicate.customer,
        file_no: duplicate.file_no.clone(),
        owner: duplicate.owner.clone(),
        like,
    })
}

/// The rows that are wanted, understood.
fn sides_of_rows(
    view: &View<'_>,
    person: &Person,
    mut opened: Opened,
    duplicates: &[DuplicateRow],
) -> Result<BTreeMap<u32, Side>> {
    let mut sides: BTreeMap<u32, Option<Side>> = BTreeMap::new();
    for it in duplicates {
        sides.insert(it.row, None);
        sides.extend(it.of_row.map(|row| (row, None)));
    }
    let (directory, blank) = (Directory::load(view)?, customers::blank(view, None)?);
    let mut missing = sides.len();
    while missing > 0
        && let Some(row) = opened.next()
    {
        let row = row?;
        let Some(side) = sides.get_mut(&row.number) else { continue };
        let reader = RowReader {
            plan: &opened.plan,
            directory: &directory,
            settings: view.settings(),
            language: person.language,
        };
        *side = Some(said_by(view, &reader.understand(&row, blank.clone()).record));
        missing -= 1;
    }
    Ok(sides.into_iter().filter_map(|(row, side)| Some((row, side?))).collect())
}

fn said_by(view: &View<'_>, record: &Record) -> Side {
    let country = view.settings().country;
    Side {
        name: record.name.clone(),
        company: record.company.clone(),
        points: record.points.iter().map(|it| it.shown(country)).collect(),
    }
}

/// None when the customer went out of reach meanwhile.
fn side_of(view: &View<'_>, id: CustomerId) -> Result<Option<Side>> {
    match customers::show(view, id) {
        Ok(Customer { name, company, points, .. }) => {
            let points = points.into_iter().map(|it| it.shown).collect();
            Ok(Some(Side { name, company, points }))
        }
        Err(Error::NotFound { .. } | Error::Forbidden { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
