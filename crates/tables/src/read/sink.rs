//! Where cells become rows: gaps are filled, blank rows are left out, limits are held.

use std::ops::ControlFlow;

use super::{Limits, Measure, Notes, ReadError, Row};
use crate::Cell;

/// Why a visit to a sheet ended before the sheet did.
#[derive(Debug)]
pub(super) enum Halt {
    Fault(ReadError),
    /// Whoever takes the rows wants no more.
    Enough,
}

impl From<ReadError> for Halt {
    fn from(error: ReadError) -> Self {
        Self::Fault(error)
    }
}

pub(super) struct Sink<'a> {
    pub notes: Notes,
    limits: &'a Limits,
    receive: &'a mut dyn FnMut(Row) -> ControlFlow<()>,
    row: Row,
    delivered: u32,
}

impl<'a> Sink<'a> {
    pub fn new(limits: &'a Limits, receive: &'a mut dyn FnMut(Row) -> ControlFlow<()>) -> Self {
        Self { notes: Notes::default(), limits, receive, row: Row::default(), delivered: 0 }
    }

    /// Takes a value at a row that counts from 1 and a column that counts from 0.
    pub fn cell(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), Halt> {
        if is_blank(&cell) {
            return Ok(());
        }
        if row != self.row.number {
            self.deliver()?;
            self.row.number = row;
        }
        self.check(row, column, &cell)?;
        let column = column as usize;
        if self.row.cells.len() <= column {
            self.row.cells.resize(column + 1, Cell::Empty);
        }
        self.row.cells[column] = cell;
        Ok(())
    }

    /// Takes a whole record of a text file, with its empty fields.
    pub fn record(&mut self, line: u32, fields: Vec<Cell>) -> Result<(), Halt> {
        if fields.iter().all(is_blank) {
            return Ok(());
        }
        for (column, cell) in (0..).zip(&fields) {
            self.check(line, column, cell)?;
        }
        self.row = Row { number: line, cells: fields };
        self.deliver()
    }

    /// Delivers the row that is still open.
    pub fn finish(&mut self) -> Result<(), Halt> {
        self.deliver()
    }

    fn deliver(&mut self) -> Result<(), Halt> {
        let row = std::mem::take(&mut self.row);
        if row.cells.is_empty() {
            return Ok(());
        }
        if self.delivered >= self.limits.most_rows() {
            let limit = self.limits.rows.into();
            return Err(too_big(Measure::Rows, limit, row.number));
        }
        self.delivered += 1;
        match (self.receive)(row) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Halt::Enough),
        }
    }

    fn check(&mut self, row: u32, column: u32, cell: &Cell) -> Result<(), Halt> {
        if column >= self.limits.columns && !is_blank(cell) {
            return Err(too_big(Measure::Columns, self.limits.columns.into(), row));
        }
        if let Cell::Text(text) = cell {
            for _ in text.matches(char::REPLACEMENT_CHARACTER) {
                self.notes.replaced_characters.add(row);
            }
            let limit = self.limits.characters as usize;
            if text.len() > limit && text.chars().count() > limit {
                return Err(too_big(Measure::Characters, self.limits.characters.into(), row));
            }
        }
        Ok(())
    }
}

fn too_big(measure: Measure, limit: u64, row: u32) -> Halt {
    Halt::Fault(ReadError::TooBig { measure, limit, row: Some(row) })
}

fn is_blank(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Text(text) => text.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows_of(cells: &[(u32, u32, &str)], limits: &Limits) -> Result<Vec<Row>, ReadError> {
        let mut rows = Vec::new();
        let mut receive = |row| {
            rows.push(row);
            ControlFlow::Continue(())
        };
        let mut sink = Sink::new(limits, &mut receive);
        let filled = cells
            .iter()
            .try_for_each(|(row, column, text)| {
                sink.cell(*row, *column, Cell::Text((*text).to_owned()))
            })
            .and_then(|()| sink.finish());
        match filled {
            Ok(()) => Ok(rows),
            Err(Halt::Fault(error)) => Err(error),
            Err(Halt::Enough) => panic!("nobody asked to stop"),
        }
    }

    #[test]
    fn gaps_are_filled_and_blank_rows_left_out_while_numbers_stay_true() {
        let rows =
            rows_of(&[(2, 1, "a"), (2, 3, "b"), (7, 0, "c"), (9, 4, "")], &Limits::default())
                .unwrap();
        let text = |text: &str| Cell::Text(text.to_owned());
        assert_eq!(
            rows,
            [
                Row { number: 2, cells: vec![Cell::Empty, text("a"), Cell::Empty, text("b")] },
                Row { number: 7, cells: vec![text("c")] },
            ]
        );
    }

    #[test]
    fn characters_that_were_lost_in_decoding_are_counted() {
        let limits = Limits::default();
        let mut receive = |_| ControlFlow::Continue(());
        let mut sink = Sink::new(&limits, &mut receive);
        for (row, text) in [(1, "sound"), (4, "lo\u{FFFD}t\u{FFFD}"), (6, "\u{FFFD}")] {
            sink.cell(row, 0, Cell::Text(text.to_owned())).unwrap();
        }
        assert_eq!(sink.notes.replaced_characters.count, 3);
        assert_eq!(sink.notes.replaced_characters.first_rows, [4, 6]);
    }

    #[test]
    fn what_stands_above_and_below_a_list_takes_no_row_from_it() {
        let limits = Limits { rows: 2, rows_besides: 1, ..Limits::default() };
        let list = [(1, 0, "姓名"), (2, 0, "张三"), (3, 0, "李四")];
        assert_eq!(rows_of(&list, &limits).unwrap().len(), 3);
        let longer = [list.as_slice(), &[(4, 0, "王五")]].concat();
        let refused = ReadError::TooBig { measure: Measure::Rows, limit: 2, row: Some(4) };
        assert_eq!(rows_of(&longer, &limits).unwrap_err(), refused);
    }

    #[test]
    fn each_limit_is_told_with_the_row_that_broke_it() {
        let limits =
            Limits { rows: 2, rows_besides: 0, columns: 3, characters: 4, ..Limits::default() };
        let broken = |cells: &[(u32, u32, &str)]| rows_of(cells, &limits).unwrap_err();
        let too_big = |measure, limit, row| ReadError::TooBig { measure, limit, row: Some(row) };
        assert_eq!(broken(&[(5, 3, "x")]), too_big(Measure::Columns, 3, 5));
        assert_eq!(broken(&[(6, 0, "五个字太多")]), too_big(Measure::Characters, 4, 6));
        assert_eq!(broken(&[(1, 0, "a"), (8, 0, "b"), (9, 0, "c")]), too_big(Measure::Rows, 2, 9));
        assert_eq!(rows_of(&[(1, 2, "四个汉字"), (900_000, 0, "b")], &limits).unwrap().len(), 2);
    }
}
