//! Address books of mail programs and telephones: people under several names, or under none.

use super::*;

const TAKEN: Options = Options {
    sheet: None,
    header_row: None,
    choices: Vec::new(),
    on_duplicate: OnDuplicate::Skip,
    name_rule: None,
    encoding: None,
    words: Vec::new(),
    other_contacts: imports::OtherContacts::Add,
    nameless: Nameless::Take,
    unclear: Unclear::Note,
    rest: None,
    phones_of: None,
    failed: None,
};

#[test]
fn an_outlook_in_chinese_has_columns_about_its_columns() {
    let world = World::new();
    let lines = "称谓,名,姓,单位,职务,商务地址 街道,商务地址 街道 2,商务地址 市/县,商务传真,商务电话,\
        电子邮件地址,电子邮件类型,电子邮件显示名称,生日,敏感度\n\
        ,伟,张,苏州恒达贸易有限公司,采购经理,滨河路1156号,3楼,苏州,0512-68081235,0512-68081234,\
        zw@example.com,SMTP,张伟 (zw@example.com),0/0/00,普通\n\
        ,,,昆山金鑫电子厂,,,,,,0512-57301234,,,,0/0/00,普通\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(errors(&report), [""; 0]);
    assert_eq!(
        told(&world),
        [
            "person 张伟|苏州恒达贸易有限公司|张伟|+8651268081234 zw@example.com",
            "firm 昆山金鑫电子厂|||+8651257301234",
        ]
    );
    assert_eq!(named(&world, "张伟").address.as_deref(), Some("滨河路1156号3楼"));
    assert_eq!(named(&world, "张伟").category, None);
}

#[test]
fn a_nickname_is_told_and_takes_nobodys_name_away() {
    let world = World::new();
    let lines = "First Name,Last Name,Nickname,Phone 1 - Value\n\
        小明,王,阿明,13811550001\n,,老地方面馆,13811550002\nAda,King,Ada,13811550003\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(errors(&report), [""; 0]);
    let names: Vec<String> = customers(&world).into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["王小明", "老地方面馆", "Ada King"]);
    assert_eq!(named(&world, "王小明").notes.as_deref(), Some("Nickname：阿明"));
    assert_eq!(named(&world, "Ada King").notes, None);
}

#[test]
fn one_part_of_a_name_beside_a_mere_name_is_the_other_part() {
    for (lines, names) in [
        (
            "姓氏,名字,公司,手机\n王,小明,恒达贸易,13811660001\n,老妈,,13811660002\n",
            ["王小明", "老妈"],
        ),
        (
            "Vorname;Name;Telefon\nJürgen;Müller;13811660001\nAda;Ada King;13811660002\n",
            ["Jürgen Müller", "Ada King"],
        ),
        ("Name,Surname,Phone\nAda,King,13811660001\nGrace,,13811660002\n", ["Ada King", "Grace"]),
    ] {
        let world = World::new();
        assert_eq!(errors(&run(&world, &sheet(&world, lines))), [""; 0], "{lines}");
        let found: Vec<String> = customers(&world).into_iter().map(|it| it.name).collect();
        assert_eq!(found, names, "{lines}");
    }
}

#[test]
fn the_person_beside_a_shop_that_has_a_name_is_its_contact() {
    let world = World::new();
    let lines = "Customer Name,First Name,Last Name,Phone\n\
        Joe's Diner,Ann,Rossi,13811440001\nAnn Rossi,Ann,Rossi,13811440002\n";
    run(&world, &sheet(&world, lines));
    assert_eq!(
        told(&world),
        ["person Joe's Diner||Ann Rossi|+8613811440001", "person Ann Rossi|||+8613811440002"]
    );
}

/// People of a telephone's address book of whom only a number or an address was kept.
const NAMELESS: &str = "姓名,手机,邮箱,微信号,公司\n张伟,13811320001,,,\n,138 1132 0002,,,\n\
    ,,Someone@Example.com,,\n,,,,恒达贸易有限公司\n无,,,wx_77,\n,见名片,,,\n";

#[test]
fn a_row_without_a_name_does_not_come_in_unless_somebody_says_so() {
    let world = World::new();
    let source = sheet(&world, NAMELESS);
    let report = rehearse(&world, &source);
    assert_eq!(counts(&report), [6, 2, 0, 0, 4]);
    assert_eq!(report.nameless, 3, "of the fourth nobody knows how to reach it");
    assert_eq!(errors(&report)[0], "3 姓名 name blank");
    assert!(report.errors[0].reason(Language::ZhCn).contains("姓名和公司均为空"));

    let report = run_as(&world, &world.boss, &source, &TAKEN);
    assert_eq!((counts(&report), report.nameless), ([6, 5, 0, 0, 1], 3));
    assert_eq!(
        told(&world),
        [
            "person 张伟|||+8613811320001",
            "person 138****0002|||+8613811320002",
            "person s***@example.com|||someone@example.com",
            "firm 恒达贸易有限公司|||",
            "person w***|||wx_77",
        ]
    );
}

#[test]
fn whoever_is_here_already_is_not_called_by_their_number() {
    let world = World::new();
    run(&world, &sheet(&world, "姓名,手机\n张伟,13811320002\n"));
    let options = Options { on_duplicate: OnDuplicate::Update, ..TAKEN };
    let source = sheet(&world, NAMELESS);
    run_as(&world, &world.boss, &source, &options);
    let names: Vec<String> = customers(&world).into_iter().map(|it| it.name).collect();
    assert!(names.contains(&"张伟".to_owned()), "{names:?}");
    assert!(!names.contains(&"138****0002".to_owned()), "{names:?}");
}

#[test]
fn an_export_of_ours_has_no_row_without_a_name() {
    let world = World::new();
    let lines = "客户档案编号,客户名称,客户性质,电话\nK000001,,个人,13811320001\n";
    let report = run_as(&world, &world.boss, &sheet(&world, lines), &TAKEN);
    assert_eq!((counts(&report), report.nameless), ([1, 0, 0, 0, 1], 0));
}
