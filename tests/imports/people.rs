//! Several people and several ways to reach them in one row.

use super::*;

#[test]
fn a_second_contact_in_columns_of_its_own_is_a_contact() {
    for headings in [
        "公司名称,联系人,电话,职务,联系人2,电话2,联系人2职务",
        "公司名称,联系人1,联系人1电话,职务,联系人2,联系人2电话,联系人2职务",
        "Company,Contact Name,Phone,Title,Contact 2 Name,Contact 2 Phone,Contact 2 Title",
    ] {
        let world = World::new();
        let lines = format!(
            "{headings}\n恒达贸易有限公司,张三,13800138001,经理,李四,13800138002,会计\n\
             金鑫电子厂,王五,13800138003,,,13800138004,\n"
        );
        let report = run(&world, &sheet(&world, &lines));
        assert_eq!((errors(&report), report.new), (vec![], 2), "{headings}");
        let firm = named(&world, "恒达贸易有限公司");
        let people: Vec<_> =
            firm.contacts.iter().map(|it| (it.name.as_str(), it.title.as_deref())).collect();
        assert_eq!(people, [("张三", Some("经理")), ("李四", Some("会计"))], "{headings}");
        assert_eq!(firm.contacts[1].points[0].value.as_deref(), Some("+8613800138002"));
        assert_eq!(values(&firm), ["+8613800138001"], "{headings}");
        let other = named(&world, "金鑫电子厂");
        assert_eq!(values(&other), ["+8613800138003", "+8613800138004"], "{headings}");
        assert_eq!(warnings(&report), ["3 nobody_named -"], "{headings}");
    }
}

#[test]
fn further_numbers_of_an_address_book_are_the_customers() {
    let world = World::new();
    let lines = "First Name,Last Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,\
        Address 1 - Formatted,Address 1 - Street,Address 1 - City\n\
        Ada,King,* Work,13800138001,Home,13800138002,\"1 Main St, Springfield\",1 Main St,Springfield\n";
    let report = run(&world, &sheet(&world, lines));
    let ada = named(&world, "Ada King");
    assert_eq!(values(&ada), ["+8613800138001", "+8613800138002"]);
    assert_eq!(ada.address.as_deref(), Some("1 Main St"));
    assert_eq!((ada.notes, report.noted), (None, vec![]));
}

#[test]
fn a_title_in_a_column_of_its_own_stands_with_the_name() {
    let world = World::new();
    let lines = "Name Prefix,First Name,Last Name,Phone 1 - Value\nDr.,Ada,King,13800138001\n\
        教授,伟,张,13800138002\n,Joe,Fox,13800138003\n";
    let report = run(&world, &sheet(&world, lines));
    let names: Vec<String> = customers(&world).into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["Dr. Ada King", "张伟教授", "Joe Fox"]);
    assert_eq!(report.mapping["Name Prefix"], Some(mapping::Field::Name));
}

#[test]
fn an_account_that_is_the_telephone_number_is_that_number() {
    let world = World::new();
    let lines = "姓名,手机,微信号\n张三,138 0013 8001,同手机号\n李四,13800138002,手机同号\n\
        王五,,同手机号\n赵六,13800138004,zhaoliu\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(
        told(&world),
        [
            "person 张三|||+8613800138001 13800138001",
            "person 李四|||+8613800138002 13800138002",
            "person 王五|||",
            "person 赵六|||+8613800138004 zhaoliu",
        ]
    );
    assert_eq!(cells(&report), ["4 cell_noted 同手机号"]);
}

#[test]
fn words_before_numbers_say_whose_they_are() {
    for text in [
        "新娘13800138001 新郎13800138002",
        "新娘:13800138001，新郎:13800138002",
        "新娘 13800138001 / 新郎 13800138002",
        "新娘 13800138001 新郎 13800138002",
        "新娘13800138001新郎13800138002",
        "新娘（13800138001）新郎（13800138002）",
    ] {
        let world = World::new();
        let report = run(&world, &sheet(&world, &format!("姓名,电话\n小美,\"{text}\"\n")));
        let points = named(&world, "小美").points;
        let told: Vec<_> =
            points.iter().map(|it| (it.label.as_deref(), it.value.as_deref().unwrap())).collect();
        let wanted = [(Some("新娘"), "+8613800138001"), (Some("新郎"), "+8613800138002")];
        assert_eq!((told, report.unclear), (wanted.to_vec(), 0), "{text}");
    }
}
