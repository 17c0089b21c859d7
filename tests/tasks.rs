//! Tasks: what is to be done, by whom, by when.

use clientele_core::{
    customers::{self, Field},
    notices,
    reports::{self, Report, Scope},
    tasks::{self, Done, TaskFields, TaskFilter},
    words::Language,
};
use clientele_tests::{World, code};

fn task(title: &str, due_on: &str) -> TaskFields {
    TaskFields {
        title: Some(title.to_owned()),
        due_on: Some(due_on.to_owned()),
        ..TaskFields::default()
    }
}

#[test]
fn the_most_urgent_task_comes_first_and_leaves_when_done() {
    let world = World::new();
    let create =
        |fields: &TaskFields| world.write("tasks.create", |tx| tasks::create(tx, fields)).unwrap();
    create(&task("回访", "2026年11月25日"));
    let late = create(&task("报价", "2026-11-20"));
    create(&task("寄样", ""));
    let titles = |filter| {
        let tasks = world.read(|view| tasks::list(view, filter, None)).unwrap();
        tasks.into_iter().map(|it| it.title).collect::<Vec<_>>()
    };
    assert_eq!(titles(TaskFilter::Open), ["报价", "回访", "寄样"]);
    assert_eq!(titles(TaskFilter::Overdue), ["报价"]);
    assert_eq!(titles(TaskFilter::Week), ["报价", "回访"]);
    world.write("tasks.done", |tx| tasks::set_done(tx, late.id, Done::Yes)).unwrap();
    assert_eq!(titles(TaskFilter::Overdue), Vec::<String>::new());
    assert_eq!(titles(TaskFilter::Done), ["报价"]);
}

#[test]
fn a_task_about_a_customer_out_of_reach_does_not_tell_its_name() {
    let world = World::new();
    let secret = world.customer(&world.boss, &[(Field::Name, "老板的客户")]).unwrap();
    let lin = world.person("lin", &["sales"], None);
    let fields = TaskFields {
        customer: Some(secret.id),
        assignee: Some("lin".to_owned()),
        ..task("送货", "2026-11-23")
    };
    world.write("tasks.create", |tx| tasks::create(tx, &fields)).unwrap();
    let seen = world.core.read(&lin, |view| tasks::list(view, TaskFilter::Open, None)).unwrap();
    assert_eq!((seen[0].title.as_str(), seen[0].customer_name.as_deref()), ("送货", None));
    let own = TaskFields { customer: Some(secret.id), ..task("偷看", "") };
    let peek = world.core.write(&lin, "tasks.create", |tx| tasks::create(tx, &own));
    assert_eq!(code(peek), "not_found");
}

#[test]
fn tasks_of_a_customer_in_the_recycle_bin_wait_there_and_come_back_with_it() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    let gone = world.customer(&lin, &[(Field::Name, "恒达")]).unwrap().id;
    let stays = world.customer(&lin, &[(Field::Name, "海蓝")]).unwrap().id;
    let since = world.core.read(&lin, |view| notices::list(view, 0)).unwrap().upto;
    for (title, customer) in [("报价", Some(gone)), ("回访", Some(stays)), ("报税", None)] {
        let assignee = Some("lin".to_owned());
        let fields = TaskFields { customer, assignee, ..task(title, "2026-11-20") };
        world.write("tasks.create", |tx| tasks::create(tx, &fields)).unwrap();
    }
    let late = || -> Vec<String> {
        let listed = world.core.read(&lin, |view| tasks::list(view, TaskFilter::Overdue, None));
        listed.unwrap().into_iter().map(|it| it.title).collect()
    };
    let told = || world.core.read(&lin, |view| notices::list(view, since)).unwrap().given[0].count;
    let due = || {
        let scope = Scope::default();
        let report = |view: &clientele_core::View<'_>| {
            reports::data(view, &Report::FollowUps, &scope, Language::ZhCn)
        };
        let data = world.core.read(&lin, report).unwrap();
        data.sections.iter().find(|it| it.key == "overdue").map(|it| it.rows.len())
    };
    assert_eq!(late(), ["报价", "回访", "报税"]);
    assert_eq!((told(), due()), (3, Some(3)));

    world.write("customers.delete", |tx| customers::delete(tx, gone)).unwrap();
    assert_eq!(late(), ["回访", "报税"]);
    assert_eq!((told(), due()), (2, Some(2)));
    let of = |it| world.core.read(&lin, |view| tasks::list(view, TaskFilter::Open, Some(it)));
    assert_eq!(of(gone).unwrap().len(), 1, "whoever looks at the customer is told of them");
    assert_eq!(of(stays).unwrap().len(), 1);

    world.write("customers.restore", |tx| customers::restore(tx, gone)).unwrap();
    assert_eq!(late(), ["报价", "回访", "报税"]);
    assert_eq!((told(), due()), (3, Some(3)));
}

#[test]
fn a_line_says_what_and_when() {
    let world = World::new();
    // It is Saturday, 21 November 2026, in the office.
    let read = |line: &str| world.read(|view| tasks::read_line(view, line)).unwrap();
    let found = read("周五 寄样品").unwrap();
    assert_eq!((found.title.as_str(), found.words.as_str()), ("寄样品", "周五"));
    assert_eq!(found.due_on.to_string(), "2026-11-27");
    assert_eq!(read("寄样品"), None);
    let reader = world.person("du", &["read_only"], None);
    let refused = world.core.read(&reader, |view| tasks::read_line(view, "明天 寄样品"));
    assert_eq!(code(refused), "forbidden");
}
