//! Contacts: the people at a customer.

use clientele_core::{
    contacts::{self, ContactFields},
    customers::{self, At, Count, Field, Query, Written},
};
use clientele_tests::{World, code};

fn person(name: &str, phone: &str) -> ContactFields {
    ContactFields {
        name: Some(name.to_owned()),
        phone: Some(Written::from(phone)),
        ..ContactFields::default()
    }
}

#[test]
fn a_customer_is_found_by_its_people_and_no_longer_when_they_leave() {
    let world = World::new();
    let firm = world.customer(&world.boss, &[(Field::Name, "恒达贸易有限公司")]).unwrap();
    let add = |fields: &ContactFields| {
        world.write("contacts.add", |tx| contacts::add(tx, firm.id, fields))
    };
    let wang = add(&person("王伟", "13800138000")).unwrap();
    let li =
        add(&ContactFields { is_primary: Some(true), ..person("李娜", "13900139000") }).unwrap();
    let count = |text: &str| {
        let query = Query { search: Some(text.to_owned()), ..Query::default() };
        let page = world.read(|view| customers::list(view, &query, &At::Start, 10, Count::Exact));
        page.unwrap().total.count
    };
    assert_eq!((count("王伟"), count("lina"), count("9000")), (1, 1, 1));
    let shown = world.read(|view| customers::show(view, firm.id)).unwrap();
    let names: Vec<_> = shown.contacts.iter().map(|it| (&*it.name, it.is_primary)).collect();
    assert_eq!(names, [("李娜", true), ("王伟", false)]);
    world.write("contacts.remove", |tx| contacts::remove(tx, wang.id)).unwrap();
    assert_eq!((count("王伟"), count("8000"), count("李娜")), (0, 0, 1));
    assert!(li.is_primary);
}

#[test]
fn people_follow_their_customer() {
    let world = World::new();
    let firm = world.customer(&world.boss, &[(Field::Name, "恒达贸易有限公司")]).unwrap();
    let lin = world.person("lin", &["sales"], None);
    let stranger = world.core.write(&lin, "contacts.add", |tx| {
        contacts::add(tx, firm.id, &person("王伟", "13800138000"))
    });
    assert_eq!(code(stranger), "not_found");
    let service = world.person("he", &["service"], None);
    let seen = world.core.write(&service, "contacts.add", |tx| {
        contacts::add(tx, firm.id, &person("王伟", "13800138000"))
    });
    assert_eq!(code(seen), "forbidden");
}
