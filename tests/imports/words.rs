//! Words that stand in none of the office's lists.

use clientele_core::Tx;

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

/// What the office says of a status: whether it is offered; none where there is no such status.
fn is_offered(world: &World, name: &str) -> Option<bool> {
    let found = world.read(|view| clientele_core::choices::find(view, "status", name));
    found.ok().map(|it| !it.retired)
}

#[test]
fn an_import_that_is_taken_back_takes_its_statuses_out_of_the_list_until_they_are_wanted_again() {
    let world = World::new();
    let source = sheet(&world, "姓名,状态\n张三,黄了\n李四,观望\n王五,已成交\n");
    let first = run(&world, &source).batch.unwrap();
    let kept = named(&world, "李四").id;
    let edit = Edit { set: fields(&[(Field::City, "北京")]), version: None };
    world.write("customers.update", |tx| customers::update(tx, kept, &edit)).unwrap();
    let undone = imports::undo(&world.core, &world.boss, first, &Job::new()).unwrap();
    assert_eq!((undone.undone, undone.kept, undone.retired), (2, 1, 1));
    assert_eq!(is_offered(&world, "黄了"), Some(false));
    assert_eq!(is_offered(&world, "观望"), Some(true), "somebody still has it");
    assert_eq!(is_offered(&world, "已成交"), Some(true), "it was there before");

    let mended = sheet(&world, "姓名,状态\n赵六,黄了\n");
    let told: Vec<_> = rehearse(&world, &mended).new_words.into_iter().map(|it| it.word).collect();
    assert_eq!(told, ["黄了"], "that it comes back is told before");
    assert_eq!(is_offered(&world, "黄了"), Some(false), "a check changes nothing");
    let second = run(&world, &mended).batch.unwrap();
    assert_eq!(is_offered(&world, "黄了"), Some(true));
    assert_eq!(named(&world, "赵六").status.as_deref(), Some("黄了"));

    let undone = imports::undo(&world.core, &world.boss, second, &Job::new()).unwrap();
    assert_eq!(undone.retired, 1);
    assert_eq!(is_offered(&world, "黄了"), Some(false));
}

#[test]
fn what_somebody_has_changed_of_a_word_since_stays_when_its_import_is_taken_back() {
    let world = World::new();
    let batch = run(&world, &sheet(&world, "姓名,状态\n张三,黄了\n")).batch.unwrap();
    let choice = world.read(|view| clientele_core::choices::find(view, "status", "黄了")).unwrap();
    let rename = |tx: &mut Tx<'_>| clientele_core::choices::rename(tx, choice.id, "不要了");
    world.write("choices.rename", rename).unwrap();
    let undone = imports::undo(&world.core, &world.boss, batch, &Job::new()).unwrap();
    assert_eq!((undone.undone, undone.retired), (1, 0));
    assert_eq!(is_offered(&world, "不要了"), Some(true));
}
