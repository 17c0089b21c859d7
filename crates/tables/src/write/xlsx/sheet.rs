//! One worksheet of a table, row after row.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::archive::Archive;
use super::frame::{SheetFrame, TableLeaf};
use super::styles::{Ids, Style};
use super::widths::letters;
use super::xml::{Height, RowXml, column_letters};
use super::{Limits, Top};
use crate::Cell;
use crate::write::error::Error;
use crate::write::guard::is_risky;
use crate::write::table::{Kind, Table, Total, Words};
use crate::write::totals::{Totals, label_column};
use crate::write::wording::{EXACT, Medium, number_wording, wording};

/// Points; a spreadsheet's own 15 leave a heading no air.
const HEADING_HEIGHT: Height = Height::Fixed(21.0);
const TITLE_HEIGHT: Height = Height::Fixed(24.0);
const LINE_HEIGHT: f64 = 15.0;
/// As high as a row can be.
const HIGHEST: f64 = 409.0;

/// Where a table's data stand on a sheet that is done.
#[derive(Debug)]
pub(super) struct Place {
    name: String,
    first_row: u32,
    last_row: u32,
}

pub(super) struct Sheet<'s> {
    table: &'s Table,
    words: &'s Words,
    ids: &'s Ids,
    limits: Limits,
    letters: Vec<String>,
    widths: Vec<f64>,
    /// How many lines each cell of the row takes.
    lines: Vec<f64>,
    xml: RowXml,
    /// The row written last, from 1.
    row: u32,
    first_row: u32,
    last_row: u32,
    bytes: u64,
}

impl<'s> Sheet<'s> {
    pub(super) fn new(
        table: &'s Table,
        leaf: &TableLeaf,
        words: &'s Words,
        ids: &'s Ids,
        limits: Limits,
    ) -> Self {
        Self {
            table,
            words,
            ids,
            limits,
            letters: (0..table.columns.len()).map(column_letters).collect(),
            widths: leaf.widths.clone(),
            lines: Vec::with_capacity(table.columns.len()),
            xml: RowXml::default(),
            row: 0,
            first_row: leaf.heading_row + 1,
            last_row: leaf.heading_row,
            bytes: 0,
        }
    }

    pub(super) fn begin<E>(
        &mut self,
        archive: &mut Archive<'_>,
        head: &str,
        top: Top,
    ) -> Result<(), Error<E>> {
        archive.write(head)?;
        if top == Top::Title {
            self.line(archive, Style::Title, &self.table.title, TITLE_HEIGHT)?;
            for line in &self.table.lines {
                self.line(archive, Style::Line, line, Height::Usual)?;
            }
            self.row += 1;
        }
        self.headings(archive)
    }

    fn line<E>(
        &mut self,
        archive: &mut Archive<'_>,
        style: Style,
        text: &str,
        height: Height,
    ) -> Result<(), Error<E>> {
        self.row += 1;
        self.xml.start(self.row, height);
        self.xml.text("A", self.ids.of(style), text);
        archive.write(self.xml.end())
    }

    fn headings<E>(&mut self, archive: &mut Archive<'_>) -> Result<(), Error<E>> {
        self.row += 1;
        let columns = self.table.columns.iter().zip(&self.widths);
        let fit = columns.clone().all(|(column, &width)| letters(&column.heading) < width);
        self.xml.start(self.row, if fit { HEADING_HEIGHT } else { Height::Usual });
        for ((column, _), letters) in columns.zip(&self.letters) {
            let number = column.kind.is_number();
            let style = if number { Style::NumberHeading } else { Style::Heading };
            self.xml.text(letters, self.ids.of(style), &column.heading);
        }
        archive.write(self.xml.end())
    }

    /// No room for another row and the totals after it.
    pub(super) fn is_full(&self) -> bool {
        self.row + 1 >= self.limits.rows || self.bytes >= self.limits.bytes
    }

    pub(super) fn place(&self, name: &str) -> Place {
        Place { name: name.to_owned(), first_row: self.first_row, last_row: self.last_row }
    }

    /// `number` counts the table's rows from 1, on whichever sheet they stand.
    pub(super) fn row<E>(
        &mut self,
        archive: &mut Archive<'_>,
        cells: &[Cell],
        number: u64,
    ) -> Result<(), Error<E>> {
        self.row += 1;
        self.last_row = self.row;
        let height = self.height(cells);
        self.xml.start(self.row, height);
        for (index, cell) in cells.iter().enumerate() {
            self.cell(index, cell, number)?;
        }
        archive.write(self.xml.end())?;
        self.bytes = archive.written();
        Ok(())
    }

    /// For cells that wrap: not every program finds out by itself how high their row is.
    fn height(&mut self, cells: &[Cell]) -> Height {
        self.lines.clear();
        self.lines.extend(cells.iter().zip(&self.widths).map(|(cell, &width)| match cell {
            Cell::Text(text) | Cell::Fault(text) => lines(text, width),
            _ => 1.0,
        }));
        let most = self.lines.iter().copied().fold(1.0, f64::max);
        if most > 1.0 { Height::About((most * LINE_HEIGHT).min(HIGHEST)) } else { Height::Usual }
    }

    fn cell<E>(&mut self, index: usize, cell: &Cell, number: u64) -> Result<(), Error<E>> {
        let kind = self.table.columns[index].kind;
        let column = &self.letters[index];
        match written(cell, kind, self.words) {
            Written::Nothing => {}
            Written::Value(value, kind) => {
                self.xml.number(column, self.ids.of(Style::Value(kind)), value);
            }
            Written::Word(word) => self.xml.text(column, self.ids.of(Style::Flag), word),
            Written::Text(text) => {
                // No text has more letters than bytes.
                let is_short = text.len() <= self.limits.text;
                if !is_short && text.encode_utf16().count() > self.limits.text {
                    let column = self.table.columns[index].heading.clone();
                    return Err(Error::CellTooLong {
                        row: number,
                        column,
                        limit: self.limits.text,
                    });
                }
                let lines = match cell {
                    Cell::Text(_) | Cell::Fault(_) => self.lines[index],
                    _ => lines(&text, self.widths[index]),
                };
                let style = Style::text(is_risky(&text), lines > 1.0);
                self.xml.text(column, self.ids.of(style), &text);
            }
        }
        Ok(())
    }

    /// Formulas that follow the filter, over this sheet and those before it. Nothing is totalled
    /// under a table without rows.
    pub(super) fn totals<E>(
        &mut self,
        archive: &mut Archive<'_>,
        totals: &Totals,
        before: &[Place],
    ) -> Result<(), Error<E>> {
        if self.last_row < self.first_row {
            return Ok(());
        }
        self.row += 1;
        self.xml.start(self.row, HEADING_HEIGHT);
        let label = label_column(&self.table.columns);
        for (index, column) in self.table.columns.iter().enumerate() {
            let letters = &self.letters[index];
            match totals.value(&self.table.columns, index) {
                Some(value) => {
                    let style = self.ids.of(Style::total(column));
                    let here = (self.first_row, self.last_row);
                    let formula = subtotal(column.total, letters, before, here);
                    self.xml.formula(letters, style, &formula, value);
                }
                None if label == Some(index) => {
                    self.xml.text(letters, self.ids.of(Style::TotalLabel), &self.words.total);
                }
                None => self.xml.blank(letters, self.ids.of(Style::TotalLabel)),
            }
        }
        archive.write(self.xml.end())
    }

    /// Ends the sheet and says in which row its data end.
    pub(super) fn end<E>(
        self,
        archive: &mut Archive<'_>,
        leaf: &mut TableLeaf,
        frame: &SheetFrame,
    ) -> Result<(), Error<E>> {
        leaf.last_row = self.last_row;
        archive.write("</sheetData>")?;
        if let Some(range) = leaf.filtered() {
            archive.write(&format!(r#"<autoFilter ref="{range}"/>"#))?;
        }
        archive.write(&frame.foot)
    }
}

fn subtotal(total: Total, column: &str, before: &[Place], here: (u32, u32)) -> String {
    // The functions that leave out rows hidden by hand, too.
    let function = if total == Total::Count { 103 } else { 109 };
    let mut terms: Vec<String> = before
        .iter()
        .map(|place| {
            let sheet = place.name.replace('\'', "''");
            let (first, last) = (place.first_row, place.last_row);
            format!("SUBTOTAL({function},'{sheet}'!{column}{first}:{column}{last})")
        })
        .collect();
    let (first, last) = here;
    terms.push(format!("SUBTOTAL({function},{column}{first}:{column}{last})"));
    terms.join("+")
}

/// How many lines a text takes in a column, about.
fn lines(text: &str, width: f64) -> f64 {
    // A letter beside the text stays free.
    let room = (width - 1.0).max(1.0);
    // No letter is wider than its bytes are many.
    if text.len() as f64 <= room && !text.contains('\n') {
        return 1.0;
    }
    text.split('\n').map(|line| (letters(line) / room).ceil().max(1.0)).sum()
}

/// How a cell goes into a spreadsheet.
#[derive(Debug, PartialEq)]
enum Written<'c> {
    Nothing,
    /// A number, shown as its kind asks.
    Value(f64, Kind),
    Word(&'c str),
    Text(Cow<'c, str>),
}

fn written<'c>(cell: &'c Cell, kind: Kind, words: &'c Words) -> Written<'c> {
    let as_text = || Written::Text(wording(cell, kind, words, Medium::Delimited));
    let dated = |moment: NaiveDateTime, shown: Kind| match (kind, serial(moment)) {
        (Kind::Text, _) | (_, None) => as_text(),
        (_, Some(serial)) => Written::Value(serial, shown),
    };
    match cell {
        Cell::Empty => Written::Nothing,
        Cell::Text(text) | Cell::Fault(text) if text.is_empty() => Written::Nothing,
        Cell::Text(_) | Cell::Fault(_) => as_text(),
        Cell::Number(number) => match kind {
            _ if !number.is_finite() || number.abs() >= EXACT => {
                Written::Text(Cow::Owned(number_wording(*number, kind, Medium::Delimited)))
            }
            Kind::Text => as_text(),
            Kind::Whole if number.fract() != 0.0 => Written::Value(*number, Kind::Decimal),
            kind if kind.is_number() => Written::Value(*number, kind),
            _ => Written::Value(*number, Kind::Decimal),
        },
        Cell::Flag(flag) => Written::Word(if *flag { &words.yes } else { &words.no }),
        Cell::Date(date) => {
            let kind = if matches!(kind, Kind::Month(_)) { kind } else { Kind::Date };
            dated(date.and_time(NaiveTime::MIN), kind)
        }
        Cell::Moment(moment) if kind == Kind::Date => {
            dated(moment.date().and_time(NaiveTime::MIN), Kind::Date)
        }
        Cell::Moment(moment) => dated(*moment, Kind::Moment),
        Cell::Time(_) if kind == Kind::Text => as_text(),
        Cell::Time(time) => Written::Value(day_part(*time), Kind::Time),
    }
}

/// A spreadsheet's day number. `None` outside what all spreadsheets agree on: some hold 1900 for a
/// leap year, so the days before its March differ.
fn serial(moment: NaiveDateTime) -> Option<f64> {
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let first = NaiveDate::from_ymd_opt(1900, 3, 1)?;
    let last = NaiveDate::from_ymd_opt(9999, 12, 31)?;
    let date = moment.date();
    let days = date.signed_duration_since(zero).num_days();
    (first..=last).contains(&date).then(|| days as f64 + day_part(moment.time()))
}

fn day_part(time: NaiveTime) -> f64 {
    f64::from(time.num_seconds_from_midnight()) / 86_400.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn days_are_numbered_as_spreadsheets_agree_and_others_are_text() {
        let words = Words::default();
        let shown = |cell| match written(&cell, Kind::Date, &words) {
            Written::Value(value, Kind::Date) => value.to_string(),
            Written::Text(text) => text.into_owned(),
            other => format!("{other:?}"),
        };
        assert_eq!(shown(Cell::Date(date(2026, 3, 4))), "46085");
        assert_eq!(shown(Cell::Date(date(1900, 3, 1))), "61");
        assert_eq!(shown(Cell::Date(date(1900, 2, 28))), "1900-02-28");
        assert_eq!(shown(Cell::Moment(date(2026, 3, 4).and_hms_opt(12, 0, 0).unwrap())), "46085");
    }

    #[test]
    fn a_column_of_text_holds_text_whatever_comes() {
        let words = Words { yes: "是".into(), ..Words::default() };
        for (cell, text) in [
            (Cell::Number(13_800_138_000.0), "13800138000"),
            (Cell::Date(date(2026, 3, 4)), "2026-03-04"),
            (Cell::Text("007".into()), "007"),
        ] {
            let expected = Written::Text(Cow::Borrowed(text));
            assert_eq!(written(&cell, Kind::Text, &words), expected);
        }
        assert_eq!(written(&Cell::Flag(true), Kind::Text, &words), Written::Word("是"));
    }

    #[test]
    fn numbers_a_spreadsheet_would_bend_are_written_out() {
        let words = Words::default();
        for (number, expected) in [
            (1e15, Written::Text("1000000000000000".into())),
            (f64::NAN, Written::Text("NaN".into())),
            (1.5, Written::Value(1.5, Kind::Decimal)),
            (7.0, Written::Value(7.0, Kind::Whole)),
        ] {
            assert_eq!(written(&Cell::Number(number), Kind::Whole, &words), expected);
        }
    }
}
