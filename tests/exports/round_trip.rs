//! What a complete export holds is what an import makes of it: nothing is lost on the way.

use clientele_core::{
    categories::{self, NewCategory},
    choices::{self, NewChoice},
    contacts::{self, ContactFields},
    customers::{Edit, Written},
    imports::{self, OnDuplicate, Options, Report, Source},
    tags::{self, NewTag},
};
use clientele_tables::read::Reader;
use serde_json::{Value, json};

use super::*;

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        (self.0 >> 33) as usize % count
    }

    fn of<'t>(&mut self, choices: &[&'t str]) -> &'t str {
        choices[self.below(choices.len())]
    }

    /// Several of them, in their order, perhaps none.
    fn some_of<'t>(&mut self, choices: &[&'t str]) -> Vec<&'t str> {
        choices.iter().copied().filter(|_| self.below(3) == 0).collect()
    }
}

const NAMES: &[&str] = &[
    "恒达贸易有限公司",
    "张三",
    "Ada Lovelace",
    "O'Neil & Sons, Ltd.",
    "=1+1",
    "'=quoted",
    "+冲",
    "无",
    "合计",
    "客户名称",
    "王五（旧）",
    "N/A",
    "12345",
    "2025-03-07",
    "𠮷野家",
];
const NOTES: &[&str] = &[
    "第一行\n第二行\n\n  缩进",
    "无",
    "=HYPERLINK(\"x\")",
    "'quoted'",
    "a, \"b\"; c\td",
    "- 待定\n+ 好",
    "—",
];
const PHONES: &[&str] = &[
    "13800138000（财务）",
    "138 0013 8001",
    "010-65521234转801",
    "+852 2345 6789",
    "张经理 13900139000",
    "400-820-8820",
];
const EMAILS: &[&str] = &["wang@example.com", "Li Na <Li.Na@Example.com>", "a+b@example.org"];
const HANDLES: &[&str] = &["wangwei_hz", "WX 老王", "'at", "138001380"];
const TITLES: &[&str] = &["采购经理", "CEO / founder", "无"];

fn fill(world: &World, dice: &mut Dice, customers: usize) {
    let north = world.department("华北", None);
    world.department("华北二部", Some(north.id));
    world.person("lin", &["sales"], Some(north.id));
    world
        .write("lists", |tx| {
            for name in ["重点, 不", "老客户", "Follow up"].map(|it| it.replace(", ", " ")) {
                tags::create(tx, &NewTag { name, colour: None })?;
            }
            let new = |name: &str, parent| NewCategory { name: name.to_owned(), parent };
            let retail = categories::create(tx, &new("零售", None))?;
            categories::create(tx, &new("批发", Some(retail.id)))?;
            categories::create(tx, &new("批发", None))?;
            for list in ["status", "source", "industry", "level", "contact_role"] {
                let (list, name) = (list.to_owned(), format!("自定 {list}"));
                choices::create(tx, &NewChoice { list, name, colour: None })?;
            }
            Ok(())
        })
        .unwrap();
    for number in 0..customers {
        one_more(world, dice, number);
        world.clock.pass(1_000 * (1 + dice.below(90) as u64));
    }
}

fn one_more(world: &World, dice: &mut Dice, number: usize) {
    let several = |texts: Vec<&str>| Written::Several(texts.into_iter().map(Into::into).collect());
    let mut fields = clientele_tests::fields(&[(Field::Name, dice.of(NAMES))]);
    let mut maybe = |field: Field, choices: &[&str]| {
        if dice.below(2) == 0 {
            fields.insert(field, dice.of(choices).into());
        }
    };
    maybe(Field::Kind, &["company", "person"]);
    maybe(Field::Company, NAMES);
    maybe(Field::ExternalNo, &["0071", "=A1", "1.38E+10"]);
    maybe(Field::Category, &["零售", "零售/批发", "批发"]);
    maybe(Field::Status, &["won", "自定 status"]);
    maybe(Field::Source, &["referral", "自定 source"]);
    maybe(Field::Industry, &["trade", "自定 industry"]);
    maybe(Field::Level, &["vip", "自定 level"]);
    maybe(Field::Owner, &["lin", "boss", ""]);
    maybe(Field::Department, &["华北", "华北二部", ""]);
    maybe(Field::Country, &["中国", "CN"]);
    maybe(Field::Province, &["浙江省", "无"]);
    maybe(Field::City, &["杭州市"]);
    maybe(Field::Address, &["西湖区文三路 1 号", "1 Main Street", "-3 层"]);
    maybe(Field::PostalCode, &["310012", "010010"]);
    maybe(Field::Website, &["https://hengda.example.com/a?b=c"]);
    maybe(Field::IdNumber, &["11010519491231002X"]);
    maybe(Field::BirthdayOn, &["1949-12-31", "2000-02-29", "--02-29", "3月7日"]);
    maybe(Field::NextFollowUpOn, &["2026-12-01"]);
    maybe(Field::LastContactAt, &["2026-11-20 14:30:59", "2026-01-01"]);
    maybe(Field::Notes, NOTES);
    maybe(Field::Sensitivity, &["public", "secret"]);
    for (field, choices) in [
        (Field::Phone, PHONES),
        (Field::Email, EMAILS),
        (Field::Wechat, HANDLES),
        (Field::Qq, HANDLES),
        (Field::Tags, &["重点 不", "老客户", "Follow up"]),
    ] {
        fields.insert(field, several(dice.some_of(choices)));
    }
    if fields.get(&Field::Province) == Some(&"无".into()) {
        fields.remove(&Field::Province);
    }
    let made = world.write("customers.create", |tx| customers::create(tx, &fields)).unwrap();
    for person in 0..dice.below(4) {
        let title = (dice.below(2) == 0).then(|| dice.of(TITLES).to_owned());
        let role = (dice.below(2) == 0).then(|| dice.of(&["decision_maker", "自定 contact_role"]));
        let fields = ContactFields {
            name: Some(format!("{} {number}-{person}", dice.of(NAMES))),
            title,
            role: role.map(str::to_owned),
            notes: (dice.below(2) == 0).then(|| dice.of(NOTES).to_owned()),
            is_primary: (dice.below(4) == 0).then_some(true),
            phone: Some(several(dice.some_of(PHONES))),
            email: Some(several(dice.some_of(EMAILS))),
            wechat: Some(several(dice.some_of(HANDLES))),
            qq: Some(several(dice.some_of(HANDLES))),
        };
        world.write("contacts.add", |tx| contacts::add(tx, made.id, &fields)).unwrap();
    }
}

/// Every customer as it is told to a window, without what an office makes of itself; choices by
/// their words.
fn told(world: &World) -> Vec<Value> {
    let query = Query { sort: Sort::parse("created_at").unwrap(), ..Query::default() };
    let list = |view: &clientele_core::View<'_>| {
        let page = customers::list(view, &query, &At::Start, 1_000, Count::Exact)?;
        page.rows.iter().map(|it| customers::show(view, it.id)).collect::<Result<Vec<_>>>()
    };
    let words = |list: &str, code: &Value| {
        let code = code.as_str().map(str::to_owned);
        let all = world.read(|view| choices::list(view, list)).unwrap();
        let found = all.into_iter().find(|it| Some(&it.code) == code.as_ref());
        json!(found.map(|it| it.word(Language::En).to_owned()))
    };
    let mut told: Vec<Value> = world
        .read(list)
        .unwrap()
        .into_iter()
        .map(|customer| {
            // The number that an office gave stays with a customer that had none of others.
            let kept = customer.external_no.clone().unwrap_or(customer.file_no.clone());
            let mut it = serde_json::to_value(&customer).unwrap();
            for made in ["id", "file_no", "created_by", "updated_at", "version"] {
                it.as_object_mut().unwrap().remove(made);
            }
            it["external_no"] = json!(kept);
            it["created_at"] = json!(customer.created_at / 1_000);
            for list in ["status", "source", "industry", "level"] {
                it[list] = words(list, &it[list]);
            }
            for contact in it["contacts"].as_array_mut().unwrap() {
                contact["role"] = words("contact_role", &contact["role"]);
                for made in ["id", "version"] {
                    contact.as_object_mut().unwrap().remove(made);
                }
            }
            it
        })
        .collect();
    told.sort_by_cached_key(|it| it["external_no"].to_string() + &it["created_at"].to_string());
    told
}

fn taken_in(world: &World, path: &std::path::Path, on_duplicate: OnDuplicate) -> Report {
    let reader = Reader::new(env!("CARGO_BIN_EXE_sheet-reader").into());
    let source = Source { reader, path: path.to_owned() };
    let options = Options { on_duplicate, ..Options::default() };
    imports::run(&world.core, &world.boss, &source, &options, &Job::new()).unwrap()
}

/// An office with the same people and departments and nothing else.
fn fresh() -> World {
    let world = World::new();
    let north = world.department("华北", None);
    world.department("华北二部", Some(north.id));
    world.person("lin", &["sales"], Some(north.id));
    world
}

fn complete(desk: &Desk, name: &str, language: Language) -> Request {
    Request { columns: Columns::Complete, language, ..desk.request(name, &[]) }
}

#[test]
fn a_complete_export_comes_back_whole_in_another_office() {
    let languages = [Language::ZhCn, Language::ZhTw, Language::En];
    for seed in 0..clientele_tests::size(1, 20) {
        let (world, desk) = (World::new(), Desk::new());
        fill(&world, &mut Dice(seed as u64 * 977 + 5), 40);
        let before = told(&world);
        for (language, ending) in languages.into_iter().flat_map(|it| [(it, "xlsx"), (it, "csv")]) {
            let request = complete(&desk, &format!("all.{ending}"), language);
            assert_eq!(run(&world, &world.boss, &request).unwrap().rows, 40);
            let other = fresh();
            let report = taken_in(&other, &request.to, OnDuplicate::Skip);
            let first = report.errors.first().map(|it| format!("{it:?}"));
            assert_eq!((report.new, first), (40, None), "{seed} {language:?} {ending}");
            assert_eq!(report.warnings, [], "{seed} {language:?} {ending}");
            for (after, before) in told(&other).iter().zip(&before) {
                assert_eq!(after, before, "{seed} {language:?} {ending}");
            }
        }
    }
}

#[test]
fn a_way_to_reach_someone_that_has_no_field_goes_out_and_comes_back() {
    let (world, desk) = (World::new(), Desk::new());
    let path = desk.path("other.csv");
    let lines = "客户档案编号,客户名称,客户性质,其他联系方式,联系人1,联系人1 其他联系方式\r\n\
                 A1,恒达,企业,\"Telegram: @heng, da\nSkype：heng\",王伟,LINE wang\r\n";
    fs::write(&path, lines).unwrap();
    assert_eq!(taken_in(&world, &path, OnDuplicate::Skip).new, 1);
    let before = told(&world);
    let points = |it: &Value| it["points"].as_array().unwrap().len();
    assert_eq!((points(&before[0]), points(&before[0]["contacts"][0])), (2, 1));
    for name in ["all.xlsx", "all.csv"] {
        let request = complete(&desk, name, Language::En);
        run(&world, &world.boss, &request).unwrap();
        let other = World::new();
        taken_in(&other, &request.to, OnDuplicate::Skip);
        assert_eq!(told(&other), before);
    }
}

#[test]
fn an_export_read_again_by_its_own_office_changes_nothing() {
    let (world, desk) = (World::new(), Desk::new());
    fill(&world, &mut Dice(11), 30);
    let before = told(&world);
    let plain = |name: &str| Request { columns: Columns::default(), ..desk.request(name, &[]) };
    for request in [
        complete(&desk, "all.xlsx", Language::ZhTw),
        complete(&desk, "all.csv", Language::ZhCn),
        plain("plain.xlsx"),
        plain("plain.csv"),
    ] {
        run(&world, &world.boss, &request).unwrap();
        for on_duplicate in [OnDuplicate::Skip, OnDuplicate::Update] {
            let report = taken_in(&world, &request.to, on_duplicate);
            let counts = (report.duplicates, report.new, report.updated, report.failed);
            assert_eq!(counts, (30, 0, 0, 0), "{:?} {on_duplicate:?} {report:#?}", request.to);
        }
        assert_eq!(told(&world), before);
    }
}

#[test]
fn the_number_of_an_own_export_says_whom_a_changed_row_is_about() {
    let (world, desk) = (World::new(), Desk::new());
    for name in ["恒达", "远航"] {
        world.customer(&world.boss, &[(Field::Name, name), (Field::City, "杭州市")]).unwrap();
        world.clock.pass(60_000);
    }
    let request = desk.request("list.csv", &[]);
    run(&world, &world.boss, &request).unwrap();
    let text = fs::read_to_string(&request.to).unwrap();
    fs::write(&request.to, text.replace("恒达", "恒达集团").replace("杭州市", "上海市")).unwrap();
    let report = taken_in(&world, &request.to, OnDuplicate::Update);
    assert_eq!((report.new, report.updated), (0, 2));
    let query = Query { sort: Sort::parse("name").unwrap(), ..Query::default() };
    let page = world.read(|view| customers::list(view, &query, &At::Start, 9, Count::Exact));
    let rows = page.unwrap().rows;
    let shown: Vec<_> = rows
        .iter()
        .map(|it| (&*it.file_no, &*it.name, it.city.as_deref(), &it.external_no))
        .collect();
    assert_eq!(
        shown,
        [
            ("K000001", "恒达集团", Some("上海市"), &None),
            ("K000002", "远航", Some("上海市"), &None),
        ]
    );
}

#[test]
fn the_same_number_of_another_office_is_somebody_else() {
    let (world, other, desk) = (World::new(), World::new(), Desk::new());
    world.customer(&world.boss, &[(Field::Name, "恒达"), (Field::City, "杭州市")]).unwrap();
    other.clock.pass(60_000);
    other.customer(&other.boss, &[(Field::Name, "远航"), (Field::City, "上海市")]).unwrap();
    let request = desk.request("list.xlsx", &[]);
    run(&other, &other.boss, &request).unwrap();
    let report = taken_in(&world, &request.to, OnDuplicate::Update);
    assert_eq!((report.new, report.updated), (1, 0));
    let told = told(&world);
    let shown: Vec<_> = told.iter().map(|it| (&it["name"], &it["external_no"])).collect();
    // The one that was here has no number but ours; the newcomer keeps that of its office.
    assert_eq!(shown.len(), 2);
    assert!(shown.contains(&(&json!("远航"), &json!("K000001"))));
    let hengda = world.read(|view| customers::find(view, "K000001")).unwrap();
    let hengda = world.read(|view| customers::show(view, hengda)).unwrap();
    assert_eq!((hengda.name.as_str(), hengda.city.as_deref()), ("恒达", Some("杭州市")));
}

#[test]
fn masks_are_never_written_back() {
    let (world, desk) = (World::new(), Desk::new());
    let north = world.department("华北", None);
    let lin = world.person("lin", &["sales"], Some(north.id));
    let id = "11010519491231002X";
    let written = [(Field::Name, "张三"), (Field::Owner, "lin"), (Field::IdNumber, id)];
    let made = world.customer(&world.boss, &written).unwrap();
    let request = complete(&desk, "all.xlsx", Language::ZhCn);
    let masked = run(&world, &lin, &request).unwrap().masked;
    assert!(masked.contains(&Field::IdNumber));
    let report = taken_in(&world, &request.to, OnDuplicate::Update);
    assert_eq!((report.updated, report.duplicates, report.failed), (0, 1, 0));
    let told: Vec<_> = report.warnings.iter().map(|it| (it.code, it.field.unwrap())).collect();
    assert_eq!(told, masked.iter().map(|it| ("masked", it.word())).collect::<Vec<_>>());
    let shown = world.read(|view| customers::show(view, made.id)).unwrap();
    assert_eq!(shown.id_number.as_deref(), Some(id));
}

#[test]
fn a_customer_that_is_no_longer_there_comes_back_as_a_new_one() {
    let (world, desk) = (World::new(), Desk::new());
    let made = world.customer(&world.boss, &[(Field::Name, "张三")]).unwrap();
    let request = desk.request("list.csv", &[]);
    run(&world, &world.boss, &request).unwrap();
    world.write("customers.delete", |tx| customers::delete(tx, made.id)).unwrap();
    assert_eq!(taken_in(&world, &request.to, OnDuplicate::Update).new, 1);
    let edit = Edit { set: clientele_tests::fields(&[(Field::Notes, "回来了")]), version: None };
    let id = world.read(|view| customers::find(view, "K000002")).unwrap();
    world.write("customers.update", |tx| customers::update(tx, id, &edit)).unwrap();
}
