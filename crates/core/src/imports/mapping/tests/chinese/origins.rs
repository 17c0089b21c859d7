//! Sheets as the programs and the trades write them that offices come from.

use super::*;

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
