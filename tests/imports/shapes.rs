//! Lists in other shapes than a plain table: cells merged or repeated, parts, cards.

use super::*;

#[test]
fn a_name_beside_several_telephones_has_them_all() {
    let world = World::new();
    let source = page(
        &world,
        &[
            "姓名|电话|地址|备注",
            "2^张伟|13811170001|2^苏州市姑苏区平江路12号|老客户",
            "13811170002|晚上打",
            "李娜|13811170003|昆山|",
        ],
    );
    let report = run(&world, &source);
    assert_eq!((errors(&report), counts(&report)), (vec![], [2, 2, 0, 0, 0]));
    assert_eq!(
        told(&world),
        ["person 张伟|||+8613811170001 +8613811170002", "person 李娜|||+8613811170003"]
    );
    assert_eq!(named(&world, "张伟").notes.as_deref(), Some("老客户\n晚上打"));
}

#[test]
fn what_has_room_only_once_is_not_put_together() {
    let world = World::new();
    let source = page(
        &world,
        &[
            "公司名称|地址|电话",
            "2^美味餐饮管理有限公司|观前街1号|0512-65220001",
            "星湖街1号|0512-65220002",
        ],
    );
    let report = run(&world, &source);
    assert_eq!(counts(&report), [2, 1, 0, 1, 0], "the second address is told as a duplicate");
    assert_eq!(told(&world), ["firm 美味餐饮管理有限公司|||+8651265220001"]);
}

#[test]
fn a_wrong_number_among_several_is_given_back_with_all_of_them() {
    let world = World::new();
    let source =
        page(&world, &["姓名|电话", "2^张伟|13811170001", "1381117000", "李娜|13811170003"]);
    let report = run_strictly(&world, &source);
    assert_eq!(errors(&report), ["2 电话 phone not_a_phone"]);
    let file = world.home().join("failed.csv");
    let options = strict();
    imports::save_failed(&world.core, &world.boss, &source, &options, &report, &file).unwrap();
    let back = std::fs::read_to_string(&file).unwrap();
    assert_eq!(back.lines().count(), 2, "{back}");
    assert!(back.contains("张伟,13811170001 ::: 1381117000,"), "{back}");
}

#[test]
fn an_import_of_merged_rows_goes_on_where_it_was_stopped() {
    let world = World::new();
    // More than are written together, so that there is something to go on with.
    let people = (0..2_400).map(|it| format!("2^客人{it}|138{it:08}\n139{it:08}"));
    let rows: Vec<String> = std::iter::once("姓名|电话".to_owned()).chain(people).collect();
    let rows: Vec<&str> = rows.iter().flat_map(|it| it.split('\n')).collect();
    let source = page(&world, &rows);
    let (home, clock, outcome) = batches::interrupted_in(world, &source, Job::cancel);
    assert_eq!(outcome.as_deref(), Some("cancelled"));
    let office = reopen(home.path(), clock);
    let SignedIn { core, session, .. } = office.sign_in("boss", PASSWORD).unwrap();
    let batch = core.read(&session, imports::list).unwrap().remove(0);
    assert_eq!((batch.state, batch.rows, batch.total), (State::Stopped, 2_000, 4_800));
    let report = imports::resume(&core, &session, batch.id, &source, None, &Job::new()).unwrap();
    assert_eq!(counts(&report), [2_400, 2_400, 0, 0, 0]);
    let numbers = |name: &str| {
        let filter = Some(customers::filters::parse(&format!("name=\"{name}\"")).unwrap());
        let query = Query { filter, ..Query::default() };
        let list = |view: &View<'_>| customers::list(view, &query, &At::Start, 10, Count::Exact);
        let found = core.read(&session, list).unwrap().rows;
        assert_eq!(found.len(), 1, "{name}");
        values(&core.read(&session, |view| customers::show(view, found[0].id)).unwrap())
    };
    for name in ["客人1999", "客人2000", "客人2399"] {
        assert_eq!(numbers(name).len(), 2, "{name}");
    }
}

#[test]
fn ditto_marks_stand_for_what_people_share_and_never_for_what_is_ones_own() {
    let world = World::new();
    let lines = "公司名称,联系人,电话,备注\n恒达贸易有限公司,张三,13811330001,月结\n\
        金鑫电子厂,同上,13811330002,同上\n同上,王五,同上,\n永安机械有限公司,同左,,\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(errors(&report), [""; 0]);
    assert_eq!(
        told(&world),
        [
            "firm 恒达贸易有限公司||张三|+8613811330001",
            "firm 金鑫电子厂||张三|+8613811330002",
            "person 王五|金鑫电子厂||",
            "firm 永安机械有限公司|||",
        ]
    );
    assert_eq!(named(&world, "金鑫电子厂").notes.as_deref(), Some("月结"));
}

#[test]
fn a_part_of_a_list_may_stand_beside_the_column_of_numbers() {
    let world = World::new();
    let lines = "序号,客户名称,联系人,电话,地址\n,华东区,,,\n1,恒达贸易有限公司,张三,13811250001,苏州\n\
        2,金鑫电子厂,李四,13811250002,昆山\n,VIP客户,,,\n3,永安机械有限公司,王五,13811250003,\n\
        4,阿强,,,\n,（以下由销售填写）,,,\n服务热线：400-800-1234,,,,\n";
    let report = run(&world, &sheet(&world, lines));
    let names: Vec<String> = customers(&world).into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["恒达贸易有限公司", "金鑫电子厂", "永安机械有限公司", "阿强"]);
    assert_eq!(
        warnings(&report),
        ["2 passed_over 华东区", "5 passed_over VIP客户", "8 passed_over （以下由销售填写）"]
    );
}

#[test]
fn a_list_of_mere_names_is_one_of_customers_whatever_they_are_called() {
    let world = World::new();
    let lines = "客户名称,联系人,电话,备注\n恒达贸易,,,\n苏州分销商,,,\n中山,,,\n老客户,,,\n海鲜类,,,\n\
        黄山,,,\n三明,,,张三介绍\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!((warnings(&report), report.new), (vec![], 7));
}

const CARDS: &str = "客户资料,\n姓名,张伟\n电话,13811220101\n地址,苏州市平江路12号\n,\n\
    姓名,李娜\n电话,138112201\n职务：经理,\n,\n姓名,王强\n电话,13811220103\n备注,老客户\n";

#[test]
fn a_card_for_each_customer_is_read_as_a_row_for_each() {
    let world = World::new();
    let source = sheet(&world, CARDS);
    let report = run_strictly(&world, &source);
    assert_eq!(warnings(&report), ["0 turned list"]);
    assert_eq!((report.header_row, counts(&report)), (2, [3, 2, 0, 0, 1]));
    assert_eq!(errors(&report), ["8 电话 phone not_a_phone"], "where the card ends");
    assert_eq!(told(&world), ["person 张伟|||+8613811220101", "person 王强|||+8613811220103"]);
    let zhang = named(&world, "张伟");
    assert_eq!(
        (zhang.city.as_deref(), zhang.address.as_deref()),
        (Some("苏州市"), Some("平江路12号"))
    );
    assert_eq!(named(&world, "王强").notes.as_deref(), Some("老客户"));

    // Who did not come in is given back as a row, to be corrected and taken in.
    let file = world.home().join("failed.csv");
    let options = strict();
    imports::save_failed(&world.core, &world.boss, &source, &options, &report, &file).unwrap();
    let back = std::fs::read_to_string(&file).unwrap();
    assert!(back.contains("姓名,电话,地址,职务,备注,失败原因"), "{back}");
    assert!(back.contains("李娜,138112201,,经理,,"), "{back}");

    // Whoever says that there are no headings knows better.
    let options = Options { header_row: Some(2), ..options };
    let plain = imports::rehearse(&world.core, &world.boss, &source, &options, &Job::new());
    assert!(plain.is_ok_and(|it| !warnings(&it).contains(&"0 turned list".to_owned())));
}

#[test]
fn a_column_for_each_customer_is_read_as_a_row_for_each() {
    let world = World::new();
    let lines = "姓名,张伟,李娜,王强\n电话,13811230001,13811230002,13811230003\n地址,苏州,,常熟\n\
        微信,zw1,ln2,wq3\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!((warnings(&report), report.new), (vec!["0 turned list".to_owned()], 3));
    assert_eq!(
        told(&world),
        [
            "person 张伟|||+8613811230001 zw1",
            "person 李娜|||+8613811230002 ln2",
            "person 王强|||+8613811230003 wq3",
        ]
    );
    assert_eq!(named(&world, "王强").address.as_deref(), Some("常熟"));
}

#[test]
fn a_form_with_two_fields_in_a_row_is_one_customer() {
    let world = World::new();
    let lines = "客户信息登记表,,,\n客户名称：,恒达贸易有限公司,客户编号：,K001\n\
        联系人：,张伟,联系电话：,13811240001\n职务：,经理,性别：,男\n\
        地址：,苏州市平江路12号,邮编：,215000\n备注：,,传真：,\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!((errors(&report), report.new), (vec![], 1));
    assert_eq!(told(&world), ["firm 恒达贸易有限公司||张伟|+8613811240001"]);
    let firm = named(&world, "恒达贸易有限公司");
    assert_eq!(firm.contacts[0].title.as_deref(), Some("经理"));
    assert_eq!(firm.external_no.as_deref(), Some("K001"));
    assert_eq!(firm.postal_code.as_deref(), Some("215000"));
}

#[test]
fn cards_that_leave_open_what_belongs_to_what_say_what_to_do() {
    // A telephone twice in one card; a value that has no heading.
    let twice = "姓名,张伟\n电话,13811220101\n电话,13811220102\n地址,昆山\n";
    let stray =
        "姓名,张伟,随便看看\n电话,13811220101,\n地址,昆山,\n姓名,李娜,\n电话,13811220102,\n";
    for lines in [twice, stray] {
        let world = World::new();
        let source = sheet(&world, lines);
        let options = Options::default();
        let refused = imports::run(&world.core, &world.boss, &source, &options, &Job::new());
        let refused = refused.unwrap_err();
        assert_eq!(refused.code(), "sheet_turned", "{lines}");
        for language in Language::ALL {
            assert!(!refused.sentence(language).is_empty());
        }
        let seen = imports::look(&world.core, &world.boss, &source, &options, None, &Job::new());
        assert_eq!(seen.unwrap().fault.map(|it| it.code()), Some("sheet_turned"), "{lines}");
        assert_eq!(customers(&world), []);
    }
}

#[test]
fn a_list_whose_first_column_holds_words_of_headings_is_no_card() {
    let world = World::new();
    let lines = "类别,名称,电话,地址\n客户,恒达贸易,13811220001,苏州\n联系人,张伟,13811220002,昆山\n\
        供应商,金鑫电子厂,13811220003,常熟\n客户,永安机械,13811220004,太仓\n";
    assert_eq!(run(&world, &sheet(&world, lines)).new, 4);
}
