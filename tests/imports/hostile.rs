//! Sheets as they really are.

use super::*;

#[test]
fn a_sheet_without_headings_is_known_by_its_values() {
    let world = World::new();
    let lines = "张伟,13800138000,zhang@example.com\n李娜,13900139000,li@example.com\n\
        王芳,13700137000,wang@example.com\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(report.header_row, 0);
    assert_eq!(counts(&report), [3, 3, 0, 0, 0]);
    assert_eq!(values(&named(&world, "李娜")), ["+8613900139000", "li@example.com"]);
}

#[test]
fn totals_notes_and_blank_rows_are_nobodys() {
    let world = World::new();
    let lines = "客户一览表,,\n序号,姓名,手机\n1,张伟,13800138000\n,,\n2,李娜,13900139000\n\
        合计,2,\n制表人：王芳,,\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!((report.header_row, counts(&report)), (2, [2, 2, 0, 0, 0]));
}

#[test]
fn numbers_that_a_spreadsheet_bent_are_straightened_or_refused() {
    let world = World::new();
    let lines = "姓名,手机,生日,邮编\n张伟,13800138000.0,33000,50000\n李娜,1.38E+10,1990年5月5日,\n\
        王芳,1.3800138001E+10,19900506,050000\n";
    let report = run_strictly(&world, &sheet(&world, lines));
    assert_eq!(errors(&report), ["3 手机 phone lost_digits"]);
    let zhang = named(&world, "张伟");
    assert_eq!(values(&zhang), ["+8613800138000"]);
    assert_eq!(zhang.birthday_on.as_deref(), Some("1990-05-07"));
    assert_eq!(zhang.postal_code.as_deref(), Some("050000"));
    let wang = named(&world, "王芳");
    assert_eq!(values(&wang), ["+8613800138001"]);
    assert_eq!(wang.birthday_on.as_deref(), Some("1990-05-06"));
}

#[test]
fn cells_that_are_too_long_or_could_deceive_fail_alone() {
    let world = World::new();
    let long = "长".repeat(5_000);
    let lines = format!(
        "姓名,地址,备注\n张伟,{long},\n李娜,南京路\u{202e}1号,\n王芳,,{long}\n\u{200b}赵\u{200b}六,,\n钱\u{7}七,,\n"
    );
    let report = run_strictly(&world, &sheet(&world, &lines));
    assert_eq!(
        errors(&report),
        ["2 地址 address too_long", "3 地址 address bidi_control", "6 姓名 name control_character"]
    );
    assert_eq!(named(&world, "王芳").notes.as_deref(), Some(long.as_str()));
    named(&world, "赵六");
}

/// A workbook of these sheets: a name, and lines of cells with `|` between.
fn workbook(world: &World, sheets: &[(&str, &[&str])]) -> Source {
    let cell = |it: &str| format!("<Cell><Data ss:Type=\"String\">{it}</Data></Cell>");
    let row = |it: &&str| format!("<Row>{}</Row>", it.split('|').map(cell).collect::<String>());
    let sheet = |(name, rows): &(&str, &[&str])| {
        let rows: String = rows.iter().map(row).collect();
        format!("<Worksheet ss:Name=\"{name}\"><Table>{rows}</Table></Worksheet>")
    };
    let text = format!(
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">{}</Workbook>",
        sheets.iter().map(sheet).collect::<String>()
    );
    let path = world.home().join("book.xls");
    std::fs::write(&path, text).unwrap();
    Source { reader: reader(), path }
}

#[test]
fn the_list_is_found_behind_a_sheet_of_instructions() {
    let world = World::new();
    let help: &[&str] = &["使用说明", "请在“名单”页填写"];
    let list: &[&str] = &["姓名|手机", "张伟|13800138000", "李娜|13900139000"];
    let report = run(&world, &workbook(&world, &[("说明", help), ("名单", list)]));
    assert_eq!((report.sheet.as_str(), counts(&report)), ("名单", [2, 2, 0, 0, 0]));
    assert_eq!(warnings(&report), ["0 other_sheet 名单"]);
    let named = Options { sheet: Some("说明".to_owned()), ..Options::default() };
    let source = workbook(&world, &[("说明", help), ("名单", list)]);
    let outcome = imports::rehearse(&world.core, &world.boss, &source, &named, &Job::new());
    assert_eq!(code(outcome), "nothing_mapped", "who names a sheet means it");
    let neither = workbook(&world, &[("说明", help), ("目录", &["第一页", "第二页"])]);
    let options = Options::default();
    let outcome = imports::rehearse(&world.core, &world.boss, &neither, &options, &Job::new());
    assert_eq!(code(outcome), "nothing_mapped");
}

#[test]
fn a_second_list_in_the_file_is_not_passed_over_in_silence() {
    let world = World::new();
    let east: &[&str] = &["姓名|手机", "张伟|13800138000"];
    let north: &[&str] = &["姓名|手机", "李娜|13900139000"];
    let help: &[&str] = &["填表请注意"];
    let source = workbook(&world, &[("华东", east), ("说明", help), ("华北", north)]);
    let report = run(&world, &source);
    assert_eq!((report.sheet.as_str(), counts(&report)), ("华东", [1, 1, 0, 0, 0]));
    assert_eq!(warnings(&report), ["0 more_sheets 华北"]);
}

#[test]
fn what_a_form_says_about_filling_it_in_is_nobodys() {
    let world = World::new();
    let lines = "*客户名称（必填）,*手机号码,标签\n请填写客户全称,请填写11位手机号,用逗号隔开\n\
        示例：北京某某公司,13800000000,A\n北京天和商贸有限公司,13900138000,重点\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(counts(&report), [1, 1, 0, 0, 0]);
    named(&world, "北京天和商贸有限公司");
}

#[test]
fn whatever_stands_in_a_cell_a_row_comes_in_or_says_why_not() {
    let world = World::new();
    let odd = [
        "'=1+1",
        "=1+1",
        "-",
        "0",
        "TRUE",
        "1e400",
        "99999999999999999999",
        "\u{feff}",
        "'",
        "，",
        "a@b",
        "@",
        "+",
        "++86",
        "13800138000x13800138000x13800138000x1380013",
        "2026-13-45",
        "0000-00-00",
        "9999-12-31",
        "12345-01-01",
        "///",
        "ﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺ",
        "🏳️‍🌈",
        "NaN",
        "１２３４５",
        "e\u{301}e\u{301}",
        "K000001",
        "me",
        "http://",
        "javascript:alert(1)",
    ];
    let headings = "姓名,公司,联系人,职务,手机,邮箱,微信,QQ,客户分类,状态,来源,行业,等级,负责人,部门,标签,国家,\
        省份,城市,地址,邮编,网址,身份证号,税号,生日,备注,下次跟进,最近联系,建档日期,敏感级别,编号,性质";
    let width = headings.split(',').count();
    let mut lines = format!("{headings}\n");
    for text in odd {
        for column in 0..width {
            let mut cells = vec![String::new(); width];
            cells[0] = format!("客户{column}");
            cells[column] = format!("\"{}\"", text.replace('"', "\"\""));
            lines.push_str(&cells.join(","));
            lines.push('\n');
        }
    }
    let on_duplicate = OnDuplicate::Create;
    let header_row = Some(1);
    // Only values tell what kind of 性质 is meant, and these tell nothing.
    let choices = vec![mapping::parse_choice("性质=kind").unwrap()];
    let options = Options { on_duplicate, header_row, choices, ..Options::default() };
    let source = sheet(&world, &lines);
    let report = run_as(&world, &world.boss, &source, &options);
    assert_eq!(report.new + report.contacts + report.failed, report.rows);
    assert!(report.unclear > 100 && report.failed < 100, "{:?}", counts(&report));
    let report =
        run_as(&world, &world.boss, &source, &Options { unclear: Unclear::Refuse, ..options });
    assert_eq!(report.new + report.contacts + report.failed, report.rows);
    let left_out: Vec<_> = report.mapping.iter().filter(|(_, it)| it.is_none()).collect();
    assert!(left_out.is_empty(), "{left_out:?}");
    assert!(report.new > 300 && report.failed > 100, "{:?}", counts(&report));
    assert!(world.has_a_whole_journal());
}
