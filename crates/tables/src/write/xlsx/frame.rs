//! A workbook as the spreadsheet library draws it, with the tables' sheets empty.

use std::io::{Cursor, Read};

use rust_xlsxwriter::{DocProperties, Format, Workbook, Worksheet, XlsxError};
use zip::ZipArchive;

use super::Top;
use super::styles::{Ids, Style, Styles};
use super::{charts, xml};
use crate::write::error::Error;
use crate::write::table::{Chart, Kind, Orientation, Properties, Report, Table, Words};

const A4: u8 = 9;
/// What a page takes of a table's width, in letters, lying and standing: shrunk to three fifths,
/// which is as small as people read.
const LETTERS_ACROSS: f64 = 240.0;
const LETTERS_UPRIGHT: f64 = 160.0;
/// Columns that say whom a row is about are printed on every page across, up to this wide.
const REPEATED: f64 = 60.0;

/// One worksheet of the book.
#[derive(Debug, Clone)]
pub(super) enum Leaf {
    Table(TableLeaf),
    Chart {
        name: String,
        chart: Chart,
    },
    /// A workbook without sheets is none.
    Blank {
        name: String,
    },
}

/// What the frame must know of a table's sheet.
#[derive(Debug, Clone)]
pub(super) struct TableLeaf {
    pub(super) name: String,
    pub(super) widths: Vec<f64>,
    /// Which columns hold text, also in cells that people fill later.
    text: Vec<bool>,
    /// Row of the headings, from 1.
    pub(super) heading_row: u32,
    /// Last row with data, from 1; the headings' own while there is none.
    pub(super) last_row: u32,
}

impl TableLeaf {
    pub(super) fn new(name: String, table: &Table, widths: Vec<f64>, top: Top) -> Self {
        let above = match top {
            Top::Headings => 0,
            // Title, lines, and a blank row before the headings.
            Top::Title => table.lines.len() as u32 + 2,
        };
        let text = table.columns.iter().map(|column| column.kind == Kind::Text).collect();
        Self { name, widths, text, heading_row: above + 1, last_row: above + 1 }
    }

    /// The sheet on which the same table goes on.
    pub(super) fn following(&self, name: String) -> Self {
        Self { name, last_row: self.heading_row, ..self.clone() }
    }

    /// The cells that filter arrows rule.
    pub(super) fn filtered(&self) -> Option<String> {
        let last = self.widths.len().checked_sub(1)?;
        let (first_row, last_row) = (self.heading_row, self.last_row);
        Some(format!("A{first_row}:{}{last_row}", xml::column_letters(last)))
    }
}

/// What stands around the rows of a sheet.
#[derive(Debug)]
pub(super) struct SheetFrame {
    /// Up to where the rows begin.
    pub(super) head: String,
    /// After the rows.
    pub(super) foot: String,
}

impl SheetFrame {
    /// The head for any sheet but the first: two open sheets would be edited together.
    pub(super) fn head_of_following(&self) -> String {
        self.head.replace(r#" tabSelected="1""#, "")
    }
}

#[derive(Debug)]
pub(super) struct Frame {
    bytes: Vec<u8>,
    /// The first sheet of a table, which shows every style once.
    shows_styles: Option<usize>,
}

impl Frame {
    pub(super) fn draw<E>(
        leaves: &[Leaf],
        styles: &Styles,
        report: &Report<'_, E>,
    ) -> Result<Self, Error<E>> {
        let bytes = draw(leaves, styles, report).map_err(refused)?;
        let first_table = leaves.iter().position(|leaf| matches!(leaf, Leaf::Table(_)));
        Ok(Self { bytes, shows_styles: first_table.map(|index| index + 1) })
    }

    pub(super) fn archive<E>(&self) -> Result<ZipArchive<Cursor<&[u8]>>, Error<E>> {
        ZipArchive::new(Cursor::new(self.bytes.as_slice())).map_err(unexpected)
    }

    /// What stands around the rows of a sheet, counted from 1.
    pub(super) fn sheet<E>(&self, number: usize) -> Result<SheetFrame, Error<E>> {
        let xml = self.sheet_xml(number)?;
        let (head, rest) = xml.split_once("<sheetData").ok_or_else(no_rows)?;
        let foot = match rest.strip_prefix("/>") {
            Some(foot) => foot,
            None => rest.split_once("</sheetData>").ok_or_else(no_rows)?.1,
        };
        // Both name rows, and nobody knows the last one yet. Readers find the used range out
        // themselves; the filter is written when the sheet ends.
        let head = without(head, "<dimension ") + "<sheetData>";
        Ok(SheetFrame { head, foot: without(foot, "<autoFilter ") })
    }

    /// Under which numbers the library keeps the styles, read from where it shows them.
    pub(super) fn style_ids<E>(&self, styles: &Styles) -> Result<Ids, Error<E>> {
        let Some(number) = self.shows_styles else {
            return Ok(Ids::default());
        };
        let xml = self.sheet_xml(number)?;
        let rows = xml.split_once("<sheetData>").ok_or_else(no_rows)?.1;
        let numbers: Vec<u32> = rows
            .split("<c ")
            .skip(1)
            .filter_map(|cell| cell.split_once(r#"s=""#)?.1.split_once('"')?.0.parse().ok())
            .collect();
        Ids::new(styles, &numbers)
            .ok_or_else(|| Error::Workbook("the styles are not shown".to_owned()))
    }

    fn sheet_xml<E>(&self, number: usize) -> Result<String, Error<E>> {
        let mut archive = self.archive()?;
        let mut file = archive.by_name(&sheet_path(number)).map_err(unexpected)?;
        let mut xml = String::new();
        file.read_to_string(&mut xml)?;
        Ok(xml)
    }
}

pub(super) fn sheet_path(number: usize) -> String {
    format!("xl/worksheets/sheet{number}.xml")
}

/// The text without the first empty element that begins so.
fn without(xml: &str, start: &str) -> String {
    match xml.split_once(start) {
        Some((before, rest)) => {
            before.to_owned() + rest.split_once("/>").map_or(rest, |(_, after)| after)
        }
        None => xml.to_owned(),
    }
}

fn refused<E>(error: XlsxError) -> Error<E> {
    Error::Workbook(error.to_string())
}

pub(super) fn unexpected<E>(error: zip::result::ZipError) -> Error<E> {
    match error {
        zip::result::ZipError::Io(error) => error.into(),
        error => Error::Workbook(error.to_string()),
    }
}

fn no_rows<E>() -> Error<E> {
    Error::Workbook("a sheet has no place for rows".to_owned())
}

fn draw<E>(leaves: &[Leaf], styles: &Styles, report: &Report<'_, E>) -> Result<Vec<u8>, XlsxError> {
    let Report { language, words, properties, orientation, .. } = report;
    let orientation = *orientation;
    let mut book = Workbook::new();
    book.set_properties(&document_properties(properties));
    let mut shown = false;
    for leaf in leaves {
        let sheet = book.add_worksheet();
        match leaf {
            Leaf::Blank { name } => {
                sheet.set_name(name)?;
            }
            Leaf::Chart { name, chart } => {
                sheet.set_name(name)?;
                print_set_up(sheet, words, orientation);
                charts::draw(sheet, name, chart, words, *language)?;
            }
            Leaf::Table(leaf) => {
                sheet.set_name(&leaf.name)?;
                print_set_up(sheet, words, orientation);
                spread_over_pages(sheet, leaf, orientation)?;
                table_set_up(sheet, leaf)?;
                if !std::mem::replace(&mut shown, true) {
                    show(sheet, styles)?;
                }
            }
        }
    }
    book.save_to_buffer()
}

fn document_properties(properties: &Properties) -> DocProperties {
    DocProperties::new()
        .set_title(&properties.title)
        .set_subject(&properties.subject)
        .set_author(&properties.author)
        .set_company(&properties.company)
        .set_creation_datetime(&properties.created)
}

fn print_set_up(sheet: &mut Worksheet, words: &Words, orientation: Orientation) {
    sheet.set_paper_size(A4).set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
    sheet.set_print_fit_to_pages(1, 0);
    if orientation != Orientation::Portrait {
        sheet.set_landscape();
    }
    // An ampersand begins a field there; two are one.
    let literal = |text: &str| text.replace('&', "&&");
    let foot = literal(&words.footer);
    let pages = words.page(&'\u{1}'.to_string(), &'\u{2}'.to_string());
    let pages = literal(&pages).replace('\u{1}', "&P").replace('\u{2}', "&N");
    sheet.set_footer(format!("&L&9{}&R&9{}", separated(&foot), separated(&pages)));
}

/// A table that would be too small to read on one page across goes over several.
fn spread_over_pages(
    sheet: &mut Worksheet,
    leaf: &TableLeaf,
    orientation: Orientation,
) -> Result<(), XlsxError> {
    let page = match orientation {
        Orientation::Portrait => LETTERS_UPRIGHT,
        _ => LETTERS_ACROSS,
    };
    let pages = pages_across(&leaf.widths, page);
    if pages > 1 {
        sheet.set_print_fit_to_pages(pages, 0);
        sheet.set_repeat_columns(0, (repeated(&leaf.widths).max(1) - 1) as u16)?;
    }
    Ok(())
}

/// How many of the first columns are printed on every page across: at most a number and a name.
fn repeated(widths: &[f64]) -> usize {
    let ends = widths.iter().take(2).scan(0.0, |end, width| {
        *end += width;
        Some(*end)
    });
    ends.take_while(|end| *end <= REPEATED).count()
}

fn pages_across(widths: &[f64], page: f64) -> u16 {
    let whole: f64 = widths.iter().sum();
    if whole <= page {
        return 1;
    }
    let first: f64 = widths.iter().take(repeated(widths).max(1)).sum();
    // A column is not torn: room for one of them is lost at the end of a page.
    ((whole - first) / (page - first).max(1.0)).ceil() as u16
}

/// A size before digits would swallow them.
fn separated(text: &str) -> String {
    if text.starts_with(|letter: char| letter.is_ascii_digit()) {
        format!(" {text}")
    } else {
        text.to_owned()
    }
}

fn table_set_up(sheet: &mut Worksheet, leaf: &TableLeaf) -> Result<(), XlsxError> {
    let text = Style::Text.format();
    for (column, (&width, &holds_text)) in (0..).zip(leaf.widths.iter().zip(&leaf.text)) {
        sheet.set_column_width(column, width)?;
        if holds_text {
            sheet.set_column_format(column, &text)?;
        }
    }
    let headings = leaf.heading_row - 1;
    sheet.set_freeze_panes(headings + 1, 0)?;
    sheet.set_repeat_rows(headings, headings)?;
    if let Some(last) = (leaf.widths.len() as u16).checked_sub(1) {
        sheet.autofilter(headings, 0, leaf.last_row - 1, last)?;
    }
    Ok(())
}

/// The first row shows every style, so that its number can be read there.
fn show(sheet: &mut Worksheet, styles: &Styles) -> Result<(), XlsxError> {
    let formats: Vec<Format> = styles.list().iter().map(|style| style.format()).collect();
    for (column, format) in (0..).zip(&formats) {
        sheet.write_blank(0, column, format)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_table_goes_over_pages_rather_than_too_small_to_read() {
        assert_eq!(pages_across(&[20.0; 12], LETTERS_ACROSS), 1);
        assert_eq!(pages_across(&[20.0; 13], LETTERS_ACROSS), 2);
        assert_eq!(pages_across(&[20.0; 12], LETTERS_UPRIGHT), 2);
        assert_eq!(pages_across(&[20.0; 40], LETTERS_ACROSS), 4);
        assert_eq!(pages_across(&[], LETTERS_ACROSS), 1);
    }

    #[test]
    fn a_number_and_a_name_stand_on_every_page_unless_they_leave_no_room() {
        assert_eq!(repeated(&[12.0, 30.0, 10.0]), 2);
        assert_eq!(repeated(&[12.0, 55.0, 10.0]), 1);
        assert_eq!(repeated(&[61.0, 10.0]), 0);
        assert_eq!(repeated(&[]), 0);
    }
}
