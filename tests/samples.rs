//! Sample data: there with one command, gone with another.

use clientele_core::{
    customers::{self, At, Bin, Count, Edit, Field, Query},
    imports::{self, State},
    jobs::Job,
    samples, tags,
    tasks::{self, TaskFilter},
};
use clientele_tests::{World, code, fields};

fn count(world: &World, bin: Bin) -> u64 {
    let query = Query { bin, ..Query::default() };
    let page = world.read(|view| customers::list(view, &query, &At::Start, 1, Count::Exact));
    page.unwrap().total.count
}

#[test]
fn samples_come_with_everything_and_go_without_a_trace() {
    let world = World::new();
    let made = samples::create(&world.core, &world.boss, &Job::new()).unwrap();
    assert_eq!(made.customers, 60);
    assert!(made.tasks > 5);
    assert_eq!(count(&world, Bin::Live), 60);
    let batch = world.read(imports::list).unwrap().remove(0);
    assert!(batch.is_sample && batch.state == State::Done);
    assert!(world.read(tags::list).unwrap().len() > 5);
    let open = |filter| world.read(|view| tasks::list(view, filter, None)).unwrap().len() as u64;
    assert_eq!(open(TaskFilter::Open), made.tasks);
    assert!(open(TaskFilter::Overdue) > 0);
    assert_eq!(code(samples::create(&world.core, &world.boss, &Job::new())), "taken");

    let gone = samples::remove(&world.core, &world.boss, &Job::new()).unwrap();
    assert_eq!((gone.removed, gone.kept), (60, 0));
    assert_eq!((count(&world, Bin::Live), count(&world, Bin::Recycled)), (0, 0));
    assert_eq!(open(TaskFilter::Open), 0);
    assert_eq!(world.read(tags::list).unwrap(), []);
    assert_eq!(world.read(clientele_core::categories::list).unwrap(), []);
    assert_eq!(code(samples::remove(&world.core, &world.boss, &Job::new())), "not_found");
    assert!(world.has_a_whole_journal());
}

#[test]
fn a_sample_that_someone_worked_on_stays() {
    let world = World::new();
    samples::create(&world.core, &world.boss, &Job::new()).unwrap();
    let id = world.read(|view| customers::find(view, "K000007")).unwrap();
    let edit = Edit { set: fields(&[(Field::Notes, "真的客户")]), version: None };
    world.write("customers.update", |tx| customers::update(tx, id, &edit)).unwrap();
    let there = world.read(samples::present).unwrap().unwrap();
    assert_eq!((there.customers, there.kept), (60, 1));
    let gone = samples::remove(&world.core, &world.boss, &Job::new()).unwrap();
    assert_eq!((gone.removed, gone.kept), (59, 1));
    assert_eq!(world.read(samples::present).unwrap(), None);
    let kept = world.read(|view| customers::show(view, id)).unwrap();
    assert_eq!(kept.notes.as_deref(), Some("真的客户"));
    assert!(kept.category.is_some());
}

#[test]
fn samples_are_made_by_who_may() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    assert_eq!(code(samples::create(&world.core, &lin, &Job::new())), "forbidden");
    assert_eq!(world.last_entry(), "samples.create denied");
}
