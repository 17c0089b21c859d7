//! Where the list stands on the sheet: titles above it, totals below, headings in two rows or none.

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
