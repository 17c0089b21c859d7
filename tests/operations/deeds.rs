//! How each operation of core is done to a record, in one line or a few.

use Deed::{Read, Whole, Write};
use clientele_core::{
    Error, Result, Tx, View,
    access::{AccountState, Session},
    accounts::{self, AccountPatch, NewAccount},
    backups,
    categories::{self, NewCategory},
    choices::{self, NewChoice},
    contacts::{self, ContactFields},
    customers::{self, At, Bin, Count, Edit, Field, OpenTasks, Query, Tagging},
    departments::{self, NewDepartment},
    exports, imports,
    jobs::Job,
    journal, looks, notices, recovery, reports, samples, settings,
    tags::{self, NewTag},
    tasks::{self, Done, TaskFields, TaskFilter},
    vault,
    words::Language,
};
use clientele_tests::{CHANGED, fields};

use super::scene::{Scene, Target};

/// Whether the answer tells of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    Yes,
    No,
}

pub enum Deed {
    /// Answers within one reading transaction.
    Read(fn(&Scene, &View<'_>, &Target) -> Result<Seen>),
    /// Writes within one transaction.
    Write(fn(&Scene, &mut Tx<'_>, &Target) -> Result<()>),
    /// Has transactions of its own: so many of them leave an entry when all goes well.
    Whole(usize, fn(&Scene, &Session, &Target) -> Result<Seen>),
}

pub struct Operation {
    /// The function of core.
    pub name: &'static str,
    /// What the journal calls it; none for what only reads.
    pub entry: Option<&'static str>,
    pub deed: Deed,
}

const fn read(
    name: &'static str,
    deed: fn(&Scene, &View<'_>, &Target) -> Result<Seen>,
) -> Operation {
    Operation { name, entry: None, deed: Read(deed) }
}

const fn write(
    name: &'static str,
    entry: &'static str,
    deed: fn(&Scene, &mut Tx<'_>, &Target) -> Result<()>,
) -> Operation {
    Operation { name, entry: Some(entry), deed: Write(deed) }
}

const fn whole(
    name: &'static str,
    entry: &'static str,
    entries: usize,
    deed: fn(&Scene, &Session, &Target) -> Result<Seen>,
) -> Operation {
    Operation { name, entry: Some(entry), deed: Whole(entries, deed) }
}

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    // --- customers
    write("customers::create", "customers.create", |_, tx, it| {
        let new = fields(&[(Field::Name, "新客户"), (Field::Owner, &it.owner)]);
        customers::create(tx, &new).map(drop)
    }),
    read("customers::find", |_, view, it| told(customers::find(view, &it.file_no))),
    read("customers::show", |_, view, it| told(customers::show(view, it.customer))),
    read("customers::list", |_, view, it| {
        let live = listed(view, it, Bin::Live)?;
        // Who may not delete has no recycle bin to look into.
        let binned = listed(view, it, Bin::Recycled).unwrap_or(Seen::No);
        Ok(if live == Seen::Yes { live } else { binned })
    }),
    read("customers::nearest", |_, view, it| {
        let page = customers::nearest(view, &it.name, 50)?;
        Ok(seen(page.rows.iter().any(|row| row.id == it.customer)))
    }),
    read("customers::count", |_, view, it| {
        let query = |bin| Query { bin, only: Some(vec![it.customer]), ..Query::default() };
        let live = customers::count(view, &query(Bin::Live))?;
        let binned = customers::count(view, &query(Bin::Recycled)).unwrap_or(0);
        Ok(seen(live + binned > 0))
    }),
    read("customers::find_duplicates", |_, view, it| {
        let found = customers::find_duplicates(view, &fields(&[(Field::Name, &it.name)]))?;
        Ok(seen(found.iter().any(|found| found.id == Some(it.customer))))
    }),
    read("customers::history", |_, view, it| told(customers::history(view, it.customer))),
    write("customers::update", "customers.update", |_, tx, it| {
        let edit = Edit { set: fields(&[(Field::City, "苏州")]), version: None };
        customers::update(tx, it.customer, &edit).map(drop)
    }),
    write("customers::tag", "tags.add", |scene, tx, it| {
        customers::tag(tx, &[it.customer], scene.tag, Tagging::Give).map(drop)
    }),
    write("customers::delete", "customers.delete", |_, tx, it| customers::delete(tx, it.customer)),
    write("customers::restore", "customers.restore", |_, tx, it| {
        customers::restore(tx, it.customer).map(drop)
    }),
    write("customers::tag_all", "tags.add", |scene, tx, it| {
        let job = Job::new();
        all_done(customers::tag_all(tx, &only(it), scene.tag, Tagging::Give, &job)?)
    }),
    write("customers::update_all", "customers.update_all", |_, tx, it| {
        let set = fields(&[(Field::City, "苏州")]);
        all_done(customers::update_all(tx, &only(it), &set, &Job::new())?)
    }),
    write("customers::assign_all", "customers.assign", |_, tx, it| {
        let tasks = OpenTasks::Follow;
        all_done(customers::assign_all(tx, &only(it), "tong", tasks, &Job::new())?.outcome)
    }),
    write("customers::delete_all", "customers.delete", |_, tx, it| {
        all_done(customers::delete_all(tx, &only(it), &Job::new())?)
    }),
    write("customers::restore_all", "customers.restore", |_, tx, it| {
        all_done(customers::restore_all(tx, &only(it), &Job::new())?)
    }),
    write("contacts::add", "contacts.add", |_, tx, it| {
        contacts::add(tx, it.customer, &person("李娜")).map(drop)
    }),
    write("contacts::update", "contacts.update", |_, tx, it| {
        contacts::update(tx, it.contact, &person("王巍")).map(drop)
    }),
    write("contacts::remove", "contacts.remove", |_, tx, it| contacts::remove(tx, it.contact)),
    write("journal::undo", "journal.undo", |_, tx, it| {
        journal::undo(tx, it.edit, &Job::new()).map(drop)
    }),
    read("journal::undoable", |_, view, it| told(journal::undoable(view, it.edit))),

    // --- tasks
    read("tasks::list", |_, view, it| {
        let found = tasks::list(view, TaskFilter::Open, None)?;
        Ok(seen(found.iter().any(|found| found.id == it.task)))
    }),
    read("tasks::count", |_, view, _| {
        tasks::count(view, TaskFilter::Open, None).map(|_| Seen::Yes)
    }),
    read("tasks::read_line", |_, view, _| {
        tasks::read_line(view, "明天 打电话").map(|read| seen(read.is_some()))
    }),
    write("tasks::create", "tasks.create", |_, tx, it| {
        tasks::create(tx, &TaskFields { assignee: Some(it.owner.clone()), ..task("打电话") }).map(drop)
    }),
    write("tasks::update", "tasks.update", |_, tx, it| {
        tasks::update(tx, it.task, &task("写信")).map(drop)
    }),
    write("tasks::set_done", "tasks.done", |_, tx, it| {
        tasks::set_done(tx, it.task, Done::Yes).map(drop)
    }),
    write("tasks::delete", "tasks.delete", |_, tx, it| tasks::delete(tx, it.task)),

    // --- in and out
    whole("imports::look", "imports.run", 0, |scene, who, _| {
        let options = imports::Options::default();
        told(imports::look(&scene.world.core, who, &scene.sheet(), &options, None, &Job::new()))
    }),
    whole("imports::rehearse", "imports.run", 0, |scene, who, _| {
        let (options, job) = (imports::Options::default(), Job::new());
        told(imports::rehearse(&scene.world.core, who, &scene.sheet(), &options, &job))
    }),
    whole("imports::rows_alike", "imports.run", 0, |scene, who, _| {
        let (options, job) = (imports::Options::default(), Job::new());
        told(imports::rows_alike(&scene.world.core, who, &scene.sheet(), &options, &[], &job))
    }),
    read("imports::twins", |_, view, _| told(imports::twins(view, &imports::RowsAlike::default(), &[]))),
    whole("imports::save_failed", "imports.run", 0, |scene, who, _| {
        let (core, sheet) = (&scene.world.core, scene.sheet());
        let (options, job) = (imports::Options::default(), Job::new());
        let report = imports::rehearse(core, &scene.world.boss, &sheet, &options, &job)?;
        told(imports::save_failed(core, who, &sheet, &options, &report, &scene.file("failed.xlsx")))
    }),
    // It begins, writes up to a thousand rows at a time, and ends.
    whole("imports::run", "imports.run", 3, |scene, who, _| {
        let (options, job) = (imports::Options::default(), Job::new());
        told(imports::run(&scene.world.core, who, &scene.sheet(), &options, &job))
    }),
    // The batch was not stopped: whose it is, was asked before.
    whole("imports::resume", "imports.continue", 1, |scene, who, it| {
        let (core, job) = (&scene.world.core, Job::new());
        allowed(imports::resume(core, who, it.batch, &scene.sheet(), None, &job), "import_not_stopped")
    }),
    read("imports::list", |_, view, it| {
        let found = imports::list(view)?;
        Ok(seen(found.iter().any(|found| found.id == it.batch)))
    }),
    read("imports::stopped", |_, view, _| told(imports::stopped(view))),
    read("imports::find", |_, view, it| told(imports::find(view, it.batch))),
    // What it made goes up to a thousand customers at a time, here none; then it is marked.
    whole("imports::undo", "imports.undo", 1, |scene, who, it| {
        let undone = imports::undo(&scene.world.core, who, it.batch, &Job::new());
        allowed(undone, "undo_not_possible")
    }),
    read("exports::preview", |scene, view, it| {
        let preview = exports::preview(view, &export(scene))?;
        Ok(seen(preview.rows.concat().contains(&it.name)))
    }),
    whole("exports::run", "exports.run", 1, |scene, who, it| {
        exports::run(&scene.world.core, who, &export(scene), &Job::new())?;
        let file = std::fs::read_to_string(scene.file("list.csv")).unwrap();
        Ok(seen(file.contains(&it.name)))
    }),
    read("reports::data", |_, view, it| told(reports::data(view, &sheet_of(it), &reports::Scope::default(), Language::En))),
    whole("reports::run", "reports.run", 1, |scene, who, it| {
        let (to, language) = (scene.file("sheet.xlsx"), Language::En);
        let request = reports::Request { report: sheet_of(it), scope: reports::Scope::default(), to, language };
        told(reports::run(&scene.world.core, who, &request, &Job::new()))
    }),

    read("notices::list", |_, view, _| told(notices::list(view, 0))),

    // --- words
    read("tags::list", |_, view, _| told(tags::list(view))),
    read("tags::find", |_, view, _| told(tags::find(view, "老客户"))),
    write("tags::create", "tags.create", |_, tx, _| tags::create(tx, &tag("展会")).map(drop)),
    write("tags::update", "tags.update", |scene, tx, _| {
        tags::update(tx, scene.tag, &tag("贵宾")).map(drop)
    }),
    write("tags::merge", "tags.merge", |scene, tx, _| {
        tags::merge(tx, scene.tag, scene.other_tag).map(drop)
    }),
    write("tags::delete", "tags.delete", |scene, tx, _| tags::delete(tx, scene.other_tag)),
    read("categories::list", |_, view, _| told(categories::list(view))),
    read("categories::find", |_, view, _| told(categories::find(view, "学校"))),
    write("categories::create", "categories.create", |_, tx, _| {
        let new = NewCategory { name: "工厂".to_owned(), parent: None };
        categories::create(tx, &new).map(drop)
    }),
    write("categories::rename", "categories.update", |scene, tx, _| {
        categories::rename(tx, scene.category, "中小学").map(drop)
    }),
    write("categories::shift", "categories.move", |scene, tx, _| {
        let new = NewCategory { name: "单位".to_owned(), parent: None };
        let parent = categories::create(tx, &new)?.id;
        categories::shift(tx, scene.category, Some(parent)).map(drop)
    }),
    write("categories::delete", "categories.delete", |scene, tx, _| {
        categories::delete(tx, scene.category)
    }),
    read("choices::list", |_, view, _| told(choices::list(view, "status"))),
    read("choices::find", |_, view, _| told(choices::find(view, "status", "won"))),
    write("choices::create", "choices.create", |_, tx, _| {
        let new = NewChoice { list: "status".to_owned(), name: "试用".to_owned(), colour: None };
        choices::create(tx, &new).map(drop)
    }),
    write("choices::rename", "choices.update", |scene, tx, _| {
        choices::rename(tx, scene.choice, "签了").map(drop)
    }),
    write("choices::set_retired", "choices.retire", |scene, tx, _| {
        choices::set_retired(tx, scene.choice, true).map(drop)
    }),
    write("choices::recolour", "choices.recolour", |scene, tx, _| {
        choices::recolour(tx, scene.choice, Some("violet")).map(drop)
    }),
    write("choices::reorder", "choices.reorder", |scene, tx, _| {
        choices::reorder(tx, "status", &[scene.choice])
    }),

    // --- the office
    read("departments::list", |_, view, _| told(departments::list(view))),
    read("departments::find", |_, view, _| told(departments::find(view, "华东"))),
    write("departments::create", "departments.create", |_, tx, _| {
        let new = NewDepartment { name: "华南".to_owned(), parent: None };
        departments::create(tx, &new).map(drop)
    }),
    write("departments::rename", "departments.update", |scene, tx, _| {
        departments::rename(tx, scene.department, "西南").map(drop)
    }),
    write("departments::shift", "departments.move", |scene, tx, _| {
        let east = departments::find(tx, "华东")?.id;
        departments::shift(tx, scene.department, Some(east)).map(drop)
    }),
    read("accounts::whoami", |_, view, _| {
        accounts::whoami(view);
        Ok(Seen::Yes)
    }),
    read("accounts::list", |_, view, _| told(accounts::list(view))),
    read("accounts::members", |_, view, _| told(accounts::members(view))),
    read("accounts::roles", |_, view, _| told(accounts::roles(view))),
    read("accounts::find", |_, view, _| told(accounts::find(view, "tong"))),
    read("accounts::colleagues", |_, view, _| told(accounts::colleagues(view))),
    write("accounts::create", "accounts.create", |_, tx, _| {
        let (login, name) = ("newcomer".to_owned(), "新人".to_owned());
        accounts::create(tx, &NewAccount { login, name, department: None, roles: vec![] }).map(drop)
    }),
    write("accounts::update", "accounts.update", |_, tx, it| {
        let patch = AccountPatch { name: Some("改名".to_owned()), ..AccountPatch::default() };
        accounts::update(tx, it.account, &patch).map(drop)
    }),
    write("accounts::set_state", "accounts.disable", |_, tx, it| {
        accounts::set_state(tx, it.account, AccountState::Disabled).map(drop)
    }),
    write("accounts::reset_password", "accounts.reset_password", |_, tx, it| {
        accounts::reset_password(tx, it.account).map(drop)
    }),
    // The new password would be refused the second time: what counts is that nobody is forbidden.
    write("accounts::change_password", "accounts.change_password", |_, tx, _| {
        match accounts::change_password(tx, CHANGED, "violet harbour 93 lanterns") {
            Err(Error::WrongPassword | Error::WeakPassword { .. }) => Ok(()),
            other => other,
        }
    }),
    whole("office::unlock", "accounts.unlock", 1, |scene, who, _| {
        told(scene.world.office.unlock(&scene.world.core, who, "tong"))
    }),
    Operation {
        name: "office::waits",
        entry: None,
        deed: Whole(0, |scene, who, _| told(scene.world.office.waits(&scene.world.core, who))),
    },
    read("settings::get", |_, view, _| {
        settings::get(view);
        Ok(Seen::Yes)
    }),
    read("settings::day", |_, view, _| settings::day(view, "明天").map(|_| Seen::Yes)),
    write("settings::update", "settings.update", |_, tx, _| {
        let mut wanted = settings::get(tx);
        wanted.idle_lock_minutes = 7;
        settings::update(tx, &wanted)
    }),
    // The founder has another password: what counts is that nobody without the right gets so far.
    write("recovery::renew", "recovery.renew", |_, tx, _| {
        allowed(recovery::renew(tx, CHANGED), "wrong_password").map(drop)
    }),
    write("recovery::retire_others", "recovery.retire", |scene, tx, _| {
        let retired = recovery::retire_others(tx, CHANGED, &scene.world.recovery);
        allowed(retired, "wrong_password").map(drop)
    }),
    Operation {
        name: "vault::review",
        entry: None,
        deed: Whole(0, |scene, who, _| told(vault::review(&scene.world.core, who))),
    },
    // Nothing is wrong with the vault: the right was asked for before.
    whole("vault::accept", "vault.accept", 1, |scene, who, _| {
        allowed(vault::accept(&scene.world.core, who, "查过了"), "not_found")
    }),
    // Stopped as soon as it began, or everyone would be signed out.
    whole("vault::rotate", "vault.rotate", 0, |scene, who, _| {
        let job = Job::new();
        job.cancel();
        allowed(vault::rotate(&scene.world.core, who, &job), "cancelled")
    }),
    read("samples::present", |_, view, _| told(samples::present(view))),
    whole("samples::create", "samples.create", 3, |scene, who, _| {
        told(samples::create(&scene.world.core, who, &Job::new()))
    }),
    whole("samples::remove", "samples.remove", 1, |scene, who, _| {
        told(samples::remove(&scene.world.core, who, &Job::new()))
    }),

    // --- the log and the copies
    read("journal::list", |_, view, _| told(journal::list(view, &newest()))),
    read("journal::count", |_, view, _| told(journal::count(view, &newest()))),
    read("journal::operations", |_, view, _| told(journal::operations(view))),
    read("journal::last", |_, view, _| told(journal::last(view, journal::Way::Undo))),
    read("journal::verify", |scene, view, _| told(journal::verify(&scene.world.core, view))),
    write("journal::export", "journal.export", |scene, tx, _| {
        let file = scene.file("log.jsonl");
        let _absent = std::fs::remove_file(&file);
        journal::export(&scene.world.core, tx, &file).map(drop)
    }),
    // Where nothing is in dispute there is nothing to accept: the rights were asked for before.
    whole("journal::accept", "journal.accept", 1, |scene, who, _| {
        allowed(journal::accept(&scene.world.core, who, "查过了"), "not_found")
    }),
    read("looks::list", |scene, view, _| {
        let query = looks::LookQuery { limit: 5, ..Default::default() };
        told(looks::list(&scene.world.core, view, &query))
    }),
    read("looks::count", |scene, view, _| {
        told(looks::count(&scene.world.core, view, &looks::LookQuery::default()))
    }),
    read("backups::list", |scene, view, _| told(backups::list(view, scene.folder.path()))),
    read("backups::look", |scene, view, _| told(backups::look(view, &scene.sheet().path))),
    read("backups::plan", |_, view, _| told(backups::plan(view))),
    write("backups::set_plan", "backups.plan", |scene, tx, _| {
        let folder = Some(scene.folder.path().to_owned());
        backups::set_plan(tx, &backups::Plan { folder, ..Default::default() })
    }),
    // A file that is no backup is looked at only after the right.
    read("backups::preview", |scene, view, _| {
        allowed(backups::preview(view, &scene.sheet().path), "not_a_backup")
    }),
    read("backups::reversible", |_, view, _| told(backups::reversible(view))),
    whole("backups::create", "backups.create", 1, |scene, who, _| {
        told(backups::create(&scene.world.core, who, scene.folder.path(), &Job::new()))
    }),
    // A file that is no backup is looked at only after the right.
    whole("backups::verify", "backups.verify", 1, |scene, who, _| {
        let file = scene.sheet().path;
        allowed(backups::verify(&scene.world.core, who, &file, &Job::new()), "not_a_backup")
    }),
    whole("backups::restore", "backups.restore", 1, |scene, who, _| {
        let file = scene.sheet().path;
        allowed(backups::restore(&scene.world.core, who, &file, &Job::new()), "not_a_backup")
    }),
    whole("backups::undo", "backups.undo", 1, |scene, who, _| {
        allowed(backups::undo(&scene.world.core, who, &Job::new()), "undo_not_possible")
    }),
];

pub fn newest() -> journal::EntryQuery {
    journal::EntryQuery { limit: 1, ..Default::default() }
}

fn seen(is_seen: bool) -> Seen {
    if is_seen { Seen::Yes } else { Seen::No }
}

fn told<T>(outcome: Result<T>) -> Result<Seen> {
    outcome.map(|_| Seen::Yes)
}

/// A refusal that comes only after the right was found.
fn allowed<T>(outcome: Result<T>, after: &str) -> Result<Seen> {
    match outcome {
        Err(error) if error.code() == after => Ok(Seen::Yes),
        other => told(other),
    }
}

fn only(it: &Target) -> Query {
    Query { only: Some(vec![it.customer]), ..Query::default() }
}

/// One of many that is refused holds nothing up: here, where it is the only one, it counts.
fn all_done(outcome: customers::Outcome) -> Result<()> {
    match outcome.examples.first().map(|it| it.code) {
        Some("forbidden") => Err(Error::Forbidden { right: "customers.update" }),
        _ if outcome.refused > 0 => Err(Error::NotFound { entity: "customers" }),
        _ => Ok(()),
    }
}

fn listed(view: &View<'_>, it: &Target, bin: Bin) -> Result<Seen> {
    let query = Query { bin, ..Query::default() };
    let page = customers::list(view, &query, &At::Start, 100, Count::Exact)?;
    Ok(seen(page.rows.iter().any(|row| row.id == it.customer)))
}

fn export(scene: &Scene) -> exports::Request {
    exports::Request {
        to: scene.file("list.csv"),
        query: Query::default(),
        columns: exports::Columns::Fields(vec![Field::Name]),
        language: Language::En,
    }
}

fn sheet_of(it: &Target) -> reports::Report {
    reports::Report::Customer { file_no: it.file_no.clone() }
}

fn person(name: &str) -> ContactFields {
    ContactFields { name: Some(name.to_owned()), ..ContactFields::default() }
}

fn task(title: &str) -> TaskFields {
    TaskFields { title: Some(title.to_owned()), ..TaskFields::default() }
}

fn tag(name: &str) -> NewTag {
    NewTag { name: name.to_owned(), colour: None }
}
