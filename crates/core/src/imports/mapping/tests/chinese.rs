//! Sheets of offices on the Chinese mainland.

use super::*;

#[test]
fn a_title_and_a_remark_above_the_heading() {
    let it = understood(&[
        "2024年客户信息登记表||||",
        "制表日期：2024-05-01||||",
        "||||",
        "序号|客户名称|联系人|联系电话|备注",
        "=1|上海恒达贸易有限公司|张伟|13800138000|月结",
        "=2|苏州金鑫电子有限公司|李娜|0512-65521234|",
        "=3|无锡永安机械厂|王强|13900139000|要发票",
    ]);
    assert_eq!((it.layout.header_row, it.layout.first_data_row), (4, 5));
    assert_eq!(it.kinds(), "NN.HDDD");
    assert_eq!(it.fields(), "客户名称=name, 联系人=contact_name, 联系电话=phone, 备注=notes");
    assert_eq!(it.rule(), NameRule::CompanyWithContact);
    assert_eq!(it.layout.serial, Some(0));
}

#[test]
fn two_rows_of_headings_with_merged_groups() {
    let it = understood(&[
        "客户档案|||||||",
        "序号|客户全称|联系方式||||负责人|备注",
        "||联系人|手机|邮箱|地址||",
        "1|恒达贸易有限公司|张伟|13800138000|zw@hd.com|上海市浦东新区张江路88号|李明|",
        "2|金鑫电子有限公司|李娜|13900139000|ln@jx.cn|苏州市工业园区星湖街1号|李明|老客户",
        "3|永安机械厂|王强|13700137000|wq@ya.cn|无锡市滨湖区太湖大道8号|赵敏|",
    ]);
    assert_eq!(it.layout.header_rows, [2, 3]);
    assert_eq!(it.layout.header_row, 3);
    assert_eq!(it.kinds(), "NHHDDD");
    assert_eq!(
        it.fields(),
        "客户全称=name, 联系方式 联系人=contact_name, 联系方式 手机=phone, 联系方式 邮箱=email, \
         联系方式 地址=address, 负责人=owner, 备注=notes"
    );
}

#[test]
fn groups_that_change_the_meaning_of_what_stands_below() {
    let it = understood(&[
        "公司信息|||联系人信息|||",
        "名称|电话|地址|姓名|手机|职务",
        "恒达贸易有限公司|021-65521234|上海市杨浦区国定路1号|张伟|13800138000|总经理",
        "金鑫电子有限公司|0512-65521234|苏州市姑苏区人民路2号|李娜|13900139000|采购经理",
    ]);
    assert_eq!(it.layout.header_rows, [1, 2]);
    assert_eq!(
        it.fields(),
        "公司信息 名称=company, 公司信息 电话=phone, 公司信息 地址=address, 联系人信息 姓名=contact_name, \
         联系人信息 手机=phone, 联系人信息 职务=contact_title"
    );
    assert_eq!(it.rule(), NameRule::CompanyWithContact);
}

#[test]
fn a_phone_book_without_a_heading() {
    let it = understood(&["张伟|13800138000", "李娜|13900139000", "王总|13700137000", "赵敏|"]);
    assert_eq!((it.layout.header_row, it.layout.first_data_row), (0, 1));
    assert!(it.layout.header_rows.is_empty());
    assert_eq!(it.kinds(), "DDDD");
    assert_eq!(it.fields(), "A=name, B=phone");
    assert_eq!((it.rule(), it.mapping.kind), (NameRule::NameOnly, Kind::Person));
}

#[test]
fn a_numbered_list_of_firms_without_a_heading() {
    let it = understood(&[
        "1|上海恒达贸易有限公司|张伟|13800138000|上海市浦东新区张江路88号|A",
        "2|苏州金鑫电子有限公司|李娜|0512-65521234|苏州市工业园区星湖街1号|B",
        "3|无锡永安机械厂|王强|13900139000|无锡市滨湖区太湖大道8号|A",
        "4|常州博远包装有限公司|赵敏|13900139008|常州市武进区延政路18号|C",
    ]);
    assert_eq!(it.layout.header_row, 0);
    assert_eq!(it.kinds(), "DDDD");
    assert_eq!(it.fields(), "B=company, C=contact_name, D=phone, E=address, F=level");
    assert_eq!(it.rule(), NameRule::CompanyWithContact);
}

#[test]
fn persons_before_their_firms_without_a_heading() {
    let it = understood(&[
        "张伟|恒达贸易有限公司|zw@hd.com|13800138000",
        "李娜|金鑫电子有限公司|ln@jx.cn|13900139000",
        "王强|永安机械有限公司||13700137000",
    ]);
    assert_eq!(it.layout.header_row, 0);
    assert_eq!(it.fields(), "A=name, B=company, C=email, D=phone");
    assert_eq!(it.rule(), NameRule::PersonWithCompany);
}

#[test]
fn totals_and_signatures_at_the_end() {
    let it = understood(&[
        "客户名称|手机|欠款金额",
        "恒达贸易|13800138000|=1200.5",
        "合计商贸有限公司|13900139000|=300",
        "总计划部食堂|13700137000|=80",
        "合  计：||=1580.5",
        "共 3 位客户||",
        "",
        "制表人：张伟||审核人：李娜",
        "打印日期：2024-06-30||",
        "第 1 页 共 1 页||",
    ]);
    assert_eq!(it.kinds(), "HDDDTT.NNN");
    assert_eq!(it.fields(), "客户名称=name, 手机=phone");
}

#[test]
fn a_total_row_without_a_word() {
    let it = understood(&[
        "客户名称|联系电话|订单数量|订单金额",
        "恒达贸易|13800138000|=3|=1200.5",
        "金鑫电子|13900139000|=2|=300",
        "永安机械||=1|=80",
        "||=6|=1580.5",
    ]);
    assert_eq!(it.kinds(), "HDDDT");
}

#[test]
fn headings_repeated_on_every_printed_page() {
    let it = understood(&[
        "客户通讯录||",
        "姓名|单位|手机",
        "张伟|恒达贸易有限公司|13800138000",
        "李娜|金鑫电子有限公司|13900139000",
        "客户通讯录||",
        "姓 名|单位|手机",
        "王强|永安机械厂|13700137000",
        "第2页||",
    ]);
    assert_eq!(it.kinds(), "NHDDNHDN");
    assert_eq!(it.fields(), "姓名=name, 单位=company, 手机=phone");
    assert_eq!(it.rule(), NameRule::PersonWithCompany);
}

#[test]
fn numbers_written_in_advance_are_no_customers() {
    let it = understood(&[
        "序号|姓名|电话",
        "=1|张伟|13800138000",
        "=2|李娜|13900139000",
        "=3||",
        "=4||",
        "=5| |FALSE",
    ]);
    assert_eq!(it.kinds(), "HDD..D");
}

#[test]
fn leading_empty_columns_and_ragged_rows() {
    let it = understood(&[
        "|||",
        "||客户姓名|手机号码|微信号",
        "||张伟|13800138000|zw_1980|迟到的值",
        "||李娜",
        "||王强|13700137000",
    ]);
    assert_eq!(it.layout.header_row, 2);
    let indexes: Vec<_> = it.layout.columns.iter().map(|column| column.index).collect();
    assert_eq!(indexes, [2, 3, 4, 5]);
    assert_eq!(it.layout.columns[3].heading, "F");
    assert_eq!(it.fields(), "客户姓名=name, 手机号码=phone, 微信号=wechat");
}

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
fn accounting_list_of_business_partners() {
    let it = understood(&[
        "往来单位档案||||||||||||",
        "单位：元||||||||||||",
        "往来单位编码|往来单位名称|往来单位类别|助记码|税号|法人|开户银行|银行账号|地址|邮政编码|联系人|电话|期末余额",
        "001|上海恒达贸易有限公司|客户|HDMY|91310115MA1K35J32X|陈刚|工商银行张江支行|6222021001112223334|上海市浦东新区张江路88号|201203|张伟|021-65521234|=1200",
        "002|苏州金鑫电子有限公司|供应商|JXDZ|91320594MA1M9X8Q2T|周杰|建设银行园区支行|6222021001112223335|苏州市工业园区星湖街1号|215000|李娜|0512-65521234|=0",
        "合计||||||||||||=1200",
    ]);
    assert_eq!(it.layout.header_row, 3);
    assert_eq!(it.kinds(), "NNHDDT");
    assert_eq!(
        it.fields(),
        "往来单位编码=external_no, 往来单位名称=company, 往来单位类别=category, 税号=tax_id, 地址=address, \
         邮政编码=postal_code, 联系人=contact_name, 电话=phone"
    );
    assert_eq!(it.rule(), NameRule::CompanyWithContact);
}

#[test]
fn orders_of_a_shop_in_wechat() {
    let it = understood(&[
        "订单编号|下单时间|买家昵称|收货人|联系手机|省份|城市|区县|收货地址|商品名称|数量|订单金额|买家留言",
        "20240501001|2024-05-01 10:22:31|小明同学|张伟|13800138000|江苏省|苏州市|姑苏区|人民路2号|苹果5斤|=2|=59.8|尽快",
        "20240501002|2024-05-01 11:02:11|娜娜|李娜|13900139000|江苏省|无锡市|滨湖区|太湖大道8号|梨|=1|=29.9|",
    ]);
    assert_eq!(
        it.fields(),
        "收货人=name, 联系手机=phone, 省份=province, 城市=city, 区县=address, 收货地址=address, 买家留言=notes"
    );
    assert_eq!(it.mapping.columns[2].runner_up, Some(Field::Name));
}

#[test]
fn a_shop_with_a_customer_and_another_recipient() {
    let it = understood(&[
        "客户名称|收货人|收货电话|收货地址",
        "恒达贸易有限公司|张伟|13800138000|上海市浦东新区张江路88号",
        "金鑫电子有限公司|李娜|13900139000|苏州市工业园区星湖街1号",
    ]);
    assert_eq!(it.fields(), "客户名称=name, 收货人=contact_name, 收货电话=phone, 收货地址=address");
}

#[test]
fn members_of_a_salon() {
    let it = understood(&[
        "会员卡号|会员姓名|性别|手机号|生日|会员等级|卡内余额|积分|开卡门店|专属客服|最近消费时间|注册时间",
        "V0001|张伟|男|13800138000|1988-05-01|金卡|=200|=12|一店|小李|2024-05-01|2021-01-02",
        "V0002|李娜|女|13900139000|1990-11-23|银卡|=80|=3|二店|小李|2024-04-11|2022-03-04",
    ]);
    assert_eq!(
        it.fields(),
        "会员卡号=external_no, 会员姓名=name, 手机号=phone, 生日=birthday_on, 会员等级=level, 专属客服=owner, \
         注册时间=created_at"
    );
    assert_eq!(it.mapping.kind, Kind::Person);
}

#[test]
fn customers_of_a_crm_with_everything() {
    let it = understood(&[
        "客户编号|客户名称|客户类型|客户级别|客户来源|所属行业|客户状态|负责人|所属部门|创建人|创建时间|最后跟进时间|下次联系时间|最后修改时间|统一社会信用代码|公司网址",
        "K001|恒达贸易有限公司|渠道商|A|展会|贸易|跟进中|owner01|销售一部|admin|2024-01-02 10:00|2024-05-01|2024-06-01|2024-05-02|91310115MA1K35J32X|www.hd.com",
        "K002|金鑫电子有限公司|直客|B|官网|电子|成交|owner01|销售一部|admin|2024-01-03 11:00|2024-05-02||2024-05-02||",
    ]);
    assert_eq!(
        it.fields(),
        "客户编号=external_no, 客户名称=name, 客户类型=category, 客户级别=level, 客户来源=source, 所属行业=industry, \
         客户状态=status, 负责人=owner, 所属部门=department, 创建时间=created_at, 最后跟进时间=last_contact_at, \
         下次联系时间=next_follow_up_on, 统一社会信用代码=tax_id, 公司网址=website"
    );
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
fn headings_over_several_lines_with_notes_and_asterisks() {
    let it = understood(&[
        "*客户名称\\n（必填，不超过50字）|手机号码*\\n(11位数字)|客户类型\\n单选：企业/个人|出生日期\\nYYYY-MM-DD|标签（多个用、分隔）",
        "张伟|13800138000|个人|1988-05-01|VIP、月结",
        "李娜|13900139000|个人|1990-11-23|VIP",
    ]);
    let fields: Vec<_> = it.mapping.columns.iter().filter_map(|it| it.field).collect();
    assert_eq!(
        fields,
        [Field::Name, Field::Phone, Field::Category, Field::BirthdayOn, Field::Tags]
    );
    assert_eq!(it.layout.columns[0].heading, "*客户名称 （必填，不超过50字）");
}

#[test]
fn a_template_with_instructions_and_an_example() {
    let it = understood(&[
        "客户导入模板||||",
        "填写说明：1. 带*号的为必填项；2. 手机号必须为11位；3. 日期格式为2024-01-01||||",
        "*姓名|*手机|公司|来源|备注",
        "示例：张三|13800000000|某某公司|展会|请删除本行",
        "李娜|13900139000|金鑫电子有限公司|官网|",
        "王强|13700137000|永安机械厂|展会|",
    ]);
    assert_eq!(it.kinds(), "NNHNDD");
    assert_eq!(it.layout.first_data_row, 5);
    assert_eq!(it.fields(), "*姓名=name, *手机=phone, 公司=company, 来源=source, 备注=notes");
}

#[test]
fn parts_of_a_list_under_headings_of_their_own() {
    let it = understood(&[
        "序号|客户名称|电话|业务员",
        "一、华东区|||",
        "1|恒达贸易|13800138000|赵敏",
        "2|金鑫电子|13900139000|赵敏",
        "小计||2|",
        "华南区|||",
        "1|永安机械|13700137000|孙丽",
        "小计||1|",
        "总计||3|",
    ]);
    assert_eq!(it.kinds(), "HNDDTNDTT");
    assert_eq!(it.fields(), "客户名称=name, 电话=phone, 业务员=owner");
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
fn a_form_filled_in_on_the_web() {
    let it = understood(&[
        "序号|提交答卷时间|所用时间|来源|来源详情|来自IP|1、您的姓名|2、您的手机号码|3、您所在的城市|4、您的需求",
        "1|2024/5/1 10:22:31|35秒|微信|N/A|117.136.8.1(江苏-苏州)|张伟|13800138000|苏州|想了解价格",
        "2|2024/5/1 11:02:11|41秒|微信|N/A|117.136.8.2(江苏-无锡)|李娜|13900139000|无锡|想看样品",
    ]);
    let fields: Vec<_> = it
        .mapping
        .columns
        .iter()
        .filter_map(|it| it.field.map(|field| (it.index, field)))
        .collect();
    assert_eq!(
        fields,
        [
            (1, Field::CreatedAt),
            (3, Field::Source),
            (6, Field::Name),
            (7, Field::Phone),
            (8, Field::City),
            (9, Field::Notes)
        ]
    );
}

#[test]
fn the_columns_of_the_generated_sample() {
    let it = understood(&[
        "id,name,company,title,phone,mobile,email,province,city,address,postcode,category,source,level,owner,tags,created,last_contact,amount,notes"
            .replace(',', "|")
            .as_str(),
        "1|张伟|上海恒达贸易有限公司|总经理|021-65521234|13800138000|zw1@qq.com|上海市|上海|恒达区人民路1号101室|201203|老客户|展会|A|owner01|VIP,月结|2020-01-01|2021-01-01|=1200.5|第1次沟通",
        "2|李娜|苏州金鑫电子有限公司|采购员|0512-65521234|13900139000|ln2@163.com|江苏省|苏州|金鑫区解放路2号102室|215000|潜在客户|官网|B|owner02||2020-02-01|2021-02-01||",
    ]);
    assert_eq!(
        it.fields(),
        "id=external_no, name=name, company=company, title=contact_title, phone=phone, mobile=phone, email=email, \
         province=province, city=city, address=address, postcode=postal_code, category=category, source=source, \
         level=level, owner=owner, tags=tags, created=created_at, last_contact=last_contact_at, notes=notes"
    );
    assert_eq!(it.rule(), NameRule::PersonWithCompany);
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

#[test]
fn groups_under_words_that_nobody_knows() {
    let it = understood(&[
        "宝岛眼镜||||跟进信息|||开票信息|",
        "姓名|手机|级别|来源|跟进人|跟进时间|跟进内容|税号|开户行",
        "张伟|13800138000|A|展会|小李|2024-05-01|已报价，等待回复|91310115MA1K35J32X|工行张江支行",
        "李娜|13900139000|B|官网|小李|2024-05-03|已寄样|91320594MA1M9X8Q2T|建行园区支行",
    ]);
    let fields: Vec<_> =
        it.mapping.columns.iter().map(|it| it.field.map_or("-", Field::wire)).collect();
    assert_eq!(
        fields,
        ["name", "phone", "level", "source", "owner", "last_contact_at", "notes", "tax_id", "-"]
    );
}

#[test]
fn a_sheet_whose_headings_are_only_numbered() {
    let it = understood(&["列1|列2|列3", "张伟|13800138000|上海", "李娜|13900139000|苏州"]);
    assert_eq!(it.layout.header_row, 1);
    assert_eq!(it.fields(), "列1=name, 列2=phone, 列3=city");
}

#[test]
fn a_school_knows_pupils_and_parents() {
    let it = understood(&[
        "学号|学生姓名|家长姓名|家长电话|年级|课程顾问|报名日期",
        "2024001|张小明|张伟|13800138000|三年级|李老师|2024-03-01",
        "2024002|李小红|李强|13900139000|四年级|李老师|2024-03-02",
    ]);
    assert_eq!(
        it.fields(),
        "学号=external_no, 学生姓名=name, 家长姓名=contact_name, 家长电话=phone, 课程顾问=owner, 报名日期=created_at"
    );
}

#[test]
fn a_second_list_beside_the_first_is_left_to_the_person() {
    let it = understood(&[
        "姓名|电话|姓名|电话",
        "张伟|13800138000|李娜|13900139000",
        "王强|13700137000|赵敏|13700137001",
    ]);
    let fields: Vec<_> = it.mapping.columns.iter().map(|column| column.field).collect();
    assert_eq!(fields, [Some(Field::Name), Some(Field::Phone), None, None]);
}

#[test]
fn a_title_above_a_phone_book_without_a_heading() {
    let it = understood(&[
        "恒达贸易有限公司客户通讯录||",
        "||",
        "张伟|13800138000|上海",
        "李娜|13900139000|苏州",
        "恒达贸易有限公司客户通讯录||",
        "王强|13700137000|无锡",
    ]);
    assert_eq!((it.layout.header_row, it.layout.first_data_row), (0, 3));
    assert_eq!(it.kinds(), "N.DDND");
    assert_eq!(it.fields(), "A=name, B=phone, C=city");
}
