//! Who may import, where to, and what they are told of others.

use super::*;

#[test]
fn who_may_not_import_is_refused_and_leaves_a_trace() {
    let world = World::new();
    let lin = world.person("lin", &["sales"], None);
    let source = sheet(&world, "姓名\n张三\n");
    let refused = imports::run(&world.core, &lin, &source, &Options::default(), &Job::new());
    assert_eq!(code(refused), "forbidden");
    assert_eq!(world.last_entry(), "imports.run denied");
    let refused = imports::rehearse(&world.core, &lin, &source, &Options::default(), &Job::new());
    assert_eq!(code(refused), "forbidden");
    assert_eq!(code(world.core.read(&lin, imports::list)), "forbidden");
}

#[test]
fn a_manager_imports_into_their_own_departments_only() {
    let world = World::new();
    let north = world.department("华北", None);
    let south = world.department("华南", None);
    let chief = world.person("chief", &["manager"], Some(north.id));
    world.person("nan", &["sales"], Some(south.id));
    let lines = "姓名,负责人,身份证号\n张三,,11010519491231002X\n李四,nan,\n王五,没有此人,\n";
    let report = run_as(&world, &chief, &sheet(&world, lines), &Options::default());
    assert_eq!(counts(&report), [3, 2, 0, 0, 1]);
    assert_eq!(errors(&report), ["3 负责人 owner forbidden"]);
    // The ID number is above their clearance: what they may not see they cannot write.
    assert_eq!(warnings(&report), ["0 masked -"]);
    let missing: Vec<_> = report.missing.iter().map(|it| (it.name.as_str(), it.rows)).collect();
    assert_eq!(missing, [("没有此人", 1)]);
    let unknown = named(&world, "王五");
    assert_eq!(unknown.owner.as_deref(), Some("chief"));
    assert_eq!(unknown.department.as_deref(), Some("华北"));
    assert_eq!(unknown.notes.as_deref(), Some("负责人：没有此人"));
    assert_eq!(named(&world, "张三").id_number, None);
    let asked = Options {
        choices: vec![mapping::parse_choice("身份证号=id_number").unwrap()],
        ..Options::default()
    };
    let source = sheet(&world, lines);
    let refused = imports::run(&world.core, &chief, &source, &asked, &Job::new());
    assert_eq!(code(refused), "masked");
    // Others' batches are not theirs to see or to take back.
    let bosses = run(&world, &sheet(&world, "姓名\n赵六\n")).batch.unwrap();
    assert_eq!(world.core.read(&chief, imports::list).unwrap().len(), 1);
    let undone = imports::undo(&world.core, &chief, bosses, &Job::new());
    assert_eq!(code(undone), "not_found");
}

#[test]
fn who_may_not_see_an_import_cannot_ask_for_it() {
    let world = World::new();
    let north = world.department("华北", None);
    let chief = world.person("chief", &["manager"], Some(north.id));
    let lin = world.person("lin", &["sales"], None);
    let batch = run(&world, &sheet(&world, "姓名\n张三\n")).batch.unwrap();
    let asked = format!("import={}", batch.get());
    assert_eq!(code(filtered(&world, &lin, &asked)), "forbidden");
    assert_eq!(code(filtered(&world, &chief, &asked)), "invalid");
}
