//! The office with the canaries in it, and who may see which: written down by hand.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use clientele_core::{
    access::Session,
    accounts::ROLES,
    contacts::{self, ContactFields},
    customers::{self, Edit, Field, Written},
    departments::Department,
    id::{ContactId, CustomerId},
    tasks::{self, TaskFields},
};
use clientele_tests::{World, fields};
use tempfile::TempDir;

/// The fields above level 1, with their levels.
pub const SENSITIVE: &[Field] = &[
    Field::Phone,
    Field::Email,
    Field::Wechat,
    Field::Qq,
    Field::Address,
    Field::PostalCode,
    Field::BirthdayOn,
    Field::IdNumber,
];

/// Whose record a canary sits in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// Of this person, in 华东 like everyone.
    Own(usize),
    /// The same, but the whole record is secret.
    Secret(usize),
    /// In another department, of someone else.
    Foreign,
    /// The same, in the recycle bin.
    Binned,
    /// A task of the foreign colleague.
    Task,
    /// A file that the foreign colleague imported.
    Import,
}

#[derive(Debug, Clone)]
pub struct Canary {
    pub what: String,
    /// The text to look for.
    pub says: String,
    /// The same in texts whose groups of digits are closed.
    closed: String,
    /// As a spreadsheet may say it.
    also: Option<String>,
    level: usize,
    row: Row,
}

/// Looks for every canary at once.
pub struct Finder<'a> {
    canaries: &'a [Canary],
    forms: AhoCorasick,
    /// Whose form each is.
    owners: Vec<usize>,
}

impl<'a> Finder<'a> {
    /// The canaries that a text holds.
    pub fn found_in(&self, text: &str) -> Vec<&'a Canary> {
        let whole = |it: &aho_corasick::Match| {
            let goes_on = |it: Option<char>| it.is_some_and(|it| it.is_ascii_alphanumeric());
            let (before, after) = (&text[..it.start()], &text[it.end()..]);
            // A short number may be a part of any other.
            let is_short = it.len() < 9 && text[it.range()].bytes().all(|it| it.is_ascii_digit());
            !is_short || !goes_on(before.chars().next_back()) && !goes_on(after.chars().next())
        };
        let found = self.forms.find_overlapping_iter(text).filter(whole);
        let owners: BTreeSet<usize> =
            found.map(|it| self.owners[it.pattern().as_usize()]).collect();
        owners.into_iter().map(|it| &self.canaries[it]).collect()
    }
}

/// How far each role reads, its clearance; a second time, by hand.
const READS: [(&str, char, usize); 8] = [
    ("administrator", '-', 1),
    ("security_officer", '-', 1),
    ("auditor", '-', 1),
    ("executive", 'a', 3),
    ("manager", 's', 2),
    ("sales", 'o', 2),
    ("service", 'a', 1),
    ("read_only", 'd', 1),
];

pub struct Person {
    pub login: String,
    pub session: Session,
    place: usize,
}

impl Person {
    pub fn may_see(&self, canary: &Canary) -> bool {
        let (_, reach, clearance) = READS[self.place];
        let is_reached = match canary.row {
            // Everyone here is in one department.
            Row::Own(who) | Row::Secret(who) => match reach {
                '-' => false,
                'o' => who == self.place,
                _ => true,
            },
            Row::Foreign | Row::Binned => reach == 'a',
            // Service has only its own tasks.
            Row::Task => READS[self.place].0 == "executive",
            // Everyone is given the right to all imports.
            Row::Import => true,
        };
        is_reached && canary.level <= clearance
    }
}

pub struct Plant {
    pub world: World,
    pub folder: TempDir,
    pub people: Vec<Person>,
    pub canaries: Vec<Canary>,
    pub customers: Vec<CustomerId>,
    pub contacts: Vec<ContactId>,
    next: usize,
}

impl Plant {
    pub fn new() -> Plant {
        let world = World::new();
        let east = world.department("华东", None);
        let north = world.department("华北", None);
        let people = READS.iter().enumerate().map(|(place, (role, ..))| {
            assert_eq!(ROLES[place], *role);
            let login = role.replace('_', "-");
            let session = world.person(&login, &[role], Some(east.id));
            Person { login, session, place }
        });
        let people = people.collect();
        let far = far_colleague(&world, &north);
        let mut plant = Plant {
            folder: tempfile::tempdir().unwrap(),
            people,
            canaries: Vec::new(),
            customers: Vec::new(),
            contacts: Vec::new(),
            next: 0,
            world,
        };
        for place in 0..plant.people.len() {
            plant.add_customer(Row::Own(place));
            plant.add_customer(Row::Secret(place));
        }
        plant.add_customer(Row::Foreign);
        plant.add_customer(Row::Binned);
        plant.add_task();
        plant.add_import(&far);
        allow_everything_else(&plant.world);
        plant
    }

    pub fn finder(&self) -> Finder<'_> {
        let forms = |it: &Canary| {
            let also = it.also.clone();
            [Some(it.says.clone()), Some(it.closed.clone()), also].into_iter().flatten()
        };
        let all = self.canaries.iter().enumerate();
        let (owners, forms): (Vec<usize>, Vec<String>) =
            all.flat_map(|(at, it)| forms(it).map(move |form| (at, form))).unzip();
        let forms = AhoCorasick::new(forms).unwrap();
        Finder { canaries: &self.canaries, forms, owners }
    }

    /// A customer with a canary in each field, that had another one there before.
    fn add_customer(&mut self, row: Row) {
        let owner = match row {
            Row::Own(place) | Row::Secret(place) => self.people[place].login.clone(),
            _ => "far".to_owned(),
        };
        let mut first = self.fields(row);
        first.insert(Field::Owner, Written::from(owner.as_str()));
        let secret = if matches!(row, Row::Secret(_)) { "secret" } else { "internal" };
        first.insert(Field::Sensitivity, Written::from(secret));
        let world = &self.world;
        let made = world.write("customers.create", |tx| customers::create(tx, &first)).unwrap();
        let edit = Edit { set: self.fields(row), version: None };
        let world = &self.world;
        world.write("customers.update", |tx| customers::update(tx, made.id, &edit)).unwrap();
        for again in [false, true] {
            let person = self.person(row);
            let world = &self.world;
            let contact = match self.contacts.last().filter(|_| again) {
                Some(last) => {
                    world.write("contacts.update", |tx| contacts::update(tx, *last, &person))
                }
                None => world.write("contacts.add", |tx| contacts::add(tx, made.id, &person)),
            };
            self.contacts.push(contact.unwrap().id);
        }
        if row == Row::Binned {
            let world = &self.world;
            world.write("customers.delete", |tx| customers::delete(tx, made.id)).unwrap();
        }
        self.customers.push(made.id);
    }

    fn fields(&mut self, row: Row) -> customers::Fields {
        let mut all = fields(&[]);
        // Below level 2, but of a person: told to who may see the record, and to no reader of the log.
        let open = [Field::Name, Field::Company, Field::Notes, Field::ExternalNo, Field::Website];
        for field in open {
            let token = self.token(field.word(), 1, row);
            let is_address = field == Field::Website;
            let text = if is_address { format!("https://{token}.example.com") } else { token };
            all.insert(field, Written::from(text.as_str()));
        }
        for field in SENSITIVE {
            let text = self.sensitive(*field, row);
            all.insert(*field, Written::from(text.as_str()));
        }
        all
    }

    fn person(&mut self, row: Row) -> ContactFields {
        let point = |it: String| Some(Written::from(it.as_str()));
        ContactFields {
            name: Some(self.token("contact's name", 1, row)),
            notes: Some(self.token("contact's notes", 1, row)),
            phone: point(self.sensitive(Field::Phone, row)),
            email: point(self.sensitive(Field::Email, row)),
            wechat: point(self.sensitive(Field::Wechat, row)),
            qq: point(self.sensitive(Field::Qq, row)),
            ..ContactFields::default()
        }
    }

    fn add_task(&mut self) {
        let task = TaskFields {
            title: Some(self.token("task's title", 1, Row::Task)),
            notes: Some(self.token("task's notes", 1, Row::Task)),
            assignee: Some("far".to_owned()),
            ..TaskFields::default()
        };
        self.world.write("tasks.create", |tx| tasks::create(tx, &task)).unwrap();
        // Everyone has a task for a customer that most of them may not see.
        let customer = *self.customers.iter().rev().nth(1).unwrap();
        for person in &self.people {
            let task = TaskFields {
                title: Some("打电话".to_owned()),
                customer: Some(customer),
                assignee: Some(person.login.clone()),
                ..TaskFields::default()
            };
            self.world.write("tasks.create", |tx| tasks::create(tx, &task)).unwrap();
        }
    }

    fn add_import(&mut self, far: &Session) {
        let name = self.token("import's file name", 0, Row::Import);
        let account = far.account();
        let sql = format!(
            "insert into imports (file_name, state, is_sample, header_row, mapping, row_count,
                new_count, updated_count, duplicate_count, error_count, started_at, account_id)
             values ('{name}', 'done', 0, 1, '{{}}', 0, 0, 0, 0, 0, 0, {account})"
        );
        self.world.core.tamper_for_tests(&sql).unwrap();
    }

    /// A value of this field that nobody else has; the form that it takes is remembered.
    fn sensitive(&mut self, field: Field, row: Row) -> String {
        self.next += 1;
        let n = self.next;
        let level = if field == Field::IdNumber { 3 } else { 2 };
        let day =
            chrono::NaiveDate::from_ymd_opt(1931, 1, 1).unwrap() + chrono::Days::new(n as u64);
        let (written, says) = match field {
            Field::Phone => (format!("1395{n:07}"), format!("1395{n:07}")),
            Field::Qq => (format!("8{n:08}"), format!("8{n:08}")),
            Field::PostalCode => (format!("7{n:05}"), format!("7{n:05}")),
            Field::BirthdayOn => (day.to_string(), day.to_string()),
            Field::Email => (format!("qzk{n:04}v@example.com"), format!("qzk{n:04}v")),
            Field::IdNumber => (format!("QZK{n:05}V"), format!("QZK{n:05}V")),
            _ => (format!("qzk{n:04}v"), format!("qzk{n:04}v")),
        };
        // 1931-01-01 is day 11324 of a spreadsheet.
        let also = (field == Field::BirthdayOn).then(|| format!("<v>{}</v>", 11_324 + n));
        self.remember(field.word(), says, also, level, row);
        if field == Field::Phone {
            // A short number that colleagues of theirs dial.
            let beside = self.token("words beside the phone", level, row);
            return format!("{written}（短号 {beside}）");
        }
        written
    }

    fn token(&mut self, what: &str, level: usize, row: Row) -> String {
        self.next += 1;
        let says = format!("qzk{:04}v", self.next);
        self.remember(what, says.clone(), None, level, row);
        says
    }

    fn remember(&mut self, what: &str, says: String, also: Option<String>, level: usize, row: Row) {
        let whose = match row {
            Row::Own(place) => format!("a customer of {}", READS[place].0),
            Row::Secret(place) => format!("a secret customer of {}", READS[place].0),
            Row::Foreign => "a foreign customer".to_owned(),
            Row::Binned => "a foreign customer in the bin".to_owned(),
            Row::Task => "a foreign colleague".to_owned(),
            Row::Import => "an import".to_owned(),
        };
        let level = if matches!(row, Row::Secret(_)) { 3 } else { level };
        let closed = super::reading::closed(&says);
        let what = format!("{what} of {whose}");
        self.canaries.push(Canary { what, says, closed, also, level, row });
    }
}

fn far_colleague(world: &World, north: &Department) -> Session {
    world.person("far", &["sales"], Some(north.id))
}

/// Everyone is given every right but those that say which customers and tasks they see: what is left
/// in the way is scope and clearance alone.
fn allow_everything_else(world: &World) {
    let rights = clientele_core::access::ALL_RIGHTS;
    for right in rights.iter().filter(|it| !["customers.read", "tasks.read"].contains(it)) {
        let sql = format!(
            "insert into account_rights (account_id, \"right\", effect, scope)
             select id, '{right}', 'allow', 'all' from accounts where id > 1"
        );
        world.core.tamper_for_tests(&sql).unwrap();
    }
}
