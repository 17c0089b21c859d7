//! "XML Spreadsheet 2003", which many systems write and call `.xls`.

use encoding_rs::Encoding;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::encoding;
use super::in_process::{SheetName, Source};
use super::sink::{Halt, Sink};
use super::values::{from_iso, text_cell};
use super::{Format, Merge, ReadError};
use crate::Cell;

pub(super) struct SheetXml {
    text: String,
    encoding: &'static Encoding,
    sheets: Vec<(String, bool)>,
}

impl SheetXml {
    pub fn open(bytes: &[u8]) -> Result<Self, ReadError> {
        let (text, encoding) = encoding::decode(bytes, declared(bytes));
        let sheets = sheets(&text).map_err(|_| damaged(None))?;
        Ok(Self { text, encoding, sheets })
    }
}

impl Source for SheetXml {
    fn sheets(&self) -> Vec<SheetName> {
        let sheet =
            |(name, hidden): &(String, bool)| SheetName { name: name.clone(), hidden: *hidden };
        self.sheets.iter().map(sheet).collect()
    }

    fn visit(&mut self, sheet: &str, sink: &mut Sink<'_>) -> Result<(), Halt> {
        let mut last = 0;
        let walked = walk(&self.text, sheet, &mut |cell| {
            last = cell.row;
            if cell.formula && cell.value == Cell::Empty {
                sink.notes.formulas_without_value.add(cell.row);
            }
            sink.cell(cell.row, cell.column, cell.value)
        });
        match walked {
            Ok(()) => sink.finish(),
            Err(Stop::Halt(halt)) => Err(halt),
            Err(Stop::Xml) => Err(damaged(Some(last)).into()),
        }
    }

    fn merged(&mut self, sheet: &str) -> Result<Vec<Merge>, ReadError> {
        let mut merged = Vec::new();
        let walked = walk(&self.text, sheet, &mut |cell| {
            if cell.across > 0 || cell.down > 0 {
                merged.push(Merge {
                    first_row: cell.row,
                    first_column: cell.column + 1,
                    last_row: cell.row.saturating_add(cell.down),
                    last_column: cell.column.saturating_add(cell.across).saturating_add(1),
                });
            }
            Ok(())
        });
        walked.map(|()| merged).map_err(|_| damaged(None))
    }

    fn encoding(&self) -> Option<String> {
        Some(encoding::name(self.encoding))
    }
}

fn damaged(row: Option<u32>) -> ReadError {
    ReadError::Damaged { format: Some(Format::SpreadsheetXml), row }
}

/// The encoding in the XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(256)]).into_owned();
    let (declaration, _) = head.split_once("?>")?;
    let (_, after) = declaration.split_once("encoding=")?;
    Encoding::for_label(after.trim_start_matches(['"', '\'']).split(['"', '\'']).next()?.as_bytes())
}

/// Why a walk through the document ended before its end.
enum Stop {
    Xml,
    Halt(Halt),
}

impl From<quick_xml::Error> for Stop {
    fn from(_: quick_xml::Error) -> Self {
        Self::Xml
    }
}

struct XmlCell {
    row: u32,
    column: u32,
    across: u32,
    down: u32,
    formula: bool,
    value: Cell,
}

type Document<'t> = quick_xml::Reader<&'t [u8]>;

fn document(text: &str) -> Document<'_> {
    let mut document = Document::from_str(text);
    document.config_mut().expand_empty_elements = true;
    document
}

/// The names of the sheets and whether each is hidden.
fn sheets(text: &str) -> Result<Vec<(String, bool)>, Stop> {
    let mut document = document(text);
    let mut sheets: Vec<(String, bool)> = Vec::new();
    loop {
        match document.read_event()? {
            Event::Start(start) => match start.local_name().as_ref() {
                "Worksheet" => sheets.push((attribute(&start, "Name").unwrap_or_default(), false)),
                "Visible" => {
                    let hidden = text_until(&mut document, "Visible")?.contains("Hidden");
                    if let Some(sheet) = sheets.last_mut() {
                        sheet.1 = hidden;
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// Shows every cell of a sheet.
fn walk(
    text: &str,
    sheet: &str,
    each: &mut dyn FnMut(XmlCell) -> Result<(), Halt>,
) -> Result<(), Stop> {
    let mut document = document(text);
    let (mut inside, mut row, mut next_row, mut column) = (false, 0_u32, 1_u32, 0_u32);
    loop {
        match document.read_event()? {
            Event::Start(start) => match start.local_name().as_ref() {
                "Worksheet" => inside = attribute(&start, "Name").unwrap_or_default() == sheet,
                "Row" if inside => {
                    row = number(&start, "Index").unwrap_or(next_row);
                    next_row = row.saturating_add(1 + number(&start, "Span").unwrap_or(0));
                    column = 0;
                }
                "Cell" if inside => {
                    column = number(&start, "Index").map_or(column, |index| index.max(1) - 1);
                    let mut cell = XmlCell {
                        row,
                        column,
                        across: number(&start, "MergeAcross").unwrap_or(0),
                        down: number(&start, "MergeDown").unwrap_or(0),
                        formula: attribute(&start, "Formula").is_some(),
                        value: Cell::Empty,
                    };
                    cell.value = value(&mut document)?;
                    column = column.saturating_add(1).saturating_add(cell.across);
                    each(cell).map_err(Stop::Halt)?;
                }
                _ => {}
            },
            Event::End(end) if inside && end.local_name().as_ref() == "Worksheet" => return Ok(()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The value of a cell, up to the cell's end.
fn value(document: &mut Document<'_>) -> Result<Cell, Stop> {
    let mut value = Cell::Empty;
    loop {
        match document.read_event()? {
            Event::Start(start) if start.local_name().as_ref() == "Comment" => {
                text_until(document, "Comment")?;
            }
            Event::Start(start) if start.local_name().as_ref() == "Data" => {
                let kind = attribute(&start, "Type").unwrap_or_default();
                value = typed(&kind, text_until(document, "Data")?);
            }
            Event::End(end) if end.local_name().as_ref() == "Cell" => return Ok(value),
            Event::Eof => return Err(Stop::Xml),
            _ => {}
        }
    }
}

fn typed(kind: &str, text: String) -> Cell {
    match kind {
        "Number" => match text.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => Cell::Number(number),
            _ => text_cell(text),
        },
        "DateTime" => from_iso(text),
        "Boolean" => Cell::Flag(text.trim() == "1"),
        "Error" => Cell::Fault(text),
        _ => text_cell(text),
    }
}

/// All text up to the end of this element, that of elements inside it too.
fn text_until(document: &mut Document<'_>, element: &str) -> Result<String, Stop> {
    let mut text = String::new();
    loop {
        match document.read_event()? {
            Event::Text(part) => text.push_str(&part.xml10_content()),
            Event::CData(part) => text.push_str(&part.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref()? {
                Some(character) => text.push(character),
                None => text.push_str(named(&name).unwrap_or_default()),
            },
            Event::End(end) if end.local_name().as_ref() == element => return Ok(text),
            Event::Eof => return Err(Stop::Xml),
            _ => {}
        }
    }
}

fn named(name: &str) -> Option<&'static str> {
    match name {
        "nbsp" => Some("\u{A0}"),
        name => quick_xml::escape::resolve_xml_entity(name),
    }
}

/// An attribute by its local name, without what is escaped in it.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

pub(super) fn number(start: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(start, name)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::read::{Limits, Row};

    const BOOK: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="隐藏"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>
  <WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible>
  </WorksheetOptions></Worksheet>
 <Worksheet ss:Name="客户 &amp; 联系人"><Table ss:ExpandedColumnCount="4">
  <Column ss:Width="90"/>
  <Row><Cell ss:MergeAcross="2"><Data ss:Type="String">客户名单</Data></Cell>
   <Cell><Data ss:Type="String">备注</Data></Cell></Row>
  <Row ss:Index="3" ss:Span="1"/>
  <Row><Cell ss:Index="2"><Data ss:Type="Number">13800138000</Data></Cell>
   <Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">A&lt;<B>B</B>&#10;C</ss:Data>
    <Comment><Data>do not read</Data></Comment></Cell>
   <Cell><Data ss:Type="DateTime">2024-05-01T00:00:00.000</Data></Cell></Row>
  <Row><Cell ss:Formula="=A1"/><Cell><Data ss:Type="Boolean">1</Data></Cell>
   <Cell><Data ss:Type="Error">#REF!</Data></Cell></Row>
 </Table></Worksheet></Workbook>"#;

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn cells_stand_where_their_indexes_and_spans_put_them() {
        let mut book = SheetXml::open(BOOK.as_bytes()).unwrap();
        let limits = Limits::default();
        let mut rows = Vec::new();
        let mut receive = |row| {
            rows.push(row);
            ControlFlow::Continue(())
        };
        let mut sink = Sink::new(&limits, &mut receive);
        book.visit("客户 & 联系人", &mut sink).unwrap();
        assert_eq!(sink.notes.formulas_without_value.first_rows, [6]);
        let day = Cell::Date("2024-05-01".parse().unwrap());
        assert_eq!(
            rows,
            [
                Row {
                    number: 1,
                    cells: vec![text("客户名单"), Cell::Empty, Cell::Empty, text("备注")]
                },
                Row {
                    number: 5,
                    cells: vec![Cell::Empty, Cell::Number(13_800_138_000.0), text("A<B\nC"), day]
                },
                Row {
                    number: 6,
                    cells: vec![Cell::Empty, Cell::Flag(true), Cell::Fault("#REF!".to_owned())]
                },
            ]
        );
    }

    #[test]
    fn sheets_are_named_with_their_hiding_and_merges() {
        let mut book = SheetXml::open(BOOK.as_bytes()).unwrap();
        let sheets: Vec<_> =
            book.sheets().into_iter().map(|sheet| (sheet.name, sheet.hidden)).collect();
        assert_eq!(sheets, [("隐藏".to_owned(), true), ("客户 & 联系人".to_owned(), false)]);
        assert_eq!(
            book.merged("客户 & 联系人").unwrap(),
            [Merge { first_row: 1, first_column: 1, last_row: 1, last_column: 3 }]
        );
    }

    #[test]
    fn a_document_that_breaks_off_is_damaged() {
        let cut = BOOK.find("<Comment>").unwrap();
        let mut book = SheetXml::open(&BOOK.as_bytes()[..cut]).unwrap();
        assert_eq!(book.merged("客户 & 联系人").unwrap_err(), damaged(None));
    }

    #[test]
    fn a_document_in_gbk_is_read_by_its_declaration() {
        let book = BOOK.replace("UTF-8", "gb2312");
        let (bytes, ..) = encoding_rs::GBK.encode(&book);
        let book = SheetXml::open(&bytes).unwrap();
        assert_eq!(book.encoding().as_deref(), Some("gbk"));
        assert_eq!(book.sheets()[1].name, "客户 & 联系人");
    }
}
