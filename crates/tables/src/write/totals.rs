//! The last row: what the rows before it add up to.

use crate::Cell;

use super::table::{Column, Kind, Total};

/// Sums in the columns' own steps, so that a hundred thousand amounts add up to the cent.
#[derive(Debug)]
pub(super) struct Totals {
    columns: Vec<Tally>,
}

#[derive(Debug, Default)]
struct Tally {
    filled: u64,
    /// Amounts in minor units.
    exact: i128,
    /// Everything else.
    sum: f64,
}

impl Totals {
    /// Nothing when no column wants a total: then there is no last row.
    pub(super) fn of(columns: &[Column]) -> Option<Self> {
        let wanted = columns.iter().any(|column| column.total != Total::None);
        wanted.then(|| Self { columns: columns.iter().map(|_| Tally::default()).collect() })
    }

    pub(super) fn add(&mut self, columns: &[Column], row: &[Cell]) {
        for ((tally, column), cell) in self.columns.iter_mut().zip(columns).zip(row) {
            if is_filled(cell) {
                tally.filled += 1;
            }
            match (cell, column.kind) {
                (Cell::Number(number), Kind::Money { digits }) if number.is_finite() => {
                    tally.exact += (number * minor(digits)).round() as i128;
                }
                (Cell::Number(number), _) if number.is_finite() => tally.sum += number,
                _ => {}
            }
        }
    }

    pub(super) fn value(&self, columns: &[Column], index: usize) -> Option<f64> {
        let (tally, column) = (&self.columns[index], &columns[index]);
        match (column.total, column.kind) {
            (Total::None, _) => None,
            (Total::Count, _) => Some(tally.filled as f64),
            (Total::Sum, Kind::Money { digits }) => Some(tally.exact as f64 / minor(digits)),
            (Total::Sum, _) => Some(tally.sum),
        }
    }
}

/// How a total reads: a count is a whole number whatever its column holds.
pub(super) const fn total_kind(column: &Column) -> Kind {
    match column.total {
        Total::Count => Kind::Whole,
        Total::Sum | Total::None => column.kind,
    }
}

/// Where the label of the last row stands: the first column without a total of its own.
pub(super) fn label_column(columns: &[Column]) -> Option<usize> {
    columns.iter().position(|column| column.total == Total::None)
}

pub(super) fn is_filled(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => false,
        Cell::Text(text) | Cell::Fault(text) => !text.is_empty(),
        _ => true,
    }
}

fn minor(digits: u8) -> f64 {
    10_f64.powi(i32::from(digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_thousand_dimes_add_up_to_the_cent() {
        let columns = [
            Column::new("金额", Kind::Money { digits: 2 }).totalled(Total::Sum),
            Column::default(),
        ];
        let mut totals = Totals::of(&columns).unwrap();
        for _ in 0..100_000 {
            totals.add(&columns, &[Cell::Number(0.1), Cell::Empty]);
        }
        assert_eq!(totals.value(&columns, 0), Some(10_000.0));
        assert_eq!(totals.value(&columns, 1), None);
    }

    #[test]
    fn masks_and_empty_cells_are_not_summed_and_only_filled_ones_counted() {
        let columns = [
            Column::new("n", Kind::Whole).totalled(Total::Sum),
            Column::new("t", Kind::Text).totalled(Total::Count),
        ];
        let mut totals = Totals::of(&columns).unwrap();
        for row in [
            [Cell::Number(2.0), Cell::Text("a".into())],
            [Cell::Text("***".into()), Cell::Text(String::new())],
            [Cell::Number(f64::NAN), Cell::Empty],
        ] {
            totals.add(&columns, &row);
        }
        assert_eq!(totals.value(&columns, 0), Some(2.0));
        assert_eq!(totals.value(&columns, 1), Some(1.0));
    }

    #[test]
    fn no_total_wanted_means_no_last_row() {
        assert!(Totals::of(&[Column::default()]).is_none());
    }
}
