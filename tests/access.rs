//! Rights, scopes and masks, against an evaluator that knows nothing of SQL.

mod canaries;

use std::collections::BTreeSet;

use clientele_core::{
    access::Session,
    accounts::{self, AccountPatch},
    customers::{self, At, Count, Edit, Field, Fields, Query, Written, filters},
    departments::Department,
    id::{CustomerId, DepartmentId},
};
use clientele_tests::{World, code, size};

/// A generator of its own, so that a failing office can be made again from its number.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Reach {
    Own,
    Department,
    Subtree,
    All,
}

/// What each built-in role may read, and its clearance: written down a second time, by hand.
const ROLES: [(&str, Option<Reach>, usize); 8] = [
    ("administrator", None, 1),
    ("security_officer", None, 1),
    ("auditor", None, 1),
    ("executive", Some(Reach::All), 3),
    ("manager", Some(Reach::Subtree), 2),
    ("sales", Some(Reach::Own), 2),
    ("service", Some(Reach::All), 1),
    ("read_only", Some(Reach::Department), 1),
];

const LEVELS: [&str; 4] = ["public", "internal", "confidential", "secret"];

struct Person {
    session: Session,
    login: &'static str,
    roles: Vec<usize>,
    department: Option<usize>,
}

struct Row {
    id: CustomerId,
    owner: Option<usize>,
    department: Option<usize>,
    level: usize,
}

/// The departments of the test, each with the place of the one above it.
const TREE: [(&str, Option<usize>); 6] = [
    ("总部", None),
    ("华东", Some(0)),
    ("上海", Some(1)),
    ("杭州", Some(1)),
    ("华北", Some(0)),
    ("外包", None),
];

fn is_below(inner: usize, outer: usize) -> bool {
    inner == outer || TREE[inner].1.is_some_and(|above| is_below(above, outer))
}

fn sees(person: &Person, at: usize, row: &Row) -> bool {
    let clearance = person.roles.iter().map(|it| ROLES[*it].2).max().unwrap_or(0);
    let reaches = person.roles.iter().filter_map(|it| ROLES[*it].1);
    row.level <= clearance
        && reaches.into_iter().any(|reach| match (reach, row.owner) {
            (Reach::All, _) => true,
            (_, None) => false,
            (Reach::Own, Some(owner)) => owner == at,
            (Reach::Department, Some(_)) => {
                row.department.is_some() && row.department == person.department
            }
            (Reach::Subtree, Some(_)) => match (row.department, person.department) {
                (Some(theirs), Some(mine)) => is_below(theirs, mine),
                _ => false,
            },
        })
}

const LOGINS: [&str; 5] = ["an", "bo", "cai", "dong", "er"];

#[test]
fn lists_counts_and_searches_show_exactly_what_the_rules_say() {
    let world = World::new();
    let mut departments: Vec<Department> = Vec::new();
    for (name, above) in TREE {
        let above = above.map(|it: usize| departments[it].id);
        departments.push(world.department(name, above));
    }
    let mut people: Vec<Person> = LOGINS
        .into_iter()
        .map(|login| Person {
            session: world.person(login, &[], None),
            login,
            roles: Vec::new(),
            department: None,
        })
        .collect();
    let mut rows: Vec<Row> = (0..24)
        .map(|number| {
            let customer =
                world.customer(&world.boss, &[(Field::Name, &format!("客户{number}号"))]);
            Row { id: customer.unwrap().id, owner: None, department: None, level: 1 }
        })
        .collect();

    for office in 1..=size(1_000, 10_000) as u64 {
        let mut chance = Chance(office.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        shuffle(&world, &mut chance, &departments, &mut people, &mut rows);
        for (at, person) in people.iter().enumerate() {
            let expected: BTreeSet<CustomerId> =
                rows.iter().filter(|row| sees(person, at, row)).map(|row| row.id).collect();
            let may_read = person.roles.iter().any(|it| ROLES[*it].1.is_some());
            assert_same(&world, office, person, may_read, &expected);
        }
    }
}

/// Makes another office of the same people: other roles, other places, some rows elsewhere.
fn shuffle(
    world: &World,
    chance: &mut Chance,
    departments: &[Department],
    people: &mut [Person],
    rows: &mut [Row],
) {
    let who = chance.below(people.len());
    let person = &mut people[who];
    person.roles = (0..chance.below(3)).map(|_| chance.below(ROLES.len())).collect();
    person.department = Some(chance.below(TREE.len() + 1)).filter(|it| *it < TREE.len());
    let place = |it: Option<usize>| it.map(|it| departments[it].id);
    let patch = AccountPatch {
        roles: Some(person.roles.iter().map(|it| ROLES[*it].0.to_owned()).collect()),
        department: Some(place(person.department)),
        ..AccountPatch::default()
    };
    let id = person.session.account();
    world.write("accounts.update", |tx| accounts::update(tx, id, &patch)).unwrap();

    for _ in 0..2 {
        let row = &mut rows[chance.below(24)];
        row.owner = Some(chance.below(LOGINS.len() + 1)).filter(|it| *it < LOGINS.len());
        row.department = Some(chance.below(TREE.len() + 1)).filter(|it| *it < TREE.len());
        row.level = chance.below(4);
        place_row(world, row);
    }
}

fn place_row(world: &World, row: &Row) {
    let word = |it: Option<&str>| it.map_or(Written::Nothing(()), Written::from);
    // The owner goes first: a new one brings a department along, which is then overwritten.
    let owner = Fields::from([(Field::Owner, word(row.owner.map(|it| LOGINS[it])))]);
    let place = Fields::from([
        (Field::Department, word(row.department.map(|it| TREE[it].0))),
        (Field::Sensitivity, Written::from(LEVELS[row.level])),
    ]);
    for set in [owner, place] {
        let edit = Edit { set, version: None };
        world.write("customers.update", |tx| customers::update(tx, row.id, &edit)).unwrap();
    }
}

fn assert_same(
    world: &World,
    office: u64,
    person: &Person,
    may_read: bool,
    expected: &BTreeSet<CustomerId>,
) {
    let list = |query: &Query| {
        world.core.read(&person.session, |view| {
            customers::list(view, query, &At::Start, 100, Count::Exact)
        })
    };
    let by_search = Query { search: Some("客户".to_owned()), ..Query::default() };
    let by_filter =
        Query { filter: Some(filters::parse("name~客户").unwrap()), ..Query::default() };
    for query in [Query::default(), by_search, by_filter] {
        let page = list(&query);
        if !may_read {
            assert_eq!(code(page), "forbidden", "office {office}, {}", person.login);
            continue;
        }
        let page = page.unwrap();
        let shown: BTreeSet<CustomerId> = page.rows.iter().map(|it| it.id).collect();
        assert_eq!(&shown, expected, "office {office}, {}, {query:?}", person.login);
        assert_eq!(page.total.count, expected.len() as u64, "office {office}, {}", person.login);
    }
}

/// One detail after the other, for one office: seen exactly where the list shows it.
#[test]
fn a_record_opens_exactly_where_the_list_shows_it() {
    let world = World::new();
    let east = world.department("华东", None);
    let shanghai = world.department("上海", Some(east.id));
    let place = |it: &Department| Some(it.id) as Option<DepartmentId>;
    let manager = world.person("guan", &["manager"], place(&east));
    let seller = world.person("xiao", &["sales"], place(&shanghai));
    let reader = world.person("kan", &["read_only"], place(&shanghai));
    let theirs = world.customer(&seller, &[(Field::Name, "上海客户")]).unwrap();
    let secret = [(Field::Name, "机密客户"), (Field::Sensitivity, "secret")];
    let secret = world.customer(&world.boss, &secret).unwrap();
    let opens = |who: &Session, id| code(world.core.read(who, |view| customers::show(view, id)));
    assert_eq!(opens(&manager, theirs.id), "done");
    assert_eq!(opens(&seller, theirs.id), "done");
    assert_eq!(opens(&reader, theirs.id), "done");
    assert_eq!(opens(&manager, secret.id), "not_found");
    assert_eq!(opens(&world.boss, secret.id), "done");
    let moved = |who: &Session, owner: &str| {
        let set = Fields::from([(Field::Owner, Written::from(owner))]);
        let edit = Edit { set, version: None };
        code(
            world.core.write(who, "customers.update", |tx| customers::update(tx, theirs.id, &edit)),
        )
    };
    assert_eq!(moved(&seller, "boss"), "forbidden");
    assert_eq!(moved(&reader, "kan"), "forbidden");
    assert_eq!(moved(&manager, "guan"), "done");
}
