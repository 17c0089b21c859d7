//! What was chosen once is chosen again for the next sheet with the same headings.

use super::*;
use imports::{Look, Remembered};

fn look_as(world: &World, who: &Session, source: &Source, options: &Options) -> Look {
    imports::look(&world.core, who, source, options, None, &Job::new()).unwrap()
}

fn remembered(world: &World, source: &Source) -> Option<Remembered> {
    look_as(world, &world.boss, source, &Options::default()).remembered
}

fn chosen(texts: &[&str]) -> Options {
    let choices = texts.iter().map(|it| mapping::parse_choice(it).unwrap()).collect();
    Options { choices, ..Options::default() }
}

const MAY: &str = "姓名,手机,渠道码,定金\n张三,13800138000,抖音,100\n";
const JUNE: &str = "定金,渠道码,姓名,手机\n200,抖音,李四,13900139000\n";

#[test]
fn a_sheet_with_the_same_headings_in_any_order_begins_as_the_last_one_was_read() {
    let world = World::new();
    assert_eq!(remembered(&world, &sheet(&world, MAY)), None);
    let words = Options {
        nameless: Nameless::Take,
        on_duplicate: OnDuplicate::Update,
        ..chosen(&["渠道码=source", "定金=-"])
    };
    run_as(&world, &world.boss, &sheet(&world, MAY), &words);
    let source = sheet(&world, JUNE);
    let found = remembered(&world, &source).unwrap();
    assert_eq!((found.file_name.as_str(), &found.options), ("list.csv", &words));
    let report = run_as(&world, &world.boss, &source, &found.options);
    assert_eq!((report.mapping["渠道码"], report.noted), (Some(mapping::Field::Source), vec![]));

    let other = sheet(&world, "姓名,手机,渠道码\n王五,13700137000,抖音\n");
    assert_eq!(remembered(&world, &other), None, "a heading less is another sheet");
    let asked = chosen(&["渠道码=tags"]);
    let look = look_as(&world, &world.boss, &sheet(&world, JUNE), &asked);
    assert_eq!(look.remembered, None, "whoever says something means it");
}

#[test]
fn what_was_as_it_was_found_needs_no_memory_and_what_was_undone_has_none() {
    let world = World::new();
    run(&world, &sheet(&world, MAY));
    assert_eq!(remembered(&world, &sheet(&world, JUNE)), None);
    let report = run_as(&world, &world.boss, &sheet(&world, JUNE), &chosen(&["渠道码=source"]));
    assert!(remembered(&world, &sheet(&world, MAY)).is_some());
    imports::undo(&world.core, &world.boss, report.batch.unwrap(), &Job::new()).unwrap();
    assert_eq!(remembered(&world, &sheet(&world, MAY)), None);
}

#[test]
fn a_heading_row_that_had_to_be_named_is_found_again() {
    let world = World::new();
    let lines = "姓名,手机,备注\n甲乙,丙丁,戊己\n张三,13800138000,1\n李四,13900139000,2\n";
    let options = Options { header_row: Some(2), ..chosen(&["甲乙=name", "丙丁=phone"]) };
    let found = look_as(&world, &world.boss, &sheet(&world, lines), &Options::default());
    assert_eq!(found.header_row, 1);
    run_as(&world, &world.boss, &sheet(&world, lines), &options);
    let found = remembered(&world, &sheet(&world, lines)).unwrap();
    assert_eq!(found.options, options);
}

#[test]
fn nobody_hears_of_imports_out_of_reach_or_of_fields_that_are_masked_for_them() {
    let world = World::new();
    let north = world.department("华北", None);
    let chief = world.person("chief", &["manager"], Some(north.id));
    let lines = "姓名,手机,证号\n张三,13800138000,11010519491231002X\n";
    let source = sheet(&world, lines);
    run_as(&world, &world.boss, &source, &chosen(&["证号=id_number"]));
    let look = look_as(&world, &chief, &source, &Options::default());
    assert_eq!(look.remembered, None);
    let mine = Options { nameless: Nameless::Take, ..Options::default() };
    run_as(&world, &chief, &source, &mine);
    let found = look_as(&world, &chief, &source, &Options::default()).remembered.unwrap();
    assert_eq!(found.options, mine);
    let bosses = remembered(&world, &source).unwrap();
    assert_eq!(bosses.options.nameless, Nameless::Take, "the last one counts");
}

#[test]
fn the_memory_holds_headings_and_no_customer() {
    let world = World::new();
    run_as(&world, &world.boss, &sheet(&world, MAY), &chosen(&["渠道码=source"]));
    let batch = world.read(imports::list).unwrap().remove(0);
    let kept = serde_json::to_string(&(batch.mapping, batch.options)).unwrap();
    for text in ["张三", "13800138000", "抖音"] {
        assert!(!kept.contains(text), "{kept}");
    }
}
