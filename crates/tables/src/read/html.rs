//! A web page that calls itself a sheet: each of its tables is one.

use encoding_rs::Encoding;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::encoding;
use super::in_process::{SheetName, Source};
use super::sink::{Halt, Sink};
use super::values::text_cell;
use super::{FileKind, Limits, Measure, Merge, ReadError};
use crate::Cell;

/// How much of the page is searched for the encoding it declares.
const DECLARATION: usize = 4096;
/// What no page that a person wants to read goes beyond.
const NESTED: usize = 64;

pub(super) struct HtmlPage {
    tables: Vec<Table>,
    encoding: &'static Encoding,
}

impl HtmlPage {
    pub fn open(bytes: &[u8], limits: &Limits) -> Result<Self, ReadError> {
        let (page, encoding) = encoding::decode(bytes, declared(bytes));
        let mut tables = Page::new(limits).read(&page)?;
        if tables.is_empty() {
            return Err(ReadError::NotASheet { kind: FileKind::WebPage });
        }
        name_apart(&mut tables);
        Ok(Self { tables, encoding })
    }

    fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }
}

impl Source for HtmlPage {
    fn sheets(&self) -> Vec<SheetName> {
        let sheet = |table: &Table| SheetName { name: table.name.clone(), hidden: false };
        self.tables.iter().map(sheet).collect()
    }

    fn visit(&mut self, sheet: &str, sink: &mut Sink<'_>) -> Result<(), Halt> {
        let Some(table) = self.table(sheet) else { return Ok(()) };
        for (number, row) in (1..).zip(&table.rows) {
            for (column, cell) in (0..).zip(row) {
                sink.cell(number, column, cell.clone())?;
            }
        }
        sink.finish()
    }

    fn merged(&mut self, sheet: &str) -> Result<Vec<Merge>, ReadError> {
        Ok(self.table(sheet).map(|table| table.merged.clone()).unwrap_or_default())
    }

    /// Pages are laid out with small tables; the list is the one with the most rows.
    fn preferred(&self) -> Option<usize> {
        let rows = |index: &usize| (self.tables[*index].rows.len(), usize::MAX - index);
        (0..self.tables.len()).max_by_key(rows)
    }

    fn encoding(&self) -> Option<String> {
        Some(encoding::name(self.encoding))
    }
}

/// The encoding that a page declares in a `meta` element.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]).to_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let after = after.trim_start_matches(['"', '\'', ' ']);
    let end = after.find(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c))?;
    Encoding::for_label(&after.as_bytes()[..end])
}

/// Gives each table a name of its own: its caption, or its number.
fn name_apart(tables: &mut [Table]) {
    let mut taken = std::collections::HashSet::new();
    for (number, table) in (1..).zip(tables) {
        let caption = collapsed(&table.name);
        table.name = if caption.is_empty() { number.to_string() } else { caption };
        if !taken.insert(table.name.clone()) {
            table.name = format!("{} ({number})", table.name);
            taken.insert(table.name.clone());
        }
    }
}

#[derive(Default)]
struct Table {
    /// Which table of the page this is, by where it begins.
    place: usize,
    name: String,
    rows: Vec<Vec<Cell>>,
    merged: Vec<Merge>,
    /// For each column, how many more rows a cell from above reaches down.
    reaching: Vec<u32>,
    open: Open,
}

/// What the text belongs to.
#[derive(Default)]
enum Open {
    #[default]
    Nothing,
    Caption,
    Row,
    Cell(OpenCell),
}

#[derive(Default)]
struct OpenCell {
    text: String,
    /// The number behind what is shown, as Excel writes it.
    number: Option<f64>,
    across: u32,
    down: u32,
}

/// The tables that are open, from the outermost in, and those that are done.
struct Page<'l> {
    limits: &'l Limits,
    open: Vec<Table>,
    done: Vec<Table>,
    begun: usize,
    /// The element whose text is not shown.
    unseen: Option<Vec<u8>>,
}

impl<'l> Page<'l> {
    fn new(limits: &'l Limits) -> Self {
        Self { limits, open: Vec::new(), done: Vec::new(), begun: 0, unseen: None }
    }

    /// The tables that hold something, in the order in which they begin.
    fn read(mut self, page: &str) -> Result<Vec<Table>, ReadError> {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(page, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => self.start(&tag)?,
                Token::EndTag(tag) => self.end(&tag.name)?,
                Token::String(text) if self.unseen.is_none() => {
                    self.text(&String::from_utf8_lossy(&text));
                }
                _ => {}
            }
        }
        while !self.open.is_empty() {
            self.end_table()?;
        }
        self.done.sort_by_key(|table| table.place);
        Ok(self.done)
    }

    fn start(&mut self, tag: &StartTag<()>) -> Result<(), ReadError> {
        match &**tag.name {
            b"script" | b"style" | b"title" | b"noscript" if !tag.self_closing => {
                self.unseen = Some(tag.name.to_vec());
            }
            b"table" if self.open.len() < NESTED => {
                self.open.push(Table { place: self.begun, ..Table::default() });
                self.begun += 1;
            }
            b"caption" => self.with_table(|table| table.open = Open::Caption),
            b"tr" => self.begin_row()?,
            b"td" | b"th" => self.begin_cell(tag)?,
            b"br" => self.text_of_cell("\n"),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8]) -> Result<(), ReadError> {
        if self.unseen.as_deref() == Some(name) {
            self.unseen = None;
        }
        match name {
            b"table" if !self.open.is_empty() => self.end_table()?,
            b"tr" | b"caption" => {
                self.end_cell()?;
                self.with_table(|table| table.open = Open::Nothing);
            }
            b"td" | b"th" => self.end_cell()?,
            b"p" | b"div" | b"li" => self.text_of_cell("\n"),
            _ => {}
        }
        Ok(())
    }

    fn with_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.open.last_mut() {
            change(table);
        }
    }

    /// Text of the page. Its own line ends are only spaces.
    fn text(&mut self, text: &str) {
        let text = text.replace(['\n', '\r', '\t'], " ");
        self.with_table(|table| match &mut table.open {
            Open::Cell(cell) => cell.text.push_str(&text),
            Open::Caption => table.name.push_str(&text),
            Open::Nothing | Open::Row => {}
        });
    }

    fn text_of_cell(&mut self, text: &str) {
        self.with_table(|table| {
            if let Open::Cell(cell) = &mut table.open {
                cell.text.push_str(text);
            }
        });
    }

    fn begin_row(&mut self) -> Result<(), ReadError> {
        self.end_cell()?;
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        if table.rows.len() >= self.limits.most_rows() as usize {
            return Err(ReadError::TooBig {
                measure: Measure::Rows,
                limit: self.limits.rows.into(),
                row: Some(table.rows.len() as u32),
            });
        }
        table.rows.push(Vec::new());
        for reaching in &mut table.reaching {
            *reaching = reaching.saturating_sub(1);
        }
        table.open = Open::Row;
        Ok(())
    }

    fn begin_cell(&mut self, tag: &StartTag<()>) -> Result<(), ReadError> {
        self.end_cell()?;
        if self.open.last().is_some_and(|table| matches!(table.open, Open::Nothing | Open::Caption))
        {
            self.begin_row()?;
        }
        let attribute = |name: &[u8]| {
            let value = tag.attributes.get(name)?;
            Some(String::from_utf8_lossy(value).trim().to_owned())
        };
        let span = |name| attribute(name).and_then(|text| text.parse().ok()).unwrap_or(1);
        let cell = OpenCell {
            text: String::new(),
            number: attribute(b"x:num").and_then(|text| text.parse().ok()),
            across: u32::clamp(span(b"colspan"), 1, self.limits.columns + 1),
            down: u32::clamp(span(b"rowspan"), 1, self.limits.rows),
        };
        self.with_table(|table| table.open = Open::Cell(cell));
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), ReadError> {
        let columns = self.limits.columns;
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        if !matches!(table.open, Open::Cell(_)) {
            return Ok(());
        }
        let Open::Cell(cell) = std::mem::replace(&mut table.open, Open::Row) else {
            return Ok(());
        };
        table.place(cell, columns)
    }

    fn end_table(&mut self) -> Result<(), ReadError> {
        self.end_cell()?;
        let Some(table) = self.open.pop() else { return Ok(()) };
        if table.rows.iter().flatten().any(|cell| *cell != Cell::Empty) {
            self.done.push(table);
        }
        Ok(())
    }
}

impl Table {
    /// Puts a cell into the next free column of the last row.
    fn place(&mut self, cell: OpenCell, columns: u32) -> Result<(), ReadError> {
        let number = self.rows.len() as u32;
        let Some(row) = self.rows.last_mut() else { return Ok(()) };
        while self.reaching.get(row.len()).is_some_and(|reaching| *reaching > 0) {
            row.push(Cell::Empty);
        }
        let column = row.len();
        if column + cell.across as usize > columns as usize {
            return Err(ReadError::TooBig {
                measure: Measure::Columns,
                limit: columns.into(),
                row: Some(number),
            });
        }
        let end = column + cell.across as usize;
        if cell.across > 1 || cell.down > 1 {
            self.merged.push(Merge {
                first_row: number,
                first_column: column as u32 + 1,
                last_row: number.saturating_add(cell.down - 1),
                last_column: end as u32,
            });
        }
        row.push(match cell.number {
            Some(number) => Cell::Number(number),
            None => text_cell(collapsed(&cell.text)),
        });
        row.resize(end, Cell::Empty);
        if self.reaching.len() < end {
            self.reaching.resize(end, 0);
        }
        self.reaching[column..end].fill(cell.down);
        Ok(())
    }
}

/// The text as a page shows it: runs of spaces are one, lines have no space at their ends.
fn collapsed(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for line in text.split('\n') {
        let line = line.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty());
        let before = shown.len();
        for word in line {
            if shown.len() > before {
                shown.push(' ');
            }
            shown.push_str(word);
        }
        shown.push('\n');
    }
    shown.trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests;
