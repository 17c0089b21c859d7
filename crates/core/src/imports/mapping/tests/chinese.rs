//! Sheets of offices on the Chinese mainland.

mod layout;
mod origins;

use super::*;

#[test]
fn several_phones_mails_and_tags_go_to_one_field() {
    let it = understood(&[
        "客户名称|手机|座机|电话2|邮箱|备用邮箱|客户标签|行业标签|备注|备注2",
        "恒达贸易有限公司|13800138000|021-65521234||a@hd.com|b@hd.com|VIP,月结|贸易|x|y",
    ]);
    assert_eq!(
        it.fields(),
        "客户名称=name, 手机=phone, 座机=phone, 电话2=phone, 邮箱=email, 备用邮箱=email, 客户标签=tags, \
         行业标签=tags, 备注=notes, 备注2=notes"
    );
}

#[test]
fn parts_of_one_address_and_a_second_address() {
    let it = understood(&[
        "姓名|省|市|区|详细地址|家庭住址",
        "张伟|江苏省|苏州市|姑苏区|人民路2号|苏州市吴中区宝带路1号",
        "李娜|江苏省|无锡市|滨湖区|太湖大道8号|无锡市滨湖区蠡湖路1号",
    ]);
    assert_eq!(it.fields(), "姓名=name, 省=province, 市=city, 区=address, 详细地址=address");
    assert_eq!(it.mapping.columns[5].runner_up, Some(Field::Address));
}

#[test]
fn a_heading_that_the_values_contradict() {
    let it = understood(&[
        "姓名|电话|邮箱",
        "张伟|zw@hd.com|13800138000",
        "李娜|ln@jx.cn|13900139000",
        "王强|wq@ya.cn|13700137000",
    ]);
    assert_eq!(it.fields(), "姓名=name, 电话=email, 邮箱=phone");
    assert_eq!(it.mapping.columns[1].runner_up, Some(Field::Phone));
}

#[test]
fn bad_values_do_not_take_a_heading_away() {
    let it = understood(&["姓名|手机", "张伟|1380013", "李娜|无", "王强|待补充"]);
    assert_eq!(it.fields(), "姓名=name, 手机=phone");
}

#[test]
fn the_best_of_two_columns_of_one_meaning_wins() {
    let it =
        understood(&["姓名|昵称|客户名称|手机", "|小明||13800138000", "张伟|大伟||13900139000"]);
    assert_eq!(it.fields(), "姓名=name, 手机=phone");
    assert_eq!(it.mapping.columns[2].runner_up, Some(Field::Name));
}

#[test]
fn firms_under_customer_and_persons_under_name() {
    let it = understood(&[
        "姓名|客户名称|手机",
        "张伟|恒达贸易有限公司|13800138000",
        "李娜|金鑫电子有限公司|13900139000",
    ]);
    assert_eq!(it.fields(), "姓名=contact_name, 客户名称=name, 手机=phone");
    assert_eq!(it.rule(), NameRule::CompanyWithContact);
}

#[test]
fn a_short_name_beside_the_full_one() {
    let it = understood(&[
        "客户简称|公司名称|联系人|电话",
        "恒达|上海恒达贸易有限公司|张伟|021-65521234",
        "金鑫|苏州金鑫电子有限公司|李娜|0512-65521234",
    ]);
    assert_eq!(it.fields(), "公司名称=company, 联系人=contact_name, 电话=phone");
    assert_eq!(it.mapping.columns[0].runner_up, Some(Field::Name));
}

#[test]
fn the_person_in_charge_of_each_firm_is_its_contact() {
    let it = understood(&[
        "企业名称|负责人|负责人电话",
        "恒达贸易有限公司|张伟|13800138000",
        "金鑫电子有限公司|李娜|13900139000",
        "永安机械厂|王强|13700137000",
        "博远包装有限公司|赵敏|13700137001",
        "联创科技有限公司|孙丽|13700137002",
    ]);
    assert_eq!(it.fields(), "企业名称=company, 负责人=contact_name, 负责人电话=phone");
}

#[test]
fn the_person_in_charge_of_many_firms_is_one_of_ours() {
    let it = understood(&[
        "企业名称|负责人|电话",
        "恒达贸易有限公司|张伟|13800138000",
        "金鑫电子有限公司|李娜|13900139000",
        "永安机械厂|张伟|13700137000",
        "博远包装有限公司|李娜|13700137001",
        "联创科技有限公司|张伟|13700137002",
    ]);
    assert_eq!(it.fields(), "企业名称=company, 负责人=owner, 电话=phone");
}

#[test]
fn one_column_for_wechat_or_qq() {
    let digits = understood(&["姓名|微信/QQ", "张伟|10001234", "李娜|52013145", "王强|88886666"]);
    assert_eq!(digits.fields(), "姓名=name, 微信/QQ=qq");
    let words = understood(&["姓名|微信/QQ", "张伟|zhangwei88", "李娜|lina_520", "王强|wq-1990"]);
    assert_eq!(words.fields(), "姓名=name, 微信/QQ=wechat");
}

#[test]
fn persons_and_firms_told_apart_by_a_column() {
    let it = understood(&[
        "客户名称|客户性质|手机",
        "张伟|个人|13800138000",
        "恒达贸易|企业|13900139000",
    ]);
    assert_eq!(it.fields(), "客户名称=name, 客户性质=kind, 手机=phone");
    let category = understood(&["客户名称|客户性质", "恒达贸易|国企", "金鑫电子|民营"]);
    assert_eq!(category.fields(), "客户名称=name, 客户性质=category");
}

#[test]
fn sentences_under_a_date_are_remarks() {
    let it = understood(&[
        "客户名称|最近跟进",
        "恒达贸易|已电话沟通，对方表示下个月再联系，需要报价单",
        "金鑫电子|上门拜访，王总不在，留下样品和名片，等待回复",
    ]);
    assert_eq!(it.fields(), "客户名称=name, 最近跟进=notes");
}

#[test]
fn damaged_and_floating_phone_numbers_are_still_phones() {
    let it = understood(&["客户|电话", "恒达|=13800138000", "金鑫|1.38E+10", "永安|=13900139000"]);
    assert_eq!(it.fields(), "客户=name, 电话=phone");
    let headless = understood(&["张伟|=13800138000", "李娜|=13900139000"]);
    assert_eq!(headless.fields(), "A=name, B=phone");
    assert_eq!(headless.layout.header_row, 0);
}

#[test]
fn one_column_of_phones_only() {
    let it = understood(&["手机号", "13800138000", "13900139000", "13700137000"]);
    assert_eq!((it.layout.header_row, it.fields().as_str()), (1, "手机号=phone"));
    let bare = understood(&["13800138000", "13900139000", "13700137000"]);
    assert_eq!((bare.layout.header_row, bare.fields().as_str()), (0, "A=phone"));
}

#[test]
fn two_contacts_a_customer() {
    let it = understood(&[
        "公司名称|联系人1|联系人1电话|联系人2|联系人2电话",
        "恒达贸易有限公司|张伟|13800138000|李娜|13900139000",
        "金鑫电子有限公司|王强|13700137000||",
    ]);
    assert_eq!(
        it.fields(),
        "公司名称=company, 联系人1=contact_name, 联系人1电话=phone, 联系人2电话=phone"
    );
    assert_eq!(it.mapping.columns[3].runner_up, Some(Field::ContactName));
}

#[test]
fn a_region_is_a_province_a_city_or_both() {
    let city = understood(&["姓名|地区", "张伟|苏州", "李娜|无锡市", "王强|上海"]);
    assert_eq!(city.fields(), "姓名=name, 地区=city");
    let province = understood(&["姓名|地区", "张伟|江苏", "李娜|浙江省", "王强|上海"]);
    assert_eq!(province.fields(), "姓名=name, 地区=province");
    let both = understood(&[
        "姓名|地区|详细地址",
        "王强|上海|南京路1号",
        "张伟|江苏苏州|人民路2号",
        "李娜|广东省深圳市|南山大道8号",
    ]);
    assert_eq!(both.fields(), "姓名=name, 地区=address, 详细地址=address");
    let neither = understood(&["姓名|地区", "张伟|华东", "李娜|华南"]);
    assert_eq!(neither.fields(), "姓名=name");
}
