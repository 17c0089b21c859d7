//! The merged areas of an OpenDocument sheet, which the library does not tell.

use std::fs::File;
use std::io::{BufRead, BufReader, Seek, SeekFrom};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::sheet_xml::{attribute, number};
use super::{Format, Merge, ReadError, SheetInfo};

/// The merged areas of a sheet, from top to bottom, as many as are told of one.
pub(super) fn merged(mut file: &File, sheet: &str) -> Result<Vec<Merge>, ReadError> {
    let damaged = || ReadError::Damaged { format: Some(Format::Ods), row: None };
    file.seek(SeekFrom::Start(0)).map_err(|_| damaged())?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|_| damaged())?;
    let content = archive.by_name("content.xml").map_err(|_| damaged())?;
    in_content(BufReader::new(content), sheet).map_err(|_| damaged())
}

fn in_content(content: impl BufRead, sheet: &str) -> quick_xml::Result<Vec<Merge>> {
    let mut reader = quick_xml::Reader::from_reader(content);
    reader.config_mut().expand_empty_elements = true;
    let mut at = Place::default();
    let mut merged = Vec::new();
    let mut buffer = Vec::new();
    while merged.len() < SheetInfo::MERGES {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(start) => merged.extend(at.enter(&start, sheet)),
            Event::End(end) if end.local_name().as_ref() == "table" => at.leave_table(),
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(merged)
}

/// Where in the document its elements have led.
#[derive(Default)]
struct Place {
    /// Tables may stand in cells of others; only those of the document itself are sheets.
    depth: u32,
    is_wanted: bool,
    row: u32,
    next_row: u32,
    next_column: u32,
}

impl Place {
    fn enter(&mut self, start: &BytesStart<'_>, sheet: &str) -> Option<Merge> {
        let count = |name| number(start, name).unwrap_or(1).max(1);
        match start.local_name().as_ref() {
            "table" => {
                self.depth += 1;
                if self.depth == 1 {
                    let name = attribute(start, "name");
                    *self = Place { depth: 1, next_row: 1, ..Place::default() };
                    self.is_wanted = name.as_deref() == Some(sheet);
                }
            }
            "table-row" if self.is_in_sheet() => {
                self.row = self.next_row;
                self.next_row = self.row.saturating_add(count("number-rows-repeated"));
                self.next_column = 1;
            }
            "covered-table-cell" if self.is_in_sheet() => {
                let more = count("number-columns-repeated");
                self.next_column = self.next_column.saturating_add(more);
            }
            "table-cell" if self.is_in_sheet() => {
                let (first_row, first_column) = (self.row, self.next_column);
                let more = count("number-columns-repeated");
                self.next_column = first_column.saturating_add(more);
                let (across, down) =
                    (count("number-columns-spanned"), count("number-rows-spanned"));
                let area = Merge {
                    first_row,
                    first_column,
                    last_row: first_row.saturating_add(down - 1),
                    last_column: first_column.saturating_add(across - 1),
                };
                return (across > 1 || down > 1).then_some(area);
            }
            _ => {}
        }
        None
    }

    fn leave_table(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.is_wanted &= self.depth > 0;
    }

    fn is_in_sheet(&self) -> bool {
        self.is_wanted && self.depth == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTENT: &str = r#"<office:document-content>
<table:table table:name="说明"><table:table-row>
 <table:table-cell table:number-columns-spanned="2"><text:p>x</text:p></table:table-cell>
 <table:covered-table-cell/></table:table-row></table:table>
<table:table table:name="客户 &amp; 联系人">
 <table:table-header-rows><table:table-row>
  <table:table-cell table:number-columns-spanned="4" table:number-rows-spanned="1"/>
  <table:covered-table-cell table:number-columns-repeated="3"/></table:table-row></table:table-header-rows>
 <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
 <table:table-row><table:table-cell table:number-columns-repeated="2"/>
  <table:table-cell table:number-rows-spanned="3">
   <table:table table:name="客户 &amp; 联系人"><table:table-row>
    <table:table-cell table:number-columns-spanned="9"/></table:table-row></table:table>
  </table:table-cell></table:table-row>
</table:table></office:document-content>"#;

    #[test]
    fn merged_areas_stand_where_repeated_rows_and_cells_put_them() {
        let merged = in_content(CONTENT.as_bytes(), "客户 & 联系人").unwrap();
        let title = Merge { first_row: 1, first_column: 1, last_row: 1, last_column: 4 };
        let firm = Merge { first_row: 4, first_column: 3, last_row: 6, last_column: 3 };
        assert_eq!(merged, [title, firm]);
        assert_eq!(in_content(CONTENT.as_bytes(), "说明").unwrap().len(), 1);
        assert_eq!(in_content(CONTENT.as_bytes(), "没有").unwrap(), []);
    }

    #[test]
    fn absurd_counts_end_nothing() {
        let content = CONTENT.replace("\"2\"", "\"4294967295\"").replace("\"3\"", "\"0\"");
        assert!(in_content(content.as_bytes(), "客户 & 联系人").is_ok());
    }
}
