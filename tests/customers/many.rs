//! One deed to many customers, and the lists that it is done to.

use super::*;

/// Two in Beijing and one in Shanghai, the last made first in a list.
pub fn three(world: &World) -> Vec<clientele_core::id::CustomerId> {
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
fn a_city_of_taiwan_is_found_as_either_way_of_writing_it() {
    let world = World::new();
    for (name, city) in [("張三", "台北市"), ("李四", "臺北市"), ("王五", "高雄市")]
    {
        world.customer(&world.boss, &[(Field::Name, name), (Field::City, city)]).unwrap();
        world.clock.pass(1_000);
    }
    for (filter, names) in [
        ("city=台北市", ["李四", "張三"].as_slice()),
        ("city=臺北市", &["李四", "張三"]),
        ("city~臺北", &["李四", "張三"]),
        ("not city=台北市", &["王五"]),
        ("city in (台北市,高雄市)", &["王五", "李四", "張三"]),
    ] {
        let query = Query { filter: Some(filters::parse(filter).unwrap()), ..Query::default() };
        assert_eq!(found(&world, &world.boss, &query), names, "{filter}");
    }
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
