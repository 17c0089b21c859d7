//! Columns that fill no field: what they say is noted, so that nothing of the sheet is lost.

use super::*;

const WEDDINGS: &str = "姓名,手机,婚期,定金,尾款,空列,银行卡号,Priority,备注\n\
    张三,13800138000,2026-05-01,2000,无,,6222021234567890128,Normal,靠窗\n\
    李四,13900139000,,500,3000,,,Normal,\n";

#[test]
fn columns_that_fill_no_field_are_noted_under_their_headings() {
    let world = World::new();
    let report = run(&world, &sheet(&world, WEDDINGS));
    assert_eq!(report.noted, ["婚期", "定金", "尾款"]);
    assert_eq!(report.mapping["定金"], None);
    assert_eq!(warnings(&report), ["0 secret_column -"]);
    assert!(report.warnings[0].text(Language::ZhCn).contains("银行卡号"));
    let notes = |name| named(&world, name).notes.unwrap();
    assert_eq!(notes("张三"), "靠窗\n婚期：2026-05-01\n定金：2000");
    assert_eq!(notes("李四"), "定金：500\n尾款：3000");
}

#[test]
fn whoever_wants_them_left_out_says_so_of_all_or_of_one() {
    let world = World::new();
    let source = sheet(&world, WEDDINGS);
    let leave = Options { rest: Some(Rest::Leave), ..Options::default() };
    let report = imports::rehearse(&world.core, &world.boss, &source, &leave, &Job::new()).unwrap();
    assert_eq!((report.noted.len(), report.warnings.len()), (0, 0));
    let choices = vec![
        mapping::parse_choice("定金=-").unwrap(),
        mapping::parse_choice("银行卡号=notes").unwrap(),
    ];
    let chosen = Options { choices, ..Options::default() };
    let report = run_as(&world, &world.boss, &source, &chosen);
    assert_eq!(report.noted, ["婚期", "尾款"]);
    let notes = named(&world, "张三").notes.unwrap();
    assert_eq!(notes, "靠窗\n婚期：2026-05-01\n银行卡号：6222021234567890128");
}

#[test]
fn of_very_many_columns_none_is_noted_unasked() {
    let world = World::new();
    let headings: Vec<String> = (1..=30).map(|it| format!("指标{}", "甲".repeat(it))).collect();
    let cells: Vec<String> = (1..=30).map(|it| format!("值{it}")).collect();
    let lines = format!("姓名,{}\n张三,{}\n", headings.join(","), cells.join(","));
    let source = sheet(&world, &lines);
    assert_eq!(rehearse(&world, &source).noted, [""; 0]);
    let asked = Options { rest: Some(Rest::Note), ..Options::default() };
    let report = run_as(&world, &world.boss, &source, &asked);
    assert_eq!(report.noted.len(), 30);
    assert_eq!(named(&world, "张三").notes.unwrap().lines().count(), 30);
}

#[test]
fn an_export_of_ours_notes_only_what_somebody_added() {
    let world = World::new();
    let lines =
        "客户档案编号,客户名称,客户性质,版本,更新时间,婚期\nK000009,张三,个人,3,2026-01-01,五月\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(report.noted, ["婚期"]);
    assert_eq!(named(&world, "张三").notes.as_deref(), Some("婚期：五月"));
}

#[test]
fn a_merged_cell_of_such_a_column_is_each_ones() {
    let world = World::new();
    let source = page(
        &world,
        &[
            "公司名称|联系人|手机|合同",
            "2^恒达贸易有限公司|张三|13800138001|2^H-7",
            "李四|13800138002",
        ],
    );
    run(&world, &source);
    for name in ["恒达贸易有限公司", "李四"] {
        assert_eq!(named(&world, name).notes.as_deref(), Some("合同：H-7"), "{name}");
    }
}
