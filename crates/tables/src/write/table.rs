//! What is written: tables, charts and the words around them, in no one's trade.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::Cell;

/// The rows of a table, read while they are written.
pub type Rows<'a, E> = Box<dyn Iterator<Item = Result<Vec<Cell>, E>> + 'a>;

/// One file: who it is from, in which language, and what it shows one after the other.
pub struct Report<'a, E> {
    pub language: Language,
    pub words: Words,
    pub properties: Properties,
    pub orientation: Orientation,
    pub sections: Vec<Section<'a, E>>,
}

/// One table with its rows, or one chart with its figures.
pub enum Section<'a, E> {
    Table { table: Table, rows: Rows<'a, E> },
    Chart(Chart),
}

/// What a table looks like, apart from its rows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// Name of its worksheet; shortened and made unique where a spreadsheet asks for it.
    pub sheet: String,
    pub title: String,
    /// Lines under the title, such as the organisation, the filter in words, who and when.
    pub lines: Vec<String>,
    pub columns: Vec<Column>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Column {
    pub heading: String,
    pub kind: Kind,
    /// Width in characters of Latin text; `None` derives it from the heading and the first rows.
    pub width: Option<f64>,
    pub total: Total,
}

impl Column {
    pub fn new(heading: impl Into<String>, kind: Kind) -> Self {
        Self { heading: heading.into(), kind, width: None, total: Total::None }
    }

    #[must_use]
    pub fn wide(mut self, characters: f64) -> Self {
        self.width = Some(characters);
        self
    }

    #[must_use]
    pub fn totalled(mut self, total: Total) -> Self {
        self.total = total;
        self
    }
}

/// What a column's cells mean. A cell that does not fit, such as a mask in a column of dates, is
/// written as the text it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text for ever: digits in it (a phone, an ID number) never become a number.
    #[default]
    Text,
    Whole,
    Decimal,
    /// An amount in major units, shown with the currency's number of minor digits.
    Money {
        digits: u8,
    },
    Date,
    /// A month, by a day of it.
    Month(Language),
    Time,
    Moment,
    Flag,
}

impl Kind {
    /// Numbers stand on the right, so that their digits line up.
    pub(super) const fn is_number(self) -> bool {
        matches!(self, Self::Whole | Self::Decimal | Self::Money { .. })
    }
}

/// What the last row says about a column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Total {
    #[default]
    None,
    /// The sum of the cells that are numbers.
    Sum,
    /// How many cells are filled.
    Count,
}

/// Figures drawn, and written beside the drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    pub kind: ChartKind,
    pub sheet: String,
    pub title: String,
    /// Under the title, on paper.
    pub lines: Vec<String>,
    /// Heading of the categories in the table of figures.
    pub heading: String,
    pub categories: Vec<String>,
    /// The categories by a day of each, where they are months: a workbook keeps what can be sorted.
    pub months: Vec<NaiveDate>,
    pub series: Vec<Series>,
    /// Whether a table before it tells the figures already: paper then shows the drawing alone.
    pub is_told: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    pub name: String,
    /// One figure a category; a missing one counts as nothing.
    pub values: Vec<f64>,
    pub kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// Upright bars.
    Column,
    /// Lying bars, for long names.
    Bar,
    Line,
    /// Shares of the first series.
    Pie,
}

/// Which shapes the Han characters take, and which language a reader program is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    #[default]
    #[serde(rename = "en")]
    English,
    #[serde(rename = "zh-CN")]
    Simplified,
    #[serde(rename = "zh-TW")]
    Traditional,
}

impl Language {
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Simplified => "zh-CN",
            Self::Traditional => "zh-TW",
        }
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Orientation {
    /// Upright while the columns fit, else lying.
    #[default]
    Auto,
    Portrait,
    Landscape,
}

/// Every word that a file shows and its caller's data does not hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    pub yes: String,
    pub no: String,
    /// Label of the last row.
    pub total: String,
    /// Page numbers, with `{page}` and `{pages}`.
    pub page: String,
    /// Head of the pages after a table's first, with `{title}`.
    pub continued: String,
    /// Said where a table or a chart has nothing to show.
    pub empty: String,
    /// The left side of every page's foot.
    pub footer: String,
}

impl Words {
    pub(super) fn page(&self, page: &str, pages: &str) -> String {
        self.page.replace("{page}", page).replace("{pages}", pages)
    }

    pub(super) fn continued(&self, title: &str) -> String {
        self.continued.replace("{title}", title)
    }
}

/// What a file says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Properties {
    pub title: String,
    pub subject: String,
    pub author: String,
    pub company: String,
    /// The program that wrote it.
    pub program: String,
    /// When it was written, in UTC.
    pub created: NaiveDateTime,
}
