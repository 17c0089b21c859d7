//! What others have given somebody, told once.

use clientele_core::{
    access::Session,
    customers::{self, Assigned, Field, OpenTasks, Query},
    id::{CustomerId, TaskId},
    jobs::Job,
    journal,
    notices::{self, Given, GivenKind},
    tasks::{self, Done, TaskFields, TaskFilter},
};
use clientele_tests::{World, code};

fn task(world: &World, who: &Session, title: &str, of: CustomerId, assignee: &str) -> TaskId {
    let fields = TaskFields {
        title: Some(title.to_owned()),
        customer: Some(of),
        assignee: Some(assignee.to_owned()),
        ..TaskFields::default()
    };
    world.core.write(who, "tasks.create", |tx| tasks::create(tx, &fields)).unwrap().id
}

fn assign(
    world: &World,
    who: &Session,
    ids: &[CustomerId],
    to: &str,
    open_tasks: OpenTasks,
) -> (Assigned, i64) {
    let query = Query { only: Some(ids.to_vec()), ..Query::default() };
    let done = world.core.write_numbered(who, "customers.assign", |tx| {
        customers::assign_all(tx, &query, to, open_tasks, &Job::new())
    });
    let done = done.unwrap();
    (done.value, done.seq.unwrap())
}

fn given(world: &World, who: &Session, since: i64) -> Vec<(GivenKind, String, u64)> {
    let told = world.core.read(who, |view| notices::list(view, since)).unwrap().given;
    told.into_iter().map(|Given { what, by, count, .. }| (what, by, count)).collect()
}

fn titles(world: &World, who: &Session) -> Vec<String> {
    let list = |view: &clientele_core::View<'_>| tasks::list(view, TaskFilter::Open, None);
    world.core.read(who, list).unwrap().into_iter().map(|it| it.title).collect()
}

#[test]
fn whoever_is_given_customers_and_tasks_is_told_by_whom_until_they_have_looked() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    let ids = ["甲", "乙"].map(|name| world.customer(&world.boss, &[(Field::Name, name)]).unwrap());
    let ids = ids.map(|it| it.id);
    let head = world.core.read(&lin, |view| notices::list(view, 0)).unwrap();
    assert!(head.given.is_empty(), "what the boss keeps is no news");
    assign(&world, &world.boss, &ids, "lin", OpenTasks::Stay);
    task(&world, &world.boss, "打电话", ids[0], "lin");
    task(&world, &world.boss, "自己的事", ids[0], "boss");

    let told = world.core.read(&lin, |view| notices::list(view, head.upto)).unwrap();
    assert_eq!(
        given(&world, &lin, head.upto),
        [
            (GivenKind::Tasks, "陈老板".to_owned(), 1),
            (GivenKind::Customers, "陈老板".to_owned(), 2)
        ]
    );
    let numbers = &told.given[1].file_nos;
    let shown: Vec<String> = ids
        .iter()
        .map(|id| world.core.read(&lin, |view| customers::show(view, *id)).unwrap().file_no)
        .collect();
    assert_eq!(numbers, &shown);
    // Seen is seen, and what one does oneself is no news either.
    assert!(given(&world, &lin, told.upto).is_empty());
    task(&world, &lin, "回访", ids[0], "lin");
    assert!(given(&world, &lin, told.upto).is_empty());
    assert!(given(&world, &world.boss, 0).is_empty());
}

#[test]
fn what_was_taken_back_done_or_deleted_meanwhile_is_not_told() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    let [one, other] =
        ["甲", "乙"].map(|name| world.customer(&world.boss, &[(Field::Name, name)]).unwrap().id);
    let (_, seq) = assign(&world, &world.boss, &[one], "lin", OpenTasks::Stay);
    assign(&world, &world.boss, &[other], "lin", OpenTasks::Stay);
    let done = task(&world, &world.boss, "打电话", other, "lin");
    world.write("tasks.done", |tx| tasks::set_done(tx, done, Done::Yes)).unwrap();
    world.write("journal.undo", |tx| journal::undo(tx, seq, &Job::new())).unwrap();
    assert_eq!(given(&world, &lin, 0), [(GivenKind::Customers, "陈老板".to_owned(), 1)]);
    world.write("customers.delete", |tx| customers::delete(tx, other)).unwrap();
    assert!(given(&world, &lin, 0).is_empty());
}

#[test]
fn open_tasks_of_the_former_owner_follow_the_customer_and_come_back_with_it() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    let wu = world.person("wu", &["sales"], None);
    let hers = world.customer(&lin, &[(Field::Name, "林的客户")]).unwrap().id;
    task(&world, &lin, "报价", hers, "lin");
    let old = task(&world, &lin, "寄样", hers, "lin");
    world.core.write(&lin, "tasks.done", |tx| tasks::set_done(tx, old, Done::Yes)).unwrap();
    task(&world, &world.boss, "对账", hers, "boss");
    let mine = world.customer(&lin, &[(Field::Name, "没有任务")]).unwrap().id;

    let (assigned, seq) = assign(&world, &world.boss, &[hers, mine], "wu", OpenTasks::Follow);
    assert_eq!((assigned.outcome.done, assigned.tasks, assigned.tasks_left), (2, 1, 0));
    assert_eq!(
        world.last_entry(),
        "customers.assign done customers.update customers.update tasks.update"
    );
    assert_eq!(titles(&world, &wu), ["报价"]);
    assert!(titles(&world, &lin).is_empty());
    world.write("journal.undo", |tx| journal::undo(tx, seq, &Job::new())).unwrap();
    assert_eq!(titles(&world, &lin), ["报价"]);
    assert!(titles(&world, &wu).is_empty());

    assign(&world, &world.boss, &[hers], "wu", OpenTasks::Stay);
    assert_eq!(titles(&world, &lin), ["报价"]);
}

#[test]
fn tasks_out_of_reach_stay_and_that_is_counted() {
    let world = World::new();
    let (east, north) = (world.department("华东", None), world.department("华北", None));
    let manager = world.person("guan", &["manager"], Some(east.id));
    let lin = world.person("lin", &["sales"], Some(east.id));
    world.person("wu", &["sales"], Some(east.id));
    let hers = world.customer(&lin, &[(Field::Name, "林的客户")]).unwrap().id;
    task(&world, &lin, "报价", hers, "lin");
    // She moves: her tasks stand in the department that they were made in, her new one elsewhere.
    let patch = clientele_core::accounts::AccountPatch {
        department: Some(Some(north.id)),
        ..Default::default()
    };
    let moved = lin.account();
    world
        .write("accounts.update", |tx| clientele_core::accounts::update(tx, moved, &patch))
        .unwrap();
    task(&world, &world.boss, "催款", hers, "lin");
    let (assigned, _) = assign(&world, &manager, &[hers], "wu", OpenTasks::Follow);
    assert_eq!((assigned.outcome.done, assigned.tasks, assigned.tasks_left), (1, 1, 1));
}

#[test]
fn nobody_of_that_name_is_given_anything() {
    let world = World::new();
    world.customer(&world.boss, &[(Field::Name, "甲")]).unwrap();
    let before = world.journal();
    let refused = world.write("customers.assign", |tx| {
        customers::assign_all(tx, &Query::default(), "无此人", OpenTasks::Follow, &Job::new())
    });
    assert_eq!(code(refused), "invalid");
    assert_eq!(world.journal(), before);
}
