//! Cells that cannot be understood: the customer comes in all the same, and nothing is lost.

use super::*;

#[test]
fn cells_of_a_column_that_say_the_same_are_told_together() {
    let world = World::new();
    let lines = "姓名,下次跟进,邮箱\n张三,下周,zhang@\n李四,再说,\n王五,下周,wang@\n";
    let report = run(&world, &sheet(&world, lines));
    let rows = |it: Vec<&imports::Warning>| it.iter().map(|it| it.row).collect::<Vec<_>>();
    let alike: Vec<Vec<u32>> = report.cells_alike().into_iter().map(rows).collect();
    let expected: [&[u32]; 4] = [&[2], &[2, 4], &[3], &[4]];
    assert_eq!(alike.len(), expected.len(), "{alike:?}");
    assert!(expected.iter().all(|it| alike.iter().any(|rows| rows == it)), "{alike:?}");
}

#[test]
fn a_cell_that_cannot_be_understood_is_noted_under_its_heading() {
    let world = World::new();
    let lines = "姓名,手机,邮箱,生日,邮编,网址,备注\n\
        张三,1380013,zhang@,1991/2/30,21-5,不是网址 a b,老客户\n李四,13800138000,,,,,\n";
    let source = sheet(&world, lines);
    let rehearsed = rehearse(&world, &source);
    let report = run(&world, &source);
    assert_eq!((counts(&report), report.unclear), ([2, 2, 0, 0, 0], 5));
    assert_eq!((counts(&rehearsed), rehearsed.unclear), (counts(&report), 5));
    assert_eq!(
        cells(&report),
        [
            "2 cell_kept 1380013",
            "2 cell_noted zhang@",
            "2 cell_noted 21-5",
            "2 cell_noted 不是网址 a b",
            "2 cell_noted 1991/2/30",
        ]
    );
    let said = report.cells[0].text(Language::ZhCn);
    assert!(
        said.starts_with("第 2 行，手机：") && said.contains("“1380013”已按原样保留"),
        "{said}"
    );
    assert_eq!(values(&named(&world, "张三")), ["1380013"]);
    let notes = "老客户\n邮箱：zhang@\n邮编：21-5\n网址：不是网址 a b\n生日：1991/2/30";
    assert_eq!(named(&world, "张三").notes.as_deref(), Some(notes));
    assert_eq!(named(&world, "李四").notes, None);
    assert!(world.has_a_whole_journal());

    let strictly = run_as(&world, &world.boss, &source, &strict());
    assert_eq!((counts(&strictly), strictly.unclear), ([2, 0, 0, 1, 1], 0));
    assert_eq!(errors(&strictly).len(), 5);
}

#[test]
fn a_number_of_an_identity_card_is_no_note() {
    let world = World::new();
    let lines =
        "姓名,身份证号,手机\n张三,110105194912310021,13800138000\n李四,,4111 1111 1111 1111\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!((counts(&report), report.unclear), ([2, 2, 0, 0, 0], 2));
    assert_eq!(cells(&report), ["2 cell_secret -", "3 cell_secret -"]);
    assert!(report.cells[0].text(Language::ZhCn).contains("也没有写入备注"));
    assert_eq!(serde_json::to_value(&report.cells).unwrap()[0].get("value"), None);
    for name in ["张三", "李四"] {
        let customer = named(&world, name);
        assert_eq!((customer.notes, customer.id_number), (None, None), "{name}");
    }
}

#[test]
fn what_is_right_in_a_cell_comes_in_beside_what_is_wrong() {
    let world = World::new();
    let lines = "姓名,邮箱\n张三,zhang@example.com li@\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(cells(&report), ["2 cell_noted li@"]);
    assert_eq!(values(&named(&world, "张三")), ["zhang@example.com"]);
    assert_eq!(named(&world, "张三").notes.as_deref(), Some("邮箱：li@"));
}

#[test]
fn a_number_that_nobody_can_place_stays_one_and_is_shown_to_those_who_see_numbers() {
    let world = World::new();
    let lines = "姓名,电话,备注\n张三,13800138000/1390013,老客户\n李四,5712233转801,\n";
    let source = sheet(&world, lines);
    let report = run(&world, &source);
    assert_eq!((counts(&report), report.unclear), ([2, 2, 0, 0, 0], 2));
    assert_eq!(cells(&report), ["2 cell_kept 1390013", "3 cell_kept 5712233转801"]);
    assert_eq!(values(&named(&world, "张三")), ["+8613800138000", "1390013"]);
    assert_eq!(named(&world, "张三").notes.as_deref(), Some("老客户"));
    let li = named(&world, "李四");
    assert_eq!((li.phone.as_deref(), li.notes), (Some("5712233 转801"), None));
    let nearest = |view: &View<'_>| customers::nearest(view, "2233", 8);
    let found = world.core.read(&world.boss, nearest).unwrap().rows;
    assert_eq!(found.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["李四"]);

    let service = world.person("he", &["service"], None);
    let seen = world.core.read(&service, |view| customers::show(view, li.id)).unwrap();
    assert_eq!(seen.phone.as_deref(), Some("5*****3"));

    // It may stay beside another number, and nobody types a new one of its kind.
    let with = |phones: &[&str]| {
        let phones = phones.iter().map(|it| (*it).to_owned()).collect();
        let set = [(Field::Phone, customers::Written::Several(phones))].into();
        let edit = customers::Edit { set, version: None };
        world.write("customers.update", |tx| customers::update(tx, li.id, &edit))
    };
    with(&["5712233 转801", "13900139000"]).unwrap();
    assert_eq!(values(&named(&world, "李四")), ["5712233", "+8613900139000"]);
    assert_eq!(code(with(&["5712244", "13900139000"])), "invalid");
    let set = [(Field::Email, customers::Written::from("5712233 转801"))].into();
    let edit = customers::Edit { set, version: None };
    let as_mail = world.write("customers.update", |tx| customers::update(tx, li.id, &edit));
    assert_eq!(code(as_mail), "invalid");

    // The same number with its area code is no second one.
    with(&["0571-85712233", "13985712233"]).unwrap();
    let again = Options { on_duplicate: OnDuplicate::Update, ..Options::default() };
    let source = sheet(&world, "姓名,电话\n李四,85712233\n");
    run_as(&world, &world.boss, &source, &again);
    assert_eq!(values(&named(&world, "李四")), ["+8657185712233", "+8613985712233"]);
}

#[test]
fn an_error_of_the_sheet_leaves_its_cell_blank() {
    let world = World::new();
    let lines = "姓名,地址,手机\n张三,#REF!,13800138000\n";
    let path = world.home().join("page.xls");
    let row = |it: &str| format!("<tr><td>{}</td></tr>", it.replace(',', "</td><td>"));
    let table: String = lines.lines().map(row).collect();
    std::fs::write(&path, format!("<html><table>{table}</table></html>")).unwrap();
    let report = run(&world, &Source { reader: reader(), path });
    assert_eq!(counts(&report), [1, 1, 0, 0, 0]);
}

#[test]
fn nobody_comes_in_without_a_name_and_nobody_with_a_secrecy_that_nobody_knows() {
    let world = World::new();
    let long = "长".repeat(300);
    let lines = format!(
        "姓名,公司,手机,敏感级别\n{long},恒达,,\n,,13800138000,\n李四,{long},,\n王五,,,极密\n"
    );
    let report = run(&world, &sheet(&world, &lines));
    assert_eq!(
        errors(&report),
        ["2 姓名 name too_long", "3 姓名 name blank", "5 敏感级别 sensitivity not_a_choice"]
    );
    let notes = named(&world, "李四").notes.unwrap();
    assert_eq!(notes, format!("公司：{long}"));
}

#[test]
fn words_that_nobody_may_add_are_noted() {
    let world = World::new();
    let mut lines = "姓名,标签\n".to_owned();
    for n in 1..=203 {
        lines.push_str(&format!("客户{n},标签{n}\n"));
    }
    let source = sheet(&world, &lines);
    let rehearsed = rehearse(&world, &source);
    let report = run(&world, &source);
    assert_eq!((counts(&report), report.unclear), ([203, 203, 0, 0, 0], 3));
    assert_eq!((counts(&rehearsed), rehearsed.unclear), (counts(&report), 3));
    assert_eq!(named(&world, "客户203").notes.as_deref(), Some("标签：标签203"));
}

#[test]
fn an_update_writes_below_the_notes_that_there_are_and_only_once() {
    let world = World::new();
    run(&world, &sheet(&world, "姓名,手机,备注\n张三,13800138000,爱喝茶\n"));
    let source = sheet(&world, "姓名,手机,邮箱,婚期\n张三,13800138000,zhang@,2026-05-01\n");
    let options = Options { on_duplicate: OnDuplicate::Update, ..Options::default() };
    for updated in [1, 0] {
        let report = run_as(&world, &world.boss, &source, &options);
        assert_eq!((report.updated, report.unclear), (updated, 1));
        let notes = named(&world, "张三").notes;
        assert_eq!(notes.as_deref(), Some("爱喝茶\n邮箱：zhang@\n婚期：2026-05-01"));
    }
}

#[test]
fn notes_that_are_too_long_are_cut_and_that_is_told() {
    let world = World::new();
    let (long, longer) = ("长".repeat(9_998), "备".repeat(12_000));
    let lines = format!("姓名,邮箱,备注\n张三,zhang@,{long}\n李四,,{longer}\n");
    let report = run(&world, &sheet(&world, &lines));
    assert_eq!(counts(&report), [2, 2, 0, 0, 0]);
    let told: Vec<_> = report.warnings.iter().map(|it| (it.row, it.code)).collect();
    assert_eq!((told, report.unclear), (vec![(2, "notes_cut"), (3, "notes_cut")], 1));
    let notes = named(&world, "张三").notes.unwrap();
    assert!(notes.ends_with("长…\n邮箱：zhang@"), "the address has room");
    assert!(notes.chars().count() <= 10_000);
    assert_eq!(named(&world, "李四").notes.unwrap().chars().count(), 10_000);
}

#[test]
fn an_import_that_goes_on_notes_what_it_would_have_noted() {
    let world = World::new();
    let mut lines = "姓名,邮箱,婚期\n".to_owned();
    for n in 0..2_400 {
        lines.push_str(&format!("客户{n},{n}@,2026-05-01\n"));
    }
    let source = sheet(&world, &lines);
    let (home, clock, outcome) = batches::interrupted_in(world, &source, Job::cancel);
    assert_eq!(outcome.as_deref(), Some("cancelled"));
    let office = reopen(home.path(), clock);
    let SignedIn { core, session, .. } = office.sign_in("boss", PASSWORD).unwrap();
    let batch = core.read(&session, imports::list).unwrap().remove(0);
    let report = imports::resume(&core, &session, batch.id, &source, None, &Job::new()).unwrap();
    assert_eq!((counts(&report), report.unclear), ([2_400, 2_400, 0, 0, 0], 2_400));
    let filter = Some(customers::filters::parse("name=\"客户2399\"").unwrap());
    let query = Query { filter, ..Query::default() };
    let list = |view: &View<'_>| customers::list(view, &query, &At::Start, 10, Count::Exact);
    let id = core.read(&session, list).unwrap().rows[0].id;
    let notes = core.read(&session, |view| customers::show(view, id)).unwrap().notes;
    assert_eq!(notes.as_deref(), Some("邮箱：2399@\n婚期：2026-05-01"));
}

#[test]
fn what_somebody_may_not_see_does_not_come_to_stand_in_the_notes() {
    let world = World::new();
    let north = world.department("华北", None);
    let chief = world.person("chief", &["manager"], Some(north.id));
    let lines = "姓名,身份证号,手机\n张三,110105194912310021,13800138000\n";
    let report = run_as(&world, &chief, &sheet(&world, lines), &Options::default());
    assert_eq!(warnings(&report), ["0 masked -"]);
    assert_eq!((named(&world, "张三").notes, report.noted), (None, vec![]));
}
