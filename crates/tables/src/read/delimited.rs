//! Delimited text: CSV, TSV and their kin, in any encoding, read piece by piece.

use std::fs::File;
use std::path::Path;

use encoding_rs::Encoding;

use super::encoding;
use super::in_process::{SheetName, Source};
use super::records::{Records, TakeRecord};
use super::sink::{Halt, Sink};
use super::text::{self, Pieces};
use super::values::text_cell;
use super::{Limits, Merge, ReadError};
use crate::Cell;
use crate::write::unguard;

const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

pub(super) struct Delimited {
    file: File,
    name: String,
    encoding: &'static Encoding,
    delimiter: u8,
    /// A first line `sep=;`, which tells Excel the delimiter and is no record.
    separator_line: bool,
    columns: u32,
}

impl Delimited {
    pub fn open(
        mut file: File,
        path: &Path,
        named: Option<&str>,
        limits: &Limits,
    ) -> Result<Self, ReadError> {
        let encoding = match named.and_then(encoding::named) {
            Some(encoding) => encoding,
            None => text::find_encoding(&mut file)?,
        };
        let sample = text::sample(&mut file, encoding)?;
        let declared = declared_delimiter(&sample);
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Self {
            file,
            name,
            encoding,
            delimiter: declared.unwrap_or_else(|| sniff(&sample)),
            separator_line: declared.is_some(),
            columns: limits.columns,
        })
    }
}

impl Source for Delimited {
    fn sheets(&self) -> Vec<SheetName> {
        vec![SheetName { name: self.name.clone(), hidden: false }]
    }

    fn visit(&mut self, _sheet: &str, sink: &mut Sink<'_>) -> Result<(), Halt> {
        let mut pieces = Pieces::new(&mut self.file, self.encoding)?;
        let mut records = Records::new(self.delimiter);
        let above = u32::from(self.separator_line);
        let mut pour = Pour { sink, columns: self.columns as usize, above };
        while let Some(piece) = pieces.next()? {
            records.feed(piece, &mut pour)?;
        }
        records.finish(&mut pour)
    }

    fn merged(&mut self, _sheet: &str) -> Result<Vec<Merge>, ReadError> {
        Ok(Vec::new())
    }

    fn encoding(&self) -> Option<String> {
        Some(encoding::name(self.encoding))
    }

    fn delimiter(&self) -> Option<char> {
        Some(self.delimiter.into())
    }
}

/// Records on their way into a sink.
struct Pour<'s, 'r> {
    sink: &'s mut Sink<'r>,
    columns: usize,
    /// Records at the beginning that are no rows.
    above: u32,
}

impl TakeRecord for Pour<'_, '_> {
    type Halt = Halt;

    fn record(&mut self, number: u32, mut fields: Vec<String>) -> Result<(), Halt> {
        if number <= self.above {
            return Ok(());
        }
        while fields.len() > self.columns && fields.last().is_some_and(String::is_empty) {
            fields.pop();
        }
        self.sink.record(number - self.above, fields.into_iter().map(cell).collect())
    }

    fn stray_quote(&mut self, number: u32) {
        self.sink.notes.stray_quotes.add(number.saturating_sub(self.above));
    }
}

fn cell(field: String) -> Cell {
    text_cell(unguarded(field))
}

/// The text as it was before it was made harmless for a spreadsheet: the guard before what would
/// begin a formula goes, and `="00123"`, by which many systems keep leading zeros, is its text.
fn unguarded(field: String) -> String {
    let text = unguard(&field);
    if text.len() < field.len() {
        return text.to_owned();
    }
    let kept = field.strip_prefix("=\"").and_then(|text| text.strip_suffix('"'));
    if let Some(text) = kept.filter(|text| !text.contains('"')) {
        return text.to_owned();
    }
    field
}

/// The delimiter that a first line `sep=;` declares.
fn declared_delimiter(sample: &str) -> Option<u8> {
    let line = sample.lines().next()?.trim_end_matches('\r').trim_matches('"');
    match line.to_ascii_lowercase().strip_prefix("sep=")?.as_bytes() {
        [delimiter] if delimiter.is_ascii_punctuation() || *delimiter == b'\t' => Some(*delimiter),
        _ => None,
    }
}

/// The delimiter that cuts most records into the same number of fields, more than one.
fn sniff(sample: &str) -> u8 {
    let agreement = |delimiter: &u8| {
        let mut counts = Counts(Vec::new());
        let mut records = Records::new(*delimiter);
        let Ok(()) = records.feed(sample, &mut counts);
        let Ok(()) = records.finish(&mut counts);
        counts.agreement()
    };
    // Of equals the first wins, therefore the search goes backwards.
    DELIMITERS.into_iter().rev().max_by_key(agreement).unwrap_or(b',')
}

/// How many fields each record has.
struct Counts(Vec<usize>);

impl Counts {
    /// How many records have the commonest number of fields, and that number; blank records and
    /// records of one field say nothing.
    fn agreement(mut self) -> (usize, usize) {
        self.0.retain(|fields| *fields > 1);
        self.0.sort_unstable();
        self.0
            .chunk_by(|one, other| one == other)
            .map(|equal| (equal.len(), equal[0]))
            .max()
            .unwrap_or_default()
    }
}

impl TakeRecord for Counts {
    type Halt = std::convert::Infallible;

    fn record(&mut self, _number: u32, fields: Vec<String>) -> Result<(), Self::Halt> {
        self.0.push(fields.len());
        Ok(())
    }

    fn stray_quote(&mut self, _number: u32) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(field: &str) -> String {
        unguarded(field.to_owned())
    }

    #[test]
    fn one_guard_before_a_formula_is_removed_and_no_other_apostrophe() {
        for formula in ["=1+1", "+86 138", "-5", "@sum", "＝1", "＋1", "－1", "＠x", "  =1", "\tx"]
        {
            assert_eq!(read(&format!("'{formula}")), formula);
            assert_eq!(read(&format!("''{formula}")), format!("'{formula}"));
        }
        assert_eq!(read("'tis"), "'tis");
        assert_eq!(read("''tis"), "''tis");
        assert_eq!(read("O'Neil"), "O'Neil");
    }

    #[test]
    fn a_number_kept_as_text_by_a_formula_is_its_text() {
        assert_eq!(read("=\"0013\""), "0013");
        assert_eq!(read("=\"\""), "");
        assert_eq!(read("=\"a\"&\"b\""), "=\"a\"&\"b\"");
        assert_eq!(read("=SUM(A1)"), "=SUM(A1)");
    }

    #[test]
    fn the_delimiter_that_cuts_evenly_is_found_below_titles_and_inside_text() {
        assert_eq!(sniff("a,b,c\n1,2,3\n"), b',');
        assert_eq!(sniff("a\tb\n1,5\t2\n3,7\t4\n"), b'\t');
        assert_eq!(sniff("a;b;c\n\"1;x\";2,5;3\n4;5,1;6\n"), b';');
        assert_eq!(sniff("名称|电话|地址\n甲|1|上海, 浦东, 5号\n乙|2|北京\n"), b'|');
        assert_eq!(sniff("客户名单, 2024\n\na;b;c\n1;2;3\n4;5;6\n"), b';');
        assert_eq!(sniff("just one column\nof words\n"), b',');
    }

    #[test]
    fn a_line_for_excel_declares_the_delimiter() {
        assert_eq!(declared_delimiter("sep=;\r\na;b\r\n"), Some(b';'));
        assert_eq!(declared_delimiter("\"sep=|\"\na|b\n"), Some(b'|'));
        assert_eq!(declared_delimiter("separate,b\n"), None);
    }
}
