//! The figures: they add up, and each leads to the customers that it counts.

use super::*;

#[test]
fn an_overview_adds_up_to_the_list() {
    let (world, _) = office();
    let gone = world.customer(&world.boss, &[(Field::Name, "己"), (Field::Status, "won")]).unwrap();
    world.write("customers.delete", |tx| customers::delete(tx, gone.id)).unwrap();
    let data = data(&world, &world.boss, &Report::Overview).unwrap();
    assert_eq!(lines(&data, "summary"), ["客户总数 5", "本月新增 2", "上月新增 3", "无负责人 0"]);
    assert_eq!(lines(&data, "by_status"), ["潜在 1 20", "已成交 3 60", "未填写 1 20"]);
    assert_eq!(lines(&data, "by_owner"), ["lin 先生 3 60", "陈老板 2 40"]);
    assert_eq!(lines(&data, "by_level"), ["A 1 20", "未填写 4 80"]);
    assert_eq!(lines(&data, "by_month"), ["2026-11-01 3 60", "2026-12-01 2 40"]);
    assert_eq!(lines(&data, "by_tag"), ["VIP 2", "展会 1"]);
    let list =
        world.read(|view| customers::list(view, &Query::default(), &At::Start, 100, Count::Exact));
    assert_eq!(list.unwrap().total.count, 5);
}

#[test]
fn new_customers_are_counted_month_by_month_also_the_empty_ones() {
    let (world, _) = office();
    world.clock.set_wall(clientele_tests::NOW + 80 * 86_400_000);
    let data = data(&world, &world.boss, &Report::NewCustomers).unwrap();
    assert_eq!(
        lines(&data, "by_month"),
        ["2026-11-01 3  3", "2026-12-01 2 -1 5", "2027-01-01 0 -2 5", "2027-02-01 0 0 5"]
    );
}

#[test]
fn follow_ups_say_whom_to_contact_and_who_has_waited() {
    let (world, lin) = office();
    world.clock.set_wall(clientele_tests::NOW);
    let day = |offset: &str, name: &'static str| {
        let written =
            [(Field::Name, name), (Field::NextFollowUpOn, offset), (Field::Phone, "13800138000")];
        world.customer(&lin, &written).unwrap()
    };
    day("2026-11-18", "迟到");
    let today = day("2026-11-21", "今天");
    day("2026-11-28", "下周");
    day("2026-11-29", "以后");
    let task = |title: &str, due: &str, customer| tasks::TaskFields {
        title: Some(title.to_owned()),
        due_on: Some(due.to_owned()),
        customer,
        ..Default::default()
    };
    let create = |fields: tasks::TaskFields| {
        world.core.write(&lin, "tasks.create", |tx| tasks::create(tx, &fields)).unwrap()
    };
    create(task("报价", "2026-11-20", Some(today.id)));
    create(task("寄样品", "2026-12-30", None));
    let done = create(task("拜访", "2026-11-20", None));
    world
        .core
        .write(&lin, "tasks.done", |tx| tasks::set_done(tx, done.id, tasks::Done::Yes))
        .unwrap();

    let due = data(&world, &lin, &Report::FollowUps).unwrap();
    assert_eq!(
        lines(&due, "overdue"),
        [
            "已逾期 2026-11-18 3 跟进 K000006 迟到 138 0013 8000 lin 先生",
            "已逾期 2026-11-20 1 报价 K000007 今天 138 0013 8000 lin 先生",
        ]
    );
    assert_eq!(
        lines(&due, "due_today"),
        ["今日到期 2026-11-21 0 跟进 K000007 今天 138 0013 8000 lin 先生"]
    );
    assert_eq!(
        lines(&due, "due_soon"),
        ["未来七天到期 2026-11-28  跟进 K000008 下周 138 0013 8000 lin 先生"]
    );
    let folder = folder();
    let to = folder.path().join("跟进.csv");
    let written = write(&world, &lin, Report::FollowUps, to.clone()).unwrap();
    assert_eq!(written.rows, 4);
    let text = String::from_utf8(fs::read(&to).unwrap()).unwrap();
    assert_eq!(text.lines().count(), 5, "one row of headings over all of it");
}

/// How many customers stand behind a figure.
fn behind(world: &World, lead: &Lead) -> u64 {
    let Lead::List(filters) = lead else { panic!("{lead:?}") };
    let filter = (!filters.is_empty()).then(|| Filter::And(filters.clone()));
    let query = Query { filter, ..Query::default() };
    world
        .read(|view| customers::list(view, &query, &At::Start, 1, Count::Exact))
        .unwrap()
        .total
        .count
}

#[test]
fn every_figure_leads_to_as_many_customers_as_it_says() {
    let (world, _) = office();
    let mut followed = 0;
    for report in [Report::Overview, Report::NewCustomers] {
        for section in data(&world, &world.boss, &report).unwrap().sections {
            assert_eq!(section.leads.len(), section.rows.len(), "{}", section.key);
            for (row, lead) in section.rows.iter().zip(&section.leads) {
                let lead = lead.as_ref().unwrap();
                assert_eq!(row[1], Cell::Number(behind(&world, lead) as f64), "{row:?} {lead:?}");
                followed += 1;
            }
        }
    }
    assert!(followed > 15, "{followed}");
}

#[test]
fn the_figures_come_to_a_sentence() {
    let (world, _) = office();
    let found = |report| {
        let sections = data(&world, &world.boss, &report).unwrap().sections.into_iter();
        sections.filter_map(|it| Some((it.key, it.finding?))).collect::<Vec<_>>()
    };
    assert_eq!(
        found(Report::Overview),
        [
            ("by_category", "还没有人填写"),
            ("by_status", "“已成交”最多：3 位，占 60%"),
            ("by_level", "多数客户没有填写客户等级（80%）"),
            ("by_owner", "“lin 先生”最多：3 位，占 60%"),
            ("by_department", "“华北”最多：3 位，占 60%"),
            ("by_month", "本月新增 2 位，比上月少 1 位"),
            ("by_tag", "“VIP”用得最多：2 位"),
        ]
        .map(|(key, said)| (key, said.to_owned()))
    );
    assert_eq!(
        found(Report::NewCustomers),
        [("by_month", "本月新增 2 位，比上月少 1 位".to_owned())]
    );
}

#[test]
fn of_groups_that_are_equal_none_is_called_the_largest() {
    let (world, _) = office();
    let finding = |key: &str| {
        let sections = data(&world, &world.boss, &Report::Overview).unwrap().sections;
        sections.into_iter().find(|it| it.key == key).unwrap().finding
    };
    world.customer(&world.boss, &[(Field::Name, "己"), (Field::Tags, "展会")]).unwrap();
    assert_eq!(finding("by_owner").as_deref(), Some("“lin 先生”和“陈老板”一样多：各 3 位"));
    assert_eq!(finding("by_tag").as_deref(), Some("“VIP”和“展会”一样多：各 2 位"));
    let qian = world.person("qian", &["sales"], None);
    for name in ["庚", "辛", "壬"] {
        world.customer(&qian, &[(Field::Name, name)]).unwrap();
    }
    assert_eq!(finding("by_owner"), None, "of three that are equal nothing is said");
}

#[test]
fn a_month_leads_to_a_list_with_one_condition_that_names_it() {
    let (world, _) = office();
    let overview = data(&world, &world.boss, &Report::Overview).unwrap();
    let section = overview.sections.iter().find(|it| it.key == "by_month").unwrap();
    let Some(Lead::List(filters)) = &section.leads[0] else { panic!("no list") };
    assert_eq!(
        filters[..],
        [Filter::Is {
            field: Field::CreatedAt,
            operator: customers::filters::Operator::Within,
            values: vec!["2026-11-01..2026-11-30".to_owned()],
        }]
    );
    let shown = overview.shown(Language::ZhCn);
    let section = shown.sections.iter().find(|it| it.key == "by_month").unwrap();
    assert_eq!(section.rows[0].cells, ["2026年11月", "3", "60"]);
    assert_eq!(section.chart.as_ref().unwrap().figures[1].name, "2026年12月");
    let english = overview.shown(Language::En);
    let section = english.sections.iter().find(|it| it.key == "by_month").unwrap();
    assert_eq!(section.rows[0].cells[0], "Nov 2026");
}

#[test]
fn departments_stand_beside_each_other_as_far_as_one_reaches() {
    let (world, lin) = office();
    let north = world.read(clientele_core::departments::list).unwrap().remove(0);
    let south = world.department("华南", None);
    for above in [north.id, south.id] {
        let shop = world.department("门店", Some(above));
        let login = format!("shop{}", shop.id.get());
        let person = world.person(&login, &["sales"], Some(shop.id));
        world.customer(&person, &[(Field::Name, &login)]).unwrap();
    }
    let whole = data(&world, &world.boss, &Report::Overview).unwrap();
    let section = whole.sections.iter().find(|it| it.key == "by_department").unwrap();
    assert_eq!(section.columns[0].heading, "所属部门");
    assert_eq!(
        lines(&whole, "by_department"),
        ["华北 3 42.9", "无部门 2 28.6", "华北/门店 1 14.3", "华南/门店 1 14.3"]
    );
    let counts: Vec<Option<u64>> =
        section.leads.iter().map(|it| it.as_ref().map(|it| behind(&world, it))).collect();
    assert_eq!(counts, [Some(3), Some(2), Some(1), None], "a name finds the older of two");
    let own = data(&world, &lin, &Report::Overview).unwrap();
    assert_eq!(lines(&own, "by_department"), ["华北 3 100"]);

    let small = World::new();
    small.customer(&small.boss, &[(Field::Name, "甲")]).unwrap();
    let plain = data(&small, &small.boss, &Report::Overview).unwrap();
    assert!(plain.sections.iter().all(|it| it.key != "by_department"), "there are none");
}
