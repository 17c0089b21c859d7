//! Tells the rows of customers from the rest: blank rows, totals, repeated headings, remarks, signatures.

use clientele_tables::Cell;

use super::{Column, Layout, RowKind, SheetRow, cells};
use crate::imports::mapping::values::Profile;
use crate::imports::mapping::{headings, shapes};
use crate::text::Country;

/// Words of a row of sums, without spaces.
const TOTALS: &[&str] = &[
    "合计",
    "合計",
    "总计",
    "總計",
    "小计",
    "小計",
    "共计",
    "共計",
    "累计",
    "累計",
    "汇总",
    "彙總",
    "总数",
    "總數",
    "总合计",
    "本页合计",
    "本頁合計",
    "本页小计",
    "本頁小計",
    "本月合计",
    "本年累计",
    "平均",
    "平均值",
    "均值",
    "总人数",
    "客户总数",
    "客户数",
    "总客户数",
    "合计人数",
    "total",
    "totals",
    "grandtotal",
    "subtotal",
    "sum",
    "average",
    "count",
    "totalcustomers",
    "totalrecords",
    "recordcount",
];

/// What may follow such a word besides digits and marks: 合计 12 户.
const COUNTED: &[&str] = &[
    "位客户",
    "个客户",
    "家客户",
    "名客户",
    "户客户",
    "位客戶",
    "個客戶",
    "家客戶",
    "条记录",
    "條記錄",
    "筆資料",
    "人民币",
    "客户",
    "客戶",
    "记录",
    "數量",
    "数量",
    "人数",
    "金额",
    "家",
    "户",
    "戶",
    "位",
    "个",
    "個",
    "名",
    "人",
    "条",
    "條",
    "笔",
    "筆",
    "元",
    "万",
    "萬",
    "行",
    "项",
    "records",
    "customers",
    "rows",
    "items",
    "entries",
    "clients",
    "contacts",
    "cny",
    "rmb",
    "usd",
    "twd",
];

/// Beginnings of the lines that people put under a table, before a colon or alone.
const SIGNED: &[&str] = &[
    "制表人",
    "制表",
    "制表日期",
    "制表时间",
    "製表人",
    "製表",
    "製表日期",
    "填表人",
    "填表日期",
    "填报人",
    "审核人",
    "审核",
    "審核",
    "審核人",
    "复核",
    "复核人",
    "审批",
    "审批人",
    "批准",
    "批准人",
    "经办人签字",
    "打印日期",
    "打印时间",
    "打印人",
    "列印日期",
    "導出時間",
    "导出时间",
    "导出日期",
    "导出人",
    "统计日期",
    "统计时间",
    "统计人",
    "数据来源",
    "更新日期",
    "截止日期",
    "备注",
    "備註",
    "注",
    "註",
    "说明",
    "說明",
    "填表说明",
    "填写说明",
    "提示",
    "注意",
    "注意事项",
    "温馨提示",
    "签字",
    "签名",
    "盖章",
    "printedon",
    "printedby",
    "preparedby",
    "approvedby",
    "checkedby",
    "generatedon",
    "generatedby",
    "exportedon",
    "exportedby",
    "reportdate",
    "note",
    "notes",
    "source",
    "disclaimer",
    "page",
];

/// Beginnings of lines that are never a customer, whatever follows.
const REMARKS: &[&str] = &[
    "以上数据",
    "以上資料",
    "以上为",
    "以上客户",
    "以下空白",
    "以下无正文",
    "数据截至",
    "数据截止",
    "本表",
    "填写示例",
    "示例",
    "样例",
    "例如",
    "续表",
    "接上页",
    "接上頁",
    "转下页",
    "(续)",
    "endofreport",
    "endoffile",
    "***",
    "---",
    "===",
    "——",
    "confidential",
];

/// Headings of the column that counts the rows.
const SERIAL_HEADINGS: &[&str] = &[
    "序号",
    "序",
    "顺序",
    "顺序号",
    "行号",
    "项次",
    "编次",
    "sn",
    "serial",
    "serialno",
    "serialnumber",
    "row",
    "rowno",
    "line",
    "lineno",
    "itemno",
    "index",
];

/// Headings that are only a counter's where the values count.
const MERE_NUMBERS: &[&str] = &["no", "号"];

/// The kind of a row below the heading.
pub fn classify(layout: &Layout, row: &SheetRow) -> RowKind {
    let filled: Vec<(usize, &Cell)> = row.filled().collect();
    let Some(first) = first_that_counts(layout, &filled) else { return RowKind::Blank };
    if repeats_the_heading(layout, &filled) {
        return RowKind::RepeatedHeading;
    }
    if is_total(&filled) || sums_only(layout, &filled) {
        return RowKind::Total;
    }
    if is_note(layout, &filled, &cells::squashed(&cells::text(first))) {
        return RowKind::Note;
    }
    RowKind::Data
}

/// The first cell beside the row number; a form numbered in advance has many rows with nothing else.
fn first_that_counts<'a>(layout: &Layout, filled: &[(usize, &'a Cell)]) -> Option<&'a Cell> {
    let is_number = |cell: &Cell| shapes::is_number(&cells::tidy(&cells::text(cell)));
    let is_mark = |cell: &Cell| cells::text(cell).chars().all(|c| "-—–/\\_.、·*".contains(c));
    filled
        .iter()
        .find(|(index, cell)| !is_mark(cell) && (Some(*index) != layout.serial || !is_number(cell)))
        .map(|(_, cell)| *cell)
}

fn repeats_the_heading(layout: &Layout, filled: &[(usize, &Cell)]) -> bool {
    layout.header_texts.iter().any(|header| {
        let same = filled.iter().filter(|(index, cell)| {
            header.get(*index).is_some_and(|text| *text == cells::squashed(&cells::text(cell)))
        });
        let same = same.count();
        same * 10 >= filled.len() * 6 && (same >= 2 || header.len() == 1 && same == 1)
    })
}

/// A word of sums, and beside it only numbers and more such words.
fn is_total(filled: &[(usize, &Cell)]) -> bool {
    let mut named = false;
    for (_, cell) in filled {
        if names_a_total(&cells::text(cell)) {
            named = true;
        } else if !is_figure(cell) {
            return false;
        }
    }
    named
}

/// 合计, 合 计：, 总计(元), 共 12 位客户, Total: 12; but not 合计商贸有限公司.
fn names_a_total(text: &str) -> bool {
    let text = cells::squashed(text);
    if text.chars().count() > 30 {
        return false;
    }
    let counted = |rest: &str| {
        let has_digit = rest.chars().any(|c| c.is_ascii_digit());
        (has_digit, is_counted(rest))
    };
    if let Some(rest) = text.strip_prefix('共')
        && counted(rest) == (true, true)
    {
        return true;
    }
    TOTALS.iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| is_counted(rest) || is_bracketed(rest))
            || text
                .strip_suffix(word)
                .is_some_and(|start| start.ends_with(['页', '月', '年', '区', '部']))
    })
}

/// Digits, marks, units: nothing that a name could be made of.
fn is_counted(rest: &str) -> bool {
    let mut rest = rest.to_owned();
    for word in COUNTED {
        rest = rest.replace(word, "");
    }
    rest.chars().all(|c| !c.is_alphabetic())
}

fn is_bracketed(rest: &str) -> bool {
    rest.starts_with('(') && rest.trim_end_matches(':').ends_with(')')
}

fn is_figure(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) | Cell::Fault(_) | Cell::Flag(_) => true,
        Cell::Text(text) => {
            let text = cells::tidy(text);
            // #REF!, #DIV/0!: what a CSV keeps of a broken formula.
            shapes::is_number(&text)
                || text.starts_with('#')
                || text.chars().all(|c| "-—/".contains(c))
        }
        _ => false,
    }
}

/// Numbers in the columns of amounts and nothing anywhere else: a total without a word.
fn sums_only(layout: &Layout, filled: &[(usize, &Cell)]) -> bool {
    let mut others = filled.iter().filter(|(index, _)| Some(*index) != layout.serial).peekable();
    others.peek().is_some()
        && others.all(|(index, cell)| layout.amounts.contains(index) && is_figure(cell))
}

fn is_note(layout: &Layout, filled: &[(usize, &Cell)], first: &str) -> bool {
    let narrow = layout.columns.len() <= 1;
    let signed = SIGNED.iter().any(|word| {
        first.strip_prefix(word).is_some_and(|rest| rest.starts_with(':') || rest.is_empty())
    });
    if signed && !narrow || REMARKS.iter().any(|start| first.starts_with(start)) {
        return true;
    }
    if filled.len() > 1 || narrow {
        return is_page_number(first) && filled.len() <= 2;
    }
    let (index, cell) = filled[0];
    Some(index) == layout.serial
        || layout.titles.iter().any(|title| title == first)
        || is_page_number(first)
        || is_section(first)
        || is_long_remark(cell)
}

/// 第 2 页 共 5 页, Page 2 of 5, 2/5.
fn is_page_number(text: &str) -> bool {
    let han = text.starts_with('第') && (text.contains('页') || text.contains('頁'));
    let western = text
        .strip_prefix("page")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    han && text.chars().count() <= 15 || western
}

/// 一、华东区: the heading of a part of the list.
fn is_section(text: &str) -> bool {
    text.split_once('、').is_some_and(|(number, _)| {
        let count = number.chars().count();
        (1..=3).contains(&count) && number.chars().all(|c| "一二三四五六七八九十".contains(c))
    })
}

/// A sentence alone in its row.
fn is_long_remark(cell: &Cell) -> bool {
    let text = cells::text(cell);
    text.chars().count() > 40 && text.contains(['。', '；', '，', ';', '.', '：', ':'])
}

/// Finds the column of row numbers and the columns of amounts.
pub fn note_special_columns(layout: &mut Layout, below: &[SheetRow]) {
    let data: Vec<&SheetRow> =
        below.iter().filter(|row| layout.classify(row) == RowKind::Data).collect();
    let mut serial = None;
    let mut amounts = Vec::new();
    for (at, column) in layout.columns.iter().enumerate() {
        let reading = headings::read_by_words(&column.heading);
        // Countries differ in their telephone numbers, not in what an amount is.
        let profile = Profile::of(data.iter().map(|row| row.cell(column.index)), Country::CN);
        let known = !column.is_unnamed() && !reading.senses.is_empty();
        if at == 0 && is_serial(column, &reading, &profile) {
            serial = Some(column.index);
        } else if !known && profile.is_amount() {
            amounts.push(column.index);
        }
    }
    layout.serial = serial;
    layout.amounts = amounts;
}

/// 序号, or 1, 2, 3 … under no heading, an unknown one or a mere "No.".
fn is_serial(column: &Column, reading: &headings::Reading, profile: &Profile) -> bool {
    if column.is_unnamed() {
        return profile.is_serial();
    }
    let key = headings::key(&column.heading);
    if SERIAL_HEADINGS.contains(&key.as_str()) {
        return true;
    }
    profile.is_serial() && (!reading.is_known() || MERE_NUMBERS.contains(&key.as_str()))
}
