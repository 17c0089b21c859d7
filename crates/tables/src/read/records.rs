//! Delimited text cut into records: fields, quotes, and the number of each record. A spreadsheet
//! shows a record as a row, however many lines its cells have.
//!
//! Quotes follow what spreadsheets do: a field is quoted when it begins with a quote, and what
//! stands after the closing quote is taken as it is. A quote that never closes is a plain
//! character, or one inch mark would swallow the rest of the file.

/// A field that is quoted and longer than this is taken for a stray quote.
const QUOTED_BYTES: usize = 128 * 1024;
/// After so many stray quotes no quote of the file is believed.
const STRAYS: u32 = 1_000;
/// What is longer than this breaks every limit anyway, and need not be held.
const FIELD_BYTES: usize = 1 << 20;
const FIELDS: usize = 16_384;

/// Takes each record: its number, counted from 1, and its fields.
pub(super) trait TakeRecord {
    type Halt;

    fn record(&mut self, number: u32, fields: Vec<String>) -> Result<(), Self::Halt>;

    /// A quote that opens a field of this record never closes.
    fn stray_quote(&mut self, number: u32);
}

enum State {
    Start,
    Plain,
    Quoted,
    /// Behind a quote inside a quoted field: the end of the field, or half of a doubled quote.
    Closing,
}

pub(super) struct Records {
    delimiter: u8,
    state: State,
    field: String,
    fields: Vec<String>,
    /// The number of the record that is being read.
    number: u32,
    after_return: bool,
    strays: u32,
}

impl Records {
    pub fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            state: State::Start,
            field: String::new(),
            fields: Vec::new(),
            number: 1,
            after_return: false,
            strays: 0,
        }
    }

    /// Continues with the next piece of the text.
    pub fn feed<T: TakeRecord>(&mut self, text: &str, take: &mut T) -> Result<(), T::Halt> {
        let mut rest = text;
        while let Some(first) = rest.bytes().next() {
            if std::mem::take(&mut self.after_return) && first == b'\n' {
                rest = &rest[1..];
                continue;
            }
            rest = match self.state {
                State::Start => self.start(rest, first),
                State::Plain => self.plain(rest, take)?,
                State::Quoted => self.quoted(rest, take)?,
                State::Closing => self.closing(rest, first, take)?,
            };
        }
        Ok(())
    }

    /// Ends the text.
    pub fn finish<T: TakeRecord>(&mut self, take: &mut T) -> Result<(), T::Halt> {
        while matches!(self.state, State::Quoted) {
            let swallowed = self.swallowed();
            self.take_quote_as_plain(&swallowed, take)?;
        }
        if matches!(self.state, State::Start) && self.fields.is_empty() {
            return Ok(());
        }
        self.end_record(take)
    }

    fn start<'t>(&mut self, rest: &'t str, first: u8) -> &'t str {
        if first == b'"' && self.strays < STRAYS {
            self.state = State::Quoted;
            return &rest[1..];
        }
        self.state = State::Plain;
        rest
    }

    fn plain<'t, T: TakeRecord>(
        &mut self,
        rest: &'t str,
        take: &mut T,
    ) -> Result<&'t str, T::Halt> {
        let delimiter = self.delimiter;
        let ends = |byte: u8| byte == delimiter || byte == b'\n' || byte == b'\r';
        let Some(end) = rest.bytes().position(ends) else {
            self.push(rest);
            return Ok("");
        };
        self.push(&rest[..end]);
        let byte = rest.as_bytes()[end];
        if byte == delimiter {
            self.end_field();
        } else {
            self.after_return = byte == b'\r';
            self.end_record(take)?;
        }
        Ok(&rest[end + 1..])
    }

    fn quoted<'t, T: TakeRecord>(
        &mut self,
        rest: &'t str,
        take: &mut T,
    ) -> Result<&'t str, T::Halt> {
        if self.field.len() > QUOTED_BYTES {
            let swallowed = self.swallowed();
            self.take_quote_as_plain(&swallowed, take)?;
            return Ok(rest);
        }
        let Some(end) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\n' | b'\r')) else {
            self.field.push_str(rest);
            return Ok("");
        };
        self.field.push_str(&rest[..end]);
        match rest.as_bytes()[end] {
            b'"' => self.state = State::Closing,
            byte => {
                self.after_return = byte == b'\r';
                self.field.push('\n');
            }
        }
        Ok(&rest[end + 1..])
    }

    fn closing<'t, T: TakeRecord>(
        &mut self,
        rest: &'t str,
        first: u8,
        take: &mut T,
    ) -> Result<&'t str, T::Halt> {
        if first == b'"' {
            self.field.push('"');
            self.state = State::Quoted;
            return Ok(&rest[1..]);
        }
        let ends = [self.delimiter, b'\n', b'\r', b' '].contains(&first);
        if !ends && self.field.contains('\n') {
            // No sheet writes a letter behind a closing quote: this quote opens, and the one that
            // seemed to open it, lines above, is stray.
            let swallowed = self.swallowed() + "\"";
            self.take_quote_as_plain(&swallowed, take)?;
            return Ok(rest);
        }
        self.state = State::Plain;
        Ok(rest)
    }

    /// What stands behind the opening quote, as the file has it.
    fn swallowed(&mut self) -> String {
        std::mem::take(&mut self.field).replace('"', "\"\"")
    }

    /// Goes back to the quote that opened this field and reads on from there with the quote as a
    /// plain character.
    fn take_quote_as_plain<T: TakeRecord>(
        &mut self,
        swallowed: &str,
        take: &mut T,
    ) -> Result<(), T::Halt> {
        self.strays += 1;
        take.stray_quote(self.number);
        self.state = State::Plain;
        self.field = "\"".to_owned();
        self.after_return = false;
        self.feed(swallowed, take)
    }

    fn push(&mut self, text: &str) {
        if self.field.len() < FIELD_BYTES {
            self.field.push_str(text);
        }
    }

    fn end_field(&mut self) {
        let field = std::mem::take(&mut self.field);
        // Of the fields too far to the right one is kept, to be refused.
        if self.fields.len() < FIELDS || (self.fields.len() == FIELDS && !field.is_empty()) {
            self.fields.push(field);
        }
        self.state = State::Start;
    }

    fn end_record<T: TakeRecord>(&mut self, take: &mut T) -> Result<(), T::Halt> {
        self.end_field();
        let fields = std::mem::take(&mut self.fields);
        let number = self.number;
        self.number += 1;
        take.record(number, fields)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use proptest::prelude::*;

    use super::*;

    #[derive(Default)]
    struct Taken {
        records: Vec<(u32, Vec<String>)>,
        strays: Vec<u32>,
    }

    impl TakeRecord for Taken {
        type Halt = Infallible;

        fn record(&mut self, number: u32, fields: Vec<String>) -> Result<(), Infallible> {
            self.records.push((number, fields));
            Ok(())
        }

        fn stray_quote(&mut self, number: u32) {
            self.strays.push(number);
        }
    }

    fn cut<'t>(pieces: impl IntoIterator<Item = &'t str>) -> Taken {
        let mut taken = Taken::default();
        let mut records = Records::new(b',');
        for piece in pieces {
            let Ok(()) = records.feed(piece, &mut taken);
        }
        let Ok(()) = records.finish(&mut taken);
        taken
    }

    fn records(text: &str) -> Vec<(u32, Vec<String>)> {
        cut([text]).records
    }

    fn record(number: u32, fields: &[&str]) -> (u32, Vec<String>) {
        (number, fields.iter().map(|field| (*field).to_owned()).collect())
    }

    #[test]
    fn every_kind_of_line_end_ends_a_record() {
        assert_eq!(
            records("a,b\r\nc\n\nd\re,"),
            [
                record(1, &["a", "b"]),
                record(2, &["c"]),
                record(3, &[""]),
                record(4, &["d"]),
                record(5, &["e", ""]),
            ]
        );
    }

    #[test]
    fn a_quoted_field_may_hold_delimiters_quotes_and_lines() {
        assert_eq!(
            records("\"a,\"\"b\"\"\",\"c\r\nd\"\r\ne,\"\"\n"),
            [record(1, &["a,\"b\"", "c\nd"]), record(2, &["e", ""])]
        );
    }

    #[test]
    fn quotes_inside_a_field_are_plain_characters() {
        assert_eq!(
            records("5\" pipe,x\n\"a\"b,c"),
            [record(1, &["5\" pipe", "x"]), record(2, &["ab", "c"]),]
        );
    }

    #[test]
    fn a_quote_that_never_closes_swallows_nothing() {
        let taken = cut(["a,\"b\nc,d\n", "e,f\n"]);
        assert_eq!(
            taken.records,
            [record(1, &["a", "\"b"]), record(2, &["c", "d"]), record(3, &["e", "f"])]
        );
        assert_eq!(taken.strays, [1]);
    }

    #[test]
    fn a_stray_quote_does_not_pair_with_a_quote_lines_below() {
        let taken = cut(["a,\"5 inch\nb,\"x,y\"\nc,\"say \"\"hi\"\"\"\n"]);
        assert_eq!(
            taken.records,
            [
                record(1, &["a", "\"5 inch"]),
                record(2, &["b", "x,y"]),
                record(3, &["c", "say \"hi\""]),
            ]
        );
        assert_eq!(taken.strays, [1]);
    }

    #[test]
    fn a_quote_that_would_hold_a_book_is_stray() {
        let book = "line of text\n".repeat(20_000);
        let taken = cut(["\"", &book, "end,\"q\"\n"]);
        assert_eq!(taken.records.len(), 20_001);
        assert_eq!(taken.records[20_000], record(20_001, &["end", "q"]));
        assert_eq!(taken.strays, [1]);
    }

    #[test]
    fn thousands_of_stray_quotes_end_in_reading_quotes_as_they_are() {
        let text = "\"a\"\"\n".repeat(5_000);
        let taken = cut([text.as_str()]);
        assert_eq!(taken.records.len(), 5_000);
        assert!(taken.strays.len() <= STRAYS as usize + 1);
    }

    proptest! {
        #[test]
        fn what_is_written_with_quotes_is_read_back(
            rows in proptest::collection::vec(
                proptest::collection::vec("[a-z,\"\n客 ]{0,8}", 1..5), 1..8,
            ),
        ) {
            let quoted = |field: &String| format!("\"{}\"", field.replace('"', "\"\""));
            let text: String = rows
                .iter()
                .map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n")
                .collect();
            let read: Vec<_> = records(&text).into_iter().map(|(_, fields)| fields).collect();
            prop_assert_eq!(read, rows);
        }

        #[test]
        fn pieces_cut_anywhere_read_like_the_whole(text in "[a,\"\r\n ]{0,60}", at in 0_usize..60) {
            let (left, right) = text.split_at(at.min(text.len()));
            let (pieces, whole) = (cut([left, right]), cut([text.as_str()]));
            prop_assert_eq!(pieces.records, whole.records);
            prop_assert_eq!(pieces.strays, whole.strays);
        }
    }
}
