//! Sample data: there with one command, gone with another.

use clientele_core::{
    choices,
    clock::ScriptedClock,
    customers::{self, At, Bin, Count, Edit, Field, Query},
    imports::{self, State},
    jobs::Job,
    office::{self, Founding, SignedIn},
    samples, tags,
    tasks::{self, TaskFields, TaskFilter},
    words::Language,
};
use clientele_tests::{NOW, World, code, fields, founding};

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
fn a_sample_that_became_somebodys_customer_stays() {
    let world = World::new();
    samples::create(&world.core, &world.boss, &Job::new()).unwrap();
    let id = world.read(|view| customers::find(view, "K000007")).unwrap();
    let set = fields(&[(Field::Name, "真的客户"), (Field::Notes, "真的备注")]);
    let edit = Edit { set, version: None };
    world.write("customers.update", |tx| customers::update(tx, id, &edit)).unwrap();
    let there = world.read(samples::present).unwrap().unwrap();
    assert_eq!((there.customers, there.kept), (60, 1));
    let gone = samples::remove(&world.core, &world.boss, &Job::new()).unwrap();
    assert_eq!((gone.removed, gone.kept), (59, 1));
    assert_eq!(world.read(samples::present).unwrap(), None);
    let kept = world.read(|view| customers::show(view, id)).unwrap();
    assert_eq!(kept.notes.as_deref(), Some("真的备注"));
    assert!(kept.category.is_some());
}

#[test]
fn a_sample_that_was_given_to_somebody_else_stays_theirs() {
    let world = World::new();
    let north = world.department("华北", None);
    let lin = world.person("lin", &["administrator", "manager"], Some(north.id));
    samples::create(&world.core, &lin, &Job::new()).unwrap();
    let id = world.read(|view| customers::find(view, "K000007")).unwrap();
    let set = fields(&[(Field::Owner, "boss"), (Field::Department, "")]);
    let edit = Edit { set, version: None };
    world.write("customers.update", |tx| customers::update(tx, id, &edit)).unwrap();
    let gone = samples::remove(&world.core, &lin, &Job::new()).unwrap();
    assert_eq!((gone.removed, gone.kept), (59, 1));
    assert_eq!(world.read(|view| customers::show(view, id)).unwrap().owner.unwrap(), "boss");
}

#[test]
fn a_sample_that_is_tried_out_is_one_still() {
    let world = World::new();
    samples::create(&world.core, &world.boss, &Job::new()).unwrap();
    let own = world.customer(&world.boss, &[(Field::Name, "真的客户")]).unwrap().id;
    let marked = || {
        let page = world
            .read(|view| customers::list(view, &Query::default(), &At::Start, 100, Count::Exact));
        page.unwrap().rows.iter().filter(|it| it.is_sample).count()
    };
    let shown = |id| world.read(|view| customers::show(view, id)).unwrap().is_sample;
    let find = |no: &str| world.read(|view| customers::find(view, no)).unwrap();
    let (called, tasked, reached) = (find("K000007"), find("K000008"), find("K000009"));
    assert_eq!(marked(), 60);
    assert!(shown(called) && shown(tasked) && shown(reached) && !shown(own));

    let edit = Edit { set: fields(&[(Field::Notes, "打过电话")]), version: None };
    world.write("customers.update", |tx| customers::update(tx, called, &edit)).unwrap();
    let task = TaskFields {
        title: Some("寄样品".to_owned()),
        customer: Some(tasked),
        ..TaskFields::default()
    };
    world.write("tasks.create", |tx| tasks::create(tx, &task)).unwrap();
    assert_eq!(marked(), 60);
    let edit = Edit { set: fields(&[(Field::Phone, "13800138000")]), version: None };
    world.write("customers.update", |tx| customers::update(tx, reached, &edit)).unwrap();
    assert_eq!(marked(), 59);
    assert!(shown(called) && shown(tasked) && !shown(reached));
    let there = world.read(samples::present).unwrap().unwrap();
    assert_eq!(there.customers - there.kept, marked() as u64);

    samples::remove(&world.core, &world.boss, &Job::new()).unwrap();
    assert_eq!(marked(), 0);
}

#[test]
fn samples_are_made_by_who_may() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    assert_eq!(code(samples::create(&world.core, &lin, &Job::new())), "forbidden");
    assert_eq!(world.last_entry(), "samples.create denied");
}

#[test]
fn samples_fit_an_office_wherever_it_stands() {
    for (country, language) in [
        ("DE", Language::En),
        ("DE", Language::ZhCn),
        ("HK", Language::ZhTw),
        ("TW", Language::ZhTw),
        ("US", Language::En),
        ("SG", Language::ZhCn),
    ] {
        let home = tempfile::tempdir().unwrap();
        let founding = Founding { country: country.parse().unwrap(), language, ..founding() };
        let made = office::create(home.path(), &founding, ScriptedClock::at(NOW)).unwrap();
        let SignedIn { core, session, .. } = made.signed_in;
        let sources = || core.read(&session, |view| choices::list(view, "source")).unwrap();
        let before = sources();
        let made = samples::create(&core, &session, &Job::new()).unwrap();
        assert_eq!(made.customers, 60, "{country} {language}");
        assert_eq!(sources(), before, "{country} {language}: no list grows by samples");
    }
}
