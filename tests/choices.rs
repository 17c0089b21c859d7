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
    assert_eq!(code(create("no_such_list", "甲")), "unknown_list");
    let customer = world.customer(&world.boss, &[(Field::Name, "甲"), (Field::Source, "小红书")]);
    assert_eq!(customer.unwrap().source.as_deref(), Some("小红书"));
}

#[test]
fn a_list_is_put_into_another_order_and_coloured() {
    let world = World::new();
    let codes = || {
        let all = world.read(|view| choices::list(view, "status")).unwrap();
        all.into_iter().map(|it| it.code).collect::<Vec<_>>()
    };
    let before = codes();
    let won = world.read(|view| choices::find(view, "status", "won")).unwrap();
    world.write("choices.reorder", |tx| choices::reorder(tx, "status", &[won.id])).unwrap();
    let mut expected = before;
    expected.retain(|it| it != "won");
    expected.insert(0, "won".to_owned());
    assert_eq!(codes(), expected);

    let coloured =
        world.write("choices.recolour", |tx| choices::recolour(tx, won.id, Some("violet")));
    assert_eq!(coloured.unwrap().colour.as_deref(), Some("violet"));
    assert!(world.has_a_whole_journal());
}
