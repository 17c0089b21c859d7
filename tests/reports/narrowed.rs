//! Reports about a part: a period, a department.

use super::*;

#[test]
fn a_report_about_a_period_counts_and_leads_to_that_period_alone() {
    let (world, _) = office();
    let november = part(&world, &Report::Overview, Some("2026-11-01..2026-11-30"), None).unwrap();
    assert_eq!(lines(&november, "summary"), ["客户总数 3", "无负责人 0"]);
    assert_eq!(lines(&november, "by_month"), ["2026-11-01 3 100"]);
    assert_eq!(november.lines[2], "统计范围：创建时间 2026年11月");
    assert_eq!(led_to(&world, &november, "summary"), [3, 0]);
    assert_eq!(led_to(&world, &november, "by_status"), [1, 2]);
    assert_eq!(led_to(&world, &november, "by_month"), [3]);

    let since = part(&world, &Report::NewCustomers, Some("2026-12-01.."), None).unwrap();
    assert_eq!(lines(&since, "by_month"), ["2026-12-01 2  2"]);
    assert_eq!(since.sections[0].finding.as_deref(), Some("此期间新增 2 位"));
    assert_eq!(since.lines[2], "统计范围：创建时间 2026年12月1日 起");
    let this = part(&world, &Report::NewCustomers, Some("this_month"), None).unwrap();
    assert_eq!(this.lines[2], "统计范围：创建时间 2026年12月");
    assert_eq!(lines(&this, "by_month"), lines(&since, "by_month"));
    let before = part(&world, &Report::Overview, Some("..2026-10-31"), None).unwrap();
    assert_eq!(lines(&before, "summary")[0], "客户总数 0");
}

#[test]
fn a_report_about_a_department_holds_those_below_it() {
    let (world, _) = office();
    let north = world.read(clientele_core::departments::list).unwrap().remove(0);
    let below = world.department("北京", Some(north.id));
    let wang = world.person("wang", &["sales"], Some(below.id));
    world.customer(&wang, &[(Field::Name, "己"), (Field::Status, "won")]).unwrap();
    let of = |name| part(&world, &Report::Overview, None, Some(name)).unwrap();
    assert_eq!(lines(&of("华北"), "summary")[0], "客户总数 4");
    assert_eq!(lines(&of("北京"), "by_owner"), ["wang 先生 1 100"]);
    assert_eq!(of("华北").lines[2], "统计范围：所属部门 华北");
    assert_eq!(led_to(&world, &of("华北"), "by_status"), [3, 1]);
    let both = part(&world, &Report::Overview, Some("2026-11-01..2026-11-30"), Some("华北"));
    assert_eq!(lines(&both.unwrap(), "summary")[0], "客户总数 1");
}

#[test]
fn follow_ups_of_a_period_are_those_that_are_due_in_it() {
    let (world, lin) = office();
    world.clock.set_wall(clientele_tests::NOW);
    for (name, on) in [("迟到", "2026-11-18"), ("今天", "2026-11-21"), ("年底", "2026-12-30")]
    {
        world.customer(&lin, &[(Field::Name, name), (Field::NextFollowUpOn, on)]).unwrap();
    }
    for (title, on) in [("早先", "2026-10-01"), ("寄合同", "2026-12-31")] {
        let task = tasks::TaskFields {
            title: Some(title.to_owned()),
            due_on: Some(on.to_owned()),
            ..tasks::TaskFields::default()
        };
        world.write("tasks.create", |tx| tasks::create(tx, &task)).unwrap();
    }
    let names = |data: &ReportData| -> Vec<String> {
        let rows = data.sections.iter().flat_map(|it| &it.rows);
        rows.map(|row| format!("{}{}", shown(&row[3]), shown(&row[5]))).collect()
    };
    let of = |period, department| part(&world, &Report::FollowUps, period, department).unwrap();
    assert_eq!(names(&of(None, None)), ["早先", "跟进迟到", "跟进今天"]);
    let later = of(Some("2026-11-19..2026-12-31"), None);
    assert_eq!(names(&later), ["跟进今天", "跟进年底", "寄合同"]);
    assert_eq!(later.sections[2].title, "之后到期");
    assert_eq!(later.lines[2], "统计范围：下次跟进日期 2026年11月19日 至 2026年12月31日");
    // The tasks are the boss's own, who is of no department.
    assert_eq!(names(&of(Some("2026-11-19..2026-12-31"), Some("华北"))), ["跟进今天", "跟进年底"]);
}

#[test]
fn what_a_report_is_not_narrowed_to_is_refused_by_name() {
    let (world, _) = office();
    let sheet = Report::Customer { file_no: "K000001".to_owned() };
    let refused = |report: &Report, period, department| {
        let error = part(&world, report, period, department).unwrap_err();
        let Error::Invalid { field, .. } = error else { panic!("{error:?}") };
        field
    };
    assert_eq!(refused(&Report::Overview, Some("soon"), None), "period");
    assert_eq!(refused(&Report::Overview, Some("2026-03-01..2026-02-01"), None), "period");
    assert_eq!(refused(&Report::Overview, None, Some("华南")), "department");
    assert_eq!(refused(&sheet, Some("this_year"), None), "period");
    assert_eq!(refused(&sheet, None, Some("华北")), "department");
    assert!(part(&world, &sheet, Some(" "), None).is_ok(), "nothing is asked for");
}

#[test]
fn the_file_and_the_journal_say_what_part_a_report_is_about() {
    let (world, _) = office();
    let folder = folder();
    let to = folder.path().join("概览.pdf");
    let scope = reports::Scope {
        period: Some("2026-11-01..2026-11-30".to_owned()),
        department: Some("华北".to_owned()),
    };
    let (report, language) = (Report::Overview, Language::En);
    let request = Request { report, scope, to: to.clone(), language };
    reports::run(&world.core, &world.boss, &request, &Job::new()).unwrap();
    assert!(pdf(&to).contains("Nov 2026"), "{}", pdf(&to));
    let entry = world.read(|view| journal::list(view, &journal::EntryQuery::default()));
    let note = entry.unwrap().rows.remove(0).note;
    assert_eq!(note["period"], "2026-11-01..2026-11-30");
    assert_eq!(note["department"], "华北");
}
