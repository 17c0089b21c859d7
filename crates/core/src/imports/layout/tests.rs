//! Headings and rows by themselves; whole sheets are in the tests of the mapping.

use super::*;
use crate::imports::mapping::tests::{sheet, understood};

/// What a row below an ordinary heading is.
fn kind(line: &str) -> RowKind {
    let mut lines = vec![
        "客户资料|||",
        "序号|客户名称|联系电话|金额",
        "=1|恒达贸易|13800138000|=120.5",
        "=2|金鑫电子|13900139000|=80",
        "=3|永安机械|13700137000|=17.25",
    ];
    lines.push(line);
    let rows = sheet(&lines);
    let layout = find(&rows[..5]);
    layout.classify(&rows[5])
}

#[test]
fn letters_count_as_spreadsheets_do() {
    let letters: Vec<String> = [0, 25, 26, 51, 52, 701, 702, 16_383].map(letter).into();
    assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
}

#[test]
fn totals_are_no_customers() {
    for line in [
        "合计|||=217.75",
        "|合 计：||=217.75",
        "总计（元）|||217.75",
        "|小计||=217.75",
        "|本页小计||¥217.75",
        "合计|3户||217.75元",
        "共 3 位客户|||",
        "共3条记录|||",
        "|总计：3||",
        "|合计 3 家||",
        "Total|||=217.75",
        "|Grand Total||217.75",
        "Sum:|||=217.75",
        "|华东区小计||=1",
        "|平均||=72.6",
        "合计|=3||制表：小王",
        "|合计||#REF!",
        "|||=217.75",
        "合计|121单||¥3.5万",
    ] {
        assert_eq!(kind(line), RowKind::Total, "{line}");
    }
}

#[test]
fn customers_with_names_like_totals_are_customers() {
    for line in [
        "=4|合计商贸有限公司|13700137001|=1",
        "=4|总计划部|13700137001|",
        "=4|共享单车公司||",
        "=4|共赢3号店|13700137001|",
        "=4|Total Energies Ltd|13700137001|",
        "=4|Sum Ting Wong||",
        "Page|Larry|13700137001|",
        "=4|The Oriental Pearl International Import and Export Trading Co., Ltd.||",
        "=4|汇总科技|13700137001|=3",
        "=4|张合计|13700137001|",
        "|13号小计量具店|13700137001|",
        "=4|注册商标代理||",
        "=4|说明书印刷厂|13700137001|",
        "=4|第一百货||",
        "|恒达||",
        "|7天酒店||",
        "||13700137001|",
    ] {
        assert_eq!(kind(line), RowKind::Data, "{line}");
    }
}

#[test]
fn rows_that_say_nothing_are_blank() {
    for line in
        ["", "|||", " |\u{3000}| |", "=4|||", "4|||", "=4|-|—|/", "|\u{200b}||", "------|||"]
    {
        assert_eq!(kind(line), RowKind::Blank, "{line:?}");
    }
}

#[test]
fn remarks_and_signatures_are_notes() {
    for line in [
        "制表人：张伟|||",
        "制表人：|张伟|审核人：|李娜",
        "备注：以上数据仅供参考|||",
        "|打印日期：2024-06-30||",
        "以下空白|||",
        "以上数据截至2024年6月30日|||",
        "第 2 页 共 5 页|||",
        "Page 2 of 5|||",
        "客户资料|||",
        "华北区|||",
        "|二、华北区||",
        "|Printed on: 2024-06-30||",
        "|请各位同事在每月五日之前核对自己名下客户的电话号码和地址，有变动的及时更新并告知行政部小李。||",
    ] {
        assert_eq!(kind(line), RowKind::Note, "{line}");
    }
}

#[test]
fn the_heading_is_known_again() {
    for line in
        ["序号|客户名称|联系电话|金额", "序号|客户 名称|联系电话|", "|客户名称|联系电话|金额"]
    {
        assert_eq!(kind(line), RowKind::RepeatedHeading, "{line}");
    }
    assert_eq!(kind("=4|客户名称有限公司|联系电话|"), RowKind::Data);
}

#[test]
fn both_rows_of_a_heading_are_known_again() {
    let it = understood(&[
        "姓名|联系方式||备注",
        "|手机|邮箱|",
        "张伟|13800138000|zw@hd.com|",
        "姓名|联系方式||备注",
        "|手机|邮箱|",
        "李娜|13900139000|ln@jx.cn|",
    ]);
    assert_eq!(it.kinds(), "HHDHHD");
}

#[test]
fn a_heading_row_that_a_person_names_is_taken() {
    let rows = sheet(&["甲|乙", "丙|丁", "张伟|13800138000"]);
    let layout = with_header_row(&rows, 2).unwrap();
    assert_eq!((layout.header_row, layout.first_data_row), (2, 3));
    assert_eq!(layout.columns[1].heading, "丁");
    let none = with_header_row(&rows, 0).unwrap();
    assert_eq!((none.header_row, none.first_data_row), (0, 1));
    assert_eq!(none.columns[1].heading, "B");
    assert_eq!(with_header_row(&rows, 9), None);
}

#[test]
fn row_numbers_of_the_sheet_are_kept_where_blank_rows_were_not_read() {
    let mut rows = sheet(&["客户资料|", "姓名|手机", "张伟|13800138000"]);
    for (row, number) in rows.iter_mut().zip([3, 7, 9]) {
        row.number = number;
    }
    let layout = find(&rows);
    assert_eq!((layout.header_row, layout.first_data_row), (7, 9));
    assert_eq!(layout.header_rows, [7]);
}

#[test]
fn a_row_of_data_that_uses_words_of_headings_is_no_heading() {
    let it = understood(&[
        "张伟|13800138000|销售|客户",
        "李娜|13900139000|采购|客户",
        "王强|13700137000|销售|供应商",
    ]);
    assert_eq!(it.layout.header_row, 0);
    assert_eq!(it.kinds(), "DDD");
}

#[test]
fn one_group_above_a_full_heading() {
    let it = understood(&[
        "||联系方式||",
        "姓名|公司|手机|邮箱|备注",
        "张伟|恒达贸易有限公司|13800138000|zw@hd.com|",
    ]);
    assert_eq!(it.layout.header_rows, [1, 2]);
    assert_eq!(it.layout.columns[2].heading, "联系方式 手机");
}

#[test]
fn a_layout_travels_as_json() {
    let it = understood(&["客户资料|", "姓名|手机", "张伟|13800138000"]);
    let json = serde_json::to_string(&it.layout).unwrap();
    assert_eq!(serde_json::from_str::<Layout>(&json).unwrap(), it.layout);
}
