use std::fs;

use super::payloads::payloads;
use super::*;
use crate::write::{csv, unguard};

fn written(table: &Table, rows: Source) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("list.csv");
    csv(&target, table, &words(), rows, &mut go_on).unwrap();
    fs::read(target).unwrap()
}

fn read(bytes: &[u8]) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").expect("the mark");
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_list_is_marked_utf_8_with_dos_line_ends_and_dates_in_iso() {
    let bytes = written(&customers(), rows(vec![customer(1), vec![text("a,\"b\"\nc")]]));
    assert_eq!(
        String::from_utf8(bytes).unwrap(),
        "\u{feff}名称,电话,金额,人数,创建,跟进,重点\r\n\
         客户1,13800000001,1.10,1,2026-03-04,2026-03-04 15:30:00,否\r\n\
         \"a,\"\"b\"\"\nc\",,,,,,\r\n"
    );
}

#[test]
fn no_payload_starts_a_formula_and_every_one_reads_back() {
    let table = Table { columns: vec![Column::new("=x", Kind::Text)], ..Table::default() };
    let payloads = payloads();
    let bytes = written(&table, rows(payloads.iter().map(|payload| vec![text(payload)]).collect()));
    let read = read(&bytes);
    assert_eq!(read[0], ["'=x"]);
    assert_eq!(read.len(), payloads.len() + 1);
    for (cells, payload) in read[1..].iter().zip(&payloads) {
        assert!(cells[0].starts_with('\''), "{payload:?} went out as {:?}", cells[0]);
        assert_eq!(unguard(&cells[0]), payload);
    }
}

#[test]
fn numbers_below_nothing_stay_numbers() {
    let table = Table { columns: vec![Column::new("n", Kind::Whole)], ..Table::default() };
    let bytes = written(&table, rows(vec![vec![Cell::Number(-5.0)], vec![text("-5")]]));
    assert_eq!(read(&bytes), [["n"], ["-5"], ["'-5"]]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_to_be_full() {
    use std::convert::Infallible;

    use crate::write::Error;
    use crate::write::csv::write;
    use crate::write::feed::Feed;

    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut go_on = go_on;
    let mut feed = Feed::start::<Infallible>(&mut go_on).unwrap();
    let error = write(&mut &full, &customers(), &words(), many(10_000), &mut feed).unwrap_err();
    assert!(matches!(error, Error::Full(_)), "{error:?}");
}
