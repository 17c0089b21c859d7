//! The looks of cells, each once in a workbook.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::write::table::{Column, Kind, Language, Section, Total};
use crate::write::totals::total_kind;

pub(super) const INK: Color = Color::RGB(0x1F_2933);
const GREY: Color = Color::RGB(0x6B_7280);
const SHADE: Color = Color::RGB(0xEE_F1F5);
const LINE: Color = Color::RGB(0xB8_C0CC);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Style {
    Title,
    Line,
    Heading,
    /// Above numbers, which stand on the right.
    NumberHeading,
    Text,
    /// Text over several lines.
    Wrapped,
    /// Text that would become a formula if someone entered the cell and left it again.
    Quoted,
    QuotedWrapped,
    Flag,
    Value(Kind),
    TotalLabel,
    /// How many, under a column that stands on the left.
    Count,
    Total(Kind),
}

impl Style {
    pub(super) const fn text(quoted: bool, wrapped: bool) -> Self {
        match (quoted, wrapped) {
            (false, false) => Self::Text,
            (false, true) => Self::Wrapped,
            (true, false) => Self::Quoted,
            (true, true) => Self::QuotedWrapped,
        }
    }

    pub(super) fn total(column: &Column) -> Self {
        match column.total {
            Total::Count if !column.kind.is_number() => Self::Count,
            _ => Self::Total(total_kind(column)),
        }
    }

    pub(super) fn format(self) -> Format {
        let cell = Format::new().set_align(FormatAlign::Top);
        let text = cell.clone().set_num_format("@");
        let heading = Format::new()
            .set_bold()
            .set_font_color(INK)
            .set_background_color(SHADE)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(LINE)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        let total = Format::new()
            .set_bold()
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(LINE)
            .set_align(FormatAlign::VerticalCenter);
        match self {
            Self::Title => Format::new().set_bold().set_font_size(14).set_font_color(INK),
            Self::Line => Format::new().set_font_color(GREY),
            Self::Heading => heading.set_align(FormatAlign::Left),
            Self::NumberHeading => heading.set_align(FormatAlign::Right),
            Self::Text => text,
            Self::Wrapped => text.set_text_wrap(),
            Self::Quoted => text.set_quote_prefix(),
            Self::QuotedWrapped => text.set_quote_prefix().set_text_wrap(),
            Self::Flag => cell.set_align(FormatAlign::Center),
            Self::Value(kind) => cell.set_num_format(number_format(kind)),
            Self::TotalLabel => total,
            Self::Count => total.set_align(FormatAlign::Left).set_num_format("0"),
            Self::Total(kind) => total.set_num_format(number_format(kind)),
        }
    }
}

pub(super) fn number_format(kind: Kind) -> String {
    match kind {
        Kind::Money { digits: 0 } => "#,##0".to_owned(),
        Kind::Money { digits } => format!("#,##0.{}", "0".repeat(usize::from(digits))),
        Kind::Whole => "0".to_owned(),
        Kind::Date => "yyyy-mm-dd".to_owned(),
        Kind::Month(Language::English) => "[$-409]mmm yyyy".to_owned(),
        Kind::Month(_) => "yyyy\"年\"m\"月\"".to_owned(),
        Kind::Time => "hh:mm".to_owned(),
        Kind::Moment => "yyyy-mm-dd hh:mm".to_owned(),
        Kind::Decimal | Kind::Text | Kind::Flag => "General".to_owned(),
    }
}

/// Every style a workbook's tables may need, in a fixed order.
#[derive(Debug)]
pub(super) struct Styles {
    list: Vec<Style>,
}

impl Styles {
    pub(super) fn of<E>(sections: &[Section<'_, E>]) -> Self {
        let mut list = vec![
            Style::Title,
            Style::Line,
            Style::Heading,
            Style::NumberHeading,
            Style::Text,
            Style::Wrapped,
            Style::Quoted,
            Style::QuotedWrapped,
            Style::Flag,
            Style::TotalLabel,
            Style::Count,
        ];
        let mut need = |style: Style| {
            if !list.contains(&style) {
                list.push(style);
            }
        };
        for kind in [Kind::Whole, Kind::Decimal, Kind::Date, Kind::Time, Kind::Moment] {
            need(Style::Value(kind));
        }
        for section in sections {
            let Section::Table { table, .. } = section else { continue };
            for column in &table.columns {
                if column.kind.is_number() || matches!(column.kind, Kind::Month(_)) {
                    need(Style::Value(column.kind));
                }
                need(Style::total(column));
            }
        }
        Self { list }
    }

    pub(super) fn list(&self) -> &[Style] {
        &self.list
    }
}

/// Under which number a workbook keeps each style: a handful, looked through for every cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ids(Vec<(Style, u32)>);

impl Ids {
    pub(super) fn new(styles: &Styles, numbers: &[u32]) -> Option<Self> {
        let complete = styles.list.len() == numbers.len();
        complete.then(|| Self(styles.list.iter().copied().zip(numbers.iter().copied()).collect()))
    }

    /// Plain where a style was never asked for, which [`Styles::of`] rules out.
    pub(super) fn of(&self, style: Style) -> u32 {
        let known = self.0.iter().find(|(it, _)| *it == style);
        known.map(|(_, number)| *number).unwrap_or_default()
    }
}
