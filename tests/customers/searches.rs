//! Finding customers by whatever one remembers of them.

use super::{many::three, *};

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
