//! Who exports what: rows within reach, masks in the file, a trace in the log.

use super::*;

#[test]
fn an_export_is_journaled_and_the_look_is_recorded() {
    let (world, desk) = (World::new(), Desk::new());
    whole(&world);
    let auditor = world.person("shen", &["auditor"], None);
    let query = filtered("city=杭州市 and phone is not null and name contains 恒达");
    let request = Request { query, ..desk.request("名单.csv", &[Field::Name, Field::Phone]) };
    let exported = run(&world, &world.boss, &request).unwrap();
    assert_eq!(world.last_entry(), "exports.run done");
    let query = journal::EntryQuery { limit: 1, ..Default::default() };
    let page = world.read(|view| journal::list(view, &query)).unwrap();
    assert_eq!(
        page.rows[0].note,
        serde_json::json!({
            "rows": 1,
            "file": "名单.csv",
            "sha256": exported.sha256,
            "fields": ["name", "phone"],
            "filter": "city = 杭州市 and phone is not null and name contains …",
            "searched": false,
        })
    );
    assert_eq!(exported.bytes, fs::metadata(&request.to).unwrap().len());
    let query = looks::LookQuery { limit: 1, ..Default::default() };
    let seen = world.core.read(&auditor, |view| looks::list(&world.core, view, &query)).unwrap();
    let seen = &seen[0];
    assert_eq!(
        (seen.kind.as_str(), seen.entity.as_str(), seen.count),
        ("exported", "customers", 1)
    );
    assert_eq!(seen.account, world.boss.account());
}

#[test]
fn without_the_right_nothing_is_written_and_the_attempt_is_journaled() {
    let (world, desk) = (World::new(), Desk::new());
    whole(&world);
    let service = world.person("he", &["service"], None);
    let request = desk.request("list.csv", &[]);
    assert_eq!(code(run(&world, &service, &request)), "forbidden");
    assert_eq!(world.last_entry(), "exports.run denied");
    let preview = world.core.read(&service, |view| exports::preview(view, &request));
    assert_eq!(code(preview), "forbidden");
    assert_eq!(desk.names(), Vec::<String>::new());
}

#[test]
fn rows_are_those_that_reading_and_exporting_both_reach() {
    let (world, desk) = (World::new(), Desk::new());
    let north = world.department("华北", None);
    let lin = world.person("lin", &["sales"], Some(north.id));
    // Sees everyone's customers, but exports own ones only.
    let both = world.person("qian", &["service", "sales"], Some(north.id));
    let head = world.person("zhao", &["manager"], Some(north.id));
    for (who, name) in [(&world.boss, "甲"), (&lin, "乙"), (&both, "丙")] {
        world.customer(who, &[(Field::Name, name)]).unwrap();
        world.clock.pass(1_000);
    }
    let names = |who: &Session, query: Query| {
        let request = Request { query, ..desk.request("l.csv", &[Field::Name]) };
        run(&world, who, &request).unwrap();
        csv(&request.to).into_iter().skip(1).flatten().collect::<Vec<_>>()
    };
    assert_eq!(names(&world.boss, Query::default()), ["丙", "乙", "甲"]);
    assert_eq!(names(&lin, Query::default()), ["乙"]);
    assert_eq!(names(&both, Query::default()), ["丙"]);
    assert_eq!(names(&head, Query::default()), ["丙", "乙"]);
    let search = |text: &str| Query { search: Some(text.to_owned()), ..Query::default() };
    assert_eq!(names(&both, search("乙")), Vec::<String>::new());
    assert_eq!(names(&both, search("丙")), ["丙"]);
}

#[test]
fn what_is_masked_is_in_no_file_and_the_heading_says_so() {
    let (world, desk) = (World::new(), Desk::new());
    let north = world.department("华北", None);
    let lin = world.person("lin", &["sales"], Some(north.id));
    let written = [
        (Field::Name, "张三"),
        (Field::Owner, "lin"),
        (Field::Phone, "13800138000"),
        (Field::IdNumber, "11010519491231002X"),
    ];
    world.customer(&world.boss, &written).unwrap();
    let fields = [Field::FileNo, Field::Name, Field::Phone, Field::IdNumber];
    for name in ["list.xlsx", "list.csv", "list.pdf"] {
        let request = desk.request(name, &fields);
        let exported = run(&world, &lin, &request).unwrap();
        assert_eq!(exported.masked, [Field::IdNumber]);
        let shown = match name {
            "list.xlsx" => format!("{:?}", xlsx(&request.to)),
            "list.csv" => format!("{:?}", csv(&request.to)),
            _ => pdf(&request.to),
        };
        assert!(shown.contains("138 0013 8000"), "{shown}");
        assert!(shown.contains("身份证号（已遮盖）"), "{shown}");
        assert!(!shown.contains("19491231"), "{shown}");
    }
    let boss = desk.request("boss.csv", &fields);
    run(&world, &world.boss, &boss).unwrap();
    assert_eq!(csv(&boss.to)[1][3], "11010519491231002X");
    let asked =
        Request { query: filtered("id_number is not null"), ..desk.request("asked.csv", &fields) };
    assert_eq!(code(run(&world, &lin, &asked)), "masked");
}
