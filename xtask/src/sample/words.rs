//! The words the sample list is made of. Every person, company and number in it is invented.

/// A character and its pinyin, apart from the next by a comma: see [`spoken`].
pub const SURNAMES: &str = "\
    王 wang, 李 li, 张 zhang, 刘 liu, 陈 chen, 杨 yang, 黄 huang, 赵 zhao, 吴 wu, \
    周 zhou, 徐 xu, 孙 sun, 马 ma, 朱 zhu, 胡 hu, 郭 guo, 何 he, 林 lin, 高 gao, 罗 luo, \
    郑 zheng, 梁 liang, 谢 xie, 宋 song, 唐 tang, 许 xu, 邓 deng, 韩 han, 冯 feng, \
    曹 cao, 彭 peng, 曾 zeng, 肖 xiao, 田 tian, 董 dong, 潘 pan, 袁 yuan, 蔡 cai, \
    蒋 jiang, 余 yu, 沈 shen, 陆 lu, 顾 gu, 钱 qian, 陶 tao, 单 shan, 解 xie, 仇 qiu, \
    欧阳 ouyang, 上官 shangguan";

pub const GIVEN: &str = "\
    伟 wei, 芳 fang, 娜 na, 敏 min, 静 jing, 丽 li, 强 qiang, 磊 lei, 军 jun, 洋 yang, \
    勇 yong, 艳 yan, 杰 jie, 涛 tao, 明 ming, 超 chao, 霞 xia, 平 ping, 刚 gang, \
    建 jian, 国 guo, 华 hua, 文 wen, 志 zhi, 海 hai, 玉 yu, 秀 xiu, 英 ying, 红 hong, \
    春 chun, 梅 mei, 云 yun, 晓 xiao, 雨 yu, 欣 xin, 怡 yi, 佳 jia, 思 si, 俊 jun, \
    浩 hao, 博 bo, 天 tian, 晨 chen, 鹏 peng, 飞 fei, 雪 xue, 琳 lin, 颖 ying, 慧 hui, \
    婷 ting, 凯 kai, 斌 bin, 喆 zhe, 赟 yun, 堃 kun, 翀 chong";

/// The pairs of [`SURNAMES`] or [`GIVEN`].
pub fn spoken(list: &'static str) -> Vec<(&'static str, &'static str)> {
    list.split(", ").filter_map(|pair| pair.split_once(' ')).collect()
}

pub struct City {
    pub province: &'static str,
    pub name: &'static str,
    pub area_code: &'static str,
    pub postal: u32,
    /// The six digits that an ID number issued there begins with.
    pub region: &'static str,
    pub districts: &'static [&'static str],
}

/// The office is in 苏州, and so are most of its customers: it stands here more than once.
pub const CITIES: &[City] = &[
    SUZHOU,
    SUZHOU,
    SUZHOU,
    SUZHOU,
    SUZHOU,
    City {
        province: "江苏省",
        name: "无锡市",
        area_code: "0510",
        postal: 214_000,
        region: "320205",
        districts: &["梁溪区", "滨湖区", "锡山区"],
    },
    City {
        province: "江苏省",
        name: "常州市",
        area_code: "0519",
        postal: 213_000,
        region: "320402",
        districts: &["天宁区", "钟楼区"],
    },
    City {
        province: "江苏省",
        name: "南京市",
        area_code: "025",
        postal: 210_000,
        region: "320102",
        districts: &["玄武区", "鼓楼区", "秦淮区"],
    },
    City {
        province: "上海市",
        name: "上海市",
        area_code: "021",
        postal: 200_000,
        region: "310101",
        districts: &["黄浦区", "徐汇区", "静安区"],
    },
    City {
        province: "浙江省",
        name: "杭州市",
        area_code: "0571",
        postal: 310_000,
        region: "330106",
        districts: &["西湖区", "拱墅区", "上城区"],
    },
];

const SUZHOU: City = City {
    province: "江苏省",
    name: "苏州市",
    area_code: "0512",
    postal: 215_000,
    region: "320508",
    districts: &["姑苏区", "吴中区", "虎丘区", "相城区", "工业园区"],
};

pub const STREETS: &[&str] = &[
    "人民路",
    "干将东路",
    "中山北路",
    "解放路",
    "建设路",
    "文化路",
    "学院路",
    "滨河路",
    "书院弄",
    "朝阳街",
    "东风路",
    "友谊路",
    "金鸡湖大道",
    "迎宾大道",
];

pub const FIRM_FIRST: &[&str] = &[
    "恒", "金", "鑫", "瑞", "盛", "泰", "宏", "嘉", "德", "正", "永", "天", "卓", "启", "博", "铭",
    "凯", "联", "远", "锦", "睿", "诚", "明", "雅",
];
pub const FIRM_SECOND: &[&str] = &[
    "达", "通", "源", "丰", "和", "创", "信", "业", "科", "宇", "辉", "成", "安", "康", "利", "润",
    "腾", "翔", "悦", "图", "景", "顺",
];
/// What a firm does, as in its name and as in the column 所属行业.
pub const TRADES: &[(&str, &str)] = &[
    ("贸易", "贸易"),
    ("商贸", "贸易"),
    ("科技", "科技"),
    ("信息技术", "信息技术"),
    ("电子", "电子"),
    ("机械", "机械"),
    ("印刷", "印刷"),
    ("包装", "包装"),
    ("建筑装饰", "装饰"),
    ("物流", "物流"),
    ("广告传媒", "其他"),
    ("企业管理咨询", "咨询"),
    ("教育培训", "教育"),
];
pub const FIRM_ENDS: &[&str] =
    &["有限公司", "有限公司", "有限公司", "有限责任公司", "（集团）有限公司", "经营部"];

pub const SCHOOL_NAMES: &[&str] = &[
    "实验", "新城", "育才", "东林", "平江", "金阊", "湖滨", "敬文", "立达", "振华", "桃坞", "彩香",
    "沧浪", "胥江", "横塘", "枫桥", "木渎", "光福", "星海", "文萃", "景范", "草桥",
];
pub const SCHOOL_ENDS: &[&str] = &["小学", "小学", "中学", "幼儿园", "外国语学校", "职业学校"];
pub const OFFICES: &[&str] = &[
    "街道办事处",
    "税务局",
    "图书馆",
    "市场监督管理局",
    "不动产登记中心",
    "社区居委会",
    "人民医院",
    "文化馆",
    "档案馆",
    "疾病预防控制中心",
];
pub const SHOP_ENDS: &[&str] = &["文具店", "文体用品店", "图文快印", "书店", "办公用品商行"];

pub const TITLES: &[&str] = &["经理", "主任", "老师", "会计", "采购", "科长"];
pub const MAIL_DOMAINS: &[&str] =
    &["qq.com", "163.com", "126.com", "sina.com", "foxmail.com", "outlook.com", "139.com"];
/// Prefixes of mobile numbers; 137 and 151 are left to the hand-written cells of `dirt`.
pub const MOBILE_PREFIXES: &[&str] =
    &["138", "139", "136", "158", "159", "186", "188", "177", "130", "189", "133"];

pub const SOURCES: &[&str] = &["转介绍", "展会", "电话营销", "官网", "微信", "老客户介绍", "1688"];
pub const LEVELS: &[&str] = &["A", "A", "B", "B", "B", "C", "C", "D"];
pub const STATUSES: &[&str] = &["潜在", "意向", "已成交", "已成交", "已成交", "已流失"];
pub const OWNERS: &[&str] = &["张晓燕", "李志强", "王敏"];
pub const TAGS: &[&str] =
    &["月结", "现结", "需开票", "送货上门", "重点客户", "价格敏感", "开学季", "招投标", "代理"];
pub const TAG_SEPARATORS: &[&str] = &["、", "，", ",", "、"];

pub const NOTES: &[&str] = &[
    "送货走后门，找门卫老周",
    "发票抬头要写全称",
    "只用晨星牌中性笔，别的退货",
    "每月25号对账",
    "去年投标差一点，今年早点报价",
    "电话打不通发微信",
    "要A4 70克复印纸，一次二十箱",
    "付款慢，先款后货",
    "校服和本册一起订",
    "老板娘管采购",
];

/// Real enough for a search to be tried on: a name in it stands nowhere else.
pub const LONG_NOTE: &str = "2026年3月开学前来谈过一次，谈了两个多小时，以下按原话记：全年大约要作业本三万册、\
中性笔两千盒、复印纸四百箱，希望分四次送，每次送之前提前三天打电话给总务处的殷老师，不要直接打给校长。\
去年那家的本子纸太薄，钢笔一写就透，家长有意见，所以今年要先看样品，样品要内页和封面各三种，样品费可以不收就不收。\
付款按学期结，放假前付清，发票开两张，一张开学校，一张开食堂。价格比去年不能高，最好低两个点。\
送货的车不能超过一米九，地下车库限高，从东门进，东门七点半到八点十分不让进车。";
