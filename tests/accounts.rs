//! Accounts: coming in, being kept out, and never losing the last one who can let others in.

use clientele_core::{
    Error,
    access::{AccountState, ScopeName},
    accounts::{self, AccountPatch, NewAccount},
    clock::Clock,
    jobs::Job,
};
use clientele_tests::{CHANGED, PASSWORD, World, code};

#[test]
fn an_unknown_login_and_a_wrong_password_are_told_apart_by_nothing() {
    let world = World::new();
    assert_eq!(code(world.office.sign_in("boss", "wrong")), "wrong_password");
    assert_eq!(code(world.office.sign_in("nobody", PASSWORD)), "wrong_password");
    assert_eq!(code(world.office.sign_in("ＢＯＳＳ", PASSWORD)), "done");
}

#[test]
fn an_initial_password_must_be_changed_before_anything_else() {
    let world = World::new();
    let new = NewAccount {
        login: "lin".to_owned(),
        name: "小林".to_owned(),
        department: None,
        roles: vec!["sales".to_owned()],
    };
    let issued = world.write("accounts.create", |tx| accounts::create(tx, &new)).unwrap();
    let lin = world.office.sign_in("lin", &issued.password).unwrap();
    assert!(lin.must_change_password);
    let listed = lin.core.read(&lin.session, clientele_core::tags::list);
    assert_eq!(code(listed), "must_change_password");
    let change = |old: &str, new: &str| {
        lin.core.write(&lin.session, "accounts.change_password", |tx| {
            accounts::change_password(tx, old, new)
        })
    };
    assert_eq!(code(change("not it", CHANGED)), "wrong_password");
    assert_eq!(code(change(&issued.password, "woaini5201314")), "weak_password");
    assert_eq!(code(change(&issued.password, &issued.password)), "weak_password");
    change(&issued.password, CHANGED).unwrap();
    assert_eq!(code(lin.core.read(&lin.session, clientele_core::tags::list)), "done");
    assert_eq!(code(world.office.sign_in("lin", &issued.password)), "wrong_password");
}

#[test]
fn an_initial_password_that_was_not_used_in_time_is_void() {
    let world = World::new();
    let new = NewAccount {
        login: "lin".to_owned(),
        name: "小林".to_owned(),
        department: None,
        roles: vec![],
    };
    let issued = world.write("accounts.create", |tx| accounts::create(tx, &new)).unwrap();
    world.clock.set_wall(world.clock.now().wall_ms + 73 * 3_600_000);
    assert_eq!(code(world.office.sign_in("lin", &issued.password)), "password_expired");
}

#[test]
fn ten_wrong_passwords_lock_a_login_until_time_or_an_administrator_opens_it() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    let mut waits = Vec::new();
    for _ in 0..10 {
        loop {
            match world.office.sign_in("lin", "wrong") {
                Err(Error::Throttled { seconds }) => {
                    waits.push(seconds);
                    world.clock.pass(seconds * 1_000);
                }
                outcome => {
                    assert_eq!(code(outcome), "wrong_password");
                    break;
                }
            }
        }
    }
    assert_eq!(waits, [1, 2, 4, 8, 15, 30]);
    match world.office.sign_in("lin", CHANGED) {
        Err(Error::Locked { seconds }) => assert_eq!(seconds, 15 * 60),
        other => panic!("{}", code(other)),
    }
    world.clock.set_wall(0);
    assert_eq!(code(world.office.sign_in("lin", CHANGED)), "locked");
    let by_lin = world.office.unlock(&world.core, &lin, "lin");
    assert_eq!(code(by_lin), "forbidden");
    world.office.unlock(&world.core, &world.boss, "lin").unwrap();
    assert_eq!(code(world.office.sign_in("lin", CHANGED)), "done");
}

#[test]
fn a_disabled_account_is_out_at_its_next_call() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    let set =
        |state| world.write("accounts.disable", |tx| accounts::set_state(tx, lin.account(), state));
    set(AccountState::Disabled).unwrap();
    assert_eq!(code(world.core.read(&lin, clientele_core::tags::list)), "signed_out");
    assert_eq!(code(world.office.sign_in("lin", CHANGED)), "disabled");
    set(AccountState::Enabled).unwrap();
    assert_eq!(code(world.office.sign_in("lin", CHANGED)), "done");
}

#[test]
fn the_last_administrator_can_be_neither_disabled_nor_demoted() {
    let world = World::new();
    let boss = world.boss.account();
    let disable =
        world.write("accounts.disable", |tx| accounts::set_state(tx, boss, AccountState::Disabled));
    assert_eq!(code(disable), "last_administrator");
    let demote = AccountPatch { roles: Some(vec!["sales".to_owned()]), ..AccountPatch::default() };
    let demoted = world.write("accounts.update", |tx| accounts::update(tx, boss, &demote));
    assert_eq!(code(demoted), "last_administrator");
    world.person("second", &["administrator"], None);
    assert_eq!(
        code(world.write("accounts.update", |tx| accounts::update(tx, boss, &demote))),
        "done"
    );
}

#[test]
fn a_login_is_given_out_once() {
    let world = World::new();
    world.person("lin", &["sales"], None);
    let again = NewAccount {
        login: "LIN".to_owned(),
        name: "另一个小林".to_owned(),
        department: None,
        roles: vec![],
    };
    assert_eq!(code(world.write("accounts.create", |tx| accounts::create(tx, &again))), "taken");
}

#[test]
fn an_account_without_a_role_can_do_nothing() {
    let world = World::new();
    let nobody = world.person("new", &[], None);
    let denied = |outcome: clientele_core::Result<()>| assert_eq!(code(outcome), "forbidden");
    let core = &world.core;
    denied(core.read(&nobody, |view| clientele_core::tags::list(view).map(drop)));
    denied(core.read(&nobody, |view| accounts::list(view).map(drop)));
    denied(world.customer(&nobody, &[(clientele_core::customers::Field::Name, "张三")]).map(drop));
}

#[test]
fn a_forgotten_password_is_replaced_by_an_administrator() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    let issued = world
        .write("accounts.reset_password", |tx| accounts::reset_password(tx, lin.account()))
        .unwrap();
    assert_eq!(code(world.office.sign_in("lin", CHANGED)), "wrong_password");
    assert!(world.office.sign_in("lin", &issued.password).unwrap().must_change_password);
}

#[test]
fn a_password_that_was_given_or_changed_is_not_taken_back_by_undoing() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    let reset = |tx: &mut clientele_core::Tx<'_>| accounts::reset_password(tx, lin.account());
    let issued = world.write("accounts.reset_password", reset).unwrap();
    let count = world.journal().len() as i64;
    let mut refused = 0;
    for seq in 1..=count {
        if !["create", "change_password", "reset_password"]
            .iter()
            .any(|it| world.journal()[seq as usize - 1].starts_with(&format!("accounts.{it}")))
        {
            continue;
        }
        let undone =
            world.write("journal.undo", |tx| clientele_core::journal::undo(tx, seq, &Job::new()));
        assert_eq!(code(undone), "undo_not_possible");
        refused += 1;
    }
    assert_eq!(refused, 3);
    assert!(world.office.sign_in("lin", &issued.password).unwrap().must_change_password);
}

#[test]
fn colleagues_are_known_by_name_to_whoever_may_see_customers() {
    let world = World::new();
    let sales = world.person("lin", &["sales"], None);
    let officer = world.person("wu", &["security_officer"], None);
    let colleagues = world.core.read(&sales, accounts::colleagues).unwrap();
    let logins: Vec<&str> = colleagues.iter().map(|it| it.login.as_str()).collect();
    assert_eq!(logins, ["boss", "lin", "wu"]);
    assert_eq!(code(world.core.read(&officer, accounts::colleagues)), "forbidden");
}

#[test]
fn members_are_told_with_their_last_sign_in_and_who_must_stay() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    let member = |login: &str| {
        let all = world.read(accounts::members).unwrap();
        all.into_iter().find(|it| it.account.login == login).unwrap()
    };
    assert!(member("boss").is_last_administrator);
    assert!(!member("lin").is_last_administrator);
    assert!(member("lin").signed_in_at.is_some() && member("boss").signed_in_at.is_some());
    let patch = AccountPatch {
        roles: Some(vec!["sales".to_owned(), "administrator".to_owned()]),
        ..AccountPatch::default()
    };
    world.write("accounts.update", |tx| accounts::update(tx, lin.account(), &patch)).unwrap();
    assert!(!member("boss").is_last_administrator);
    let roles = world.read(accounts::roles).unwrap();
    let mut codes: Vec<_> = roles.iter().map(|it| it.code.as_str()).collect();
    let usual = roles.iter().take_while(|it| it.is_usual).count();
    assert_eq!(codes[..usual], ["sales", "service", "executive", "administrator"]);
    assert!(!roles[usual..].iter().any(|it| it.is_usual));
    // Where there are departments, somebody leads one.
    world.department("华北", None);
    assert_eq!(world.read(accounts::roles).unwrap()[2].code, "manager");
    let mut all = accounts::ROLES.to_vec();
    all.sort_unstable();
    codes.sort_unstable();
    assert_eq!(codes, all);
    let sales = roles.iter().find(|it| it.code == "sales").unwrap();
    assert_eq!(sales.rights["customers.read"], ScopeName::Own);
}

#[test]
fn a_role_that_stays_keeps_how_far_it_reaches() {
    let world = World::new();
    let roles = |codes: &[&str]| AccountPatch {
        roles: Some(codes.iter().map(|it| (*it).to_owned()).collect()),
        ..AccountPatch::default()
    };
    let boss = world.boss.account();
    let patch = roles(&["administrator", "manager", "auditor"]);
    let after = world.write("accounts.update", |tx| accounts::update(tx, boss, &patch)).unwrap();
    let manager = after.roles.iter().find(|it| it.code == "manager").unwrap();
    assert_eq!(manager.scope, Some(ScopeName::All));
}

#[test]
fn who_has_to_wait_is_seen_by_whoever_looks_after_accounts() {
    let world = World::new();
    world.person("lin", &["sales"], None);
    let waits = || world.office.waits(&world.core, &world.boss).unwrap();
    assert_eq!(waits(), []);
    for _ in 0..10 {
        drop(world.office.sign_in("lin", "not it"));
        world.clock.pass(31_000);
    }
    let [wait] = waits().try_into().unwrap();
    assert!(wait.login == "lin" && wait.is_locked && wait.seconds > 600, "{wait:?}");
    world.office.unlock(&world.core, &world.boss, "lin").unwrap();
    assert_eq!(waits(), []);
}

#[test]
fn whoever_sits_down_finds_their_name_before_anyone_has_signed_in() {
    let world = World::new();
    world.person("lin", &["sales"], None);
    assert_eq!(world.office.known_logins(), ["boss", "lin"]);
    let names = world.office.known_names();
    assert_eq!(names["boss"], "陈老板");
    assert_eq!(names["lin"], "lin 先生");
}
