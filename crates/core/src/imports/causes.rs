//! What is wrong with a sheet, column by column.

use serde::Serialize;

use super::{
    mapping::Field,
    plan::Plan,
    report::{RowError, Warning},
};

/// A column with cells that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "ImportCause")]
pub struct Cause {
    /// The heading; none where the row as a whole is at fault.
    pub column: Option<String>,
    pub field: &'static str,
    /// Rows that do not come in for what stands there.
    pub rows: u64,
    /// Cells that are noted, or left blank, of rows that come in all the same.
    pub cells: u64,
    /// Whether a customer can do without what the column says.
    pub may_be_left: bool,
    /// Whether it may come to stand in the notes, which more people read than some fields.
    pub may_be_noted: bool,
}

/// Those columns so far: there are as many as the sheet has, at most.
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
            self.of(error.column.as_deref(), error.field, plan).rows += 1;
        }
    }

    /// Counts cells of rows that come in.
    pub fn add_cells(&mut self, cells: &[Warning], plan: &Plan) {
        for cell in cells {
            let field = cell.field.unwrap_or_default();
            self.of(cell.column.as_deref(), field, plan).cells += 1;
        }
    }

    fn of(&mut self, column: Option<&str>, field: &'static str, plan: &Plan) -> &mut Cause {
        let known = self.0.iter().position(|it| it.column.as_deref() == column);
        let at = known.unwrap_or_else(|| {
            self.0.push(Cause::of(column, field, plan));
            self.0.len() - 1
        });
        &mut self.0[at]
    }

    /// All of them, the commonest first.
    pub fn told(&self) -> Vec<Cause> {
        let mut all = self.0.clone();
        all.sort_by_key(|it| std::cmp::Reverse((it.rows, it.cells)));
        all
    }
}

impl Cause {
    fn of(column: Option<&str>, field: &'static str, plan: &Plan) -> Cause {
        let filled = Field::from_wire(field).filter(|_| column.is_some());
        let may_be_left = filled.is_some_and(|it| plan.can_do_without(it));
        let is_open = |it: Field| plan.notes_are_open && !plan.secret.contains(&it);
        Cause {
            column: column.map(str::to_owned),
            field,
            rows: 0,
            cells: 0,
            may_be_left,
            may_be_noted: may_be_left && filled.is_some_and(is_open),
        }
    }
}
