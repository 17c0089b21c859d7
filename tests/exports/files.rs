//! The files: typed cells, text that reads back the same, paper that says whose list it is.

use super::*;

/// What a spreadsheet's day number means.
fn moment_of(serial: f64) -> String {
    let zero = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap().and_time(Default::default());
    (zero + chrono::TimeDelta::seconds((serial * 86_400.0).round() as i64)).to_string()
}

const WHOLE: &[Field] = &[
    Field::FileNo,
    Field::ExternalNo,
    Field::Kind,
    Field::Name,
    Field::ContactName,
    Field::Phone,
    Field::Email,
    Field::Wechat,
    Field::Qq,
    Field::Status,
    Field::Source,
    Field::Industry,
    Field::Level,
    Field::Owner,
    Field::Province,
    Field::City,
    Field::Address,
    Field::PostalCode,
    Field::Website,
    Field::IdNumber,
    Field::BirthdayOn,
    Field::Notes,
    Field::NextFollowUpOn,
    Field::LastContactAt,
    Field::Sensitivity,
    Field::CreatedAt,
    Field::CreatedBy,
    Field::Version,
];

#[test]
fn a_sheet_holds_words_dates_and_text_that_stays_text() {
    let (world, desk) = (World::new(), Desk::new());
    whole(&world);
    let request = desk.request("名单.xlsx", WHOLE);
    let exported = run(&world, &world.boss, &request).unwrap();
    assert_eq!((exported.rows, exported.masked), (1, vec![]));
    let rows = xlsx(&request.to);
    assert_eq!(rows[0][3], text("客户名称"));
    let shown: Vec<String> = rows[1]
        .iter()
        .map(|it| match it {
            Data::String(text) => text.clone(),
            Data::DateTime(moment) => moment_of(moment.as_f64()),
            Data::Float(number) => format!("number {number}"),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(
        shown,
        [
            "K000001",
            "0071",
            "企业",
            "杭州恒达贸易有限公司",
            "王伟",
            "138 0013 8000、010-65521234 转801、+852 2345 6789",
            "wang@example.com、wei@example.com",
            "wangwei_hz",
            "1003847",
            "已成交",
            "转介绍",
            "贸易",
            "VIP",
            "陈老板",
            "浙江省",
            "杭州市",
            "西湖区文三路 1 号",
            "310012",
            "https://hengda.example.com",
            "11010519491231002X",
            "1949-12-31 00:00:00",
            "第一行\n第二行",
            "2026-12-01 00:00:00",
            "2026-11-20 14:30:00",
            "内部",
            "2026-11-21 10:00:00",
            "陈老板",
            "number 1",
        ]
    );
    assert_eq!(rows[2][0], text("合计"), "an import knows this row by its word");
    assert_eq!(rows[2][2], Data::Float(1.0), "the count");
    assert_eq!(rows.len(), 3);
}

#[test]
fn the_total_follows_the_rows_and_the_headings_stay_in_sight() {
    let (world, desk) = (World::new(), Desk::new());
    for name in ["张三", "李四", "王五"] {
        world.customer(&world.boss, &[(Field::Name, name)]).unwrap();
    }
    let request = desk.request("list.xlsx", &[Field::FileNo, Field::Name, Field::Phone]);
    run(&world, &world.boss, &request).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook(&request.to).unwrap();
    let name = book.sheet_names()[0].clone();
    assert_eq!(name, "客户");
    let formulas = book.worksheet_formula(&name).unwrap();
    let live: Vec<&String> = formulas.rows().flatten().filter(|it| !it.is_empty()).collect();
    assert_eq!(live, ["SUBTOTAL(103,B2:B4)"]);
}

#[test]
fn csv_opens_in_excel_and_reads_back_the_same() {
    let (world, desk) = (World::new(), Desk::new());
    whole(&world);
    let request = Request { language: Language::En, ..desk.request("list.csv", WHOLE) };
    run(&world, &world.boss, &request).unwrap();
    let rows = csv(&request.to);
    assert_eq!(rows.len(), 2, "no title, no total: headings and data");
    let value = |field: Field| {
        let column = WHOLE.iter().position(|it| *it == field).unwrap();
        (rows[0][column].as_str(), rows[1][column].as_str())
    };
    assert_eq!(
        value(Field::Phone),
        ("Phone", "138 0013 8000, 010-65521234 ext. 801, +852 2345 6789")
    );
    assert_eq!(value(Field::PostalCode).1, "310012");
    assert_eq!(value(Field::BirthdayOn).1, "1949-12-31");
    assert_eq!(value(Field::LastContactAt).1, "2026-11-20 14:30:00");
    assert_eq!(value(Field::Notes).1, "第一行\n第二行");
    assert_eq!(value(Field::Status), ("Status", "Won"));
    assert!(fs::read(&request.to).unwrap().windows(2).any(|it| it == b"\r\n"));
}

#[test]
fn paper_says_whose_list_it_is_which_part_of_it_who_made_it_and_when() {
    let (world, desk) = (World::new(), Desk::new());
    whole(&world);
    let query = Query {
        sort: Sort::parse("name").unwrap(),
        ..filtered("status in (won, lost) and city ~ 杭 and owner = me")
    };
    let request = Request { query, ..desk.request("list.pdf", &[]) };
    let exported = run(&world, &world.boss, &request).unwrap();
    assert_eq!((exported.rows, exported.missing_glyphs), (1, vec![]));
    let shown = pdf(&request.to);
    for line in [
        "晨光文具商行",
        "筛选条件：客户状态 = 已成交、已流失 且 城市包含“杭” 且 负责人 = 陈老板",
        "按“客户名称”排序",
        "由陈老板于 2026年11月21日 10:00 导出",
        "杭州恒达贸易有限公司",
        "第 1 页，共 1 页",
    ] {
        assert!(shown.contains(line), "{line} is not in {shown}");
    }
}

#[test]
fn of_two_people_with_one_name_each_is_told_by_login() {
    let (world, desk) = (World::new(), Desk::new());
    let new = |login: &str| clientele_core::accounts::NewAccount {
        login: login.to_owned(),
        name: "王芳".to_owned(),
        department: None,
        roles: vec!["sales".to_owned()],
    };
    for login in ["fang1", "fang2"] {
        world
            .write("accounts.create", |tx| clientele_core::accounts::create(tx, &new(login)))
            .unwrap();
        world.customer(&world.boss, &[(Field::Name, login), (Field::Owner, login)]).unwrap();
        world.clock.pass(1_000);
    }
    let request = desk.request("l.csv", &[Field::Name, Field::Owner]);
    run(&world, &world.boss, &request).unwrap();
    assert_eq!(csv(&request.to)[1..], [["fang2", "fang2"], ["fang1", "王芳"]]);
}
