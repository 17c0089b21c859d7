//! Customers through the gate: who may do what, what is journaled, what is found.

mod many;
mod searches;

use clientele_core::{
    Error,
    customers::{self, At, Bin, Count, Edit, Field, Mode, Query, Sort, Tagging, Written, filters},
    jobs::Job,
    journal,
};
use clientele_tests::{World, code, fields};

fn found(world: &World, who: &clientele_core::access::Session, query: &Query) -> Vec<String> {
    let page =
        world.core.read(who, |view| customers::list(view, query, &At::Start, 100, Count::Exact));
    page.unwrap().rows.into_iter().map(|it| it.name).collect()
}

/// The date where the office is.
fn today(world: &World) -> chrono::NaiveDate {
    let settings = world.read(|view| Ok(clientele_core::settings::get(view)));
    settings.unwrap().date_of(world.core.now().wall_ms)
}

fn search(text: &str) -> Query {
    Query { search: Some(text.to_owned()), ..Query::default() }
}

#[test]
fn a_new_customer_is_cleaned_numbered_and_journaled() {
    let world = World::new();
    let customer = world
        .customer(
            &world.boss,
            &[
                (Field::Name, " 杭州恒达贸易有限公司\u{3000}"),
                (Field::ContactName, "王伟"),
                (Field::Phone, "１３８ 0013 8000、0571-88886666转801"),
                (Field::Email, "Wang@Example.COM"),
                (Field::Status, "潜在"),
            ],
        )
        .unwrap();
    assert_eq!(customer.name, "杭州恒达贸易有限公司");
    assert_eq!(customer.file_no, "K000001");
    assert_eq!(customer.kind, customers::Kind::Company);
    assert_eq!(customer.contact_name.as_deref(), Some("王伟"));
    assert_eq!(customer.email.as_deref(), Some("wang@example.com"));
    assert_eq!(customer.status.as_deref(), Some("potential"));
    assert_eq!(customer.owner.as_deref(), Some("boss"));
    let values: Vec<_> = customer.points.iter().map(|it| it.value.clone().unwrap()).collect();
    assert_eq!(values, ["+8613800138000", "+8657188886666", "wang@example.com"]);
    assert_eq!(world.last_entry(), "customers.create done customers.create contacts.create");
}

#[test]
fn whom_nobody_has_named_is_called_by_what_everybody_may_see() {
    let world = World::new();
    let called = |fields: &[(Field, &str)]| {
        let made = world.customer(&world.boss, fields).unwrap();
        (made.name, made.kind, made.company)
    };
    let firm = ("晨光".to_owned(), customers::Kind::Company, None);
    assert_eq!(called(&[(Field::Company, "晨光")]), firm);
    assert_eq!(called(&[(Field::Phone, "13912345678")]).0, "139****5678");
    assert_eq!(called(&[(Field::Email, "wang@example.com")]).0, "w***@example.com");
    assert_eq!(called(&[(Field::Wechat, "wang_88")]).0, "w***");
}

#[test]
fn a_refused_field_is_named_and_nothing_is_kept() {
    let world = World::new();
    let before = world.journal();
    let refused = world.customer(&world.boss, &[(Field::Name, "张三"), (Field::Phone, "12")]);
    assert!(matches!(&refused, Err(Error::Invalid { field, .. }) if field == "phone"));
    assert_eq!(code(world.customer(&world.boss, &[(Field::City, "北京")])), "invalid");
    assert_eq!(world.journal(), before);
    assert_eq!(found(&world, &world.boss, &Query::default()), Vec::<String>::new());
}

#[test]
fn lists_are_filtered_sorted_and_paged() {
    let world = World::new();
    for (name, city, status) in [
        ("张三", "北京", "potential"),
        ("李四", "上海", "won"),
        ("王五", "北京", "won"),
        ("赵六", "广州", "lost"),
    ] {
        let written = [(Field::Name, name), (Field::City, city), (Field::Status, status)];
        world.customer(&world.boss, &written).unwrap();
        world.clock.pass(1_000);
    }
    let filtered = |text: &str| {
        let filter = Some(filters::parse(text).unwrap());
        found(&world, &world.boss, &Query { filter, ..Query::default() })
    };
    assert_eq!(filtered("city=北京 and status in (won, lost)"), ["王五"]);
    assert_eq!(filtered("not city=北京"), ["赵六", "李四"]);
    assert_eq!(filtered("owner=me and status=已成交"), ["王五", "李四"]);
    assert_eq!(filtered("created_at>=today+1"), Vec::<String>::new());
    assert_eq!(filtered("phone is null and name~五"), ["王五"]);

    let by_name = Query { sort: Sort::parse("name").unwrap(), ..Query::default() };
    assert_eq!(found(&world, &world.boss, &by_name), ["李四", "王五", "张三", "赵六"]);
    let page =
        |at: &At| world.read(|view| customers::list(view, &by_name, at, 3, Count::Capped)).unwrap();
    let first = page(&At::Start);
    assert_eq!(first.rows.len(), 3);
    let rest = page(&At::After(first.next.unwrap()));
    assert_eq!(rest.rows[0].name, "赵六");
    assert_eq!(rest.next, None);
    assert_eq!(page(&At::Row(2)).rows[0].name, "王五");
    assert_eq!(page(&At::Row(900)).rows.len(), 0);
}

#[test]
fn a_stale_edit_is_refused_with_both_values_and_a_disjoint_one_is_merged() {
    let world = World::new();
    let customer = world.customer(&world.boss, &[(Field::Name, "张三")]).unwrap();
    let edit = |field, text, version| Edit { set: fields(&[(field, text)]), version };
    let update = |edit: &Edit| {
        world.write("customers.update", |tx| customers::update(tx, customer.id, edit))
    };
    update(&edit(Field::City, "北京", Some(1))).unwrap();
    match update(&edit(Field::City, "上海", Some(1))) {
        Err(Error::Stale { conflicts }) => {
            assert_eq!(conflicts.len(), 1);
            assert_eq!(conflicts[0].theirs, "北京");
            assert_eq!(conflicts[0].yours, "上海");
        }
        other => panic!("{other:?}"),
    }
    let merged = update(&edit(Field::Notes, "记一笔", Some(1))).unwrap();
    assert_eq!((merged.city.as_deref(), merged.version), (Some("北京"), 3));
}

#[test]
fn each_kind_of_way_to_reach_somebody_is_stale_by_itself() {
    let world = World::new();
    let customer = world.customer(&world.boss, &[(Field::Name, "张三")]).unwrap();
    let update = |field, text| {
        let edit = Edit { set: fields(&[(field, text)]), version: Some(1) };
        world.write("customers.update", |tx| customers::update(tx, customer.id, &edit))
    };
    update(Field::Phone, "13800138000").unwrap();
    let both = update(Field::Wechat, "zhang_3").unwrap();
    assert_eq!(both.points.len(), 2, "nobody wrote into the other's field");
    match update(Field::Wechat, "san_88") {
        Err(Error::Stale { conflicts }) => {
            let fields: Vec<&str> = conflicts.iter().map(|it| it.field.as_str()).collect();
            assert_eq!(fields, ["wechat"]);
            assert_eq!(conflicts[0].theirs[0]["shown"], "zhang_3");
            assert_eq!(conflicts[0].yours[0]["shown"], "san_88");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_deleted_customer_waits_in_the_recycle_bin() {
    let world = World::new();
    let customer = world.customer(&world.boss, &[(Field::Name, "张三")]).unwrap();
    world.write("customers.delete", |tx| customers::delete(tx, customer.id)).unwrap();
    assert_eq!(found(&world, &world.boss, &Query::default()), Vec::<String>::new());
    assert_eq!(found(&world, &world.boss, &search("张三")), Vec::<String>::new());
    let recycled = Query { bin: customers::Bin::Recycled, ..Query::default() };
    assert_eq!(found(&world, &world.boss, &recycled), ["张三"]);
    world.write("customers.restore", |tx| customers::restore(tx, customer.id)).unwrap();
    assert_eq!(found(&world, &world.boss, &search("张三")), ["张三"]);
}

#[test]
fn a_sales_person_sees_and_changes_only_their_own() {
    let world = World::new();
    let north = world.department("华北", None);
    let lin = world.person("lin", &["sales"], Some(north.id));
    let theirs = world.customer(&world.boss, &[(Field::Name, "老板的客户")]).unwrap();
    world.customer(&lin, &[(Field::Name, "小林的客户")]).unwrap();
    assert_eq!(found(&world, &lin, &Query::default()), ["小林的客户"]);
    assert_eq!(found(&world, &lin, &search("客户")), ["小林的客户"]);
    let shown = world.core.read(&lin, |view| customers::show(view, theirs.id));
    assert_eq!(code(shown), "not_found");
    let edit = Edit { set: fields(&[(Field::City, "天津")]), version: None };
    let update =
        world.core.write(&lin, "customers.update", |tx| customers::update(tx, theirs.id, &edit));
    assert_eq!(code(update), "not_found");
    let given_away = world.customer(&lin, &[(Field::Name, "送人"), (Field::Owner, "boss")]);
    assert_eq!(code(given_away), "forbidden");
    assert_eq!(world.last_entry(), "customers.create denied");
}

#[test]
fn what_is_masked_can_be_neither_read_nor_asked_for() {
    let world = World::new();
    let written = [
        (Field::Name, "张三"),
        (Field::Phone, "13800138000"),
        (Field::IdNumber, "11010519491231002X"),
    ];
    let customer = world.customer(&world.boss, &written).unwrap();
    let service = world.person("he", &["service"], None);
    let shown = world.core.read(&service, |view| customers::show(view, customer.id)).unwrap();
    assert_eq!(shown.phone.as_deref(), Some("138****8000"));
    assert!(!serde_json::to_string(&shown).unwrap().contains("13800138000"));
    assert!(!serde_json::to_string(&shown).unwrap().contains("19491231"));
    assert_eq!(found(&world, &service, &search("8000")), Vec::<String>::new());
    assert_eq!(found(&world, &service, &search("张三")), ["张三"]);
    let filter = Some(filters::parse("phone=13800138000").unwrap());
    let asked = world.core.read(&service, |view| {
        let query = Query { filter, ..Query::default() };
        customers::list(view, &query, &At::Start, 10, Count::Capped)
    });
    assert_eq!(code(asked), "masked");
}

#[test]
fn periods_are_counted_from_today_of_the_office() {
    let world = World::new();
    let today = today(&world);
    let day = |days: i64| (today + chrono::TimeDelta::days(days)).to_string();
    for (name, days) in [("昨天的", -1), ("今天的", 0), ("下月的", 40)] {
        let written = [(Field::Name, name), (Field::NextFollowUpOn, &*day(days))];
        world.customer(&world.boss, &written).unwrap();
    }
    let filtered = |text: &str| {
        let filter = Some(filters::parse(text).unwrap());
        let sort = Sort::parse("next_follow_up_on").unwrap();
        found(&world, &world.boss, &Query { filter, sort, ..Query::default() })
    };
    assert_eq!(filtered("next_follow_up_on within past"), ["昨天的"]);
    assert_eq!(filtered("next_follow_up_on within last_2_days"), ["昨天的", "今天的"]);
    assert_eq!(filtered("created_at within today").len(), 3);
    assert_eq!(filtered("created_at within yesterday"), Vec::<String>::new());
    let range = format!("next_follow_up_on within {}..{}", day(-1), day(39));
    assert_eq!(filtered(&range), ["昨天的", "今天的"]);
    let filter = Some(filters::parse("city within today").unwrap());
    let query = Query { filter, ..Query::default() };
    let refused = world.read(|view| customers::list(view, &query, &At::Start, 1, Count::Capped));
    assert_eq!(code(refused), "unknown_field");
}

#[test]
fn a_contact_is_today_or_a_day_that_has_been() {
    let world = World::new();
    let customer = world.customer(&world.boss, &[(Field::Name, "王伟")]).unwrap();
    let contacted = |text: &str| {
        let edit = Edit { set: fields(&[(Field::LastContactAt, text)]), version: None };
        let saved = world
            .core
            .write(&world.boss, "customers.update", |tx| customers::update(tx, customer.id, &edit));
        Ok::<_, Error>(saved?.last_contact_at)
    };
    let now = world.core.now().wall_ms;
    assert_eq!(contacted("今天").unwrap(), Some(now));
    let yesterday = contacted("昨天").unwrap().unwrap();
    assert!((1..=2 * 86_400_000).contains(&(now - yesterday)), "{yesterday}");
    let midnight = contacted("2024-01-05").unwrap();
    assert_eq!(contacted("2024-01-05 00:00").unwrap(), midnight);
    let afternoon = contacted("2024-01-05 14:30").unwrap().unwrap();
    assert_eq!(
        afternoon - midnight.unwrap(),
        (14 * 60 + 30) * 60_000,
        "an hour that is given stays"
    );
    assert_eq!(code(contacted("明天")), "invalid");
    assert_eq!(code(contacted("2999-01-01 08:00")), "invalid");
}

#[test]
fn a_birthday_has_been_and_may_lack_its_year() {
    let world = World::new();
    let customer = world.customer(&world.boss, &[(Field::Name, "王伟")]).unwrap();
    let born = |text: &str| {
        let edit = Edit { set: fields(&[(Field::BirthdayOn, text)]), version: None };
        let saved = world
            .core
            .write(&world.boss, "customers.update", |tx| customers::update(tx, customer.id, &edit));
        saved.map(|it| it.birthday_on.unwrap_or_default())
    };
    assert_eq!(born("1968年5月7日").unwrap(), "1968-05-07");
    assert_eq!(born("99/5/7").unwrap(), "1999-05-07");
    assert_eq!(born("36/6/11").unwrap(), "1936-06-11");
    let rule = |text: &str| match born(text) {
        Err(Error::Invalid { rule, .. }) => rule.code(),
        other => panic!("{text}: {other:?}"),
    };
    let asked = |filter: &str| {
        let filter = Some(filters::parse(filter).unwrap());
        found(&world, &world.boss, &Query { filter, ..Query::default() })
    };
    assert_eq!(asked("birthday_on=36/6/11"), ["王伟"]);
    assert_eq!(asked("birthday_on<36/6/11"), Vec::<String>::new());
    assert_eq!(asked("birthday_on<12.26"), ["王伟"], "of this year");
    assert_eq!(rule("2999-12-31"), "not_yet");
    assert_eq!(rule("2月30日"), "impossible_date");
    for (text, kept) in [("3月17日", "--03-17"), ("10-7", "--10-07"), ("--02-29", "--02-29")] {
        assert_eq!(born(text).unwrap(), kept);
    }
}

#[test]
fn birthdays_are_asked_for_by_when_they_are_kept() {
    let world = World::new();
    let today = today(&world);
    let day = |days: i64| today + chrono::TimeDelta::days(days);
    let years_ago = |date: chrono::NaiveDate| format!("1988-{}", date.format("%m-%d"));
    let of_no_year = |date: chrono::NaiveDate| format!("--{}", date.format("%m-%d"));
    for (name, born) in [
        ("今日", of_no_year(day(0))),
        ("今日老", years_ago(day(0))),
        ("后日", years_ago(day(2))),
        ("远日", of_no_year(day(60))),
        ("未知", String::new()),
    ] {
        world.customer(&world.boss, &[(Field::Name, name), (Field::BirthdayOn, &born)]).unwrap();
    }
    let asked = |filter: &str| {
        let filter = Some(filters::parse(filter).unwrap());
        let mut names = found(&world, &world.boss, &Query { filter, ..Query::default() });
        names.sort();
        names
    };
    assert_eq!(asked("birthday_on within today"), ["今日", "今日老"]);
    assert_eq!(asked("birthday_on within next_7_days"), ["今日", "今日老", "后日"]);
    assert_eq!(asked("birthday_on within next_90_days"), ["今日", "今日老", "后日", "远日"]);
    assert_eq!(asked("birthday_on within 1988-01-01..1988-12-31"), ["今日老", "后日"]);
    assert_eq!(asked("birthday_on<2000-01-01"), ["今日老", "后日"], "nobody knows of the others");
    assert_eq!(asked(&format!("birthday_on={}", today.format("%-m月%-d日"))), ["今日", "今日老"]);
    assert_eq!(asked("birthday_on within past"), ["今日老", "后日"]);
    assert_eq!(asked("birthday_on is empty"), ["未知"]);
}

#[test]
fn a_number_keeps_its_extension_apart_wherever_it_is_shown() {
    let world = World::new();
    let typed = [(Field::Name, "恒达电子"), (Field::Phone, "0571-88886666转8001")];
    let made = world.customer(&world.boss, &typed).unwrap();
    let point = &made.points[0];
    assert_eq!(point.value.as_deref(), Some("+8657188886666"));
    assert_eq!(point.extension.as_deref(), Some("8001"));
    assert_eq!(made.phone.as_deref(), Some("0571-88886666 转8001"));
    for text in ["0571-88886666", "8888 6666", "0571-88886666 ext.8001", "88886666-8001"] {
        assert_eq!(found(&world, &world.boss, &search(text)), ["恒达电子"], "{text}");
        let exact = Query { mode: Mode::Exact, ..search(text) };
        if text.starts_with("0571") {
            assert_eq!(found(&world, &world.boss, &exact), ["恒达电子"], "{text}");
        }
    }
    // Another extension of the same switchboard is somebody else; the same one is not.
    let like = |phone: &str| {
        let written = fields(&[(Field::Name, "李四"), (Field::Phone, phone)]);
        world.core.read(&world.boss, |view| customers::find_duplicates(view, &written)).unwrap()
    };
    assert_eq!(like("0571 8888 6666 #8002").len(), 0);
    assert_eq!(like("0571 8888 6666 #8001").len(), 1);
    // What is shown can be written back.
    let shown = made.phone.unwrap();
    let edit = Edit { set: fields(&[(Field::Phone, shown.as_str())]), version: None };
    let again = world.write("again", |tx| customers::update(tx, made.id, &edit)).unwrap();
    assert_eq!(again.points[0].extension.as_deref(), Some("8001"));
}

#[test]
fn a_card_says_what_its_reader_may_do_with_it() {
    let world = World::new();
    let north = world.department("华北", None);
    let he = world.person("he", &["service"], Some(north.id));
    let of = |owner| {
        let fields = [(Field::Name, "晨光集团"), (Field::Owner, owner)];
        world.customer(&world.boss, &fields).unwrap()
    };
    let (boss, his) = (of("boss"), of("he"));
    assert!(boss.may_change && boss.may_delete);
    let seen = |id| world.core.read(&he, |view| customers::show(view, id)).unwrap();
    assert_eq!((seen(boss.id).may_change, seen(his.id).may_change), (false, true));
    assert!(!seen(his.id).may_delete, "service deletes nobody");
    let list = |view: &clientele_core::View<'_>| {
        customers::list(view, &Query::default(), &At::Start, 10, Count::Exact)
    };
    let rows = world.core.read(&he, list).unwrap().rows;
    assert_eq!(rows.iter().filter(|it| it.may_change).count(), 1);
}
