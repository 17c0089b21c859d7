//! Rows that do not come in: they come back with their reasons.

use super::*;

#[test]
fn the_rows_that_failed_come_back_with_their_reasons_and_go_in_once_corrected() {
    let world = World::new();
    for ending in ["xlsx", "csv"] {
        let failed = world.home().join(format!("失败.{ending}"));
        let lines = "客户名单,,\n姓名,手机,生日\n张三,13800138000,1990/2/3\n李四,12,1991/2/30\n王五,1.38E+10,\n";
        let source = sheet(&world, lines);
        let on_duplicate = OnDuplicate::Create;
        let options = Options { failed: Some(failed.clone()), on_duplicate, ..strict() };
        let report = run_as(&world, &world.boss, &source, &options);
        assert_eq!(counts(&report), [3, 1, 0, 0, 2], "{ending}");
        assert_eq!(
            errors(&report),
            [
                "4 手机 phone not_a_phone",
                "4 生日 birthday_on impossible_date",
                "5 手机 phone lost_digits"
            ]
        );
        let rows: Vec<_> =
            reader().rows(&failed, None).unwrap().map(|row| row.unwrap().cells).collect();
        let text = |it: &str| Cell::Text(it.to_owned());
        assert_eq!(rows[0], ["姓名", "手机", "生日", "失败原因"].map(text));
        assert_eq!(rows.len(), 3, "{ending}");
        assert_eq!(rows[1][..3], ["李四", "12", "1991/2/30"].map(text));
        let Cell::Text(reason) = &rows[1][3] else { panic!("{:?}", rows[1][3]) };
        assert!(reason.contains("“电话”不是有效的电话号码"), "{reason}");
        assert!(reason.contains("“生日”是不存在的日期"), "{reason}");
        // The reasons are nobody's data when the file comes back.
        let again = Source { path: failed, ..source };
        let again = imports::rehearse(
            &world.core,
            &world.boss,
            &again,
            &Options { on_duplicate, ..strict() },
            &Job::new(),
        );
        let again = again.unwrap();
        assert_eq!(counts(&again), [2, 0, 0, 0, 2], "{ending}");
        assert_eq!(again.mapping["失败原因"], None);
    }
}

#[test]
fn a_file_of_failed_rows_needs_a_folder_before_anything_is_written() {
    let world = World::new();
    let before = world.journal();
    let options =
        Options { failed: Some(PathBuf::from("/nowhere/at/all.xlsx")), ..Options::default() };
    let source = sheet(&world, "姓名\n张三\n");
    let refused = imports::run(&world.core, &world.boss, &source, &options, &Job::new());
    assert_eq!(code(refused), "no_folder");
    assert_eq!(world.journal(), before);
}

#[test]
fn the_rows_that_failed_can_be_saved_when_all_is_over() {
    let world = World::new();
    let source = sheet(&world, "姓名,手机\n张三,13800138000\n李四,12\n");
    let report = run_strictly(&world, &source);
    assert_eq!(report.errors[0].written.as_deref(), Some("12"));
    let target = world.home().join("未导入.xlsx");
    let options = strict();
    imports::save_failed(&world.core, &world.boss, &source, &options, &report, &target).unwrap();
    let rows: Vec<_> =
        reader().rows(&target, None).unwrap().map(|row| row.unwrap().cells).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1][..2], ["李四", "12"].map(|it| Cell::Text(it.to_owned())));
}

#[test]
fn reasons_and_warnings_are_said_in_every_language() {
    let world = World::new();
    let lines = "姓名,手机,负责人\n张三,12,\n李四,,没有此人\n";
    let report = run_strictly(&world, &sheet(&world, lines));
    for language in Language::ALL {
        assert!(!report.errors[0].reason(language).is_empty());
        assert!(report.missing[0].text(language).contains("没有此人"));
    }
}

#[test]
fn a_row_about_somebody_who_is_there_comes_back_too_with_whom_it_repeats() {
    let world = World::new();
    let zhang = [(Field::Name, "张三"), (Field::Phone, "13800138000")];
    let file_no = world.customer(&world.boss, &zhang).unwrap().file_no;
    let lines =
        "姓名,手机,备注\n张三,13800138000,欠款800\n李四,13900139000,\n李四,13900139000,要发票\n";
    let source = sheet(&world, lines);
    let report = run(&world, &source);
    assert_eq!(counts(&report), [3, 1, 0, 2, 0]);
    let target = world.home().join("left.csv");
    let options = Options::default();
    imports::save_failed(&world.core, &world.boss, &source, &options, &report, &target).unwrap();
    let text = std::fs::read_to_string(target).unwrap();
    let rows: Vec<_> = text.trim_start_matches('\u{feff}').lines().skip(1).collect();
    assert_eq!(
        rows,
        [
            format!("张三,13800138000,欠款800,客户已存在，档案编号 {file_no}。").as_str(),
            "李四,13900139000,要发票,与本文件第 3 行重复。",
        ]
    );
}
