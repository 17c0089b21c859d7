//! Whatever can be edited is told by the log in words, before and after, and can be taken back.
//!
//! The table below is held against the fields themselves: one that is added and forgotten here fails.

use std::collections::{BTreeMap, BTreeSet};

use clientele_core::{
    Core, Result, Tx,
    access::{AccountState, Session},
    accounts::{self, AccountPatch},
    categories::{self, NewCategory},
    choices::{self, NewChoice},
    contacts::{self, ContactFields},
    customers::{self, Edit, Field},
    departments::{self, NewDepartment},
    id::{CategoryId, ChoiceId, ContactId, CustomerId, DepartmentId, TagId, TaskId},
    jobs::Job,
    journal::{self, Changed, EntryQuery},
    points::PointKind,
    settings,
    tags::{self, NewTag},
    tasks::{self, Done, TaskFields},
    words::Language,
};
use clientele_tests::{World, fields};
use serde_json::{Value, json};

/// An office with one of everything, and someone who may change all of it.
struct Scene {
    world: World,
    who: Session,
    customer: CustomerId,
    other: CustomerId,
    contact: ContactId,
    task: TaskId,
    tag: TagId,
    other_tag: TagId,
    category: CategoryId,
    other_category: CategoryId,
    department: DepartmentId,
    other_department: DepartmentId,
    choice: ChoiceId,
    lin: Session,
}

impl Scene {
    fn new() -> Scene {
        let world = World::new();
        let east = world.department("华东", None).id;
        let shanghai = world.department("上海", None).id;
        let who = world.person("zong", &accounts::ROLES, None);
        let lin = world.person("lin", &["sales"], Some(shanghai));
        let tag = |name: &str| {
            let new = NewTag { name: name.to_owned(), colour: None };
            world.write("tags.create", |tx| tags::create(tx, &new)).unwrap().id
        };
        let category = |name: &str| {
            let new = NewCategory { name: name.to_owned(), parent: None };
            world.write("categories.create", |tx| categories::create(tx, &new)).unwrap().id
        };
        let (old, new) = (tag("老客户"), tag("新客户"));
        let (schools, offices) = (category("学校"), category("机关"));
        let choice = NewChoice { list: "source".into(), name: "电梯".into(), colour: None };
        let choice = world.write("choices.create", |tx| choices::create(tx, &choice)).unwrap().id;
        let customer = world.customer(&who, &[(Field::Name, "甲")]).unwrap().id;
        let other = world.customer(&who, &[(Field::Name, "乙"), (Field::Tags, "老客户")]).unwrap();
        let add = |name: &str| {
            let fields = ContactFields { name: Some(name.into()), ..Default::default() };
            world.core.write(&who, "contacts.add", |tx| contacts::add(tx, customer, &fields))
        };
        add("王小明").unwrap();
        let contact = add("李娜").unwrap().id;
        let task = TaskFields { title: Some("回访".into()), ..Default::default() };
        let task = world.core.write(&who, "tasks.create", |tx| tasks::create(tx, &task)).unwrap();
        Scene {
            customer,
            other: other.id,
            contact,
            task: task.id,
            tag: old,
            other_tag: new,
            category: schools,
            other_category: offices,
            department: east,
            other_department: shanghai,
            choice,
            world,
            who,
            lin,
        }
    }

    fn entry(&self) -> journal::Entry {
        let query = EntryQuery { limit: 1, only_changes: true, ..EntryQuery::default() };
        self.world.core.read(&self.who, |view| journal::list(view, &query)).unwrap().rows.remove(0)
    }

    /// Every row there is, without the marks that every save leaves.
    fn state(&self) -> BTreeMap<(&'static str, i64), Value> {
        let mut state = BTreeMap::new();
        for kind in Core::kinds_for_tests() {
            for id in 1..=if *kind == "choices" { 60 } else { 12 } {
                if let Some(mut row) = self.world.core.image_for_tests(&self.who, kind, id).unwrap()
                {
                    for mark in ["version", "updated_at"] {
                        row.as_object_mut().unwrap().remove(mark);
                    }
                    state.insert((*kind, id), row);
                }
            }
        }
        state
    }
}

type Deed = Box<dyn Fn(&Scene, &mut Tx<'_>) -> Result<()>>;

/// One edit, and what the log is to tell of it.
struct Case {
    operation: &'static str,
    entity: &'static str,
    field: &'static str,
    before: Value,
    after: Value,
    deed: Deed,
}

fn case(
    operation: &'static str,
    (entity, field): (&'static str, &'static str),
    before: impl Into<Value>,
    after: impl Into<Value>,
    deed: impl Fn(&Scene, &mut Tx<'_>) -> Result<()> + 'static,
) -> Case {
    let (before, after) = (before.into(), after.into());
    Case { operation, entity, field, before, after, deed: Box::new(deed) }
}

const NONE: Value = Value::Null;

/// What is written into each field of a customer that can be set, and how the log tells it.
fn of_customers() -> Vec<Case> {
    let empty = || json!([]);
    let settable = Field::ALL.iter().copied().filter(|it| it.is_settable());
    let one = |field: Field| {
        let (text, before, after) = match field {
            Field::ExternalNo => ("W-1", NONE, json!("W-1")),
            Field::Kind => ("company", json!("person"), json!("company")),
            Field::Name => ("丙", json!("甲"), json!("丙")),
            Field::Company => ("晨光", NONE, json!("晨光")),
            Field::ContactName => ("王大明", json!("王小明"), json!("王大明")),
            Field::Phone => ("13800138000", empty(), json!(["138 0013 8000"])),
            Field::Email => ("A@Example.com", empty(), json!(["a@example.com"])),
            Field::Wechat => ("jia-88", empty(), json!(["jia-88"])),
            Field::Qq => ("88888", empty(), json!(["88888"])),
            Field::Category => ("学校", NONE, json!("学校")),
            Field::Status => ("won", NONE, json!("won")),
            Field::Source => ("referral", NONE, json!("referral")),
            Field::Industry => ("trade", NONE, json!("trade")),
            Field::Level => ("vip", NONE, json!("vip")),
            Field::Owner => ("lin", json!("zong"), json!("lin")),
            Field::Department => ("华东", NONE, json!("华东")),
            Field::Tags => ("新客户", empty(), json!(["新客户"])),
            Field::Country => ("中国", NONE, json!("中国")),
            Field::Province => ("江苏", NONE, json!("江苏")),
            Field::City => ("昆山", NONE, json!("昆山")),
            Field::Address => ("前进路 1 号", NONE, json!("前进路 1 号")),
            Field::PostalCode => ("215300", NONE, json!("215300")),
            Field::Website => ("https://example.com", NONE, json!("https://example.com")),
            Field::IdNumber => ("11010519491231002X", NONE, json!("11010519491231002X")),
            Field::TaxId => ("91350100M000100Y43", NONE, json!("91350100M000100Y43")),
            Field::BirthdayOn => ("1990-01-02", NONE, json!("1990-01-02")),
            Field::Notes => ("爱喝茶", NONE, json!("爱喝茶")),
            Field::NextFollowUpOn => ("2026-12-01", NONE, json!("2026-12-01")),
            Field::LastContactAt => ("2026-11-20", NONE, json!(1_795_104_000_000_i64)),
            Field::Sensitivity => ("public", json!("internal"), json!("public")),
            other => panic!("{other:?} can be set, and nothing here sets it"),
        };
        let named = match field {
            Field::ContactName => ("contacts", "name"),
            field => ("customers", field.word()),
        };
        case("customers.update", named, before, after, move |scene, tx| {
            let edit = Edit { set: fields(&[(field, text)]), version: None };
            customers::update(tx, scene.customer, &edit).map(drop)
        })
    };
    let mut cases: Vec<Case> = settable.map(one).collect();
    cases.push(case(
        "customers.delete",
        ("customers", "deleted_at"),
        NONE,
        clientele_tests::NOW,
        |scene, tx| customers::delete(tx, scene.other),
    ));
    cases
}

fn of_contacts() -> Vec<Case> {
    let edit = |field: &'static str, before: Value, after: Value, set: fn(&mut ContactFields)| {
        case("contacts.update", ("contacts", field), before, after, move |scene, tx| {
            let mut fields = ContactFields::default();
            set(&mut fields);
            contacts::update(tx, scene.contact, &fields).map(drop)
        })
    };
    vec![
        edit("name", json!("李娜"), json!("李丽"), |it| it.name = Some("李丽".into())),
        edit("title", NONE, json!("经理"), |it| it.title = Some("经理".into())),
        edit("role", NONE, json!("buyer"), |it| it.role = Some("buyer".into())),
        edit("notes", NONE, json!("午后来电"), |it| it.notes = Some("午后来电".into())),
        edit("is_primary", json!(false), json!(true), |it| it.is_primary = Some(true)),
        edit("phone", json!([]), json!(["010-62345678 转12 办公"]), |it| {
            it.phone = Some("010-62345678转12（办公）".into());
        }),
        edit("email", json!([]), json!(["li@example.com"]), |it| {
            it.email = Some("li@example.com".into());
        }),
        edit("wechat", json!([]), json!(["li-na"]), |it| it.wechat = Some("li-na".into())),
        edit("qq", json!([]), json!(["99999"]), |it| it.qq = Some("99999".into())),
        case("contacts.add", ("contacts", "customer"), NONE, json!("甲"), |scene, tx| {
            let fields = ContactFields { name: Some("新人".into()), ..Default::default() };
            contacts::add(tx, scene.customer, &fields).map(drop)
        }),
        case("contacts.remove", ("contacts", "name"), json!("李娜"), NONE, |scene, tx| {
            contacts::remove(tx, scene.contact)
        }),
    ]
}

fn of_tasks() -> Vec<Case> {
    let edit = |field: &'static str, before: Value, after: Value, set: fn(&Scene) -> TaskFields| {
        case("tasks.update", ("tasks", field), before, after, move |scene, tx| {
            tasks::update(tx, scene.task, &set(scene)).map(drop)
        })
    };
    vec![
        edit("title", json!("回访"), json!("再回访"), |_| TaskFields {
            title: Some("再回访".into()),
            ..Default::default()
        }),
        edit("notes", NONE, json!("带样品"), |_| TaskFields {
            notes: Some("带样品".into()),
            ..Default::default()
        }),
        edit("customer", NONE, json!("甲"), |scene| TaskFields {
            customer: Some(scene.customer),
            ..Default::default()
        }),
        edit("assignee", json!("zong"), json!("lin"), |_| TaskFields {
            assignee: Some("lin".into()),
            ..Default::default()
        }),
        edit("department", NONE, json!("上海"), |_| TaskFields {
            assignee: Some("lin".into()),
            ..Default::default()
        }),
        edit("task_type", NONE, json!("call"), |_| TaskFields {
            task_type: Some("call".into()),
            ..Default::default()
        }),
        edit("due_on", NONE, json!("2026-12-01"), |_| TaskFields {
            due_on: Some("2026-12-01".into()),
            ..Default::default()
        }),
        case("tasks.done", ("tasks", "done_at"), NONE, clientele_tests::NOW, |scene, tx| {
            tasks::set_done(tx, scene.task, Done::Yes).map(drop)
        }),
        case("tasks.delete", ("tasks", "title"), json!("回访"), NONE, |scene, tx| {
            tasks::delete(tx, scene.task)
        }),
    ]
}

fn of_lists() -> Vec<Case> {
    vec![
        case("tags.update", ("tags", "name"), json!("老客户"), json!("老友"), |scene, tx| {
            let tag = NewTag { name: "老友".into(), colour: None };
            tags::update(tx, scene.tag, &tag).map(drop)
        }),
        case("tags.update", ("tags", "colour"), NONE, json!("teal"), |scene, tx| {
            let tag = NewTag { name: "老客户".into(), colour: Some("teal".into()) };
            tags::update(tx, scene.tag, &tag).map(drop)
        }),
        case("tags.merge", ("tags", "members"), json!([]), json!([2]), |scene, tx| {
            tags::merge(tx, scene.tag, scene.other_tag).map(drop)
        }),
        case("tags.delete", ("tags", "name"), json!("老客户"), NONE, |scene, tx| {
            tags::delete(tx, scene.tag)
        }),
        case(
            "categories.rename",
            ("categories", "name"),
            json!("学校"),
            json!("大学"),
            |scene, tx| categories::rename(tx, scene.category, "大学").map(drop),
        ),
        case("categories.shift", ("categories", "parent"), NONE, json!("机关"), |scene, tx| {
            categories::shift(tx, scene.category, Some(scene.other_category)).map(drop)
        }),
        case("categories.delete", ("categories", "name"), json!("学校"), NONE, |scene, tx| {
            categories::delete(tx, scene.category)
        }),
        case(
            "departments.rename",
            ("departments", "name"),
            json!("华东"),
            json!("东区"),
            |scene, tx| departments::rename(tx, scene.department, "东区").map(drop),
        ),
        case("departments.shift", ("departments", "parent"), NONE, json!("上海"), |scene, tx| {
            departments::shift(tx, scene.department, Some(scene.other_department)).map(drop)
        }),
        case("departments.create", ("departments", "name"), NONE, json!("华北"), |_, tx| {
            let new = NewDepartment { name: "华北".into(), parent: None };
            departments::create(tx, &new).map(drop)
        }),
        case(
            "choices.rename",
            ("choices", "name"),
            json!("电梯"),
            json!("楼道"),
            |scene, tx| choices::rename(tx, scene.choice, "楼道").map(drop),
        ),
        case("choices.recolour", ("choices", "colour"), NONE, json!("teal"), |scene, tx| {
            choices::recolour(tx, scene.choice, Some("teal")).map(drop)
        }),
        case("choices.retire", ("choices", "retired"), false, true, |scene, tx| {
            choices::set_retired(tx, scene.choice, true).map(drop)
        }),
        case("choices.reorder", ("choices", "position"), 9, 1, |scene, tx| {
            choices::reorder(tx, "source", &[scene.choice])
        }),
    ]
}

fn of_accounts() -> Vec<Case> {
    let edit =
        |field: &'static str, before: Value, after: Value, patch: fn(&Scene) -> AccountPatch| {
            case("accounts.update", ("accounts", field), before, after, move |scene, tx| {
                accounts::update(tx, scene.lin.account(), &patch(scene)).map(drop)
            })
        };
    let role =
        |code: &str| json!([{"code": code, "scope": null, "valid_from": null, "valid_to": null}]);
    vec![
        edit("name", json!("lin 先生"), json!("林小姐"), |_| AccountPatch {
            name: Some("林小姐".into()),
            ..Default::default()
        }),
        edit("department", json!("上海"), json!("华东"), |scene| AccountPatch {
            department: Some(Some(scene.department)),
            ..Default::default()
        }),
        edit("language", NONE, json!("en"), |_| AccountPatch {
            language: Some(Some(Language::En)),
            ..Default::default()
        }),
        edit("roles", role("sales"), role("service"), |_| AccountPatch {
            roles: Some(vec!["service".into()]),
            ..Default::default()
        }),
        case(
            "accounts.disable",
            ("accounts", "state"),
            json!("enabled"),
            json!("disabled"),
            |scene, tx| {
                accounts::set_state(tx, scene.lin.account(), AccountState::Disabled).map(drop)
            },
        ),
    ]
}

/// Each setting, by its word, with another value.
fn of_settings() -> Vec<Case> {
    let other = |name: &str| match name {
        "organization" => "晨光集团",
        "country" => "TW",
        "time_zone" => "Asia/Taipei",
        "language" => "en",
        "password_preset" => "strict",
        "file_numbers" => "N{0000}",
        "idle_lock_minutes" => "20",
        other => panic!("{other} is a setting, and nothing here sets it"),
    };
    let one = |name: &'static str| {
        case("settings.update", ("settings", "value"), NONE, NONE, move |_, tx| {
            let mut settings = settings::get(tx);
            settings.set(name, other(name))?;
            settings::update(tx, &settings)
        })
    };
    settings::FIELDS.into_iter().map(one).collect()
}

fn everything() -> Vec<Case> {
    [of_customers(), of_contacts(), of_tasks(), of_lists(), of_accounts(), of_settings()]
        .into_iter()
        .flatten()
        .collect()
}

/// The change of the record that the case is about; of a merge the one that has the field.
fn told<'a>(case: &Case, changes: &'a [Changed]) -> &'a journal::FieldChange {
    let of_entity = changes.iter().filter(|it| it.entity == case.entity);
    let fits = |it: &&journal::FieldChange| {
        let (before, after) = (&it.before, &it.after);
        let is_named =
            case.entity == "settings" || (*before == case.before && *after == case.after);
        it.field == case.field && is_named
    };
    of_entity.flat_map(|it| &it.fields).find(fits).unwrap_or_else(|| {
        panic!("{} {}.{}: {changes:#?}", case.operation, case.entity, case.field)
    })
}

#[test]
fn every_edit_is_told_in_words_and_taken_back_to_what_was_there() {
    let scene = Scene::new();
    let core = &scene.world.core;
    for case in everything() {
        let what = format!("{} {}.{}", case.operation, case.entity, case.field);
        let before = scene.state();
        let done = core.write_numbered(&scene.who, case.operation, |tx| (case.deed)(&scene, tx));
        let seq = done.unwrap_or_else(|error| panic!("{what}: {error}")).seq.expect("an entry");
        assert_ne!(scene.state(), before, "{what} changed nothing");
        let entry = scene.entry();
        assert_eq!(entry.seq, seq);
        let change = told(&case, &entry.changes);
        assert!(!change.masked, "{what}");
        let key = change.word.as_deref().unwrap_or_else(|| panic!("{what} has no word"));
        for language in Language::ALL {
            assert!(language.find(key).is_some(), "{what}: {key}");
        }
        core.read(&scene.who, |view| journal::undoable(view, seq)).unwrap();
        let undo = |seq| {
            core.write_numbered(&scene.who, "journal.undo", |tx| {
                journal::undo(tx, seq, &Job::new())
            })
        };
        let after = scene.state();
        let undone = undo(seq).unwrap_or_else(|error| panic!("{what} back: {error}"));
        assert_eq!(undone.value.kept, 0, "{what}");
        assert_eq!(scene.state(), before, "{what} is not taken back");
        undo(undone.seq.unwrap()).unwrap_or_else(|error| panic!("{what} again: {error}"));
        assert_eq!(scene.state(), after, "{what} is not done again");
        undo(scene.entry().seq).unwrap();
        assert_eq!(scene.state(), before, "{what} is not taken back again");
    }
}

/// Fields that nobody edits, each with what they are.
const NOT_EDITED: &[(&str, &[&str], &str)] = &[
    ("customers", &["file_no", "created_by", "created_at", "batch"], "how it came about"),
    ("customers", &["archived_at"], "nothing archives yet"),
    ("contacts", &["customer"], "told when the contact is made"),
    ("tasks", &["created_by", "created_at"], "how it came about"),
    ("tags", &["id"], "the row itself"),
    ("categories", &["id", "position"], "the row itself, and its place as it was made"),
    ("choices", &["id", "list", "code"], "the row itself, and what filters and files call it"),
    ("departments", &["id"], "the row itself"),
    ("accounts", &["login", "created_at", "clearance"], "as it was made"),
    ("accounts", &["public_key", "must_change_password", "password_at"], "follow the password"),
    ("settings", &["name"], "which one it is"),
];

/// Kinds of rows that nobody edits: what makes them also takes them back, if anything does.
const NOT_EDITED_AT_ALL: &[&str] = &["imports", "recovery"];

#[test]
fn no_field_of_any_record_is_left_out_above() {
    let scene = Scene::new();
    let state = scene.state();
    let tried: BTreeSet<(&str, &str)> = everything()
        .iter()
        .map(|it| match PointKind::of_word(it.field) {
            Some(_) => (it.entity, "points"),
            None => (it.entity, it.field),
        })
        .collect();
    let excused = |entity: &str, field: &str| {
        NOT_EDITED.iter().any(|(it, fields, _)| *it == entity && fields.contains(&field))
    };
    for kind in Core::kinds_for_tests() {
        if NOT_EDITED_AT_ALL.contains(kind) {
            continue;
        }
        let (_, row) = state.iter().find(|((it, _), _)| it == kind).expect("one of each");
        let fields = row.as_object().unwrap().keys();
        let forgotten: Vec<&String> = fields
            .filter(|it| !tried.contains(&(*kind, it.as_str())) && !excused(kind, it))
            .collect();
        assert!(forgotten.is_empty(), "nothing above edits {forgotten:?} of {kind}");
    }
}
