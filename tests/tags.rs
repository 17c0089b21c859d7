//! Tags: marking, merging, and taking it back.

use clientele_core::{
    customers::{self, Edit, Field},
    jobs::Job,
    journal,
    tags::{self, NewTag},
};
use clientele_tests::{World, code, fields};

fn tag(world: &World, name: &str) -> clientele_core::tags::Tag {
    let new = NewTag { name: name.to_owned(), colour: None };
    world.write("tags.create", |tx| tags::create(tx, &new)).unwrap()
}

fn uses(world: &World) -> Vec<(String, u64)> {
    let tags = world.read(tags::list).unwrap();
    tags.into_iter().map(|it| (it.name, it.customers)).collect()
}

#[test]
fn merged_tags_leave_their_customers_marked_and_can_be_parted_again() {
    let world = World::new();
    let (vip, big) = (tag(&world, "VIP"), tag(&world, "大客户"));
    world.customer(&world.boss, &[(Field::Name, "甲"), (Field::Tags, "VIP")]).unwrap();
    world.customer(&world.boss, &[(Field::Name, "乙"), (Field::Tags, "VIP、大客户")]).unwrap();
    world.write("tags.merge", |tx| tags::merge(tx, vip.id, big.id)).unwrap();
    assert_eq!(uses(&world), [("大客户".to_owned(), 2)]);
    assert_eq!(world.last_entry(), "tags.merge done tags.update tags.delete");

    let seq = world.core.read(&world.boss, |view| {
        journal::list(view, &journal::EntryQuery { limit: 1, ..Default::default() })
    });
    let seq = seq.unwrap().rows[0].seq;
    world.write("journal.undo", |tx| journal::undo(tx, seq, &Job::new())).unwrap();
    assert_eq!(uses(&world), [("VIP".to_owned(), 2), ("大客户".to_owned(), 1)]);
}

#[test]
fn a_deleted_tag_is_gone_from_its_customers() {
    let world = World::new();
    let vip = tag(&world, "VIP");
    let customer =
        world.customer(&world.boss, &[(Field::Name, "甲"), (Field::Tags, "VIP")]).unwrap();
    world.write("tags.delete", |tx| tags::delete(tx, vip.id)).unwrap();
    let shown = world.read(|view| customers::show(view, customer.id)).unwrap();
    assert_eq!(shown.tags, Vec::<String>::new());
    let edit = Edit { set: fields(&[(Field::Tags, "VIP")]), version: None };
    let unknown = world.write("customers.update", |tx| customers::update(tx, customer.id, &edit));
    assert_eq!(code(unknown), "invalid");
}

#[test]
fn tags_are_alike_in_every_width_and_case() {
    let world = World::new();
    tag(&world, "VIP");
    let new = NewTag { name: "ｖｉｐ".to_owned(), colour: None };
    assert_eq!(code(world.write("tags.create", |tx| tags::create(tx, &new))), "taken");
    let comma = NewTag { name: "一、二".to_owned(), colour: None };
    assert_eq!(code(world.write("tags.create", |tx| tags::create(tx, &comma))), "invalid");
}

/// Each entry of a customer's history as `operation: before → after` of its tags.
fn told(world: &World, id: clientele_core::id::CustomerId) -> Vec<String> {
    let history = world.read(|view| customers::history(view, id)).unwrap();
    let line = |entry: &journal::Entry| {
        let fields = entry.changes.iter().flat_map(|it| &it.fields);
        let tags = fields.into_iter().find(|it| it.field == "tags")?;
        Some(format!("{}: {} → {}", entry.operation, tags.before, tags.after))
    };
    history.iter().filter_map(line).collect()
}

#[test]
fn the_history_of_a_customer_tells_what_became_of_its_tags() {
    let world = World::new();
    let (vip, big) = (tag(&world, "VIP"), tag(&world, "大客户"));
    let marked = |name: &str, tags: &str| {
        world.customer(&world.boss, &[(Field::Name, name), (Field::Tags, tags)]).unwrap().id
    };
    let (one, both, none) = (marked("甲", "VIP"), marked("乙", "VIP、大客户"), marked("丙", ""));
    world.write("tags.merge", |tx| tags::merge(tx, vip.id, big.id)).unwrap();
    let query = journal::EntryQuery { limit: 1, ..Default::default() };
    let merged = world.read(|view| journal::list(view, &query)).unwrap().rows[0].seq;
    assert_eq!(
        told(&world, one),
        ["tags.merge: [\"VIP\"] → [\"大客户\"]", "customers.create: null → [\"VIP\"]"]
    );
    assert_eq!(told(&world, both)[0], "tags.merge: [\"VIP\",\"大客户\"] → [\"大客户\"]");
    assert_eq!(told(&world, none).len(), 1);

    world.write("journal.undo", |tx| journal::undo(tx, merged, &Job::new())).unwrap();
    assert_eq!(told(&world, one)[0], "journal.undo: [\"大客户\"] → [\"VIP\"]");
    world.write("tags.delete", |tx| tags::delete(tx, big.id)).unwrap();
    assert_eq!(told(&world, both)[0], "tags.delete: [\"VIP\",\"大客户\"] → [\"VIP\"]");
    assert_eq!(told(&world, one).len(), 3);
    let history = world.read(|view| customers::history(view, one)).unwrap();
    assert_eq!(history[0].who, "陈老板");

    // The log, narrowed down to a customer, tells the same: two entries a page, and to an auditor too,
    // who sees that something was done to it, and of no name what it was.
    let auditor = world.person("audit", &["auditor"], None);
    for (id, name) in [(one, "甲"), (both, "乙"), (none, "丙")] {
        let history = world.read(|view| customers::history(view, id)).unwrap();
        assert_eq!(narrowed(&world, &world.boss, id), history);
        let audited = narrowed(&world, &auditor, id);
        let seqs =
            |entries: &[journal::Entry]| -> Vec<i64> { entries.iter().map(|it| it.seq).collect() };
        assert_eq!(seqs(&audited), seqs(&history));
        assert!(!serde_json::to_string(&audited).unwrap().contains(name));
    }
}

/// The log of one customer, put together from its pages.
fn narrowed(
    world: &World,
    who: &clientele_core::access::Session,
    id: clientele_core::id::CustomerId,
) -> Vec<journal::Entry> {
    let mut query = journal::EntryQuery {
        entity: Some("customers".to_owned()),
        entity_id: Some(id.get()),
        limit: 2,
        ..Default::default()
    };
    let mut rows = Vec::new();
    loop {
        let page = world.core.read(who, |view| journal::list(view, &query)).unwrap();
        assert!(page.rows.len() <= 2);
        rows.extend(page.rows);
        query.before = page.next;
        if page.next.is_none() {
            return rows;
        }
    }
}
