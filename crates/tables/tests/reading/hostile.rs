//! Files made to break a reader: each is refused with its own reason, and this process lives.

use clientele_tables::read::{FileKind, Limits, Measure, ReadError, Reader};

use crate::support::{
    CONTENT_TYPES, Files, fixture, inspected, ods_of, packed, reader, rows, xlsx_of,
};

fn too_big(error: &ReadError, wanted: Measure) -> bool {
    matches!(error, ReadError::TooBig { measure, .. } if *measure == wanted)
}

/// Limits of memory hold on Linux only; elsewhere the request may even succeed.
#[cfg(target_os = "linux")]
#[test]
fn a_count_of_strings_beyond_all_memory_is_refused() {
    for count in [1_u64 << 62, 1 << 40, 1 << 32] {
        let strings = format!(
            r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="{count}"><si><t>x</t></si></sst>"#
        );
        let book = xlsx_of(
            r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#,
            &[("xl/sharedStrings.xml", strings.as_bytes())],
        );
        assert!(book.len() < 2_048);
        let refused = inspected(&book).unwrap_err();
        assert!(too_big(&refused, Measure::MemoryBytes), "{count}: {refused:?}");
        assert_eq!(rows(&book).unwrap_err(), refused);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_chain_of_sectors_that_runs_in_a_circle_is_refused() {
    let mut book = std::fs::read(fixture("office.xls")).unwrap();
    let number = |bytes: &[u8], at: usize| {
        u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
    };
    let (directory, table) = (number(&book, 48), number(&book, 76));
    let next = 512 * (table + 1) + 4 * directory;
    book[next..next + 4].copy_from_slice(&u32::try_from(directory).unwrap().to_le_bytes());
    let refused = inspected(book).unwrap_err();
    assert!(too_big(&refused, Measure::MemoryBytes), "{refused:?}");
}

#[test]
fn a_cell_in_the_last_corner_is_refused_without_a_grid() {
    let corner = xlsx_of(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#, &[]);
    let refused = ReadError::TooBig { measure: Measure::Columns, limit: 500, row: Some(1_048_576) };
    assert_eq!(rows(&corner).unwrap_err(), refused);
    assert_eq!(inspected(&corner).unwrap().sheets[0].problem, Some(refused));

    let far_down = xlsx_of(
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>"#,
        &[],
    );
    let rows = rows(&far_down).unwrap();
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 1_048_576]);
}

#[test]
fn ten_thousand_entries_are_refused_and_a_photograph_in_every_row_is_not() {
    let names: Vec<String> = (0..10_000).map(|index| format!("xl/part{index}.xml")).collect();
    let parts: Vec<_> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    let refused = inspected(xlsx_of("", &parts)).unwrap_err();
    assert_eq!(refused, ReadError::TooBig { measure: Measure::Entries, limit: 200, row: None });

    let names: Vec<String> = (0..1_000).map(|index| format!("xl/media/{index}.png")).collect();
    let photographs: Vec<_> = names.iter().map(|name| (name.as_str(), b"png".as_slice())).collect();
    let list = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#;
    assert_eq!(rows(xlsx_of(list, &photographs)).unwrap().len(), 1);
}

#[test]
fn what_unpacks_to_more_than_allowed_is_refused() {
    let files = Files::new();
    let spaces = vec![b' '; 8 << 20];
    let bomb = xlsx_of("", &[("xl/styles.xml", spaces.as_slice())]);
    assert!(bomb.len() < 64 * 1024);
    let limits = Limits { unpacked_bytes: 4 << 20, ..Limits::default() };
    let refused = Reader { limits, ..reader() }.inspect(&files.put("a.xlsx", &bomb)).unwrap_err();
    assert!(too_big(&refused, Measure::UnpackedBytes), "{refused:?}");
    // One that lies about its size is found out by counting.
    let size = u32::try_from(spaces.len()).unwrap().to_le_bytes();
    let mut lying = bomb;
    while let Some(at) = lying.windows(4).position(|bytes| bytes == size) {
        lying[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    let limits = Limits { unpacked_bytes: 4 << 20, ..Limits::default() };
    let refused = Reader { limits, ..reader() }.inspect(&files.put("b.xlsx", &lying)).unwrap_err();
    assert!(
        too_big(&refused, Measure::UnpackedBytes) || matches!(refused, ReadError::Damaged { .. }),
        "{refused:?}"
    );
}

#[test]
fn a_part_that_swells_like_no_sheet_does_is_refused_unread() {
    let spaces = vec![b' '; 65 << 20];
    let bomb = xlsx_of("", &[("xl/styles.xml", spaces.as_slice())]);
    assert!(bomb.len() < 512 * 1024);
    let limit = 64 << 20;
    assert_eq!(
        inspected(bomb).unwrap_err(),
        ReadError::TooBig { measure: Measure::UnpackedBytes, limit, row: None }
    );
}

#[test]
fn strings_and_spans_that_multiply_are_refused() {
    let content = |table: &str| {
        format!(
            r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="s">{table}</table:table></office:spreadsheet></office:body></office:document-content>"#
        )
    };
    let repeated = content(
        r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>"#,
    );
    let spaces = content(
        r#"<table:table-row><table:table-cell office:value-type="string"><text:p><text:s text:c="5000000000"/></text:p></table:table-cell></table:table-row>"#,
    );
    for hostile in [&repeated, &spaces] {
        let refused = inspected(ods_of(hostile, None)).unwrap_err();
        assert!(
            matches!(refused, ReadError::TooBig { .. } | ReadError::Damaged { .. }),
            "{refused:?}"
        );
    }
    let open = content(r#"<table:table-row><table:table-cell/></table:table-row>"#)
        .replace("</table:table></office:spreadsheet>", "</office:spreadsheet>");
    let refused = inspected(ods_of(&open, None)).unwrap_err();
    assert!(matches!(refused, ReadError::Damaged { .. }), "{refused:?}");
}

#[test]
fn entities_do_not_multiply() {
    let laughs = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>"#;
    let strings = format!(
        r#"{laughs}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>"#
    );
    let book = xlsx_of(
        r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#,
        &[("xl/sharedStrings.xml", strings.as_bytes())],
    );
    assert!(matches!(rows(book).unwrap_err(), ReadError::Damaged { .. }));
}

#[test]
fn files_cut_short_are_damaged() {
    let list = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#;
    let whole = xlsx_of(list, &[]);
    for at in [whole.len() / 4, whole.len() / 2, whole.len() - 1] {
        let refused = inspected(&whole[..at]).unwrap_err();
        assert!(matches!(refused, ReadError::Damaged { .. }), "{at}: {refused:?}");
    }
    let whole = std::fs::read(fixture("office.xls")).unwrap();
    let refused = inspected(&whole[..whole.len() / 2]).unwrap_err();
    assert!(
        matches!(
            refused,
            ReadError::Damaged { .. }
                | ReadError::Crashed { .. }
                | ReadError::Empty
                | ReadError::NotASheet { .. }
        ),
        "{refused:?}"
    );
}

#[test]
fn what_is_no_sheet_is_called_by_its_kind() {
    let not_a_sheet = |kind| ReadError::NotASheet { kind };
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    assert_eq!(inspected(png).unwrap_err(), not_a_sheet(FileKind::Image));
    assert_eq!(inspected(b"%PDF-1.7 ...").unwrap_err(), not_a_sheet(FileKind::Pdf));
    let program = std::fs::read(std::env::current_exe().unwrap()).unwrap();
    assert_eq!(inspected(&program[..4096]).unwrap_err(), not_a_sheet(FileKind::Program));
    let noise: Vec<u8> =
        (0..5_000_u32).map(|index| (index.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(inspected(&noise).unwrap_err(), not_a_sheet(FileKind::Unknown));
    let letter = packed([
        ("[Content_Types].xml", b"wordprocessingml".as_slice()),
        ("word/document.xml", b"<x/>"),
    ]);
    assert_eq!(inspected(letter).unwrap_err(), not_a_sheet(FileKind::TextDocument));
    let holiday = packed([("beach.jpg", b"jpg".as_slice())]);
    assert_eq!(inspected(holiday).unwrap_err(), not_a_sheet(FileKind::Archive));
    let hollow = packed([("[Content_Types].xml", CONTENT_TYPES.as_bytes())]);
    assert!(matches!(inspected(hollow).unwrap_err(), ReadError::Damaged { .. }));
}

#[test]
fn a_list_beyond_the_limits_is_refused_with_the_row() {
    let csv = "a,b\n".repeat(30);
    let files = Files::new();
    let limits = Limits { rows: 18, rows_besides: 2, ..Limits::default() };
    let reader = Reader { limits, ..reader() };
    let mut rows = reader.rows(&files.put("a.csv", csv), None).unwrap();
    let read: Vec<_> = rows.by_ref().take_while(Result::is_ok).collect();
    assert_eq!(read.len(), 20);
    let contents = reader.inspect(&files.put("b.csv", "a,b\n".repeat(30))).unwrap();
    let refused = ReadError::TooBig { measure: Measure::Rows, limit: 18, row: Some(21) };
    assert_eq!(contents.sheets[0].problem, Some(refused));
}
