//! Twins: a row and what it is like, side by side, for a person to judge.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{
    Options, Source,
    opened::{Opened, Person},
    report::{DuplicateRow, LISTED, beginning},
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

/// So many ways to reach somebody are kept of a row.
const POINTS: usize = 8;

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

/// What the duplicates of a file say, and the rows before them that they are like: read from the file
/// once, and bounded whatever stands in it.
#[derive(Debug, Default)]
pub struct RowsAlike {
    sides: BTreeMap<u32, Side>,
}

impl RowsAlike {
    /// How many rows it holds: two for each duplicate, at most.
    pub fn len(&self) -> usize {
        self.sides.len()
    }

    /// Whether nothing was read, or there was nothing to read.
    pub fn is_empty(&self) -> bool {
        self.sides.is_empty()
    }
}

/// Reads from a file what its duplicates say, as many of them as a report lists. The file is read up
/// to the last of them; how many rows were read is the progress of the job.
///
/// # Errors
/// `Forbidden` as for an import, what is wrong with the file by now, `Cancelled`.
pub fn rows_alike(
    core: &Core,
    session: &Session,
    source: &Source,
    options: &Options,
    duplicates: &[DuplicateRow],
    job: &Job,
) -> Result<RowsAlike> {
    let person = core.read(session, |view| {
        may_import(view)?;
        Ok(Person::of(view))
    })?;
    let listed = duplicates.iter().take(LISTED);
    let wanted = listed.flat_map(|it| [Some(it.row), it.of_row]).flatten().collect();
    let opened = Opened::open(source, options, &person, job)?;
    core.read_at_length(session, |view| sides_of_rows(view, &person, opened, wanted, job))
}

/// Shows some of the duplicates of a file beside what they are like. The customers among those are
/// as they are now.
///
/// # Errors
/// `Forbidden` as for an import.
pub fn twins(view: &View<'_>, rows: &RowsAlike, duplicates: &[DuplicateRow]) -> Result<Vec<Twins>> {
    may_import(view)?;
    duplicates.iter().map(|it| beside(view, it, rows)).collect()
}

fn beside(view: &View<'_>, duplicate: &DuplicateRow, rows: &RowsAlike) -> Result<Twins> {
    let side = |row: &u32| rows.sides.get(row).cloned();
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
    mut wanted: BTreeSet<u32>,
    job: &Job,
) -> Result<RowsAlike> {
    let (directory, blank) = (Directory::load(view)?, customers::blank(view, None)?);
    let mut sides = BTreeMap::new();
    let mut read = 0;
    job.expect(opened.total);
    while !wanted.is_empty()
        && let Some(row) = opened.next()
    {
        let row = row?;
        read += 1;
        job.report(read)?;
        if !wanted.remove(&row.number) {
            continue;
        }
        let reader = RowReader {
            plan: &opened.plan,
            directory: &directory,
            settings: view.settings(),
            language: person.language,
            today: view.today(),
        };
        let said = said_by(view, &reader.understand(&row, blank.clone()).record);
        sides.insert(row.number, said);
    }
    Ok(RowsAlike { sides })
}

/// Who a row speaks of, as far as it is shown: a cell can hold a whole book.
fn said_by(view: &View<'_>, record: &Record) -> Side {
    let (country, language) = (view.settings().country, view.language());
    let points = record.points.iter().take(POINTS);
    Side {
        name: beginning(&record.name),
        company: record.company.as_deref().map(beginning),
        points: points.map(|it| beginning(&it.shown(country, language))).collect(),
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
