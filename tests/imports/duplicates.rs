//! Rows that are like a customer there is, or like a row before them.

use super::*;

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
fn a_duplicate_stands_beside_what_it_is_like() {
    let world = World::new();
    run(&world, &sheet(&world, "姓名,公司,手机\n张三,华光,138 0013 8000\n"));
    let source = sheet(&world, "姓名,手机\n张叁,13800138000\n李四,13900139000\n李肆,13900139000\n");
    let report = rehearse(&world, &source);
    assert_eq!(counts(&report), [3, 1, 0, 2, 0]);
    let twins = twins(&world, &source, &report);
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

/// The duplicates of a file beside what they are like.
fn twins(world: &World, source: &Source, report: &Report) -> Vec<Twins> {
    let duplicates = &report.duplicate_rows;
    let rows = rows_alike(world, source, duplicates, &Job::new()).unwrap();
    world.read(|view| imports::twins(view, &rows, duplicates)).unwrap()
}

fn rows_alike(
    world: &World,
    source: &Source,
    duplicates: &[DuplicateRow],
    job: &Job,
) -> Result<RowsAlike> {
    imports::rows_alike(&world.core, &world.boss, source, &Options::default(), duplicates, job)
}

#[test]
fn of_a_file_full_of_duplicates_a_bounded_part_is_kept() {
    let world = World::new();
    let long = "长".repeat(190);
    let emails: Vec<String> = (0..12).map(|it| format!("{it}@example.com")).collect();
    let mut text = "姓名,邮箱\n".to_owned();
    for _ in 0..50 {
        text += &format!("{long},{}\n", emails.join("; "));
    }
    let source = sheet(&world, &text);
    let report = rehearse(&world, &source);
    assert_eq!(counts(&report), [50, 1, 0, 49, 0]);
    let said = &twins(&world, &source, &report)[48].said;
    assert_eq!((said.name.chars().count(), said.points.len()), (120, 8));

    // As if there were fifty thousand of them: as many as a report lists are kept, and no more.
    let many: Vec<DuplicateRow> = (0..50_000)
        .map(|it| DuplicateRow { row: 2 + it, ..report.duplicate_rows[0].clone() })
        .collect();
    let text: String = (0..50_000).map(|_| "张三\n").collect();
    let source = sheet(&world, &format!("姓名\n{text}"));
    let rows = rows_alike(&world, &source, &many, &Job::new()).unwrap();
    assert_eq!(rows.len(), 10_000);
}

#[test]
fn reading_the_duplicates_of_a_file_says_how_far_it_is_and_can_be_stopped() {
    let world = World::new();
    let source = sheet(&world, "姓名,手机\n张三,13800138000\n李四,13800138000\n");
    let report = rehearse(&world, &source);
    let job = Job::new();
    rows_alike(&world, &source, &report.duplicate_rows, &job).unwrap();
    // Both rows and the headings.
    assert_eq!(job.progress(), Progress { done: 3, total: Some(3) });
    job.cancel();
    let stopped = rows_alike(&world, &source, &report.duplicate_rows, &job);
    assert_eq!(code(stopped), "cancelled");
}

#[test]
fn a_namesake_who_says_to_be_somebody_else_comes_in() {
    let world = World::new();
    world.customer(&world.boss, &[(Field::Name, "张伟"), (Field::Phone, "13800138009")]).unwrap();
    let lines = "姓名,手机,公司,税号\n\
        杨女士,13800138001,,\n杨女士,13800138002,,\n杨女士,,,\n张伟,13800138003,,\n\
        王芳,13800138004,金龙贸易有限公司,91310115MA1K4XXJ9N\n\
        王芳,13800138005,金龙贸易有限公司,\n";
    let report = run(&world, &sheet(&world, lines));
    // Who says nothing more than a name, or is of the same company, is not told apart.
    let rows: Vec<_> = report.duplicate_rows.iter().map(|it| (it.row, it.of_row)).collect();
    assert_eq!((errors(&report), rows), (vec![], vec![(4, Some(2)), (7, Some(6))]));
    assert_eq!(counts(&report), [6, 4, 0, 2, 0]);
    // The same sheet once more brings nobody twice, nor writes one into the other.
    let options = Options { on_duplicate: OnDuplicate::Update, ..Options::default() };
    let again = run_as(&world, &world.boss, &sheet(&world, lines), &options);
    assert_eq!(again.new, 0);
    let yang = |phone: &str| {
        let found = customers(&world).into_iter().filter(|it| it.name == "杨女士");
        found.filter(|it| values(it) == [phone]).count()
    };
    assert_eq!((yang("+8613800138001"), yang("+8613800138002")), (1, 1));
}

/// The rows that are like another, in a rehearsal and in the import.
fn repeated(world: &World, lines: &str) -> [Vec<(u32, Option<u32>)>; 2] {
    let source = sheet(world, lines);
    let rows = |it: Report| it.duplicate_rows.iter().map(|it| (it.row, it.of_row)).collect();
    [rows(rehearse(world, &source)), rows(run(world, &source))]
}

#[test]
fn enquirers_who_only_gave_their_surname_are_told_apart_by_how_they_are_reached() {
    let lines = "称呼,微信号,手机\n\
        何小姐,wxid_33418,\n何小姐,wxid_96934,\n何小姐,wxid_96934,\n\
        吴生,,13600136001\n吴生,,17700177002\n吴生,wxid_77001,\n";
    let expected = vec![(4, Some(3))];
    assert_eq!(repeated(&World::new(), lines), [expected.clone(), expected]);
}

#[test]
fn a_family_with_one_telephone_is_several_people() {
    let lines = "姓名,电话,生日\n\
        陈建国,0757-81919212,1960-01-02\n李秀英,0757-81919212,1962-03-04\n\
        王小明,13800138001,2015-05-06\n王小红,13800138001,2018-07-08\n\
        林总,13800138002,\n林国华,13800138002,\n陈建国,0757-81919212,\n\
        李秀英,0757-81919212,1988-05-06\n王小兰,13800138001,2018-07-08\n";
    // Under one name or one mobile, without a birthday that says otherwise, people are the same.
    let expected = vec![(7, Some(6)), (8, Some(2)), (10, Some(5))];
    assert_eq!(repeated(&World::new(), lines), [expected.clone(), expected]);
}

#[test]
fn colleagues_at_one_landline_are_several_people_and_so_are_two_firms_of_one_owner() {
    let world = World::new();
    let lines = "姓名,公司,手机,座机,邮箱\n\
        陈建国,恒达贸易,13800138001,0757-81919212,a@hd.cn\n\
        李秀英,恒达贸易,13800138002,0757-81919212,b@hd.cn\n\
        王小明,永盛建材,13800138003,0757-81919212,\n\
        陈建国,恒达贸易,,0757-81919212,\n";
    assert_eq!(repeated(&world, lines)[1], [(5, Some(2))]);
    // Nor is anybody written over by a colleague who comes later.
    let later = sheet(&world, "姓名,公司,手机,座机\n周丽,恒达贸易,13800138009,0757-81919212\n");
    let options = Options { on_duplicate: OnDuplicate::Update, ..Options::default() };
    let report = run_as(&world, &world.boss, &later, &options);
    assert_eq!(counts(&report), [1, 1, 0, 0, 0]);
    assert_eq!(named(&world, "陈建国").email.as_deref(), Some("a@hd.cn"));

    let lines = "客户名称,电话,税号\n\
        金龙贸易有限公司,021-65521234,91110000802100433B\n\
        银龙贸易有限公司,021-65521234,913100006073780016\n";
    assert_eq!(counts(&run(&world, &sheet(&world, lines))), [2, 2, 0, 0, 0]);
}

#[test]
fn a_rehearsal_finds_the_duplicates_that_the_import_skips() {
    let lines = "姓名,电话,生日,地址\n\
        石涛,17400174001,1952-11-17,解放路31号\n石涛,0757-81919212,,中山路153号\n\
        石涛,,1954-02-28,\n石涛,,1954-02-28,人民路50号\n";
    // The third may be the second; the fourth lives elsewhere than either.
    let expected = vec![(4, Some(3))];
    assert_eq!(repeated(&World::new(), lines), [expected.clone(), expected]);
}

#[test]
fn firms_of_one_name_are_told_apart_by_their_tax_numbers_alone() {
    let world = World::new();
    let lines = "客户名称,电话,税号\n\
        金龙贸易有限公司,021-65521234,91110000802100433B\n\
        金龙贸易有限公司,010-65521234,913100006073780016\n\
        金龙贸易有限公司,0755-26521234,\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(errors(&report), Vec::<String>::new());
    assert_eq!(counts(&report), [3, 2, 0, 1, 0]);
}

#[test]
fn guesses_do_not_find_out_the_birthday_of_somebody_out_of_reach() {
    let world = World::new();
    let north = world.department("华北", None);
    let chief = world.person("chief", &["manager"], Some(north.id));
    let given = [(Field::Name, "张伟"), (Field::BirthdayOn, "1980-05-06")];
    world.customer(&world.boss, &given).unwrap();
    let lines = "姓名,生日\n张伟,1980-05-06\n张伟,1981-05-06\n";
    let rehearsed = imports::rehearse(
        &world.core,
        &chief,
        &sheet(&world, lines),
        &Options::default(),
        &Job::new(),
    )
    .unwrap();
    // Both guesses are answered alike.
    assert_eq!(counts(&rehearsed), [2, 0, 0, 2, 0]);
}

const THREE_OF_ONE: &str = "客户名称,联系人,职务,电话,手机,备注\n\
    恒达五金有限公司,李强,经理,0571-86521234,13800138001,老客户\n\
    恒达五金有限公司,王芳,会计,0571-86521234,13800138002,管对账\n\
    恒达五金有限公司,赵敏,,,13800138003,\n\
    恒达五金有限公司,李强,经理,0571-86521234,13800138001,老客户\n\
    永盛建材有限公司,周洋,,,13800138005,\n";

#[test]
fn more_people_of_a_company_become_its_contacts() {
    let world = World::new();
    let source = sheet(&world, THREE_OF_ONE);
    for report in [rehearse(&world, &source), run(&world, &source)] {
        assert_eq!((counts(&report), report.contacts), ([5, 2, 2, 1, 0], 2));
        let rows: Vec<_> = report
            .contact_rows
            .iter()
            .map(|it| (it.row, it.of_row, it.company.as_str(), it.contact.as_str()))
            .collect();
        let firm = "恒达五金有限公司";
        assert_eq!(rows, [(3, 2, firm, "王芳"), (4, 2, firm, "赵敏")]);
        assert_eq!(report.duplicate_rows[0].row, 5, "who is there already is a duplicate");
    }
    let firm = named(&world, "恒达五金有限公司");
    let people: Vec<_> = firm
        .contacts
        .iter()
        .map(|it| (it.name.as_str(), it.title.as_deref(), it.notes.as_deref(), it.is_primary))
        .collect();
    assert_eq!(
        people,
        [
            ("李强", Some("经理"), None, true),
            ("王芳", Some("会计"), Some("管对账"), false),
            ("赵敏", None, None, false)
        ]
    );
    let mobile = firm.contacts[1].points[0].value.as_deref();
    assert_eq!((mobile, firm.contacts[1].points.len()), (Some("+8613800138002"), 1));
    let found = filtered(&world, &world.boss, "contact_name~赵敏").unwrap();
    assert_eq!(found.len(), 1, "whoever is added is found");
    assert!(world.has_a_whole_journal());
    let batch = world.read(imports::list).unwrap()[0].id;
    let undone = imports::undo(&world.core, &world.boss, batch, &Job::new()).unwrap();
    assert_eq!((undone.undone, undone.kept), (2, 0));
}

#[test]
fn more_people_of_a_company_can_be_duplicates_or_customers_of_their_own() {
    use imports::OtherContacts;
    for (other_contacts, expected) in
        [(OtherContacts::AsDuplicates, [5, 2, 0, 3, 0]), (OtherContacts::Create, [5, 4, 0, 1, 0])]
    {
        let world = World::new();
        let options = Options { other_contacts, ..Options::default() };
        let report = run_as(&world, &world.boss, &sheet(&world, THREE_OF_ONE), &options);
        assert_eq!((counts(&report), report.contacts), (expected, 0), "{other_contacts:?}");
    }
}

#[test]
fn a_company_of_that_name_with_another_tax_number_gets_nobodys_contact() {
    let world = World::new();
    let lines = "客户名称,联系人,税号\n金龙贸易有限公司,李强,91110000802100433B\n\
        金龙贸易有限公司,王芳,913100006073780016\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!((counts(&report), report.contacts), ([2, 2, 0, 0, 0], 0));
}

#[test]
fn what_a_further_contacts_row_says_otherwise_than_its_company_stands_in_their_notes() {
    let world = World::new();
    let lines = "客户编号,客户名称,联系人,负责人,客户等级,城市,标签,身份证号,备注\n\
        A-1,金龙贸易有限公司,李强,陈老板,A,杭州市,,,\n\
        A-7,金龙贸易有限公司,王芳,陈老板,B,宁波市,月结,11010519491231002X,管对账\n";
    let options = Options::default();
    let report = run_as(&world, &world.boss, &sheet(&world, lines), &options);
    assert_eq!((counts(&report), report.contacts), ([2, 1, 1, 0, 0], 1));
    let firm = named(&world, "金龙贸易有限公司");
    let notes = firm.contacts[1].notes.as_deref();
    assert_eq!(notes, Some("管对账\n客户编号：A-7\n客户等级：B\n标签：月结\n城市：宁波市"));
    let codes: Vec<_> = report.warnings.iter().map(|it| (it.row, it.code)).collect();
    assert!(codes.contains(&(3, "contact_without")), "{codes:?}");
}

#[test]
fn notes_of_a_further_contact_that_are_too_long_are_cut_and_that_is_told() {
    let world = World::new();
    let long = "很".repeat(2_100);
    let lines =
        format!("客户名称,联系人,备注\n金龙贸易有限公司,李强,\n金龙贸易有限公司,王芳,{long}\n");
    let report = run(&world, &sheet(&world, &lines));
    let notes = named(&world, "金龙贸易有限公司").contacts[1].notes.clone().unwrap();
    assert_eq!(notes.chars().count(), 2_000);
    let codes: Vec<_> = report.warnings.iter().map(|it| (it.row, it.code)).collect();
    assert!(codes.contains(&(3, "notes_cut")), "{codes:?}");
}

#[test]
fn of_rows_about_one_customer_that_disagree_the_first_stands_and_the_others_are_told() {
    let world = World::new();
    let shop =
        [(Field::Name, "山里人茶叶店"), (Field::Phone, "13800138000"), (Field::City, "湖州")];
    world.customer(&world.boss, &shop).unwrap();
    let lines = "姓名,手机,城市,备注\n山里人茶叶店,13800138000,杭州,欠款：800\n\
                 山里人茶叶店,13800138000,,月底付款\n山里人茶叶店,13800138000,杭州,\n\
                 李四,13900139000,,老客户\n李四,13900139000,苏州,\n李四,13900139000,苏州,欠款：90\n";
    let options = Options { on_duplicate: OnDuplicate::Update, ..Options::default() };
    let report = run_as(&world, &world.boss, &sheet(&world, lines), &options);
    let shop = named(&world, "山里人茶叶店");
    assert_eq!((shop.city.as_deref(), shop.notes.as_deref()), (Some("杭州"), Some("欠款：800")));
    let li = named(&world, "李四");
    assert_eq!(li.city.as_deref(), Some("苏州"), "what was empty is filled");
    assert_eq!(li.notes.as_deref(), Some("老客户"));
    let told: Vec<_> = report.duplicate_rows.iter().map(|it| (it.row, it.of_row)).collect();
    assert_eq!(told, [(3, Some(2)), (7, Some(5))]);
    assert_eq!(report.failed_rows.len(), 2, "and they can be saved and looked at");
}
