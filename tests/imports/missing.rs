//! People and departments of a sheet whom the office does not know.

use super::*;
use clientele_core::imports::{WordChoice, mapping::Field as Column};

fn meant(field: Column, word: &str, becomes: Option<&str>) -> WordChoice {
    WordChoice { field, word: word.to_owned(), becomes: becomes.map(str::to_owned) }
}

fn missing(report: &Report) -> Vec<(&str, u64, Vec<u32>)> {
    report.missing.iter().map(|it| (it.name.as_str(), it.rows, it.first.clone())).collect()
}

const LINES: &str = "客户名称,分管部门,业务员\n\
    恒达五金,华东一部,李强\n永盛建材,华东一部,李强\n兴隆机电,华南,王芳\n";

#[test]
fn each_name_is_told_once_with_how_many_rows_and_which() {
    let world = World::new();
    let source = sheet(&world, LINES);
    for report in [rehearse(&world, &source), run(&world, &source)] {
        assert_eq!(warnings(&report), [""; 0]);
        let told = missing(&report);
        let once = |name, row| (name, 1, vec![row]);
        let twice = |name| (name, 2, vec![2, 3]);
        assert_eq!(told, [twice("李强"), once("王芳", 4), twice("华东一部"), once("华南", 4)]);
        let said = report.missing[0].text(Language::ZhCn);
        assert!(said.contains("“李强”") && said.contains("2 行（2、3）"), "{said}");
    }
    let notes = named(&world, "恒达五金").notes;
    assert_eq!(notes.as_deref(), Some("负责人：李强\n所属部门：华东一部"));
}

#[test]
fn somebody_says_who_is_meant_and_which_department_is_to_be_made() {
    let world = World::new();
    world.department("南方", None);
    world.person("liqiang", &["sales"], None);
    let words = vec![
        meant(Column::Owner, "李强", Some("liqiang")),
        meant(Column::Owner, "王芳", None),
        meant(Column::Department, "华南", Some("南方")),
        meant(Column::Department, "华东一部", Some("华东一部")),
    ];
    let options = Options { words, ..Options::default() };
    let source = sheet(&world, LINES);
    let rehearsed =
        imports::rehearse(&world.core, &world.boss, &source, &options, &Job::new()).unwrap();
    let made: Vec<_> =
        rehearsed.new_words.iter().map(|it| (it.field, it.word.as_str(), it.rows)).collect();
    assert_eq!(made, [(Column::Department, "华东一部", 2)]);
    let departments = |world: &World| {
        let all = world.read(clientele_core::departments::list).unwrap();
        all.into_iter().map(|it| it.name).collect::<Vec<_>>()
    };
    assert_eq!(departments(&world), ["南方"], "a rehearsal makes nothing");

    let report = run_as(&world, &world.boss, &source, &options);
    assert_eq!((counts(&report), missing(&report)), ([3, 3, 0, 0, 0], vec![]));
    assert_eq!(departments(&world).len(), 2);
    let (first, last) = (named(&world, "恒达五金"), named(&world, "兴隆机电"));
    assert_eq!(first.owner.as_deref(), Some("liqiang"));
    assert_eq!((first.department.as_deref(), first.notes), (Some("华东一部"), None));
    assert_eq!((last.department.as_deref(), last.notes), (Some("南方"), None));
    assert!(world.has_a_whole_journal());
}

#[test]
fn who_makes_no_departments_makes_none_by_an_import() {
    let world = World::new();
    let north = world.department("华北", None);
    let chief = world.person("chief", &["manager"], Some(north.id));
    let words = vec![meant(Column::Department, "华东一部", Some("华东一部"))];
    let options = Options { words, ..Options::default() };
    let source = sheet(&world, "客户名称,分管部门\n恒达五金,华东一部\n");
    let report = run_as(&world, &chief, &source, &options);
    assert_eq!(counts(&report), [1, 1, 0, 0, 0]);
    let customer = named(&world, "恒达五金");
    assert_eq!(customer.department.as_deref(), Some("华北"));
    assert!(customer.notes.unwrap().contains("华东一部"));
    assert_eq!(world.read(clientele_core::departments::list).unwrap().len(), 1);
}

#[test]
fn the_column_at_fault_is_named_with_what_may_become_of_it() {
    let world = World::new();
    let mut lines = "客户名称,电话,税号\n".to_owned();
    for n in 0..8 {
        lines
            .push_str(&format!("恒达{n}店,021-6552123{n},{}\n", if n < 6 { "见发票" } else { "" }));
    }
    lines.push_str("兴隆店,12,\n");
    let source = sheet(&world, &lines);
    let strictly =
        imports::rehearse(&world.core, &world.boss, &source, &strict(), &Job::new()).unwrap();
    let told = |report: &Report| -> Vec<(String, u64, u64, bool)> {
        let one = |it: &imports::Cause| {
            (it.column.clone().unwrap(), it.rows, it.cells, it.may_be_left && it.may_be_noted)
        };
        report.causes.iter().map(one).collect()
    };
    let cause = |column: &str, rows, cells| (column.to_owned(), rows, cells, true);
    assert_eq!(told(&strictly), [cause("税号", 6, 0), cause("电话", 1, 0)]);
    let noted = rehearse(&world, &source);
    assert_eq!(told(&noted), [cause("税号", 0, 6), cause("电话", 0, 1)]);
    // Nobody comes in without a name.
    let source = sheet(&world, &format!("客户名称,电话\n{},\n", "长".repeat(300)));
    let nameless = rehearse(&world, &source);
    assert!(!nameless.causes[0].may_be_left && !nameless.causes[0].may_be_noted);
}
