//! What is found in a file before anything of it comes in, and what a person says to that.

use super::*;

#[test]
fn choices_that_do_not_fit_the_sheet_are_refused_by_name() {
    let world = World::new();
    let source = sheet(&world, "姓名,手机\n张三,13800138000\n");
    let refused = |options: Options| {
        code(imports::rehearse(&world.core, &world.boss, &source, &options, &Job::new()))
    };
    let choose = |text: &str| Options {
        choices: vec![mapping::parse_choice(text).unwrap()],
        ..Options::default()
    };
    assert_eq!(refused(choose("地址=address")), "column_not_found");
    assert_eq!(refused(choose("姓名=-")), "no_name_column");
    assert_eq!(refused(Options { header_row: Some(9), ..Options::default() }), "header_not_found");
    let sheet = Some("没有".to_owned());
    assert_eq!(refused(Options { sheet, ..Options::default() }), "sheet_not_found");
}

fn look(world: &World, source: &Source, options: &Options) -> imports::Look {
    imports::look(&world.core, &world.boss, source, options, None, &Job::new()).unwrap()
}

/// Columns as `heading field certainty`.
fn columns(look: &imports::Look) -> Vec<String> {
    let line = |it: &imports::LookedColumn| {
        let heading = it.heading.as_deref().unwrap_or("-");
        let field = it.field.map_or("-", |it| it.wire());
        format!("{heading} {field} {:?}", it.certainty).to_lowercase()
    };
    look.columns.iter().map(line).collect()
}

#[test]
fn a_look_says_what_is_in_a_file_and_what_each_column_would_be() {
    let world = World::new();
    let lines =
        "客户名单,,,,\n姓名,手机,登记,杂项,手机\n张三,13800138000,2024/5/1,甲,\n合计,1,,,\n";
    let source = sheet(&world, lines);
    let before = world.journal();
    let seen = look(&world, &source, &Options::default());
    assert_eq!((seen.sheet.as_str(), seen.header_row, seen.is_text), ("list", 2, true));
    assert_eq!(seen.encoding.as_deref(), Some("utf-8"));
    assert_eq!(seen.sheets.len(), 1);
    let kinds: Vec<_> = seen.lines.iter().map(|it| (it.row, it.kind)).collect();
    use imports::layout::RowKind::{Data, Note, RepeatedHeading, Total};
    assert_eq!(kinds, [(1, Note), (2, RepeatedHeading), (3, Data), (4, Total)]);
    assert_eq!(columns(&seen)[0], "姓名 name sure");
    assert_eq!(seen.columns[3].samples, ["甲"]);
    // A heading that stands there twice is called by its letter.
    assert_eq!((seen.columns[1].called.as_str(), seen.columns[4].called.as_str()), ("B", "E"));
    assert_eq!(seen.fault, None);
    assert_eq!(world.journal(), before);
}

#[test]
fn a_look_that_nobody_waits_for_any_more_ends() {
    let world = World::new();
    let lines = format!("姓名,城市\n{}", "张三,昆山\n".repeat(400_000));
    let (source, job) = (sheet(&world, &lines), Job::new());
    job.cancel();
    let look = |job: &Job| {
        imports::look(&world.core, &world.boss, &source, &Options::default(), None, job)
    };
    assert_eq!(code(look(&job)), "cancelled");
    let rehearsed = imports::rehearse(&world.core, &world.boss, &source, &Options::default(), &job);
    assert_eq!(code(rehearsed), "cancelled");
}

#[test]
fn a_look_at_a_list_of_nobody_says_so_and_shows_the_columns_all_the_same() {
    let world = World::new();
    let source = sheet(&world, "编号,电话\nA1,13800138000\nB2,13900139000\n");
    let seen = look(&world, &source, &Options::default());
    assert!(seen.fault.is_some());
    assert_eq!(seen.columns.len(), 2);
    let choices = vec![mapping::parse_choice("编号=name").unwrap()];
    let chosen = look(&world, &source, &Options { choices, ..Options::default() });
    assert_eq!(chosen.fault, None);
    assert_eq!(columns(&chosen)[0], "编号 name chosen");
}

#[test]
fn a_person_knows_the_encoding_better() {
    let world = World::new();
    let source = sheet(&world, "");
    // 姓名,電話 and 王小明,13800138000 in Big5.
    let bytes: &[u8] = b"\xA9m\xA6W,\xB9q\xB8\xDC\n\xA4\xFD\xA4p\xA9\xFA,13800138000\n";
    std::fs::write(&source.path, bytes).unwrap();
    let read_as = |name: &str| Options { encoding: Some(name.to_owned()), ..Options::default() };
    let seen = look(&world, &source, &read_as("big5"));
    assert_eq!(seen.encoding.as_deref(), Some("big5"));
    assert_eq!(columns(&seen), ["姓名 name sure", "電話 phone sure"]);
    let wrong = look(&world, &source, &read_as("windows-1252"));
    assert_eq!(wrong.encoding.as_deref(), Some("windows-1252"));
    assert_ne!(wrong.columns[0].heading.as_deref(), Some("姓名"));
    // What was chosen holds for the import, too.
    let report = run_as(&world, &world.boss, &source, &read_as("big5"));
    assert_eq!(counts(&report), [1, 1, 0, 0, 0]);
    assert_eq!(customers(&world)[0].name, "王小明");
}
