//! Sheets that nobody would make on purpose.

use proptest::prelude::*;

use super::*;

fn any_cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        2 => Just(Cell::Empty),
        3 => any::<String>().prop_map(Cell::Text),
        3 => "[\\PC]{0,12}".prop_map(Cell::Text),
        3 => proptest::sample::select(vec![
            "客户名称", "手机", "合计", "13800138000", "张伟", "恒达有限公司", "a@b.cn", "2024-05-01", "1.38E+10", "()", "【",
            "第", "：", "共", "=", "小计（", "Phone 1 - Value", "91310115MA1K35J32X", "'", "+", "０１２",
        ])
        .prop_map(|text| Cell::Text(text.to_owned())),
        2 => any::<f64>().prop_map(Cell::Number),
        1 => any::<bool>().prop_map(Cell::Flag),
        1 => (-90_000_i32..90_000).prop_map(|days| {
            Cell::Date(NaiveDate::from_num_days_from_ce_opt(days).unwrap_or_default())
        }),
        1 => any::<String>().prop_map(Cell::Fault),
    ]
}

fn any_sheet() -> impl Strategy<Value = Vec<SheetRow>> {
    let row = proptest::collection::vec(any_cell(), 0..8);
    proptest::collection::vec(row, 0..14).prop_map(|rows| {
        (1..).zip(rows).map(|(number, cells)| SheetRow::new(number, cells)).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_sheet_is_understood_somehow(rows in any_sheet(), header_row in 0_u32..16) {
        let found = layout::find(&rows);
        prop_assert!(found.header_rows.len() <= 2);
        prop_assert_eq!(found.header_rows.last().copied().unwrap_or(0), found.header_row);
        prop_assert!(found.first_data_row > found.header_row);
        let named = layout::with_header_row(&rows, header_row);
        prop_assert_eq!(named.is_some(), (header_row as usize) <= rows.len());
        for layout in named.iter().chain([&found]) {
            for row in &rows {
                let kind = layout.classify(row);
                prop_assert!(kind != RowKind::Data || row.number >= layout.first_data_row);
            }
            let mapping = guess(layout, &rows, &|_| None, Country::CN);
            prop_assert_eq!(mapping.columns.len(), layout.columns.len());
            for field in Field::ALL {
                let count = mapping.columns_of(field).count();
                prop_assert!(count <= 1 || field.takes_several_columns(), "{field:?}");
            }
            prop_assert!(mapping.columns.iter().all(|column| column.samples.len() <= 5));
        }
    }

    #[test]
    fn any_heading_and_any_choice_is_read_somehow(text in any::<String>()) {
        let reading = headings::read_by_words(&text);
        prop_assert!(reading.senses.iter().all(|sense| (0.0..=1.0).contains(&sense.strength)));
        prop_assert!(!reading.foreign || reading.senses.is_empty());
        let _ = parse_choice(&text);
        let _ = super::super::names::is_person(&text);
    }

    #[test]
    fn marks_spaces_and_digits_around_a_heading_do_not_matter(
        word in proptest::sample::select(vec!["手机", "客户名称", "E-mail", "聯絡人", "Lead Source", "备注"]),
        before in "[ *#\\n0-9]{0,3}",
        after in "[ *:：0-9\\n]{0,3}",
    ) {
        let dressed = format!("{before}{word}{after}");
        let bare = headings::read_by_words(word);
        prop_assert_eq!(headings::read_by_words(&dressed), bare);
    }
}

#[test]
fn a_sheet_of_nothing_has_no_columns() {
    for rows in [vec![], sheet(&["", "||", " | "])] {
        let layout = layout::find(&rows);
        assert_eq!((layout.header_row, layout.first_data_row), (0, 1));
        assert!(layout.columns.is_empty());
        assert!(guess(&layout, &rows, &|_| None, Country::CN).columns.is_empty());
    }
}

#[test]
fn a_heading_without_rows_is_mapped_all_the_same() {
    let it = understood(&["客户名称|手机|备注"]);
    assert_eq!(it.fields(), "客户名称=name, 手机=phone, 备注=notes");
    assert_eq!((it.layout.header_row, it.layout.first_data_row), (1, 2));
}

#[test]
fn cells_of_five_thousand_characters_are_shown_shortened() {
    let long = "很长的备注。".repeat(900);
    let rows = ["姓名|备注".to_owned(), format!("张伟|{long}"), format!("李娜|{long}")];
    let lines: Vec<&str> = rows.iter().map(String::as_str).collect();
    let it = understood(&lines);
    assert_eq!(it.fields(), "姓名=name, 备注=notes");
    assert_eq!(it.mapping.columns[1].samples[0].chars().count(), 60);
}
