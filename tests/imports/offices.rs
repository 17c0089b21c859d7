//! Lists of offices of many kinds and countries.

use super::*;

/// An office in another country.
fn office_in(country: &str) -> World {
    let world = World::new();
    let now = world.read(|view| Ok(settings::get(view))).unwrap();
    let wanted = Settings { country: country.parse().unwrap(), ..now };
    world.write("settings.update", |tx| settings::update(tx, &wanted)).unwrap();
    world
}

#[test]
fn a_trading_firm_reaches_customers_where_they_are() {
    let world = World::new();
    let lines = "海外客户跟进表,,,,\n公司名称(Company),国家,联系人,邮箱,电话/WhatsApp\n\
        Baker Foods Ltd,英国,John Baker,john@bakerfoods.example,+44 7911 123456\n\
        Müller & Söhne GmbH,德国,Jürgen Müller,,089/2345678\n\
        Al Noor Trading LLC,UAE,Ahmed,a@alnoor.example;b@alnoor.example,971501234567\n\
        PT Maju Jaya,印尼,Sari,,WhatsApp: +62 812-3456-789\n\
        Huber AG,瑞士,李娜,,13811110001\n,美国,Bob Smith,bob@example.com,1-415-555-2671\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(errors(&report), [""; 0]);
    assert_eq!(
        told(&world),
        [
            "firm Baker Foods Ltd||John Baker|+447911123456 john@bakerfoods.example",
            "firm Müller & Söhne GmbH||Jürgen Müller|+49892345678",
            "firm Al Noor Trading LLC||Ahmed|+971501234567 a@alnoor.example b@alnoor.example",
            "firm PT Maju Jaya||Sari|+628123456789",
            "firm Huber AG||李娜|+8613811110001",
            "person Bob Smith|||+14155552671 bob@example.com",
        ]
    );
}

#[test]
fn a_clinic_knows_some_birthdays_by_halves() {
    let world = World::new();
    let lines = "就诊卡号,姓名,性别,年龄,出生日期,联系电话,过敏史,初诊日期,诊断,备注\n\
        000123,王秀英,女,67,1957-03-02,13811220001,青霉素,2023-05-06,高血压,\n\
        000124,李建国,男,71,1953年8月,0512-65221234(女儿),无,2023-5-9,糖尿病,听力不好\n\
        000125,张小宝,男,3,农历八月十五,13811220003（妈妈） 13811220004（爸爸）,不详,2025-1-3,肺炎,\n\
        000126,赵敏,女,30,1990-02-30,13811220005,,2025-1-4,,\n\
        000127,孙丽,女,,3月17日,13811220006,,2025-1-5,,\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(errors(&report), [""; 0]);
    assert_eq!(warnings(&report), ["3 part_of_a_day 1953年8月", "4 part_of_a_day 农历八月十五",]);
    assert_eq!(cells(&report), ["5 cell_noted 1990-02-30"]);
    assert_eq!(named(&world, "孙丽").birthday_on.as_deref(), Some("--03-17"));
    let lee = named(&world, "李建国");
    assert_eq!(lee.birthday_on, None);
    let notes = "听力不好\n生日：1953年8月\n就诊卡号：000124\n性别：男\n年龄：71\n初诊日期：2023-5-9\n诊断：糖尿病";
    assert_eq!(lee.notes.as_deref(), Some(notes));
    assert_eq!(values(&named(&world, "张小宝")), ["+8613811220003", "+8613811220004"]);
}

#[test]
fn a_school_reaches_the_parents_and_sorts_nobody_by_them() {
    let world = World::new();
    let lines = "学号,学生姓名,性别,班级,家长姓名,与学生关系,家长电话,课程,缴费状态\n\
        S2024001,陈一诺,女,一(2)班,陈刚,父亲,13811330001,钢琴,已缴\n\
        S2024003,林小雨,女,一(2)班,周敏,母亲,13811330003,钢琴,欠费\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(
        told(&world),
        ["person 陈一诺||陈刚|+8613811330001", "person 林小雨||周敏|+8613811330003"]
    );
    assert_eq!(report.mapping["与学生关系"], None);
    assert_eq!(named(&world, "陈一诺").external_no.as_deref(), Some("S2024001"));
}

#[test]
fn an_online_shop_writes_null_and_strikes_numbers_out() {
    let world = World::new();
    let lines = "订单编号,买家会员名,收货人姓名,收货地址 ,联系电话 ,联系手机,订单备注\n\
        \"=\"\"1234567890123456789\"\"\",tb_abc,张伟,江苏省 苏州市 平江路12号,'null,'13811140001,'null\n\
        \"=\"\"1234567890123456790\"\"\",小花,李**,浙江省 杭州市 文一路1号,'null,'138****0002,'发顺丰\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!((errors(&report), report.unclear), (vec![], 1));
    assert_eq!(told(&world), ["person 张伟|||+8613811140001", "person 李**|||"]);
    let struck = named(&world, "李**").notes.unwrap();
    assert!(
        struck.starts_with("联系手机：138****0002\n订单编号：1234567890123456790\n"),
        "{struck}"
    );
}

#[test]
fn an_office_in_taiwan_brings_its_list() {
    let world = office_in("TW");
    let lines = "客戶代號,公司名稱,統一編號,聯絡人,電話(日),電話(夜),傳真,行動電話,郵遞區號,公司地址,結帳日,\
        建檔日期,備註\n\
        C001,大同機械股份有限公司,12345675,林小姐,(02)2345-6789,,02-2345-6780,0912-345-678,100,\
        台北市中正區重慶南路一段122號,25,113/05/01,\n\
        C002,永豐行,,陳先生,(07)331-2345#12,07-3312346,,0933123456,802,高雄市苓雅區四維三路2號,30,\
        112.3.5,老客戶\nC003,阿美早餐店,,阿美姨,,,,0955 111 222,,,,,\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(errors(&report), [""; 0]);
    assert_eq!(
        told(&world),
        [
            "firm 大同機械股份有限公司||林小姐|+886223456789 +886912345678",
            "firm 永豐行||陳先生|+88673312345 +88673312346 +886933123456",
            "firm 阿美早餐店||阿美姨|+886955111222",
        ]
    );
    let firm = named(&world, "大同機械股份有限公司");
    assert_eq!(firm.tax_id.as_deref(), Some("12345675"));
    assert_eq!(firm.postal_code.as_deref(), Some("100"));
}

#[test]
fn a_german_list_that_names_the_country_comes_in_anywhere() {
    let lines = "Kd-Nr.;Anrede;Vorname;Name;Firma;Strasse;Hausnr.;PLZ;Ort;Land;Tel. privat;\
        Tel. dienstl.;Mobil;Geb.-Datum\n\
        10001;Herr;Jürgen;Müller;Müller & Söhne GmbH;Hauptstraße;5;80331;München;DE;;089/2345678;\
        0171-1234567;05.03.1974\n10002;Frau;Käthe;Weiß;;Am Markt;2;01067;Dresden;DE;0351 4951234;;;\n\
        10003;Firma;;;Bäckerei Schmidt;Lange Str.;12a;10115;Berlin;DE;;030 901820;;\n";
    for country in ["CN", "DE"] {
        let world = office_in(country);
        let report = run(&world, &sheet(&world, lines));
        assert_eq!(errors(&report), [""; 0], "{country}");
        assert_eq!(
            told(&world),
            [
                "person Jürgen Müller|Müller & Söhne GmbH||+49892345678 +491711234567",
                "person Käthe Weiß|||+493514951234",
                "firm Bäckerei Schmidt|||+4930901820",
            ],
            "{country}"
        );
        let mueller = named(&world, "Jürgen Müller");
        assert_eq!(mueller.external_no.as_deref(), Some("10001"));
        assert_eq!(mueller.birthday_on.as_deref(), Some("1974-03-05"));
        assert_eq!(mueller.address.as_deref(), Some("Hauptstraße 5"));
    }
}

#[test]
fn a_practice_writes_years_in_two_digits_and_days_without_any() {
    let world = office_in("DE");
    let lines = "Vorname;Nachname;Geburtstag;Handy;Letzter Kontakt\n\
        Mehmet;Jansen;11.06.36;0171-1234567;3.2.\n\
        Mia;Weiß;01.09.19;0171-1234568;24.12.\n\
        — ab hier alte Kartei —;;;;\n\
        Frauke;von der Heide;28.02.1954;0171-1234569;05.03.25\n\
        Uwe;Lüders;12.09.2078;0171-1234560;\nSumme;4;;;\n";
    let report = run(&world, &sheet(&world, lines));
    assert_eq!(errors(&report), [""; 0]);
    assert_eq!(cells(&report), ["6 cell_noted 12.09.2078"]);
    assert_eq!(customers(&world).len(), 4, "a line and a sum are nobody");
    let born = |name| named(&world, name).birthday_on.unwrap_or_default();
    assert_eq!(born("Mehmet Jansen"), "1936-06-11");
    assert_eq!(born("Mia Weiß"), "2019-09-01");
    assert_eq!(born("Uwe Lüders"), "", "nobody was born in the future");
    let heide = named(&world, "Frauke von der Heide");
    assert_eq!(heide.kind, Kind::Person);
    let today = world.read(|view| settings::day(view, "today")).unwrap();
    for name in ["Mehmet Jansen", "Mia Weiß"] {
        let at = named(&world, name).last_contact_at.expect("it has been");
        let day = chrono::DateTime::from_timestamp_millis(at).unwrap().date_naive();
        assert!(day <= today && day > today - chrono::Days::new(370), "{name}: {day}");
    }
}

#[test]
fn one_slip_turns_no_column_of_days_round() {
    let world = office_in("DE");
    let days = ["1.12.2026", "2.12.2026", "3.12.2026", "4.12.2026", "12/13/2026"];
    let rows = (1..).zip(days).map(|(n, day)| format!("客户{n},+86 138 1127 000{n},{day}\n"));
    let lines = format!("姓名,手机,下次跟进\n{}", rows.collect::<String>());
    let report = run(&world, &sheet(&world, &lines));
    assert_eq!(cells(&report), ["6 cell_noted 12/13/2026"]);
    assert_eq!(named(&world, "客户1").next_follow_up_on.as_deref(), Some("2026-12-01"));
}

#[test]
fn a_day_without_its_year_is_of_about_the_others_of_its_column() {
    let world = World::new();
    let lines = "姓名,手机,上次联系\n张三,13811270001,2023-11-02\n李四,13811270002,2023/12/28\n\
        王五,13811270003,2024-01-05\n赵六,13811270004,2/5\n周七,13811270005,11/19\n";
    let source = sheet(&world, lines);
    assert_eq!(rehearse(&world, &source).yearless, 2);
    assert_eq!(run(&world, &source).yearless, 2);
    let day = |name| {
        let at = named(&world, name).last_contact_at.expect("it has been");
        let local = chrono::DateTime::from_timestamp_millis(at + 8 * 3_600_000).unwrap();
        local.date_naive().to_string()
    };
    assert_eq!([day("赵六"), day("周七")], ["2024-02-05", "2023-11-19"]);
}

#[test]
fn numbers_of_another_country_are_noticed_and_read_as_such_when_somebody_says_so() {
    let world = World::new();
    let lines = "姓名,電話\n陳大文,9123 4567\n李小姐,6123 4568\n王生,9345 6789\n何太,2345 6789\n\
        John Ho,5123 4567\n张伟,13811270006\n李娜,13811270007\n王强,1381127\n";
    let source = sheet(&world, lines);
    let report = rehearse(&world, &source);
    assert_eq!((counts(&report), report.unclear), ([8, 8, 0, 0, 0], 6));
    let found = report.phones_elsewhere.unwrap();
    assert_eq!((found.country.as_str(), found.rows), ("HK", 5));

    let options = Options { phones_of: Some(found.country), ..Options::default() };
    let report = run_as(&world, &world.boss, &source, &options);
    assert_eq!(cells(&report), ["9 cell_kept 1381127"]);
    assert_eq!(report.phones_elsewhere, None);
    assert_eq!(values(&named(&world, "陳大文")), ["+85291234567"]);
    assert_eq!(values(&named(&world, "何太")), ["+85223456789"]);
    assert_eq!(values(&named(&world, "张伟")), ["+8613811270006"], "what is right here stays");
}
