//! What was chosen for a sheet with the same headings: the next one begins with it.
//!
//! It is read from the batches, which keep the headings of their sheet and the options that were
//! chosen, and nothing of its customers.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{
    Options,
    layout::{self, Layout},
    mapping::{Choice, Field, Mapping},
    opened::{Opened, Person, headings_of},
    store::{self, Batch, State},
};
use crate::{
    Result,
    access::ImportsRun,
    gate::{Entity, View},
};

/// The choices of an earlier import of a sheet with the same headings, in whatever order.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Remembered {
    /// The file that was imported then.
    pub file_name: String,
    pub started_at: i64,
    /// How this file is to be understood to be understood as that one was.
    pub options: Options,
}

/// What a batch remembers of its columns.
type Columns = BTreeMap<String, Option<Field>>;

/// The choices of the last import within reach of a sheet with these headings; none where all was as
/// it was found.
pub(super) fn find(
    view: &View<'_>,
    opened: &Opened,
    asked: &Options,
    person: &Person,
) -> Result<Option<Remembered>> {
    let is_said = !asked.choices.is_empty() || asked.name_rule.is_some();
    if is_said || opened.mapping.is_own || opened.is_turned {
        return Ok(None);
    }
    let run = view.grant::<ImportsRun>()?;
    let now: BTreeSet<String> = opened.report.mapping.keys().cloned().collect();
    for batch in store::all(view)? {
        let Some((options, columns)) = choices_of(&batch) else { continue };
        let Some(header_row) = heads_alike(opened, asked, &now, &options, &columns) else {
            continue;
        };
        let placement = batch.placement(view)?;
        if placement.is_some_and(|it| run.must_cover(&it).is_err()) {
            continue;
        }
        let choices = match header_row {
            Some(_) => followed(&options.choices, None, person),
            None => {
                let all = with_guesses(&options.choices, &columns, &opened.report.mapping);
                followed(&all, Some(&opened.mapping), person)
            }
        };
        let Options { sheet, encoding, .. } = asked.clone();
        let options = Options { sheet, encoding, header_row, choices, failed: None, ..options };
        let is_anything = options != Options { header_row: None, ..as_found(asked) };
        return Ok(is_anything.then_some(Remembered {
            file_name: batch.file_name,
            started_at: batch.started_at,
            options,
        }));
    }
    Ok(None)
}

fn as_found(asked: &Options) -> Options {
    let Options { sheet, encoding, .. } = asked.clone();
    Options { sheet, encoding, ..Options::default() }
}

fn choices_of(batch: &Batch) -> Option<(Options, Columns)> {
    let is_kept = matches!(batch.state, State::Done | State::Stopped) && !batch.is_sample;
    let options = batch.options.clone().filter(|_| is_kept && batch.header_row > 0)?;
    Some((options, serde_json::from_value(batch.mapping.clone()).ok()?))
}

/// Whether the sheet has the headings of then: those that were found, or those in the row that was
/// named then. In the inner option, that row.
fn heads_alike(
    opened: &Opened,
    asked: &Options,
    now: &BTreeSet<String>,
    then: &Options,
    columns: &Columns,
) -> Option<Option<u32>> {
    let is_same = |headings: &BTreeSet<String>| headings.iter().eq(columns.keys());
    if opened.layout.header_row > 0 && is_same(now) {
        return Some(asked.header_row);
    }
    let row = then.header_row.filter(|row| *row > 0 && asked.header_row.is_none())?;
    let layout: Layout = layout::with_header_row(opened.first_rows(), row)?;
    let headings = headings_of(layout.columns.iter().map(|it| (it.index, it.heading.as_str())));
    is_same(&headings.into_iter().collect()).then_some(Some(row))
}

/// What was chosen, and what was guessed then and is guessed otherwise now.
fn with_guesses(chosen: &[Choice], then: &Columns, now: &Columns) -> Vec<Choice> {
    let mut choices = chosen.to_vec();
    for (heading, field) in then {
        let Some(field) = *field else { continue };
        let is_chosen = chosen.iter().any(|it| it.column == *heading);
        let is_once = then.values().filter(|it| **it == Some(field)).count() == 1;
        if !is_chosen && is_once && now.get(heading) != Some(&Some(field)) {
            choices.push(Choice { column: heading.clone(), field: Some(field) });
        }
    }
    choices
}

/// The choices that this person can make of this sheet.
fn followed(choices: &[Choice], mapping: Option<&Mapping>, person: &Person) -> Vec<Choice> {
    let is_open = |it: &&Choice| it.field.is_none_or(|field| !person.masked.contains(&field));
    let mut kept: Vec<Choice> = Vec::new();
    for choice in choices.iter().filter(is_open) {
        kept.push(choice.clone());
        let cannot = |it: &Mapping| it.clone().choose(&kept).is_err();
        if mapping.is_some_and(cannot) {
            kept.pop();
        }
    }
    kept
}
