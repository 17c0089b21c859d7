//! Reports through the gate: what adds up to what, for whom, and how it reads in a file.

use std::{fs, path::PathBuf};

use calamine::{Data, Reader, Xlsx};
use clientele_core::{
    Error, Result,
    access::Session,
    customers::{self, At, Count, Field, Query, filters::Filter},
    documents::Format,
    jobs::Job,
    journal, looks,
    reports::{self, Lead, Report, ReportData, Reported, Request},
    tags, tasks,
    words::Language,
};
use clientele_tables::Cell;
use clientele_tests::{World, code};
use tempfile::TempDir;

fn data(world: &World, who: &Session, report: &Report) -> Result<ReportData> {
    world
        .core
        .read(who, |view| reports::data(view, report, &reports::Scope::default(), Language::ZhCn))
}

/// A report about a part of the office.
fn part(
    world: &World,
    report: &Report,
    period: Option<&str>,
    department: Option<&str>,
) -> Result<ReportData> {
    let [period, department] = [period, department].map(|it| it.map(str::to_owned));
    let scope = reports::Scope { period, department };
    world.read(|view| reports::data(view, report, &scope, Language::ZhCn))
}

fn write(world: &World, who: &Session, report: Report, to: PathBuf) -> Result<Reported> {
    let request =
        Request { report, scope: reports::Scope::default(), to, language: Language::ZhCn };
    reports::run(&world.core, who, &request, &Job::new())
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::Moment(moment) => moment.to_string(),
        other => format!("{other:?}"),
    }
}

/// A section's rows as lines: `name n …`.
fn lines(data: &ReportData, key: &str) -> Vec<String> {
    let section = data.sections.iter().find(|it| it.key == key).expect("a section");
    let line = |row: &Vec<Cell>| row.iter().map(shown).collect::<Vec<_>>().join(" ");
    section.rows.iter().map(line).collect()
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn pdf(path: &PathBuf) -> String {
    let document = lopdf::Document::load(path).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).unwrap()
}

/// Five customers of two people in two months.
fn office() -> (World, Session) {
    let world = World::new();
    let north = world.department("华北", None);
    let lin = world.person("lin", &["sales"], Some(north.id));
    world
        .write("tags.create", |tx| {
            for name in ["VIP", "展会"] {
                tags::create(tx, &tags::NewTag { name: name.to_owned(), colour: None })?;
            }
            Ok(())
        })
        .unwrap();
    let all: [(&Session, &[(Field, &str)]); 5] = [
        (&world.boss, &[(Field::Name, "甲"), (Field::Status, "won"), (Field::Tags, "VIP")]),
        (&world.boss, &[(Field::Name, "乙"), (Field::Status, "potential"), (Field::Level, "a")]),
        (&lin, &[(Field::Name, "丙"), (Field::Status, "won"), (Field::Tags, "VIP、展会")]),
        (&lin, &[(Field::Name, "丁")]),
        (&lin, &[(Field::Name, "戊"), (Field::Status, "won")]),
    ];
    for (n, (who, written)) in all.into_iter().enumerate() {
        if n == 3 {
            // Half a month on: it is December.
            world.clock.set_wall(clientele_tests::NOW + 15 * 86_400_000);
        }
        world.customer(who, written).unwrap();
    }
    (world, lin)
}

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
    assert_eq!(lines(&data, "by_month"), ["2026-11 3 60", "2026-12 2 40"]);
    assert_eq!(lines(&data, "by_tag"), ["VIP 2", "展会 1"]);
    let list =
        world.read(|view| customers::list(view, &Query::default(), &At::Start, 100, Count::Exact));
    assert_eq!(list.unwrap().total.count, 5);
}

/// How many customers each row of a section leads to.
fn led_to(world: &World, data: &ReportData, key: &str) -> Vec<u64> {
    let section = data.sections.iter().find(|it| it.key == key).expect("a section");
    let count = |lead: &Option<Lead>| {
        let Some(Lead::List(filters)) = lead else { panic!("no list") };
        let filter = (!filters.is_empty()).then(|| Filter::And(filters.clone()));
        let query = Query { filter, ..Query::default() };
        let list = |view: &clientele_core::View<'_>| {
            customers::list(view, &query, &At::Start, 1, Count::Exact)
        };
        world.read(list).unwrap().total.count
    };
    section.leads.iter().map(count).collect()
}

#[test]
fn a_report_about_a_period_counts_and_leads_to_that_period_alone() {
    let (world, _) = office();
    let november = part(&world, &Report::Overview, Some("2026-11-01..2026-11-30"), None).unwrap();
    assert_eq!(lines(&november, "summary"), ["客户总数 3", "无负责人 0"]);
    assert_eq!(lines(&november, "by_month"), ["2026-11 3 100"]);
    assert_eq!(november.lines[2], "统计范围：创建时间 2026-11-01 至 2026-11-30");
    assert_eq!(led_to(&world, &november, "summary"), [3, 0]);
    assert_eq!(led_to(&world, &november, "by_status"), [1, 2]);
    assert_eq!(led_to(&world, &november, "by_month"), [3]);

    let since = part(&world, &Report::NewCustomers, Some("2026-12-01.."), None).unwrap();
    assert_eq!(lines(&since, "by_month"), ["2026-12 2  2"]);
    assert_eq!(since.sections[0].finding.as_deref(), Some("此期间新增 2 位"));
    assert_eq!(since.lines[2], "统计范围：创建时间 2026-12-01 起");
    let this = part(&world, &Report::NewCustomers, Some("this_month"), None).unwrap();
    assert_eq!(this.lines[2], "统计范围：创建时间 2026-12-01 至 2026-12-31");
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
    assert_eq!(later.lines[2], "统计范围：下次跟进日期 2026-11-19 至 2026-12-31");
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
    assert!(pdf(&to).contains("2026-11-01"), "{}", pdf(&to));
    let entry = world.read(|view| journal::list(view, &journal::EntryQuery::default()));
    let note = entry.unwrap().rows.remove(0).note;
    assert_eq!(note["period"], "2026-11-01..2026-11-30");
    assert_eq!(note["department"], "华北");
}

#[test]
fn a_report_counts_only_what_both_rights_reach() {
    let (world, lin) = office();
    let own = data(&world, &lin, &Report::Overview).unwrap();
    assert_eq!(lines(&own, "summary")[0], "客户总数 3");
    assert_eq!(lines(&own, "by_owner"), ["lin 先生 3 100"]);
    assert_eq!(lines(&own, "by_tag"), ["VIP 1", "展会 1"]);
    // Reads everyone's customers, but reports on own ones only: there are none.
    let both = world.person("qian", &["service", "sales"], None);
    let none = data(&world, &both, &Report::Overview).unwrap();
    assert_eq!(lines(&none, "summary")[0], "客户总数 0");
    assert_eq!(lines(&none, "by_tag"), Vec::<String>::new());
    let foreign = Report::Customer { file_no: "K000001".to_owned() };
    assert_eq!(code(data(&world, &both, &foreign)), "not_found");
    assert_eq!(code(data(&world, &lin, &foreign)), "not_found");
}

#[test]
fn without_the_right_there_is_no_report_and_the_attempt_is_journaled() {
    let (world, _) = office();
    let service = world.person("he", &["service"], None);
    let folder = folder();
    let to = folder.path().join("r.xlsx");
    assert_eq!(code(data(&world, &service, &Report::Overview)), "forbidden");
    assert_eq!(code(write(&world, &service, Report::Overview, to)), "forbidden");
    assert_eq!(world.last_entry(), "reports.run denied");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn new_customers_are_counted_month_by_month_also_the_empty_ones() {
    let (world, _) = office();
    world.clock.set_wall(clientele_tests::NOW + 80 * 86_400_000);
    let data = data(&world, &world.boss, &Report::NewCustomers).unwrap();
    assert_eq!(
        lines(&data, "by_month"),
        ["2026-11 3  3", "2026-12 2 -1 5", "2027-01 0 -2 5", "2027-02 0 0 5"]
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
            "已逾期 2026-11-20 1 报价 K000007 今天  lin 先生",
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
            "2026-11-21 10:00:00 陈老板 修改客户 客户状态、联系方式",
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

    let folder = folder();
    let to = folder.path().join("客户.pdf");
    write(&world, &world.boss, report, to.clone()).unwrap();
    let text = pdf(&to);
    for line in ["杭州恒达贸易有限公司", "晨光文具商行", "联系人", "寄合同", "第 1 页"]
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
        ["概况", "按客户分类", "按客户状态", "按客户等级", "按负责人", "按创建月份", "按标签"]
    );
    let first: Vec<String> = book
        .worksheet_range("概况")
        .unwrap()
        .rows()
        .filter_map(|row| row.first().map(ToString::to_string))
        .collect();
    assert_eq!(first[..2], ["客户概览", "晨光文具商行"]);
    assert!(first.contains(&"由 陈老板 于 2026年12月6日 10:00 生成".to_owned()), "{first:?}");
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
        (Report::NewCustomers, ["新增客户趋势", "按创建月份", "2026-11", "2026-12", "合计"]),
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
fn a_report_is_journaled_and_single_customers_count_as_looks() {
    let (world, _) = office();
    let auditor = world.person("shen", &["auditor"], None);
    let folder = folder();
    let to = folder.path().join("卡.pdf");
    let report = Report::Customer { file_no: "K000001".to_owned() };
    let written = write(&world, &world.boss, report, to).unwrap();
    let query = journal::EntryQuery { limit: 1, ..Default::default() };
    let page = world.read(|view| journal::list(view, &query)).unwrap();
    assert_eq!(page.rows[0].operation, "reports.run");
    assert_eq!(
        page.rows[0].note,
        serde_json::json!({
            "report": "customer",
            "rows": written.rows,
            "file": "卡.pdf",
            "sha256": written.sha256,
            "file_no": "K000001",
        })
    );
    let query = looks::LookQuery { limit: 10, ..Default::default() };
    let seen = world.core.read(&auditor, |view| looks::list(&world.core, view, &query)).unwrap();
    assert_eq!((seen[0].kind.as_str(), seen[0].entity_id, seen[0].count), ("printed", Some(1), 1));
    let report = Report::Customer { file_no: "K000002".to_owned() };
    data(&world, &world.boss, &report).unwrap();
    let seen = world.core.read(&auditor, |view| looks::list(&world.core, view, &query)).unwrap();
    assert_eq!((seen[0].kind.as_str(), seen[0].entity_id), ("opened", Some(2)));
}

#[test]
fn reports_are_asked_for_by_name() {
    let names: Vec<&str> = reports::names(Language::En).iter().map(|it| it.name).collect();
    assert_eq!(names, ["overview", "new_customers", "follow_ups", "customer"]);
    for name in names {
        assert_eq!(Report::parse(name, Some("K1")).unwrap().name(), name);
    }
    assert_eq!(code(Report::parse("turnover", None)), "unknown_report");
    assert_eq!(code(Report::parse("customer", Some(" "))), "invalid");
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
            ("by_level", "“A”最多：1 位，占 20%"),
            ("by_owner", "“lin 先生”最多：3 位，占 60%"),
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
    assert!(at("新增客户趋势") < at("2026-11"));
    assert!(at("2026-11") < at("按创建月份"), "{text}");
    assert!(at("按创建月份") < at("环比变化"));
}
