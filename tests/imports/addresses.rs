//! Addresses in one piece: the province and the city come into their own fields.

use super::*;

fn parts(customer: &Customer) -> [Option<&str>; 3] {
    [&customer.province, &customer.city, &customer.address].map(|it| it.as_deref())
}

#[test]
fn the_province_and_the_city_of_an_address_can_be_asked_for() {
    let world = World::new();
    let lines = "客户名称,地址\n恒达五金,浙江省杭州市西湖区文三路1号\n永盛建材,江苏苏州吴中区1号\n\
        兴隆机电,上海市浦东新区世纪大道1号\n顺发,解放路8号\n广益,广东省深圳市\n";
    let source = sheet(&world, lines);
    assert_eq!(rehearse(&world, &source).parted, 4);
    let report = run(&world, &source);
    assert_eq!((counts(&report), report.parted), ([5, 5, 0, 0, 0], 4));
    let told = |name: &str| parts(&named(&world, name)).map(|it| it.unwrap_or("-").to_owned());
    assert_eq!(told("恒达五金"), ["浙江省", "杭州市", "西湖区文三路1号"]);
    assert_eq!(told("永盛建材"), ["江苏", "苏州", "吴中区1号"]);
    assert_eq!(told("兴隆机电"), ["上海市", "上海市", "浦东新区世纪大道1号"]);
    assert_eq!(told("顺发"), ["-", "-", "解放路8号"]);
    assert_eq!(told("广益"), ["广东省", "深圳市", "-"]);
    let filter = customers::filters::parse("province~浙江 or province~江苏").unwrap();
    let query = Query { filter: Some(filter), ..Query::default() };
    let list = |view: &View<'_>| customers::list(view, &query, &At::Start, 10, Count::Exact);
    assert_eq!(world.read(list).unwrap().rows.len(), 2);
    // The same sheet once more changes nothing.
    let options = Options { on_duplicate: OnDuplicate::Update, ..Options::default() };
    assert_eq!(run_as(&world, &world.boss, &source, &options).updated, 0);
}

#[test]
fn the_postal_code_in_front_of_an_address_is_taken_for_one() {
    let world = World::new();
    let lines = "客户名称,国家,地址\n恒达五金,台灣,220 新北市板橋區文化路一段1號\n\
        永盛建材,,310012 浙江省杭州市西湖区1号\n顺发,,220 新北市板橋區文化路一段2號\n";
    assert_eq!(run(&world, &sheet(&world, lines)).parted, 2);
    let first = named(&world, "恒达五金");
    assert_eq!(parts(&first), [None, Some("新北市"), Some("板橋區文化路一段1號")]);
    assert_eq!(first.postal_code.as_deref(), Some("220"));
    let second = named(&world, "永盛建材");
    assert_eq!(parts(&second), [Some("浙江省"), Some("杭州市"), Some("西湖区1号")]);
    assert_eq!(second.postal_code.as_deref(), Some("310012"));
    // Three digits are no code of this country: nothing is taken out of its place.
    let third = named(&world, "顺发");
    assert_eq!(parts(&third), [None, None, Some("220 新北市板橋區文化路一段2號")]);
    // A code in a column of its own stays the code.
    let lines = "客户名称,邮编,地址\n广益,310013,310012 浙江省杭州市西湖区3号\n";
    run(&world, &sheet(&world, lines));
    let fourth = named(&world, "广益");
    assert_eq!(fourth.postal_code.as_deref(), Some("310013"));
    assert_eq!(parts(&fourth)[2], Some("310012 浙江省杭州市西湖区3号"));
}

#[test]
fn what_a_sheet_says_in_columns_of_its_own_stays_as_it_is() {
    let world = World::new();
    let lines = "客户名称,城市,地址\n恒达五金,宁波,浙江省杭州市西湖区文三路1号\n\
        永盛建材,,浙江省杭州市西湖区文三路2号\n";
    assert_eq!(run(&world, &sheet(&world, lines)).parted, 1);
    let first = named(&world, "恒达五金");
    assert_eq!(parts(&first), [None, Some("宁波"), Some("浙江省杭州市西湖区文三路1号")]);
    let second = named(&world, "永盛建材");
    assert_eq!(parts(&second), [Some("浙江省"), Some("杭州市"), Some("西湖区文三路2号")]);
}

#[test]
fn an_address_of_another_country_is_none_of_china() {
    let world = World::new();
    let lines = "客户名称,国家,地址\n恒达五金,日本,上海市浦东新区\n永盛建材,台湾,台北市中正區1號\n";
    assert_eq!(run(&world, &sheet(&world, lines)).parted, 1);
    assert_eq!(parts(&named(&world, "恒达五金")), [None, None, Some("上海市浦东新区")]);
    assert_eq!(parts(&named(&world, "永盛建材")), [None, Some("台北市"), Some("中正區1號")]);
}
