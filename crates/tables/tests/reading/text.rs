//! Delimited text, in the encodings that offices really send.

use clientele_tables::read::{Format, Row};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, SHIFT_JIS, WINDOWS_1252};

use crate::support::{inspected, rows, rows_and_notes, words};

const SIMPLIFIED: &str = "客户名称,联系人,手机,地址\n\
    上海恒达贸易有限公司,王伟,13800138000,上海市浦东新区世纪大道100号\n\
    深圳市华瑞科技有限公司,李娜,13900139000,\"广东省深圳市南山区科技园, 5栋\"\n";
const TRADITIONAL: &str = "客戶名稱,聯絡人,電話,地址\n\
    台灣恆達貿易股份有限公司,陳建宏,02-27208889,臺北市信義區市府路1號\n\
    華瑞科技有限公司,林淑芬,0912345678,\"新北市板橋區縣民大道二段7號, 5樓\"\n";

fn rows_of(csv: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (number, line) in (1..).zip(csv.lines()) {
        let mut fields = Vec::new();
        for (index, part) in line.split('"').enumerate() {
            match index % 2 {
                1 => fields.push(part),
                _ => fields.extend(part.split(',').filter(|field| !field.is_empty())),
            }
        }
        rows.push(words(number, &fields));
    }
    rows
}

fn assert_reads(bytes: &[u8], encoding: &str, csv: &str) {
    let contents = inspected(bytes).unwrap();
    assert_eq!(contents.format, Format::Delimited);
    assert_eq!(contents.encoding.as_deref(), Some(encoding));
    assert_eq!(contents.delimiter, Some(','));
    let (rows, notes) = rows_and_notes(bytes).unwrap();
    assert_eq!(rows, rows_of(csv));
    assert!(notes.is_empty(), "{notes:?}");
}

fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy, "the text must be one of this encoding");
    bytes.into_owned()
}

fn utf16(text: &str, unit: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn utf8_is_read_with_and_without_its_mark() {
    assert_reads(SIMPLIFIED.as_bytes(), "utf-8", SIMPLIFIED);
    assert_reads(format!("\u{FEFF}{SIMPLIFIED}").as_bytes(), "utf-8", SIMPLIFIED);
    assert_reads(b"name,phone\nA,1\nB,2\n", "utf-8", "name,phone\nA,1\nB,2\n");
}

#[test]
fn the_chinese_encodings_are_told_apart() {
    assert_reads(&encoded(GBK, SIMPLIFIED), "gbk", SIMPLIFIED);
    assert_reads(&encoded(BIG5, TRADITIONAL), "big5", TRADITIONAL);
    let rare = SIMPLIFIED.replace("王伟", "王㐂𠮷");
    assert_reads(&encoded(GB18030, &rare), "gbk", &rare);
    let short = "姓名,电话\n张三,1\n";
    assert_reads(&encoded(GBK, short), "gbk", short);
}

#[test]
fn japanese_and_western_encodings_are_read_too() {
    let japanese = "会社名,担当者,電話\n\
        株式会社ひまわり,さとう けんじ,03-1234-5678\nカタカナ商事,やまだ,06-1111-2222\n";
    assert_reads(&encoded(SHIFT_JIS, japanese), "shift_jis", japanese);
    let western = "Firma,Ort\nMüller & Söhne,Köln\nCafé Zoë,Orléans\nGrüße GmbH,Düsseldorf\n";
    assert_reads(&encoded(WINDOWS_1252, western), "windows-1252", western);
}

#[test]
fn utf16_is_read_with_and_without_its_mark() {
    let marked = format!("\u{FEFF}{SIMPLIFIED}");
    assert_reads(&utf16(&marked, u16::to_le_bytes), "utf-16le", SIMPLIFIED);
    assert_reads(&utf16(&marked, u16::to_be_bytes), "utf-16be", SIMPLIFIED);
    assert_reads(&utf16(SIMPLIFIED, u16::to_le_bytes), "utf-16le", SIMPLIFIED);
    assert_reads(&utf16(SIMPLIFIED, u16::to_be_bytes), "utf-16be", SIMPLIFIED);
}

#[test]
fn the_unicode_text_of_excel_is_read() {
    let bytes =
        utf16("\u{FEFF}姓名\t地址\r\n王伟\t\"上海\t浦东\"\r\n\r\n李娜\t\r\n", u16::to_le_bytes);
    assert_eq!(inspected(&bytes).unwrap().delimiter, Some('\t'));
    assert_eq!(
        rows(&bytes).unwrap(),
        [words(1, &["姓名", "地址"]), words(2, &["王伟", "上海\t浦东"]), words(4, &["李娜", ""])]
    );
}

#[test]
fn a_long_text_in_gbk_is_cut_at_no_character() {
    let line = "上海恒达贸易有限公司,王伟,备注很长的一行\n";
    let long = line.repeat(20_000);
    let (rows, notes) = rows_and_notes(encoded(GBK, &long)).unwrap();
    assert_eq!(rows.len(), 20_000);
    assert!(rows.iter().all(|row| row.cells == rows[0].cells));
    assert!(notes.is_empty());
}

#[test]
fn lines_in_another_encoding_are_named_and_the_others_read() {
    let mut mixed = SIMPLIFIED.repeat(3).into_bytes();
    mixed.extend(encoded(GBK, "广州,张三,1,中山路\n"));
    mixed.extend(SIMPLIFIED.as_bytes());
    let contents = inspected(&mixed).unwrap();
    assert_eq!(contents.encoding.as_deref(), Some("utf-8"));
    let (rows, notes) = rows_and_notes(&mixed).unwrap();
    assert_eq!(rows.len(), 13);
    assert_eq!(notes.replaced_characters.first_rows, [10]);
    assert!(notes.replaced_characters.count >= 6);
    assert_eq!(contents.sheets[0].notes, notes);
}

#[test]
fn ragged_rows_stay_ragged_and_a_cell_of_two_lines_is_in_one_row() {
    let csv = "a,b,c\n\"x\ny\",1\n\n,,\n1,2,3,4,\nlast\n";
    assert_eq!(
        rows(csv).unwrap(),
        [
            words(1, &["a", "b", "c"]),
            words(2, &["x\ny", "1"]),
            words(5, &["1", "2", "3", "4", ""]),
            words(6, &["last"]),
        ]
    );
}

#[test]
fn an_inch_mark_swallows_nothing_and_is_noted() {
    let (rows, notes) = rows_and_notes("a,b\n\"5 inch,x\nc,d\n").unwrap();
    assert_eq!(rows, [words(1, &["a", "b"]), words(2, &["\"5 inch", "x"]), words(3, &["c", "d"])]);
    assert_eq!(notes.stray_quotes.first_rows, [2]);
}

#[test]
fn guards_against_formulas_are_removed() {
    let csv = "电话,备注\n'+86 13800138000,'=1+1\n=\"0013\",'twas\n'－1,''@x\n";
    assert_eq!(
        rows(csv).unwrap(),
        [
            words(1, &["电话", "备注"]),
            words(2, &["+86 13800138000", "=1+1"]),
            words(3, &["0013", "'twas"]),
            words(4, &["－1", "'@x"]),
        ]
    );
}

#[test]
fn the_line_that_tells_excel_the_delimiter_is_no_row() {
    let csv = "sep=;\r\na;b,c\r\n1;2\r\n";
    assert_eq!(inspected(csv).unwrap().delimiter, Some(';'));
    assert_eq!(rows(csv).unwrap(), [words(1, &["a", "b,c"]), words(2, &["1", "2"])]);
}
