//! Choices: the office's own lists.

use clientele_core::{
    choices::{self, NewChoice},
    customers::Field,
    words::Language,
};
use clientele_tests::{World, code};

#[test]
fn a_renamed_choice_keeps_its_code_and_its_customers() {
    let world = World::new();
    let won = world.read(|view| choices::list(view, "status")).unwrap();
    let won = won.into_iter().find(|it| it.code == "won").unwrap();
    assert_eq!(won.word(Language::ZhCn), "已成交");
    world.write("choices.rename", |tx| choices::rename(tx, won.id, "签约")).unwrap();
    let by_new_name = world.customer(&world.boss, &[(Field::Name, "甲"), (Field::Status, "签约")]);
    assert_eq!(by_new_name.unwrap().status.as_deref(), Some("won"));
    let by_code = world.customer(&world.boss, &[(Field::Name, "乙"), (Field::Status, "won")]);
    assert_eq!(by_code.unwrap().status.as_deref(), Some("won"));
}

#[test]
fn a_list_holds_each_name_once_in_any_language() {
    let world = World::new();
    let create = |list: &str, name: &str| {
        let new = NewChoice { list: list.to_owned(), name: name.to_owned(), colour: None };
        world.write("choices.create", |tx| choices::create(tx, &new))
    };
    assert_eq!(code(create("source", "小红书")), "done");
    assert_eq!(code(create("source", "小红书")), "taken");
    assert_eq!(code(create("source", "Referral")), "taken");
    assert_eq!(code(create("no_such_list", "甲")), "not_found");
    let customer = world.customer(&world.boss, &[(Field::Name, "甲"), (Field::Source, "小红书")]);
    assert_eq!(customer.unwrap().source.as_deref(), Some("小红书"));
}
