//! What the child sends: frames of a kind, a length and a body. Rows are packed tightly, as there
//! may be a million; everything else is JSON.
//!
//! The child has handled hostile bytes, so its frames are taken apart with the same distrust.

use std::io::{self, Read, Write};

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::{Contents, Notes, ReadError, Row};
use crate::Cell;

/// The longest frame that is believed: one row of the widest kind, in any script.
pub(super) const FRAME_BYTES: usize = 80 << 20;
/// More cells than any sheet has in a row.
const CELLS: usize = 16_384;
/// Rows are sent together until they are about this long.
const BATCH_BYTES: usize = 64 << 10;

const ROWS: u8 = 1;
const NEWS: u8 = 2;

#[derive(Debug, PartialEq)]
pub(super) enum Frame {
    Rows(Vec<Row>),
    News(News),
}

/// All that is not rows.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum News {
    /// The sheet whose rows follow.
    Opened(String),
    /// So many rows were looked at since the last news.
    Progress(u64),
    Contents(Contents),
    /// The last rows were sent.
    Ended(Notes),
    Failed(ReadError),
}

/// Sends frames, rows in batches.
pub(super) struct FrameWriter<W: Write> {
    output: W,
    batch: Vec<u8>,
}

impl<W: Write> FrameWriter<W> {
    pub fn new(output: W) -> Self {
        Self { output, batch: Vec::with_capacity(2 * BATCH_BYTES) }
    }

    pub fn row(&mut self, row: &Row) -> io::Result<()> {
        pack(row, &mut self.batch);
        if self.batch.len() < BATCH_BYTES { Ok(()) } else { self.flush_rows() }
    }

    pub fn news(&mut self, news: &News) -> io::Result<()> {
        self.flush_rows()?;
        let body = serde_json::to_vec(news)?;
        self.frame(NEWS, &body)?;
        self.output.flush()
    }

    fn flush_rows(&mut self) -> io::Result<()> {
        if self.batch.is_empty() {
            return Ok(());
        }
        let batch = std::mem::take(&mut self.batch);
        self.frame(ROWS, &batch)?;
        self.output.flush()?;
        self.batch = batch;
        self.batch.clear();
        Ok(())
    }

    fn frame(&mut self, kind: u8, body: &[u8]) -> io::Result<()> {
        let length = u32::try_from(body.len()).map_err(io::Error::other)?;
        self.output.write_all(&[kind])?;
        self.output.write_all(&length.to_le_bytes())?;
        self.output.write_all(body)
    }
}

/// The next frame and its length, or none where the frames end.
pub(super) fn read_frame(input: &mut impl Read) -> io::Result<Option<(Frame, u64)>> {
    let mut kind = [0];
    if input.read(&mut kind)? == 0 {
        return Ok(None);
    }
    let mut length = [0; 4];
    input.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length) as usize;
    if length > FRAME_BYTES {
        return Err(garbled());
    }
    let mut body = Vec::new();
    input.take(length as u64).read_to_end(&mut body)?;
    if body.len() < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let frame = match kind {
        [ROWS] => Frame::Rows(unpack(&body).ok_or_else(garbled)?),
        [NEWS] => Frame::News(serde_json::from_slice(&body)?),
        _ => return Err(garbled()),
    };
    Ok(Some((frame, length as u64 + 5)))
}

fn garbled() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

fn pack(row: &Row, batch: &mut Vec<u8>) {
    batch.extend(row.number.to_le_bytes());
    batch.extend((row.cells.len() as u32).to_le_bytes());
    for cell in &row.cells {
        match cell {
            Cell::Empty => batch.push(0),
            Cell::Text(text) => pack_text(1, text, batch),
            Cell::Number(number) => {
                batch.push(2);
                batch.extend(number.to_le_bytes());
            }
            Cell::Flag(flag) => batch.extend([3, u8::from(*flag)]),
            Cell::Date(date) => {
                batch.push(4);
                pack_date(*date, batch);
            }
            Cell::Time(time) => {
                batch.push(5);
                pack_time(*time, batch);
            }
            Cell::Moment(moment) => {
                batch.push(6);
                pack_date(moment.date(), batch);
                pack_time(moment.time(), batch);
            }
            Cell::Fault(text) => pack_text(7, text, batch),
        }
    }
}

fn pack_text(kind: u8, text: &str, batch: &mut Vec<u8>) {
    batch.push(kind);
    batch.extend((text.len() as u32).to_le_bytes());
    batch.extend(text.as_bytes());
}

fn pack_date(date: NaiveDate, batch: &mut Vec<u8>) {
    batch.extend(date.num_days_from_ce().to_le_bytes());
}

fn pack_time(time: NaiveTime, batch: &mut Vec<u8>) {
    batch.extend(time.num_seconds_from_midnight().to_le_bytes());
    batch.extend(time.nanosecond().to_le_bytes());
}

fn unpack(body: &[u8]) -> Option<Vec<Row>> {
    let mut rest = body;
    let mut rows = Vec::new();
    while !rest.is_empty() {
        let number = u32::from_le_bytes(take(&mut rest)?);
        let count = u32::from_le_bytes(take(&mut rest)?) as usize;
        if count > CELLS {
            return None;
        }
        let mut cells = Vec::with_capacity(count);
        for _ in 0..count {
            cells.push(unpack_cell(&mut rest)?);
        }
        rows.push(Row { number, cells });
    }
    Some(rows)
}

fn unpack_cell(rest: &mut &[u8]) -> Option<Cell> {
    let [kind] = take(rest)?;
    Some(match kind {
        0 => Cell::Empty,
        1 => Cell::Text(unpack_text(rest)?),
        2 => Cell::Number(f64::from_le_bytes(take(rest)?)),
        3 => Cell::Flag(take::<1>(rest)? != [0]),
        4 => Cell::Date(unpack_date(rest)?),
        5 => Cell::Time(unpack_time(rest)?),
        6 => Cell::Moment(NaiveDateTime::new(unpack_date(rest)?, unpack_time(rest)?)),
        7 => Cell::Fault(unpack_text(rest)?),
        _ => return None,
    })
}

fn unpack_text(rest: &mut &[u8]) -> Option<String> {
    let length = u32::from_le_bytes(take(rest)?) as usize;
    let (text, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(std::str::from_utf8(text).ok()?.to_owned())
}

fn unpack_date(rest: &mut &[u8]) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::from_le_bytes(take(rest)?))
}

fn unpack_time(rest: &mut &[u8]) -> Option<NaiveTime> {
    let seconds = u32::from_le_bytes(take(rest)?);
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, u32::from_le_bytes(take(rest)?))
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, after) = rest.split_first_chunk::<N>()?;
    *rest = after;
    Some(*taken)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_cell() -> impl Strategy<Value = Cell> {
        let date =
            (1..3_000_000_i32).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap());
        let time = (0..86_400_u32, 0..1_000_000_000_u32)
            .prop_map(|(s, n)| NaiveTime::from_num_seconds_from_midnight_opt(s, n).unwrap());
        prop_oneof![
            Just(Cell::Empty),
            ".{0,20}".prop_map(Cell::Text),
            any::<f64>().prop_filter("NaN is not itself", |n| !n.is_nan()).prop_map(Cell::Number),
            any::<bool>().prop_map(Cell::Flag),
            date.clone().prop_map(Cell::Date),
            time.clone().prop_map(Cell::Time),
            (date, time).prop_map(|(date, time)| Cell::Moment(date.and_time(time))),
            "#[A-Z]{1,5}!".prop_map(Cell::Fault),
        ]
    }

    fn any_row() -> impl Strategy<Value = Row> {
        (any::<u32>(), proptest::collection::vec(any_cell(), 0..10))
            .prop_map(|(number, cells)| Row { number, cells })
    }

    proptest! {
        #[test]
        fn rows_arrive_as_they_were_sent(rows in proptest::collection::vec(any_row(), 1..20)) {
            let mut sent = Vec::new();
            let mut writer = FrameWriter::new(&mut sent);
            for row in &rows {
                writer.row(row).unwrap();
            }
            writer.news(&News::Ended(Notes::default())).unwrap();
            let mut input = sent.as_slice();
            let (first, _) = read_frame(&mut input).unwrap().unwrap();
            prop_assert_eq!(first, Frame::Rows(rows));
            let (second, _) = read_frame(&mut input).unwrap().unwrap();
            prop_assert_eq!(second, Frame::News(News::Ended(Notes::default())));
            prop_assert!(read_frame(&mut input).unwrap().is_none());
        }

        #[test]
        fn garbage_is_refused_or_read_but_never_believed_too_much(
            garbage in proptest::collection::vec(any::<u8>(), 0..200),
        ) {
            let _ = unpack(&garbage);
            let _ = read_frame(&mut garbage.as_slice());
        }
    }

    #[test]
    fn a_frame_that_breaks_off_or_claims_too_much_is_an_error() {
        let claims = [[ROWS].as_slice(), &u32::MAX.to_le_bytes()].concat();
        assert!(read_frame(&mut claims.as_slice()).is_err());
        let breaks_off = [[ROWS].as_slice(), &100_u32.to_le_bytes(), &[0; 50]].concat();
        assert!(read_frame(&mut breaks_off.as_slice()).is_err());
    }
}
