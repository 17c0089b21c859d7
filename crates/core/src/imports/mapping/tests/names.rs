//! Who a row is about, under each rule.

use super::super::names::{is_company, is_person};
use super::*;

fn names<'a>(name: &'a str, company: &'a str, contact_name: &'a str) -> Names<'a> {
    Names { name, company, contact_name }
}

fn party(rule: NameRule, names: Names<'_>) -> (Kind, String, Option<String>, Option<String>) {
    let party = rule.party(names, Kind::Company).unwrap();
    (party.kind, party.name, party.company, party.contact_name)
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn persons_are_known_by_their_names() {
    for name in [
        "张伟",
        "欧阳修",
        "司马相如",
        "陳怡君",
        "王总",
        "李女士",
        "老王",
        "赵敏敏",
        "Ada King",
        "Mary Ann Smith",
        "王经理",
        "买买提·吐尔逊",
        "J. Smith",
        "Frauke von der Heide",
        "Ludwig van Beethoven",
    ] {
        assert!(is_person(name), "{name}");
        assert!(!is_company(name), "{name}");
    }
    for name in [
        "",
        "恒达贸易有限公司",
        "金华",
        "成交",
        "单位",
        "姓名",
        "总经理",
        "Pacific Trading Ltd",
        "ada",
        "von Heide",
        "13800138000",
        "高级",
    ] {
        assert!(!is_person(name), "{name}");
    }
}

#[test]
fn firms_are_known_by_their_names() {
    for name in [
        "上海恒达贸易有限公司",
        "恆達股份有限公司",
        "永安机械厂",
        "大张伟理发店",
        "Pacific Trading Inc.",
        "Summit Foods, LLC",
        "中国工商银行",
        "苏州市第一人民医院",
        "某某公司（旧）",
        "恒达（深圳）有限公司",
        "XX Co., Ltd.",
    ] {
        assert!(is_company(name), "{name}");
        assert!(!is_person(name), "{name}");
    }
    for name in ["", "张伟", "厂", "本店", "Inc", "Ada King", "恒达"] {
        assert!(!is_company(name), "{name}");
    }
}

#[test]
fn a_company_with_a_contact() {
    use NameRule::CompanyWithContact as Rule;
    assert_eq!(
        party(Rule, names("", "恒达", "张伟")),
        (Kind::Company, "恒达".into(), None, some("张伟"))
    );
    assert_eq!(
        party(Rule, names("张伟", "恒达", "")),
        (Kind::Company, "恒达".into(), None, some("张伟"))
    );
    assert_eq!(
        party(Rule, names("恒达", "", "张伟")),
        (Kind::Company, "恒达".into(), None, some("张伟"))
    );
    assert_eq!(party(Rule, names("张伟", "", "张伟")), (Kind::Person, "张伟".into(), None, None));
    assert_eq!(party(Rule, names("", "", "张伟")), (Kind::Person, "张伟".into(), None, None));
}

#[test]
fn a_person_with_a_company() {
    use NameRule::PersonWithCompany as Rule;
    assert_eq!(
        party(Rule, names("张伟", "恒达", "")),
        (Kind::Person, "张伟".into(), some("恒达"), None)
    );
    assert_eq!(
        party(Rule, names("", "恒达", "张伟")),
        (Kind::Person, "张伟".into(), some("恒达"), None)
    );
    assert_eq!(party(Rule, names(" ", "恒达", "")), (Kind::Company, "恒达".into(), None, None));
    assert_eq!(
        party(Rule, names("阿强", "恒达", "")),
        (Kind::Person, "阿强".into(), some("恒达"), None)
    );
    assert_eq!(
        party(Rule, names("恒达贸易有限公司", "", "张伟")),
        (Kind::Company, "恒达贸易有限公司".into(), None, some("张伟"))
    );
}

#[test]
fn one_name_only() {
    use NameRule::NameOnly as Rule;
    assert_eq!(party(Rule, names("张伟", "", "")).0, Kind::Person);
    assert_eq!(party(Rule, names("恒达贸易有限公司", "", "")).0, Kind::Company);
    assert_eq!(party(Rule, names("小米之家", "", "")).0, Kind::Company);
    assert_eq!(Rule.party(names("阿强强", "", ""), Kind::Person).unwrap().kind, Kind::Person);
    assert_eq!(party(Rule, names("", "恒达", "")).0, Kind::Company);
}

#[test]
fn a_row_that_names_nobody_is_about_nobody() {
    for rule in [NameRule::CompanyWithContact, NameRule::PersonWithCompany, NameRule::NameOnly] {
        assert_eq!(rule.party(names("", " ", "\t"), Kind::Person), None);
    }
}

#[test]
fn names_in_two_columns_become_one() {
    assert_eq!(full_name("Ada", "King"), "Ada King");
    assert_eq!(full_name("修", "欧阳"), "欧阳修");
    assert_eq!(full_name("", "King"), "King");
    assert_eq!(full_name(" Ada ", ""), "Ada");
}
