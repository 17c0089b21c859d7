//! Lists as small offices keep them: what a person means by them is what comes in.

use super::*;

#[test]
fn the_people_beside_a_firm_in_one_merged_cell_are_all_of_that_firm() {
    let world = World::new();
    let source = page(
        &world,
        &[
            "公司名称|城市|联系人|手机",
            "3^恒达贸易有限公司|3^苏州|张三|13800138001",
            "李四|13800138002",
            "王五|1380013800",
            "金鑫电子厂|昆山|赵六|13800138004",
        ],
    );
    let report = run_strictly(&world, &source);
    assert_eq!(errors(&report), ["4 手机 phone not_a_phone"]);
    assert_eq!(
        told(&world),
        [
            "firm 恒达贸易有限公司||张三|+8613800138001",
            "person 李四|恒达贸易有限公司||+8613800138002",
            "firm 金鑫电子厂||赵六|+8613800138004",
        ]
    );
    assert_eq!(named(&world, "李四").city.as_deref(), Some("苏州"));

    // Who did not come in is given back with the firm, to be corrected and taken in.
    let file = world.home().join("failed.csv");
    let options = strict();
    imports::save_failed(&world.core, &world.boss, &source, &options, &report, &file).unwrap();
    let back = std::fs::read_to_string(&file).unwrap();
    assert!(back.contains("恒达贸易有限公司,苏州,王五,1380013800,"), "{back}");
}

#[test]
fn a_ditto_mark_says_what_stands_above_it() {
    let world = World::new();
    let lines = "公司名称,联系人,电话,地址\n恒达贸易有限公司,张三,13800138001,苏州市吴中区东吴北路8号\n\
        同上,李四,13800138002,″\n〃,王五,13800138003,昆山\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!((errors(&report), report.new), (vec![], 3));
    assert_eq!(
        told(&world),
        [
            "firm 恒达贸易有限公司||张三|+8613800138001",
            "person 李四|恒达贸易有限公司||+8613800138002",
            "person 王五|恒达贸易有限公司||+8613800138003",
        ]
    );
    let address = |name| named(&world, name).address;
    assert_eq!(address("李四"), address("恒达贸易有限公司"));
    assert_eq!(address("王五").as_deref(), Some("昆山"));
}

#[test]
fn an_address_and_a_telephone_in_one_column_are_told_apart() {
    let world = World::new();
    let lines = "单位名称,纳税人识别号,\"地址、电话\"\n\
        苏州恒达贸易有限公司,,苏州市虎丘区滨河路1156号 0512-68081234\n\
        常州永安机械厂,,常州市武进区湖塘镇延政路3号 13811260003\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!((errors(&report), report.new), (vec![], 2));
    let firm = named(&world, "苏州恒达贸易有限公司");
    assert_eq!(values(&firm), ["+8651268081234"]);
    assert_eq!(firm.city.as_deref(), Some("苏州市"));
    assert_eq!(firm.address.as_deref(), Some("虎丘区滨河路1156号"));
    let other = named(&world, "常州永安机械厂").address;
    assert_eq!(other.as_deref(), Some("武进区湖塘镇延政路3号"));
}

#[test]
fn names_of_parts_of_a_list_are_nobody_and_said_to_be_left_out() {
    let world = World::new();
    let lines = "客户名称,联系人,电话,备注\n华东区,,,\n恒达贸易有限公司,张三,13800138001,\n小计,1,,\n\
        A类客户,,,\n金鑫电子厂,李四,13800138002,\n2024年3月,,,\n苏州,,,\n门市现金,,,\n\
        ***贸易有限公司,,13800138003,\n*** 完 ***,,,\n制表人：小王,,,\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(
        told(&world),
        [
            "firm 恒达贸易有限公司||张三|+8613800138001",
            "firm 金鑫电子厂||李四|+8613800138002",
            "firm 门市现金|||",
            "firm ***贸易有限公司|||+8613800138003",
        ]
    );
    assert_eq!(
        warnings(&report),
        [
            "2 passed_over 华东区",
            "5 passed_over A类客户",
            "7 passed_over 2024年3月",
            "8 passed_over 苏州",
            "11 passed_over *** 完 ***",
        ]
    );
}

#[test]
fn an_address_book_of_a_mail_program_comes_in_whole() {
    let world = World::new();
    let lines = "First Name,Last Name,Company,Job Title,Business Postal Code,Business Country/Region,\
        Business Phone,Birthday,E-mail Address,Priority,Private,Sensitivity\n\
        John,Baker,Baker Foods Ltd,Buyer,SW1A 1AA,United Kingdom,+44 20 7946 0958,0/0/00,\
        john@example.com,Normal,False,Normal\n\
        Ada,King,,,80331,Germany,+49 30 901820,3/12/1985,ada@example.com (work),Normal,False,Normal\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!((errors(&report), report.new), (vec![], 2));
    assert_eq!(named(&world, "Ada King").sensitivity, named(&world, "John Baker").sensitivity);
    let john = named(&world, "John Baker");
    assert_eq!(john.postal_code.as_deref(), Some("SW1A 1AA"));
    assert_eq!(john.birthday_on, None);
    let ada = named(&world, "Ada King");
    assert_eq!(ada.postal_code.as_deref(), Some("80331"), "it is no Chinese one without its zero");
    assert_eq!(values(&ada), ["+4930901820", "ada@example.com"]);
}

#[test]
fn an_address_book_of_a_telephone_comes_in_whole() {
    let world = World::new();
    let lines = "First Name,Last Name,Birthday,Labels,E-mail 1 - Value,Phone 1 - Value\n\
        Ada,King,,* myContacts ::: 老客户,ada@example.com ::: king@example.org,\
        +86 138 0013 8001 ::: 138 0013 8002\n\
        快递小王,,0000-00-00,* myContacts,,13800138003\n\
        阿强,,--05-06,,,13800138004\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!((errors(&report), report.new), (vec![], 3));
    assert_eq!(named(&world, "阿强").birthday_on.as_deref(), Some("--05-06"));
    let ada = named(&world, "Ada King");
    assert_eq!(
        values(&ada),
        ["+8613800138001", "+8613800138002", "ada@example.com", "king@example.org"]
    );
    assert_eq!(ada.tags, ["老客户"]);
    assert_eq!(named(&world, "快递小王").tags, [""; 0]);
}

#[test]
fn a_list_of_people_in_wechat_knows_them_by_their_nicknames() {
    let world = World::new();
    let lines = "昵称,微信号,手机号,收货地址\n🌸小花🌸,xiaohua888,13811300001,苏州园区星湖街1号\n\
        A保险小李,lili_123,13811300002,郑州金水区花园路5号\n...,wx_dots,13811300004,\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!((errors(&report), report.new), (vec!["4 昵称 name blank".to_owned()], 2));
    named(&world, "🌸小花🌸");
}

#[test]
fn a_list_from_a_german_office_is_understood() {
    let world = World::new();
    let lines = "Kundennummer;Firma;Anrede;Vorname;Nachname;Straße;PLZ;Ort;Land;Telefon;E-Mail;\
        Geburtsdatum;Umsatz;Bemerkung\n\
        10001;Müller & Söhne GmbH;Herr;Jürgen;Müller;Hauptstraße 5;80331;München;Deutschland;\
        +49 89 2345678;j.mueller@example.de;05.03.1974;1.234,56;\"zahlt spät; mahnen\"\n\
        10002;;Frau;Käthe;Weiß;Am Markt 2;01067;Dresden;Deutschland;+49 351 4951234;;;99,90;\n";
    let path = world.home().join("kunden.csv");
    // Windows-1252 and Latin-1 agree in these letters.
    let bytes: Vec<u8> = lines.chars().map(|it| u8::try_from(u32::from(it)).unwrap()).collect();
    std::fs::write(&path, bytes).unwrap();
    let report = run(&world, &Source { reader: reader(), path });
    assert_eq!((errors(&report), report.new), (vec![], 2));
    let mueller = named(&world, "Jürgen Müller");
    assert_eq!(mueller.company.as_deref(), Some("Müller & Söhne GmbH"));
    assert_eq!(mueller.birthday_on.as_deref(), Some("1974-03-05"));
    assert_eq!(mueller.address.as_deref(), Some("Hauptstraße 5"));
    assert_eq!(mueller.postal_code.as_deref(), Some("80331"));
    assert_eq!(
        mueller.notes.as_deref(),
        Some("zahlt spät; mahnen\nAnrede：Herr\nUmsatz：1.234,56")
    );
    assert_eq!(named(&world, "Käthe Weiß").city.as_deref(), Some("Dresden"));
    assert_eq!(
        (report.mapping["Umsatz"], report.noted),
        (None, vec!["Anrede".to_owned(), "Umsatz".to_owned()])
    );
}
