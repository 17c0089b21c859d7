//! Customers through the gate: who may do what, what is journaled, what is found.

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
fn a_customer_is_found_by_whatever_one_remembers() {
    let world = World::new();
    let written = [
        (Field::Name, "欧阳晓梅"),
        (Field::Company, "苏州瑞丰電子有限公司"),
        (Field::Phone, "139 1234 5678"),
        (Field::Email, "xiaomei77@163.com"),
    ];
    world.customer(&world.boss, &written).unwrap();
    world.customer(&world.boss, &[(Field::Name, "李四")]).unwrap();
    for text in [
        "晓梅",
        "欧阳晓梅",
        "ouyangxiaomei",
        "oyxm",
        "瑞丰电子",
        "5678",
        "xiaomei",
        "ＸＩＡＯＭＥＩ",
        "1391234",
    ] {
        assert_eq!(found(&world, &world.boss, &search(text)), ["欧阳晓梅"], "{text}");
    }
    assert_eq!(found(&world, &world.boss, &search("没有这个人")), Vec::<String>::new());
    let exact = |text: &str| Query { mode: Mode::Exact, ..search(text) };
    assert_eq!(found(&world, &world.boss, &exact("晓梅")), Vec::<String>::new());
    assert_eq!(found(&world, &world.boss, &exact("13912345678")), ["欧阳晓梅"]);
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

fn three(world: &World) -> Vec<clientele_core::id::CustomerId> {
    let made = [("张三", "北京"), ("李四", "上海"), ("王五", "北京")].map(|(name, city)| {
        world.clock.pass(1_000);
        world.customer(&world.boss, &[(Field::Name, name), (Field::City, city)]).unwrap().id
    });
    made.to_vec()
}

#[test]
fn a_list_is_narrowed_to_those_picked_out_or_to_all_but_some() {
    let world = World::new();
    let [zhang, li, _] = three(&world)[..] else { panic!() };
    let boss = &world.boss;
    let only = |ids: &[_]| Query { only: Some(ids.to_vec()), ..Query::default() };
    assert_eq!(found(&world, boss, &only(&[zhang, li])), ["李四", "张三"]);
    assert_eq!(found(&world, boss, &only(&[])), Vec::<String>::new());
    let in_beijing = Some(filters::parse("city=北京").unwrap());
    let both = Query { filter: in_beijing.clone(), ..only(&[zhang, li]) };
    assert_eq!(found(&world, boss, &both), ["张三"]);
    let but = Query { filter: in_beijing, but: vec![zhang], ..Query::default() };
    assert_eq!(found(&world, boss, &but), ["王五"]);
    let searched = Query { but: vec![zhang], ..search("三") };
    assert_eq!(found(&world, boss, &searched), Vec::<String>::new());
}

#[test]
fn a_deed_to_a_whole_list_is_one_operation_that_is_taken_back_as_one() {
    let world = World::new();
    three(&world);
    let filter = Some(filters::parse("city=北京").unwrap());
    let query = Query { filter, ..Query::default() };
    let job = Job::new();
    let done = world
        .core
        .write_numbered(&world.boss, "customers.update_all", |tx| {
            let set = fields(&[(Field::Status, "won")]);
            customers::update_all(tx, &query, &set, &job)
        })
        .unwrap();
    assert_eq!((done.value.done, done.value.unchanged, done.value.refused), (2, 0, 0));
    assert_eq!(job.progress().done, 2);
    assert_eq!(world.last_entry(), "customers.update_all done customers.update customers.update");
    let won = || {
        let filter = Some(filters::parse("status=won").unwrap());
        found(&world, &world.boss, &Query { filter, ..Query::default() })
    };
    assert_eq!(won(), ["王五", "张三"]);

    let again = world.write("customers.update_all", |tx| {
        customers::update_all(tx, &query, &fields(&[(Field::Status, "won")]), &Job::new())
    });
    let again = again.unwrap();
    assert_eq!((again.done, again.unchanged), (0, 2));

    let seq = done.seq.unwrap();
    world.write("journal.undo", |tx| journal::undo(tx, seq, &Job::new())).unwrap();
    assert_eq!(won(), Vec::<String>::new());
}

#[test]
fn what_may_not_be_changed_holds_nothing_up_and_is_named() {
    let world = World::new();
    let north = world.department("华北", None);
    let he = world.person("he", &["service"], Some(north.id));
    world.customer(&world.boss, &[(Field::Name, "老板的客户"), (Field::Owner, "boss")]).unwrap();
    world.customer(&world.boss, &[(Field::Name, "小何的客户"), (Field::Owner, "he")]).unwrap();
    let set = fields(&[(Field::City, "天津")]);
    let outcome = world.core.write(&he, "customers.update_all", |tx| {
        customers::update_all(tx, &Query::default(), &set, &Job::new())
    });
    let outcome = outcome.unwrap();
    assert_eq!((outcome.done, outcome.refused), (1, 1));
    let named = &outcome.examples[0];
    assert_eq!((named.name.as_str(), named.code), ("老板的客户", "forbidden"));
    assert_eq!(world.last_entry(), "customers.update_all done customers.update");
}

#[test]
fn a_deed_to_many_that_is_stopped_or_makes_no_sense_changes_nothing() {
    let world = World::new();
    let ids = three(&world);
    let before = world.journal();
    let job = Job::new();
    job.cancel();
    let stopped =
        world.write("customers.delete", |tx| customers::delete_all(tx, &Query::default(), &job));
    assert_eq!(code(stopped), "cancelled");
    for (field, text) in [(Field::Status, "没有这个"), (Field::ContactName, "同一个人")] {
        let refused = world.write("customers.update_all", |tx| {
            customers::update_all(tx, &Query::default(), &fields(&[(field, text)]), &Job::new())
        });
        assert_eq!(code(refused), "invalid");
    }
    let no_tag = clientele_core::id::TagId::from(99);
    let refused = world.write("tags.add", |tx| {
        customers::tag_all(tx, &Query::default(), no_tag, Tagging::Give, &Job::new())
    });
    assert_eq!(code(refused), "not_found");
    assert_eq!(world.journal(), before);
    assert_eq!(found(&world, &world.boss, &Query::default()).len(), ids.len());
}

#[test]
fn many_go_into_the_recycle_bin_and_come_back() {
    let world = World::new();
    let [zhang, li, _] = three(&world)[..] else { panic!() };
    let picked = Query { only: Some(vec![zhang, li]), ..Query::default() };
    let deleted =
        world.write("customers.delete", |tx| customers::delete_all(tx, &picked, &Job::new()));
    assert_eq!(deleted.unwrap().done, 2);
    assert_eq!(found(&world, &world.boss, &Query::default()), ["王五"]);
    let gone =
        world.write("customers.delete", |tx| customers::delete_all(tx, &picked, &Job::new()));
    let gone = gone.unwrap();
    assert_eq!((gone.done, gone.refused, gone.examples.len()), (0, 2, 0));
    let bin = Query { bin: Bin::Recycled, but: vec![li], ..Query::default() };
    let restored =
        world.write("customers.restore", |tx| customers::restore_all(tx, &bin, &Job::new()));
    assert_eq!(restored.unwrap().done, 1);
    assert_eq!(found(&world, &world.boss, &Query::default()), ["王五", "张三"]);
}

#[test]
fn a_search_in_the_recycle_bin_finds_what_is_in_there_and_nobody_else() {
    let world = World::new();
    let [zhang, li, _] = three(&world)[..] else { panic!() };
    let hears = |search: &str, bin| {
        let query = Query { search: Some(search.to_owned()), bin, ..Query::default() };
        found(&world, &world.boss, &query)
    };
    for typed in ["张三", "zhang", "zs"] {
        assert_eq!(hears(typed, Bin::Live), ["张三"]);
        assert!(hears(typed, Bin::Recycled).is_empty(), "{typed}");
    }
    let picked = Query { only: Some(vec![zhang, li]), ..Query::default() };
    let delete = |query: &Query| {
        world.write("customers.delete", |tx| customers::delete_all(tx, query, &Job::new()))
    };
    assert_eq!(delete(&picked).unwrap().done, 2);
    for typed in ["张三", "zhang", "zs"] {
        assert!(hears(typed, Bin::Live).is_empty(), "{typed}");
        assert_eq!(hears(typed, Bin::Recycled), ["张三"]);
    }
    let exactly = |bin| {
        let search = Some("张三".to_owned());
        Query { search, mode: Mode::Exact, bin, ..Query::default() }
    };
    assert!(found(&world, &world.boss, &exactly(Bin::Live)).is_empty());
    assert_eq!(found(&world, &world.boss, &exactly(Bin::Recycled)), ["张三"]);
    // Only who was found comes back.
    let query = Query { search: Some("zhang".to_owned()), ..Query::default() };
    let restored =
        world.write("customers.restore", |tx| customers::restore_all(tx, &query, &Job::new()));
    assert_eq!(restored.unwrap().done, 1);
    assert_eq!(hears("zhang", Bin::Live), ["张三"]);
    assert!(hears("wang", Bin::Recycled).is_empty());
    assert_eq!(hears("li", Bin::Recycled).len(), 1);
}

#[test]
fn periods_are_counted_from_today_of_the_office() {
    let world = World::new();
    let now = world.core.now().wall_ms;
    let settings = world.read(|view| Ok(clientele_core::settings::get(view)));
    let today = settings.unwrap().date_of(now);
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

fn nearest(world: &World, text: &str) -> Vec<String> {
    let page = world.core.read(&world.boss, |view| customers::nearest(view, text, 8));
    page.unwrap().rows.into_iter().map(|it| it.name).collect()
}

#[test]
fn who_is_most_likely_meant_comes_first() {
    let world = World::new();
    for name in ["王丽", "林小梅", "黎小军", "李明华", "李明", "凌云"] {
        world.customer(&world.boss, &[(Field::Name, name)]).unwrap();
        world.clock.pass(1_000);
    }
    let company = [(Field::Name, "赵六"), (Field::Company, "李记商行")];
    world.customer(&world.boss, &company).unwrap();
    let person = [(Field::Name, "恒达贸易有限公司"), (Field::ContactName, "李四")];
    world.customer(&world.boss, &person).unwrap();
    // Whole syllables first; surnames before given names; names, then companies, then people; of
    // those that are alike whoever was changed last.
    assert_eq!(
        nearest(&world, "li"),
        ["李明", "李明华", "黎小军", "赵六", "恒达贸易有限公司", "王丽", "凌云", "林小梅"]
    );
    assert_eq!(nearest(&world, "李明"), ["李明", "李明华"]);
    assert_eq!(nearest(&world, "lin")[0], "林小梅");
    assert_eq!(nearest(&world, "l").len(), 7);
    assert_eq!(nearest(&world, "xyz"), Vec::<String>::new());
    // Whoever was touched last of those that are alike.
    let first = world.core.read(&world.boss, |view| customers::nearest(view, "黎小军", 1)).unwrap();
    world.clock.pass(1_000);
    let edit = Edit { set: fields(&[(Field::City, "昆山")]), version: None };
    world.write("customers.update", |tx| customers::update(tx, first.rows[0].id, &edit)).unwrap();
    assert_eq!(nearest(&world, "li")[0], "黎小军");
}

#[test]
fn however_many_are_found_a_whole_surname_is_among_the_first() {
    let world = World::new();
    world.customer(&world.boss, &[(Field::Name, "李明")]).unwrap();
    world
        .write("many", |tx| {
            for number in 0..300 {
                let name = format!("林 {number}");
                customers::create(tx, &fields(&[(Field::Name, name.as_str())]))?;
            }
            Ok(())
        })
        .unwrap();
    let page = world.core.read(&world.boss, |view| customers::nearest(view, "li", 8)).unwrap();
    assert_eq!((page.rows.len(), page.total.count, page.total.is_exact), (8, 301, true));
    assert_eq!(page.rows[0].name, "李明");
    assert_eq!(page.rows[1].name, "林 299");
}

/// What the rows of a search are found by: the field, whose it is, and the text with the hit in it.
fn reasons(world: &World, who: &clientele_core::access::Session, text: &str) -> Vec<String> {
    let read = |view: &clientele_core::View<'_>| {
        customers::list(view, &search(text), &At::Start, 100, Count::Exact)
    };
    let rows = world.core.read(who, read).unwrap().rows;
    let near = world.core.read(who, |view| customers::nearest(view, text, 8)).unwrap().rows;
    let told = |rows: &[customers::Customer]| -> Vec<String> {
        let all = rows.iter().flat_map(|it| &it.found_by);
        all.map(|it| {
            let whose = it.person.iter().map(|it| format!("{it} ")).collect::<String>();
            format!("{} {whose}{}[{}]{}", it.field.word(), it.before, it.hit, it.after)
        })
        .collect()
    };
    assert_eq!(told(&rows), told(&near), "{text}: the list and the palette tell the same");
    told(&rows)
}

#[test]
fn a_search_says_by_what_it_has_found_somebody_whose_name_does_not_tell() {
    let world = World::new();
    let made = world
        .customer(
            &world.boss,
            &[
                (Field::Name, "苏州恒达电子有限公司"),
                (Field::ContactName, "王经理"),
                (Field::Phone, "13800138002"),
                (Field::Wechat, "wx_zeng88"),
                (Field::Address, "人民路 12 号"),
            ],
        )
        .unwrap();
    let person = clientele_core::contacts::ContactFields {
        name: Some("陈工".to_owned()),
        phone: Some(Written::from("13911112222")),
        ..Default::default()
    };
    world
        .write("contacts.create", |tx| clientele_core::contacts::add(tx, made.id, &person))
        .unwrap();
    let told = |text: &str| reasons(&world, &world.boss, text);
    assert_eq!(told("恒达"), Vec::<String>::new(), "the name tells it");
    assert_eq!(told("szhd"), Vec::<String>::new(), "by its pinyin too");
    assert_eq!(told("wang"), ["contact_name [王]经理"]);
    assert_eq!(told("8002"), ["phone 138 0013 [8002]"]);
    assert_eq!(told("139 1111"), ["phone 陈工 [139 1111] 2222"]);
    assert_eq!(told("zeng88"), ["wechat wx_[zeng88]"]);
    assert_eq!(told("人民路12"), ["address [人民路 12] 号"]);
    assert_eq!(told("恒达 陈工 8002"), ["contact_name [陈工]", "phone 138 0013 [8002]"]);
    assert_eq!(told("K000001"), ["file_no [K000001]"]);

    // Who sees the phones masked neither finds by them nor reads them.
    let service = world.person("he", &["service"], None);
    assert_eq!(reasons(&world, &service, "8002"), Vec::<String>::new());
    assert_eq!(reasons(&world, &service, "wang"), ["contact_name [王]经理"]);
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
