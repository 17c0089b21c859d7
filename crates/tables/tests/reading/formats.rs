//! Every format gives the same kind of rows.

use clientele_tables::Cell;
use clientele_tables::read::{FileKind, Format, Merge, ReadError, Row};
use rust_xlsxwriter::{ExcelDateTime, Format as Style, Formula, Workbook};

use crate::support::{
    Files, fixture, inspected, ods_of, read, reader, row, rows, rows_and_notes, text, words,
    xlsx_of,
};

fn date(day: &str) -> Cell {
    Cell::Date(day.parse().unwrap())
}

fn moment(moment: &str) -> Cell {
    Cell::Moment(moment.parse().unwrap())
}

fn saved(mut book: Workbook) -> Vec<u8> {
    book.save_to_buffer().unwrap()
}

#[test]
fn xlsx_values_keep_their_types_and_rows_their_numbers() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Style::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    let minute = Style::new().set_num_format("yyyy-mm-dd hh:mm");
    let at = ExcelDateTime::from_ymd(2024, 5, 1).unwrap();
    sheet.write(0, 0, "客户名称").unwrap();
    sheet.write(0, 3, "手机").unwrap();
    sheet.write(3, 0, 13_800_138_000_f64).unwrap();
    sheet.write(3, 1, true).unwrap();
    sheet.write_with_format(3, 2, &at, &day).unwrap();
    sheet.write_with_format(3, 3, at.and_hms(14, 30, 0).unwrap(), &minute).unwrap();
    sheet.write_with_format(3, 4, 13_800_138_000_f64, &day).unwrap();
    sheet.write_blank(9, 9, &day).unwrap();
    sheet.set_row_hidden(3).unwrap();
    assert_eq!(
        rows(saved(book)).unwrap(),
        [
            words(1, &["客户名称", "", "", "手机"]),
            row(
                4,
                [
                    Cell::Number(13_800_138_000.0),
                    Cell::Flag(true),
                    date("2024-05-01"),
                    moment("2024-05-01T14:30:00"),
                    Cell::Number(13_800_138_000.0),
                ]
            ),
        ]
    );
}

#[test]
fn the_first_visible_sheet_that_holds_something_is_read_unless_one_is_named() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("封面").unwrap();
    let hidden = book.add_worksheet().set_name("旧").unwrap();
    hidden.set_hidden(true).write(0, 0, "old").unwrap();
    book.add_worksheet().set_name("客户").unwrap().write(0, 0, "name").unwrap();
    book.add_worksheet().set_name("other").unwrap().write(0, 0, "x").unwrap();
    let files = Files::new();
    let path = files.put("list.xlsx", saved(book));

    let contents = reader().inspect(&path).unwrap();
    let told: Vec<_> =
        contents.sheets.iter().map(|s| (s.name.as_str(), s.hidden, s.rows)).collect();
    assert_eq!(
        told,
        [("封面", false, 0), ("旧", true, 1), ("客户", false, 1), ("other", false, 1)]
    );
    assert_eq!(contents.default_sheet, Some(2));
    assert_eq!(reader().rows(&path, None).unwrap().sheet(), "客户");
    assert_eq!(read(&path, Some("旧")).unwrap().0, [words(1, &["old"])]);
    let names = ["封面", "旧", "客户", "other"].map(str::to_owned).to_vec();
    assert_eq!(
        read(&path, Some("Sheet1")).unwrap_err(),
        ReadError::NoSuchSheet { name: "Sheet1".to_owned(), names }
    );
}

#[test]
fn merged_areas_are_told_from_the_top() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Style::new();
    sheet.merge_range(1, 1, 1, 2, "联系方式", &plain).unwrap();
    sheet.merge_range(0, 0, 0, 5, "客户名单", &plain).unwrap();
    let contents = inspected(saved(book)).unwrap();
    let merge = |row, first_column, last_column| Merge {
        first_row: row,
        first_column,
        last_row: row,
        last_column,
    };
    assert_eq!(contents.sheets[0].merged, [merge(1, 1, 6), merge(2, 2, 3)]);
    assert_eq!((contents.sheets[0].rows, contents.sheets[0].columns), (2, 2));
}

#[test]
fn formulas_give_their_cached_value_and_those_without_are_noted() {
    let book = xlsx_of(
        r#"<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>a</v></c></row>
           <row r="2"><c r="A2"><f>SUM(A1)</f></c><c r="B2"><v>7</v></c></row>
           <row r="5"><c r="A5"><f>NOW()</f><v></v></c></row>"#,
        &[],
    );
    let (rows, notes) = rows_and_notes(book).unwrap();
    assert_eq!(
        rows,
        [row(1, [Cell::Number(2.0), text("a")]), row(2, [Cell::Empty, Cell::Number(7.0)])]
    );
    assert_eq!(notes.formulas_without_value.count, 2);
    assert_eq!(notes.formulas_without_value.first_rows, [2, 5]);

    let mut book = Workbook::new();
    let formula = Formula::new("1/0").set_result("#DIV/0!");
    book.add_worksheet().write(0, 0, formula).unwrap();
    let fault = Cell::Fault("#DIV/0!".to_owned());
    assert_eq!(rows_and_notes(saved(book)).unwrap().0, [row(1, [fault])]);
}

#[test]
fn errors_are_faults_and_a_cell_nobody_understands_is_noted_not_fatal() {
    let book = xlsx_of(
        r#"<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><v>1</v></c></row>
           <row r="2"><c r="A2" t="e"><v>#WHAT?</v></c><c r="B2"><v>2</v></c></row>
           <row r="3"><c r="A3" t="s"><v>99</v></c><c r="B3"><v>3</v></c></row>"#,
        &[],
    );
    let (rows, notes) = rows_and_notes(book).unwrap();
    assert_eq!(
        rows,
        [
            row(1, [Cell::Fault("#REF!".to_owned()), Cell::Number(1.0)]),
            row(2, [Cell::Empty, Cell::Number(2.0)]),
            row(3, [Cell::Empty, Cell::Number(3.0)]),
        ]
    );
    assert_eq!(notes.unreadable_cells.count, 2);
}

/// What the old formats hold: one list under a merged title.
fn office_list() -> [Row; 5] {
    [
        words(1, &["客户名单（2024年）"]),
        words(3, &["客户名称", "手机", "建档日期", "最近联系", "金额", "合计"]),
        row(
            4,
            [
                text("上海恒达贸易有限公司"),
                Cell::Number(13_800_138_000.0),
                date("2024-01-31"),
                moment("2024-05-01T14:30:00"),
                Cell::Number(1234.5),
                Cell::Number(2469.0),
            ],
        ),
        row(
            5,
            [
                text("王伟"),
                text("13900139000"),
                date("1999-12-31"),
                Cell::Empty,
                Cell::Number(-0.25),
                Cell::Fault("#DIV/0!".to_owned()),
            ],
        ),
        row(7, [text("合计"), Cell::Flag(true)]),
    ]
}

#[test]
fn xls_reads_like_xlsx() {
    let path = fixture("office.xls");
    let contents = reader().inspect(&path).unwrap();
    assert_eq!(contents.format, Format::Xls);
    assert_eq!(contents.default_sheet().unwrap().name, "客户");
    assert!(contents.sheets[2].hidden);
    let title = Merge { first_row: 1, first_column: 1, last_row: 1, last_column: 6 };
    assert_eq!(contents.sheets[1].merged, [title]);
    assert_eq!(read(&path, None).unwrap().0, office_list());
}

#[test]
fn ods_reads_like_xlsx() {
    let path = fixture("office.ods");
    let contents = reader().inspect(&path).unwrap();
    assert_eq!(contents.format, Format::Ods);
    assert_eq!(contents.default_sheet().unwrap().name, "客户");
    assert!(contents.sheets[2].hidden);
    let (rows, _) = read(&path, None).unwrap();
    let mut expected = office_list();
    // This format shows an error as a text, and this file a truth as a number.
    expected[3].cells[5] = text("#DIV/0!");
    expected[4].cells[1] = Cell::Number(1.0);
    assert_eq!(rows, expected);
}

#[test]
fn ods_tells_its_merged_areas() {
    let content = r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="客户"><table:table-row><table:table-cell office:value-type="string"><text:p>公司</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>联系人</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>恒达</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>张三</text:p></table:table-cell></table:table-row><table:table-row><table:covered-table-cell/><table:table-cell office:value-type="string"><text:p>李四</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#;
    let contents = inspected(ods_of(content, None)).unwrap();
    let firm = Merge { first_row: 2, first_column: 1, last_row: 3, last_column: 1 };
    assert_eq!(contents.sheets[0].merged, [firm]);
    assert_eq!(rows(ods_of(content, None)).unwrap()[2], row(3, [Cell::Empty, text("李四")]));
}

#[test]
fn xlsb_reads_like_xlsx() {
    let path = fixture("office.xlsb");
    let contents = reader().inspect(&path).unwrap();
    assert_eq!(contents.format, Format::Xlsb);
    assert_eq!(contents.default_sheet().unwrap().name, "客户");
    assert_eq!(
        read(&path, None).unwrap().0,
        [
            words(1, &["客户名称", "手机", "建档日期"]),
            row(2, [text("上海恒达"), Cell::Number(13_800_138_000.0), date("2024-01-31")]),
            words(4, &["王伟", "139"]),
        ]
    );
}

#[test]
fn an_xlsb_whose_cells_the_parser_would_miss_is_refused() {
    assert_eq!(
        reader().inspect(&fixture("office-short.xlsb")).unwrap_err(),
        ReadError::Unsupported { kind: FileKind::BinarySheet }
    );
}

#[test]
fn a_web_page_called_xls_reads_as_its_table() {
    let page =
        "<html><table><tr><th>客户<th>电话</tr><tr><td>甲</td><td>021-5555</td></tr></table>";
    let contents = inspected(page).unwrap();
    assert_eq!((contents.format, contents.encoding.as_deref()), (Format::Html, Some("utf-8")));
    assert_eq!(rows(page).unwrap(), [words(1, &["客户", "电话"]), words(2, &["甲", "021-5555"])]);
}

#[test]
fn xml_of_2003_called_xls_reads_as_its_sheets() {
    let book = r#"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="客户"><Table><Row><Cell><Data ss:Type="String">甲</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">5</Data></Cell></Row></Table></Worksheet></Workbook>"#;
    let contents = inspected(book).unwrap();
    assert_eq!(contents.format, Format::SpreadsheetXml);
    assert_eq!(contents.sheets[0].name, "客户");
    assert_eq!(rows(book).unwrap(), [row(1, [text("甲"), Cell::Empty, Cell::Number(5.0)])]);
}

#[test]
fn passwords_and_macros_are_refused_as_such() {
    assert_eq!(
        reader().inspect(&fixture("locked.xlsx")).unwrap_err(),
        ReadError::PasswordProtected
    );
    let encrypted = r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    assert_eq!(
        inspected(ods_of("\u{1}\u{2} cipher", Some(encrypted))).unwrap_err(),
        ReadError::PasswordProtected
    );
    let with_macros = xlsx_of("", &[("xl/vbaProject.bin", b"macros".as_slice())]);
    assert_eq!(inspected(with_macros).unwrap_err(), ReadError::HasMacros);
}

#[test]
fn nothing_to_read_is_told_as_nothing() {
    assert_eq!(inspected("").unwrap_err(), ReadError::Empty);
    assert_eq!(inspected("\n\n \r\n").unwrap_err(), ReadError::Empty);
    let mut book = Workbook::new();
    book.add_worksheet();
    let empty = saved(book);
    assert_eq!(inspected(&empty).unwrap_err(), ReadError::Empty);
    assert_eq!(rows(&empty).unwrap_err(), ReadError::Empty);
}
