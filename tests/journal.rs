//! The journal: complete, provable, and able to take things back.

mod everything;
mod takes;

use clientele_core::{
    categories::{self, NewCategory},
    choices::{self, NewChoice},
    customers::{self, Edit, Field},
    departments::{self, NewDepartment},
    jobs::Job,
    journal::{self, AnchorState, EntryQuery},
    settings,
    tags::{self, NewTag},
};
use clientele_tests::{CHANGED, PASSWORD, World, code, fields};

fn last_seq(world: &World) -> i64 {
    let query = EntryQuery { limit: 1, ..EntryQuery::default() };
    world.read(|view| journal::list(view, &query)).unwrap().rows[0].seq
}

#[test]
fn an_untouched_log_is_whole_and_anchored() {
    let world = World::new();
    for name in ["甲", "乙", "丙"] {
        world.customer(&world.boss, &[(Field::Name, name)]).unwrap();
    }
    let verdict = world.read(|view| journal::verify(&world.core, view)).unwrap();
    assert!(verdict.is_whole());
    assert_eq!(verdict.anchor, AnchorState::Holds);
    assert_eq!(verdict.entries, world.journal().len() as u64);
}

#[test]
fn an_exported_log_is_proved_anywhere_and_holds_no_personal_values() {
    let world = World::new();
    let written = [(Field::Name, "王大锤"), (Field::Phone, "13800138000")];
    world.customer(&world.boss, &written).unwrap();
    let file = world.home().join("log.jsonl");
    world.write("journal.export", |tx| journal::export(&world.core, tx, &file)).unwrap();
    let verdict = journal::verify_file(&file).unwrap();
    assert_eq!(verdict.first_bad, None);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(!text.contains("王大锤") && !text.contains("13800138000"));

    let lines: Vec<&str> = text.lines().collect();
    let check = |lines: Vec<String>| {
        std::fs::write(&file, lines.join("\n") + "\n").unwrap();
        journal::verify_file(&file).unwrap().first_bad
    };
    let owned = || lines.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    assert_eq!(check(owned()), None);
    let mut modified = owned();
    modified[2] = modified[2].replacen("boss", "b0ss", 1);
    assert_eq!(check(modified), Some(2));
    let mut deleted = owned();
    deleted.remove(1);
    assert_eq!(check(deleted), Some(2));
    let mut reordered = owned();
    reordered.swap(1, 2);
    assert_eq!(check(reordered), Some(2));
    let mut truncated = owned();
    truncated.pop();
    assert!(check(truncated).is_some());
}

#[test]
fn an_edit_is_taken_back_and_the_taking_back_too() {
    let world = World::new();
    let customer =
        world.customer(&world.boss, &[(Field::Name, "甲"), (Field::City, "北京")]).unwrap();
    let edit = Edit {
        set: fields(&[(Field::City, "上海"), (Field::Phone, "13800138000")]),
        version: None,
    };
    world.write("customers.update", |tx| customers::update(tx, customer.id, &edit)).unwrap();
    let show = || {
        let shown = world.read(|view| customers::show(view, customer.id)).unwrap();
        (shown.city.unwrap(), shown.phone.is_some())
    };
    let undo = |seq| world.write("journal.undo", |tx| journal::undo(tx, seq, &Job::new()));
    undo(last_seq(&world)).unwrap();
    assert_eq!(show(), ("北京".to_owned(), false));
    undo(last_seq(&world)).unwrap();
    assert_eq!(show(), ("上海".to_owned(), true));
}

#[test]
fn taking_back_a_deed_to_many_says_how_far_it_is_and_stops_without_a_trace() {
    let world = World::new();
    for number in 0..40 {
        world.customer(&world.boss, &[(Field::Name, &format!("客户{number}"))]).unwrap();
    }
    let set = fields(&[(Field::City, "昆山")]);
    let all = customers::Query::default();
    let done = world
        .write("customers.update_all", |tx| customers::update_all(tx, &all, &set, &Job::new()));
    assert_eq!(done.unwrap().done, 40);
    let seq = last_seq(&world);
    let cities = || {
        let list = |view: &clientele_core::View<'_>| {
            customers::list(view, &all, &customers::At::Start, 100, customers::Count::Exact)
        };
        world.read(list).unwrap().rows.iter().filter(|it| it.city.is_some()).count()
    };
    let stopped = Job::new();
    stopped.cancel();
    let undo = |job: &Job| world.write("journal.undo", |tx| journal::undo(tx, seq, job));
    assert_eq!(code(undo(&stopped)), "cancelled");
    assert_eq!(cities(), 40);
    let job = Job::new();
    undo(&job).unwrap();
    assert_eq!((job.progress().done, job.progress().total), (40, Some(40)));
    assert_eq!(cities(), 0);
}

#[test]
fn a_row_that_was_changed_since_is_not_taken_back() {
    let world = World::new();
    let customer = world.customer(&world.boss, &[(Field::Name, "甲")]).unwrap();
    let created = last_seq(&world);
    let edit = |city: &str| {
        let edit = Edit { set: fields(&[(Field::City, city)]), version: None };
        world.write("customers.update", |tx| customers::update(tx, customer.id, &edit)).unwrap();
        last_seq(&world)
    };
    let first = edit("北京");
    edit("上海");
    // The creation left more than the city: what was worked on since is not thrown away.
    let undo = |seq| code(world.write("journal.undo", |tx| journal::undo(tx, seq, &Job::new())));
    assert_eq!(undo(first), "undo_changed_since");
    assert_eq!(undo(created), "undo_changed_since");
    assert_eq!(undo(999_999), "not_found");
}

#[test]
fn what_the_office_sets_up_can_be_taken_back_as_soon_as_it_was_made() {
    let world = World::new();
    let name = || "华东".to_owned();
    let tag = NewTag { name: name(), colour: None };
    world.write("tags.create", |tx| tags::create(tx, &tag)).unwrap();
    undo_last(&world);
    let category = NewCategory { name: name(), parent: None };
    world.write("categories.create", |tx| categories::create(tx, &category)).unwrap();
    undo_last(&world);
    let choice = NewChoice { list: "source".to_owned(), name: name(), colour: None };
    world.write("choices.create", |tx| choices::create(tx, &choice)).unwrap();
    undo_last(&world);
    let department = NewDepartment { name: name(), parent: None };
    world.write("departments.create", |tx| departments::create(tx, &department)).unwrap();
    undo_last(&world);
    assert!(world.read(tags::list).unwrap().iter().all(|it| it.name != "华东"));
    assert!(world.read(categories::list).unwrap().iter().all(|it| it.name != "华东"));
    assert!(world.read(departments::list).unwrap().iter().all(|it| it.name != "华东"));
    let sources = world.read(|view| choices::list(view, "source")).unwrap();
    assert!(sources.iter().all(|it| it.name.as_deref() != Some("华东")));
}

fn undo_last(world: &World) {
    let seq = last_seq(world);
    world.read(|view| journal::undoable(view, seq)).unwrap();
    world.write("journal.undo", |tx| journal::undo(tx, seq, &Job::new())).unwrap();
}

#[test]
fn what_is_done_again_is_called_so_and_taking_that_back_is_an_undo() {
    let world = World::new();
    world.customer(&world.boss, &[(Field::Name, "甲")]).unwrap();
    let entry = || {
        let query = EntryQuery { limit: 1, ..EntryQuery::default() };
        let newest = world.read(|view| journal::list(view, &query)).unwrap().rows.remove(0);
        (newest.operation, newest.is_redo)
    };
    let undone = |is_redo| ("journal.undo".to_owned(), is_redo);
    undo_last(&world);
    assert_eq!(entry(), undone(false));
    undo_last(&world);
    assert_eq!(entry(), undone(true));
    undo_last(&world);
    assert_eq!(entry(), undone(false));
}

#[test]
fn an_undone_creation_waits_in_the_recycle_bin() {
    let world = World::new();
    let customer = world.customer(&world.boss, &[(Field::Name, "甲")]).unwrap();
    let created = last_seq(&world);
    world.write("journal.undo", |tx| journal::undo(tx, created, &Job::new())).unwrap();
    assert!(world.read(|view| customers::show(view, customer.id)).unwrap().deleted_at.is_some());
    world.write("customers.restore", |tx| customers::restore(tx, customer.id)).unwrap();
    assert!(world.read(|view| customers::show(view, customer.id)).unwrap().deleted_at.is_none());
}

#[test]
fn who_may_read_the_log_still_does_not_read_customers_in_it() {
    let world = World::new();
    let written = [(Field::Name, "王大锤"), (Field::Phone, "13800138000"), (Field::City, "北京")];
    world.customer(&world.boss, &written).unwrap();
    let auditor = world.person("audit", &["auditor"], None);
    let query = EntryQuery { limit: 100, ..EntryQuery::default() };
    let page = world.core.read(&auditor, |view| journal::list(view, &query)).unwrap();
    let text = serde_json::to_string(&page).unwrap();
    assert!(!text.contains("王大锤") && !text.contains("13800138000"));
    assert!(text.contains("北京"));
    let sales = world.person("lin", &["sales"], None);
    assert_eq!(code(world.core.read(&sales, |view| journal::list(view, &query))), "forbidden");
}

#[test]
fn the_history_of_a_customer_tells_field_by_field() {
    let world = World::new();
    let customer =
        world.customer(&world.boss, &[(Field::Name, "甲"), (Field::City, "北京")]).unwrap();
    let edit = Edit { set: fields(&[(Field::City, "上海")]), version: None };
    world.write("customers.update", |tx| customers::update(tx, customer.id, &edit)).unwrap();
    let history = world.read(|view| customers::history(view, customer.id)).unwrap();
    let newest = &history[0].changes[0].fields;
    assert_eq!(newest.len(), 1);
    assert_eq!((newest[0].before.as_str(), newest[0].after.as_str()), (Some("北京"), Some("上海")));
    assert_eq!(history.len(), 2);
    assert_eq!(history[0].who, "陈老板");
}

#[test]
fn an_operation_knows_the_number_that_takes_it_back_and_one_that_changed_nothing_has_none() {
    let world = World::new();
    let customer = world.customer(&world.boss, &[(Field::Name, "甲")]).unwrap();
    let edit = |city: &str| Edit { set: fields(&[(Field::City, city)]), version: None };
    let done = world
        .core
        .write_numbered(&world.boss, "customers.update", |tx| {
            customers::update(tx, customer.id, &edit("昆山"))
        })
        .unwrap();
    assert_eq!(done.seq, Some(last_seq(&world)));
    world.write("journal.undo", |tx| journal::undo(tx, done.seq.unwrap(), &Job::new())).unwrap();
    let now = world.read(|view| customers::show(view, customer.id)).unwrap();
    assert_eq!(now.city, None);

    let nothing = world.core.write_numbered(&world.boss, "tags.add", |_| Ok(())).unwrap();
    assert_eq!(nothing.seq, None);
}

#[test]
fn entries_are_chosen_by_person_operation_and_day_and_counted() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    world.customer(&lin, &[(Field::Name, "甲")]).unwrap();
    world.clock.pass(24 * 3_600_000);
    let late = world.office.sign_in("lin", CHANGED).unwrap().session;
    world.customer(&late, &[(Field::Name, "乙")]).unwrap();
    let boss = world.office.sign_in("boss", PASSWORD).unwrap().session;
    let today = world.core.read(&boss, |view| Ok(settings::get(view))).unwrap();
    let today = today.date_of(world.core.now().wall_ms);

    let told = |query: &EntryQuery| {
        world
            .core
            .read(&boss, |view| Ok((journal::list(view, query)?, journal::count(view, query)?)))
            .unwrap()
    };
    let of_lin = EntryQuery {
        account: Some(lin.account()),
        operations: vec!["customers.create".to_owned()],
        limit: 10,
        ..EntryQuery::default()
    };
    let (page, count) = told(&of_lin);
    assert_eq!((page.rows.len(), count), (2, 2));
    let (page, count) = told(&EntryQuery { from: Some(today), ..of_lin.clone() });
    assert_eq!((page.rows[0].changes[0].name.as_deref(), count), (Some("乙"), 1));
    let (page, count) = told(&EntryQuery { to: today.pred_opt(), ..of_lin.clone() });
    assert_eq!((page.rows[0].changes[0].name.as_deref(), count), (Some("甲"), 1));
    let (page, count) = told(&EntryQuery { skip: 1, limit: 1, ..of_lin.clone() });
    assert_eq!((page.rows[0].changes[0].name.as_deref(), page.next, count), (Some("甲"), None, 2));

    let id = page.rows[0].changes[0].entity_id;
    let of_row =
        EntryQuery { entity: Some("customers".to_owned()), entity_id: Some(id), ..of_lin.clone() };
    assert_eq!(told(&of_row).1, 1);
    assert_eq!(told(&EntryQuery { from: Some(today), ..of_row }).1, 0);
    let known = world.core.read(&boss, journal::operations).unwrap();
    assert!(known.contains(&"customers.create".to_owned()), "{known:?}");
}

#[test]
fn an_auditor_knows_a_customer_by_its_number_and_no_name() {
    let world = World::new();
    let customer = world.customer(&world.boss, &[(Field::Name, "王大锤")]).unwrap();
    let auditor = world.person("audit", &["auditor"], None);
    let query =
        EntryQuery { entity: Some("customers".to_owned()), limit: 1, ..EntryQuery::default() };
    let name = |who| {
        let page = world.core.read(who, |view| journal::list(view, &query)).unwrap();
        page.rows[0].changes[0].name.clone().unwrap()
    };
    assert_eq!(name(&auditor), customer.file_no);
    assert_eq!(name(&world.boss), "王大锤");
}

#[test]
fn what_cannot_be_taken_back_says_so_before_anyone_tries() {
    let world = World::new();
    let customer = world.customer(&world.boss, &[(Field::Name, "甲")]).unwrap();
    let edit = |city: &str| {
        let edit = Edit { set: fields(&[(Field::City, city)]), version: None };
        world.write("customers.update", |tx| customers::update(tx, customer.id, &edit)).unwrap();
        last_seq(&world)
    };
    let undoable = |seq| code(world.read(|view| journal::undoable(view, seq)));
    let first = edit("北京");
    world.read(|view| journal::undoable(view, first)).unwrap();
    edit("上海");
    assert_eq!(undoable(first), "undo_changed_since");
    let issued = world.write("accounts.reset_password", |tx| {
        clientele_core::accounts::reset_password(tx, world.boss.account())
    });
    drop(issued.unwrap());
    let journaled = world.core.dump_for_tests().unwrap()["operations"].len();
    assert_eq!(undoable(i64::try_from(journaled).unwrap()), "undo_not_possible");
}
