//! Why rows do not come in, column by column.

use serde::Serialize;

use super::{mapping::Field, plan::Plan, report::RowError};

/// A column, and how many rows do not come in for what stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "ImportCause")]
pub struct Cause {
    /// The heading; none where the row as a whole is at fault.
    pub column: Option<String>,
    pub field: &'static str,
    pub rows: u64,
    /// Whether a customer can do without what the column says.
    pub may_be_left: bool,
    /// Whether it may come to stand in the notes, which more people read than some fields.
    pub may_be_noted: bool,
}

/// The columns that rows failed for so far: there are as many as the sheet has, at most.
#[derive(Debug, Default)]
pub(super) struct Causes(Vec<Cause>);

impl Causes {
    /// Counts the errors of some rows, those of one row one after the other.
    pub fn add(&mut self, errors: &[RowError], plan: &Plan) {
        for (at, error) in errors.iter().enumerate() {
            let is_same = |it: &RowError| it.row == error.row && it.column == error.column;
            if errors[..at].iter().rev().take_while(|it| it.row == error.row).any(is_same) {
                continue;
            }
            match self.0.iter_mut().find(|it| it.column == error.column) {
                Some(known) => known.rows += 1,
                None => self.0.push(Cause::of(error, plan)),
            }
        }
    }

    /// All of them, the commonest first.
    pub fn told(&self) -> Vec<Cause> {
        let mut all = self.0.clone();
        all.sort_by_key(|it| std::cmp::Reverse(it.rows));
        all
    }
}

impl Cause {
    fn of(error: &RowError, plan: &Plan) -> Cause {
        let field = Field::from_wire(error.field).filter(|_| error.column.is_some());
        let may_be_left = field.is_some_and(|it| plan.can_do_without(it));
        let is_open = |it: Field| plan.notes_are_open && !plan.secret.contains(&it);
        Cause {
            column: error.column.clone(),
            field: error.field,
            rows: 1,
            may_be_left,
            may_be_noted: may_be_left && field.is_some_and(is_open),
        }
    }
}
