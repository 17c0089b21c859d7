//! An office with someone of every built-in role, and records that are theirs, their department's,
//! of the department below, and of another one.

use std::path::PathBuf;

use clientele_core::{
    access::Session,
    accounts::ROLES,
    backups,
    categories::{self, NewCategory},
    choices,
    contacts::{self, ContactFields},
    customers::{self, Edit, Field},
    departments::Department,
    id::{
        AccountId, BatchId, CategoryId, ChoiceId, ContactId, CustomerId, DepartmentId, TagId,
        TaskId,
    },
    imports::{self, Source},
    jobs::Job,
    journal,
    tags::{self, NewTag},
    tasks::{self, TaskFields},
};
use clientele_tables::read::Reader;
use clientele_tests::{World, fields};
use tempfile::TempDir;

/// Where a record stands, seen from the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Own,
    Department,
    Subtree,
    Foreign,
    Bin,
}

impl Place {
    pub const ALL: [Place; 5] =
        [Place::Own, Place::Department, Place::Subtree, Place::Foreign, Place::Bin];
}

/// A customer with a contact and a task, the journal's number of its last change, and an import of
/// the same person's.
#[derive(Debug, Clone)]
pub struct Target {
    pub owner: String,
    pub account: AccountId,
    pub customer: CustomerId,
    pub file_no: String,
    pub name: String,
    pub contact: ContactId,
    pub task: TaskId,
    pub edit: i64,
    pub batch: BatchId,
}

pub struct Scene {
    pub world: World,
    pub folder: TempDir,
    pub tag: TagId,
    pub other_tag: TagId,
    pub category: CategoryId,
    pub choice: ChoiceId,
    pub department: DepartmentId,
    people: Vec<(Session, Target, Target)>,
    others: [Target; 3],
}

impl Scene {
    pub fn new() -> Scene {
        let world = World::new();
        let east = world.department("华东", None);
        let shanghai = world.department("上海", Some(east.id));
        let north = world.department("华北", None);
        let empty = world.department("筹备", None);
        let other = |login: &str, at: &Department| {
            let session = world.person(login, &["sales"], Some(at.id));
            target(&world, &session, login, "客户")
        };
        let others = [other("tong", &east), other("xia", &shanghai), other("wai", &north)];
        let people = ROLES.map(|role| {
            let login = role.replace('_', "-");
            let session = world.person(&login, &[role], Some(east.id));
            let own = target(&world, &session, &login, "客户");
            let binned = target(&world, &session, &login, "旧客户");
            world
                .write("customers.delete", |tx| customers::delete(tx, binned.customer))
                .expect("a deletion");
            (session, own, binned)
        });
        let (tag, other_tag) = (tag(&world, "老客户"), tag(&world, "新客户"));
        let category = NewCategory { name: "学校".to_owned(), parent: None };
        let category = world.write("categories.create", |tx| categories::create(tx, &category));
        let choice = world.read(|view| choices::find(view, "status", "won")).unwrap().id;
        Scene {
            folder: tempfile::tempdir().unwrap(),
            tag,
            other_tag,
            category: category.unwrap().id,
            choice,
            department: empty.id,
            people: people.into(),
            others,
            world,
        }
    }

    pub fn person(&self, role: usize) -> &Session {
        &self.people[role].0
    }

    pub fn target(&self, role: usize, place: Place) -> &Target {
        match place {
            Place::Own => &self.people[role].1,
            Place::Bin => &self.people[role].2,
            Place::Department => &self.others[0],
            Place::Subtree => &self.others[1],
            Place::Foreign => &self.others[2],
        }
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A sheet of one new customer.
    pub fn sheet(&self) -> Source {
        let path = self.file("list.csv");
        let line = format!("客户名称,城市\n新来的{},上海\n", self.world.journal().len());
        std::fs::write(&path, line).unwrap();
        Source { reader: Reader::new(env!("CARGO_BIN_EXE_sheet-reader").into()), path }
    }

    pub fn backup(&self) -> PathBuf {
        let world = &self.world;
        let made = backups::create(&world.core, &world.boss, self.folder.path(), &Job::new());
        made.unwrap().file
    }
}

fn target(world: &World, owner: &Session, login: &str, what: &str) -> Target {
    let name = format!("{login} 的{what}");
    let written = [(Field::Name, name.as_str()), (Field::Owner, login), (Field::City, "北京")];
    let customer = world.customer(&world.boss, &written).unwrap();
    let person = ContactFields { name: Some("王伟".to_owned()), ..ContactFields::default() };
    let contact = world.write("contacts.add", |tx| contacts::add(tx, customer.id, &person));
    let task = TaskFields {
        title: Some(format!("拜访 {name}")),
        assignee: Some(login.to_owned()),
        ..TaskFields::default()
    };
    let task = world.write("tasks.create", |tx| tasks::create(tx, &task)).unwrap();
    let edit = Edit { set: fields(&[(Field::City, "上海")]), version: None };
    world.write("customers.update", |tx| customers::update(tx, customer.id, &edit)).unwrap();
    let query = journal::EntryQuery { limit: 1, ..Default::default() };
    let edit = world.read(|view| journal::list(view, &query)).unwrap().rows[0].seq;
    Target {
        owner: login.to_owned(),
        account: owner.account(),
        customer: customer.id,
        file_no: customer.file_no,
        name,
        contact: contact.unwrap().id,
        task: task.id,
        edit,
        batch: batch_of(world, owner.account()),
    }
}

/// An import of this person's, with nothing in it: most roles could make none themselves.
fn batch_of(world: &World, account: AccountId) -> BatchId {
    let sql = format!(
        "insert into imports (file_name, state, is_sample, header_row, mapping, row_count,
            new_count, updated_count, duplicate_count, error_count, started_at, account_id)
         values ('list.csv', 'done', 0, 1, '{{}}', 0, 0, 0, 0, 0, 0, {account})"
    );
    world.core.tamper_for_tests(&sql).unwrap();
    let batches = world.read(imports::list).unwrap();
    batches.iter().map(|it| it.id).max().unwrap()
}

fn tag(world: &World, name: &str) -> TagId {
    let new = NewTag { name: name.to_owned(), colour: None };
    world.write("tags.create", |tx| tags::create(tx, &new)).unwrap().id
}
