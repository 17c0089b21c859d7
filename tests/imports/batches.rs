//! An import as a whole: stopped midway, taken back, found again by its customers.

use super::*;

/// A clock that does something once a job has come so far.
struct Watching<F> {
    inner: Arc<ScriptedClock>,
    job: Job,
    after: u64,
    then: F,
}

impl<F: Fn(&Job) + Send + Sync + 'static> Clock for Watching<F> {
    fn now(&self) -> Moment {
        if self.job.progress().done >= self.after && !std::thread::panicking() {
            (self.then)(&self.job);
        }
        self.inner.now()
    }
}

/// Imports 4,500 rows into an office of its own, where `then` happens after the first two thousand.
fn interrupted(
    then: impl Fn(&Job) + Send + Sync + 'static,
) -> (tempfile::TempDir, Arc<ScriptedClock>, Option<String>) {
    let world = World::new();
    let mut lines = "姓名,手机\n".to_owned();
    for n in 0..4_500 {
        lines.push_str(&format!("客户{n},138{n:08}\n"));
    }
    let source = sheet(&world, &lines);
    interrupted_in(world, &source, then)
}

/// Imports a file, during which `then` happens after the first two thousand rows.
pub(super) fn interrupted_in(
    world: World,
    source: &Source,
    then: impl Fn(&Job) + Send + Sync + 'static,
) -> (tempfile::TempDir, Arc<ScriptedClock>, Option<String>) {
    let (home, inner) = world.close();
    let job = Job::new();
    let clock = Watching { inner: inner.clone(), job: job.clone(), after: 2_000, then };
    let office = reopen(home.path(), Arc::new(clock));
    let boss = office.sign_in("boss", PASSWORD).unwrap();
    let run = || imports::run(&boss.core, &boss.session, source, &Options::default(), &job);
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run));
    (home, inner, outcome.ok().map(code))
}

#[test]
fn a_cancelled_import_keeps_what_it_has_written_and_can_be_taken_back() {
    let (home, clock, outcome) = interrupted(Job::cancel);
    assert_eq!(outcome.as_deref(), Some("cancelled"));
    must_be_stopped_and_can_be_taken_back(&home, clock);
}

#[test]
fn an_import_that_died_is_stopped_when_the_office_opens_again() {
    let (home, clock, outcome) = interrupted(|_| panic!("the program ends here"));
    assert_eq!(outcome, None);
    must_be_stopped_and_can_be_taken_back(&home, clock);
}

fn must_be_stopped_and_can_be_taken_back(home: &tempfile::TempDir, clock: Arc<ScriptedClock>) {
    let office = reopen(home.path(), clock);
    let SignedIn { core, session, .. } = office.sign_in("boss", PASSWORD).unwrap();
    let batch = core.read(&session, imports::list).unwrap().remove(0);
    assert_eq!((batch.state, batch.rows, batch.new), (State::Stopped, 2_000, 2_000));
    assert_eq!(batch.total, 4_500, "how far it came can be said");
    let count = |bin| {
        let query = Query { bin, ..Query::default() };
        let page = |view: &View<'_>| customers::list(view, &query, &At::Start, 1, Count::Exact);
        core.read(&session, page).unwrap().total.count
    };
    assert_eq!(count(Bin::Live), 2_000);
    let undone = imports::undo(&core, &session, batch.id, &Job::new()).unwrap();
    assert_eq!((undone.undone, undone.kept), (2_000, 0));
    assert_eq!((count(Bin::Live), count(Bin::Recycled)), (0, 2_000));
    let again = imports::undo(&core, &session, batch.id, &Job::new());
    assert_eq!(code(again), "undo_not_possible");
    let verdict = core.read(&session, |view| journal::verify(&core, view)).unwrap();
    assert!(verdict.is_whole());
}

#[test]
fn a_stopped_import_is_told_of_for_seven_days_of_work_whatever_the_clock_says() {
    const DAY: u64 = 24 * 3_600_000;
    let (home, clock, _) = interrupted(Job::cancel);
    let told = || {
        let office = reopen(home.path(), clock.clone());
        let SignedIn { core, session, .. } = office.sign_in("boss", PASSWORD).unwrap();
        core.read(&session, imports::stopped).unwrap()
    };
    assert!(told().is_some());
    // The battery of the clock was empty: it says another year for a day.
    let right = clock.now().wall_ms;
    clock.set_wall(right + 400 * i64::try_from(DAY).unwrap());
    assert!(told().is_some());
    clock.set_wall(right);
    for _ in 0..5 {
        clock.pass(DAY);
        assert!(told().is_some());
    }
    assert!(told().is_some(), "a day is counted once");
    clock.pass(DAY);
    assert_eq!(told(), None);
}

#[test]
fn a_stopped_import_that_was_taken_back_is_told_of_no_more() {
    let (home, clock, _) = interrupted(Job::cancel);
    let office = reopen(home.path(), clock);
    let SignedIn { core, session, .. } = office.sign_in("boss", PASSWORD).unwrap();
    let stopped = core.read(&session, imports::stopped).unwrap().unwrap();
    imports::undo(&core, &session, stopped, &Job::new()).unwrap();
    assert_eq!(core.read(&session, imports::stopped).unwrap(), None);
}

#[test]
fn taking_an_import_back_spares_what_someone_worked_on() {
    let world = World::new();
    let lines =
        "姓名,手机\n张三,13800138000\n李四,13900139000\n王五,13700137000\n赵六,13600136000\n";
    let report = run(&world, &sheet(&world, lines));
    let batch = report.batch.unwrap();
    let edit = Edit { set: fields(&[(Field::City, "北京")]), version: None };
    let zhang = named(&world, "张三").id;
    world.write("customers.update", |tx| customers::update(tx, zhang, &edit)).unwrap();
    let li = named(&world, "李四").id;
    let contact = contacts::ContactFields { name: Some("秘书".to_owned()), ..Default::default() };
    world.write("contacts.add", |tx| contacts::add(tx, li, &contact)).unwrap();
    let wang = named(&world, "王五").id;
    world.write("customers.delete", |tx| customers::delete(tx, wang)).unwrap();

    let undone = imports::undo(&world.core, &world.boss, batch, &Job::new()).unwrap();
    assert_eq!((undone.undone, undone.kept), (1, 2));
    let left: Vec<_> = customers(&world).into_iter().map(|it| it.name).collect();
    assert_eq!(left, ["张三", "李四"]);
    assert_eq!(list(&world, Bin::Recycled).len(), 2);
    let batch = world.read(imports::list).unwrap().remove(0);
    assert_eq!(batch.state, State::Undone);
    let journal = world.journal();
    assert_eq!(
        journal[journal.len() - 2..],
        ["imports.undo done customers.update", "imports.undo done imports.update"]
    );
}

#[test]
fn customers_are_found_by_the_import_that_made_them() {
    let world = World::new();
    world.customer(&world.boss, &[(Field::Name, "手工录入"), (Field::City, "昆山")]).unwrap();
    let first = run(&world, &sheet(&world, "姓名,城市\n张三,昆山\n李四,上海\n")).batch.unwrap();
    let found = |text: &str| filtered(&world, &world.boss, text).unwrap();
    // Held in memory from here on: what comes in later is taken in.
    assert_eq!(found(&format!("import={}", first.get())), ["张三", "李四"]);
    let second = run(&world, &sheet(&world, "姓名,城市\n王五,昆山\n")).batch.unwrap();
    assert_eq!(found(&format!("import={}", second.get())), ["王五"]);
    assert_eq!(found(&format!("import in ({},{})", first.get(), second.get())).len(), 3);
    assert_eq!(found(&format!("import!={}", first.get())), ["手工录入", "王五"]);
    assert_eq!(found("import is null"), ["手工录入"]);
    assert_eq!(found("import is not null"), ["张三", "李四", "王五"]);
    // The city is not held in memory: SQL tells the same.
    assert_eq!(found(&format!("import={} and city=昆山", first.get())), ["张三"]);
    let refused = |text: &str| code(filtered(&world, &world.boss, text));
    assert_eq!(refused("import=99"), "invalid");
    assert_eq!(refused("import=list.csv"), "invalid");
    assert_eq!(refused("import>1"), "unknown_field");

    imports::undo(&world.core, &world.boss, first, &Job::new()).unwrap();
    assert_eq!(found(&format!("import={}", first.get())), Vec::<String>::new());
}

#[test]
fn taking_an_import_back_gives_those_it_changed_what_they_had_before() {
    let world = World::new();
    let of_zhang = [
        (Field::Name, "张三"),
        (Field::Phone, "13800138000"),
        (Field::City, "昆山"),
        (Field::Notes, "欠款800"),
    ];
    let of_li = [(Field::Name, "李四"), (Field::Phone, "13900139000"), (Field::City, "苏州")];
    world.customer(&world.boss, &of_zhang).unwrap();
    let li = world.customer(&world.boss, &of_li).unwrap().id;
    world.customer(&world.boss, &[(Field::Name, "华光有限公司")]).unwrap();
    let lines = "姓名,手机,城市,备注,联系人\n张三,13800138000,北京,付清,\n李四,13900139000,北京,改过,\n\
                 张三,13800138000,上海,又改,\n华光有限公司,,,,王芳\n新来的,13700137000,,,\n";
    let options = Options { on_duplicate: OnDuplicate::Update, ..Options::default() };
    let report = run_as(&world, &world.boss, &sheet(&world, lines), &options);
    assert_eq!(named(&world, "张三").city.as_deref(), Some("北京"));
    assert_eq!(named(&world, "华光有限公司").contacts.len(), 1);
    let edit = Edit { set: fields(&[(Field::City, "无锡")]), version: None };
    world.write("customers.update", |tx| customers::update(tx, li, &edit)).unwrap();

    let batch = report.batch.unwrap();
    let undone = imports::undo(&world.core, &world.boss, batch, &Job::new()).unwrap();
    assert_eq!((undone.undone, undone.restored, undone.kept), (1, 2, 1));
    let zhang = named(&world, "张三");
    assert_eq!((zhang.city.as_deref(), zhang.notes.as_deref()), (Some("昆山"), Some("欠款800")));
    let li = named(&world, "李四");
    assert_eq!(li.city.as_deref(), Some("无锡"), "what somebody changed since stays");
    assert_eq!(li.notes, None, "and the rest of them is as before");
    assert_eq!(named(&world, "华光有限公司").contacts, []);
    assert_eq!(list(&world, Bin::Recycled).len(), 1);
    assert!(world.has_a_whole_journal());
}

#[test]
fn a_customer_that_is_out_of_reach_since_keeps_what_the_import_wrote() {
    let world = World::new();
    let north = world.department("华北", None);
    world.department("华南", None);
    let chief = world.person("chief", &["manager"], Some(north.id));
    let zhang = [(Field::Name, "张三"), (Field::Phone, "13800138000"), (Field::City, "昆山")];
    let zhang = world.customer(&chief, &zhang).unwrap().id;
    let options = Options { on_duplicate: OnDuplicate::Update, ..Options::default() };
    let lines = "姓名,手机,城市\n张三,13800138000,北京\n李四,13900139000,北京\n";
    let batch = run_as(&world, &chief, &sheet(&world, lines), &options).batch.unwrap();
    let away = [(Field::Owner, "boss"), (Field::Department, "华南")];
    let edit = Edit { set: fields(&away), version: None };
    world.write("customers.update", |tx| customers::update(tx, zhang, &edit)).unwrap();

    let undone = imports::undo(&world.core, &chief, batch, &Job::new()).unwrap();
    assert_eq!((undone.undone, undone.restored, undone.kept), (1, 0, 1));
    assert_eq!(named(&world, "张三").city.as_deref(), Some("北京"));
}
