//! Imports: a stranger's sheet comes in right, or says why not, and can be taken back.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use clientele_core::{
    Office, View,
    access::Session,
    clock::{Clock, Moment, ScriptedClock},
    contacts,
    customers::{self, At, Bin, Count, Customer, Edit, Field, Kind, Query},
    imports::{self, OnDuplicate, Options, Report, Source, State, mapping},
    jobs::Job,
    journal,
    office::SignedIn,
    words::Language,
};
use clientele_tables::{Cell, read::Reader};
use clientele_tests::{PASSWORD, World, code, fields};
use serde_json::Value;

mod hostile;
mod strangers;

/// A reader that works in a process of its own, as the program's does.
fn reader() -> Reader {
    Reader::new(env!("CARGO_BIN_EXE_sheet-reader").into())
}

fn fixture(name: &str) -> Source {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
    Source { reader: reader(), path }
}

/// A sheet of these lines, in a folder that goes with the world.
fn sheet(world: &World, lines: &str) -> Source {
    let path = world.home().join("list.csv");
    std::fs::write(&path, lines).unwrap();
    Source { reader: reader(), path }
}

fn run_as(world: &World, who: &Session, source: &Source, options: &Options) -> Report {
    imports::run(&world.core, who, source, options, &Job::new()).unwrap()
}

fn run(world: &World, source: &Source) -> Report {
    run_as(world, &world.boss, source, &Options::default())
}

fn rehearse(world: &World, source: &Source) -> Report {
    let options = Options::default();
    imports::rehearse(&world.core, &world.boss, source, &options, &Job::new()).unwrap()
}

/// Every customer, in the order of their numbers.
fn customers(world: &World) -> Vec<Customer> {
    list(world, Bin::Live)
}

fn list(world: &World, bin: Bin) -> Vec<Customer> {
    let query = Query { bin, ..Query::default() };
    let page =
        world.read(|view| customers::list(view, &query, &At::Start, 1_000, Count::Exact)).unwrap();
    let mut rows = page.rows;
    rows.sort_by(|a, b| a.file_no.cmp(&b.file_no));
    rows
}

fn named(world: &World, name: &str) -> Customer {
    let found = customers(world).into_iter().find(|it| it.name == name);
    let found = found.unwrap_or_else(|| panic!("no {name}"));
    world.read(|view| customers::show(view, found.id)).unwrap()
}

fn values(customer: &Customer) -> Vec<String> {
    customer.points.iter().map(|it| it.value.clone().unwrap()).collect()
}

fn counts(report: &Report) -> [u64; 5] {
    [report.rows, report.new, report.updated, report.duplicates, report.failed]
}

/// Errors as `row column field rule`.
fn errors(report: &Report) -> Vec<String> {
    let line = |it: &imports::RowError| {
        let column = it.column.as_deref().unwrap_or("-");
        let rule = it.rule.map_or(it.code, |it| it.code());
        format!("{} {column} {} {rule}", it.row, it.field)
    };
    report.errors.iter().map(line).collect()
}

fn warnings(report: &Report) -> Vec<String> {
    let line = |it: &imports::Warning| {
        let value = it.value.as_deref().unwrap_or("-");
        format!("{} {} {value}", it.row, it.code)
    };
    report.warnings.iter().map(line).collect()
}

fn expected() -> Value {
    let path = fixture("客户名单.expected.json").path;
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn the_offices_own_list_comes_in_as_it_should_from_every_format() {
    let expected = expected();
    for (file, encoding) in [
        ("客户名单.xlsx", None),
        ("客户名单.csv", Some("gb18030")),
        ("客户名单.txt", Some("utf-16le")),
    ] {
        let world = World::new();
        let report = run(&world, &fixture(file));
        let told = serde_json::to_value(&report).unwrap();
        assert_eq!(told["rows"], expected["rows"], "{file}");
        assert_eq!(told["header_row"], expected["header_row"], "{file}");
        for (heading, field) in expected["mapping"].as_object().unwrap() {
            assert_eq!(&told["mapping"][heading], field, "{file} {heading}");
        }
        // Text files count lines, and the remark in row 51 has two.
        let row = |it: &Value| {
            let row = it.as_i64().unwrap();
            if encoding.is_some() && row > 51 { row - 1 } else { row }
        };
        let findings = |list: &Value, row: &dyn Fn(&Value) -> i64| -> Vec<String> {
            let line = |it: &Value| format!("{} {} {}", row(&it["row"]), it["column"], it["field"]);
            list.as_array().unwrap().iter().map(line).collect()
        };
        let as_it_is = |it: &Value| it.as_i64().unwrap();
        assert_eq!(
            findings(&told["errors"], &row),
            findings(&expected["errors"], &as_it_is),
            "{file}"
        );
        let pairs = |list: &Value, of: &str, row: &dyn Fn(&Value) -> i64| -> Vec<String> {
            let line = |it: &Value| format!("{} {} {}", row(&it["row"]), row(&it[of]), it["by"]);
            list.as_array().unwrap().iter().map(line).collect()
        };
        assert_eq!(
            pairs(&told["duplicate_rows"], "of_row", &row),
            pairs(&expected["duplicates"], "of", &as_it_is),
            "{file}"
        );
        assert_eq!(told["new"], expected["new"], "{file}");
        assert_eq!(customers(&world).len() as u64, report.new, "{file}");
        let like = |it: &str| it.replace("gbk", "gb18030");
        assert_eq!(report.encoding.as_deref().map(like).as_deref(), encoding, "{file}");
        assert!(world.has_a_whole_journal());
    }
}

#[test]
fn what_the_sheet_says_stands_on_the_customer() {
    let world = World::new();
    let lines = "\
编号,客户名称,联系人,职务,手机,座机,邮箱,微信,省份,城市,地址,客户分类,状态,标签,建档日期,下次跟进,备注
A-7,恒达贸易有限公司,王伟,采购经理,13800138000（王经理）/13900139000,0571-88886666转801,\
Wang@Example.com,wx_1,浙江,杭州,文一路1号,企业/外贸,潜在,VIP、重点,2024年3月5日,2026/12/1,暂无
";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(errors(&report), Vec::<String>::new());
    let customer = named(&world, "恒达贸易有限公司");
    assert_eq!(customer.kind, Kind::Company);
    assert_eq!(customer.external_no.as_deref(), Some("A-7"));
    assert_eq!(customer.file_no, "K000001");
    assert_eq!(
        values(&customer),
        ["+8613800138000", "+8613900139000", "+8657188886666", "wang@example.com", "wx_1"]
    );
    assert_eq!(customer.points[0].label.as_deref(), Some("王经理"));
    assert_eq!(customer.points[2].extension.as_deref(), Some("801"));
    assert_eq!(customer.contacts[0].name, "王伟");
    assert_eq!(customer.contacts[0].title.as_deref(), Some("采购经理"));
    assert_eq!(customer.category.as_deref(), Some("企业/外贸"));
    assert_eq!(customer.status.as_deref(), Some("potential"));
    assert_eq!(customer.tags.len(), 2);
    assert!(customer.tags.iter().all(|it| ["VIP", "重点"].contains(&it.as_str())));
    assert_eq!(customer.next_follow_up_on.as_deref(), Some("2026-12-01"));
    assert_eq!(customer.notes, None);
    // Midnight in Shanghai.
    assert_eq!(customer.created_at, 1_709_568_000_000);
    assert_eq!(customer.owner.as_deref(), Some("boss"));
    for text in ["王伟", "wangwei", "hengda", "6666"] {
        let query = Query { search: Some(text.to_owned()), ..Query::default() };
        let page =
            world.read(|view| customers::list(view, &query, &At::Start, 10, Count::Exact)).unwrap();
        assert_eq!(page.rows.len(), 1, "{text}");
    }
}

#[test]
fn a_rehearsal_says_what_the_import_would_do_and_writes_nothing() {
    let world = World::new();
    let before = world.journal();
    let rehearsed = rehearse(&world, &fixture("客户名单.csv"));
    assert_eq!(world.journal(), before);
    assert_eq!(rehearsed.batch, None);
    // Which words are new is asked before an import: afterwards none is.
    assert!(rehearsed.new_words.iter().any(|it| (it.word.as_str(), it.rows) == ("代理", 56)));
    let report = run(&world, &fixture("客户名单.csv"));
    assert_eq!(report.new_words, []);
    let told = |report: Report| {
        let told = Report { batch: None, new_words: Vec::new(), ..report };
        serde_json::to_value(told).unwrap()
    };
    assert_eq!(told(report), told(rehearsed));
}

#[test]
fn an_import_is_journaled_under_its_batch() {
    let world = World::new();
    let report = run(&world, &sheet(&world, "姓名,手机,状态\n张三,13800138000,特别关注\n"));
    let journal = world.journal();
    assert_eq!(
        journal[journal.len() - 3..],
        [
            "imports.run done imports.create",
            "imports.run done choices.create customers.create imports.update",
            "imports.run done imports.update",
        ]
    );
    let batch = world.read(imports::list).unwrap().remove(0);
    assert_eq!(Some(batch.id), report.batch);
    assert_eq!((batch.state, batch.rows, batch.new), (State::Done, 1, 1));
    assert_eq!(batch.file_name, "list.csv");
}

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
    assert_eq!(warnings(&report), ["0 masked -", "4 unknown_person 没有此人"]);
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
fn a_duplicate_out_of_sight_is_told_by_its_owner_only() {
    let world = World::new();
    let north = world.department("华北", None);
    let chief = world.person("chief", &["manager"], Some(north.id));
    world
        .customer(&world.boss, &[(Field::Name, "机密客户"), (Field::Phone, "13800138000")])
        .unwrap();
    for on_duplicate in [OnDuplicate::Skip, OnDuplicate::Update] {
        let source = sheet(&world, "姓名,手机\n张三,13800138000\n");
        let options = Options { on_duplicate, ..Options::default() };
        let report = run_as(&world, &chief, &source, &options);
        assert_eq!(counts(&report), [1, 0, 0, 1, 0]);
        assert_eq!(report.duplicate_rows[0].owner.as_deref(), Some("陈老板"));
        let told = serde_json::to_string(&report).unwrap();
        assert!(!told.contains("机密客户") && !told.contains("K000001"), "{told}");
    }
}

#[test]
fn a_row_that_repeats_a_customer_is_skipped_updates_or_is_made_all_the_same() {
    let world = World::new();
    let given = [
        (Field::Name, "张三"),
        (Field::Phone, "13800138000"),
        (Field::City, "北京"),
        (Field::Notes, "老客户"),
    ];
    let before = world.customer(&world.boss, &given).unwrap();
    let lines = "姓名,手机,邮箱,城市,标签,备注\n\
        张三,138 0013 8000,zhang@example.com,上海,VIP,无\n\
        李四,13900139000,,,,\n李四,+86 139 0013 9000,,天津,,\n";
    let options = |on_duplicate| Options { on_duplicate, ..Options::default() };

    let skipped = run_as(&world, &world.boss, &sheet(&world, lines), &options(OnDuplicate::Skip));
    assert_eq!(counts(&skipped), [3, 1, 0, 2, 0]);
    assert_eq!(skipped.duplicate_rows[0].file_no.as_deref(), Some("K000001"));
    assert_eq!(skipped.duplicate_rows[1].of_row, Some(3));
    assert_eq!(named(&world, "张三").version, before.version);

    let updated = run_as(&world, &world.boss, &sheet(&world, lines), &options(OnDuplicate::Update));
    assert_eq!(counts(&updated), [3, 0, 2, 1, 0]);
    let zhang = named(&world, "张三");
    assert_eq!(zhang.city.as_deref(), Some("上海"));
    assert_eq!(zhang.notes.as_deref(), Some("老客户"));
    assert_eq!(zhang.tags, ["VIP"]);
    assert_eq!(values(&zhang), ["+8613800138000", "zhang@example.com"]);
    assert_eq!(zhang.created_at, before.created_at);
    assert_eq!(named(&world, "李四").city.as_deref(), Some("天津"));

    let made = run_as(&world, &world.boss, &sheet(&world, lines), &options(OnDuplicate::Create));
    assert_eq!(counts(&made), [3, 3, 0, 0, 0]);
    assert_eq!(customers(&world).len(), 5);
}

#[test]
fn a_rehearsed_update_counts_what_the_update_changes() {
    let world = World::new();
    world.customer(&world.boss, &[(Field::Name, "张三"), (Field::Phone, "13800138000")]).unwrap();
    let lines = "姓名,手机,城市\n张三,13800138000,上海\n张三,13800138000,\n李四,13900139000,\n";
    let source = sheet(&world, lines);
    let options = Options { on_duplicate: OnDuplicate::Update, ..Options::default() };
    let rehearsed =
        imports::rehearse(&world.core, &world.boss, &source, &options, &Job::new()).unwrap();
    assert_eq!(counts(&rehearsed), [3, 1, 1, 1, 0]);
    assert_eq!(counts(&run_as(&world, &world.boss, &source, &options)), [3, 1, 1, 1, 0]);
}

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
    let options = Options { on_duplicate: OnDuplicate::Create, ..Options::default() };
    let source = sheet(&world, &lines);
    let rehearsed =
        imports::rehearse(&world.core, &world.boss, &source, &options, &Job::new()).unwrap();
    let report = run_as(&world, &world.boss, &source, &options);
    assert_eq!(counts(&report), [250, 200, 0, 0, 50]);
    assert_eq!(counts(&rehearsed), counts(&report));
    assert_eq!(errors(&report)[0], "202 标签 tags not_a_choice");
}

#[test]
fn the_rows_that_failed_come_back_with_their_reasons_and_go_in_once_corrected() {
    let world = World::new();
    for ending in ["xlsx", "csv"] {
        let failed = world.home().join(format!("失败.{ending}"));
        let lines = "客户名单,,\n姓名,手机,生日\n张三,13800138000,1990/2/3\n李四,12,1991/2/30\n王五,1.38E+10,\n";
        let source = sheet(&world, lines);
        let on_duplicate = OnDuplicate::Create;
        let options = Options { failed: Some(failed.clone()), on_duplicate, ..Options::default() };
        let report = run_as(&world, &world.boss, &source, &options);
        assert_eq!(counts(&report), [3, 1, 0, 0, 2], "{ending}");
        assert_eq!(
            errors(&report),
            [
                "4 手机 phone not_a_phone",
                "4 生日 birthday_on impossible_date",
                "5 手机 phone lost_digits"
            ]
        );
        let rows: Vec<_> =
            reader().rows(&failed, None).unwrap().map(|row| row.unwrap().cells).collect();
        let text = |it: &str| Cell::Text(it.to_owned());
        assert_eq!(rows[0], ["姓名", "手机", "生日", "失败原因"].map(text));
        assert_eq!(rows.len(), 3, "{ending}");
        assert_eq!(rows[1][..3], ["李四", "12", "1991/2/30"].map(text));
        let Cell::Text(reason) = &rows[1][3] else { panic!("{:?}", rows[1][3]) };
        assert!(reason.contains("“电话”不是有效的电话号码"), "{reason}");
        assert!(reason.contains("“生日”是不存在的日期"), "{reason}");
        // The reasons are nobody's data when the file comes back.
        let again = Source { path: failed, ..source };
        let again = imports::rehearse(
            &world.core,
            &world.boss,
            &again,
            &Options { on_duplicate, ..Options::default() },
            &Job::new(),
        );
        let again = again.unwrap();
        assert_eq!(counts(&again), [2, 0, 0, 0, 2], "{ending}");
        assert_eq!(again.mapping["失败原因"], None);
    }
}

#[test]
fn a_file_of_failed_rows_needs_a_folder_before_anything_is_written() {
    let world = World::new();
    let before = world.journal();
    let options =
        Options { failed: Some(PathBuf::from("/nowhere/at/all.xlsx")), ..Options::default() };
    let source = sheet(&world, "姓名\n张三\n");
    let refused = imports::run(&world.core, &world.boss, &source, &options, &Job::new());
    assert_eq!(code(refused), "no_folder");
    assert_eq!(world.journal(), before);
}

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

#[test]
fn a_duplicate_stands_beside_what_it_is_like() {
    let world = World::new();
    run(&world, &sheet(&world, "姓名,公司,手机\n张三,华光,138 0013 8000\n"));
    let source = sheet(&world, "姓名,手机\n张叁,13800138000\n李四,13900139000\n李肆,13900139000\n");
    let report = rehearse(&world, &source);
    assert_eq!(counts(&report), [3, 1, 0, 2, 0]);
    let twins = imports::twins(
        &world.core,
        &world.boss,
        &source,
        &Options::default(),
        &report.duplicate_rows,
    );
    let twins = twins.unwrap();
    let like: Vec<_> = twins
        .iter()
        .map(|it| {
            let like = it.like.as_ref().unwrap();
            (it.row, it.said.name.as_str(), it.of_row, like.name.as_str(), like.points.clone())
        })
        .collect();
    let points = |it: &str| vec![it.to_owned()];
    assert_eq!(
        like,
        [
            (2, "张叁", None, "张三", points("138 0013 8000")),
            (4, "李肆", Some(3), "李四", points("139 0013 9000")),
        ]
    );
    assert_eq!(twins[0].like.as_ref().unwrap().company.as_deref(), Some("华光"));
}

#[test]
fn the_rows_that_failed_can_be_saved_when_all_is_over() {
    let world = World::new();
    let source = sheet(&world, "姓名,手机\n张三,13800138000\n李四,12\n");
    let report = run(&world, &source);
    assert_eq!(report.errors[0].written.as_deref(), Some("12"));
    let target = world.home().join("未导入.xlsx");
    let options = Options::default();
    imports::save_failed(&world.core, &world.boss, &source, &options, &report, &target).unwrap();
    let rows: Vec<_> =
        reader().rows(&target, None).unwrap().map(|row| row.unwrap().cells).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1][..2], ["李四", "12"].map(|it| Cell::Text(it.to_owned())));
}

/// A clock that does something once a job has come so far.
struct Watching<F> {
    inner: Arc<ScriptedClock>,
    job: Job,
    after: u64,
    then: F,
}

impl<F: Fn(&Job) + Send + Sync + 'static> Clock for Watching<F> {
    fn now(&self) -> Moment {
        if self.job.progress().done >= self.after && !std::thread::panicking() {
            (self.then)(&self.job);
        }
        self.inner.now()
    }
}

/// Imports 4,500 rows into an office of its own, where `then` happens after the first two thousand.
fn interrupted(
    then: impl Fn(&Job) + Send + Sync + 'static,
) -> (tempfile::TempDir, Arc<ScriptedClock>, Option<String>) {
    let world = World::new();
    let mut lines = "姓名,手机\n".to_owned();
    for n in 0..4_500 {
        lines.push_str(&format!("客户{n},138{n:08}\n"));
    }
    let source = sheet(&world, &lines);
    let (home, inner) = world.close();
    let job = Job::new();
    let clock = Watching { inner: inner.clone(), job: job.clone(), after: 2_000, then };
    let office = Office::open(home.path(), Arc::new(clock)).unwrap();
    let boss = office.sign_in("boss", PASSWORD).unwrap();
    let run = || imports::run(&boss.core, &boss.session, &source, &Options::default(), &job);
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run));
    (home, inner, outcome.ok().map(code))
}

#[test]
fn a_cancelled_import_keeps_what_it_has_written_and_can_be_taken_back() {
    let (home, clock, outcome) = interrupted(Job::cancel);
    assert_eq!(outcome.as_deref(), Some("cancelled"));
    must_be_stopped_and_can_be_taken_back(&home, clock);
}

#[test]
fn an_import_that_died_is_stopped_when_the_office_opens_again() {
    let (home, clock, outcome) = interrupted(|_| panic!("the program ends here"));
    assert_eq!(outcome, None);
    must_be_stopped_and_can_be_taken_back(&home, clock);
}

fn must_be_stopped_and_can_be_taken_back(home: &tempfile::TempDir, clock: Arc<ScriptedClock>) {
    let office = Office::open(home.path(), clock).unwrap();
    let SignedIn { core, session, .. } = office.sign_in("boss", PASSWORD).unwrap();
    let batch = core.read(&session, imports::list).unwrap().remove(0);
    assert_eq!((batch.state, batch.rows, batch.new), (State::Stopped, 2_000, 2_000));
    let count = |bin| {
        let query = Query { bin, ..Query::default() };
        let page = |view: &View<'_>| customers::list(view, &query, &At::Start, 1, Count::Exact);
        core.read(&session, page).unwrap().total.count
    };
    assert_eq!(count(Bin::Live), 2_000);
    let undone = imports::undo(&core, &session, batch.id, &Job::new()).unwrap();
    assert_eq!((undone.undone, undone.kept), (2_000, 0));
    assert_eq!((count(Bin::Live), count(Bin::Recycled)), (0, 2_000));
    let again = imports::undo(&core, &session, batch.id, &Job::new());
    assert_eq!(code(again), "undo_not_possible");
    let verdict = core.read(&session, |view| journal::verify(&core, view)).unwrap();
    assert!(verdict.is_whole());
}

#[test]
fn taking_an_import_back_spares_what_someone_worked_on() {
    let world = World::new();
    let lines =
        "姓名,手机\n张三,13800138000\n李四,13900139000\n王五,13700137000\n赵六,13600136000\n";
    let report = run(&world, &sheet(&world, lines));
    let batch = report.batch.unwrap();
    let edit = Edit { set: fields(&[(Field::City, "北京")]), version: None };
    let zhang = named(&world, "张三").id;
    world.write("customers.update", |tx| customers::update(tx, zhang, &edit)).unwrap();
    let li = named(&world, "李四").id;
    let contact = contacts::ContactFields { name: Some("秘书".to_owned()), ..Default::default() };
    world.write("contacts.add", |tx| contacts::add(tx, li, &contact)).unwrap();
    let wang = named(&world, "王五").id;
    world.write("customers.delete", |tx| customers::delete(tx, wang)).unwrap();

    let undone = imports::undo(&world.core, &world.boss, batch, &Job::new()).unwrap();
    assert_eq!((undone.undone, undone.kept), (1, 2));
    let left: Vec<_> = customers(&world).into_iter().map(|it| it.name).collect();
    assert_eq!(left, ["张三", "李四"]);
    assert_eq!(list(&world, Bin::Recycled).len(), 2);
    let batch = world.read(imports::list).unwrap().remove(0);
    assert_eq!(batch.state, State::Undone);
    let journal = world.journal();
    assert_eq!(
        journal[journal.len() - 2..],
        ["imports.undo done customers.update", "imports.undo done imports.update"]
    );
}

/// The names of the customers that a filter finds, in the order of their numbers.
fn filtered(world: &World, who: &Session, text: &str) -> clientele_core::Result<Vec<String>> {
    let query = Query { filter: Some(customers::filters::parse(text)?), ..Query::default() };
    let page = world
        .core
        .read(who, |view| customers::list(view, &query, &At::Start, 100, Count::Exact))?;
    let mut rows = page.rows;
    rows.sort_by(|a, b| a.file_no.cmp(&b.file_no));
    Ok(rows.into_iter().map(|it| it.name).collect())
}

#[test]
fn customers_are_found_by_the_import_that_made_them() {
    let world = World::new();
    world.customer(&world.boss, &[(Field::Name, "手工录入"), (Field::City, "昆山")]).unwrap();
    let first = run(&world, &sheet(&world, "姓名,城市\n张三,昆山\n李四,上海\n")).batch.unwrap();
    let found = |text: &str| filtered(&world, &world.boss, text).unwrap();
    // Held in memory from here on: what comes in later is taken in.
    assert_eq!(found(&format!("import={}", first.get())), ["张三", "李四"]);
    let second = run(&world, &sheet(&world, "姓名,城市\n王五,昆山\n")).batch.unwrap();
    assert_eq!(found(&format!("import={}", second.get())), ["王五"]);
    assert_eq!(found(&format!("import in ({},{})", first.get(), second.get())).len(), 3);
    assert_eq!(found(&format!("import!={}", first.get())), ["手工录入", "王五"]);
    assert_eq!(found("import is null"), ["手工录入"]);
    assert_eq!(found("import is not null"), ["张三", "李四", "王五"]);
    // The city is not held in memory: SQL tells the same.
    assert_eq!(found(&format!("import={} and city=昆山", first.get())), ["张三"]);
    let refused = |text: &str| code(filtered(&world, &world.boss, text));
    assert_eq!(refused("import=99"), "invalid");
    assert_eq!(refused("import=list.csv"), "invalid");
    assert_eq!(refused("import>1"), "unknown_field");

    imports::undo(&world.core, &world.boss, first, &Job::new()).unwrap();
    assert_eq!(found(&format!("import={}", first.get())), Vec::<String>::new());
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

#[test]
fn reasons_and_warnings_are_said_in_every_language() {
    let world = World::new();
    let lines = "姓名,手机,负责人\n张三,12,\n李四,,没有此人\n";
    let report = run(&world, &sheet(&world, lines));
    for language in Language::ALL {
        assert!(!report.errors[0].reason(language).is_empty());
        assert!(report.warnings[0].text(language).contains("没有此人"));
    }
}
