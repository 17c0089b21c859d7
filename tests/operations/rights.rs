//! Who may do what to whose records: the rights of the built-in roles, written down by hand.
//!
//! The table is read by people first. It is not made of the product's own tables, so that a slip in
//! those shows here.

use clientele_core::{Error, Result, access::Session};
use clientele_tests::{CHANGED, World, code, code_of};

use super::{
    deeds::{Deed, OPERATIONS, Operation, Seen},
    scene::{Place, Scene, Target},
};

/// One line an operation, one column a role, and in it one sign for each place of the record: own,
/// own department, a department below it, another one, own but in the recycle bin. A single sign
/// is about the whole office.
///
/// | sign | means |
/// |---|---|
/// | `+` | it is done, or the answer tells of the record |
/// | `-` | `forbidden`, or `out_of_reach` where the right is there and the record is not theirs |
/// | `?` | `not_found`, or the answer tells nothing of the record: for this person it does not exist |
/// | `.` | no such case |
const RIGHTS: &str = "
                             admin  secur. audit  execu. manag. sales  servi. reader
customers::create            -----  -----  -----  -----  +++-.  +---.  -----  -----
customers::find              -----  -----  -----  +++++  +++?+  +???+  +++++  ++??+
customers::show              -----  -----  -----  +++++  +++?+  +???+  +++++  ++??+
customers::list              -----  -----  -----  ++++?  +++?+  +???+  ++++?  ++???
customers::nearest           -----  -----  -----  ++++?  +++??  +????  ++++?  ++???
customers::count             -----  -----  -----  ++++?  +++?+  +???+  ++++?  ++???
customers::find_duplicates   -----  -----  -----  ++++?  +++??  +????  ++++?  -----
customers::history           -----  -----  -----  +++++  +++?+  +???+  +++++  ++??+
customers::update            -----  -----  -----  ++++?  +++??  +????  +---?  --??-
customers::tag               -----  -----  -----  ++++?  +++??  +????  +---?  --??-
customers::delete            -----  -----  -----  -----  +++??  +????  -----  --??-
customers::restore           -----  -----  -----  -----  ????+  ????+  -----  --??-
customers::tag_all           -----  -----  -----  ++++?  +++??  +????  +---?  -----
customers::update_all        -----  -----  -----  ++++?  +++??  +????  +---?  -----
customers::assign_all        -----  -----  -----  ++++?  +++??  -????  ----?  -----
customers::delete_all        -----  -----  -----  -----  +++??  +????  -----  -----
customers::restore_all       -----  -----  -----  -----  ????+  ????+  -----  -----
contacts::add                -----  -----  -----  ++++?  +++??  +????  +---?  --??-
contacts::update             -----  -----  -----  ++++?  +++??  +????  +---?  --??-
contacts::remove             -----  -----  -----  ++++?  +++??  +????  +---?  --??-
journal::undo                -----  -----  -----  ++++.  +++-.  +---.  +---.  -----
journal::undoable            -----  -----  -----  ++++.  +++-.  +---.  +---.  -----

tasks::list                  -----  -----  -----  ++++.  +++?.  +???.  +???.  ++??.
tasks::count                 -      -      -      +      +      +      +      +
tasks::read_line             -      -      -      -      +      +      +      -
tasks::create                -----  -----  -----  -----  +++-.  +---.  +---.  -----
tasks::update                -----  -----  -----  ++++.  +++?.  +???.  +???.  --??.
tasks::set_done              -----  -----  -----  ++++.  +++?.  +???.  +???.  --??.
tasks::delete                -----  -----  -----  ----.  +++?.  +???.  +???.  --??.

imports::look                -      -      -      -      +      -      -      -
imports::rehearse            -      -      -      -      +      -      -      -
imports::rows_alike          -      -      -      -      +      -      -      -
imports::twins               -      -      -      -      +      -      -      -
imports::save_failed         -      -      -      -      +      -      -      -
imports::run                 -      -      -      -      +      -      -      -
imports::resume              -----  -----  -----  -----  +++?.  -----  -----  -----
imports::list                -----  -----  -----  -----  +++?.  -----  -----  -----
imports::stopped             -      -      -      -      +      -      -      -
imports::find                -----  -----  -----  -----  +++?.  -----  -----  -----
imports::undo                -----  -----  -----  -----  +++?.  -----  -----  -----
exports::preview             -----  -----  -----  ++++?  +++??  +????  -----  -----
exports::run                 -----  -----  -----  ++++?  +++??  +????  -----  -----
reports::data                -----  -----  -----  ++++.  +++?.  +???.  -----  -----
reports::run                 -----  -----  -----  ++++.  +++?.  +???.  -----  -----

notices::list                +      +      +      +      +      +      +      +

tags::list                   -      -      -      +      +      +      +      +
tags::find                   +      +      +      +      +      +      +      +
tags::create                 -      -      -      -      +      -      -      -
tags::update                 -      -      -      -      +      -      -      -
tags::merge                  -      -      -      -      +      -      -      -
tags::delete                 -      -      -      -      +      -      -      -
categories::list             +      +      +      +      +      +      +      +
categories::find             +      +      +      +      +      +      +      +
categories::create           -      -      -      -      +      -      -      -
categories::rename           -      -      -      -      +      -      -      -
categories::shift            -      -      -      -      +      -      -      -
categories::delete           -      -      -      -      +      -      -      -
choices::list                +      +      +      +      +      +      +      +
choices::find                +      +      +      +      +      +      +      +
choices::create              -      -      -      -      +      -      -      -
choices::rename              -      -      -      -      +      -      -      -
choices::set_retired         -      -      -      -      +      -      -      -
choices::recolour            -      -      -      -      +      -      -      -
choices::reorder             -      -      -      -      +      -      -      -

departments::list            +      +      +      +      +      +      +      +
departments::find            +      +      +      +      +      +      +      +
departments::create          +      -      -      -      -      -      -      -
departments::rename          +      -      -      -      -      -      -      -
departments::shift           +      -      -      -      -      -      -      -
accounts::whoami             +      +      +      +      +      +      +      +
accounts::list               +      +      +      -      -      -      -      -
accounts::members            +      +      +      -      -      -      -      -
accounts::roles              +      +      +      -      -      -      -      -
accounts::find               +      +      +      -      -      -      -      -
accounts::colleagues         -      -      -      +      +      +      +      +
accounts::create             +      -      -      -      -      -      -      -
accounts::update             +++++  -----  -----  -----  -----  -----  -----  -----
accounts::set_state          +++++  -----  -----  -----  -----  -----  -----  -----
accounts::reset_password     +++++  -----  -----  -----  -----  -----  -----  -----
accounts::change_password    +      +      +      +      +      +      +      +
office::unlock               +      -      -      -      -      -      -      -
office::waits                +      +      +      -      -      -      -      -
settings::get                +      +      +      +      +      +      +      +
settings::day                +      +      +      +      +      +      +      +
settings::update             +      -      -      +      -      -      -      -
recovery::renew              +      -      -      -      -      -      -      -
recovery::retire_others      +      -      -      -      -      -      -      -
vault::review                +      +      +      -      -      -      -      -
vault::accept                +      -      -      -      -      -      -      -
vault::rotate                +      -      -      -      -      -      -      -
samples::present             -      -      -      -      -      -      -      -
samples::create              -      -      -      -      -      -      -      -
samples::remove              -      -      -      -      -      -      -      -

journal::list                +      +      +      -      -      -      -      -
journal::count               +      +      +      -      -      -      -      -
journal::operations          +      +      +      -      -      -      -      -
journal::last                +      +      +      +      +      +      +      +
journal::verify              +      +      +      -      -      -      -      -
journal::export              +      +      +      -      -      -      -      -
journal::accept              +      -      -      -      -      -      -      -
looks::list                  -      +      +      -      -      -      -      -
looks::count                 -      +      +      -      -      -      -      -
backups::list                +      -      -      -      -      -      -      -
backups::look                +      -      -      -      -      -      -      -
backups::plan                +      -      -      -      -      -      -      -
backups::set_plan            +      -      -      -      -      -      -      -
backups::preview             +      -      -      -      -      -      -      -
backups::reversible          +      -      -      -      -      -      -      -
backups::create              +      -      -      -      -      -      -      -
backups::verify              +      -      -      -      -      -      -      -
backups::restore             +      -      -      -      -      -      -      -
backups::undo                +      -      -      -      -      -      -      -
";

/// What is left to someone who has not changed their first password yet: to know who they are, to
/// change it, and the words of the office that its windows are made of.
const BEFORE_THE_FIRST_PASSWORD_IS_CHANGED: &[&str] = &[
    "accounts::whoami",
    "accounts::change_password",
    "settings::get",
    "settings::day",
    "departments::list",
    "departments::find",
    "categories::list",
    "categories::find",
    "choices::list",
    "choices::find",
    "tags::find",
];

struct Row {
    operation: &'static str,
    cells: Vec<&'static str>,
}

fn rows() -> Vec<Row> {
    let lines = RIGHTS.lines().skip(2).filter(|it| !it.trim().is_empty());
    let row = |line: &'static str| {
        let mut words = line.split_whitespace();
        Row { operation: words.next().unwrap(), cells: words.collect() }
    };
    lines.map(row).collect()
}

#[test]
fn every_operation_has_its_line_in_the_table_of_rights() {
    let rows = rows();
    let lines: Vec<&str> = rows.iter().map(|it| it.operation).collect();
    let operations: Vec<&str> = OPERATIONS.iter().map(|it| it.name).collect();
    assert_eq!(lines, operations, "the lines stand in the order of the operations");
    for row in rows {
        assert_eq!(row.cells.len(), 8, "{}", row.operation);
        let is_cell =
            |it: &&str| [1, 5].contains(&it.len()) && it.chars().all(|it| "+-?.".contains(it));
        assert!(row.cells.iter().all(is_cell), "{}", row.operation);
    }
}

#[test]
fn every_role_may_do_what_the_table_says_and_nothing_else() {
    let scene = Scene::new();
    let mut differences = Vec::new();
    for (row, operation) in rows().iter().zip(OPERATIONS) {
        for (role, cell) in row.cells.iter().enumerate() {
            let shown = outcomes(&scene, operation, role, cell);
            if shown != *cell {
                let role = clientele_core::accounts::ROLES[role];
                differences.push(format!("{} as {role}: {shown}, not {cell}", operation.name));
            }
        }
    }
    assert!(differences.is_empty(), "\n{}\n", differences.join("\n"));
}

/// The signs of one role, as they turn out.
fn outcomes(scene: &Scene, operation: &Operation, role: usize, cell: &str) -> String {
    let places = Place::ALL.into_iter().zip(cell.chars());
    let sign = |(place, expected): (Place, char)| {
        if expected == '.' {
            return '.';
        }
        let outcome = attempt(scene, operation, scene.person(role), scene.target(role, place));
        sign_of(operation, &outcome)
    };
    places.map(sign).collect()
}

fn sign_of(operation: &Operation, outcome: &Result<Seen>) -> char {
    match outcome {
        Ok(Seen::Yes) => '+',
        Ok(Seen::No) => '?',
        Err(error) => match error.code() {
            "forbidden" | "out_of_reach" => '-',
            "not_found" => '?',
            code => panic!("{} is neither done nor refused: {code}", operation.name),
        },
    }
}

/// Tries an operation; what it writes within one transaction is taken back, so that the next one
/// finds the office as it was.
fn attempt(scene: &Scene, operation: &Operation, who: &Session, it: &Target) -> Result<Seen> {
    let core = &scene.world.core;
    match operation.deed {
        Deed::Read(deed) => core.read(who, |view| deed(scene, view, it)),
        Deed::Whole(_, deed) => deed(scene, who, it),
        Deed::Write(deed) => {
            let name = operation.entry.unwrap_or_default();
            let outcome: Result<()> = core.write(who, name, |tx| {
                deed(scene, tx, it)?;
                Err(Error::Cancelled)
            });
            match outcome {
                Err(Error::Cancelled) => Ok(Seen::Yes),
                Err(error) => Err(error),
                Ok(()) => unreachable!("it was cancelled"),
            }
        }
    }
}

#[test]
fn an_ended_session_and_a_disabled_account_can_do_nothing_at_all() {
    let scene = Scene::new();
    let world = &scene.world;
    // The founder's rights, so that nothing but the state of the account is in the way.
    let ended = everything(world, "ended");
    ended.end();
    let disabled = everything(world, "disabled");
    let id = disabled.account();
    let state = clientele_core::access::AccountState::Disabled;
    world
        .write("accounts.disable", |tx| clientele_core::accounts::set_state(tx, id, state))
        .unwrap();
    let idle = everything(world, "idle");
    let it = scene.target(0, Place::Foreign);
    for operation in OPERATIONS {
        for who in [&ended, &disabled] {
            let outcome = attempt(&scene, operation, who, it);
            assert_eq!(code(outcome), "signed_out", "{}", operation.name);
        }
    }
    world.clock.pass(10 * 60_000);
    assert_eq!(code(attempt(&scene, &OPERATIONS[0], &idle, it)), "signed_out");
    assert_eq!(code(world.office.sign_in("disabled", CHANGED)), "disabled");
}

#[test]
fn before_the_first_password_is_changed_hardly_anything_is_allowed() {
    let scene = Scene::new();
    let world = &scene.world;
    let fresh = everything(world, "fresh");
    let issued = world
        .write("accounts.reset_password", |tx| {
            clientele_core::accounts::reset_password(tx, fresh.account())
        })
        .unwrap();
    let fresh = world.office.sign_in("fresh", &issued.password).unwrap().session;
    let it = scene.target(0, Place::Foreign);
    for operation in OPERATIONS {
        let expected = match BEFORE_THE_FIRST_PASSWORD_IS_CHANGED.contains(&operation.name) {
            true => "done",
            false => "must_change_password",
        };
        let outcome = attempt(&scene, operation, &fresh, it);
        assert_eq!(code(outcome), expected, "{}", operation.name);
    }
}

/// Locking is about signing in: it keeps a guesser out and does not throw the person out.
#[test]
fn a_locked_login_keeps_people_out_and_ends_no_session() {
    let scene = Scene::new();
    let world = &scene.world;
    for _ in 0..10 {
        let refused = world.office.sign_in("manager", "not it").err().map(|it| code_of(&it));
        assert_eq!(refused.as_deref(), Some("wrong_password"));
        world.clock.pass(31_000);
    }
    assert_eq!(code(world.office.sign_in("manager", CHANGED)), "locked");
    let manager = clientele_core::accounts::ROLES.iter().position(|it| *it == "manager").unwrap();
    let outcome =
        attempt(&scene, &OPERATIONS[0], scene.person(manager), scene.target(manager, Place::Own));
    assert_eq!(sign_of(&OPERATIONS[0], &outcome), '+');
}

/// Someone who holds every role at once.
fn everything(world: &World, login: &str) -> Session {
    world.person(login, &clientele_core::accounts::ROLES, None)
}
