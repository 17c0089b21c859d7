//! Words that stand in none of the office's lists.

use super::*;

#[test]
fn words_the_office_does_not_have_are_made_as_far_as_the_person_may() {
    let world = World::new();
    let lines = "姓名,状态,标签,客户分类\n张三,特别关注,很重要,渠道/经销商\n李四,特别关注,很重要,渠道/代理商\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(counts(&report), [2, 2, 0, 0, 0]);
    assert_eq!(named(&world, "李四").category.as_deref(), Some("渠道/代理商"));
    assert_eq!(named(&world, "李四").status, named(&world, "张三").status);

    let mut lines = "姓名,标签\n".to_owned();
    for n in 1..=250 {
        lines.push_str(&format!("客户{n},标签{n}\n"));
    }
    let options = Options { on_duplicate: OnDuplicate::Create, ..strict() };
    let source = sheet(&world, &lines);
    let rehearsed =
        imports::rehearse(&world.core, &world.boss, &source, &options, &Job::new()).unwrap();
    let report = run_as(&world, &world.boss, &source, &options);
    assert_eq!(counts(&report), [250, 200, 0, 0, 50]);
    assert_eq!(counts(&rehearsed), counts(&report));
    assert_eq!(errors(&report)[0], "202 标签 tags not_a_choice");
}

#[test]
fn a_word_that_says_the_same_is_the_one_the_office_has() {
    let world = World::new();
    let lines = "姓名,状态,客户等级\n张三,成交,C级\n李四,洽谈,甲级\n王五,未成交,甲类\n";
    let source = sheet(&world, lines);
    let checked = rehearse(&world, &source);
    let mut told: Vec<_> = checked.new_words.iter().map(|it| it.word.as_str()).collect();
    told.sort_unstable();
    assert_eq!(told, ["未成交", "甲类", "甲级"]);
    run(&world, &source);
    let first = named(&world, "张三");
    assert_eq!((first.status.as_deref(), first.level.as_deref()), (Some("won"), Some("c")));
    let (second, third) = (named(&world, "李四"), named(&world, "王五"));
    assert_ne!(second.level, third.level, "what the sheet adds takes in no other word of it");
}

#[test]
fn words_that_no_list_knows_are_told_and_a_person_says_what_is_meant() {
    use imports::{WordChoice, mapping::Field as Column};
    let world = World::new();
    let lines = "姓名,状态,标签\n张三,特别关注,重要\n李四,特别关注,重要、停用\n王五,已成交,\n";
    let source = sheet(&world, lines);
    let report = rehearse(&world, &source);
    let told: Vec<_> = report
        .new_words
        .iter()
        .map(|it| (it.field, it.word.as_str(), it.rows, it.is_added))
        .collect();
    assert_eq!(
        told,
        [
            (Column::Tags, "重要", 2, true),
            (Column::Tags, "停用", 1, true),
            (Column::Status, "特别关注", 2, true),
        ]
    );
    let meant = |field, word: &str, becomes: Option<&str>| WordChoice {
        field,
        word: word.to_owned(),
        becomes: becomes.map(str::to_owned),
    };
    let words =
        vec![meant(Column::Status, "特别关注", Some("已成交")), meant(Column::Tags, "停用", None)];
    let options = Options { words, ..Options::default() };
    let report = run_as(&world, &world.boss, &source, &options);
    assert_eq!(counts(&report), [3, 3, 0, 0, 0]);
    let (first, second) = (named(&world, "张三"), named(&world, "李四"));
    assert_eq!(first.status.as_deref(), Some("won"));
    assert_eq!((second.status.as_deref(), second.tags), (Some("won"), vec!["重要".to_owned()]));
    assert_eq!(world.read(clientele_core::tags::list).unwrap().len(), 1);
}
