//! The list that the office of the bench comes from: always the same for the same size.

use std::{
    fs::File,
    io::{BufWriter, Write},
    ops::RangeInclusive,
    path::Path,
};

use crate::Outcome;

pub const HEADINGS: [&str; 15] = [
    "客户编号",
    "客户名称",
    "联系人",
    "手机",
    "固定电话",
    "邮箱",
    "省份",
    "城市",
    "详细地址",
    "客户分类",
    "客户状态",
    "负责人",
    "标签",
    "建档日期",
    "备注",
];

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲建国华红志海燕峰晓宇欣怡子涵浩然梓萱雨泽博雅思远佳琪俊楠晨曦雪梅婷鑫鹏飞丹宁凯琳";
const PLACES: [(&str, &str); 12] = [
    ("广东省", "深圳市"),
    ("广东省", "广州市"),
    ("江苏省", "苏州市"),
    ("浙江省", "杭州市"),
    ("上海市", "上海市"),
    ("北京市", "北京市"),
    ("四川省", "成都市"),
    ("湖北省", "武汉市"),
    ("山东省", "青岛市"),
    ("福建省", "厦门市"),
    ("陕西省", "西安市"),
    ("河南省", "郑州市"),
];
const FIRST: &str = "华恒瑞鼎嘉宏盛天金信德荣泰永兴隆福康达诚远博创新智联合众美佳亿万通顺安宝丰源";
const TRADES: [&str; 12] = [
    "电子",
    "科技",
    "贸易",
    "机械设备",
    "建材",
    "包装材料",
    "食品",
    "医疗器械",
    "文化传媒",
    "物流",
    "信息技术",
    "家具",
];
const ENDS: [&str; 4] = ["有限公司", "有限责任公司", "股份有限公司", "集团有限公司"];
const ROADS: [&str; 8] =
    ["人民路", "解放路", "中山路", "建设路", "和平路", "朝阳路", "文化路", "工业大道"];
pub const CATEGORIES: [&str; 8] =
    ["制造业", "制造业/电子", "制造业/机械", "贸易", "服务业", "服务业/餐饮", "政府", "个人"];
const STATUSES: [&str; 6] = ["潜在", "意向", "洽谈中", "已成交", "暂停跟进", "已流失"];
pub const TAGS: [&str; 10] =
    ["VIP", "老客户", "月结", "现结", "加急", "小批量", "出口", "展会", "转介绍", "需回访"];
const NOTES: [&str; 6] = [
    "",
    "",
    "上次报价未回复，年底前再联系一次。",
    "要求开具增值税专用发票",
    "账期三十天，按月对账。",
    "喜欢微信沟通，不要打电话",
];
const MAILS: [&str; 4] = ["qq.com", "163.com", "foxmail.com", "126.com"];
const PINYIN: [&str; 24] = [
    "wang", "li", "zhang", "liu", "chen", "yang", "zhao", "huang", "zhou", "wu", "xu", "sun", "hu",
    "zhu", "gao", "lin", "he", "guo", "ma", "luo", "liang", "song", "zheng", "xie",
];

/// Draws from a seed: SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number
/// generators, 2014).
pub struct Chance(u64);

impl Chance {
    pub fn of(seed: u64) -> Chance {
        Chance(seed)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len() as u64) as usize]
    }

    pub fn letter(&mut self, from: &str) -> char {
        let count = from.chars().count() as u64;
        from.chars().nth(self.below(count) as usize).unwrap_or_default()
    }
}

/// One row of the list: distinct in number, name and phone.
pub fn row(chance: &mut Chance, number: u64, rows: u64, owners: &[String]) -> [String; 15] {
    let person: String =
        [chance.letter(SURNAMES), chance.letter(GIVEN), chance.letter(GIVEN)].into_iter().collect();
    let (province, city) = *chance.pick(&PLACES);
    let is_firm = chance.below(100) < 70;
    let name = if is_firm {
        let own: String = (0..3).map(|_| chance.letter(FIRST)).collect();
        format!(
            "{}{own}{}{}",
            city.trim_end_matches('市'),
            chance.pick(&TRADES),
            chance.pick(&ENDS)
        )
    } else {
        person.clone()
    };
    let contact = if is_firm { person } else { String::new() };
    let mobile =
        format!("1{}{:09}", [3, 5, 7, 8, 9][chance.below(5) as usize], number * 7 % 1_000_000_000);
    let landline = if chance.below(100) < 30 {
        format!("0755-{:08}", 20_000_000 + chance.below(60_000_000))
    } else {
        String::new()
    };
    let email = if chance.below(100) < 70 {
        format!("{}{}{number}@{}", chance.pick(&PINYIN), chance.pick(&PINYIN), chance.pick(&MAILS))
    } else {
        String::new()
    };
    let mut tags: Vec<&str> = (0..chance.below(4)).map(|_| *chance.pick(&TAGS)).collect();
    tags.sort_unstable();
    tags.dedup();
    let category = if is_firm { *chance.pick(&CATEGORIES[..7]) } else { "个人" };
    [
        format!("KH{number:07}"),
        name,
        contact,
        mobile,
        landline,
        email,
        province.to_owned(),
        city.to_owned(),
        format!(
            "{}{}号{}室",
            chance.pick(&ROADS),
            1 + chance.below(900),
            101 + chance.below(2_000)
        ),
        category.to_owned(),
        (*chance.pick(&STATUSES)).to_owned(),
        chance.pick(owners).clone(),
        tags.join("、"),
        day(number, rows),
        (*chance.pick(&NOTES)).to_owned(),
    ]
}

/// A list grows by the day: ten years of it, from 2016 on.
fn day(number: u64, rows: u64) -> String {
    let day = number * 10 * 12 * 28 / (rows + 1);
    format!("20{}-{:02}-{:02}", 16 + day / (12 * 28), 1 + day / 28 % 12, 1 + day % 28)
}

/// Writes rows of a list of so many as an office would save them from its spreadsheet: CSV in UTF-8
/// with a mark.
pub fn write(path: &Path, rows: u64, numbers: RangeInclusive<u64>, owners: &[String]) -> Outcome {
    let mut chance = Chance::of(*numbers.start());
    let mut file = BufWriter::new(File::create(path)?);
    file.write_all("\u{feff}".as_bytes())?;
    writeln!(file, "{}\r", HEADINGS.join(","))?;
    for number in numbers {
        // No cell of the list holds a comma or a quote.
        writeln!(file, "{}\r", row(&mut chance, number, rows, owners).join(","))?;
    }
    file.flush()?;
    Ok(())
}
