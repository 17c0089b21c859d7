//! The list as people keep it: a workbook, a CSV in GBK and Excel's "Unicode text".

use std::path::Path;

use encoding_rs::GBK;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
    XlsxError,
};

use super::{
    Line, SHEET,
    list::{COLUMNS, Cell, Column, Day},
};
use crate::Outcome;

pub fn workbook(lines: &[Line], path: &Path) -> Outcome {
    let mut book = Workbook::new();
    // A fixed time, so that the same list makes the same file.
    let drawn_up = ExcelDateTime::from_ymd(2026, 10, 31)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&drawn_up));
    let sheet = book.add_worksheet();
    sheet.set_name(SHEET)?;
    for (line, row) in lines.iter().zip(0..) {
        write_line(sheet, row, line)?;
    }
    for (&(column, ..), index) in COLUMNS.iter().zip(0..) {
        sheet.set_column_width(index, width(column))?;
    }
    sheet.set_freeze_panes(super::HEADER_ROW as u32, 3)?;
    let notes = book.add_worksheet();
    notes.set_name("填写说明")?;
    notes.write(0, 0, "1. 手机填11位，多个号码用顿号隔开。")?;
    notes.write(1, 0, "2. 负责人写全名。改动之前先跟周敏说一声。")?;
    book.save(path)?;
    Ok(())
}

fn write_line(sheet: &mut Worksheet, row: u32, line: &Line) -> Result<(), XlsxError> {
    let last = (COLUMNS.len() - 1) as u16;
    match line {
        Line::Blank => {}
        Line::Title(text) => {
            let bold = Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center);
            sheet.merge_range(row, 0, row, last, text, &bold)?;
        }
        Line::Caption(cells) => {
            for &(column, text) in *cells {
                sheet.write(row, column as u16, text)?;
            }
        }
        Line::Header => {
            let format = Format::new()
                .set_bold()
                .set_border(FormatBorder::Thin)
                .set_background_color(0x00DD_EBF7)
                .set_align(FormatAlign::Center);
            for (&(_, header, _), column) in COLUMNS.iter().zip(0..) {
                sheet.write_with_format(row, column, header, &format)?;
            }
        }
        Line::Data(cells) => {
            for (cell, column) in cells.cells().iter().zip(0..) {
                write_cell(sheet, row, column, cell)?;
            }
        }
        Line::Total { label, sum } => {
            let bold = Format::new().set_bold();
            sheet.write_with_format(row, 0, *label, &bold)?;
            let turnover = Column::Turnover as u16;
            let formula = format!("=SUM(W{}:W{row})", super::HEADER_ROW + 1);
            let formula = Formula::new(formula).set_result(format!("{sum:.2}"));
            let format = Format::new().set_bold().set_num_format("#,##0.00");
            sheet.write_formula_with_format(row, turnover, formula, &format)?;
        }
    }
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => {}
        Cell::Text(text) => {
            sheet.write_string(row, column, text)?;
        }
        Cell::Number(number) if column == Column::Turnover as u16 => {
            let format = Format::new().set_num_format("#,##0.00");
            sheet.write_number_with_format(row, column, *number, &format)?;
        }
        Cell::Number(number) => {
            sheet.write_number(row, column, *number)?;
        }
        Cell::Day(Day { year, month, day }) => {
            let date = ExcelDateTime::from_ymd(*year, *month, *day)?;
            let format = Format::new().set_num_format("yyyy/m/d");
            sheet.write_datetime_with_format(row, column, &date, &format)?;
        }
    }
    Ok(())
}

fn width(column: Column) -> f64 {
    match column {
        Column::Running | Column::Level => 6.0,
        Column::Name | Column::Address => 34.0,
        Column::Notes => 40.0,
        Column::Landline | Column::Email | Column::IdNumber | Column::Tags => 24.0,
        _ => 14.0,
    }
}

/// As Excel in China saves it: GBK, commas, CRLF.
pub fn gbk_csv(lines: &[Line]) -> Outcome<Vec<u8>> {
    let text = separated(lines, ',');
    let (bytes, _, lossy) = GBK.encode(&text);
    if lossy {
        return Err("the sample list has a character that GBK lacks".into());
    }
    Ok(bytes.into_owned())
}

/// As Excel saves "Unicode text": UTF-16 with its mark, tabs, CRLF.
pub fn unicode_text(lines: &[Line]) -> Vec<u8> {
    let text = separated(lines, '\t');
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

fn separated(lines: &[Line], separator: char) -> String {
    let mut text = String::new();
    for line in lines {
        let cells: Vec<String> = shown(line).iter().map(|it| quoted(it, separator)).collect();
        text.push_str(&cells.join(&separator.to_string()));
        text.push_str("\r\n");
    }
    text
}

fn quoted(cell: &str, separator: char) -> String {
    if cell.contains([separator, ',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// The texts that Excel shows in a line, which are what it saves.
fn shown(line: &Line) -> Vec<String> {
    let mut texts = vec![String::new(); COLUMNS.len()];
    match line {
        Line::Blank => {}
        Line::Title(text) => texts[0].push_str(text),
        Line::Caption(cells) => {
            for &(column, text) in *cells {
                texts[column as usize].push_str(text);
            }
        }
        Line::Header => return COLUMNS.iter().map(|(_, it, _)| (*it).to_owned()).collect(),
        Line::Data(row) => return row.cells().iter().zip(COLUMNS).map(shown_cell).collect(),
        Line::Total { label, sum } => {
            texts[0].push_str(label);
            texts[Column::Turnover as usize] = money(*sum);
        }
    }
    texts
}

fn shown_cell((cell, (column, ..)): (&Cell, &(Column, &str, Option<&str>))) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) if *column == Column::Turnover => money(*number),
        // A general cell shows eleven digits; more become an exponent with five decimals.
        Cell::Number(number) if *number >= 1e11 => {
            let exponent = number.log10().floor();
            format!("{:.5}E+{exponent}", number / 10_f64.powf(exponent))
        }
        Cell::Number(number) => number.to_string(),
        Cell::Day(Day { year, month, day }) => format!("{year}/{month}/{day}"),
    }
}

/// 1234567.8 → 1,234,567.80
fn money(amount: f64) -> String {
    let plain = format!("{amount:.2}");
    let (whole, cents) = plain.split_once('.').unwrap_or((&plain, "00"));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{grouped}.{cents}")
}
