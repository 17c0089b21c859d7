//! Taking back: value by value, for whom may, told in words, and done again.

use clientele_core::{
    Result, Tx,
    access::Session,
    contacts::{self, ContactFields},
    customers::{self, Customer, Edit, Field, Query, Tagging},
    id::CustomerId,
    jobs::Job,
    journal::{self, Entry, EntryQuery, LastDeed, Undone, Way},
    tags::{self, NewTag},
    words::Language,
};
use clientele_tests::{World, code, fields};
use serde_json::json;

fn edit(world: &World, who: &Session, id: CustomerId, set: &[(Field, &str)]) -> i64 {
    let edit = Edit { set: fields(set), version: None };
    let done = world
        .core
        .write_numbered(who, "customers.update", |tx| customers::update(tx, id, &edit))
        .unwrap();
    done.seq.unwrap()
}

fn undo(world: &World, who: &Session, seq: i64) -> Result<Undone> {
    world.core.write(who, "journal.undo", |tx| journal::undo(tx, seq, &Job::new()))
}

fn show(world: &World, id: CustomerId) -> Customer {
    world.read(|view| customers::show(view, id)).unwrap()
}

fn history(world: &World, who: &Session, id: CustomerId) -> Vec<Entry> {
    world.core.read(who, |view| customers::history(view, id)).unwrap()
}

fn update_all(world: &World, who: &Session, city: &str) -> i64 {
    let (all, set) = (Query::default(), fields(&[(Field::City, city)]));
    let deed = |tx: &mut Tx<'_>| customers::update_all(tx, &all, &set, &Job::new());
    world.core.write_numbered(who, "customers.update_all", deed).unwrap().seq.unwrap()
}

#[test]
fn each_way_to_reach_someone_is_a_field_of_its_own() {
    let world = World::new();
    let id = world.customer(&world.boss, &[(Field::Name, "甲")]).unwrap().id;
    let phone = edit(&world, &world.boss, id, &[(Field::Phone, "13800138000")]);
    edit(&world, &world.boss, id, &[(Field::Wechat, "jia-88")]);
    let told = |at: usize| {
        let entry = history(&world, &world.boss, id).remove(at);
        let change = entry.changes.into_iter().next().unwrap().fields.remove(0);
        let word = Language::ZhCn.find(&change.word.unwrap()).unwrap();
        (word, change.before, change.after)
    };
    assert_eq!(told(0), ("微信", json!([]), json!(["jia-88"])));
    assert_eq!(told(1), ("电话", json!([]), json!(["138 0013 8000"])));
    undo(&world, &world.boss, phone).unwrap();
    let now = show(&world, id);
    assert_eq!((now.phone, now.wechat.as_deref()), (None, Some("jia-88")));
}

#[test]
fn a_way_to_reach_someone_is_masked_in_the_log_as_it_is_elsewhere() {
    let world = World::new();
    let service = world.person("kefu", &["service"], None);
    let written = [(Field::Name, "甲"), (Field::Owner, "kefu")];
    let id = world.customer(&world.boss, &written).unwrap().id;
    let phone = edit(&world, &world.boss, id, &[(Field::Phone, "13800138000")]);
    let entry = history(&world, &service, id).remove(0);
    let change = &entry.changes[0].fields[0];
    assert_eq!((change.field.as_str(), change.masked), ("phone", true));
    assert!(!serde_json::to_string(&entry).unwrap().contains("138"));
    assert_eq!(code(undo(&world, &service, phone)), "masked");
}

#[test]
fn what_was_written_otherwise_alone_is_told_as_it_was_written() {
    let world = World::new();
    let written = [(Field::Name, "甲"), (Field::Phone, "13800138000")];
    let id = world.customer(&world.boss, &written).unwrap().id;
    edit(&world, &world.boss, id, &[(Field::Phone, "138 0013 8000")]);
    let change = history(&world, &world.boss, id).remove(0).changes.remove(0).fields.remove(0);
    assert_eq!((change.before, change.after), (json!(["13800138000"]), json!(["138 0013 8000"])));
}

#[test]
fn another_field_that_was_changed_since_is_in_nobodys_way() {
    let world = World::new();
    let id = world.customer(&world.boss, &[(Field::Name, "甲"), (Field::City, "北京")]).unwrap().id;
    let first = edit(&world, &world.boss, id, &[(Field::City, "上海"), (Field::Notes, "爱喝茶")]);
    edit(&world, &world.boss, id, &[(Field::Province, "江苏")]);
    assert_eq!(undo(&world, &world.boss, first).unwrap().kept, 0);
    let now = show(&world, id);
    assert_eq!(
        (now.city.as_deref(), now.notes, now.province.as_deref()),
        (Some("北京"), None, Some("江苏"))
    );
}

#[test]
fn the_field_that_was_changed_since_stays_and_the_answer_says_who_and_when() {
    let world = World::new();
    let id = world.customer(&world.boss, &[(Field::Name, "甲")]).unwrap().id;
    let first = edit(&world, &world.boss, id, &[(Field::City, "上海"), (Field::Notes, "爱喝茶")]);
    let second = edit(&world, &world.boss, id, &[(Field::City, "昆山")]);
    let undone = undo(&world, &world.boss, first).unwrap();
    let said = undone.sentence(Language::ZhCn).unwrap();
    assert!(said.contains("“城市”此后又由陈老板于"), "{said}");
    assert!(said.contains("2026"), "{said}");
    let now = show(&world, id);
    assert_eq!((now.city.as_deref(), now.notes), (Some("昆山"), None));
    // Nothing is left to be taken back of it.
    let refused = undo(&world, &world.boss, first).unwrap_err();
    assert_eq!(refused.code(), "undo_changed_since");
    assert!(refused.sentence(Language::ZhCn).contains("陈老板"));
    undo(&world, &world.boss, second).unwrap();
    assert_eq!(show(&world, id).city.as_deref(), Some("上海"));
}

#[test]
fn a_tag_is_taken_off_again_whatever_tags_came_since() {
    let world = World::new();
    let id = world.customer(&world.boss, &[(Field::Name, "甲")]).unwrap().id;
    let give = |name: &str| {
        let new = NewTag { name: name.to_owned(), colour: None };
        let tag = world.write("tags.create", |tx| tags::create(tx, &new)).unwrap().id;
        let deed = |tx: &mut Tx<'_>| customers::tag(tx, &[id], tag, Tagging::Give);
        let done = world.core.write_numbered(&world.boss, "tags.add", deed).unwrap();
        (tag, done.seq.unwrap())
    };
    let (_, first) = give("老客户");
    let (tag, _) = give("新客户");
    undo(&world, &world.boss, first).unwrap();
    assert_eq!(show(&world, id).tags, ["新客户"]);
    // A tag that is gone by now does not come back with what it was taken off by.
    let deed = |tx: &mut Tx<'_>| customers::tag(tx, &[id], tag, Tagging::Take);
    let taken = world.core.write_numbered(&world.boss, "tags.remove", deed).unwrap().seq.unwrap();
    world.write("tags.delete", |tx| tags::delete(tx, tag)).unwrap();
    assert_eq!(code(undo(&world, &world.boss, taken)), "undo_changed_since");
}

#[test]
fn of_a_deed_to_many_what_was_changed_since_is_told_by_number() {
    let world = World::new();
    let ids: Vec<CustomerId> = (0..5)
        .map(|it| world.customer(&world.boss, &[(Field::Name, &format!("客户{it}"))]).unwrap().id)
        .collect();
    let deed = update_all(&world, &world.boss, "昆山");
    for id in &ids[..2] {
        edit(&world, &world.boss, *id, &[(Field::City, "苏州")]);
    }
    let undone = undo(&world, &world.boss, deed).unwrap();
    assert_eq!((undone.records, undone.kept), (3, 2));
    assert!(undone.sentence(Language::ZhCn).unwrap().contains("有 2 条记录"));
    let cities: Vec<_> = ids.iter().map(|it| show(&world, *it).city).collect();
    assert_eq!(cities[..2], [Some("苏州".to_owned()), Some("苏州".to_owned())]);
    assert_eq!(cities[2..], [None, None, None]);
}

#[test]
fn who_may_not_take_a_deed_to_many_back_is_not_offered_it_nor_told_how_many_there_are() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    let own = world.customer(&lin, &[(Field::Name, "甲")]).unwrap().id;
    for number in 0..6 {
        world.customer(&world.boss, &[(Field::Name, &format!("别人的{number}"))]).unwrap();
    }
    let deed = update_all(&world, &world.boss, "昆山");
    let entry = history(&world, &lin, own).remove(0);
    assert_eq!((entry.seq, entry.change_count), (deed, 1));
    assert!(entry.note.is_null() && entry.changes.len() == 1, "{entry:?}");
    let refused = world.core.read(&lin, |view| journal::undoable(view, deed)).unwrap_err();
    assert_eq!(refused.code(), "out_of_reach");
    // He has the right; the sentence does not say otherwise, nor how many there are.
    let said = refused.sentence(Language::ZhCn);
    assert!(!said.contains("权限") && !said.contains('7'), "{said}");
    assert_eq!(code(undo(&world, &lin, deed)), "out_of_reach");
    assert_eq!(world.last_entry(), "journal.undo denied");
    assert_eq!(world.read(|view| journal::undoable(view, deed)).unwrap(), 7);
}

#[test]
fn a_deed_to_very_many_is_offered_only_to_whom_may_as_well() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    let own = world.customer(&lin, &[(Field::Name, "甲")]).unwrap().id;
    let many = Query::default();
    for number in 0..520 {
        world.customer(&lin, &[(Field::Name, &format!("客户{number}"))]).unwrap();
    }
    let set = fields(&[(Field::City, "昆山")]);
    let deed = |tx: &mut Tx<'_>| customers::update_all(tx, &many, &set, &Job::new());
    let by_lin = world.core.write_numbered(&lin, "customers.update_all", deed).unwrap().seq;
    assert_eq!(world.core.read(&lin, |it| journal::undoable(it, by_lin.unwrap())).unwrap(), 521);
    world.customer(&world.boss, &[(Field::Name, "别人的")]).unwrap();
    let by_boss = update_all(&world, &world.boss, "苏州");
    assert_eq!(code(world.core.read(&lin, |it| journal::undoable(it, by_boss))), "out_of_reach");
    assert_eq!(history(&world, &lin, own)[0].change_count, 1);
}

#[test]
fn the_history_of_a_customer_tells_of_its_people_too_gone_ones_as_well() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    let id = world.customer(&lin, &[(Field::Name, "甲")]).unwrap().id;
    let person = ContactFields { name: Some("李娜".into()), ..Default::default() };
    let contact =
        world.core.write(&lin, "contacts.add", |tx| contacts::add(tx, id, &person)).unwrap().id;
    let phone = ContactFields { phone: Some("13800138000".into()), ..Default::default() };
    world.core.write(&lin, "contacts.update", |tx| contacts::update(tx, contact, &phone)).unwrap();
    let removed = world
        .core
        .write_numbered(&lin, "contacts.remove", |tx| contacts::remove(tx, contact))
        .unwrap();
    let entries = history(&world, &lin, id);
    let told: Vec<&str> = entries.iter().map(|it| it.operation.as_str()).collect();
    let expected = ["contacts.remove", "contacts.update", "contacts.add", "customers.create"];
    assert_eq!(told, expected);
    assert_eq!(entries[0].changes[0].name.as_deref(), Some("李娜"));
    let change = &entries[1].changes[0].fields[0];
    assert_eq!((change.field.as_str(), &change.after), ("phone", &json!(["138 0013 8000"])));
    undo(&world, &lin, removed.seq.unwrap()).unwrap();
    assert_eq!(show(&world, id).contacts[0].points[0].shown, "138 0013 8000");
    // Of someone who is gone nobody learns more than while they were there.
    let auditor = world.person("audit", &["auditor"], None);
    let query = EntryQuery { limit: 50, ..EntryQuery::default() };
    let page = world.core.read(&auditor, |view| journal::list(view, &query)).unwrap();
    assert!(!serde_json::to_string(&page).unwrap().contains("李娜"));
}

#[test]
fn what_came_back_from_the_bin_needs_the_right_to_put_it_there() {
    let world = World::new();
    let id = world.customer(&world.boss, &[(Field::Name, "甲")]).unwrap().id;
    let deed = |tx: &mut Tx<'_>| customers::delete(tx, id);
    let binned = world.core.write_numbered(&world.boss, "customers.delete", deed).unwrap();
    let service = world.person("kefu", &["service"], None);
    assert_eq!(code(undo(&world, &service, binned.seq.unwrap())), "forbidden");
    undo(&world, &world.boss, binned.seq.unwrap()).unwrap();
}

fn last(world: &World, who: &Session, way: Way) -> Option<LastDeed> {
    world.core.read(who, |view| journal::last(view, way)).unwrap()
}

/// Presses the key: what it finds is taken back, or done again.
fn press(world: &World, who: &Session, way: Way) -> bool {
    let Some(found) = last(world, who, way) else { return false };
    undo(world, who, found.entry.seq).unwrap();
    true
}

#[test]
fn one_key_goes_back_deed_by_deed_and_another_forward_again() {
    let world = World::new();
    let id = world.customer(&world.boss, &[(Field::Name, "甲")]).unwrap().id;
    for city in ["北京", "上海", "昆山"] {
        edit(&world, &world.boss, id, &[(Field::City, city)]);
    }
    let city = || show(&world, id).city.unwrap_or_default();
    let back = || assert!(press(&world, &world.boss, Way::Undo));
    let forward = || assert!(press(&world, &world.boss, Way::Redo));
    back();
    assert_eq!(city(), "上海");
    back();
    assert_eq!(city(), "北京");
    forward();
    assert_eq!(city(), "上海");
    back();
    assert_eq!(city(), "北京");
    forward();
    forward();
    assert_eq!(city(), "昆山");
    assert!(!press(&world, &world.boss, Way::Redo));
    back();
    edit(&world, &world.boss, id, &[(Field::City, "苏州")]);
    // A new deed: what was taken back before it is not done again over it.
    assert!(!press(&world, &world.boss, Way::Redo));
    back();
    assert_eq!(city(), "上海");
}

#[test]
fn the_key_is_about_ones_own_deeds_of_every_day() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    assert!(last(&world, &lin, Way::Undo).is_none());
    let id = world.customer(&lin, &[(Field::Name, "甲")]).unwrap().id;
    edit(&world, &lin, id, &[(Field::City, "北京")]);
    let of_boss = edit(&world, &world.boss, id, &[(Field::Province, "江苏")]);
    let found = last(&world, &lin, Way::Undo).unwrap();
    assert!(found.entry.seq < of_boss && found.is_recent);
    assert_eq!(found.entry.changes[0].fields[0].after, json!("北京"));
    world.clock.pass(60_000);
    assert!(!last(&world, &lin, Way::Undo).unwrap().is_recent);
    // Somebody else changed it since: the deed before it is next, and is asked about.
    edit(&world, &world.boss, id, &[(Field::City, "上海")]);
    assert!(last(&world, &lin, Way::Undo).is_none());
}

#[test]
fn the_log_tells_changes_alone_where_that_is_asked() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    let id = world.customer(&lin, &[(Field::Name, "甲")]).unwrap().id;
    edit(&world, &lin, id, &[(Field::City, "北京")]);
    let refused = world.core.write(&lin, "tags.create", |tx| {
        tags::create(tx, &NewTag { name: "新".into(), colour: None })
    });
    assert_eq!(code(refused), "forbidden");
    let told = |only_changes: bool| -> Vec<String> {
        let account = Some(lin.account());
        let query = EntryQuery { only_changes, account, limit: 20, ..EntryQuery::default() };
        let page = world.read(|view| journal::list(view, &query)).unwrap();
        assert_eq!(world.read(|it| journal::count(it, &query)).unwrap(), page.rows.len() as u64);
        page.rows.into_iter().map(|it| it.operation).collect()
    };
    let changes = ["customers.update", "customers.create", "accounts.change_password"];
    assert_eq!(told(true), changes);
    assert!(told(false).len() > changes.len());
}
