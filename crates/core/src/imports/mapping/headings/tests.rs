//! Headings that real sheets have, and what the dictionary says to them.

use super::chain::LONGEST;
use super::dictionary::{LISTED, Meaning, line};
use super::*;

/// The field of a heading read on its own.
fn field(heading: &str) -> Option<Field> {
    read_by_words(heading).senses.first().filter(|sense| sense.strength >= 0.5).map(|it| it.field)
}

/// Headings of the offices' lists that the product was specified with, by field.
const SPECIFIED: &[(&str, &[&str])] = &[
    (
        "name",
        &[
            "客户名称",
            "客户姓名",
            "姓名",
            "名称",
            "客户",
            "客戶名稱",
            "Name",
            "Full Name",
            "Customer",
            "Customer Name",
            "Client",
        ],
    ),
    ("contact_name", &["联系人", "主要联系人", "聯絡人", "Contact Person"]),
    (
        "company",
        &[
            "公司",
            "公司名称",
            "单位",
            "单位名称",
            "企业名称",
            "公司名稱",
            "Company",
            "Organization",
            "Account Name",
        ],
    ),
    (
        "phone",
        &[
            "手机",
            "手机号",
            "手机号码",
            "电话",
            "电话1",
            "电话2",
            "联系电话",
            "座机",
            "固定电话",
            "办公电话",
            "手機",
            "行動電話",
            "電話",
            "市話",
            "Phone",
            "Mobile",
            "Mobile Phone",
            "Cell",
            "Telephone",
            "Work Phone",
        ],
    ),
    (
        "email",
        &[
            "邮箱",
            "电子邮箱",
            "电子邮件",
            "邮箱地址",
            "電子信箱",
            "電郵",
            "E-mail",
            "Email Address",
        ],
    ),
    ("address", &["地址", "详细地址", "联系地址", "公司地址", "地址（公司）", "Address", "Street"]),
    ("province", &["省份", "省", "State"]),
    ("city", &["城市", "市", "縣市", "City"]),
    ("postal_code", &["邮编", "邮政编码", "郵遞區號", "ZIP", "Postcode"]),
    ("industry", &["行业", "所属行业", "產業", "Industry"]),
    ("source", &["客户来源", "来源", "来源渠道", "來源", "Lead Source"]),
    ("level", &["客户级别", "客户等级", "级别", "等級", "Rating"]),
    ("category", &["客户类型", "客户分类", "分类", "類別", "Type", "Category"]),
    ("status", &["客户状态", "状态", "跟进状态", "阶段", "狀態", "Status", "Stage"]),
    (
        "owner",
        &[
            "负责人",
            "业务员",
            "销售",
            "跟进人",
            "負責人",
            "Owner",
            "Account Owner",
            "Sales Rep",
            "Assigned To",
        ],
    ),
    ("department", &["所属部门", "部门", "部門", "Department"]),
    ("tags", &["标签", "客户标签", "標籤", "Tags", "Labels"]),
    ("notes", &["备注", "说明", "備註", "Notes", "Description", "Comments"]),
    ("birthday_on", &["生日", "出生日期", "Birthday", "Date of Birth"]),
    ("id_number", &["身份证号", "身份证号码", "证件号码", "身分證字號"]),
    ("created_at", &["创建时间", "创建日期", "录入时间", "建立日期", "Created", "Created Date"]),
    (
        "last_contact_at",
        &["最近联系", "最后跟进时间", "上次聯絡", "Last Contacted", "Last Activity"],
    ),
    ("next_follow_up_on", &["下次跟进", "下次联系时间", "下次聯絡", "Next Step Date"]),
    ("external_no", &["客户编号", "编号", "档案编号", "客戶編號", "Customer No."]),
    ("wechat", &["微信", "微信号"]),
    ("qq", &["QQ"]),
    ("website", &["网址", "Website"]),
    ("contact_title", &["职位", "职务", "職稱", "Job Title"]),
    ("tax_id", &["統一編號"]),
    ("first_name", &["First Name"]),
    ("last_name", &["Last Name"]),
];

/// Headings as they come: notes in brackets, asterisks, numbers, spaces, line breaks, two languages.
const OTHERS: &[(&str, &[&str])] = &[
    (
        "name",
        &[
            "客户名称(必填)",
            "*客户名称",
            "客户名称*",
            "姓 名",
            "姓\u{3000}名",
            "客户名称 Customer Name",
            "客户名称\nName",
            "客户名称（Customer Name）",
            "【姓名】",
            "收货人",
            "收件人",
            "购买方",
            "客户简称",
            "客户全称",
            "ＮＡＭＥ",
            "Cust. Name",
            "customer_name",
            "customerName",
            "CUSTOMER NAME",
            "会员姓名",
            "学员姓名",
            "患者姓名",
            "業主姓名",
            "客戶全名",
            "Client Name *",
            "姓名（必填）",
            "请填写您的姓名",
            "您的姓名",
            "Billing Name",
            "客户 (Customer)",
        ],
    ),
    (
        "contact_name",
        &[
            "联系人姓名",
            "联系人 姓名",
            "第一联系人",
            "联系人1",
            "联系人（主要）",
            "客户联系人",
            "对接人",
            "法人",
            "法定代表人",
            "聯絡人姓名",
            "連絡人",
            "Contact",
            "Primary Contact",
            "Contact Name",
            "联系人 Contact Person",
            "联系人\n姓名",
            "负责人姓名",
            "公司联系人",
        ],
    ),
    (
        "company",
        &[
            "甲方",
            "往来单位",
            "往来单位名称",
            "公司全称",
            "单位名称（全称）",
            "企业名称*",
            "工作单位",
            "所在单位",
            "Company Name",
            "Organisation",
            "Organization 1 - Name",
            "公司名 Company",
            "店铺名称",
            "商户名称",
            "發票抬頭",
            "廠商名稱",
            "Associated Company",
            "company_name",
            "客户公司名称",
            "客户单位",
        ],
    ),
    (
        "phone",
        &[
            "手机1",
            "手机号码2",
            "联系方式",
            "客户电话(必填)",
            "手机*",
            "手机号（11位）",
            "电话一",
            "联系人电话",
            "联系人1手机",
            "联系方式 手机",
            "公司 电话",
            "电 话",
            "電話（公司）",
            "行動電話1",
            "住家電話",
            "Phone 1 - Value",
            "Mobile No.",
            "Tel.",
            "TEL",
            "Phone #",
            "Contact No.",
            "Primary Phone",
            "Business Phone 2",
            "手机 Mobile",
            "联系电话/手机",
            "电话（座机）",
            "固话",
            "法人电话",
            "收货人手机号",
            "负责人电话",
            "前台电话",
            "mobilePhone",
            "客户手机号码(必填)",
            "工厂电话",
            "老客户电话",
            "手機號碼*",
            "連絡電話",
            "电话号码 Telephone Number",
        ],
    ),
    (
        "email",
        &[
            "Email",
            "E-Mail",
            "EMAIL地址",
            "电子邮箱（必填）",
            "联系人邮箱",
            "E-mail 1 - Value",
            "E-mail 2 Address",
            "邮 箱",
            "邮箱/Email",
            "電子郵件",
            "Contact Email",
            "primary_email",
            "公司邮箱",
            "客户Email",
            "信箱",
        ],
    ),
    (
        "wechat",
        &["微信/QQ", "微信号*", "微信ID", "WeChat ID", "客户微信", "wechat", "WeChat", "微信號"],
    ),
    ("qq", &["QQ号", "QQ号码", "qq", "联系QQ", "ＱＱ"]),
    (
        "owner",
        &[
            "业务经理",
            "客户经理",
            "跟单员",
            "归属人",
            "业务员姓名",
            "销售负责人",
            "销售代表",
            "所有人",
            "客户所有人",
            "維護人",
            "業務員",
            "負責業務",
            "Contact owner",
            "Account Manager",
            "Salesperson",
            "Lead Owner",
            "所属业务员",
            "跟进人员",
            "Assigned to",
            "record_owner",
            "业务员 Sales Rep",
        ],
    ),
    (
        "created_at",
        &[
            "录入日期",
            "建档日期",
            "建立時間",
            "Create Date",
            "Created At",
            "createdAt",
            "Date Added",
            "注册时间",
            "登记日期",
            "提交时间",
            "录入时间（自动）",
        ],
    ),
    (
        "last_contact_at",
        &[
            "上次跟进",
            "回访日期",
            "最近跟进日期",
            "最后联系时间",
            "上次拜访日期",
            "最近聯絡日期",
            "Last Activity Date",
            "Last Contact Date",
            "last_contacted_on",
            "最后一次跟进时间",
        ],
    ),
    (
        "next_follow_up_on",
        &[
            "下次跟进日期",
            "下次回访时间",
            "计划跟进日期",
            "下次聯絡日期",
            "Next Follow-up Date",
            "Follow up date",
            "Next Contact",
            "下次联系（日期）",
        ],
    ),
    (
        "status",
        &[
            "成交状态",
            "客户阶段",
            "销售阶段",
            "跟进进度",
            "合作状态",
            "Lead Status",
            "Sales Stage",
            "狀態",
        ],
    ),
    (
        "category",
        &[
            "客户性质",
            "客户类别",
            "所属分类",
            "会员类型",
            "Customer Type",
            "客户分组",
            "類別",
            "企业类型",
        ],
    ),
    (
        "industry",
        &["主营行业", "行业类别", "所在行业", "主营业务", "產業別", "Sector", "行业（一级）"],
    ),
    (
        "level",
        &[
            "会员等级",
            "客户星级",
            "重要程度",
            "意向度",
            "Customer Level",
            "VIP等级",
            "客户等级(A/B/C)",
        ],
    ),
    (
        "source",
        &["获客渠道", "线索来源", "渠道", "推广渠道", "Original Source", "來源通路", "如何得知"],
    ),
    (
        "tax_id",
        &[
            "信用代码",
            "税号",
            "纳税人识别号",
            "统一社会信用代码",
            "統編",
            "统一社会信用代码/税号",
            "VAT Number",
            "Tax ID",
            "购买方税号",
            "营业执照号",
        ],
    ),
    (
        "id_number",
        &[
            "身份证号*",
            "证件号码（身份证）",
            "身份证",
            "身分證",
            "Passport No",
            "ID Card",
            "ID Number",
        ],
    ),
    (
        "address",
        &[
            "联系地址（详细）",
            "收货地址",
            "通讯地址",
            "家庭住址",
            "公司地址 Address",
            "Street Address",
            "Mailing Address",
            "Billing Street",
            "Address 1 - Street",
            "区/县",
            "街道",
            "Address Line 2",
            "地址1",
            "工厂地址",
            "送貨地址",
        ],
    ),
    (
        "province",
        &[
            "所在省份",
            "省份/直辖市",
            "Billing State/Province",
            "Province",
            "地区",
            "Address 1 - Region",
            "州/省",
        ],
    ),
    ("city", &["所在城市", "城市名称", "Mailing City", "縣市", "Address 1 - City", "Town"]),
    ("country", &["国家", "國家", "国别", "Country/Region", "Address 1 - Country"]),
    ("postal_code", &["邮编*", "邮政编码", "Zip Code", "Billing Zip/Postal Code", "PostalCode"]),
    ("website", &["公司网址", "官网", "网站", "Web Page", "Website URL", "URL", "官網"]),
    (
        "contact_title",
        &["职务/职位", "联系人职务", "頭銜", "Position", "Title", "Organization 1 - Title", "岗位"],
    ),
    ("department", &["所属团队", "负责人主属部门", "Department", "部 門", "分公司"]),
    ("tags", &["标签", "客户标签（多个用逗号分隔）", "Labels", "Group Membership", "標籤"]),
    (
        "notes",
        &[
            "备 注",
            "备注1",
            "备注（其他）",
            "跟进记录",
            "客户需求",
            "Remarks",
            "Comment",
            "買家留言",
            "Memo",
            "remark",
        ],
    ),
    ("birthday_on", &["出生年月", "阳历生日", "DOB", "Birth Date", "客户生日", "生日（农历）"]),
    (
        "external_no",
        &[
            "客户代码",
            "客户编码*",
            "会员卡号",
            "No.",
            "ID",
            "往来单位编码",
            "Customer ID",
            "客戶代號",
            "編號",
            "学号",
            "Ref",
            "file_no",
            "external_no",
            "编号 No.",
        ],
    ),
    ("kind", &["个人/企业", "客户主体类型", "kind"]),
    ("sensitivity", &["保密级别", "密级", "sensitivity"]),
    ("first_name", &["First Name", "first_name", "Given Name", "名"]),
    ("last_name", &["Last Name", "Surname", "姓", "姓氏"]),
];

/// Headings of what a customer does not have here, or not of the customer.
const FOREIGN: &[&str] = &[
    "序号",
    "序 号",
    "#序号",
    "开户行",
    "开户行地址",
    "银行账号",
    "传真",
    "公司传真",
    "Fax",
    "Business Fax",
    "性别",
    "年龄",
    "金额",
    "金额（元）",
    "订单号",
    "订单状态",
    "下单时间",
    "商品名称",
    "产品类型",
    "快递公司",
    "快递单号",
    "发票类型",
    "合同编号",
    "合同日期",
    "付款状态",
    "应收余额",
    "信用额度",
    "创建人",
    "最后修改时间",
    "更新时间",
    "注册资本",
    "成立日期",
    "员工人数",
    "号码归属地",
    "英文名称",
    "紧急联系人",
    "紧急联系人电话",
    "介绍人",
    "Invoice No",
    "Order Date",
    "Annual Revenue",
    "Employees",
    "Created By",
    "Modified By",
    "Deal Amount",
    "Gender",
    "Phone 1 - Label",
    "E-mail 1 - Type",
    "Assistant's Phone",
    "Emergency Contact Phone",
    "Product Name",
    "Bank Account No",
    "Middle Name",
    "項次",
    "開戶銀行",
    "訂單編號",
    "是否有效",
    "密码",
    "积分",
    "累计消费",
    "项目名称",
    "版本",
    "车牌号",
];

/// Headings that say nothing that we know.
const UNKNOWN: &[&str] = &[
    "",
    "  ",
    "***",
    "2023",
    "XYZ",
    "市场",
    "栏目三",
    "Spalte",
    "甲乙丙丁戊",
    "(元)",
    "Имя",
    "学区房",
];

#[test]
fn every_line_of_the_dictionary_is_of_its_form_and_in_order() {
    let mut last = String::new();
    for text in LISTED.lines().filter(|text| !text.starts_with('#')) {
        assert!(line(text).is_some(), "{text}");
        let place: String = text.split('\t').take(2).collect::<Vec<_>>().join(" ");
        assert!(last <= place, "{place} is not behind {last}");
        last = place;
    }
}

#[test]
fn every_word_of_the_dictionary_can_be_found_and_means_one_thing() {
    // The words that two fields share on purpose: the values decide.
    let shared = [
        "微信/qq",
        "微信qq",
        "收货人",
        "收件人",
        "收货人姓名",
        "收件人姓名",
        "回访日期",
        "回访时间",
        "跟进日期",
        "跟进时间",
    ];
    let shared: Vec<String> =
        shared.iter().flat_map(|it| [*it, "qq微信"]).map(|it| words(it).key()).collect();
    for (key, entries) in DICTIONARY.iter() {
        assert!(!key.is_empty(), "a word of marks only");
        let meanings = entries.iter().filter(|entry| entry.meaning != Meaning::Neutral).count();
        assert!(meanings <= 1 || shared.contains(key), "{key}: {entries:?}");
        let foreign = entries.iter().any(|entry| entry.meaning == Meaning::Foreign);
        assert!(!foreign || entries.len() == 1, "{key}: {entries:?}");
        assert!(words(key).units().len() <= LONGEST, "{key} is longer than is looked for");
    }
}

#[test]
fn every_specified_heading_means_its_field() {
    assert_eq!(SPECIFIED.iter().map(|(_, words)| words.len()).sum::<usize>(), 162);
    means_its_field(SPECIFIED);
}

#[test]
fn headings_as_they_come_mean_their_fields() {
    means_its_field(OTHERS);
}

fn means_its_field(list: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (wire, headings) in list {
        let expected = Field::from_wire(wire);
        assert!(expected.is_some(), "{wire}");
        for heading in *headings {
            if field(heading) != expected {
                wrong.push(format!("{heading}: {:?}, not {wire}", read_by_words(heading)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn headings_of_other_things_are_known_and_left_alone() {
    let taken: Vec<_> = FOREIGN.iter().filter(|it| !read_by_words(it).foreign).collect();
    assert!(taken.is_empty(), "{taken:?}");
}

#[test]
fn unknown_headings_mean_nothing() {
    let taken: Vec<_> = UNKNOWN.iter().filter(|it| field(it).is_some()).collect();
    assert!(taken.is_empty(), "{taken:?}");
}

#[test]
fn what_belongs_to_our_own_people_is_not_the_customers() {
    for heading in
        ["业务员电话", "客户经理邮箱", "Account Owner Email", "Sales Rep Phone", "跟进人微信"]
    {
        assert_eq!(field(heading), None, "{heading}");
    }
}

#[test]
fn our_own_words_come_before_the_dictionary() {
    let own = |heading: &str| (heading == "Status").then_some(Field::Level);
    assert_eq!(read(" Status ", &own).senses[0].field, Field::Level);
    assert_eq!(read("Stage", &own).senses[0].field, Field::Status);
}

#[test]
fn every_field_is_found_by_its_wire_name() {
    for expected in Field::ALL {
        // What only our own exports have, is found by the words of their headings.
        assert_eq!(field(expected.wire()) == Some(expected), !expected.is_only_ours());
        assert_eq!(Field::from_wire(expected.wire()), Some(expected));
        assert_eq!(serde_json::to_value(expected).unwrap(), expected.wire());
    }
}
