//! Choices: the office's own lists.

use clientele_core::{
    Tx, View,
    choices::{self, NewChoice},
    clock::ScriptedClock,
    customers::{self, Field},
    office::{self, Founding},
    words::Language,
};
use clientele_tests::{NOW, World, code, fields, founding};

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
fn what_is_added_stands_before_those_that_end_a_list_until_somebody_orders_it() {
    let world = World::new();
    let create = |list: &str, name: &str| {
        let new = NewChoice { list: list.to_owned(), name: name.to_owned(), colour: None };
        world.write("choices.create", |tx| choices::create(tx, &new)).unwrap().id
    };
    let names = |list: &str| {
        let all = world.read(|view| choices::list(view, list)).unwrap();
        all.iter().map(|it| it.word(Language::ZhCn).to_owned()).collect::<Vec<_>>()
    };
    let (quoted, tried) = (create("status", "报价中"), create("status", "试用中"));
    let behind: Vec<String> = names("status").split_off(3);
    assert_eq!(behind, ["报价中", "试用中", "已成交", "暂停跟进", "已流失"]);
    create("source", "小红书");
    assert_eq!(names("source").split_off(8), ["小红书", "其他"]);
    world.write("choices.reorder", |tx| choices::reorder(tx, "status", &[tried, quoted])).unwrap();
    assert_eq!(names("status")[..3], ["试用中", "报价中", "潜在"]);
    // A list that somebody ends otherwise goes on behind its end.
    let lost = world.read(|view| choices::find(view, "status", "lost")).unwrap().id;
    world.write("choices.reorder", |tx| choices::reorder(tx, "status", &[lost])).unwrap();
    create("status", "已归档");
    assert_eq!(names("status").first().map(String::as_str), Some("已流失"));
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

/// An office of another country than China, as the boss reads it.
fn office_of(country: &str, language: Language) -> (tempfile::TempDir, office::Made) {
    let home = tempfile::tempdir().unwrap();
    let of = founding();
    let founding = Founding { country: country.parse().unwrap(), language, ..of };
    let made = office::create(home.path(), &founding, ScriptedClock::at(NOW)).unwrap();
    (home, made)
}

#[test]
fn a_new_office_is_offered_the_sources_of_its_country() {
    let sources = |country: &str, language| {
        let (_home, made) = office_of(country, language);
        let signed_in = made.signed_in;
        let read = |view: &View<'_>| choices::list(view, "source");
        let list = signed_in.core.read(&signed_in.session, read).unwrap();
        list.iter().map(|it| it.word(language).to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        sources("DE", Language::En),
        "Trade fair Referral Website Phone sales Social media Web search Existing customer Other"
    );
    assert_eq!(
        sources("TW", Language::ZhTw),
        "展覽 轉介紹 官方網站 電話行銷 LINE 社群媒體 網路搜尋 老客戶介紹 其他"
    );
    assert_eq!(
        sources("CN", Language::ZhCn),
        "展会 转介绍 官网 电话营销 微信 抖音 老客户介绍 1688 其他"
    );
}

#[test]
fn a_phone_is_refused_with_numbers_of_the_office_for_an_example() {
    let said = |country: &str, language| {
        let (_home, made) = office_of(country, language);
        let written = fields(&[(Field::Name, "A"), (Field::Phone, "12")]);
        let signed_in = made.signed_in;
        let create = |tx: &mut Tx<'_>| customers::create(tx, &written);
        let refused = signed_in.core.write(&signed_in.session, "customers.create", create);
        refused.unwrap_err().sentence(language)
    };
    assert_eq!(
        said("DE", Language::En),
        "Phone is not a phone number. Enter it with area code, such as 030 123456 or 01512 3456789."
    );
    assert!(said("TW", Language::ZhTw).contains("02-2345-6789 或 0912-345-678"));
    assert!(said("CN", Language::ZhCn).contains("010-62345678 或 138 0013 8000"));
}
