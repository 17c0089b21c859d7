//! Reports as people hold them: on the page, in a workbook, on paper, as text.

use super::*;

#[test]
fn one_customer_fits_on_a_sheet_with_people_tasks_and_changes() {
    let world = World::new();
    let written = [
        (Field::Name, "杭州恒达贸易有限公司"),
        (Field::ContactName, "王伟"),
        (Field::Phone, "13800138000、010-65521234转801"),
        (Field::IdNumber, "11010519491231002X"),
    ];
    let customer = world.customer(&world.boss, &written).unwrap();
    let edit = customers::Edit {
        set: clientele_tests::fields(&[(Field::Status, "won"), (Field::Phone, "13900139000")]),
        version: None,
    };
    world.write("customers.update", |tx| customers::update(tx, customer.id, &edit)).unwrap();
    let fields = tasks::TaskFields {
        title: Some("寄合同".to_owned()),
        customer: Some(customer.id),
        due_on: Some("2026-12-01".to_owned()),
        task_type: Some("visit".to_owned()),
        ..Default::default()
    };
    world.write("tasks.create", |tx| tasks::create(tx, &fields)).unwrap();

    let report = Report::parse("customer", Some(" K000001 ")).unwrap();
    let sheet = data(&world, &world.boss, &report).unwrap();
    assert_eq!(sheet.title, "杭州恒达贸易有限公司");
    let details = lines(&sheet, "details");
    for line in ["客户状态 已成交", "电话 139 0013 9000", "身份证号 11010519491231002X"]
    {
        assert!(details.iter().any(|it| it == line), "{line} is not in {details:?}");
    }
    assert_eq!(lines(&sheet, "contacts"), ["王伟     "]);
    assert_eq!(lines(&sheet, "tasks"), ["寄合同 拜访 2026-12-01 陈老板 "]);
    assert_eq!(
        lines(&sheet, "changes"),
        [
            "2026-11-21 10:00:00 陈老板 修改客户 客户状态、电话",
            "2026-11-21 10:00:00 陈老板 新建客户 ",
        ]
    );

    let manager = world.person("zhao", &["executive"], None);
    assert!(lines(&data(&world, &manager, &report).unwrap(), "details").len() > 5);
    let seller = world.person("lin", &["sales"], None);
    let theirs =
        world.customer(&world.boss, &[(Field::Name, "转交"), (Field::Owner, "lin"), written[3]]);
    let file_no = theirs.unwrap().file_no;
    let masked = data(&world, &seller, &Report::Customer { file_no }).unwrap();
    assert!(!format!("{masked:?}").contains("19491231"));
    assert_eq!(masked.subject.map(clientele_core::id::CustomerId::get), Some(2));

    let folder = folder();
    let to = folder.path().join("客户.pdf");
    write(&world, &world.boss, report, to.clone()).unwrap();
    let text = pdf(&to);
    for line in
        ["杭州恒达贸易有限公司", "晨光文具商行", "联系人", "寄合同", "2026年12月1日", "第 1 页"]
    {
        assert!(text.contains(line), "{line} is not in {text}");
    }
    assert_eq!(world.last_entry(), "reports.run done");
}

#[test]
fn a_workbook_has_a_sheet_and_a_chart_for_each_part() {
    let (world, _) = office();
    let folder = folder();
    let to = folder.path().join("概览.xlsx");
    let written = write(&world, &world.boss, Report::Overview, to.clone()).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook(&to).unwrap();
    let names = book.sheet_names();
    assert_eq!(
        names,
        [
            "概况",
            "按客户分类",
            "按客户状态",
            "按客户等级",
            "按负责人",
            "按部门",
            "按创建月份",
            "按标签"
        ]
    );
    let first: Vec<String> = book
        .worksheet_range("概况")
        .unwrap()
        .rows()
        .filter_map(|row| row.first().map(ToString::to_string))
        .collect();
    assert_eq!(first[..2], ["客户概览", "晨光文具商行"]);
    assert!(first.contains(&"由陈老板于 2026年12月6日 10:00 生成".to_owned()), "{first:?}");
    let status = book.worksheet_range("按客户状态").unwrap();
    let figures: Vec<&[Data]> = status.rows().collect();
    assert_eq!(figures[2][..2], [Data::String("已成交".to_owned()), Data::Float(3.0)]);
    let bytes = fs::read(&to).unwrap();
    let charts = bytes.windows(20).filter(|it| it.starts_with(b"xl/charts/chart")).count();
    assert!(charts >= 6, "{charts}");
    assert_eq!(written.bytes, bytes.len() as u64);
}

#[test]
fn paper_shows_every_part_with_its_figures() {
    let (world, _) = office();
    let folder = folder();
    for (report, expected) in [
        (Report::Overview, ["客户概览", "按客户状态", "已成交", "按标签", "VIP"]),
        (Report::NewCustomers, ["新增客户趋势", "按创建月份", "2026年11月", "2026年12月", "合计"]),
    ] {
        let to = folder.path().join("r.pdf");
        write(&world, &world.boss, report, to.clone()).unwrap();
        let text = pdf(&to);
        for line in expected {
            assert!(text.contains(line), "{line} is not in {text}");
        }
    }
}

#[test]
fn delimited_text_holds_one_table_only() {
    let (world, _) = office();
    let folder = folder();
    let to = folder.path().join("r.csv");
    let entries = world.journal();
    for report in [Report::Overview, Report::Customer { file_no: "K000001".to_owned() }] {
        assert_eq!(code(write(&world, &world.boss, report, to.clone())), "several_tables");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    assert_eq!(world.journal(), entries);
    write(&world, &world.boss, Report::NewCustomers, to.clone()).unwrap();
    let text = String::from_utf8(fs::read(&to).unwrap()).unwrap();
    assert!(
        text.ends_with("月份,新增,环比变化,累计\r\n2026-11,3,,3\r\n2026-12,2,-1,5\r\n"),
        "{text}"
    );
}

#[test]
fn a_report_is_shown_in_words_and_drawn_as_in_its_files() {
    let (world, _) = office();
    for n in 0..20 {
        let tag = format!("标签{n:02}");
        world
            .write("tags.create", |tx| {
                tags::create(tx, &tags::NewTag { name: tag.clone(), colour: None })
            })
            .unwrap();
        world.customer(&world.boss, &[(Field::Name, &tag), (Field::Tags, &tag)]).unwrap();
    }
    let shown = data(&world, &world.boss, &Report::Overview).unwrap().shown(Language::ZhCn);
    assert_eq!(shown.formats, [Format::Xlsx, Format::Pdf]);
    let section = |key: &str| shown.sections.iter().find(|it| it.key == key).unwrap();
    assert_eq!(section("by_status").rows[1].cells, ["已成交", "3", "12"]);
    let tags = section("by_tag");
    let drawn = &tags.chart.as_ref().unwrap().figures;
    assert_eq!((tags.rows.len(), drawn.len()), (22, 15));
    assert_eq!((drawn[14].name.as_str(), drawn[14].value, &drawn[14].lead), ("其他", 8.0, &None));

    let new = data(&world, &world.boss, &Report::NewCustomers).unwrap().shown(Language::ZhCn);
    assert_eq!(new.formats, [Format::Xlsx, Format::Pdf, Format::Csv]);
    let due = data(&world, &world.boss, &Report::FollowUps).unwrap().shown(Language::ZhCn);
    assert!(due.sections.iter().all(|it| it.columns[it.lead_column].heading == "客户名称"));
}

#[test]
fn on_paper_the_drawing_stands_before_its_figures() {
    let (world, _) = office();
    let folder = folder();
    let to = folder.path().join("r.pdf");
    write(&world, &world.boss, Report::NewCustomers, to.clone()).unwrap();
    let text = pdf(&to);
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is not in {text}"));
    assert!(at("新增客户趋势") < at("2026年11月"));
    assert!(at("2026年11月") < at("按创建月份"), "{text}");
    assert!(at("按创建月份") < at("环比变化"));
}

#[test]
fn a_month_is_a_day_in_a_workbook_so_that_it_can_be_sorted() {
    let (world, _) = office();
    let folder = folder();
    let to = folder.path().join("月.xlsx");
    write(&world, &world.boss, Report::NewCustomers, to.clone()).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook(&to).unwrap();
    for sheet in book.sheet_names() {
        let range = book.worksheet_range(&sheet).unwrap();
        let months = range.rows().filter_map(|row| match &row[0] {
            Data::DateTime(day) => Some(day.as_f64()),
            _ => None,
        });
        assert_eq!(months.collect::<Vec<_>>(), [46_327.0, 46_357.0], "{sheet}");
    }
}

#[test]
fn a_part_without_anything_takes_no_page_of_its_own() {
    let world = World::new();
    world.customer(&world.boss, &[(Field::Name, "甲")]).unwrap();
    let folder = folder();
    let to = folder.path().join("r.pdf");
    write(&world, &world.boss, Report::Overview, to.clone()).unwrap();
    let text = pdf(&to);
    assert!(text.contains("没有内容、未列出的部分：按标签"), "{text}");
    assert!(!text.contains("所选范围内没有"), "{text}");

    let sheet = Report::Customer { file_no: "K000001".to_owned() };
    write(&world, &world.boss, sheet, to.clone()).unwrap();
    let text = pdf(&to);
    assert!(text.contains("未列出的部分：联系人、任务"), "{text}");
    for absent in ["所选范围内没有", "基本资料", "敏感级别"] {
        assert!(!text.contains(absent), "{absent} is in {text}");
    }

    write(&world, &world.boss, Report::FollowUps, to.clone()).unwrap();
    assert_eq!(pdf(&to).matches("所选范围内没有").count(), 1, "nothing at all is said once");
}

#[test]
fn how_sensitive_a_customer_is_stands_on_the_sheet_only_where_it_is_not_the_usual() {
    let world = World::new();
    world.customer(&world.boss, &[(Field::Name, "甲")]).unwrap();
    let written = [(Field::Name, "乙"), (Field::Sensitivity, "confidential")];
    world.customer(&world.boss, &written).unwrap();
    let told = |file_no: &str| {
        let sheet = Report::Customer { file_no: file_no.to_owned() };
        lines(&data(&world, &world.boss, &sheet).unwrap(), "details").join("\n")
    };
    assert!(!told("K000001").contains("敏感级别"));
    assert!(told("K000002").contains("敏感级别"));
}
